"""Sites of Docusaurus: their list of chapters, in JSON or JavaScript, or the order of their files."""

from __future__ import annotations

import posixpath
import re

from guidepress.importing.folder import SourceFolder, text_of
from guidepress.importing.plan import Log, Node, Plan
from guidepress.importing.tools.folders import NUMBERED, beside, pruned, said, tree_of
from guidepress.importing.tools.languages import TEXTS
from guidepress.importing.tools.quarto import settings_before

_SIDEBAR = re.compile(
    r"(?:[\"']?\b(?P<key>label|id|type|href|to|dirName|value)[\"']?\s*:\s*)?(?P<q>[\"'`])(?P<text>(?:(?!(?P=q)).)*)(?P=q)(?!\s*:)"
    r"|[\"'](?P<name>[^\"'\n]+)[\"']\s*:\s*(?=\[)|(?P<open>\[)|(?P<close>\])"
)
_COMMENT = re.compile(
    r"(?P<string>\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|/\*(?:[^*]|\*(?!/))*(?:\*/)?|//[^\n]*"
)


def docusaurus(folder: SourceFolder, here: str, log: Log) -> Plan:  # noqa: ARG001 - the readers are alike
    """A site of Docusaurus: the files of ``docs`` in the order of their positions, folders as chapters or parts."""
    plan = Plan("Docusaurus", posixpath.normpath(posixpath.join(here, "docs")))
    config = next((one for one in beside(folder, here) if posixpath.basename(one).startswith("docusaurus.config")), "")
    text = _code_of(folder, config) if config else ""
    plan.title, plan.description = said(text, "title"), said(text, "tagline")
    plan.language = said(text, "defaultLocale")
    if path := re.search(r"\bpath\s*:\s*[\"'`](?P<path>\.{0,2}/?[\w./-]*docs[\w./-]*)[\"'`]", text):
        plan.root = posixpath.normpath(posixpath.join(here, path["path"]))
    if not any(folder.under(plan.root, *TEXTS)):
        plan.root = here
    for name in beside(folder, here):
        if re.fullmatch(r"sidebars?\.(?:json|js|ts|cjs|mjs)", posixpath.basename(name)):
            plan.nodes = _sidebar(folder, plan.root, _code_of(folder, name))
    plan.nodes = plan.nodes or tree_of(folder, plan.root)
    return plan


def _code_of(folder: SourceFolder, name: str) -> str:
    """A file of JavaScript without its comments, which hold examples of settings."""
    return _COMMENT.sub(lambda found: found["string"] or " ", (folder.text(name) or "")[:200_000])


def _sidebar(folder: SourceFolder, root: str, text: str) -> list[Node]:
    """What a list of Docusaurus names, in JSON or JavaScript: ids of documents, and labels with items below them.

    A folder that it names (``dirName``) is all that lies in it and is not named before.
    """
    named = _by_id(folder, root)
    used: set[str] = set()
    top: list[Node] = []
    levels = [top]
    label = ""
    for found in _SIDEBAR.finditer(text[:200_000]):
        words = found["text"]
        if found["open"]:
            node = Node(label) if label else None
            levels.append(node.children if node else levels[-1])
            if node:
                levels[-2].append(node)
            label = ""
        elif found["close"]:
            if len(levels) > 1:
                levels.pop()
        elif found["key"] == "label":
            label = words
        elif found["key"] == "dirName":
            whole = _unnamed(folder, posixpath.normpath(posixpath.join(root, words)), used)
            used |= {node.file for one in whole for node in one.all() if node.file}
            levels[-1].extend(whole)
        elif found["key"] in {None, "id"} and words in named and named[words] not in used:
            used.add(named[words])
            levels[-1].append(Node(file=named[words]))
        elif found["name"] is not None:
            label = found["name"] if found["name"] != "items" else label
    made = [node for node in map(pruned, top) if node is not None]
    return made[0].children if len(made) == 1 and made[0].file is None else made  # the name of the list itself


def _unnamed(folder: SourceFolder, path: str, used: set[str]) -> list[Node]:
    """All that lies in a folder and is not used."""
    return tree_of(folder, path, lambda name: name not in used)


def _by_id(folder: SourceFolder, root: str) -> dict[str, str]:
    """The documents by their ids: their paths, with or without numbers in front, or what they say."""
    named: dict[str, str] = {}
    for name in folder.under(root, *TEXTS):
        path = posixpath.splitext(name.removeprefix(f"{root}/"))[0]
        own = text_of(settings_before(folder.text(name) or "").get("id"))
        stripped = "/".join(NUMBERED.sub("", piece) for piece in path.split("/"))
        for one in (path, stripped, posixpath.join(posixpath.dirname(path), own) if own else path):
            named.setdefault(one, name)
    return named
