"""Lists of chapters in YAML: MkDocs (``mkdocs.yml``), MyST (``myst.yml``) and Jupyter Book (``_toc.yml``)."""

from __future__ import annotations

import posixpath
import re
from typing import Any

from guidepress.importing.folder import SourceFolder, names_of, parse_yaml, section_of, text_of
from guidepress.importing.plan import Log, Node, Plan
from guidepress.importing.tools.folders import tree_of
from guidepress.importing.tools.languages import chosen_of, folders_by_language, tell_others, translated

_COMMAND = re.compile(r"\\?[A-Za-z]{1,40}")
_LONGEST, _MOST = 2_000, 500
"""Signs of what a command of TeX stands for, and commands of a source."""
_ENDINGS = ("", ".md", ".ipynb", ".markdown", "/index.md", "/README.md")


SITES = ("mkdocs.yml", "mkdocs.yaml", "zensical.toml", "zensical.yml", "zensical.yaml")
"""Settings of MkDocs, and of the tool that follows it."""


def mkdocs(folder: SourceFolder, here: str, log: Log) -> Plan:
    """A project of MkDocs, or of Zensical, which follows it: ``nav``, or all files in order."""
    name = next(one for one in SITES if folder.inside(posixpath.join(here, one)))
    path = posixpath.join(here, name)
    data = section_of(folder.toml(path), "project") if name.endswith(".toml") else folder.yaml(path)
    docs = posixpath.normpath(posixpath.join(here, text_of(data.get("docs_dir")) or "docs"))
    plan = Plan("MkDocs", "" if docs == "." else docs)
    plan.title, plan.description = text_of(data.get("site_name")), text_of(data.get("site_description"))
    plan.authors = names_of(data.get("site_author"))
    theme = data.get("theme")
    plan.language = text_of(theme.get("language") or theme.get("locale")) if isinstance(theme, dict) else ""
    known = len(log.losses)
    plan.nodes = _nav(folder, docs, data.get("nav"), log)
    if languages := _languages(data.get("plugins")):
        del log.losses[known:]
        _speak(folder, plan, data, languages, log)
    return plan


def _languages(plugins: object) -> dict[str, dict[str, Any]]:
    """The languages that the plugin ``i18n`` knows, by their tags, in their order."""
    listed = plugins if isinstance(plugins, list) else [plugins]
    for one in listed:
        if isinstance(one, dict) and isinstance(held := one.get("i18n"), dict):
            said = held.get("languages")
            pairs = said.items() if isinstance(said, dict) else ()
            told = [{"locale": tag, **(more if isinstance(more, dict) else {})} for tag, more in pairs]
            told += [more for more in said if isinstance(more, dict)] if isinstance(said, list) else []
            return {tag: more for more in told if (tag := text_of(more.get("locale"))) and tag != "null"}
    return {}


def _speak(
    folder: SourceFolder, plan: Plan, data: dict[str, Any], languages: dict[str, dict[str, Any]], log: Log
) -> None:
    """Bring in one language: that which is asked for, or which the site begins with, whose texts fill its gaps."""
    docs = plan.root
    first = next((tag for tag, told in languages.items() if told.get("default") is True), next(iter(languages)))
    tag = chosen_of([folder.wanted, first], languages) or first
    told = languages[tag]
    listed = told.get("nav") or data.get("nav")
    renamed = section_of(told, "nav_translations")
    folders = folders_by_language(folder, docs)
    plan.language = tag
    plan.title = text_of(told.get("site_name")) or plan.title
    plan.description = text_of(told.get("site_description")) or plan.description
    if tag in folders or first in folders:
        plan.root = folders.get(tag) or folders[first]
        plan.nodes = _nav(folder, plan.root, listed, log) or tree_of(folder, plan.root)
    else:
        plan.nodes = _nav(folder, docs, listed, log)
        for node in plan.all():
            node.file = (translated(folder, node.file, tag) if node.file else None) or node.file
    for node in plan.all():
        node.title = text_of(renamed.get(node.title)) or node.title
    tell_others(log, "mkdocs.yml", tag, languages)


def _nav(folder: SourceFolder, docs: str, listed: object, log: Log) -> list[Node]:
    nodes: list[Node] = []
    for one in listed if isinstance(listed, list) else []:
        pairs = one.items() if isinstance(one, dict) else [("", one)]
        for title, value in pairs:
            if isinstance(value, list):
                nodes.append(Node(text_of(title), children=_nav(folder, docs, value, log)))
            elif isinstance(value, str):
                nodes += _page(folder, docs, text_of(title), value, log)
    return nodes


def _page(folder: SourceFolder, docs: str, title: str, value: str, log: Log) -> list[Node]:
    path = posixpath.normpath(posixpath.join(docs, value.strip("/") if value != "/" else ""))
    if "://" in value:
        log.lost("Chapters", "mkdocs.yml", None, f"“{title}” is a page of the web ({value})")
        return []
    if value.endswith("/"):
        inside = [name for name in folder.under(path, ".md") if posixpath.dirname(name) == path]
        first = [name for name in inside if posixpath.basename(name).lower() in {"index.md", "readme.md"}]
        return [Node(title, first[0] if first else None, [Node(file=name) for name in inside if name not in first])]
    if folder.inside(path) is None:
        log.lost("Chapters", "mkdocs.yml", None, f"“{title}”: there is no file '{value}'")
        return []
    return [Node(title, path)]


_MATHJAX = ("mathjax_config", "mathjax2_config", "mathjax3_config", "mathjax4_config")
"""Where the settings of Sphinx hold those of MathJax, by its age."""


def jupyter_book(folder: SourceFolder, here: str, log: Log) -> Plan:
    """A book of Jupyter Book: ``_toc.yml``, and ``_config.yml`` for what it says of itself."""
    toc = folder.yaml(posixpath.join(here, "_toc.yml")) or _old_toc(folder, posixpath.join(here, "_toc.yml"))
    data = folder.yaml(posixpath.join(here, "_config.yml"))
    plan = Plan("Jupyter Book", here)
    plan.title, plan.description = text_of(data.get("title")), text_of(data.get("description"))
    plan.authors = names_of(data.get("author"))
    sphinx = data.get("sphinx")
    config = sphinx.get("config") if isinstance(sphinx, dict) else {}
    plan.language = text_of(config.get("language")) if isinstance(config, dict) else ""
    bib = data.get("bibtex_bibfiles")
    names = bib if isinstance(bib, list) else [bib] if isinstance(bib, str) else []
    plan.bibliography = [
        one for name in names if folder.inside(one := posixpath.normpath(posixpath.join(here, str(name))))
    ]
    settings: dict[str, Any] = config if isinstance(config, dict) else {}
    for name in _MATHJAX:
        for tex in ("tex", "TeX"):
            said = section_of(section_of(settings, name), tex)
            plan.macros |= _macros(said.get("macros") or said.get("Macros"))
    plan.nodes = _toc(folder, here, toc, "_toc.yml", log)
    return plan


def myst(folder: SourceFolder, here: str, log: Log) -> Plan:
    """A project of MyST: ``project`` and its ``toc`` in ``myst.yml``."""
    data = folder.yaml(posixpath.join(here, "myst.yml"))
    project = section_of(data, "project")
    plan = Plan("MyST", here)
    plan.title, plan.subtitle = text_of(project.get("title")), text_of(project.get("subtitle"))
    plan.description, plan.authors = text_of(project.get("description")), names_of(project.get("authors"))
    plan.licence, plan.language = text_of(project.get("license")), text_of(project.get("language"))
    plan.macros = _macros(project.get("math"))
    bib = project.get("bibliography")
    plan.bibliography = [str(name) for name in bib if folder.inside(str(name))] if isinstance(bib, list) else []
    plan.bibliography = plan.bibliography or list(folder.under(here, ".bib"))
    plan.nodes = _entries(folder, here, project.get("toc"), "myst.yml", log)
    if not plan.nodes:
        pages = [name for name in folder.under(here, ".md") if not posixpath.basename(name).startswith("_")]
        plan.nodes = [Node(file=name) for name in pages]
    return plan


def _old_toc(folder: SourceFolder, name: str) -> dict[str, Any]:
    """A list of chapters as Jupyter Book had it before version 0.11: entries, and parts by ``part`` or ``header``."""
    listed = parse_yaml(f"listed:\n{folder.text(name) or ''}").get("listed")
    chapters: list[Any] = []
    parts: list[dict[str, Any]] = []
    for one in listed if isinstance(listed, list) else []:
        if isinstance(one, dict) and (title := text_of(one.get("part") or one.get("header"))):
            parts.append({"caption": title, "chapters": one.get("chapters") or []})
        elif parts:
            parts[-1]["chapters"] = [*parts[-1]["chapters"], one]
        else:
            chapters.append(one)
    return {"parts": [{"chapters": chapters}, *parts]}


def _macros(said: object) -> dict[str, str]:
    """Commands of TeX as settings have them: texts, lists of a text and a number, or mappings that hold the text."""
    made: dict[str, str] = {}
    for name, value in said.items() if isinstance(said, dict) else ():
        body = value[0] if isinstance(value, list) and value else value
        body = body.get("macro") if isinstance(body, dict) else body
        if isinstance(body, str) and _COMMAND.fullmatch(str(name)) and len(body) <= _LONGEST and len(made) < _MOST:
            made["\\" + str(name).lstrip("\\")] = body.strip()
    return made


def _toc(folder: SourceFolder, here: str, toc: dict[str, Any], name: str, log: Log) -> list[Node]:
    nodes = _entries(folder, here, [{"file": toc["root"]}] if isinstance(toc.get("root"), str) else [], name, log)
    for part in toc["parts"] if isinstance(toc.get("parts"), list) else []:
        if isinstance(part, dict):
            below = _entries(folder, here, part.get("chapters") or part.get("sections"), name, log)
            title = text_of(part.get("caption"))
            nodes += [Node(title, children=below, is_part=True)] if title else below
    return nodes + _entries(folder, here, toc.get("chapters") or toc.get("sections"), name, log)


def _entries(folder: SourceFolder, here: str, listed: object, name: str, log: Log) -> list[Node]:
    nodes: list[Node] = []
    for one in listed if isinstance(listed, list) else []:
        if not isinstance(one, dict):
            continue
        below: list[Node] = []
        for key in ("sections", "chapters", "children"):
            below += _entries(folder, here, one.get(key), name, log)
        path, title = text_of(one.get("file")), text_of(one.get("title"))
        tried = (posixpath.normpath(posixpath.join(here, path + ending)) for ending in _ENDINGS)
        file = next((found for found in tried if folder.inside(found)), None) if path else None
        if path and file is None:
            log.lost("Chapters", name, None, f"there is no file '{path}'")
        if file or below:
            nodes.append(Node(title, file, below))
        elif url := text_of(one.get("url") or one.get("glob")):
            log.lost("Chapters", name, None, f"'{url}' is no file of the book")
    return nodes
