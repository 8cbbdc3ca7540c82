"""A document as pandoc read it, without what its program left there: the tree is mended before Markdown is written.

Word processors cut a stretch in italics into pieces, raise notes and citations that a style raises by itself, number
headings as items of lists, indent paragraphs that are no quotations, and leave paragraphs empty. Written as Markdown,
each would be marks that mean something else.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

Block = dict[str, Any]
Inline = dict[str, Any]

_LISTS = frozenset({"OrderedList", "BulletList"})
_STRETCHES = frozenset({"Emph", "Strong", "Underline", "Strikeout", "Superscript", "Subscript", "SmallCaps"})
_SPACES = frozenset({"Space", "SoftBreak", "LineBreak"})
_QUOTED_AT_MOST = 0.3
"""The share of the words in quotations above which they are indented paragraphs, and no quotations."""


def mended(data: bytes, *, indents: bool) -> bytes:
    """The tree in JSON, mended. ``indents`` says that its program has no quotations, only indented paragraphs.

    One that nests too deeply stays as it is.
    """
    try:
        return _mended(data, indents=indents)
    except RecursionError:
        return data


def _mended(data: bytes, *, indents: bool) -> bytes:
    tree = json.loads(data)
    linked = frozenset(_targets(tree["blocks"]))
    blocks = _Mender(linked).blocks(tree["blocks"])
    if indents and _is_indented(blocks):
        blocks = list(_without_quotations(blocks))
    return json.dumps({**tree, "blocks": blocks}, ensure_ascii=False).encode()


def _targets(value: Any) -> Iterator[str]:
    """The names of places that links lead to."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, dict):
            if one.get("t") == "Link" and one["c"][2][0].startswith("#"):
                yield one["c"][2][0][1:]
            waiting.extend(one.values())


class _Mender:
    """Mends from the leaves up. ``linked`` are the names of the places that links lead to."""

    def __init__(self, linked: frozenset[str]) -> None:
        self.linked = linked

    def any(self, value: Any) -> Any:
        """Whatever holds blocks or phrases: rows, cells, notes, pairs of terms and meanings."""
        if isinstance(value, list):
            if value and all(isinstance(one, dict) and "t" in one for one in value):
                return self.blocks(value) if _is_block(value[0]) else self.phrases(value)
            return [self.any(one) for one in value]
        if isinstance(value, dict) and "c" in value:
            return {**value, "c": self.any(value["c"])}
        return value

    def blocks(self, blocks: list[Block]) -> list[Block]:
        """The blocks without those that say nothing; headings out of lists."""
        made: list[Block] = []
        for block in blocks:
            kind = block["t"]
            if kind in {"Para", "Plain"}:
                words = self.phrases(block["c"])
                while words and words[-1]["t"] in _SPACES:
                    words.pop()
                while words and words[0]["t"] in _SPACES:
                    words.pop(0)
                if words or not block["c"]:
                    made.append({**block, "c": words})
            elif kind in _LISTS:
                made.extend(_opened(self.any(block)))
            elif kind == "BlockQuote":
                inner = self.blocks(block["c"])
                if inner:
                    made.append({**block, "c": inner})
            else:
                made.append(self.any(block))
        return made

    def phrases(self, phrases: list[Inline]) -> list[Inline]:
        """The phrases, with pieces of one stretch put together."""
        made: list[Inline] = []
        for phrase in phrases:
            for one in self._phrase(phrase):
                _join(made, one)
        return made

    def _phrase(self, phrase: Inline) -> list[Inline]:
        kind = phrase["t"]
        if kind == "Span":
            (name, names, values), inner = phrase["c"]
            if not names and not values and name not in self.linked:
                return self.phrases(inner)
            return [{**phrase, "c": [[name, names, values], self.phrases(inner)]}]
        if kind not in _STRETCHES:
            return [self.any(phrase)]
        words = self.phrases(phrase["c"])
        if not any(_is_said(one) for one in words):
            return words
        if kind == "Superscript" and all(one["t"] in {"Note", "Cite"} or not _is_said(one) for one in words):
            return [one for one in words if one["t"] in {"Note", "Cite"}]
        inner = [piece for one in words for piece in (one["c"] if one["t"] == kind else [one])]
        before: list[Inline] = []
        behind: list[Inline] = []
        while inner[0]["t"] in _SPACES or _is_blank(inner[0]):
            before.append(inner.pop(0))
        while inner[-1]["t"] in _SPACES or _is_blank(inner[-1]):
            behind.insert(0, inner.pop())
        return [*before, {"t": kind, "c": inner}, *behind]


def _join(made: list[Inline], one: Inline) -> None:
    """Add a phrase to others: a stretch goes on in one of its kind, with no more than a space between."""
    kind = one["t"]
    if kind in _STRETCHES and made:
        gap = 1 if made[-1]["t"] in _SPACES and len(made) > 1 and kind in {"Emph", "Strong"} else 0
        before = made[-1 - gap]
        if before["t"] == kind:
            spaces = made[len(made) - gap :]
            del made[len(made) - gap :]
            joined = list(before["c"])
            for piece in (*spaces, *one["c"]):
                _join(joined, piece)
            made[-1] = {"t": kind, "c": joined}
            return
    made.append(one)


def _is_block(one: Mapping[str, Any]) -> bool:
    return one["t"] in _BLOCKS


_BLOCKS = frozenset(
    """
    Plain Para LineBlock CodeBlock RawBlock BlockQuote OrderedList BulletList DefinitionList Header HorizontalRule
    Table Figure Div
    """.split()
)


def _is_blank(one: Inline) -> bool:
    return one["t"] == "Str" and not one["c"].strip("\u00a0\u2002\u2003\u2007\u2009\u202f ")


def _is_said(one: Inline) -> bool:
    return one["t"] not in _SPACES and not _is_blank(one)


def _opened(block: Block) -> list[Block]:
    """A list; if each of its items begins with a heading, what they hold: then its numbers are those of headings."""
    items = block["c"][1] if block["t"] == "OrderedList" else block["c"]
    if items and all(item and item[0]["t"] == "Header" for item in items):
        return [inner for item in items for inner in item]
    return [block]


def _is_indented(blocks: list[Block]) -> bool:
    """Whether so much is quoted that it can be no quotation."""
    quoted = sum(_length(block) for block in blocks if block["t"] == "BlockQuote")
    return quoted > _QUOTED_AT_MOST * sum(map(_length, blocks))


def _length(value: Any) -> int:
    count, waiting = 0, [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, dict):
            count += one.get("t") == "Str"
            waiting.extend(one.values())
    return count


def _without_quotations(blocks: list[Block]) -> Iterator[Block]:
    for block in blocks:
        if block["t"] == "BlockQuote":
            yield from _without_quotations(block["c"])
        else:
            yield block
