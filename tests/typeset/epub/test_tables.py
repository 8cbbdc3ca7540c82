"""Tables and lists of the EPUB: what the style sheet needs to know of them, and nothing that would be spoken."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
from lxml import etree

from guidepress.model.book import Book
from guidepress.model.edition import EPUB
from guidepress.model.xhtml import flat_text
from guidepress.prove import prove_published
from guidepress.typeset.epub.edition import bind_epub
from guidepress.typeset.epub.tables import STEPS, settle_table
from tests.support.editions import Editions
from tests.support.opened_epub import pack, unpack
from tests.support.places import ROOT
from tests.support.small_guide import small_book

HEADS = "<thead><tr><th scope='col'>Day</th><th scope='col'>High <em>water</em></th></tr></thead>"
ROWS = "<tbody><tr><th scope='row'>Mon</th><td>04:12</td></tr><tr><th scope='row'>Tue</th><td>05:03</td></tr></tbody>"
MATH = "xmlns='http://www.w3.org/1998/Math/MathML'"


def settled(table: str) -> etree._Element:
    """What becomes of a table in a section."""
    section = etree.fromstring(f"<section>{table}<p>after</p></section>")
    settle_table(next(section.iter("table")))
    return section


def test_a_table_lies_in_a_frame_and_its_cells_know_their_heads() -> None:
    """The frame is not spoken, the table says how narrow it may be, each data cell carries the head of its column."""
    section = settled(f"<table id='t'>{HEADS}{ROWS}</table>")
    frame = section[0]
    assert dict(frame.attrib) == {"class": "table"}
    assert section[1].tag == "p"
    assert frame[0].get("class") == "to-12"
    assert [cell.get("data-label") for cell in section.iter("td")] == ["High water", "High water"]
    assert [cell.get("data-label") for cell in section.iter("th")] == [None] * 4


@pytest.mark.parametrize(("columns", "letters", "step"), [(2, 4, 12), (3, 12, 24), (5, 12, 42), (9, 30, STEPS[-1])])
def test_the_width_at_which_records_begin_grows_with_the_longest_words(columns: int, letters: int, step: int) -> None:
    """Room for the longest word of each column and a little between: the next of the steps."""
    heads = "".join(f"<th scope='col'>{'m' * letters}</th>" for _ in range(columns))
    cells = "".join("<td>a b c</td>" for _ in range(columns))
    section = settled(f"<table><thead><tr>{heads}</tr></thead><tbody><tr>{cells}</tr></tbody></table>")
    assert section[0][0].get("class") == f"to-{step}"


def test_every_step_is_in_the_style_sheet() -> None:
    """The steps of the code are those of ``styles/epub-tables.css``, each with its width."""
    sheet = (ROOT / "styles" / "epub-tables.css").read_text(encoding="utf-8")
    found = re.findall(r"@container \(max-width: (\d+)em\) \{ \.to-(\d+) ", sheet)
    assert [(int(width), int(name)) for width, name in found] == [(step, step) for step in STEPS]


def test_a_head_of_one_sign_is_shown_as_that_sign() -> None:
    """A formula that is a single letter labels its cells with the letter, not with the words of its alternative."""
    formula = f"<math {MATH} alttext='italic n'><semantics><mi>n</mi><annotation>n</annotation></semantics></math>"
    section = settled(
        f"<table><thead><tr><th scope='col'>{formula}</th></tr></thead><tbody><tr><td>6</td></tr></tbody></table>"
    )
    assert [cell.get("data-label") for cell in section.iter("td")] == ["n"]
    assert "alttext='italic n'" in etree.tostring(section, encoding="unicode").replace('"', "'")


@pytest.mark.parametrize(
    "table",
    [
        f"<table id='t'><caption>Tides</caption>{HEADS.replace('</thead>', '<tr><th>a</th><th>b</th></tr></thead>')}{ROWS}</table>",
        f"<table id='t'><caption>Tides</caption>{HEADS}{ROWS.replace('<td>', '<td rowspan=&apos;2&apos;>', 1)}</table>".replace(
            "&apos;", "'"
        ),
        f"<table id='t'><caption>Tides</caption>{ROWS}</table>",
        f"<table id='t'><caption>Tides</caption><thead><tr><th>D</th><th><math {MATH}><mi>a</mi><mi>b</mi></math></th></tr></thead>{ROWS}</table>",
    ],
    ids=["two rows of heads", "spans", "no heads", "a formula for a head"],
)
def test_rows_that_cannot_be_read_alone_scroll(table: str) -> None:
    """Then the table lies in a region that takes the focus and bears the name of the caption (WCAG 2.2, 2.1.1)."""
    region = settled(table)[0]
    assert (region.get("class"), region.get("role"), region.get("tabindex")) == ("scroll", "region", "0")
    named = region.find(f".//*[@id='{region.get('aria-labelledby')}']")
    assert named is not None
    assert flat_text(named) == "Tides"
    assert region.find(".//*[@data-label]") is None


def test_a_region_without_a_caption_is_named_by_its_heads() -> None:
    """No region is without a name (WCAG 2.2, 4.1.2)."""
    region = settled(f"<table>{ROWS}</table>")[0]
    assert region.get("aria-label") == "Mon, Tue"


def test_a_list_that_goes_on_keeps_its_number(fieldbook: Book, fieldbook_editions: Editions) -> None:
    """``ol start`` of the Book is in the EPUB: the list that goes on in the afternoon begins with 6."""
    wanted = [ol.get("start") for part in fieldbook.parts for ol in part.tree.iter("ol") if ol.get("start")]
    pages = fieldbook_editions.epub_without_pages.pages().values()
    found = [ol.get("start") for page in pages for ol in page.iter("{*}ol") if ol.get("start")]
    assert found == wanted
    assert "6" in found


def test_records_are_for_systems_that_know_containers() -> None:
    """A system that knows no custom properties sees no rule with one: it would take such a display for none."""
    sheet = (ROOT / "styles/epub-tables.css").read_text(encoding="utf-8")
    outside = re.sub(r"@supports \(container-type: inline-size\) \{.*?\n\}", "", sheet, flags=re.DOTALL)
    assert "var(" in sheet
    assert "var(" not in outside


SPANS = (
    "<table id='doses'><caption>Doses</caption><thead><tr><th rowspan='2'>Drug</th><th colspan='2'>Dose</th></tr>"
    "<tr><th>Start</th><th>Most</th></tr></thead><tbody><tr><th scope='row'>A</th><td>1</td><td>2</td></tr></tbody></table>"
)


@pytest.mark.parametrize("table", [SPANS, SPANS.replace("<caption>Doses</caption>", "")])
def test_a_table_that_scrolls_is_the_likeness_of_the_books(tmp_path: Path, table: str) -> None:
    """The region around a table with spans is ours and no fault; a name that is not the table's is one."""
    book = small_book(tmp_path, f"# One\n\nWords.\n\n{table}\n\nMore.\n")
    bound = bind_epub(book, EPUB)
    assert [str(finding) for finding in prove_published(bound, book)] == []
    own = re.compile(rb'<div class="scroll" role="region" tabindex="0" aria-label(?:ledby)?="[^"]*"')
    entries = unpack(bound.data)
    for name in (b"aria-label", b"aria-labelledby"):
        edited = {key: own.sub(b'<div role="region" ' + name + b'="Stop"', data) for key, data in entries.items()}
        assert edited != entries
        forged = dataclasses.replace(bound, data=pack(edited))
        assert {"EPB070", "EPB049"} & {finding.code for finding in prove_published(forged, book)}
