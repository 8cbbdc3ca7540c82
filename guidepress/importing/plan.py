"""What a source says of itself: its people and titles, and its chapters as a tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Node:
    """An entry of the list of chapters.

    ``file`` is a path from the folder of the source, or ``None`` for a part or an entry without a text. ``title`` is
    what the list calls it. ``text`` is the text of one that has no file.
    """

    title: str = ""
    file: str | None = None
    children: list[Node] = field(default_factory=list)
    is_part: bool = False
    is_numbered: bool = True
    text: str | None = None

    def all(self) -> Iterator[Node]:
        """This entry and all below it, in order."""
        yield self
        for child in self.children:
            yield from child.all()


@dataclass(slots=True)
class Plan:
    """A book as its tool describes it. Paths are relative to the folder of the source."""

    tool: str
    root: str = ""
    title: str = ""
    subtitle: str = ""
    description: str = ""
    authors: list[str] = field(default_factory=list)
    language: str = ""
    publisher: str = ""
    licence: str = ""
    nodes: list[Node] = field(default_factory=list)
    bibliography: list[str] = field(default_factory=list)
    sources: list[dict[str, Any]] = field(default_factory=list)
    """References as CSL-JSON that the source holds itself, in no file of their own."""
    further: list[str] = field(default_factory=list)
    """Keys of references that are listed as further reading."""
    macros: dict[str, str] = field(default_factory=dict)
    """Commands of TeX that the source makes for itself: what each stands for."""
    splits: bool = False
    """Whether every first-level heading begins a chapter, however the files are cut."""

    def all(self) -> Iterator[Node]:
        """All entries in order."""
        for node in self.nodes:
            yield from node.all()


@dataclass(frozen=True, slots=True)
class Loss:
    """Something of the source that is not in the guide, or not as it was: what, and where it stood."""

    kind: str
    file: str
    line: int | None
    what: str

    def __str__(self) -> str:
        """As the report lists it."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.what}"


@dataclass(slots=True)
class Log:
    """The losses of an import, in the order in which they were met."""

    losses: list[Loss] = field(default_factory=list)
    unshown: list[str] = field(default_factory=list)
    """Code that the tool runs, or keeps for itself, and never shows to readers."""
    taken_in: list[tuple[str, str]] = field(default_factory=list)
    """What a text took in from other files, by the text's own name: it is said there, and counted with it."""

    def lost(self, kind: str, file: str, line: int | None, what: str) -> None:
        """Note a loss. ``kind`` is the heading of the report that it stands under."""
        self.losses.append(Loss(kind, file, line, " ".join(what.split())[:200]))
