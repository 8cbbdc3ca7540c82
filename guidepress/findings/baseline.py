"""Baselines: the findings that an old manuscript had when it was first checked, so that only new ones are told."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from guidepress.findings.fingerprints import VERSION, fingerprints
from guidepress.findings.spans import Sources
from guidepress.model.errors import ConfigurationError
from guidepress.model.finding import Finding

FORMAT = 1
MAX_BYTES = 20 * 1024 * 1024


def write_baseline(path: Path, findings: Sequence[Finding], sources: Sources) -> int:
    """Write the findings' fingerprints, one a line with code and place for those who review it; returns how many.

    Raises `OSError` if the file cannot be written.
    """
    entries = [
        {"fingerprint": mark, "code": finding.code, "file": finding.place.file, "message": finding.message}
        for mark, finding in zip(fingerprints(findings, sources), findings, strict=True)
    ]
    entries.sort(key=lambda entry: (entry["file"], entry["code"], entry["message"], entry["fingerprint"]))
    lines = ",\n".join(f"    {json.dumps(entry, ensure_ascii=False)}" for entry in entries)
    listed = f"[\n{lines}\n  ]" if lines else "[]"
    text = f'{{\n  "format": {FORMAT},\n  "fingerprints": "{VERSION}",\n  "findings": {listed}\n}}\n'
    path.write_text(text, encoding="utf-8", newline="\n")
    return len(entries)


def read_baseline(path: Path) -> frozenset[str]:
    """The fingerprints in a baseline. Raises `ConfigurationError` if the file is not there or is none."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ConfigurationError(f"the baseline {path.name} is too large")
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ConfigurationError(
            f"there is no baseline {path.as_posix()}", hint="Write one with --write-baseline."
        ) from error
    except (ValueError, RecursionError) as error:
        raise ConfigurationError(f"{path.name} is no baseline", hint="Write one with --write-baseline.") from error
    entries = data.get("findings") if isinstance(data, dict) else None
    if not isinstance(entries, list) or data.get("format") != FORMAT or data.get("fingerprints") != VERSION:
        raise ConfigurationError(f"{path.name} is no baseline of this version", hint="Write it anew: --write-baseline.")
    return frozenset(str(entry.get("fingerprint")) for entry in entries if isinstance(entry, dict))


def new_findings(findings: Sequence[Finding], known: frozenset[str], sources: Sources) -> list[Finding]:
    """The findings whose fingerprints a baseline does not have."""
    marks = fingerprints(findings, sources)
    return [finding for finding, mark in zip(findings, marks, strict=True) if mark not in known]
