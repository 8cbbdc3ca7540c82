"""What an import refuses, mends and leaves behind: nothing of another folder, nothing half, no wrong blame."""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from guidepress.cli.app import commands
from guidepress.importing.bring_in import bring_in
from guidepress.importing.counting import kept
from guidepress.languages.language import Language
from guidepress.languages.registry import LANGUAGES
from guidepress.model.book import Matter
from guidepress.model.errors import ConfigurationError
from guidepress.model.finding import Findings
from guidepress.read import read_guide
from tests.importing.test_bring_in import BOOKS, DAY, DOT, TEXT, UNTRUSTED, Files, errors, write


def test_nothing_outside_the_source_is_read(tmp_path: Path) -> None:
    """Paths out of it, absolute paths, symbolic links: all are told, none is followed."""
    (tmp_path / "secret.md").write_text("# Secret\n\nThe word is swordfish.\n")
    (tmp_path / "secret.png").write_bytes(DOT)
    source = write(tmp_path / "source", UNTRUSTED)
    (source / "link.png").symlink_to(tmp_path / "secret.png")
    made = bring_in(source, tmp_path / "guide", DAY, "en")
    everything = b"".join(path.read_bytes() for path in made.guide.rglob("*") if path.is_file())
    assert b"swordfish" not in everything
    assert DOT not in everything
    assert errors(made.guide) == []


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """A folder that holds anything is refused, and stays as it is."""
    write(tmp_path / "guide", {"mine.txt": "mine"})
    with pytest.raises(ConfigurationError, match="not empty"):
        bring_in(write(tmp_path / "source", BOOKS["plain"][0]), tmp_path / "guide", DAY)
    assert [path.name for path in (tmp_path / "guide").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("name", ["letter.docx", "letter.odt", "letter.epub"])
def test_a_document_that_is_none_is_the_documents_fault(tmp_path: Path, name: str) -> None:
    """Not that of a program which would have to be installed again; nothing is written."""
    (tmp_path / name).write_bytes(b"no container")
    with pytest.raises(ConfigurationError, match=f"cannot read '.*{name}'"):
        bring_in(tmp_path / name, tmp_path / "guide", DAY)
    assert not (tmp_path / "guide").exists()


def test_an_import_is_the_same_twice(tmp_path: Path) -> None:
    """The same source on the same day makes the same bytes."""
    source = write(tmp_path / "source", BOOKS["mdBook"][0])
    made = [bring_in(source, tmp_path / name, DAY).guide for name in ("a", "b")]
    files = [{path.relative_to(one): path.read_bytes() for path in one.rglob("*") if path.is_file()} for one in made]
    assert files[0] == files[1]


ROUGH: Files = {
    "a.md": f"# A\n\n# Again\n\n#### Deep\n\n{TEXT} A [dead](gone.md) link, a [lost](#nowhere) one, <blink>tags</blink>, "
    "$\\nosuch{x}$, @nobody2020.\n\n![](dot.png)\n\n![there](https://example.org/x.png)\n\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n",
    "dot.png": DOT,
}


def test_what_would_be_an_error_is_mended_and_told(tmp_path: Path) -> None:
    """Each with its line; the words stay."""
    made = bring_in(write(tmp_path / "source", ROUGH), tmp_path / "guide", DAY, "en")
    assert errors(made.guide) == []
    told = (made.guide / "import-report.md").read_text()
    for words in ("gone.md", "nowhere", "blink", "nosuch", "example.org", "has none", "level 4 is 3"):
        assert words in told, words
    assert kept(made.before, made.missing) == 100.0, made.missing


def test_the_command_says_what_became_of_it(tmp_path: Path) -> None:
    """Words, losses, where the report lies, and what comes next; a folder that is not there is an error of use."""
    source = write(tmp_path / "source", BOOKS["plain"][0])
    run = CliRunner().invoke(commands, ["import", str(source), str(tmp_path / "guide"), "--date", "2026-11-26"])
    assert run.exit_code == 0, run.output
    assert "100.00 % are in the guide" in run.output
    assert "import-report.md" in run.output
    with pytest.raises(ConfigurationError, match="does not exist"):
        bring_in(tmp_path / "nothing", tmp_path / "other", DAY)


@pytest.mark.skipif(sys.platform == "darwin", reason="a Mac's file system refuses names that are no UTF-8")
def test_a_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    """No guide can name such a file: it is a loss, and the others come in."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.md").write_text("# A\n\nWords.\n", encoding="utf-8")
    Path(os.fsdecode(os.fsencode(source) + b"/\xff.md")).write_text("# B\n\nWords.\n", encoding="utf-8")
    made = bring_in(source, tmp_path / "guide", dt.date(2026, 1, 2))
    assert [(one.file, one.kind) for one in made.log.losses] == [("?.md", "Files")]
    assert [part.title for part in read_guide(tmp_path / "guide", Findings()).of_matter(Matter.BODY)] == ["A"]


def test_an_import_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full half way, as any other error."""
    (tmp_path / "a.md").write_text("# A\n\nWords.\n", encoding="utf-8")

    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("guidepress.importing.bring_in.mend", full)
    with pytest.raises(OSError, match="No space"):
        bring_in(tmp_path / "a.md", tmp_path / "made" / "guide", dt.date(2026, 1, 2))
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize("language", ["x" * 5000, "<script>", "../en", "German"])
def test_a_language_that_is_none_is_told(language: str, tmp_path: Path) -> None:
    """Before anything is written, with the tag that may be meant."""
    (tmp_path / "a.md").write_text("# A\n\nWords.\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="is no tag of a language") as caught:
        bring_in(tmp_path / "a.md", tmp_path / "guide", dt.date(2026, 1, 2), language)
    assert ("'de'" in caught.value.hint) == (language == "German")
    assert not (tmp_path / "guide").exists()


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda one: one.tag)
def test_the_disclaimer_is_called_as_nothing_else_is(language: Language) -> None:
    """A callout in the body with the title of the disclaimer was taken for it, and the edition refused (`DIS112`)."""
    assert language.importing.disclaimer_title not in language.book.callouts.values()


def test_a_source_of_which_nothing_is_left_is_told(tmp_path: Path) -> None:
    """Not the settings of a guide that nobody wrote; nothing is begun."""
    (tmp_path / "book").mkdir()
    (tmp_path / "book/_toc.yml").write_text("format: jb-book\nroot: a\n", encoding="utf-8")
    (tmp_path / "book/a.ipynb").write_text('{"cells": [null, {"cell_type": [1]}]}', encoding="utf-8")
    with pytest.raises(ConfigurationError, match="holds no text that can be brought in") as caught:
        bring_in(tmp_path / "book", tmp_path / "guide", DAY)
    assert caught.value.hint.startswith("a.ipynb: pandoc cannot read it")
    assert not (tmp_path / "guide").exists()


def test_more_texts_than_settings_can_name_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With their number and what to do, instead of the size of a file that nobody wrote."""
    monkeypatch.setattr("guidepress.importing.bring_in.MAX_SETTINGS_BYTES", 900)
    (tmp_path / "book").mkdir()
    for number in range(30):
        (tmp_path / f"book/{number}.md").write_text(f"# Chapter {number}\n\n{TEXT}\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="has 30 texts: more than") as caught:
        bring_in(tmp_path / "book", tmp_path / "guide", DAY)
    assert "a folder of it at a time" in caught.value.hint
    assert not (tmp_path / "guide").exists()


def test_a_picture_that_is_taken_out_is_not_left_in_the_guide(tmp_path: Path) -> None:
    """A drawing that runs something: told as lost, and its file is not there either; a sound one stays."""
    sound = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
    (tmp_path / "book").mkdir()
    (tmp_path / "book/bad.svg").write_text(sound.replace("<rect", "<script>alert(1)</script><rect"), encoding="utf-8")
    (tmp_path / "book/good.svg").write_text(sound, encoding="utf-8")
    text = f"# A\n\n{TEXT}\n\n![Bad](bad.svg)\n\n![Good](good.svg)\n"
    (tmp_path / "book/a.md").write_text(text, encoding="utf-8")
    made = bring_in(tmp_path / "book", tmp_path / "guide", DAY)
    assert not made.errors
    assert [one.name for one in (tmp_path / "guide").rglob("*.svg")] == ["good.svg"]
    assert any("bad.svg" in str(one) for one in made.log.losses)


@pytest.mark.parametrize("into", ["source/inside", "source/a/b", "source/../source/c", "alias/d"])
def test_a_source_is_not_written_into(into: str, tmp_path: Path) -> None:
    """It is not changed, by whatever name its folder goes."""
    source = write(tmp_path / "source", {"one.md": "# One\n\nWords.\n"})
    (tmp_path / "alias").symlink_to(source)
    with pytest.raises(ConfigurationError, match="which is not changed"):
        bring_in(source, tmp_path / into, DAY, "en")
    assert [one.name for one in source.iterdir()] == ["one.md"]


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.docx", b"", "is empty"),
        ("a.odt", b" \n", "is empty"),
        ("a.html", b"", "is empty"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000), "is locked with a password, or of the kind .doc"),
        ("a.docx", None, "is neither a file nor a folder"),
    ],
)
def test_what_is_no_document_is_told_in_plain_words(name: str, data: bytes | None, told: str, tmp_path: Path) -> None:
    """Not in those of pandoc, which speaks of a directory that it did not find; a pipe is there, and is not waited for."""
    if data is None:
        os.mkfifo(tmp_path / name)
    else:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(ConfigurationError) as caught:
        bring_in(tmp_path / name, tmp_path / "guide", DAY)
    assert caught.value.message == f"'{tmp_path / name}' {told}"
    assert caught.value.hint
    assert not (tmp_path / "guide").exists()
