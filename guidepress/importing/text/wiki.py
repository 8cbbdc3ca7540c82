"""Links and marks of Obsidian and of wikis: ``[[page|words]]``, ``![[a.png|300]]``, ``%%comment%%``, ``^block``."""

from __future__ import annotations

import posixpath
import re
from functools import partial
from urllib.parse import quote

from guidepress.importing.text.lines import Context, Line, in_code, outside_spans

_LINK = re.compile(r"(?P<shown>!?)(?<!\w)\[\[(?P<inner>[^\[\]\n]{1,400})\]\]")
_HIDDEN = re.compile(r"%%(?P<words>[^%\n]{1,2000})%%")
_NAME = re.compile(r"(?:(?<=\S)[ \t]+|^[ \t]*)\^(?=[\w-]*[A-Za-z])[A-Za-z0-9-]{4,40}[ \t]*$")
_SIZE = re.compile(r"\d+(?:x\d+)?")
_TEXTS = (".md", ".markdown")


def settle_wiki(lines: list[Line], context: Context) -> list[Line]:
    """Lines whose links lead to files, whose comments are comments; names of blocks are gone. Of a plain folder only.

    A page is found by its name wherever it lies, as these tools do; what is not there leaves its words.
    """
    if context.plan.tool != "Markdown":
        return lines
    made: list[Line] = []
    hidden = False
    pages = _pages(context) if any("[[" in line.text for line in lines) else {}
    for line, is_code in zip(lines, in_code(lines), strict=True):
        text = line.text
        if not is_code and text.strip() == "%%":
            text, hidden = "-->" if hidden else "<!--", not hidden
        elif not is_code and not hidden:
            text = outside_spans(text, lambda piece: _HIDDEN.sub(lambda found: f"<!--{found['words']}-->", piece))
            text = outside_spans(text, partial(_links, line=line, context=context, pages=pages))
            text = _NAME.sub("", text) if "^" in text else text
        made.append(Line(line.number, text))
    return [*made, Line(lines[-1].number, "-->")] if hidden else made


def _pages(context: Context) -> dict[str, str]:
    """The files of the folder by their paths and by their names, with and without ending; the shortest path counts."""
    found: dict[str, str] = {}
    for file in sorted(context.folder.files(), key=lambda file: (-file.count("/"), file)):
        name = posixpath.basename(file)
        for key in (file, name, *(one.rpartition(".")[0] for one in (file, name) if one.lower().endswith(_TEXTS))):
            found[key.casefold()] = file
    return found


def _links(text: str, line: Line, context: Context, pages: dict[str, str]) -> str:
    return _LINK.sub(lambda found: _link(found, line, context, pages), text) if "[[" in text else text


def _link(found: re.Match[str], line: Line, context: Context, pages: dict[str, str]) -> str:
    """A link, a picture, or the words where nothing is found."""
    target, bar, alias = found["inner"].replace("\\|", "|").partition("|")
    if bar and target.strip() and _file_of(target, pages) is None and _file_of(alias, pages):
        target, alias = alias, target  # a wiki of GitHub names the words first
    target, alias = target.strip(), alias.strip()
    name, sign, heading = target.partition("#")
    file = _file_of(target, pages)
    if found["shown"] and file is not None and not file.lower().endswith(_TEXTS):
        return f"![{'' if _SIZE.fullmatch(alias) else alias}](<{_from(context.file, file)}>)"
    words = alias or " > ".join(filter(None, [posixpath.basename(name), *heading.lstrip("^").split("#")]))
    if found["shown"]:
        context.lost("Pictures" if "." in name else "Embedded texts", line, f"'{target}' is shown in another tool")
    if file is None and name.strip():
        context.lost("Links", line, f"'{target}' is not there: “{words}”")
        return words
    anchor = "" if not sign or heading.startswith("^") else f"#{_slug(heading.rpartition('#')[2])}"
    if file is None and not anchor:
        return words
    words = re.sub(r"([\[\]])", r"\\\1", words)
    return f"[{words}]({quote(_from(context.file, file), safe='/._-+~') if file else ''}{anchor})"


def _file_of(target: str, pages: dict[str, str]) -> str | None:
    return pages.get(target.partition("#")[0].strip().removeprefix("/").casefold())


def _from(here: str, file: str) -> str:
    return posixpath.relpath(file, posixpath.dirname(here) or ".")


def _slug(heading: str) -> str:
    """The id of a heading as GitHub makes it, which links in a guide may use."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")
