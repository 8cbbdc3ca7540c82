"""Books whose order lies in their files, and sites of VitePress, whose list is a program."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Iterable

from guidepress.importing.folder import SourceFolder, parse_yaml, section_of, text_of
from guidepress.importing.plan import Log, Node, Plan
from guidepress.importing.tools.languages import TEXTS, chosen_of, folders_by_language, natural, tell_others
from guidepress.importing.tools.quarto import settings_before

_FIRST = frozenset({"index", "_index", "readme"})
_PLACE = ("sidebar_position", "weight", "nav_order", "order", "menuPosition")
NUMBERED = re.compile(r"^\d{1,4}[-_. ]+(?=\S)")
_LINK = re.compile(
    r"\btext\s*:\s*(?P<q>[\"'`])(?P<text>(?:(?!(?P=q)).)*)(?P=q)|\blink\s*:\s*(?P<r>[\"'`])(?P<link>(?:(?!(?P=r)).)*)(?P=r)"
    r"|(?P<open>\bitems\s*:\s*\[|\[)|(?P<close>\])|(?P<begun>\{)|(?P<ended>\})"
)
_LIST = re.compile(r"\b(?:function|const|let)\s+\w*[sS]idebar\w*")
_BASE = re.compile(r"\bbase\s*:\s*[\"'`]/?([\w./-]{1,100})[\"'`]")
NO_PLACE = 10**6
"""The place of what has none: behind all that has one, by its name."""


def vitepress(folder: SourceFolder, here: str, log: Log) -> Plan:
    """A site of VitePress: the links of its sidebar in their order; the list is a program, and is not run."""
    plan = Plan("VitePress", here)
    config = _config_of(folder, here)
    text = folder.text(config) or ""
    plan.title, plan.description, plan.language = said(text, "title"), said(text, "description"), said(text, "lang")
    texts = posixpath.normpath(posixpath.join(here, said(text, "srcDir")))
    if texts != here and any(folder.under(texts, *TEXTS)):  # "a folder within" alone: names are held to the source
        plan.root = here = texts
    lists = [text, *(folder.text(name) or "" for name in _parts_of(folder, config))]
    seen: set[str] = set()
    if places := folders_by_language(folder, here):
        tag = _language_of_site(folder, plan, places, text, log)
        if tag in places:
            plan.root = places[tag]
            own = [folder.text(name) for name in _own_settings(folder, here, plan.root, tag)]
            text = next((one for one in own if one and "sidebar" in one), text)
            of_site = text.partition("themeConfig")[0]
            plan.description = said(of_site, "description") or plan.description
            plan.title = said(of_site, "title") or plan.title
            lists, here = [text], plan.root
        else:
            seen |= {name for place in places.values() for name in folder.under(place, *TEXTS)}
    for one in lists:
        named = _LIST.search(one)
        at = named.start() if named else one.find("sidebar")
        bases = _BASE.findall(one)
        plan.nodes += _links(folder, here, one[max(at, 0) :], seen, bases) if at >= 0 or one is not text else []
    if not plan.nodes:
        plan.nodes = _links(folder, here, text, seen, ())
    home = next((name for name in ("index.md", "README.md") if folder.inside(posixpath.join(here, name))), "")
    if home and plan.nodes and posixpath.normpath(posixpath.join(here, home)) not in seen:
        plan.nodes.insert(0, Node(file=posixpath.normpath(posixpath.join(here, home))))
    if not plan.nodes:
        log.lost("Chapters", config, None, "the list of chapters is a program, which is not run: by their names")
        plan.nodes = tree_of(folder, here, lambda name: name not in seen)
    return plan


def _language_of_site(folder: SourceFolder, plan: Plan, places: dict[str, str], text: str, log: Log) -> str:
    """The folder of the language that is brought in, of a site in several; nothing if its texts lie in none."""
    below = tuple(f"{place}/" for place in places.values())
    at_root = any(not name.startswith(below) for name in folder.under(plan.root, *TEXTS))
    first = re.search(r"[\"'](?P<tag>[\w-]{2,10})/:rest\*?[\"']\s*:", text)
    own = first["tag"] if first and first["tag"] in places else "" if at_root else plan.language or "en"
    tag = chosen_of([folder.wanted, own], places)
    tag = tag or (next(iter(places)) if not at_root else "")
    plan.language = tag or plan.language
    tell_others(log, posixpath.join(plan.root, ".vitepress"), tag or plan.language or "en", places)
    return tag


def _own_settings(folder: SourceFolder, here: str, place: str, tag: str) -> list[str]:
    """Where a site of VitePress keeps what it says in one of its languages."""
    stems = (
        f"{place}/config",
        posixpath.join(here, "config"),
        *(posixpath.join(here, ".vitepress", one, tag) for one in ("config", "locales", "")),
    )
    names = (posixpath.normpath(f"{stem}.{ending}") for stem in stems for ending in ("ts", "mts", "js", "mjs"))
    return [name for name in names if folder.inside(name)]


def vuepress_says(folder: SourceFolder) -> tuple[str, str, str]:
    """Title, description and language that the settings of VuePress say; nothing if there are none.

    Its list of chapters is a program that most sites make of their folders, so they come in by their names.
    """
    stems = (posixpath.join(here, ".vuepress/config") for here in ("", "docs", "src"))
    names = (f"{stem}.{ending}" for stem in stems for ending in ("js", "ts", "mts", "mjs"))
    text = next((folder.text(name) or "" for name in names if folder.inside(name)), "")
    return said(text, "title"), said(text, "description"), said(text, "lang")


def is_vitepress(folder: SourceFolder, here: str) -> bool:
    """Whether a folder holds the settings of VitePress, which are hidden."""
    return bool(_config_of(folder, here))


def _config_of(folder: SourceFolder, here: str) -> str:
    names = (f"{stem}.{ending}" for stem in ("config", "config/index") for ending in ("ts", "mts", "js", "mjs"))
    paths = (posixpath.normpath(posixpath.join(here, ".vitepress", name)) for name in names)
    return next((path for path in paths if folder.inside(path)), "")


def _parts_of(folder: SourceFolder, config: str) -> list[str]:
    """The files beside the settings that say a sidebar."""
    text = folder.text(config) or ""
    found = []
    for name in re.findall(r"from\s+[\"'](\.{1,2}/[^\"']+)[\"']", text):
        base = posixpath.normpath(posixpath.join(posixpath.dirname(config), name))
        tried = (base, *(f"{base}.{ending}" for ending in ("ts", "mts", "js", "mjs")), f"{base}/index.ts")
        if "side" in name.lower() and (file := next((one for one in tried if folder.inside(one)), "")):
            found.append(file)
    return found


def _links(folder: SourceFolder, here: str, text: str, seen: set[str], bases: Iterable[str]) -> list[Node]:
    """What a list in JavaScript names: a text with a link is a chapter, a text with items holds what they are.

    The two stand in either order, and before or behind the items. A link may be written from the folder, from that of
    the site, or behind one of the ``bases`` of its list.
    """
    above, tag = posixpath.split(here)
    begun = [f"{here}/", f"{above}/", *(_base(above, tag, here, one) for one in bases)]
    top: list[Node] = []
    levels = [top]
    entries: list[Node | None] = [None]
    for found in _LINK.finditer(text[:200_000]):
        if found["begun"]:
            entries.append(None)
        elif found["ended"]:
            if len(entries) > 1:
                entries.pop()
        elif found["close"]:
            if len(levels) > 1:
                levels.pop()
        elif found["open"]:
            holder = entries[-1] or (_entry(entries, levels) if found["open"].startswith("items") else None)
            levels.append(holder.children if holder is not None and found["open"].startswith("items") else levels[-1])
        elif found["text"] is not None:
            _entry(entries, levels).title = " ".join(found["text"].split())
        else:
            pages = (_page(folder, one, found["link"], seen) for one in dict.fromkeys(begun))
            if page := next((page for page in pages if page), None):
                _entry(entries, levels).file = page
    return [node for node in map(pruned, top) if node is not None]


def _entry(entries: list[Node | None], levels: list[list[Node]]) -> Node:
    """The entry that the innermost braces are, which is one of the innermost list from now on."""
    node = entries[-1]
    if node is None:
        node = entries[-1] = Node("")
        levels[-1].append(node)
    return node


def _base(above: str, tag: str, here: str, base: str) -> str:
    """What a list of a site, or of one of its languages, sets before its links: a folder, or what names begin with."""
    bare = base.lstrip("/")
    return f"{above}/{bare}" if bare.split("/")[0] == tag else f"{here}/{bare}"


def pruned(node: Node) -> Node | None:
    """An entry without what has neither a file nor entries below it; nothing if it is such."""
    node.children = [one for one in map(pruned, node.children) if one is not None]
    return node if node.file or node.children else None


def _page(folder: SourceFolder, begun: str, link: str, seen: set[str]) -> str | None:
    bare = link.partition("#")[0].strip("/").removesuffix(".html").removesuffix(".md")
    for tried in (f"{bare}.md", f"{bare}/index.md") if bare else ("index.md",):
        name = posixpath.normpath(f"{begun}{tried}").lstrip("/")
        if folder.inside(name) and name not in seen:
            seen.add(name)
            return name
    return None


def beside(folder: SourceFolder, here: str) -> list[str]:
    """The files of a folder itself."""
    return [name for name in folder.files() if posixpath.dirname(name) == here]


def said(text: str, name: str) -> str:
    """What settings in JavaScript say by a name, if that is a string; else nothing."""
    found = re.search(rf"\b{name}\s*:\s*([\"'`])((?:(?!\1).){{1,300}})\1", text)
    return text_of(found[2]) if found else ""


def tree_of(folder: SourceFolder, root: str, keep: Callable[[str], bool] = lambda _name: True) -> list[Node]:
    """The files below a folder as a tree, each level in the order of positions, then of names; those to ``keep``."""
    prefix = f"{root}/" if root else ""
    holders: dict[str, list[tuple[float, str, Node]]] = {"": []}
    firsts: dict[str, str] = {}
    names = [name for name in folder.under(root, *TEXTS) if not posixpath.basename(name).startswith(("_", "."))]
    names += [name for name in folder.under(root, *TEXTS) if posixpath.basename(name).startswith("_index.")]
    for name in sorted(filter(keep, names)):
        path = name.removeprefix(prefix)
        here, base = posixpath.split(path)
        for depth in range(path.count("/") + 1):
            holders.setdefault("/".join(path.split("/")[:depth]), [])
        if base.partition(".")[0].lower() in _FIRST:
            firsts.setdefault(here, name)
        else:
            holders[here].append((place_of(folder, name), base.lower(), Node(file=name)))
    for here in sorted(holders, key=lambda one: -one.count("/") if one else 1):
        if not here:
            continue
        title, place = _category(folder, posixpath.join(root, here))
        first = firsts.get(here)
        place = place_of(folder, first) if place == NO_PLACE and first else place
        node = Node(title, first, [one for *_key, one in sorted(holders[here], key=_order)])
        if node.file or node.children:
            holders[posixpath.dirname(here)].append((place, posixpath.basename(here).lower(), node))
    made = [one for *_key, one in sorted(holders[""], key=_order)]
    return [Node(file=firsts[""]), *made] if "" in firsts else made


def _order(held: tuple[float, str, Node]) -> tuple[float, tuple[tuple[int, int, str], ...]]:
    return held[0], natural(held[1])


def place_of(folder: SourceFolder, name: str) -> float:
    """The place that a text says it has among its neighbours."""
    settings = settings_before(folder.text(name) or "")
    said = next((settings[key] for key in _PLACE if key in settings), section_of(settings, "sidebar").get("order"))
    return float(said) if isinstance(said, int | float) and not isinstance(said, bool) else NO_PLACE


def _category(folder: SourceFolder, path: str) -> tuple[str, float]:
    """What a folder is called, and its place, by its ``_category_`` file or its name."""
    title = NUMBERED.sub("", posixpath.basename(path)).replace("-", " ").replace("_", " ").strip().capitalize()
    for name in ("_category_.json", "_category_.yml", "_category_.yaml"):
        text = folder.text(posixpath.join(path, name))
        if text is None:
            continue
        try:
            data = json.loads(text) if name.endswith("json") else parse_yaml(text)
        except (ValueError, RecursionError):
            data = {}
        if isinstance(data, dict):
            place = data.get("position")
            return text_of(data.get("label")) or title, float(place) if isinstance(place, int | float) else NO_PLACE
    return title, NO_PLACE
