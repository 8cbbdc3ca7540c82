"""One fault, one finding: what follows is folded under its cause, what is told twice is told once."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from guidepress import api
from guidepress.cli import app as cli
from guidepress.findings.catalogue import all_rules
from guidepress.findings.folding import gathered, told_once
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from tests.support.places import CASES
from tests.support.small_guide import write_guide


def finding(code: str, message: str, line: int = 3, file: str = "sections/01.md") -> Finding:
    """A finding of a code."""
    return all_rules()[code].at(Place(file, line), message)


@pytest.mark.parametrize(
    ("code", "message", "other", "more"),
    [
        ("CLM003", "'two grams' stands where no source is cited", "CLM013", "'Take two grams': tells how much to take"),
        ("CLM001", "fact: “Soap gave her life back.”", "CLM014", "'gave her life back': tells one person's story"),
        ("CLM002", "'miracle herb': It sells.", "CLM015", "'miracle herb': promises what nobody can know"),
        ("CLM002", "'promo code': It sells.", "CLM016", "'promo code': sells something"),
        ("CLM002", "'proven': x", "CLM002", "'clinically proven': x"),
        ("CLM017", "'chest pain, wait until': x", "DIS025", "“wait until morning” contradicts the disclaimer"),
    ],
)
def test_the_same_words_are_told_once(code: str, message: str, other: str, more: str) -> None:
    """By the more specific of two findings; of other words, or in another line, both stand."""
    less, specific = finding(code, message), finding(other, more)
    assert told_once([less, specific]) == [specific]
    assert told_once([specific, less]) == [specific]
    elsewhere = finding(other, more, line=9)
    assert told_once([less, elsewhere]) == [less, elsewhere]
    words = finding(other, "'something else altogether': y")
    assert told_once([less, words]) == [less, words]


def test_what_follows_is_folded_under_its_cause() -> None:
    """The cause comes first whatever its file is called; what has nothing to do with it stands by itself."""
    cause = finding("MAN060", "not valid JSON", file="references.json")
    follows = [finding("REF001", f"no reference has the id '{n}'", n) for n in range(1, 40)]
    other = finding("LAN001", "'the the': a word twice in a row")
    first, rest = gathered([other, *follows, cause])
    assert (first.finding, first.consequences) == (cause, tuple(follows))
    assert (rest.finding, rest.consequences) == (other, ())
    assert [one.finding for one in gathered([*follows[:2], other])] == [*follows[:2], other]


def test_what_is_said_of_an_id_follows_from_the_reference_without_words() -> None:
    """What language says of the id that is printed there is folded; of another word, or in another line, it stands."""
    cause = finding("MAN106", "what has the id 'tabbl' has no caption that it could be called by")
    spelled = finding("LAN009", "'tabbl' is in no dictionary (2 times); is 'tabby' meant?")
    small = finding("LAN024", "'tabbl' begins a paragraph with a small letter")
    others = [
        finding("LAN024", "'then' begins a sentence with a small letter"),
        finding("LAN009", "'tabbl' is in no dictionary", line=9),
    ]
    first, *rest = gathered([spelled, small, *others, cause])
    assert (first.finding, first.consequences) == (cause, (spelled, small))
    assert [one.finding for one in rest] == others


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("A[^a].\n\n[^a]: Note.\n\n<!-- open\n\n## Lost\n", "MAN110"),
        ("A[^a].\n\n[^a]: One.\n[^a]: Two.\n", "MAN019"),
        ('A.\n\n<!DOCTYPE html [<!ENTITY a "b">]>\n\nc &a; &nosuch;\n', "MAN020"),
    ],
)
def test_lost_words_follow_from_the_markup_that_took_them(text: str, code: str, tmp_path: Path) -> None:
    """Nobody is asked to report a fault of the reader for a comment that they did not close."""
    write_guide(tmp_path, f"# T\n\n{text}")
    shown = gathered(api.check(tmp_path))
    assert [one.finding.code for one in shown if one.finding.code.startswith("SRC")] == []
    assert {one.code for cause in shown if cause.finding.code == code for one in cause.consequences} <= {
        "SRC001",
        "SRC002",
        "SRC003",
    }
    assert any(one.finding.code == code for one in shown)


def test_lost_words_elsewhere_stand_by_themselves() -> None:
    """In another file, and in another line than the element that is not taken in."""
    lost = finding("SRC001", "lost: “Two.”", line=9)
    for cause in (finding("MAN110", "x", file="b.md"), finding("MAN020", "<x> is not allowed", line=3)):
        assert lost in [one.finding for one in gathered([cause, lost])]


def test_what_repeats_itself_is_summed_up() -> None:
    """Three warnings of a code in a file and the lines of the others; of errors ten; one more is not folded away."""
    warnings = [finding("LAN009", f"'w{n}' is in no dictionary", n) for n in range(1, 21)]
    shown = gathered(warnings)
    assert len(shown) == 3
    assert shown[2].repeats == tuple(warnings[3:])
    errors = [finding("DIS034", f"{n}", n) for n in range(1, 21)]
    assert len(gathered(errors)) == 10
    assert len(gathered(warnings[:4])) == 4
    assert sum(1 + len(one.repeats) for one in gathered([*warnings, *errors])) == 40


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """A guide of one section that cites two sources."""
    shutil.copytree(CASES / "_guide", tmp_path / "guide")
    return tmp_path / "guide"


def test_one_comma_is_one_fault(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the terminal; data for machines has every finding, each with what it follows from."""
    (guide / "references.json").write_text('[{"id": "a", "type": "book", "title": "A"},,]', encoding="utf-8")
    (guide / "sections/03-more.md").write_text(
        "# More\n\n" + "\n\n".join(f"Wash them well [@a, p. {n}]." for n in range(1, 30)), encoding="utf-8"
    )
    assert cli.main(["check", "--guide", str(guide)]) == 1
    out = capsys.readouterr().out
    assert out.startswith("MAN060 error references.json:1:")
    assert re.search(r"\d\d findings follow from it: \d\d REF001", out)
    assert "findings follow from it" in out
    assert "REF001 error" not in out
    assert cli.main(["check", "--guide", str(guide), "--format", "json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert sum(one["code"] == "REF001" for one in data) >= 29
    assert {one["follows-from"][:6] for one in data if one["code"] == "REF001"} == {"MAN060"}
    assert cli.main(["check", "--guide", str(guide), "--format", "sarif"]) == 1
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    assert sum("followsFrom" in one.get("properties", {}) for one in run["results"]) >= 29
