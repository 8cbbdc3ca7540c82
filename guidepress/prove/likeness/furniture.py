"""What the web edition adds around and into the parts: a bar, links from part to part, links to headings, files.

What is as it must be is taken away, and what is left is held against the Book: so anything that only looks like
furniture stays, and is found. What must be there follows from the Book and the words of its language alone.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from guidepress.languages.language import Language
from guidepress.languages.registry import language_for
from guidepress.model.book import Book
from guidepress.model.book import PartKind as Kind
from guidepress.model.edition import EDITIONS, EditionKind
from guidepress.model.emergency import emergency_place
from guidepress.model.xhtml import HEADINGS, heading_text
from guidepress.prove.likeness.markup import plain

Shape = tuple[str, frozenset[tuple[str, str]], str, tuple["Shape", ...]]
"""An element: its name, its attributes, its own text, its children."""

_DOWNLOADS = "index.html"
_TITLE_KINDS = frozenset({Kind.HALF_TITLE, Kind.TITLE_PAGE, Kind.IMPRINT})
_TONGUE = frozenset({"lang", "dir"})
"""Attributes that words of Guidepress have where a language has none of its own."""


def without_furniture(root: Any, book: Book) -> Any:
    """A copy of a page without the furniture that is as it must be."""
    root = copy.deepcopy(root)
    language = language_for(book.settings.language)
    bars = {_bar(book, language)}
    rows = _onward(book, language)
    files = _files(book, language)
    known = _headings(book)

    def ours(child: Any, parent: Any, before: Any) -> bool:
        match child.get("class"):
            case "bar":
                told = shape(child)
                first = told in bars
                bars.discard(told)  # a second one is none of ours
                return first
            case "onward":
                return before is not None and shape(child) == rows.get(before.get("id"))
            case "anchor":
                return before is not None and _leads_to(child, before, known, language)
            case _:
                return parent.get("class") == "page-links" and shape(child) in files

    for parent in [element for element in root.iter() if isinstance(element.tag, str)]:
        before = None
        for child in [kid for kid in parent if isinstance(kid.tag, str)]:
            if ours(child, parent, before):
                _take(parent, child)
            else:
                before = child
    return root


def shape(element: Any) -> Shape:
    """What is compared of an element: letters beside its children are its own, addresses stand as they are meant."""
    own = plain(" ".join([element.text or "", *(kid.tail or "" for kid in element)]))
    attributes = frozenset(
        (name, unquote(value) if name == "href" else value)
        for name, value in element.attrib.items()
        if name not in _TONGUE
    )
    return str(element.tag), attributes, own, tuple(shape(kid) for kid in element)


def _made(tag: str, text: str = "", *kids: Shape, **attributes: str) -> Shape:
    named = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    return tag, frozenset(named.items()), plain(text), kids


def _link(text: str, href: str, name: str = "") -> Shape:
    return _made("a", text, href=href, **({"class": name} if name else {}))


def _bar(book: Book, language: Language) -> Shape:
    words, contents = language.web, book.of_kind(Kind.CONTENTS)
    links = []
    if target := emergency_place(book):
        links.append(_link(words.emergency, f"#{target}", "urgent"))
    if contents is not None:
        links.append(_link(language.book.contents, f"#{contents.id}"))
    links.append(_link(words.formats_short, _DOWNLOADS))
    search = _made(
        "form",
        "",
        _made("label", words.field, for_="search-field"),
        _made("input", type="search", id="search-field", autocomplete="off"),
        _made("output", for_="search-field"),
        _made("ol"),
        class_="search",
        role="search",
        data_found=words.found,
        data_none=words.nothing,
    )
    shades = (("system", words.system), ("light", words.light), ("dark", words.dark))
    switches = _made(
        "form",
        "",
        _made(
            "fieldset",
            "",
            _made("legend", words.shade),
            *(_made("label", said, _made("input", type="radio", name="theme", value=value)) for value, said in shades),
        ),
        _made("label", words.contrast, _made("input", type="checkbox", name="contrast", value="more")),
        class_="switches",
    )
    tools = (
        _made("details", "", _made("summary", said), form, class_="tool", hidden="")
        for said, form in ((words.search, search), (words.view, switches))
    )
    return _made(
        "div",
        "",
        _made("ul", "", *(_made("li", "", link) for link in links), class_="quick"),
        _made("div", "", *tools, class_="tools"),
        class_="bar",
        role="navigation",
        aria_label=words.ways,
    )


def _onward(book: Book, language: Language) -> dict[str | None, Shape]:
    """The row after each part that has one, by the part's id: to those before and after it, and to the contents."""
    titles = {part.id: part.title for part in book.parts}
    read = [part.id for part in book.parts if part.kind not in _TITLE_KINDS and part.kind is not Kind.CONTENTS]
    contents = book.of_kind(Kind.CONTENTS)
    rows: dict[str | None, Shape] = {}
    for place, name in enumerate(read):
        links = []
        for offset, said, kind in ((-1, language.web.previous, "previous"), (1, language.web.next, "next")):
            if 0 <= place + offset < len(read):
                other = read[place + offset]
                links.append(_link(said.format(title=titles[other]), f"#{other}", kind))
        if contents is not None:
            links.append(_link(language.book.contents, f"#{contents.id}", "up"))
        rows[name] = _made("p", "", *links, class_="onward")
    return rows


def _files(book: Book, language: Language) -> set[Shape]:
    """The links to the editions of the guide that are for readers, below the page."""
    editions = (EDITIONS[name] for name in book.settings.editions)
    return {
        _link(language.download.editions[edition.name].title, edition.file_name(book.settings.slug))
        for edition in editions
        if not edition.trade and edition.kind is not EditionKind.WEB
    }


def _headings(book: Book) -> dict[str, str]:
    """What each heading says, by its id: without the calls of notes and sources, a formula by its words."""
    return {
        name: heading_text(heading)
        for part in book.parts
        for heading in part.tree.iter(*HEADINGS)
        if (name := heading.get("id"))
    }


def _leads_to(link: Any, heading: Any, known: Mapping[str, str], language: Language) -> bool:
    """Whether a link leads to the heading before it, says so, and holds nothing."""
    name = heading.get("id")
    said = language.web.anchor.format(title=plain(known.get(name, "")))
    wanted = _made("a", "", class_="anchor", href=f"#{name}")
    tag, attributes, own, kids = shape(link)
    label = plain(dict(attributes).get("aria-label"))
    rest = frozenset(one for one in attributes if one[0] != "aria-label")
    return name in known and label == plain(said) and (tag, rest, own, kids) == wanted


def _take(parent: Any, child: Any) -> None:
    """Take an element away; what follows it stays where it is."""
    place = list(parent).index(child)
    tail = child.tail or ""
    parent.remove(child)
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
