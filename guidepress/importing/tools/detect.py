"""Which tool a folder was written for."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping

from guidepress.importing.folder import SourceFolder
from guidepress.importing.plan import Log, Node, Plan
from guidepress.importing.tools.docusaurus import docusaurus
from guidepress.importing.tools.folders import is_vitepress, vitepress, vuepress_says
from guidepress.importing.tools.hugo import hugo, hugo_before_its_name
from guidepress.importing.tools.jekyll import jekyll
from guidepress.importing.tools.languages import chosen_of, folders_by_language, natural, tell_others
from guidepress.importing.tools.quarto import bookdown, quarto
from guidepress.importing.tools.summary import docsify, gitbook, gitbooks, mdbook
from guidepress.importing.tools.trees import SITES, jupyter_book, mkdocs, myst
from guidepress.model.errors import ConfigurationError

_READERS: Mapping[str, Callable[[SourceFolder, str, Log], Plan]] = {
    "book.toml": mdbook,
    "_quarto.yml": quarto,
    "_bookdown.yml": bookdown,
    "myst.yml": myst,
    "_toc.yml": jupyter_book,
    **dict.fromkeys(SITES, mkdocs),
    "LANGS.md": gitbooks,
    "SUMMARY.md": gitbook,
    "_sidebar.md": docsify,
    "sidebar.md": docsify,
    **dict.fromkeys((f"docusaurus.config.{one}" for one in ("js", "ts", "mjs", "cjs")), docusaurus),
    "hugo.toml": hugo,
    "hugo.yaml": hugo,
    "config.toml": hugo_before_its_name,
    "config.yaml": hugo_before_its_name,
    "_config.yml": jekyll,
}
"""The files that a tool is known by; the first that is there decides."""

_MOST_OF_THEM = 0.8
"""The share of texts in folders of languages from which on a folder is one book in several."""

_NO_CHAPTERS = frozenset(
    {"license", "licence", "contributing", "code_of_conduct", "changelog", "security", "authors", "news", "history"}
)


_FOR_MACHINES = frozenset({"AGENTS", "CLAUDE", "GEMINI"})
"""What is written for programs that write code, never for readers."""


def plan_of(folder: SourceFolder, log: Log) -> Plan:
    """The plan of the book in a folder. Raises `ConfigurationError` if there is no text in it."""
    for depth in range(3):
        for marker, reader in _READERS.items():
            found = [name for name in folder.files() if posixpath.basename(name) == marker and name.count("/") == depth]
            if len(found) == 1 or (found and depth == 0):
                plan = reader(folder, posixpath.dirname(found[0]), log)
                if any(node.file for node in plan.all()):
                    _keep_one_language(folder, plan, log)
                    return plan
    for here in ("", *sorted({name.partition("/")[0] for name in folder.files() if "/" in name})):
        if is_vitepress(folder, here) and any((plan := vitepress(folder, here, log)).all()):
            return plan
    return _plain(folder, log)


def _plain(folder: SourceFolder, log: Log) -> Plan:
    """A folder without a list: its files of Markdown in the order of their paths, first pages first."""
    names = [name for name in folder.files() if name.lower().endswith((".md", ".markdown", ".mdx", ".qmd", ".rmd"))]
    names = [name for name in names if "/" in name or name.partition(".")[0].lower() not in _NO_CHAPTERS]
    names = [name for name in names if posixpath.basename(name).partition(".")[0] not in _FOR_MACHINES]
    if not names:
        raise ConfigurationError(
            f"'{folder.root}' holds no text that can be brought in",
            hint="Name a folder of Markdown, or a .docx, .odt, .html or .epub file.",
        )

    top = _of_one_language(folder, names, log)
    names = top or names

    def place(name: str) -> tuple[object, ...]:
        *above, last = name.lower().split("/")
        is_first = last.partition(".")[0] in {"index", "readme", "_index"}
        return (*((1, natural(one)) for one in above), (0 if is_first else 1, natural(last)))

    plan = Plan("Markdown")
    plan.title, plan.description, plan.language = vuepress_says(folder)
    plan.nodes = [Node(file=name) for name in sorted(names, key=place)]
    plan.bibliography = list(folder.under("", ".bib", ".ris", ".nbib"))
    return plan


def _keep_one_language(folder: SourceFolder, plan: Plan, log: Log) -> None:
    """Of a list that names the texts of several languages, each in its folder, keep those of one."""
    places = folders_by_language(folder, plan.root)
    files = [node.file for node in plan.all() if node.file]
    there = {tag: place for tag, place in places.items() if any(file.startswith(f"{place}/") for file in files)}
    below = tuple(f"{place}/" for place in there.values())
    if len(there) < 2 or sum(file.startswith(below) for file in files) < len(files) * _MOST_OF_THEM:
        return
    tag = chosen_of([folder.wanted, plan.language, "en"], there) or next(iter(there))
    plan.language = tag
    tell_others(log, "the list of chapters", tag, there)

    def kept(nodes: list[Node]) -> list[Node]:
        made = []
        for node in nodes:
            node.children = kept(node.children)
            if node.file and node.file.startswith(below) and not node.file.startswith(f"{there[tag]}/"):
                node.file = None
                made += node.children
            elif node.file or node.children:
                made.append(node)
        return made

    plan.nodes = kept(plan.nodes)


def _of_one_language(folder: SourceFolder, names: list[str], log: Log) -> list[str]:
    """Of texts that lie in a folder for each language, those of one; nothing if they do not."""
    places = folders_by_language(folder, "")
    below = tuple(f"{place}/" for place in places.values())
    if not places or sum(name.startswith(below) for name in names) < len(names) * _MOST_OF_THEM:
        return []
    tag = chosen_of([folder.wanted, "en"], places) or next(iter(places))
    tell_others(log, tag, tag, places)
    return [name for name in names if name.startswith(f"{places[tag]}/") or not name.startswith(below)]
