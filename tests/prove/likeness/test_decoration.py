"""What is drawn around the words of a PDF is what our sheets draw (PDF070); forgeries are in `benchmarks.forgery`."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from guidepress.model.book import Book
from guidepress.model.edition import DYSLEXIA, LARGE_PRINT, PHONE, PRINT, SCREEN, Edition
from guidepress.model.place import Place
from guidepress.prove.likeness.decoration import prove_decoration
from guidepress.prove.likeness.own_style import OwnStyle
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.typeset.pdf.edition import typeset_pdf
from tests.support.small_guide import SETTINGS, small_book

TEXT = """\
# The only section {#only}

The harbour is deep, ~~wide~~ and <u>cold</u>, and ==nobody
may swim in it==; read [the tables](https://www.example.org/tables) first.

!!! danger
    Nobody comes out at night.

!!! tip "Bring a rope"
    - One
    - Two

        !!! note
            Within another.

!!! tide
    A type of the guide's own.

| Tide | Height |
|---|--:|
| Low | 1 |
| High | 4 |

```text
a line of code
```

***

<aside><p>An aside by hand, which has no box.</p></aside>

> Said by others.

*[NHN]: National Harbour Network

The NHN says so.[^foot]

[^foot]: At the foot of the page.

    !!! warning
        A callout within a note.
"""
OWN = SETTINGS + "callouts:\n  tide:\n    label: Tide\n    like: warning\n"
ACCENTS = ("#7a1f5c", "#0b4f55", "#8a4b00")


def told(book_folder: Path, edition: Edition, settings: str = OWN, text: str = TEXT) -> list[str]:
    """What is found in an edition of a small guide as it was typeset."""
    book = small_book(book_folder, text, settings=settings)
    with PdfFile(typeset_pdf(book, edition).data) as file:
        return [str(one) for one in prove_decoration(file, book, edition, Place("small.pdf"))]


@pytest.mark.parametrize("edition", [SCREEN, LARGE_PRINT, DYSLEXIA, PHONE], ids=lambda one: one.name)
def test_what_our_sheets_draw_is_known(edition: Edition, tmp_path: Path) -> None:
    """Callouts, one within another, one within a note and one of the guide's own, tables, code, rules, lines under and through words."""
    assert told(tmp_path, edition) == []


@pytest.mark.parametrize("accent", ACCENTS)
def test_a_brand_has_colours_of_its_own(accent: str, tmp_path: Path) -> None:
    """The accent and all that follows from it, in the theme with tabs at the edge."""
    brand = f'theme: booklet\nbrand:\n  accent: "{accent}"\n'
    assert told(tmp_path, SCREEN, OWN + brand) == []


def test_a_colour_of_nobody_is_found(tmp_path: Path) -> None:
    """The same file, proved for a guide with another brand."""
    book = small_book(tmp_path / "one", TEXT, settings=OWN + f'brand:\n  accent: "{ACCENTS[0]}"\n')
    other = small_book(tmp_path / "other", TEXT, settings=OWN + f'brand:\n  accent: "{ACCENTS[2]}"\n')
    with PdfFile(typeset_pdf(book, SCREEN).data) as file:
        found = list(prove_decoration(file, other, SCREEN, Place("small.pdf")))
    assert {one.code for one in found} == {"PDF070"}
    assert all("in a colour of none of our sheets" in one.message for one in found)


def test_marked_words_of_any_script_are_known(tmp_path: Path) -> None:
    """Their letters come in the order in which they are drawn, which is not that of the text."""
    lines = (
        f"=={words}==, <u>{words}</u>."
        for words in ("deep שלום עולם and", "माहिती पुस्तिका", "कोई तैर नहीं सकता", "ماء بارد")
    )
    assert told(tmp_path, SCREEN, text="# One\n\n" + "\n\n".join(lines) + "\n") == []


def test_the_ground_of_marked_words_is_under_no_others(tmp_path: Path) -> None:
    """Yellow is what a browser gives them where no sheet does; under words that the guide does not mark it is found."""
    book = small_book(tmp_path / "one", "# One\n\nThe harbour is ==deep== and cold.\n")
    other = small_book(tmp_path / "other", "# One\n\nThe harbour is deep and ==cold==.\n")
    with PdfFile(typeset_pdf(book, SCREEN).data) as file:
        assert list(prove_decoration(file, book, SCREEN, Place("small.pdf"))) == []
        found = list(prove_decoration(file, other, SCREEN, Place("small.pdf")))
    assert ["in a colour of none of our sheets" in one.message for one in found] == [True]


def test_a_guide_with_sheets_of_its_own_is_not_held_to_ours(tmp_path: Path) -> None:
    """It draws what it likes."""
    book = small_book(tmp_path, TEXT, settings=OWN)
    own = replace(book, look=replace(book.look, sheets={"content.css": ".callout { background: #123456 }"}))
    with PdfFile(typeset_pdf(own, SCREEN).data) as file:
        assert list(prove_decoration(file, own, SCREEN, Place("small.pdf"))) == []
        assert len(list(prove_decoration(file, book, SCREEN, Place("small.pdf")))) > 0
    assert PRINT.sheets == SCREEN.sheets


def _styled(book: Book, sheet: str, name: str = "content.css") -> Book:
    return replace(book, look=replace(book.look, sheets={name: sheet}))


def test_what_a_sheet_of_the_guide_cannot_change_is_asked(tmp_path: Path) -> None:
    """A colour of headings draws no line and moves none; what another edition's sheet does is of no weight here."""
    book = small_book(tmp_path, "# One\n\n!!! danger\n    The harbour is deep.\n")
    plain = _styled(book, "h1 { color: #7a1f5c } @media print { h2 { color: hsl(9 9% 9%) } }")
    style = OwnStyle.of(plain, SCREEN)
    assert (style.moves, style.draws, style.lines, style.shapes) == (False, False, False, False)
    assert style.unknown
    assert OwnStyle.of(_styled(book, ".callout { border: 3pt dashed red }", "epub.css"), SCREEN) == OwnStyle()
    dashed = OwnStyle.of(_styled(book, ".callout { border: 3pt dashed #f00 }"), SCREEN)
    assert (dashed.moves, dashed.draws, dashed.lines, dashed.shapes) == (True, True, True, True)
    assert dashed.colours == {(1.0, 0.0, 0.0)}
    assert OwnStyle.of(_styled(book, "h2 { text-decoration: underline }"), SCREEN) == OwnStyle(lines=True)
    with PdfFile(typeset_pdf(book, SCREEN).data) as file:
        assert list(prove_decoration(file, plain, SCREEN, Place("small.pdf"))) == []
    with pikepdf.open(BytesIO(typeset_pdf(plain, SCREEN).data)) as pdf:
        pdf.pages[-1].contents_add(b"/Artifact BMC 1 w 60 120 m 150 260 250 40 340 150 c S EMC")
        held = BytesIO()
        pdf.save(held)
    with PdfFile(held.getvalue()) as file:
        assert [one.code for one in prove_decoration(file, plain, SCREEN, Place("small.pdf"))] == ["PDF070"]


SHELL = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40" viewBox="0 0 60 40"><circle cx="20" cy="20" r="12" fill="{hue}"/><rect x="36" y="8" width="20" height="24" fill="#c0ffee"/></svg>'
DECORATED = "# One\n\nThe harbour is deep.\n\n![](figures/shell.svg){.decorative}\n\nIt is cold.\n"


def decorated(folder: Path, drawing: str) -> Book:
    """A guide with a decorative drawing."""
    return small_book(folder, DECORATED, **{"figures/shell.svg": drawing})


def test_a_decorative_drawing_is_the_guides_own(tmp_path: Path) -> None:
    """Its shapes and colours are in none of our sheets; another form in its place, or one more, is found."""
    book = decorated(tmp_path / "one", SHELL.format(hue="#123456"))
    moved = decorated(tmp_path / "moved", SHELL.format(hue="#123456").replace('cx="20"', 'cx="14"'))
    bare = small_book(tmp_path / "bare", DECORATED.replace("![](figures/shell.svg){.decorative}", "Yes."))
    with PdfFile(typeset_pdf(book, SCREEN).data) as file:
        assert list(prove_decoration(file, book, SCREEN, Place("small.pdf"))) == []
        for other in (moved, bare):
            assert [one.code for one in prove_decoration(file, other, SCREEN, Place("small.pdf"))] == ["PDF070"]


def test_a_drawing_that_cannot_be_told_explains_one_page(tmp_path: Path) -> None:
    """What is moved by a sheet of its own is not compared."""
    turned = (
        SHELL.format(hue="#123456")
        .replace("<circle", '<g style="transform: rotate(3deg)"><circle')
        .replace("<rect", "</g><rect")
    )
    book = decorated(tmp_path / "one", turned)
    with PdfFile(typeset_pdf(book, SCREEN).data) as file:
        assert list(prove_decoration(file, book, SCREEN, Place("small.pdf"))) == []


NESTED = """# One

The harbour is deep.[^a] It is cold.

[^a]: A note, and in it

    !!! warning
        The tide is late.

!!! tip
    Go early.

    !!! danger
        Stay away.

Last words.
"""


def test_a_callout_in_a_note_has_the_box_of_its_type(tmp_path: Path) -> None:
    """The note stands at the foot of the page, and is told where it is called: colours are held by what is told."""
    assert told(tmp_path, SCREEN, text=NESTED) == []
