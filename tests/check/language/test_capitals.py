"""LAN040: slips in words with a capital."""

from __future__ import annotations

import pytest

from guidepress.check.language.capitals import check_capitals
from tests.check.by_hand import book_of, said, section


@pytest.mark.parametrize(
    ("language", "body", "codes"),
    [
        ("en", "<p>People take Magnesuim at night.</p>", ["LAN040"]),
        ("en", "<p>People take Magnesium at night.</p>", []),
        ("en", "<p>The federal Goverment says so.</p>", ["LAN040"]),
        ("en", "<p>Ask Dr Hartmann, Mrs Fischer or Lindqvist.</p>", []),
        ("en", "<p>Zolmitriptan helps. Zolmitriptan is new. Some take Zolmitritpan.</p>", ["LAN040"]),
        ("en", "<p>Buccastem and Buccastim are sold.</p>", []),
        ("en", "<p>Dr Lorenzon met Dr Lorenzon.</p>", []),
        ("de", "<p>Das Kortison hilft. Das Kortison wirkt. Mit Kortsion heilt es.</p>", ["LAN040"]),
        ("fr", "<p>Le sumatriptan aide. Le sumatriptan agit. Prenez Sumatripan.</p>", ["LAN040"]),
    ],
)
def test_slips_with_a_capital(language: str, body: str, codes: list[str]) -> None:
    """Two letters exchanged, or one left out, of a word of the guide or the dictionary; names pass."""
    assert said(check_capitals(book_of(section(body), language=language))) == codes
