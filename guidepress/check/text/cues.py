"""What a language's prose shows, as patterns: `guidepress.languages.language.Checks` has their words."""

from __future__ import annotations

import re
from functools import cache

from guidepress.languages.language import Checks
from guidepress.languages.registry import language_for


def cues(tag: str) -> Checks:
    """What checks know of a language; nothing if it has no file."""
    return language_for(tag).checks


@cache
def pattern(words: str, *, any_case: bool = True) -> re.Pattern[str] | None:
    """One of its regular expressions, whatever the case of letters; none if the language has none."""
    return re.compile(words, re.IGNORECASE if any_case else 0) if words else None
