"""Code as tools that run it write it: cells of R, Quarto and MyST, and lines that mdBook hides."""

from __future__ import annotations

import re

from guidepress.importing.text.lines import Context, Line
from guidepress.standards.markdown_fences import fences

_OPEN = re.compile(r"(?P<indent>[ \t>]*)(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>.*)")
_CELL = re.compile(r"\{\s*(?P<language>[A-Za-z][\w+-]*)(?:[\s,](?P<options>.*))?\}.*")
_CODE_CELL = re.compile(
    r"\{code-(?:cell|block)\}\s*(?P<language>[\w+-]*).*|\{(?:sourcecode|code)\}\s*(?P<other>[\w+-]*).*"
)
_OPTION = re.compile(r"\s*#\|\s*(?P<key>[\w-]+)\s*:\s*(?P<value>.*)")
_MYST_OPTION = re.compile(r"\s*:[\w-]+:.*")
_CAPTION = re.compile(r"[\s>]*:(?:caption|filename):[ \t]*(?P<title>.*\S)\s*")
_UNSHOWN = re.compile(r"\b(?:include|echo)\s*[=:]\s*(?:FALSE|false|F)\b")
_FIGURE = re.compile(r"fig[.-]cap\s*=\s*[\"'](?P<words>[^\"']+)[\"']")
RUN = frozenset({"r", "python", "julia", "ojs", "bash", "sh", "sql", "stan", "rcpp", "cpp", "ocaml", "mermaid", "dot"})
_HIDDEN = re.compile(r"\s*#(?: .*)?$")


def rewrite_code(lines: list[Line], context: Context) -> list[Line]:
    """Cells become code of their language; what their tool runs and does not show is taken out, and told."""
    made, at = [], 0
    for fence in fences([line.text for line in lines]):
        made += lines[at : fence.first]
        made += _fence(lines[fence.first : fence.last + 1], context, closed=fence.closed)
        at = fence.last + 1
    return made + lines[at:]


def _fence(block: list[Line], context: Context, *, closed: bool) -> list[Line]:
    opening = _OPEN.match(block[0].text)
    if opening is None:
        return block
    info, inner = opening["info"], block[1:-1] if closed else block[1:]
    if closed and not any(line.text.strip(" \t>" if ">" in opening["indent"] else None) for line in inner):
        return [Line(block[0].number, opening["indent"].rstrip())]  # a cell that nobody filled: an empty box
    end = block[-1:] if closed else [Line(block[-1].number, opening["indent"] + opening["fence"])]
    if cell := _CODE_CELL.fullmatch(info):
        language = cell["language"] or cell["other"] or ""
        title = next((found["title"] for line in inner[:12] if (found := _CAPTION.fullmatch(line.text))), "")
        opened = _opened(block[0], opening, language)
        if title:
            words = title.replace('"', "'").strip()
            opened = Line(opened.number, f'{opened.text} title="{words}"')
        return [opened, *_without_options(inner), *end]
    cell = _CELL.fullmatch(info)
    if cell and cell["language"].lower() in RUN:
        return _cell(block, opening, cell, inner, end, context)
    if re.match(r"rust\b", info):
        shown = [line for line in inner if not _HIDDEN.fullmatch(line.text)]
        if len(shown) < len(inner):
            context.lost("Hidden code", block[0], f"{len(inner) - len(shown)} lines that mdBook does not show")
            context.log.unshown += [line.text for line in inner if _HIDDEN.fullmatch(line.text)]
        return [_opened(block[0], opening, "rust"), *shown, *end]
    if "," in info and not info.startswith("{"):
        return [_opened(block[0], opening, info.partition(",")[0].strip()), *inner, *end]
    return [*block[:1], *inner, *end]


def _opened(line: Line, opening: re.Match[str], language: str) -> Line:
    return Line(line.number, f"{opening['indent']}{opening['fence']}{language.lower()}")


def _without_options(lines: list[Line]) -> list[Line]:
    """The lines of a cell behind its options."""
    at = 0
    if lines and lines[0].text.strip() == "---":
        ends = (n for n, line in enumerate(lines[1:], 1) if line.text.strip() == "---")
        at = next(ends, -1) + 1
    while at < len(lines) and _MYST_OPTION.fullmatch(lines[at].text):
        at += 1
    return lines[at:]


def _cell(
    block: list[Line], opening: re.Match[str], cell: re.Match[str], inner: list[Line], end: list[Line], context: Context
) -> list[Line]:
    options = cell["options"] or ""
    said = [found for line in inner if (found := _OPTION.match(line.text))]
    code = [line for line in inner if not _OPTION.match(line.text)]
    context.log.unshown += [f"{opening['fence']} {cell['language']} {options}", *(found[0] for found in said)]
    captions = [found["value"].strip().strip("\"'") for found in said if found["key"] in {"fig-cap", "tbl-cap"}]
    captions += [found["words"] for found in _FIGURE.finditer(options)]
    for words in captions:
        context.lost("Results of code", block[0], f"a figure or table that code makes: “{words}”")
    written = f"{options} {' '.join(found[0] for found in said)}"
    if _UNSHOWN.search(written):
        context.lost("Hidden code", block[0], f"{len(code)} lines of {cell['language']} that are run and not shown")
        context.log.unshown += [line.text for line in code]
        return [Line(block[0].number, "")]
    if not captions:
        context.lost("Results of code", block[0], f"what a cell of {cell['language']} prints or draws")
    return [_opened(block[0], opening, cell["language"]), *code, *end]
