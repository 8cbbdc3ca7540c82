"""The benchmark of the checker counts what it says it counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.checker.__main__ import main
from benchmarks.checker.prose import alarms_on
from benchmarks.checker.seeded import Fault, findings_of, judge, put_in
from benchmarks.checker.statements import judged_wordings
from tests.support.places import CASES

STOCK = CASES / "_guide"
WHY = "sections/01-why.md"


def fault(name: str, *edit: str) -> Fault:
    """A fault of one edit."""
    return Fault(name, "copy", name, (edit,))


def test_a_fault_is_judged_by_what_is_new_and_near() -> None:
    """A doubled word is named where it stands; a change that is none of a fault is not."""
    faults = [fault("doubled", WHY, "loosens the", "loosens the the"), fault("none", WHY, "loosens the", "softens the")]
    doubled, none = judge(STOCK, faults)
    assert [(one.code, one.place.file, one.place.line) for one in doubled.findings] == [("LAN001", WHY, 5)]
    assert none.findings == ()


def test_an_edit_that_finds_nothing_to_change_is_told(tmp_path: Path) -> None:
    """A list of faults that no longer fits the guide is not counted as missed."""
    (tmp_path / "a.md").write_text("Soap.", encoding="utf-8")
    with pytest.raises(ValueError, match="does not hold 'Water'"):
        list(put_in(tmp_path, ("a.md", "Water", "Soap")))
    with pytest.raises(ValueError, match=r"there is no b\.md"):
        list(put_in(tmp_path, ("b.md", "Soap", "Water")))


def test_a_fault_that_cannot_be_put_in_is_not_judged() -> None:
    """It is told, and those after it are judged; of a statement, the whole name counts, not its beginning."""
    faults = [
        Fault("cut", "disclaimer-cut", "cut", (("CUT", "purp"),)),
        fault("the", WHY, "loosens the", "loosens the the"),
    ]
    cut, doubled = judge(STOCK, faults)
    assert (cut.findings, cut.not_applied) == ((), "front/disclaimer.md has no statement 'purp'")
    assert not doubled.not_applied
    assert len(doubled.findings) == 1


def test_the_year_of_a_reference_is_moved(tmp_path: Path) -> None:
    """The operation REFYEAR dates a reference after the edition, which REF024 names."""
    (judged,) = judge(STOCK, [fault("year", "references.json", "", "REFYEAR")])
    assert "REF024" in {one.code for one in judged.findings}
    assert findings_of(STOCK) == []


def test_alarms_on_prose_are_counted_by_the_word(tmp_path: Path) -> None:
    """Markup, code and front matter are not read; a slip in the prose is one alarm."""
    words = "Wash both hands with soap, and dry them well on a clean towel. " * 5
    page = f"---\ntitle: the the\n---\n# Hands\n\n{words}\n\n```\nthe the\n```\n\nThey need the the soap, and rest.\n"
    (tmp_path / "page.md").write_text(page, encoding="utf-8")
    read = alarms_on(tmp_path)
    assert read.by_code() == {"LAN001": 1}
    assert 65 <= read.words <= 75


def test_statements_are_judged_by_what_they_say(tmp_path: Path) -> None:
    """With a marker and without: a wording is judged rightly only if both say what its kind says."""
    path = tmp_path / "wordings_en.yaml"
    sound, turned = "It is not a substitute for a doctor.", "It is a substitute for a doctor."
    path.write_text(f"not-a-substitute:\n  sound: [{sound}, {turned}]\n  turned: [{turned}]\n", encoding="utf-8")
    assert [(one.kind, one.is_right) for one in judged_wordings(path, "en")] == [
        ("sound", True),
        ("sound", False),
        ("turned", True),
    ]


@pytest.mark.parametrize(
    ("name", "content", "status", "line"),
    [
        (
            "faults.json",
            '[{"id": "1", "kind": "copy", "what": "a word twice", "edits": [["%s", "loosens the", "loosens the the"]]}]',
            0,
            "all: 1 of 1, recall 1.00",
        ),
        (
            "faults.json",
            '[{"id": "1", "kind": "copy", "what": "no fault", "edits": [["%s", "loosens the", "softens the"]]}]',
            1,
            "missed 1 (copy): no fault",
        ),
        (
            "wordings_en.yaml",
            "purpose: {sound: [This guide gives general information only.]}",
            0,
            "all: 1 of 1, rightly judged 1.00",
        ),
        (
            "page.md",
            "# Hands\n\n"
            + "Wash both hands with soap, and dry them well on a clean towel. " * 5
            + "They need the the soap.\n",
            0,
            "LAN001: 1, ",
        ),
    ],
)
def test_one_command_measures_all(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    content: str,
    status: int,
    line: str,
) -> None:
    """What is measured is told by what is given: faults, wordings of statements, or a folder of prose."""
    path = tmp_path / name
    path.write_text(content % WHY if "%s" in content else content, encoding="utf-8")
    given = tmp_path if name == "page.md" else path
    monkeypatch.setattr("sys.argv", ["checker", str(given), "--guide", str(STOCK)])
    assert main() == status
    assert line in capsys.readouterr().out
