"""``publish.py changes``: what readers of an older edition should know."""

from __future__ import annotations

from pathlib import Path

import click

from guidepress.cli.options import editions_folder, guide_folder, guide_option, tell_findings, writable
from guidepress.model import errors
from guidepress.model.errors import FindingsError


@click.command()
@click.argument("since", type=click.Path(path_type=Path), default=None, required=False)
@guide_option
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    metavar="FILE",
    help="Write a web page for readers instead of showing the text.",
)
def changes(since: Path | None, guide: Path | None, out: Path | None) -> None:
    """Show what changed in the guide since an edition.

    SINCE is the read.html of that edition, or the folder that holds it; without it, dist/, or dist/ in
    the folder of --guide.
    """
    from guidepress.cli.formatters.text import printable
    from guidepress.pipeline.approve import write_beside
    from guidepress.pipeline.changes import as_page, as_text, changes_since

    if out is not None:
        writable(out, "--out")
    if since is None or not since.is_file():
        since, guide = editions_folder(since, guide)
    folder = guide_folder(guide)
    try:
        found = changes_since(since, folder)
    except FindingsError as error:
        tell_findings(error.findings, folder)
        raise SystemExit(errors.EXIT_FINDINGS) from error
    if out is None:
        for line in as_text(found).splitlines():
            click.echo(printable(line))
        return
    write_beside(out, as_page(found))
    click.echo(out.as_posix(), err=True)
