"""Digital object identifiers (ISO 26324; DOI Handbook, 2.2)."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

RESOLVER = "https://doi.org/"
"""Where the address of a DOI begins (DOI Handbook, 3.8)."""

BEGINS = r"10\.\d{4,9}/"
"""How a DOI begins in a text, as a regular expression: the directory, the number of a registrant, and a slash."""

_PREFIX = re.compile(
    r"(?P<address>https?://(?:www\.)?(?:dx\.)?doi\.org/|(?:dx\.)?doi\.org/)|doi\s*:?\s*(?=10\.|https?:|dx\.|doi)",
    re.ASCII | re.IGNORECASE,
)


_LABELLED = re.compile(r" ?\[doi\]$", re.IGNORECASE)
"""How PubMed tells which of several numbers is the DOI."""

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+", re.ASCII)


_OLD_ADDRESS = re.compile(r"\bhttps?://(?:dx\.)?doi\.org/(?=10\.)", re.IGNORECASE)
_LABEL = re.compile(rf"(?:https?://)?doi:[ \t]*(?P<doi>{BEGINS}\S+)\Z", re.IGNORECASE)
_FIELD = re.compile(r'(?P<key>"DOI"\s*:\s*")(?P<value>(?:[^"\\]|\\.)*)(?P<end>")')
_AS_IT_IS = re.compile(r'10\.[^"\\\x00-\x1f]*')
"""A DOI that may stand in a string of JSON as it is."""


def bare_doi(written: str) -> str:
    """A DOI without ``https://doi.org/``, ``doi:`` and the like; what an address escapes (``%2F``) is written out."""
    doi = _LABELLED.sub("", written.strip())
    while found := _PREFIX.match(doi):
        doi = doi[found.end() :]
        doi = (unquote(doi) if found["address"] else doi).strip()
    return doi


def with_new_addresses(text: str) -> str:
    """A text whose addresses of DOIs begin with ``https://doi.org/`` (DOI Handbook, 3.8)."""
    return _OLD_ADDRESS.sub(RESOLVER, text)


def with_bare_fields(json: str) -> str:
    """A text in JSON whose ``DOI`` fields hold bare DOIs. Letter case stays: it has no meaning in a DOI."""

    def bare(found: re.Match[str]) -> str:
        value = bare_doi(found["value"]).rstrip(".")
        return found["key"] + (value if _AS_IT_IS.fullmatch(value) else found["value"]) + found["end"]

    return _FIELD.sub(bare, json)


def doi_address(doi: str) -> str:
    """The address of a DOI; every sign that means something in an address is escaped (DOI Handbook, 3.8)."""
    return RESOLVER + quote(doi, safe="/:;()._-~")


def leads_to(address: str, doi: str) -> bool:
    """Whether an address is that of a DOI, whatever the case of their letters (ISO 26324)."""
    return bool(doi) and address.removeprefix(RESOLVER).lower() == doi.lower()


def labelled_doi(written: str) -> str:
    """The DOI of ``doi:10.1000/182`` that stands where an address should; nothing if it is another text."""
    found = _LABEL.match(written)
    return found["doi"].strip() if found else ""


def normal_doi(written: str) -> str:
    """A DOI as it is compared: bare, in lower case (ISO 26324). Normalising twice changes nothing more."""
    return bare_doi(written).lower()


def doi_fault(doi: str) -> str:
    """What is wrong with a DOI as it is written, in words that follow "the DOI … ", or nothing."""
    if re.search(r"\s", doi):
        return "holds white space"
    if not doi.startswith("10."):
        found = _PREFIX.match(doi)
        return f"begins with '{found[0]}', which the style adds itself" if found else "does not begin with '10.'"
    if doi[-1] in ".,;":
        return f"ends with '{doi[-1]}'"
    if "," in doi:
        return "holds a comma"
    return "" if _DOI.fullmatch(doi) else "is not '10.', the number of its registrant, '/' and a name"
