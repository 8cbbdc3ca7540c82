"""The links of one citation: from what citeproc links to the sources that were asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from guidepress.model.xhtml import flat_text
from guidepress.read.bibliography.inlines import TARGET
from guidepress.read.markdown.citation_syntax import Cite

_DASHES = frozenset("–-‐‑")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Cited:
    """One source in a citation, its place in the reading order, and the part that cites it."""

    cite: Cite
    number: int
    part: int

    @property
    def id(self) -> str:
        """The id of its link or anchor."""
        return f"cite-{self.number}"


@dataclass(frozen=True, slots=True)
class Entries:
    """What a link may lead to.

    ``keys`` says which entry each target of citeproc's means, ``ids`` the id of each entry, ``numbers`` its number,
    if the style counts. ``hyphens``: ranges of numbers have a hyphen for a dash. ``spoken``: how a number is named.
    """

    keys: Mapping[str, str]
    ids: Mapping[str, str]
    numbers: Mapping[str, int]
    hyphens: bool
    spoken: str


def link_sources(holder: etree._Element, cited: list[Cited], entries: Entries) -> None:
    """Give each link in a citation its id, address and name; then find a place for the sources that have no link.

    In "1–4" the sources 2 and 3 are the dash: it is their link. What is not printed at all gets an anchor.
    """
    waiting = list(cited)
    is_linked = any(above.tag == "a" for above in holder.iterancestors())  # a link in a link leads nowhere
    for link in list(holder.iter("a")):
        key = entries.keys.get(link.attrib.pop(TARGET, ""), "")
        one = next((one for one in waiting if one.cite.key == key), None)
        if one is None:
            link.tag = "span"
            continue
        waiting.remove(one)
        if flat_text(link) and not is_linked:
            _link(link, one, entries, flat_text(link))
        else:
            _anchor(link, one)
    for link in list(holder.iter("a")):
        for one in _dash(link, waiting, entries):
            waiting.remove(one)
    for one in waiting:
        _anchor(etree.SubElement(holder, "span"), one)


def _link(link: etree._Element, one: Cited, entries: Entries, name: str) -> None:
    link.attrib.clear()
    link.set("id", one.id)
    link.set("role", "doc-biblioref")
    link.set("href", f"#{entries.ids[one.cite.key]}")
    if entries.numbers:
        link.set("aria-label", entries.spoken.format(n=_unbracketed(name)))


def _unbracketed(name: str) -> str:
    """A number without the brackets around all of it: "[1]", but not "1(p12)"."""
    return name[1:-1] if name[:1] + name[-1:] in {"[]", "()"} else name


def _anchor(element: etree._Element, one: Cited) -> None:
    element.attrib.clear()
    element.tag = "span"
    element.set("id", one.id)


def _dash(link: etree._Element, waiting: list[Cited], entries: Entries) -> list[Cited]:
    """The sources that the dash behind a link stands for; it becomes their link, named for those who do not see it."""
    dash, following = (link.tail or "").strip(), link.getnext()
    if not entries.numbers or dash not in _DASHES or following is None or following.tag != "a":
        return []
    link.tail = sign = "-" if entries.hyphens else dash
    first, last = (_number(flat_text(one)) for one in (link, following))
    numbers = entries.numbers
    within = sorted(
        (one for one in waiting if first < numbers.get(one.cite.key, 0) < last),
        key=lambda one: numbers[one.cite.key],
    )
    if not within:
        return []
    link.tail = None
    made = etree.Element("a")
    made.text = sign
    link.addnext(made)
    named = [str(numbers[one.cite.key]) for one in within]
    _link(made, within[0], entries, ", ".join(named) if len(named) < 3 else f"{named[0]}–{named[-1]}")
    for one in within[1:]:
        _anchor(etree.SubElement(made, "span"), one)
    return within


def _number(words: str) -> int:
    found = _NUMBER.search(words)
    return int(found[0]) if found else 0
