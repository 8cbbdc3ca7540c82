"""Sources in several languages: which one becomes the book, and which files are its chapters."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.importing.language import language_of_texts
from tests.importing.planning import WORDS, chapter, planned

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


I18N = (
    "site_name: Tides\nnav:\n- Home: index.md\n- Boats: boats.md\nplugins:\n- search\n- i18n:\n    docs_structure: {}\n"
    "    languages:\n    - locale: en\n      default: true\n    - locale: he\n      site_name: גאות\n      nav_translations:\n        Boats: סירות\n"
)


@pytest.mark.parametrize(
    ("how", "asked", "files"),
    [
        ("folder", "", ["docs/en/index.md", "docs/en/boats.md"]),
        ("folder", "he", ["docs/he/index.md", "docs/he/boats.md"]),
        ("suffix", "", ["docs/index.md", "docs/boats.md"]),
        ("suffix", "he", ["docs/index.he.md", "docs/boats.md"]),
    ],
)
def test_a_site_of_mkdocs_in_several_languages(tmp_path: Path, how: str, asked: str, files: list[str]) -> None:
    """Its list names texts without their language; they were not found, and all languages came in as one book."""
    held = {"mkdocs.yml": I18N.format(how)}
    if how == "folder":
        held |= {f"docs/{tag}/{name}.md": chapter(name) for tag in ("en", "he") for name in ("index", "boats")}
    else:
        held |= {f"docs/{name}.md": chapter(name) for name in ("index", "boats", "index.he")}
    plan, log = planned(tmp_path, held, asked)
    assert [node.file for node in plan.all()] == files
    assert (plan.language, plan.title) == (("he", "גאות") if asked else ("en", "Tides"))
    assert [node.title for node in plan.nodes] == ["Home", "סירות" if asked else "Boats"]
    assert [loss.kind for loss in log.losses] == ["Chapters"]


VITEPRESS = {
    ".vitepress/config.ts": "export default { title: 'Tides', lang: 'en-US', themeConfig: { notFound: { title: 'Gone' } } }",
    "ru/config.ts": "export default { description: 'Море', themeConfig: { nav: nav(), sidebar: { '/ru/guide/': { base: '/ru/guide/', items: sidebarGuide() } },"
    " notFound: { title: 'НЕТ' } } }\nfunction nav() { return [{ text: 'Руководство', link: '/ru/guide/boats' }] }\n"
    "function sidebarGuide() { return [{ text: 'Начало', items: [{ text: 'Приливы', link: 'tides' }, { text: 'Лодки', link: 'boats' }] },"
    " { text: 'Ветер', base: '/ru/guide/wind-', items: [{ text: 'Север', link: 'north' }] }] }",
}


@pytest.mark.parametrize(
    ("asked", "files"),
    [
        ("ru", ["ru/index.md", "ru/guide/tides.md", "ru/guide/boats.md", "ru/guide/wind-north.md"]),
        ("", ["index.md", "guide/boats.md", "guide/tides.md", "guide/wind-north.md"]),
    ],
)
def test_a_site_of_vitepress_in_several_languages(tmp_path: Path, asked: str, files: list[str]) -> None:
    """In the order of the list of that language, whose links stand behind a base; the bar above it is no list."""
    names = ("index", "guide/tides", "guide/boats", "guide/wind-north")
    held = {f"{place}{name}.md": chapter(name) for place in ("", "ru/", "es/") for name in names}
    plan, log = planned(tmp_path, VITEPRESS | held, asked)
    assert [node.file for node in plan.all() if node.file] == files
    assert (plan.title, plan.language) == ("Tides", asked or "en-US")
    assert [loss.kind for loss in log.losses][:1] == ["Chapters"]


def test_a_site_of_vitepress_whose_texts_lie_in_a_folder(tmp_path: Path) -> None:
    """``srcDir``; of 109 texts two came in. A folder outside the source is none."""
    config = "export const sidebar: Config['sidebar'] = { '/guide/': [{ text: 'Sea', items: [{ text: 'Tides', link: '/guide/tides' }] }] }"
    files = {
        ".vitepress/config.ts": f"{config}\nexport default {{ title: 'Sea', srcDir: './src', themeConfig: {{ sidebar }} }}"
    }
    held = {f"src/{name}.md": chapter(name) for name in ("index", "guide/tides")} | {"README.md": WORDS}
    plan, _log = planned(tmp_path / "a", files | held)
    assert [node.file for node in plan.all() if node.file] == ["src/index.md", "src/guide/tides.md"]
    outside = {".vitepress/config.ts": "export default { srcDir: '../b' }", "tides.md": chapter("Tides")}
    planned(tmp_path / "b", {"secret.md": chapter("Secret")})
    plan, _log = planned(tmp_path / "c", outside)
    assert [node.file for node in plan.all()] == ["tides.md"]


def test_a_list_that_names_the_texts_of_several_languages(tmp_path: Path) -> None:
    """One of them is brought in; a language that ``LANGS.md`` leaves out is found by its folder."""
    rows = "".join(f"* [{tag}]({tag}/README.md)\n  * [Tides {tag}]({tag}/tides.md)\n" for tag in ("en", "it"))
    held = {f"{tag}/{name}.md": chapter(name) for tag in ("en", "it") for name in ("README", "tides")}
    plan, log = planned(tmp_path / "a", {"SUMMARY.md": rows, **held}, "it")
    assert [node.file for node in plan.all()] == ["it/README.md", "it/tides.md"]
    assert "--language asks for en" in log.losses[0].what
    listed = {"LANGS.md": "* [English](en)\n", **{f"{tag}/SUMMARY.md": "* [T](tides.md)\n" for tag in ("en", "it")}}
    plan, _log = planned(tmp_path / "b", listed | held, "it")
    assert plan.root == "it"


def test_a_folder_of_languages_is_one_book_in_several(tmp_path: Path) -> None:
    """Folders called by languages that hold the same texts; ``js`` and ``go`` are none, nor is one such folder alone."""
    names = ("1tides", "10boats", "2winds")
    held = {f"{tag}/{name}.md": chapter(name) for tag in ("de", "pt-BR") for name in names}
    plan, _log = planned(tmp_path / "a", held, "pt")
    assert [node.file for node in plan.all()] == ["pt-BR/1tides.md", "pt-BR/2winds.md", "pt-BR/10boats.md"]
    held = {f"{tag}/{name}.md": chapter(name) for tag in ("js", "go", "de") for name in names}
    plan, log = planned(tmp_path / "b", held)
    assert (len(plan.nodes), log.losses) == (9, [])


def test_the_language_is_that_of_most_texts() -> None:
    """A first page in English, as many have one, is not the language of its book."""
    english = "This is the first page of the handbook, and it says what you will find in it. " * 80
    spanish = "El agua sube dos veces al día, y nadie tiene que esperarla junto a la orilla. " * 12
    assert language_of_texts([english, *[spanish] * 30], "") == "es"
    assert language_of_texts([english, spanish], "") == "en"
