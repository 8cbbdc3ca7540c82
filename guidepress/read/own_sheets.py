"""The guide's own style sheets: what lies in its folder ``styles``, held to what a sheet may do (BRD006 to BRD008).

A sheet is laid over that of ours with the same name. It may change how things look; it may neither fetch anything, nor
hide what the guide says, nor say anything that the guide does not, nor take text out of a PDF's structure.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from typing import Any

import tinycss2
from lxml import etree

from guidepress.model.edition import EDITIONS, EPUB, WEB
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import SVG
from guidepress.read.folder import Folder
from guidepress.read.images.drawing import svg_fault
from guidepress.standards.css.added_words import more_than_dress
from guidepress.standards.css.expansion import swollen
from guidepress.standards.nesting import line_too_deep

BRD006 = rule_of("BRD006")
BRD008 = rule_of("BRD008")

FOLDER = "styles"
MAX_SHEET_BYTES = 100_000
MOST_FILES = 40
MAX_DEPTH = 40
"""Brackets of a sheet that may be open at a time: who reads it goes down into each."""
LARGEST = 1_000_000
"""The largest number of a sheet, in whatever unit: with larger ones engines stumble."""

_SHORTER = "Write the value itself, or let fewer custom properties use one another."

COVER = "cover.svg"
"""The template of the cover, which may lie there too: it takes the place of ours."""

NAMES = tuple(
    dict.fromkeys([*(name for edition in EDITIONS.values() for name in edition.sheets), "booklet.css", "download.css"])
)
"""The sheets over which one can be laid."""

_JUDGED = frozenset({*EPUB.sheets, *WEB.sheets, "download.css"})
"""Those that are in the EPUB and on the web pages, whose provers judge what a sheet does from the bytes."""
_REFUSED = " (the provers of the EPUB and of the web pages refuse it)"

_HIDES = frozenset(
    """
    opacity transform rotate scale translate filter mix-blend-mode clip clip-path mask mask-image visibility
    string-set bookmark-label bookmark-level behavior -moz-binding animation transition text-security
    -webkit-text-security content-visibility text-transform position text-indent font text-overflow
    """.split()
)
"""Properties that hide, move or change words, or start something that we do not judge."""

_AT_RULES = frozenset({"media", "page", "supports", "container"})
_PLAIN = re.compile(r"(?:normal|none|counters?\([^\"']*\)|\s)*", re.IGNORECASE)
_REACHES = re.compile(r"(?:image-set|cross-fade|image|element|src|paint|expression|attr)$", re.IGNORECASE)


def read_sheets(folder: Folder) -> dict[str, str]:
    """The guide's sheets by name, those that are of no edition told (BRD008), those that do more than style (BRD006).

    Raises nothing; a sheet with a fault is left out.
    """
    found: dict[str, str] = {}
    for name in sorted(folder.names_in(FOLDER, MOST_FILES)):
        path, here = f"{FOLDER}/{name}", Place(f"{FOLDER}/{name}")
        if name not in (*NAMES, COVER):
            near = difflib.get_close_matches(name, (*NAMES, COVER), 1)
            told = f"'{path}' is of no edition" + (f"; did you mean '{FOLDER}/{near[0]}'?" if near else "")
            folder.findings.add(BRD008.at(here, told))
            continue
        text = folder.read_text(path, here, MAX_SHEET_BYTES)
        if text is None:
            continue
        faults = list(_template_faults(text, path) if name == COVER else faults_of(text, path))
        if not faults and name in _JUDGED:
            faults = [BRD006.at(Place(path, line), f"{why}{_REFUSED}") for line, why in more_than_dress(text)]
        for fault in faults:
            folder.findings.add(fault)
        if faults:
            folder.texts.pop(path, None)
        elif name != COVER:
            found[name] = text
    if endless := swollen(found):
        name, line, value = endless
        told = f"'{value}' is too much once the custom properties that it uses, and that those use, are put in"
        folder.findings.add(BRD006.at(Place(f"{FOLDER}/{name}", line), told, hint=_SHORTER))
        for name in found:
            folder.texts.pop(f"{FOLDER}/{name}", None)
        return {}
    return found


def _template_faults(text: str, file: str) -> Iterator[Finding]:
    """BRD006 for a template of the cover that does more than draw: it is held to what every SVG is held to."""
    try:
        root = etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        yield BRD006.at(Place(file, error.lineno), "it is not well-formed XML")
        return
    if root.tag != f"{{{SVG}}}svg" or root.getroottree().docinfo.doctype:
        yield BRD006.at(Place(file, 1), "the root is not an <svg> of the SVG namespace without a document type")
        return
    for element in root.iter():
        is_text = isinstance(element.tag, str) and etree.QName(element).localname in {"text", "style"}
        if fault := "live text or a style: all lettering is outlines" if is_text else svg_fault(element):
            yield BRD006.at(Place(file, element.sourceline), fault)


def faults_of(text: str, file: str) -> Iterator[Finding]:
    """BRD006 for each thing that a sheet must not do, with its line."""
    if "</" in text:
        line = text.count("\n", 0, text.index("</")) + 1
        yield BRD006.at(Place(file, line), "'</' cannot stand in a style sheet")
        return
    if (deep := line_too_deep(text, "([{)]}", MAX_DEPTH)) is not None:
        yield BRD006.at(Place(file, deep), f"brackets are nested more than {MAX_DEPTH} deep")
        return
    yield from _rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True), file)


def _rules(rules: Iterable[Any], file: str) -> Iterator[Finding]:
    for rule in rules:
        if rule.type == "error":
            yield BRD006.at(Place(file, rule.source_line), f"it is not CSS: {rule.message}")
        elif rule.type == "at-rule":
            yield from _at_rule(rule, file)
        elif rule.type == "qualified-rule":
            yield from _declarations(rule.content, file)


def _at_rule(rule: Any, file: str) -> Iterator[Finding]:
    name = rule.lower_at_keyword
    if name == "page" or name.startswith(("top-", "bottom-", "left-", "right-", "footnote")):
        yield from _declarations(rule.content or [], file)
    elif name not in _AT_RULES or rule.content is None:
        yield BRD006.at(Place(file, rule.source_line), f"'@{name}'")
    else:
        yield from _rules(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True), file)


def _declarations(content: Any, file: str) -> Iterator[Finding]:
    for one in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        place = Place(file, one.source_line)
        if one.type == "error":
            yield BRD006.at(place, f"it is not CSS: {one.message}")
        elif one.type == "at-rule":
            yield from _at_rule(one, file)
        elif one.type == "qualified-rule":
            yield from _declarations(one.content, file)
        elif fault := _fault(one.lower_name, one.value):
            yield BRD006.at(place, fault)


def _fault(name: str, value: list[Any]) -> str:
    """What a declaration does that it must not, in words, or nothing."""
    if name in _HIDES:
        return f"'{name}' can hide or change what the guide says"
    written = tinycss2.serialize(value).strip().lower()
    if name == "content" and not _PLAIN.fullmatch(written):
        return "'content' with words of its own"
    if name == "display" and re.search(r"\bnone\b", written):
        return "'display: none' hides what the guide says"
    if (name.startswith("font-size") or name == "line-height") and re.match(r"[-+]?0*(?:\.0*)?(?:[a-z%]|$)", written):
        return f"'{name}: {written}' makes text too small to be seen"
    for token in _tokens(value):
        if token.type == "url" or (token.type == "function" and token.lower_name == "url"):
            return "it fetches a file"
        if token.type == "function" and _REACHES.match(token.lower_name):
            return f"'{token.lower_name}()' may fetch a file"
        if token.type in {"number", "dimension", "percentage"} and abs(token.value) > LARGEST:
            return f"'{name}' with a number of more than {LARGEST:,}"
    return ""


def _tokens(values: Iterable[Any]) -> Iterator[Any]:
    for value in values:
        yield value
        inner = getattr(value, "arguments", None) or getattr(value, "content", None)
        if isinstance(inner, list):
            yield from _tokens(inner)
