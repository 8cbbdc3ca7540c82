"""Numbers that one calls, kept on one line: "(555) 123-4567" that ends a line at its space is dialled wrong."""

from __future__ import annotations

import re

from lxml import etree

from guidepress.model.xhtml import classes, flat_text

_SPACED = re.compile(
    "(?<![\\w./\N{HYPHEN}\N{NON-BREAKING HYPHEN}-])"
    "\\+?\\(?\\d{1,8}\\)?(?:[ \N{NO-BREAK SPACE}./\N{HYPHEN}\N{NON-BREAKING HYPHEN}-]\\(?\\d{1,8}\\)?){1,7}"
    "(?![\\w/])"
)
_FEWEST, _LONGEST = 5, 24
"""The fewest digits of a number that is kept whole, and the most signs: no column holds more."""

_LEFT_ALONE = frozenset({"pre", "code", "svg", "a"})
_OWN_RULES = frozenset({"url", "tied"})


def tie_numbers(root: etree._Element) -> None:
    """Put each number of several groups below ``root`` into a ``span class="tied"``, which the sheets do not break.

    Links are left alone: one to a number is kept whole by the sheets. No word changes.
    """
    for element in list(root.iter(etree.Element)):
        if element.tag in _LEFT_ALONE or "{" in str(element.tag) or classes(element) & _OWN_RULES:
            continue
        if any(above.tag in _LEFT_ALONE or classes(above) & _OWN_RULES for above in element.iterancestors()):
            continue
        for child in reversed(element):
            child.tail = _tie(element, element.index(child) + 1, child.tail)
        element.text = _tie(element, 0, element.text)


def whole_numbers(element: etree._Element) -> list[str]:
    """The numbers below an element that are kept whole: a column must be as wide."""
    links = (one for one in element.iter("a") if one.get("href", "").startswith("tel:"))
    return [flat_text(one) for one in (*links, *(one for one in element.iter("span") if "tied" in classes(one)))]


def _tie(parent: etree._Element, place: int, text: str | None) -> str | None:
    """Put the numbers of a text into elements from a place on; what is left is the text before the first."""
    text = text or ""
    end = len(text)
    for found in reversed([one for one in _SPACED.finditer(text) if _is_number(one[0])]):
        tie = etree.Element("span", {"class": "tied"})
        tie.text, tie.tail = found[0], text[found.end() : end]
        parent.insert(place, tie)
        end = found.start()
    return text[:end] or None


def _is_number(text: str) -> bool:
    return sum(map(str.isdigit, text)) >= _FEWEST and len(text) <= _LONGEST
