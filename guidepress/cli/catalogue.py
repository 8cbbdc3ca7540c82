"""``publish.py catalogue``."""

from __future__ import annotations

import os
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guidepress.cli.options import strict_option

if TYPE_CHECKING:
    from guidepress.catalogue.job import Outcome


@click.command()
@click.argument(
    "folders",
    nargs=-1,
    required=True,
    metavar="FOLDER...",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("catalogue"),
    metavar="DIR",
    help="Where the table and a folder for each guide go. Default: catalogue/.",
)
@click.option(
    "--edition",
    "editions",
    multiple=True,
    metavar="NAME",
    help="An edition to make; may be given again. Default: those of each guide.yaml.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=None,
    metavar="N",
    help="How many guides are built side by side. Default: one for each processor.",
)
@click.option("--cluster", default="", metavar="ADDRESS", help="Build on a Dask cluster: the address of its scheduler.")
@click.option(
    "--shared",
    default="",
    metavar="URL",
    help="A folder that all workers of the cluster see, as fsspec knows it: files lie there and do not travel.",
)
@click.option("--no-cache", is_flag=True, help="Keep nothing in the cache, and read nothing from it.")
@strict_option
def catalogue(
    folders: tuple[Path, ...],
    out: Path,
    editions: tuple[str, ...],
    jobs: int | None,
    cluster: str,
    shared: str,
    no_cache: bool,
    strict: bool,
) -> None:
    """Build every guide below FOLDER where something has changed, and a table of them all.

    A guide that has errors stops no other; the table says why. A run that was ended goes on where it was. Writes
    catalogue.html and catalogue.json. Exit code: 0 if every guide is built, else the highest of theirs.
    """
    from rich.console import Console

    from guidepress.cache.store import users_store
    from guidepress.catalogue.run import build_catalogue
    from guidepress.cli.formatters.text import printable

    if shared and not cluster:
        raise click.UsageError("--shared needs --cluster")
    console = Console(stderr=True, soft_wrap=True)
    status = console.status("") if console.is_terminal else nullcontext()

    def tell(outcome: Outcome, done: int, all_of_them: int) -> None:
        row = outcome.row
        if not row.is_built:
            click.echo(printable(f"{row.name}: {row.why}"), err=True)
        if spinner is not None:
            spinner.update(f"{done} of {all_of_them} guides")

    with status as spinner:
        store = None if no_cache else users_store()
        many = jobs or os.cpu_count() or 1
        made = build_catalogue(
            folders,
            out,
            editions=editions,
            strict=strict,
            jobs=many,
            store=store,
            apart=True,
            cluster=cluster,
            shared=shared,
            tell=tell,
        )
    if store is not None:
        store.trim()
    failed = sum(not row.is_built for row in made.rows)
    click.echo(
        f"{len(made.rows)} guides: {made.worked} worked on, {failed} failed; {(out / 'catalogue.html').as_posix()}",
        err=True,
    )
    if made.exit_code:
        raise SystemExit(made.exit_code)
