"""What a text takes in from other files of its folder, put in its place: includes of mdBook, GitBook and others."""

from __future__ import annotations

import posixpath
import re

from guidepress.importing.text.lines import Context, Line
from guidepress.standards.markdown_fences import fences

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
_MYST = re.compile(r"\s*(?P<fence>`{3,}|~{3,}|:{3,})\s*\{(?P<name>include|literalinclude)\}\s*(?P<what>[^\s{}]+)\s*")
_BRACES = re.compile(r"\s*\{!\s*(?P<what>[^{}!\s]+)\s*!\}\s*")
_TEMPLATE = re.compile(r"\s*\{%-?\s*include\s+[\"']?(?P<what>[^\"'\s%]+\.(?:md|markdown))[\"']?\s*-?%\}\s*")
_LANGUAGES = {"rs": "rust", "py": "python", "js": "js", "ts": "ts", "sh": "sh", "md": "markdown", "yml": "yaml"}


def put_in_files(lines: list[Line], context: Context, depth: int = 0) -> list[Line]:
    """The lines with what they include; a loss for what is not there."""
    made: list[Line] = []
    behind = 0
    code = {n: one.first for one in fences([line.text for line in lines]) for n in range(one.first, one.last + 1)}
    for number, line in enumerate(lines):
        if number < behind:
            continue
        taken, end = (None, 0) if code.get(number, number) != number else _directive(lines, number, context, depth)
        behind = max(behind, end)
        taken = _whole_line(line, context, depth, shown=number in code) if taken is None else taken
        if taken is None:
            told = _with_mdbook(line, context)
            taken = [Line(line.number, text) for text in told.split("\n")]
            said = [] if told == line.text else taken
        else:
            said = taken
        if said and not depth:
            _count(said, context, shown=number in code)
        made += taken
        if len(made) > MAX_LINES:
            context.lost("Included files", line, f"more than {MAX_LINES} lines; the rest is left out")
            return made[:MAX_LINES]
    return made


def _count(taken: list[Line], context: Context, *, shown: bool) -> None:
    """Have what was taken in counted as words of this text; in code as code."""
    text = "\n".join(line.text for line in taken)
    context.log.taken_in.append((context.file, f"~~~~~~\n{text}\n~~~~~~\n" if shown else text))


def _directive(lines: list[Line], at: int, context: Context, depth: int) -> tuple[list[Line] | None, int]:
    """What a directive of MyST takes in, and the line behind it; ``None`` if none begins on this line."""
    found = _MYST.fullmatch(lines[at].text)
    if found is None:
        return None, 0
    end = next((n for n in range(at + 1, len(lines)) if lines[n].text.strip().startswith(found["fence"])), None)
    if end is None:
        return None, 0
    inner = "\n".join(line.text for line in lines[at + 1 : end])
    options: dict[str, str] = dict(re.findall(r"^\s*:([\w-]+):[ \t]*(.*)$", inner, re.MULTILINE))
    name, line = found["what"], lines[at]
    file = context.folder.resolve(name, context.file, context.plan.root)
    text = context.folder.text(file) if file else None
    if file is None or text is None:
        context.lost("Included files", line, f"'{name}' is not there")
        return [Line(line.number, "")], end + 1
    if found["name"] == "include" and "literal" not in options and "lang" not in options:
        held = [Line(line.number, one) for one in text.split("\n")] if depth < MAX_DEPTH else []
        return put_in_files(held, context, depth + 1), end + 1
    ending = posixpath.splitext(file)[1].lower().lstrip(".")
    shown = _part(text, options.get("lines", options.get("start-after", "")))
    language = options.get("language") or options.get("lang") or _LANGUAGES.get(ending, ending)
    return _shown(shown, language, line), end + 1


def _shown(text: str, language: str, line: Line) -> list[Line]:
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return [Line(line.number, one) for one in ("", f"{fence}{language}", *text.split("\n"), fence, "")]


def _whole_line(line: Line, context: Context, depth: int, *, shown: bool) -> list[Line] | None:
    """What a line that is nothing but an include stands for, in text or ``shown`` as code; ``None`` if it is none."""
    for pattern in (_QUARTO, _SNIPPET, _BRACES, _TEMPLATE, _DOCSIFY, _HONKIT):
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
    if shown:
        return [Line(line.number, one) for one in text.rstrip("\n").split("\n")]
    if ending in {"md", "markdown", "qmd", "rmd"} and pattern is not _HONKIT and depth < MAX_DEPTH:
        return put_in_files([Line(line.number, one) for one in text.split("\n")], context, depth + 1)
    if pattern is _SNIPPET:
        return [Line(line.number, one) for one in text.rstrip("\n").split("\n")]
    return _shown(_part(text, found.groupdict().get("range") or ""), _LANGUAGES.get(ending, ending), line)


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
