"""Tables that are too wide for their column are set smaller, then as records: nothing stands off the paper."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from weasyprint import HTML

from guidepress.model.edition import PHONE, SCREEN, Edition
from guidepress.prove import prove_published
from guidepress.typeset.editions import Press
from guidepress.typeset.paged.fitting import AS_RECORDS, TIGHT, fit, fitted
from tests.support.small_guide import small_book

WORDS = ("buprenorphine", "hydromorphone", "amitriptyline", "carbamazepine")


def wide(columns: int, words: tuple[str, ...] = WORDS) -> str:
    """A table of so many columns in Markdown."""
    heads = ["Name", *(f"Head {number}" for number in range(1, columns))]
    cells = ["Row", *(words[number % len(words)] for number in range(1, columns))]
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, ["---"] * columns, cells, cells))


@pytest.mark.slow
@pytest.mark.parametrize("edition", [SCREEN, PHONE], ids=lambda edition: edition.name)
def test_nothing_stands_off_the_paper(tmp_path: Path, edition: Edition) -> None:
    """Many columns, a word that no column holds, a head over several columns, in the text, in a list and in a box."""
    head = "<tr><th rowspan='2'>Name</th><th colspan='4'>Morning</th><th colspan='4'>Evening</th></tr>"
    heads = "".join(f"<th>Amount taken {number}</th>" for number in range(8))
    cells = "".join(f"<td>{WORDS[number % 4]}</td>" for number in range(8))
    nested = wide(9).replace("\n", "\n    ")
    section = f"""# Wide {{#wide}}

See [](#tbl-a), [](#tbl-b) and [](#tbl-c).

Table: Many columns. {{#tbl-a}}

{wide(14)}

Table: One long word. {{#tbl-b}}

| A | B | C |
|---|---|---|
| {"longword" * 12} | b | c |

<table id="tbl-c"><caption>Over several</caption><thead>{head}<tr>{heads}</tr></thead>
<tbody><tr><th scope="row" rowspan="2">Row</th>{cells}</tr><tr>{cells}</tr></tbody></table>

1. In a list:

    {nested}

!!! note "In a box"
    {nested}
"""
    book = small_book(tmp_path, section)
    made = Press(book).typeset(edition)
    assert [str(one) for one in prove_published(made, book) if one.severity == "error"] == []
    assert [one.code for one in made.findings if one.code == "PRT007"] == []
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        kinds = [str(item.get("/S")) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item]
    assert kinds.count("/Table") == 5


def found(body: str, css: str = "", known: dict[str, int] | None = None) -> dict[str, int]:
    """What is learnt of the tables of a page of 300 px."""
    sheet = f"<style>@page {{ size: 300px 400px; margin: 20px }} td {{ padding: 0 }} {css}</style>"
    pages: list[Any] = list(HTML(string=sheet + body).render().pages)
    return fitted(pages, known or {})


def test_a_table_takes_a_step_at_a_time() -> None:
    """From one that fits to records; then it is as it is."""
    table = f"<table data-n='1' class='wide'><tr>{'<td>many-words</td>' * 9}</tr></table>"
    assert found(table, "td { font-size: 1px }") == {}
    assert found(table) == {"1": TIGHT}
    assert found(table, known={"1": TIGHT}) == {"1": AS_RECORDS}
    assert found(table.replace("wide", "records")) == {}
    assert found(table, known={"1": AS_RECORDS}) == {"1": AS_RECORDS}


def test_the_column_counts_not_the_page() -> None:
    """A table that fits the page may be too wide for the box or the item that it stands in; one inside fits its cell."""
    table = f"<table data-n='1'><tr>{'<td>word</td>' * 4}</tr></table>"
    assert found(table) == {}
    assert found(f"<div style='width: 100px'>{table}</div>") == {"1": TIGHT}
    assert found(f"<ul><li style='margin-left: 120px'>{table}</li></ul>") == {"1": TIGHT}


def test_marks_are_added() -> None:
    """A table keeps its other classes; records are no longer wide or tight."""
    element = HTML(string="<table class='wide own' data-beside='by-2'></table>").etree_element.find(".//table")
    names = []
    for step in (TIGHT, TIGHT, AS_RECORDS, AS_RECORDS):
        fit(element, step)
        names.append(element.get("class"))
    assert names == ["wide own tight", "wide own tight", "own records by-2", "own records by-2"]
