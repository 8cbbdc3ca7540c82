"""What the PDF and the EPUB say is the same, but for page furniture: folios, bullets and the cover."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import Path

import pikepdf
import pytest

from guidepress.cli.speak import as_json, as_text, without_folios
from guidepress.model.book import Book
from guidepress.model.edition import EPUB, SCREEN
from guidepress.model.errors import ConfigurationError
from guidepress.model.speech import Said
from guidepress.prove.speech.epub import speak_epub
from guidepress.prove.speech.file import speak_file
from guidepress.prove.speech.pdf import speak_pdf
from guidepress.prove.transcript.every_word import prove_words, without_cover
from guidepress.typeset.epub.edition import bind_epub
from guidepress.typeset.pdf.edition import typeset_pdf
from tests.support.editions import Editions
from tests.support.small_guide import small_book

MARKDOWN = """\
# The section

A note[^n], a citation [@snow1855], *emphasis*, `code`, [bonjour]{lang=fr}, $x^2$ and the WHO.

## A subheading

1. one
2. two
    - inner

Term
:   Meaning.

![A black box.](figures/box.svg "The box."){#fig-box}

Table: Heights.

| Place | High |
|---|--:|
| Harbour | 5.1 |

!!! warning "Mind the tide"
    See [](#fig-box) or [the web](https://example.org).

[^n]: The note.

*[WHO]: World Health Organization
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A guide with one of everything."""
    return small_book(tmp_path_factory.mktemp("speech"), MARKDOWN)


@pytest.fixture(scope="module")
def pdf(book: Book) -> bytes:
    """Its PDF."""
    return typeset_pdf(book, SCREEN).data


@pytest.fixture(scope="module")
def epub(book: Book) -> bytes:
    """Its EPUB."""
    return bind_epub(book, EPUB).data


def _lines(said: Said) -> list[str]:
    """The transcript; list markers are furniture, and words never join a bracket."""
    lines = as_text(without_folios(without_cover(said)))
    plain = (re.sub(r"^(\s*item) (?:•|–|\w+\.)", r"\1", line) for line in lines)
    return [re.sub(r"\s*\]\s*", "] ", line).rstrip() for line in plain]


def test_small_guide_is_said_alike(pdf: bytes, epub: bytes) -> None:
    """Line for line the same transcript."""
    assert _lines(speak_pdf(pdf)) == _lines(speak_epub(epub))


def test_labels_are_as_written(tmp_path: Path) -> None:
    """Letters, numerals and the first number are those of the file, on paper too; tasks say whether they are done."""
    lists = ["a) one\nb) two", "II. three\nIII. four", "3. five\n4. six", "C. seven\nD. eight", "- [ ] nine\n- [x] ten"]
    book = small_book(tmp_path, "# T\n\nx\n\n" + "\n\n".join(lists) + "\n")
    said = speak_pdf(typeset_pdf(book, SCREEN).data)
    items = [line.strip() for line in as_text(without_folios(said)) if line.strip().startswith("item ")]
    assert items == [
        "item a.: one",
        "item b.: two",
        "item II.: three",
        "item III.: four",
        "item 3.: five",
        "item 4.: six",
        "item C.: seven",
        "item D.: eight",
        "item ☐ [that is not done] nine",
        "item ☑ [that is done] ten",
    ]
    assert _lines(said) == _lines(speak_epub(bind_epub(book, EPUB).data))


@pytest.mark.slow
def test_whole_guides_are_said_alike(editions: Editions) -> None:
    """Both guides of the repository, line for line."""
    assert _lines(speak_pdf(editions.of(SCREEN).data)) == _lines(speak_epub(editions.of(EPUB).data))


def test_transcript_reads_well(pdf: bytes) -> None:
    """The notation: what a thing is, then what it says."""
    lines = list(as_text(speak_pdf(pdf)))
    text = "\n".join(lines)
    assert lines[0] == "document, English"
    assert "heading level 1: The section" in lines
    assert "heading level 2: A subheading" in lines
    assert "list of 2" in lines
    assert "  item 1.: one" in lines
    assert "[French: bonjour]" in text
    assert "WHO [that is World Health Organization]" in text
    assert "[formula: x squared]" in text
    assert "table 2 columns 2 rows" in lines
    assert "figure: A black box." in lines
    assert "[link: the web (example.org)]" in text


def test_file_kinds_are_told_by_their_bytes(pdf: bytes, epub: bytes, tmp_path: Path) -> None:
    """The name does not matter, the first bytes do; JSON holds the same tree."""
    for data in (pdf, epub):
        path = tmp_path / "file.bin"
        path.write_bytes(data)
        assert '"kind": "heading"' in as_json(speak_file(path))


def test_words_equal_the_books(book: Book, pdf: bytes, epub: bytes) -> None:
    """No word lost, added or out of order, and nothing else was reported."""
    assert [str(finding) for finding in prove_words(without_cover(speak_pdf(pdf)), book)] == []
    assert [str(finding) for finding in prove_words(without_cover(speak_epub(epub)), book)] == []


def _cut(said: Said, words: str) -> Said:
    """What is said, without one of its texts."""
    kept = [_cut(kid, words) for kid in said.kids if not (kid.kind == "text" and words in kid.text)]
    return Said(said.kind, said.text, level=said.level, marker=said.marker, target=said.target, kids=kept)


def test_a_lost_word_is_named(book: Book, epub: bytes) -> None:
    """SAY001 names the words and the line of the manuscript, and nothing else was reported."""
    findings = list(prove_words(_cut(without_cover(speak_epub(epub)), "Meaning."), book))
    assert [str(finding) for finding in findings] == ["SAY001 error sections/one.md:12 not said: “Meaning.”"]


def test_an_added_word_is_named(book: Book, epub: bytes) -> None:
    """SAY002 names what nobody wrote, and nothing else was reported."""
    said = without_cover(speak_epub(epub))
    said.kids.append(Said("paragraph", kids=[Said("text", "Buy now!")]))
    assert [finding.code for finding in prove_words(said, book)] == ["SAY002"]


def test_a_changed_word_is_named(book: Book, epub: bytes) -> None:
    """SAY003 names both sides, and nothing else was reported."""
    said = without_cover(speak_epub(epub))
    text = next(one for one in said.walk() if one.text == "Meaning.")
    text.text = "Nonsense."
    findings = list(prove_words(said, book))
    assert [finding.code for finding in findings] == ["SAY003"]
    assert "said “Nonsense.” for “Meaning.”" in findings[0].message


def test_other_tools_are_heard_as_they_are(tmp_path: Path) -> None:
    """An untagged PDF says its loose text; stock WeasyPrint's leader dots are heard."""
    import weasyprint

    page = "<html lang=en><title>t</title><style>a::after{content: leader('.') '7'}</style><a href='#x'>Dots</a><p id=x>Words"
    untagged = weasyprint.HTML(string=page).write_pdf()
    tagged = weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
    assert "Words" in "\n".join(as_text(speak_pdf(untagged)))
    assert "...." in "\n".join(as_text(speak_pdf(tagged))).replace(" ", "").replace("\n", "")


def test_a_note_call_and_a_citation_are_told_apart(pdf: bytes, epub: bytes) -> None:
    """One shows a raised letter, one a raised number; both editions say which is which, and where the way back leads."""
    for said in (speak_pdf(pdf), speak_epub(epub)):
        text = "\n".join(as_text(without_cover(said)))
        assert "A note[link: Note a], a citation,[link: Reference 1] " in text
        assert "label: [link: Back to note a in the text]" in text
        assert "[link: 1]" not in text
        assert "[link: a]" not in text
        assert "note a" not in said.words(), "a name is no word of the text"
        assert '"name": "Note a"' in as_json(said)


def test_an_unreadable_pdf_is_refused_in_words(tmp_path: Path) -> None:
    """One that opens only with a password, one whose streams cannot be unpacked: what is wrong is said."""
    path = tmp_path / "locked.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path, encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(ConfigurationError, match="opens only with a password"):
        speak_file(path)
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        row = pikepdf.Dictionary(Predictor=12, Columns=2**31 - 1, Colors=32, BitsPerComponent=16)
        pdf.pages[0].Contents = pdf.make_stream(zlib.compress(b"BT"))
        pdf.pages[0].Contents.write(zlib.compress(b"BT"), filter=pikepdf.Name.FlateDecode, decode_parms=row)
        pdf.save(path)
    with pytest.raises(ConfigurationError, match="damaged PDF"):
        speak_file(path)


def test_an_unreadable_epub_is_refused_in_words(epub: bytes, tmp_path: Path) -> None:
    """Cut short, damaged, encrypted, or packed in a way that nobody knows: an error for people, never a traceback."""
    path = tmp_path / "damaged.epub"
    for change in (
        epub[: len(epub) // 2],
        epub[:200] + bytes(255 - byte for byte in epub[200:900]) + epub[900:],
        _in_every_entry(epub, 8, b"\x01\x00"),  # the flags: encrypted
        _in_every_entry(epub, 10, b"\x63\x00"),  # the method: none that is known
    ):
        assert change != epub
        path.write_bytes(change)
        with pytest.raises(ConfigurationError):
            speak_file(path)


def _in_every_entry(data: bytes, offset: int, value: bytes) -> bytes:
    """The archive with a field of each entry of its central directory replaced."""
    start = data.index(b"PK\x01\x02")
    pieces = data[start:].split(b"PK\x01\x02")
    changed = [
        piece[: offset - 4] + value + piece[offset - 4 + len(value) :] if number else piece
        for number, piece in enumerate(pieces)
    ]
    return data[:start] + b"PK\x01\x02".join(changed)


def test_numbers_of_other_tools_are_not_trusted(epub: bytes, tmp_path: Path) -> None:
    """A list that starts at no number, and a picture in the spine: the rest is still heard."""
    path = tmp_path / "other.epub"
    with zipfile.ZipFile(io.BytesIO(epub)) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name).replace(b"<ol>", b'<ol start="first">')
            data = data.replace(b"<spine", b'<spine id="s"').replace(
                b"</spine>", b'<itemref idref="cover-image"/></spine>'
            )
            new.writestr(name, data)
    assert "  item 1.: one" in list(as_text(speak_file(path)))
