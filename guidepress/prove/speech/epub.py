"""What a screen reader says of an EPUB: its spine, page by page, by the elements and roles of its XHTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from guidepress.model.errors import ConfigurationError
from guidepress.model.folio import roman_numeral
from guidepress.model.speech import FIELDS, Said
from guidepress.model.xhtml import XML_LANG, fold
from guidepress.prove.parsers.epub.container import (
    MATHML,
    OPF,
    OPS_TYPE,
    SVG,
    XHTML,
    EpubFile,
    PageFile,
    UnreadableError,
)
from guidepress.prove.speech import names
from guidepress.prove.speech.hidden import Sight, sight_of
from guidepress.standards.list_labels import is_task

MOST_ELEMENTS = 1_000_000
"""How many elements of a book are said."""
_DEPTH = 100
_FROM_TEXT = frozenset(
    {"link", "reference", "heading", "paragraph", "emphasis", "strong", "code", "quote", "quotation"}
)
"""What is called by its own text, or may have no name."""
_KEPT = frozenset({"heading", "paragraph", "link", "reference", "note"})
"""What is said as what it is however deep it stands."""
_LISTS = frozenset({"ul", "ol", "dl"})


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
    left = MOST_ELEMENTS
    for page in epub.read_through():
        left -= sum(1 for _ in page.root.iter())
        if left < 0:
            raise UnreadableError(f"the book has more than {MOST_ELEMENTS} elements", page.file)
        document.kids.extend(_page(epub, page, language))
    if epub.renditions > 1:
        document.notes = {"renditions": epub.renditions - 1}
    return document


def _page(epub: EpubFile, page: PageFile, language: str) -> Iterator[Said]:
    own = page.root.get("lang") or page.root.get(XML_LANG) or ""
    section = Said("section", language=own if own != language else "")
    if page.root.tag == f"{SVG}svg":
        yield Said("section", language=section.language, kids=[Said("figure", names.drawing(page.root))])
    elif (body := page.root.find(f"{XHTML}body")) is not None:
        cover = any("cover" in (element.get(OPS_TYPE) or "").split() for element in body.iter())
        section.target = "cover" if cover else ""
        sight = sight_of(epub, page)
        if not _is_silent(body) and not sight.is_gone(body):
            _Listener(sight).hear(body, section, own or language)
        yield section


class _Listener:
    """Hears a page; ``depth`` counts the elements that are open."""

    def __init__(self, sight: Sight) -> None:
        self.sight = sight
        self.depth = 0

    def hear(self, element: etree._Element, said: Said, language: str, without: etree._Element | None = None) -> None:
        """Add what is in an element to what is said, ``without`` one of its children."""
        silent = self.sight.is_silent(element)
        _add_text(said, None if silent else element.text)
        for child in element:
            if isinstance(child.tag, str) and child is not without and self._is_heard(child):
                self.depth += 1
                self._child(child, said, language)
                self.depth -= 1
            _add_text(said, None if silent else child.tail)

    def _child(self, child: etree._Element, said: Said, language: str) -> None:
        tag = str(child.tag).removeprefix(XHTML)
        own = child.get("lang") or child.get(XML_LANG) or ""
        changed = own if own and own != language else ""
        if tag == "br":
            _add_text(said, " ")
        elif (whole := self._whole(child, tag)) is not None:
            if whole.text or whole.name or whole.kind != "figure":
                whole.language = changed if whole.kind != "formula" else ""
                said.kids.append(whole)
        elif names.role_of(child) in names.TRANSPARENT or (
            self.depth > _DEPTH and names.kind_of(child, tag) not in _KEPT
        ):
            self.hear(child, said, own or language)
        elif tag in _LISTS:
            said.kids.append(self._list(child, tag, own or language, changed))
        else:
            self._element(child, tag, said, (own or language, changed))

    def _whole(self, child: etree._Element, tag: str) -> Said | None:
        """What is said at once, whatever is in it: pictures, drawings, formulas, films, fields."""
        kind = names.kind_of(child, tag)
        if names.role_of(child) in names.TRANSPARENT and tag in {"img", f"{SVG}svg"}:
            return Said("figure")
        if tag == "img":
            return Said("figure", names.label_of(child) or child.get("alt", ""))
        if tag == f"{SVG}svg":
            return Said("figure", names.drawing(child))
        if tag == f"{MATHML}math":
            return Said("formula", names.formula(child))
        if kind == "figure":
            return Said("figure", names.label_of(child) or fold("".join(map(str, child.itertext()))))
        if kind in {"audio", "video"}:
            return Said(kind, name=names.label_of(child) or fold(child.get("title", "")))
        return _field(child, tag, kind) if kind in FIELDS else None

    def _element(self, child: etree._Element, tag: str, said: Said, languages: tuple[str, str]) -> None:
        language, changed = languages
        kind = names.kind_of(child, tag)
        if not kind and not changed and tag != "abbr":
            self.hear(child, said, language)
            return
        heard = Said(kind or "phrase", language=changed, target="back" if child.get("role") == "doc-backlink" else "")
        if kind == "heading":
            heard.level = names.level_of(child, tag)
        picture = child.find(f"{XHTML}img") if tag == "figure" else None
        if picture is not None and not _is_silent(picture):
            heard.kind, heard.text = "figure", names.label_of(picture) or picture.get("alt", "")
        heard.expansion = child.get("title", "") if tag == "abbr" else ""
        heard.name = _name(child, tag, heard.kind)
        if heard.kind == "reference":
            heard.kids.append(Said("link", name=heard.name))
            heard.name = ""
            self.hear(child, heard.kids[0], language)
        else:
            self.hear(child, heard, language, picture)
        if heard.kind == "note":
            _lift_labels(heard)
        said.kids.append(heard)

    def _list(self, listed: etree._Element, tag: str, language: str, changed: str) -> Said:
        """A list as a PDF's structure tree has it: items of label and body; contents, and their entries."""
        if _within_contents(listed):
            said = Said("contents", language=changed)
            for child in (one for one in listed if isinstance(one.tag, str) and self._is_heard(one)):
                entry = Said("contents entry")
                self.hear(child, entry, language)
                said.kids.append(entry)
            return said
        said = Said("list", language=changed)
        step = -1 if listed.get("reversed") is not None else 1
        number = _whole(listed.get("start"), 1 if step > 0 else len(listed.findall(f"{XHTML}li")))
        item = Said("item")
        for child in _items(listed, tag):
            if not self._is_heard(child):
                continue
            name = str(child.tag).removeprefix(XHTML)
            own = child.get("lang") or child.get(XML_LANG) or ""
            body = Said("label" if name == "dt" else "body", language=own if own != language else "")
            self.hear(child, body, own or language)
            if name == "li":
                number = _whole(child.get("value"), number)
                sign = "•" if tag == "ul" else f"{_count(number, listed.get('type') or '1')}."
                if "references" in (listed.get("class") or "").split():
                    body.kids = [Said("entry", kids=body.kids)]
                label = [] if is_task(child) else [Said("label", marker=True, kids=[Said("text", f"{sign} ")])]
                said.kids.append(Said("item", kids=[*label, body]))
                number += step
                continue
            if not said.kids or (name == "dt" and item.kids[-1].kind == "body"):
                item = Said("item")
                said.kids.append(item)
            item.kids.append(body)
        return said

    def _is_heard(self, element: etree._Element) -> bool:
        return not _is_silent(element) and not self.sight.is_gone(element)


def _items(listed: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The items of a list; terms and their meanings may stand in groups (HTML, 4.4.9), and not in another list."""
    if tag != "dl":
        yield from listed.iterchildren(f"{XHTML}li")
        return
    for child in listed.iter(f"{XHTML}dt", f"{XHTML}dd"):
        if next(child.iterancestors(f"{XHTML}dl"), None) is listed:
            yield child


def _field(child: etree._Element, tag: str, kind: str) -> Said:
    """A field with its name, its value, and whether it is ticked."""
    said = Said(kind, name=names.field_name(child))
    if kind in {"checkbox", "radio button"}:
        ticked = child.get("checked") is not None or child.get("aria-checked") == "true"
        said.state = "checked" if ticked else "not checked"
    elif kind == "button":
        said.name = said.name or names.value_of(child, "input") or fold("".join(map(str, child.itertext())))
    else:
        said.text = names.value_of(child, tag if tag in {"select", "input"} else "textarea")
    return said


def _name(child: etree._Element, tag: str, kind: str) -> str:
    """The accessible name, where it is not the text: of a link within the book, and of what may have a name besides."""
    if kind not in _FROM_TEXT:
        return "" if kind in {"section", "phrase", "rows"} else fold(child.get("aria-label", ""))
    name = fold(child.get("aria-label", ""))
    inside = tag == "a" and ":" not in child.get("href", "").split("#")[0]
    return name if inside and name != fold("".join(map(str, child.itertext()))) else ""


def _lift_labels(note: Said) -> None:
    """The number of a note, a link back at the head of its first paragraph, is the note's label."""
    first = next((kid for kid in note.kids if kid.kind == "paragraph"), None)
    while first is not None and first.kids and first.kids[0].kind == "link" and first.kids[0].target == "back":
        position = note.kids.index(first)
        note.kids.insert(position, Said("label", kids=[first.kids.pop(0)]))
        if first.kids and not first.kids[0].text.strip():
            first.kids.pop(0)


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


def _within_contents(element: etree._Element) -> bool:
    return any("toc" in (up.get(OPS_TYPE) or "").split() for up in (element, *element.iterancestors()))


def _is_silent(element: etree._Element) -> bool:
    """Hidden navigation, page break markers, hidden text, and what is no text are not read in the flow."""
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or names.role_of(element) == "doc-pagebreak"
        or "pagebreak" in element.get(OPS_TYPE, "").split()
        or str(element.tag).removeprefix(XHTML) in names.UNSAID
    )


def _add_text(said: Said, text: str | None) -> None:
    if text:
        said.kids.append(Said("text", text))
