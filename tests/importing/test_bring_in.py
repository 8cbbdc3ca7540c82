"""Books of other tools, brought in: in order, whole or with each loss named, without errors, and without leaving their folder.

It is long because it holds a small book of each tool.
"""

from __future__ import annotations

import base64
import datetime as dt
from pathlib import Path

import pytest

from guidepress.importing.bring_in import bring_in
from guidepress.importing.counting import kept
from guidepress.importing.report import Imported
from guidepress.importing.typefaces import typefaces_for
from guidepress.model.book import Matter
from guidepress.model.errors import ConfigurationError
from guidepress.model.finding import Findings, Severity
from guidepress.model.xhtml import flat_text
from guidepress.pipeline.check import check
from guidepress.read import read_guide
from guidepress.read.bibliography.pandoc import run_pandoc
from guidepress.read.font_packages import faces_of

DAY = dt.date(2026, 11, 26)
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAAAAADhZOFXAAAADklEQVR42mNQgAIGyhgAIFcIAR24/IgAAAAASUVORK5CYII="
)
TEXT = "The tide comes in twice a day and goes out again, and who walks on the sand should know when it does."
BIB = "@book{snow1855, title={On the Mode of Communication of Cholera}, author={Snow, John}, publisher={Churchill}, year={1855}}\n"

Files = dict[str, str | bytes]

BOOKS: dict[str, tuple[Files, str, list[str]]] = {
    "mdBook": (
        {
            "book.toml": '[book]\ntitle = "Tides"\nauthors = ["Ada Example"]\nlanguage = "en"\n',
            "src/SUMMARY.md": "# Summary\n\n[Foreword](fore.md)\n\n# The harbour\n\n- [Boats](boats.md)\n  - [Sails](more/sails.md)\n"
            "- [Draft]()\n\n[Thanks](thanks.md)\n",
            "src/fore.md": f"# Foreword\n\n{TEXT}\n",
            "src/boats.md": f"# Boats\n\n{TEXT} See [sails](more/sails.html).\n\n```rust,ignore\n# fn main() {{\nlet a = 1;\n# }}\n```\n\n"
            "![A dot of ink](img/dot.png)\n",
            "src/more/sails.md": f"{TEXT}\n\n```sh\n{{{{#include ../../run.sh}}}}\n```\n",
            "src/thanks.md": "# Thanks\n\nTo all who helped, and to the sea, which did not.\n",
            "src/img/dot.png": DOT,
            "run.sh": "echo tide\n",
        },
        "mdBook",
        ["Foreword", "Part 1 The harbour", "1 Boats", "1.1 Sails", "Thanks"],
    ),
    "Quarto": (
        {
            "_quarto.yml": "project: {type: book}\nbook:\n  title: Tides\n  author: Ada Example\n  chapters:\n    - index.qmd\n"
            "    - part: The harbour\n      chapters: [boats.qmd]\nbibliography: refs.bib\n",
            "index.qmd": f"---\ntitle: Preface\n---\n\n{TEXT}\n",
            "boats.qmd": f"# Boats {{#sec-boats}}\n\n{TEXT} As [@snow1855] says, see @sec-boats.\n\n```{{r}}\n#| echo: false\nplot(1)\n```\n",
            "refs.bib": BIB,
        },
        "Quarto",
        ["1 Preface", "Part 1 The harbour", "2 Boats"],
    ),
    "bookdown": (
        {
            "_bookdown.yml": "book_filename: tides\n",
            "index.Rmd": f"---\ntitle: Tides\nauthor: Ada Example\nbibliography: refs.bib\n---\n\n# Preface {{-}}\n\n{TEXT}\n",
            "01.Rmd": f"# (PART) The harbour {{-}}\n\n# Boats {{#boats}}\n\n{TEXT} See \\@ref(boats), and @snow1855.\n\n# Sails\n\n{TEXT[:60]}\n",
            "refs.bib": BIB,
        },
        "bookdown",
        ["Preface", "The harbour", "1 Boats", "2 Sails"],
    ),
    "Jupyter Book": (
        {
            "_toc.yml": "format: jb-book\nroot: intro\nparts:\n- caption: The harbour\n  chapters:\n  - file: boats\n    sections:\n    - file: sails\n",
            "_config.yml": "title: Tides\nauthor: Ada Example\n",
            "intro.md": f"# Introduction\n\n{TEXT}\n",
            "boats.md": f"(here)=\n# Boats\n\n{TEXT} See {{ref}}`here`.\n\n```{{math}}\na^2 + b^2\n```\n",
            "sails.md": f"# Sails\n\n{TEXT[:70]}\n\n```{{figure}} dot.png\n:alt: A dot of ink\nThe dot.\n```\n",
            "dot.png": DOT,
        },
        "Jupyter Book",
        ["1 Introduction", "Part 1 The harbour", "2 Boats", "2.1 Sails"],
    ),
    "MkDocs": (
        {
            "mkdocs.yml": "site_name: Tides\nsite_author: Ada Example\nnav:\n  - index.md\n  - The harbour:\n    - Boats: boats.md\n"
            "markdown_extensions:\n  - x: !!python/name:os.system\n",
            "docs/index.md": f"# Welcome\n\n{TEXT}\n",
            "docs/boats.md": f"{TEXT}\n\n!!! note\n    Mind the tide.\n",
        },
        "MkDocs",
        ["1 Welcome", "Part 1 The harbour", "2 Boats"],
    ),
    "GitBook": (
        {
            "SUMMARY.md": "# Summary\n\n* [Start](README.md)\n* [Boats](boats.md)\n",
            "README.md": f"# Tides\n\n{TEXT}\n",
            "boats.md": f'# Boats\n\n{{% hint style="warning" %}}\n{TEXT}\n{{% endhint %}}\n\n'
            '<!--sec data-title="On the sand" data-id="sand" ces-->\n\n{% include "/parts/sand.md" %}\n\n<!--endsec-->\n\n'
            "```css\np { margin: 20px; }\n```\n",
            "parts/sand.md": "Who walks on the sand looks back [now and then](www.example.org).\n",
        },
        "GitBook",
        ["1 Tides", "2 Boats"],
    ),
    "docsify": (
        {
            "_sidebar.md": "- The harbour\n  - [Boats](boats.md)\n",
            "index.html": "<html lang='en'><title>Tides</title></html>",
            "README.md": f"# Tides\n\n{TEXT}\n",
            "boats.md": f"# Boats\n\n{TEXT}\n\n### Small ones\n\nThese are small, and quick, and wet.\n",
        },
        "docsify",
        ["1 Tides", "Part 1 The harbour", "2 Boats"],
    ),
    "Docusaurus": (
        {
            "docusaurus.config.js": "module.exports = {title: 'Tides', i18n: {defaultLocale: 'en'}};\n",
            "docs/intro.md": f"---\nsidebar_position: 1\ntitle: Welcome\n---\n\n{TEXT}\n",
            "docs/harbour/_category_.json": '{"label": "The harbour", "position": 2}',
            "docs/harbour/sails.mdx": f"---\nsidebar_position: 2\n---\n\nimport Tide from './tide';\n\n# Sails\n\n{TEXT}\n\n:::tip[Mind it]\n\nThe wind.\n\n:::\n",
            "docs/harbour/boats.md": f"---\nsidebar_position: 1\n---\n\n# Boats\n\n{TEXT}\n",
        },
        "Docusaurus",
        ["1 Welcome", "Part 1 The harbour", "2 Boats", "3 Sails"],
    ),
    "Docusaurus with a list": (
        {
            "website/docusaurus.config.ts": "export default {title: 'Tides', presets: [['classic', {docs: {path: '../docs'}}]]};\n",
            "website/sidebars.ts": "export default {docs: ['intro', {type: 'category', label: 'The harbour', collapsed: false,\n"
            "items: ['harbour/sails', {type: 'doc', id: 'harbour/boats', label: 'Small boats'}]}, {type: 'link', href: 'https://example.org'}]};\n",
            "docs/intro.md": f"# Welcome\n\n{TEXT}\n",
            "docs/harbour/01-boats.md": f"# Boats\n\n{TEXT}\n",
            "docs/harbour/02-sails.md": f"# Sails\n\n{TEXT}\n",
        },
        "Docusaurus",
        ["1 Welcome", "Part 1 The harbour", "2 Sails", "3 Boats"],
    ),
    "VitePress": (
        {
            ".vitepress/config.ts": "export default {title: 'Tides', lang: 'en', themeConfig: {sidebar: [{text: 'The harbour', items: [\n"
            "{text: 'Sails', link: '/sails'}, {text: 'Boats', link: '/boats'}]}]}}\n",
            "index.md": f"# Welcome\n\n{TEXT}\n",
            "boats.md": f"# Boats\n\n{TEXT}\n\n::: code-group\n\n```sh [npm]\nnpm i\n```\n\n:::\n",
            "sails.md": f"# Sails\n\n{TEXT}\n",
        },
        "VitePress",
        ["1 Welcome", "Part 1 The harbour", "2 Sails", "3 Boats"],
    ),
    "Hugo": (
        {
            "hugo.toml": 'title = "Tides"\nlanguageCode = "en"\n',
            "content/_index.md": f"---\ntitle: Welcome\n---\n\n{TEXT}\n",
            "content/b.md": f"---\ntitle: Sails\nweight: 20\n---\n\n{TEXT}\n",
            "content/z.md": f"---\ntitle: Boats\nweight: 10\n---\n\n{TEXT}\n",
        },
        "Hugo",
        ["1 Welcome", "2 Boats", "3 Sails"],
    ),
    "plain": (
        {"README.md": f"# Tides\n\n{TEXT}\n", "02-b.md": f"# Boats\n\n{TEXT}\n", "01-a/x.md": f"# Sands\n\n{TEXT}\n"},
        "Markdown",
        ["1 Tides", "2 Sands", "3 Boats"],
    ),
}


def write(folder: Path, files: Files) -> Path:
    """The files of a source."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def titles(guide: Path) -> list[str]:
    """The titles of the body of the guide that was made."""
    book = read_guide(guide, Findings())
    return [flat_text(one) for part in book.of_matter(Matter.BODY) for one in part.tree.findall("h1")]


def errors(guide: Path) -> list[str]:
    """What stops a build of it."""
    return [str(one) for one in check(guide).items if one.severity is Severity.ERROR]


@pytest.mark.parametrize("name", BOOKS)
def test_a_book_comes_in_whole(name: str, tmp_path: Path) -> None:
    """Its tool is known, its chapters are in their tree, nothing is an error, and every word that is shown is kept."""
    files, tool, wanted = BOOKS[name]
    made = bring_in(write(tmp_path / "source", files), tmp_path / "guide", DAY)
    assert (made.plan.tool, made.plan.title) == (tool, "Tides")
    assert titles(made.guide) == wanted
    assert made.errors == ()
    assert errors(made.guide) == []
    assert kept(made.before, made.missing) == 100.0, made.missing


def imported(tmp_path: Path, name: str) -> Imported:
    """One of the books."""
    return bring_in(write(tmp_path / "source", BOOKS[name][0]), tmp_path / "guide", DAY)


def test_what_a_tool_hides_is_told_and_its_marks_are_gone(tmp_path: Path) -> None:
    """Lines that mdBook hides, chapters without a text, files that are put in, pictures beside their text."""
    made = imported(tmp_path, "mdBook")
    boats = (made.guide / "sections/src/boats.md").read_text()
    assert "```rust\nlet a = 1;\n```" in boats
    assert (made.guide / "sections/src/img/dot.png").read_bytes() == DOT
    assert "echo tide" in (made.guide / "sections/src/more/sails.md").read_text()
    report = (made.guide / "import-report.md").read_text()
    assert "src/boats.md:5: 2 lines that mdBook does not show" in report
    assert "“Draft” has no text" in report
    assert "| pictures | 1 | 1 |" in report


def test_references_and_ids_are_kept(tmp_path: Path) -> None:
    """The keys of a .bib file, the ids of headings, and what refers to them."""
    made = imported(tmp_path, "Quarto")
    assert '"id": "snow1855"' in (made.guide / "references.json").read_text()
    assert "[@snow1855]" in (made.guide / "sections/boats.md").read_text()
    assert "[](#sec-boats)" in (made.guide / "sections/boats.md").read_text()


ENDNOTE = (
    "<xml><records><record><label>snow1855</label><ref-type>6</ref-type><titles><title>Tea</title></titles></record>"
    "</records></xml>"
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("my-sources.bib", BIB + BIB.replace("1855", "1849")),
        ("my-sources.bib", BIB + BIB.replace("snow1855", "snow55")),
        ("sources.ris", "TY  - BOOK\nID  - snow1855\nTI  - Cholera\nER  - \n"),
        (
            "sources.xml",
            ENDNOTE,
        ),
    ],
)
def test_references_alone_make_a_guide_to_fill_in(name: str, text: str, tmp_path: Path) -> None:
    """One section, which cites the first reference; all are listed, and nothing is an error."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    made = bring_in(tmp_path / name, tmp_path / "guide", DAY)
    assert list(made.errors) == []
    assert "[@snow1855]" in (made.guide / "sections/text.md").read_text(encoding="utf-8")
    findings = Findings()
    book = read_guide(made.guide, findings)
    assert len(book.references) == text.count("snow18")
    (tmp_path / "empty.bib").write_text("% nothing\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="no reference"):
        bring_in(tmp_path / "empty.bib", tmp_path / "other", DAY)


RULED = """# Boats

A simple one.

  Right     Left   Centre
-------  ------  --------
     12  a         x [y](https://example.org)
    123  b         z

Table: Simple *things*.

-------------------------------------------
 Name      What is said of it
--------- ---------------------------------
 First     It goes on
           below.

 Second    Short.
-------------------------------------------

+-------+----------+
| Key   | Value    |
+=======+==========+
| one   | - water  |
|       | - salt   |
+-------+----------+

```
Right     Left
-------  ------
     12  code
```

Title
-----

The end of the words.
"""


def test_tables_that_are_drawn_with_hyphens_are_tables(tmp_path: Path) -> None:
    """Simple, multiline and grid tables come in with all cells; code and headings that look alike stay."""
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "a.md").write_text(RULED, encoding="utf-8")
    made = bring_in(tmp_path / "src", tmp_path / "guide", DAY)
    assert list(made.errors) == []
    part = next(part for part in read_guide(made.guide, Findings()).parts if part.matter is Matter.BODY)
    tables = list(part.tree.iter("table"))
    assert [len(list(table.iter("tr"))) for table in tables] == [3, 3, 2]
    assert [flat_text(cell) for cell in tables[0].iter("th", "td")][-3:] == ["123", "b", "z"]
    assert "Simple things." in flat_text(tables[0])
    assert "It goes on below." in flat_text(tables[1])
    assert [item.text for item in tables[2].iter("li")] == ["water", "salt"]
    assert "     12  code" in "".join(part.tree.xpath("string(.//pre)"))
    assert [flat_text(one) for one in part.tree.iter("h2")] == ["Title"]


DIRECTIVES = """# T

````{note}
:class: dropdown
# The tide turns

```{figure} dot.png
:name: fig-dot
:alt: A dot of ink
The dot, said by {cite}`none2000`.

It is small.
```

A line in the note.
````

::::{tab-set}
:::{tab-item} At sea
Look out.
:::
::::

:::{list-table} Boats
:header-rows: 1
:name: tbl-boats

* - Name
  - Size | mast
* - Skiff
  - `a|b`
:::

```{csv-table} Sails
:header: Kind, Area

jib, "1,5"
```

(eq)=
$$
a^2
$$

:::{exercise} Row
:label: ex-row
Row out, see {ref}`ex-row`, {eq}`eq` and {numref}`fig %s <fig-dot>`; `` {ref}`x` `` is how.
:::

```{code-block} sh
:caption: Run it
ls
```

```{include} part.md
```

```{literalinclude} run.sh
:language: sh
```

[![A badge](https://example.org/b.svg)](https://example.org/boats)

<h2>
 A heading of HTML
</h2>

- drawn:

      harbour
      ├── boats
      │   └── skiff
      └── sails
"""


def test_what_a_book_of_gitbook_takes_in_and_folds_is_there(tmp_path: Path) -> None:
    """An include of a template, a text that is unfolded under a title, a link without a scheme."""
    guide = imported(tmp_path, "GitBook").guide
    tree = next(part for part in read_guide(guide, Findings()).parts if part.title == "Boats").tree
    assert tree.xpath(
        "//div[@class='tab'][p[1]='On the sand']/p[contains(., 'looks back')]/a[@href='http://www.example.org']"
    )


def test_directives_are_rewritten_at_every_depth(tmp_path: Path) -> None:
    """Callouts, figures, tables, theorems, includes of MyST; what stands in one is no code."""
    files: Files = {
        "myst.yml": "project:\n  title: T\n  toc:\n    - file: a.md\n",
        "a.md": DIRECTIVES,
        "dot.png": DOT,
        "part.md": "The included part.\n",
        "run.sh": "echo tide\n",
    }
    made = bring_in(write(tmp_path / "source", files), tmp_path / "guide", DAY, "en")
    assert [str(one) for one in made.errors] == []
    tree = next(part for part in read_guide(made.guide, Findings()).parts if part.matter is Matter.BODY).tree
    for path in (
        "//aside[@class='callout note'][p[1]='Note: The tide turns']//figure[@id='fig-dot']/img[@alt='A dot of ink']",
        "//aside//p[.='It is small.']",
        "//aside//p[.='A line in the note.']",
        "//div[@class='tab-item'][p[1]='At sea']/p[.='Look out.']",
        "//table[@id='tbl-boats'][contains(caption, 'Boats')][thead//th[2]='Size | mast']//code[.='a|b']",
        "//table[contains(caption, 'Sails')]/tbody//td[.='1,5']",
        "//div[@id='eq'][contains(@class, 'math')]",
        "//aside[@id='ex-row'][contains(p, 'Exercise (Row)')]//a[@href='#ex-row']",
        "//code[.='{ref}`x`']",
        "//p[.='Run it']/following-sibling::pre[1][.='ls\n']",
        "//p[.='The included part.']",
        "//pre[contains(., 'echo tide')]",
        "//a[@href='https://example.org/boats'][.='A badge']",
        "//h2[.='A heading of HTML']",
        "//li//pre[contains(., '└── sails')]",
    ):
        assert tree.xpath(path), path


def test_a_book_asks_for_the_typefaces_that_it_needs(tmp_path: Path) -> None:
    """Those that this machine has, by the signs of the texts; the forms of Han signs follow the language."""
    for language, text, wanted in (
        ("ja", "日本語の本です。", "noto-sans-jp"),
        ("zh-TW", "書", "noto-sans-tc"),
        ("en", "plain", ""),
    ):
        found = typefaces_for([text], language)
        assert set(found) <= (
            {wanted} if wanted and faces_of(wanted) else {"noto-sans-jp"} if language == "ja" else set()
        )


@pytest.mark.parametrize("form", ["docx", "odt", "html", "epub"])
def test_a_document_is_cut_at_its_titles(form: str, tmp_path: Path) -> None:
    """By pandoc, which is part of the house; notes, tables and formulas are kept."""
    text = f"# Boats\n\n{TEXT}[^1]\n\n[^1]: A note on it.\n\n# Sails\n\n| a | b |\n|---|---|\n| one | two |\n\nWhere $a^2$ is small.\n"
    source = tmp_path / f"tides.{form}"
    source.write_bytes(run_pandoc(("-f", "markdown", "-t", form, "-s", "--metadata", "title=Tides"), text.encode()))
    made = bring_in(source, tmp_path / "guide", DAY, "en")
    assert [title.partition(" ")[2] for title in titles(made.guide)][-2:] == ["Boats", "Sails"]
    assert errors(made.guide) == []
    said = "".join(path.read_text() for path in made.guide.glob("sections/*.md"))
    assert "A note on it." in said
    assert "one" in said


UNTRUSTED: Files = {
    "SUMMARY.md": "* [Out](../secret.md)\n* [In](in.md)\n",
    "in.md": f"# In\n\n{TEXT}\n\n![x](../secret.png)\n\n![x](/etc/passwd)\n\n{{{{#include ../secret.md}}}}\n\n![x](link.png)\n",
}
