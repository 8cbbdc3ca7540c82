"""The words of the files against those of the Book: what reading loses or makes up is found, and nothing else is.

It is long because each way to lose a word has its text here.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from guidepress.check.source.every_word import check_source
from guidepress.check.source.pieces import Known
from guidepress.check.source.signs import signs
from guidepress.check.source.written import written
from guidepress.model.book import Book, Part
from guidepress.model.finding import Finding, Findings
from guidepress.model.xhtml import PUT_IN, classes, detach, place_of
from guidepress.read import read_guide
from tests.support.costs import grows_in_proportion
from tests.support.places import CASES
from tests.support.small_guide import write_guide

ADDED = {"label", "number", "noteref", "backlink", "cite", "xref", "callout-title"}
TIMES = 30


def found_in(folder: Path, text: str) -> list[str]:
    """What the comparison finds in a guide of one section."""
    book = read_guide(write_guide(folder, text), Findings())
    return [f"{one.code} {one.place.line} {one.message}" for one in check_source(book)]


@pytest.mark.parametrize("name", ["guide", "fieldbook", "minimal"])
def test_sound_guides_lose_nothing(name: str, request: pytest.FixtureRequest) -> None:
    """No word of three guides differs between the files and the Book."""
    assert list(check_source(request.getfixturevalue(name))) == []


def test_the_stock_guide_loses_nothing() -> None:
    """Nor one of the guide that the cases start from."""
    assert list(check_source(read_guide(CASES / "_guide", Findings()))) == []


@pytest.mark.parametrize(
    "noise",
    ["\\``", "$$\n[^1]: httpsexampleorga$$\nhttpsexa\n\nhttpsexampleorgahttpsexao"],
    ids=["an escape in a run of backquotes", "a note in a formula that is not closed"],
)
def test_noise_is_compared_to_its_end(tmp_path: Path, noise: str) -> None:
    """What noise once broke the comparison."""
    assert all(one.startswith("SRC") for one in found_in(tmp_path, f"# T\n\n{noise}\n"))


MARKUP = {
    "an address of mail with its scheme": "Write to <mailto:x@example.org> or <x@example.org>.",
    "emphasis in a word": "# T\n\nun*believ*able **so**me `a<b>` x\\*y",
    "attributes": "# T {#id .a}\n\n[words]{lang=fr} and a paragraph.\n{: lang=de }\n\n## H {.b c=d}",
    "links": '# T\n\n[a](https://example.org/a "t") [b][c] [d] <https://example.org/x> <a@example.org>\n\n[c]: https://example.org "y"\n[d]: <https://example.org/d>',
    "a picture in a line": "# T\n\na ![b c](figures/box.svg) d",
    "a figure below a waiver": '# T\n\n<!-- waive LAN027: it speaks for itself -->\n![b](figures/box.svg "c d"){#f}',
    "a figure at the head of a callout": '# T\n\n!!! note "a"\n    ![b](figures/box.svg "c d")\n\ne',
    "a figure in a division": '# T\n\n::: note\n![b](figures/box.svg "c d")\n:::\n\ne',
    "a figure in a callout of a step": '# T\n\n1. a\n    !!! note "b"\n        ![c](figures/box.svg "d e")\n\nf',
    "a figure with a caption": '# T\n\n![b](figures/box.svg "c *d* [e](https://example.org)"){#f}',
    "comments": "# T\n\na <!-- b --> c\n\n<!--\nd\n\n```\ne\n-->\n\nf",
    "HTML": '# T\n\n<table><tr><td colspan="2">a</td></tr></table>\n\nb<br>c<sub>d</sub>\n\n<p><img src="figures/box.svg" alt="e f"></p>',
    "HTML in code": "# T\n\n`<b>` `[a](b)` `&amp;` ``c`d``\n\n    <i>e</i> [f](g) {#h}\n\n```html\n<b title='x'>[^y]</b>\n```",
    "notes": "# T\n\na[^1] b[^2] c[^1]\n\n[^2]: d[^3]\n[^1]: e\n\n    f\n\n[^3]: g\n\nh",
    "entities": "# T\n\ncaf&eacute; &amp; &#8364; &notanentity;",
    "a table": "# T\n\nTable: C. {#t}\n\n| a | b |\n|---|:-:|\n| c `|` | d |",
    "callouts": '# T\n\n!!! note\n    a\n\n!!! tip "B c"\n    d\n\n!!! warning "Warning"\n    e',
    "notes behind brackets": "# T\n\na [@snow1855][^1] b [@snow1855, p. 3][^2] [c][^3] [@snow1855, p. 4][@snow1855, p. 5]\n\n[^1]: d\n\n[^2]: e\n\n[^3]: f",
    "a caption behind a table, and one of HTML": "# T\n\n| a | b |\n|---|---|\n| c | d |\n\nTable: E f.\n\nTable: G.\n\n<table><caption>H <b>i</b> j</caption><tr><th>k</th><th>l</th></tr><tr><td>m</td><td>n</td></tr></table>\n\nTable: O.\n\n| p | q |\n|---|---|\n| r | s |\n\nt",
    "citations": "# T\n\na [@snow1855, p. 4] b",
    "cross-references": "# T\n\n[](#b) x\n\n## B {#b}",
    "abbreviations": "# T\n\nThe WHO.\n\n*[WHO]: World Health",
    "formulas": "# T\n\n$a_1 < b^{2}$ and\n\n$$\n\\frac{a}{b} \\text{if } c\n$$",
    "a term with a bar in it": '# T\n\n`a` : b | "c"\n: d e\n\n| f | g |\n|---|---|\n| h | i |\n\n: J k',
    "definitions": "# T\n\nA b\n:   c\n\n    d",
    "signs of many scripts": "# T\n\nm² ½ हिन्दी שלום 中文。日本 ﬁn e\u0301 a\u00adb\u200bc",
    "a price": "# T\n\n$5 and $10, 5 \\$.",
    "no title": "a b",
    "titles that are words for callouts": "# T\n\n::: {.callout-note}\n## **Quote**\n> a\n:::\n\n::: {.callout-tip}\n\n# Note\n\nb\n:::\n\n"
    '::: {.callout-tip title="Warning"}\nc\n:::\n\n:::{note} Important\nd\n:::\n\n::: {.callout-note}\n## Quotes of note\ne\n:::',
    "callouts of GitHub without a title": "# T\n\n> [!IMPORTANT]\n> a\n\n!!! bug\n    b\n\n> [!CAUTION]\n> c",
    "titles of code": '# T\n\n``` py title="a b.py" hl_lines="1"\nx = 1\n```\n\n```sh [npm]\ni\n```\n\n```{.r filename="c.R"}\ny\n```',
    "options of directives": "# T\n\n```{admonition} A b\n:class: tip\nc\n```\n\n:::{note}\n:class: dropdown\nd\n:::\n\n```{code-block} sh\n:caption: e\n:linenos:\nf\n```",
    "a picture that is named apart": '# T\n\n![a b][c]\n\nd\n\n[c]: figures/box.svg "e *f*"',
    "a picture of Quarto": '# T\n\na\n\n![c *d*](figures/box.svg){#fig-x fig-alt="e f" fig-align="center"}\n\nb',
    "tabs": '# T\n\n=== "A b"\n\n    c\n\n=== "D"\n\n    e',
    "formulas in fences": "# T\n\n```math\na^2 \\text{b}\n```\n\n$`c_1`$",
    "a caption behind a table in code": "# T\n\n````md\n| a | b |\n|---|---|\n| c | d |\n\n: E {#f}\n````",
    "names in a sentence": "# T\n\nAs @snow1855 [p. 3] says, and @snow1855.",
    "other lists": "# T\n\n#. a\n#. b\n\nC\n  ~ d",
}


@pytest.mark.parametrize("name", MARKUP)
def test_markup_is_no_loss(tmp_path: Path, name: str) -> None:
    """What is declared to be markup may be missing; what looks like it, in code, is not."""
    assert found_in(tmp_path, MARKUP[name]) == []


LOST = {
    "the title of code": ('# T\n\n``` py title="a.py"\nx\n```', ".//p[@class='code-title']"),
    "the caption of a picture that is named apart": (
        '# T\n\n![a b][c]\n\nd\n\n[c]: figures/box.svg "e f"',
        ".//figcaption",
    ),
    "the caption of a picture of Quarto": ('# T\n\n![c d](figures/box.svg){fig-alt="e f"}', ".//figcaption"),
}


@pytest.mark.parametrize("name", LOST)
def test_what_stands_in_marks_is_missed(tmp_path: Path, name: str) -> None:
    """Words that stand in what opens a block are words: without them the comparison says so."""
    text, path = LOST[name]
    book = read_guide(write_guide(tmp_path, text), Findings())
    for part in book.parts:
        for element in part.tree.xpath(path):
            detach(element)
    assert [one.code for one in check_source(book)] == ["SRC001"]


def hidden(element: etree._Element) -> bool:
    """Whether an element, or one around it, is made by reading."""
    return any(classes(one) & ADDED for one in (element, *element.iterancestors()) if isinstance(one.tag, str))


def empty(element: etree._Element) -> None:
    """Take the words of an element away."""
    tail = element.tail
    element.clear(keep_tail=True)
    element.tail = tail


def lose_element(tags: str, name: str = "") -> Callable[[Part, random.Random], tuple[etree._Element, Part] | None]:
    """Lose an element of these tags with what is in it."""

    def lose(part: Part, chance: random.Random) -> tuple[etree._Element, Part] | None:
        tree = part.tree_copy()
        those = [
            one
            for one in tree.iter(*tags.split())
            if not hidden(one) and signs("".join(one.itertext())) and (not name or name in classes(one))
        ]
        if not those:
            return None
        chosen = chance.choice(those)
        at = etree.Element("x", {"data-at": str(place_of(chosen))})
        empty(chosen)
        return at, replace(part, tree=tree)

    return lose


def lose_word(part: Part, chance: random.Random) -> tuple[etree._Element, Part] | None:
    """Lose one word of a text."""
    tree = part.tree_copy()
    those = [
        one
        for one in tree.iter("p", "li", "td", "th", "em", "a", "h2", "dd")
        if not hidden(one) and signs(one.text or "")
    ]
    if not those:
        return None
    chosen = chance.choice(those)
    held = (chosen.text or "").split()
    held.remove(chance.choice([word for word in held if signs(word)]))
    chosen.text = " ".join(held)
    return chosen, replace(part, tree=tree)


LOSSES = {
    "a cell": lose_element("td th"),
    "an item": lose_element("li dd dt"),
    "a paragraph": lose_element("p"),
    "a heading": lose_element("h2 h3 h4"),
    "a note": lose_element("aside", "footnote"),
    "a caption": lose_element("figcaption caption"),
    "code": lose_element("pre code"),
    "a phrase": lose_element("em strong a span"),
    "a word": lose_word,
}


def losses(book: Book, name: str) -> Iterator[tuple[etree._Element, list[Finding]]]:
    """Losses of one kind, each in a copy of one part, with what is found in it."""
    chance = random.Random(name)  # noqa: S311 - the same losses every time
    parts = [part for part in book.parts if part.source.endswith(".md")]
    for _ in range(TIMES):
        if (done := LOSSES[name](chance.choice(parts), chance)) is not None:
            at, part = done
            yield at, list(check_source(replace(book, parts=(part,))))


@pytest.mark.parametrize("name", LOSSES)
@pytest.mark.parametrize("guide_name", ["guide", "fieldbook"])
def test_every_loss_is_found(name: str, guide_name: str, request: pytest.FixtureRequest) -> None:
    """Whatever is taken out of the Book, at random: it is told, at its line or in the lines of its block."""
    made = 0
    for at, findings in losses(request.getfixturevalue(guide_name), name):
        where = etree.tostring(at)
        assert findings, where
        assert {one.code for one in findings} <= {"SRC001", "SRC003"}, (where, [str(one) for one in findings])
        place = place_of(at)
        assert findings[0].place.file == place.file
        assert place.line is not None
        assert 0 <= (findings[0].place.line or 0) - place.line < 80, (where, [str(one) for one in findings])
        made += 1
    assert made >= 5 or (name, guide_name) in {("a note", "guide"), ("code", "guide"), ("a caption", "guide")}


def test_words_that_nobody_wrote_are_found(tmp_path: Path) -> None:
    """SRC002 at the line of the element that says them."""
    book = read_guide(write_guide(tmp_path, "# T\n\nOne two three.\n\nFour five six.\n"), Findings())
    section = next(part for part in book.parts if part.source == "sections/one.md")
    tree = section.tree_copy()
    tree[2].text = "Four and a half five six."
    found = list(check_source(replace(book, parts=(replace(section, tree=tree),))))
    assert [str(one) for one in found] == ["SRC002 error sections/one.md:5 not written: “and a half”"]


def test_what_markers_put_in_is_no_loss(tmp_path: Path) -> None:
    """Facts in the text and in a description, a table of contacts, and braces that stay; but not a word beside them."""
    folder = write_guide(
        tmp_path,
        "# A\n\nThis is {{version}} of {{ date }}, \\{{version}}, `{{ version }}`, `\\{{version}}`.\n\n"
        "{{statement:emergency}}\n\n{{contacts}}\n\n![Of {{version}} \\{{date}}.](a.svg)\n",
    )
    with (folder / "guide.yaml").open("a", encoding="utf-8") as file:
        file.write("policy: health-us\n")
    (folder / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', encoding="utf-8")
    book = read_guide(folder, Findings())
    part = next(part for part in book.parts if part.source.endswith(".md") and part.tree.find(".//img") is not None)
    said = "".join(part.tree.itertext())
    assert f"This is {book.settings.version} of " in said
    assert "{{version}}, {{ version }}, \\{{version}}." in said
    assert "Where to call" in said
    assert [image.get("alt") for image in part.tree.iter("img")] == [f"Of {book.settings.version} {{{{date}}}}."]
    assert part.tree.find(".//p[@data-require='emergency']") is not None
    assert list(check_source(book)) == []
    for table in part.tree.iter("table"):
        table.attrib.pop(PUT_IN)
    assert [one.code for one in check_source(book)] == ["SRC003"]


def test_marks_that_begin_as_the_next_word_does_are_not_that_word(tmp_path: Path) -> None:
    """``{r}`` of a formula is told, the ``r`` of the fence behind it is not, and the code begins with that letter."""
    assert found_in(tmp_path, "It ($V_{r}$).\n\n```r\nrep_fly <- x\n```\n\nSo on.") == []


def test_other_words_are_found(tmp_path: Path) -> None:
    """SRC003 at the line of the word that another has taken the place of."""
    book = read_guide(write_guide(tmp_path, "# T\n\nTake 2\\*5 tablets\nand no more than three of them."), Findings())
    section = next(part for part in book.parts if part.source == "sections/one.md")
    tree = section.tree_copy()
    tree[1].text = (tree[1].text or "").replace("three", "eight")
    found = list(check_source(replace(book, parts=(replace(section, tree=tree),))))
    assert [str(one) for one in found] == ["SRC003 error sections/one.md:4 “eight” for “three”"]


def test_another_order_is_found(tmp_path: Path) -> None:
    """Two paragraphs that change places are a difference, though no word is lost."""
    paragraphs = ["One two three four five six.", "Seven eight nine ten eleven twelve.", "And so on to the end of it."]
    book = read_guide(write_guide(tmp_path, "# T\n\n" + "\n\n".join(paragraphs)), Findings())
    section = next(part for part in book.parts if part.source == "sections/one.md")
    tree = section.tree_copy()
    first = tree[1]
    detach(first)
    tree.insert(2, first)
    found = [str(one) for one in check_source(replace(book, parts=(replace(section, tree=tree),)))]
    assert [one.split()[0] for one in found] == ["SRC001", "SRC002"]


def test_many_differences_are_told(tmp_path: Path) -> None:
    """A file of which the Book has kept nothing, or every other word, is told as any other."""
    text = "# T\n\n" + "\n\n".join(f"Paragraph {n} says word{n} and [x{n}](y{n}) `z{n}`." for n in range(2000))
    book = read_guide(write_guide(tmp_path, text), Findings())
    section = next(part for part in book.parts if part.source == "sections/one.md")
    for keep in (0, 2):
        tree = section.tree_copy()
        for number, paragraph in enumerate(tree.findall("p")):
            if not keep or number % keep:
                empty(paragraph)
        assert list(check_source(replace(book, parts=(replace(section, tree=tree),))))


HOSTILE = {
    "backquotes": "`a ``b " * 20_000,
    "brackets": "[a](b " * 20_000,
    "tags that never end": '<a "' * 20_000,
    "comments that never end": "<!-- " * 20_000,
    "comments at lines that never end": "<!-- x\n\n" * 10_000,
    "notes": "a^[b " * 20_000,
    "calls": "[^a] " * 20_000,
    "braces": '{.a "b ' * 20_000,
    "citations": "[@" * 40_000,
    "pictures": '![a](b "c") ' * 10_000,
    "fences": "~~~ x\n" * 10_000,
    "scripts": "<script>" * 10_000,
    "definitions": "[a]: b\n" * 10_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_compared_in_no_time(name: str) -> None:
    """The plain reader goes through any text once."""
    text = HOSTILE[name]
    grows_in_proportion(lambda size: written("# T\n\n" + text[:size], Known()), len(text) // 8)


MANY = " ".join(f".c{number}" for number in range(3000))
LONG = 'title="' + "word " * 400 + '"'


@pytest.mark.parametrize(
    "text",
    [
        "[words]{@}",
        "## Words {@}",
        "Words.\n{: @ }",
        "``` {.python @}\nprint(1)\n```",
        "::: {@}\nWords.\n:::",
        "[words](https://example.org/){@}",
        "- one\n  {: @ }",
        "| a |\n|---|\n| b |\n{: @ }",
    ],
)
@pytest.mark.parametrize("attributes", [MANY, LONG], ids=["classes", "a title"])
def test_a_long_list_of_attributes_is_no_words(tmp_path: Path, text: str, attributes: str) -> None:
    """More than five hundred signs in braces were told as lost words, and as a fault of the reader (SRC003)."""
    assert found_in(tmp_path, text.replace("@", attributes)) == []
