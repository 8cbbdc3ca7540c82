"""SARIF 2.1.0: valid against the OASIS schema, with rules, relative addresses, and fingerprints that last."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from guidepress.cli.formatters.sarif import as_sarif
from guidepress.cli.formatters.show import show_findings
from guidepress.findings.catalogue import all_rules
from guidepress.findings.fingerprints import VERSION, fingerprints
from guidepress.findings.spans import Sources, pinpointed
from guidepress.model.finding import Finding, Rule, Severity
from guidepress.model.place import Place
from tests.support.schemas import faults, sarif_schema

RULE = Rule("LAN001", Severity.WARNING, "Twice", "why.", "Delete one.")
SCHEMA = sarif_schema()


def made(folder: Path, text: str, *findings: Finding, prefix: str = "") -> Any:
    """The log for findings in a file ``a b.md`` with a text."""
    (folder / "a b.md").write_text(text, encoding="utf-8")
    sources = Sources(folder)
    return json.loads(as_sarif(pinpointed(findings, sources), all_rules(), sources, prefix))


def test_the_schema_is_that_of_oasis() -> None:
    """What we validate against is the errata 01 schema, and it does refuse a log without a tool."""
    assert SCHEMA["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    assert faults({"version": "2.1.0", "runs": [{"results": []}]}, SCHEMA, "Draft4Validator")


def test_every_finding_there_can_be_is_valid(tmp_path: Path) -> None:
    """A log with a finding of every rule, with and without line and column, passes the schema."""
    findings = [rule.at(Place("a b.md", 1)) for rule in all_rules().values()]
    findings += [
        RULE.at(Place("a b.md")),
        RULE.at(Place("")),
        RULE.at(Place("a b.md", 1), "'the the' \u202e \x1b twice"),
    ]
    log = made(tmp_path, "the the\n", *findings)
    assert faults(log, SCHEMA, "Draft4Validator") == []
    assert len(log["runs"][0]["results"]) == len(all_rules()) + 3


def test_rules_and_indexes_agree(tmp_path: Path) -> None:
    """Each result points at its own rule in the list, and the list is the catalogue."""
    run = made(tmp_path, "x\n", *(rule.at(Place("a b.md", 1)) for rule in all_rules().values()))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(all_rules())
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    levels = {rule["id"]: rule["defaultConfiguration"]["level"] for rule in rules}
    assert all(levels[result["ruleId"]] == result["level"] for result in run["results"])


def test_a_region_is_what_a_person_sees_underlined(tmp_path: Path) -> None:
    """Columns count code points from 1; the end is the one after the last. Addresses are relative and escaped."""
    (result,) = made(tmp_path, "𝒳 the the\n", RULE.at(Place("a b.md", 1), "'the the'"), prefix="my guide")["runs"][0][
        "results"
    ]
    location = result["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "my%20guide/a%20b.md"
    assert location["region"] == {"startLine": 1, "startColumn": 3, "endColumn": 10, "snippet": {"text": "𝒳 the the"}}


@pytest.mark.parametrize(("given", "expected"), [("guide", "guide/a.md"), (".", "a.md"), ("../x", "a.md")])
def test_addresses_are_relative_to_where_the_command_ran(
    given: str, expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder as it was given is before the file; a path that leads up or is absolute is left out."""
    monkeypatch.chdir(tmp_path)
    for folder in (Path(given), tmp_path):
        show_findings([RULE.at(Place("a.md", 1))], folder, "sarif")
        log = json.loads(capsys.readouterr().out)
        uri = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert uri == (expected if folder != tmp_path else "a.md")
        assert str(tmp_path) not in json.dumps(log)


def marks(folder: Path, text: str, *places: int) -> list[str]:
    """The fingerprints of a finding at some lines of a text."""
    (folder / "a.md").write_text(text, encoding="utf-8")
    return fingerprints([RULE.at(Place("a.md", line), "'the the'") for line in places], Sources(folder))


def test_fingerprints_do_not_change_when_lines_move(tmp_path: Path) -> None:
    """Text above, deeper indentation and other spacing change nothing; other words on the line do."""
    before = marks(tmp_path, "Wash the the hands.\n", 1)
    assert marks(tmp_path, "New\n\nlines\n\n  Wash  the the hands.\n", 5) == before
    assert marks(tmp_path, "Wash the the feet.\n", 1) != before


def test_equal_findings_have_fingerprints_of_their_own(tmp_path: Path) -> None:
    """The same fault on two equal lines counts as two, in order; a third one does not change them."""
    two = marks(tmp_path, "Wash the the hands.\n\nWash the the hands.\n", 1, 3)
    assert len(set(two)) == 2
    assert marks(tmp_path, "Wash the the hands.\n\n" * 3, 1, 3, 5)[:2] == two


def test_the_log_carries_the_fingerprints(tmp_path: Path) -> None:
    """Under the name of the way in which they are made."""
    (result,) = made(tmp_path, "the the\n", RULE.at(Place("a b.md", 1), "'the the'"))["runs"][0]["results"]
    assert list(result["partialFingerprints"]) == [VERSION]
    assert len(result["partialFingerprints"][VERSION]) == 32
