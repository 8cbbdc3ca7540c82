"""The parser of blocks in the place of Python-Markdown's own."""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping
from typing import Any, cast
from xml.etree.ElementTree import Element, ElementTree, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from guidepress.read.markdown.blocks.grammar import new_grammar
from guidepress.read.markdown.blocks.telling import Telling, keep
from guidepress.read.markdown.blocks.tree import Blocks, Builder
from guidepress.read.markdown.source_lines import without_markers


class References(dict[str, tuple[str, str]]):
    """Where links lead that are defined apart, by label as CommonMark compares them (0.31, 4.7), markers left out."""

    def __getitem__(self, label: str) -> tuple[str, str]:
        """The address and the title."""
        return super().__getitem__(normalizeReference(without_markers(label)))

    def __contains__(self, label: object) -> bool:
        """Whether a label is defined."""
        return isinstance(label, str) and super().__contains__(normalizeReference(without_markers(label)))


class CommonParser(BlockParser):
    """Reads blocks as CommonMark has them, and gives Python-Markdown the tree that it would have made of them."""

    def __init__(self, md: Markdown, told: Telling, abbreviations: MutableMapping[str, str]) -> None:
        super().__init__(md)
        self.told, self.abbreviations = told, abbreviations
        self.notes: frozenset[str] = frozenset()

    def parseDocument(self, lines: Iterable[str]) -> ElementTree[Element | None]:  # noqa: N802 - Python-Markdown's
        """The tree of a file."""
        grammar, tokens = new_grammar(), list[Token]()
        env: dict[str, Any] = {}
        keep(env, self.told)
        grammar.block.parse("\n".join((*lines, "")), grammar, env, tokens)
        self.md.references = References(
            (label, (held["href"], held.get("title", ""))) for label, held in env.get("references", {}).items()
        )
        blocks = Blocks(Element(self.md.doc_tag))
        Builder(tokens, self.told, blocks, self.md.htmlStash.store, self.md.references).build()
        self.abbreviations.update(blocks.abbreviations)
        self.notes = frozenset(blocks.notes)
        if blocks.notes:
            listed = SubElement(SubElement(blocks.root, "div", {"class": "footnote"}), "ol")
            listed.extend(blocks.notes.values())
        return cast("ElementTree[Element | None]", ElementTree(blocks.root))
