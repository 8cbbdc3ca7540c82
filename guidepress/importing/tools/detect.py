"""Which tool a folder was written for."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping

from guidepress.importing.folder import SourceFolder
from guidepress.importing.plan import Log, Node, Plan
from guidepress.importing.tools.folders import docusaurus, is_vitepress, vitepress
from guidepress.importing.tools.hugo import hugo, hugo_before_its_name
from guidepress.importing.tools.quarto import bookdown, quarto
from guidepress.importing.tools.summary import docsify, gitbook, gitbooks, mdbook
from guidepress.importing.tools.trees import jupyter_book, mkdocs, myst
from guidepress.model.errors import ConfigurationError

_READERS: Mapping[str, Callable[[SourceFolder, str, Log], Plan]] = {
    "book.toml": mdbook,
    "_quarto.yml": quarto,
    "_bookdown.yml": bookdown,
    "myst.yml": myst,
    "_toc.yml": jupyter_book,
    "mkdocs.yml": mkdocs,
    "mkdocs.yaml": mkdocs,
    "LANGS.md": gitbooks,
    "SUMMARY.md": gitbook,
    "_sidebar.md": docsify,
    "sidebar.md": docsify,
    **dict.fromkeys((f"docusaurus.config.{one}" for one in ("js", "ts", "mjs", "cjs")), docusaurus),
    "hugo.toml": hugo,
    "hugo.yaml": hugo,
    "config.toml": hugo_before_its_name,
    "config.yaml": hugo_before_its_name,
}
"""The files that a tool is known by; the first that is there decides."""

_NO_CHAPTERS = frozenset(
    {"license", "licence", "contributing", "code_of_conduct", "changelog", "security", "authors", "news", "history"}
)


def plan_of(folder: SourceFolder, log: Log) -> Plan:
    """The plan of the book in a folder. Raises `ConfigurationError` if there is no text in it."""
    for depth in range(3):
        for marker, reader in _READERS.items():
            found = [name for name in folder.files() if posixpath.basename(name) == marker and name.count("/") == depth]
            if len(found) == 1 or (found and depth == 0):
                plan = reader(folder, posixpath.dirname(found[0]), log)
                if any(node.file for node in plan.all()):
                    return plan
    for here in ("", *sorted({name.partition("/")[0] for name in folder.files() if "/" in name})):
        if is_vitepress(folder, here) and any((plan := vitepress(folder, here, log)).all()):
            return plan
    return _plain(folder)


def _plain(folder: SourceFolder) -> Plan:
    """A folder without a list: its files of Markdown in the order of their paths, first pages first."""
    names = [name for name in folder.files() if name.lower().endswith((".md", ".markdown", ".mdx", ".qmd", ".rmd"))]
    names = [name for name in names if posixpath.basename(name).partition(".")[0].lower() not in _NO_CHAPTERS]
    if not names:
        raise ConfigurationError(
            f"'{folder.root}' holds no text that can be brought in",
            hint="Name a folder of Markdown, or a .docx, .odt, .html or .epub file.",
        )

    def place(name: str) -> tuple[object, ...]:
        *above, last = name.lower().split("/")
        is_first = last.partition(".")[0] in {"index", "readme", "_index"}
        return (*((1, one) for one in above), (0 if is_first else 1, last))

    plan = Plan("Markdown")
    plan.nodes = [Node(file=name) for name in sorted(names, key=place)]
    plan.bibliography = list(folder.under("", ".bib", ".ris", ".nbib"))
    return plan
