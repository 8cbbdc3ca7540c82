"""The text that goes into citeproc and the markup that comes out of it, made safe and mended."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

OPEN, SHUT, END = "\ue100", "\ue101", "\ue102"
"""Around each cited item while citeproc has it; private use, so no manuscript holds them."""

_QUOTED = re.compile(r"([?!.])?”([.,])")
_SHIELD = {ord("&"): "\ue103", ord("<"): "\ue104", ord(">"): "\ue105"}
_UNSHIELD = {0xE103: "&amp;", 0xE104: "&lt;", 0xE105: "&gt;"}
_RICH = re.compile(r"(<i>[^<>]*</i>|<b>[^<>]*</b>|<su[bp]>[^<>]*</su[bp]>)")
_RUN_TOGETHER = re.compile(r"(?<=[ (])(\d{4})([A-Z][a-zäéû]{2,9}\.?)(\d{1,2})?(?=[\s;:,.\])])")
_SAID_TWICE = re.compile(r"^((?:\d+\.\s*)?)((?:<i>)?[^.<>]{1,300}(?:</i>)?\.) \2")
_CITED_TWICE = re.compile(f"({SHUT})((?:<i>)?[^,<>{END}]{{1,300}}(?:</i>)?), \\2(?=[, {END}])")
_ADDRESS = re.compile(r"(?:https?://|\b10\.\d{4,9}/)[^\s<>]*[^\s<>.,;)\]]")


def shielded(value: Any) -> Any:
    """The value with every character that means something in HTML out of citeproc's way.

    Citeproc passes text on as it is, so ``<`` in a title would become markup. The little that CSL-JSON allows in a
    text (CSL 1.0.2, "Rich text") stays.
    """
    if isinstance(value, str):
        pieces = _RICH.split(value)
        return "".join(piece if n % 2 else piece.translate(_SHIELD) for n, piece in enumerate(pieces))
    if isinstance(value, list):
        return [shielded(one) for one in value]
    return {name: shielded(one) for name, one in value.items()} if isinstance(value, dict) else value


def parse(markup: str) -> etree._Element:
    """The HTML of citeproc's formatter as an element."""
    cleaned = re.sub(r'<span style="font-variant:small-caps;">', '<span class="small-caps">', markup)
    cleaned = re.sub(r"&(?!(?:amp|lt|gt|quot|#\d{1,6});)", "&amp;", cleaned).translate(_UNSHIELD)
    return etree.fromstring(f"<span>{cleaned}</span>", etree.XMLParser(resolve_entities=False, recover=True))


def clean(rendered: str, *, american: bool) -> str:
    """Mend what citeproc leaves.

    Doubled full stops and spaces, "and" before a literal "et al.", dates run together ("2021May2"), a title that is
    said twice because it stands in for the author.
    """
    mended = re.sub(r"(?<!\.)\.\.(?!\.)", ".", re.sub(r"\s{2,}", " ", rendered)).strip()
    mended = re.sub(r",? (?:&amp;|and) et al\.", " et al.", mended)
    mended = _RUN_TOGETHER.sub(lambda date: " ".join(filter(None, date.groups())), mended)
    mended = _CITED_TWICE.sub(r"\1\2", _SAID_TWICE.sub(r"\1\2", mended))
    return _QUOTED.sub(_point_inside, mended) if american else mended


def _point_inside(found: re.Match[str]) -> str:
    """American English puts the full stop and the comma inside the quotation marks (CSL's punctuation-in-quote)."""
    before, point = found[1] or "", found[2]
    return f"{before}”" if before and point == "." else f"{before}{point}”"


def drop_number(content: etree._Element, numeric: bool) -> None:
    """The number at the start of an entry: the list itself counts."""
    if numeric:
        content.text = re.sub(r"^\s*[\[(]?\d+[\])]?\.?\s*", "", content.text or "")


def link_addresses(text: etree._Element) -> None:
    """Addresses and DOIs in an entry become links that say themselves."""
    for element in list(text.iter()):
        for holder, attribute in ((element, "text"), *((child, "tail") for child in element)):
            words = getattr(holder, attribute) or ""
            found = _ADDRESS.search(words)
            if found is None or element.tag == "a":
                continue
            address = found[0] if found[0].startswith("http") else f"https://doi.org/{found[0]}"
            link = etree.Element("a", {"href": address, "class": "address"})
            link.text, link.tail = found[0], words[found.end() :]
            setattr(holder, attribute, words[: found.start()])
            if attribute == "text":
                holder.insert(0, link)
            else:
                element.insert(element.index(holder) + 1, link)
