"""What others call their callouts, and the types that we have."""

from __future__ import annotations

from collections.abc import Mapping

from guidepress.model.callouts import CALLOUTS

_ALIASES: Mapping[str, str] = {
    "abstract": "note",
    "admonition": "note",
    "attention": "warning",
    "bug": "danger",
    "caution": "warning",
    "check": "tip",
    "cite": "note",
    "critical": "danger",
    "done": "tip",
    "error": "danger",
    "fail": "danger",
    "failure": "danger",
    "faq": "tip",
    "help": "tip",
    "hint": "tip",
    "important": "note",
    "info": "note",
    "information": "note",
    "missing": "danger",
    "question": "tip",
    "quote": "note",
    "seealso": "note",
    "success": "tip",
    "summary": "note",
    "tldr": "note",
    "todo": "note",
    "warn": "warning",
}
"""Names of MkDocs, Sphinx, GitHub, Obsidian, Docusaurus and Quarto for what they mean here."""

_BLAND = frozenset({"admonition", "information", "info", "warn", "check", "fail", "cite"})
"""Names that are no better a title than that of the type."""


def type_of(name: str) -> str | None:
    """The type of callout that a name means (``callout-tip``, ``IMPORTANT``), or nothing."""
    bare = name.lower().removeprefix("callout-").removeprefix("alert-")
    return bare if bare in CALLOUTS else _ALIASES.get(bare)


def title_of(name: str) -> str:
    """The title that a name stands for where none is written, in English; empty if the type's own does."""
    bare = name.lower().removeprefix("callout-").removeprefix("alert-")
    if bare in CALLOUTS or bare in _BLAND or bare not in _ALIASES:
        return ""
    return {"seealso": "See also", "tldr": "In short", "faq": "Question", "todo": "To do"}.get(bare, bare.capitalize())
