"""What a screen reader says of an EPUB: its spine, page by page, by the elements and roles of its XHTML."""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree

from guidepress.model.errors import ConfigurationError
from guidepress.model.folio import roman_numeral
from guidepress.model.speech import Said
from guidepress.model.xhtml import XML_LANG, fold
from guidepress.prove.parsers.epub.container import MATHML, OPF, OPS_TYPE, XHTML, EpubFile, UnreadableError

KINDS = {
    "p": "paragraph", "pre": "paragraph", "table": "table", "thead": "rows", "tbody": "rows", "tfoot": "rows", "tr": "row", "th": "head cell",
    "td": "cell", "caption": "caption", "figcaption": "caption", "figure": "section", "section": "section",
    "nav": "section", "div": "section", "header": "section", "main": "section", "aside": "callout", "a": "link",
    "q": "quote", "blockquote": "quotation", "code": "code", "kbd": "code", "samp": "code", "em": "emphasis",
    "i": "emphasis", "dfn": "emphasis", "strong": "strong", "b": "strong",
}  # fmt: skip
ROLES = {"doc-footnote": "note", "doc-noteref": "reference", "doc-biblioref": "reference", "doc-glossref": "reference"}


def speak_epub(file: EpubFile | bytes) -> Said:
    """The whole publication as it is said, in the order of the spine.

    Raises `ConfigurationError` if it is no EPUB that can be read.
    """
    try:
        return EpubFile.of(file).once(_speak)
    except UnreadableError as error:
        hint = f"{error.file}: {error}" if error.file else str(error)
        raise ConfigurationError("the file is not an EPUB that can be read", hint=hint) from error


def _speak(epub: EpubFile) -> Said:
    known = {item.id for item in epub.items}
    for reference in epub.package.iter(f"{OPF}itemref"):
        if (idref := reference.get("idref", "")) not in known:
            raise UnreadableError(f"the spine names '{idref}', which the manifest lacks", epub.package_file)
    language = epub.package.get(XML_LANG, "")
    document = Said("document", language=language)
    for page in epub.read_through():  # a picture in the spine says nothing
        body = page.root.find(f"{XHTML}body")
        if body is not None:
            own = page.root.get("lang") or page.root.get(XML_LANG) or ""
            cover = any("cover" in (element.get(OPS_TYPE) or "").split() for element in body.iter())
            section = Said("section", language=own if own != language else "", target="cover" if cover else "")
            _hear(body, section, own or language)
            document.kids.append(section)
    return document


def _hear(element: etree._Element, said: Said, language: str) -> None:
    """Add what is in an element to what is said."""
    _add_text(said, element.text)
    for child in element:
        if isinstance(child.tag, str) and not _is_silent(child):
            _hear_child(child, said, language)
        _add_text(said, child.tail)


def _hear_child(child: etree._Element, said: Said, language: str) -> None:  # noqa: C901 - one case an element
    tag = str(child.tag).removeprefix(XHTML)
    own = child.get("lang") or child.get(XML_LANG) or ""
    changed = own if own and own != language else ""
    if tag == "br":
        _add_text(said, " ")
    elif tag == "img":
        if child.get("alt"):
            said.kids.append(Said("figure", child.get("alt", "")))
    elif tag in {"ul", "ol", "dl"}:
        said.kids.append(_list(child, tag, own or language, changed))
    elif tag == f"{MATHML}math":
        said.kids.append(Said("formula", child.get("alttext", "")))
    else:
        kind = _kind(child, tag)
        if not kind and not changed and tag != "abbr":
            _hear(child, said, language)
            return
        heard = Said(kind or "phrase", language=changed, target="back" if child.get("role") == "doc-backlink" else "")
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            heard.kind, heard.level = "heading", int(tag[1])
        if tag == "figure" and (picture := child.find(f"{XHTML}img")) is not None:
            heard.kind, heard.text = "figure", picture.get("alt", "")
            child = _without(child, picture)
        heard.expansion = child.get("title", "") if tag == "abbr" else ""
        heard.name = _name(child, tag)
        if heard.kind == "reference":
            heard.kids.append(Said("link", name=heard.name))
            heard.name = ""
            _hear(child, heard.kids[0], own or language)
        else:
            _hear(child, heard, own or language)
        if heard.kind == "note":
            _lift_labels(heard)
        said.kids.append(heard)


def _name(child: etree._Element, tag: str) -> str:
    """The accessible name of a link within the book, where it is not its text (ARIA 1.2, aria-label)."""
    name = fold(child.get("aria-label", ""))
    inside = tag == "a" and ":" not in child.get("href", "").split("#")[0]
    return name if inside and name != fold("".join(child.itertext())) else ""


def _without(element: etree._Element, child: etree._Element) -> etree._Element:
    """A copy of an element without one of its children."""
    position = element.index(child)
    copied = deepcopy(element)
    copied.remove(copied[position])
    return copied


def _lift_labels(note: Said) -> None:
    """The number of a note, a link back at the head of its first paragraph, is the note's label."""
    first = next((kid for kid in note.kids if kid.kind == "paragraph"), None)
    while first is not None and first.kids and first.kids[0].kind == "link" and first.kids[0].target == "back":
        position = note.kids.index(first)
        note.kids.insert(position, Said("label", kids=[first.kids.pop(0)]))
        if first.kids and not first.kids[0].text.strip():
            first.kids.pop(0)


def _list(listed: etree._Element, tag: str, language: str, changed: str) -> Said:
    """A list as a PDF's structure tree has it: items of label and body; contents, and their entries."""
    if _within_contents(listed):
        said = Said("contents", language=changed)
        for child in listed:
            entry = Said("contents entry")
            _hear(child, entry, language)
            said.kids.append(entry)
        return said
    said = Said("list", language=changed)
    number = _whole(listed.get("start"), 1)
    item = Said("item")
    for child in listed.iter(f"{XHTML}dt", f"{XHTML}dd") if tag == "dl" else listed.iterchildren(f"{XHTML}li"):
        name = str(child.tag).removeprefix(XHTML)
        own = child.get("lang") or child.get(XML_LANG) or ""
        body = Said("label" if name == "dt" else "body", language=own if own != language else "")
        _hear(child, body, own or language)
        if name == "li":
            number = _whole(child.get("value"), number)
            sign = "•" if tag == "ul" else f"{_count(number, listed.get('type') or '1')}."
            if "references" in (listed.get("class") or "").split():
                body.kids = [Said("entry", kids=body.kids)]
            said.kids.append(Said("item", kids=[Said("label", marker=True, kids=[Said("text", f"{sign} ")]), body]))
            number += 1
            continue
        if not said.kids or (name == "dt" and item.kids[-1].kind == "body"):
            item = Said("item")
            said.kids.append(item)
        item.kids.append(body)
    return said


def _whole(value: str | None, otherwise: int) -> int:
    """An attribute as a whole number; books of other tools hold anything."""
    return int(value) if value and re.fullmatch(r"-?\d{1,9}", value, re.ASCII) else otherwise


def _count(number: int, kind: str) -> str:
    """An item's number as it is shown: ``type`` 1, a, A, i or I."""
    if kind in {"a", "A"} and 0 < number <= 26:
        letter = chr(ord("a") + number - 1)
        return letter if kind == "a" else letter.upper()
    if kind in {"i", "I"}:
        roman = roman_numeral(number)
        return roman if kind == "i" else roman.upper()
    return str(number)


def _kind(child: etree._Element, tag: str) -> str:
    if child.get("role") in ROLES or "xref" in (child.get("class") or "").split():
        return ROLES.get(child.get("role", ""), "reference")
    if tag[0] == "h" and tag[1:].isdigit():
        return "heading"
    return KINDS.get(tag, "")


def _within_contents(element: etree._Element) -> bool:
    return any("toc" in (up.get(OPS_TYPE) or "").split() for up in (element, *element.iterancestors()))


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
