"""The last word of a paragraph is not divided: a line with nothing but the end of a word is no line ("teln.").

CSS has a property for it (`hyphenate-limit-last`, CSS Text 4, 6.3.4), which WeasyPrint 70 does not know.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_LONGEST = 60
"""More letters than the end of a word has, in bytes: behind a line with more after it is more than a word."""


@contextmanager
def whole_last_words() -> Iterator[None]:
    """While this lasts, no line of a text that is hyphenated ends within its last word, if that fits on the next.

    The name is process-wide. A word that no line holds is still divided, and so is one in a column whose width is being
    asked for: both are left as they are.
    """
    from weasyprint.layout import inline

    before = inline.split_first_line
    undivided: dict[int, tuple[Any, Any]] = {}

    def plain(style: Any) -> Any:
        """The same style without hyphens of ours; the style itself is kept, so that its id stays its own."""
        if id(style) not in undivided:
            copy = style.copy()
            copy["hyphens"] = "manual"
            undivided[id(style)] = style, copy
        return undivided[id(style)][1]

    def split(text: str, style: Any, context: Any, max_width: float | None, *more: Any, **named: Any) -> Any:
        made = before(text, style, context, max_width, *more, **named)
        if max_width is None or style["hyphens"] != "auto" or not _ends_in_last_word(text, made[2]):
            return made
        whole = before(text, plain(style), context, max_width, *more, **named)
        return whole if whole[3] <= max_width else made

    inline.split_first_line = split
    try:
        yield
    finally:
        inline.split_first_line = before


def _ends_in_last_word(text: str, resume: int | None) -> bool:
    """Whether a line that goes on at a byte of a text divides its last word; behind a space more follows."""
    if resume is None or len(text) > resume + _LONGEST:
        return False
    data = text.encode()
    line, rest = data[:resume].decode(), data[resume:].decode()
    return line[-1:].isalpha() and rest[:1].isalpha() and not any(map(str.isspace, rest))
