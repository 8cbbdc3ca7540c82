"""A braille block: words that begin on a line of their own, with their indents and blank lines."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from guidepress.typeset.braille.text import Style, Words


class Shape(StrEnum):
    """How the lines of a block are made."""

    TEXT = "text"
    CENTRED = "centred"
    ENTRY = "entry"
    BOX_TOP = "box-top"
    BOX_END = "box-end"


@dataclass(frozen=True, slots=True)
class Block:
    """Words that begin on a line of their own.

    ``before`` and ``after`` ask for a blank line; ``leads`` keeps the block with the one behind it; ``page`` is the
    print page of an entry of the contents (a folio).
    """

    words: Words
    first: int = 0
    runover: int = 0
    shape: Shape = Shape.TEXT
    before: bool = False
    after: bool = False
    leads: bool = False
    page: str = ""


@dataclass(frozen=True, slots=True)
class Margin:
    """Where blocks stand: ``left`` moves everything, ``first`` and ``runover`` are those of a paragraph."""

    left: int = 0
    first: int = 2
    runover: int = 0
    style: Style = field(default_factory=Style)


def apart(blocks: list[Block]) -> list[Block]:
    """Blocks with a blank line before the first and after the last."""
    if not blocks:
        return []
    blocks[0] = replace(blocks[0], before=True)
    blocks[-1] = replace(blocks[-1], after=True)
    return blocks
