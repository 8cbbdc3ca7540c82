"""Markup that once ended in a crash or took all memory: it is read, or refused at its line."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from guidepress.model.finding import Findings
from guidepress.read import read_guide
from guidepress.read.markdown import bounds
from tests.support.small_guide import write_guide

HARMLESS = {
    "control references": ("A separator: &#x1F; and &#xFFFF; end.", "A separator:  and  end."),
    "an escaped sign in a term's title": (r'A [word]{title="a\_b"} here.', "A word here."),
    "an escaped tag": (r"A \<script> and \<b>.", "A <script> and <b>."),
    "a line that begins with an escaped tag": (r"\<script>alert(1)\</script>", "<script>alert(1)</script>"),
    "an escaped comment": (r"\<!-- said -->", "<!– said –>"),
    "an escaped character reference": (r"A \&amp; and \&lt;b>.", "A &amp; and &lt;b>."),
    "every sign escaped": (r"\!\#\$\%\&\+\,\/\:\;\<\=\>\?\@\^\|\~ x", "!#$%&+,/:;<=>?@^|~ x"),
    "an escaped sign in a term": (r"A [word \_x]{.term} here.", "A word _x here."),
    "code in a term": ("A [word `c`]{.term} here.", "A word c here."),
    "a place to break": ("A long<wbr>word.", "A longword."),
    "strokes that raise what is no letter": ("# a ~~~^~^[", "~~~^~["),
    "a task in what is no table": ("# <table>\n- [x] a", "☑ a"),
    "a note of nothing before a comment without an end": ("^[]\n<!--", ""),
    "a source of the web": ('<blockquote cite="https://example.org/a b"><p>Words.</p></blockquote>', "Words."),
}
REFUSED = {
    "columns without end": '<table><colgroup><col span="100000000"></colgroup><tr><td>x</td></tr></table>',
    "a cell without end": '<table><tr><td colspan="1000000">x</td></tr></table>',
    "rows without end": '<table><tr><td rowspan="1000000">x</td></tr></table>',
    "no number": '<table><tr><td colspan="x">x</td></tr></table>',
    "a list that begins nowhere": '<ol start="x"><li>y</li></ol>',
    "an item with no number": '<ol><li value="y">y</li></ol>',
    "a direction that is none": '<p dir="up">y</p>',
}


def read(folder: Path, text: str) -> tuple[str, list[str]]:
    """What the section says, and the codes that were found."""
    write_guide(folder, f"# One\n\n{text}\n")
    findings = Findings()
    book = read_guide(folder, findings)
    section = next(part for part in book.parts if part.source.startswith("sections/"))
    return " ".join("".join(section.tree.itertext()).split()), [finding.code for finding in findings.items]


@pytest.mark.parametrize(("text", "said"), HARMLESS.values(), ids=HARMLESS)
def test_what_is_harmless_is_read(text: str, said: str, tmp_path: Path) -> None:
    """Its words are there."""
    words, _codes = read(tmp_path, text)
    assert " ".join(said.split()) in words


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_a_value_that_is_none_is_refused_at_its_line(text: str, tmp_path: Path) -> None:
    """MAN021; the words stay, the attribute does not."""
    words, codes = read(tmp_path, text)
    assert "MAN021" in codes
    assert words.endswith(("x", "y"))


def test_a_script_is_no_source(tmp_path: Path) -> None:
    """MAN022 for an address that runs."""
    _words, codes = read(tmp_path, '<blockquote cite="javascript:alert(1)"><p>Words.</p></blockquote>')
    assert codes == ["MAN022"]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("<em>\n\nOne\n\n- two\n\n</em>\n\nafter", "<p><em>One</em></p><ul><li><em>two</em></li></ul><p>after</p>"),
        (
            '<a href="#one">\n\nOne\n\n> two\n\n</a>',
            '<p><a href="#one">One</a></p><blockquote><p><a href="#one">two</a></p></blockquote>',
        ),
        ("<div><b>x<p>y</p>z</b></div>", "<div><p><b>x</b></p><p><b>y</b></p><p><b>z</b></p></div>"),
        ('<b id="q">\n\n$$x$$\n\n</b>\n\n`c`', "<p><code>c</code></p>"),
        ("<b>one</b>", "<p><b>one</b></p>"),
    ],
)
def test_a_phrase_around_blocks_stands_in_each(text: str, made: str, tmp_path: Path) -> None:
    """HTML lets no phrase hold a block; readers of pages and EPUBCheck go by that."""
    write_guide(tmp_path, f"# One\n\n{text}\n")
    book = read_guide(tmp_path, Findings())
    section = next(part for part in book.parts if part.source.startswith("sections/")).tree_copy()
    told = re.sub(r' data-(?:at|own)="[^"]*"', "", etree.tostring(section, encoding="unicode"))
    assert made in told.replace("\n", "")


@pytest.mark.parametrize("address", ["#%00", "#%1F", "#%EF%BF%BF", "#%EE%80%80", "#x%0B"])
def test_an_address_of_a_control_leads_nowhere(address: str, tmp_path: Path) -> None:
    """MAN041: escaped signs that XML cannot hold are no fault of the reader."""
    words, codes = read(tmp_path, f"A [link]({address}) here.")
    assert (words, codes) == ("One A link here.", ["MAN041"])


def test_an_id_with_a_fact_is_told_as_one(tmp_path: Path) -> None:
    """The message says what is wrong with it, not that it should begin with the letter with which it begins."""
    findings = Findings()
    read_guide(write_guide(tmp_path, '# One\n\n<p id="a-{{version}}">Words.</p>\n'), findings)
    assert [one.message for one in findings.items if one.code == "MAN021"] == [
        "'a-{{version}}' holds a fact in double braces, which no id can"
    ]


def test_headings_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """MAN013 once, at the first heading that is one too many; comments in code are none."""
    monkeypatch.setattr(bounds, "MAX_HEADINGS", 3)
    text = "## Two\n\n```sh\n# a\n# b\n# c\n```\n\n### Three"
    assert read(tmp_path / "few", text)[1] == []
    write_guide(tmp_path / "many", f"# One\n\n{text}\n\nFour\n----\n\n## Five\n")
    findings = Findings()
    read_guide(tmp_path / "many", findings)
    assert [f"{one.code} {one.place.line}" for one in findings.items] == ["MAN013 13"]


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        ("|" + " a |" * 200 + "\n|" + " - |" * 200 + "\n|" + " b |" * 200, []),
        ("|" + " a |" * 201 + "\n|" + " - |" * 201 + "\n|" + " b |" * 201, ["MAN013"]),
        ("<table><tr>" + '<td colspan="100">a</td>' * 3 + "</tr></table>", ["MAN013"]),
    ],
    ids=["at the limit", "of bars", "of cells that span"],
)
def test_the_columns_of_a_table_are_bounded(table: str, codes: list[str], tmp_path: Path) -> None:
    """1,500 columns ended a build after half a minute, in the words of a validator and without a line."""
    assert read(tmp_path, table)[1] == codes


NESTED: dict[str, Callable[[int], str]] = {
    "lists": lambda depth: "\n".join("    " * n + "- Words." for n in range(depth)),
    "quotations": lambda depth: "> " * depth + "Words.",
    "callouts": lambda depth: "\n".join(
        [*(":" * (60 - n) + " note" for n in range(depth)), "Words.", *(":" * (61 - depth + n) for n in range(depth))]
    ),
}


@pytest.mark.parametrize(("kind", "most"), [("lists", 12), ("quotations", 12), ("callouts", 6)])
def test_boxes_in_boxes_leave_room_for_words(kind: str, most: int, tmp_path: Path) -> None:
    """MAN014 at a level too many: thirty lists in one another ran out of the page, which the PDF's prover told."""
    assert read(tmp_path / "most", NESTED[kind](most))[1] == []
    assert read(tmp_path / "more", NESTED[kind](most + 1))[1] == ["MAN014"]
