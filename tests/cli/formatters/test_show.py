"""How findings are told: to people with the line they are about, to machines as they ask."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Literal

import pytest
from rich.cells import cell_len
from rich.console import Console

from guidepress.cli.formatters.github import annotation
from guidepress.cli.formatters.show import show_findings
from guidepress.cli.formatters.text import excerpt, print_findings, printable
from guidepress.findings.spans import Sources
from guidepress.model.finding import Finding, Rule, Severity
from guidepress.model.place import Place

RULE = Rule("LAN001", Severity.WARNING, "Twice", "why.", "Delete one.", "WCAG 2.2, 3.1.3")
FAULT = Rule("ACC001", Severity.ERROR, "No words", "why.", "Write some.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A guide folder with two files."""
    (tmp_path / "a.md").write_text("# Soap\n\nWash the the hands.\n", encoding="utf-8")
    (tmp_path / "b.md").write_text(
        "\x1b[31mred\x1b[0m and " + "long " * 60 + "the the end " + "more " * 60, encoding="utf-8"
    )
    return tmp_path


def told(findings: list[Finding], folder: Path, *, colour: bool = False, width: int = 60) -> str:
    """What a console of some width gets."""
    file = io.StringIO()
    system: Literal["standard", "auto"] = "standard" if colour else "auto"
    console = Console(
        file=file, width=width, highlight=False, soft_wrap=True, force_terminal=colour, color_system=system
    )
    print_findings(console, findings, Sources(folder))
    return file.getvalue()


def test_a_finding_is_shown_with_its_line_and_a_caret(folder: Path) -> None:
    """The contract's line, the source with the words underlined, hint and clause; at the end how many there are."""
    text = told([RULE.at(Place("a.md", 3, 6), "'the the' twice")], folder)
    assert text.splitlines() == [
        "LAN001 warning a.md:3:6 'the the' twice",
        "    3 | Wash the the hands.",
        "      |      ^^^^^^^",
        "    Delete one. [WCAG 2.2, 3.1.3]",
        "",
        "1 warning",
        "'publish.py explain LAN001' says more about LAN001; so for every code.",
    ]


def test_files_are_kept_together_and_explain_is_said_once(folder: Path) -> None:
    """An empty line stands between files; the pointer to ``explain`` stands at the end, once."""
    findings = [FAULT.at(Place("a.md", 1)), RULE.at(Place("a.md", 3)), RULE.at(Place("b.md", 9))]
    text = told(findings, folder)
    assert [line[:6] for line in text.splitlines() if line[:1].isupper()] == ["ACC001", "LAN001", "LAN001"]
    assert text.count("\n\nLAN001") == 1
    assert text.count("explain") == 1
    assert "1 error, 2 warnings" in text


def test_nothing_is_said_of_nothing(folder: Path) -> None:
    """No finding, no output."""
    assert told([], folder) == ""


def test_colour_is_for_terminals_only(folder: Path) -> None:
    """No escape sequence reaches a pipe or a file."""
    finding = RULE.at(Place("a.md", 3, 6), "'the the' twice")
    assert "\x1b" not in told([finding], folder)
    assert "\x1b[1;33m" in told([finding], folder, colour=True)


def test_a_manuscript_cannot_steer_the_terminal(folder: Path) -> None:
    """Escape sequences, in a line or in a message, are shown as signs; marks of direction as their codes."""
    finding = RULE.at(Place("b.md", 1, 1), "'\x1b]0;owned\x07' \u202e")
    text = told([finding], folder)
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "␛]0;owned␇" in text
    assert "<U+202E>" in text
    assert printable("a\tb\x7f") == "a b␡"


def test_a_long_line_is_cropped_around_the_words(folder: Path) -> None:
    """The shown line fits the width, the words are in it, and the carets stand under them."""
    line = (folder / "b.md").read_text(encoding="utf-8")
    column = line.index("the the") + 1
    lines = told([RULE.at(Place("b.md", 1, column), "'the the' twice")], folder).splitlines()
    shown, marks = lines[1], lines[2]
    assert len(shown) <= 60
    assert shown[marks.index("^") : marks.rindex("^") + 1] == "the the"
    assert shown.split("| ")[1].startswith("…")
    assert shown.endswith("…")


@pytest.mark.parametrize(
    "line", ["水を飲む the the 手を洗う" * 6, "e\u0301 the the " * 20, "the the", "x" * 300 + " the the"]
)
@pytest.mark.parametrize("width", [40, 61, 120])
def test_an_excerpt_fits_and_marks_the_words(line: str, width: int) -> None:
    """Whatever the letters' width, the excerpt fits, and the mark begins in the cell where the words do."""
    first = line.index("the the") + 1
    shown, begin, length = excerpt(line, (first, first + 6), width)
    assert cell_len(shown) <= width
    assert length == 7
    at = shown.index("the the")
    assert cell_len(shown[:at]) == begin


def test_github_gets_lines_and_columns(folder: Path) -> None:
    """A workflow command with file, line, both columns and the code; signs that would end it are escaped."""
    finding = RULE.at(Place("a.md", 3, 6), "'the the' twice: 100 %")
    assert annotation(finding, Path("book"), Sources(folder)) == (
        "::warning file=book/a.md,line=3,col=6,endColumn=12,title=LAN001::'the the' twice: 100 %25. Delete one."
    )


def test_json_is_a_list_of_what_a_finding_holds(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every field, ``null`` for a column that is not known."""
    show_findings([RULE.at(Place("a.md", 3), "twice")], folder, "json")
    assert json.loads(capsys.readouterr().out) == [
        {
            "code": "LAN001",
            "severity": "warning",
            "file": "a.md",
            "line": 3,
            "column": None,
            "message": "twice",
            "hint": "Delete one.",
            "clause": "WCAG 2.2, 3.1.3",
        }
    ]
