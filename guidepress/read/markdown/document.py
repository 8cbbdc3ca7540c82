"""One Markdown file to one tree in the Book's vocabulary (docs/architecture.md)."""

from __future__ import annotations

import re

from lxml import etree

from guidepress.languages.language import Language
from guidepress.languages.registry import mark
from guidepress.model.finding import Findings
from guidepress.model.place import Place
from guidepress.model.xhtml import PLACE, classes, detach, flat_text, place_of, set_default
from guidepress.read import rules
from guidepress.read.markdown.dialect import new_markdown
from guidepress.read.markdown.math import set_math
from guidepress.read.markdown.nesting import report_lost_nesting
from guidepress.read.markdown.notes import set_notes
from guidepress.read.markdown.sanitiser import admit
from guidepress.read.markdown.source import Source
from guidepress.read.markdown.source_lines import mark_lines, settle_lines
from guidepress.read.markdown.typography import set_typography

CALLOUTS = ("note", "tip", "warning", "danger", "example")


def read_markup(source: Source, language: Language, findings: Findings) -> etree._Element:
    """The tree of one file: a ``<section>`` whose elements know their line.

    The text is bounded (`guidepress.read.markdown.bounds`). What cannot stay (a script, a broken note) is left out
    with a finding; the words stay.
    """
    marked, fences = mark_lines(source.text)
    try:
        html = new_markdown(source.keys).convert(marked)
    except RecursionError:
        findings.add(rules.MAN014.at(Place(source.file), "lists, quotations or emphasis nest too deeply"))
        return etree.Element("section")
    root = admit(html, source.file, source.text, findings)
    settle_lines(root, source.file, fences)
    report_lost_nesting(source.text, source.file, findings)
    _set_code(root)
    _set_callouts(root, language, findings)
    _set_tables(root, findings)
    set_math(root, source.language, findings)
    set_notes(root, source, language, findings)
    set_typography(root, source.language)
    _lift_paragraphs(root)
    return root


def _set_code(root: etree._Element) -> None:
    for holder in root.xpath(".//div[contains(concat(' ', @class, ' '), ' highlight ')]"):
        listing = holder.find("pre")
        if listing is None:
            continue
        language = next((name[9:] for name in classes(holder) if name.startswith("language-")), "")
        for empty in listing.findall("span"):
            if not len(empty) and not empty.text:
                listing.remove(empty)
        listing.text = None
        listing.set("class", "code")
        if language and language != "text":
            listing.set("data-language", language)
        listing.tail = holder.tail
        holder.getparent().replace(holder, listing)


def _set_callouts(root: etree._Element, language: Language, findings: Findings) -> None:
    for number, holder in enumerate(root.xpath(".//div[contains(concat(' ', @class, ' '), ' admonition ')]"), 1):
        names = [name for name in holder.get("class", "").split() if name != "admonition"]
        kind = next((name for name in names if name in CALLOUTS), None)
        if kind is None:
            findings.add(rules.MAN023.at(place_of(holder), f"'{' '.join(names)}' is no type of callout"))
            kind = "note"
        title = next((p for p in holder.findall("p") if "admonition-title" in classes(p)), None)
        if title is None:
            title = etree.Element("p", {PLACE: holder.get(PLACE, "")})
            holder.insert(0, title)
        if not flat_text(title) or flat_text(title).lower() == kind:
            title.text = language.book.callouts[kind]
            mark(title, language.book, language)
        title.set("class", "callout-title")
        name = f"callout-{place_of(holder).file}-{number}"
        title.set("id", re.sub(r"[^\w-]+", "-", name))
        holder.tag = "aside"
        holder.set("class", f"callout {kind}")
        holder.set("role", "note")
        holder.set("aria-labelledby", title.get("id", ""))


def _set_tables(root: etree._Element, findings: Findings) -> None:
    for table in root.iter("table"):
        if any(True for _ in table.iterancestors("table")):
            findings.add(rules.MAN025.at(place_of(table)))
        before = table.getprevious()
        names: frozenset[str] = frozenset()
        if before is not None and before.tag == "p" and "table-caption" in classes(before):
            names = classes(before)
            _give_caption(table, before)
        _set_scopes(table, row_heads="no-row-heads" not in names | classes(table))
    for stray in root.xpath(".//p[contains(concat(' ', @class, ' '), ' table-caption ')]"):
        findings.add(rules.MAN024.at(place_of(stray)))


def _give_caption(table: etree._Element, paragraph: etree._Element) -> None:
    for name in ("id", "lang", "dir"):
        if name in paragraph.attrib:
            table.set(name, paragraph.attrib.pop(name))
    extra = classes(paragraph) - {"table-caption", "no-row-heads"}
    if extra:
        table.set("class", " ".join(sorted(extra)))
    detach(paragraph)
    paragraph.tag, paragraph.tail = "caption", None
    paragraph.attrib.pop("class", None)
    table.insert(0, paragraph)


def _set_scopes(table: etree._Element, *, row_heads: bool) -> None:
    for cell in table.iterfind("thead/tr/th"):
        set_default(cell, "scope", "col")
    for row in table.iterfind("tbody/tr"):
        if row_heads and len(row) > 1 and row[0].tag == "td" and flat_text(row[0]):
            row[0].tag = "th"
        for cell in row.iterfind("th"):
            set_default(cell, "scope", "row")


def _lift_paragraphs(root: etree._Element) -> None:
    """An image in a paragraph of its own that is decorative stands alone."""
    for image in root.xpath(".//figure[contains(concat(' ', @class, ' '), ' decorative ')]/img"):
        figure = image.getparent()
        if figure.find("figcaption") is None:
            figure.tag = "div"
            figure.set("class", "ornament")
