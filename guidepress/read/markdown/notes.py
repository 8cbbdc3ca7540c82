"""Notes: from Python-Markdown's list at the end of a file to the place where they are read.

A note stands right after the outermost block that calls it, in every edition (decision 0003).
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from lxml import etree

from guidepress.languages.language import Language
from guidepress.languages.registry import mark
from guidepress.model.finding import Findings
from guidepress.model.xhtml import PLACE, classes, detach, place_of
from guidepress.read import rules
from guidepress.read.markdown.calls import called, calls_in, put_calls_behind

if TYPE_CHECKING:
    from guidepress.read.markdown.source import Source

_CALL = re.compile(r"\[\^([^\]\s]+)\](?!:)")


def set_notes(root: etree._Element, source: Source, language: Language, findings: Findings) -> None:
    """Number the notes of a part, move each behind the block that calls it, link both ways; MAN018 and MAN019."""
    _report_unpaired(root, findings)
    holder = next((div for div in root.iter("div") if "footnote" in classes(div)), None)
    if holder is None:
        return
    bodies = {item.get("id", ""): item for item in holder.iter("li") if item.get("id", "").startswith("fn:")}
    put_calls_behind(root)
    detach(holder)
    for number, (name, links) in enumerate(_called(root, bodies).items(), 1):
        if name in bodies:
            sign = note_sign(number, lettered=source.lettered)
            note = _note(bodies[name], source.part_id, number, sign, len(links), language)
            _after_outermost_block(root, links[0], note)
            for nth, link in enumerate(links, 1):
                _set_call(link, source.part_id, number, sign, nth, language)


def _called(root: etree._Element, bodies: Mapping[str, etree._Element]) -> dict[str, list[etree._Element]]:
    """The calls of each note: first those in the text, in its order, then those in notes, in theirs."""
    calls: dict[str, list[etree._Element]] = {}
    waiting = deque([root])
    while waiting:
        for call in calls_in(waiting.popleft()):
            if (name := called(call)) not in calls and name in bodies:
                waiting.append(bodies[name])
            calls.setdefault(name, []).append(call)
    return calls


def note_sign(number: int, *, lettered: bool) -> str:
    """What calls a note: its number, or a letter (a to z, aa, ab) where raised numbers call references."""
    letters = ""
    while lettered and number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return letters or str(number)


def _set_call(link: etree._Element, part: str, number: int, sign: str, nth: int, language: Language) -> None:
    holder = link.getparent()
    if holder is not None and holder.tag == "sup":
        holder.attrib.pop("id", None)
    place = link.get(PLACE)
    link.tag = "a"
    link.attrib.clear()
    link.attrib.update(
        {"id": _call_id(part, number, nth), "class": "noteref", "role": "doc-noteref", "href": f"#fn-{part}-{number}"}
    )
    if place:
        link.set(PLACE, place)
    link.set("aria-label", language.book.note_call.format(n=sign))
    mark(link, language.book, language)
    link.text = sign


def _call_id(part: str, number: int, nth: int) -> str:
    return f"fnref-{part}-{number}" + ("" if nth == 1 else f"-{nth}")


def _note(body: etree._Element, part: str, number: int, sign: str, calls: int, language: Language) -> etree._Element:
    note = etree.Element("aside", {"id": f"fn-{part}-{number}", "class": "footnote", "role": "doc-footnote"})
    note.set(PLACE, body.get(PLACE, ""))
    for link in list(body.iter("a")):
        if "footnote-backref" in classes(link):
            _drop(link)
    for child in list(body):
        note.append(child)
    if not len(note) or note[0].tag != "p":
        note.insert(0, etree.Element("p", {PLACE: body.get(PLACE, "")}))
    first = note[0]
    text, first.text = first.text or "", None
    for nth in range(calls, 0, -1):
        back = etree.Element(
            "a", {"class": "backlink", "role": "doc-backlink", "href": f"#{_call_id(part, number, nth)}"}
        )
        told = sign if calls == 1 else f"{sign}{language.book.byline.comma}{nth}"
        back.set("aria-label", language.book.back_to_note.format(n=told))
        mark(back, language.book, language)
        back.text = sign if nth == 1 else f"({nth})"
        back.tail = " "
        first.insert(0, back)
    first[calls - 1].tail = " " + text.lstrip()
    return note


def _drop(link: etree._Element) -> None:
    """Remove Python-Markdown's own link back, and the no-break space before it."""
    parent, before = link.getparent(), link.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "").rstrip("\xa0 ") or None
    else:
        parent.text = (parent.text or "").rstrip("\xa0 ") or None
    parent.remove(link)
    if parent.tag == "p" and not len(parent) and not (parent.text or "").strip():
        detach(parent)


def _after_outermost_block(root: etree._Element, call: etree._Element, note: etree._Element) -> None:
    """Put a note behind the child of the part that calls it, after the notes that are there already."""
    block = call
    while (parent := block.getparent()) is not None and parent is not root:
        block = parent
    if parent is None:  # called from a note that is not placed yet: that one's text is part of no block
        root.append(note)
        return
    position = root.index(block) + 1
    while position < len(root) and "footnote" in classes(root[position]):
        position += 1
    root.insert(position, note)


def _report_unpaired(root: etree._Element, findings: Findings) -> None:
    """MAN019 for a note that nothing calls, MAN018 for a call, outside of code, that stayed text."""
    names = {called(call) for call in calls_in(root)}
    defined = {item.get("id", ""): item for item in root.xpath(".//div[@class='footnote']/ol/li")}
    left = [(element, f"fn:{found[1]}") for element, text in _prose(root) for found in _CALL.finditer(text)]
    printed = {name for _element, name in left}
    for name, item in defined.items():
        if name not in names | printed:
            findings.add(rules.MAN019.at(place_of(item), f"note [^{name[3:]}] is never called"))
    for element, name in left:
        if name in defined:
            message = f"[^{name[3:]}] stands in HTML, where no Markdown is read, and calls nothing"
            findings.add(rules.MAN018.at(place_of(element), message, hint="Write this paragraph in Markdown."))
        else:
            findings.add(rules.MAN018.at(place_of(element), f"note [^{name[3:]}] is not defined"))


def _prose(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The pieces of text that are no code and no formula, each with its element."""
    if root.tag in {"code", "pre", "kbd", "samp"} or "math" in classes(root):
        return
    yield root, root.text or ""
    for child in root:
        yield from _prose(child)
        yield root, child.tail or ""
