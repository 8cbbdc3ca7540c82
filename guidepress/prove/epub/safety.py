"""EPB005: nothing in an EPUB runs, and nothing is loaded from outside it, whatever language says so.

Every XML document of the container is looked at, pages and drawings alike: a script is a script in XHTML, in SVG and
in a formula. What is refused is more than the standard refuses (EPUB 3.3 allows scripts): a guide needs none of it.
"""

from __future__ import annotations

import base64
import binascii
import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

import tinycss2
from lxml import etree
from lxml.html import defs

from guidepress.model.place import Place
from guidepress.prove.epub import rules
from guidepress.prove.parsers.epub.container import MATHML, SVG, XHTML, UnreadableError
from guidepress.standards import mathml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from guidepress.model.finding import Finding
    from guidepress.prove.parsers.epub.container import EpubFile

_ACTIVE = frozenset(
    """
    applet audio base bgsound button embed foreignobject form frame frameset handler iframe input listener object
    portal script select source textarea track video
    """.split()
)
"""Elements that run, load, play or ask, by local name in small letters, in whatever namespace they stand."""

_OF_HTML = (defs.tags | frozenset("bdi data dialog main picture rb rtc search slot template".split())) - {"math", "svg"}
"""The elements of HTML, those of old among them; what HTML 5 has, and the list of lxml has not, stands here by name."""

_LOADED = frozenset(
    """
    action archive background cite classid code codebase data dynsrc formaction longdesc lowsrc manifest ping poster
    profile src srcset
    """.split()
)
"""Attributes that name something which is loaded or told, by local name."""

_FOR_THE_READER = frozenset({f"{XHTML}a", f"{XHTML}area", f"{SVG}a"})
_NAMESPACES = (XHTML, SVG, MATHML)
_AWAY = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//|\\\\)", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp)[;,]", re.IGNORECASE)
_DRAWING = re.compile(r"data:image/svg\+xml(?:;charset=[\w-]+)?(?P<coded>;base64)?,", re.IGNORECASE)
_PLAIN = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
_SCRIPTS = frozenset({"javascript", "vbscript", "livescript", "mocha"})
_SHEET = re.compile(rb"<\?xml-stylesheet\b[^?>]{0,400}")


def prove_safety(epub: EpubFile) -> Iterator[Finding]:
    """EPB005 for every page, every drawing and every style sheet of the EPUB."""
    for page in epub.pages:
        yield from _document(page.file, page.root)
    for item in epub.items:
        if item.media_type == "image/svg+xml" and item.file in epub.contents:
            try:
                yield from _document(item.file, epub.parsed(item.file))
            except UnreadableError as error:
                yield rules.EPB001.at(Place(error.file), str(error))
    for item in epub.items:
        if item.media_type in {"application/xhtml+xml", "image/svg+xml"}:
            for found in _SHEET.finditer(epub.contents.get(item.file, b"")):
                yield rules.EPB005.at(Place(item.file), f"{found[0].decode(errors='replace')[:80]}")
        elif item.media_type == "text/css" and item.file in epub.contents:
            sheet, _ = tinycss2.parse_stylesheet_bytes(epub.contents[item.file], skip_comments=True)
            yield from _style(sheet, item.file)


def _document(file: str, root: etree._Element) -> Iterator[Finding]:
    for element in root.iter():
        yield from (rules.EPB005.at(Place(file), fault) for fault in _faults(element))
        if str(element.tag).rpartition("}")[2].lower() == "style":
            yield from _style(tinycss2.parse_stylesheet("".join(element.itertext()), skip_comments=True), file)
        if style := element.get("style"):
            yield from _style(tinycss2.parse_blocks_contents(style, skip_comments=True), file)


def _faults(element: etree._Element) -> Iterator[str]:
    tag = str(element.tag)
    namespace, _, name = tag.rpartition("}")
    if f"{namespace}}}" not in _NAMESPACES:
        yield f"<{tag}> is of no language that a page is written in"
    elif name.lower() in _ACTIVE:
        yield f"<{name}>"
    elif f"{namespace}}}" == MATHML and name not in mathml.ELEMENTS:
        yield f"<{name}> is no part of a formula"
    elif f"{namespace}}}" == XHTML and name not in _OF_HTML:
        yield f"<{name}> is no element of HTML"
    elif name == "meta" and element.get("http-equiv", "").lower() == "refresh":
        yield "<meta http-equiv=refresh>"
    for attribute, value in element.items():
        yield from _attribute_faults(tag, str(attribute).rpartition("}")[2].lower(), str(value))


def _attribute_faults(tag: str, name: str, value: str) -> Iterator[str]:
    plain = re.sub(r"[\x00-\x20]", "", value)
    if (within := _drawing_within(tag, name, plain)) is not None:
        yield from within
        return
    runs = name.startswith("on") or name == "srcdoc" or (":" in plain and plain.partition(":")[0].lower() in _SCRIPTS)
    moves = name == "base" or (name == "attributename" and plain.rpartition(":")[2].lower() == "href")
    paints = tag.startswith(SVG) and re.search(r"url\((?![\"']?#)", plain, re.IGNORECASE)
    if runs or moves or paints or _leads_away(tag, name, plain):
        yield f"{name}={value[:80]}"


def _drawing_within(tag: str, name: str, value: str) -> list[str] | None:
    """The faults of a drawing that a drawing brings along as data: it is judged as one that stands alone.

    ``None`` for what is no such drawing. Viewers neither run nor load anything in one (SVG 2, 2.2.3, secure static
    mode); it must hold nothing to run or load all the same.
    """
    if tag != f"{SVG}image" or name != "href" or not (match := _DRAWING.match(value)):
        return None
    data = value[match.end() :]
    try:
        held = base64.b64decode(data, validate=True) if match["coded"] else unquote_to_bytes(data)
        root = etree.fromstring(held, _PLAIN)
    except (binascii.Error, ValueError, etree.XMLSyntaxError):
        return [f"{name}={value[:80]}"]
    if root.tag != f"{SVG}svg" or root.getroottree().docinfo.doctype or _SHEET.search(held):
        return [f"{name}={value[:80]}"]
    return [f"{name}={value[:40]}: {finding.message}" for finding in _document("", root)]


def _leads_away(tag: str, name: str, value: str) -> bool:
    """Whether an attribute names something that is loaded unasked, or that no reader may be led to."""
    if (name == "href" and tag in _FOR_THE_READER) or (name == "cite" and tag.startswith(XHTML)):
        return value.lower().startswith(("file:", "data:", "blob:"))
    if name == "href" and tag.startswith(MATHML):
        return True
    return (name == "href" or name in _LOADED) and any(_AWAY.match(part) for part in _addresses(name, value))


def _addresses(name: str, value: str) -> Iterable[str]:
    parts = value.split(",") if name == "srcset" and not value.lower().startswith("data:") else [value]
    return [part for part in parts if not _PICTURE.match(part)]


def _style(nodes: Iterable[tinycss2.ast.Node], file: str) -> Iterator[Finding]:
    for token in _tokens(nodes):
        place = Place(file, token.source_line if file.endswith(".css") else None)
        if token.type == "at-rule" and token.lower_at_keyword == "import":
            yield rules.EPB005.at(place, "@import in a style sheet")
        elif token.type == "url" or (token.type == "function" and token.lower_name in {"url", "src"}):
            value = token.value if token.type == "url" else "".join(str(part.value) for part in token.arguments)
            yield from _loads(value, place)
        elif token.type == "function" and token.lower_name.endswith("image-set"):
            for value in (part.value for part in token.arguments if part.type == "string"):
                yield from _loads(value, place)


def _loads(value: str, place: Place) -> Iterator[Finding]:
    away = value.startswith(("//", "\\")) or ":" in posixpath.normpath(value).split("/")[0]
    if away and not _PICTURE.match(value):
        yield rules.EPB005.at(place, f"the style sheet loads {value[:80]}")


def _tokens(nodes: Iterable[tinycss2.ast.Node]) -> Iterator[tinycss2.ast.Node]:
    for node in nodes:
        yield node
        for inner in ("prelude", "content", "value", "arguments"):
            held = getattr(node, inner, None)
            if isinstance(held, list):
                yield from _tokens(held)
