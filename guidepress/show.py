"""Findings for people and for machines."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from guidepress.model.finding import Finding, Rule, Severity

FORMATS = ("text", "json", "github")
COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}


def show_findings(findings: Sequence[Finding], guide: Path, form: str, *, to_stderr: bool = False) -> None:
    """Print findings: ``text`` for a person, ``json`` or ``github`` (workflow annotations) for a machine."""
    stream = sys.stderr if to_stderr else sys.stdout
    match form:
        case "json":
            print(json.dumps([as_data(finding) for finding in findings], ensure_ascii=False, indent=2), file=stream)
        case "github":
            for finding in findings:
                print(annotation(finding, guide), file=stream)
        case _:
            console = Console(file=stream, highlight=False, soft_wrap=True)
            for finding in findings:
                _print_text(console, finding)
            if findings:
                console.print(_summary(findings))


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


def annotation(finding: Finding, guide: Path) -> str:
    """A finding as a GitHub workflow command."""
    kind = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}[finding.severity]
    properties = [f"file={_escape((guide / finding.place.file).as_posix())}", f"line={finding.place.line or 1}"]
    if finding.place.column:
        properties.append(f"col={finding.place.column}")
    properties.append(f"title={finding.code}")
    return f"::{kind} {','.join(properties)}::{_escape(f'{finding.message}. {finding.hint}', body=True)}"


def show_rule(rule: Rule) -> None:
    """Print what a rule means."""
    console = Console(highlight=False, soft_wrap=True)
    console.print(Text(f"{rule.code} ({rule.severity.value})", style=COLOURS[rule.severity]))
    for title, text in ((None, rule.title + "."), ("Why", rule.why), ("Remedy", rule.remedy), ("Rests on", rule.clause)):
        if text:
            console.print(Text(f"{title}: {text}" if title else text))


def _print_text(console: Console, finding: Finding) -> None:
    line = Text()
    line.append(finding.code, style=COLOURS[finding.severity])
    line.append(f" {finding.severity.value} {finding.place} ")
    line.append(finding.message, style="bold")
    console.print(line)
    console.print(Text(f"    {finding.hint}" + (f" [{finding.rule.clause}]" if finding.rule.clause else "")))


def _summary(findings: Sequence[Finding]) -> str:
    counts = [(sum(f.severity is severity for f in findings), severity.value) for severity in Severity]
    return ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for count, name in counts if count)


def _escape(text: str, *, body: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text if body else text.replace(":", "%3A").replace(",", "%2C")
