"""``prove FILE``: one PDF or EPUB by itself, by the standards alone."""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guidepress.model import errors
from guidepress.model.errors import ConfigurationError, OutsideToolError

if TYPE_CHECKING:
    from guidepress.proof.of_others import Judgement


def prove_alone(path: Path, require: Collection[str], *, standards: Sequence[str], house: bool, form: str) -> None:
    """Judge a file and tell what came of it, as ``text`` or ``json``; nothing is written.

    Ends with exit code 1 if errors were found. Raises `OutsideToolError` if a prover broke down, or one of ``require``
    (names of validators, or ``all``) is not installed; `ConfigurationError` for what is no such file.
    """
    from guidepress.proof.of_others import judge_file
    from guidepress.prove.validators.toolbox import REMEDY, Toolbox
    from guidepress.prove.validators.validators import TOOL_NAMES

    if strange := sorted(set(require) - {*TOOL_NAMES, "all"}):
        raise ConfigurationError(
            f"there is no validator '{strange[0]}'", hint=f"They are: {', '.join(TOOL_NAMES)}, or all."
        )
    judged = judge_file(path, standards=standards, house=house, tools=Toolbox())
    if form == "json":
        _as_json(judged)
    else:
        _as_text(judged, path)
    if judged.at_fault:
        raise SystemExit(errors.EXIT_FINDINGS)
    if judged.broke:
        told = ", ".join(f"{run.name} ({run.profile})" for run in judged.broke)
        raise OutsideToolError(f"broke down: {told}", hint="What it judges is unproved.")
    if not any(run.ran for run in judged.runs):
        raise OutsideToolError("no prover ran: the file is held to nothing here", hint=f"'{REMEDY}' installs one.")
    if wanted := sorted({what for tool, what in judged.missing if tool in require or "all" in require}):
        raise OutsideToolError(f"required and not installed: {', '.join(wanted)}", hint=f"'{REMEDY}' installs it.")


def _as_json(judged: Judgement) -> None:
    from guidepress.cli.formatters.as_json import as_data
    from guidepress.cli.streams import json_for

    data = {**judged.as_data(), "findings": [as_data(one) for one in judged.findings]}
    click.echo(json_for(sys.stdout, json.dumps(data, ensure_ascii=False, indent=2)))


def _as_text(judged: Judgement, path: Path) -> None:
    """The findings, and a line for each prover with how much it looked at."""
    from guidepress.cli.formatters.show import show_findings
    from guidepress.cli.formatters.text import printable
    from guidepress.prove.validators.toolbox import REMEDY

    show_findings(judged.findings, path, "text")
    claims = ", ".join(judged.measured.claims) or "no standard"
    click.echo(printable(f"{path.as_posix()}: {judged.format.value}, claims {claims}"))
    for run in judged.runs:
        counted = [f"{count} {what}" for count, what in ((run.rules, "rules"), (run.objects, "objects")) if count]
        told = f" ({', '.join(counted)})" if counted else f" ({run.why})" if run.why and not run.missing else ""
        click.echo(printable(f"{run.name}, {run.profile}: {run.status.value}{told}"))
    for tool, what in judged.missing:
        click.echo(f"{tool}: not run, {what} is not installed here ('{REMEDY}' installs it)", err=True)
