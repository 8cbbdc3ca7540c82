"""The braille code of a language, and the signs of UEB that every table hands through."""

from __future__ import annotations

from guidepress.languages.language import BrailleCode
from guidepress.languages.registry import LANGUAGES, language_for
from guidepress.model.errors import ConfigurationError

OPEN_NOTE, CLOSE_NOTE = "\u2808\u2828\u2823", "\u2808\u2828\u281c"
"""Transcriber's note indicators (UEB 3.27), as braille patterns, which every table hands through."""
RAISED, LOWERED = "\u2830\u2814", "\u2830\u2822"
"""Grade 1 and level indicators (UEB 7)."""
OPEN_GROUP, CLOSE_GROUP = "\u2823", "\u281c"
DIGITS = dict(zip("1234567890,", "\u2801\u2803\u2809\u2819\u2811\u280b\u281b\u2813\u280a\u281a\u2802", strict=True))


def code_for(language: str) -> BrailleCode:
    """The code of a language (BCP 47). Raises `ConfigurationError` if there is none."""
    code = language_for(language).braille
    if code is None:
        known = ", ".join(sorted(tag for tag, one in LANGUAGES.items() if one.braille is not None))
        raise ConfigurationError(
            f"there is no braille edition in '{language}'",
            hint=f"The braille edition knows {known}; take 'braille' out of the editions.",
        )
    return code
