"""What the custom properties of sheets come to, once everything that they use is put in (CSS Custom Properties 1, 3).

A property that uses another ten times, which uses a third ten times, is short to write and has no end: engines put in
what is used for each element that a rule reaches.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import tinycss2

MOST_TOKENS = 10_000
"""The tokens of all values of some sheets that use a custom property, after all is put in."""
MOST_STEPS = 40
"""How many properties may use one another in a row: who puts them in goes down into each."""


@dataclass(frozen=True, slots=True)
class _Value:
    sheet: str
    line: int
    name: str
    tokens: int
    uses: tuple[str, ...]


@dataclass(slots=True)
class _Sizes:
    values: Mapping[str, list[_Value]]
    known: dict[str, int] = field(default_factory=dict)

    def of(self, value: _Value, above: tuple[str, ...] = ()) -> int:
        """The tokens of a value with all that it uses; of two values of one property the greater one counts."""
        if len(above) > MOST_STEPS:
            return MOST_TOKENS + 1
        return min(value.tokens + sum(self._of_name(name, above) for name in value.uses), MOST_TOKENS + 1)

    def _of_name(self, name: str, above: tuple[str, ...]) -> int:
        if name in above:
            return 0  # a circle is no value: an engine puts in nothing
        if name not in self.known:
            self.known[name] = max((self.of(one, (*above, name)) for one in self.values.get(name, ())), default=1)
        return self.known[name]


def swollen(sheets: Mapping[str, str]) -> tuple[str, int, str] | None:
    """Sheet, line and name of the value with which sheets that are laid over one another come to too much."""
    used = [one for name, sheet in sheets.items() for one in _values(name, sheet)]
    by_name: dict[str, list[_Value]] = {}
    for one in used:
        if one.name.startswith("--"):
            by_name.setdefault(one.name, []).append(one)
    sizes, left = _Sizes(by_name), MOST_TOKENS
    for one in sorted(used, key=lambda one: not one.name.startswith("--")):
        if one.uses:
            left -= sizes.of(one)
        if left < 0:
            return one.sheet, one.line, one.name
    return None


def _values(name: str, sheet: str) -> Iterator[_Value]:
    waiting = deque([tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)])
    while waiting:
        for one in waiting.popleft():
            if one.type == "declaration":
                tokens, uses = _counted(one.value)
                yield _Value(name, one.source_line, one.name, tokens, tuple(uses))
            elif one.type in {"at-rule", "qualified-rule"} and one.content is not None:
                waiting.append(tinycss2.parse_blocks_contents(one.content, skip_comments=True, skip_whitespace=True))


def _counted(value: Iterable[Any]) -> tuple[int, list[str]]:
    """How many tokens a value has, those in brackets too, and the custom properties that it uses, each time it does."""
    count, uses, waiting = 0, [], [value]
    while waiting:
        for token in waiting.pop():
            if token.type in {"whitespace", "comment"}:
                continue
            count += 1
            inside = getattr(token, "arguments", None) or getattr(token, "content", None) or []
            waiting.append(inside)
            if token.type == "function" and token.lower_name == "var":
                uses.extend([one.value for one in inside if one.type == "ident"][:1])
    return count, uses
