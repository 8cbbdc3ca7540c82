"""The glossary: in the order in which readers look, and without what they never meet (codes LAN)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from guidepress.model.book import Book, PartKind
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import flat_text, place_of

LAN034 = rule_of("LAN034")
LAN036 = rule_of("LAN036")


def check_glossary(book: Book) -> Iterator[Finding]:
    """LAN034 and LAN036."""
    glossary = book.of_kind(PartKind.GLOSSARY)
    if glossary is None:
        return
    heads = [head for head in glossary.tree.iter("dt") if flat_text(head)]
    words = [flat_text(head) for head in heads]
    for number, head in enumerate(heads[1:], 1):
        if sort_key(words[number]) < sort_key(words[number - 1]):
            out = number - 1 if number > 1 and sort_key(words[number]) >= sort_key(words[number - 2]) else number
            said = words[out]
            yield LAN034.at(place_of(heads[out] if out != number else head), f"'{said}' is out of order")
    linked = {link.get("href", "")[1:] for part in book.parts for link in part.tree.iter("a")}
    text = " ".join(flat_text(part.tree).casefold() for part in book.parts if part.kind is not PartKind.GLOSSARY)
    entries = " ".join(flat_text(entry).casefold() for entry in glossary.tree.iter("dd"))
    for head, said in zip(heads, words, strict=True):
        pattern = re.compile(rf"(?<!\w){re.escape(said.casefold())}(?:s|es)?(?!\w)")
        if head.get("id") not in linked and not pattern.search(text) and not pattern.search(entries):
            yield LAN036.at(place_of(head), f"'{said}' is explained, but the guide does not use it")


def sort_key(words: str) -> str:
    """Words as an index sorts them, letter by letter: without case, accents, spaces and marks (ISO 999, 8.1)."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    return re.sub(r"[^\w]", "", "".join(sign for sign in plain if not unicodedata.combining(sign)))
