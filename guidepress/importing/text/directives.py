"""Directives of MyST, and blocks of other tools, that a guide writes otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from guidepress.importing.text.code import RUN
from guidepress.importing.text.directive_tables import csv_table, list_table, titled_table
from guidepress.importing.text.lines import Context, Line, id_of
from guidepress.importing.text.targets import rewrite_hints, rewrite_signed, settle_targets
from guidepress.read.markdown.blocks.callout_names import type_of
from guidepress.standards.markdown_fences import Fence, fences

DEEPEST = 12
"""Directives in one another; what stands deeper stays as it is."""

_DIRECTIVE = re.compile(
    r"(?P<prefix>[ \t>]*)(?P<fence>`{3,}|~{3,}|:{3,})[ \t]*\{(?P<name>[\w:+-]+)\}[ \t]*(?P<argument>.*)"
)
_COLONS = re.compile(r"[ \t>]*:{3,}[ \t]*(?P<info>.*)")
_OPTION = re.compile(r"[\s>]*:(?P<key>[\w-]+):\s*(?P<value>.*)")
_NOTHING = frozenset(
    """
    toctree tableofcontents contents bibliography index raw footbibliography list-of toc anywidget embed any:bundle
    sectionauthor codeauthor currentmodule tags cssclass
    """.split()
)
_PICTURES = frozenset({"figure", "image", "subfigure"})
_CODE = frozenset({"code-cell", "code-block", "code", "sourcecode"})
_OPEN = frozenset(
    """
    tab-set grid div container grid-item card-carousel only ifconfig hlist centered figure-md
    """.split()
)
"""Directives that put their text in a frame and say nothing of their own."""

_TITLED = frozenset(
    """
    tab-item tab card grid-item-card dropdown details sidebar margin aside topic rubric panels toggle
    """.split()
)
"""Directives whose argument is a title; on a web page they fold, or stand aside."""

_QUOTES = frozenset({"epigraph", "pull-quote", "highlights", "quote", "blockquote", "parsed-literal"})
_EMBEDDED = frozenset({"iframe", "video", "youtube", "audio"})
_HEADING = re.compile(r"[ \t>]*#{1,6}[ \t]+(?P<title>.*?)[ \t]*#*")


def rewrite_directives(lines: list[Line], context: Context) -> list[Line]:
    """Figures, formulas, quotations, tables, theorems and targets of MyST, and hints of GitBook, in the dialect."""
    return settle_targets(rewrite_signed(rewrite_hints(_rewritten(lines, context)), context), context)


def _rewritten(lines: list[Line], context: Context, depth: int = 0) -> list[Line]:
    """The lines with their directives, and those within them, written in the dialect."""
    made: list[Line] = []
    code = {one.first: one for one in fences([line.text for line in lines])}
    at = 0
    while at < len(lines):
        last, closed = _end(lines, at, code)
        block = lines[at : last + 1]
        made += _directive(block, context, depth) if closed and depth < DEEPEST else block
        at = last + 1
    return made


def _end(lines: list[Line], at: int, code: Mapping[int, Fence]) -> tuple[int, bool]:
    """The last line of the block that begins on a line, and whether it is one that somebody closed."""
    if at in code:
        return code[at].last, code[at].closed
    opening = _DIRECTIVE.match(lines[at].text)
    if opening is None:
        return at, False
    depth, number = 1, at + 1
    while number < len(lines):
        if number in code:
            number = code[number].last + 1
            continue
        if found := _COLONS.fullmatch(lines[number].text):
            depth += 1 if found["info"].strip() else -1
            if depth == 0:
                return number, True
        number += 1
    return at, False


def _directive(block: list[Line], context: Context, depth: int) -> list[Line]:
    found = _DIRECTIVE.match(block[0].text)
    if found is None:
        return block
    name, argument = found["name"].lower(), found["argument"].strip()
    if name in RUN | _CODE:
        if found["fence"].startswith(":"):
            block = [Line(block[0].number, block[0].text.replace(found["fence"], "```", 1)), *block[1:]]
            block[-1] = Line(block[-1].number, f"{found['prefix']}```")
        return block
    inner, options = options_of(block[1:-1])
    for rule, names in _RULES:
        if name in names:
            return rule(_Block(name, argument, inner, options, block, found["prefix"], depth), context)
    return _other(_Block(name, argument, inner, options, block, found["prefix"], depth), context)


class _Block:
    """A directive: its name, argument, text and options, the lines it is of, and what stands before each of them."""

    def __init__(
        self,
        name: str,
        argument: str,
        inner: list[Line],
        options: dict[str, str],
        block: list[Line],
        prefix: str,
        depth: int,
    ) -> None:
        self.name, self.argument, self.inner, self.options = name, argument, inner, options
        self.first, self.last, self.prefix, self.depth = block[0].number, block[-1].number, prefix, depth

    @property
    def label(self) -> str:
        """Its id, as links name it."""
        return id_of((self.options.get("label") or self.options.get("name") or "").strip("\"'"))

    def line(self, text: str = "", *, last: bool = False) -> Line:
        """A line of its own in the place of its first or last."""
        return Line(self.last if last else self.first, f"{self.prefix}{text}".rstrip())

    def text(self, context: Context) -> list[Line]:
        """What stands in it, in the dialect."""
        return _rewritten(self.inner, context, self.depth + 1)

    def division(self, opening: str, context: Context) -> list[Line]:
        """What stands in it, between colons."""
        return [
            self.line(),
            self.line(f"::: {opening}"),
            self.line(),
            *self.text(context),
            self.line(last=True),
            self.line(":::", last=True),
            self.line(last=True),
        ]


def _nothing(block: _Block, context: Context) -> list[Line]:
    words = " ".join(line.text for line in block.inner).strip()
    if (block.name == "raw" and words) or block.name in {"anywidget", "embed", "any:bundle"}:
        context.lost("Directives", block.first, f"{{{block.name}}} {block.argument} {words}")
    else:
        context.log.unshown += [block.argument, words]
    return [block.line()]


def _callout(block: _Block, context: Context) -> list[Line]:
    """A callout between colons, so that its text is text to whoever reads on; a heading in front is its title."""
    at = next((n for n, line in enumerate(block.inner) if line.text.strip(" \t>")), None)
    title = block.argument
    if not title and at is not None and (heading := _HEADING.fullmatch(block.inner[at].text)):
        title = heading["title"]
        block.inner = block.inner[at + 1 :]
    kinds = block.options.get("class", "").split() if block.name == "admonition" else []
    name = next((one for one in kinds if type_of(one)), block.name)
    return block.division(f"{{{name}}} {title}".rstrip(), context)


def _figure(block: _Block, context: Context) -> list[Line]:
    """A picture with its caption, and what is said behind that."""
    if not block.argument:
        return [block.line(), *block.text(context), block.line()]
    at = next((n for n, line in enumerate(block.inner) if not line.text.strip(" \t>") and n), len(block.inner))
    words = " ".join(line.text.strip(" \t>") for line in block.inner[:at] if line.text.strip(" \t>"))
    titled = f' "{words.replace(chr(34), chr(39))}"' if words else ""
    width = block.options.get("width", "")
    kept = [f"#{block.label}"] if block.label else []
    kept += [f"width={width}"] if re.fullmatch(r"\d+(?:\.\d+)?(?:%|px|cm|mm|in|pt)", width) else []
    attributes = f"{{{' '.join(kept)}}}" if kept else ""
    image = f"![{block.options.get('alt', '')}]({block.argument}{titled}){attributes}"
    block.inner = block.inner[at:]
    return [block.line(), block.line(image), block.line(), *block.text(context), block.line()]


def _formula(block: _Block, _context: Context) -> list[Line]:
    label = f" {{#{block.label}}}" if block.label else ""
    argument = [block.line(block.argument)] if block.argument else []
    inner = [line for line in block.inner if line.text.strip(" \t>")]
    return [block.line(), block.line("$$"), *argument, *inner, block.line(f"$${label}", last=True), block.line()]


def _quotation(block: _Block, context: Context) -> list[Line]:
    inner = block.text(context)
    return [block.line(), *(Line(line.number, f"> {line.text}".rstrip()) for line in inner), block.line()]


def _table(block: _Block, context: Context) -> list[Line]:
    maker = {"list-table": list_table, "csv-table": csv_table}.get(block.name, titled_table)
    inner = block.text(context) if block.name == "table" else block.inner
    made = maker(block.argument, inner, block.options, block.first)
    if made is None:
        context.lost("Directives", block.first, f"{{{block.name}}} is brought in as plain text")
        return [block.line(), block.line(block.argument), *block.text(context), block.line()]
    prefix = block.prefix if block.name != "table" else ""
    return [block.line(), *(Line(line.number, f"{prefix}{line.text}") for line in made), block.line()]


def _glossary(block: _Block, _context: Context) -> list[Line]:
    """A glossary: terms, and their meanings behind a colon, or farther in (Sphinx)."""
    made: list[Line] = []
    for line in block.inner:
        text = line.text.removeprefix(block.prefix)
        far_in = text[:1] in " \t" and not re.match(r"\s*[:~]\s", text)
        made.append(Line(line.number, f"{block.prefix}{f':   {text.strip()}' if far_in else text}"))
    return [block.line(), *made, block.line()]


def _open(block: _Block, context: Context) -> list[Line]:
    """A frame that says nothing: its text alone."""
    words = block.argument if block.name == "centered" else ""
    return [block.line(), block.line(words), *block.text(context), block.line()]


def _titled(block: _Block, context: Context) -> list[Line]:
    title = block.argument or block.options.get("title", "")
    if not any(line.text.strip(" \t>") for line in block.inner):
        return [block.line(), block.line(title), block.line()]
    if link := block.options.get("link"):
        title = f"[{title or link}]({link})"
    return block.division(f"{{.{block.name}}} {title}".rstrip(), context)


def _embedded(block: _Block, context: Context) -> list[Line]:
    context.lost("Embedded in a page of the web", block.first, f"{{{block.name}}} {block.argument}")
    address = block.argument
    if block.name == "youtube":
        address = f"https://www.youtube.com/watch?v={address}"
    link = f"<{address}>" if re.fullmatch(r"https?://[^\s<>]+", address) else ""
    return [block.line(), block.line(link), block.line(), *block.text(context), block.line()]


def _other(block: _Block, context: Context) -> list[Line]:
    """A theorem, an exercise, a change of a version: a note, called like it."""
    kind = block.name.rpartition(":")[2].replace("-start", "").replace("-end", "")
    title = f"{kind.capitalize()}{f' ({block.argument})' if block.argument else ''}"
    if not any(line.text.strip(" \t>") for line in block.inner):
        context.lost("Directives", block.first, f"{{{block.name}}} {block.argument}")
        return [block.line(block.argument)]
    label = f" #{block.label}" if block.label else ""
    return block.division(f'{{.note title="{title.replace(chr(34), chr(39))}"{label}}}', context)


_CALLOUTS = frozenset(
    """
    note tip hint warning danger caution attention error important seealso admonition example info success question
    todo
    """.split()
)
_RULES: tuple[tuple[Callable[[_Block, Context], list[Line]], frozenset[str]], ...] = (
    (_callout, _CALLOUTS),
    (_nothing, _NOTHING),
    (_figure, _PICTURES),
    (_formula, frozenset({"math"})),
    (_quotation, _QUOTES),
    (_table, frozenset({"list-table", "csv-table", "table"})),
    (_glossary, frozenset({"glossary"})),
    (_open, _OPEN),
    (_titled, _TITLED),
    (_embedded, _EMBEDDED),
)


def options_of(lines: list[Line]) -> tuple[list[Line], dict[str, str]]:
    """The text of a directive, and the options before it."""
    options: dict[str, str] = {}
    at = 0
    if lines and lines[0].text.strip(" \t>") == "---":
        end = next((n for n, line in enumerate(lines[1:], 1) if line.text.strip(" \t>") == "---"), None)
        for line in lines[1 : end or 1]:
            key, _colon, value = line.text.strip(" \t>").partition(":")
            options[key.strip()] = value.strip()
        at = (end + 1) if end else 0
    while at < len(lines) and (found := _OPTION.fullmatch(lines[at].text)):
        options[found["key"]] = found["value"].strip()
        at += 1
    return lines[at:], options
