"""The prover of the braille edition: silent on what is right, and not on bytes that were broken on purpose."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from guidepress.model.book import Book, PartKind
from guidepress.model.edition import BRAILLE
from guidepress.prove import prove_published
from guidepress.prove.braille.edition import _aligned, _wanted, prove_braille
from guidepress.prove.braille.tables import code_of
from guidepress.prove.braille.words import _QUOTES, quiet
from guidepress.prove.parsers.brf import raw_pages, read_page, words
from guidepress.standards.braille import ASCII, back, forward, patterns
from guidepress.typeset.braille.edition import braille_brf
from guidepress.typeset.editions import Press
from tests.support.braille import needs_liblouis, parts_as_pages
from tests.support.editions import Editions
from tests.support.small_guide import small_book

Break = Callable[[bytes], bytes]


@pytest.fixture(autouse=True)
def _liblouis() -> None:
    needs_liblouis()


@pytest.fixture(scope="module")
def files(request: pytest.FixtureRequest) -> Callable[[str], bytes]:
    """The guides in braille, by their names; every part is a print page."""
    needs_liblouis()

    @cache
    def file(name: str) -> bytes:
        book: Book = request.getfixturevalue(name)
        return braille_brf(book, BRAILLE, parts_as_pages(book)).data

    return file


@pytest.fixture
def brf(files: Callable[[str], bytes]) -> bytes:
    """The first guide in braille."""
    return files("guide")


def codes(data: bytes, book: Book) -> list[str]:
    """The codes of the findings, each once."""
    return sorted({finding.code for finding in prove_braille(data, book)})


def sheets(data: bytes) -> list[bytes]:
    """The pages with their form feeds."""
    return data.split(b"\f")[:-1]


def bound(pages: list[bytes]) -> bytes:
    """The other way round."""
    return b"".join(page + b"\f" for page in pages)


def replaced(old: bytes, new: bytes) -> Break:
    """Puts something in place of what must be there, once."""

    def apply(data: bytes) -> bytes:
        assert old in data
        return data.replace(old, new, 1)

    return apply


def reordered(data: bytes) -> bytes:
    """Two sheets of the body have changed places."""
    pages = sheets(data)
    pages[30], pages[31] = pages[31], pages[30]
    return bound(pages)


def late_disclaimer(data: bytes) -> bytes:
    """The disclaimer lies behind the contents; the corners of the sheets are right."""
    pages = sheets(data)
    first = next(n for n, page in enumerate(pages) if b",4CLAIM]3 R1D ? F/\r\n" in page)
    contents = next(n for n, page in enumerate(pages) if b",3T5TS\r\n" in page)
    about = next(n for n, page in enumerate(pages) if b" ,AB ? GUIDE\r\n" in page)
    return bound([*pages[:first], *pages[contents:about], *pages[first:contents], *pages[about:]])


def without_a_page(data: bytes) -> bytes:
    """A sheet of the body is lost."""
    pages = sheets(data)
    return bound(pages[:30] + pages[31:])


@pytest.mark.parametrize("name", ["guide", "fieldbook", "minimal"])
def test_an_edition_has_no_findings(name: str, files: Callable[[str], bytes], request: pytest.FixtureRequest) -> None:
    """Whatever the Book holds (formulas, tables, four scripts, notes in boxes), its braille proves clean."""
    assert [str(finding) for finding in prove_braille(files(name), request.getfixturevalue(name))] == []


@pytest.mark.slow
def test_an_edition_with_its_real_pages_has_no_findings(editions: Editions) -> None:
    """With the pages of the PDF, blank ones and breaks in lists, tables and boxes included."""
    assert [str(finding) for finding in prove_braille(editions.of(BRAILLE).data, editions.book)] == []


def read_back_share(data: bytes, book: Book) -> float:
    """Which share of the Book's words liblouis gives back from the cells alone, in order (0 to 1)."""
    language = book.settings.language
    pages = [read_page(lines) for lines in raw_pages(data) if lines]
    said = words([page for page in pages if page.series != "T"])
    expected = _wanted(book.parts, book, language)
    ours, theirs = _aligned(expected, said)
    if len(ours) != len(theirs):
        return 0.0
    same = sum(
        back(quiet(cells), code_of(language).table).translate(_QUOTES) == word.text.translate(_QUOTES)
        for cells, word in zip(said, expected, strict=True)
    )
    return same / len(expected)


@pytest.mark.parametrize("name", ["guide", "fieldbook"])
def test_the_cells_read_back_as_the_words_of_the_book(
    name: str, files: Callable[[str], bytes], request: pytest.FixtureRequest
) -> None:
    """liblouis reads at least 97 of 100 words back from single cells; it cannot read raised numbers."""
    assert read_back_share(files(name), request.getfixturevalue(name)) > 0.97


def test_the_statement_can_be_read_back(brf: bytes) -> None:
    """The transcriber's pages say, read back from the cells, that nobody has proofread the braille."""
    opening = [read_page(lines) for lines in raw_pages(brf)[:2]]
    assert "Machine-translated, not proofread." in back(" ".join(words(opening)), "en-ueb-g2.ctb")


@pytest.mark.parametrize(
    ("code", "harm"),
    [
        pytest.param("BRL001", replaced(b",KRATOM", b",kratom"), id="lower case"),
        pytest.param("BRL001", replaced(b"\r\n\r\n", b"\n\n"), id="line feeds alone"),
        pytest.param("BRL001", replaced(b",KRATOM", b"\xe2\xa0\xa0"), id="not ASCII"),
        pytest.param("BRL001", lambda data: data[:-1], id="no form feed at the end"),
        pytest.param("BRL002", replaced(b"7" * 40, b"7" * 41), id="41 cells"),
        pytest.param("BRL003", replaced(b"\r\n\r\n", b"\r\n"), id="a line less"),
        pytest.param("BRL003", replaced(b"\r\n\r\n", b"\r\n\r\n\r\n"), id="a line more"),
        pytest.param("BRL004", reordered, id="sheets in another order"),
        pytest.param("BRL004", without_a_page, id="a sheet lost"),
        pytest.param("BRL004", replaced(b" P#B\r\n", b" P#I\r\n"), id="a wrong number"),
        pytest.param("BRL004", replaced(b" P#B\r\n", b"\r\n"), id="no number"),
        pytest.param("BRL005", replaced(b"-" * 38 + b"II\r\n", b"\r\n"), id="no line where a print page begins"),
        pytest.param("BRL005", replaced(b"-" * 38 + b"II\r\n", b"-" * 39 + b"V\r\n"), id="another print page"),
        pytest.param("BRL005", replaced(b"   A#B\r\n", b"\r\n"), id="a page that names no print page"),
        pytest.param("BRL006", lambda data: data.replace(b"N PRO(R1D4", b"PRO(R1D4"), id="proofread"),
        pytest.param("BRL007", late_disclaimer, id="disclaimer behind the contents"),
        pytest.param("BRL007", replaced(b"N ADVISE Y", b"ADVISE Y"), id="disclaimer without a not"),
        pytest.param("BRL008", replaced(b"N ADVISE Y", b"ADVISE Y"), id="a word less"),
        pytest.param("BRL008", replaced(b"N ADVISE Y", b"N N ADVISE Y"), id="a word more"),
        pytest.param("BRL008", replaced(b"#IHH", b"#IHG"), id="another number"),
        pytest.param("BRL008", without_a_page, id="a page of words less"),
        pytest.param("BRL008", reordered, id="words in another order"),
    ],
)
def test_broken_bytes_are_found(brf: bytes, guide: Book, code: str, harm: Break) -> None:
    """Each way of breaking the file has its code, and the whole file has none."""
    assert codes(brf, guide) == []
    assert code in codes(harm(brf), guide)


def test_a_finding_names_the_line_of_the_manuscript(brf: bytes, guide: Book) -> None:
    """A lost word is traced to where it was written."""
    harmed = brf.replace(b"N ADVISE Y", b"ADVISE Y", 1)
    found = next(finding for finding in prove_braille(harmed, guide) if finding.code == "BRL008")
    disclaimer = guide.of_kind(PartKind.DISCLAIMER)
    assert disclaimer is not None
    assert found.place.file == disclaimer.source
    written = guide.texts[disclaimer.source].decode().split("\n")
    assert "does not advise" in written[(found.place.line or 0) - 1]
    assert "“not”" in found.message


def test_the_alphabet_is_that_of_braille_ascii() -> None:
    """64 different characters from 20 to 5F hexadecimal, dot 1 being A, dots 3456 the numeric indicator."""
    assert sorted(ASCII) == [chr(code) for code in range(0x20, 0x60)]
    assert patterns("A#B") == "\u2801\u283c\u2803"
    assert forward("a 1", "en-ueb-g2.ctb") == "A #A"


def test_calls_of_notes_behind_any_ending(tmp_path: Path) -> None:
    """A letter raised behind '-ed', '-ing' or a stop is the call that the Book has (notes a to m), and no other word."""
    words = ["used", "need", "done", "playing", "motion", "fullness", "for", "ability", "x2", "A", "go,", "stop.", "it"]
    text = " ".join(f"{word}[^n{n}]" for n, word in enumerate(words))
    notes = "".join(f"[^n{n}]: Note {n}.\n" for n in range(len(words)))
    book = small_book(tmp_path, f"# One\n\n{text}\n\n{notes}")
    published = Press(book).typeset(BRAILLE)
    assert [str(finding) for finding in prove_published(published, book)] == []


def first_of(pattern: bytes, new: bytes) -> Break:
    """Puts something in place of the first match of a pattern."""

    def apply(data: bytes) -> bytes:
        made, count = re.subn(pattern, new, data, count=1)
        assert count
        return made

    return apply


def joined(data: bytes) -> bytes:
    """A list item begins in the middle of a line; the sheet keeps its lines."""
    found = re.search(rb"\r\n_4 ([^\r]{1,20})\r\n_4 ([^\r]{1,12})\r\n", data)
    assert found
    return data[: found.start()] + b"\r\n_4 %b _4 %b\r\n\r\n" % (found[1], found[2]) + data[found.end() :]


LISTED = """# One

Text of one.

!!! warning
    Do not go.

- first
- other

> Said by somebody.

## Two

End.[^a]

[^a]: A note.
"""


@pytest.mark.parametrize(
    ("code", "harm"),
    [
        pytest.param("BRL009", first_of(rb"\r\n {10,}(,\"O\r\n)", rb"\r\n  \1"), id="a heading as a paragraph"),
        pytest.param("BRL009", first_of(rb"\r\n    (,TWO\r\n)", rb"\r\n      \1"), id="a heading of a lower level"),
        pytest.param("BRL009", first_of(rb"7{40}\r\n", rb"\r\n"), id="a warning without the line before it"),
        pytest.param("BRL009", first_of(rb"G{40}\r\n", rb"\r\n"), id="a warning without the line behind it"),
        pytest.param("BRL009", first_of(rb"\r\n(  ,5D)", rb"\r\n" + b"G" * 40 + rb"\r\n\1"), id="a line of no box"),
        pytest.param("BRL009", joined, id="two items on a line"),
        pytest.param("BRL009", first_of(rb"\r\n_4 O", rb"\r\n  _4 O"), id="an item of a list below"),
        pytest.param("BRL009", first_of(rb"\r\n    ,SD", rb"\r\n  ,SD"), id="a quotation as text"),
        pytest.param("BRL010", first_of(rb"(\"+ )#A\r\n", rb"\1#B\r\n"), id="another page in the contents"),
        pytest.param("BRL010", first_of(rb",SMALL ,GUIDE {5,}I\r\n", rb",SMALL ,GAME      I\r\n"), id="a running head"),
        pytest.param("BRL010", first_of(rb",PICTURES >E", rb",PICTURES >E N"), id="a transcriber's note"),
        pytest.param("BRL011", first_of(rb"\r\n  (,PICTURES >E)", rb"\r\n\1"), id="a note that is not indented"),
        pytest.param("BRL011", first_of(rb"\f {5,}(,TRANSCRIB)", rb"\f\1"), id="the heading of the notes at the edge"),
        pytest.param("BRL011", first_of(rb"^ {5,}(,\S+)", rb"\1"), id="the title at the edge"),
    ],
)
def test_what_fingers_tell_kinds_by(tmp_path: Path, code: str, harm: Break) -> None:
    """Headings, items, quotations and boxes stand as their kinds do; heads, notes and the contents say what is so."""
    book = small_book(tmp_path, LISTED)
    data = braille_brf(book, BRAILLE, parts_as_pages(book)).data
    assert codes(data, book) == []
    assert code in codes(harm(data), book)


def test_a_word_of_another_script_with_a_raised_number(tmp_path: Path) -> None:
    """Its letters are named, or written in their own braille; the call of a note stands behind the last of them."""
    text = "Boats <bdi>שלום</bdi>[^a], and [שלום]{lang=he}[^b].\n\n[^a]: One.\n[^b]: Two.\n"
    book = small_book(tmp_path, f"# One\n\n{text}")
    data = braille_brf(book, BRAILLE, parts_as_pages(book)).data
    assert [str(finding) for finding in prove_braille(data, book)] == []
