"""What a source holds beside its list of chapters is told, whatever kept the list from being read."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.cli.app import main
from guidepress.importing.bring_in import REPORT, bring_in
from guidepress.importing.folder import SourceFolder
from guidepress.importing.outside import Outside, told_outside
from guidepress.importing.plan import Log, Plan
from guidepress.importing.text.generated import leave_out_generated
from guidepress.importing.text.headings import settle_headings
from guidepress.importing.text.lines import Context, Line, numbered
from guidepress.importing.text.markers import rewrite_markers
from guidepress.importing.tools import plan_of
from tests.importing.planning import DAY, WORDS, chapter, planned
from tests.support.small_guide import PICTURE

QUARTO = "project:\n  type: book\nbook:\n  title: Tides\n  navbar:\n    title: One\n    title: Two\n  chapters: [index.qmd, more.Rmd]\n"


def source(folder: Path, files: dict[str, str]) -> Path:
    """A folder with these files."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_settings_that_say_something_twice_are_read(tmp_path: Path) -> None:
    """A book of thirteen chapters came in with one page, for its bar of navigation had two titles."""
    files = {"_quarto.yml": QUARTO, "index.qmd": chapter("Start"), "more.Rmd": chapter("More")}
    plan, log = planned(tmp_path, files)
    assert [node.file for node in plan.all()] == ["index.qmd", "more.Rmd"]
    assert log.losses == []


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("_quarto.yml", "book:\n  title: 'Tides\n", "no YAML (line 3: found unexpected end of stream)"),
        ("mkdocs.yml", "nav:\n\t- a: [b\n", "no YAML (line 2: found character '\\t' that cannot start any token)"),
        ("book.toml", "[book", "no TOML ("),
    ],
)
def test_settings_that_cannot_be_read_are_told(tmp_path: Path, name: str, text: str, why: str) -> None:
    """With the line, if the parser names one; the texts come in as far as they are found."""
    files = {name: text, "a.qmd": chapter("A"), "src/SUMMARY.md": "- [One](one.md)\n", "src/one.md": chapter("One")}
    folder = SourceFolder(source(tmp_path, files))
    assert any(node.file for node in plan_of(folder, Log()).all())
    assert list(folder.unread) == [name]
    assert folder.unread[name].startswith(f"the settings are {why}")


def test_texts_that_no_chapter_names_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One loss with how many and the longest; more of them than of the book is said at once, on the terminal too."""
    files = {
        "book.toml": '[book]\ntitle = "Tides"\n',
        "src/SUMMARY.md": "- [One](one.md)\n",
        "src/one.md": chapter("One"),
        "src/two.md": chapter("Two"),
        "src/three.md": chapter("Three") + WORDS,
        "src/README.md": chapter("About"),
        "src/_draft.md": chapter("Draft"),
        "src/de/zwei.md": chapter("Zwei"),
        "src/one.fr.md": chapter("Une"),
        "CHANGELOG.md": chapter("Changes"),
    }
    folder = source(tmp_path / "s", files)
    made = bring_in(folder, tmp_path / "g", DAY)
    assert made.outside == Outside(2, 35)
    (told,) = [one for one in made.log.losses if one.kind == "Chapters"]
    assert told.what == "2 texts with 35 words, which it does not name: src/three.md, src/two.md"
    said = "2 texts beside the chapters, with 35 words, did not come in"
    assert f"**{said}**" in (tmp_path / "g" / REPORT).read_text(encoding="utf-8")
    assert main(["import", str(folder), str(tmp_path / "h")]) == 0
    assert f"{said}: see the report" in capsys.readouterr().out


def test_a_whole_folder_leaves_nothing_beside(tmp_path: Path) -> None:
    """Nor do texts that another takes in, which are among what came in."""
    folder = SourceFolder(source(tmp_path, {"a.md": chapter("A"), "b.md": chapter("B"), "parts/c.md": chapter("C")}))
    log = Log()
    assert told_outside(folder, Plan("Markdown"), {"a.md", "b.md", "parts/c.md"}, log) == Outside(0, 0)
    assert log.losses == []
    assert told_outside(folder, Plan("Markdown"), {"a.md", "b.md"}, log) == Outside(1, 12)


GENERATED = "# Stemmer\n\n::: hazm.stemmer\n    options:\n\n      members: [Stem]\n\nWords behind.\n"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (GENERATED, ["# Stemmer", "Words behind."]),
        ("# T\n\n::: note\nWords.\n:::\n", ["# T", "::: note", "Words.", ":::"]),
        ("# T\n\n```\n::: a.b\n```\n", ["# T", "```", "::: a.b", "```"]),
    ],
)
def test_documentation_that_is_made_of_code_is_told(tmp_path: Path, text: str, kept: list[str]) -> None:
    """The marks of mkdocstrings were printed as typed; a division that somebody closes is none of them."""
    context = Context(SourceFolder(tmp_path), Plan("MkDocs"), Log(), "index.md")
    made = leave_out_generated(numbered(text), context)
    assert [line.text for line in made if line.text] == kept
    told = [(one.line, one.what) for one in context.log.losses if one.kind == "Documentation that is made of code"]
    assert told == ([(3, "hazm.stemmer")] if text is GENERATED else [])
    assert "".join(context.log.unshown).split()[:2] == ([":::", "hazm.stemmer"] if text is GENERATED else [])


@pytest.mark.parametrize("title", ["# {.unnumbered}", "# \\ {.unnumbered}", "#"])
def test_a_title_of_attributes_alone_is_none(tmp_path: Path, title: str) -> None:
    """``# {.unnumbered}`` hides a title on a page of Quarto: a guide needs one, that of the book."""
    context = Context(SourceFolder(tmp_path), Plan("Quarto", title="Tides"), Log(), "index.qmd")
    made = settle_headings(numbered(f"{title}\n\n{WORDS}"), context)
    assert [line.text for line in made if line.text] == ["# Tides", WORDS]


def test_pictures_as_windows_names_them(tmp_path: Path) -> None:
    """With backslashes and spaces they come along; eighty pictures of a book became words between asterisks."""
    lines = [
        "# T",
        "",
        r"![**Figure.** A box](Figures\A box.svg)",
        "",
        "Then:",
        r"![**One** box](Figures\A box.svg)",
        "",
    ]
    files = {
        "_bookdown.yml": "rmd_files: [index.Rmd]\n",
        "index.Rmd": "---\ntitle: Tides\n---\n\n" + "\n".join([*lines, r"See [more](parts\more.md).", ""]),
        "parts/more.md": "More.",
        "Figures/A box.svg": PICTURE,
    }
    made = bring_in(source(tmp_path / "s", files), tmp_path / "g", DAY)
    text = (tmp_path / "g" / "sections" / "index.md").read_text(encoding="utf-8")
    assert '(Figures/A%20box.svg "**Figure.** A box")' in text
    assert "![One box](Figures/A%20box.svg)" in text
    assert [one.what for one in made.log.losses if one.kind == "Pictures"] == []
    assert made.missing.total() == 0


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("See @sec-1.2-rise.", "See [](#sec-1.2-rise)."),
        ("See [@sec-1.2-rise; @sec-t].", "See [](#sec-1.2-rise), [](#sec-t)."),
        (r"Mail \@sec-t here.", r"Mail \@sec-t here."),
    ],
)
def test_references_of_quarto_whose_names_have_dots(tmp_path: Path, written: str, made: str) -> None:
    """``[](#sec-1).2-rise`` was printed; behind a backslash there is none."""
    log = Log()
    context = Context(SourceFolder(tmp_path), Plan("Quarto"), log, "a.qmd")
    assert [line.text for line in rewrite_markers([Line(1, written)], context)] == [made]
