"""Addresses of sources as links: valid where they lead (RFC 3986), whatever the reference holds."""

from __future__ import annotations

import re
from urllib.parse import quote

from lxml import etree

from guidepress.standards.doi import BEGINS, doi_address

_ADDRESS = re.compile(rf"(?:https?://|\b{BEGINS})[^\s<>]*[^\s<>.,;)\]]")
_NO_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_REFUSED = re.compile(r"[\x00-\x20\"<>\\^`{|}\x7f]")
_HOST = re.compile(r"https?://[^/?#\s]+", re.IGNORECASE)
_NO_PORT = re.compile(r":(?!\d{1,5}\Z)[^:@\]/]*\Z")
"""A colon that no number of a port follows, behind the scheme: ``https://doi:``."""


def valid_address(address: str) -> str:
    """An address with what must not stand in one escaped, and nothing escaped twice; "" if it is none of the web."""
    host = _HOST.match(address)
    if host is None or address[host.end() : host.end() + 1] not in {"", "/", "?", "#"} or _NO_PORT.search(host[0]):
        return ""
    rest = _NO_ESCAPE.sub("%25", address[host.end() :]).replace("[", "%5B").replace("]", "%5D")
    path, mark, fragment = rest.partition("#")
    return host[0] + _REFUSED.sub(_escaped, path + mark + fragment.replace("#", "%23"))


def link_addresses(text: etree._Element) -> None:
    """Addresses and DOIs in an entry that are no links yet become links that say themselves."""
    for element in list(text.iter()):
        if element.tag == "a" or any(above.tag == "a" for above in element.iterancestors()):
            continue
        for holder, attribute in ((element, "text"), *((child, "tail") for child in element)):
            words = getattr(holder, attribute) or ""
            found = _ADDRESS.search(words)
            if found is None:
                continue
            address = valid_address(found[0]) if found[0].startswith("http") else doi_address(found[0])
            if not address:
                continue
            link = etree.Element("a", {"href": address, "class": "address"})
            link.text, link.tail = found[0], words[found.end() :]
            setattr(holder, attribute, words[: found.start()])
            element.insert(0 if attribute == "text" else element.index(holder) + 1, link)


def _escaped(found: re.Match[str]) -> str:
    return quote(found[0], safe="")
