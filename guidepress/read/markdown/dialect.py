"""The phrases of the dialect: what Guidepress adds to Python-Markdown and PyMdown Extensions.

Blocks are read by a parser of their own (`guidepress.read.markdown.blocks`), phrases by Python-Markdown.
Each addition leaves a placeholder in the tree (a ``data-…`` attribute) where the meaning depends on the rest of
the book, such as a citation's number; later steps of ``read`` fill it in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import unescape
from typing import cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrTreeprocessor
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.inlinepatterns import InlineProcessor, Pattern
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString, Registry
from pymdownx.delimiterprocessor import DelimiterProcessor

from guidepress.read.markdown.blocks.figures import set_attributes
from guidepress.read.markdown.blocks.telling import Telling
from guidepress.read.markdown.calls import NoteCall, apart_from_calls
from guidepress.read.markdown.citation_syntax import CITED, bracketed_citation, is_meant
from guidepress.read.markdown.parser import CommonParser
from guidepress.read.markdown.source_lines import without_markers
from guidepress.read.markdown.typography import KEPT

SPAN = r"\[((?:[^\[\]]|\[[^\[\]]*\])+)\]\{([^}\n]+)\}"
ADDRESS = r"(?<![\w\"'=/@.\[-])(?:https?://|www\.(?=[\w-]+\.))[^\s<>\"`\x02\x03\ue000\\\u00ab\u00bb\u2018-\u201f\u2039\u203a\u3001-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]+"
_ESCAPED = re.compile(f"{STX}({'|'.join(str(ord(sign)) for sign in KEPT)}){ETX}")
_BEHIND = re.compile(r"(?:[.,;:!?'*_~]|&(?:quot|gt|lt|apos);)+$")


class Formula(InlineProcessor):
    """``$…$`` is a formula, unless its dollars are those of prices."""

    def __init__(self, inner: Pattern) -> None:
        """``inner`` is the processor of formulas, asked where no price is meant."""
        super().__init__(inner.pattern)
        self.inner = inner

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | str | None, int | None, int | None]:  # type: ignore[override] # noqa: N802
        """See `InlineProcessor`."""
        if m[0].startswith("$") and _is_price(m[0][1:-1], data[m.start() - 1 : m.start()], data[m.end() : m.end() + 1]):
            return f"{STX}{ord('$')}{ETX}", m.start(), m.start() + 1
        return cast("InlineProcessor", self.inner).handleMatch(m, data)


class QuotedFormula(InlineProcessor):
    """A formula as GitLab and GitHub have it: code between dollars."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override] # noqa: N802
        """See `InlineProcessor`."""
        element = Element("span", {"class": "arithmatex"})
        element.text = AtomicString(f"\\({m['tex'].strip()}\\)")
        return element, m.start(), m.end()


class Times(InlineProcessor):
    """An asterisk between digits is the sign itself: ``2*3*4`` stresses nothing."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override] # noqa: N802
        """See `InlineProcessor`."""
        return f"{STX}{ord('*')}{ETX}", m.start(), m.end()


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
        cited, calls = apart_from_calls(self.md, data[slice(*found)])
        element = Element("span", {"data-cite": self.unescape(cited)})
        element.text = calls
        return element, *found


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
        element.tag = next((_SPANS[name] for name in names if name in _SPANS), element.tag)
        if "term" in names or element.get("term"):
            element.tag = "a"
            words, _calls = apart_from_calls(self.md, m[1])
            element.set("data-term", element.attrib.pop("term", without_markers(str(self.unescape(words)))))
            element.set("class", "term")
        return element, m.start(0), m.end(0)


class Attributes(AttrListTreeprocessor):
    """Lists of attributes, but not the tags of templates, ``{% … %}`` and ``{{ … }}``, nor pandoc's ``{=format}``.

    A single word in braces (``{info}``) is text: it says nothing that an element could have.
    """

    _BASE = AttrListTreeprocessor.BASE_RE.replace(r"\{", r"(?<!\{)\{(?![%{=]|\w+\})", 1)
    HEADER_RE = re.compile(rf"[ ]+{_BASE}[ ]*$")  # type: ignore[misc] # final in the stubs, a setting in the library
    BLOCK_RE = re.compile(rf"\n[ ]*{_BASE}[ ]*$")  # type: ignore[misc]
    INLINE_RE = re.compile(rf"^{_BASE}")  # type: ignore[misc]


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


class BareAddress(InlineProcessor):
    """An address of the web in the text is a link that says itself, as far as a sentence does not go on behind it."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # type: ignore[override] # noqa: N802
        """See `InlineProcessor`."""
        address = _BEHIND.sub("", without_markers(m[0]))
        while address.endswith((")", "]", "}")) and address.count(address[-1]) > address.count(_OPENS[address[-1]]):
            address = _BEHIND.sub("", address[:-1])
        if (
            data.rfind("<", 0, m.start()) > data.rfind(">", 0, m.start())
            or "." not in address
            or self._in_link(data, m.start())
        ):
            return None, None, None
        scheme = "http://" if address.startswith("www.") else ""
        link = Element("a", {"href": scheme + unescape(address)})
        link.text = AtomicString(unescape(address))
        return link, m.start(), m.start() + len(address)

    def _in_link(self, data: str, at: int) -> bool:
        """Whether a link of HTML is open at an address: it is that link's word and none of its own."""
        first = max(0, at - _NEAR)
        closed = data[first:at].lower().rfind("</a>")
        for tag in _STASHED.finditer(data, first + max(closed, 0), at):
            held = self.md.htmlStash.rawHtmlBlocks[int(tag[1])]
            if isinstance(held, str) and _LINK.match(held):
                return True
        return False


class BreakProcessor(InlineProcessor):
    """A backslash at the end of a line breaks it."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override] # noqa: N802
        """See `InlineProcessor`."""
        return Element("br"), m.start(0), m.end(0)


_SPANS = {"mark": "mark", "underline": "u", "ul": "u"}
"""Classes of pandoc's spans that HTML has an element for."""

_AMONG = re.compile(r";\s|\b(?:and|or|to|und|oder|bis|et|ou|à|y|o|a)\b|–")
"""What stands between two prices."""

_NEAR = 2_000
"""How far before an address the link of HTML is looked for that it may stand in, in characters."""

_STASHED = re.compile(f"{STX}wzxhzdk:(\\d{{1,9}}){ETX}")
_LINK = re.compile(r"<a\s[^<>]*?\bhref\b", re.IGNORECASE)
"""Tags of HTML are out of the way when addresses are looked for: Python-Markdown keeps them apart, by their number."""

_OPENS = {")": "(", "]": "[", "}": "{"}


def _is_price(tex: str, before: str, behind: str) -> bool:
    """Whether what stands between two dollars is rather text: ``US$10 and A$5``, ``$5-$10``, ``10$/day or 20$``."""
    if re.search(r"[\\^_={}]", tex):
        return False
    if tex[0].isdigit() and _AMONG.search(tex):
        return True
    return behind.isdigit() or (before.isalnum() and (tex[0].isdigit() or bool(re.search(r"\s", tex))))


def _stand_in(found: re.Match[str]) -> str:
    return KEPT[chr(int(found[1]))]


class Dialect(Extension):
    """Everything that is ours, as one extension."""

    def __init__(self, told: Telling, keys: frozenset[str]) -> None:
        """``told`` takes what is found of the blocks of the file, ``keys`` are those of the references."""
        super().__init__()
        self.told, self.keys = told, keys

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Register the processors; the numbers are priorities among Python-Markdown's own."""
        abbreviations: dict[str, str] = {}
        parser = CommonParser(md, self.told, abbreviations)
        md.parser = parser
        md.preprocessors = Registry()
        md.inlinePatterns.register(BreakProcessor(r"(?<!\\)\\\n", md), "guide-break", 189)
        md.inlinePatterns.register(EscapedAt(r"\\@(?!ref\()", md), "guide-at", 181)
        md.inlinePatterns.register(Formula(md.inlinePatterns["arithmatex-inline"]), "arithmatex-inline", 189.9)
        md.inlinePatterns.register(
            QuotedFormula(r"(?<![\\$\w`])\$`(?P<tex>[^`$\n]+)`\$(?![\d$`])", md), "guide-formula", 191
        )
        md.inlinePatterns.register(Times(r"(?<=\d)\*(?=\d)", md), "guide-times", 65)
        md.inlinePatterns.register(NoteCall(parser, md), "guide-note", 175)
        md.inlinePatterns.register(BracketedCitation(md, self.keys), "guide-citation", 172)
        md.inlinePatterns.register(SpokenCitation(md, self.keys), "guide-spoken-citation", 75)
        md.inlinePatterns.register(SpanProcessor(SPAN, md), "guide-span", 171)
        md.inlinePatterns.register(StraightEntity("&(?:quot|apos|#34|#39|#x22|#x27);", md), "guide-straight", 121)
        md.inlinePatterns.register(BareAddress(ADDRESS, md), "guide-address", 118)
        md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, *"\"'|<&%,/:;?"]  # CommonMark 0.31, 2.4; the rest see to their own
        md.treeprocessors.register(Attributes(md), "attr_list", 8)
        md.treeprocessors.register(EscapeKeeper(md), "guide-escapes", 5)
        md.treeprocessors.register(AbbrTreeprocessor(md, abbreviations), "guide-abbreviations", 7)


def new_markdown(told: Telling, keys: frozenset[str] = frozenset()) -> Markdown:
    """A converter for one file of a guide; ``told`` takes what is found of its blocks, ``keys`` are the references'."""
    extensions: Sequence[str | Extension] = (
        *(f"pymdownx.{name}" for name in ("arithmatex", "tilde", "caret", "mark")),
        Dialect(told, keys),
    )
    made = Markdown(
        output_format="xhtml",
        tab_length=4,
        extensions=extensions,
        extension_configs={"pymdownx.arithmatex": {"generic": True, "smart_dollar": True}},
    )
    for processor in made.inlinePatterns:
        if isinstance(processor, DelimiterProcessor):
            vars(processor)["handleMatch"] = _patient(processor.handleMatch)
    return made


_Match = tuple[Element | str | None, int | None, int | None]


def _patient(handle: Callable[[re.Match[str], str], _Match]) -> Callable[[re.Match[str], str], _Match]:
    """A processor of strokes and raised letters that leaves alone what it stumbles over (pymdownx 11: ``~~~^~^[``)."""

    def handled(found: re.Match[str], data: str) -> _Match:
        try:
            return handle(found, data)
        except IndexError:
            return None, None, None

    return handled
