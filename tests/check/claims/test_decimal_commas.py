"""Numbers with a comma for the point: "60,76 %" is less than all, whatever the guide's language."""

from __future__ import annotations

import pytest

from guidepress.check.claims.numbers import check_numbers, value
from guidepress.languages.registry import has_decimal_comma
from tests.check.by_hand import book_of, said, section


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("60,76", 60.76),
        ("12,5", 12.5),
        ("1,234", 1234.0),
        ("12,345,678", 12345678.0),
        ("1,234.5", 1234.5),
        ("99", 99.0),
        ("0.5", 0.5),
        ("5,", 5.0),
    ],
)
def test_a_comma_before_three_figures_groups_them(written: str, meant: float) -> None:
    """Any other is a decimal one: "60,76" was read as 6076, and every share of a German guide called too large."""
    assert value(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"), [("60,76", 60.76), ("12,345", 12.345), ("1.234", 1234.0), ("1.234,5", 1234.5), ("60.5", 60.5)]
)
def test_so_it_is_in_languages_that_write_it(written: str, meant: float) -> None:
    """Three figures behind it are decimals too; a point groups three figures, and any other is somebody's decimal one."""
    assert value(written, comma=True) == meant


@pytest.mark.parametrize(
    ("tag", "comma"),
    [("de", True), ("de-CH", False), ("es", True), ("es-MX", False), ("fr-CA", True), ("it", True), ("pt-BR", True)]
    + [(tag, False) for tag in ("en", "ar", "he", "la")],
)
def test_the_file_of_a_language_says_which_it_writes(tag: str, comma: bool) -> None:
    """It is a language's, or a region's, and told nowhere else; CLM019 follows it: 12,345 is a share, and 12.345 none."""
    assert has_decimal_comma(tag) == comma
    book = book_of(section("<p>So it was with 12,345% of them.</p>"), language=tag)
    assert said(check_numbers(book)) == ([] if comma else ["CLM019"])


@pytest.mark.parametrize("comma", [True, False])
@pytest.mark.parametrize("written", ["10.0.0.0", "1.2.3", "10.0.0.0,5", "192.168.1.1"])
def test_an_address_of_a_network_is_no_number(written: str, *, comma: bool) -> None:
    """It is neither more nor less than any, as in "1.2.3 of 1.2"; it ended a check with an internal error."""
    meant = value(written, comma=comma)
    assert not meant > 0 or (comma and "," in written)
