"""What checks cost: a text that is made to be slow costs no more than any other of its length."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from xml.sax.saxutils import escape

import pytest

from guidepress.check import check_book
from guidepress.check.references.entries import check_references
from tests.check.by_hand import book_of, reference_of, section
from tests.support.costs import grows_in_proportion

LONG = 20_000
"""Repetitions: 40,000 signs are the most that a paragraph may have."""

HOSTILE: dict[str, Callable[[int], str]] = {
    "dots and letters": lambda n: "a." * n,
    "hyphens before an address": lambda n: "a-" * n + "@",
    "combining marks": lambda n: "a\u0300" * n + "@",
    "full stops": lambda n: "." * 2 * n,
    "initials": lambda n: "a. " * (n * 2 // 3),
    "brackets": lambda n: "(" * n + "]" * n,
    "quotation marks": lambda n: "“ " * n + "a",
    "abbreviations": lambda n: " ".join(chr(65 + i % 26) + chr(65 + i // 26 % 26) + "QX" for i in range(n * 2 // 5)),
    "spaces": lambda n: " \u00a0" * n,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_paragraph_is_checked_in_no_time(name: str) -> None:
    """Four times as much takes about four times as long; quadratic work would take sixteen times."""

    def judge(times: int) -> None:
        book = book_of(section(f"<p>{escape(HOSTILE[name](times))}</p>"))
        list(check_book(replace(book, settings=book.settings.model_copy(update={"policy": "health"}))))

    grows_in_proportion(judge, LONG // 8)


def test_two_thousand_references_are_compared_in_no_time() -> None:
    """The most that a guide may have; none is compared with every other."""
    many = tuple(
        reference_of(
            f"r{n}",
            type="book",
            title=f"On Soap {n}",
            DOI=f"10.1000/{n}",
            author=[{"family": "A"}],
            publisher="P",
            issued={"date-parts": [[2020]]},
        )
        for n in range(2000)
    )
    assert list(check_references(book_of(section(""), references=many))) == []
    grows_in_proportion(lambda size: list(check_references(book_of(section(""), references=many[:size]))), 500)
