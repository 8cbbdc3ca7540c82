"""Lines over words stand where the guide strikes words out, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.model.book import Book
from guidepress.model.edition import SCREEN
from guidepress.model.place import Place
from guidepress.prove.likeness.over import prove_over
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.typeset.pdf.edition import typeset_pdf
from tests.support.small_guide import small_book

STRUCK = """# Water that is clean {#top}

Take ~~two glasses of what was standing in the kitchen since the day before yesterday, with all the
incomprehensibilities of characterisation that nobody drinks~~ one glass. Boil it <s>never</s> always.

<p lang="ar" dir="rtl">هذا <s>ليس صحيحا أبدا، محذوف وقف</s> نص.</p>

- [x] ~~a *task* with `code` and $x^2$~~

| ~~Old~~ head | New |
|---|---|
| ~~one~~ | two |
"""
_MARKS = ("~~", "<s>", "</s>")


def plain(text: str) -> str:
    """A text with nothing struck out."""
    for mark in _MARKS:
        text = text.replace(mark, "")
    return text


@pytest.fixture(scope="module")
def struck(tmp_path_factory: pytest.TempPathFactory) -> tuple[Book, PdfFile]:
    """A Book with words that are struck out, and its PDF."""
    return _set(tmp_path_factory.mktemp("struck"), STRUCK)


def _set(folder: Path, text: str) -> tuple[Book, PdfFile]:
    book = small_book(folder, text)
    return book, PdfFile.of(typeset_pdf(book, SCREEN).data)


def told(file: PdfFile, book: Book) -> list[str]:
    """What is said of the lines over words."""
    return [f"{one.code} {one.message}" for one in prove_over(file.drawing.pages, book, Place("small.pdf"))]


def test_what_the_guide_strikes_out_may_have_a_line_through_it(struck: tuple[Book, PdfFile]) -> None:
    """On several lines, in cells and tasks, with words of a script from the right: no PDF066."""
    book, file = struck
    assert told(file, book) == []


def test_a_line_through_another_word_is_found_in_a_guide_that_strikes_some_out(
    tmp_path: Path, struck: tuple[Book, PdfFile]
) -> None:
    """“always” has no line in the guide."""
    book = small_book(tmp_path, STRUCK.replace("<s>never</s> always", "never <s>always</s>"))
    assert told(struck[1], book) == [
        "PDF066 page 1: “never”",
        "PDF066 “always” is struck out in the guide and not on its page",
    ]


def test_a_line_that_was_taken_away_is_found(tmp_path: Path, struck: tuple[Book, PdfFile]) -> None:
    """Each piece that the guide strikes out and the page does not is told with its words, but what holds a formula."""
    _plain, file = _set(tmp_path, plain(STRUCK))
    found = told(file, struck[0])
    assert [words.split("”")[0][:14] for words in found] == [
        "PDF066 “two gl",
        "PDF066 “never",
        "PDF066 “ليس صح",
        "PDF066 “Old",
        "PDF066 “one",
    ]
    assert all(words.endswith("is struck out in the guide and not on its page") for words in found)
