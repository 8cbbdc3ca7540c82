"""The command line: exit codes, what is said and where, and never a traceback.

It is long because every command and every error has its row.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from guidepress.cli import app as cli
from guidepress.cli.build import _as_typed, _closing, _counting
from guidepress.cli.check import _closing as _word_after
from guidepress.findings.catalogue import all_rules
from guidepress.model.edition import EDITIONS
from guidepress.model.errors import ConfigurationError, FindingsError, InternalError, OutsideToolError, exit_code
from guidepress.model.finding import Findings
from guidepress.read import read_guide
from tests.support.places import ROOT
from tests.support.publishing import run
from tests.support.small_guide import write_guide

DOCS = ROOT / "docs" / "cli.md"
COMMANDS = sorted(cli.commands.commands)
CLEAN = "# T\n\nA claim [@snow1855].\n"
FAULTY = "# T\n\nA claim [@snow1855].\n\n[](#none)\n"


def help_of(*names: str) -> str:
    """The help of a command as click prints it in 100 columns."""
    return CliRunner().invoke(cli.commands, [*names, "--help"], prog_name="publish.py", terminal_width=100).output


def test_the_page_about_the_command_line_is_current(renew: bool) -> None:
    """docs/cli.md is the help of every command, as it is."""
    pieces = ["# The command line\n", "This page is generated: `pytest tests/cli/test_app.py --renew` renews it.\n"]
    for name in ((), *((command,) for command in COMMANDS)):
        pieces += [f"## publish.py {' '.join(name)}".rstrip() + "\n", f"```text\n{help_of(*name).rstrip()}\n```\n"]
    text = "\n".join(pieces)
    if renew:
        DOCS.write_text(text, encoding="utf-8")
    assert DOCS.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """--help and -h say what a command does and what each option means."""
    said = []
    for option in ("--help", "-h"):
        assert cli.main([command, option]) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]
    for parameter in cli.commands.commands[command].params:
        if parameter.param_type_name == "option":
            assert parameter.opts[0] in said[0]
            assert getattr(parameter, "help", None), parameter.name


def test_the_help_of_the_program_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """And the exit codes; --version says the version."""
    assert cli.main(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(f"  {command} " in said for command in COMMANDS)
    assert "Exit codes" in said
    assert cli.main(["--version"]) == 0
    assert re.fullmatch(r"guidepress, version \d+\.\S+\n", capsys.readouterr().out)


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["check", "--nonsense"],
        ["explain"],
        ["check", "--format", "xml"],
        ["new"],
        ["speak"],
        ["check", "one", "two"],
    ],
)
def test_wrong_use_is_exit_code_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """With the usage on the error stream and nothing on the other."""
    assert cli.main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "Usage: publish.py" in said.err


def test_a_clean_check_says_nothing(guide: Path) -> None:
    """Exit code 0, and not a word on either stream when nobody watches."""
    done = run("check", "--guide", guide)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_fault_is_exit_code_1(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first line of a finding is the contract's: code, severity, file, line, message."""
    assert cli.main(["check", "--guide", str(faulty)]) == 1
    said = capsys.readouterr()
    assert re.match(r"MAN041 error sections/01-tides\.md:5(:\d+)? nothing has the id 'none'\n", said.out)
    assert "1 error" in said.out
    assert said.err == ""


def test_a_warning_is_exit_code_0_unless_strict(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A table without a caption is a warning."""
    folder = write_guide(tmp_path, CLEAN + "\n| a | b |\n|---|---|\n| c | d |\n")
    assert cli.main(["check", "--guide", str(folder)]) == 0
    assert "ACC008 warning" in capsys.readouterr().out
    assert cli.main(["check", "--strict", "--guide", str(folder)]) == 1


@pytest.mark.parametrize("command", ["check", "build"])
def test_unusable_settings_are_exit_code_2(guide: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With the file and line of the fault."""
    with (guide / "guide.yaml").open("a", encoding="utf-8") as file:
        file.write("colour: red\n")
    count = len((guide / "guide.yaml").read_text(encoding="utf-8").splitlines())
    assert cli.main([command, "--guide", str(guide)]) == 2
    said = capsys.readouterr()
    assert f"MAN003 error guide.yaml:{count}:1 unknown setting 'colour'" in said.out + said.err
    assert not (guide / "dist").exists()


@pytest.mark.parametrize("command", ["check", "build"])
def test_no_guide_is_exit_code_2(tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder without guide.yaml, and none at all."""
    for folder in (tmp_path, tmp_path / "absent"):
        assert cli.main([command, "--guide", str(folder)]) == 2
        said = capsys.readouterr()
        assert "MAN001" in said.out + said.err
        assert "publish.py new" in said.out + said.err


def test_json_is_json(faulty: Path, guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A list of objects, empty if there is nothing; also when guide.yaml cannot be used."""
    assert cli.main(["check", "--format", "json", "--guide", str(faulty)]) == 1
    (finding,) = json.loads(capsys.readouterr().out)
    assert (finding["code"], finding["severity"], finding["line"]) == ("MAN041", "error", 5)
    assert finding["file"] == "sections/01-tides.md"
    assert finding["hint"]
    assert cli.main(["check", "--format", "json", "--guide", str(ROOT / "tests/books/minimal")]) == 0
    assert json.loads(capsys.readouterr().out) == []
    (guide / "guide.yaml").write_text("title: [\n", encoding="utf-8")
    assert cli.main(["check", "--format", "json", "--guide", str(guide)]) == 2
    assert [finding["code"] for finding in json.loads(capsys.readouterr().out)] == ["MAN002"]


def test_annotations_are_well_formed(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One workflow command a line; commas, colons, percent signs and line ends in it are escaped."""
    name = "sections/a,b: 100%.md"
    (guide / name).write_text("# Tides\n\nSee [x](javascript:%0Aalert,1).\n", encoding="utf-8")
    settings = (guide / "guide.yaml").read_text(encoding="utf-8")
    (guide / "guide.yaml").write_text(settings.replace("sections/01-tides.md", f'"{name}"'), encoding="utf-8")
    assert cli.main(["check", "--format", "github", "--guide", str(guide)]) == 1
    said = capsys.readouterr().out
    assert said.endswith("\n")
    lines = said.splitlines()
    assert len(lines) == 1
    found = re.fullmatch(r"::error ([^:]*)::(.*)", lines[0])
    assert found
    properties = dict(pair.split("=", 1) for pair in found[1].split(","))
    assert properties["file"].endswith("sections/a%2Cb%3A 100%25.md")
    assert (properties["line"], properties["title"]) == ("3", "MAN022")


def test_a_terminal_is_not_obeyed_to_a_manuscript(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An escape sequence in a name or a text does not reach the terminal as one."""
    settings = (guide / "guide.yaml").read_text(encoding="utf-8")
    settings = settings.replace("sections/01-tides.md", '"sections/\\e[31mred\\r.md"')
    (guide / "guide.yaml").write_text(settings, encoding="utf-8")
    assert cli.main(["check", "--guide", str(guide)]) == 2
    said = capsys.readouterr().out
    assert "U+001B" in said
    assert "\x1b" not in said
    assert "\r" not in said


def test_explain_knows_every_code(capsys: pytest.CaptureFixture[str]) -> None:
    """Its title, whom it harms and what to do; capitals do not matter."""
    for code, rule in all_rules().items():
        assert cli.main(["explain", code.lower()]) == 0
        said = capsys.readouterr().out
        assert said.startswith(f"{code} ({rule.severity.value})\n")
        assert rule.title in said
        assert rule.remedy in said
        assert rule.clause in said


@pytest.mark.parametrize("typed", ["man1", "MAN01", "man-001", " MAN 1 ", "MAN001"])
def test_a_code_may_be_typed_without_its_zeros(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    """As people remember it; what was proposed was another code."""
    assert cli.main(["explain", typed]) == 0
    assert capsys.readouterr().out.startswith("MAN001")


@pytest.mark.parametrize("typed", [["help"], ["help", "build"], ["help", "nosuch"]])
def test_help_is_a_word_too(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """It is what people type first; of a command that is none it says so."""
    assert cli.main(typed) == (2 if "nosuch" in typed else 0)
    told = capsys.readouterr()
    assert "Usage: " in told.out + told.err
    assert (" build [OPTIONS]" in told.out) is ("build" in typed)


def test_explain_of_no_code_is_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    """The message says where all codes are, and which is meant where one is near."""
    assert cli.main(["explain", "ABC123"]) == 2
    said = capsys.readouterr().err
    assert "there is no finding 'ABC123'" in said
    assert "Did you mean" not in said
    assert cli.main(["explain", "acc0o1"]) == 2
    assert "Did you mean 'ACC0" in capsys.readouterr().err


def test_explain_of_a_retired_code_names_its_heirs(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever finds it in an old report learns what says it now."""
    assert cli.main(["explain", "dis101"]) == 2
    said = capsys.readouterr().err
    assert "DIS101 is retired" in said
    assert "DIS110 and DIS111" in said


def test_an_unknown_edition_is_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    """The editions there are, are named."""
    assert cli.main(["build", "large_print"]) == 2
    said = capsys.readouterr().err
    assert "there is no edition 'large_print'" in said
    assert "Did you mean 'large-print'?" in said
    assert ", ".join(EDITIONS) in said


@pytest.mark.parametrize(
    ("typed", "meant"),
    [(("pdf",), (None, ("screen",))), (("HTML", "epub"), (None, ("web", "epub"))), (("screen",), (None, ("screen",)))],
)
def test_editions_are_called_as_people_call_them(typed: tuple[str, ...], meant: object) -> None:
    """A PDF, an HTML page."""
    assert _as_typed(None, typed) == meant


@pytest.mark.parametrize(
    ("typed", "said", "hint"),
    [
        (["build", "pfd"], "there is no edition 'pfd'", "Did you mean 'pdf'?"),
        (["--guide", "x", "check"], "'check' is a command, no edition", "'publish.py check --help'"),
        (["build", "./no-such-guide", "pdf"], "'./no-such-guide' does not exist", "'publish.py new DIR'"),
        (["build", "guidepress"], "'guidepress' has no guide.yaml", "'publish.py new DIR'"),
    ],
)
def test_what_is_no_edition_is_called_what_it_is(
    typed: list[str], said: str, hint: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slip of the hand, a command behind an option, a folder that is no guide."""
    monkeypatch.chdir(ROOT)
    assert cli.main(typed) == 2
    told = " ".join(capsys.readouterr().err.split())
    assert said in told
    assert hint in told


def test_a_guide_may_be_named_without_an_option(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``check DIR`` and ``build DIR pdf``; not twice."""
    assert _as_typed(None, (str(faulty), "pdf")) == (faulty, ("screen",))
    assert _as_typed(None, ("pdf", str(faulty), "web")) == (faulty, ("screen", "web"))
    assert cli.main(["check", str(faulty)]) == 1
    assert cli.main(["check", str(faulty), "--guide", str(faulty)]) == 2
    assert "named twice" in capsys.readouterr().err


def test_check_ends_with_a_word_after_success() -> None:
    """How much was looked at, for whoever watches."""
    folder = ROOT / "tests/books/minimal"
    told = _word_after(folder, read_guide(folder, Findings()))
    assert re.fullmatch(r".*minimal: 1 section, \d+ words, nothing wrong", told)


def test_build_counts_its_steps_and_says_what_to_open() -> None:
    """In a terminal: each stage has a number, and the end names the page to open."""
    told: list[str] = []
    tell = _counting(told.append)
    tell("read")
    tell("check")
    assert told == ["step 1: read …", "step 2: check …"]
    assert _closing(Path("dist"), ["a.pdf"]) == "1 edition published and proved: open dist/index.html"


ERRORS = [
    (FindingsError([]), 1, ""),
    (ConfigurationError("that cannot be", hint="Do this."), 2, "publish.py: that cannot be\n  Do this.\n"),
    (OutsideToolError("the validator failed"), 3, "publish.py: the validator failed\n"),
    (OSError(28, "No space left on device", "dist/x"), 3, "publish.py: No space left on device: dist/x\n"),
    (PermissionError(13, "Permission denied", "dist"), 3, "publish.py: Permission denied: dist\n"),
    (
        InternalError("a promise was broken"),
        4,
        "publish.py: internal error: InternalError: a promise was broken (test_app.py:",
    ),
    (ValueError("odd"), 4, "publish.py: internal error: ValueError: odd (test_app.py:"),
    (RecursionError("deep"), 4, "publish.py: internal error: RecursionError: deep (test_app.py:"),
    (MemoryError(), 2, "publish.py: there is not enough memory\n"),
    (KeyboardInterrupt(), 130, ""),
]


@pytest.mark.parametrize(("error", "code", "message"), ERRORS, ids=lambda value: type(value).__name__)
def test_every_error_has_its_exit_code_and_no_traceback(
    error: BaseException, code: int, message: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever a stage raises becomes one message; a fault of ours asks to be reported."""

    def fail(*_arguments: object, **_named: object) -> None:
        raise error

    monkeypatch.setattr("guidepress.pipeline.build.build", fail)
    assert cli.main(["build"]) == code
    said = capsys.readouterr()
    assert said.err.startswith(message)
    assert "Traceback" not in said.err + said.out
    assert ("report it" in said.err) == (code == 4)
    if code in (1, 2, 3, 4):
        assert exit_code(error) == code


def test_a_stage_that_breaks_is_exit_code_4(
    guide: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A fault inside a stage, not only around it."""

    def fail(*_arguments: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr("guidepress.pipeline.check.check_book", fail)
    assert cli.main(["check", "--guide", str(guide)]) == 4
    assert "internal error: KeyError" in capsys.readouterr().err


def test_speak_of_what_is_no_edition(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is neither a PDF nor an EPUB, and one that is not there, end with a message."""
    for name, data in (("x.txt", b"x"), ("x.pdf", b"%PDF-1.7 broken"), ("x.epub", b"PK broken"), ("none.pdf", None)):
        if data is not None:
            (tmp_path / name).write_bytes(data)
        code = cli.main(["speak", str(tmp_path / name)])
        said = capsys.readouterr()
        assert code in (2, 3), (name, said.err)
        assert said.out == ""
        assert "Traceback" not in said.err
        assert "internal error" not in said.err


def test_without_the_package_the_front_door_says_what_to_do(tmp_path: Path) -> None:
    """publish.py alone, or without its libraries, names the command that installs them."""
    shutil.copy(ROOT / "publish.py", tmp_path)
    command = [sys.executable, "-I", "-S", "publish.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert "is not installed here" in done.stderr
    assert "sh setup.sh" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "given",
    [
        ("new", "{}/g", "--title", "a\udcff"),
        ("approve", "--by", "\udcff, editor"),
        ("approve", "--by", "A, b", "\udcff"),
        ("build", "\udcff"),
    ],
)
def test_words_that_are_no_text_are_refused(
    given: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Bytes of a terminal in another encoding: wrong use, not a fault of Guidepress; and nothing is begun."""
    assert cli.main([one.format(tmp_path) for one in given]) == 2
    assert "this is no text in UTF-8" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
