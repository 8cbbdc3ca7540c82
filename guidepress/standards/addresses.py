"""Addresses made valid (RFC 3986): what must not stand in one is escaped, and nothing is escaped twice."""

from __future__ import annotations

import re
from urllib.parse import quote

_NO_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_REFUSED = re.compile(r"[\x00-\x20\"<>\\^`{|}\x7f\[\]]|\s")
_AUTHORITY = re.compile(r"https?://[^/?#\s]*", re.IGNORECASE)
_SPACES = re.compile(r"(?:\s|%20)+")


def encoded(address: str) -> str:
    """An address of the web, of mail or of a telephone as it may stand in a link; any other as it is.

    Letters of other scripts stay in addresses of the web (RFC 3987) and are escaped in those of mail (RFC 6068, 2). A
    telephone number loses its spaces (RFC 3966, 3).
    """
    scheme = address.partition(":")[0].lower()
    if scheme == "tel":
        return _SPACES.sub("", address)
    if scheme == "mailto":
        return quote(_NO_ESCAPE.sub("%25", address), safe="%:/?@!$&'()*+,;=-._~")
    authority = _AUTHORITY.match(address)
    if authority is None:
        return address
    rest, mark, fragment = _NO_ESCAPE.sub("%25", address[authority.end() :]).partition("#")
    return authority[0] + _REFUSED.sub(_escaped, rest + mark + fragment.replace("#", "%23"))


def in_ascii(address: str) -> str:
    """An address as a PDF has it, which knows no other signs (RFC 3987, 3.1; ISO 32000-1, 12.6.4.7)."""
    return "".join(sign if sign.isascii() else quote(sign) for sign in address)


def _escaped(found: re.Match[str]) -> str:
    return quote(found[0], safe="")
