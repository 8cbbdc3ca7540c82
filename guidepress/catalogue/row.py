"""A row of the catalogue: a guide, what was made of it, or why nothing could be made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

FORMAT = 1
"""The version of the form of ``catalogue.json``."""


@dataclass(frozen=True, slots=True)
class File:
    """A file for readers: its name in the guide's output folder, its edition, bytes, and pages (if it has any)."""

    name: str
    edition: str
    size: int
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A guide of the catalogue.

    ``name`` is its folder below the one that was named, with ``/``; its output lies under the same name. ``due`` is the
    day by which somebody must look at it, ``dues`` what lapses then and later, as ``(day, what)``; days are
    YYYY-MM-DD. ``exit_code`` is that of a build of it alone, ``why`` what stopped it. ``findings`` count by code.
    """

    name: str
    title: str
    language: str = ""
    version: str = ""
    date: str = ""
    due: str = ""
    dues: tuple[tuple[str, str], ...] = ()
    errors: int = 0
    warnings: int = 0
    findings: Mapping[str, int] | None = None
    files: tuple[File, ...] = ()
    exit_code: int = 0
    why: str = ""

    @property
    def is_built(self) -> bool:
        """Whether its editions are what the guide gives today."""
        return self.exit_code == 0

    def as_data(self) -> dict[str, Any]:
        """The row as ``catalogue.json`` has it."""
        return {**asdict(self), "findings": dict(self.findings or {}), "dues": [list(one) for one in self.dues]}


def row_of(data: Mapping[str, Any]) -> Row:
    """The row that `Row.as_data` wrote. Raises `KeyError`, `TypeError` or `ValueError` for anything else."""
    return Row(
        **{
            **data,
            "dues": tuple((str(day), str(what)) for day, what in data["dues"]),
            "files": tuple(File(**one) for one in data["files"]),
        }
    )
