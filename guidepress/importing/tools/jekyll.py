"""Sites of Jekyll: what ``_config.yml`` says and leaves out, and the order that their pages say of themselves."""

from __future__ import annotations

import posixpath
from fnmatch import fnmatch

from guidepress.importing.folder import SourceFolder, names_of, section_of, text_of
from guidepress.importing.plan import Log, Node, Plan
from guidepress.importing.tools.folders import NO_PLACE, place_of, tree_of
from guidepress.importing.tools.quarto import settings_before

_KEYS = frozenset(
    """
    theme remote_theme baseurl exclude include plugins gems kramdown markdown highlighter collections permalink
    """.split()
)
_FILES = frozenset({"Gemfile", "_layouts", "_includes", "_posts"})
_PROGRAM = frozenset(
    {"readme", "license", "licence", "contributing", "changelog", "code_of_conduct", "agents", "claude"}
)
"""What lies at the root of a site for those who write it, if the site has a first page of its own."""


def jekyll(folder: SourceFolder, here: str, log: Log) -> Plan:  # noqa: ARG001 - the readers are alike
    """A site of Jekyll; one without chapters if the settings are those of another tool."""
    plan = Plan("Jekyll", here)
    data = folder.yaml(posixpath.join(here, "_config.yml"))
    beside = {name.removeprefix(f"{here}/" if here else "").partition("/")[0] for name in folder.under(here)}
    if not (_KEYS & data.keys() or _FILES & beside):
        return plan
    plan.title, plan.description = text_of(data.get("title")), text_of(data.get("description"))
    plan.language = text_of(data.get("lang")) or text_of(data.get("locale"))
    plan.authors = names_of(data.get("author") or data.get("authors"))
    left_out = [str(one).strip("/") for one in data.get("exclude") or () if isinstance(one, str)]
    kept = {"_posts", *(f"_{name}" for name in section_of(data, "collections"))}
    named = data.get("collections")
    kept |= {f"_{name}" for name in named if isinstance(name, str)} if isinstance(named, list) else set()
    firsts = {name for name in ("index.md", "index.markdown") if folder.inside(posixpath.join(here, name))}

    def is_page(name: str) -> bool:
        path = name.removeprefix(f"{here}/" if here else "")
        pieces = path.split("/")
        if any(piece.startswith("_") and piece not in kept for piece in pieces[:-1]):
            return False
        if firsts and len(pieces) == 1 and path.partition(".")[0].lower() in _PROGRAM:
            return False
        above = ["/".join(pieces[: n + 1]) for n in range(len(pieces))]
        return not any(fnmatch(one, pattern) for one in above for pattern in left_out)

    plan.nodes = _by_parents(folder, here, [name for name in folder.under(here, ".md", ".markdown") if is_page(name)])
    plan.nodes = plan.nodes or tree_of(folder, here, is_page)
    return plan


def _by_parents(folder: SourceFolder, here: str, names: list[str]) -> list[Node]:
    """The pages below those that they name as their parents, each level in its order; nothing if none names one."""
    said = {name: settings_before(folder.text(name) or "") for name in names}
    if not any(text_of(settings.get("parent")) for settings in said.values()):
        return []
    nodes = {name: Node(file=name) for name in names}
    titled: dict[str, str] = {}
    for name in names:
        titled.setdefault(text_of(said[name].get("title")), name)
    top: list[Node] = []

    def order(name: str) -> tuple[float, bool, str]:
        is_first = posixpath.basename(name).partition(".")[0] in {"index", "README"} and posixpath.dirname(name) == here
        return (-1 if is_first else place_of(folder, name), place_of(folder, name) == NO_PLACE, name)

    for name in sorted(names, key=order):
        holder = titled.get(text_of(said[name].get("parent")))
        (nodes[holder].children if holder and not _is_below(holder, name, said, titled) else top).append(nodes[name])
    return top


def _is_below(holder: str, name: str, said: dict[str, dict[str, object]], titled: dict[str, str]) -> bool:
    """Whether a page is below another, or is it: parents that go in a circle hold nothing."""
    seen: set[str] = set()
    at: str | None = holder
    while at is not None and at not in seen:
        if at == name:
            return True
        seen.add(at)
        at = titled.get(text_of(said[at].get("parent"))) if text_of(said[at].get("parent")) else None
    return at is not None
