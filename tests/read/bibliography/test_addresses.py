"""Addresses of sources lead where they say, or are none."""

from __future__ import annotations

from typing import Any

import pytest

from guidepress.read.bibliography.addresses import valid_address
from guidepress.read.bibliography.spellings import mend_spellings


@pytest.mark.parametrize(
    "address", ["https://doi:%2010.1000/a", "https://doi: 10.1000/a", "https://a b/c", "ftp://a.org", "https://a:b/"]
)
def test_what_is_no_address_is_no_link(address: str) -> None:
    """EPUBCheck refused an EPUB whose source had ``doi: 10.1000/a`` for an address."""
    assert valid_address(address) == ""


@pytest.mark.parametrize(
    "address",
    ["https://a.org", "http://a.org:80/b?c#d", "https://u:p@a.org/", "https://[::1]/a", "https://[::1]:8080/a"],
)
def test_what_is_an_address_stays(address: str) -> None:
    """With a port, a name and the number of a host."""
    assert valid_address(address) == address


DOIS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "a DOI alone": ({"URL": "doi: 10.1000/a.b"}, {"DOI": "10.1000/a.b"}),
    "the same twice": ({"URL": "https://doi:10.1000/A", "DOI": "10.1000/a"}, {"DOI": "10.1000/A"}),
    "another": ({"URL": "doi:10.1000/a", "DOI": "10.1000/b"}, {"URL": "doi:10.1000/a", "DOI": "10.1000/b"}),
    "an address": ({"URL": "https://a.org/10.1000/a"}, {"URL": "https://a.org/10.1000/a"}),
}


@pytest.mark.parametrize("name", DOIS)
def test_a_doi_in_the_field_of_an_address_is_one(name: str) -> None:
    """Unless the source has another."""
    written, wanted = DOIS[name]
    csl = dict(written)
    mend_spellings(csl)
    assert csl == wanted
