"""What a screen reader says of a PDF: its structure tree, with the text that hangs in it.

A tree is followed wherever it leads. An element that stands in two places is said in both, as a forger may want it; one
that stands in more is said no more, and none within itself, so that no tree is without end. What the tree leaves out is
counted, and the words of a PDF without a tree are said in the order in which they are drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf

from guidepress.model.speech import Said
from guidepress.model.xhtml import fold
from guidepress.prove.parsers.pdf import values
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.parsers.pdf.marked_text import Key, kids
from guidepress.prove.parsers.pdf.values import TooMuchError
from guidepress.prove.speech.fields import said_of
from guidepress.prove.speech.roles import KINDS, Roles, level_of
from guidepress.prove.speech.words import normal

MOST_ELEMENTS = 500_000
"""How many elements of a structure tree are said: a book of a thousand pages has fifty thousand."""
_DEPTH = 100
_TIMES = 2
_PICTURED = frozenset({"figure", "formula"})
_GROUPS = frozenset({"section", "document", "rows"})


def speak_pdf(file: PdfFile | bytes) -> Said:
    """The whole document as it is said. An untagged PDF is a document whose pages hold loose text.

    Raises `pikepdf.PdfError` for bytes that are no PDF, `TooMuchError` for a tree without end.
    """
    return PdfFile.of(file, drawn=False).once(_speak)


def _speak(file: PdfFile) -> Said:
    document = Said("document", language=values.text(values.entry(file.pdf.Root, "/Lang")))
    speaker = _Speaker(file)
    document.kids = list(speaker.elements(file.structure, document.language)) if file.structure is not None else []
    notes = {"outside": speaker.outside()}
    empty = not any(one.text or one.name for one in document.walk())
    if file.structure is None or (empty and any(file.texts.flow.values())):
        document.kids = speaker.flow()
        notes = {"untagged": len(file.labels)}
    notes["meaningless"] = file.texts.meaningless
    notes["unread"] = len(file.texts.unread)
    document.notes = {kind: count for kind, count in notes.items() if count}
    return document


class _Speaker:
    def __init__(self, file: PdfFile) -> None:
        self.file, self.texts, self.labels, self.pages = file, file.texts, file.labels, file.numbers
        self.roles = Roles(file.structure)
        self.heard: set[Key] = set()
        self.times: dict[tuple[int, int], int] = {}
        self.open: set[tuple[int, int]] = set()
        self.count = 0

    def elements(self, root: Any, language: str) -> Iterator[Said]:
        """The elements at the top of the tree."""
        for kid in self.kids(root):
            if isinstance(kid, pikepdf.Dictionary) and self._is_new(kid):
                yield self.element(kid, language, 0)

    def flow(self) -> list[Said]:
        """The pages without their structure: what is drawn, and what can be filled in."""
        said: list[Said] = []
        for number, page in enumerate(self.file.pdf.pages):
            if pieces := self.texts.flow.get(number):
                said.append(Said("text", _joined(pieces), page=self.labels[number]))
            for one in values.items(values.entry(page.obj, "/Annots")):
                if (heard := said_of(one)) is not None:
                    heard.page = self.labels[number]
                    said.append(heard)
        return said

    def outside(self) -> int:
        """How many words are in the pages and not in the structure."""
        texts = [text for key, text in self.texts.content.items() if key not in self.heard]
        return sum(len(text.split()) for text in (*texts, *(" ".join(one) for one in self.texts.loose.values())))

    def kids(self, element: Any) -> list[Any]:
        """The kids of an element; none if they are an array that was met before."""
        held = values.entry(element, "/K")
        if isinstance(held, pikepdf.Array) and not self._is_new(held):
            return []
        return list(kids(element))

    def _is_new(self, one: Any) -> bool:
        self.count += 1
        if self.count > MOST_ELEMENTS:
            raise TooMuchError(f"its structure tree has more than {MOST_ELEMENTS} elements")
        number = values.number_of(one)
        if number == (0, 0):
            return True
        self.times[number] = self.times.get(number, 0) + 1
        return number not in self.open and self.times[number] <= _TIMES

    def element(self, element: Any, language: str, depth: int, level: int = 0) -> Said:
        """A structure element and all below it; ``level`` counts the elements around it that have a heading each."""
        role = self.roles.role(element)
        own = values.text(values.entry(element, "/Lang"))
        said = Said(KINDS.get(role, "phrase"), language=own if own and own != language else "")
        if role == "H" or level_of(role):
            said.kind, said.level = "heading", level_of(role) or max(level, 1)
        said.expansion = values.text(values.entry(element, "/E"))
        page = self._page(element)
        said.page = self.labels[page] if page is not None else ""
        if depth > _DEPTH:
            return said
        below = self.kids(element)
        here = {values.number_of(element)} - self.open
        self.open |= here
        try:
            self._fill(said, element, below, page, own or language, depth, level)
        finally:
            self.open -= here
        return said

    def _fill(
        self, said: Said, element: Any, below: list[Any], page: int | None, language: str, depth: int, level: int
    ) -> None:
        replaced = self._replaced(element, said.kind)
        if replaced is not None:
            if said.kind in _PICTURED:
                said.text = replaced
            else:
                said.kids.append(Said("text", replaced))
            self._pass_over(below, page)
            below = [kid for kid in below if self._is(kid, "Caption")]
        level += any(self._is(kid, "H") for kid in below)
        for kid in below:
            if (heard := self._kid(kid, page, language, depth, level)) is not None:
                said.kids.append(heard)
        if said.kind == "list":
            _mark_labels(said, element)
        if said.kind == "link":
            said.name = _name(said, element)

    def _replaced(self, element: Any, kind: str) -> str | None:
        """What is said for all that an element holds; an empty text silences a phrase, but no page of a book."""
        actual = values.entry(element, "/ActualText")
        if isinstance(actual, pikepdf.String):
            words = values.text(actual)
            return words if words or kind not in _GROUPS else None
        alternative = values.entry(element, "/Alt")
        return values.text(alternative) if kind in _PICTURED and isinstance(alternative, pikepdf.String) else None

    def _pass_over(self, below: list[Any], page: int | None) -> None:
        """What an element replaces was heard with it."""
        waiting = [(kid, page) for kid in below if not self._is(kid, "Caption")]
        while waiting:
            kid, here = waiting.pop()
            if isinstance(kid, pikepdf.Dictionary) and values.name(values.entry(kid, "/Type")) not in {"MCR", "OBJR"}:
                if self._is_new(kid):
                    own = self._page(kid)
                    waiting += [(one, here if own is None else own) for one in self.kids(kid)]
            elif (key := self._key(kid, here)) is not None:
                self.heard.add(key)

    def _kid(self, kid: Any, page: int | None, language: str, depth: int, level: int) -> Said | None:
        if (key := self._key(kid, page)) is not None:
            self.heard.add(key)
            return Said("text", self.texts.content.get(key, ""), page=self.labels[key[0]])
        if not isinstance(kid, pikepdf.Dictionary) or values.name(values.entry(kid, "/Type")) == "MCR":
            return None
        if values.name(values.entry(kid, "/Type")) == "OBJR":
            return said_of(values.entry(kid, "/Obj"))
        return self.element(kid, language, depth + 1, level) if self._is_new(kid) else None

    def _key(self, kid: Any, page: int | None) -> Key | None:
        """The marked content that a kid refers to, if it does, on a page that is there."""
        mcid, form = values.whole(kid), 0
        if isinstance(kid, pikepdf.Dictionary) and values.name(values.entry(kid, "/Type")) == "MCR":
            mcid = values.whole(values.entry(kid, "/MCID"))
            own = self._page(kid)
            page = page if own is None else own
            form = values.number_of(values.entry(kid, "/Stm"))[0]
        return None if mcid is None or page is None else (page, form, mcid)

    def _page(self, element: Any) -> int | None:
        return self.pages.get(values.number_of(values.entry(element, "/Pg")))

    def _is(self, kid: Any, role: str) -> bool:
        return isinstance(kid, pikepdf.Dictionary) and "/S" in kid and self.roles.role(kid) == role


def _joined(pieces: Sequence[str]) -> str:
    """Texts as they are drawn one after the other; some tools draw each letter, and each space, by itself."""
    by_letter = len("".join(pieces)) < 1.5 * len(pieces) and any(piece.isspace() for piece in pieces)
    return ("" if by_letter else " ").join(pieces)


def _name(said: Said, element: Any) -> str:
    """The name of a link within the document, where it is not its text (ISO 32000-1, 12.5.2, Contents).

    A name counts if it holds the text (WCAG 2.2, 2.5.3): other tools write an address or a number there, which readers
    do not say for the text. A sign alone, such as the dash of "1–4", is no text. The folio that a paged edition adds to
    a link is no part of its text.
    """
    for kid in kids(element):
        annotation = values.entry(kid, "/Obj") if isinstance(kid, pikepdf.Dictionary) else None
        if isinstance(annotation, pikepdf.Dictionary) and "/Contents" in annotation:
            name = fold(values.text(annotation["/Contents"]))
            inside = "/Dest" in annotation or values.name(values.entry(annotation.get("/A"), "/S")) == "GoTo"
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
    attributes = values.entry(element, "/A")
    entries = values.items(attributes) or [attributes]
    found = (values.name(values.entry(entry, "/ListNumbering")) for entry in entries)
    numbering = next(filter(None, found), "")
    for item in listed.kids:
        for label in item.kids:
            if label.kind == "label":
                label.marker = numbering not in {"", "None", "Description"}
