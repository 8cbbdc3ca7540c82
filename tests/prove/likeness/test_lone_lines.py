"""Headings, cells and paragraphs of one line stand where the others of their kind do (PDF068)."""

from __future__ import annotations

import time

import pytest

from benchmarks.forgery.forged import in_pdf
from benchmarks.forgery.sixth import _moved
from benchmarks.forgery.third_pdf import _in_matrix
from guidepress.model.edition import SCREEN
from guidepress.model.place import Place
from guidepress.prove.likeness.edges import prove_edges
from guidepress.prove.likeness.lone_lines import _Block, _Side, prove_lone_lines
from guidepress.prove.likeness.rows import prove_rows
from guidepress.prove.parsers.pdf.drawing.geometry import Box
from guidepress.prove.parsers.pdf.drawing.items import DrawnPage
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.typeset.pdf.edition import typeset_pdf
from tests.support.small_guide import SETTINGS, small_book

_SETTINGS = SETTINGS.replace("  - contents\n", "")
"""Without contents, where the titles stand as well."""

TEXT = """# Tides {#tides}

Boats leave early.

## When they rise {#rise}

Nobody swims in the harbour then, for the tide is high and the boats come in from the sea at that hour of the day.

## When they fall {#fall}

Crabs are found.

!!! danger
    Stay away.

## Where to look {#where}

| Place | Height | Word |
|---|--:|:-:|
| Harbour | 4 | *gulls* |
| Shore | 333 | `lowest` |
| Rocks<br/>and more | 22 | ~~none~~ |

<table>
<tr><th>a</th><th>b</th><th>c</th></tr>
<tr><td colspan="2" rowspan="2"></td><td align="center"><strong>Level</strong> (m)</td></tr>
<tr><td align="center">Mean</td></tr>
<tr><td rowspan="2" align="center">low</td><td align="center">yes</td><td align="center">490</td></tr>
<tr><td align="center">no</td><td align="center">296.84</td></tr>
<tr><td rowspan="2" align="center">high</td><td align="center">yes</td><td align="center">49</td></tr>
<tr><td align="center">no</td><td align="center">6.84</td></tr>
</table>

<table>
<tr><th>Variables</th><th>Patients</th></tr>
<tr><td align="center">Gender, number</td><td align="center">65</td></tr>
<tr><td align="center">Other diseases, number</td><td align="center">3</td></tr>
<tr><td align="center"><ul><li>Male</li></ul></td><td align="center">56</td></tr>
</table>

    code that is one line

## When to go {#go}

Weed is slippery.
"""


@pytest.fixture(scope="module")
def typeset(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The PDF of a guide with headings, a table and paragraphs of one line."""
    return typeset_pdf(small_book(tmp_path_factory.mktemp("lone"), TEXT, settings=_SETTINGS), SCREEN).data


def told(data: bytes, *, styled: bool = False) -> list[str]:
    """What is found in a PDF."""
    with PdfFile(data) as file:
        lone = [] if styled else [*prove_lone_lines(file, Place("small.pdf"))]
        return [one.message for one in (*lone, *prove_rows(file, Place("small.pdf"), styled=styled))]


def moved(data: bytes, text: str, far: float = 30) -> bytes:
    """The PDF with a line that stands elsewhere, by points."""
    return in_pdf(_in_matrix(lambda m: [*m[:4], m[4] + far, m[5]], text))(data)


def test_lines_as_they_are_set_stand_where_they_may(typeset: bytes) -> None:
    """Indented paragraphs, cells at the right and in the middle, beside spans and with lists, a listing and a title are no others."""
    assert told(typeset) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("When they fall", "beside the edge of its kind"),
        ("Stay away", "beside the edge of its kind"),
        ("Crabs are found", "beside the edge of its kind"),
        ("Harbour", "beside the edge of its column"),
        ("333", "beside the edge of its column"),
        ("gulls", "beside the edge of its column"),
    ],
)
def test_a_line_that_is_moved_to_the_side_is_found(typeset: bytes, text: str, what: str) -> None:
    """By 30 pt: a heading, a line in a callout, cells at each edge."""
    assert any(what in one for one in told(moved(typeset, text)))


def test_a_whole_paragraph_that_is_moved_is_found(typeset: bytes) -> None:
    """By 30 pt, all of its lines: it shares its edge with itself alone."""
    data = in_pdf(_moved("Nobody swims", 30))(typeset)
    assert not any("edge of its lines" in one.message for one in prove_edges(PdfFile(data), Place("small.pdf")))
    assert [one for one in told(data) if "Nobody" in one and "edge of its kind" in one]


def test_a_paragraph_that_is_moved_by_its_size_is_found(typeset: bytes) -> None:
    """Its first line may be indented; those below begin at the edge, or with others."""
    data = in_pdf(_moved("Nobody swims", 12))(typeset)
    assert [one for one in told(data) if "Nobody" in one and "edge of its kind" in one]


def test_a_paragraph_may_be_indented(typeset: bytes) -> None:
    """By less than two sizes of its type: how far is for the sheets to say."""
    assert told(moved(typeset, "Crabs are found", 12)) == []


def test_many_lines_are_compared_in_little_time() -> None:
    """Each line with where the others are, not with each other line."""
    area = Box(0, 0, 400, 600)
    page = DrawnPage(0, "1", area, area, area, area, frozenset(), 0, 1.0, (), (), (), ())
    blocks = [
        _Block(page, "H2" if n % 2 else "P", 0, 60.0, 90.0 + n % 200, 10.0, "Word", single=True) for n in range(9999)
    ]
    side = _Side([*blocks, _Block(page, "H2", 0, 150.0, 300.0, 10.0, "Astray", single=True)])
    started = time.process_time()
    astray = [
        one.text for one in side._blocks if (side.is_astray(one) if one.kind == "H2" else side.is_beside_text(one))
    ]
    assert astray == ["Astray"]
    assert time.process_time() - started < 1


def test_cells_of_a_guide_with_sheets_of_its_own_may_stand_elsewhere(typeset: bytes) -> None:
    """What its sheets do to columns is not known."""
    assert told(moved(typeset, "333"), styled=True) == []


@pytest.mark.parametrize(
    ("number", "label", "side"), [(8, "1", 1), (9, "3", 1), (10, "4", 0), (3, "iv", 0), (4, "ix", 1), (5, "A-1", 1)]
)
def test_a_page_lies_on_the_side_that_its_number_says(number: int, label: str, side: int) -> None:
    """Empty pages are left out on a screen; a paragraph beside a margin that was another page's was called astray."""
    area = Box(0, 0, 400, 600)
    page = DrawnPage(number, label, area, area, area, area, frozenset(), 0, 1.0, (), (), (), ())
    assert _Block(page, "P", 0, 60.0, 90.0, 10.0, "Word", single=True).side == side


@pytest.mark.parametrize(("text", "astray"), [("（注：", []), ("「注", []), ("注：", ["注："]), ("", [])])
def test_a_full_width_bracket_begins_in_the_middle_of_its_square(text: str, astray: list[str]) -> None:
    """An indented paragraph in Chinese that begins with one was called astray; one that is moved as far is still."""
    area = Box(0, 0, 400, 600)
    page = DrawnPage(0, "1", area, area, area, area, frozenset(), 0, 1.0, (), (), (), ())
    others = [_Block(page, "P", 0, 60.0, 370.0 - n, 10.0, "字", single=True) for n in range(9)]
    moved = _Block(page, "P", 0, 84.0 if text else 70.0, 250.0, 10.0, text, single=True)
    side = _Side([*others, moved])
    assert [one.text for one in side._blocks if side.is_beside_text(one)] == astray


def test_latin_words_in_a_text_from_the_right_begin_at_its_edge() -> None:
    """A paragraph of Latin words ends where the others begin; one that stands elsewhere is told still."""
    area = Box(0, 0, 400, 600)
    page = DrawnPage(0, "1", area, area, area, area, frozenset(), 0, 1.0, (), (), (), ())
    hebrew = [_Block(page, "P", 0, 300.0 - n * 7, 370.0 + n % 2, 10.0, "שלום", single=True) for n in range(9)]
    outlier = [_Block(page, "P", 0, 60.0 + n, 380.0, 10.0, "שלום", single=True) for n in range(2)]
    latin = [_Block(page, "P", 0, 290.0 - n * 23, 370.0, 10.0, "Latin", single=True) for n in range(5)]
    astray = _Block(page, "P", 0, 120.0, 250.0, 10.0, "Astray", single=True)
    side = _Side([*hebrew, *outlier, *latin, astray])
    assert [one.text for one in side._blocks if side.is_beside_text(one)] == ["Astray"]
