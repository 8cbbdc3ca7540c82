"""The guide that a command is about, the files and days that it is given."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from guidepress.cli.app import main
from guidepress.cli.options import editions_folder, guide_folder


@pytest.mark.parametrize(
    ("guides", "named", "found"),
    [
        ((), None, "manuscript"),
        (("manuscript",), None, "manuscript"),
        ((".",), None, "."),
        (("manuscript", "."), None, "manuscript"),
        ((".",), "other", "other"),
    ],
)
def test_a_guide_is_found_where_one_stands(
    guides: tuple[str, ...], named: str | None, found: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is named; else manuscript/; else the folder one stands in, if it is a guide and holds no manuscript/."""
    monkeypatch.chdir(tmp_path)
    for folder in guides:
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / "guide.yaml").write_text("", encoding="utf-8")
    assert guide_folder(Path(named) if named else None) == Path(found)


@pytest.mark.parametrize(
    ("named", "guide", "meant"),
    [
        (None, None, ("dist", None)),
        (None, "my-guide", ("my-guide/dist", "my-guide")),
        ("my-guide", None, ("my-guide/dist", "my-guide")),
        ("my-guide/dist", None, ("my-guide/dist", "my-guide")),
        ("my-guide/dist", "other", ("my-guide/dist", "other")),
        ("other", None, ("other", None)),
    ],
)
def test_the_editions_of_a_guide_are_meant_by_its_folder_and_by_theirs(
    named: str | None, guide: str | None, meant: tuple[str, str | None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As ``build`` and ``check`` take a guide's folder; nobody is asked for ``--guide`` where it can be seen."""
    monkeypatch.chdir(tmp_path)
    for folder in ("my-guide/dist", "other"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "my-guide/guide.yaml").write_text("", encoding="utf-8")
    target, source = editions_folder(Path(named) if named else None, Path(guide) if guide else None)
    assert (target.as_posix(), source and source.as_posix()) == meant


@pytest.mark.parametrize(
    ("typed", "said", "remedy"),
    [
        (["status", "nowhere"], "there is no folder 'nowhere'", "Name the folder with the editions"),
        (["prove", "my-gide/dist"], "there is no folder 'my-gide/dist'", "Did you mean the guide 'my-guide'?"),
        (["changes", "--guide", "my-gide"], "the guide folder 'my-gide' does not exist", "the guide 'my-guide'?"),
        (["changes", "my-guide"], "no edition to compare with: 'my-guide/dist'", "'publish.py build web'"),
        (
            ["build", "my-gide"],
            "neither an edition nor a guide's folder 'my-gide'",
            "Did you mean the guide 'my-guide'?",
        ),
        (["my-guide"], "'my-guide' is a guide", "build my-guide' builds it"),
        (["epub"], "'epub' is an edition", "build epub' builds it"),
        (
            ["check", "my-guide", "--baseline", "no/x", "--write-baseline"],
            "'no/x' cannot be written",
            "Make the folder",
        ),
        (["check", "--retractions", "list", "--extract", "no/x"], "'no/x' cannot be written", "Make the folder"),
        (["check", "--retractions", "list", "--extract", "list"], "is the list of --retractions", "Name another file"),
        (["changes", "--out", "list/x"], "'list' is no folder", "Make the folder"),
        (["import", "nowhere", "x"], "'nowhere' does not exist", "Name a folder of Markdown"),
    ],
)
def test_a_slip_in_a_name_is_blamed_on_that_name(
    typed: list[str],
    said: str,
    remedy: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """And not on another folder, nor on the system: exit code 2, and what to do."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my-guide").mkdir()
    (tmp_path / "my-guide/guide.yaml").write_text("", encoding="utf-8")
    (tmp_path / "list").write_text("kept", encoding="utf-8")
    assert main(typed) == 2
    told = " ".join(capsys.readouterr().err.split())
    assert said in told
    assert remedy in told
    assert (tmp_path / "list").read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--baseline", "PIPE"],
        ["check", "--retractions", "PIPE"],
        ["check", "--allowed-signers", "PIPE"],
        ["verify", "--allowed-signers", "PIPE"],
        ["sign-off", "--by", "A, B", "--key", "PIPE"],
        ["sign", "--key", "PIPE"],
        ["speak", "PIPE"],
        ["import", "PIPE", "made"],
    ],
)
def test_a_pipe_is_refused(arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever read it would wait for ever for somebody to write."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert main([str(pipe) if one == "PIPE" else one for one in arguments]) == 2
    assert str(pipe) in capsys.readouterr().err


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2026-02-30"])
def test_a_day_that_no_guide_has_is_refused(day: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A year is added to it, or taken away: there is none after the last."""
    assert main(["import", str(tmp_path), str(tmp_path / "made"), "--date", day]) == 2
    assert day in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("check", "g/guide.yaml"), "'g/guide.yaml' is a file. Name the folder of its guide: 'g'."),
        (("check", "g/sections/a.md"), "'g/sections/a.md' is a file. Name the folder of its guide: 'g'."),
        (("status", "--guide", "g/sections/a.md"), "Name the folder of its guide: 'g'."),
        (("build", "g/guide.yaml", "pdf"), "'g/guide.yaml' is a file\n  Name the folder of its guide: 'g'."),
        (("build", "pdf", "g/sections/a.md"), "Name the folder of its guide: 'g'."),
        (("check", "lone.md"), "'lone.md' is a file. Name a folder with guide.yaml."),
        (("build", "pdf,epub"), "'pdf,epub' names several editions\n  Part them with spaces: screen epub"),
        (("build", "--guide", "g", "screen, html"), "Part them with spaces: screen web"),
        (("build", "--guide", "g", "screen,nosuch"), "there is no edition 'screen,nosuch'"),
    ],
)
def test_who_names_a_file_or_several_editions_is_told_what_to_name(
    typed: tuple[str, ...],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A file of a guide was said not to exist, and a list with commas to be a slip for its first word."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "g/sections").mkdir(parents=True)
    for name in ("g/guide.yaml", "g/sections/a.md", "lone.md"):
        (tmp_path / name).write_text("", encoding="utf-8")
    assert main(list(typed)) == 2
    assert told in capsys.readouterr().err
