"""Headings: one title a text, and no level left out."""

from __future__ import annotations

import itertools
import re

from guidepress.importing.text.lines import Context, Line, in_code
from guidepress.read.markdown.blocks.callout_names import type_of

_HEADING = re.compile(r"(?P<marks>#{1,6})(?:[ \t]+(?P<title>.*?))?[ \t]*$")
_UNDERLINE = re.compile(r"(?P<sign>=+|-+)[ \t]*")
_HTML = re.compile(r"\s*<h(?P<level>[1-6])\b[^<>]*>(?P<title>.*?)</h\d>\s*", re.IGNORECASE)
_HTML_ID = re.compile(r"<h\d[^<>]*\bid=[\"']?([\w:.-]+)", re.IGNORECASE)
_OWN_ANCHOR = re.compile(
    r"<a[ ](?:href=\"#(?P<name>[\w:.-]{1,200})\"[ ]id=\"(?P=name)\"|id=\"(?P<id>[\w:.-]{1,200})\")[ ]?></a>\Z"
)
"""The empty link behind a heading that is its id (GitBook)."""
_TAGS = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*$")
_PROSE = re.compile(r"[ \t]*(?:[\w*_!\[>\"'(«“¿¡]|<[A-Z][^<>]*/>[ \t]*\Z|<!--.*-->[ \t]*\Z)")
"""How a line begins that may stand behind a title as well as before it: a picture, a link, a sentence."""

_ATTRIBUTES = re.compile(r"\\?\s*\{[^{}]*\}\s*")
_PART = re.compile(r"\((?P<what>PART|APPENDIX)(?:\\\*)?\)\s*(?P<title>.*?)\s*(?:\{[^{}]*\})?")


def as_hashes(lines: list[Line]) -> list[Line]:
    """The lines with every heading written with ``#``: those that are underlined, and those of HTML."""
    made: list[Line] = []
    code = in_code(lines)
    for number, line in enumerate(lines):
        if code[number]:
            made.append(line)
        elif line.text.startswith("#") and (own := _OWN_ANCHOR.search(stripped := line.text.rstrip())):
            name = own["id"] or own["name"]
            made.append(Line(line.number, f"{stripped[: own.start()].rstrip()} {{#{name}}}"))
        elif (found := _HTML.fullmatch(line.text)) and found["title"].strip():
            name = _HTML_ID.search(line.text)
            title = _TAGS.sub("", found["title"]).strip()
            text = f"{'#' * int(found['level'])} {title}{f' {{#{name[1]}}}' if name else ''}"
            made += [Line(line.number, ""), Line(line.number, text), Line(line.number, "")]
        elif (under := _UNDERLINE.fullmatch(line.text)) and _is_heading_above(made, code, number, under["sign"]):
            level = "#" if under["sign"].startswith("=") else "##"
            made[-1] = Line(made[-1].number, f"{level} {made[-1].text.strip()}")
        else:
            made.append(line)
    return made


def _is_heading_above(made: list[Line], code: list[bool], number: int, sign: str) -> bool:
    """Whether the line before an underline is one paragraph of one line, and so a heading."""
    if number == 0 or code[number - 1] or not made or not made[-1].text.strip():
        return False
    above = made[-1].text
    alone = len(made) == 1 or not made[-2].text.strip()
    return alone and len(sign) > 1 and not re.match(r"[ \t]*(?:[#>|*+-]|\d+[.)]|$)", above) and "|" not in above


def settle_headings(lines: list[Line], context: Context) -> list[Line]:
    """Give a text the title that it lacks, put further titles below it, and close gaps between levels."""
    made = as_hashes(lines)
    code = in_code(made)
    found = {
        n: one
        for n, line in enumerate(made)
        if not code[n] and (one := _HEADING.fullmatch(line.text)) and not _titles_callout(made, n)
    }
    found = {n: one for n, one in found.items() if _says(one["title"]) or _drop(made, n, context)}
    firsts = [n for n, one in found.items() if len(one["marks"]) == 1]
    lower, deepest = False, 1 if firsts else 0
    title_at = firsts[0] if firsts else None
    for n, one in found.items():
        level = len(one["marks"])
        if n == title_at:
            deepest = 1
            made[n] = Line(made[n].number, _titled(f"# {_CLOSING.sub('', one['title'])}", context))
            continue
        lower = lower or (level == 1 and title_at is not None)
        wanted = level + (1 if lower or (title_at is None and level == 1) else 0)
        if title_at is not None and n < title_at:
            wanted = 2
        settled = max(2, min(wanted, max(deepest, 1) + 1, 6))
        if settled != level:
            context.lost("Levels of headings", made[n], f"level {level} is {settled}: {one['title']}")
        deepest = settled
        made[n] = Line(made[n].number, f"{'#' * settled} {_CLOSING.sub('', one['title'])}")
    return _title_first(made, title_at, context)


def _titles_callout(lines: list[Line], number: int) -> bool:
    """Whether a heading is the first that stands in a callout between colons, and so its title (Quarto, MyST)."""
    at = number - 1
    while at >= 0 and (not lines[at].text.strip() or re.match(r"\s*:[\w-]+:(?:\s|$)", lines[at].text)):
        at -= 1
    opening = (
        re.match(r"\s*:{3,}\s*(?:\{(?P<held>[^{}]*)\}\s*|(?P<name>[\w-]+)\s*)$", lines[at].text) if at >= 0 else None
    )
    if opening is None:
        return False
    names = re.findall(r"[\w-]+", opening["held"] or opening["name"] or "")
    return "title=" not in lines[at].text and any(type_of(name) for name in names)


def _says(title: str | None) -> bool:
    """Whether a heading has words, and not only attributes (``# {.unnumbered}``)."""
    return bool(title) and _ATTRIBUTES.fullmatch(title or "") is None


def _drop(made: list[Line], number: int, context: Context) -> bool:
    context.lost("Levels of headings", made[number], "a heading without words")
    made[number] = Line(made[number].number, "")
    return False


def _title_first(lines: list[Line], title_at: int | None, context: Context) -> list[Line]:
    """The lines with the title at their head; made if there is none."""
    if title_at is None:
        title = context.title or _title_of_file(context)
        plain = re.sub(r"(?<!\\)([{}])", r"\\\1", title.strip())  # no attributes: a list says nothing but words
        return [Line(1, _titled(f"# {plain or 'Untitled'}", context)), Line(1, ""), *lines]
    code = in_code(lines)
    before = [
        line.text for line, is_code in zip(lines[:title_at], code, strict=False) if line.text.strip() and not is_code
    ]
    if not any(line.text.strip() for line in lines[:title_at]) or (
        not any(text.startswith("##") for text in before) and not all(map(_PROSE.match, before))
    ):
        return lines
    return [lines[title_at], Line(lines[title_at].number, ""), *lines[:title_at], *lines[title_at + 1 :]]


def _title_of_file(context: Context) -> str:
    """A title made of the name of a file; of its folder, or of the book, where it is but the first of them."""
    *above, last = context.file.split("/")
    stem = last.partition(".")[0]
    if stem.lower() in {"index", "readme", "_index"}:
        stem = above[-1] if above else context.plan.title or stem
    return stem.replace("-", " ").replace("_", " ")


def _titled(text: str, context: Context) -> str:
    if context.is_numbered or re.search(r"\{[^{}]*(?:-|\.unnumbered)[^{}]*\}\s*$", text):
        return text
    return f"{text[:-1]} .unnumbered}}" if text.endswith("}") else f"{text} {{-}}"


def split_at_titles(lines: list[Line]) -> list[list[Line]]:
    """A text cut before each first-level heading; what stands before the first belongs to it."""
    made = as_hashes(lines)
    code = in_code(made)
    starts = [n for n, line in enumerate(made) if not code[n] and re.match(r"#[ \t]+\S", line.text)]
    if len(starts) < 2:
        return [made]
    bounds = [0, *starts[1:], len(made)]
    return [made[first:last] for first, last in itertools.pairwise(bounds)]


def part_named(lines: list[Line]) -> tuple[str, bool] | None:
    """The title of the part that a chapter of bookdown is (``# (PART) Title``), and whether parts end here."""
    for line in lines:
        if line.text.startswith("# "):
            found = _PART.fullmatch(line.text[2:].strip())
            return (found["title"], found["what"] == "APPENDIX") if found else None
    return None
