"""Whether the pages of an edition hold nothing but what a guide holds: elements, attributes, classes, and ours.

What nobody asked for is found whatever it is; there is no list of what is harmful.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.xhtml import HEADINGS, PLACE, XML_LANG, flat_text
from guidepress.prove.likeness.expected import book_links
from guidepress.prove.likeness.markup import of_html, plain, visible
from guidepress.prove.likeness.rules import EPB061, EPB070
from guidepress.prove.parsers.css.cascade import local
from guidepress.prove.parsers.epub.container import OPS_TYPE, EpubFile

Attributes = Mapping[str, Set[str]]
"""The attributes that each element may have."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What an edition has beside what the Book holds: ``around`` its parts, ``inside`` them, and on ``any`` element."""

    around: Attributes
    inside: Attributes
    any: Set[str]


_TONGUE = {"lang", XML_LANG, "dir"}
"""Of words of ours in another language than the guide's; those in the parts are compared (EPB049, EPB070)."""
_NAMED = {"aria-label", "aria-labelledby", *_TONGUE}
_BOX = {"class", "id", "role", "tabindex", *_NAMED}
"""Of boxes around what is too wide; `guidepress.prove.likeness` asks elsewhere for what they say."""
OF_EPUB = Vocabulary(
    around={
        "html": _TONGUE,
        "head": set(),
        "meta": {"charset"},
        "title": set(),
        "link": {"rel", "href", "type", "media"},
        "body": {OPS_TYPE},
        "section": {"class", "aria-labelledby"},
        "h1": {"id", *_TONGUE},
        "img": {"src", "alt", "role", OPS_TYPE, *_TONGUE},
        "nav": {OPS_TYPE, "role", "id", "class", "hidden", *_NAMED},
        "ol": {"class", "hidden"},
        "li": set(),
        "a": {"href", OPS_TYPE, *_TONGUE},
        "span": {"id", "role", OPS_TYPE, "class", *_NAMED},
    },
    inside={
        "div": _BOX,
        "td": {"data-label"},
        "th": {"data-label"},
        "table": {"class"},
        "span": {"class"},
        "nav": {"class", "id", "role", "aria-labelledby"},
        "ol": {"hidden", "class"},
        "math": {"aria-label"},
        "caption": {"id"},
    },
    any={OPS_TYPE, PLACE, "id", *_TONGUE},
)
"""EPUB 3.3, 5 to 7."""
OF_WEB = Vocabulary(
    around={
        "html": _TONGUE,
        "head": set(),
        "meta": {"charset", "name", "property", "content", "http-equiv"},
        "title": set(),
        "script": {"type"},
        "style": set(),
        "body": {"id"},
        "a": {"class", "href", *_TONGUE},
        "header": {"class"},
        "main": {"id", "tabindex"},
        "div": {"class"},
        "footer": {"class"},
        "h1": _TONGUE,
        "p": {"class", *_TONGUE},
    },
    inside={
        **{f"h{level}": {"id", "aria-level", "role"} for level in range(1, 7)},
        "div": {*_BOX, "aria-level"},
        "span": {"class", "role", "tabindex", *_NAMED},
        "img": {"class"},
        "caption": {"id"},
        "table": {"class"},
        "nav": {"class", "id", "role", "aria-labelledby"},
        "td": {"data-label"},
        "th": {"data-label"},
        "math": {"aria-label"},
        "a": {"id"},
        "ol": {"class"},
    },
    any={PLACE, "id", *_TONGUE},
)
_BEGUN = 30
_BREAK: Attributes = {"span": {"id", "role", "aria-label"}}
"""A page break says its folio."""
_CLASSES = re.compile(r"tied|long|table|drawing|scroll|records|part|contents|to-\d{1,3}|long(?:er)?-labels")
"""Classes that the typesetter gives and takes: they dress, and say nothing."""
_TYPES = {
    **{
        role: role.removeprefix("doc-")
        for role in tuple(
            """
            doc-abstract doc-acknowledgments doc-afterword doc-appendix doc-backlink doc-bibliography doc-biblioref
            doc-chapter doc-colophon doc-conclusion doc-cover doc-credit doc-credits doc-dedication doc-endnotes
            doc-epigraph doc-epilogue doc-errata doc-footnote doc-foreword doc-glossary doc-glossref doc-index
            doc-introduction doc-noteref doc-notice doc-pagebreak doc-part doc-preface doc-prologue doc-pullquote
            doc-qna doc-subtitle doc-tip doc-toc
            """.split()
        )
    },
    "doc-pagelist": "page-list",
}
"""``epub:type`` for each role that has one (EPUB 3 Structural Semantics Vocabulary 1.1; DPUB-ARIA 1.1)."""
_OF_PLACES = {
    "body": {"frontmatter", "bodymatter", "backmatter"},
    "section": {"halftitlepage", "titlepage", "copyright-page"},
    "nav": {"landmarks"},
    "a": {"cover", "toc", "bodymatter", "notice", "glossary", "bibliography"},
}
"""Types without a role: of the matter, of parts, of the landmarks and what they lead to."""


def prove_vocabulary(epub: EpubFile, book: Book, parts: Sequence[Any]) -> Iterator[Finding]:
    """EPB061 for what stands around the parts, EPB070 for what stands in them, if a guide's EPUB has no such thing."""
    for page in epub.spine:
        types = dict.fromkeys(filter(None, map(_strange_type, page.root.iter())))
        for told in (*strange_around(page.root, parts, OF_EPUB), *types):
            yield EPB061.at(Place(page.file), told)
    for told in (*strange_inside(parts, book, OF_EPUB), *moved_places(parts, book), *named_by_others(parts, book)):
        yield EPB070.at(Place(epub.package_file), told)


def strange_around(root: Any, parts: Sequence[Any], own: Vocabulary) -> Iterator[str]:
    """The elements and attributes around the parts that an edition does not have there, each once."""
    inside = {element for part in parts for element in part.iter()}
    around = [one for one in root.iter() if isinstance(one.tag, str) and one not in inside]
    foreign = (f"<{local(one)[:40]}> stands outside the parts of the guide" for one in around if not of_html(one))
    yield from dict.fromkeys((*foreign, *filter(None, (_strange(one, own.around, set()) for one in around))))


def strange_inside(parts: Sequence[Any], book: Book, own: Vocabulary) -> Iterator[str]:
    """The elements, attributes and classes in the parts that neither the Book nor the edition has, each once."""
    trees: list[Any] = [part.tree for part in book.parts]
    known = {name: set(attributes) for name, attributes in own.inside.items()}
    for element in (one for tree in trees for one in tree.iter() if isinstance(one.tag, str)):
        known.setdefault(local(element), set()).update(map(str, element.attrib))
    levels = {name: known[name] for name in HEADINGS if name in known}  # a page of many parts has each a level lower
    known |= dict.fromkeys(HEADINGS, set().union(*levels.values()))
    held = (one for part in parts for one in part.iter() if isinstance(one.tag, str))
    told = (_strange(one, _BREAK if one.get("role") == "doc-pagebreak" else known, own.any) for one in held)
    yield from dict.fromkeys(filter(None, told))
    due, met = _classes(trees), _classes(parts)
    for name in sorted((due | met) - (due & met)):
        yield f"{met[name]} elements are of the class '{name}', in the guide {due[name]}"


def named_by_others(parts: Sequence[Any], book: Book) -> Iterator[str]:
    """The elements in the parts that are named by something else than their own heading, title or caption.

    One that the guide itself names so is none (`aria-labelledby` in HTML by hand).
    """
    own = set(_names_elsewhere(part.tree for part in book.parts))
    for tag, name in _names_elsewhere(parts):
        if (tag, name) not in own:
            yield f"<{tag}> is named by '#{name[:60]}'"


def _names_elsewhere(trees: Iterable[Any]) -> Iterator[tuple[str, str]]:
    for element in (one for tree in trees for one in tree.iter() if isinstance(one.tag, str)):
        if (name := element.get("aria-labelledby")) is None:
            continue
        heads = (one for one in element.iter() if isinstance(one.tag, str) and _is_head(one))
        if name != next((one.get("id") for one in heads), None):
            yield local(element), name


def _is_head(element: Any) -> bool:
    """Whether an element names what it stands in."""
    return local(element) in {*HEADINGS, "caption"} or "callout-title" in (element.get("class") or "").split()


def moved_places(parts: Sequence[Any], book: Book) -> Iterator[str]:
    """The places that links of the guide lead to, and that begin with other words than in the guide."""
    due = _begun((part.tree for part in book.parts), {link.target[1:] for link in book_links(book)})
    met = _begun(parts, due.keys())
    for name in due:
        one, other = sorted((met.get(name, ""), due[name]), key=len)
        if name in met and one != other and not (one and other.startswith(one)):
            yield f"'#{name[:60]}' begins with “{met[name]}”, in the guide with “{due[name]}”"


def _begun(trees: Iterable[Any], names: Collection[str]) -> dict[str, str]:
    """The first letters of the elements that bear some ids."""
    return {
        name: "".join(filter(str.isalnum, plain(flat_text(element))))[:_BEGUN]
        for tree in trees
        for element in visible(tree)
        if (name := element.get("id")) in names
    }


def _strange(element: Any, known: Attributes, of_any: Set[str]) -> str:
    """What is strange about an element: itself, or one of its attributes."""
    name = local(element)
    if name not in known:
        return f"<{name[:40]}> is no element of the guide's"
    strange = sorted(set(map(str, element.attrib)) - known[name] - of_any)
    return f"<{name[:40]}> has {_told(element, strange[0])}" if strange else ""


def _told(element: Any, name: str) -> str:
    return f"{name.rpartition('}')[2][:40]}='{str(element.get(name))[:60]}'"


def _strange_type(element: Any) -> str:
    """An ``epub:type`` that its role does not have, or none where its role has one."""
    if not isinstance(element.tag, str):
        return ""
    said = (element.get(OPS_TYPE) or "").split()
    due = [found for role in (element.get("role") or "").split() if (found := _TYPES.get(role))]
    if said == due or (not due and len(said) == 1 and said[0] in _OF_PLACES.get(local(element), ())):
        return ""
    return f"<{local(element)[:40]}> is of the type '{' '.join(said)[:60]}', not '{' '.join(due)}'"


def _classes(trees: Sequence[Any]) -> Counter[str]:
    """The classes of elements and how many have each, but those that only the typesetter gives."""
    return Counter(
        name
        for tree in trees
        for element in visible(tree)
        if of_html(element)
        for name in (element.get("class") or "").split()
        if not _CLASSES.fullmatch(name)
    )
