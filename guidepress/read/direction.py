"""Says of what runs the other way than the text around it that it does (``dir``), so that every edition sets it right.

A language that runs the other way says so by its name. In text from right to left, some things would be torn apart by
the order of their neutral signs (Unicode Bidirectional Algorithm, UAX #9): a telephone number, an address, code. They
run from left to right in every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from guidepress.languages.direction import direction_of
from guidepress.model.xhtml import BLOCKS, MATHML, classes

_FROM_LEFT = "ltr"
_TEXT = frozenset({"dd", "dt", "li", "p", "td", "th"})
_CODE = frozenset({"code", "kbd", "pre", "samp"})
_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""Letters of scripts that run from right to left, and what stands between them in Unicode."""
_LETTER = re.compile(r"[^\W\d_]")
_NUMBER = re.compile(r"\+?\(?\d(?:[ \u00a0().\u2010\u2011/-]*\d){6,}")
"""What may be a telephone number or a date: seven digits or more, and signs between them."""
_YEARS = re.compile(r"\d{4}[-\u2010\u2011]\d{4}")
_APART = re.compile(r"\d[ \u00a0().\u2010\u2011/-]+\d")


def set_direction(root: etree._Element, language: str) -> None:
    """Give ``dir`` to whatever below ``root`` runs otherwise than its surroundings, in a guide in a ``language``."""
    _set(root, direction_of(language))


def _set(element: etree._Element, around: str) -> None:
    if not isinstance(element.tag, str) or element.tag.startswith(f"{{{MATHML}}}"):
        return
    wanted = element.get("dir") or _own(element, around)
    if wanted and wanted != around:
        element.set("dir", wanted)
    direction = wanted or around
    for child in list(element):
        _set(child, direction)
    if direction != _FROM_LEFT:
        _isolate_numbers(element)
        if _is_leaf(element):
            _isolate_all(element)


def _own(element: etree._Element, around: str) -> str:
    """The direction that an element has by what it is; nothing if it runs as the text around it."""
    if language := element.get("lang"):
        return direction_of(language)
    if element.tag in _CODE:
        return _FROM_LEFT
    if around != _FROM_LEFT and element.tag == "a" and _is_address(element):
        return _FROM_LEFT
    if "entry" in classes(element) and (letter := _LETTER.search("".join(element.itertext()))):
        return "rtl" if _RIGHT.match(letter[0]) else _FROM_LEFT
    return ""


def _is_address(link: etree._Element) -> bool:
    """Whether a link shows a telephone number or an address."""
    text = "".join(link.itertext())
    return not link.get("href", "#").startswith("#") and bool(text.strip()) and not _RIGHT.search(text)


def _isolate_numbers(element: etree._Element) -> None:
    """Put telephone numbers and dates that stand in an element's own text each into a ``span`` of their own."""
    for child in reversed(list(element)):
        _put(element, child, list(_parted(child.tail or "")))
    _put(element, None, list(_parted(element.text or "")))


def _parted(text: str) -> Iterator[tuple[str, bool]]:
    """A text in pieces, and which of them are such numbers; a span of years is none, for it runs with the text."""
    last = 0
    for found in _NUMBER.finditer(text):
        if _YEARS.fullmatch(found[0]) or not _APART.search(found[0]):
            continue
        yield text[last : found.start()], False
        yield found[0], True
        last = found.end()
    yield text[last:], False


def _put(parent: etree._Element, before: etree._Element | None, pieces: list[tuple[str, bool]]) -> None:
    if len(pieces) == 1:
        return
    place = 0 if before is None else parent.index(before) + 1
    if before is None:
        parent.text = None
    else:
        before.tail = None
    for text, isolated in pieces:
        if isolated:
            span = etree.Element("span", {"dir": _FROM_LEFT})
            span.text = text
            parent.insert(place, span)
            before, place = span, place + 1
        elif before is None:
            parent.text = (parent.text or "") + text
        else:
            before.tail = (before.tail or "") + text


def _is_leaf(element: etree._Element) -> bool:
    """Whether an element is a block of text without blocks in it, and nothing in it runs from right to left."""
    if element.tag not in _TEXT or any(child.tag in BLOCKS for child in element.iter() if child is not element):
        return False
    text = "".join(element.itertext())
    return bool(_LETTER.search(text)) and not _RIGHT.search(text)


def _isolate_all(element: etree._Element) -> None:
    """Wrap the content of a block, which keeps its place at the right, in a ``span`` that runs from left to right."""
    if len(element) == 1 and not element.text and not element[0].tail and element[0].get("dir"):
        return
    span = etree.Element("span", {"dir": _FROM_LEFT})
    span.text, element.text = element.text, None
    for child in list(element):
        span.append(child)
    element.append(span)
