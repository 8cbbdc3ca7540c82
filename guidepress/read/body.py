"""The body of the book: its parts, chapters and sections, where each stands in the tree, and their numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lxml import etree

from guidepress.languages.language import Language
from guidepress.languages.registry import mark
from guidepress.model.book import Part, PartKind
from guidepress.model.outline import Entry
from guidepress.model.xhtml import classes
from guidepress.read import generated_parts as matter

_NO_NUMBER = ("{-}", "{.unnumbered}")


def titled_part(entry: Entry, part_id: str) -> Part:
    """A part of the book that ``guide.yaml`` names, without a file: its title, and no more."""
    title, numbered = entry.text, True
    for marker in _NO_NUMBER:
        if title.endswith(marker):
            title, numbered = title.removesuffix(marker).strip(), False
    part = matter.titled(PartKind.DIVISION, part_id, title)
    heading = part.tree.find("h1")
    if not numbered and heading is not None:
        heading.set("class", "unnumbered")
    return part


def in_tree(entries: Sequence[Entry], parts: Mapping[int, Part]) -> list[Part]:
    """The parts of the body, by the index of their entry, with their places in the tree.

    What an entry that could not be read would hold stands where that would stand.
    """
    placed: list[Part] = []
    for number, part in sorted(parts.items()):
        entry, holder = entries[number], entries[number].within
        while holder is not None and holder not in parts:
            holder = entries[holder].within
        if entry.depth > 1:
            part.tree.set("class", f"{part.tree.get('class')} {'nested' if entry.level > 1 else 'chapter'}")
        if entry.level > 1:
            part.tree.attrib.pop("role", None)  # it is no chapter
        within = parts[holder].id if holder is not None else ""
        depth = entry.depth if holder is not None else 1
        placed.append(replace(part, depth=depth, within=within, is_nested=entry.level > 1))
    return placed


def number_body(parts: Sequence[Part], language: Language) -> dict[str, str]:
    """Write the number of each part, chapter and section before its title; returns them by part id.

    Chapters are counted through the book, sections within their chapter ("3.1"), parts by themselves. What is not
    numbered (``# Title {-}``) numbers nothing below it; nor is a part whose title says that it is one ("Part I: …").
    """
    numbers: dict[str, str] = {}
    counts: dict[str, int] = {}
    kinds = {part.id: part.kind for part in parts}
    for part in parts:
        heading = part.tree.find("h1")
        holder = "" if kinds.get(part.within) is PartKind.DIVISION else part.within
        if heading is None or "unnumbered" in classes(heading) or (holder and holder not in numbers):
            continue
        if part.kind is PartKind.DIVISION:
            if not _names_itself(part.title, language):
                counts["part"] = counts.get("part", 0) + 1
                numbers[part.id] = language.book.part.format(n=counts["part"])
                mark(_label(heading, numbers[part.id]), language.book, language)
            continue
        counts[f"#{holder}"] = counts.get(f"#{holder}", 0) + 1
        numbers[part.id] = f"{numbers[holder]}.{counts[f'#{holder}']}" if holder else str(counts["#"])
        _label(heading, numbers[part.id])
    return numbers


def _names_itself(title: str, language: Language) -> bool:
    """Whether a title begins with the word for a part: "Part One", "Teil II: …"."""
    word = language.book.part.partition("{n}")[0].strip().casefold()
    return bool(word) and title.casefold().startswith(f"{word} ")


def _label(heading: etree._Element, number: str) -> etree._Element:
    label = etree.Element("span", {"class": "number"})
    label.text, label.tail = number, " " + (heading.text or "")
    heading.text = None
    heading.insert(0, label)
    return label
