"""Words kept on one line, for editions that end no line within a word.

``hyphens: none`` keeps the typesetter from dividing words, but a line may still end behind a hyphen that the author
wrote ("7-/OH", "1-800-/222-1222"). CSS has no property for it, so such a word becomes ``span class="tied"``. A word
that no line could hold may break between letters. ``overflow-wrap`` would say so too, but WeasyPrint 70 then breaks
short words as well, where one follows a link or a change of type. In a column of a table a word holds together as it
does in the text: where there is no room for it, `fitting` makes records of the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from guidepress.model.edition import Edition
from guidepress.model.xhtml import classes

_UNBREAKABLE = 30
_PIECE = 6
"""A word with so many letters on end, and more, may break after every few of them."""

_LONG_CODE = 20
_CODE_PIECE = re.compile(
    r"[/._:=?&,;@#%+~|-]{0,6}[^/._:=?&,;@#%+~|-]{1,12}[/._:=?&,;@#%+~|-]{0,6}|[/._:=?&,;@#%+~|-]{1,12}"
)
"""Code of more characters than that may break behind each of such pieces."""

_RUN = re.compile(r"(\s+)")
_WORD = re.compile("[^\\s\N{HYPHEN}-]*\\w[\N{HYPHEN}-]\\w\\S*")
_LETTERS = re.compile(r"[^\W_]+")
_LEFT_ALONE = frozenset({"pre", "code", "math", "svg"})
_OWN_RULES = frozenset({"url", "tied"})


def hold_words(root: etree._Element, edition: Edition) -> None:
    """Tie every word with a hyphen in it below ``root``, and let very long ones break, if the edition divides no words.

    A word is tied by ``span class="tied"`` and may break where a ``wbr`` stands. Listings and printed addresses are
    left alone: their lines break by rules of their own. Code in the text may break in every edition, behind its signs.
    """
    _divide_code(root)
    longest = edition.room.longest_word
    if longest is None:
        return
    for element in list(root.iter(etree.Element)):
        lines = (element, *element.iterancestors())
        if any(one.tag in _LEFT_ALONE or classes(one) & _OWN_RULES for one in lines):
            continue
        for child in reversed(element):
            put(element, child, list(_pieces(child.tail or "", longest)))
        put(element, None, list(_pieces(element.text or "", longest)))


def _divide_code(root: etree._Element) -> None:
    """Let long code in the text break behind a sign or, where there is none, after every few letters."""
    for code in root.iter("code"):
        if any(above.tag == "pre" for above in code.iterancestors()):
            continue
        for element in code.iter():
            for child in reversed(element):
                put(element, child, list(_code_pieces(child.tail or "")))
            put(element, None, list(_code_pieces(element.text or "")))


def code_pieces(run: str) -> list[str]:
    """The pieces of code without a space, behind each of which but the last a line may end."""
    return _CODE_PIECE.findall(run)


def _code_pieces(text: str) -> Iterator[str | etree._Element]:
    for run in _RUN.split(text):
        if len(run) <= _LONG_CODE:
            yield run
            continue
        for place, piece in enumerate(code_pieces(run)):
            if place:
                yield etree.Element("wbr")
            yield piece


def _pieces(text: str, most: int) -> Iterator[str | etree._Element]:
    """A text with its ties and breaks: strings and elements by turns."""
    last = 0
    for word in _WORD.finditer(text):
        if len(word[0]) <= most:
            yield from _broken(text[last : word.start()])
            tie = etree.Element("span", {"class": "tied"})
            tie.text = word[0]
            yield tie
            last = word.end()
    yield from _broken(text[last:])


def _broken(text: str) -> Iterator[str | etree._Element]:
    last = 0
    for letters in _LETTERS.finditer(text):
        if len(letters[0]) < _UNBREAKABLE:
            continue
        for place in range(letters.start() + _PIECE, letters.end() - _PIECE + 1, _PIECE):
            yield text[last:place]
            yield etree.Element("wbr")
            last = place
    yield text[last:]


def put(parent: etree._Element, before: etree._Element | None, pieces: list[str | etree._Element]) -> None:
    """Put pieces, texts and elements by turns, in the place of a parent's text, or of what follows a child of it."""
    if all(isinstance(piece, str) for piece in pieces):
        return
    place = 0 if before is None else parent.index(before) + 1
    if before is None:
        parent.text = None
    else:
        before.tail = None
    for piece in pieces:
        if not isinstance(piece, str):
            parent.insert(place, piece)
            before, place = piece, place + 1
        elif before is None:
            parent.text = (parent.text or "") + piece
        else:
            before.tail = (before.tail or "") + piece
