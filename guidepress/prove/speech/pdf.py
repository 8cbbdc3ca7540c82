"""What a screen reader says of a PDF: its structure tree, with the text that hangs in it."""

from __future__ import annotations

from typing import Any

import pikepdf

from guidepress.model.speech import Said
from guidepress.model.xhtml import fold
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.parsers.pdf.marked_text import kids
from guidepress.prove.speech.words import normal

KINDS = {
    "P": "paragraph", "L": "list", "LI": "item", "Lbl": "label", "LBody": "body", "Table": "table", "TR": "row",
    "TH": "head cell", "TD": "cell", "Caption": "caption", "Figure": "figure", "Formula": "formula", "Note": "note",
    "FENote": "note", "Link": "link", "Reference": "reference", "BibEntry": "entry", "Quote": "quote",
    "BlockQuote": "quotation", "Code": "code", "TOC": "contents", "TOCI": "contents entry", "Sect": "section",
    "Part": "section", "Art": "section", "Div": "section", "Aside": "callout", "Em": "emphasis", "Strong": "strong",
    "Span": "phrase", "Folio": "folio", "Document": "document", "THead": "rows", "TBody": "rows", "TFoot": "rows",
    "H": "heading", "Title": "heading",
}  # fmt: skip
"""Structure types, and what they are called aloud."""


def speak_pdf(file: PdfFile | bytes) -> Said:
    """The whole document as it is said. An untagged PDF is a document whose pages hold loose text.

    Raises `pikepdf.PdfError` for bytes that are no PDF.
    """
    return PdfFile.of(file, drawn=False).once(_speak)


def _speak(file: PdfFile) -> Said:
    document = Said("document", language=str(file.pdf.Root.get("/Lang", "")))
    if file.structure is None:
        for page, pieces in sorted(file.texts.loose.items()):
            document.kids.append(Said("text", " ".join(pieces), page=file.labels[page]))
        return document
    speaker = _Speaker(file)
    for kid in kids(file.structure):
        document.kids.append(speaker.element(kid, document.language, 0))
    return document


class _Speaker:
    def __init__(self, file: PdfFile) -> None:
        self.texts, self.labels, self.pages = file.texts, file.labels, file.numbers
        self.roles = file.structure.get("/RoleMap", pikepdf.Dictionary())

    def element(self, element: Any, language: str, depth: int) -> Said:
        """A structure element and all below it."""
        role = self._role(element)
        own = str(element.get("/Lang", ""))
        said = Said(KINDS.get(role, "phrase"), language=own if own and own != language else "")
        if role[:1] == "H" and role[1:].isdigit():
            said.kind, said.level = "heading", int(role[1:])
        said.expansion = str(element.get("/E", ""))
        page = self._page(element)
        said.page = self.labels[page] if page is not None else ""
        replaced = element.get("/ActualText", element.get("/Alt"))
        if replaced is not None and role in {"Figure", "Formula"} | ({role} if "/ActualText" in element else set()):
            said.text = str(replaced)
            said.kids = [
                self.element(kid, own or language, depth + 1) for kid in kids(element) if self._is_caption(kid)
            ]
            return said
        if depth < 200:
            for kid in kids(element):
                if (heard := self._kid(kid, page, own or language, depth)) is not None:
                    said.kids.append(heard)
        if said.kind == "list":
            _mark_labels(said, element)
        if said.kind == "link":
            said.name = _name(said, element)
        return said

    def _kid(self, kid: Any, page: int | None, language: str, depth: int) -> Said | None:
        if isinstance(kid, int):
            return self._text((page, 0, kid))
        if not isinstance(kid, pikepdf.Dictionary):
            return None
        kind = str(kid.get("/Type", ""))
        if kind == "/MCR":
            where = self.pages.get(kid["/Pg"].objgen) if "/Pg" in kid else page
            stream = kid.get("/Stm")
            return self._text((where, stream.objgen[0] if stream is not None else 0, int(kid["/MCID"])))
        if kind == "/OBJR":
            return None
        return self.element(kid, language, depth + 1)

    def _text(self, key: tuple[int | None, int, int]) -> Said:
        page, form, mcid = key
        if page is None:
            return Said("text")
        return Said("text", self.texts.content.get((page, form, mcid), ""), page=self.labels[page])

    def _role(self, element: Any) -> str:
        role = str(element.get("/S", "/Span"))
        for _ in range(10):
            if role[1:] in KINDS or (role[1:2] == "H" and role[2:].isdigit()):
                break
            mapped = self.roles.get(role)
            if mapped is None:
                break
            role = str(mapped)
        return role[1:]

    def _page(self, element: Any) -> int | None:
        page = element.get("/Pg")
        return self.pages.get(page.objgen) if page is not None else None

    def _is_caption(self, kid: Any) -> bool:
        return isinstance(kid, pikepdf.Dictionary) and "/S" in kid and self._role(kid) == "Caption"


def _name(said: Said, element: Any) -> str:
    """The name of a link within the document, where it is not its text (ISO 32000-1, 12.5.2, Contents).

    A name counts if it holds the text (WCAG 2.2, 2.5.3): other tools write an address or a number there, which readers
    do not say for the text. A sign alone, such as the dash of "1–4", is no text. The folio that a paged edition adds to
    a link is no part of its text.
    """
    for kid in kids(element):
        annotation = kid.get("/Obj") if isinstance(kid, pikepdf.Dictionary) else None
        if isinstance(annotation, pikepdf.Dictionary) and "/Contents" in annotation:
            action = annotation.get("/A", pikepdf.Dictionary())
            name = fold(str(annotation["/Contents"]))
            inside = "/Dest" in annotation or action.get("/S") == "/GoTo"
            text = fold(normal(_without_folio(said)))
            held = _letters(text) in _letters(name) if _letters(text) or len(text) == 1 else text in name
            return name if inside and held and text != normal(name) else ""
    return ""


def _letters(text: str) -> str:
    """Its letters and digits: "(2)" is in "Back to note 8, 2"."""
    return "".join(letter for letter in normal(text) if letter.isalnum())


def _without_folio(said: Said) -> str:
    if said.kind == "folio":
        return ""
    return said.text + "".join(_without_folio(kid) for kid in said.kids)


def _mark_labels(listed: Said, element: Any) -> None:
    """Say which labels of a list only count: those of a list that numbers its items (ISO 32000-1, table 347)."""
    attributes = element.get("/A")
    entries = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
    numbering = next((str(entry["/ListNumbering"]) for entry in entries
                      if isinstance(entry, pikepdf.Dictionary) and "/ListNumbering" in entry), "")  # fmt: skip
    for item in listed.kids:
        for label in item.kids:
            if label.kind == "label":
                label.marker = numbering not in {"", "/None", "/Description"}
