"""DOIs: how they are read, compared and shown; what is wrong with one."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidepress.standards.doi import (
    bare_doi,
    doi_address,
    doi_fault,
    labelled_doi,
    leads_to,
    normal_doi,
    with_bare_fields,
    with_new_addresses,
)

PREFIXES = ("", "doi:", "DOI: ", "doi ", "https://doi.org/", "http://dx.doi.org/", "HTTPS://DOI.ORG/", "doi.org/")
NAMES = st.text("abcXYZ019-._;()/:<>", min_size=1, max_size=20).filter(lambda name: name[-1] not in ".,;")
DOIS = st.builds(lambda number, name: f"10.{number}/{name}", st.integers(1000, 999_999_999), NAMES)


@given(DOIS, st.sampled_from(PREFIXES), st.sampled_from(PREFIXES), st.booleans())
def test_every_way_to_write_a_doi_compares_alike(doi: str, prefix: str, other: str, upper: bool) -> None:
    """Prefixes, the case of letters and space at the ends make no other DOI of it."""
    assert normal_doi(f" {prefix}{doi.upper() if upper else doi}\n") == normal_doi(f"{other}{doi}") == doi.lower()


@given(st.text(max_size=40) | st.builds(lambda a, b, doi: a + b + doi, st.sampled_from(PREFIXES), st.text(), DOIS))
def test_normalising_twice_changes_nothing_more(written: str) -> None:
    """Whatever is written, the normal form is its own normal form."""
    assert normal_doi(normal_doi(written)) == normal_doi(written)


@given(DOIS)
def test_a_doi_has_no_fault(doi: str) -> None:
    """What the syntax allows is not found."""
    assert doi_fault(doi) == ""


@pytest.mark.parametrize(
    ("doi", "fault"),
    [
        ("10.1000/a b", "white space"),
        (" 10.1000/ab", "white space"),
        ("doi:10.1000/ab", "begins with 'doi:'"),
        ("https://doi.org/10.1000/ab", "begins with 'https://doi.org/'"),
        ("1000/ab", "does not begin with '10.'"),
        ("10.1000/ab.", "ends with '.'"),
        ("10.1000/ab,", "ends with ','"),
        ("10.1000/a,b", "comma"),
        ("10.10/ab", "registrant"),
        ("10.1000/", "registrant"),
        ("10.1000", "registrant"),
    ],
)
def test_a_doi_that_is_none_is_told_why(doi: str, fault: str) -> None:
    """Each way to get a DOI wrong has words of its own."""
    assert fault in doi_fault(doi)


@given(DOIS)
def test_the_address_of_a_doi_leads_to_it(doi: str) -> None:
    """What is shown as a link is read as the same DOI, whatever signs it holds."""
    assert bare_doi(doi_address(doi)) == doi
    assert leads_to(f"https://doi.org/{doi.upper()}", doi)
    assert not leads_to(f"https://doi.org/{doi}x", doi)
    assert not leads_to("https://doi.org/", "")


@pytest.mark.parametrize(
    ("written", "doi"),
    [
        ("doi:10.1000/182", "10.1000/182"),
        ("https://doi:10.1000/182", "10.1000/182"),
        ("DOI: 10.1000/182", "10.1000/182"),
        ("doi:10.1/182", ""),
        ("https://example.org/10.1000/182", ""),
        ("doi:10.1000/182 and more", ""),
    ],
)
def test_a_label_in_the_place_of_an_address_is_read(written: str, doi: str) -> None:
    """An address that is no address but "doi:" and a DOI."""
    assert labelled_doi(written) == doi


def test_fields_hold_bare_dois() -> None:
    """The value of each field ``DOI`` alone changes; one that JSON would write otherwise stays as it is."""
    text = '{"DOI": "https://doi.org/10.1000/Ab.", "x": "doi:10.1000/c", "DOI" :"doi:10.1000/a\\"b", "DOI": "none"}'
    assert with_bare_fields(text) == text.replace("https://doi.org/10.1000/Ab.", "10.1000/Ab")
    assert json.loads(with_bare_fields('{"DOI": "doi:10.1000/a"}')) == {"DOI": "10.1000/a"}


def test_addresses_of_dois_are_the_present_ones() -> None:
    """The resolver of old is named no more; what only looks like it stays."""
    old = "http://dx.doi.org/10.1000/182, https://DOI.org/10.1000/182, https://dx.doi.org/about"
    new = "https://doi.org/10.1000/182, https://doi.org/10.1000/182, https://dx.doi.org/about"
    assert with_new_addresses(old) == new
