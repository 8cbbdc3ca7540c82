"""Fenced code (CommonMark 0.31, 4.5), whatever stands after the fence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from markdown_it.rules_block.state_block import StateBlock

from guidepress.read import rules
from guidepress.read.markdown.blocks.callout_names import type_of
from guidepress.read.markdown.blocks.containers import options_of, push_directive
from guidepress.read.markdown.blocks.telling import telling

_OPENING = re.compile(r"(?P<mark>`{3,})(?P<info>[^`]*)|(?P<tildes>~{3,})(?P<any>.*)")
_DIRECTIVE = re.compile(r"\{(?P<name>[A-Za-z][\w:-]*)\}[ \t]*(?P<rest>.*)")
_CHUNK = re.compile(r"\{(?P<name>[A-Za-z][\w+-]*)(?:[\s,].*)?\}?")
_CODE = frozenset({"code", "code-block", "code-cell", "sourcecode", "literalinclude", "highlight"})
"""Directives of MyST and Sphinx that hold code, in the language that stands behind them."""

_LANGUAGE = re.compile(r"[^\s,:{}\"'=]+")
_TITLE = re.compile(r"\b(?:title|filename|file-name|caption|lst-cap)=(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)')")
_TAB = re.compile(r"\[(?P<title>[^\[\]]+)\]")
_BRACED = re.compile(r"\{[^{}]*\}?")
_CAPTIONS = ("caption", "filename", "lst-cap")
_DRAWN = frozenset(
    """
    abc bpmn d2 flow geojson mermaid nomnoml plantuml puml sequence stl topojson vega vega-lite wavedrom
    """.split()
)
"""Languages of diagrams, which other programs draw where a fence holds them."""

_CLASS, _ID = re.compile(r"\.([\w+#-]+)"), re.compile(r"#([A-Za-z][\w.:-]*)")


@dataclass(frozen=True, slots=True)
class Info:
    """What stands after a fence: the language of the code, if any, an id, a title, and the name of a directive."""

    language: str = ""
    id: str = ""
    directive: str = ""
    rest: str = ""
    title: str = ""
    holds_options: bool = False
    """Whether the first lines may be options of a directive."""


def read_info(info: str) -> Info:
    """The info string of a fence: ``rust,ignore``, ``{.python .input}``, ``{r plot}``, ``{note} Title``."""
    made = _read_info(info.strip())
    named = _TITLE.search(info) or _TAB.search(_BRACED.sub("", info))
    title = next(filter(None, named.groups()), "") if named else ""
    return replace(made, title=" ".join(title.split())) if title and not made.directive else made


def _read_info(text: str) -> Info:
    directive = _DIRECTIVE.fullmatch(text)
    if directive:
        name, rest = directive["name"], directive["rest"]
        if name.lower() in _CODE:
            language = _LANGUAGE.match(rest)
            return Info(language=language[0] if language else "", holds_options=True)
        if (rest or type_of(name)) and name.lower() != "math":
            return Info(directive=name, rest=rest)
        return Info(language=name)
    if text.startswith("{"):
        chunk = _CHUNK.match(text)
        named, held = _ID.search(text), _CLASS.search(text)
        marked = chunk["name"] if chunk else held[1] if held else ""
        return Info(language=marked.removeprefix("language-"), id=named[1] if named and not chunk else "")
    first = _LANGUAGE.match(text)
    named = _ID.search(text) if "{#" in text else None
    return Info(language=first[0].removeprefix("language-") if first else "", id=named[1] if named else "")


def fence_rule(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """The rule for markdown-it's block parser: pushes a token ``code`` with an `Info` in its ``meta``, or a callout."""
    text = _text(state, line)
    opening = _OPENING.fullmatch(text) if text.startswith(("```", "~~~")) else None
    if opening is None or state.is_code_block(line):
        return False
    if silent:
        return True
    mark, written = opening["mark"] or opening["tildes"], opening["info"] or opening["any"] or ""
    last, closed = _closing(state, line, end, mark)
    if not closed:
        telling(state.env).add(rules.MAN082, line, "this fence is not closed: all that follows is code")
    info = read_info(written)
    if info.language == "math":
        _push_formula(state, line, last)
    elif type_of(info.directive):
        push_directive(state, line, last, info.directive, info.rest)
    else:
        first = line + 1
        if info.holds_options:
            options, first = options_of(state, first, last)
            caption = next((options[name] for name in _CAPTIONS if options.get(name)), "")
            info = replace(info, title=caption, id=options.get("name") or options.get("label") or "")
        if info.directive:
            message = f"the directive '{{{info.directive}}}' is read as code"
            telling(state.env).add(rules.MAN084, line, message)
        elif info.language.lower() in _DRAWN:
            message = f"a diagram in '{info.language}' is shown as its source"
            hint = "Draw it, and show the picture with an alternative text."
            telling(state.env).add(rules.MAN084, line, message, hint=hint)
        token = state.push("code", "pre", 0)
        indent = state.sCount[line] - telling(state.env).drawn.get(line, 0)
        token.content = state.getLines(first, last, max(indent, 0), True)
        token.meta, token.map = {"info": info}, [line, last]
    state.line = last + (1 if closed else 0)
    return True


def _push_formula(state: StateBlock, line: int, last: int) -> None:
    """A formula in a fence (GitHub, GitLab, MyST): what stands in it is TeX."""
    options, first = options_of(state, line + 1, last)
    token = state.push("display", "div", 0)
    token.content = state.getLines(first, last, 0, False).strip()
    token.meta, token.map = {"id": options.get("label") or options.get("name") or ""}, [line, last]


def _closing(state: StateBlock, line: int, end: int, mark: str) -> tuple[int, bool]:
    """The line of the fence that closes one, and whether there is any: it is as long and has nothing behind it.

    That of a block in an item may stand farther out than the item's text: what would begin there is never meant.
    """
    for number in range(line + 1, end):
        text = _text(state, number)
        if not state.isEmpty(number) and state.sCount[number] < state.blkIndent:
            return number, text.startswith(mark) and not text.strip(mark[0])
        if text.startswith(mark) and not text.strip(mark[0]) and state.sCount[number] - state.blkIndent < 4:
            return number, True
    return end, False


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip()
