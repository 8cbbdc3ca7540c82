"""``publish.py approve``: somebody answers by name for the statements of a guide."""

from __future__ import annotations

import datetime as dt
import difflib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guidepress.cli.options import Day, guide_folder, guide_option, tell_findings
from guidepress.model import errors
from guidepress.model.errors import FindingsError

if TYPE_CHECKING:
    from guidepress.pipeline.approve import Proposal


@click.command()
@click.argument("statements", nargs=-1, metavar="[STATEMENT]...")
@guide_option
@click.option("--by", "who", required=True, metavar='"NAME, ROLE"', help="Who answers for the statements.")
@click.option("--date", "day", type=Day(), default=None, metavar="DATE", help="When. Default: the edition's date.")
@click.option("--yes", is_flag=True, help="Write without asking.")
def approve(statements: tuple[str, ...], guide: Path | None, who: str, day: dt.date | None, yes: bool) -> None:
    """Approve the statements of the disclaimer that are new or were changed: all, or each STATEMENT by its id.

    Shows the difference first, asks, and writes statements.lock into the guide's folder.
    """
    from guidepress.cli.formatters.text import printable
    from guidepress.pipeline.approve import approve as write_approval
    from guidepress.pipeline.approve import proposed

    name, _comma, role = (piece.strip() for piece in who.partition(","))
    if not name or not role:
        raise click.UsageError('--by takes a name and a role, such as --by "Jane Doe, medical editor"')
    folder = guide_folder(guide)
    try:
        approval = proposed(folder, statements)
    except FindingsError as error:
        tell_findings(error.findings, folder)
        click.echo("Nothing was approved: mend these first.", err=True)
        raise SystemExit(errors.EXIT_FINDINGS) from error
    if not approval.proposals and not approval.gone:
        click.echo("Every statement is approved as it stands.", err=True)
        return
    for one in approval.proposals:
        _show(one)
    for gone in approval.gone:
        click.echo(f"{gone}: is not in the guide any more, and leaves the lock")
    date = day or approval.book.settings.date
    count = len(approval.proposals)
    question = f"Approve {count} statement{'' if count == 1 else 's'} as {name}, {role}, on {date}?"
    if not yes and not (sys.stdin.isatty() and click.confirm(printable(question), err=True)):
        click.echo("Nothing was written. 'publish.py approve --yes' approves without asking.", err=True)
        raise SystemExit(errors.EXIT_FINDINGS)
    write_approval(folder, approval, name, role, date)
    click.echo(f"{(folder / 'statements.lock').as_posix()}: {count} approved", err=True)


def _show(one: Proposal) -> None:
    """A statement with what became of its words since it was approved."""
    from guidepress.cli.formatters.text import printable

    if not one.old:
        click.echo(printable(f"{one.id}: new"))
        click.echo(printable(f"  + {one.new}"))
        return
    click.echo(printable(f"{one.id}: changed"))
    before, after = one.old.split(), one.new.split()
    if len(before) + len(after) > 4000:
        click.echo(printable(f"  - {one.old}"))
        click.echo(printable(f"  + {one.new}"))
        return
    for kind, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        for sign, words in (("-", before[a:b]), ("+", after[c:d])):
            if kind != "equal" and words:
                click.echo(printable(f"  {sign} {' '.join(words)}"))
