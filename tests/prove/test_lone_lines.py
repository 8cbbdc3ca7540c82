"""Headings, cells and paragraphs of one line stand where the others of their kind do (PDF068)."""

from __future__ import annotations

import pytest

from benchmarks.forgery.forged import in_pdf
from benchmarks.forgery.third_pdf import _in_matrix
from guidepress.model.edition import SCREEN
from guidepress.model.place import Place
from guidepress.prove.likeness.lone_lines import prove_lone_lines
from guidepress.prove.likeness.rows import prove_rows
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
        ("Harbour", "beside the edge of its column"),
        ("333", "beside the edge of its column"),
        ("gulls", "beside the edge of its column"),
    ],
)
def test_a_line_that_is_moved_to_the_side_is_found(typeset: bytes, text: str, what: str) -> None:
    """By 30 pt: a heading, a line in a callout, cells at each edge."""
    assert any(what in one for one in told(moved(typeset, text)))


def test_cells_of_a_guide_with_sheets_of_its_own_may_stand_elsewhere(typeset: bytes) -> None:
    """What its sheets do to columns is not known."""
    assert told(moved(typeset, "333"), styled=True) == []
