r"""Arguments of commands of TeX, set between braces where the converter would read others than TeX does.

TeX takes one sign for an argument without braces, the converter a whole number: ``\binom 20`` is "2 over 0", and
``\hat 12`` a 1 with a hat before a 2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_COUNTS = {
    **dict.fromkeys(("binom", "dbinom", "tbinom", "stackrel", "overset", "underset"), 2),
    **dict.fromkeys(
        """
        hat widehat bar vec dot ddot tilde widetilde check breve acute grave overline underline overrightarrow
        overleftarrow overbrace underbrace mathbf mathrm mathit mathsf mathtt mathbb mathcal mathfrak mathscr boldsymbol
        bm cancel boxed
        """.split(),
        1,
    ),
}
"""How many arguments a command has."""
_COMMANDS = re.compile(rf"\\({'|'.join(_COUNTS)})(?![A-Za-z])")
_TOKEN = re.compile(r"\\(?:[A-Za-z]+|.)", re.DOTALL)
_SPACE = re.compile(r"\s*")
_BRACES = re.compile(r"\\.|[{}]", re.DOTALL)


def with_braces(tex: str) -> str:
    """A formula whose arguments are as TeX reads them, whoever reads it."""
    marks = sorted(_marks(tex), key=lambda mark: (mark[0], mark[1] == "{"))
    pieces, last = [], 0
    for at, sign in marks:
        pieces += [tex[last:at], sign]
        last = at
    return "".join((*pieces, tex[last:]))


def _marks(tex: str) -> Iterator[tuple[int, str]]:
    """The braces that are lacking, each before the sign at its place."""
    ends: dict[int, int] | None = None
    for found in _COMMANDS.finditer(tex):
        ends = _ends(tex) if ends is None else ends
        at = found.end()
        for _argument in range(_COUNTS[found[1]]):
            start = _behind_space(tex, at)
            end = _end_of_argument(tex, start, ends)
            if end is None:
                break
            if tex[start].isdigit() and tex[end : end + 1].isdigit():
                yield from ((start, "{"), (end, "}"))
            at = end


def _behind_space(tex: str, at: int) -> int:
    space = _SPACE.match(tex, at)
    return space.end() if space else at


def _end_of_argument(tex: str, start: int, ends: dict[int, int]) -> int | None:
    """Where the argument ends that begins at a place; ``None`` if there is none."""
    sign = tex[start : start + 1]
    if sign in {"", "}", "^", "_", "&"}:
        return None
    if sign == "{":
        return ends.get(start)
    token = _TOKEN.match(tex, start) if sign == "\\" else None
    return token.end() if token else start + 1


def _ends(tex: str) -> dict[int, int]:
    """Behind the brace that closes it, by the place of each that opens one."""
    opened: list[int] = []
    ends: dict[int, int] = {}
    for found in _BRACES.finditer(tex):
        if found[0] == "{":
            opened.append(found.start())
        elif found[0] == "}" and opened:
            ends[opened.pop()] = found.end()
    return ends
