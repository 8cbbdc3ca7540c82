"""Texts of other tools: what becomes of their blocks, titles, formulas and sources, and what is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.importing.bring_in import bring_in
from guidepress.importing.folder import SourceFolder
from guidepress.importing.plan import Log, Plan
from guidepress.importing.references import read_references
from guidepress.importing.text.convert import convert
from guidepress.importing.text.lines import Context, joined, numbered
from guidepress.importing.text.macros import write_out_macros
from guidepress.importing.text.slashes import turn_slashes
from guidepress.importing.typefaces import typefaces_for
from guidepress.read.font_packages import faces_of
from tests.importing.planning import DAY, WORDS, chapter, planned


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
        ":::{warning} Mind the *gap*",
        ":::{note} More",
        ":::",
        ":::",
        ":::{div}",
        '![Sea](sea.png "The sea")',
        ":::",
        ":::{tab-item} One",
        ":::",
        "/// note",
        "///",
        "/// note",
    ]
    assert "    type: note" not in made


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


def test_a_title_stands_before_the_code_that_was_before_it(tmp_path: Path) -> None:
    """A notebook begins with what it loads, a page of MyST with remarks, which no reader sees."""
    config = {"_config.yml": "title: T\n", "_toc.yml": "root: a\n"}
    plan, log = planned(tmp_path, {**config, "a.md": WORDS})
    text = "% x\n%%%%\n% ```{code-cell}\n\n```python\nimport a\n# b\n```\n(ch:sea)=\n# Sea\n\n100\n% of it\n"
    made = convert(numbered(text), Context(SourceFolder(tmp_path), plan, log, "a.md"))
    assert [line for line in made.split("\n") if line] == [
        "# Sea {#ch:sea}",
        "```python",
        "import a",
        "# b",
        "```",
        "100",
    ]
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
        "# T",
        "So:",
        "$$",
        "  x = 1",
        "$$ {#eq:One}",
        "and [](#eq:One), or [](#eq:two).",
        "$$",
        "y = 2",
        "$$ {#eq:two}",
        "$$ z = 3 $$ {#eq:three}",
        "$$",
        r"\begin{align*}",
        r"a &= b \\",
        "c &= d",
        r"\end{align*}",
        "$$ {#eq:four}",
        r"\begin{equation}",
        "w",
        r"\end{equation}",
        "```",
        r"$$ (\#eq:six) $$",
        "```",
    ]
    assert [loss.what for loss in log.losses] == ["eq:five, a row of eq:four"]


def test_paragraphs_of_docsify_with_a_sign_are_callouts(tmp_path: Path) -> None:
    """A warning was a paragraph that begins with two signs; another tool means nothing by them."""
    text = "# T\n\n!> **Time** is\nmoney.\n\n```\n?> code\n```\n\n?> Rest."
    made = convert(numbered(text), Context(SourceFolder(tmp_path), Plan("docsify"), Log(), "a.md"))
    assert [line for line in made.split("\n") if line] == [
        "# T",
        "::: warning",
        "**Time** is",
        "money.",
        ":::",
        "```",
        "?> code",
        "```",
        "::: tip",
        "Rest.",
        ":::",
    ]
    other = convert(numbered(text), Context(SourceFolder(tmp_path), Plan("mdBook"), Log(), "a.md"))
    assert "!> **Time** is" in other


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
        "```python",
        "# 1. High water",
        "high = 3",
        "",
        "# 2. Low water",
        "if high:",
        "    low = 1",
        "```",
    ]


def test_a_set_of_sources_is_no_source(tmp_path: Path) -> None:
    """What only names others (``@set`` of BibLaTeX) has neither type nor title: it is left out, and told."""
    (tmp_path / "a.bib").write_text(
        "@set{both, entryset = {one}}\n\n@book{one, author = {Ash, A.}, title = {Tides}, publisher = {Quay}, year = 2001}\n",
        encoding="utf-8",
    )
    log = Log()
    assert [one["id"] for one in read_references(SourceFolder(tmp_path), ["a.bib"], log)] == ["one"]
    assert [one.kind for one in log.losses] == ["References"]


@pytest.mark.parametrize("cell", ["``` python\n```", "```{r}\n\n```", "~~~\n  \n~~~", "> ```\n>\n> ```"])
def test_a_cell_that_nobody_filled_is_no_code(tmp_path: Path, cell: str) -> None:
    """A notebook ends with one, and it was printed as an empty box."""
    plan, log = planned(tmp_path, {"a.md": f"# Tides\n\nHigh.\n\n{cell}\n\nLow.\n"})
    text = (tmp_path / "a.md").read_text(encoding="utf-8")
    made = convert(numbered(text), Context(SourceFolder(tmp_path), plan, log, "a.md"))
    assert [line for line in made.split("\n") if line.strip("> \t")] == ["# Tides", "High.", "Low."]
