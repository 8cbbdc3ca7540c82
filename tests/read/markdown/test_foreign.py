"""Markdown that was written for GitHub: read as it was meant, or told where it cannot be."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from lxml import etree

from guidepress.model.book import PartKind
from guidepress.model.finding import Findings
from guidepress.model.xhtml import flat_text
from guidepress.read import read_guide
from tests.support.costs import UNSEEN
from tests.support.small_guide import SETTINGS, write_guide

FOUND = {
    "a heading by its words": ("[x](#what-helps-most)\n\n## What helps, most?", []),
    "a heading as VitePress and docutils call it": (
        "[x](#output-filename) [y](#_2-on-the-way) [z](#on-the-way)\n\n## `output.fileName`\n\n## 2. On / the way",
        [],
    ),
    "two headings of the same words": ("[x](#a)\n\n## A\n\n## A", ["MAN041 3"]),
    "a file that is no section": ("[x](other.md) and [y](../other.md#z)", ["MAN022 3", "MAN022 3"]),
    "pages that are no section": ("[x](other.html) [y](other/) [z](../other)", ["MAN022 3"] * 3),
    "a table of pandoc": ("Name    Size\n------  ----\nboat    small\nship    large", ["MAN084 4"]),
    "rows of hyphens that are no table": ("a\n\n-- --\n\nb\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- - -", []),
    "an absolute path": ("[x](/other.md)", ["MAN022 3"]),
    "what folds": ("<details>\n<summary>More</summary>\n\nThe rest.\n\n</details>", []),
    "a block of PyMdown": ("/// note | Mind\nthe gap\n///\n\n`///` and // and https:///x", ["MAN084 3", "MAN084 5"]),
    "a template": ("{{ X | y }} and\n{% y %}\n\n`{{ Z }}`", ["MAN084 3", "MAN084 4"]),
    "a wiki's link": ("a\n[[b]] and ![[c]]", ["MAN084 4", "MAN084 4"]),
    "a link to nothing": ("[a][] [b][c] [d]\n\n[c]: https://example.org/", ["MAN084 3"]),
    "a role": ("a {ref}`b` and {c} `d`", ["MAN084 3"]),
    "raw text": ("`a`{=latex}", ["MAN084 3"]),
    "commands": ("a\n\n\\newpage\n\n$\\newpage$ `\\newpage`", ["MAN084 5", "MAN050 7"]),
    "a command": ("a \\index{b} \\@ref(fig:c)", ["MAN084 3", "MAN084 3"]),
    "an emoji by name": (":tada: at 10:30:15, a:b:c", ["MAN084 3"]),
    "contents": ("[TOC]", ["MAN084 3"]),
    "contents of GitLab": ("[[_TOC_]]\n\n[[*a*](https://example.org)]", ["MAN084 3"]),
    "comments and names of blocks of Obsidian": (
        "a %%b%% c ^d1e2\n\nx ^2 and 5%% or 6%%\n\n2^10 ^123",
        ["MAN084 3", "MAN084 3"],
    ),
    "a directive of reStructuredText": (".. note::\n\n   a\n\nb .. c", ["MAN084 3"]),
    "macros of Confluence": (
        "{info}\na\n{info}\n\n{panel:title=B}\n\nthe set {info} is",
        ["MAN084 3", "MAN084 5", "MAN084 7"],
    ),
    "no more than fifty": ("[[a]]\n" * 60, [f"MAN084 {n}" for n in range(3, 53)]),
    "looks": ('<table border="1" style="x"><tr><th width="3">A</th></tr></table>', ["MAN086 3"] * 3),
    "what a page does": ('<b data-x="1" aria-hidden="true" role="img">a</b>', ["MAN086 3"] * 3),
    "what is centred": ('<p align="center">a<br>b <kbd>c</kbd></p>', []),
    "a link that opens elsewhere": ('<a href="https://example.org/" target="_blank" rel="noopener">words</a>', []),
    "a named anchor": ('<a name="here"></a>\n\n[x](#here)', []),
    "a badge": ("[![b](https://example.org/b.svg)](https://example.org/)", ["MAN032 3"]),
    "a list in a list by two": ("- a\n  - b\n  - c\n- d", []),
    "a list in a list by three": ("1. a\n   - b\n2. c", []),
    "steps in steps by two": ("1. a\n  1. b\n  2. c\n2. d", []),
    "a step that may be in a step": ("1. a\n  2. b\n3. c", ["MAN026 4"]),
    "a list in a list by four": ("- a\n    - b\n        - c\n- d", []),
    "a list in a list in code": ("```\n- a\n  - b\n```", []),
    "tabs": ("- a\n\t- b", []),
    "tasks": ("- [ ] a\n- [x] b", []),
    "a list that is not straight": ("- a\n - b\n- c", []),
    "the id of a page": ("## A {#contents}\n\n## B {#glossary}", ["MAN040 3"]),
    "an emoji by a sign": ("a :+1: b\n:material-account: `:x:`", ["MAN084 3", "MAN084 4"]),
    "a diagram": ("```mermaid\na --> b\n```\n\n```\na --> b\n```", ["MAN084 3"]),
    "what takes in files": ('{!a.md!}\n\n--8<-- "a.md"', ["MAN084 3", "MAN084 5"]),
    "changes": ("{++a++} {--b--} {>>c<<} {==d==}", ["MAN084 3"] * 4),
    "keys by their names": ("++ctrl+c++ in C++ and a++b++", ["MAN084 3"]),
    "a target": ("(a)=\n## B\n\n(c)= d", ["MAN084 3"]),
    "a comment of MyST": ("% a\n\n5\\\n% of b", ["MAN084 3"]),
    "a break of MyST": ("a\n\n+++\n\nb +++ c", ["MAN084 5"]),
    "examples of pandoc": ("(@) a\n\n(@b) c", ["MAN084 3", "MAN084 5"]),
    "a formula behind two backslashes": (r"a \\( b \\) c", ["MAN084 3"]),
    "a block of lines": ("| a\n| b", ["MAN084 3"]),
    "a table without a line of hyphens": ("| a | b |\n| c | d |", ["MAN084 3"]),
    "an address without a host": (
        "[a](http://) [b](https:///c) [d](https://example.org/) [e](http://**.../f) [g](https://.h.org)",
        ["MAN022 3"] * 4,
    ),
    "what is centred in a line": ("a <center>b *c*</center> d", ["MAN027 3"]),
    "how a picture lies": ("![a](figures/box.svg){fig-align=center}", ["MAN086 3"]),
}


@pytest.mark.parametrize("name", FOUND)
def test_it_is_read_or_told(tmp_path: Path, name: str) -> None:
    """Exactly these findings, at these lines."""
    text, wanted = FOUND[name]
    findings = Findings()
    read_guide(write_guide(tmp_path, f"# T\n\n{text}\n"), findings)
    assert [f"{finding.code} {finding.place.line}" for finding in findings.in_order()] == wanted


def test_a_link_by_the_words_leads_to_the_heading(tmp_path: Path) -> None:
    """The link holds the id that the heading has; an explicit id of that name is preferred."""
    text = "# T\n\n[x](#what-helps) [y](#b)\n\n## What helps\n\n## A {#b}\n\n## B\n"
    book = read_guide(write_guide(tmp_path, text), Findings())
    part = book.of_kind(PartKind.SECTION)
    assert part is not None
    heading = part.tree.find("h2")
    assert heading is not None
    assert [link.get("href") for link in part.tree.iter("a")] == [f"#{heading.get('id')}", "#b"]


MADE = {
    "an alert": (
        "> [!TIP]\n> a",
        '<aside class="callout tip" role="note"><p class="callout-title">Tip</p><p>a</p></aside>',
    ),
    "a division": (
        ':::{.danger title="b *c*"}\na\n:::',
        '<aside class="callout danger" role="note"><p class="callout-title"><span class="label">Danger:</span> b <em>c</em></p><p>a</p></aside>',
    ),
    "a directive": (
        "```{hint}\na\n```",
        '<aside class="callout tip" role="note"><p class="callout-title"><span class="label">Tip:</span> Hint</p><p>a</p></aside>',
    ),
    "a division of another class": ("::: aside\na\n:::", '<div class="aside"><p>a</p></div>'),
    "signs": (
        "~~a~~ H~2~O x^2^ ==b== ^^c^^",
        "<p><del>a</del> H<sub>2</sub>O x<sup>2</sup> <mark>b</mark> <ins>c</ins></p>",
    ),
    "spans": ("[a]{.mark} [b]{.underline}", '<p><mark class="mark">a</mark> <u class="underline">b</u></p>'),
    "what folds": (
        "<details><summary>a</summary>\n\nb\n\n</details>",
        '<div><p class="summary"><strong>a</strong></p><p>b</p></div>',
    ),
    "what folds below a heading": (
        "<details><summary><h3>A head</h3></summary>\n\nb\n\n</details>",
        '<div><div class="summary"><h3>A head</h3></div><p>b</p></div>',
    ),
    "what folds below a paragraph": (
        "<details><summary>a <p>c</p></summary>\n\nb\n\n</details>",
        '<div><div class="summary"><p><strong>a </strong></p><p><strong>c</strong></p></div><p>b</p></div>',
    ),
    "loose text": ("<div>a <b>b</b><p>c</p>d</div>", "<div><p>a <b>b</b></p><p>c</p><p>d</p></div>"),
    "a figure with loose text": (
        '<figure><img src="figures/box.svg" alt="b">a<figcaption>c</figcaption></figure>',
        (
            '<figure id="figure-1"><img src="figures/box.svg" alt="b" width="40" height="20"/><p>a</p>'
            '<figcaption><span class="label">Figure 1</span> c</figcaption></figure>'
        ),
    ),
    "half as wide as the text": (
        "![a](figures/box.svg){width=50%}",
        '<figure class="figure"><img alt="a" src="figures/box.svg" width="220" height="110"/></figure>',
    ),
    "an inch high": (
        '<img src="figures/box.svg" alt="a" height="1in" width="wide">',
        '<p><img src="figures/box.svg" alt="a" height="96" width="192"/></p>',
    ),
    "an old element": ("<tt>a</tt> <strike>b</strike>", "<p><code>a</code> <s>b</s></p>"),
}


@pytest.mark.parametrize("name", MADE)
def test_it_becomes_what_it_means(tmp_path: Path, name: str) -> None:
    """The Book has the element that is meant; no sign of the other dialect is left, and nothing is told."""
    text, wanted = MADE[name]
    findings = Findings()
    book = read_guide(write_guide(tmp_path, f"# T\n\n{text}\n"), findings)
    tree = next(part.tree for part in book.parts if part.kind is PartKind.SECTION)
    made = "".join(etree.tostring(child, encoding="unicode") for child in tree[1:])
    for name in ("data-at", "aria-labelledby", "id"):
        made = re.sub(rf' {name}="(?!figure)[^"]*"', "", made)
    assert re.sub(r"(?<=>)\s+(?=<(?:/|p|fig|img|div|aside|$))|\s+$", "", made) == wanted
    assert [str(finding) for finding in findings.in_order()] == []


PAGES = {
    "one.md": "one",
    "one.html": "one",
    "one.qmd#b": "b",
    "one": "one",
    "../sections/one.htm#b": "b",
    "index.html": "two",
    "./": "two",
    ".": "two",
    "../sections/": "two",
    "README.md#a-b": "a-b",
}


@pytest.mark.parametrize("address", PAGES)
def test_a_link_to_the_page_of_a_section_leads_there(tmp_path: Path, address: str) -> None:
    """Whatever another tool calls the page that it makes of a file."""
    files = {
        "sections/one.md": f"# One {{#one}}\n\n[words]({address})\n\n## B {{#b}}\n",
        "sections/README.md" if "README" in address else "sections/index.md": "# Two {#two}\n\n## A B {#a-b}\n",
        "guide.yaml": SETTINGS + f"  - sections/{'README' if 'README' in address else 'index'}.md\n",
    }
    findings = Findings()
    book = read_guide(write_guide(tmp_path, "", **files), findings)
    tree = next(part.tree for part in book.parts if part.id == "one")
    assert [link.get("href") for link in tree.iter("a")] == [f"#{PAGES[address]}"]
    assert findings.in_order() == []


def test_a_note_where_it_is_called(tmp_path: Path) -> None:
    """Its words stand in a note after the paragraph."""
    book = read_guide(write_guide(tmp_path, "# T\n\nA^[b *c*] d.\n"), Findings())
    tree = next(part.tree for part in book.parts if part.kind is PartKind.SECTION)
    assert [flat_text(child) for child in tree[1:]] == ["Aa d.", "a b c"]


@pytest.mark.slow
def test_a_section_of_two_megabytes_is_read(tmp_path: Path) -> None:
    """It has no finding, loses no paragraph, and takes about four times as long as a quarter of it."""
    unit = ("Words " * 30).strip() + ' with *one* "quote" and `code`.\n\n'
    seconds = []
    for part, size in enumerate((500_000, 2_000_000)):
        times = size // len(unit)
        findings = Findings()
        begun = time.process_time()
        book = read_guide(write_guide(tmp_path / str(part), "# T\n\n" + unit * times), findings)
        seconds.append(time.process_time() - begun)
        assert findings.items == []
        section = book.of_kind(PartKind.SECTION)
        assert section is not None
        assert len(section.tree.findall("p")) == times
        assert len(etree.tostring(section.tree)) > size
    assert seconds[1] < 10 * seconds[0] + UNSEEN


def test_text_between_blocks_is_a_paragraph(tmp_path: Path) -> None:
    """What HTML puts behind a paragraph when it meets ``<center>`` stands in paragraphs of its own, none of them empty."""
    book = read_guide(write_guide(tmp_path, "# T\n\na <center>b *c*</center> d <font>e</font>\n"), Findings())
    part = book.of_kind(PartKind.SECTION)
    assert part is not None
    assert not (part.tree.text or "").strip()
    assert not [child.tag for child in part.tree if (child.tail or "").strip()]
    assert [flat_text(one) for one in part.tree.findall("p")] == ["a", "b c d e"]


def test_the_id_of_a_page_is_its_own(tmp_path: Path) -> None:
    """A section that takes the id of the references is told, gets another, and the page keeps its own."""
    findings = Findings()
    settings = f"{SETTINGS}references: references.json\n"
    book = read_guide(write_guide(tmp_path, "# A {#references}\n\nWords [@snow1855].\n", settings=settings), findings)
    assert [f"{one.code} {one.place.line}" for one in findings.in_order()] == ["MAN040 1"]
    assert [part.id for part in book.parts][-2:] == ["section-references", "references"]
