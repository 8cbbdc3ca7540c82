"""Addresses become valid, lead where they led, and are never escaped twice."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest

from guidepress.standards.addresses import encoded, in_ascii

ADDRESSES = {
    "https://example.org/a b.html": "https://example.org/a%20b.html",
    'https://example.org/a|b?c="d"': "https://example.org/a%7Cb?c=%22d%22",
    "https://example.org/100%": "https://example.org/100%25",
    "https://example.org/a%20b": "https://example.org/a%20b",
    "https://doi.org/10.1002/x<2888::AID>3.0.CO;2-F": "https://doi.org/10.1002/x%3C2888::AID%3E3.0.CO;2-F",
    "https://example.org/a#b#c": "https://example.org/a#b%23c",
    "https://example.org/a[1]": "https://example.org/a%5B1%5D",
    "https://[2001:db8::1]/a": "https://[2001:db8::1]/a",
    "https://bücher.example/straße": "https://bücher.example/straße",
    "mailto:jörg@example.org?subject=a b": "mailto:j%C3%B6rg@example.org?subject=a%20b",
    "mailto:a%20b@example.org": "mailto:a%20b@example.org",
    "tel:+49 30 123": "tel:+4930123",
    "tel:+49%2030 123-4": "tel:+4930123-4",
    "#an id": "#an id",
    "other.md#x": "other.md#x",
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_is_made_valid(address: str) -> None:
    """Exactly this, and nothing more at a second time."""
    assert encoded(address) == ADDRESSES[address]
    assert encoded(encoded(address)) == encoded(address)


@pytest.mark.parametrize("address", [one for one in ADDRESSES if one.startswith("http") and one.count("#") < 2])
def test_it_leads_where_it_led(address: str) -> None:
    """Unescaped, path and query are what was written."""
    before, after = urlsplit(address), urlsplit(encoded(address))
    assert (before.netloc, unquote(before.path), unquote(before.query)) == (
        after.netloc,
        unquote(after.path),
        unquote(after.query),
    )


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("https://a.example/Rücken%20x?q=ü#é", "https://a.example/R%C3%BCcken%20x?q=%C3%BC#%C3%A9"),
        ("https://a.example/왜", "https://a.example/%EC%99%9C"),
        ("#plain-id", "#plain-id"),
    ],
)
def test_an_address_of_a_pdf_has_ascii_alone(address: str, wanted: str) -> None:
    """Nothing else is changed, and nothing is escaped twice."""
    assert in_ascii(address) == wanted
    assert in_ascii(wanted) == wanted
