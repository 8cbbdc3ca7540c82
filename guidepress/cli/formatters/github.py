"""Findings as annotations of GitHub Actions."""

from __future__ import annotations

from pathlib import Path

from guidepress.findings.spans import Sources, extent
from guidepress.model.finding import Finding, Severity


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


def _escape(text: str, *, body: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text if body else text.replace(":", "%3A").replace(",", "%2C")
