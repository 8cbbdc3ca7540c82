"""What the parts of the proof's page are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from guidepress.languages.english import ENGLISH
from guidepress.languages.language import Language
from guidepress.typeset.web.html_page import add


def english(element: etree._Element, language: Language) -> etree._Element:
    """Say of an element that it is in English where the page is not (WCAG 2.2, 3.1.2)."""
    if language.tag != ENGLISH.tag:
        element.attrib.update({"lang": ENGLISH.tag, "dir": "ltr"})
    return element


def table(parent: etree._Element, caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> etree._Element:
    """A table with a caption; the first cell of each row is its head."""
    # The box scrolls on a narrow screen, so the keyboard must reach it (WCAG 2.1.1), under a name of its own.
    box = add(parent, "div", class_="scroll", tabindex="0", role="group", aria_label=caption)
    made = add(box, "table")
    add(made, "caption", caption)
    head = add(add(made, "thead"), "tr")
    for text in heads:
        add(head, "th", text, scope="col")
    inside = add(made, "tbody")
    for row in rows:
        line = add(inside, "tr")
        add(line, "th", str(row[0]), scope="row")
        for text in row[1:]:
            add(line, "td", str(text))
    return made
