"""Sentences and words."""

from __future__ import annotations

import re
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:['’.,\-–][^\W_]+)*")


_END = re.compile(r"(?P<stop>[.!?…]++)[\"'”’)\]»]*+(?=\s++[\"'“‘(\[«¿¡]*+[^\Wa-z_]|\s*+\Z)")
"""The end of a sentence. Nothing is tried twice, so that rows of full stops or quotation marks cost no more than words."""  # noqa: E501


ABBREVIATIONS = frozenset(
    """
    approx al cf co dr e.g eg etc fig figs i.e ie inc jr mr mrs ms no nos nr p pp prof sr st u.s u.k vol vs
    """.split()
)


_LONGEST = 20
"""Signs before a full stop in which an abbreviation, with a bracket before it, has room."""


@lru_cache(maxsize=4096)
def split_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a block of text. A full stop after an abbreviation or an initial ends none."""
    sentences, start, end = [], 0, len(text.rstrip())
    for found in _END.finditer(text):
        before = text[max(start, found.start() - _LONGEST) : found.start()].rsplit(maxsplit=1)[-1:] or [""]
        last = before[0].lstrip("(\"'“‘[").casefold()
        is_short = last in ABBREVIATIONS or (len(last) == 1 and last.isalpha())
        if found["stop"] == "." and found.end() < end and is_short:
            continue
        sentences.append(text[start : found.end()].strip())
        start = found.end()
    if tail := text[start:].strip():
        sentences.append(tail)
    return tuple(sentence for sentence in sentences if WORD.search(sentence))
