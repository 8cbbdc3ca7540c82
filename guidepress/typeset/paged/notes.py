"""Notes for paper: each moves to its call, as an inline element, and the style sheet floats it to the foot."""

from __future__ import annotations

import re

from lxml import etree

from guidepress.model.xhtml import BLOCKS, classes, flat_text, take_out

_SPACES = re.compile(r"[ \t\r\n]+")
_LAST_WORD = re.compile(r"\S+\Z")
_CLOSING = re.compile(r"\A[.,;:!?)\]”’»]+")
_LONGEST_TIE = 24
_HOLDERS = frozenset(["aside", "ul", "ol", "dl", "div", "blockquote", "li", "dd"])
_BLOCKS_IN_NOTES = frozenset(["p", "div", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "aside"])
_BLOCKS_OF_THEIR_OWN = BLOCKS - _BLOCKS_IN_NOTES - {"br"}


def tie_calls(root: etree._Element) -> None:
    """Keep every raised call on the line of the word before it and of the stop behind it.

    The typesetter would break between a word and a superscript; ``span class="tied"`` is not broken.
    """
    for call in list(root.iter("sup")):
        if "cite" in classes(call) or call.find("a[@role='doc-noteref']") is not None:
            _tie(call)


def _tie(call: etree._Element) -> None:
    parent, before = call.getparent(), call.getprevious()
    if parent is None:
        return
    text = (parent.text if before is None else before.tail) or ""
    word = _LAST_WORD.search(text)
    if before is not None and not text and "tied" in classes(before):
        tie = before
    else:
        if word is not None and len(word[0]) > _LONGEST_TIE:
            return
        if word is None and (before is None or text or " " in (held := flat_text(before)) or len(held) > _LONGEST_TIE):
            return
        tie = etree.Element("span", {"class": "tied"})
        call.addprevious(tie)
        if word is not None:
            tie.text = word[0]
            if before is None:
                parent.text = text[: word.start()]
            else:
                before.tail = text[: word.start()]
        elif before is not None:
            tie.append(before)
    rest = call.tail or ""
    stop = _CLOSING.match(rest)
    closing = stop[0] if stop else ""
    tie.append(call)
    call.tail, tie.tail = closing or None, rest[len(closing) :] or None


def move_notes(root: etree._Element, longest: int) -> None:
    """Put each note right after its first call, as an inline element: HTML allows no block in a paragraph.

    One of more letters than ``longest`` stays below the paragraph that calls it, where it can go on overleaf: what
    floats to the foot of a page must fit there. So does one with a table or a figure, which no line can hold, and what
    follows such a note, so that notes stay in their order.
    """
    for note in list(root.iter("aside")):
        if "footnote" not in classes(note):
            continue
        if _stays(note, longest):
            note.set("class", f"{note.get('class')} long")
            continue
        call = next(iter(root.xpath(".//a[@role='doc-noteref'][@href=$href]", href=f"#{note.get('id')}")), None)
        parent = note.getparent()
        if call is None or parent is None:
            continue
        take_out(note)
        _fold_spaces(note)
        for element in list(note.iter(*_BLOCKS_IN_NOTES)):
            _make_inline(element, is_note=element is note)
        anchor = call
        while anchor.getparent().tag == "sup" or "tied" in classes(anchor.getparent()):
            anchor = anchor.getparent()
        note.tail, anchor.tail = anchor.tail, None
        anchor.addnext(note)


def _stays(note: etree._Element, longest: int) -> bool:
    before = note.getprevious()
    if before is not None and {"footnote", "long"} <= set(classes(before)):
        return True
    return len(flat_text(note)) > longest or any(True for _ in note.iter(*_BLOCKS_OF_THEIR_OWN))


def _fold_spaces(note: etree._Element) -> None:
    """Fold white space as CSS would, listings apart: the typesetter does not do it in floated notes."""
    for element in note.iter():
        in_listing = element.tag == "pre" or any(above.tag == "pre" for above in element.iterancestors())
        if element.text and not in_listing:
            element.text = _SPACES.sub(" ", element.text)
        if element.tail and (element.tag == "pre" or not in_listing) and element is not note:
            element.tail = _SPACES.sub(" ", element.tail)
        if element.tag in _HOLDERS and not (element.text or "").strip():
            element.text = None
        if element.tag in _BLOCKS_IN_NOTES and not (element.tail or "").strip() and element is not note:
            element.tail = None
        if element.tag == "p" and len(element) and element[-1].tail:
            element[-1].tail = element[-1].tail.rstrip(" ")


def _make_inline(element: etree._Element, *, is_note: bool) -> None:
    if not is_note:
        element.set("class", f"{element.get('class', '')} note-{element.tag!s}".strip())
    element.tag = "span"
