"""Lists of chapters in Markdown: ``SUMMARY.md`` of mdBook, GitBook and Honkit, ``_sidebar.md`` of docsify."""

from __future__ import annotations

import json
import posixpath
import re
from typing import Any
from urllib.parse import unquote

from guidepress.importing.folder import SourceFolder, names_of, section_of, text_of
from guidepress.importing.plan import Log, Node, Plan
from guidepress.importing.tools.languages import is_tag

_LINK = re.compile(
    r"!?\[(?P<title>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]"
    r"\((?:<(?P<angled>[^<>\n]+)>|(?P<path>[^()\s]*(?:\([^()]*\)[^()\s]*)*))(?P<behind>[^()]*)\)"
)
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?:[-*+]|\d+[.)])[ \t]+(?P<rest>.*)")
_HEADING = re.compile(r"#{1,6}[ \t]+(?P<title>.*?)[ \t]*#*$")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def mdbook(folder: SourceFolder, here: str, log: Log) -> Plan:
    """A book of mdBook: ``book.toml`` and ``SUMMARY.md`` in its ``src``."""
    data = folder.toml(posixpath.join(here, "book.toml"))
    book = section_of(data, "book")
    src = posixpath.normpath(posixpath.join(here, text_of(book.get("src")) or "src"))
    plan = Plan("mdBook", "" if src == "." else src)
    plan.title, plan.description = text_of(book.get("title")), text_of(book.get("description"))
    plan.authors, plan.language = names_of(book.get("authors")), text_of(book.get("language"))
    plan.nodes = read_summary(folder, posixpath.join(src, "SUMMARY.md"), plan, log, outside_numbered=False)
    return plan


def gitbook(folder: SourceFolder, here: str, log: Log) -> Plan:
    """A book of GitBook or Honkit: ``SUMMARY.md``, and perhaps ``book.json`` or ``.gitbook.yaml``."""
    try:
        loaded = json.loads(folder.text(posixpath.join(here, "book.json")) or "{}")
    except (ValueError, RecursionError):
        loaded = {}
    data: dict[str, Any] = loaded if isinstance(loaded, dict) else {}
    base = text_of(data.get("root") or folder.yaml(posixpath.join(here, ".gitbook.yaml")).get("root"))
    root = posixpath.normpath(posixpath.join(here, base))
    plan = Plan("GitBook", "" if root == "." else root)
    plan.title, plan.description = text_of(data.get("title")), text_of(data.get("description"))
    plan.authors, plan.language = names_of(data.get("author")), text_of(data.get("language"))
    plan.nodes = read_summary(folder, posixpath.join(plan.root, "SUMMARY.md"), plan, log)
    readme = posixpath.join(plan.root, "README.md")
    if folder.inside(readme) and all(node.file != readme for node in plan.all()):
        plan.nodes.insert(0, Node(file=readme))
    return plan


def gitbooks(folder: SourceFolder, here: str, log: Log) -> Plan:
    """A book of GitBook in several languages: that which is asked for, or the first that ``LANGS.md`` names."""
    name = posixpath.join(here, "LANGS.md")
    listed = [
        unquote(found["angled"] or found["path"]).strip("/. ") for found in _LINK.finditer(folder.text(name) or "")
    ]
    asked = [folder.wanted] if is_tag(folder.wanted) and folder.wanted not in listed else []
    tried = [*listed, *asked]  # a language may be there and not be listed
    there = [one for one in tried if folder.inside(posixpath.normpath(posixpath.join(here, one, "SUMMARY.md")))]
    if not there:
        return Plan("GitBook")
    chosen = next((one for one in there if folder.wanted and one.lower() == folder.wanted.lower()), there[0])
    plan = gitbook(folder, posixpath.normpath(posixpath.join(here, chosen)), log)
    plan.language = plan.language or chosen
    if others := ", ".join(one for one in there if one != chosen):
        log.lost("Chapters", name, None, f"'{chosen}' is brought in; --language asks for {others}")
    return plan


def docsify(folder: SourceFolder, here: str, log: Log) -> Plan:
    """A book of docsify: ``_sidebar.md``, its first page ``README.md``, its title in ``index.html``."""
    plan = Plan("docsify", here)
    page = folder.text(posixpath.join(here, "index.html")) or ""
    if found := re.search(r"<title>([^<]{1,200})</title>", page):
        plan.title = text_of(found[1])
    if found := re.search(r"<html[^<>]{0,200}\blang=[\"']?([\w-]{2,20})", page):
        plan.language = found[1]
    if found := re.search(r"<meta name=[\"']description[\"'] content=[\"']([^\"'<>]{1,500})", page):
        plan.description = text_of(found[1])
    listed = next(one for one in ("_sidebar.md", "sidebar.md") if folder.inside(posixpath.join(here, one)))
    plan.nodes = read_summary(folder, posixpath.join(here, listed), plan, log)
    for readme in (posixpath.join(here, "README.md"),):
        if folder.inside(readme) and all(node.file != readme for node in plan.all()):
            plan.nodes.insert(0, Node(file=readme))
    return plan


def read_summary(folder: SourceFolder, name: str, plan: Plan, log: Log, *, outside_numbered: bool = True) -> list[Node]:
    """The chapters that a list in Markdown names.

    A heading begins a part; the first one, if nothing stands before it, is the title of the list. A link in no list is
    a chapter in front or behind, without a number unless ``outside_numbered``.
    """
    text = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), folder.text(name) or "")
    top: list[Node] = []
    holder: list[Node] = top
    levels: list[tuple[int, Node]] = []
    for number, line in enumerate(text.expandtabs(4).split("\n"), 1):
        heading, item = _HEADING.match(line), _ITEM.match(line)
        if heading:
            levels = []
            title = _plain(heading["title"])
            if not top and re.match(r"#[ \t]", line):
                continue
            part = Node(title, is_part=True)
            top.append(part)
            holder = part.children
        elif item:
            node = _entry(folder, item["rest"], name, number, plan, log)
            indent = len(item["indent"])
            while levels and levels[-1][0] >= indent:
                levels.pop()
            if node is not None:
                (levels[-1][1].children if levels else holder).append(node)
                levels.append((indent, node))
        elif line.strip() and _LINK.search(line):
            levels, holder = [], top
            for found in _LINK.finditer(line):
                node = _entry(folder, found[0], name, number, plan, log)
                if node is not None:
                    node.is_numbered = outside_numbered
                    top.append(node)
    return top


def _entry(folder: SourceFolder, text: str, name: str, number: int, plan: Plan, log: Log) -> Node | None:
    link = _LINK.search(text)
    if link is None:
        return Node(_plain(text)) if _plain(text) else None
    title, address = _plain(link["title"]), (link["angled"] or link["path"]).strip("<>")
    path = unquote(address.partition("#")[0])
    if "://" in address:
        log.lost("Chapters", name, number, f"“{title}” is a page of the web ({address})")
        return None
    if not path:
        return Node(title)
    spaced = (
        unquote(link["path"] + link["behind"]).strip() if link["path"] else path
    )  # as many write a name with spaces
    tried = (_page(folder, one, name, plan.root) for one in dict.fromkeys((path, path.replace("\\", ""), spaced)))
    file = next((one for one in tried if one is not None), None)
    if file is None:
        log.lost("Chapters", name, number, f"“{title}”: there is no file '{path}'")
        return Node(title)
    return Node(title, file)


def _page(folder: SourceFolder, path: str, here: str, root: str) -> str | None:
    """The file of a page: as it is written, with an ending, or the first page of a folder."""
    base = path.rstrip("/") or "README"
    for tried in (path, f"{base}.md", f"{base}/README.md", f"{base}/index.md"):
        if (file := folder.resolve(tried, here, root)) and file.lower().endswith((".md", ".markdown")):
            return file
    return None


def _plain(text: str) -> str:
    """A title without links, emphasis and code signs."""
    text = _LINK.sub(lambda found: found["title"], text)
    return " ".join(re.sub(r"[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}(?=[\s.,:)]|$)|\\(?=[\[\]])", "", text).split())
