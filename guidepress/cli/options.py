"""What several commands take and tell.

A command imports the stages, and the library that paints the terminal, when it runs: ``--help`` answers at once, and
``check`` loads no typesetter.
"""

from __future__ import annotations

import datetime as dt
import difflib
import itertools
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from guidepress.model.errors import ConfigurationError
from guidepress.model.finding import Finding, Findings


class PlainFile(click.Path):
    """A file that is read: one that is there must be a plain file, for whoever reads a pipe may wait for ever."""

    def __init__(self, *, exists: bool = False) -> None:
        """``exists`` says that it must be there."""
        super().__init__(exists=exists, dir_okay=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """See `click.ParamType`."""
        path = super().convert(value, param, ctx)
        if os.path.exists(path) and not os.path.isfile(path):  # noqa: PTH110, PTH113 - without an error, whatever it is
            self.fail(f"'{click.format_filename(path)}' is a pipe or a device, not a file", param, ctx)
        return path


class Day(click.ParamType[dt.date]):
    """A date, year-month-day."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """See `click.ParamType`."""
        try:
            day = value if isinstance(value, dt.date) else dt.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"'{value}' is no date: a date is year-month-day in digits, such as 2026-11-23", param, ctx)
        if not _FIRST_YEAR <= day.year <= _LAST_YEAR:  # a year is added to it, or taken away
            self.fail(f"'{value}' is no day of a guide: years are from {_FIRST_YEAR} to {_LAST_YEAR}", param, ctx)
        return day


_FIRST_YEAR, _LAST_YEAR = 1900, 2999
DEFAULT_GUIDE = Path("manuscript")
DEFAULT_OUT = Path("dist")


def guide_folder(named: Path | None) -> Path:
    """The guide that a command is about: the one that is named, else ``manuscript/``, else the folder one stands in."""
    if named is not None:
        return named
    here = Path()
    return here if (here / "guide.yaml").is_file() and not (DEFAULT_GUIDE / "guide.yaml").is_file() else DEFAULT_GUIDE


_MANIFEST = "manifest.json"
_NAME_GUIDE = "Name the folder with guide.yaml; 'publish.py new DIR' makes a guide to start from."
_NAME_EDITIONS = "Name the folder with the editions, such as my-guide/dist; 'publish.py build' makes it."
_MOST_LOOKED_AT = 1000
_MOST_ABOVE = 6
"""Folders above a file in which its guide is looked for."""


def editions_folder(named: Path | None, guide: Path | None) -> tuple[Path, Path | None]:
    """The folder of editions that a command is about and the guide that they are of, of what was typed.

    Who names a guide's folder means the editions in it, and editions in a guide's folder are that guide's. The guide is
    nothing if nobody said which it is. Raises `ConfigurationError` for a folder that is not there.
    """
    if guide is not None and not guide.exists():
        raise ConfigurationError(f"the guide folder '{guide}' does not exist", hint=_meant(guide) + _NAME_GUIDE)
    if named is None:
        return (DEFAULT_OUT if guide is None else guide / "dist"), guide
    if guide is None and is_guide(named) and not (named / _MANIFEST).is_file():
        return named / "dist", named
    if not named.is_dir():
        raise ConfigurationError(
            f"there is no folder '{named}'",
            hint=_meant(named) + _NAME_EDITIONS,
        )
    return named, named.parent if guide is None and is_guide(named.parent) else guide


def is_guide(folder: Path) -> bool:
    """Whether a folder is a guide's."""
    return (folder / "guide.yaml").is_file()


def guide_meant(name: str) -> str:
    """The guide in the folder where one stands that is called almost as a word; empty if there is none."""
    near = difflib.get_close_matches(name.rstrip("/").lower(), _guides_here(), 1)
    return next((one for one in _guides_here() if near and one.lower() == near[0].lower()), "")


def _guides_here() -> list[str]:
    try:
        return sorted(one.parent.name for one in itertools.islice(Path().glob("*/guide.yaml"), _MOST_LOOKED_AT))
    except OSError:
        return []


def _meant(folder: Path) -> str:
    near = guide_meant(folder.parts[0]) if folder.parts and not folder.is_absolute() else ""
    return f"Did you mean the guide '{near}'? " if near and near != folder.parts[0] else ""


def writable(target: Path, option: str) -> None:
    """Say before the work that a file which an option names cannot be written. Raises `ConfigurationError`."""
    folder = target.parent
    if not folder.is_dir():
        what = "is no folder" if os.path.lexists(folder) else "does not exist"
        raise ConfigurationError(
            f"{option}: '{target}' cannot be written, for '{folder}' {what}",
            hint="Make the folder first, or name a file in one that is there.",
        )
    if os.path.lexists(target) and not target.is_file():
        raise ConfigurationError(f"{option}: '{target}' is no file that can be written", hint="Name another file.")


class GuideFolder(click.Path):
    """The folder of a guide. Who names a file in it is told which folder that is."""

    def __init__(self) -> None:
        """What is not there is told later, with the guide that may be meant."""
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """See `click.ParamType`."""
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        if path.is_file():
            self.fail(f"'{path}' is a file. {folder_of(path)}", param, ctx)
        return path


def folder_of(file: Path) -> str:
    """What to name in a file's place: the folder of the guide that it lies in, if it lies in one."""
    around = next((one for one in file.absolute().parents[:_MOST_ABOVE] if is_guide(one)), None)
    if around is None:
        return "Name a folder with guide.yaml."
    shown = Path(os.path.relpath(around)) if not file.is_absolute() else around
    return f"Name the folder of its guide: '{shown}'."


guide_option = click.option(
    "--guide",
    type=GuideFolder(),
    default=None,
    metavar="DIR",
    help="The folder with guide.yaml. Default: manuscript/, or the folder you are in if it is a guide.",
)
strict_option = click.option("--strict", is_flag=True, help="Warnings stop the work as errors do.")
verbose_option = click.option("--verbose", "-v", is_flag=True, help="Say how long each stage took.")


def tell_findings(findings: Sequence[Finding], guide: Path) -> None:
    """Findings as text on standard error, in the order of their places."""
    from guidepress.cli.formatters.show import show_findings

    ordered = Findings(list(findings)).in_order()
    show_findings(ordered, guide, "text", to_stderr=True)
