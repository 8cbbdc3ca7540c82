"""``publish.py check`` and ``explain``."""

from __future__ import annotations

import datetime as dt
import difflib
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guidepress.cli.formatters import FORMATS
from guidepress.cli.options import (
    Day,
    GuideFolder,
    PlainFile,
    guide_folder,
    guide_option,
    strict_option,
    verbose_option,
    writable,
)
from guidepress.model import errors
from guidepress.model.errors import ConfigurationError, naming
from guidepress.model.finding import Finding, Findings
from guidepress.model.place import Place
from guidepress.model.rules import RETIRED

if TYPE_CHECKING:
    from guidepress.model.book import Book
    from guidepress.pipeline.check import Check


_SHORT = re.compile(r"^([A-Z]{3})[ -]?(\d{1,3})$")
"""A code as somebody types it from memory: without the zeros, or with a space."""


@click.command()
@click.argument("typed", required=False, default=None, metavar="[DIR]", type=GuideFolder())
@guide_option
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How findings are told."
)
@click.option(
    "--baseline",
    type=PlainFile(),
    metavar="FILE",
    help="Leave out the findings that FILE lists: for an old manuscript that is mended bit by bit.",
)
@click.option("--write-baseline", is_flag=True, help="Write the findings of today to the file of --baseline.")
@click.option("--fix", "mend", is_flag=True, help="Show what can be mended by itself as a diff; ask, then write.")
@click.option("--yes", is_flag=True, help="With --fix: write without asking.")
@click.option(
    "--retractions",
    "retracted",
    type=PlainFile(exists=True),
    metavar="FILE",
    help="A list of retractions (CSV in the columns of Retraction Watch) to check the references against.",
)
@click.option(
    "--extract",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="With --retractions: write what the list says of the references, and its date, to FILE, for guide.yaml.",
)
@click.option(
    "--online", is_flag=True, help="Ask Crossref about retractions, and visit the addresses of the references."
)
@click.option(
    "--today",
    type=Day(),
    default=None,
    metavar="DATE",
    help="Also find what has lapsed on this day: the review, the looks at law, evidence and contacts.",
)
@click.option(
    "--allowed-signers",
    "allowed",
    type=PlainFile(),
    metavar="FILE",
    help="Who may sign, as ssh-keygen(1) has it: each sign-off must be signed by one of them.",
)
@strict_option
@verbose_option
def check(
    typed: Path | None,
    guide: Path | None,
    form: str,
    baseline: Path | None,
    write_baseline: bool,
    mend: bool,
    yes: bool,
    retracted: Path | None,
    extract: Path | None,
    online: bool,
    today: dt.date | None,
    allowed: Path | None,
    strict: bool,
    verbose: bool,
) -> None:
    """Find what is wrong with the manuscript. Nothing is written, unless with --fix or --write-baseline.

    DIR is the folder with guide.yaml, as with --guide; manuscript/ by default.
    """
    from guidepress.check.not_made import not_made
    from guidepress.cli.formatters.show import show_findings
    from guidepress.pipeline.check import check_book_of
    from guidepress.pipeline.stopwatch import Watch

    if typed is not None and guide is not None:
        raise click.UsageError("the guide is named twice, as DIR and by --guide")
    folder = guide_folder(typed or guide)
    watch = Watch()
    _agree(form, baseline, extract, retracted, write_baseline=write_baseline, mend=mend)
    also = _further_checks(retracted, allowed, online=online, today=today)
    try:
        findings, book = check_book_of(folder, watch, also)
        if mend and _mend(folder, book.texts, findings, yes=yes):
            findings, book = check_book_of(folder, watch, also)
    except ConfigurationError as error:
        if not error.findings:
            raise
        show_findings(error.findings, folder, form)
        raise SystemExit(errors.EXIT_USAGE) from error
    _extract(retracted, extract, book)
    if baseline is not None:
        findings = Findings(_since(baseline, findings.in_order(), folder, write=write_baseline))
    show_findings(findings.in_order(), folder, form)
    told = [*not_made(book, retractions=retracted is not None or online)]
    told += [f"{seconds:7.2f} s  {stage}" for stage, seconds in watch.seconds.items() if verbose]
    for line in told:
        click.echo(line, err=True)
    if sys.stderr.isatty() and form == "text" and baseline is None and not findings.items:
        click.echo(_closing(folder, book), err=True)
    if findings.has_errors(strict=strict):
        raise SystemExit(errors.EXIT_FINDINGS)


def _extract(whole: Path | None, target: Path | None, book: Book) -> None:
    """Write what a list of retractions says of the references of a guide, if that was asked for."""
    if whole is None or target is None:
        return
    from guidepress.check.references.retractions import extract

    data = extract(whole.read_bytes(), book.references)
    with naming(target):
        target.write_bytes(data)
    rows = len(data.decode().splitlines()) - 1 - data.startswith(b"#")
    click.echo(f"{target}: {rows} {'notice' if rows == 1 else 'notices'} about the references", err=True)


def _closing(folder: Path, book: Book) -> str:
    """A word after success: how much was looked at."""
    from guidepress.languages.registry import language_for
    from guidepress.model.book import PartKind

    sections = sum(part.kind is PartKind.SECTION for part in book.parts)
    count = language_for("en").numbers.count
    words = count(sum(len(text.split()) for text in book.text()))
    return f"{folder.as_posix()}: {sections} section{'' if sections == 1 else 's'}, {words} words, nothing wrong"


def _agree(
    form: str, baseline: Path | None, extract: Path | None, retracted: Path | None, *, write_baseline: bool, mend: bool
) -> None:
    """Raises `click.UsageError` for options that do not go together, `ConfigurationError` for a file of no folder."""
    if extract is not None and retracted is None:
        raise click.UsageError("--extract needs --retractions FILE")
    if write_baseline and baseline is None:
        raise click.UsageError("--write-baseline needs --baseline FILE")
    if mend and form != "text":
        raise click.UsageError("--fix shows a diff, so it goes with --format text only")
    if baseline is not None and write_baseline:
        writable(baseline, "--baseline")
    if extract is not None and retracted is not None:
        writable(extract, "--extract")
        if extract.exists() and extract.samefile(retracted):
            raise ConfigurationError(
                f"--extract: '{extract}' is the list of --retractions, and would be lost", hint="Name another file."
            )


def _further_checks(
    retracted: Path | None, allowed: Path | None, *, online: bool, today: dt.date | None
) -> list[Check]:
    """The checks that are made on demand. Raises `ConfigurationError` (REF017) for a list that cannot be read."""
    further: list[Check] = []
    if retracted is not None:
        from guidepress.check.references.retractions import REF017, SnapshotError, check_retractions, read_snapshot

        try:
            snapshot = read_snapshot(retracted.name, retracted.read_bytes())
        except SnapshotError as error:
            finding = REF017.at(Place(retracted.name, error.line), str(error))
            raise ConfigurationError(finding.message, hint=finding.hint) from error
        further.append(lambda book: check_retractions(book, snapshot))
    if online:
        from guidepress.check.references.online import check_online

        further.append(check_online)
    if allowed is not None:
        from guidepress.proof.signatures import check_signatures

        further.append(lambda book: check_signatures(book, allowed))
    if today is not None:
        from guidepress.check.policy.lapses import check_lapses

        further.append(lambda book: check_lapses(book, today))
    return further


def _since(baseline: Path, findings: list[Finding], folder: Path, *, write: bool) -> list[Finding]:
    """The findings that a baseline does not list; with ``write`` it lists them all from now on."""
    from guidepress.findings.baseline import new_findings, read_baseline, write_baseline
    from guidepress.findings.spans import Sources

    sources = Sources(folder)
    if write:
        count = write_baseline(baseline, findings, sources)
        click.echo(f"{baseline.as_posix()}: {count} finding{'' if count == 1 else 's'} written", err=True)
        return []
    return new_findings(findings, read_baseline(baseline), sources)


def _mend(folder: Path, texts: Mapping[str, bytes], findings: Findings, *, yes: bool) -> bool:
    """Show what can be mended, and write it if that is wanted; whether something was written."""
    from guidepress.cli.formatters.text import printable
    from guidepress.findings.fixes import repairs, write_repairs

    wanted = repairs(texts, findings.items)
    if not wanted:
        click.echo("Nothing can be mended by itself.", err=True)
        return False
    for repair in wanted:
        click.echo("\n".join(printable(line) for line in repair.diff().split("\n")), nl=False)
    if not yes and not (sys.stdin.isatty() and click.confirm("Write these changes?", err=True)):
        click.echo("Nothing was written. 'publish.py check --fix --yes' writes these changes.", err=True)
        return False
    write_repairs(folder, wanted)
    click.echo(f"{len(wanted)} file{'' if len(wanted) == 1 else 's'} mended.", err=True)
    return True


@click.command()
@click.argument("code")
def explain(code: str) -> None:
    """Say what a finding's CODE means, what it rests on, and how to mend it."""
    from guidepress.cli.formatters.show import show_rule
    from guidepress.findings.catalogue import all_rules

    wanted = _SHORT.sub(lambda found: f"{found[1]}{int(found[2]):03}", code.strip().upper())
    rule = all_rules().get(wanted)
    if heirs := RETIRED.get(wanted):
        raise ConfigurationError(f"the code {wanted} is retired", hint=f"See {' and '.join(heirs)}.")
    if rule is None:
        near = difflib.get_close_matches(wanted, all_rules(), 1, cutoff=0.8)
        meant = f"Did you mean '{near[0]}'? " if near else ""
        raise ConfigurationError(f"there is no finding '{code}'", hint=f"{meant}docs/findings.md lists them all.")
    show_rule(rule)
