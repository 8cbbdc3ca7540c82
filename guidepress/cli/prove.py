"""The command ``prove``."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guidepress.cli.options import Day, PlainFile, editions_folder, guide_folder
from guidepress.cli.prove_alone import prove_alone
from guidepress.model import errors
from guidepress.model.errors import OutsideToolError

STANDARDS = ("PDF/UA-1", "PDF/UA-2", "PDF/A-3a", "PDF/A-4f")
"""What ``--standard`` may name: those of `guidepress.proof.of_others`, which is not loaded for ``--help``."""

if TYPE_CHECKING:
    from guidepress.proof.prove_dist import Proven


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=None, required=False, metavar="[DIR|FILE]")
@click.option(
    "--require",
    default="",
    metavar="NAMES",
    help="Fail if one of these validators is not installed: epubcheck, ace, verapdf, axe (with commas), or all.",
)
@click.option(
    "--guide",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    metavar="DIR",
    help="The folder with guide.yaml. Default: manuscript/, or the folder you are in if it is a guide.",
)
@click.option(
    "--edition",
    "editions",
    multiple=True,
    metavar="NAME",
    help="An edition that is due; may be given again. Default: those of guide.yaml.",
)
@click.option(
    "--also", multiple=True, metavar="FILE", help="A file of your own in DIR, such as CNAME; may be given again."
)
@click.option(
    "--allowed-signers",
    "allowed",
    type=PlainFile(),
    default=None,
    metavar="FILE",
    help="Who may sign, as ssh-keygen(1) has it: each sign-off of the guide must be signed by one of them.",
)
@click.option(
    "--answer",
    "asks",
    is_flag=True,
    help="Ask a person what machines cannot judge, and write conformance.yaml; proves nothing.",
)
@click.option("--editions", "judged", default="", metavar="NAMES", help="With --answer: what to judge, with commas.")
@click.option("--by", "who", default="", metavar='"NAME, ROLE"', help="With --answer: who judges.")
@click.option(
    "--organisation", default="", metavar="NAME", help="With --answer: for whom; it is named as the certifier."
)
@click.option("--method", "methods", multiple=True, metavar="TEXT", help="With --answer: how, such as a screen reader.")
@click.option(
    "--standard",
    "standards",
    multiple=True,
    type=click.Choice(STANDARDS),
    metavar="NAME",
    help="With a PDF: what it is held to beside what it claims; may be given again.",
)
@click.option("--house", is_flag=True, help="With an EPUB: ask Guidepress's own rules as well, which no standard has.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="With a FILE: how it is told.",
)
@click.option("--date", "day", type=Day(), default=None, metavar="DATE", help="With --answer: when. Default: today.")
def prove(
    folder: Path | None,
    require: str,
    guide: Path | None,
    editions: tuple[str, ...],
    also: tuple[str, ...],
    allowed: Path | None,
    asks: bool,
    judged: str,
    who: str,
    organisation: str,
    methods: tuple[str, ...],
    standards: tuple[str, ...],
    house: bool,
    form: str,
    day: dt.date | None,
) -> None:
    """Prove what lies in DIR, or any FILE: every prover, outside validators included. Replaces DIR/proof.

    DIR is dist/ by default, or dist/ in the folder of --guide. Exit code 0: proven; 1: errors were found; 3: a
    prover broke down, or a validator is required and not installed.

    FILE is a PDF or an EPUB, whoever made it. It needs no guide, is held to the standards alone (EPUB 3.3; what a PDF
    claims of PDF/UA and PDF/A, or --standard names), and nothing is written. Exit code 2: no such file, or a PDF that
    would be held to nothing.

    With --answer a person is asked what machines cannot judge, with pictures of the pages and the place in the
    transcript beside each question. It can be stopped and resumed.
    """
    from guidepress.cli.formatters.show import show_findings
    from guidepress.proof.prove_dist import prove_dist, wanting
    from guidepress.prove.validators.toolbox import REMEDY

    names = {name.strip() for name in require.split(",") if name.strip()}
    if folder is not None and _is_file(folder):
        if guide or editions or also or allowed or asks or judged or who or organisation or methods or day:
            raise click.UsageError("with a FILE go --require, --standard, --house and --format alone")
        prove_alone(folder, names, standards=standards, house=house, form=form)
        return
    if standards or house or form != "text":
        raise click.UsageError("--standard, --house and --format go with a FILE")
    target, guide = editions_folder(folder, guide)
    source = guide_folder(guide)
    if asks:
        from guidepress.cli.answer import answer

        chosen = [*editions, *(name.strip() for name in judged.split(",") if name.strip())]
        answer(source, target, chosen, who=who, organisation=organisation, methods=methods, day=day)
        return
    if judged or who or organisation or methods or day:
        raise click.UsageError("--editions, --by, --organisation, --method and --date go with --answer")
    proven = prove_dist(target, source, names, editions=editions, also=also, allowed=allowed)
    show_findings(proven.findings, source, "text")
    _tell(proven, target)
    if proven.at_fault:
        raise SystemExit(errors.EXIT_FINDINGS)
    if proven.broke:
        told = "; ".join(f"{tool} on {file}" for file, tool, _why in proven.broke)
        raise OutsideToolError(f"broke down: {told}", hint="What was said is in the proof; what it judges is unproved.")
    if wanted := wanting(proven, names):
        raise OutsideToolError(f"required and not installed: {', '.join(wanted)}", hint=f"'{REMEDY}' installs it.")


def _is_file(path: Path) -> bool:
    """Whether a path is that of a file, or is called as a file would be that is not there."""
    return not path.is_dir() and (os.path.lexists(path) or path.suffix.lower() in {".pdf", ".epub"})


def _tell(proven: Proven, target: Path) -> None:
    """A line for each file, and where the proof is."""
    from guidepress.prove.validators.toolbox import REMEDY

    for record in proven.report["files"]:
        told = ", ".join(
            f"{one['name']} {one['profile']} {one['status']}".replace("  ", " ") for one in record["provers"]
        )
        click.echo(f"{target / record['file']}: {told or 'nothing was run'}")
    for tool, what in proven.missing:
        click.echo(f"{tool}: not run, {what} is not installed here ('{REMEDY}' installs it)", err=True)
    click.echo(f"The proof: {(target / 'proof/report.html').as_posix()}")
