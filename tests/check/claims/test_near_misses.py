"""Numbers that other words of the guide give the lie to (codes CLM019, CLM021, CLM026, CLM031, CLM032, CLM039)."""

from __future__ import annotations

import pytest

from benchmarks.checker.guides import guide_of
from guidepress.check.claims.arithmetic import check_arithmetic
from guidepress.check.claims.near_misses import check_near_misses
from guidepress.check.claims.proportions import check_proportions
from guidepress.check.claims.wholes import check_wholes
from guidepress.model.book import PartKind

TOLD = [
    ("en", "One study had 2,798 users.\n\nThe 2,798 were asked.\n\nOf 2,978 some were ill.", "CLM021"),
    ("en", "Tests found it in 152 deaths. In 191 of those it was a cause.", "CLM019"),
    ("de", "Man fand es bei 152 Menschen. 191 von ihnen starben.", "CLM019"),
    ("en", "It made 199 people ill in 61 states.", "CLM031"),
    ("en", "So eight species fell to fifteen.", "CLM026"),
    ("en", "In the end 25 seconds rose to 11.", "CLM026"),
    ("en", "The picture has 152 squares: 61 are empty, 48 are full, and 7 are crossed.", "CLM039"),
    ("fr", "Dans une enquête, 120 adultes sur 480 (35 %) le disaient.", "CLM025"),
]
SOUND = [
    ("en", "One study had 2,798 users.\n\nThe 2,798 were asked.\n\nAnother had 2,061."),
    ("en", "In 2018 there were 152 cases.\n\nIn 152 of 2,081 it was found, and in 2,801 others."),
    ("en", "Tests found it in 152 deaths. In 91 of those it was a cause."),
    ("en", "It made 199 people ill in 41 states."),
    ("en", "So fifteen species fell to eight. The mean rose from 11 to 25 seconds."),
    ("en", "Call 1-800-222-1222, or 1-800-222-2122, or 1-800-222-1222."),
    ("en", "The risk fell to 5 in 100. It rose to 12 percent."),
]
CHECKS = (check_near_misses, check_wholes, check_arithmetic)


@pytest.mark.parametrize(("language", "words", "code"), TOLD)
def test_a_number_that_cannot_be_is_told(language: str, words: str, code: str) -> None:
    """The guide's own numbers, or the number of states, tell that one is wrong."""
    book = guide_of(language, "health", (PartKind.SECTION, words))
    assert [found.code for check in CHECKS for found in check(book)] == [code]


@pytest.mark.parametrize(("language", "words"), SOUND)
def test_numbers_that_may_stand_beside_one_another_pass(language: str, words: str) -> None:
    """Other numbers of other things, years, telephone numbers and shares are nobody's slip."""
    book = guide_of(language, "health", (PartKind.SECTION, words))
    assert not [str(found) for check in CHECKS for found in check(book)]


def _table(*rows: str) -> str:
    cells = ["".join(f"<td>{cell}</td>" for cell in row.split(" | ")) for row in rows]
    return f"<table><tbody>{''.join(f'<tr>{row}</tr>' for row in cells)}</tbody></table>"


@pytest.mark.parametrize(
    ("cell", "told"),
    [("Tue | 1.7 | 4.4 | 2.7", False), ("Tue | 1.7 | 4.4 | 7.2", True), ("Tue | 1.7 | 5.4 | 2.7", True)],
)
def test_a_column_that_is_the_difference_of_two_is_so_in_each_row(cell: str, told: bool) -> None:
    """High water less low water is the range in every row but one: CLM032 says in which it is not."""
    rows = ("Mon | 1.9 | 4.1 | 2.2", cell, "Wed | 1.3 | 4.8 | 3.5", "Thu | 0.9 | 5.2 | 4.3", "Fri | 0.5 | 5.5 | 5.0")
    book = guide_of("en", "general", (PartKind.SECTION, _table(*rows)))
    assert [found.code for found in check_proportions(book)] == (["CLM032"] if told else [])


@pytest.mark.parametrize(
    ("third", "fourth", "told"), [("16 mg", "31 mg", False), ("16 g", "31 mg", True), ("16 mg", "31 g", True)]
)
def test_one_cell_in_another_unit_is_told_where_the_numbers_go_on(third: str, fourth: str, told: bool) -> None:
    """4, 8, 16 g, 31 mg: the third is a slip of the unit."""
    rows = ("1 gram | 4 mg", "2 grams | 8 mg", f"4 grams | {third}", f"8 grams | {fourth}")
    book = guide_of("en", "general", (PartKind.SECTION, _table(*rows)))
    assert [found.code for found in check_proportions(book)] == (["CLM032"] if told else [])
