"""Marks within lines: references, roles, shortcodes and templates of other tools."""

from __future__ import annotations

import re
from collections.abc import Callable

from guidepress.importing.text.lines import Context, Line, id_of, outside_code, outside_spans
from guidepress.read.markdown.blocks.code_spans import code_spans

_ROLE = re.compile(r"\{(?P<name>[A-Za-z][\w:-]*)\}`(?P<text>[^`\n]+)`")
_AIMED = re.compile(r"(?P<words>.*)<(?P<target>[^<>]+)>", re.DOTALL)
_BOOKDOWN = re.compile(r"\\@ref\((?P<id>[\w:.-]+)\)")
_LATEX_REFERENCE = re.compile(r"\\(?:eq|auto|c)?ref\{(?P<id>[\w:. -]{1,100})\}")
_QUARTO = re.compile(r"(?<![\w@`\[(;#.\\])-?@(?P<id>(?:fig|tbl|sec|eq|lst|thm|exm|exr)-[\w-]+(?:\.[\w-]+)*)")
_QUARTO_LIST = re.compile(
    r"\[(?P<ids>-?@(?:fig|tbl|sec|eq|lst)-[\w.-]+(?:\s*[;,]\s*-?@(?:fig|tbl|sec|eq|lst)-[\w.-]+)*)\]"
)
_NAMES = re.compile(r"@([\w-]+(?:\.[\w-]+)*)")
_INLINE_R = re.compile(r"`(?:r|python|\{python\}|\{r\})\s+(?P<code>[^`\n]+)`")
_SHORTCODE = re.compile(r"\{\{<\s*(?:/\s*)?[\w-](?P<rest>.*?)>\}\}|\{\{%\s*(?:/\s*)?[\w-](?P<more>.*?)%\}\}")
_TEMPLATE = re.compile(r"\{%-?.{0,300}?-?%\}|\{\{\s*#\w[^{}]{0,300}\}\}")
_VARIABLE = re.compile(r"(?<!\$)\{\{\s*[\w.#][^{}\n]{0,200}\}\}")
_LATEX = re.compile(
    r"\\(?:newpage|pagebreak|clearpage|cleardoublepage|noindent|appendix|frontmatter|mainmatter|backmatter|printindex|null"
    r"|bigskip|medskip|smallskip|hfill)\b(?:\{[^{}\n]*\})?|\\(?:index|label|vspace\*?|hspace\*?|markboth|thispagestyle)\{[^{}\n]*\}"
)
_EQUATION = re.compile(r"\(\\#(?P<id>[\w:.-]+)\)")
_ADDRESS = re.compile(r"https?://[^\s\"'<>)]+")
_PART = re.compile(r"\(ref:[\w-]+\)")


def rewrite_markers(lines: list[Line], context: Context) -> list[Line]:
    """The lines with what a guide writes otherwise written so, and what it does not know taken out and told."""
    rules: list[tuple[re.Pattern[str], Callable[[re.Match[str], Line], str]]] = [
        (_ROLE, lambda found, line: _role(found, line, context)),
        (_INLINE_R, lambda found, line: _computed(found, line, context)),
    ]
    prose: list[tuple[re.Pattern[str], Callable[[re.Match[str], Line], str]]] = [
        (_SHORTCODE, lambda found, line: _shortcode(found, line, context)),
        (_TEMPLATE, lambda found, line: _dropped(found, line, context, "Templates")),
        (_VARIABLE, lambda found, line: _dropped(found, line, context, "Templates")),
        (_BOOKDOWN, lambda found, _line: f"[](#{found['id']})"),
        (_LATEX_REFERENCE, lambda found, _line: f"[](#{id_of(found['id'])})"),
        (
            _QUARTO_LIST,
            lambda found, _line: ", ".join(
                f"[](#{one})" for one in re.findall(r"@([\w-]+(?:\.[\w-]+)*)", found["ids"])
            ),
        ),
        (_QUARTO, lambda found, _line: f"[](#{found['id']})"),
        (_LATEX, lambda found, line: _dropped(found, line, context, "Commands of LaTeX")),
        (_EQUATION, lambda found, line: _dropped(found, line, context, "Numbers of formulas")),
    ]

    def change(line: Line) -> str:
        text = line.text
        for pattern, rule in rules:
            text = _outside_other_code(text, pattern, lambda found, rule=rule: rule(found, line))  # type: ignore[misc]

        def in_prose(piece: str) -> str:
            for pattern, rule in prose:
                piece = pattern.sub(lambda found, rule=rule: rule(found, line), piece)  # type: ignore[misc]
            return piece

        return outside_spans(text, in_prose)

    return outside_code(lines, change)


def _outside_other_code(text: str, pattern: re.Pattern[str], rule: Callable[[re.Match[str]], str]) -> str:
    """A line with all that a pattern finds changed, but not within a span of code that begins before it."""
    made, at = [], 0
    spans = list(code_spans(text))
    for found in pattern.finditer(text):
        if found.start() < at or any(begin < found.start() < end for begin, end in spans):
            continue
        made += [text[at : found.start()], rule(found)]
        at = found.end()
    return "".join((*made, text[at:]))


def _role(found: re.Match[str], line: Line, context: Context) -> str:
    """A role of MyST: a link, a citation, a formula, or its words."""
    name, text = found["name"].lower().rpartition(":")[2], found["text"].strip()
    aimed = _AIMED.fullmatch(text)
    words, target = (aimed["words"].rstrip(), aimed["target"]) if aimed else ("", text)
    if name in {"ref", "numref", "eq", "eqref", "prf", "label"}:
        words = "" if "%s" in words or "{" in words else words
        return f"[{words}](#{id_of(target)})"
    if name in {"doc", "download"}:
        return f"[{words or target.rpartition('/')[2]}]({target})"
    if name.startswith(("cite", "footcite")):
        keys = "; ".join(f"@{key.strip()}" for key in target.split(","))
        return keys if name in {"citet", "cite:t"} and ";" not in keys else f"[{keys}]"
    if name == "math":
        return f"${text}$"
    if name in {"term", "abbr", "guilabel", "menuselection"}:
        return words or text
    if name in {"sub", "sup", "subscript", "superscript"}:
        sign = "~" if name.startswith("sub") else "^"
        return f"{sign}{text}{sign}"
    if name in {"code", "kbd", "file", "command", "program", "func", "class", "meth", "mod", "py", "envvar", "literal"}:
        return f"`{text}`"
    context.lost("Roles", line, f"{{{name}}}`{text}` is shown as code")
    return f"`{text}`"


def _computed(found: re.Match[str], line: Line, context: Context) -> str:
    context.lost("Results of code", line, f"what `{found['code']}` gives")
    return f"`{found['code']}`"


def _shortcode(found: re.Match[str], line: Line, context: Context) -> str:
    address = _ADDRESS.search(found["rest"] or found["more"] or "")
    if address:
        context.lost("Shortcodes", line, f"{found[0]} is a link")
        return f"<{address[0]}>"
    return _dropped(found, line, context, "Shortcodes")


def _dropped(found: re.Match[str], line: Line, context: Context, kind: str) -> str:
    context.lost(kind, line, found[0])
    return ""
