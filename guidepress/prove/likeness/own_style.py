"""What a guide's own style sheets can change of a page, so that it is not asked; all else is asked as of any guide.

A sheet that gives headings a colour draws no line and moves no paragraph: lines, grounds and edges are then held to
what our sheets draw. Which properties can do what is read from the sheets that are laid over those of the edition.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import tinycss2
import tinycss2.color4

from guidepress.model.book import Book
from guidepress.model.edition import Edition
from guidepress.standards.contrast import Rgb

_MOVES = tuple(
    """
    align border box break clear column direction display flex float gap grid height inline-size inset justify left
    list margin max- min- order overflow padding page position right size text-align text-indent top width writing --
    """.split()
)
"""The beginnings of the names of what can move a line or a cell."""
_DRAWS = ("background", "border", "box", "column-rule", "list-style", "mask", "outline", "--")
_LINES = ("border", "box", "column-rule", "outline", "text-decoration", "text-underline", "--")
_UNSHARP = ("url", "image", "gradient", "radius", "dotted", "dashed", "double", "wavy", "groove", "ridge", "shadow")
"""What draws other shapes than lines and rectangles."""


@dataclass(frozen=True, slots=True)
class OwnStyle:
    """What the sheets of a guide can do to an edition: ``moves`` lines, ``draws`` grounds and bars, ``lines`` words.

    ``shapes`` says that they may draw other things than lines and rectangles, ``colours`` are those that they name, and
    ``unknown`` that they have colours which cannot be told.
    """

    moves: bool = False
    draws: bool = False
    lines: bool = False
    shapes: bool = False
    unknown: bool = False
    colours: frozenset[Rgb] = frozenset()

    @classmethod
    def of(cls, book: Book, edition: Edition) -> OwnStyle:
        """That of the sheets that are laid over those of an edition, or over the look of the guide."""
        held = [text for name, text in book.look.sheets.items() if name in {*edition.sheets, "booklet.css"}]
        said = [one for text in held for one in _declarations(tinycss2.parse_stylesheet(text, skip_comments=True))]
        names = [name for name, _value in said]
        named = [(name, tinycss2.serialize(value).lower()) for name, value in said]
        colours = [one for _name, value in said for one in _colours(value)]
        return cls(
            moves=any(name.startswith(_MOVES) for name in names),
            draws=any(name.startswith(_DRAWS) for name in names),
            lines=any(name.startswith(_LINES) for name in names),
            shapes=any(sign in name or sign in value for name, value in named for sign in _UNSHARP),
            unknown=None in colours,
            colours=frozenset(one for one in colours if one is not None),
        )


def _declarations(rules: Iterable[Any]) -> Iterator[tuple[str, list[Any]]]:
    """The declarations of a sheet, within other rules as well: the name and what is given to it."""
    for rule in rules:
        if rule.type == "declaration":
            yield rule.lower_name, list(rule.value)
        elif rule.type in {"qualified-rule", "at-rule"} and rule.content is not None:
            yield from _declarations(tinycss2.parse_blocks_contents(rule.content, skip_comments=True))


def _colours(value: Iterable[Any]) -> Iterator[Rgb | None]:
    """The colours that a value names; ``None`` for one that cannot be told or lets something through."""
    for token in value:
        if token.type not in {"ident", "hash", "function"}:
            continue
        found = tinycss2.color4.parse_color(token)
        if token.type == "function" and found is None:
            yield from _colours(token.arguments)
            yield from [None] * ("color" in token.lower_name)
        elif found is not None and not isinstance(found, str):
            opaque = found.alpha == 1 and found.space == "srgb"
            red, green, blue = found.coordinates
            yield (float(red), float(green), float(blue)) if opaque else None
