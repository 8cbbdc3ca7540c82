"""Baselines: old findings are kept quiet, new ones are told, and a broken file is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guidepress.findings.baseline import new_findings, read_baseline, write_baseline
from guidepress.findings.spans import Sources
from guidepress.model.errors import ConfigurationError
from guidepress.model.finding import Finding, Rule, Severity
from guidepress.model.place import Place

RULE = Rule("LAN001", Severity.WARNING, "Twice", "why.", "Delete one.")


def findings(folder: Path, text: str, *lines: int) -> tuple[list[Finding], Sources]:
    """Findings at lines of a text."""
    (folder / "a.md").write_text(text, encoding="utf-8")
    return [RULE.at(Place("a.md", line), "'the the'") for line in lines], Sources(folder)


def test_only_what_is_new_is_told(tmp_path: Path) -> None:
    """Known findings stay quiet although their lines moved; one more of the kind is told, and so is a changed line."""
    old, sources = findings(tmp_path, "The the soap.\n", 1)
    assert write_baseline(tmp_path / "b.json", old, sources) == 1
    known = read_baseline(tmp_path / "b.json")
    now, sources = findings(tmp_path, "New\n\nThe the soap.\n\nThe the soap.\n\nThe the brush.\n", 3, 5, 7)
    assert [one.place.line for one in new_findings(now, known, sources)] == [5, 7]


def test_a_baseline_is_the_same_in_any_order(tmp_path: Path) -> None:
    """One finding a line, sorted, so that a review of it shows what changed; an empty one is valid."""
    old, sources = findings(tmp_path, "The the soap.\n\nThe the brush.\n", 1, 3)
    write_baseline(tmp_path / "one.json", old, sources)
    write_baseline(tmp_path / "two.json", old[::-1], sources)
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    assert len(json.loads((tmp_path / "one.json").read_text(encoding="utf-8"))["findings"]) == 2
    write_baseline(tmp_path / "none.json", [], sources)
    assert read_baseline(tmp_path / "none.json") == frozenset()


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "{", '{"format": 2, "findings": []}', "[" * 5000, '{"format": 1, "findings": []}']
)
def test_what_is_no_baseline_is_refused(text: str, tmp_path: Path) -> None:
    """With words about what to do, and never as if nothing were known."""
    (tmp_path / "b.json").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match="baseline"):
        read_baseline(tmp_path / "b.json")


def test_a_missing_baseline_is_an_error(tmp_path: Path) -> None:
    """A misspelled name must not report everything as new, or nothing."""
    with pytest.raises(ConfigurationError, match=r"none\.json"):
        read_baseline(tmp_path / "none.json")
