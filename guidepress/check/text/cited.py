"""What a sentence cites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from guidepress.check.text.prose import Block
from guidepress.check.text.sentences import split_sentences
from guidepress.model.xhtml import BLOCKS, fold

_KEY = re.compile(r"#ref-(?P<key>[^\s\"]+)")


def citing(block: Block) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The sentences of a block that cite, and what they cite; a call after a full stop belongs before it."""
    return _citing(block.element)


@lru_cache(maxsize=2048)
def _citing(holder: etree._Element) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """As `citing`: several checks ask of the same block, and none changes it."""
    return tuple(_sentences(holder))


def _sentences(holder: etree._Element) -> Iterator[tuple[str, tuple[str, ...]]]:
    text, calls = "", list[tuple[int, str]]()

    def walk(element: etree._Element) -> None:
        nonlocal text
        text += element.text or ""
        for child in element:
            if isinstance(child.tag, str) and child.tag not in BLOCKS:
                if child.get("role") == "doc-biblioref" and (found := _KEY.search(child.get("href", ""))):
                    calls.append((len(text.rstrip()), found["key"]))
                elif child.get("class") in {"cite", "number", "label"}:
                    for link in child.iter("a"):
                        if found := _KEY.search(link.get("href", "")):
                            calls.append((len(text.rstrip()), found["key"]))
                else:
                    walk(child)
            text += child.tail or ""

    walk(holder)
    start = 0
    for sentence in split_sentences(text) if calls else ():
        begin = max(text.find(sentence, start), start)
        start = begin + len(sentence)
        keys = tuple(dict.fromkeys(key for at, key in calls if begin < at <= start))
        if keys:
            yield fold(sentence), keys
