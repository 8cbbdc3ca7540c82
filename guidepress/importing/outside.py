"""Texts of a source that no list of its chapters names: what would be missing with nobody told."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from dataclasses import dataclass

from guidepress.importing.folder import SourceFolder
from guidepress.importing.plan import Log, Plan

_TEXTS = (".md", ".mdx", ".markdown", ".qmd", ".rmd")
_NAMED = 3
"""Names of texts that the report gives as examples."""
_ABOUT = re.compile(
    r"(?:readme|licen[cs]e|contributing|code_of_conduct|change(?:s|log)|security|authors|news|history|todo|index"
    r"|summary|agents|claude|gemini|pull_request_template)(?:[._-][\w-]{1,12})?",
    re.IGNORECASE,
)
"""What stands beside a book and is about its repository, by the stem of its name."""
_WORD = re.compile(r"[^\W_]+")
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?")


@dataclass(frozen=True, slots=True)
class Outside:
    """Texts beside the chapters: how many, and how many words they hold."""

    texts: int
    words: int


def told_outside(folder: SourceFolder, plan: Plan, taken: Collection[str], log: Log) -> Outside:
    """Count the texts beside the chapters that are among none of them, and note them. ``taken`` are those that came in.

    Editions in other languages, which are told by their names, and what is about the repository are not counted.
    """
    files = [name for name in taken if folder.inside(name)]
    if not files:
        return Outside(0, 0)
    root = plan.root or posixpath.commonpath([posixpath.dirname(name) or "." for name in files])
    root = "" if root == "." else root
    left = [name for name in folder.under(root, *_TEXTS) if name not in taken and _is_of_the_book(name, root)]
    counted = {name: len(_WORD.findall(folder.text(name) or "")) for name in left}
    counted = {name: words for name, words in counted.items() if words}
    outside = Outside(len(counted), sum(counted.values()))
    if counted:
        most = sorted(counted, key=lambda name: (-counted[name], name))[:_NAMED]
        more = ", …" if len(counted) > _NAMED else ""
        told = f"{outside.texts} texts with {outside.words:,} words, which it does not name: {', '.join(most)}{more}"
        log.lost("Chapters", "the list of chapters", None, told)
    return outside


def _is_of_the_book(name: str, root: str) -> bool:
    """Whether a text may be a chapter: not about the repository, not taken in by others, in no language of its own."""
    inner = name[len(root) :].strip("/") if root else name
    *above, last = inner.split("/")
    stem, _, second = posixpath.splitext(last)[0].partition(".")
    if any(one.startswith(("_", "test", "example", "template")) or _LANGUAGE.fullmatch(one) for one in above):
        return False
    return not (last.startswith("_") or _ABOUT.fullmatch(stem) or _LANGUAGE.fullmatch(second))
