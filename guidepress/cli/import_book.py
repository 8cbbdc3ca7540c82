"""``publish.py import``: a guide made of a book that was written for another tool, with a report of every loss."""

from __future__ import annotations

import datetime as dt
import shlex
from pathlib import Path

import click

from guidepress.cli.options import Day


@click.command("import")
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--language", metavar="TAG", default="", help="The language of the book. Default: what it says, or shows."
)
@click.option("--date", type=Day(), default=None, help="The date of the edition. Default: today's.")
@click.pass_context
def import_book(ctx: click.Context, source: Path, folder: Path, language: str, date: dt.date | None) -> None:
    """Make a guide in FOLDER of SOURCE, and a report of what was lost.

    SOURCE is a folder of Markdown (mdBook, GitBook, Honkit, Quarto, bookdown, MyST, Jupyter Book, MkDocs, docsify, or
    none of these), or a document: .docx, .odt, .html, .epub. It is not changed, and nothing of it is run.
    """
    from guidepress.importing.bring_in import REPORT, bring_in
    from guidepress.importing.counting import kept

    made = bring_in(source, folder, date or dt.datetime.now(tz=dt.UTC).date(), language)
    share = kept(made.before, made.missing)
    click.echo(f"{made.plan.tool}: {made.before.of['words']} words, {share:.2f} % are in the guide")
    click.echo(f"{len(made.log.losses)} losses, each with its place: {(folder / REPORT).as_posix()}")
    if made.beside:
        click.echo(f"{made.beside}: see the report")
    if made.errors:
        click.echo(f"{len(made.errors)} errors are left: see the report")
    program = ctx.find_root().info_name
    click.echo(f"\nNow: {program} build --guide {shlex.quote(folder.as_posix())}")
