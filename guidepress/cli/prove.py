"""The command ``prove``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from guidepress.model import errors
from guidepress.model.errors import OutsideToolError

if TYPE_CHECKING:
    from guidepress.proof.prove_dist import Proven


@click.command()
@click.argument(
    "folder", type=click.Path(path_type=Path, file_okay=False), default=None, required=False, metavar="[DIR]"
)
@click.option(
    "--require", default="", metavar="NAMES",
    help="Fail if one of these validators is not installed: epubcheck, ace, verapdf, axe (with commas), or all.",
)  # fmt: skip
@click.option(
    "--guide", type=click.Path(path_type=Path, file_okay=False), default=None, metavar="DIR",
    help="The folder with guide.yaml. Default: manuscript/.",
)  # fmt: skip
@click.option(
    "--edition", "editions", multiple=True, metavar="NAME",
    help="An edition that is due; may be given again. Default: those of guide.yaml.",
)  # fmt: skip
@click.option(
    "--also", multiple=True, metavar="FILE", help="A file of your own in DIR, such as CNAME; may be given again."
)
def prove(
    folder: Path | None, require: str, guide: Path | None, editions: tuple[str, ...], also: tuple[str, ...]
) -> None:
    """Prove what lies in DIR: every prover, outside validators included. Replaces DIR/proof.

    DIR is dist/ by default, or dist/ in the folder of --guide. Exit code 0: proven; 1: errors were found; 3: a
    prover broke down, or a validator is required and not installed.
    """
    from guidepress.cli.formatters.show import show_findings
    from guidepress.proof.prove_dist import prove_dist, wanting
    from guidepress.prove.validators.toolbox import REMEDY

    source = guide or Path("manuscript")
    target = folder or (Path("dist") if guide is None else source / "dist")
    names = {name.strip() for name in require.split(",") if name.strip()}
    proven = prove_dist(target, source, names, editions=editions, also=also)
    show_findings(proven.findings, source, "text")
    _tell(proven, target)
    if proven.at_fault:
        raise SystemExit(errors.EXIT_FINDINGS)
    if proven.broke:
        told = "; ".join(f"{tool} on {file}" for file, tool, _why in proven.broke)
        raise OutsideToolError(f"broke down: {told}", hint="What was said is in the proof; what it judges is unproved.")
    if wanted := wanting(proven, names):
        raise OutsideToolError(f"required and not installed: {', '.join(wanted)}", hint=f"'{REMEDY}' installs it.")


def _tell(proven: Proven, target: Path) -> None:
    """A line for each file, and where the proof is."""
    from guidepress.prove.validators.toolbox import REMEDY

    for record in proven.report["files"]:
        told = ", ".join(f"{one['name']} {one['profile']} {one['status']}".replace("  ", " ")
                         for one in record["provers"])  # fmt: skip
        click.echo(f"{target / record['file']}: {told or 'nothing was run'}")
    for tool, what in proven.missing:
        click.echo(f"{tool}: not run, {what} is not installed here ('{REMEDY}' installs it)", err=True)
    click.echo(f"The proof: {(target / 'proof/report.html').as_posix()}")
