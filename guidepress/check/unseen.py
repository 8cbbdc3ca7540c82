"""Text that shows something else than it says: unseen signs that turn or hide it, and addresses that only look right.

A person who reads and a machine that speaks must meet the same words (Unicode TR 36, 2; TS 39, 5; UAX 9, 3.3.2).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from lxml import etree

from guidepress.check.text.keys import strings_in
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import BLOCKS, place_of

MAN095 = rule_of("MAN095")
MAN096 = rule_of("MAN096")

_SETTINGS = "guide.yaml"
MOST_MARKS = 4
"""Combining marks that may follow one another, and unseen signs: Hebrew with its points and accents has three."""

_MARK = "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"  # noqa: E501
_HIDDEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0"
)
_TURNS = "\u202a-\u202e\u2066-\u2069"
_SUSPECT = re.compile(f"[{_TURNS}\U000e0000-\U000e0fff]|[{_MARK}]{{{MOST_MARKS + 1}}}|[{_HIDDEN}]{{{MOST_MARKS + 1}}}")
_TAGS = re.compile("(\U0001f3f4[\U000e0020-\U000e007e]{1,16}\U000e007f)|[\U000e0000-\U000e00ff]")
"""Tags, which nobody sees; those of a flag are seen (UTS 51, ED-14a)."""
_OPENS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}
_OVERRIDES = frozenset("\u202d\u202e")
_CLOSES = frozenset("\u202c\u2069")
_IN_HOST = re.compile(f"[{_HIDDEN}{_TURNS}{_MARK}\U000e0000-\U000e0fff]")
_READ = ("title", "alt", "aria-label", "alttext", "summary", "abbr")
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "HEBREW", "ARABIC", "LISU", "GEORGIAN")
_LIKE_LATIN = frozenset("аеорсухіјѕһԁԛԝӏαονικτρυօսոհ")
"""Letters of other scripts that are drawn as those of Latin are."""


def check_unseen(book: Book) -> Iterator[Finding]:
    """MAN095 for text that is turned or hidden, MAN096 for the host of an address that is not what it looks like."""
    seen: set[tuple[str, str]] = set()
    for place, text, is_address in _texts(book):
        if text.isascii() and not is_address:
            continue
        fault = text_fault(text) if not text.isascii() else ""
        if fault and (str(place), fault) not in seen:
            seen.add((str(place), fault))
            yield MAN095.at(place, fault)
        if is_address and (fault := host_fault(text)) and (str(place), fault) not in seen:
            seen.add((str(place), fault))
            yield MAN096.at(place, fault)


def text_fault(text: str) -> str:
    """What a paragraph, a title or an address does not show as it says it, in words; empty if it does."""
    found = _SUSPECT.search(text)
    if found is None:
        return ""
    if tag := next((tag[0] for tag in _TAGS.finditer(text) if not tag[1]), ""):
        return f"it holds the tag U+{ord(tag):04X}, which nobody sees"
    if fault := _turned(text):
        return fault
    for one in _SUSPECT.finditer(text):
        if len(one[0]) > MOST_MARKS:
            kind = "combining marks" if unicodedata.combining(one[0][0]) else "signs that are not seen"
            return f"it holds more than {MOST_MARKS} {kind} in a row (U+{ord(one[0][0]):04X})"
    return ""


def _turned(text: str) -> str:
    """The first sign that turns text round and is not ended in its paragraph; an override is none that is needed."""
    waiting: list[str] = []
    for sign in text:
        if sign in _OVERRIDES:
            return f"U+{ord(sign):04X} shows the letters after it in another order"
        if sign in _OPENS:
            waiting.append(sign)
        elif sign in _CLOSES:
            if not waiting or _OPENS[waiting[-1]] != sign:
                return f"U+{ord(sign):04X} ends a turn of direction that nothing began"
            waiting.pop()
    return f"U+{ord(waiting[-1]):04X} turns the direction of the text, and nothing ends it" if waiting else ""


def host_fault(address: str) -> str:
    """What is wrong with the host of an address, in words; empty if nothing is, or if it has none."""
    try:
        host = unquote(urlsplit(address).hostname or "")
    except ValueError:
        return ""
    if "xn--" not in host and host.isascii():
        return ""
    shown = ascii(host)[1:-1]
    if hidden := _IN_HOST.search(unicodedata.normalize("NFC", host)):
        return f"the host '{shown}' holds U+{ord(hidden[0]):04X}, which is not seen"
    labels = [_decoded(label) for label in host.split(".")]
    for label in labels:
        scripts = {script for sign in label if sign.isalpha() if (script := _script(sign))}
        if len(scripts) > 1:
            named = " and ".join(sorted(name.capitalize() for name in scripts))
            return f"the host '{shown}' mixes letters of {named}"
        letters = {sign for sign in label if sign.isalpha()}
        if letters and letters <= _LIKE_LATIN and labels[-1].isascii():
            return f"the host '{shown}' looks like another one, in letters of {scripts.pop().capitalize()}"
    return ""


def _decoded(label: str) -> str:
    """A label of a host in its letters (RFC 3492)."""
    if not label.lower().startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError):
        return label


def _script(sign: str) -> str:
    name = unicodedata.name(sign, "")
    return next((script for script in _SCRIPTS if name.startswith(script)), "")


def _texts(book: Book) -> Iterator[tuple[Place, str, bool]]:
    """Every text of a guide with its place: paragraph by paragraph, what attributes say, settings, references."""
    here = Place(_SETTINGS)
    for text in strings_in(book.settings.model_dump(mode="python")):
        yield here, text, "://" in text
    for reference in book.references:
        for text in strings_in(reference.csl):
            yield reference.place, text, "://" in text
    for part in book.parts:
        for element in part.tree.iter(etree.Element):
            if (
                place_of(element).file != _SETTINGS
            ):  # a page made of settings and headings, which are looked at themselves
                yield from _texts_of(element)


def _texts_of(element: etree._Element) -> Iterator[tuple[Place, str, bool]]:
    """What an element says itself: its attributes, and its text if it holds a paragraph."""
    place = place_of(element)
    for name in _READ:
        if value := element.get(name):
            yield place, value, False
    if address := element.get("href") or element.get("cite"):
        yield place, address, True
    if element.tag not in BLOCKS:
        return
    if any(child.tag in BLOCKS for child in element):
        for text in filter(None, (element.text, *(child.tail for child in element))):
            yield place, text, False
    else:
        yield place, _text(element), False


def _text(element: etree._Element) -> str:
    return "".join(element.itertext())
