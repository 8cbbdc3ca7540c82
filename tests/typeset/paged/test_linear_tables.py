"""Wide tables as records: what the typesetter is given."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from guidepress.model.edition import DYSLEXIA, EDITIONS, LARGE_PRINT, PRINT, SCREEN
from guidepress.typeset.editions import Press
from guidepress.typeset.paged.linear_tables import linearise
from tests.support.small_guide import small_book

HEAD = "<thead><tr><th>Day</th><th>Low water</th><th>Height?</th><th>Moon</th></tr></thead>"


def told(rows: str, head: str = HEAD, most: int | None = 3, names: str = "wide short") -> etree._Element:
    """A table in a part, after wide ones became records."""
    root = etree.fromstring(f'<section><table class="{names}">{head}<tbody>{rows}</tbody></table></section>')
    linearise(root, most)
    return root[0]


def heads(table: etree._Element) -> list[list[str | None]]:
    """What each cell of the body shows before its words, row by row."""
    return [[cell.get("data-head") for cell in row] for row in table.iterfind("tbody/tr")]


def test_each_cell_shows_the_head_of_its_column() -> None:
    """All but the first, which is the name of the record; an empty cell shows a dash; the words stay as they are."""
    table = told("<tr><th>Mon</th><td>06:45</td><td>1.9</td><td/></tr>")
    assert heads(table) == [[None, "Low water: ", "Height? ", "Moon: \N{EN DASH}"]]
    assert table.get("class") == "records by-3"
    assert "".join(table.itertext()) == "DayLow waterHeight?MoonMon06:451.9"


def test_a_head_has_the_colon_of_its_language() -> None:
    """French has a no-break space before it: in a French guide, and in a French table in another."""
    root = etree.fromstring(
        f"<body><table>{HEAD}<tbody><tr><th>Mon</th><td>a</td></tr></tbody></table>"
        f"<div lang='en'><table>{HEAD}<tbody><tr><th>Mon</th><td>b</td></tr></tbody></table></div></body>"
    )
    linearise(root, 3, "fr")
    assert [cell.get("data-head") for cell in root.iter("td")] == ["Low water\N{NO-BREAK SPACE}: ", "Low water: "]


def test_a_number_is_no_name() -> None:
    """A row that begins with a number shows the head of that column too."""
    table = told("<tr><th>2021</th><td>a</td><td>b</td><td>c</td></tr>")
    assert heads(table)[0][0] == "Day: "


def test_rows_are_named_alike() -> None:
    """Beside a row that begins with a number one that begins with "3 to 4" shows the head of that column too."""
    row = "<tr><th>{}</th><td>a</td><td>b</td><td>c</td></tr>"
    assert [one[0] for one in heads(told(row.format("1") + row.format("3 to 4")))] == ["Day: ", "Day: "]
    assert [one[0] for one in heads(told(row.format("Mon") + row.format("")))] == [None, "Day: \N{EN DASH}"]


@pytest.mark.parametrize("most", [4, None])
def test_a_table_that_fits_stays(most: int | None) -> None:
    """Up to the edition's number of columns nothing changes that can be seen."""
    table = told("<tr><th>Mon</th><td>a</td><td>b</td><td>c</td></tr>", most=most)
    assert table.get("class") == "wide short"


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("a", "records by-3"),
        ("a" * 12, "records by-3"),
        ("a" * 13, "records by-2"),
        ("a" * 20, "records by-2"),
        ("a" * 21, "records"),
        ("a " * 15, "records"),
        ("<ul><li>a</li></ul>", "records"),
    ],
)
def test_short_cells_stand_side_by_side(cell: str, names: str) -> None:
    """Two or three on a line of a record, by the longest with its head; never one with blocks in it."""
    head = "<thead><tr><th>A</th><th>B</th><th>C</th><th>D</th></tr></thead>"
    assert told(f"<tr><th>Mon</th><td>{cell}</td><td>b</td><td>c</td></tr>", head).get("class") == names


def test_in_a_box_fewer_stand_side_by_side() -> None:
    """A box or an item leaves a table less of the line: a word of eleven letters would be cut there."""
    head = "<thead><tr><th>A</th><th>B</th><th>C</th><th>D</th></tr></thead>"
    row = f"<tr><th>Mon</th><td>{'a' * 11}</td><td>b</td><td>c</td></tr>"
    table = f"<table>{head}<tbody>{row}</tbody></table>"
    root = etree.fromstring(f"<div><aside>{table}</aside><ul><li>{table}</li></ul>{table}</div>")
    linearise(root, 3)
    assert [one.get("class") for one in root.iter("table")] == ["records by-2", "records by-2", "records by-3"]


@pytest.mark.slow
@pytest.mark.parametrize("edition", ["large-print", "dyslexia", "phone"])
def test_a_record_is_not_divided_by_a_page(tmp_path: Path, edition: str) -> None:
    """The cells of a row stand on one page, also where two or three of them share a line."""
    heads = "| Day | Pain | Hours | Pills | Sleep | Walks | Note |\n" + "|---" * 7 + "|\n"
    rows = "".join(f"| Row{n}x | a{n}x | b{n}x | c{n}x | d{n}x | e{n}x | f{n}x |\n" for n in range(30))
    book = small_book(tmp_path, f"# One\n\nWords.\n\nTable: Days. {{#t}}\n\n{heads}{rows}")
    with pypdfium2.PdfDocument(Press(book).typeset(EDITIONS[edition]).data) as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    where = {
        number: {
            page for page, text in enumerate(pages) for letter in ("Row", *"abcdef") if f"{letter}{number}x" in text
        }
        for number in range(30)
    }
    assert all(len(found) == 1 for found in where.values())
    assert len(set.union(*where.values())) > 1


def test_without_heads_it_stays() -> None:
    """Records of a table without a head row would have nothing to show before their cells."""
    table = told("<tr><td>a</td><td>b</td><td>c</td><td>d</td></tr>", head="")
    assert table.get("class") == "wide short"


def test_notes_and_sources_are_not_repeated() -> None:
    """The call of a note, the note beside it and a citation belong to the head cell alone; a formula gives its words."""
    head = (
        "<thead><tr><th>A</th>"
        '<th>Tide<sup><a role="doc-noteref">1</a></sup><span role="doc-footnote">A note.</span></th>'
        '<th>Moon<sup class="cite"><a role="doc-biblioref">3</a></sup></th><th><img alt="n"/> of it</th></tr></thead>'
    )
    table = told("<tr><th>a</th><td>b</td><td>c</td><td>d</td></tr>", head=head)
    assert heads(table) == [[None, "Tide: ", "Moon: ", "n of it: "]]


def test_spans() -> None:
    """A cell over two columns shows both heads; a head over two columns stands before the head below it."""
    head = (
        '<thead><tr><th rowspan="2">Day</th><th colspan="2">Water</th><th rowspan="2">Moon</th></tr>'
        "<tr><th>low</th><th>high</th></tr></thead>"
    )
    rows = '<tr><th>Mon</th><td>1</td><td>2</td><td>new</td></tr><tr><th>Tue</th><td colspan="2">3</td><td>x</td></tr>'
    assert heads(told(rows, head=head)) == [
        [None, "Water, low: ", "Water, high: ", "Moon: "],
        [None, "Water, low / Water, high: ", "Moon: "],
    ]


def test_a_cell_over_several_rows_is_told_in_each() -> None:
    """The rows below it say what they share with it, because they no longer stand beside it."""
    rows = (
        '<tr><th rowspan="2">Mon</th><td>1</td><td rowspan="2">2</td><td>3</td></tr>'
        "<tr><td>4</td><td>5</td></tr><tr><th>Tue</th><td>6</td><td>7</td><td>8</td></tr>"
    )
    table = told(rows)
    assert [row.get("data-head") for row in table.iterfind("tbody/tr")] == [None, "Day: Mon; Height? 2", None]
    assert heads(table)[1] == ["Low water: ", "Moon: "]


def test_which_editions_have_records() -> None:
    """Large print from the fourth column on, wide spacing from the fifth; the others set tables as they are."""
    assert [edition.room.columns for edition in (LARGE_PRINT, DYSLEXIA, SCREEN, PRINT)] == [3, 4, None, None]


@pytest.mark.slow
def test_a_list_in_a_record_lies_over_none_of_its_numbers(tmp_path: Path) -> None:
    """The line of a cell that hangs is its own: the words of an item began on its number."""
    items = "<ol><li>One of it</li><li>Two of it</li></ol>"
    rows = f"<tr><th>Mon</th><td>{items}</td><td>b</td><td>c</td></tr>"
    table = f"<table>{HEAD}<tbody>{rows}</tbody></table>"
    data = Press(small_book(tmp_path, f"# Tides\n\n{table}\n")).typeset(LARGE_PRINT).data
    with pypdfium2.PdfDocument(data) as file:
        text = file[len(file) - 1].get_textpage()
        lines = text.get_text_range()
        for number, word in (("1.", "One"), ("2.", "Two")):
            mark = text.get_charbox(lines.index(number) + 1)
            assert mark[2] < text.get_charbox(lines.index(word))[0]
