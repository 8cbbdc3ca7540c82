"""Text of the Book as braille words: emphasis, raised numbers, other languages, characters without a sign."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from guidepress.languages.language import BrailleCode
from guidepress.languages.registry import lent_table
from guidepress.model.xhtml import BLOCKS, MATHML, STRUCK, classes
from guidepress.standards import braille as louis
from guidepress.standards.list_labels import is_task, labels
from guidepress.typeset.braille.codes import (
    CLOSE_GROUP,
    CLOSE_NOTE,
    DIGITS,
    LOWERED,
    OPEN_GROUP,
    OPEN_NOTE,
    RAISED,
)

PRINT_PAGE = "print-page"
"""An element that stands where a print page begins; its ``label`` is the folio."""

BULLET = "•"

_FORMS = {
    "em": louis.ITALIC,
    "i": louis.ITALIC,
    "cite": louis.ITALIC,
    "dfn": louis.ITALIC,
    "strong": louis.BOLD,
    "b": louis.BOLD,
}
_UNHEARD = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_PATTERNS = re.compile("[\u2800-\u28ff]")
_WORD = re.compile(r"\S+")
_BLANKS = " \u2800"
_STOPS = ".,;:"
_EMPHASIS = louis.ITALIC | louis.BOLD


@dataclass(frozen=True, slots=True)
class Words:
    """Words in braille (BRF), and the print pages that begin before them, by the index of a word."""

    words: tuple[str, ...]
    pages: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Style:
    """How text is to be written: its type forms, and its language where it is not that of the Book."""

    forms: int = 0
    language: str = ""


@dataclass
class Passage:
    """Text on its way into braille: characters, a type form for each, and where print pages begin."""

    code: BrailleCode
    text: str = ""
    forms: list[int] = field(default_factory=list)
    pages: list[tuple[int, str]] = field(default_factory=list)
    lead: int = 0
    """So many characters (a number, a bullet, a head) go with what follows them: no page begins behind them."""
    _noting: bool = False

    def add(self, text: str, style: Style = Style()) -> None:
        """Text, spaces folded."""
        text = unicodedata.normalize("NFC", _UNHEARD.sub("", text))
        for piece in re.findall(r"\s+|\S+", text):
            if piece.isspace():
                self._put(" " if self.text and self.text[-1] not in _BLANKS else "", style.forms)
            else:
                self._put(self._spelled(piece, style.language), style.forms)

    def raw(self, patterns: str) -> None:
        """Cells as they are, in braille patterns of Unicode."""
        self._put(patterns, 0)

    def page(self, label: str) -> None:
        """A print page begins here."""
        self.pages.append((len(self.text), label))

    def element(self, element: etree._Element, style: Style = Style()) -> None:
        """Everything in an element, as one run of text; items of a list in it have their marks."""
        self.add(element.text or "", style)
        for child in element:
            self.child(child, style)
            self.add(child.tail or "", style)

    def child(self, child: etree._Element, style: Style) -> None:
        """An element in a line of text; its tail is not read."""
        if not isinstance(child.tag, str):
            return
        style = self._styled(child, style)
        if child.tag == PRINT_PAGE:
            self.page(child.get("label", ""))
        elif (told := _told(child)) is not None:
            if told:
                self._noted(told, style)
        elif child.tag in ("sup", "sub"):
            self._level(child, style)
        elif child.tag in STRUCK:
            self._struck(child, style)
        elif "backlink" in classes(child) and child.getparent() is not None and _opens_note(child):
            self._raised(RAISED, "".join(child.itertext()), style)
        else:
            self.add(" " if child.tag in BLOCKS else "", style)
            self.add(_mark(child), style)
            self.element(child, style)
            self.add(" " if child.tag in BLOCKS else "", style)
            if {"number", "label"} & classes(child):
                self.raw(_BLANKS[1])  # two numbers with a space between would be one, joined by dot 5 (UEB 6.6)

    def _styled(self, child: etree._Element, style: Style) -> Style:
        forms, language = style.forms, child.get("lang", "")
        if self.code.emphasis:
            forms |= _FORMS.get(str(child.tag), 0)
        if self.code.foreign and (language or child.tag == "code"):
            forms |= louis.UNCONTRACTED
        return Style(forms, language or style.language)

    def _noted(self, text: str, style: Style) -> None:
        """Text in transcriber's note indicators (UEB 3.27), as a type form where the table has it.

        So liblouis knows that letters and words beside an indicator stand alone (UEB 2.6).
        """
        forms = style.forms & louis.UNCONTRACTED
        self.raw("" if self.code.emphasis else OPEN_NOTE)
        self._noting = True
        self.add(text.strip(), Style(forms | (louis.NOTE if self.code.emphasis else 0), style.language))
        self._noting = False
        self.raw("" if self.code.emphasis else CLOSE_NOTE)

    def _struck(self, child: etree._Element, style: Style) -> None:
        """What is struck out, between two notes that say so: no code has a sign of its own for it."""
        for said, last in zip(self.code.struck, (False, True), strict=True):
            self.add(" ", style)
            self._noted(said, Style(style.forms))
            self.add(" ", style)
            if not last:
                self.element(child, style)

    def _level(self, element: etree._Element, style: Style) -> None:
        for mark in element.iter(PRINT_PAGE):
            self.page(mark.get("label", ""))
        self._raised(RAISED if element.tag == "sup" else LOWERED, "".join(element.itertext()), style)

    def _raised(self, level: str, text: str, style: Style) -> None:
        """A raised or lowered number, or anything else in braille grouping (UEB 7.1)."""
        text = re.sub(r"\s+", "", text)
        self.raw(level)
        if text and all(sign in DIGITS for sign in text):
            self.raw(louis.patterns(louis.translate(text, self.code.table).text))  # French has figures of its own
        else:
            self.raw(OPEN_GROUP)
            self.add(text, Style(style.forms, style.language))
            self.raw(CLOSE_GROUP)

    def _spelled(self, word: str, language: str) -> str:
        """A word in characters that the table has signs for."""
        word = louis.in_signs(word, self.code.table)
        if all(louis.knows(sign, self.code.table) for sign in word):
            return word
        table = lent_table(language)
        if table and (cells := louis.forward(word, table)) is not None:
            return "".join(_pattern(cell) for cell in cells)
        before, after = ("", "") if self._noting else (OPEN_NOTE, CLOSE_NOTE)
        spelled, unknown = "", [""]
        for sign in [*word, ""]:
            if sign and (not louis.knows(sign, self.code.table) or (unknown[-1] and unicodedata.combining(sign))):
                unknown.append(_name(sign))
                continue
            spelled += f"{before}{', '.join(unknown[1:])}{after}" if unknown[1:] else ""
            spelled, unknown = spelled + sign, [""]
        return spelled

    def _put(self, text: str, form: int) -> None:
        self.text += text
        self.forms += [form & louis.NOTE if _PATTERNS.match(sign) else form for sign in text]

    def words(self) -> Words:
        """The braille of it."""
        forms = list(self.forms)
        for at in range(1, len(forms)):  # a stop behind italics goes with them: liblouis would end the passage early
            alone = self.text[at + 1 : at + 2] in ("", " ")
            if forms[at - 1] & _EMPHASIS and not forms[at] and self.text[at] in _STOPS and alone:
                forms[at] = forms[at - 1]
        text = louis.with_apostrophes(self.text, elided=self.code.elided)
        cells = louis.translate(text, self.code.table, forms)
        found = list(_WORD.finditer(cells.text))
        pages: dict[int, tuple[str, ...]] = {}
        for offset, label in self.pages:
            word = _word_at(found, cells.origin, offset) if offset > self.lead else 0
            pages[word] = (*pages.get(word, ()), label)
        return Words(tuple(match.group() for match in found), pages)


def _mark(child: etree._Element) -> str:
    """What stands before an item of a list that is set in a line: its number, or a bullet."""
    listing = child.getparent()
    if child.tag != "li" or listing is None or is_task(child):
        return ""
    numbered = dict(labels(listing, rtl=False)) if listing.tag == "ol" else {}
    return f"{numbered[child]}. " if child in numbered else f"{BULLET} "


def _told(child: etree._Element) -> str | None:
    """What a note says in place of a formula, a picture or a task's box, whose sign has neither cells nor a name."""
    if child.tag == f"{{{MATHML}}}math":
        return child.get("alttext", "").strip()
    if child.tag == "img":
        return child.get("alt", "")
    return child.get("title", "") if "task" in classes(child) else None


def _opens_note(child: etree._Element) -> bool:
    return any("footnote" in classes(up) for up in child.iterancestors("aside"))


def _pattern(cell: str) -> str:
    return " " if cell == " " else chr(0x2800 + louis.ASCII.index(cell))


def _name(sign: str) -> str:
    return unicodedata.name(sign, f"U+{ord(sign):04X}").lower()


def _word_at(found: list[re.Match[str]], origin: tuple[int, ...], offset: int) -> int:
    """The word that holds the first cell of the character, or the next one; pages do not part words."""
    for number, match in enumerate(found):
        if max(origin[match.start() : match.end()]) >= offset:
            return number
    return len(found)
