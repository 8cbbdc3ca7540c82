"""Ids: those that somebody wrote are kept and must be unlike; those that reading makes give way."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from lxml import etree

from guidepress.model.book import PartKind
from guidepress.model.finding import Finding, Findings
from guidepress.model.place import Place
from guidepress.model.xhtml import HEADINGS, classes, heading_text, place_of
from guidepress.read import rules
from guidepress.read.markdown.sanitiser import OWN
from guidepress.read.markdown.source import slug

_KINDS = frozenset(PartKind)
_WRITTEN = re.compile(r"\{[^{}\n]*?#([\w.:-]+)|\b(?:id|name)\s*=\s*[\"']?([\w.:-]+)")


def written_ids(text: str) -> Iterator[str]:
    """What may be an id that somebody gave something in a text; some of it may be none."""
    return (found[1] or found[2] for found in _WRITTEN.finditer(text))


def free_id(wanted: str, taken: Collection[str]) -> str:
    """The id, or the next one like it that is not taken."""
    name, count = wanted, 2
    while name in taken:
        name, count = f"{wanted}-{count}", count + 1
    return name


def give_heading_ids(trees: list[tuple[str, etree._Element]]) -> None:
    """Give every heading without an id one made from its words, unique over the book.

    ``trees`` pairs each part's id with its tree; the first heading of a part gets ``PART-title``.
    """
    taken = {name for _part, tree in trees for name in tree.xpath("//@id")} | {part for part, _tree in trees}
    for part, tree in trees:
        for heading in tree.iter(*HEADINGS):
            if heading.get("id"):
                continue
            wanted = f"{part}-title" if heading.tag == "h1" else f"{part}-{slug(heading_text(heading))}".rstrip("-")
            heading.set("id", free_id(wanted, taken))
            taken.add(heading.get("id", ""))


def settle_ids(trees: list[etree._Element], findings: Findings) -> None:
    """See to it that no id is there twice.

    MAN040 for every id that somebody gave a second time, or that is that of a page such as the contents; the (later)
    element loses it. One that was made gives way to one
    that was given, or that stands before it, and what refers to it in its part follows.
    """
    given: dict[str, Place] = {}
    pages = {name: tree for tree in trees if (name := tree.get("id", "")) in _KINDS and name in classes(tree)}
    for element in (one for tree in trees for one in tree.iter() if isinstance(one.tag, str)):
        if element.attrib.pop(OWN, None) is None:
            continue
        name = element.get("id", "")
        if (name in pages or name == PartKind.CONTENTS) and pages.get(name) is not element:
            message = f"the id '{name}' is that of a page that every guide may have; give another"
            findings.add(rules.MAN040.at(place_of(element), message))
            del element.attrib["id"]
        elif name in given:
            findings.add(_given_before(name, place_of(element), given[name]))
            del element.attrib["id"]
        else:
            given[name] = place_of(element)
            element.set(OWN, "")
    _make_way(trees, set(given))


def _given_before(name: str, here: Place, before: Place) -> Finding:
    """MAN040, which says so if it is one place that is there twice: a file that ``guide.yaml`` names again."""
    if here == before:
        told = f"the id '{name}' is there twice, for guide.yaml names '{here.file}' twice"
        return rules.MAN040.at(here, told, hint=f"Take '{here.file}' out of guide.yaml in one of the two places.")
    return rules.MAN040.at(here, f"the id '{name}' is used before, at {before}")


def _make_way(trees: list[etree._Element], taken: set[str]) -> None:
    """Rename every id that was made and is taken."""
    for tree in trees:
        renamed: dict[str, str] = {}
        for element in tree.iter():
            if not isinstance(element.tag, str) or (name := element.get("id")) is None:
                continue
            if element.attrib.pop(OWN, None) is not None:
                continue
            if name in taken:
                renamed[name] = free_id(name, taken)
                element.set("id", renamed[name])
            taken.add(element.get("id", ""))
        if renamed:
            _follow(tree, renamed)


def _follow(tree: etree._Element, renamed: dict[str, str]) -> None:
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if (name := element.get("aria-labelledby")) in renamed:
            element.set("aria-labelledby", renamed[name or ""])
        made = {"noteref", "backlink"} & set(element.get("class", "").split())
        if made and element.get("href", "")[1:] in renamed:
            element.set("href", f"#{renamed[element.get('href', '')[1:]]}")
