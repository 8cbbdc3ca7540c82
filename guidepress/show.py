"""Findings for people and for machines."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from guidepress.catalogue import all_rules
from guidepress.locate import Sources, extent
from guidepress.model.finding import Finding, Rule, Severity
from guidepress.sarif import as_sarif
from guidepress.show_text import print_findings, print_rule

FORMATS = ("text", "json", "github", "sarif")


def show_findings(findings: Sequence[Finding], guide: Path, form: str, *, to_stderr: bool = False) -> None:
    """Print findings: ``text`` for a person; ``json``, ``sarif`` or ``github`` (workflow annotations) for a machine."""
    stream = sys.stderr if to_stderr else sys.stdout
    sources = Sources(guide)
    match form:
        case "json":
            print(json.dumps([as_data(finding) for finding in findings], ensure_ascii=False, indent=2), file=stream)
        case "sarif":
            prefix = "" if guide.is_absolute() or ".." in guide.parts else guide.as_posix().removeprefix(".")
            print(as_sarif(findings, all_rules(), sources, prefix), file=stream)
        case "github":
            for finding in findings:
                print(annotation(finding, guide, sources), file=stream)
        case _:
            print_findings(Console(file=stream, highlight=False, soft_wrap=True), findings, sources)


def as_data(finding: Finding) -> dict[str, object]:
    """A finding as plain data."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "message": finding.message,
        "hint": finding.hint,
        "clause": finding.rule.clause,
    }


def annotation(finding: Finding, guide: Path, sources: Sources | None = None) -> str:
    """A finding as a GitHub workflow command."""
    kind = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}[finding.severity]
    properties = [f"file={_escape((guide / finding.place.file).as_posix())}", f"line={finding.place.line or 1}"]
    if finding.place.column:
        properties.append(f"col={finding.place.column}")
        line = sources.line(finding.place) if sources else None
        if line is not None and (ends := extent(finding, line)):
            properties.append(f"endColumn={ends[1]}")
    properties.append(f"title={finding.code}")
    return f"::{kind} {','.join(properties)}::{_escape(f'{finding.message}. {finding.hint}', body=True)}"


def show_rule(rule: Rule) -> None:
    """Print what a rule means."""
    print_rule(Console(highlight=False, soft_wrap=True), rule)


def _escape(text: str, *, body: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text if body else text.replace(":", "%3A").replace(",", "%2C")
