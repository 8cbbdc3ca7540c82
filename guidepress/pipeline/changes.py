"""What changed since an edition: the web page that was published against the one that the guide would make today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from xml.etree import ElementTree as ET

import tinyhtml5
from lxml import etree

from guidepress.model.book import WRITTEN, Book, Part, PartKind
from guidepress.model.edition import EDITIONS
from guidepress.model.errors import ConfigurationError, FindingsError
from guidepress.model.finding import Findings
from guidepress.model.xhtml import classes, flat_text
from guidepress.policies.as_written import paragraphs
from guidepress.read import read_guide
from guidepress.standards.html_runs import remember_runs
from guidepress.standards.nesting import tags_too_deep

WEB = "read.html"
MAX_BYTES = 100_000_000
MAX_OPEN = 250
"""So many elements may be open at once; libxml2 takes no more than 256."""
SHEETS = ("tokens.css", "proof.css")
_KINDS = {kind.value: kind for kind in (*WRITTEN, PartKind.REFERENCES)}


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition as its web page says it: its version line, and its parts by id."""

    version: str
    parts: Mapping[str, Part]


@dataclass(frozen=True, slots=True)
class Change:
    """A part with what was taken out of it and put into it, stretch by stretch; of a new or lost part all of it."""

    title: str
    what: str
    stretches: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes between two editions of a guide, in the order of the newer one."""

    book: Book
    before: str
    now: str
    parts: tuple[Change, ...]


def changes_since(since: Path, guide: Path) -> Changes:
    """What changed in a guide since an edition, given as its web page or the folder that holds it.

    Raises `ConfigurationError` (no such page, an unusable guide) and `FindingsError` (faults that stop a build).
    """
    page = since / WEB if since.is_dir() else since
    if not page.exists():
        raise ConfigurationError(
            f"there is no edition to compare with: '{page}' does not exist",
            hint=f"Name the {WEB} that was published, or the folder that holds it; 'publish.py build web' makes one.",
        )
    if not page.is_file() or page.stat().st_size > MAX_BYTES:
        raise ConfigurationError(
            f"'{page}' is no web page of an edition", hint=f"Name {WEB} of that edition, or the folder that holds it."
        )
    old = read_edition(page.read_bytes())
    if not old.parts:
        raise ConfigurationError(f"'{page}' holds no part of a guide", hint=f"Name the {WEB} that was published.")
    findings = Findings()
    book = read_guide(guide, findings)
    if findings.has_errors():
        raise FindingsError(findings.in_order())
    from guidepress.typeset.web.edition import web_page

    new = read_edition(web_page(book, EDITIONS["web"]).data)
    return Changes(book, old.version, new.version, tuple(_compared(old.parts, new.parts)))


def read_edition(data: bytes) -> Edition:
    """A web edition's version and the parts that somebody wrote, and the references; none of a page that is none."""
    remember_runs()
    text = data.decode("utf-8", "replace")
    if tags_too_deep(text, MAX_OPEN):
        return Edition("", {})
    try:
        html = tinyhtml5.parse(text, namespace_html_elements=False)
        root = etree.fromstring(ET.tostring(html), etree.XMLParser(resolve_entities=False, huge_tree=False))
    except (etree.XMLSyntaxError, ValueError, RecursionError):  # signs that XML has not, or depth: nobody published it
        return Edition("", {})
    version = next((flat_text(one) for one in root.iter("p") if "version" in classes(one)), "")
    parts: dict[str, Part] = {}
    for element in root.iter("section"):
        name = element.get("id", "")
        kind = next((_KINDS[one] for one in element.get("class", "").split() if one in _KINDS), None)
        if kind is not None and "part" in classes(element) and name:
            heading = next((one for one in element.iter("h1", "h2")), None)
            title = flat_text(heading) if heading is not None else name
            parts[name] = Part(name, kind, title, element, WEB)
    return Edition(version, parts)


def _compared(old: Mapping[str, Part], new: Mapping[str, Part]) -> Iterator[Change]:
    for name, part in new.items():
        now = _texts(part)
        if name not in old:
            yield Change(part.title, "new", (((), tuple(now)),))
        elif stretches := tuple(_stretches(_texts(old[name]), now)):
            yield Change(part.title, "changed", stretches)
    for name, part in old.items():
        if name not in new:
            yield Change(part.title, "taken out", ((tuple(_texts(part)), ()),))


def _texts(part: Part) -> list[str]:
    return [text for _element, text in paragraphs(part)]


def _stretches(before: Sequence[str], now: Sequence[str]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    matcher = SequenceMatcher(None, before, now, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            yield tuple(before[a:b]), tuple(now[c:d])


def as_text(changes: Changes) -> str:
    """The changes for a terminal."""
    lines = [f"{changes.book.settings.title}: {changes.before} -> {changes.now}"]
    for part in changes.parts:
        lines += ["", f"{part.title} ({part.what})"]
        for gone, come in part.stretches:
            lines += [f"  - {text}" for text in gone] + [f"  + {text}" for text in come]
    if not changes.parts:
        lines.append("Nothing changed.")
    return "\n".join(lines)


def as_page(changes: Changes) -> bytes:
    """The changes as a web page for readers: no script, nothing from elsewhere."""
    from guidepress.typeset.web.html_page import Head, add, page, read_sheets

    settings = changes.book.settings
    body = etree.Element("body")
    add(body, "a", "Skip to the changes", class_="skip", href="#changes")
    heading = add(add(body, "header"), "h1", "What changed: ")
    add(heading, "span", settings.title, lang=settings.language)
    main = add(body, "main", id="changes", tabindex="-1")
    add(main, "p", f"Before: {changes.before}. Now: {changes.now}.")
    if not changes.parts:
        add(main, "p", "Nothing changed.")
    for part in changes.parts:
        title = add(main, "h2")
        add(title, "span", part.title, lang=settings.language).tail = f" ({part.what})"
        for gone, come in part.stretches:
            for word, tag, texts in (("Before: ", "del", gone), ("Now: ", "ins", come)):
                for text in texts:
                    line = add(main, "p", word)
                    add(line, tag, text, lang=settings.language)
    title_words = f"What changed: {settings.title}"
    return page(Head("en", title_words, f"What changed in “{settings.title}”.", read_sheets(SHEETS)), body)
