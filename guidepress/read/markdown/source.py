"""A file of the manuscript, before it is read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from guidepress.model.book import PartKind
from guidepress.model.settings import OwnCallout
from guidepress.read.markdown.blocks.calls import without_calls
from guidepress.read.markdown.source_lines import without_markers
from guidepress.standards.markdown_fences import without_fences

_RESERVED = frozenset(PartKind)
"""Ids of the parts of which there is one: a section called "Glossary" is not the glossary, whatever id it is given."""


_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")


@dataclass(frozen=True, slots=True)
class Source:
    """A Markdown file as text; ``part_id`` prefixes the ids of its notes, ``keys`` are those of the references.

    ``lettered``: notes are called by letters, because raised numbers call references. ``cites_in_notes``: the citation
    style sets citations in notes. ``callouts``: the types of the guide's own, by their names.
    """

    file: str
    text: str
    part_id: str
    language: str
    keys: frozenset[str] = frozenset()
    lettered: bool = False
    cites_in_notes: bool = False
    callouts: Mapping[str, OwnCallout] = field(default_factory=dict)


def part_id_of(text: str, fallback: str) -> str:
    """The id a file's part will have: the first heading's own ``{#id}``, else made from its words."""
    words, own = _first_heading(text)
    if own:
        return f"section-{own}" if own in _RESERVED else own
    made = slug(_TAG.sub(" ", without_calls(words)[0])) or fallback
    return f"section-{made}" if made in _RESERVED else made


def own_id_of(text: str) -> str:
    """The id that somebody gave a file's part, or nothing."""
    return _first_heading(text)[1]


def _first_heading(text: str) -> tuple[str, str]:
    """The words of a file's first heading, and its id if it is given one."""
    lines = without_fences(text).split("\n")
    heading = next((line[2:].strip() for line in lines if line.startswith(("# ", "#\t"))), "")
    words, _brace, attributes = heading.rpartition("{") if heading.endswith("}") else (heading, "", "")
    explicit = re.search(r"#([\w.:-]+)", attributes)
    return words, explicit[1] if explicit else ""


def slug(words: str) -> str:
    """Words as an id: lower case letters of any script, digits and hyphens; never beginning with a digit."""
    kept = re.sub(r"[^\w\s-]", "", without_markers(words)).strip().lower()
    made = re.sub(r"[\s_-]+", "-", kept).strip("-")[:80].strip("-")
    return f"s-{made}" if made[:1].isdigit() else made
