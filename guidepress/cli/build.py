"""``publish.py build``."""

from __future__ import annotations

import difflib
import itertools
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from guidepress.cli.options import (
    DEFAULT_OUT,
    folder_of,
    guide_folder,
    guide_meant,
    guide_option,
    strict_option,
    tell_findings,
    verbose_option,
)
from guidepress.model import errors
from guidepress.model.edition import EDITIONS
from guidepress.model.errors import ConfigurationError, FindingsError

if TYPE_CHECKING:
    from rich.status import Status


@click.command()
@click.argument("editions", nargs=-1, metavar="[EDITION]...")
@guide_option
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=None,
    metavar="DIR",
    help="Where the editions go. Default: dist/, or DIR/dist of --guide DIR.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=None,
    metavar="N",
    help="How many processes make editions side by side. Default: one for each processor.",
)
@click.option(
    "--section",
    default=None,
    metavar="ID",
    help="One section alone, with the disclaimer and its references, as a PDF in --out (here if not given).",
)
@click.option(
    "--no-cache", is_flag=True, help="Make everything anew; read nothing from the cache, and keep nothing there."
)
@strict_option
@verbose_option
def build(
    editions: tuple[str, ...],
    guide: Path | None,
    out: Path | None,
    jobs: int | None,
    section: str | None,
    no_cache: bool,
    strict: bool,
    verbose: bool,
) -> None:
    """Check, typeset and prove the guide, then replace dist/ in one step.

    EDITION is one of screen (or pdf), large-print, dyslexia, phone, leaflet, epub, web (or html), braille, print and
    cover; those that guide.yaml names by default. A folder with a guide.yaml may stand before them.
    """
    guide, editions = _as_typed(guide, editions)
    if section is not None:
        _one_section(editions, guide_folder(guide), out or Path(), section, strict=strict)
        return
    from guidepress.cache.store import users_store
    from guidepress.pipeline.stopwatch import Watch
    from guidepress.pipeline.unchanged import build_if_changed

    seen = sys.stderr.isatty()
    folder = guide_folder(guide)
    target = out or (DEFAULT_OUT if guide is None else folder / "dist")
    status = _spinner() if seen else nullcontext()
    try:
        with status as spinner:
            watch = Watch(tell=_counting(spinner.update) if spinner else lambda _stage: None)
            store = None if no_cache else users_store()
            many = jobs or os.cpu_count() or 1
            built = build_if_changed(folder, target, editions, strict=strict, jobs=many, watch=watch, store=store)
    except (FindingsError, ConfigurationError) as error:
        if not error.findings:
            raise
        tell_findings(error.findings, folder)
        click.echo("Nothing was written; the last edition is as it was.", err=True)
        raise SystemExit(errors.exit_code(error)) from error
    if built.warnings:
        from guidepress.cli.formatters.show import show_findings

        show_findings(built.warnings, folder, "text")
    if seen or verbose:
        for one in built.published:
            pages = f", {_pages(one.pages)}" if one.pages else ""
            kept = ", from the cache" if one.edition.name in built.remembered else ""
            click.echo(f"{target / one.file}: {len(one.data) / 1000:.0f} kB{pages}, {one.words} words{kept}", err=True)
        if not built.changed:
            click.echo("Nothing has changed; nothing was written.", err=True)
        else:
            click.echo(_closing(built.out, [one.file for one in built.published]), err=True)
    if verbose:
        for stage, seconds in watch.seconds.items():
            click.echo(f"{seconds:7.2f} s  {stage}", err=True)


def _spinner() -> Status:
    """What turns at a terminal while a stage lasts."""
    from rich.console import Console

    return Console(stderr=True, soft_wrap=True).status("")


_SAME = {"pdf": "screen", "html": "web", "ebook": "epub"}
"""What people call an edition, and its name."""


def _as_typed(guide: Path | None, editions: tuple[str, ...]) -> tuple[Path | None, tuple[str, ...]]:
    """The guide and the editions, of what was typed: ``build my-guide pdf`` means the guide in that folder."""
    if guide is None and (named := [one for one in editions if (Path(one) / "guide.yaml").is_file()]):
        guide, editions = Path(named[0]), tuple(one for one in editions if one != named[0])
    asked = tuple(_SAME.get(name.lower(), name) for name in editions)
    for name in asked:
        if name not in EDITIONS:
            _refuse(name)
    return guide, asked


def _refuse(name: str) -> NoReturn:
    """Say what a word is that is no edition: a command behind an option, a folder without a guide, a slip."""
    root = click.get_current_context().find_root().command
    if isinstance(root, click.Group) and name in root.commands:
        hint = f"A command stands first, options behind it: 'publish.py {name} --help' shows them."
        raise ConfigurationError(f"'{name}' is a command, no edition", hint=hint)
    if Path(name).is_file():
        raise ConfigurationError(f"'{name}' is a file", hint=folder_of(Path(name)))
    parts = [_SAME.get(part, part) for part in name.lower().replace(",", " ").split()]
    if len(parts) > 1 and set(parts) <= set(EDITIONS):
        raise ConfigurationError(f"'{name}' names several editions", hint=f"Part them with spaces: {' '.join(parts)}")
    if "/" in name or os.sep in name or Path(name).is_dir():
        fault = "has no guide.yaml" if Path(name).is_dir() else "does not exist"
        raise ConfigurationError(
            f"'{name}' {fault}", hint="Name the folder of a guide; 'publish.py new DIR' makes one to start from."
        )
    near = difflib.get_close_matches(name.lower(), (*EDITIONS, *_SAME), 1)
    guide = "" if near else guide_meant(name)
    meant = f"Did you mean '{near[0]}'? " if near else f"Did you mean the guide '{guide}'? " if guide else ""
    what = "there is no edition" if near else "there is neither an edition nor a guide's folder"
    raise ConfigurationError(f"{what} '{name}'", hint=f"{meant}The editions are: {', '.join(EDITIONS)}.")


def _counting(show: Callable[[str], None]) -> Callable[[str], None]:
    """Tells a stage with its number."""
    count = itertools.count(1)
    return lambda stage: show(f"step {next(count)}: {stage} …")


def _closing(out: Path, files: Sequence[str]) -> str:
    """What was made, in a word, and what to do now."""
    made = "1 edition" if len(files) == 1 else f"{len(files)} editions"
    return f"{made} published and proved: open {out / 'index.html'}"


def _one_section(editions: tuple[str, ...], folder: Path, out: Path, section: str, *, strict: bool) -> None:
    """``--section``: a file of its own, beside the editions; ``dist/`` is left alone."""
    from guidepress.pipeline.section import build_section

    if editions:
        raise ConfigurationError("'--section' makes a PDF", hint="Name no edition beside it.")
    try:
        made = build_section(folder, out, section, strict=strict)
    except (FindingsError, ConfigurationError) as error:
        if not error.findings:
            raise
        tell_findings(error.findings, folder)
        click.echo("Nothing was written.", err=True)
        raise SystemExit(errors.exit_code(error)) from error
    click.echo(f"{out / made.file}: {_pages(made.pages)}, {made.words} words", err=True)


def _pages(number: int | None) -> str:
    return "1 page" if number == 1 else f"{number} pages"
