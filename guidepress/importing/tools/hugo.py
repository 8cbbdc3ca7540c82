"""Sites of Hugo: their settings in one file or in several, and which of their languages is brought in."""

from __future__ import annotations

import posixpath
import re

from guidepress.importing.folder import SourceFolder, section_of, text_of
from guidepress.importing.plan import Log, Plan
from guidepress.importing.tools.folders import beside, tree_of
from guidepress.importing.tools.languages import TEXTS

_ENDINGS = (".toml", ".yaml", ".yml")
_SETTINGS = frozenset({"hugo", "config"})


def hugo(folder: SourceFolder, here: str, log: Log) -> Plan:
    """A site of Hugo: the files of ``content`` in the order of their weights, those of one language.

    The settings lie beside ``content`` or, a file for each of their sections, in ``config/_default``.
    """
    site = posixpath.dirname(posixpath.dirname(here)) if posixpath.basename(here) == "_default" else here
    plan = Plan("Hugo", posixpath.normpath(posixpath.join(site, "content")))
    data: dict[str, object] = {}
    config = ""
    for name in beside(folder, here):
        stem, ending = posixpath.splitext(posixpath.basename(name).lower())
        if ending not in _ENDINGS or (stem not in _SETTINGS and here == site):
            continue
        read = folder.toml(name) if ending == ".toml" else folder.yaml(name)
        if stem in _SETTINGS:
            data, config = {**read, **data}, name
        elif re.fullmatch(r"\w+", stem):
            data.setdefault(stem, read)
    plan.title = text_of(data.get("title"))
    plan.language = text_of(data.get("languageCode") or data.get("defaultContentLanguage"))
    plan.description = text_of(section_of(data, "params").get("description"))
    languages = section_of(data, "languages")
    _choose_folder(folder, plan, languages, config, log)
    suffixes = _choose_ending(folder, plan, languages, config, log)
    plan.nodes = tree_of(folder, plan.root, lambda name: _language_of(name, suffixes[1]) in suffixes[0])
    return plan


def hugo_before_its_name(folder: SourceFolder, here: str, log: Log) -> Plan:
    """A site whose settings lie in ``config.toml``, as they did until 2022; other tools have such a file, too."""
    texts = (folder.text(name) or "" for name in beside(folder, here) if posixpath.basename(name).startswith("config."))
    if not any(re.search(r"^[\"']?baseurl\b", text, re.IGNORECASE | re.MULTILINE) for text in texts):
        return Plan("Hugo")
    return hugo(folder, here, log)


def _choose_folder(folder: SourceFolder, plan: Plan, languages: dict[str, object], config: str, log: Log) -> None:
    """Of a site in several languages, each in a folder, that which is asked for or which it begins with."""
    places = {tag: text_of(section_of(languages, tag).get("contentDir")) or f"{plan.root}/{tag}" for tag in languages}
    there = {tag: place for tag, place in places.items() if any(folder.under(place, *TEXTS))}
    if len(set(there.values())) < len(there) or not there:
        return
    chosen = _chosen(folder, plan, set(there)) or next(iter(there))
    plan.root = there[chosen]
    _speak(plan, languages, chosen)
    for tag, place in there.items():
        if tag != chosen:
            log.lost("Chapters", config, None, f"'{place}' is in another language ({tag}); bring it in by itself")


def _choose_ending(
    folder: SourceFolder, plan: Plan, languages: dict[str, object], config: str, log: Log
) -> tuple[set[str], set[str]]:
    """Of files ``name.TAG.md``, the tags of those that are brought in, and all tags: none for the first language."""
    tags = {tag.lower() for tag in languages}
    found = {_language_of(name, tags) for name in folder.under(plan.root, *TEXTS)} - {""}
    if not found:
        return {""}, tags
    first = plan.language.lower() if plan.language.lower() in tags else next(iter(tags), "")
    wanted = _chosen(folder, plan, {*found, first}) or first
    written = next((tag for tag in languages if tag.lower() == wanted), wanted)
    _speak(plan, languages, written)
    others = sorted({*found, first} - {wanted})
    log.lost("Chapters", config, None, f"'{wanted}' is brought in; --language asks for {', '.join(others)}")
    return ({"", wanted} if wanted == first else {wanted}), tags


def _chosen(folder: SourceFolder, plan: Plan, there: set[str]) -> str:
    """The language that is asked for, else that which the site begins with, else English, if they are there."""
    for tag in (folder.wanted, plan.language, "en"):
        for held in sorted(there):
            if tag and tag.lower() == held.lower():
                return held
    return ""


def _speak(plan: Plan, languages: dict[str, object], tag: str) -> None:
    told = section_of(languages, tag)
    plan.language = text_of(told.get("languageCode") or told.get("locale")) or tag
    plan.title = text_of(told.get("title")) or plan.title
    plan.description = text_of(section_of(told, "params").get("description")) or plan.description


def _language_of(name: str, tags: set[str]) -> str:
    """The tag in the name of a file (``name.de.md``), if it is one of the site; else nothing."""
    tag = posixpath.basename(name).lower().rsplit(".", 2)
    return tag[1] if len(tag) == 3 and tag[1] in tags else ""
