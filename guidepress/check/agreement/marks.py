"""Version, number of sources and licence that the text gives for the guide."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidepress.check.agreement.lines import Line
from guidepress.check.agreement.words import words
from guidepress.model.book import Book
from guidepress.policies.wordings import folded

_VERSION = re.compile(
    r"\b(?:version|edition|ausgabe|fassung|edicion) (?:no\.? |number |nr\.? )?(\d{1,4}(?:\.\d{1,4}){0,3})\b"
)
_THIS = re.compile(
    r"\b(?:is|this|the|our|ist|dies|dieser?|est|cette|la|esta|of|:) ?$|^$"
    r"|\b(?:ist|dies|es|est|voici|esta es) (?:die|der|das|la|le|el|una?|eine?) $"
    r"|\b(?:guide|text|booklet|ratgeber|heft|guia), $"
)
_NAMES = (
    "one eins ein un une uno una",
    "two zwei deux dos",
    "three drei trois tres",
    "four vier quatre cuatro",
    "five funf cinq cinco",
    "six sechs seis",
    "seven sieben sept siete",
    "eight acht huit ocho",
    "nine neun neuf nueve",
    "ten zehn dix diez",
    "eleven elf onze once",
    "twelve zwolf douze doce",
)
_NUMBERS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
_BEFORE = (
    "guide.has book.has text.has leaflet.has use used uses kept keep keeps list lists listed all our cite cites cited"
    " on verwendet genutzt ausgewertet alle auf unsere utilise utilisons retenu citons cite les sur nos usamos"
    " utilizamos las nuestras en"
)
_COUNT = re.compile(
    rf"\b(?:{'|'.join(_BEFORE.split())}) (?:only |about |the |den |die |les |las )?(\d{{1,4}}|{'|'.join(_NUMBERS)})"
    r" (?:\w{1,14} )?(?:sources|references|quellen|fuentes|referencias)\b"
)
_COUNT_AFTER = re.compile(
    rf"\b(\d{{1,4}}|{'|'.join(_NUMBERS)}) (?:\w{{1,14}} )?"
    r"(?:(?:sources|references) (?:are|were) (?:used|listed|cited|kept)"
    r"|quellen (?:ausgewertet|verwendet|genutzt|aufgefuhrt|zitiert))\b"
)
"""The verb after the number: 'We list them: 24 sources were used', 'haben 24 Quellen ausgewertet'."""
_LICENCE = re.compile(
    r"\bcc[ -](?:by(?:-(?:sa|nc|nd)){0,2}|0|zero)(?:[ -]\d\.\d)?\b|\ball rights reserved\b|\bpublic domain\b"
)
_BY_WORDS = re.compile(
    r"\bcreative commons (attribution(?:[ -](?:sharealike|noncommercial|noderivatives|noderivs)){0,2})"
    r"(?: (?:international )?(\d\.\d))?"
)
_LETTERS = {"attribution": "by", "sharealike": "sa", "noncommercial": "nc", "noderivatives": "nd", "noderivs": "nd"}


def wrong_version(book: Book, line: Line) -> Iterator[tuple[int, str]]:
    """A version that is not the guide's; one that it replaces, or that of something else, is none of ours."""
    for found in _VERSION.finditer(line.plain):
        before = line.plain[max(found.start() - 30, 0) : found.start()]
        ours = _THIS.search(before) is not None and words("older-version").search(before) is None
        known = {folded(one.version) for one in book.settings.review.reviewers if one.version}
        reviewed = found[1] in known and words("reviewed-by").search(line.text) is not None
        if ours and not reviewed and found[1] != folded(book.settings.version):
            yield found.start(), f"“{found[0]}”: guide.yaml says 'version' {book.settings.version}"


def wrong_count(book: Book, line: Line) -> Iterator[tuple[int, str]]:
    """A number of sources that is not that of the references page."""
    listed = sum(bool(one.citations) for one in book.references)
    for found in (*_COUNT.finditer(line.plain), *_COUNT_AFTER.finditer(line.plain)) if listed else ():
        number = int(found[1]) if found[1].isdigit() else _NUMBERS[found[1]]
        if number != listed:
            yield found.start(), f"“{found[0]}”: {listed} are on the references page"


def wrong_licence(book: Book, line: Line) -> Iterator[tuple[int, str]]:
    """A licence that is not the guide's, where it does not speak of fonts or pictures."""
    wanted = _code(folded(book.settings.licence.name))
    if words("other-licence").search(line.text) is not None:
        return
    found = [(one.start(), one[0], _code(one[0])) for one in _LICENCE.finditer(line.plain)]
    found += [(one.start(), one[0], _spelled(one)) for one in _BY_WORDS.finditer(line.plain)]
    for at, written, code in found:
        if code[0] != wanted[0] or (code[1] and wanted[1] and code[1] != wanted[1]):
            yield at, f"“{written}”: guide.yaml says 'licence' {book.settings.licence.name}"


def _code(name: str) -> tuple[str, str]:
    """A licence as its letters and its version: ('cc-by-sa', '4.0')."""
    if (spelled := _BY_WORDS.search(name)) is not None:
        return _spelled(spelled)
    version = re.search(r"\d\.\d", name)
    letters = re.sub(r"[\s-]+", "-", re.sub(r"\d\.\d", "", name)).strip("-")
    return re.sub(r"^cc-?(?:zero|0)$", "cc0", letters), version[0] if version else ""


def _spelled(found: re.Match[str]) -> tuple[str, str]:
    letters = "-".join(_LETTERS[word] for word in re.split(r"[ -]", found[1]))
    return f"cc-{letters}", found[2] or ""
