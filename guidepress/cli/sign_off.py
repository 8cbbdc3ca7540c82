"""``publish.py sign-off``: a reviewer answers for the text as it stands."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from guidepress.cli.options import Day, PlainFile, guide_folder, guide_option
from guidepress.model import errors


@click.command(name="sign-off")
@guide_option
@click.option("--by", "who", required=True, metavar='"NAME, CREDENTIALS"', help="A reviewer of guide.yaml.")
@click.option("--identifier", default="", metavar="ID", help="An ORCID, or the number of a licence to practise.")
@click.option(
    "--date", "day", type=Day(), default=None, metavar="DATE", help="When. Default: 'reviewed' of guide.yaml."
)
@click.option(
    "--key",
    type=PlainFile(),
    default=None,
    metavar="FILE",
    help="The reviewer's private SSH key: the sign-off is signed with it (ssh-keygen -Y sign; no network).",
)
@click.option("--yes", is_flag=True, help="Write without asking.")
def sign_off(guide: Path | None, who: str, identifier: str, day: dt.date | None, key: Path | None, yes: bool) -> None:
    """Record that a reviewer read the guide as it stands: a digest of each paragraph, in sign-off.lock.

    Shows what changed since this reviewer signed off before. Who signs must have read it; nobody signs for another.
    """
    from guidepress.cli.formatters.text import printable
    from guidepress.pipeline.sign_off import sign_off as write_sign_off
    from guidepress.pipeline.sign_off import to_sign_off

    name, _comma, credentials = (piece.strip() for piece in who.partition(","))
    if not name:
        raise click.UsageError('--by takes a name, such as --by "Jane Doe, MD"')
    folder = guide_folder(guide)
    book, changed = to_sign_off(folder, name)
    for one in changed:
        click.echo(printable(f"{one.place}: {one.message}"))
    date = day or book.settings.review.reviewed
    question = f"Sign off version {book.settings.version} as {who}, on {date}?"
    if not yes and not (sys.stdin.isatty() and click.confirm(printable(question), err=True)):
        click.echo("Nothing was written. 'publish.py sign-off --yes' signs off without asking.", err=True)
        raise SystemExit(errors.EXIT_FINDINGS)
    write_sign_off(folder, book, name, credentials, identifier, date, key)
    click.echo(f"{(folder / 'sign-off.lock').as_posix()}: signed off by {who}{', and signed' if key else ''}", err=True)
