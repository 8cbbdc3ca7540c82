"""approve, sign-off and due: who answers for what, and until when."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from guidepress.check.statements.lock import read_lock
from guidepress.cli import app as cli
from guidepress.policies.sign_offs import read_sign_offs
from tests.support.places import CASES

POLICY = """\
title: Own
extends: general
approval: required
statements:
  storage: {says: where it is kept, why: x, accept: ['out of the reach of children']}
"""
STATEMENT = "\nKeep soap out of the reach of children.\n{: require=storage }\n"
BY = ["--by", "Ada Example, editor"]


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """A guide with a statement that nobody approved yet."""
    folder = tmp_path / "guide"
    shutil.copytree(CASES / "_guide", folder)
    (folder / "policy.yaml").write_text(POLICY, encoding="utf-8")
    with (folder / "guide.yaml").open("a", encoding="utf-8") as file:
        file.write("policy: policy.yaml\n")
    with (folder / "front/disclaimer.md").open("a", encoding="utf-8") as file:
        file.write(STATEMENT)
    return folder


def change(guide: Path, file: str, old: str, new: str) -> None:
    """Other words in a file."""
    path = guide / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_approving(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing without a yes; with it the check passes; a changed word stops it until it is approved, difference first."""
    at = ["--guide", str(guide)]
    assert cli.main(["check", *at]) == 1
    assert cli.main(["approve", *at, *BY]) == 1
    assert not (guide / "statements.lock").exists()
    assert cli.main(["approve", *at, *BY, "--yes"]) == 0
    assert cli.main(["check", *at]) == 0
    (approved,) = read_lock((guide / "statements.lock").read_bytes()).values()
    assert (approved.id, approved.name, approved.role) == ("storage", "Ada Example", "editor")
    assert str(approved.date) == "2026-01-02"
    change(guide, "front/disclaimer.md", "Keep soap", "Keep all soap")
    capsys.readouterr()
    assert cli.main(["check", *at]) == 1
    assert "DIS028" in capsys.readouterr().out
    assert cli.main(["approve", *at, "--by", "Bo Example, publisher", "--date", "2026-02-03", "--yes"]) == 0
    assert "+ all" in capsys.readouterr().out
    assert cli.main(["check", *at]) == 0
    assert "Bo Example" in (guide / "statements.lock").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", ["Never keep soap out of the reach of children.", "Keep soap dry in a dish always."])
def test_what_is_turned_round_cannot_be_approved(guide: Path, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A statement that the policy does not accept gets no signature, whoever asks."""
    change(guide, "policy.yaml", "why: x,", "why: x, strict: true,")
    change(guide, "front/disclaimer.md", "Keep soap out of the reach of children.", words)
    assert cli.main(["approve", "--guide", str(guide), *BY, "--yes"]) == 1
    assert "DIS020" in capsys.readouterr().err
    assert not (guide / "statements.lock").exists()


@pytest.mark.parametrize("arguments", [["--by", "Ada"], [*BY, "storrage"], ["--by", "A, b", "--date", "2.1.2026"]])
def test_wrong_use_of_approve(guide: Path, arguments: list[str]) -> None:
    """A name without a role, a statement that is none, a date that is none: exit code 2."""
    assert cli.main(["approve", "--guide", str(guide), "--yes", *arguments]) == 2


def test_signing_off(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who is named as reviewer signs what is there; a paragraph changed afterwards is an error until it is read again."""
    at = ["--guide", str(guide)]
    cli.main(["approve", *at, *BY, "--yes"])
    change(guide, "guide.yaml", "review:\n", "review:\n  reviewers: [{name: Jane Doe, credentials: MD}]\n")
    assert cli.main(["check", *at, "--strict"]) == 1
    assert cli.main(["sign-off", *at, "--by", "John Roe, MD", "--yes"]) == 2
    assert cli.main(["sign-off", *at, "--by", "Jane Doe, MD"]) == 1
    assert cli.main(["sign-off", *at, "--by", "Jane Doe, MD", "--identifier", "0000-0002-1825-0097", "--yes"]) == 0
    assert cli.main(["check", *at, "--strict"]) == 0
    (signed,) = read_sign_offs((guide / "sign-off.lock").read_bytes()).values()
    assert (signed.name, signed.credentials, signed.version) == ("Jane Doe", "MD", "1.0")
    change(guide, "sections/01-why.md", "loosens", "does not loosen")
    capsys.readouterr()
    assert cli.main(["check", *at]) == 1
    assert "DIS034 error sections/01-why.md:5" in capsys.readouterr().out
    assert cli.main(["sign-off", *at, "--by", "Jane Doe, MD", "--yes"]) == 0
    assert "does not loosen" in capsys.readouterr().out
    assert cli.main(["check", *at, "--strict"]) == 0


def test_what_is_due(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A guide, or a folder of guides: listed within the days, exit code 1; one that cannot be read is listed too."""
    assert cli.main(["due", str(guide.parent), "--today", "2026-12-01", "--within", "30"]) == 0
    assert cli.main(["due", str(guide), "--today", "2026-12-10", "--within", "30"]) == 1
    assert "the review lapses on 2027-01-03" in capsys.readouterr().out
    assert cli.main(["due", str(guide), "--today", "2027-01-03"]) == 1
    assert "the review lapsed on 2027-01-03" in capsys.readouterr().out
    (guide / "guide.yaml").write_text("title: [\n", encoding="utf-8")
    assert cli.main(["due", str(guide.parent), "--today", "2026-01-02"]) == 1
    assert guide.name in capsys.readouterr().out
    assert cli.main(["due", str(guide / "sections")]) == 2


def test_checking_for_a_day(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """DIS032 only on demand, and only after the last day."""
    at = ["--guide", str(guide)]
    cli.main(["approve", *at, *BY, "--yes"])
    assert cli.main(["check", *at, "--today", "2027-01-02"]) == 0
    assert cli.main(["check", *at, "--today", "2027-01-03"]) == 1
    assert "DIS032 error guide.yaml" in capsys.readouterr().out


def test_a_check_that_was_not_made_is_named(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On standard error, beside the findings."""
    cli.main(["check", "--guide", str(guide)])
    assert "was not checked: it has too few words (LAN015)" not in capsys.readouterr().out
    cli.main(["check", "--guide", str(guide)])
    assert "Whether a source was retracted was asked of the list of " in capsys.readouterr().err


def test_an_extract_of_retractions(guide: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check --retractions LIST --extract FILE`: what the list says of the references, for guide.yaml; not without a list."""
    whole, cut = tmp_path / "whole.csv", tmp_path / "cut.csv"
    whole.write_text(
        "# date: 2026-01-01\nOriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,RetractionDate\n10.1/x,0,Retraction,2025-01-01\n",
        encoding="utf-8",
    )
    cli.main(["check", "--guide", str(guide), "--retractions", str(whole), "--extract", str(cut)])
    assert cut.read_text(encoding="utf-8").startswith("# date: 2026-01-01\nOriginalPaperDOI,")
    assert "0 notices about the references" in capsys.readouterr().err
    assert cli.main(["check", "--guide", str(guide), "--extract", str(cut)]) == 2
