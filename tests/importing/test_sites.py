"""Sources in several languages, lists without titles, texts that take others in: what becomes a chapter, and what is counted."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from guidepress.importing.bring_in import bring_in
from guidepress.importing.folder import SourceFolder
from guidepress.importing.language import language_of_texts
from guidepress.importing.plan import Log, Plan
from guidepress.importing.references import read_references
from guidepress.importing.settings import slug_of
from guidepress.importing.text.convert import convert
from guidepress.importing.text.lines import Context, joined, numbered
from guidepress.importing.text.macros import write_out_macros
from guidepress.importing.text.slashes import turn_slashes
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


def test_the_empty_link_behind_a_heading_is_its_id(tmp_path: Path) -> None:
    """As GitBook writes it; a link that has words, or leads elsewhere, is a link."""
    text = '## Boats <a href="#sea-1" id="sea-1"></a>\n\nSee [them](#sea-1).\n\n## Wind <a id="gale"></a>\n\n'
    text += '## Oars <a href="#sea-1" id="oars">here</a>\n'
    planned(tmp_path / "source", {"SUMMARY.md": "* [Tides](a.md)\n", "a.md": f"{chapter('Tides')}\n{text}\n{WORDS}\n"})
    made = bring_in(tmp_path / "source", tmp_path / "guide", DAY)
    written = (made.guide / "sections/a.md").read_text(encoding="utf-8")
    assert "## Boats {#sea-1}" in written
    assert "## Wind {#gale}" in written
    assert ">here</a>" in written
    assert made.errors == ()


@pytest.mark.skipif(not faces_of("noto-sans-jp"), reason="the typefaces of [cjk] are not installed")
def test_a_name_in_the_signs_of_another_land_has_a_typeface() -> None:
    """A Chinese company in a book in Japanese."""
    assert typefaces_for(["これは本です。南京沁恒微电子"], "ja") == ["noto-sans-jp", "noto-sans-sc"]
    assert typefaces_for(["これは本です。"], "ja") == ["noto-sans-jp"]


def chapter(name: str) -> str:
    """A text with a title of its own."""
    return f"# {name}\n\n{WORDS}\n"


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
}  # fmt: skip


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


def test_a_first_page_of_settings_says_its_words(tmp_path: Path) -> None:
    """``hero`` of VitePress, and settings that end the file without a line behind them; they were printed as they are."""
    hero = (
        "---\nlayout: home\nhero:\n  name: Tides\n  text: The *sea*\n  tagline: It comes.\n  actions:\n  - text: Begin\n    link: /boats\n"
        "features:\n- title: Twice\n  details: a day\n---"
    )
    held = {
        "index.md": hero,
        "boats.md": f"![A boat](boat.png)\n\n<Share />\n\n# Boats <Badge text='new' />\n\n{WORDS}\n",
    }
    planned(tmp_path / "source", held)
    made = bring_in(tmp_path / "source", tmp_path / "guide", DAY)
    first = (tmp_path / "guide/sections/index.md").read_text(encoding="utf-8")
    assert first.split("\n\n")[:5] == [
        "# Tides", r"The \*sea\*", "It comes.", "[Begin](boats.md)", "**Twice** a day\n",
    ]  # fmt: skip
    second = (tmp_path / "guide/sections/boats.md").read_text(encoding="utf-8")
    assert second.startswith("# Boats (new)\n")
    assert "A boat" in second
    assert made.errors == ()


def test_a_chapter_about_history_is_no_list_of_changes(tmp_path: Path) -> None:
    """Files that say nothing to readers lie beside the chapters, not among them."""
    held = {name: chapter(name) for name in ("README.md", "HISTORY.md", "2history/history.md", "1news/news.md")}
    plan, _log = planned(tmp_path, held)
    assert [node.file for node in plan.all()] == ["README.md", "1news/news.md", "2history/history.md"]


SLASHES = """# Tides

/// warning | Mind the *gap*
It is wide.

//// details | More
    type: note
    open: True
Deep.
////
///

/// html | div.result
![Sea](sea.png)

/// caption
The sea
///
///

/// tab | One
    new: true
Words in a tab.
///

```
/// note
///
```

/// note
Never closed.
"""


def test_blocks_of_pymdown_are_read(tmp_path: Path) -> None:
    """``///`` is written as colons; frames say nothing, captions go to their pictures; code and what is open stay."""
    plan, log = Plan("MkDocs"), Log()
    folder = SourceFolder(tmp_path)
    made = joined(turn_slashes(numbered(SLASHES), Context(folder, plan, log, "a.md"))).split("\n")
    assert [line for line in made if line.startswith((":", "!", "/"))] == [
        ":::{warning} Mind the *gap*", ":::{note} More", ":::", ":::", ":::{div}", '![Sea](sea.png "The sea")', ":::",
        ":::{tab-item} One", ":::", "/// note", "///", "/// note",
    ]  # fmt: skip
    assert "    type: note" not in made


def test_a_number_for_a_title_names_files(tmp_path: Path) -> None:
    """``slug: 97`` was read as a number, and refused; letters lose the signs over them, not themselves."""
    planned(tmp_path / "source", {"SUMMARY.md": "* [A](a.md)\n", "book.json": '{"title": "97"}', "a.md": chapter("A")})
    bring_in(tmp_path / "source", tmp_path / "guide", DAY)
    assert 'slug: "97"' in (tmp_path / "guide/guide.yaml").read_text(encoding="utf-8")
    assert slug_of("Thérapeutique du Cancer – Größe") == "therapeutique-du-cancer-grosse"


def test_commands_of_tex_are_written_out(tmp_path: Path) -> None:
    r"""Those of ``myst.yml``, of ``_config.yml`` and of the text itself; ``\Rx`` is another, and code stays."""
    formulas = (
        "$$\n\\newcommand{\\E}[2]{\\mathbb{E}_{#1}[#2]}\n\\DeclareMathOperator{\\argmax}{arg\\,max}\n$$\n\n"
        "$\\R^n$, $\\E{x}{\\norm{y}}$, $\\argmax_x$, $\\Rx$, `\\R`, $a\\R b$ and $\\norm z$.\n"
    )
    held = {
        "myst.yml": "project:\n  title: Tides\n  math:\n    '\\R': '\\mathbb{R}'\n    '\\norm': {macro: '\\|#1\\|'}\n  toc:\n  - file: a.md\n",
        "a.md": f"# A\n\n{WORDS}\n\n{formulas}",
    }
    plan, _log = planned(tmp_path / "a", held)
    assert plan.macros == {"\\R": "\\mathbb{R}", "\\norm": "\\|#1\\|"}
    made = joined(write_out_macros(numbered(formulas), Context(SourceFolder(tmp_path), plan, log := Log(), "a.md")))
    assert [name for name in log.unshown if len(name) < 9] == ["\\R", "\\E", "\\norm", "\\argmax", "\\R", "\\norm"]
    assert made.strip() == (
        "$\\mathbb{R}^n$, $\\mathbb{E}_{x}[\\|y\\|]$, $\\operatorname{arg\\,max}_x$, $\\Rx$, `\\R`, $a\\mathbb{R} b$ and $\\|z\\|$."
    )
    config = "title: T\nsphinx:\n  config:\n    mathjax3_config:\n      tex:\n        macros:\n          N: '\\mathbb{N}'\n          floor: ['\\lfloor#1\\rfloor', 1]\n"
    plan, _log = planned(tmp_path / "b", {"_config.yml": config, "_toc.yml": "root: a\n", "a.md": WORDS})
    assert plan.macros == {"\\N": "\\mathbb{N}", "\\floor": "\\lfloor#1\\rfloor"}
    older = config.replace("mathjax3_config", "mathjax_config").replace("tex:", "TeX:").replace("macros:", "Macros:")
    plan, _log = planned(tmp_path / "c", {"_config.yml": older, "_toc.yml": "root: a\n", "a.md": WORDS})
    assert plan.macros == {"\\N": "\\mathbb{N}", "\\floor": "\\lfloor#1\\rfloor"}


def test_commands_that_make_one_another_end(tmp_path: Path) -> None:
    """Neither a circle nor a power of two takes long or grows."""
    plan = Plan("MyST")
    plan.macros = {"\\a": "\\b\\b", "\\b": "\\a\\a"}
    made = write_out_macros(numbered("$\\a$"), Context(SourceFolder(tmp_path), plan, Log(), "a.md"))
    assert len(made[0].text) < 20_000


def test_a_list_of_an_old_jupyter_book(tmp_path: Path) -> None:
    """Before version 0.11 it was a list; it was not read, and the first folder below with a list came in alone."""
    toc = "- file: index\n  numbered: true\n- part: Sea\n  chapters:\n  - file: tides\n    sections:\n    - file: boats\n- header: Land\n- file: hills\n"
    names = ("index", "tides", "boats", "hills", "more/other")
    held = {"_toc.yml": toc, "more/_toc.yml": "root: other\n", **{f"{name}.md": chapter(name) for name in names}}
    plan, log = planned(tmp_path, held)
    assert [(node.title, node.file) for node in plan.all()] == [
        ("", "index.md"), ("Sea", None), ("", "tides.md"), ("", "boats.md"), ("Land", None), ("", "hills.md"),
    ]  # fmt: skip
    assert [node.is_part for node in plan.nodes] == [False, True, True]
    assert log.losses == []


def test_a_title_stands_before_the_code_that_was_before_it(tmp_path: Path) -> None:
    """A notebook begins with what it loads, a page of MyST with remarks, which no reader sees."""
    config = {"_config.yml": "title: T\n", "_toc.yml": "root: a\n"}
    plan, log = planned(tmp_path, {**config, "a.md": WORDS})
    text = "% x\n%%%%\n% ```{code-cell}\n\n```python\nimport a\n# b\n```\n(ch:sea)=\n# Sea\n\n100\n% of it\n"
    made = convert(numbered(text), Context(SourceFolder(tmp_path), plan, log, "a.md"))
    assert [line for line in made.split("\n") if line] == [
        "# Sea {#ch:sea}", "```python", "import a", "# b", "```", "100",
    ]  # fmt: skip
    made = convert(numbered("100\n% of it\n"), Context(SourceFolder(tmp_path), Plan("Markdown"), log, "b.md"))
    assert "% of it" in made


EQUATIONS = r"""# T

So:
\begin{equation}
  x = 1
  (\#eq:One)
\end{equation}
and \@ref(eq:One), or \eqref{eq:two}.

$$
y = 2 \label{eq:two}
$$

$$ z = 3 (\#eq:three) $$

\begin{align*}
a &= b (\#eq:four) \\
c &= d (\#eq:five)
\end{align*}

\begin{equation}
w
\end{equation}

```
$$ (\#eq:six) $$
```
"""


def test_formulas_of_bookdown_and_latex_keep_their_names(tmp_path: Path) -> None:
    r"""An empty line was left in the place of a name, and half of the formula was text; its name was lost."""
    log = Log()
    made = convert(numbered(EQUATIONS), Context(SourceFolder(tmp_path), Plan("bookdown"), log, "a.Rmd"))
    assert [line for line in made.split("\n") if line.strip()] == [
        "# T", "So:", "$$", "  x = 1", "$$ {#eq:One}", "and [](#eq:One), or [](#eq:two).", "$$", "y = 2", "$$ {#eq:two}",
        "$$ z = 3 $$ {#eq:three}", "$$", r"\begin{align*}", r"a &= b \\", "c &= d", r"\end{align*}", "$$ {#eq:four}",
        r"\begin{equation}", "w", r"\end{equation}", "```", r"$$ (\#eq:six) $$", "```",
    ]  # fmt: skip
    assert [loss.what for loss in log.losses] == ["eq:five, a row of eq:four"]


def test_paragraphs_of_docsify_with_a_sign_are_callouts(tmp_path: Path) -> None:
    """A warning was a paragraph that begins with two signs; another tool means nothing by them."""
    text = "# T\n\n!> **Time** is\nmoney.\n\n```\n?> code\n```\n\n?> Rest."
    made = convert(numbered(text), Context(SourceFolder(tmp_path), Plan("docsify"), Log(), "a.md"))
    assert [line for line in made.split("\n") if line] == [
        "# T", "::: warning", "**Time** is", "money.", ":::", "```", "?> code", "```", "::: tip", "Rest.", ":::",
    ]  # fmt: skip
    other = convert(numbered(text), Context(SourceFolder(tmp_path), Plan("mdBook"), Log(), "a.md"))
    assert "!> **Time** is" in other


def test_the_language_is_that_of_most_texts() -> None:
    """A first page in English, as many have one, is not the language of its book."""
    english = "This is the first page of the handbook, and it says what you will find in it. " * 80
    spanish = "El agua sube dos veces al día, y nadie tiene que esperarla junto a la orilla. " * 12
    assert language_of_texts([english, *[spanish] * 30], "") == "es"
    assert language_of_texts([english, spanish], "") == "en"


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


TABS = """# Tides

<Tabs>
  <TabItem value="python" label="Python">
    ```python
    # 1. High water
    high = 3

# 2. Low water
    if high:
        low = 1
    ```
  </TabItem>
</Tabs>

The sea.
"""


def test_code_in_a_tab_of_docusaurus_is_code(tmp_path: Path) -> None:
    """Indented by four it is a fence to MDX, and to nobody else: the remarks of its code were chapters."""
    plan, log = planned(tmp_path, {"docusaurus.config.js": "", "docs/a.md": TABS})
    lines = convert(numbered(TABS), Context(SourceFolder(tmp_path), plan, log, "docs/a.md")).split("\n")
    assert [one for one in lines if one.startswith("#")] == ["# Tides", "# 1. High water", "# 2. Low water"]
    at = lines.index("```python")
    assert lines[at : at + 8] == [
        "```python", "# 1. High water", "high = 3", "", "# 2. Low water", "if high:", "    low = 1", "```",
    ]  # fmt: skip


def test_a_set_of_sources_is_no_source(tmp_path: Path) -> None:
    """What only names others (``@set`` of BibLaTeX) has neither type nor title: it is left out, and told."""
    (tmp_path / "a.bib").write_text(
        "@set{both, entryset = {one}}\n\n@book{one, author = {Ash, A.}, title = {Tides}, publisher = {Quay}, year = 2001}\n",
        encoding="utf-8",
    )
    log = Log()
    assert [one["id"] for one in read_references(SourceFolder(tmp_path), ["a.bib"], log)] == ["one"]
    assert [one.kind for one in log.losses] == ["References"]
