"""What programs leave in documents is mended in the tree, before it is written as Markdown."""

from __future__ import annotations

import json
from typing import Any

import pytest

from guidepress.importing.document_tree import mended


def s(*words: str) -> list[dict[str, Any]]:
    """Phrases: words, ``" "`` for a space and ``"/"`` for the end of a line."""
    spaces = {" ": {"t": "Space"}, "/": {"t": "LineBreak"}}
    return [spaces.get(word) or {"t": "Str", "c": word} for word in words]


def t(kind: str, *inner: Any) -> dict[str, Any]:
    """A stretch, a paragraph or a quotation."""
    return {"t": kind, "c": list(inner)}


def span(name: str, *inner: Any) -> dict[str, Any]:
    """A place with a name."""
    return {"t": "Span", "c": [[name, [], []], list(inner)]}


def head(level: int, words: str) -> dict[str, Any]:
    """A heading."""
    return {"t": "Header", "c": [level, ["", [], []], s(words)]}


def numbered(*items: list[Any]) -> dict[str, Any]:
    """A list with numbers."""
    return {"t": "OrderedList", "c": [[1, {"t": "Decimal"}, {"t": "Period"}], list(items)]}


LINK = {"t": "Link", "c": [["", [], []], s("there"), ["#b", ""]]}
NOTE = t("Note", t("Para", *s("Told.")))
CITE = {"t": "Cite", "c": [[{"citationId": "k"}], s("[@k]")]}

PHRASES = {
    "pieces of one stretch": (
        [t("Emph", *s("One", " ")), t("Emph", *s("two")), *s(" "), t("Emph", *s("three"))],
        [t("Emph", *s("One", " ", "two", " ", "three"))],
    ),
    "a stretch in its like": ([t("Strong", *s("a"), t("Strong", *s("b")))], [t("Strong", *s("a", "b"))]),
    "two that differ": ([t("Emph", *s("a")), t("Strong", *s("b"))], [t("Emph", *s("a")), t("Strong", *s("b"))]),
    "spaces at its ends": (
        [*s("a"), t("Emph", *s(" ", "b", "\u00a0")), *s("c")],
        [*s("a", " "), t("Emph", *s("b")), *s("\u00a0", "c")],
    ),
    "a stretch of nothing": ([*s("a"), t("Emph", *s("/")), *s("b")], s("a", "/", "b")),
    "a raised note": ([*s("a"), t("Superscript", NOTE)], [*s("a"), NOTE]),
    "raised citations": ([*s("a"), t("Superscript", CITE, *s("\u00a0"), CITE)], [*s("a"), CITE, CITE]),
    "a raised letter": ([*s("a"), t("Superscript", *s("2"))], [*s("a"), t("Superscript", *s("2"))]),
    "places that nothing leads to": ([span("a"), span("c", *s("x")), span("b"), LINK], [*s("x"), span("b"), LINK]),
}


@pytest.mark.parametrize(("phrases", "made"), PHRASES.values(), ids=PHRASES)
def test_phrases_are_mended(phrases: list[Any], made: list[Any]) -> None:
    """In a paragraph, in a cell and in a note alike."""
    assert json.loads(mended(tree(t("Para", *phrases)), indents=False))["blocks"] == [t("Para", *made)]
    note = t("Para", *s("x"), t("Note", t("Para", *phrases)))
    inner = json.loads(mended(tree(note), indents=False))["blocks"][0]["c"][1]["c"]
    assert inner == [t("Para", *made)]


def tree(*blocks: Any) -> bytes:
    """A document of these blocks."""
    return json.dumps({"pandoc-api-version": [1, 23], "meta": {}, "blocks": blocks}).encode()


WORDS = t("Para", *s("Words", "that", "say", "something."))
QUOTED = t("BlockQuote", WORDS)
BLOCKS = {
    "numbers of headings": (
        [numbered([head(1, "A")], [numbered([head(2, "B"), WORDS])]), numbered([numbered([head(2, "C")])])],
        [head(1, "A"), head(2, "B"), WORDS, head(2, "C")],
    ),
    "a list": ([numbered([WORDS], [head(1, "A")])], [numbered([WORDS], [head(1, "A")])]),
    "nothing": ([t("Para", *s("/")), t("BlockQuote", t("Para", *s(" "))), t("Para", span("a")), WORDS], [WORDS]),
    "a quotation": ([WORDS, WORDS, WORDS, QUOTED], [WORDS, WORDS, WORDS, QUOTED]),
    "indents": ([WORDS, QUOTED, t("BlockQuote", QUOTED)], [WORDS, WORDS, WORDS]),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_blocks_are_mended(name: str) -> None:
    """Headings leave lists that only count them; what says nothing goes; indented text is no quotation."""
    blocks, made = BLOCKS[name]
    assert json.loads(mended(tree(*blocks), indents=True))["blocks"] == made


def test_quotations_of_a_format_that_has_them_stay() -> None:
    """However many there are."""
    assert json.loads(mended(tree(QUOTED, QUOTED), indents=False))["blocks"] == [QUOTED, QUOTED]


def test_a_tree_that_nests_too_deeply_stays() -> None:
    """Somebody made it to be one."""
    deep = "[" * 5_000 + "]" * 5_000
    data = f'{{"blocks": [{{"t": "Para", "c": {deep}}}]}}'.encode()
    assert mended(data, indents=True) == data
