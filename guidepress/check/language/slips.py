"""The language of the text: slips that a spelling checker lets pass (codes LAN)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from guidepress.check.text.running_text import _BREAK, Text, language_of, running_text
from guidepress.languages.registry import language_for, primary
from guidepress.model.book import WRITTEN, Book
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import place_of

LAN001 = rule_of("LAN001")


_TOKEN = re.compile(rf"[^\s{_BREAK}]+")


def check_language(book: Book) -> Iterator[Finding]:
    """LAN001, in the text of the parts that somebody wrote and in the descriptions of their images."""
    for part in book.parts:
        if part.kind not in WRITTEN:
            continue
        for double in doubled_words(running_text(part.tree, book.settings.language)):
            yield LAN001.at(place_of(double.element), f"'{double.first} {double.second}': a word twice in a row")
        for image in part.tree.iter("img"):
            described = Text(image.get("alt", ""), (0,), (image,), (language_of(image, book.settings.language),))
            for double in doubled_words(described):
                yield LAN001.at(
                    place_of(image), f"'{double.first} {double.second}' in the alternative text: a word twice in a row"
                )


@dataclass(frozen=True, slots=True)
class Double:
    """A word that stands twice in a row, and the element that holds the second."""

    first: str
    second: str
    element: etree._Element


def doubled_words(text: Text) -> Iterator[Double]:
    """Words that stand twice in a row with nothing but space between them, where that is no good prose."""
    before: re.Match[str] | None = None
    for token in _TOKEN.finditer(text.words):
        if before is not None and _BREAK not in text.words[before.end() : token.start()]:
            first, second = _without_opening(before[0]), _without_closing(token[0])
            if first.casefold() != second.casefold():
                before = token
                continue
            here, there = text.owner(before.start()), text.owner(token.start())
            same = text.languages[here] == text.languages[there]
            if same and _is_slip(first, second, primary(text.languages[there])):
                yield Double(first, second, text.elements[there])
        before = token


def _is_slip(first: str, second: str, language: str) -> bool:
    checks = language_for(language).checks
    if checks.may_double is None or first.casefold() != second.casefold() or not _is_word(first):
        return False
    if not checks.nouns_capital and first[0].isupper() and second[0].isupper() and not first.isupper():
        return False  # a name: Walla Walla, Bora Bora
    return first.casefold() not in checks.may_double


def _is_word(token: str) -> bool:
    """Letters only, with apostrophes and hyphens inside."""
    return all(_is_letter(sign) or sign in "'’-" for sign in token) and any(map(str.isalpha, token))


def _is_letter(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LM"


def _without_opening(token: str) -> str:
    """A token without brackets and quotation marks before it; what follows the word stays, for it ends a sentence."""
    if token[:1].isalpha():
        return token
    start = next((n for n, sign in enumerate(token) if _is_letter(sign)), len(token))
    return token[start:]


def _without_closing(token: str) -> str:
    if token[-1:].isalpha():
        return token
    end = next((n for n in range(len(token), 0, -1) if _is_letter(token[n - 1])), 0)
    return token[:end]
