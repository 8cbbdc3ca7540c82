"""From the tokens of blocks to the tree whose phrases Python-Markdown reads.

It is long because it has one method for every kind of token, and they share one stack.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString
from markdown_it.token import Token

from guidepress.languages.registry import LANGUAGES
from guidepress.read import rules
from guidepress.read.markdown.blocks import paragraphs
from guidepress.read.markdown.blocks.callout_names import title_of, type_of
from guidepress.read.markdown.blocks.calls import behind_pictures
from guidepress.read.markdown.blocks.fences import Info
from guidepress.read.markdown.blocks.figures import (
    add_figures,
    are_figures,
    caption,
    set_attributes,
    take_abbreviations,
    with_addresses,
    with_markers,
)
from guidepress.read.markdown.blocks.html import LINE, is_block, is_lone, raw_tags, with_lines
from guidepress.read.markdown.blocks.listings import listing
from guidepress.read.markdown.blocks.noted import in_notes
from guidepress.read.markdown.blocks.tables import Row, Table
from guidepress.read.markdown.blocks.telling import Telling
from guidepress.read.markdown.source_lines import MARKER, line_in, without_markers

TASK = "\ue003"
"""Stands before the text of a task; with a second one, the task is done."""

_ALERT = re.compile(r"\[!(?P<name>[\w-]+)\][+-]?[ \t]*(?P<title>[^\n]*)\n?")
_ATTRIBUTES = re.compile(r"\{:([^{}\n]*)\}")
_UNNUMBERED = re.compile(r"\{-(?=[ #.}])")
_FIGURES = "|".join(sorted({re.escape(one.book.figure) for one in LANGUAGES.values()}))
_CAPTION = re.compile(rf"[*_]{{0,2}}(?:{_FIGURES}|Fig\.|Abb\.)(?: \d{{1,3}})?[ \u00a0]?[.:][*_]{{0,2}} ")
_CDATA = re.compile(r"<!\[CDATA\[(?P<text>.*?)(?:\]\]>.*|$)", re.DOTALL)


@dataclass(slots=True)
class Blocks:
    """A file as blocks: the tree, and what its phrases need to know. The notes are no part of the tree yet."""

    root: Element
    abbreviations: dict[str, str] = field(default_factory=dict)
    notes: dict[str, Element] = field(default_factory=dict)


class Builder:
    """Builds the tree from the tokens, in one pass. ``store`` keeps HTML and gives what stands for it in the text."""

    def __init__(
        self,
        tokens: Sequence[Token],
        told: Telling,
        blocks: Blocks,
        store: Callable[[str], str],
        references: Mapping[str, tuple[str, str]],
    ) -> None:
        """``references`` are the addresses that are defined apart, and their titles, by label."""
        self.tokens, self.told, self.blocks, self.store = tokens, told, blocks, store
        self.references = references
        self.stack = [blocks.root]
        self.ends: dict[Element, int] = {}
        self.callouts: list[bool] = []
        self.inline_notes = 0
        self.takes: dict[str, Callable[[Token, int], int | None]] = {
            "paragraph_open": self._paragraph,
            "heading_open": self._heading,
            "dt_open": self._term,
            "item_open": self._item,
            "blockquote_open": self._quotation,
            "callout_open": self._callout,
            "division_open": self._division,
            "footnote_reference_open": self._note,
            "hr": self._rule,
            "code": self._code,
            "code_block": self._code,
            "html_block": self._html,
            "table": self._table,
            "display": self._display,
        }

    def build(self) -> None:
        """Read every token."""
        at = 0
        while at < len(self.tokens):
            token = self.tokens[at]
            if take := self.takes.get(token.type):
                at += take(token, at) or 1
                continue
            if token.nesting > 0:
                self._open(token.tag, token, {name: str(value) for name, value in token.attrs.items()})
            elif token.nesting < 0:
                self.stack.pop()
            at += 1

    def _line(self, token: Token) -> int:
        """The line of a token, counted from 1 in the file."""
        return (token.map[0] if token.map else 0) + 1 + self.told.before

    def _add(self, tag: str, token: Token, attributes: dict[str, str] | None = None) -> Element:
        element = SubElement(self.stack[-1], tag, {**(attributes or {}), LINE: str(self._line(token))})
        if token.map:
            self.ends[element] = token.map[1]
        return element

    def _open(self, tag: str, token: Token, attributes: dict[str, str] | None = None) -> Element:
        self.stack.append(self._add(tag, token, attributes))
        return self.stack[-1]

    # Text

    def _inline(self, text: str, first: int, *, noted: bool = True) -> str:
        """The text of phrases: its notes taken out, its lines marked; ``first`` is the line of its first.

        Citations become notes where their style has it so and they may be ``noted``.
        """
        if noted and self.told.noted and not any(one.get("id", "").startswith("fn:") for one in self.stack):
            english = self.told.language.lower().startswith("en")
            text = in_notes(text, self.told.noted, self.references.keys(), points=english)
        text = self._without_notes(behind_pictures(text), first)
        return self._without_tags(with_markers(take_abbreviations(text, self.blocks.abbreviations), first), first)

    def _without_notes(self, text: str, first: int) -> str:
        """The text with calls for the notes that are written in it; those in notes are notes too."""
        text, notes = paragraphs.take_notes(text, self.inline_notes)
        self.inline_notes += len(notes)
        waiting = deque(notes)
        while waiting:
            name, words = waiting.popleft()
            body = self.blocks.notes[name] = Element("li", {"id": f"fn:{name}", LINE: str(first)})
            words, inner = paragraphs.take_notes(behind_pictures(words), self.inline_notes)
            self.inline_notes += len(inner)
            waiting.extend(inner)
            SubElement(body, "p", {LINE: str(first)}).text = words
        return text

    def _without_tags(self, text: str, first: int) -> str:
        """The text with what stands for its tags in their place, each with its line."""
        pieces, done, line = [], 0, first
        for begin, end in raw_tags(text):
            for found in MARKER.finditer(text, done, begin):
                line = line_in(found[0]) or line
            pieces += [text[done:begin], self.store(with_lines(without_markers(text[begin:end]), line))]
            done = end
        return "".join((*pieces, text[done:]))

    def _append(self, text: str) -> None:
        """Add text to the element at hand, behind what it holds."""
        parent = self.stack[-1]
        if len(parent):
            parent[-1].tail = f"{parent[-1].tail or ''}\n{text}"
        else:
            parent.text = f"{parent.text}\n{text}" if parent.text else text

    def _heading(self, token: Token, at: int) -> int:
        inner = self.tokens[at + 1]
        text = _UNNUMBERED.sub("{.unnumbered ", inner.content)
        self._add(token.tag, token).text = self._inline(paragraphs.without_displays(text), self._line(inner))
        return 3

    def _term(self, token: Token, at: int) -> int:
        self._add("dt", token).text = self._inline(self.tokens[at + 1].content, self._line(self.tokens[at + 1]))
        return 3

    def _paragraph(self, token: Token, at: int) -> int:
        inner = self.tokens[at + 1]
        text, line = inner.content, self._line(inner)
        if not self._is_something_else(text, token):
            self._tell_of(text, token)
            for kind, piece, below in paragraphs.split(text):
                if kind == "display":
                    self._formula(piece, line + below)
                elif token.hidden:
                    self._append(self._inline(piece, line + below))
                elif words := self._inline(piece.strip("\n"), line + below + len(piece) - len(piece.lstrip("\n"))):
                    self._add("p", token, {}).text = words
        return 3

    def _is_something_else(self, text: str, token: Token) -> bool:
        """Whether a paragraph is a figure, the caption of a table, or says something of the block before it."""
        parent, line = self.stack[-1], self._line(token)
        before = parent[-1] if len(parent) and not (parent[-1].tail or "").strip() else None
        if "][" in text:
            text = with_addresses(text, self.references)
        if are_figures(text):
            for words in add_figures(parent, text, line):
                words.text = self._inline(words.text or "", int(words.get(LINE, line)), noted=False)
        elif text.startswith("Table: "):
            parent.append(self._caption(text.removeprefix("Table: "), line))
        elif text.startswith(": ") and before is not None and before.tag == "table":
            if len(parent) > 1 and parent[-2].get("class", "").startswith("table-caption"):
                return False
            parent.insert(len(parent) - 1, self._caption(text.removeprefix(": "), line))
        elif (attributes := _ATTRIBUTES.fullmatch(text)) and before is not None:
            set_attributes(before, attributes[1])
        else:
            if (
                before is not None
                and before.tag == "figure"
                and before.find("figcaption") is None
                and _CAPTION.match(text)
            ):
                hint = 'Write it in quotation marks behind the name of the file: ![...](a.svg "The caption."){#id}.'
                first = token.map[0] if token.map else 0
                self.told.add(rules.MAN084, first, "a caption below a picture is read as a paragraph", hint=hint)
            return False
        return True

    def _caption(self, text: str, line: int) -> Element:
        element = caption(text, line)
        element.text = self._inline(element.text or "", line)
        return element

    def _tell_of(self, text: str, token: Token) -> None:
        """Tell of lines that look like a list or a table, and are a paragraph."""
        line = token.map[0] if token.map else 0
        if (below := paragraphs.looks_listed(text)) is not None:
            self.told.add(rules.MAN080, line + below)
        elif (below := paragraphs.looks_tabular(text)) is not None:
            message = "a table that is drawn with lines is read as a paragraph"
            hint = "Write it with bars: | a | b |, and |---|---| below."
            if text.startswith("|"):
                message = "lines that begin with a bar, and have no line of hyphens below the first, are no table"
                hint = "Write |---|---| below the first; to break lines, write two spaces at their ends."
            self.told.add(rules.MAN084, line + below, message, hint=hint)

    # Blocks

    def _item(self, token: Token, _at: int) -> None:
        item = self._open("li", token)
        if "done" in token.meta:
            item.text = TASK * (2 if token.meta["done"] else 1)

    def _quotation(self, token: Token, at: int) -> None:
        first = self.tokens[at + 2] if self.tokens[at + 1].type == "paragraph_open" else None
        alert = _ALERT.match(first.content) if first else None
        if first is None or alert is None:
            self._open("blockquote", token)
            return
        if type_of(alert["name"]) is None:
            self.told.add(rules.MAN084, self._line(token) - 1 - self.told.before, f"'[!{alert['name']}]' is no callout")
            self._open("blockquote", token)
            return
        name = "danger" if alert["name"].upper() == "CAUTION" else alert["name"]
        title = alert["title"] or self._title_of(alert["name"])
        self._callout_with(token, name, title)
        first.content = first.content[alert.end() :]
        if first.map:
            first.map = [first.map[0] + 1, first.map[1]]

    def _callout(self, token: Token, at: int) -> int:
        """A callout; a heading that opens it is its title if it has none (Quarto)."""
        name, title = token.meta["name"], token.meta["title"]
        heading = self.tokens[at + 1] if token.markup == ":::" else None
        taken = not title and heading is not None and heading.type == "heading_open"
        if taken:
            title = self.tokens[at + 2].content
        self._callout_with(token, name, title or self._title_of(name))
        if token.meta["id"]:
            self.stack[-1].set("id", token.meta["id"])
        return 4 if taken else 1

    def _callout_with(self, token: Token, name: str, title: str) -> None:
        holder = self._open("div", token, {"class": f"admonition {type_of(name) or name}"})
        text = SubElement(holder, "p", {"class": "admonition-title", LINE: holder.get(LINE, "")})
        text.text = self._inline(title, self._line(token))

    def _title_of(self, name: str) -> str:
        return title_of(name) if self.told.language.lower().startswith("en") else ""

    def _division(self, token: Token, _at: int) -> None:
        division = self._open("div", token)
        attributes, title = token.meta["attributes"], token.meta["title"]
        if attributes == "{":
            message = f"the directive '{{{token.meta['name']}}}' means nothing here; its text stays"
            self.told.add(rules.MAN084, self._line(token) - 1 - self.told.before, message)
        else:
            set_attributes(division, attributes)
        if title:
            self._add("p", token).text = self._inline(title, self._line(token))

    def _note(self, token: Token, _at: int) -> None:
        name = token.meta["label"]
        line = self._line(token)
        body = Element("li", {"id": f"fn:{name}", LINE: str(line)})
        if name in self.blocks.notes:
            message = f"note [^{name}] is defined before, in line {self.blocks.notes[name].get(LINE)}"
            self.told.add(rules.MAN019, line - 1 - self.told.before, message, hint="Give one of the two another name.")
        else:
            self.blocks.notes[name] = body
        self.stack.append(body)

    def _rule(self, token: Token, _at: int) -> None:
        self._add("hr", token)

    def _code(self, token: Token, _at: int) -> None:
        info: Info = token.meta.get("info", Info())
        if info.title:
            title = self._add("p", token, {"class": "code-title"})
            (title if " " in info.title else SubElement(title, "code")).text = AtomicString(info.title)
        self._append(self.store(listing(token.content, info.language, self._line(token), info.id)))

    def _html(self, token: Token, _at: int) -> None:
        html = token.content
        if (data := _CDATA.match(html.strip())) or (html.startswith(("<?", "<!")) and not html.startswith("<!--")):
            self.told.add(rules.MAN020, (token.map or [0])[0], f"'{html.strip()[:12]}' is not allowed")
            html = data["text"] if data else ""
            if html.strip():
                self._add("p", token).text = AtomicString(html.strip())
        elif is_block(html) or is_lone(html):
            self._append(self.store(with_lines(html.strip("\n"), self._line(token))))
        elif html.strip():
            self._add("p", token).text = self._inline(html.strip(), self._line(token))

    def _table(self, token: Token, _at: int) -> None:
        held: Table = token.meta["table"]
        table = self._add("table", token)
        self._row(SubElement(table, "thead"), held.head, held.aligned, "th")
        body = SubElement(table, "tbody")
        if held.body:
            body.set(LINE, str(held.body[0].line + 1 + self.told.before))
        for row in held.body:
            self._row(body, row, held.aligned, "td")

    def _row(self, parent: Element, row: Row, aligned: Sequence[str], tag: str) -> None:
        line = row.line + 1 + self.told.before
        element = SubElement(parent, "tr", {LINE: str(line)})
        for number, text in enumerate(row.cells):
            cell = SubElement(element, tag)
            if number < len(aligned) and aligned[number]:
                cell.set("align", aligned[number])
            cell.text = self._inline(paragraphs.without_displays(text), line)

    def _display(self, token: Token, _at: int) -> None:
        self._formula(token.content, self._line(token), token.meta["id"])

    def _formula(self, tex: str, line: int, name: str = "") -> None:
        holder = SubElement(self.stack[-1], "div", {"class": "arithmatex", LINE: str(line)})
        holder.text = AtomicString(f"\\[{tex}\\]")
        if name:
            holder.set("id", name)
