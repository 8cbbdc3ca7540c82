"""What the lists and settings of other tools name as chapters, and what they do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.importing.bring_in import bring_in
from guidepress.importing.folder import SourceFolder
from guidepress.importing.plan import Log
from guidepress.importing.settings import slug_of
from guidepress.importing.tools import plan_of
from tests.importing.planning import DAY, WORDS, chapter, planned


@pytest.mark.parametrize(
    ("settings", "tool"), [('baseURL = "https://e.org"', "Hugo"), ('base_url = "https://e.org"', "Markdown")]
)
def test_a_file_of_settings_that_several_tools_have(tmp_path: Path, settings: str, tool: str) -> None:
    """Sites of Hugo before 2022 have ``config.toml``; so have sites of Zola."""
    plan, _log = planned(tmp_path, {"config.toml": settings, "content/a.md": WORDS})
    assert plan.tool == tool


def test_a_list_without_a_title_is_its_first_page_or_nothing(tmp_path: Path) -> None:
    """As themes of MkDocs have them; a part without a title was an error in ``guide.yaml``."""
    files = {
        "mkdocs.yml": "site_name: Tides\nnav:\n- index.md\n- '':\n  - a/index.md\n  - a/b.md\n- '':\n  - c.md\n  - d.md\n"
    }
    files |= {f"docs/{name}.md": f"# {name}\n\n{WORDS}\n" for name in ("index", "a/index", "a/b", "c", "d")}
    planned(tmp_path / "source", files)
    made = bring_in(tmp_path / "source", tmp_path / "guide", DAY)
    assert [(node.file, len(node.children)) for node in made.plan.nodes] == [
        ("docs/index.md", 0),
        ("docs/a/index.md", 1),
        ("docs/c.md", 0),
        ("docs/d.md", 0),
    ]
    assert made.errors == ()


def test_settings_of_quarto_stand_in_more_files(tmp_path: Path) -> None:
    """What ``metadata-files`` say is said; the project's own word goes first, and a file that is missing says nothing."""
    files = {
        "_quarto.yml": "metadata-files: [about.yml, gone.yml]\nbook:\n  chapters: [index.qmd]\n  subtitle: Low water\n",
        "about.yml": "lang: de\nbook:\n  title: Gezeiten\n  subtitle: Flut\n",
        "index.qmd": chapter("Einleitung"),
    }
    planned(tmp_path / "source", files)
    plan = plan_of(SourceFolder(tmp_path / "source"), Log())
    assert (plan.title, plan.subtitle, plan.language) == ("Gezeiten", "Low water", "de")
    assert [node.file for node in plan.all()] == ["index.qmd"]


def test_a_site_of_vuepress_has_its_title(tmp_path: Path) -> None:
    """Its settings are read and not run; a first page without a title has that of its folder or of the book."""
    files = {
        ".vuepress/config.js": "module.exports = { title: 'Marés', lang: 'pt-BR', themeConfig: { nav: [{ link: '/b/' }] } }",
        "README.md": WORDS,
        "a-boat/README.md": WORDS,
        "b.md": chapter("Wind"),
    }
    planned(tmp_path / "source", files)
    made = bring_in(tmp_path / "source", tmp_path / "guide", DAY)
    assert made.plan.title == "Marés"
    titles = [
        (made.guide / "sections" / name).read_text(encoding="utf-8").split("\n")[0] for name in files if "md" in name
    ]
    assert titles == ["# Marés", "# a boat", "# Wind"]


def test_a_first_page_of_settings_says_its_words(tmp_path: Path) -> None:
    """``hero`` of VitePress, and settings that end the file without a line behind them; they were printed as they are."""
    hero = (
        "---\nlayout: home\nhero:\n  name: Tides\n  text: The *sea*\n  tagline: It comes.\n  actions:\n  - text: Begin\n    link: /boats\n"
        "features:\n- title: Twice\n  details: a day\n- title: Salt\n  link: /boats\n  linkText: See boats\n---"
    )
    held = {
        "index.md": hero,
        "boats.md": f"![A boat](boat.png)\n\n<Share />\n\n# Boats <Badge text='new' />\n\n{WORDS}\n",
    }
    planned(tmp_path / "source", held)
    made = bring_in(tmp_path / "source", tmp_path / "guide", DAY)
    first = (tmp_path / "guide/sections/index.md").read_text(encoding="utf-8")
    assert first.split("\n\n") == [
        "# Tides",
        r"The \*sea\*",
        "It comes.",
        "[Begin](boats.md)",
        "**Twice** a day",
        "**Salt** [See boats](boats.md)\n",
    ]
    second = (tmp_path / "guide/sections/boats.md").read_text(encoding="utf-8")
    assert second.startswith("# Boats (new)\n")
    assert "A boat" in second
    assert made.errors == ()


@pytest.mark.parametrize(
    "written",
    [
        "{text: 'The harbour', items: [{text: 'Boats', link: '/boats'}, {text: 'Nets', link: '/nets'}]}, {text: 'Tides', link: '/tides'}",
        "{items: [{link: '/boats', text: 'Boats'}, {link: '/nets', text: 'Nets'}], text: 'The harbour'}, {link: '/tides', text: 'Tides'}",
        "{items: [{link: '/boats', text: 'Boats'}, {icon: {}, link: '/nets', text: 'Nets'}], text: 'The harbour'}, {badge: {}, link: '/tides', text: 'Tides'}",
    ],
)
def test_a_sidebar_says_its_words_in_any_order(tmp_path: Path, written: str) -> None:
    """A link before its text was lost, and each text had the page of the next one."""
    files = {".vitepress/config.js": f"export default {{ title: 'Sea', themeConfig: {{ sidebar: [{written}] }} }}"}
    plan, _log = planned(tmp_path, files | {f"{one}.md": chapter(one) for one in ("boats", "nets", "tides")})
    assert [(node.title, node.file) for node in plan.all()] == [
        ("The harbour", None),
        ("Boats", "boats.md"),
        ("Nets", "nets.md"),
        ("Tides", "tides.md"),
    ]


def test_a_site_of_jekyll_leaves_out_what_its_settings_do(tmp_path: Path) -> None:
    """What a site shows once came in twice: its chapters, and the text that they are put together from."""
    files = {
        "_config.yml": "title: Gezeiten\nlang: de\nexclude: [bin, whole.md, 'draft*', README.md]\ncollections: {tides: {output: true}}\n",
        **{
            f"{one}.md": chapter(one)
            for one in ("index", "whole", "drafts", "CHANGELOG", "bin/tool", "_layouts/a", "boats", "_tides/low")
        },
    }
    plan, _log = planned(tmp_path, files)
    assert (plan.tool, plan.title, plan.language) == ("Jekyll", "Gezeiten", "de")
    assert [node.file for node in plan.all() if node.file] == ["index.md", "_tides/low.md", "boats.md"]


def test_pages_of_jekyll_name_those_above_them(tmp_path: Path) -> None:
    """In the order that they say; parents that go in a circle are none."""
    said = {
        "index": "title: Sea",
        "b": "title: Tides\nnav_order: 1",
        "a": "title: Boats\nnav_order: 2",
        "low": "title: Low\nparent: Tides\nnav_order: 2",
        "high": "title: High\nparent: Tides\nnav_order: 1",
        "x": "title: X\nparent: Y\nnav_order: 8",
        "y": "title: Y\nparent: X\nnav_order: 9",
    }
    files = {f"docs/{name}.md": f"---\n{one}\n---\n\n{WORDS}\n" for name, one in said.items()}
    plan, _log = planned(tmp_path, {"docs/_config.yml": "remote_theme: just-the-docs\n", **files})
    shown = [(node.file, [one.file for one in node.children]) for node in plan.nodes]
    assert shown[:3] == [("docs/index.md", []), ("docs/b.md", ["docs/high.md", "docs/low.md"]), ("docs/a.md", [])]
    assert sorted(node.file or "" for node in plan.all()) == sorted(files)


def test_settings_of_another_tool_are_no_site_of_jekyll(tmp_path: Path) -> None:
    """Jupyter Book has a file of that name, too."""
    plan, _log = planned(tmp_path, {"_config.yml": "title: Tides\nexecute: {}\n", "a.md": chapter("A")})
    assert plan.tool == "Markdown"


def test_a_chapter_about_history_is_no_list_of_changes(tmp_path: Path) -> None:
    """Files that say nothing to readers lie beside the chapters, not among them."""
    held = {name: chapter(name) for name in ("README.md", "HISTORY.md", "2history/history.md", "1news/news.md")}
    plan, _log = planned(tmp_path, held)
    assert [node.file for node in plan.all()] == ["README.md", "1news/news.md", "2history/history.md"]


def test_a_number_for_a_title_names_files(tmp_path: Path) -> None:
    """``slug: 97`` was read as a number, and refused; letters lose the signs over them, not themselves."""
    planned(tmp_path / "source", {"SUMMARY.md": "* [A](a.md)\n", "book.json": '{"title": "97"}', "a.md": chapter("A")})
    bring_in(tmp_path / "source", tmp_path / "guide", DAY)
    assert 'slug: "97"' in (tmp_path / "guide/guide.yaml").read_text(encoding="utf-8")
    assert slug_of("Thérapeutique du Cancer – Größe") == "therapeutique-du-cancer-grosse"


def test_a_list_of_an_old_jupyter_book(tmp_path: Path) -> None:
    """Before version 0.11 it was a list; it was not read, and the first folder below with a list came in alone."""
    toc = "- file: index\n  numbered: true\n- part: Sea\n  chapters:\n  - file: tides\n    sections:\n    - file: boats\n- header: Land\n- file: hills\n"
    names = ("index", "tides", "boats", "hills", "more/other")
    held = {"_toc.yml": toc, "more/_toc.yml": "root: other\n", **{f"{name}.md": chapter(name) for name in names}}
    plan, log = planned(tmp_path, held)
    assert [(node.title, node.file) for node in plan.all()] == [
        ("", "index.md"),
        ("Sea", None),
        ("", "tides.md"),
        ("", "boats.md"),
        ("Land", None),
        ("", "hills.md"),
    ]
    assert [node.is_part for node in plan.nodes] == [False, True, True]
    assert log.losses == []


@pytest.mark.parametrize(
    ("row", "file"),
    [
        ("[A](<the tide/a b.md>)", "the tide/a b.md"),
        ("[A](the tide/a b.md)", "the tide/a b.md"),
        ("[A](the%20tide/a%20b.md)", "the tide/a b.md"),
        (r"[A](tides/a\_b.md)", "tides/a_b.md"),
        ('[A](a.md "with a title")', "a.md"),
    ],
)
def test_a_chapter_whose_name_has_spaces_or_escapes_is_found(tmp_path: Path, row: str, file: str) -> None:
    """In angle brackets, as they are, or escaped: half of a book was left out, and only its titles came in."""
    plan, log = planned(tmp_path, {"SUMMARY.md": f"* {row}\n", file: WORDS})
    assert [node.file for node in plan.all()] == [file]
    assert not log.losses


def test_comments_in_a_list_of_docusaurus_are_no_chapters(tmp_path: Path) -> None:
    """The list that Docusaurus writes at first takes whole folders in, and has an example in a comment."""
    files = {
        "docusaurus.config.js": "// title: 'Old',\nexport default {title: 'Tides', url: 'https://a.example', /* tagline: 'x' */};",
        "sidebars.js": (
            "/** what 'intro' is */\nconst sidebars = {\n  // 'made' from the folders\n"
            "  side: ['boats/sails', {type: 'autogenerated', dirName: '.'}],\n"
            "  /*\n  other: ['intro', {type: 'category', label: 'Old', items: ['boats/oars']}],\n  */\n};"
        ),
        **{f"docs/{name}.md": WORDS for name in ("intro", "boats/oars", "boats/sails", "winds")},
        "docs/boats/_category_.json": '{"label": "The boats", "position": 1}',
    }
    plan, _log = planned(tmp_path, files)
    assert (plan.title, plan.description) == ("Tides", "")
    wanted = ["docs/boats/sails.md", "docs/boats/oars.md", "docs/intro.md", "docs/winds.md"]
    assert [node.file for node in plan.all() if node.file] == wanted
    assert [node.title for node in plan.nodes if node.children] == ["The boats"]


def test_instructions_to_programs_are_no_chapters(tmp_path: Path) -> None:
    """A folder's AGENTS.md speaks to a program; a chapter about agents is one."""
    plan, _log = planned(tmp_path, dict.fromkeys(("a.md", "AGENTS.md", "b/CLAUDE.md", "b/agents.md"), WORDS))
    assert [node.file for node in plan.all() if node.file] == ["a.md", "b/agents.md"]


def test_braces_in_a_title_of_a_list_are_words(tmp_path: Path) -> None:
    """They were read as attributes, and the title said nothing."""
    plan, _log = planned(tmp_path / "source", {"SUMMARY.md": "* [The {tide}](a.md)\n", "a.md": f"## Ebb\n\n{WORDS}\n"})
    assert plan.nodes[0].title == "The {tide}"
    made = bring_in(tmp_path / "source", tmp_path / "guide", DAY)
    assert not [one for one in made.errors if one.code == "ACC006"]
    assert "# The \\{tide\\}" in (tmp_path / "guide/sections/a.md").read_text(encoding="utf-8")
