"""The command line: commands, progress, exit codes."""

from __future__ import annotations

import os
import shlex
import sys
import traceback
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path

import click
from rich.console import Console

from guidepress import __version__, pipeline, starter
from guidepress import speak as speaking
from guidepress.baseline import new_findings, read_baseline
from guidepress.baseline import write_baseline as write_baseline_file
from guidepress.catalogue import all_rules
from guidepress.check.retractions import REF017, SnapshotError, check_retractions, read_snapshot
from guidepress.cli_prove import prove
from guidepress.fix import repairs, write_repairs
from guidepress.locate import Sources
from guidepress.model import errors
from guidepress.model.errors import ConfigurationError, FindingsError, GuidepressError
from guidepress.model.finding import Finding, Findings
from guidepress.model.place import Place
from guidepress.online import check_online
from guidepress.show import FORMATS, show_findings, show_rule
from guidepress.show_text import printable

DEFAULT_GUIDE = Path("manuscript")
DEFAULT_OUT = Path("dist")

guide_option = click.option(
    "--guide", type=click.Path(path_type=Path, file_okay=False), default=None, metavar="DIR",
    help="The folder with guide.yaml. Default: manuscript/.",
)  # fmt: skip
strict_option = click.option("--strict", is_flag=True, help="Warnings stop the work as errors do.")
verbose_option = click.option("--verbose", "-v", is_flag=True, help="Say how long each stage took.")


class BuildFirst(click.Group):
    """A group whose default command is ``build``: ``publish.py`` and ``publish.py --out X`` mean it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """See `click.Group`: without a command, or with options of its own only, ``build`` is meant."""
        own = {"--help", "--version", "-h"}
        if not args or (args[0].startswith("-") and args[0] not in own):
            args = ["build", *args]
        return super().parse_args(ctx, args)


@click.group(cls=BuildFirst, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="guidepress")
def commands() -> None:
    """Publish an accessible guide: PDF, EPUB and web page from Markdown.

    Without a command, builds the guide in manuscript/ into dist/.

    Exit codes: 0 done; 1 errors were found, dist/ is untouched; 2 wrong use or settings; 3 something outside failed;
    4 an internal error.
    """


@commands.command()
@click.argument("editions", nargs=-1, metavar="[EDITION]...")
@guide_option
@click.option(
    "--out", type=click.Path(path_type=Path), default=None, metavar="DIR",
    help="Where the editions go. Default: dist/, or DIR/dist of --guide DIR.",
)  # fmt: skip
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=None, metavar="N",
    help="How many processes make editions side by side. Default: one for each processor.",
)  # fmt: skip
@strict_option
@verbose_option
def build(
    editions: tuple[str, ...], guide: Path | None, out: Path | None, jobs: int | None, strict: bool, verbose: bool
) -> None:
    """Check, typeset and prove the guide, then replace dist/ in one step.

    EDITION is one of screen (PDF), large-print, dyslexia, epub, web, braille, print and cover; those that guide.yaml
    names by default.
    """
    console = Console(stderr=True, soft_wrap=True)
    folder = guide or DEFAULT_GUIDE
    target = out or (DEFAULT_OUT if guide is None else folder / "dist")
    status = console.status("") if console.is_terminal else nullcontext()
    try:
        with status as spinner:
            watch = pipeline.Watch(
                tell=(lambda stage: spinner.update(f"{stage} …")) if spinner else lambda _stage: None
            )
            built = pipeline.build(
                folder, target, editions, strict=strict, jobs=jobs or os.cpu_count() or 1, watch=watch
            )
    except (FindingsError, ConfigurationError) as error:
        if not error.findings:
            raise
        _tell_findings(error.findings, folder)
        click.echo("Nothing was written; the last edition is as it was.", err=True)
        raise SystemExit(errors.exit_code(error)) from error
    show_findings(built.warnings, folder, "text")
    if console.is_terminal or verbose:
        for one in built.published:
            pages = f", {one.pages} pages" if one.pages else ""
            console.print(
                f"{target / one.file}: {len(one.data) / 1000:.0f} kB{pages}, {one.words} words",
                highlight=False,
                soft_wrap=True,
            )
    if verbose:
        for stage, seconds in watch.seconds.items():
            console.print(f"{seconds:7.2f} s  {stage}", highlight=False, soft_wrap=True)


@commands.command()
@guide_option
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How findings are told."
)
@click.option(
    "--baseline", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Leave out the findings that FILE lists: for an old manuscript that is mended bit by bit.",
)  # fmt: skip
@click.option("--write-baseline", is_flag=True, help="Write the findings of today to the file of --baseline.")
@click.option("--fix", "mend", is_flag=True, help="Show what can be mended by itself as a diff; ask, then write.")
@click.option("--yes", is_flag=True, help="With --fix: write without asking.")
@click.option(
    "--retractions", "retracted", type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="FILE",
    help="A list of retractions (CSV in the columns of Retraction Watch) to check the references against.",
)  # fmt: skip
@click.option(
    "--online", is_flag=True, help="Ask Crossref about retractions, and visit the addresses of the references."
)
@strict_option
@verbose_option
def check(
    guide: Path | None, form: str, baseline: Path | None, write_baseline: bool, mend: bool, yes: bool,
    retracted: Path | None, online: bool, strict: bool, verbose: bool,
) -> None:  # fmt: skip
    """Find what is wrong with the manuscript. Nothing is written, unless with --fix or --write-baseline."""
    folder = guide or DEFAULT_GUIDE
    watch = pipeline.Watch()
    if write_baseline and baseline is None:
        raise click.UsageError("--write-baseline needs --baseline FILE")
    if mend and form != "text":
        raise click.UsageError("--fix shows a diff, so it goes with --format text only")
    also = _further_checks(retracted, online=online)
    try:
        findings, texts = pipeline.check_texts(folder, watch, also)
        if mend and _mend(folder, texts, findings, yes=yes):
            findings, texts = pipeline.check_texts(folder, watch, also)
    except ConfigurationError as error:
        if not error.findings:
            raise
        show_findings(error.findings, folder, form)
        raise SystemExit(errors.EXIT_USAGE) from error
    if baseline is not None:
        findings = Findings(_since(baseline, findings.in_order(), Sources(folder), write=write_baseline))
    show_findings(findings.in_order(), folder, form)
    if verbose:
        for stage, seconds in watch.seconds.items():
            click.echo(f"{seconds:7.2f} s  {stage}", err=True)
    if findings.has_errors(strict=strict):
        raise SystemExit(errors.EXIT_FINDINGS)


def _further_checks(retracted: Path | None, *, online: bool) -> list[pipeline.Check]:
    """The checks that are made on demand. Raises `ConfigurationError` (REF017) for a list that cannot be read."""
    further: list[pipeline.Check] = []
    if retracted is not None:
        try:
            snapshot = read_snapshot(retracted.name, retracted.read_bytes())
        except SnapshotError as error:
            finding = REF017.at(Place(retracted.name, error.line), str(error))
            raise ConfigurationError(finding.message, hint=finding.hint) from error
        further.append(lambda book: check_retractions(book, snapshot))
    if online:
        further.append(check_online)
    return further


def _since(baseline: Path, findings: list[Finding], sources: Sources, *, write: bool) -> list[Finding]:
    """The findings that a baseline does not list; with ``write`` it lists them all from now on."""
    if write:
        count = write_baseline_file(baseline, findings, sources)
        click.echo(f"{baseline.as_posix()}: {count} finding{'' if count == 1 else 's'} written", err=True)
        return []
    return new_findings(findings, read_baseline(baseline), sources)


def _mend(folder: Path, texts: Mapping[str, bytes], findings: Findings, *, yes: bool) -> bool:
    """Show what can be mended, and write it if that is wanted; whether something was written."""
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


@commands.command()
@click.argument("code")
def explain(code: str) -> None:
    """Say what a finding's CODE means, what it rests on, and how to mend it."""
    rule = all_rules().get(code.upper())
    if rule is None:
        raise ConfigurationError(f"there is no finding '{code}'", hint="docs/findings.md lists them all.")
    show_rule(rule)


@commands.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="For people or machines.",
)
def speak(file: Path, form: str) -> None:
    """Say what a screen reader says of a PDF or EPUB FILE, from the file's own structure."""
    said = speaking.speak(file)
    click.echo(speaking.as_json(said) if form == "json" else "\n".join(speaking.as_text(said)))


@commands.command()
@click.argument("folder", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Make a new guide in FOLDER that builds and passes."""
    for path in starter.make_guide(folder):
        click.echo(path.as_posix())
    click.echo(f"\nNow: publish.py build --guide {shlex.quote(folder.as_posix())}")


commands.add_command(prove)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; every error becomes a message, never a traceback."""
    try:
        commands.main(
            args=list(sys.argv[1:] if arguments is None else arguments), prog_name="publish.py", standalone_mode=False
        )
    except click.exceptions.Abort:
        return 130
    except click.ClickException as error:
        error.show()
        return errors.EXIT_USAGE
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else errors.EXIT_DONE
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001 - the last door: no traceback reaches a user
        _tell(error)
        return errors.exit_code(error)
    return errors.EXIT_DONE


def _tell(error: Exception) -> None:
    """An error in words, with what to do about it."""
    match error:
        case GuidepressError() if errors.exit_code(error) != errors.EXIT_INTERNAL:
            click.echo(f"publish.py: {error.message}" + (f"\n  {error.hint}" if error.hint else ""), err=True)
        case OSError():
            click.echo(f"publish.py: {error.strerror or error}: {error.filename or ''}".rstrip(": "), err=True)
            click.echo("Nothing was replaced; the last edition is as it was.", err=True)
        case _:
            frame = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{Path(frame.filename).name}:{frame.lineno}"
            click.echo(f"publish.py: internal error: {type(error).__name__}: {error} ({where})", err=True)
            click.echo(
                "This is a fault of Guidepress. Please report it with this message and the guide that shows it.",
                err=True,
            )


def _tell_findings(findings: Sequence[Finding], guide: Path) -> None:
    ordered = Findings(list(findings)).in_order()
    show_findings(ordered, guide, "text", to_stderr=True)
