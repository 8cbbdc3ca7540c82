"""Sources in several languages, lists without titles, texts that take others in: what becomes a chapter, and what is counted."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from guidepress.importing.bring_in import bring_in
from guidepress.importing.folder import SourceFolder
from guidepress.importing.plan import Log, Plan
from guidepress.importing.tools import plan_of
from guidepress.importing.typefaces import typefaces_for
from guidepress.read.font_packages import faces_of

DAY = dt.date(2026, 11, 26)
WORDS = "The tide comes in twice a day and goes out again."


def planned(folder: Path, files: dict[str, str], language: str = "") -> tuple[Plan, Log]:
    """The plan of a folder with these files."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    log = Log()
    return plan_of(SourceFolder(folder, language), log), log


HUGO = {
    "config/_default/hugo.toml": 'title = "Tides"\ndefaultContentLanguage = "en"\n',
    "config/_default/languages.toml": '[en]\nlanguageCode = "en-GB"\n[de]\nlanguageCode = "de"\ntitle = "Gezeiten"\n',
    "config/_default/params.toml": 'description = "When the sea comes."\n',
    "layouts/list.md": "{{ .Title }}",
    **{f"content/{name}{tag}.md": WORDS for name in ("_index", "b/_index", "b/boats") for tag in ("", ".de")},
    "content/only.de.md": WORDS,
}


@pytest.mark.parametrize(
    ("asked", "files", "title", "language"),
    [
        ("", ["content/_index.md", "content/b/_index.md", "content/b/boats.md"], "Tides", "en-GB"),
        (
            "de",
            ["content/_index.de.md", "content/b/_index.de.md", "content/b/boats.de.md", "content/only.de.md"],
            "Gezeiten",
            "de",
        ),
    ],
)
def test_a_site_of_hugo_is_brought_in_in_one_language(
    tmp_path: Path, asked: str, files: list[str], title: str, language: str
) -> None:
    """Its settings in a file for each section; the language is in the names of the files; the others are told."""
    plan, log = planned(tmp_path, HUGO, asked)
    assert [node.file for node in plan.all()] == files
    assert (plan.tool, plan.title, plan.language) == ("Hugo", title, language)
    assert plan.description == "When the sea comes."
    assert [loss.kind for loss in log.losses] == ["Chapters"]


@pytest.mark.parametrize(
    ("settings", "tool"), [('baseURL = "https://e.org"', "Hugo"), ('base_url = "https://e.org"', "Markdown")]
)
def test_a_file_of_settings_that_several_tools_have(tmp_path: Path, settings: str, tool: str) -> None:
    """Sites of Hugo before 2022 have ``config.toml``; so have sites of Zola."""
    plan, _log = planned(tmp_path, {"config.toml": settings, "content/a.md": WORDS})
    assert plan.tool == tool


@pytest.mark.parametrize(("asked", "chosen"), [("", "en"), ("hy", "hy"), ("fr", "en")])
def test_a_book_of_gitbook_in_several_languages(tmp_path: Path, asked: str, chosen: str) -> None:
    """That which is asked for, or the first of the list."""
    files = {"LANGS.md": "* [English](en/)\n* [Հայերեն](hy)\n* [Gone](xx)\n"}
    for tag in ("en", "hy"):
        files |= {f"{tag}/SUMMARY.md": "* [A](a.md)\n", f"{tag}/a.md": WORDS, f"{tag}/README.md": WORDS}
    plan, log = planned(tmp_path, files, asked)
    assert [node.file for node in plan.all()] == [f"{chosen}/README.md", f"{chosen}/a.md"]
    assert plan.language == chosen
    assert len(log.losses) == 1


def test_a_list_without_a_title_is_its_first_page_or_nothing(tmp_path: Path) -> None:
    """As themes of MkDocs have them; a part without a title was an error in ``guide.yaml``."""
    files = {
        "mkdocs.yml": "site_name: Tides\nnav:\n- index.md\n- '':\n  - a/index.md\n  - a/b.md\n- '':\n  - c.md\n  - d.md\n"
    }
    files |= {f"docs/{name}.md": f"# {name}\n\n{WORDS}\n" for name in ("index", "a/index", "a/b", "c", "d")}
    planned(tmp_path / "source", files)
    made = bring_in(tmp_path / "source", tmp_path / "guide", DAY)
    assert [(node.file, len(node.children)) for node in made.plan.nodes] == [
        ("docs/index.md", 0), ("docs/a/index.md", 1), ("docs/c.md", 0), ("docs/d.md", 0),
    ]  # fmt: skip
    assert made.errors == ()


def test_what_a_text_takes_in_is_counted_with_it(tmp_path: Path) -> None:
    """A book of nothing but includes has words, all of which are kept or told."""
    files = {
        "_quarto.yml": "project: {type: book}\nbook:\n  title: Tides\n  chapters: [index.qmd]\n",
        "index.qmd": "---\ntitle: Tides\n---\n\n{{< include _a.qmd >}}\n",
        "_a.qmd": f"## Boats\n\n{WORDS}\n",
    }
    planned(tmp_path / "source", files)
    made = bring_in(tmp_path / "source", tmp_path / "guide", DAY)
    assert made.before.bag["tide"] == 1
    assert made.before.of["words"] == 12
    assert not made.missing


@pytest.mark.skipif(not faces_of("noto-sans-jp"), reason="the typefaces of [cjk] are not installed")
def test_a_name_in_the_signs_of_another_land_has_a_typeface() -> None:
    """A Chinese company in a book in Japanese."""
    assert typefaces_for(["これは本です。南京沁恒微电子"], "ja") == ["noto-sans-jp", "noto-sans-sc"]
    assert typefaces_for(["これは本です。"], "ja") == ["noto-sans-jp"]
