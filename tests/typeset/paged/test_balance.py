"""A heading whose lines are made alike stays what it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from lxml import etree

from guidepress.model.book import Book
from guidepress.model.edition import SCREEN
from guidepress.typeset.paged import layout, units
from guidepress.typeset.paged.headings import with_long_headings
from guidepress.typeset.paged.layout import render_document
from guidepress.typeset.paged.passes import Mending
from guidepress.typeset.pdf.write import write_document
from tests.support.small_guide import small_book


def test_a_heading_keeps_its_level_in_the_outline() -> None:
    """It stood at the top of the bookmarks (PDF024) wherever a long title lay in a chapter; set anew, it has one padding."""
    heading = etree.fromstring('<div><h1 data-n="7" style="bookmark-level: 3">A long title</h1></div>')
    for padding in (12.0, 30.5):
        Mending(balanced={"7": (padding, 2)}).apply([heading])
    assert heading[0].get("style") == "bookmark-level: 3; padding-inline-end: 30.5px"


def _element(text: str) -> ET.Element:
    return ET.fromstring(text)


def test_what_is_laid_out_first_is_long_headings_and_what_they_are_in() -> None:
    """No text between them, no short one, none in a table, whose width follows from other cells."""
    long = "A heading of more than twenty letters"
    section = _element(
        f'<section id="s"><h1 data-n="0">{long}<sup>1</sup></h1>text<p>{long}</p><h2>Short</h2>'
        f'<div class="callout"><p>Words</p><h3>{long}</h3>tail</div><table><tr><td><h4>{long}</h4></td></tr></table></section>'
    )
    bare = with_long_headings(section)
    assert ET.tostring(bare, encoding="unicode") == (
        f'<section id="s"><h1 data-n="0">{long}<sup>1</sup></h1><div class="callout"><h3>{long}</h3></div></section>'
    )
    assert bare is not section
    assert len(section) == 5
    assert with_long_headings(_element("<section><h1>Short</h1><p>A paragraph of many letters</p></section>")) is None


def test_headings_of_a_long_part_are_learnt_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The part is laid out once instead of twice, and its pages are the same."""
    heads = [f"## A heading of which the last line is not as long as its first one is {n}\n" for n in range(3)]
    text = "\n".join(f"{head}\n{'Some words that fill a line. ' * 110}\n" for head in heads)
    book = small_book(tmp_path, f"# One {{#one}}\n\n{text}")
    made: list[tuple[bytes, int]] = []
    agreed = layout.agreed

    def counting(setter: Any, rows: Any, book: Book) -> Any:
        document = agreed(setter, rows, book)
        settings.append(next(unit.settings for unit in setter.units if unit.name == "one"))
        return document

    settings: list[int] = []
    monkeypatch.setattr(layout, "agreed", counting)
    made.append((write_document(render_document(book, SCREEN), book), settings[-1]))
    monkeypatch.setattr(units, "with_long_headings", lambda _section: None)
    made.append((write_document(render_document(book, SCREEN), book), settings[-1]))
    assert made[0][0] == made[1][0]
    assert made[0][1] < made[1][1]
