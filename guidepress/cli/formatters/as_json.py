"""A finding as data for JSON."""

from __future__ import annotations

from guidepress.model.finding import Finding


def as_data(finding: Finding, cause: Finding | None = None) -> dict[str, object]:
    """A finding as plain data; ``follows-from`` names its cause, if it has one."""
    follows = {"follows-from": f"{cause.code} {cause.place}"} if cause is not None else {}
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "message": finding.message,
        "hint": finding.hint,
        "clause": finding.rule.clause,
        **follows,
    }
