"""One answer that a person did not give takes every claim away, in every file that would make it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from guidepress.model.book import Book
from guidepress.model.edition import EDITIONS, EPUB, SCREEN, WEB
from guidepress.model.finding import Findings
from guidepress.read import read_guide
from guidepress.standards.conformance.answers import ANSWERS
from guidepress.standards.conformance.criteria import asked
from guidepress.standards.conformance.settled import Seen, State, claim_of, settle_all
from guidepress.typeset.editions import Press
from guidepress.typeset.web.edition import download_page
from tests.support.judged import write_answers
from tests.support.opened_epub import Epub
from tests.support.small_guide import write_guide

JUDGED = (EPUB, SCREEN, EDITIONS["large-print"], WEB)
"""The editions that are judged."""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A guide that a person judged, every question answered."""
    folder = write_guide(tmp_path_factory.mktemp("answers") / "guide", "# The section\n\nText.\n")
    write_answers(folder, [edition.name for edition in JUDGED])
    return read_guide(folder, Findings())


class _Pageless(Press):
    """Binds an EPUB that names no pages, which would have to be set first."""

    def _page_map(self) -> None:
        return None


def without(book: Book, number: str) -> Book:
    """The guide without the answer to one question."""
    text = book.texts[ANSWERS]
    left = re.sub(rf"^ +{re.escape(number)}: .*\n".encode(), b"", text, count=1, flags=re.MULTILINE)
    assert left != text
    return replace(book, texts={**book.texts, ANSWERS: left})


QUESTIONS = list(asked(edition.kind for edition in JUDGED))


@pytest.mark.parametrize("number", QUESTIONS)
def test_an_answer_that_is_not_there_takes_the_claim_away(book: Book, number: str) -> None:
    """Of each edition that the question is asked of, and of no other; its row is not evaluated."""
    short = without(book, number)
    concerned = [edition for edition in JUDGED if number in asked([edition.kind])]
    assert concerned
    for edition in JUDGED:
        claim = claim_of(short, edition, ())
        assert claim.conforms == (edition not in concerned)
        assert (number in " ".join(claim.reasons)) == (edition in concerned)
        rows = {one.criterion.number: one for one in settle_all(short, edition.name, edition.kind, Seen(ran=True))}
        assert (rows[number].state is State.NOT_EVALUATED) == (edition in concerned)


@pytest.mark.parametrize("number", list(asked([EPUB.kind])))
def test_the_files_claim_nothing_without_it(book: Book, number: str) -> None:
    """The package, the record for shops, the page to download it from."""
    short = without(book, number)
    made = _Pageless(short).typeset(EPUB)
    epub = Epub(made)
    assert epub.meta("dcterms:conformsTo") == epub.meta("a11y:certifiedBy") == epub.meta("dcterms:date") == []
    assert not re.findall(r"Value>(04|82|85|90|91)<", made.companions[0].data.decode())
    shown = download_page(short, [made]).decode()
    assert "meets accepted" not in shown
    assert "was certified by" not in shown
    assert shown.count("No conformance is claimed") == 1


def test_with_all_of_them_the_same_files_claim_it(book: Book) -> None:
    """What the tests above look for is there as long as no answer is missing."""
    made = _Pageless(book).typeset(EPUB)
    assert Epub(made).meta("dcterms:conformsTo")
    assert re.findall(r"Value>(04|82|85|90|91)<", made.companions[0].data.decode())
    shown = download_page(book, [made]).decode()
    assert "meets accepted" in shown
    assert "was certified by" in shown
    assert all(claim_of(book, edition, ()).conforms for edition in JUDGED)
