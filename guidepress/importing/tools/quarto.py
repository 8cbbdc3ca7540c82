"""Books of Quarto (``_quarto.yml``) and bookdown (``_bookdown.yml``)."""

from __future__ import annotations

import posixpath
import re
from typing import Any

from guidepress.importing.folder import SourceFolder, names_of, parse_yaml, section_of, text_of
from guidepress.importing.plan import Log, Node, Plan

_ENDINGS = (".qmd", ".md", ".rmd", ".ipynb")
_SECTIONS = ("book", "website")
_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


def settings_before(text: str) -> dict[str, Any]:
    """The settings that a text begins with."""
    found = _FRONT.match(text[:20_000])
    return parse_yaml(found[1]) if found else {}


def quarto(folder: SourceFolder, here: str, log: Log) -> Plan:
    """A project of Quarto: the chapters of ``book``, then its appendices; of a website, its pages in order."""
    data = _with_more(folder, here, folder.yaml(posixpath.join(here, "_quarto.yml")))
    book = section_of(data, "book")
    website = section_of(data, "website")
    plan = Plan("Quarto", here)
    said = {**data, **website, **book}
    _fill(plan, said)
    plan.language = text_of(data.get("lang") or said.get("language")) or plan.language
    plan.nodes = _chapters(folder, here, book.get("chapters"), log)
    if appendices := _chapters(folder, here, book.get("appendices"), log):
        plan.nodes.append(Node("Appendices", is_part=True, children=appendices, is_numbered=False))
    if not plan.nodes:
        pages = [name for name in folder.under(here, ".qmd", ".rmd") if not posixpath.basename(name).startswith("_")]
        plan.nodes = [Node(file=name) for name in _first_first(pages)]
    plan.bibliography = _bibliography(folder, here, data.get("bibliography") or book.get("bibliography"))
    return plan


def _with_more(folder: SourceFolder, here: str, data: dict[str, Any]) -> dict[str, Any]:
    """The settings of a project with those of the files that it names (``metadata-files``), which add to them."""
    named = data.get("metadata-files")
    for name in named if isinstance(named, list) else ():
        more = folder.yaml(posixpath.normpath(posixpath.join(here, str(name))))
        data = {**more, **data, **{key: {**section_of(more, key), **section_of(data, key)} for key in _SECTIONS}}
    return data


def bookdown(folder: SourceFolder, here: str, log: Log) -> Plan:
    """A book of bookdown: its files in the order of ``rmd_files`` or of their names, every ``#`` a chapter."""
    data = folder.yaml(posixpath.join(here, "_bookdown.yml"))
    listed = data.get("rmd_files")
    if isinstance(listed, dict):
        listed = listed.get("html") or next(iter(listed.values()), None)
    names = [posixpath.normpath(posixpath.join(here, str(one))) for one in listed] if isinstance(listed, list) else []
    if not names:
        found = [name for name in folder.files() if posixpath.dirname(name) == here and name.lower().endswith(".rmd")]
        names = _first_first([name for name in found if not posixpath.basename(name).startswith("_")])
    plan = Plan("bookdown", here, splits=True)
    for name in names:
        text = folder.text(name)
        if text is None:
            log.lost("Chapters", "_bookdown.yml", None, f"there is no file '{name}'")
            continue
        if name == names[0]:
            said = settings_before(text)
            _fill(plan, said)
            plan.bibliography = _bibliography(folder, here, said.get("bibliography"))
        plan.nodes.append(Node(file=name))
    return plan


def _fill(plan: Plan, said: dict[str, Any]) -> None:
    plan.title, plan.subtitle = text_of(said.get("title")), text_of(said.get("subtitle"))
    plan.authors, plan.language = names_of(said.get("author") or said.get("authors")), text_of(said.get("lang"))
    plan.description = text_of(said.get("description") or said.get("abstract"))
    plan.licence = text_of(said.get("license"))


def _bibliography(folder: SourceFolder, here: str, value: object) -> list[str]:
    names = value if isinstance(value, list) else [value]
    found = [posixpath.normpath(posixpath.join(here, str(name))) for name in names if isinstance(name, str)]
    return [name for name in found if folder.inside(name)]


def _chapters(folder: SourceFolder, here: str, listed: object, log: Log) -> list[Node]:
    nodes: list[Node] = []
    for one in listed if isinstance(listed, list) else []:
        if isinstance(one, dict):
            name = text_of(one.get("part") or one.get("text"))
            file = text_of(one.get("file") or one.get("href"))
            below = _chapters(folder, here, one.get("chapters") or one.get("contents"), log)
            if file:
                nodes += _chapters(folder, here, [file], log)
            elif name:
                nodes.append(_part(folder, here, name, below))
            else:
                nodes += below
        elif isinstance(one, str) and not one.strip("- "):
            continue
        elif isinstance(one, str):
            name = posixpath.normpath(posixpath.join(here, one))
            if name.lower().endswith(_ENDINGS) and folder.inside(name):
                nodes.append(Node(file=name))
            else:
                log.lost("Chapters", "_quarto.yml", None, f"there is no file '{one}'")
    return nodes


def _part(folder: SourceFolder, here: str, name: str, below: list[Node]) -> Node:
    file = posixpath.normpath(posixpath.join(here, name))
    if name.lower().endswith(_ENDINGS) and folder.inside(file):
        return Node(file=file, children=below, is_part=True)
    return Node(name, children=below, is_part=True)


def _first_first(names: list[str]) -> list[str]:
    """Files in order, those called ``index`` first."""
    return sorted(names, key=lambda name: (posixpath.basename(name).lower().partition(".")[0] != "index", name))
