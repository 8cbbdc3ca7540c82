"""One Markdown file to one tree in the Book's vocabulary (docs/architecture.md)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from guidepress.languages.language import Language
from guidepress.languages.registry import mark
from guidepress.model.callouts import CALLOUTS
from guidepress.model.finding import Findings
from guidepress.model.place import Place
from guidepress.model.settings import OwnCallout
from guidepress.model.xhtml import BOXES, HEADINGS, PLACE, classes, detach, flat_text, place_of, set_default
from guidepress.read import rules
from guidepress.read.markdown.blocks.telling import Telling
from guidepress.read.markdown.blocks.tree import TASK
from guidepress.read.markdown.bounds import tell_crowds
from guidepress.read.markdown.comments import tell_open_comments
from guidepress.read.markdown.content_models import hold_text, put_phrases_in
from guidepress.read.markdown.dialect import new_markdown
from guidepress.read.markdown.foreign import tell_foreign, tell_ruled_tables
from guidepress.read.markdown.lone_marks import hold_marks
from guidepress.read.markdown.markers import set_markers, shielded
from guidepress.read.markdown.math import set_math
from guidepress.read.markdown.notes import set_notes
from guidepress.read.markdown.placing import place_elements
from guidepress.read.markdown.sanitiser import OWN, admit
from guidepress.read.markdown.source import Source
from guidepress.read.markdown.source_lines import settle_lines
from guidepress.read.markdown.typography import set_typography

OPEN, DONE = BOXES
"""The boxes of tasks: BALLOT BOX, and with a check."""
_SIGNS = re.compile("\ue004[0-9]*|[\ue000-\ue0ff]")
"""The signs that the reader marks things with while it reads; a manuscript may hold none (MAN017)."""


def read_markup(source: Source, language: Language, findings: Findings) -> etree._Element:
    """The tree of one file: a ``<section>`` whose elements know their line.

    The text is bounded (`guidepress.read.markdown.bounds`). What cannot stay (a script, a broken note) is left out
    with a finding; the words stay.
    """
    told = Telling(source.file, findings, source.language, noted=source.keys if source.cites_in_notes else frozenset())
    try:
        html = new_markdown(told, source.keys).convert(shielded(source.text))
    except RecursionError:
        findings.add(rules.MAN014.at(Place(source.file), "lists, quotations or emphasis nest too deeply"))
        return etree.Element("section")
    root = admit(html, source.file, source.text, findings)
    settle_lines(root, source.file)
    place_elements(root)
    put_phrases_in(root)
    hold_text(root)
    _set_tasks(root, language)
    _set_callouts(root, language, source.callouts, findings)
    _set_tables(root, findings)
    set_math(root, source.language, findings)
    tell_foreign(root, findings)
    tell_ruled_tables(source.text, source.file, findings)
    tell_open_comments(source.text, source.file, findings)
    set_notes(root, source, language, findings)
    _set_quotations(root)
    set_typography(root, source.language)
    hold_marks(root)
    set_markers(root)
    _tell_struck_headings(root, findings)
    _lift_paragraphs(root)
    settle_signs(root)
    tell_crowds(root, findings)
    return root


def _set_quotations(root: etree._Element) -> None:
    """The quotation marks of ``<q>`` are text: a style sheet would draw some that no edition says (HTML, 4.5.7)."""
    for quotation in root.iter("q"):
        quotation.text = f'"{quotation.text or ""}'
        if len(quotation):
            quotation[-1].tail = f'{quotation[-1].tail or ""}"'
        else:
            quotation.text += '"'


def settle_signs(root: etree._Element) -> None:
    """What is left of our own signs where markup came to nothing: a task keeps its box, no other is printed."""
    for element in root.iter():
        if element.text:
            element.text = _settled(element.text)
        if element.tail:
            element.tail = _settled(element.tail)


def _settled(text: str) -> str:
    return _SIGNS.sub("", text.replace(TASK * 2, DONE).replace(TASK, OPEN)) if _SIGNS.search(text) else text


def _set_tasks(root: etree._Element, language: Language) -> None:
    """An item that is a task begins with a box, which says whether the task is done and stands where a bullet would."""
    for item in root.iter("li"):
        text = item.text or ""
        if not text.startswith(TASK):
            continue
        done = text.startswith(TASK * 2)
        item.text = text.lstrip(TASK).lstrip()
        item.set("class", " ".join(sorted(classes(item) | {"task-item"})))
        holder = item[0] if not item.text and len(item) and item[0].tag == "p" else item
        box = etree.Element("abbr", {"class": "task", "role": "img", PLACE: item.get(PLACE, "")})
        words = language.book.task_done if done else language.book.task_open
        box.set("title", words)
        box.set("aria-label", words)
        mark(box, language.book, language)
        box.text = DONE if done else OPEN
        box.tail = f" {holder.text or ''}"
        item.text = holder.text = None
        holder.insert(0, box)


def _tell_struck_headings(root: etree._Element, findings: Findings) -> None:
    for heading in root.iter(*HEADINGS):
        if (struck := next(heading.iter("del", "s", "strike"), None)) is not None:
            findings.add(rules.MAN107.at(place_of(heading), f"“{flat_text(struck)}” is struck out in a heading"))


def _set_callouts(root: etree._Element, language: Language, own: Mapping[str, OwnCallout], findings: Findings) -> None:
    for number, holder in enumerate(root.xpath(".//div[contains(concat(' ', @class, ' '), ' admonition ')]"), 1):
        names = [name for name in holder.get("class", "").split() if name != "admonition"]
        name = next((str(name) for name in names if name in CALLOUTS or name in own), "")
        if not name:
            findings.add(rules.MAN023.at(place_of(holder), f"'{' '.join(names)}' is no type of callout"))
        kind = own[name].like if name in own else name or "note"
        called = own[name].label if name in own else language.book.callouts[kind]
        title = next((p for p in holder.findall("p") if "admonition-title" in classes(p)), None)
        if title is None:
            title = etree.Element("p", {PLACE: holder.get(PLACE, "")})
            holder.insert(0, title)
        if not flat_text(title) or flat_text(title).lower() in {kind, name}:
            title.text = called
            if name not in own:
                mark(title, language.book, language)
        else:
            _say_kind(title, language.book.callout_label.format(kind=called), language, ours=name not in own)
        title.set("class", "callout-title")
        title.set("id", re.sub(r"[^\w-]+", "-", f"callout-{place_of(holder).file}-{number}"))
        holder.tag = "aside"
        holder.set("class", f"callout {kind} {name}" if name in own else f"callout {kind}")
        holder.set("role", "note")
        holder.set("aria-labelledby", title.get("id", ""))


def _say_kind(title: etree._Element, words: str, language: Language, *, ours: bool) -> None:
    """Begin a title with the type of its callout: its colour alone is nothing to the ear, nor in black.

    The words are ``ours`` unless the guide has named the type itself.
    """
    label = etree.Element("span", {"class": "label"})
    label.text, label.tail, title.text = words, f" {(title.text or '').lstrip()}", None
    title.insert(0, mark(label, language.book, language) if ours else label)


def _set_tables(root: etree._Element, findings: Findings) -> None:
    _place_captions(root)
    for table in root.iter("table"):
        if any(True for _ in table.iterancestors("table")):
            findings.add(rules.MAN025.at(place_of(table)))
        before = table.getprevious()
        names: frozenset[str] = frozenset()
        if before is not None and before.tag == "p" and "table-caption" in classes(before):
            names = classes(before)
            _give_caption(table, before)
        _lift_head(table)
        _set_scopes(table, row_heads="no-row-heads" not in names | classes(table))
    for stray in root.xpath(".//p[contains(concat(' ', @class, ' '), ' table-caption ')]"):
        findings.add(rules.MAN024.at(place_of(stray)))


def _place_captions(root: etree._Element) -> None:
    """A caption behind a table, as pandoc has it too, is put before it, unless another table follows."""
    for caption in root.xpath(".//p[contains(concat(' ', @class, ' '), ' table-caption ')]"):
        table, following = caption.getprevious(), caption.getnext()
        if table is None or table.tag != "table" or (following is not None and following.tag == "table"):
            continue
        before = table.getprevious()
        if before is None or "table-caption" not in classes(before):
            detach(caption)
            table.addprevious(caption)


def _lift_head(table: etree._Element) -> None:
    """The first rows are the head where they have nothing but head cells, and nobody says so (HTML, 4.9.12)."""
    body = table.find("tbody")
    if table.find("thead") is not None or body is None:
        return
    rows = body.findall("tr")
    heads = 0
    while heads < len(rows) - 1 and len(rows[heads]) > 1 and all(cell.tag == "th" for cell in rows[heads]):
        heads += 1
    if heads and not any(cell.get("scope") == "row" for row in rows[:heads] for cell in row):
        head = etree.Element("thead")
        head.extend(rows[:heads])
        body.addprevious(head)


def _give_caption(table: etree._Element, paragraph: etree._Element) -> None:
    for name in ("id", OWN, "lang", "dir"):
        if name in paragraph.attrib:
            table.set(name, paragraph.attrib.pop(name))
    extra = classes(paragraph) - {"table-caption", "no-row-heads"}
    if extra:
        table.set("class", " ".join(sorted(extra)))
    detach(paragraph)
    paragraph.tag, paragraph.tail = "caption", None
    paragraph.attrib.pop("class", None)
    for own in table.findall("caption"):  # one of HTML: a table has one caption (HTML, 4.9.2), and no word is lost
        paragraph.append(etree.Element("br"))
        paragraph[-1].tail = own.text
        paragraph.extend(list(own))
        detach(own)
    table.insert(0, paragraph)


def _set_scopes(table: etree._Element, *, row_heads: bool) -> None:
    for cell in table.iterfind("thead/tr/th"):
        set_default(cell, "scope", "col")
    for group in table.iterfind("tbody"):
        held = 0  # rows that a cell of the first column still reaches into
        for row in group.iterfind("tr"):
            if not held and row_heads and len(row) > 1 and row[0].tag == "td" and flat_text(row[0]):
                row[0].tag = "th"
            for cell in row.iterfind("th"):
                set_default(cell, "scope", "row")
            held = held - 1 if held else _rows(row) - 1


def _rows(row: etree._Element) -> int:
    """How many rows the first cell of one spans: all that follow where it says 0."""
    span = row[0].get("rowspan", "1") if len(row) else "1"
    return int(span) or sum(1 for _ in row.itersiblings()) + 1 if span.isdecimal() else 1


def _lift_paragraphs(root: etree._Element) -> None:
    """An image in a paragraph of its own that is decorative stands alone."""
    for image in root.xpath(".//figure[contains(concat(' ', @class, ' '), ' decorative ')]/img"):
        figure = image.getparent()
        if figure.find("figcaption") is None:
            figure.tag = "div"
            figure.set("class", "ornament")
