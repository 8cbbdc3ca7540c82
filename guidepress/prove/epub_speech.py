"""What a screen reader says of an EPUB: its spine, page by page, by the elements and roles of its XHTML."""

from __future__ import annotations

import io
import posixpath
import zipfile
from urllib.parse import unquote

from lxml import etree

from guidepress.model.errors import ConfigurationError
from guidepress.model.speech import Said
from guidepress.model.xhtml import MATHML, XML_LANG

_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
MAX_BYTES = 64 * 1024 * 1024

KINDS = {
    "p": "paragraph", "pre": "paragraph", "ul": "list", "ol": "list", "dl": "list", "li": "item", "dt": "label",
    "dd": "body", "table": "table", "thead": "rows", "tbody": "rows", "tfoot": "rows", "tr": "row", "th": "head cell",
    "td": "cell", "caption": "caption", "figcaption": "caption", "figure": "section", "section": "section",
    "nav": "section", "div": "section", "header": "section", "main": "section", "aside": "callout", "a": "link",
    "q": "quote", "blockquote": "quotation", "code": "code", "kbd": "code", "samp": "code", "em": "emphasis",
    "i": "emphasis", "dfn": "emphasis", "strong": "strong", "b": "strong",
}  # fmt: skip
ROLES = {"doc-footnote": "note", "doc-noteref": "reference", "doc-biblioref": "reference", "doc-glossref": "reference"}


def speak_epub(data: bytes) -> Said:
    """The whole publication as it is said, in the order of the spine.

    Raises `ConfigurationError` if the bytes are no EPUB that can be read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            return _speak(book)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, StopIteration) as error:
        raise ConfigurationError("the file is not an EPUB that can be read", hint=str(error)) from error


def _speak(book: zipfile.ZipFile) -> Said:
    container = _xml(book, "META-INF/container.xml")
    package_path = next(container.iter(f"{_CONTAINER}rootfile")).get("full-path", "")
    package = _xml(book, package_path)
    items = {item.get("id"): item for item in package.iter(f"{_OPF}item")}
    language = package.get(XML_LANG, "")
    document = Said("document", language=language)
    for reference in package.iter(f"{_OPF}itemref"):
        item = items[reference.get("idref")]
        path = posixpath.join(posixpath.dirname(package_path), unquote(item.get("href", "")))
        root = _xml(book, path)
        body = root.find(f"{_XHTML}body")
        if body is not None:
            own = root.get("lang") or root.get(XML_LANG) or ""
            cover = any("cover" in (element.get(_EPUB_TYPE) or "").split() for element in body.iter())
            section = Said("section", language=own if own != language else "", target="cover" if cover else "")
            _hear(body, section, own or language)
            document.kids.append(section)
    return document


def _xml(book: zipfile.ZipFile, path: str) -> etree._Element:
    if book.getinfo(path).file_size > MAX_BYTES:
        raise KeyError(f"{path} is too large")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root: etree._Element = etree.fromstring(book.read(path), parser)
    return root


def _hear(element: etree._Element, said: Said, language: str) -> None:
    """Add what is in an element to what is said."""
    _add_text(said, element.text)
    for child in element:
        if isinstance(child.tag, str) and not _is_silent(child):
            _hear_child(child, said, language)
        _add_text(said, child.tail)


def _hear_child(child: etree._Element, said: Said, language: str) -> None:
    tag = str(child.tag).removeprefix(_XHTML)
    own = child.get("lang") or child.get(XML_LANG) or ""
    changed = own if own and own != language else ""
    if tag == "br":
        _add_text(said, " ")
    elif tag == "img":
        said.kids.append(Said("figure", child.get("alt", "")))
    elif tag == f"{{{MATHML}}}math":
        said.kids.append(Said("formula", child.get("alttext", "")))
    else:
        kind = _kind(child, tag)
        if not kind and not changed and tag != "abbr":
            _hear(child, said, language)
            return
        heard = Said(kind or "phrase", language=changed)
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            heard.kind, heard.level = "heading", int(tag[1])
        heard.expansion = child.get("title", "") if tag == "abbr" else ""
        _hear(child, heard, own or language)
        said.kids.append(heard)


def _kind(child: etree._Element, tag: str) -> str:
    if child.get("role") in ROLES:
        return ROLES[child.get("role", "")]
    if tag == "li" and _within_contents(child):
        return "contents entry"
    if tag == "ol" and _within_contents(child):
        return "contents"
    if tag[0] == "h" and tag[1:].isdigit():
        return "heading"
    return KINDS.get(tag, "")


def _within_contents(element: etree._Element) -> bool:
    return any("toc" in (up.get(_EPUB_TYPE) or "").split() for up in element.iterancestors())


def _is_silent(element: etree._Element) -> bool:
    """Hidden navigation, page break markers and hidden text are not read in the flow."""
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or element.get("role") == "doc-pagebreak"
    )


def _add_text(said: Said, text: str | None) -> None:
    if text:
        said.kids.append(Said("text", text))
