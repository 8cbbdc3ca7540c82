"""A small guide's ``dist/``, its proof, and what stands in it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from guidepress.proof import prove_dist as proving
from tests.support.places import ROOT
from tests.support.schemas import faults

MINIMAL = ROOT / "tests/books/minimal"
EDITIONS = ("epub", "web")
DUE = ["--edition", "epub", "--edition", "web"]
"""What is built and due in these tests, and how a command is told so."""


def report(dist: Path) -> dict[str, Any]:
    """The report that lies there; it has the form that is promised."""
    data: dict[str, Any] = json.loads((dist / "proof/report.json").read_bytes())
    assert faults(data, json.loads((ROOT / "docs/proof.schema.json").read_bytes())) == []
    return data


def record(dist: Path, file: str) -> dict[str, Any]:
    """What the report says of a file."""
    found: dict[str, Any] = next(one for one in report(dist)["files"] if one["file"] == file)
    return found


def manifest(dist: Path) -> dict[str, Any]:
    """The manifest that lies there; it has the form that is promised."""
    data: dict[str, Any] = json.loads((dist / "manifest.json").read_bytes())
    assert faults(data, json.loads((ROOT / "docs/manifest.schema.json").read_bytes())) == []
    return data


def prove(dist: Path, guide: Path = MINIMAL, editions: Sequence[str] = EDITIONS) -> proving.Proven:
    """A proof of the editions that were built."""
    return proving.prove_dist(dist, guide, editions=editions)


def codes(dist: Path, guide: Path = MINIMAL) -> set[str]:
    """The findings of a proof."""
    return {finding.code for finding in prove(dist, guide).findings}
