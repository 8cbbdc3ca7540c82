"""Structure and emphasis that are only looks: bold for a heading, typed bullets, capitals, emoji (codes ACC)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from guidepress.check.text.prose import OBJECT, Block, written
from guidepress.model.book import Book, PartKind
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import HEADINGS, classes, flat_text, fold, place_of

ACC035 = rule_of("ACC035")
ACC036 = rule_of("ACC036")
ACC037 = rule_of("ACC037")
ACC038 = rule_of("ACC038")
ACC039 = rule_of("ACC039")
ACC040 = rule_of("ACC040")
ACC041 = rule_of("ACC041")
ACC042 = rule_of("ACC042")

SHOUTED = 4
"""Words in capitals in a row that are no name: more than a heading such as 'DO NOT MIX' has."""

_CAPITALS = re.compile(rf"(?:(?<!\w)[A-Z][A-Z'’-]*(?!\w)[\s,.;:!?]*){{{SHOUTED},}}")
_PICTOGRAPH = r"[\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f000-\U0001faff]"
_ONLY_SIGNS = re.compile(rf"(?:{_PICTOGRAPH}[\ufe0e\ufe0f\u200d\u20e3\s]*)+")
_TYPED_ITEM = re.compile(
    rf"(?:(?:^|\r(?!\n))\s*(?P<sign>[•·◦‣▪●○■□–—*+-]|{_PICTOGRAPH}\ufe0f?|\(?\d{{1,2}}[.)])"
    rf"|(?<!\r)\n\s*(?P<other>(?![→▸➤✓✔]){_PICTOGRAPH}\ufe0f?)|\r\n\s*(?P<broken>{_PICTOGRAPH}\ufe0f?))\s+(?=\S)"
)
"""The sign that begins a line; of other lines of the source that begin like items, MAN080 tells."""
_DRAWING = re.compile(r"[-_=|/\\+*#^<>~.oO()\[\]{}'\"`:─-╿▀-▟]")
_FENCE = re.compile(r"[ \t>]*(?:`{3,}|~{3,}|:{3,}).*")
"""A line of Markdown that is shown as code: it draws nothing."""
_LABEL = re.compile(r"[^.!?:;…]{2,80}:?")
_SHORT = 10
"""Words of a line that may be a heading."""


def check_looks(book: Book) -> Iterator[Finding]:
    """ACC035 to ACC042 over the parts that somebody wrote."""
    for part, block in written(book):
        yield from _capitals(block)
        yield from _signs(block)
        if block.element.tag == "p" and not classes(block.element) & {"callout-title"}:
            if part.kind is not PartKind.DISCLAIMER or not _sentence(block):
                yield from _as_heading(block)
            yield from _typed_list(block)
            yield from _whole(block)
    for part in book.parts:
        yield from _same_headings(part.tree)
        for element in part.tree.iter("u", "ins"):
            yield ACC040.at(place_of(element), f"“{flat_text(element)[:40]}” is underlined")
        for listing in part.tree.iter("pre"):
            yield from _drawn(listing)
        for element in part.tree.iter():
            if isinstance(element.tag, str) and "align-justify" in classes(element):
                yield ACC042.at(place_of(element), f"“{flat_text(element)[:40]}” is set to be justified")


def _sentence(block: Block) -> bool:
    return block.words.rstrip().endswith((".", "!", "?"))


def _as_heading(block: Block) -> Iterator[Finding]:
    """A short paragraph all of whose words are bold, or italic without being a sentence, with text after it."""
    element, following = block.element, block.element.getnext()
    if len(element) != 1 or fold(element.text or "") or fold(element[0].tail or "") or following is None:
        return
    if "summary" in classes(element):  # what folds on a page of the web, and its name with it
        return
    said, holder = block.words.strip(), element.getparent()
    if element[0].tag not in {"strong", "b", "em", "i"}:
        return
    if holder is None or holder.tag not in {"section", "aside", "div"} or len(said.split()) > _SHORT:
        return
    if _LABEL.fullmatch(said) and said[:1].isupper() and str(following.tag) not in HEADINGS:
        yield ACC035.at(place_of(element), f"“{said}” looks like a heading and is none")


def _typed_list(block: Block) -> Iterator[Finding]:
    """Two lines or more of a paragraph that begin with a bullet or a number."""
    lines = [
        found["sign"] or found["other"] or found["broken"]
        for found in _TYPED_ITEM.finditer(_with_breaks(block.element))
    ]
    kinds = {re.sub(r"\w+", "1", sign) for sign in lines}
    if len(lines) > 1 and len(kinds) == 1:
        yield ACC038.at(place_of(block.element), f"{len(lines)} lines begin with '{lines[0]}', and are no list")
    elif len(lines) == 1 and lines[0] in "•·◦‣▪●":
        yield ACC038.at(place_of(block.element), f"a line begins with '{lines[0]}', and is no item of a list")


def _with_breaks(element: etree._Element) -> str:
    """The text of a paragraph: a line feed where a line of the source ends, a carriage return at a hard break."""
    pieces = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            words = flat_text(child) if "math" not in classes(child) else OBJECT
            pieces.append("\r" if child.tag == "br" else words)
        pieces.append(child.tail or "")
    return "".join(pieces)


def _whole(block: Block) -> Iterator[Finding]:
    """A whole paragraph in italics or bold: emphasis of everything is none, and italics are hard to read."""
    inner, element = list(block.element), block.element
    while len(inner) == 1 and not fold(element.text or "") and not fold(inner[0].tail or ""):
        element = inner[0]
        if element.tag in {"em", "i", "strong", "b"} and not element.get("lang") and len(block.words.split()) > _SHORT:
            how = "in italics" if element.tag in {"em", "i"} else "bold"
            yield ACC040.at(place_of(block.element), f"the whole paragraph “{block.words[:40].strip()} …” is {how}")
            return
        inner = list(element)


def _capitals(block: Block) -> Iterator[Finding]:
    text = block.text.words
    for found in _CAPITALS.finditer(text):
        words = re.findall(r"[A-Z][A-Z'’-]*", found[0])
        if (
            sum(len(word) for word in words) >= 3 * len(words) - 2
            and sum(len(word) > 1 for word in words) >= SHOUTED - 1
        ):
            yield ACC037.at(block.place(found.start()), f"'{' '.join(words[:6])}' is set in capitals")
            return
    said = block.words.strip()
    letters = [sign for sign in said if sign.isalpha()]
    if block.element.tag in HEADINGS and len(said.split()) > 1 and len(letters) > 6 and all(map(str.isupper, letters)):
        yield ACC037.at(place_of(block.element), f"the heading '{said}' is set in capitals")


def _signs(block: Block) -> Iterator[Finding]:
    """Items, cells and paragraphs that are nothing but emoji or symbols; the sign that opens an item as a bullet."""
    said = block.words.strip()
    if _ONLY_SIGNS.fullmatch(said):
        yield ACC039.at(place_of(block.element), f"'{said}' is all that stands here")


def _same_headings(tree: etree._Element) -> Iterator[Finding]:
    """Two equal headings below the same one."""
    above: dict[int, str] = {}
    seen: set[tuple[str, ...]] = set()
    for heading in tree.iter(*HEADINGS):
        level, said = int(str(heading.tag)[1]), flat_text(heading)
        above = {depth: words for depth, words in above.items() if depth < level}
        above[level] = said.casefold()
        path = tuple(above.values())
        if said and path in seen:
            yield ACC036.at(place_of(heading), f"a second heading says “{said}”")
        seen.add(path)


def _drawn(listing: etree._Element) -> Iterator[Finding]:
    """A drawing made of signs: most of it is no letters, over several lines, in code of no language."""
    lines = [line for line in "".join(listing.itertext()).split("\n") if line.strip() and not _FENCE.fullmatch(line)]
    text = "\n".join(lines)
    signs = [sign for sign in text if not sign.isspace()]
    if listing.get("data-language") or len(lines) < 2 or len(signs) < 8:
        return
    drawn = sum(bool(_DRAWING.fullmatch(sign)) for sign in signs)
    words = len(re.findall(r"[^\W\d_oO]{3,}", text))
    rows = sum(bool(re.search(r"([#=*|▀-▟█-])\1{2,}|[│├└┌─]", line)) for line in lines)
    if (drawn > 0.6 * len(signs) and words <= len(lines)) or (
        rows > 1 and rows >= 0.6 * len(lines) and drawn > 0.35 * len(signs)
    ):
        yield ACC041.at(place_of(listing), f"the listing “{lines[0].strip()[:30]}” is a drawing made of signs")
