"""MathML in words, in the manner of plain speech: "the fraction a over b", "x squared", in the language of the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from guidepress.languages.groups import MathWords

_OVER_A_RANGE = frozenset("∑∏∫")
"""Signs whose limits are a range, wherever they stand."""
_SILENT = frozenset({"annotation", "annotation-xml", "mspace", "mphantom"})
_PAUSES = re.compile(r"\s*([,،])(?:\s*[,،])+")


_ARROWS = frozenset("→←↔⇒⇐⇔⟶⟵⟷⟹⟸⟺↦⟼↪↩⇀⇁↼↽")


def spoken(element: etree._Element, words: MathWords) -> str:
    """A formula in words, one space between them."""
    said = " ".join(re.sub(r" ([,،])", r"\1", _Speaker(words).say(element)).split())
    return _PAUSES.sub(r"\1", said).strip(" ,،")


def _simple(element: etree._Element) -> bool:
    return len(element) == 0 or (len(element) == 1 and _simple(element[0]))


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Says formulas in the words of a language."""

    words: MathWords

    def say(self, element: etree._Element) -> str:
        """An element and all in it."""
        name = etree.QName(element).localname
        if name in _SILENT:
            return ""
        speak = _SPEAKERS.get(name)
        if speak is not None:
            return speak(self, [child for child in element if isinstance(child.tag, str)])
        if len(element):
            return " ".join(self.say(child) for child in element)
        text = (element.text or "").strip()
        return self.words.symbols.get(text, text)

    def fraction(self, parts: list[etree._Element]) -> str:
        top, bottom = self.say(parts[0]), self.say(parts[1])
        form = self.words.over if all(_simple(part) for part in parts) else self.words.fraction
        return form.format(top=top, bottom=bottom)

    def _raised(self, base: str, exponent: str) -> str:
        named = self.words.powers.get(exponent)
        return f"{base} {named}" if named else self.words.power.format(base=base, exponent=exponent)

    def power(self, parts: list[etree._Element]) -> str:
        return self._raised(self.say(parts[0]), self.say(parts[1]))

    def index(self, parts: list[etree._Element]) -> str:
        return self.words.index.format(base=self.say(parts[0]), index=self.say(parts[1]))

    def index_power(self, parts: list[etree._Element]) -> str:
        if "".join(parts[0].itertext()).strip() in _OVER_A_RANGE:
            return self.between(parts)
        return self._raised(self.index(parts[:2]), self.say(parts[2]))

    def under(self, parts: list[etree._Element]) -> str:
        return self.words.under.format(base=self.say(parts[0]), under=self.say(parts[1]))

    def over(self, parts: list[etree._Element]) -> str:
        return self.words.above.format(base=self.say(parts[0]), above=self.say(parts[1]))

    def between(self, parts: list[etree._Element]) -> str:
        base, low, high = (self.say(part) for part in parts)
        if "".join(map(str, parts[0].itertext())).strip() in _ARROWS:  # words over and under one are no bounds
            return self.words.above.format(base=base, above=f"{high}, {low}")
        return self.words.from_to.format(base=base, low=low, high=high)

    def root(self, parts: list[etree._Element]) -> str:
        return self.words.root.format(inside=" ".join(self.say(part) for part in parts))

    def nth_root(self, parts: list[etree._Element]) -> str:
        return self.words.nth_root.format(inside=self.say(parts[0]), order=self.say(parts[1]))

    def table(self, parts: list[etree._Element]) -> str:
        rows = [[self.say(cell) for cell in row] for row in parts]
        comma, semicolon = self.words.comma, self.words.semicolon
        if max((len(row) for row in rows), default=0) <= 1:
            return semicolon.join(" ".join(row) for row in rows)
        told = (self.words.row.format(n=n, cells=comma.join(row)) for n, row in enumerate(rows, 1))
        return self.words.table.format(n=len(rows), rows=semicolon.join(told))


_SPEAKERS: dict[str, Callable[[_Speaker, list[etree._Element]], str]] = {
    "mfrac": _Speaker.fraction,
    "msup": _Speaker.power,
    "msub": _Speaker.index,
    "msubsup": _Speaker.index_power,
    "munder": _Speaker.under,
    "mover": _Speaker.over,
    "munderover": _Speaker.between,
    "msqrt": _Speaker.root,
    "mroot": _Speaker.nth_root,
    "mtable": _Speaker.table,
}
