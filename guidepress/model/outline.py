"""The tree of the body: parts, the chapters in them, and the sections of a chapter, as ``guide.yaml`` lists them.

A plain list of files is a body of chapters. `flatten` brings either into reading order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Discriminator, Field, Tag, model_validator

from guidepress.model.values import GuidePath, Model, Text

MAX_SECTIONS = 1000
"""Files of the body. More are a library, and the contents of every edition hold them all."""
MAX_LEVELS = 3
"""How deep chapters hold sections, the chapter included: with a part above them and three levels of headings in the
last, these are the six levels that HTML and PDF 1.7 have."""


def _kind(entry: object) -> str:
    """Which kind of entry something in the list is, as the tag of a model."""
    if isinstance(entry, Division) or (isinstance(entry, dict) and "part" in entry):
        return "[part]"
    return "[chapter]" if isinstance(entry, dict | Chapter) else "[file]"


def _kind_below(entry: object) -> str | None:
    """The same below the top, where there are no parts."""
    kind = _kind(entry)
    return None if kind == "[part]" else kind


_BELOW = Discriminator(
    _kind_below, "part_below", "a part stands directly in the 'sections' of the guide, not in another part or a chapter"
)
_File = Annotated[GuidePath, Tag("[file]")]


class Chapter(Model):
    """A file with sections of its own."""

    file: GuidePath = Field(description="The file of the chapter.")
    sections: tuple[
        Annotated[_File | Annotated[Chapter, Tag("[chapter]")], _BELOW],
        ...,
    ] = Field((), max_length=MAX_SECTIONS, description="Its sections in their order: files, or files with sections.")

    @property
    def levels(self) -> int:
        """How many levels it holds, itself included."""
        return 1 + max((one.levels if isinstance(one, Chapter) else 1 for one in self.sections), default=0)

    @model_validator(mode="after")
    def _not_too_deep(self) -> Chapter:
        if self.levels > MAX_LEVELS:
            raise ValueError(
                f"a chapter holds sections, and these hold sections, but no deeper ({MAX_LEVELS} levels); "
                "make one file of those below"
            )
        return self


class Division(Model):
    """A part of the book: a title, and the chapters that stand in it."""

    part: Text = Field(description="The title of the part, or a Markdown file with the title and an introduction.")
    sections: tuple[
        Annotated[_File | Annotated[Chapter, Tag("[chapter]")], _BELOW],
        ...,
    ] = Field(min_length=1, max_length=MAX_SECTIONS, description="The chapters of the part in their order.")

    @property
    def is_file(self) -> bool:
        """Whether the part has a file, and is not named here."""
        return self.part.endswith((".md", ".markdown"))


BodyEntry = Annotated[
    _File | Annotated[Chapter, Tag("[chapter]")] | Annotated[Division, Tag("[part]")],
    Discriminator(_kind),
]
"""What stands in ``sections``."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or a titled part of the body in reading order.

    ``text`` is the path of the file, or the title if there is none. ``depth`` is 1 at the top of the tree, ``within``
    the index of the entry that holds it. ``level`` counts chapters alone: 0 for a part, 1 for a chapter, 2 for its
    sections.
    """

    text: str
    is_file: bool
    depth: int
    level: int
    within: int | None = None


def flatten(body: Sequence[str | Chapter | Division]) -> tuple[Entry, ...]:
    """The entries of the body in reading order."""
    made: list[Entry] = []

    def add(entries: Sequence[str | Chapter | Division], depth: int, level: int, within: int | None) -> None:
        for one in entries:
            here = len(made)
            match one:
                case Division():
                    made.append(Entry(one.part, one.is_file, depth, 0, within))
                    add(one.sections, depth + 1, 1, here)
                case Chapter():
                    made.append(Entry(one.file, True, depth, level, within))
                    add(one.sections, depth + 1, level + 1, here)
                case _:
                    made.append(Entry(one, True, depth, level, within))

    add(body, 1, 1, None)
    return tuple(made)


def files_of(body: Sequence[str | Chapter | Division]) -> Iterator[str]:
    """The paths of all files of the body, in reading order."""
    return (entry.text for entry in flatten(body) if entry.is_file)
