"""A formula is a formula: whatever else its TeX tries to be stays text or stays out, in every edition."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from guidepress.model.book import PartKind
from guidepress.model.edition import EPUB, WEB
from guidepress.model.finding import Findings
from guidepress.model.xhtml import MATHML
from guidepress.pipeline.check import check
from guidepress.prove.epub.edition import prove_epub
from guidepress.prove.web import prove_web
from guidepress.read import read_guide
from guidepress.read.markdown.math import set_math
from guidepress.standards.mathml import ATTRIBUTES, ELEMENTS
from guidepress.typeset.epub.edition import bind_epub
from guidepress.typeset.paged.formulas import draw_math
from guidepress.typeset.web.edition import web_page
from tests.support.small_guide import small_book, write_guide

MARKUP = {
    "a script in a tag": r'x\tag{<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>}',
    "a script in a starred tag": r'x\tag*{<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>}',
    "a style that imports": r"x\tag{<style>@import url(http://example.org/a.css);</style>}",
    "a remote picture": r'x\tag{<image href="http://example.org/a.png"/>}',
    "a base": r'x\tag{<base href="http://example.org/"/>}',
    "markup in words": r"\text{a <b>b</b> & c}",
    "a form": r'\mbox{<form action="http://example.org/"><input/></form>}',
    "markup in verbatim words": r"\verb|<script>alert(1)</script>|",
    "markup by its numbers": r"\text{&#x3C;script&#x3E;alert(1)&#x3C;/script&#x3E;}",
    "markup in a box": r'\fbox{<iframe src="http://example.org"/>}',
    "markup in a macro": r"\newcommand{\R}{\text{<script>1</script>}}\R",
}
"""Markup that stays text: it is seen and said as it was typed, and is nothing else."""

LEFT_OUT = {
    "a link": (r"\href{https://example.org/}{x}", "href"),
    "a link to a file": (r"\href{file:///etc/passwd}{x}", "href"),
    "a script as a link": (r"\href{javascript:alert(1)}{x}", "href"),
    "a class": (r"\class{x}{y}", "class"),
    "a style": (r"\style{background:url(http://example.org/)}{x}", "style"),
    "a style in a colour": (r"\color{red;background:url(http://example.org/)}{x}", "mathcolor"),
}


def formula(folder: Path, tex: str) -> tuple[list[etree._Element], list[str], list[bytes]]:
    """The formulas of a small guide, its findings as ``CODE line``, and its EPUB and web page."""
    findings = Findings()
    text = f"# T\n\nBefore.\n\nA formula ${tex}$ here.\n"
    book = read_guide(write_guide(folder, text, **{"references.json": "[]"}), findings)
    part = book.of_kind(PartKind.SECTION)
    assert part is not None
    formulas = list(part.tree.iter(f"{{{MATHML}}}math"))
    editions = [bind_epub(book, EPUB).data, web_page(book, WEB).data]
    assert [
        str(found)
        for found in (*prove_epub(editions[0]), *prove_web(editions[1]))
        if found.code in {"EPB005", "WEB002", "WEB003"}
    ] == []
    return formulas, [f"{found.code} {found.place.line}" for found in findings.in_order()], editions


def assert_only_mathml(formulas: list[etree._Element]) -> None:
    """Nothing but the elements and attributes of a formula."""
    assert formulas
    for element in (each for whole in formulas for each in whole.iter()):
        namespace, _, name = str(element.tag)[1:].partition("}")
        assert (namespace, name in ELEMENTS) == (MATHML, True)
        assert set(element.attrib) <= ATTRIBUTES


@pytest.mark.parametrize("name", MARKUP)
def test_markup_in_a_formula_is_text(tmp_path: Path, name: str) -> None:
    """No element is made of it; every edition shows its letters."""
    formulas, found, _ = formula(tmp_path, MARKUP[name])
    assert_only_mathml(formulas)
    assert found == []


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_is_no_part_of_a_formula_is_left_out(tmp_path: Path, name: str) -> None:
    """The finding names the line and the attribute; nothing of it is in the Book."""
    tex, attribute = LEFT_OUT[name]
    formulas, found, _ = formula(tmp_path, tex)
    assert_only_mathml(formulas)
    assert found == ["MAN021 5"]
    assert not formulas[0].xpath(f".//@{attribute}")


def test_a_colour_is_a_colour(tmp_path: Path) -> None:
    """A value that the attribute can have stays."""
    formulas, found, _ = formula(tmp_path, r"\color{#9b2d20}{x}")
    assert found == []
    assert formulas[0].xpath(".//@mathcolor") == ["#9b2d20"]


def test_a_sign_by_its_number(tmp_path: Path) -> None:
    """The converter writes signs as character references; they are read once, and only once."""
    formulas, found, _ = formula(tmp_path, r"a \le b")
    assert found == []
    assert "a≤b" in "".join(formulas[0].itertext())


def test_a_control_character_by_its_number(tmp_path: Path) -> None:
    """What XML cannot hold is a formula that cannot be read, not a fault of the program."""
    _, found, _ = formula(tmp_path, r"\unicode{x1F}")
    assert found == ["MAN050 5"]


UNDRAWABLE = {
    "a table of nothing": r"\begin{matrix}\end{matrix}x",
    "cases of nothing": r"\begin{cases}\end{cases}",
    "a height below nothing": r"\rule{1em}{-2em}x",
    "a definition alone": r"\newcommand{\R}{x}",
    "a root of nothing": r"\sqrt{}",
    "a space alone": r"\quad",
}


@pytest.mark.parametrize("name", UNDRAWABLE)
def test_what_cannot_be_drawn_is_told_by_check(tmp_path: Path, name: str) -> None:
    """MAN050 at its line, before any page is set."""
    folder = write_guide(tmp_path, f"# T\n\nA formula ${UNDRAWABLE[name]}$ here.\n", **{"references.json": "[]"})
    found = [f"{one.code} {one.place.line}" for one in check(folder).items if one.code == "MAN050"]
    assert found == ["MAN050 3"]


def test_an_operator_of_several_letters_holds_no_row(tmp_path: Path) -> None:
    """An operator of MathML is text; what TeX makes one of its own is a row."""
    folder = write_guide(tmp_path, "# T\n\n$\\mathop{\\rm arg} x$\n", **{"references.json": "[]"})
    book = read_guide(folder, Findings())
    part = book.of_kind(PartKind.SECTION)
    assert part is not None
    assert not part.tree.xpath("//*[local-name()='mo']/*")
    assert [one for one in check(folder).items if one.code == "MAN050"] == []


@pytest.mark.parametrize(
    ("tex", "said"),
    [
        ("X \\xrightarrow{P} m", "X to P m"),
        ("A \\xrightarrow[n]{d} B", "A to d, n B"),
        ("A \\xleftarrow{f} B", "A ← f B"),
    ],
)
def test_words_stand_over_an_arrow(tmp_path: Path, tex: str, said: str) -> None:
    """Convergence, as every book about probability writes it; its words are no bounds of a sum."""
    folder = write_guide(tmp_path, f"# T\n\n${tex}$\n", **{"references.json": "[]"})
    findings = Findings()
    part = read_guide(folder, findings).of_kind(PartKind.SECTION)
    assert part is not None
    assert [one.code for one in findings.items] == []
    assert part.tree.xpath("//@alttext") == [said]
    assert not part.tree.xpath("//*[local-name()='mpadded']")


ALIKE = {
    r"\arg\max_y p": "arg max y p",
    r"\bigg\{ x \bigg\}": "{ x }",
    r"x \label{eq:1} \nonumber": "x",
    r"\begin{align} a &= b \notag \\ c &= d \end{align}": "a = b c = d",
    r"\begin{aligned}[t] a \\[5pt] b \end{aligned}": "a b",
    r"a \hspace*{1cm} b \vspace{2pt}": "a b",
    r"\R^n \subset \reals \ensuremath{x}": "ℝ n ⊂ ℝ x",
    r"\begin{align} a \\ \intertext{and} b \end{align}": "a and b",
    r"\begin{align} a &= b \\ c &= d \tag{7} \end{align}": "a = b c = d (7)",
    r"\begin{alignat}{2} a &= b \end{alignat}": "a = b",
    r"\begin{flalign*} a &= b \end{flalign*}": "a = b",
    r"\begin{eqnarray} a &=& b \\ c &=& d \end{eqnarray}": "a = b c = d",
    r"\begin{alignedat}{2} a &= b \end{alignedat}": "a = b",
    r"\Alpha \backslash \dag": "Α \\ †",
}
"""TeX of everyday that the converter does not know, and what is read."""


@pytest.mark.parametrize("tex", ALIKE)
def test_what_tex_of_everyday_says_is_set(tex: str) -> None:
    """As another command that is set alike; what names or spaces a row is left out. Each was MAN050."""
    root = etree.fromstring('<r><div class="arithmatex" data-at="one.md:1"/></r>')
    root[0].text = f"\\[{tex}\\]"
    findings = Findings()
    set_math(root, "en", findings)
    assert [str(one) for one in findings.items] == []
    said = [one.text for one in root.iter(*(f"{{{MATHML}}}{name}" for name in ("mi", "mo", "mn", "mtext"))) if one.text]
    assert " ".join(" ".join(said).split()) == ALIKE[tex]
    assert root.findtext(f".//{{{MATHML}}}annotation") == " ".join(tex.split())


def test_a_command_that_nobody_knows_is_told() -> None:
    r"""``\foo`` is MAN050, and so is ``\textcircled``: nothing is left out that would be read."""
    for tex in (r"\foo x", r"\textcircled{1}", r"\ref{eq:1}"):
        root = etree.fromstring('<r><div class="arithmatex" data-at="one.md:1"/></r>')
        root[0].text = f"\\[{tex}\\]"
        findings = Findings()
        set_math(root, "en", findings)
        assert [one.code for one in findings.items] == ["MAN050"]


WORDS = {
    r"95\text{\% CI}": "95% CI",
    r"\textrm{\{cat, dog\}}": "{cat, dog}",
    r"\mbox{a\&b \#1 \$5 c\_d}": "a&b #1 $5 c_d",
    r"x_\text{for $C_1$ all}": "xfor C1 all",
    r"\text{$a$ and $b$}": "a and b",
    r"\text{a $ b}": "a $ b",
}


@pytest.mark.parametrize("tex", WORDS)
def test_words_in_a_formula_have_the_signs_that_are_escaped(tmp_path: Path, tex: str) -> None:
    r"""Their backslashes were set: "95\% CI"; a formula in them had its dollars."""
    part = small_book(tmp_path, f"# T\n\n$$\n{tex}\n$$\n").of_kind(PartKind.SECTION)
    assert part is not None
    said = "".join(next(part.tree.iter("{*}semantics"))[0].itertext())
    assert said.replace("\u00a0", " ") == WORDS[tex]


def test_words_of_a_formula_reach_the_book(tmp_path: Path) -> None:
    """And what a screen reader says of them."""
    part = small_book(tmp_path, "# T\n\nSo $95\\text{\\% CI}$ it is.\n").of_kind(PartKind.SECTION)
    assert part is not None
    formula = next(part.tree.iter("{*}math"))
    assert formula.get("alttext") == "95 % CI"
    assert "".join(formula[0][0].itertext()) == "95%\u00a0CI"


SCRIPTS = {
    r"\begin{pmatrix}a\\b\end{pmatrix}^T": "open bracket a; b close bracket to the power T",
    r"\begin{vmatrix}a\end{vmatrix}^2": "bar a bar squared",
    r"\binom{n}{k}^2": "open bracket n over k close bracket squared",
    r"\dbinom{n}{k}_2": "open bracket n over k close bracket sub 2",
    r"n\pmod{5}^2": "n open bracket mod 5 close bracket squared",
    r"\binom 20 a": "open bracket 2 over 0 close bracket a",
    r"\overset12 x": "2 1 x",
    r"\hat 12": "1 hat 2",
    r"\mathbf{12}": "12",
    r"\binom{10}{2}": "open bracket 10 over 2 close bracket",
}


@pytest.mark.parametrize(("tex", "said"), SCRIPTS.items(), ids=SCRIPTS)
def test_a_script_belongs_to_all_that_it_stands_behind(tmp_path: Path, tex: str, said: str) -> None:
    """What is raised behind a matrix is not raised behind its first bracket, an argument is one sign; both are drawn."""
    part = small_book(tmp_path, f"# T\n\nSo ${tex}$ is.\n").of_kind(PartKind.SECTION)
    assert part is not None
    (formula,) = part.tree.iter(f"{{{MATHML}}}math")
    assert formula.get("alttext") == said
    assert draw_math(formula).width > 0
