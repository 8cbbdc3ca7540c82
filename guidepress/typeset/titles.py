"""Titles that break where a reader would: not behind an article or a preposition.

"Rendre visite à / quelqu'un" is read twice. Each language says which of its short words lean on the next one
(`Typography.leaning`). No word changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from guidepress.languages.registry import language_for
from guidepress.model.xhtml import HEADINGS, classes

_WORDS = re.compile(r"[^ \t\r\n]+")
_LONGEST_WORD, _LONGEST = 14, 20
"""The most letters of a word that another leans on, and of all that are kept together: a narrow column holds them."""

_LEFT_ALONE = frozenset({"code", "math", "svg"})


def tie_titles(root: etree._Element, language: str) -> None:
    """Put each short word of titles that leans on the next one, and that one, into a ``span class="tied"``."""
    subtitles = (one for one in root.iter("p") if "subtitle" in classes(one))
    for title in [*root.iter(*HEADINGS), *subtitles]:
        spoken = next((up.get("lang", "") for up in (title, *title.iterancestors()) if up.get("lang")), language)
        for element in list(title.iter(etree.Element)):
            above = (element, *element.iterancestors())
            if any(one.tag in _LEFT_ALONE or "tied" in classes(one) for one in above) or "{" in str(element.tag):
                continue
            if element.get("lang", spoken) != spoken:
                continue
            for child in reversed(element):
                child.tail = _tie(element, element.index(child) + 1, child.tail or "", spoken)
            element.text = _tie(element, 0, element.text or "", spoken)


def leaning(text: str, language: str, *, far: bool = False) -> Iterator[tuple[int, int]]:
    """Where the parts of a text are, from and to, that are kept on one line; ``far`` ones may be of any length."""
    longest_word, longest = (len(text), len(text)) if far else (_LONGEST_WORD, _LONGEST)
    short = language_for(language).typography.leaning
    start: int | None = None
    for found in _WORDS.finditer(text):
        start = found.start() if start is None else start
        if found[0].lower() in short and found.end() - start < longest:
            continue
        if start < found.start() and found.end() - found.start() <= longest_word and found.end() - start <= longest:
            yield start, found.end()
        start = None


def held_together(text: str, language: str, *, far: bool = False) -> str:
    """A text with no-break spaces behind its short words, for lines that are broken by us.

    ``far`` also before long words: whoever asks for that looks whether the line holds them.
    """
    for start, end in reversed(list(leaning(text, language, far=far))):
        text = text[:start] + re.sub("[ \t\r\n]+", "\N{NO-BREAK SPACE}", text[start:end]) + text[end:]
    return text


def _tie(parent: etree._Element, place: int, text: str, language: str) -> str | None:
    """Put what is kept together into elements from a place on; what is left is the text before the first."""
    rest = len(text)
    for start, end in reversed(list(leaning(text, language))):
        tie = etree.Element("span", {"class": "tied"})
        tie.text, tie.tail = text[start:end], text[end:rest]
        parent.insert(place, tie)
        rest = start
    return text[:rest] or None
