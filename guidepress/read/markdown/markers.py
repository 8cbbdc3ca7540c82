"""``{{name}}``: a fact of guide.yaml, a statement of the policy or a table of contacts, to be put in when all is known.

A marker travels through Markdown as one word in private-use signs, which no manuscript may hold; afterwards it is an
empty ``<span data-fact="name">``, or the text it was written as where nothing is put in (code, formulas). One after a
backslash travels likewise, and is printed with its braces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

_OPEN, _CLOSE, _ESCAPED = "\ue0f0", "\ue0f1", "\ue0f2"
_MARKER = re.compile(r"(\\?)\{\{([ \t]{0,4}[a-z][a-z0-9:._-]{0,80}[ \t]{0,4})\}\}")
_SHIELDED = re.compile(f"{_OPEN}([^{_CLOSE}{_ESCAPED}]*){_CLOSE}")
_KEPT = re.compile(f"{_OPEN}{_ESCAPED}([^{_CLOSE}]*){_CLOSE}")
_VERBATIM = frozenset({"code", "pre", "kbd", "samp", "var", "math"})

FACT = "data-fact"
"""The attribute that names what is put in."""


def shielded(text: str) -> str:
    """A Markdown text whose markers are words that Markdown leaves alone."""
    return _MARKER.sub(_shield, text) if "{{" in text else text


def _shield(found: re.Match[str]) -> str:
    return f"{_OPEN}{_ESCAPED if found[1] else ''}{found[2]}{_CLOSE}"


def as_written(text: str) -> str:
    """A text with its markers as they were written."""
    return _KEPT.sub(r"\\{{\1}}", _SHIELDED.sub(r"{{\1}}", text)) if _OPEN in text else text


def is_marked(text: str) -> bool:
    """Whether a text holds markers, those after a backslash among them."""
    return _OPEN in text


def names_in(text: str) -> Iterator[str]:
    """The names of the markers in a text."""
    for found in _SHIELDED.finditer(text):
        yield found[1].strip()


def replaced(text: str, values: dict[str, str]) -> str:
    """A text with the values of its markers; an unknown one stays as it was written."""
    known = _SHIELDED.sub(lambda found: values.get(found[1].strip(), f"{{{{{found[1]}}}}}"), text)
    return _KEPT.sub(r"{{\1}}", known)


def set_markers(root: etree._Element) -> None:
    """Markers in running text become empty spans; in code and formulas the text comes back."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            continue
        verbatim = any(
            step.tag in _VERBATIM or "arithmatex" in step.get("class", "")
            for step in (element, *element.iterancestors())
        )
        if element.text and _OPEN in element.text:
            element.text = as_written(element.text) if verbatim else _spans(element, element.text, 0)
        parent = element.getparent()
        if parent is None or not element.tail or _OPEN not in element.tail:
            continue
        within = any(step.tag in _VERBATIM for step in element.iterancestors())
        element.tail = as_written(element.tail) if within else _spans(parent, element.tail, parent.index(element) + 1)


def _spans(parent: etree._Element, text: str, at: int) -> str:
    """Put a span for each marker of a text into an element from a position on; returns the text before the first."""
    pieces = [_KEPT.sub(r"{{\1}}", piece) for piece in _SHIELDED.split(text)]
    for number in range(1, len(pieces), 2):
        span = etree.Element("span", {FACT: pieces[number].strip()})
        span.tail = pieces[number + 1]
        parent.insert(at + number // 2, span)
    return pieces[0]
