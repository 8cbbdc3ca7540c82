"""The references page: a list of entries, each with its ways back into the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from guidepress.languages.language import Language
from guidepress.languages.registry import mark, tongue
from guidepress.model.book import Reference
from guidepress.model.xhtml import PLACE, flat_text
from guidepress.read.bibliography.addresses import link_addresses
from guidepress.read.bibliography.citeproc import Entry
from guidepress.read.bibliography.inlines import element_of
from guidepress.read.bibliography.placement import points_inside

FURTHER_READING = "further-reading"
_NUMBER = re.compile(r"^\s*[\[(]?\d+[\])]?\.?\s*")


@dataclass(frozen=True, slots=True)
class Backlink:
    """A way back to a citation: its id, the words of the link, and the title of the part."""

    target: str
    words: str
    part: str


def reference_ids(keys: Iterable[str]) -> dict[str, str]:
    """The id of each entry: its key, with a hyphen for what no id may hold, and a number where two would be alike."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for key in keys:
        name = "ref-" + re.sub(r"[^\w.-]", "-", key)
        number = 1
        while (made := name if number == 1 else f"{name}--{number}") in taken:
            number += 1
        taken.add(made)
        ids[key] = made
    return ids


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """The references page: what it needs to know of the entries. ``backlinks`` has those that are cited."""

    references: Mapping[str, Reference]
    ids: Mapping[str, str]
    backlinks: Mapping[str, Sequence[Backlink]]
    numeric: bool
    american: bool
    language: Language

    def made_of(self, entries: Sequence[Entry]) -> list[etree._Element]:
        """The cited entries as a list, ``ol`` if the style counts; the others below a heading, without numbers."""
        content: list[etree._Element] = []
        cited = [entry for entry in entries if entry.key in self.backlinks]
        if cited:
            listed = etree.Element("ol" if self.numeric else "ul", {"class": "references"})
            for entry in cited:
                item = self._item(listed, entry)
                item[-1].tail = " "
                item.append(_ways_back(self.backlinks[entry.key], self.language))
            content.append(listed)
        further = [entry for entry in entries if entry.key not in self.backlinks]
        if further:
            heading = etree.Element("h2", {"id": FURTHER_READING})
            heading.text = self.language.book.further_reading
            mark(heading, self.language.book, self.language)
            listed = etree.Element("ul", {"class": "references"})
            for entry in further:
                self._item(listed, entry)
            content += [heading, listed]
        return content

    def _item(self, listed: etree._Element, entry: Entry) -> etree._Element:
        reference = self.references[entry.key]
        item = etree.SubElement(listed, "li", {"id": self.ids[entry.key], PLACE: str(reference.place)})
        text = etree.SubElement(item, "span", {"class": "entry"})
        margin = [] if self.numeric or not entry.margin else [*entry.margin, {"t": "Space"}]
        content = element_of([*margin, *entry.words], str(reference.csl.get("DOI") or ""))
        if self.numeric and not entry.margin:
            content.text = _NUMBER.sub("", content.text or "")
        text.text = (content.text or "").lstrip() or None
        text.extend(list(content))
        for link in text.iter("a"):
            if flat_text(link).startswith("http") or flat_text(link) == reference.csl.get("DOI"):
                link.set("class", "address")
        link_addresses(text)
        if self.american:
            points_inside(text)
        if not flat_text(text):
            text.text = str(reference.csl.get("title") or entry.key)
        return item


def _ways_back(backlinks: Sequence[Backlink], language: Language) -> etree._Element:
    span = etree.Element("span", {"class": "backlinks"})
    span.text = language.book.cited_in + " "
    if tongue(language.book, language):
        told = mark(etree.SubElement(span, "span"), language.book, language)
        told.text, told.tail, span.text = language.book.cited_in, " ", None
    for nth, one in enumerate(backlinks, 1):
        link = etree.SubElement(span, "a", {"role": "doc-backlink", "href": f"#{one.target}"})
        link.text = one.words
        spoken = language.book.back_to_citation.format(n=nth, total=len(backlinks), part=one.part)
        link.set("aria-label", f"{one.words}: {spoken}")
        if one.words[:1].isdigit():  # else it says a title of the guide, whose language stays
            mark(link, language.book, language)
        link.tail = language.book.byline.comma if nth < len(backlinks) else None
    return span
