"""Numbers kept on one line, those that one calls and those with a unit.

"(555) 123-4567" that ends a line at its space is dialled wrong, and "5 mg" that does is read wrong (SI Brochure, 9th
edition, 5.4.3: number and unit are one expression).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from guidepress.model.xhtml import classes, flat_text

_SPACED = re.compile(
    "(?<![\\w./\N{HYPHEN}\N{NON-BREAKING HYPHEN}-])"
    "\\+?\\(?\\d{1,8}\\)?(?:[ \N{NO-BREAK SPACE}./\N{HYPHEN}\N{NON-BREAKING HYPHEN}-]\\(?\\d{1,8}\\)?){1,7}"
    "(?![\\w/])"
)
_SPACE = "[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]"
_AMOUNT = (
    "(?<![\\w./,-])[-\N{MINUS SIGN}+]?"
    "\\d{1,9}(?:[.,\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}/:\N{EN DASH}-]\\d{1,9}){0,3}"
)
"""A number, a range, a fraction or a time of day."""

_MICRO = "\N{MICRO SIGN}\N{GREEK SMALL LETTER MU}"
_UNIT = (
    f"(?:%|\N{PER MILLE SIGN}|\N{DEGREE SIGN}[CF]?|[mnk{_MICRO}]?g|mcg|[mcd{_MICRO}]?[lL]"
    f"|[mck{_MICRO}]?m[\N{SUPERSCRIPT TWO}\N{SUPERSCRIPT THREE}]?|m?mol|mmHg|IU|kcal|kJ|bpm|min|ms|h|s|oz|lb|ft"
    f"|[m{_MICRO}]?Sv|Gy|dB|k?Hz|[kh]?Pa|k?W|m?V|[ap]\\.m\\.|[AP]M|[ap]m|Uhr)(?:/[A-Za-z]{{1,4}})?"
)
"""What stands behind a number in medicine and daily life: the signs of units, and the halves of the day."""

_MEASURED = re.compile(f"{_AMOUNT}{_SPACE}{_UNIT}(?![\\w\N{DEGREE SIGN}-])")
_BEFORE_UNIT = re.compile(f"{_AMOUNT}{_SPACE}$")
_WHOLE_UNIT = re.compile(_UNIT)

_FEWEST, _LONGEST = 5, 24
"""The fewest digits of a number that is kept whole, and the most signs: no column holds more."""

_LEFT_ALONE = frozenset({"pre", "code", "svg", "a"})
_OWN_RULES = frozenset({"url", "tied"})


def tie_numbers(root: etree._Element) -> None:
    """Put each number of several groups, and each with its unit, below ``root`` into a ``span class="tied"``.

    The sheets do not break it. Links are left alone: one to a number is kept whole by the sheets. No word changes.
    """
    for unit in list(root.iter("abbr")):
        _tie_unit(unit)
    for element in list(root.iter(etree.Element)):
        if element.tag in _LEFT_ALONE or "{" in str(element.tag) or classes(element) & _OWN_RULES:
            continue
        if any(above.tag in _LEFT_ALONE or classes(above) & _OWN_RULES for above in element.iterancestors()):
            continue
        for child in reversed(element):
            child.tail = _tie(element, element.index(child) + 1, child.tail)
        element.text = _tie(element, 0, element.text)


def _tie_unit(unit: etree._Element) -> None:
    """Put a unit that is an element of its own ("5 <abbr>mg</abbr>") and the number before it into one that is tied."""
    parent, before = unit.getparent(), unit.getprevious()
    if parent is None or len(unit) or not _WHOLE_UNIT.fullmatch(unit.text or ""):
        return
    if any(above.tag in _LEFT_ALONE or classes(above) & _OWN_RULES for above in unit.iterancestors()):
        return
    text = (parent.text if before is None else before.tail) or ""
    found = _BEFORE_UNIT.search(text)
    if found is None:
        return
    tie = etree.Element("span", {"class": "tied"})
    tie.text, tie.tail, unit.tail = found[0], unit.tail, None
    if before is None:
        parent.text = text[: found.start()]
    else:
        before.tail = text[: found.start()]
    parent.replace(unit, tie)
    tie.append(unit)


def whole_numbers(element: etree._Element) -> list[str]:
    """The numbers below an element that are kept whole: a column must be as wide."""
    links = (one for one in element.iter("a") if one.get("href", "").startswith("tel:"))
    return [flat_text(one) for one in (*links, *(one for one in element.iter("span") if "tied" in classes(one)))]


def _tie(parent: etree._Element, place: int, text: str | None) -> str | None:
    """Put the numbers of a text into elements from a place on; what is left is the text before the first."""
    text = text or ""
    end = len(text)
    for found in reversed(list(_found(text))):
        tie = etree.Element("span", {"class": "tied"})
        tie.text, tie.tail = found[0], text[found.end() : end]
        parent.insert(place, tie)
        end = found.start()
    return text[:end] or None


def _found(text: str) -> Iterator[re.Match[str]]:
    """What is kept whole in a text, in its order: numbers with their units, and those that one calls."""
    measured = list(_MEASURED.finditer(text))
    taken = [(one.start(), one.end()) for one in measured]
    called = (one for one in _SPACED.finditer(text) if _is_number(one[0]))
    apart = (one for one in called if all(one.end() <= start or end <= one.start() for start, end in taken))
    yield from sorted([*measured, *apart], key=lambda one: one.start())


def _is_number(text: str) -> bool:
    return sum(map(str.isdigit, text)) >= _FEWEST and len(text) <= _LONGEST
