"""From the HTML that Markdown made to a tree of ours: only what is on the list gets in.

The HTML is parsed by tinyhtml5 (the WHATWG algorithm, as a browser would), then copied element by element. What
is not allowed is left out and reported; text is never left out silently.

It is long because what may enter must be seen at one look.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import tinyhtml5
from lxml import etree

from guidepress.model.finding import Findings
from guidepress.model.place import Place
from guidepress.model.xhtml import BLOCKS, HEADINGS, PLACE
from guidepress.read import rules
from guidepress.read.markdown.attribute_values import legal, value_fault
from guidepress.read.markdown.blocks.html import LINE
from guidepress.read.markdown.closing import close_phrases
from guidepress.read.markdown.markers import as_written
from guidepress.read.markdown.outward import RENAMED, is_outward
from guidepress.read.markdown.source_lines import line_in, without_markers
from guidepress.standards.addresses import encoded
from guidepress.standards.html_runs import remember_runs

MAX_DEPTH = 100
MAX_LOOKAHEAD = 200
"""Lines in which the source of an unmarked element is looked for."""

ELEMENTS = frozenset(
    """
    a abbr aside b bdi bdo blockquote br caption cite code col colgroup dd del dfn div dl dt em figcaption figure h1
    h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub sup table tbody
    td tfoot th thead tr u ul var wbr
    """.split()
)
"""The elements that a manuscript may hold, by Markdown or by hand."""

WEB_ONLY = frozenset(
    """
    article center font footer header main nav picture source big time address
    """.split()
)
"""Elements that do no harm and mean nothing in a book: left out with a warning, their content stays."""

ANYWHERE = frozenset({"id", "class", "lang", "dir", "title"})
ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "a": frozenset({"href", "data-term"}),
    "img": frozenset({"src", "alt", "width", "height"}),
    "ol": frozenset({"start", "type", "reversed"}),
    "li": frozenset({"value"}),
    "td": frozenset({"align", "colspan", "rowspan", "headers"}),
    "th": frozenset({"align", "colspan", "rowspan", "headers", "scope", "abbr"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "span": frozenset({"data-cite"}),
    "blockquote": frozenset({"cite"}),
    **{tag: frozenset({"align"}) for tag in ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6")},
    "q": frozenset({"cite"}),
    "pre": frozenset({"data-language"}),
}
WITHOUT_EFFECT = frozenset(
    {("a", "rel"), ("a", "target"), ("img", "align"), ("img", "loading"), ("br", "clear"), ("div", "open")}
)
"""Attributes that do no harm and do nothing in a book: left out silently."""

OWN = "data-own"
"""The attribute of an element whose id somebody gave it, until all ids are settled."""

REQUIRE = "require"
"""``{require=not-a-substitute}`` marks the statement of a policy; it is kept as ``data-require``."""

WEB = ("https://", "http://")
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_LABEL = r"[^\s.:/?#\[\]@<>\\^|`{}\"%]+"
_HOST = re.compile(rf"(?:[^@/\s]*@)?(?:\[[0-9A-Fa-f:.]+\]|{_LABEL}(?:\.{_LABEL})*\.?)(?::\d{{0,5}})?")
"""Where a page of the web is: a host, perhaps a name before it and a port behind it (RFC 3986, 3.2)."""

_FILE = re.compile(
    r"(?!/)[^:?\\\s][^:?\\]*\.(?:md|markdown|html?|xhtml|qmd|rmd|ipynb|rst)|(?!/)(?:[^:?\\\s./][^:?\\./]*|\.{1,2})"
    r"(?:/(?:[^:?\\./]+|\.{1,2}))*/?",
    re.IGNORECASE,
)
"""A relative path that may name a section: that of a Markdown file, of the page made of it, or of its folder."""


def admit(html: str, file: str, text: str, findings: Findings) -> etree._Element:
    """The HTML of one file as a ``<section>`` without namespace; findings MAN014, MAN020 to MAN022 and MAN105.

    ``text`` is the Markdown it was made from: the lines of what carries no marker are looked up there.
    """
    closed = close_phrases(html, file, findings)
    remember_runs()
    document = tinyhtml5.parse(f"<!DOCTYPE html><body>{closed}</body>", namespace_html_elements=False)
    body = document.find("body")
    root = etree.Element("section")
    door = _Door(file, text.lower().split("\n"), findings)
    for source in (document.find("head"), body):
        if source is not None:
            door.copy_content(source, root, depth=0)
    return root


@dataclass(slots=True)
class _Door:
    """Copies what may enter; remembers the last line it saw, for its findings."""

    file: str
    lines: list[str]
    findings: Findings
    line: int = 1
    sought: dict[str, tuple[int, int]] = field(default_factory=dict)

    def place(self, words: str, near: str | None = None) -> Place:
        """Where these words stand next in the source, else the line of the marker nearby, else the last line seen."""
        line, column = max(self.sought.get(words, (0, 0)), (self.line - 1, 0))
        for number in range(line, min(line + MAX_LOOKAHEAD, len(self.lines))):
            found = self.lines[number].find(words, column if number == line else 0)
            if found >= 0:
                self.sought[words] = (number, found + 1)
                return Place(self.file, number + 1)
        return Place(self.file, line_in(near or "") or self.line)

    def seen(self, text: str | None) -> str:
        if text and (line := line_in(text)) is not None:
            self.line = max(self.line, line)
        return text or ""

    def copy_content(self, source: Element, target: etree._Element, depth: int) -> None:
        _append(target, self.seen(source.text))
        for child in source:
            self.copy(child, target, depth + 1)
            _append(target, self.seen(child.tail))

    def copy(self, source: Element, target: etree._Element, depth: int) -> None:
        if not isinstance(source.tag, str):  # a comment
            return  # type: ignore[unreachable] # typeshed knows elements only
        tag = source.tag.rpartition("}")[2]
        if depth > MAX_DEPTH:
            self.findings.add(rules.MAN014.at(Place(self.file, self.line), f"more than {MAX_DEPTH} levels"))
            return
        tag = RENAMED.get(tag, tag)
        if tag not in ELEMENTS:
            near = next((text for text in source.itertext() if line_in(text) is not None), None)
            name = without_markers(tag)
            rule, message = (
                (rules.MAN027, f"<{name}> is left out")
                if tag in WEB_ONLY
                else (rules.MAN020, f"<{name}> is not allowed")
            )
            self.findings.add(rule.at(self.place(f"<{name}", near), message))
            if tag not in {"script", "style", "template"}:
                self.copy_content(source, target, depth)
            return
        element = etree.SubElement(target, tag)
        if line := source.attrib.get(LINE):
            self.line = int(line)
            element.set(PLACE, line)
        for name, value in source.attrib.items():
            if (bare := without_markers(str(name))) and bare != LINE:
                self.copy_attribute(element, bare, legal(value))
        self.copy_content(source, element, depth)
        if source.tag == "summary":
            _make_title(element)

    def copy_attribute(self, element: etree._Element, name: str, value: str) -> None:
        tag = str(element.tag)
        if tag == "a" and name == "name" and "id" not in element.attrib:
            name = "id"
        plain = without_markers(value)
        if name == REQUIRE:
            element.set("data-require", plain)
        elif (tag, name) in WITHOUT_EFFECT:
            return
        elif name in ATTRIBUTES.get(tag, ANYWHERE) | ANYWHERE and (fault := value_fault(name, plain)):
            near, told = (plain.lower()[:80], "") if name == "id" else (f"{name}=", f"{name}=")
            self.findings.add(rules.MAN021.at(self.place(near, value), f"{told}'{as_written(plain)[:80]}' {fault}"))
        elif name not in ANYWHERE and name not in ATTRIBUTES.get(tag, frozenset()):
            if is_outward(name):
                self.findings.add(rules.MAN086.at(self.place(name, value), f"{name}=… on <{tag}> is left out"))
                return
            self.findings.add(rules.MAN021.at(self.place(f"{name}=", value), f"{name}=… on <{tag}> is not allowed"))
        elif not _is_admissible(name, plain):
            self.findings.add(
                rules.MAN022.at(self.place(plain.lower()[:80], value), f"'{plain[:80]}' is no address a link may have")
            )
        elif name == "align":
            element.set("class", " ".join(filter(None, [element.get("class"), f"align-{plain}"])))
        else:
            element.set(name, encoded(plain) if name in {"href", "cite"} else value)
            if name == "id":
                element.set(OWN, "")


def _make_title(element: etree._Element) -> None:
    """A summary becomes the title of what it folded: in bold if it is no heading, a paragraph if it holds no block."""
    held = {str(inner.tag) for inner in element.iterdescendants()}
    if held & (BLOCKS - {"br"}):
        element.tag = "div"
    if held.isdisjoint(HEADINGS):
        _make_strong(element)
    element.set("class", f"{element.get('class', '')} summary".strip())


def _make_strong(element: etree._Element) -> None:
    """Put all that an element holds into ``<strong>``."""
    strong = etree.Element("strong")
    strong.text, element.text = element.text, None
    strong.extend(list(element))
    element.append(strong)


def is_file_link(address: str) -> bool:
    """Whether a link names a file by a relative path that may be another section."""
    return _FILE.fullmatch(address.partition("#")[0]) is not None


def _is_admissible(name: str, value: str) -> bool:
    """Whether an attribute that names a place may name this one; a source (``cite``) is on the web."""
    if name == "href":
        return _may_lead(value) or is_file_link(value)
    return name != "cite" or value.lower().startswith(WEB)


def _may_lead(address: str) -> bool:
    if address.startswith("#"):
        return True
    try:
        parts = urlsplit(address)
        scheme = parts.scheme.lower()
        return scheme in SCHEMES and (scheme in {"mailto", "tel"} or _HOST.fullmatch(parts.netloc) is not None)
    except ValueError:
        return False


def _append(target: etree._Element, text: str) -> None:
    """Add text at the end of an element's content."""
    if not (text := legal(text)):
        return
    if len(target):
        target[-1].tail = (target[-1].tail or "") + text
    else:
        target.text = (target.text or "") + text
