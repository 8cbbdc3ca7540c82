"""What a file says of its own accessibility, read while it is open for its provers."""

from __future__ import annotations

from dataclasses import dataclass

from guidepress.prove.claims.epub import EpubClaims
from guidepress.prove.claims.pdf import PdfClaims
from guidepress.prove.parsers.epub.container import EpubFile
from guidepress.prove.parsers.html import WebPage
from guidepress.prove.parsers.opened import Opened
from guidepress.prove.parsers.pdf.file import PdfFile


@dataclass(frozen=True, slots=True)
class WebClaims:
    """The values of whatever in a web page names conformance or a certifier: it has no other metadata of these."""

    values: tuple[str, ...]

    @classmethod
    def of(cls, page: WebPage) -> WebClaims:
        """Those of a page."""
        found = []
        for element in page.elements:
            names = " ".join(element.get(key, "") for key in ("name", "property", "rel", "itemprop")).lower()
            if "conformsto" in names or "certifiedby" in names:
                found.append(element.get("content") or element.get("href") or "")
        return cls(tuple(found))


Access = EpubClaims | PdfClaims | WebClaims


def access_of(file: Opened) -> Access | None:
    """What an opened file says; ``None`` of one that has no place for it. Raises what its parser raises."""
    match file:
        case EpubFile():
            return file.once(EpubClaims.of)
        case PdfFile():
            return PdfClaims.of(file.pdf)
        case WebPage():
            return WebClaims.of(file)
        case _:
            return None
