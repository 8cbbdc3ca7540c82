"""What is longer than a page, or stands once though its table does not: rows, feet of tables, notes; headings."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from guidepress.model.edition import EPUB, LARGE_PRINT, PHONE, SCREEN, Edition
from guidepress.model.finding import Findings
from guidepress.prove import prove_published
from guidepress.prove.parsers.pdf.drawing.pages import read_drawing
from guidepress.read import read_guide
from guidepress.typeset.editions import Press
from guidepress.typeset.paged.page_map import page_map
from tests.support.small_guide import SETTINGS, small_book, write_guide

SENTENCE = "A sentence of several words. "
SAID = "The tide comes in and goes out, and whoever walks on the shore keeps an eye on the clock and on the way back. "
FOLIO = 60
"""What stands lower on a page of 6 x 9 inches (pt) is its folio."""
EMPTY = 180
"""A page whose last line stands higher is one that was not filled."""
TALL = 20
"""What is drawn of this height (pt) is no rule."""


def pages_of(folder: Path, section: str) -> tuple[bytes, list[str]]:
    """The screen edition of a guide of one section, in which the provers find nothing, and what its pages show."""
    settings = SETTINGS.replace("number-sections: false", "number-sections: true")
    book = small_book(folder, section, settings=settings)
    made = Press(book).typeset(SCREEN)
    assert [str(one) for one in prove_published(made, book)] == []
    return made.data, [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made.data)]


def test_what_goes_on_overleaf(tmp_path: Path) -> None:
    """A row of more than a page begins below its caption and head; the foot of a table and its head stand as they must.

    A note that is too long for the foot of a page stands below its paragraph, and goes on overleaf.
    """
    rows = "".join(f"<tr><th scope='row'>R{n}</th><td>{n}</td></tr>" for n in range(60))
    foot = "<tfoot><tr><th scope='row'>Total</th><td>77</td></tr></tfoot>"
    section = f"""# Law of $E=mc^2$ {{#law}}

The rule[^long] is in [](#tbl-tall).

## Of *Homo*[^short] and H<sub>2</sub>O {{#homo}}

Words.

Table: Tall. {{#tbl-tall}}

| Head | Words |
|---|---|
| tall | {SENTENCE * 90} |
| last | after |

<table><caption>Sums</caption><thead><tr><th>Name</th><th>Number</th></tr></thead><tbody>{rows}</tbody>{foot}</table>

[^long]: {"The note says much, and more. " * 120}

[^short]: Brief.
"""
    data, pages = pages_of(tmp_path, section)
    words = [" ".join(page.split()) for page in pages]
    opening = next(page for page in words if "Tall." in page)
    assert re.search(r"Tall\. Head Words tall A sentence", opening)
    assert sum(page.count("Total") for page in words) == 1
    assert sum("Name Number" in page for page in words) > 1
    noted = [page for page in words if "The note says much" in page]
    assert len(noted) > 1
    assert sum(page.count("The note says much") for page in noted) == 120
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
        titles = [one.title for entry in outline.root for one in (entry, *entry.children)]
    assert "1 Law of E equals m c squared" in titles
    assert "Of Homo and H2O" in titles
    listed = next(page for page in words if page.startswith("Contents"))
    assert "Of Homo and H2O" in listed


@pytest.mark.slow
def test_cells_that_go_on_side_by_side(tmp_path: Path) -> None:
    """A page that begins within two cells begins, in the page map, in the first; all other words keep their order."""
    section = f"""# Tall {{#tall}}

Table: Two of them. {{#tbl-two}}

| Head | Words |
|---|---|
| {SENTENCE * 80} | {SENTENCE * 95} |
| last | after |

See [](#tbl-two).
"""
    book = small_book(tmp_path, section)
    press = Press(book)
    assert [str(one) for edition in (SCREEN, EPUB) for one in prove_published(press.typeset(edition), book)] == []


@pytest.mark.slow
def test_notes_that_stand_below_their_paragraph(tmp_path: Path) -> None:
    """One with a table is too much for the foot of a page, and so is what follows such a note or one that is long."""
    section = f"""# Notes {{#notes}}

A call[^table], another[^short], a third[^long] and a fourth[^last].

[^table]:
    With a table.

    | A | B |
    |---|---|
    | a | b |

[^short]: Short.

[^long]: {SENTENCE * 70}

[^last]: Last.
"""
    _data, pages = pages_of(tmp_path, section)
    words = " ".join(" ".join(pages).split())
    places = [words.index(text) for text in ("With a table.", "Short.", "A sentence of several", "Last.")]
    assert places == sorted(places)


@pytest.mark.slow
@pytest.mark.parametrize("edition", [SCREEN, PHONE], ids=lambda edition: edition.name)
def test_words_that_no_line_holds(tmp_path: Path, edition: Edition) -> None:
    """Code, addresses, one long word in text, headings, lists, boxes and notes: each stays in its column."""
    code, word, mail = (
        "`" + "a" * 90 + "`",
        "antidis" + "establish" * 9,
        "a.person@" + "department." * 6 + "example.org",
    )
    section = f"""# {word} {{#long}}

Words and {code} and {word}[^note], <{mail}>.

## Of {code} {{#code}}

1. In a list {code}
    - in a list {word}

!!! note "{word}"
    In a box {code}.

> Quoted {word}.

[^note]: In a note {word} {code}.
"""
    book = small_book(tmp_path, section)
    made = Press(book).typeset(edition)
    assert [str(one) for one in (*made.findings, *prove_published(made, book)) if one.severity == "error"] == []


@pytest.mark.slow
def test_formulas_and_pictures_stay_in_their_column(tmp_path: Path) -> None:
    """However long a formula is, however large a picture in a line, a box or a note."""
    formula = " + ".join(f"a_{{{number}}}" for number in range(40))
    section = f"""# Wide {{#wide}}

Words ${formula}$ and ![A shore](figures/shore.png) in a line.

$$
{formula}
$$

!!! note "A box"
    ![A shore](figures/shore.png)

A note[^note].

[^note]: With ![a shore](figures/shore.png) in it.
"""
    folder = tmp_path / "figures"
    folder.mkdir()
    Image.new("L", (2400, 2400), 200).save(folder / "shore.png")
    book = small_book(tmp_path, section)
    for edition in (SCREEN, PHONE):
        made = Press(book).typeset(edition)
        assert [str(one) for one in (*made.findings, *prove_published(made, book)) if one.severity == "error"] == []
        for page in pypdfium2.PdfDocument(made.data):
            boxes = [one.get_bounds() for one in page.get_objects() if one.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
            assert all(left >= 0 and right <= page.get_width() for left, _bottom, right, _top in boxes)


def test_a_page_before_nested_lists_is_full(tmp_path: Path) -> None:
    """A list of lists begins on the page where it stands and goes on overleaf: no page is left half empty for it.

    Single items are both ends of their list, which made the typesetter keep the whole tree on one page.
    """
    nested = "\n".join(f"{'    ' * depth}- Level {depth + 1}: {SAID}" for depth in range(6))
    tree = "\n".join(f"- Level 1 {SAID}\n    - Level 2 {SAID}\n        - a\n        - b\n        - c" for _ in range(3))
    for number, (before, listed) in enumerate(((1, nested), (3, tree))):
        section = "\n\n".join(["# Lists", *[SAID * 3] * before, listed, SAID * 3])
        made = Press(small_book(tmp_path / str(number), section)).typeset(SCREEN)
        page = pypdfium2.PdfDocument(made.data)[4].get_textpage()
        lowest = min(page.get_rect(one)[1] for one in range(page.count_rects()) if page.get_rect(one)[1] > FOLIO)
        assert lowest < EMPTY, (number, lowest)


def test_code_takes_its_ground_along(tmp_path: Path) -> None:
    """Where the first line of code does not fit on a page, no empty ground of it stays at the foot."""
    code = f"```\n{'--option=word ' * 12}\nlast\n```"
    section = "\n\n".join(["# Code", SAID * 3, *["Words."] * 5, code])
    made = Press(small_book(tmp_path, section)).typeset(LARGE_PRINT)
    pages = read_drawing(made.data).pages
    grounds = [
        (page.label, fill.box)
        for page in pages
        if page.label.isdigit()
        for fill in page.fills
        if fill.box.y1 - fill.box.y0 > TALL
    ]
    written = [(page.label, run.box) for page in pages for run in page.glyphs if "Code" in run.mark.path]
    inside = [any(page == label and ground.holds(box) for label, box in written) for page, ground in grounds]
    assert inside == [True]


_LIMIT = "Specifies the page gutter for each page in the current section, and the amount of extra space that is added to the margin. "
HIGH_ROWS = {
    "a name of three lines": f"<tr><td>gutter (Page Gutter Spacing)</td><td>{f'<p>{_LIMIT * 2}</p>' * 7}</td></tr>" * 4,
    "high pictures": '<tr><td><img src="figures/high.svg" alt="One"></td><td>One.</td></tr>' * 2,
}


@pytest.mark.parametrize("name", HIGH_ROWS)
@pytest.mark.parametrize("before", [1, 9])
def test_a_head_stands_above_high_rows(tmp_path: Path, name: str, before: int) -> None:
    """The head of a table was left out before a row that did not fit below it, and a short cell begun on the next page."""
    rows = (
        "<table><colgroup><col style='width: 19%'><col></colgroup><thead><tr><th>Attribute</th><th>Says</th></tr></thead>"
        f"<tbody>{HIGH_ROWS[name]}</tbody></table>"
    )
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 140 240" width="1400" height="2400">'
        '<rect width="140" height="240"/></svg>'
    )
    text = "# T\n\n" + "A line of text.\n\n" * before + rows + "\n\nEnd.\n"
    book = read_guide(write_guide(tmp_path, text, **{"figures__high.svg": drawing}), Findings())
    press = Press(book)
    assert any(page.part == "t" for page in page_map(press.pages, book).pages)
    made = press.typeset(SCREEN)
    assert [str(one) for one in prove_published(made, book)] == []
