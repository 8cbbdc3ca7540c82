"""Directives of MyST, and blocks of other tools, that a guide writes otherwise."""

from __future__ import annotations

import re

from guidepress.importing.text.code import RUN
from guidepress.importing.text.lines import Context, Line
from guidepress.standards.markdown_fences import fences

_DIRECTIVE = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,}|:{3,})[ \t]*\{(?P<name>[\w:+-]+)\}[ \t]*(?P<argument>.*)")
_OPTION = re.compile(r"\s*:(?P<key>[\w-]+):\s*(?P<value>.*)")
_NOTHING = frozenset(
    {"toctree", "tableofcontents", "contents", "bibliography", "index", "only", "raw", "footbibliography", "list-of"}
)
_PICTURES = frozenset({"figure", "image", "subfigure"})
_LEFT = frozenset({"note", "tip", "hint", "warning", "danger", "caution", "attention", "error", "important", "seealso",
                   "admonition", "example"})  # fmt: skip
"""Directives that a guide knows as they are."""

_CODE = frozenset({"code-cell", "code-block", "code", "sourcecode"})
_TARGET = re.compile(r"\((?P<id>[\w:.-]+)\)=\s*")
_BEGINS_TEXT = re.compile(r"[^\W\d_]|[*_`\"'(\[]\w")
_HINT = re.compile(r"\s*\{%-?\s*hint\s+style=[\"']?(?P<style>\w+)[\"']?\s*-?%\}\s*")
_END = re.compile(r"\s*\{%-?\s*endhint\s*-?%\}\s*")


def rewrite_directives(lines: list[Line], context: Context) -> list[Line]:
    """Figures, formulas, quotations, theorems and targets of MyST, and hints of GitBook, in the dialect."""
    made, at = [], 0
    for fence in fences([line.text for line in lines]):
        made += lines[at : fence.first]
        block = lines[fence.first : fence.last + 1]
        made += _directive(block, context) if fence.closed else block
        at = fence.last + 1
    return _targets(_hints(made + lines[at:]), context)


def _directive(block: list[Line], context: Context) -> list[Line]:
    found = _DIRECTIVE.match(block[0].text)
    if found is None or found["name"].lower() in _LEFT | RUN | _CODE:
        return block
    name, argument = found["name"].lower(), found["argument"].strip()
    inner, options = _options(block[1:-1])
    number = block[0].number
    if name in _NOTHING:
        words = " ".join(line.text for line in inner).strip()
        if name in {"raw", "only"} and words:
            context.lost("Directives", block[0], f"{{{name}}}: {words}")
        return [Line(number, "")]
    if name in _PICTURES:
        return _picture(argument, inner, options, number)
    if name == "math":
        return [Line(number, ""), Line(number, "$$"), *([Line(number, argument)] if argument else []), *inner,
                Line(block[-1].number, "$$"), Line(block[-1].number, "")]  # fmt: skip
    if name in {"epigraph", "pull-quote", "highlights", "quote"}:
        return [Line(number, ""), *(Line(line.number, f"> {line.text}") for line in inner), Line(number, "")]
    if name in {"list-table", "csv-table", "table", "glossary", "include", "literalinclude"}:
        context.lost("Directives", block[0], f"{{{name}}} is brought in as plain text")
        return [Line(number, ""), *([Line(number, argument)] if argument else []), *inner, Line(number, "")]
    kind = name.rpartition(":")[2].replace("-start", "").replace("-end", "")
    title = f"{kind.capitalize()}{f' ({argument})' if argument else ''}"
    if not any(line.text.strip() for line in inner):
        context.lost("Directives", block[0], f"{{{name}}} {argument}")
        return [Line(number, argument)]
    label = options.get("label") or options.get("name") or ""
    opened = f'::: {{.note title="{title.replace(chr(34), chr(39))}"{f" #{label}" if label else ""}}}'
    return [Line(number, ""), Line(number, opened), *inner, Line(block[-1].number, ":::"), Line(number, "")]


def _options(lines: list[Line]) -> tuple[list[Line], dict[str, str]]:
    """The text of a directive, and the options before it."""
    options: dict[str, str] = {}
    at = 0
    if lines and lines[0].text.strip() == "---":
        end = next((n for n, line in enumerate(lines[1:], 1) if line.text.strip() == "---"), None)
        for line in lines[1 : end or 1]:
            key, _colon, value = line.text.partition(":")
            options[key.strip()] = value.strip()
        at = (end + 1) if end else 0
    while at < len(lines) and (found := _OPTION.fullmatch(lines[at].text)):
        options[found["key"]] = found["value"].strip()
        at += 1
    return lines[at:], options


def _picture(file: str, inner: list[Line], options: dict[str, str], number: int) -> list[Line]:
    caption = " ".join(line.text.strip() for line in inner if line.text.strip()).replace('"', "'")
    alt = options.get("alt") or ""
    label = options.get("name") or options.get("label") or ""
    titled = f' "{caption}"' if caption else ""
    return [
        Line(number, ""),
        Line(number, f"![{alt}]({file}{titled}){f'{{#{label}}}' if label else ''}"),
        Line(number, ""),
    ]


def _targets(lines: list[Line], context: Context) -> list[Line]:
    """``(label)=`` before a heading becomes its id."""
    made: list[Line] = []
    waiting: tuple[Line, str] | None = None
    for line in lines:
        if found := _TARGET.fullmatch(line.text.strip()):
            waiting = (line, found["id"])
            continue
        if waiting and line.text.strip():
            if line.text.startswith("#") and "{#" not in line.text:
                made.append(Line(line.number, f"{line.text.rstrip()} {{#{waiting[1]}}}"))
                waiting = None
                continue
            if _BEGINS_TEXT.match(line.text):
                made.append(Line(line.number, f'<span id="{waiting[1]}"></span>{line.text}'))
                waiting = None
                continue
            context.lost("Targets of links", waiting[0], f"({waiting[1]})= stands before no heading and no paragraph")
            waiting = None
        made.append(line)
    return made


def _hints(lines: list[Line]) -> list[Line]:
    made: list[Line] = []
    for line in lines:
        if found := _HINT.fullmatch(line.text):
            style = {"info": "note", "success": "tip", "working": "warning"}.get(found["style"], found["style"])
            made += [Line(line.number, ""), Line(line.number, f"::: {style}")]
        elif _END.fullmatch(line.text):
            made += [Line(line.number, ":::"), Line(line.number, "")]
        else:
            made.append(line)
    return made
