"""What the rules of blocks have to say about a file, and where they keep it."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass, field
from typing import Any, cast

from guidepress.model.finding import Findings, Rule
from guidepress.model.place import Place
from guidepress.read.markdown.blocks.items import Marker

_KEY = "guidepress"


@dataclass(slots=True)
class Telling:
    """The file at hand: its name and language, its findings, and how many lines of it stand before what is parsed.

    ``drawn`` maps a line (from 0) to the columns that were added to its indentation, because its list is indented by
    less than it should be. ``open_lists`` are the markers of the items around the line at hand, the innermost last;
    ``depth`` counts the callouts and divisions around it. ``noted`` are the keys of the references, if the citation
    style sets citations in notes.
    """

    file: str
    findings: Findings
    language: str = "en"
    before: int = 0
    drawn: dict[int, int] = field(default_factory=dict)
    open_lists: list[Marker] = field(default_factory=list)
    depth: int = 0
    noted: frozenset[str] = frozenset()

    def add(self, rule: Rule, line: int, message: str = "", *, hint: str = "") -> None:
        """Tell something of a line, counted from 0 as the rules count."""
        self.findings.add(rule.at(Place(self.file, line + 1 + self.before), message, hint=hint))


def keep(env: MutableMapping[str, Any], telling: Telling) -> None:
    """Put it where the rules find it."""
    env[_KEY] = telling


def telling(env: MutableMapping[str, Any]) -> Telling:
    """What is told of the file at hand."""
    return cast("Telling", env[_KEY])
