"""Calls of notes in the words of pictures: an alternative text is read out and calls nothing."""

from __future__ import annotations

import re

from guidepress.read.markdown.blocks.code_spans import outside_code

NOTED = r"\[\^[^\[\]\s]{1,300}+\]|\^\[(?:[^\[\]]|\[[^\[\]]{0,300}+\]){0,2000}+\]"
"""A call, or a note that is written where it is called."""

_NOTED = re.compile(NOTED)
_PICTURE = re.compile(r"!\[(?=[^\]]{0,2000}\^)")
_BEHIND = re.compile(
    r"\]\((?:[^()\n\"]|\([^()\n]{0,300}\)|\"(?:[^\"\\\n]|\\.){0,2000}\"){0,3000}\)(?:\{[^{}\n]{0,1000}\})?"
    r"|\]\[[^\[\]\n]{0,300}\]"
)


def without_calls(text: str) -> tuple[str, str]:
    """A text without its calls and notes, and these by themselves."""
    return _NOTED.sub("", text), "".join(found[0] for found in _NOTED.finditer(text))


def behind_pictures(text: str) -> str:
    """A paragraph with what is called in the words of its pictures called right behind them."""
    if "![" not in text or "^" not in text:
        return text
    bare, pieces, done = outside_code(text), [], 0
    for picture in _PICTURE.finditer(bare):
        at = picture.end()
        while (at := _next(bare, at)) >= 0 and (noted := _NOTED.match(bare, at)):
            at = noted.end()
        behind = _BEHIND.match(bare, at) if at >= 0 and picture.start() >= done else None
        if behind is not None:
            words, calls = without_calls(text[picture.end() : at])
            pieces += [text[done : picture.end()], words, text[at : behind.end()], calls]
            done = behind.end()
    return "".join((*pieces, text[done:]))


_STOP = re.compile(r"\\.|\[\^|\^\[|\]", re.DOTALL)


def _next(text: str, at: int) -> int:
    """Where the words of a picture end, or something is called in them; -1 if neither comes."""
    for found in _STOP.finditer(text, at):
        if found[0][0] != "\\":
            return found.start()
    return -1
