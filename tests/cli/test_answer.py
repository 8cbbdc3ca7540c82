"""`publish.py prove --answer`: a person is asked, the answers are kept, and the files of the next build say so."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

import guidepress
from guidepress.cli import answer as asking
from guidepress.cli import app as cli
from guidepress.model.edition import EditionKind
from guidepress.standards.conformance.answers import read_answers
from guidepress.standards.conformance.criteria import SERVICES, asked
from tests.support.judged import write_answers
from tests.support.small_guide import write_guide

TEXT = """\
# The section

Text with [a link to water](https://example.org/a) and a word in [français]{lang=fr}.

![A box that holds water](figures/box.svg "Water in a box")
"""
ASKED = asked([EditionKind.PDF, EditionKind.EPUB])
ALL = len(ASKED) + len(SERVICES)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A guide and its editions."""
    folder = tmp_path_factory.mktemp("asked")
    guide = write_guide(folder / "guide", TEXT)
    guidepress.build(guide, guide / "dist", ["screen", "epub"])
    return guide


@pytest.fixture
def guide(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, before a terminal."""
    monkeypatch.setattr(asking, "is_terminal", lambda: True)
    monkeypatch.setattr(asking, "new_desk", lambda: tmp_path)
    return Path(shutil.copytree(built, tmp_path / "guide"))


def ask(guide: Path, said: str, *more: str) -> str:
    """The whole of what is shown when a person types some lines."""
    arguments = ["prove", "--guide", str(guide), "--answer", "--by", "Ada Auditor, accessibility officer", *more]
    result = CliRunner().invoke(cli.commands, arguments, input=said)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.output


def stale(guide: Path) -> set[str]:
    """What the checks have against the answers."""
    return {finding.code for finding in guidepress.check(guide) if finding.code.startswith("CON")}


def test_each_question_shows_where_to_look(guide: Path, tmp_path: Path) -> None:
    """The picture of the page is a picture, the line of the transcript holds what is shown, each criterion is asked once."""
    shown = ask(guide, "s\n\n" * ALL, "--date", "2026-01-20")
    assert re.findall(r"^\[\d+/\d+\] (\d\.\d\.\d+) ", shown, re.MULTILINE) == list(ASKED)
    figure = re.search(r"1\.1\.1 .*?page (\S+): (\S+\.png); transcript\.txt:(\d+): figure: (.+?)\n", shown, re.DOTALL)
    assert figure is not None
    with Image.open(figure[2]) as picture:
        assert picture.width > 400
    lines = (tmp_path / "transcript.txt").read_text(encoding="utf-8").splitlines()
    places = re.findall(r"transcript\.txt:(\d+): figure: (A box[^\n]*)", shown)
    assert places
    assert all(text[:20] in lines[int(number) - 1] for number, text in places)
    link = re.search(r"2\.4\.4 .*?transcript\.txt:(\d+): link: a link to water", shown, re.DOTALL)
    assert link is not None
    assert "a link to water" in lines[int(link[1]) - 1]
    assert re.search(r"3\.1\.2 .*?: français", shown, re.DOTALL)


def test_all_answers_earn_the_claim(guide: Path) -> None:
    """From the terminal to the bytes: every answer 'supports', built anew, and the EPUB claims by name and date."""
    shown = ask(guide, "s\n\n" * ALL, "--editions", "epub", "--date", "2026-01-20", "--organisation", "Audit House")
    assert "Still open" not in shown
    guidepress.build(guide, guide / "dist", ["epub"])
    with zipfile.ZipFile(guide / "dist/small.epub") as archive:
        package = archive.read("EPUB/content.opf").decode()
    assert ">EPUB Accessibility 1.1 - WCAG 2.2 Level AA<" in package
    assert ">Audit House<" in package
    assert ">2026-01-20<" in package
    assert stale(guide) == set()


def test_it_is_stopped_and_resumed(guide: Path) -> None:
    """What was answered is kept and not asked again; what was left open is; the answers are those that were typed."""
    first = ask(guide, "s\nGood.\np\n\nTable 2 has no heads.\no\nq\n", "--date", "2026-01-20")
    assert "Say what you saw" in first
    assert f"0 of {ALL}" in first
    second = ask(guide, "q\n", "--date", "2026-01-20")
    assert f"2 of {ALL} are answered already" in second
    assert re.findall(r"^\[\d+/\d+\] (\S+)", second, re.MULTILINE) == ["1.3.2"]
    answers, faults = read_answers((guide / "conformance.yaml").read_bytes())
    assert faults == ()
    assert answers is not None
    (judgement,) = answers.judgements
    assert judgement.editions == ["screen", "epub"]
    assert {number: (one.answer, one.remark) for number, one in judgement.answers.items()} == {
        "1.1.1": ("supports", "Good."),
        "1.3.1": ("partially supports", "Table 2 has no heads."),
    }


def test_stale_answers_are_shown_and_asked_again(guide: Path) -> None:
    """After a change of the text each former answer is shown as such, and a return confirms it."""
    write_answers(guide, ["epub"], {"1.4.1": "partially supports"})
    section = guide / "sections/one.md"
    section.write_text(section.read_text(encoding="utf-8").replace("holds water", "holds milk"), encoding="utf-8")
    guidepress.build(guide, guide / "dist", ["screen", "epub"])
    assert stale(guide) == {"CON005"}
    shown = ask(guide, "\n\n" * ALL, "--editions", "epub", "--date", "2026-02-01")
    assert shown.count("Of the text as it was: supports") == len(ASKED) - 1
    assert "Of the text as it was: partially supports (Seen so.)" in shown
    assert stale(guide) == set()
    answers = read_answers((guide / "conformance.yaml").read_bytes())[0]
    assert answers is not None
    assert answers.judgements[-1].answers["1.4.1"].remark == "Seen so."


def test_another_judge_takes_over_the_editions_that_were_judged(guide: Path) -> None:
    """No criterion of an edition is answered twice: the judgement of the others stays as it was."""
    write_answers(guide, ["epub", "screen"])
    ask(guide, "s\nBetter.\nq\n", "--editions", "epub", "--date", "2026-02-01")
    answers, faults = read_answers((guide / "conformance.yaml").read_bytes())
    assert faults == ()
    assert answers is not None
    assert [one.editions for one in answers.judgements] == [["screen"], ["epub"]]


def changed_text(guide: Path) -> None:
    """The manuscript was changed since it was built."""
    (guide / "sections/one.md").write_text("# The section\n\nOther.\n", encoding="utf-8")


def changed_file(guide: Path) -> None:
    """The EPUB is another."""
    (guide / "dist/small.epub").write_bytes(b"PK")


def no_files(guide: Path) -> None:
    """Nothing was built."""
    shutil.rmtree(guide / "dist")


def broken_answers(guide: Path) -> None:
    """The file of answers is misspelt."""
    (guide / "conformance.yaml").write_text("format: 1\njudgements: [x]\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (changed_text, "not those of the guide"),
        (changed_file, "not the file that was built"),
        (no_files, "not those of the guide"),
        (broken_answers, "conformance.yaml:"),
    ],
)
def test_what_cannot_be_judged_is_said(
    guide: Path, spoil: Callable[[Path], None], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2 with what to do; nothing is written."""
    spoil(guide)
    before = sorted(path.name for path in guide.iterdir())
    assert cli.main(["prove", "--guide", str(guide), "--answer", "--by", "Ada Auditor, officer"]) == 2
    assert told in capsys.readouterr().err
    assert sorted(path.name for path in guide.iterdir()) == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--answer"], "--by"),
        (["--answer", "--by", "Ada"], "--by"),
        (["--answer", "--by", "Ada, officer", "--editions", "print"], "no edition that is read on a screen"),
        (["--answer", "--by", "Ada, officer", "--editions", "web"], "does not lie in"),
        (["--by", "Ada, officer"], "go with --answer"),
    ],
)
def test_wrong_use_is_said(guide: Path, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2."""
    assert cli.main(["prove", "--guide", str(guide), *arguments]) == 2
    assert told in capsys.readouterr().err


def test_nobody_is_asked_without_a_terminal(
    guide: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A pipe cannot judge: exit code 2 and the way to write the file by hand."""
    monkeypatch.setattr(asking, "is_terminal", lambda: False)
    assert cli.main(["prove", "--guide", str(guide), "--answer", "--by", "Ada, officer"]) == 2
    said = capsys.readouterr().err
    assert "there is no terminal" in said
    assert "docs/conformance.md" in said
