"""The Markdown dialect: what Guidepress adds to Python-Markdown and PyMdown Extensions.

Each addition leaves a placeholder in the tree (a ``data-…`` attribute) where the meaning depends on the rest of
the book, such as a citation's number; later steps of ``read`` fill it in.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, MutableSequence, Sequence
from html import unescape
from typing import cast, overload
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.extensions.attr_list import get_attrs_and_remainder
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX

from guidepress.read.markdown.citation_syntax import CITED, bracketed_citation, is_meant
from guidepress.read.markdown.source_lines import line_in, marker, without_markers
from guidepress.read.markdown.typography import KEPT

SPAN = r"\[((?:[^\[\]]|\[[^\[\]]*\])+)\]\{([^}\n]+)\}"
_IMAGE = (
    r"!\[(?P<alt>(?:[^\]\\]|\\.)*)\]\(\s*(?P<src><[^>]*>|[^\s)<][^\s)]*)"
    r'(?:\s+"(?P<caption>(?:[^"\\]|\\.)*)")?\s*\)(?:\{(?P<attrs>[^}]*)\})?'
)
_FIGURES = re.compile(rf"\s*(?:{_IMAGE}\s*)+", re.DOTALL)
_FIGURE = re.compile(_IMAGE, re.DOTALL)
_TABLE_CAPTION = re.compile(r"Table:\s+(?P<caption>.+)", re.DOTALL)
_TRAILING_ATTRS = re.compile(r"\s*\{(?P<attrs>[^}]*)\}\s*$")
_ESCAPED = re.compile(f"{STX}({'|'.join(str(ord(sign)) for sign in KEPT)}){ETX}")

MANY_BLOCKS = 100
"""From so many on, blocks are taken from a queue."""


def set_attributes(element: Element, source: str) -> None:
    """Apply an attribute list such as ``#id .class key=value`` by Python-Markdown's own rules."""
    pairs, _rest = get_attrs_and_remainder(without_markers(source).lstrip(":"))
    for name, value in pairs:
        if name == ".":
            element.set("class", " ".join(filter(None, [element.get("class"), value])))
        else:
            element.set(name, value)


class BracketedCitation(InlineProcessor):
    """``[@key; @other, p. 4]`` becomes a span that holds its source in ``data-cite``."""

    def __init__(self, md: Markdown, keys: frozenset[str]) -> None:
        """``keys`` are those of the references."""
        super().__init__(r"\[", md)
        self.keys = keys

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # type: ignore[override] # noqa: N802
        """See `InlineProcessor`."""
        found = bracketed_citation(data, m.start(), self.keys, self.md.references)
        if found is None:
            return None, None, None
        return Element("span", {"data-cite": self.unescape(data[slice(*found)])}), *found


class SpokenCitation(InlineProcessor):
    """``@key`` in a sentence; it runs when links, addresses and HTML are out of the way."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, md: Markdown, keys: frozenset[str]) -> None:
        """``keys`` are those of the references."""
        super().__init__(CITED.pattern, md)
        self.keys = keys

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # type: ignore[override] # noqa: N802
        """See `InlineProcessor`."""
        if not is_meant(m["braced"] or m["plain"], self.keys, leads=False):
            return None, None, None
        return Element("span", {"data-cite": m[0]}), m.start(), m.end()


class EscapedAt(InlineProcessor):
    r"""``\@`` is the sign itself."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override] # noqa: N802
        """See `InlineProcessor`."""
        return f"{STX}{ord('@')}{ETX}", m.start(), m.end()


class SpanProcessor(InlineProcessor):
    """``[words]{lang=fr}`` becomes a span; with ``term`` it becomes a link into the glossary."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override] # noqa: N802
        """See `InlineProcessor`."""
        element = Element("span")
        element.text = m[1]
        set_attributes(element, m[2])
        names = element.get("class", "").split()
        if "term" in names or element.get("term"):
            element.tag = "a"
            element.set("data-term", element.attrib.pop("term", without_markers(m[1])))
            element.set("class", "term")
        return element, m.start(0), m.end(0)


class FigureProcessor(BlockProcessor):
    """Images that stand alone become figures; their title is a caption in which Markdown works."""

    def test(self, parent: Element, block: str) -> bool:
        """See `BlockProcessor`."""
        return "![" in block and _FIGURES.fullmatch(without_markers(block)) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        """See `BlockProcessor`."""
        block = blocks.pop(0)
        first, text = line_in(block), without_markers(block)
        for found in _FIGURE.finditer(text):
            line = "" if first is None else marker(first + text.count("\n", 0, found.start()))
            figure = SubElement(parent, "figure", {"class": "figure"})
            image = SubElement(figure, "img", {"src": found["src"].strip("<>"), "alt": line + _unescape(found["alt"])})
            if found["attrs"]:
                set_attributes(figure, found["attrs"])
                _hand_down(figure, image)
            if found["caption"]:
                SubElement(figure, "figcaption").text = line + found["caption"].replace('\\"', '"').strip()


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


class TableCaptionProcessor(BlockProcessor):
    """``Table: caption {#id}`` right before a table, with or without an empty line between them."""

    def test(self, parent: Element, block: str) -> bool:
        """See `BlockProcessor`."""
        return without_markers(block[:60]).startswith("Table: ")

    def run(self, parent: Element, blocks: list[str]) -> None:
        """See `BlockProcessor`."""
        lines = blocks.pop(0).split("\n")
        end = next((n for n, line in enumerate(lines) if n and line.lstrip().startswith("|")), len(lines))
        if end < len(lines):
            blocks.insert(0, "\n".join(lines[end:]))
        head = "\n".join(lines[:end])
        line = line_in(head)
        found = _TABLE_CAPTION.match(without_markers(head))
        caption = SubElement(parent, "p", {"class": "table-caption"})
        text = found["caption"] if found else ""
        if attrs := _TRAILING_ATTRS.search(text):
            set_attributes(caption, attrs["attrs"])
            text = text[: attrs.start()]
        caption.text = ("" if line is None else marker(line)) + text


class EscapeKeeper(Treeprocessor):
    """Signs that were escaped become stand-ins, so that they are not mistaken for signs to be set as in print."""

    def run(self, root: Element) -> None:
        """See `Treeprocessor`; runs before Python-Markdown turns every escape into its sign."""
        for element in root.iter():
            if element.text and element.tag != "code":
                element.text = _ESCAPED.sub(_stand_in, element.text)
            if element.tail:
                element.tail = _ESCAPED.sub(_stand_in, element.tail)


class StraightEntity(InlineProcessor):
    """``&quot;`` and ``&#39;`` ask for the straight sign."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override] # noqa: N802
        """See `InlineProcessor`."""
        return KEPT[unescape(m[0])], m.start(0), m.end(0)


class QueueProcessor(BlockProcessor):
    """Takes the blocks of a long text from a queue: from the front of a list each costs as much as there are left."""

    def test(self, parent: Element, block: str) -> bool:
        """See `BlockProcessor`."""
        return True

    def run(self, parent: Element, blocks: list[str]) -> bool:
        """See `BlockProcessor`; what the other processors do with the blocks is the same."""
        if len(blocks) < MANY_BLOCKS or not isinstance(blocks, list):
            return False
        queue = Queue(blocks)
        blocks.clear()
        self.parser.parseBlocks(parent, cast("list[str]", queue))
        return True


class Queue(MutableSequence[str]):
    """As much of a list as block processors use, quick at its front."""

    def __init__(self, items: Iterable[str]) -> None:
        self._items = deque(items)

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Queue: ...
    def __getitem__(self, index: int | slice) -> str | Queue:
        return Queue([*self._items][index]) if isinstance(index, slice) else self._items[index]

    @overload
    def __setitem__(self, index: int, value: str) -> None: ...
    @overload
    def __setitem__(self, index: slice, value: Iterable[str]) -> None: ...
    def __setitem__(self, index: int | slice, value: str | Iterable[str]) -> None:
        if isinstance(index, int) and isinstance(value, str):
            self._items[index] = value
            return
        items = [*self._items]
        items[index] = value  # type: ignore[index, assignment] # a slice and several
        self._items = deque(items)

    def __delitem__(self, index: int | slice) -> None:
        if index == 0:
            self._items.popleft()
            return
        items = [*self._items]
        del items[index]
        self._items = deque(items)

    def insert(self, index: int, value: str) -> None:
        """See `list.insert`."""
        self._items.insert(index, value)


def _stand_in(found: re.Match[str]) -> str:
    return KEPT[chr(int(found[1]))]


class Dialect(Extension):
    """Everything that is ours, as one extension; ``keys`` are those of the references."""

    def __init__(self, keys: frozenset[str]) -> None:
        super().__init__()
        self.keys = keys

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Register the processors; the numbers are priorities among Python-Markdown's own."""
        md.inlinePatterns.register(EscapedAt(r"\\@(?!ref\()", md), "guide-at", 181)
        md.inlinePatterns.register(BracketedCitation(md, self.keys), "guide-citation", 172)
        md.inlinePatterns.register(SpokenCitation(md, self.keys), "guide-spoken-citation", 75)
        md.inlinePatterns.register(SpanProcessor(SPAN, md), "guide-span", 171)
        md.inlinePatterns.register(StraightEntity("&(?:quot|apos|#34|#39|#x22|#x27);", md), "guide-straight", 121)
        md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, '"', "'"]
        md.treeprocessors.register(EscapeKeeper(md), "guide-escapes", 5)
        parser: BlockParser = md.parser
        parser.blockprocessors.register(QueueProcessor(parser), "guide-queue", 1000)
        parser.blockprocessors.register(FigureProcessor(parser), "guide-figure", 25)
        parser.blockprocessors.register(TableCaptionProcessor(parser), "guide-table-caption", 85)


def new_markdown(keys: frozenset[str] = frozenset()) -> Markdown:
    """A converter for one file of a guide; ``keys`` are those of the references."""
    extensions: Sequence[str | Extension] = (
        "tables", "footnotes", "def_list", "abbr", "attr_list", "md_in_html", "admonition", "sane_lists",
        "pymdownx.superfences", "pymdownx.highlight", "pymdownx.arithmatex", Dialect(keys),
    )  # fmt: skip
    return Markdown(
        output_format="xhtml",
        tab_length=4,
        extensions=extensions,
        extension_configs={
            "tables": {"use_align_attribute": True},
            "pymdownx.highlight": {"guess_lang": False, "pygments_lang_class": True, "use_pygments": True},
            "pymdownx.arithmatex": {"generic": True, "smart_dollar": True},
        },
    )
