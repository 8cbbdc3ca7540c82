"""Each construct of docs/authoring.md becomes what docs/architecture.md says.

It is long because each construct has its lines in one table.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from guidepress.model.book import PartKind
from guidepress.model.finding import Findings
from guidepress.model.xhtml import flat_text
from guidepress.read import read_guide
from tests.support.small_guide import SETTINGS, write_guide

GLOSSARY = "# Glossary\n\nUric acid\n:   A waste product.\n"
CITED = "[@snow1855]"


def read(folder: Path, text: str, settings: str = SETTINGS) -> etree._Element:
    """The tree of the only section; nothing may be found."""
    findings = Findings()
    settings += "back:\n  glossary: back/glossary.md\n"
    book = read_guide(
        write_guide(folder, "# T {#top}\n\n" + text + "\n", settings=settings, **{"back/glossary.md": GLOSSARY}),
        findings,
    )
    assert [str(finding) for finding in findings.in_order()] == []
    part = book.of_kind(PartKind.SECTION)
    assert part is not None
    return part.tree


CONSTRUCTS = {
    "the part": (
        "x",
        "self::section[@id='top'][@class='part section'][@role='doc-chapter'][@aria-labelledby='top-title']",
    ),
    "its title": ("x", "h1[@id='top-title'][.='T']"),
    "a heading with an id": ("## A {#a}", "h2[@id='a'][.='A']"),
    "a heading without": ("## Über uns!", "h2[@id='top-über-uns']"),
    "two headings alike": ("## A\n\n## A", "h2[@id='top-a']/following-sibling::h2[@id='top-a-2']"),
    "emphasis": ("*a* **b**", "p[em='a'][strong='b']"),
    "quotation marks": ("\"a\" 'b' it's", "p[.='“a” ‘b’ it’s']"),
    "an elision": ("'tis so", "p[.='’tis so']"),
    "dashes": ("a -- b --- c...", "p[.='a – b — c…']"),
    "quotation marks in code": ('`"a" -- b`', "p/code[.='\"a\" -- b']"),
    "a broken line": ("a  \nb", "p/br"),
    "lists": ("- a\n- b\n\n1. c", "ul[li='a'][li='b']/following-sibling::ol[li='c']"),
    "items whose lines were to be broken": (
        "(1) a\\\n(2) b\\\\\n(3) c",
        "ol[li[1][.='a']][li[2][.='b\\']][li[3][.='c']]",
    ),
    "a list that begins later": ("3. c", "ol[@start='3']"),
    "braces in braces of a formula": (
        "$x_{{max}}$ of {{title}}",
        "p[span[@data-fact='title']]/span[@class='math inline']//*[local-name()='annotation'][.='x_{{max}}']",
    ),
    "tasks that begin with a phrase": (
        "- [x] ~~a~~\n- [ ] *b* c\n- [x] d",
        "ul[li[abbr='☑'][del='a'][.='☑ a']][li[abbr='☐'][em='b'][.='☐ b c']][li[.='☑ d']]",
    ),
    "a paragraph in an item": ("- a\n\n    b", "ul/li[p='a'][p='b']"),
    "a quotation": ("> a", "blockquote/p[.='a']"),
    "a link": ("[a](https://example.org)", "p/a[@href='https://example.org'][.='a']"),
    "a link whose words begin with an at sign": (
        "[@a/b](https://example.org)",
        "p/a[@href='https://example.org'][.='@a/b']",
    ),
    "an address that a link of HTML says": (
        '<a href="https://example.org/x">https://example.org/y</a>, <A class="u" href="https://example.org/z">*see* www.example.org</A>',
        "p[count(a)=2]/a[@href='https://example.org/x'][.='https://example.org/y']/following-sibling::a[.='see www.example.org']",
    ),
    "a caption behind its table": (
        "| a | b |\n|---|---|\n| 1 | 2 |\n\nTable: C. {#t-c}\n\nd",
        "table[@id='t-c']/caption[.='Table 1 C.']",
    ),
    "two captions of a table": (
        "Table: A.\n\n<table><caption>B <b>c</b> d</caption><tr><th>e</th></tr><tr><td>f</td></tr></table>",
        "table[count(caption)=1]/caption[br][contains(.,'A.')][contains(.,'B c d')]",
    ),
    "an item behind a no-break space": ("-\u00a0a\n-\u00a0b", "ul[li='a'][li='b']"),
    "breaks of pages and lines of old programs": ("a\n\x0c\nb\x0bc", "p[.='a']/following-sibling::p[.='b c']"),
    "an address before a bracket of Chinese": (
        "（http://www.example.org）で、https://example.org/中文。",
        "p/a[@href='http://www.example.org']/following-sibling::a[starts-with(@href,'https://example.org/')][.='https://example.org/中文']",
    ),
    "an address between marks of quotation": (
        "«http://127.0.0.1:8000/» and “https://example.org/a”",
        "p[a[@href='http://127.0.0.1:8000/']][a[@href='https://example.org/a']]",
    ),
    "an id in another script": ('<span id="一.x_1">a</span> [b](#一.x_1)', "p[span[@id='一.x_1']]/a[@href='#一.x_1']"),
    "code behind a list of definitions": (
        "A\n: b\n\n~~~\nc\n: d\n~~~\n\nE\n: f",
        "dl[dt='A'][count(dt)=1]/following-sibling::pre/following-sibling::dl[dt='E']",
    ),
    "an address": ("<https://example.org>", "p/a[@href='https://example.org']"),
    "a defined link": ("[a][b]\n\n[b]: https://example.org", "p/a[@href='https://example.org'][.='a']"),
    "a figure": (
        '![a](figures/box.svg "b"){#f}',
        (
            "figure[@id='f'][@class='figure'][img[@src='figures/box.svg'][@alt='a'][@width='40'][@height='20']]"
            "/figcaption[.='Figure 1 b']/span[@class='label'][.='Figure 1']"
        ),
    ),
    "a caption in a division": (
        '<div><img src="figures/box.svg" alt="a"/><figcaption>b</figcaption></div>',
        "figure[img[@alt='a']]/figcaption[span[@class='label']]",
    ),
    "a caption of nothing": ("<div>a<figcaption>b</figcaption></div>", "div[not(.//figcaption)]/p[.='b']"),
    "a marker of another tool in code": (
        "```sh\ncurl v{{ version-x }}/y\n```",
        "pre[contains(., 'v{{ version-x }}/y')]",
    ),
    "a figure without a caption": ("![a](figures/box.svg)", "figure[not(figcaption)]/img[@alt='a']"),
    "a caption with markup": ('![a](figures/box.svg "b *c* \\"d\\"")', "figure/figcaption[em='c'][contains(., '“d”')]"),
    "two figures": (
        '![a](figures/box.svg "b")\n![c](figures/box.svg "d")',
        "figure[1]/following-sibling::figure[figcaption='Figure 2 d']",
    ),
    "brackets in an alternative text": (r"![a \[b\]](figures/box.svg)", "figure/img[@alt='a [b]']"),
    "a size": ("![a](figures/box.svg){width=10 height=5}", "figure[not(@width)]/img[@width='10'][@height='5']"),
    "an ornament": ("![](figures/box.svg){.decorative}", "div[@class='ornament']/img[@alt=''][@class='decorative']"),
    "an image in a line": ("a ![b](figures/box.svg) c", "p/img[@alt='b']"),
    "a table": (
        "Table: A *b*. {#t}\n\n| c | d |\n|---|--:|\n| e | 1 |",
        (
            "table[@id='t'][caption='Table 1 A b.'][caption/em='b'][thead/tr/th[@scope='col'][2][@class='align-right']]"
            "/tbody/tr[th[@scope='row'][.='e']]/td[@class='align-right'][.='1']"
        ),
    ),
    "a caption right before its table": ("Table: A.\n| c | d |\n|---|---|\n| e | f |", "table/caption[.='Table 1 A.']"),
    "a table without row heads": (
        "Table: A. {.no-row-heads}\n\n| c | d |\n|---|---|\n| e | f |",
        "table/tbody/tr[not(th)]/td[.='e']",
    ),
    "a line's end between signs without spaces": (
        "日本語は\n**続く。**\n次の行\nLatin\n한국\n어",
        "p[.='日本語は続く。次の行\nLatin\n한국\n어']",
    ),
    "a row below a cell that reaches into it": (
        "<table><tbody><tr><td rowspan='2'>g</td><td>1</td></tr><tr><td>3</td><td>4</td></tr><tr><td>h</td><td>5</td></tr></tbody></table>",
        ("table/tbody[tr[1]/th[@scope='row'][.='g']][tr[2][td[1][.='3']][not(th)]]/tr[3]/th[.='h']"),
    ),
    "a table without a caption": ("| c | d |\n|---|---|\n| e | f |", "table[not(caption)]/tbody/tr/th[@scope='row']"),
    "a callout": (
        '!!! danger "A"\n    b\n\n    - c',
        "aside[@class='callout danger'][@role='note'][@aria-labelledby=p[@class='callout-title'][.='Danger: A'][span[@class='label'][.='Danger:']]/@id][p='b']/ul/li[.='c']",
    ),
    "a callout without a title": ("!!! tip\n    b", "aside[@class='callout tip']/p[@class='callout-title'][.='Tip']"),
    "a note": (
        "a[^b] c\n\n[^b]: d *e*",
        (
            "p[sup/a[@id='fnref-top-1'][@class='noteref'][@role='doc-noteref'][@href='#fn-top-1'][.='a']]"
            "/following-sibling::*[1][self::aside[@id='fn-top-1'][@class='footnote'][@role='doc-footnote']]"
            "/p[em='e']/a[1][@class='backlink'][@role='doc-backlink'][@href='#fnref-top-1'][@aria-label]"
        ),
    ),
    "a note called twice": ("a[^b] c[^b]\n\n[^b]: d", "aside/p[a[@href='#fnref-top-1']]/a[@href='#fnref-top-1-2']"),
    "a note in a list": ("- a[^b]\n- c\n\n[^b]: d", "ul/following-sibling::*[1][self::aside]"),
    "a citation": (
        "a [@snow1855].",
        "p/sup[@class='cite']/a[@id][@role='doc-biblioref'][@href='#ref-snow1855'][@aria-label='Reference 1'][.='1']",
    ),
    "a cross-reference": ("[](#a)\n\n## B c {#a}", "p/a[@class='xref'][@href='#a'][.='“B c”']"),
    "a reference to a figure": ('[](#f)\n\n![a](figures/box.svg "b"){#f}', "p/a[@class='xref'][.='Figure 1']"),
    "a reference to a table": ("[](#t)\n\nTable: A. {#t}\n\n| c | d |\n|---|---|\n| e | f |", "p/a[.='Table 1']"),
    "a reference with words": ("[w](#a)\n\n## B {#a}", "p/a[@href='#a'][.='w']"),
    "a reference to the section": ("[](#top)", "p/a[@class='xref'][.='“T”']"),
    "a term": (
        "[uric acid]{.term}",
        "p/a[@class='term'][@role='doc-glossref'][@href='#term-uric-acid'][.='uric acid']",
    ),
    "a term by its key": ("[it]{term=uric-acid}", "p/a[@href='#term-uric-acid'][.='it']"),
    "a term by its words": ('[it]{term="Uric acid"}', "p/a[@href='#term-uric-acid'][.='it']"),
    "an abbreviation": (
        "The WHO.\n\n*[WHO]: World Health Organization",
        "p/abbr[@title='World Health Organization'][.='WHO']",
    ),
    "a phrase": ("[bonjour]{lang=fr}", "p/span[@lang='fr'][.='bonjour']"),
    "a phrase that runs the other way": ("[שלום]{lang=he dir=rtl}", "p/span[@lang='he'][@dir='rtl']"),
    "a phrase with brackets": ("[a [b] c]{lang=fr}", "p/span[@lang='fr'][.='a [b] c']"),
    "a paragraph in another language": ("Ein Absatz.\n{: lang=de }", "p[@lang='de']"),
    "a statement that must stay": ("Not advice.\n{: require=not-a-substitute }", "p[@data-require='not-a-substitute']"),
    "definitions": ("A\n:   B", "dl[dt='A'][dd='B']"),
    "a formula": ("$a^2$", "p/span[@class='math inline']/*[local-name()='math'][@alttext]"),
    "a displayed formula": ("$$\na^2\n$$", "div[@class='math block']/*[local-name()='math'][@display='block']"),
    "a price": (r"It costs \$5 or \$6.", "p[.='It costs $5 or $6.']"),
    "prices": ("It costs $5 or $6.", "p[.='It costs $5 or $6.']"),
    "code": ("```python\nx = 1\n```", "pre[@class='code'][@data-language='python']/code"),
    "code without a language": ("```\n*x*\n```", "pre[@class='code'][not(@data-language)]/code[contains(., '*x*')]"),
    "indented code": ("    *x*", "pre/code[contains(., '*x*')]"),
    "a rule": ("a\n\n---\n\nb", "hr"),
    "keys": ("<kbd>F1</kbd>", "p/kbd"),
    "items that are counted for one (pandoc)": ("#. a\n#. b", "ol[not(@start)][li='a']/li[2][.='b']"),
    "a meaning behind a tilde": ("A\n  ~ B\n  ~ C", "dl[dt='A'][dd='B']/dd[2][.='C']"),
    "about so much, which is no meaning": ("A\n~ 5 mg", "p[contains(., '~ 5 mg')]"),
    "a bar in code in a cell": ("| A | B |\n|---|---|\n| `a\\|b` | c |", "table/tbody/tr/th/code[.='a|b']"),
    "a formula in a fence": ("```math\na^2\n```", "div[@class='math block']/*[local-name()='math']"),
    "a formula in a fence of MyST": ("```{math}\n:label: e\na^2\n```", "div[@class='math block'][@id='e']"),
    "a formula in code and dollars": ("So $`a^2`$.", "p/span[@class='math inline']"),
    "dollars in code": ("`$`x`$`", "p[code='$'][count(code)=2][not(span)]"),
    "prices side by side": ("US$10 and A$5, $5-$10, $5/$6; 10$/day or 20$.", "p[not(span)]"),
    "formulas beside letters": ("$n$th, $n$-th ($m$), $2\\times$3", "p[count(span[@class='math inline'])=4]"),
    "a product": ("2*3*4 and *5*", "p[em='5'][count(em)=1][starts-with(., '2*3*4')]"),
    "tabs": (
        '=== "A"\n\n    b\n\n=== "C"\n\n    ```sh\n    d\n    ```',
        "div[@class='tab'][p[1]='A'][p[2]='b']/following-sibling::div/pre",
    ),
    "the title of code": (
        '``` py title="a.py" hl_lines="1"\nx\n```',
        "p[@class='code-title'][code='a.py']/following-sibling::pre",
    ),
    "the title of code of VitePress": ("```sh [npm]\nx\n```", "p[@class='code-title'][.='npm']/following-sibling::pre"),
    "the title of code of Quarto": ('```{.python filename="a b.py"}\nx\n```', "p[@class='code-title'][.='a b.py']"),
    "the title of code of MyST": (
        "```{code-block} python\n:caption: A b\n:linenos:\nx\n```",
        "p[.='A b']/following-sibling::pre[.='x\n']",
    ),
    "a callout whose class says what it is": (
        "```{admonition} A\n:class: tip\nb\n```",
        "aside[@class='callout tip'][p='b']",
    ),
    "a callout between colons with options": (
        ":::{admonition} A\n:class: dropdown warning\nb\n:::",
        "aside[@class='callout warning'][p='b']",
    ),
    "a figure whose picture is named apart": (
        '![a][b]\n\n[b]: figures/box.svg "c *d*"',
        "figure[img[@alt='a']]/figcaption[em='d']",
    ),
    "a figure of Quarto": ('![c](figures/box.svg){fig-alt="a"}', "figure[img[@alt='a']]/figcaption[.='Figure 1 c']"),
    "a link to the second of two alike": ("[x](#a-1)\n\n## A\n\n## A", "p/a[@href='#top-a-2']"),
    "a link as pandoc names headings": ("[x](#start-now)\n\n## 1. Start now!", "p/a[@href=concat('#', //h2/@id)]"),
    "a head of HTML without a word of it": (
        "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>",
        "table[thead/tr/th[@scope='col'][2]]/tbody/tr/th[@scope='row']",
    ),
    "a fence that is closed farther out": (
        "- a\n\n  ``` r\n  x\n ```\n\n- b\n\n1. c\n   ```sh\n   y\n```\n2. d",
        "ul[li[2]/p='b']/following-sibling::ol[li[1]/pre[.='y\n']]/li[2][.='d']",
    ),
    "a callout with an id": (
        'See [](#c).\n\n::: {.note title="A b" #c}\nd\n:::',
        "p/a[@href='#c'][contains(., 'A b')][not(contains(., 'd'))]",
    ),
    "a directive with an id": ("[](#c)\n\n```{tip} A b\n:name: c\nd\n```", "aside[@id='c']/p[.='d']"),
    "a callout whose heading is its title": (
        "```{tip}\n:class: dropdown\n## A b\nd\n```",
        "aside[p[1]='Tip: A b'][not(h2)]/p[.='d']",
    ),
    "a callout by another name": ("> [!QUESTION]\n> a", "aside[@class='callout tip'][p[1]='Tip: Question']"),
}


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_a_construct_becomes_what_the_vocabulary_has(tmp_path: Path, name: str) -> None:
    """By its elements, roles, ids and words."""
    text, path = CONSTRUCTS[name]
    tree = read(tmp_path, text)
    assert tree.xpath(path), etree.tostring(tree, encoding="unicode")


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "“a” ‘b’"), ("de", "„a“ ‚b‘"), ("fr", "«\u202fa\u202f» “b”")],
)
def test_quotation_marks_are_those_of_the_language(tmp_path: Path, language: str, said: str) -> None:
    """Straight marks in the source become the marks that readers of the language expect."""
    tree = read(tmp_path, "\"a\" 'b'", SETTINGS.replace("language: en", f"language: {language}"))
    paragraph = tree.find("p")
    assert paragraph is not None
    assert paragraph.text == said


def test_sections_are_numbered_if_that_is_wished(tmp_path: Path) -> None:
    """The number is markup of its own, so that an edition can set it apart."""
    tree = read(tmp_path, "x", SETTINGS.replace("number-sections: false", "number-sections: true"))
    heading = tree.find("h1")
    assert heading is not None
    assert flat_text(heading) == "1 T"
    assert heading[0].get("class") == "number"


def test_the_glossary_gives_its_terms_ids(tmp_path: Path) -> None:
    """Each term is a definition that links can reach."""
    findings = Findings()
    settings = SETTINGS + "back:\n  glossary: back/glossary.md\n"
    book = read_guide(write_guide(tmp_path, "# T\n", settings=settings, **{"back/glossary.md": GLOSSARY}), findings)
    part = book.of_kind(PartKind.GLOSSARY)
    assert part is not None
    assert part.tree.xpath("dl[@class='glossary']/dt[@id='term-uric-acid']/dfn[.='Uric acid']")


@pytest.mark.parametrize("title", ["Glossary", "References", "Contents", "Disclaimer"])
def test_a_section_may_be_called_like_a_part(tmp_path: Path, title: str) -> None:
    """A section's title may be that of the glossary or the references; their ids are not taken from them."""
    findings = Findings()
    settings = SETTINGS + "back:\n  glossary: back/glossary.md\n"
    text = f"# {title}\n\nA claim {CITED}.\n"
    book = read_guide(write_guide(tmp_path, text, settings=settings, **{"back/glossary.md": GLOSSARY}), findings)
    assert findings.items == []
    part = book.of_kind(PartKind.SECTION)
    assert part is not None
    assert part.id == f"section-{title.lower()}"


def test_every_id_of_a_book_is_there_once(guide: object, fieldbook: object) -> None:
    """And every link inside a book has its target."""
    from guidepress.model.book import Book

    for book in (guide, fieldbook):
        assert isinstance(book, Book)
        ids = [name for part in book.parts for name in part.tree.xpath("//@id")]
        assert len(ids) == len(set(ids))
        links = {href[1:] for part in book.parts for href in part.tree.xpath("//@href[starts-with(., '#')]")}
        assert links <= set(ids)
