"""Puts in what the markers of a text stand for: facts of guide.yaml, approved statements, the table of contacts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from guidepress.languages.direction import direction_of
from guidepress.languages.english import ENGLISH
from guidepress.languages.language import Language
from guidepress.languages.registry import language_for, mark
from guidepress.languages.reviews import named, of_earlier_versions, of_this_text
from guidepress.model.finding import Findings
from guidepress.model.place import Place
from guidepress.model.settings import Settings
from guidepress.model.xhtml import ALT_WRITTEN, PLACE, PUT_IN, flat_text, place_of
from guidepress.policies.pack import Contact, Pack
from guidepress.read import rules
from guidepress.read.markdown.markers import FACT, as_written, is_marked, names_in, replaced
from guidepress.read.settings_faults import SETTINGS_FILE

STATEMENT = "statement:"
CONTACTS = "contacts"

_PLACEHOLDER = re.compile(r"\{\{\s*([a-z][a-z0-9._-]*)\s*\}\}")


def facts_of(settings: Settings, language: Language, references: int) -> dict[str, str]:
    """What the text may call by name, in the words and dates of the guide's language."""
    review, words = settings.review, language.book
    dates = {
        "date": settings.date,
        "review.reviewed": review.reviewed,
        "review.next": review.next_review,
        "review.law-checked": review.law_checked,
        "review.evidence-searched": review.evidence_searched,
    }
    people, earlier = of_this_text(review), of_earlier_versions(review, words)
    reviewers = words.byline.names(people) if people else ""
    authors = words.byline.names([named(person) for person in settings.authors])
    texts = {
        "title": settings.title,
        "subtitle": settings.subtitle,
        "version": settings.version,
        "authors": authors,
        "publisher": settings.publisher,
        "contact": settings.contact,
        "licence": settings.licence.name,
        "copyright": settings.copyright,
        "funding": settings.funding,
        "conflicts": settings.conflicts,
        "provenance": settings.provenance,
        "isbn": settings.isbn,
        "review.by": " ".join(filter(None, [reviewers and f"{reviewers}.", earlier, review.statement])),
        "review.statement": review.statement,
        "references.count": str(references) if references else None,
    }
    written = {name: words.dates.long(date) for name, date in dates.items() if date is not None}
    return written | {name: text for name, text in texts.items() if text}


KNOWN = tuple(
    """
    title subtitle version date authors publisher contact licence copyright funding conflicts provenance isbn
    review.by review.statement review.reviewed review.next review.law-checked review.evidence-searched
    references.count
    """.split()
)
"""The names of all facts, for the message about one that is none."""

DATES = frozenset({"date", "review.reviewed", "review.next", "review.law-checked", "review.evidence-searched"})
"""Facts that are told in words of ours: the names of months."""


@dataclass(frozen=True, slots=True)
class PutIn:
    """What is put in: the facts by name, the policy (``None`` if it cannot be used), the guide's own contacts.

    ``language`` is that of the guide.
    """

    facts: Mapping[str, str]
    pack: Pack | None
    settings: Settings
    language: Language
    findings: Findings
    texts: Mapping[str, bytes] = field(default_factory=dict)
    """The text files of the guide: a marker of a policy's wording is found there again."""

    def fill(self, trees: Iterable[etree._Element]) -> None:
        """Replace every marker of some trees; findings MAN087 to MAN089."""
        for tree in trees:
            for span in list(tree.iter("span")):
                if (name := span.get(FACT)) is not None:
                    self._fill(span, name)
            for element in tree.iter():
                if isinstance(element.tag, str):
                    self._attributes(element)

    def _attributes(self, element: etree._Element) -> None:
        for key, value in element.attrib.items():
            names = list(names_in(value))
            for name in names:
                if name not in self.facts:
                    self._unknown(element, name)
            if is_marked(value):
                if key == "alt":
                    element.set(ALT_WRITTEN, as_written(value))
                element.set(key, replaced(value, dict(self.facts)))

    def _fill(self, span: etree._Element, name: str, place: Place | None = None) -> None:
        if name.startswith(STATEMENT) or name == CONTACTS:
            self._block(span, name)
        elif name in self.facts:
            span.text = self.facts[name]
            span.set(PUT_IN, "")
            if name in DATES:
                mark(span, self.language.book, self.language)
        else:
            self._unknown(span, name, place)

    def _unknown(self, element: etree._Element, name: str, place: Place | None = None) -> None:
        place = place or place_of(element)
        if name in KNOWN:
            self.findings.add(rules.MAN088.at(place, f"guide.yaml says nothing for '{{{{{name}}}}}'"))
        else:
            message = f"'{{{{{name}}}}}' is no fact, statement or table; the facts are {', '.join(KNOWN)}"
            self.findings.add(rules.MAN087.at(place, message))
        if element.get(FACT) == name:
            element.text = f"{{{{{name}}}}}"

    def _block(self, span: etree._Element, name: str) -> None:
        """A statement or a table in the place of the paragraph that holds nothing but its marker."""
        holder = span.getparent()
        if holder is None or holder.tag != "p" or len(holder) != 1 or (holder.text or "").strip() or flat_text(holder):
            self.findings.add(rules.MAN089.at(place_of(span), f"'{{{{{name}}}}}' does not stand in a line of its own"))
            span.text = f"{{{{{name}}}}}"
            return
        if name == CONTACTS:
            self._contacts(holder)
        else:
            self._statement(holder, span, name.removeprefix(STATEMENT))

    def _statement(self, holder: etree._Element, span: etree._Element, name: str) -> None:
        language = self.settings.language.split("-", maxsplit=1)[0].lower()
        statement = self.pack.statements.get(name) if self.pack else None
        wording = statement.wording.get(language) if statement else None
        if wording is None or self.pack is None:
            why = "the policy has no such statement" if statement is None else f"it has no wording in '{language}'"
            self.findings.add(rules.MAN087.at(place_of(span), f"'{{{{statement:{name}}}}}': {why}"))
            span.text = f"{{{{statement:{name}}}}}"
            return
        holder.remove(span)
        holder.set("data-require", name)
        holder.set("data-wording", self.pack.title)
        holder.set(PUT_IN, "")
        pieces = _PLACEHOLDER.split(wording)
        holder.text = pieces[0]
        for number in range(1, len(pieces), 2):
            inside = etree.SubElement(holder, "span", {FACT: pieces[number]})
            inside.tail = pieces[number + 1]
            self._fill(inside, pieces[number], self._in_policy(pieces[number]))

    def _in_policy(self, name: str) -> Place | None:
        """Where a policy of the guide writes a marker; ``None`` if none does: those of Guidepress have no fault."""
        for file, data in self.texts.items():
            if file.endswith((".yaml", ".yml")) and file != SETTINGS_FILE:
                for number, line in enumerate(data.decode("utf-8-sig", "replace").splitlines(), 1):
                    if name in _PLACEHOLDER.findall(line):
                        return Place(file, number)
        return None

    def _contacts(self, holder: etree._Element) -> None:
        """The contacts that can be printed, region by region, and the guide's own, as a table.

        Where there are several regions, a number has two heads: "Emergency" alone does not say in which country.
        """
        language = language_for(self.settings.language)
        words = language.contacts
        rows = [(one.region or "", one) for one in (self.pack.contacts if self.pack else {}).values() if one.label]
        own = list(self.settings.contacts.values())
        if not rows and not own:
            self.findings.add(rules.MAN088.at(place_of(holder), "the policy has no contacts to print"))
            return
        several = len({region for region, _one in rows}) > 1
        table = etree.Element("table", {"class": "contacts", PUT_IN: "", PLACE: holder.get(PLACE, "")})
        mark(etree.SubElement(table, "caption"), words, language).text = words.caption
        head = etree.SubElement(etree.SubElement(table, "thead"), "tr")
        for said in ((words.where,) if several else ()) + (words.what_for, words.number):
            mark(etree.SubElement(head, "th", {"scope": "col"}), words, language).text = said
        body = etree.SubElement(table, "tbody")
        for region, one in rows:
            row = etree.SubElement(body, "tr")
            if several:
                mark(etree.SubElement(row, "th", {"scope": "row"}), words, language).text = words.region(region)
            _label(etree.SubElement(row, "th", {"scope": "row"}), one.label, language.tag)
            _reach(etree.SubElement(row, "td"), one)
        for other in own:
            row = etree.SubElement(body, "tr")
            if several:
                etree.SubElement(row, "td").text = "–"
            etree.SubElement(row, "th", {"scope": "row"}).text = other.label
            _dial(etree.SubElement(row, "td"), other.number)
        table.tail = holder.tail
        parent = holder.getparent()
        if parent is not None:
            parent.replace(holder, table)


def _label(cell: etree._Element, labels: Mapping[str, str], language: str) -> None:
    """What a contact is for: in the language of the guide; else in English, else in any, and marked as what it is."""
    tag = next((one for one in (language, ENGLISH.tag) if one in labels), next(iter(labels)))
    cell.text = labels[tag]
    if tag != language:
        cell.set("lang", tag)
        cell.set("dir", direction_of(tag))


def _reach(cell: etree._Element, contact: Contact) -> None:
    if contact.number:
        _dial(cell, contact.number)
    elif contact.url:
        etree.SubElement(cell, "a", {"href": contact.url}).text = contact.url.removeprefix("https://")


def _dial(cell: etree._Element, number: str) -> None:
    digits = "".join(sign for sign in number if sign.isdigit() or sign == "+")
    etree.SubElement(cell, "a", {"href": f"tel:{digits}"}).text = number
