"""CLM019: no share is more than all, in whichever order it is told."""

from __future__ import annotations

import pytest

from guidepress.check.claims.numbers import check_numbers
from tests.check.by_hand import book_of, said, section


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Of every 100 users, 130 felt better.", ["CLM019"]),
        ("Of 250 people in the trial, about 300 had pain.", ["CLM019"]),
        ("Of every 100 users, 13 felt better.", []),
        ("Of 12 volunteers, 24 hours later, none was ill.", []),
        ("It was 130 of 100.", ["CLM019"]),
    ],
)
def test_shares_of_more_than_all(text: str, codes: list[str]) -> None:
    """The part stands before the whole or after it; a time after a comma is no part."""
    assert said(check_numbers(book_of(section(f"<p>{text}</p>")))) == codes


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("fr", "Il est pris par 85,2 % des malades.", []),
        ("fr", "Il est pris par 185,2 % des malades.", ["CLM019"]),
        ("de", "Das waren 99,5 % der Kinder.", []),
        ("de", "Das waren 109,5 % der Kinder.", ["CLM019"]),
        ("es", "Fue el 40,7 % de las personas.", []),
        ("en", "It was 1,200 of 12,000.", []),
    ],
)
def test_a_comma_before_decimals(language: str, text: str, codes: list[str]) -> None:
    """'85,2 %' is less than all where a comma stands before the decimals."""
    assert said(check_numbers(book_of(section(f"<p>{text}</p>"), language=language))) == codes
