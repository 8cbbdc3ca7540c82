"""What a text takes in from other files of its folder, put in its place: includes of mdBook, GitBook and others."""

from __future__ import annotations

import posixpath
import re

from guidepress.importing.text.lines import Context, Line

MAX_DEPTH = 5
MAX_LINES = 20_000
"""Lines of one text, with all that it takes in."""

_MDBOOK = re.compile(r"\{\{\s*#(?P<how>include|rustdoc_include|playground|playpen)\s+(?P<what>[^{}\s]+)[^{}]*\}\}")
_QUARTO = re.compile(r"\s*\{\{<\s*include\s+(?P<what>[^\s<>{}]+)\s*>\}\}\s*")
_SNIPPET = re.compile(r"\s*-{1,2}8<-{1,2}\s+[\"'](?P<what>[^\"']+)[\"']\s*")
_DOCSIFY = re.compile(r"\s*\[[^\[\]]*\]\((?P<what>[^()\s]+)\s+['\"]:include[^'\"]*['\"]\)\s*")
_HONKIT = re.compile(
    r"\s*\[(?:include|import)(?P<range>(?::\S*?)?)(?:,[^\]]*)?\]\((?P<what>[^()\s]+)\)\s*", re.IGNORECASE
)
_LANGUAGES = {"rs": "rust", "py": "python", "js": "js", "ts": "ts", "sh": "sh", "md": "markdown", "yml": "yaml"}


def put_in_files(lines: list[Line], context: Context, depth: int = 0) -> list[Line]:
    """The lines with what they include; a loss for what is not there."""
    made: list[Line] = []
    for line in lines:
        taken = _whole_line(line, context, depth)
        if taken is None:
            taken = [Line(line.number, text) for text in _with_mdbook(line, context).split("\n")]
        made += taken
        if len(made) > MAX_LINES:
            context.lost("Included files", line, f"more than {MAX_LINES} lines; the rest is left out")
            return made[:MAX_LINES]
    return made


def _whole_line(line: Line, context: Context, depth: int) -> list[Line] | None:
    """What a line that is nothing but an include stands for; ``None`` if it is none."""
    for pattern in (_QUARTO, _SNIPPET, _DOCSIFY, _HONKIT):
        if found := pattern.fullmatch(line.text):
            break
    else:
        return None
    name = found["what"].partition(":")[0]
    file = context.folder.resolve(name, context.file, context.plan.root)
    text = context.folder.text(file) if file else None
    if file is None or text is None:
        context.lost("Included files", line, f"'{name}' is not there")
        return [Line(line.number, "")]
    ending = posixpath.splitext(file)[1].lower().lstrip(".")
    if ending in {"md", "markdown", "qmd", "rmd"} and pattern is not _HONKIT and depth < MAX_DEPTH:
        return put_in_files([Line(line.number, one) for one in text.split("\n")], context, depth + 1)
    if pattern is _SNIPPET:
        return [Line(line.number, one) for one in text.rstrip("\n").split("\n")]
    shown = _part(text, found.groupdict().get("range") or "")
    language = _LANGUAGES.get(ending, ending)
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", shown)), default=0))
    return [Line(line.number, one) for one in ("", f"{fence}{language}", *shown.split("\n"), fence, "")]


def _with_mdbook(line: Line, context: Context) -> str:
    return _MDBOOK.sub(lambda found: _mdbook(found, line, context), line.text)


def _mdbook(found: re.Match[str], line: Line, context: Context) -> str:
    name, _colon, wanted = found["what"].partition(":")
    file = context.folder.resolve(name, context.file)
    text = context.folder.text(file) if file else None
    if text is None:
        context.lost("Included files", line, f"'{name}' is not there")
        return ""
    return _part(text, wanted)


def _part(text: str, wanted: str) -> str:
    """The lines, or the part between two anchors, that an include asks for."""
    lines = text.rstrip("\n").split("\n")
    wanted = wanted.strip(":").removeprefix("lines=")
    numbers = re.fullmatch(r"(\d{0,6})(?:([:-])(\d{0,6}))?", wanted)
    if wanted and numbers:
        first = int(numbers[1] or 1)
        last = int(numbers[3]) if numbers[3] else (len(lines) if numbers[2] else first)
        lines = lines[first - 1 : last]
    elif wanted:
        start = next((n for n, one in enumerate(lines) if re.search(rf"ANCHOR:\s*{re.escape(wanted)}\b", one)), None)
        end = next((n for n, one in enumerate(lines) if re.search(rf"ANCHOR_END:\s*{re.escape(wanted)}\b", one)), None)
        lines = lines[start + 1 : end] if start is not None else lines
    return "\n".join(one for one in lines if not re.search(r"\bANCHOR(?:_END)?:\s*\w", one))
