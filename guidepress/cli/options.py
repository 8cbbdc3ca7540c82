"""What several commands take and tell.

A command imports the stages, and the library that paints the terminal, when it runs: ``--help`` answers at once, and
``check`` loads no typesetter.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

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


guide_option = click.option(
    "--guide", type=click.Path(path_type=Path, file_okay=False), default=None, metavar="DIR",
    help="The folder with guide.yaml. Default: manuscript/, or the folder you are in if it is a guide.",
)  # fmt: skip
strict_option = click.option("--strict", is_flag=True, help="Warnings stop the work as errors do.")
verbose_option = click.option("--verbose", "-v", is_flag=True, help="Say how long each stage took.")


def tell_findings(findings: Sequence[Finding], guide: Path) -> None:
    """Findings as text on standard error, in the order of their places."""
    from guidepress.cli.formatters.show import show_findings

    ordered = Findings(list(findings)).in_order()
    show_findings(ordered, guide, "text", to_stderr=True)
