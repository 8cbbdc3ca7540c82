"""Findings for people and for machines."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from rich.console import Console

from guidepress.cli.formatters.as_json import as_data
from guidepress.cli.formatters.github import annotation
from guidepress.cli.formatters.sarif import as_sarif
from guidepress.cli.formatters.text import MIN_WIDTH, print_findings, print_rule
from guidepress.cli.streams import json_for
from guidepress.findings.catalogue import all_rules
from guidepress.findings.folding import cause_of
from guidepress.findings.spans import Sources
from guidepress.model.finding import Finding, Rule


def show_findings(findings: Sequence[Finding], guide: Path, form: str, *, to_stderr: bool = False) -> None:
    """Print findings: ``text`` for a person; ``json``, ``sarif`` or ``github`` (workflow annotations) for a machine."""
    stream = sys.stderr if to_stderr else sys.stdout
    sources = Sources(guide)
    match form:
        case "json":
            causes = cause_of(findings)
            data = [as_data(finding, causes.get(finding)) for finding in findings]
            print(json_for(stream, json.dumps(data, ensure_ascii=False, indent=2)), file=stream)
        case "sarif":
            prefix = "" if guide.is_absolute() or ".." in guide.parts else guide.as_posix().removeprefix(".")
            print(json_for(stream, as_sarif(findings, all_rules(), sources, prefix)), file=stream)
        case "github":
            for finding in findings:
                print(annotation(finding, guide, sources), file=stream)
        case _:
            print_findings(_console(stream), findings, sources)


def show_rule(rule: Rule) -> None:
    """Print what a rule means."""
    print_rule(_console(sys.stdout), rule)


def _console(stream: TextIO) -> Console:
    """Where people read. A terminal that says it has no columns would be told nothing."""
    made = Console(file=stream, highlight=False, soft_wrap=True)
    made.width = max(made.width, MIN_WIDTH)
    return made
