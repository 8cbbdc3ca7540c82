"""Paragraphs that are something else: pictures that stand alone, captions of tables, definitions of abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions.attr_list import get_attrs_and_remainder

from guidepress.read.markdown.blocks.calls import NOTED, without_calls
from guidepress.read.markdown.blocks.html import LINE
from guidepress.read.markdown.source_lines import marker, without_markers

_IMAGE = (
    rf"!\[(?P<alt>(?:{NOTED}|[^\]\\]|\\.)*)\]\(\s*(?P<src><[^>]*>|[^\s)<][^\s)]*)"
    r'(?:\s+(?:"(?P<caption>(?:[^"\\]|\\.)*)"'
    r"|'(?P<single>(?:[^'\\]|\\.)*)'|\((?P<round>(?:[^()\\]|\\.)*)\)))?\s*\)"
    r"(?:(?: (?=\{[#.:\w][^}\n]*\}[ \t]*(?:\n|\Z)))?\{(?P<attrs>[^}]*)\})?"
)
_CAPTIONED = re.compile(r"\bfig-(?:alt|cap)=")
_LABELLED = re.compile(r"!\[(?P<alt>(?:[^\[\]\\]|\\.)*)\]\[(?P<label>[^\[\]]*)\]")
_FIGURES = re.compile(rf"\s*(?:{_IMAGE}\s*)+", re.DOTALL)
_FIGURE = re.compile(_IMAGE, re.DOTALL)
_TRAILING_ATTRS = re.compile(r"\s*\{(?P<attrs>[^}]*)\}\s*$")
_ABBREVIATION = re.compile(r"\*\[(?P<short>[^\]\\\n]+)\] ?:[ \t]*(?P<long>.*)")


def set_attributes(element: Element, source: str) -> None:
    """Apply an attribute list such as ``#id .class key=value`` by Python-Markdown's own rules."""
    pairs, _rest = get_attrs_and_remainder(without_markers(source).lstrip(":"))
    for name, value in pairs:
        if name == ".":
            element.set("class", " ".join(filter(None, [element.get("class"), value])))
        else:
            element.set(name, value or "")


def are_figures(text: str) -> bool:
    """Whether a paragraph is nothing but pictures. A note that is called in one needs a caption to be called from."""
    if not text.startswith("![") or _FIGURES.fullmatch(text) is None:
        return False
    return "^" not in text or all(map(_can_call, _FIGURE.finditer(text)))


def _can_call(picture: re.Match[str]) -> bool:
    """Whether what the words of a picture call has a caption to be called from."""
    named = _title(picture) or _CAPTIONED.search(picture["attrs"] or "")
    return bool(named) or not without_calls(picture["alt"])[1]


def _title(picture: re.Match[str]) -> str:
    """The title of a picture, between whichever signs it stands (CommonMark 0.31, 6.3), without their backslashes."""
    for name, signs in (("caption", '"'), ("single", "'"), ("round", "()")):
        if picture[name] is not None:
            return re.sub(rf"\\([{signs}])", r"\1", picture[name])
    return ""


def with_addresses(text: str, references: Mapping[str, tuple[str, str]]) -> str:
    """A paragraph with the addresses and titles of pictures that are defined apart (``![words][label]``) put in."""

    def change(found: re.Match[str]) -> str:
        label = found["label"] or found["alt"]
        if label not in references:
            return found[0]
        address, title = references[label]
        titled = f' "{title.replace(chr(34), chr(92) + chr(34))}"' if title else ""
        return f"![{found['alt']}](<{address}>{titled})"

    return _LABELLED.sub(change, text)


def add_figures(parent: Element, text: str, first: int) -> Iterator[Element]:
    """Add the pictures of a paragraph as figures, and give their captions, in which Markdown works: their titles.

    ``fig-alt`` is the alternative text (Quarto); what stands in the brackets is the caption then.
    """
    for found in _FIGURE.finditer(text):
        line = first + text.count("\n", 0, found.start())
        figure = SubElement(parent, "figure", {"class": "figure", LINE: str(line)})
        image = SubElement(figure, "img", {"src": found["src"].strip("<>"), "alt": ""})
        image.set(LINE, str(line))
        if found["attrs"]:
            set_attributes(figure, found["attrs"])
            _hand_down(figure, image)
        words = _title(found) or figure.attrib.pop("fig-cap", "")
        described, calls = without_calls(found["alt"])
        if other := figure.attrib.pop("fig-alt", ""):
            words, calls, described = words or found["alt"], "", " ".join(other.split())
        image.set("alt", _unescape(described))
        if words:
            caption = SubElement(figure, "figcaption", {LINE: str(line)})
            caption.text = words.strip() + calls
            yield caption


def _hand_down(figure: Element, image: Element) -> None:
    """Attributes written for the figure that belong to its image."""
    names = figure.get("class", "").split()
    if "decorative" in names:
        image.set("class", "decorative")
    for name in ("width", "height"):
        if name in figure.attrib:
            image.set(name, figure.attrib.pop(name))


def _unescape(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", " ".join(text.split()))


def caption(text: str, line: int) -> Element:
    """The caption of a table, with what is said of the table behind it; its text may be Markdown."""
    element = Element("p", {"class": "table-caption", LINE: str(line)})
    if attributes := _TRAILING_ATTRS.search(text):
        set_attributes(element, attributes["attrs"])
        text = text[: attributes.start()]
    element.text = text.strip()
    return element


def take_abbreviations(text: str, into: dict[str, str]) -> list[tuple[int, str]]:
    """The lines of a paragraph that define no abbreviation, each with its number from 0; the others are kept."""
    lines: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n")):
        found = _ABBREVIATION.fullmatch(line.strip()) if "*[" in line else None
        if found and found["long"].strip():
            into[found["short"].strip()] = found["long"].strip()
        else:
            lines.append((number, line))
    return lines


def with_markers(lines: list[tuple[int, str]], first: int) -> str:
    """Lines as one text; each but the first begins with the invisible marker of its line."""
    pieces = []
    for nth, (number, line) in enumerate(lines):
        bare = line.strip(" \t") + ("  " if line.endswith("  ") and nth + 1 < len(lines) else "")
        is_list = bare.startswith("{") and bare.endswith("}")
        pieces.append(bare if nth == 0 or is_list or not bare else marker(first + number) + bare)
    return "\n".join(pieces)
