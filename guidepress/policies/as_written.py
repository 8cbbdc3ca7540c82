"""The words of an element as they are approved and reviewed: as written in the guide, whatever its version or date.

Folded white space, Unicode NFC; facts as their markers; numbers of notes and citations left out; what is struck out
between tildes, so that striking it out changes it.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator

from lxml import etree

from guidepress.model.book import Part
from guidepress.model.xhtml import BLOCKS, MATHML, classes, fold, is_raised_call

FACT = "data-fact"
_OF_THE_TOOL = frozenset({"number", "label", "backlink", "backlinks", "cite"})
_STRUCK = frozenset({"del", "s"})


def wording(elements: Iterable[etree._Element]) -> str:
    """The words of some elements as one text."""
    return unicodedata.normalize("NFC", fold(" ".join("".join(_pieces(one)) for one in elements)))


def digest(text: str) -> str:
    """The SHA-256 of a wording."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def paragraphs(part: Part) -> list[tuple[etree._Element, str]]:
    """The blocks of a part that hold text themselves, each with its own words; images with their descriptions."""
    found = []
    for element in part.tree.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag == "img":
            text = fold(element.get("alt", ""))
        elif element.tag in BLOCKS:
            text = unicodedata.normalize("NFC", fold("".join(_own(element))))
        else:
            continue
        if text:
            found.append((element, text))
    return found


def _pieces(element: etree._Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or is_raised_call(element) or classes(element) & _OF_THE_TOOL:
        return
    if (name := element.get(FACT)) is not None:
        yield f"{{{{{name}}}}}"
        return
    if element.tag == f"{{{MATHML}}}math" and element.get("alttext"):
        yield element.get("alttext", "")
        return
    edge = " " if element.tag in BLOCKS else ""
    struck = "~~" if element.tag in _STRUCK else ""
    yield f"{edge}{struck}{element.text or ''}"
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    yield f"{struck}{edge}"


def _own(element: etree._Element) -> Iterator[str]:
    """The words of a block without those of blocks inside it."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag in BLOCKS and child.tag != "br":
            yield " "
        else:
            yield from _pieces(child)
        yield child.tail or ""
