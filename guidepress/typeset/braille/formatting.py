"""The parts of the Book as braille blocks: indents, blank lines and boxes by BANA's Braille Formats (2016).

Indents are counted in cells from the left margin: BANA's "3-1" is ``first=2, runover=0`` here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from guidepress.languages.language import BrailleCode
from guidepress.model.xhtml import BLOCKS, HEADINGS, classes, flat_text
from guidepress.standards import braille as louis
from guidepress.standards.list_labels import is_task, labels
from guidepress.typeset.braille.block import Block, Margin, Shape, apart
from guidepress.typeset.braille.text import BULLET, PRINT_PAGE, Passage, Style, Words

EMPTY = "–"
"""What stands for an empty entry of a table."""

_MOST_INDENT = 12
_ENTRY_RUNOVER = 6
"""Where the second line of an entry of the contents begins, at the least."""


@dataclass
class Blocks:
    """Makes blocks of a part's tree, in which `PRINT_PAGE` elements mark the pages.

    ``folios`` says on which print page each id of the Book stands, ``rtl`` that the guide runs from right to left.
    """

    code: BrailleCode
    figure: str
    folios: dict[str, str]
    rtl: bool = False
    _pending: list[str] = field(default_factory=list)
    _lowered: int = 0

    def of_part(self, root: etree._Element, *, is_nested: bool = False) -> Iterator[Block]:
        """The blocks of a part, in order; the headings of a section of a chapter are one level lower."""
        self._lowered = int(is_nested)
        yield from self._children(root, Margin())

    def _passage(self) -> Passage:
        passage = Passage(self.code)
        for label in self._pending:
            passage.page(label)
        self._pending = []
        return passage

    def _block(self, element: etree._Element, margin: Margin, passage: Passage | None = None) -> Block:
        passage = passage or self._passage()
        passage.element(element, margin.style)
        return Block(passage.words(), margin.left + margin.first, margin.left + margin.runover)

    def _children(self, element: etree._Element, margin: Margin) -> Iterator[Block]:
        """What is in an element; text between blocks makes a paragraph of its own."""
        loose: Passage | None = None
        if (element.text or "").strip():
            loose = self._passage()
            loose.add(element.text or "", margin.style)
        for child in element:
            block = isinstance(child.tag, str) and child.tag in BLOCKS and child.tag != "br"
            if block:
                yield from self._flushed(loose, margin)
                loose = None
                yield from self._element(child, margin)
            elif child.tag == PRINT_PAGE and loose is None and not (child.tail or "").strip():
                self._pending.append(child.get("label", ""))
            elif isinstance(child.tag, str):
                loose = loose or self._passage()
                loose.child(child, margin.style)
            if (child.tail or "").strip() or (loose is not None and child.tail):
                loose = loose or self._passage()
                loose.add(child.tail or "", margin.style)
        yield from self._flushed(loose, margin)

    def _flushed(self, loose: Passage | None, margin: Margin) -> Iterator[Block]:
        if loose is not None:
            yield Block(loose.words(), margin.left + margin.first, margin.left + margin.runover)

    def _element(self, element: etree._Element, margin: Margin) -> Iterator[Block]:
        kinds = classes(element)
        margin = self._spoken(element, margin)
        makers = {
            "figure": self._figure,
            "table": self._table,
            "pre": self._listing,
            "ol": self._lists,
            "ul": self._lists,
            "dl": self._definitions,
            "blockquote": self._quotation,
            **dict.fromkeys(HEADINGS, self._heading),
        }
        if maker := makers.get(str(element.tag)):
            yield from maker(element, margin)
        elif "callout" in kinds:
            yield from self._box(element, margin)
        elif "footnote" in kinds:
            yield from self._children(element, replace(margin, first=6, runover=4))
        elif "callout-title" in kinds:
            yield replace(self._block(element, margin), shape=Shape.CENTRED, leads=True)
        elif any(isinstance(child.tag, str) and child.tag in BLOCKS - {"br"} for child in element):
            yield from self._children(element, margin)
        else:
            yield self._block(element, margin)

    def _lists(self, element: etree._Element, margin: Margin) -> Iterator[Block]:
        toc = "toc" in classes(element)
        runover = max(_ENTRY_RUNOVER, 2 * (_depth(element) + 1))
        yield from apart(
            list(self._contents(element, 0, runover) if toc else self._list(element, margin, 0, _depth(element)))
        )

    def _quotation(self, element: etree._Element, margin: Margin) -> Iterator[Block]:
        """Two cells in, with a blank line before and after (BANA 9)."""
        yield from apart(list(self._children(element, replace(margin, left=margin.left + 2))))

    def _spoken(self, element: etree._Element, margin: Margin) -> Margin:
        """The margin with the language of an element that has one of its own."""
        language = element.get("lang", "")
        if not language:
            return margin
        forms = margin.style.forms | (louis.UNCONTRACTED if self.code.foreign else 0)
        return replace(margin, style=Style(forms, language))

    def _heading(self, element: etree._Element, margin: Margin) -> Iterator[Block]:
        """Level 1 is centred, level 2 begins in cell 5, the others in cell 7 (BANA 4); no type forms."""
        passage = Passage(replace(self.code, emphasis=False))
        passage.pages, self._pending = [(0, label) for label in self._pending], []
        passage.element(element, margin.style)
        level = int(str(element.tag)[1]) + self._lowered
        if level == 1:
            yield Block(passage.words(), shape=Shape.CENTRED, before=True, after=True, leads=True)
        else:
            cell = 4 if level == 2 else 6
            yield Block(passage.words(), cell, cell, before=True, leads=True)

    def _figure(self, element: etree._Element, margin: Margin) -> Iterator[Block]:
        """The caption, then the description in transcriber's note indicators, both 7-5 (BANA 6)."""
        for mark in element.findall(PRINT_PAGE):
            self._pending.append(mark.get("label", ""))
            mark.tag = "done"
        inner = replace(margin, first=6, runover=4)
        blocks = [self._block(caption, inner) for caption in element.iter("figcaption")]
        for image in element.iter("img"):
            if image.get("alt"):
                passage = self._passage()
                described = etree.Element("img", alt=f"{self.figure}: {image.get('alt')}")
                passage.child(described, margin.style)
                blocks.append(Block(passage.words(), margin.left + 6, margin.left + 4))
        others = [child for child in element if child.tag not in ("img", "figcaption", PRINT_PAGE, "done")]
        for other in others:
            if isinstance(other.tag, str) and (other.tag != "p" or flat_text(other)):
                blocks += list(self._element(other, margin))
        yield from apart(blocks)

    def _contents(self, ordered: etree._Element, level: int, runover: int) -> Iterator[Block]:
        """Entries with guide dots and the print page of what they name, runovers right of the deepest (BANA 2)."""
        for item in ordered.iter("li"):
            if item.getparent() is not ordered:
                continue
            passage = self._passage()
            passage.add(item.text or "")
            target = ""
            for child in item:
                if child.tag == "ol":
                    continue
                passage.child(child, Style())
                target = target or next((a.get("href", "")[1:] for a in child.iter("a")), "")
            page = self.folios.get(target, "")
            yield Block(passage.words(), 2 * level, runover, Shape.ENTRY, page=page)
            for child in item.findall("ol"):
                yield from self._contents(child, level + 1, runover)

    def _list(self, element: etree._Element, margin: Margin, level: int, depth: int) -> Iterator[Block]:
        """Items two cells in for each level, runovers two cells right of the deepest (BANA 8)."""
        marks = dict(labels(element, rtl=self.rtl)) if element.tag == "ol" else {}
        runover = 2 * (depth + 1)
        for item in element:
            if item.tag != "li":
                self._strays(item)
                continue
            mark = f"{marks[item]}. " if item in marks else "" if is_task(item) else f"{BULLET} "
            inner = replace(self._spoken(item, margin), first=runover + 2, runover=runover)
            yield from self._item(item, mark, inner, level, depth)

    def _item(self, item: etree._Element, mark: str, margin: Margin, level: int, depth: int) -> Iterator[Block]:
        passage = self._passage()
        passage.add(mark)
        passage.lead = len(passage.text)
        start = replace(margin, first=2 * level)
        children = list(item)
        if not (item.text or "").strip() and children and children[0].tag == "p":
            yield self._block(children[0], self._spoken(children[0], start), passage)
            children = children[1:]
        else:
            passage.add(item.text or "", margin.style)
            while children and not (children[0].tag in BLOCKS and children[0].tag != "br"):
                child = children.pop(0)
                passage.child(child, margin.style)
                passage.add(child.tail or "", margin.style)
            yield Block(passage.words(), margin.left + 2 * level, margin.left + margin.runover)
        for child in children:
            if child.tag in ("ol", "ul"):
                yield from self._list(child, margin, level + 1, depth)
            elif child.tag == PRINT_PAGE:
                self._strays(child)
            elif isinstance(child.tag, str):
                yield from self._element(child, margin)

    def _strays(self, element: etree._Element) -> None:
        if element.tag == PRINT_PAGE:
            self._pending.append(element.get("label", ""))

    def _definitions(self, element: etree._Element, margin: Margin) -> Iterator[Block]:
        """Terms at the margin, what is said of them two cells in."""
        yield from apart(list(self._terms(element, margin)))

    def _terms(self, element: etree._Element, margin: Margin) -> Iterator[Block]:
        for child in element.iter("dt", "dd"):
            if next(child.iterancestors("dl"), None) is not element:
                continue
            inner = self._spoken(child, margin)
            if child.tag == "dt":
                yield replace(self._block(child, replace(inner, first=0, runover=4)), leads=True)
            else:
                yield from self._children(child, replace(inner, first=2, runover=4))

    def _listing(self, element: etree._Element, margin: Margin) -> Iterator[Block]:
        """Program text line by line, uncontracted; its indents stay, runovers are four cells further in."""
        lines = "".join(element.itertext()).strip("\n").split("\n")
        for mark in element.iter(PRINT_PAGE):
            self._pending.append(mark.get("label", ""))
        style = Style(louis.UNCONTRACTED if self.code.foreign else 0, margin.style.language)
        blocks = []
        for line in lines:
            passage = self._passage()
            passage.add(line.strip(), style)
            indent = margin.left + min(len(line) - len(line.lstrip()), _MOST_INDENT)
            blocks.append(Block(passage.words(), indent, indent + 4))
        yield from apart([block for block in blocks if block.words.words])

    def _box(self, element: etree._Element, margin: Margin) -> Iterator[Block]:
        """Full lines of dots 2356 and 1245 around a callout (BANA 7)."""
        yield Block(Words(()), shape=Shape.BOX_TOP, before=True, leads=True)
        yield from self._children(element, margin)
        yield Block(Words(()), shape=Shape.BOX_END, after=True)

    def _table(self, element: etree._Element, margin: Margin) -> Iterator[Block]:
        """A table by its rows, the heads repeated (BANA 11, listed table format)."""
        title = replace(margin, first=4, runover=4)
        blocks = [replace(self._block(caption, title), leads=True) for caption in element.findall("caption")]
        heads: list[etree._Element] = []
        for row in element.iter("tr"):
            cells = [cell for cell in row if cell.tag in ("th", "td")]
            if any(up.tag == "thead" for up in row.iterancestors()):
                for mark in row.iter(PRINT_PAGE):
                    self._pending.append(mark.get("label", ""))
                    mark.tag = "done"
                heads = cells
                continue
            for number, cell in enumerate(cells):
                blocks.append(self._entry(cell, heads, number, margin))
        yield from apart(blocks)

    def _entry(self, cell: etree._Element, heads: list[etree._Element], number: int, margin: Margin) -> Block:
        passage = self._passage()
        row_head = number == 0 and cell.tag == "th"
        if not row_head and number < len(heads) and flat_text(heads[number]):
            passage.element(heads[number], self._spoken(heads[number], margin).style)
            passage.add(": ")
            passage.lead = len(passage.text)
        if flat_text(cell) or any(image.get("alt") for image in cell.iter("img")):
            passage.element(cell, self._spoken(cell, margin).style)
        else:
            passage.add(EMPTY)
        first, runover = (0, 4) if number == 0 else (2, 4)
        return Block(passage.words(), margin.left + first, margin.left + runover, leads=row_head)


def _depth(element: etree._Element) -> int:
    """How many lists lie inside a list, one in the other."""
    below = [_depth(child) for item in element.findall("li") for child in item if child.tag in ("ol", "ul")]
    return 1 + max(below) if below else 0
