"""``publish.py due``: which guides need a look, for whoever runs it every week."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from guidepress.cli.options import Day
from guidepress.model import errors


@click.command()
@click.argument(
    "folders",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="FOLDER...",
)
@click.option(
    "--within",
    type=click.IntRange(0, 3660),
    default=30,
    show_default=True,
    metavar="DAYS",
    help="Also what lapses within so many days.",
)
@click.option("--today", type=Day(), default=None, metavar="DATE", help="The day to measure from. Default: today.")
def due(folders: tuple[Path, ...], within: int, today: dt.date | None) -> None:
    """List the guides in which something has lapsed or lapses soon: the review, the law, the evidence, a contact.

    Each FOLDER is a guide, or holds guides. Exit code 1 if any is listed.
    """
    from guidepress.cli.formatters.text import printable
    from guidepress.pipeline.due import due_guides

    day = today or dt.date.today()  # noqa: DTZ011 - the day where the editor is; no edition ever holds it
    found = list(due_guides(folders, day, within))
    for guide in found:
        click.echo(printable(f"{guide.folder.as_posix()}: {guide.title or guide.fault}"))
        for one in guide.lapses:
            state = "lapsed on" if one.last < day else "lapses on"
            click.echo(printable(f"  {one.what} {state} {one.last + dt.timedelta(1)}"))
    if found:
        raise SystemExit(errors.EXIT_FINDINGS)
    click.echo(f"Nothing lapses within {within} days of {day}.", err=True)
