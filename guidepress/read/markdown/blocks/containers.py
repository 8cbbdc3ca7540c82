"""Callouts and divisions, as MkDocs, pandoc, MyST and Docusaurus write them."""

from __future__ import annotations

import re

from markdown_it.rules_block.state_block import StateBlock

from guidepress.read import rules
from guidepress.read.markdown.blocks.callout_names import type_of
from guidepress.read.markdown.blocks.telling import telling

INDENT = 4
"""Columns by which the text of a callout with ``!!!`` is farther in; two will do if all of it has them."""

DEEPEST = 60
"""Divisions in one another."""

_CALLOUT = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]*(?P<name>[\w-]+)[ \t]*(?P<rest>.*)")
_TAB = re.compile(r"===[!+]?[ \t]+\"(?P<title>.*)\"")
_PLACES = re.compile(r"(?:inline|end|left|right|collapse|center)\b[ \t]*")
_QUOTED = re.compile(r"\"(?P<title>.*)\"")
_LIST = re.compile(r"(?:^|[ \t])\{:?([^{}]*)\}\Z")
_COLONS = re.compile(r"(?P<colons>:{3,})[ \t]*(?P<info>.*?)[ \t]*:*[ \t]*")
_INFO = re.compile(
    r"(?:\{(?P<list>[^{}]*)\}|(?P<name>[A-Za-z][\w-]*)(?=[\s\[{]|$))[ \t]*(?:\[(?P<in>.*)\]|(?P<title>.*))"
)
_TITLE = re.compile(r"\btitle=(?:\"([^\"]*)\"|'([^']*)'|([^\s}]+))")
_NAME = re.compile(r"(?:^|\s)#([A-Za-z_][\w.:-]*)")
_OPTION = re.compile(r":(?P<name>[\w-]+):(?P<value>[ \t].*)?")
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")


def callout_rule(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """``!!! type "Title"`` with its text indented below (also ``???``, for nothing folds in a book)."""
    found = _CALLOUT.fullmatch(_text(state, line)) if not state.is_code_block(line) else None
    if found is None:
        return False
    if silent:
        return True
    title, identity = _without_id(found["rest"].strip())
    while place := _PLACES.match(title):
        title = title[place.end() :]
    quoted = _QUOTED.fullmatch(title)
    last, indent = _indented(state, line, end)
    _push_callout(state, (line, last), found["name"], quoted["title"] if quoted else title, identity)
    before = state.blkIndent
    state.blkIndent = indent
    _read(state, line + 1, last)
    state.blkIndent = before
    state.push("callout_close", "aside", -1)
    state.line = last
    return True


def _without_id(title: str) -> tuple[str, str]:
    """What stands behind the name of a callout without the list of attributes at its end, and the id in that."""
    found = _LIST.search(title)
    held = _NAME.search(found[1]) if found else None
    return (title[: found.start()].rstrip(), held[1]) if found and held else (title, "")


def tab_rule(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """``=== "Title"`` with its text indented below (MkDocs): tabs lie open in a book, one after another."""
    found = _TAB.fullmatch(_text(state, line)) if not state.is_code_block(line) else None
    if found is None:
        return False
    if silent:
        return True
    last, indent = _indented(state, line, end)
    token = state.push("division_open", "div", 1)
    token.map, token.meta = [line, last], {"attributes": ".tab", "title": found["title"], "name": "tab"}
    before, state.blkIndent = state.blkIndent, indent
    _read(state, line + 1, last)
    state.blkIndent = before
    state.push("division_close", "div", -1)
    state.line = last
    return True


def _indented(state: StateBlock, line: int, end: int) -> tuple[int, int]:
    """The line behind the text that is indented below a line, and its indentation."""
    base = state.sCount[line]
    first = line + 1
    while first < end and state.isEmpty(first):
        first += 1
    indent = base + INDENT
    if first < end and first == line + 1 and base + 2 <= state.sCount[first] < indent:
        indent = state.sCount[first]
    last = number = line + 1
    while number < end and (state.isEmpty(number) or state.sCount[number] >= indent):
        number += 1
        if not state.isEmpty(number - 1):
            last = number
    return last, indent


def colons_rule(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """``::: type Title``, ``::: {.class}`` or ``:::{type} Title``, as far as the colons that close it."""
    found = _COLONS.fullmatch(_text(state, line)) if not state.is_code_block(line) else None
    if found is None or not found["info"] or telling(state.env).depth >= DEEPEST:
        return False
    info = _INFO.fullmatch(found["info"])
    if info is None:
        return False
    name, attributes, title = _read_info(info)
    last, closed = _closing(state, line, end)
    if not closed and type_of(name) is None and not attributes.startswith("{"):
        return False
    if silent:
        return True
    if not closed:
        telling(state.env).add(rules.MAN082, line, "the colons that close this division are missing")
    options, first = options_of(state, line + 1, last) if attributes.startswith("{") else ({}, line + 1)
    if type_of(name):
        held = _NAME.search(attributes)
        _push_callout(state, (line, last), _named(name, options), title, held[1] if held else _name_in(options))
        state.tokens[-1].markup = ":::"
    else:
        token = state.push("division_open", "div", 1)
        token.map, token.meta = [line, last], {"attributes": attributes, "title": title, "name": name}
    _read(state, first, last)
    state.push("callout_close" if type_of(name) else "division_close", "div", -1)
    state.line = last + (1 if closed else 0)
    return True


def _read_info(info: re.Match[str]) -> tuple[str, str, str]:
    """The name, the attributes and the title of what colons open; those of a directive begin with a brace."""
    title = info["in"] or info["title"] or ""
    if info["list"] is None:
        return info["name"], f".{info['name']}", title
    held = info["list"].strip()
    if not held.startswith((".", "#")) and "=" not in held:
        return held, "{", title
    names = re.findall(r"\.([\w-]+)", held)
    name = next((one for one in names if type_of(one)), "")
    written = _TITLE.search(held)
    return name, held, title or (next(filter(None, written.groups()), "") if written else "")


def _closing(state: StateBlock, line: int, end: int) -> tuple[int, bool]:
    """The line of the colons that close what a line opens, and whether there are any."""
    depth, fence = 1, ""
    for number in range(line + 1, end):
        if not state.isEmpty(number) and state.sCount[number] < state.blkIndent:
            return number, False
        text = _text(state, number)
        if code := _FENCE.match(text):
            if not fence:
                fence = code[1]
            elif code[1].startswith(fence) and not text[code.end() :].strip():
                fence = ""
        if not fence and (found := _COLONS.fullmatch(text)):
            depth += 1 if found["info"] else -1
            if depth == 0:
                return number, True
    return end, False


def push_directive(state: StateBlock, line: int, last: int, name: str, title: str) -> None:
    """A callout written as a fence, ``{note}``: its text stands between the fences, on the lines up to ``last``."""
    options, first = options_of(state, line + 1, last)
    _push_callout(state, (line, last), _named(name, options), title, _name_in(options))
    state.tokens[-1].markup = ":::"
    _read(state, first, last)
    state.push("callout_close", "aside", -1)


def options_of(state: StateBlock, first: int, last: int) -> tuple[dict[str, str], int]:
    """The options of a directive (``:name: value``, MyST and Sphinx), and the line behind them."""
    options: dict[str, str] = {}
    while first < last and (found := _OPTION.fullmatch(_text(state, first))):
        options[found["name"].lower()] = (found["value"] or "").strip()
        first += 1
    return options, first


def _named(name: str, options: dict[str, str]) -> str:
    """The name of a callout: that of its class, if it is called nothing but an admonition."""
    kinds = options.get("class", "").split() if name.lower() == "admonition" else []
    return next((one for one in kinds if type_of(one)), name)


def _push_callout(state: StateBlock, lines: tuple[int, int], name: str, title: str, identity: str = "") -> None:
    token = state.push("callout_open", "aside", 1)
    token.map, token.meta = [*lines], {"name": name, "title": title, "id": identity}


def _name_in(options: dict[str, str]) -> str:
    """The id that the options of a directive give."""
    return (options.get("name") or options.get("label") or "").strip("\"'")


def _read(state: StateBlock, first: int, last: int) -> None:
    """Read the lines of a container; nothing in it goes on behind its end."""
    parent, most = state.parentType, state.lineMax
    state.parentType, state.lineMax = "container", last
    telling(state.env).depth += 1
    state.md.block.tokenize(state, first, last)
    telling(state.env).depth -= 1
    state.parentType, state.lineMax = parent, most


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()
