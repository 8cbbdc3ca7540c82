"""Lines over words stand where the guide strikes words out, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from guidepress.model.book import Book
from guidepress.model.edition import SCREEN
from guidepress.model.finding import Findings
from guidepress.model.place import Place
from guidepress.prove.likeness.over import prove_over
from guidepress.prove.parsers.pdf.drawing.geometry import Box
from guidepress.prove.parsers.pdf.drawing.items import Fill
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.read import read_guide
from guidepress.typeset.pdf.edition import typeset_pdf
from tests.support.small_guide import SETTINGS, small_book, write_guide

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


OFTEN = """# المرفأ عميق ~~محذوف~~ ثم ~~محذوف~~ {#top}

المرفأ عميق ~~محذوف~~ ثم ~~محذوف~~ و **~~محذوف~~** و ~~المرفأ عميق~~.

![صندوق](figures/box.svg "المرفأ ~~عميق~~ ثم ~~محذوف~~")

| ~~محذوف~~ | ~~عميق~~ |
|---|---|
| ~~محذوف~~ | ثم |
"""


def test_the_same_words_may_be_struck_out_often(tmp_path: Path) -> None:
    """In Arabic, whose letters a bold typeface draws without their dots, and in the caption of a figure."""
    settings = SETTINGS.replace("language: en", "language: ar")
    book = read_guide(write_guide(tmp_path / "often", OFTEN, settings=settings), Findings())
    file = PdfFile.of(typeset_pdf(book, SCREEN).data)
    assert told(file, book) == []
    less = OFTEN.replace("و **~~محذوف~~**", "و **محذوف**")
    assert told(file, read_guide(write_guide(tmp_path / "less", less, settings=settings), Findings())) != []


def test_a_plate_over_a_hyphen_is_found(struck: tuple[Book, PdfFile]) -> None:
    """A white square hides a sign that is narrower than a letter is high; beside the words it hides nothing."""
    page = next(page for page in struck[1].drawing.pages if "Boil" in page.text)
    run = next(run for run in page.glyphs if "Boil" in run.text and not run.mark.artifact)
    foot = run.origin[1]
    over = Box(run.box.x0 + 2, foot, run.box.x0 + 5, foot + 5)
    beside = Box(run.box.x0 + 2, foot - 9, run.box.x0 + 5, foot - 3)
    white = next(iter(struck[1].drawing.glyphs)).colour

    def found(box: Box) -> bool:
        plate = Fill(page=page.number, order=10_000, box=box, visible=box, colour=white, solid=(box,))
        return any(
            "Boil" in one.message
            for one in prove_over([replace(page, items=(*page.items, plate))], struck[0], Place("small.pdf"))
        )

    assert (found(over), found(beside)) == (True, False)
