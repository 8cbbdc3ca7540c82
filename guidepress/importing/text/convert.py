"""A text of another tool in the dialect of a guide."""

from __future__ import annotations

import re

from guidepress.importing.text.addresses import settle_addresses
from guidepress.importing.text.code import rewrite_code
from guidepress.importing.text.directives import rewrite_directives
from guidepress.importing.text.equations import name_equations
from guidepress.importing.text.first_pages import said_by_settings
from guidepress.importing.text.formulas import turn_formulas
from guidepress.importing.text.generated import leave_out_generated
from guidepress.importing.text.headings import settle_headings
from guidepress.importing.text.includes import put_in_files
from guidepress.importing.text.lines import Context, Line, in_code, joined, numbered, outside_code
from guidepress.importing.text.macros import write_out_macros
from guidepress.importing.text.markers import rewrite_markers
from guidepress.importing.text.ruled_tables import turn_tables
from guidepress.importing.text.slashes import turn_slashes
from guidepress.importing.text.tabs import unindent_code
from guidepress.importing.text.wiki import settle_wiki
from guidepress.importing.tools.quarto import settings_before

_FRONT = re.compile(r"\A---[ \t]*\n(?:.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_SIGNS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff]")
_LONELY = re.compile(r"^(?:\[TOC\]|\[\[_TOC_\]\]|\[\[toc\]\]|<!-- toc -->)\s*$", re.IGNORECASE)
_IMPORT = re.compile(
    r"(?:import|export)\s+(?:[\w*{},](?:[\w*{}\s,]*[\w*{},])?\s+from\s+)?[\"'][^\"']+[\"'];?\s*|export\s+(?:const|default)\b.*"
)
"""A line of MDX that fetches or names a component."""

_EMBEDDED = re.compile(r"^[ \t]*<(?P<tag>svg|script|style|iframe|object|video|audio|canvas|form)\b", re.IGNORECASE)
_OPEN_TAG = re.compile(r"<img\b[^<>]{0,2000}\Z|^\s*<h[1-6]\b[^<>]*>(?:(?!</h[1-6]).){0,2000}\Z", re.IGNORECASE)
_LISTING = re.compile(r"</?Listing\b(?P<inner>[^<>]*)>")


def opened(text: str) -> tuple[list[Line], str]:
    """The lines of a text behind its settings, and the title that these give it."""
    found = _FRONT.match(text[:50_000])
    settings = settings_before(text)
    if found is None or (not settings and found[0].count("\n") > 2):
        return numbered(text), ""
    title, said = said_by_settings(settings)
    return [*said, *numbered(text[found.end() :], found[0].count("\n") + 1)], title


def convert(lines: list[Line], context: Context) -> str:
    """The text, with its losses noted."""
    lines = leave_out_generated(unindent_code(put_in_files(lines, context), context), context)
    code = in_code(lines)
    cleaned = (_cleaned(line, context, shown=is_code) for line, is_code in zip(lines, code, strict=True))
    lines = [line for line in cleaned if line is not None]
    lines = _without_embedded(_whole_tags(lines), context)
    lines = name_equations(turn_formulas(lines), context)
    lines = settle_wiki(lines, context)
    lines = turn_tables(lines, context)
    lines = rewrite_directives(turn_slashes(lines, context), context)
    lines = write_out_macros(lines, context)
    lines = rewrite_code(lines, context)
    lines = outside_code(lines, lambda line: _listing(line, context))
    lines = rewrite_markers(lines, context)
    lines = settle_headings(lines, context)
    lines = settle_addresses(lines, context)
    return re.sub(r"\n{4,}", "\n\n\n", joined(lines)).strip("\n") + "\n"


def _cleaned(line: Line, context: Context, *, shown: bool) -> Line | None:
    """A line without signs that no text may hold; nothing for a mark that asks for contents, or a remark."""
    if not shown and _LONELY.match(line.text):
        return None
    if not shown and context.file.lower().endswith((".mdx", ".md")) and _IMPORT.fullmatch(line.text):
        context.lost("Components", line, line.text)
        context.log.unshown.append(line.text)
        return None
    if not shown and context.plan.tool in {"Jupyter Book", "MyST"} and line.text.startswith("%"):  # a remark
        context.log.unshown.append(line.text)
        return None
    if bad := _SIGNS.findall(line.text):
        context.lost("Signs", line, ", ".join(sorted({f"U+{ord(sign):04X}" for sign in bad})))
        return Line(line.number, _SIGNS.sub("", line.text))
    return line


def _whole_tags(lines: list[Line]) -> list[Line]:
    """The lines with every picture and every heading of HTML on one."""
    made: list[Line] = []
    code = in_code(lines)
    for line, is_code in zip(lines, code, strict=True):
        if made and not is_code and _OPEN_TAG.search(made[-1].text) and line.text.strip():
            made[-1] = Line(made[-1].number, f"{made[-1].text.rstrip()} {line.text.strip()}")
        else:
            made.append(line)
    return made


def _without_embedded(lines: list[Line], context: Context) -> list[Line]:
    """The lines without what only a page of the web can show: drawings in its source, scripts, players, forms."""
    made: list[Line] = []
    code = in_code(lines)
    within, words, first = "", "", 0
    for line, is_code in zip(lines, code, strict=True):
        text = line.text
        if not within and not is_code and (found := _EMBEDDED.search(text)):
            within, first, words = found["tag"].lower(), line.number, ""
            if before := text[: found.start()].strip():
                made.append(Line(line.number, before))
            text = text[found.start() :]
        if not within:
            made.append(line)
            continue
        end = re.search(rf"</{within}\s*>", text, re.IGNORECASE)
        words += " " + re.sub(r"<[^<>]*>", " ", text[: end.start()] if end else text)
        if end:
            context.lost("Embedded in a page of the web", first, f"<{within}> {words}")
            context.log.unshown += [words] if within in {"script", "style"} else []
            made.append(Line(line.number, text[end.end() :]))
            within = ""
    if within:
        context.lost("Embedded in a page of the web", first, f"<{within}>, which nothing closes")
    return made


def _listing(line: Line, context: Context) -> str:
    """The frame that the book of a language puts round its code: its words stay, in a line of their own."""

    def words(found: re.Match[str]) -> str:
        said = dict(re.findall(r"\b(number|file-name|caption)=\"([^\"]*)\"", found["inner"]))
        context.lost("HTML", line, found[0])
        told = ": ".join(filter(None, [said.get("file-name", ""), said.get("caption", "")]))
        return f"\n{told}\n" if told else ""

    return _LISTING.sub(words, line.text) if "Listing" in line.text else line.text
