"""Findings as SARIF 2.1.0 (OASIS), which code hosts and editors read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from guidepress.findings.fingerprints import VERSION, fingerprints
from guidepress.findings.folding import cause_of
from guidepress.findings.spans import Sources, extent
from guidepress.model.finding import Finding, Rule, Severity
from guidepress.model.version import __version__

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

LEVELS: Mapping[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def as_sarif(findings: Sequence[Finding], rules: Mapping[str, Rule], sources: Sources, prefix: str = "") -> str:
    """A SARIF log of one run, as JSON.

    ``rules`` is the whole catalogue, so that a rule keeps its index from run to run. Addresses are relative: to the
    guide folder, or with ``prefix`` (the folder as it was given, if it is relative) to where the command ran.
    """
    index = {code: number for number, code in enumerate(rules)}
    prints = fingerprints(findings, sources)
    causes = cause_of(findings)
    run = {
        "tool": {
            "driver": {
                "name": "Guidepress",
                "semanticVersion": _semantic(__version__),
                "rules": [_rule(rule) for rule in rules.values()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(finding, index, mark, sources, prefix) | _cause(causes.get(finding))
            for finding, mark in zip(findings, prints, strict=True)
        ],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _cause(cause: Finding | None) -> dict[str, Any]:
    """What a finding follows from, in the property bag (SARIF 2.1.0, 3.8)."""
    return {"properties": {"followsFrom": f"{cause.code} {cause.place}"}} if cause is not None else {}


def _semantic(version: str) -> str:
    numbers = version.split(".")
    return ".".join([*numbers, "0", "0"][:3]) if all(number.isdigit() for number in numbers) else version


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": f"{rule.title}."},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.remedy + (f" Rests on: {rule.clause}." if rule.clause else "")},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _result(finding: Finding, index: Mapping[str, int], mark: str, sources: Sources, prefix: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": LEVELS[finding.severity],
        "message": {"text": f"{finding.message}. {finding.hint}"},
        "partialFingerprints": {VERSION: mark},
    }
    if finding.code in index:
        result["ruleIndex"] = index[finding.code]
    if finding.place.file:
        result["locations"] = [{"physicalLocation": _location(finding, sources, prefix)}]
    return result


def _location(finding: Finding, sources: Sources, prefix: str) -> dict[str, Any]:
    path = f"{prefix}/{finding.place.file}" if prefix else finding.place.file
    location: dict[str, Any] = {"artifactLocation": {"uri": quote(path, safe="/-._~!$&'()*+,;=@")}}
    if finding.place.line is None:
        return location
    region: dict[str, Any] = {"startLine": finding.place.line}
    line = sources.line(finding.place)
    if finding.place.column is not None:
        region["startColumn"] = finding.place.column
        if line is not None and (ends := extent(finding, line)):
            region["endColumn"] = ends[1] + 1
    if line is not None:
        region["snippet"] = {"text": line}
    return location | {"region": region}
