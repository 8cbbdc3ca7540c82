"""Blocks of PyMdown (``/// note | Title`` to ``///``), as Material for MkDocs has them, written as directives."""

from __future__ import annotations

import re

from guidepress.importing.text.lines import Context, Line, in_code
from guidepress.read.markdown.blocks.callout_names import type_of

_OPENING = re.compile(
    r"(?P<indent>[ \t>]*)(?P<marks>/{3,})[ \t]+(?P<name>[a-z][\w-]*)[ \t]*(?:\|[ \t]*(?P<title>.*?))?[ \t]*"
)
_CLOSING = re.compile(r"(?P<indent>[ \t>]*)(?P<marks>/{3,})[ \t]*")
_OPTION = re.compile(r"[ \t>]*(?: {4}|\t)(?P<key>[\w-]+):[ \t]*(?P<value>.*)")
_PICTURE = re.compile(r"(?P<before>[ \t>]*!\[[^\[\]]*\]\([^()\s\"]+)(?P<after>\)(?:\{[^{}]*\})?[ \t]*)")
_NAMES = {"tab": "tab-item", "details": "dropdown", "html": "div", "admonition": "note"}
"""Their names as MyST has them; of ``html`` the frame says nothing."""


def turn_slashes(lines: list[Line], context: Context) -> list[Line]:
    """The lines with every block that is closed between colons; captions go to the picture before them."""
    made = list(lines)
    code = in_code(lines)
    open_blocks: list[tuple[int, re.Match[str]]] = []
    dropped: set[int] = set()
    for number, line in enumerate(lines):
        if code[number] or "///" not in line.text:
            continue
        if opening := _OPENING.fullmatch(line.text):
            open_blocks.append((number, opening))
            continue
        closing = _CLOSING.fullmatch(line.text)
        while closing and open_blocks:
            first, opening = open_blocks.pop()
            if opening["marks"] == closing["marks"]:
                dropped |= _turned(made, first, number, opening, context)
                break
    return [line for number, line in enumerate(made) if number not in dropped]


def _turned(made: list[Line], first: int, last: int, opening: re.Match[str], context: Context) -> set[int]:
    """Write a block as a directive in place; returns the lines that say nothing more."""
    options: dict[str, str] = {}
    at = first + 1
    while at < last and (option := _OPTION.fullmatch(made[at].text)):
        options[option["key"]] = option["value"].strip()
        at += 1
    gone = set(range(first + 1, at))
    name, title = opening["name"], opening["title"] or ""
    context.log.unshown += [f"{key} {value}" for key, value in options.items()]
    if name.endswith("caption"):
        context.log.unshown.append(f"{name} {title}")
        return gone | _caption(made, first, last, at)
    if name in {"html", "define"}:
        context.log.unshown.append(f"{name} {title}")
        title = ""
    elif not type_of(name):
        context.log.unshown.append(name)
    kind = options.get("type", "") if name in {"admonition", "details"} else name
    if name == "details" and kind:
        context.lost("Directives", made[first], f"a note that folds stands open: {title}")
    called = kind if type_of(kind) else _NAMES.get(name) or ("note" if title or name != "define" else "div")
    title = title or ("" if called != "note" or type_of(name) else name.capitalize())
    made[first] = Line(made[first].number, f"{opening['indent']}:::{{{called}}} {title}".rstrip())
    made[last] = Line(made[last].number, f"{opening['indent']}:::")
    return gone


def _caption(made: list[Line], first: int, last: int, at: int) -> set[int]:
    """A caption becomes that of a picture right before it, else a paragraph of its own."""
    words = " ".join(line.text.strip(" \t>") for line in made[at:last] if line.text.strip(" \t>"))
    above = first - 1
    while above >= 0 and not made[above].text.strip():
        above -= 1
    picture = _PICTURE.fullmatch(made[above].text) if above >= 0 else None
    if picture and words and '"' not in words:
        made[above] = Line(made[above].number, f'{picture["before"]} "{words}"{picture["after"]}')
        return set(range(first, last + 1))
    made[first], made[last] = Line(made[first].number, ""), Line(made[last].number, "")
    return set()
