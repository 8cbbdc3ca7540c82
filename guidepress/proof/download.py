"""The download page against the files beside it: what it links to, and the digests that it prints."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from guidepress.dist.folder import DOWNLOAD_PAGE, MANIFEST, PROOF
from guidepress.dist.manifest import sha256
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.proof.due import Due
from guidepress.proof.rules import PRV014
from guidepress.prove.parsers.html import WebPage

_HERE = Place(DOWNLOAD_PAGE)


def prove_listing(page: bytes, files: Mapping[str, bytes], due: Mapping[str, Due]) -> Iterator[Finding]:
    """PRV014: each edition that is due is linked to; each link leads to a file; each digest is that of its file."""
    parsed = WebPage(page, DOWNLOAD_PAGE)
    linked = {name for link in parsed.named("a", "area") if (name := _local(link.get("href", "")))}
    known = {*files, *due, MANIFEST}
    for name in sorted(linked):
        if name not in known and not name.startswith(f"{PROOF}/"):
            yield PRV014.at(_HERE, f"it links to {name}, which is not there")
    for name, one in due.items():
        if one.is_due and one.is_edition and name in files and name not in linked:
            yield PRV014.at(_HERE, f"it does not lead to {name}")
    listed = dict(_sums(parsed))
    for name, said in listed.items():
        if name in files and said != sha256(files[name]):
            yield PRV014.at(_HERE, f"the SHA-256 that it prints for {name} is another")
        elif name not in files:
            yield PRV014.at(_HERE, f"it prints a SHA-256 for {name}, which is not there")
    for name in sorted(linked & files.keys() - listed.keys()):
        if name in due and due[name].is_edition:
            yield PRV014.at(_HERE, f"it prints no SHA-256 for {name}")


def _local(href: str) -> str:
    """The file beside the page that an address leads to; empty if it leads elsewhere or stays on the page."""
    path = href.strip().partition("#")[0].partition("?")[0]
    if not path or ":" in path.split("/")[0] or path.startswith("/"):
        return ""
    return posixpath.normpath(unquote(path))


def _sums(page: WebPage) -> Iterator[tuple[str, str]]:
    """File and digest of each entry of the list of digests."""
    for terms in page.named("dl"):
        if "sums" not in terms.get("class", "").split():
            continue
        name = ""
        for element in terms:
            if element.tag == "dt":
                name = _text(element)
            elif element.tag == "dd" and name:
                yield name, _text(element)


def _text(element: Element) -> str:
    return "".join(element.itertext()).strip()
