"""What stands in a file and is passed over by whoever shows or says it: remarks, and instructions for programs.

No page of ours has any. Who converts, indexes or reads a file by a program meets them all the same, and takes them for
the publisher's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Comment

from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.prove.likeness.rules import EPB061
from guidepress.prove.parsers.epub.container import EpubFile
from guidepress.prove.parsers.html import WebPage

_IN_XML = re.compile(r"<!--[^<>]{0,80}|<\?(?!xml[ \t\r\n])[^<>]{0,80}")
"""A remark or an instruction: in XML a bare "<" begins markup and nothing else (XML 1.0, 2.4)."""
_AROUND_HTML = re.compile(rb"\s*<!doctype html>\s*<html\b", re.IGNORECASE)
_BEHIND_HTML = re.compile(rb"</html>\s*\Z", re.IGNORECASE)
_TAIL = 2000
_CONTAINER = "META-INF/container.xml"
_SHOWN = 60


def prove_remarks(epub: EpubFile) -> Iterator[Finding]:
    """EPB061 for remarks and instructions in the pages, the package document and the container of an EPUB.

    Those of drawings are compared with the guide's.
    """
    for file in dict.fromkeys((_CONTAINER, epub.package_file, *(page.file for page in epub.pages))):
        for told in remarks_of_xml(epub.contents[file], epub.parsed(file).getroottree().docinfo.encoding):
            yield EPB061.at(Place(file), told)


def remarks_of_xml(data: bytes, encoding: str | None = None) -> Iterator[str]:
    """The remarks and instructions of a file of XML in an encoding, UTF-8 if it names none."""
    try:
        text = data.decode(encoding or "utf-8", errors="replace")
    except LookupError:
        text = data.decode("utf-8", errors="replace")
    for found in _IN_XML.finditer(text):
        kind = "a remark" if found[0].startswith("<!") else "an instruction for programs"
        yield f"{kind}: “{_words(found[0])}”"


def remarks_of_html(page: WebPage) -> Iterator[str]:
    """The remarks of a web page, wherever they stand; what HTML cannot read becomes one (HTML, 13.2.5.41)."""
    root: Any = page.root
    for node in root.iter():
        if node.tag is Comment:
            yield f"a remark: “{_words(node.text or '')}”"
    if _AROUND_HTML.match(page.data) is None:
        yield "something stands before the page"
    if _BEHIND_HTML.search(page.data, max(0, len(page.data) - _TAIL)) is None:
        yield "something stands behind the page"


def _words(text: str) -> str:
    return " ".join(text.strip("<!-?>").split())[:_SHOWN]
