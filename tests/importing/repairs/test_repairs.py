"""Menders: each changes what its finding names, and nothing else.

It is long because each mender has its cases here, found and not found.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from guidepress.importing.folder import SourceFolder
from guidepress.importing.plan import Log, Plan
from guidepress.importing.repairs.blocks import (
    as_it_stands,
    comment,
    crowded,
    head_cell,
    heading,
    heading_like,
    listed,
    lone_sign,
    other_language,
    row,
    settings,
    unclosed,
)
from guidepress.importing.repairs.formulas import formula
from guidepress.importing.repairs.near import start_of
from guidepress.importing.repairs.phrases import attribute, description, link, picture, stray_mark, tag
from guidepress.importing.repairs.signs import name_sign
from guidepress.importing.repairs.sources import mend_references
from guidepress.importing.text.addresses import settle_addresses
from guidepress.importing.text.formulas import turn_formulas
from guidepress.importing.text.lines import Context, joined, numbered
from guidepress.model.place import Place
from guidepress.model.rules import rule_of

ARROW = r"'\bar{X}_n \xfoo{P} \mu': ValueError"


@pytest.mark.parametrize(
    ("text", "at", "message", "wanted"),
    [
        (r"If $\mu$ is, \( \bar{X}_n \xfoo{P} \mu \) is.", 0, ARROW, r"If $\mu$ is, `\bar{X}_n \xfoo{P} \mu` is."),
        (r"One \[ \xfoo a \] two.", 0, r"the command \xfoo is not known", r"One `\xfoo a` two."),
        ("$$\n\\foo\n$$\nx", 0, r"the command \foo is not known", "~~~~tex\n\\foo\n~~~~\nx"),
        ("\\[\na\n\\foo\n\\]", 0, r"the command \foo is not known", "~~~~tex\na\n\\foo\n~~~~"),
        (
            "$a$\n\n\\begin{align*}\n\\foo\n\\end{align*}\nx",
            2,
            r"the command \foo is not known",
            "$a$\n\n~~~~tex\n\\begin{align*}\n\\foo\n\\end{align*}\n~~~~\nx",
        ),
        ("$$\nb\n$$\n\n$$\n\\foo\n$$", 1, r"the command \foo is not known", "$$\nb\n$$\n\n~~~~tex\n\\foo\n~~~~"),
        ("$a$ and $b$", 0, "'c': IndexError", "`a` and `b`"),
    ],
)
def test_the_formula_that_is_meant_becomes_code(text: str, at: int, message: str, wanted: str) -> None:
    """In every kind of bracket; the others of its line stay formulas. If none is it, all of the line are code."""
    lines = text.split("\n")
    assert formula(lines, at, message)
    assert "\n".join(lines) == wanted


def test_braces_of_a_formula_are_no_attributes() -> None:
    r"""An attribute that cannot be found takes nothing away: ``\sqrt{4}`` was left without its 4."""
    lines = [r"Where \(\sqrt{4}\) is, and 25<27."]
    assert attribute(lines, 0, "27=… on <span> is not allowed") == ""
    assert lines == [r"Where \(\sqrt{4}\) is, and 25<27."]
    lines = ["## Title {: .x foo}"]
    assert attribute(lines, 0, "foo=… on <h2> is not allowed")
    assert lines == ["## Title"]


@pytest.mark.parametrize(
    ("tag", "wanted"),
    [
        (
            '<img src="a/gan-schema.png" alt="gan-schema" width="6"/>',
            '<img src="a/gan-schema.png" alt="gan_schema: ?" width="6"/>',
        ),
        ('<img src="a/image2.png" alt="image2: ?"/>', '<img src="a/image2.png" alt="image2 x"/>'),
        ("<img alt='gan-schema' src='gan-schema.png'>", "<img alt=\"gan_schema: ?\" src='gan-schema.png'>"),
    ],
)
def test_a_picture_of_html_keeps_its_picture(tag: str, wanted: str) -> None:
    """Where only its alternative text is at fault, which is the name of its file: whole books of them became code."""
    lines = ["Before.", tag]
    name = "image2" if "image2" in tag else "gan-schema"
    assert description(lines, 1, f"the alternative text of 'sections/a/{name}.png' is its file name")
    assert lines == ["Before.", wanted]


def test_a_picture_behind_a_span_of_three_backticks_is_found() -> None:
    """Words such as "* ```a```: b" open no block of code: what follows was thought to be code, and became code."""
    lines = ["* ```a```: b", "", '![Sea](img/sea.png "The sea")', "", "```", "x", "```"]
    assert picture(lines, 2, "'img/sea.png' does not exist")
    assert lines[2] == "The sea"


def test_a_sign_alone_gets_its_name() -> None:
    """In a table, whose cells stay cells; it has no name of its own otherwise."""
    lines = ["| | Item |", "|--|--|", "| 📱 | **Phone** 📱 |", "| ⚠️ | Mind |"]
    assert lone_sign(lines, 2, "'📱' is all that stands here")
    assert lone_sign(lines, 3, "'⚠️' is all that stands here")
    assert lines[2:] == [
        '| 📱 <span lang="en">mobile phone</span> | **Phone** 📱 |',
        '| ⚠️ <span lang="en">warning sign</span> | Mind |',
    ]
    assert lone_sign(lines, 0, "'\x01' is all that stands here") == ""


def test_a_row_is_made_to_fit_its_own_table() -> None:
    """Whatever stands right before the table: a heading without an empty line behind it."""
    lines = ["### Keys", "Name | Keys | Other", "---- | ---- | -----", "`help` | ++help++ |"]
    assert row(lines, 3, "this row has 2 cells, the head of its table 3")
    assert lines[3] == "| `help` | ++help++ |  |"


def test_a_table_with_too_many_columns_becomes_several() -> None:
    """A hundred columns each, the sign of a column in a cell among them, and no cell is lost; other crowds stay two."""
    rows = ["| " + " | ".join(f"{name}{n}" for n in range(230)) + " |" for name in ("a", r"b\|")]
    lines = ["x", "", rows[0], "|" + "---|" * 230, rows[1], "", "y"]
    assert crowded(lines, 2, "a table of 230 columns; the limit is 200").startswith("a table in several")
    tables = "\n".join(lines).split("\n\n")[1:-1]
    assert [[len(re.findall(r"(?<!\\)\|", row)) - 1 for row in table.split("\n")] for table in tables] == [
        [100] * 3
    ] * 2 + [[30] * 3]
    assert len(re.findall(r"[ab]\S*\d+", "\n".join(tables))) == 460
    assert crowded(["# A", "", "## B"], 2, "more than 2500 headings in one file") == ""


def test_code_in_a_quotation_is_closed_there() -> None:
    """Not at the end of the file."""
    lines = ["> ```", "> a", "", "b"]
    assert unclosed(lines, 0, "")
    assert "\n".join(lines) == "> ```\n> a\n> ```\n\nb"


def test_emphasis_with_a_space_at_its_end_is_emphasis() -> None:
    """What stands right in the same line stays as it is; signs that count something are no emphasis."""
    lines = ["[**Shire **](a), [**Miraath**](b) and ** words**, or 2 ** 3."]
    assert stray_mark(lines, 0, "'**' is printed as it stands, in “Shire”")
    assert lines == ["[**Shire** ](a), [**Miraath**](b) and **words**, or 2 ** 3."]


def test_a_heading_that_shows_its_own_number_says_its_words() -> None:
    """As exercises of Quarto have it: the number is set by the guide."""
    lines = ["### Task [](#sec-a) Sums {#sec-a}"]
    assert link(lines, 0, "'sec-a' refers to itself")
    assert lines == ["### Task Sums {#sec-a}"]


def test_a_picture_whose_name_has_spaces(tmp_path: Path) -> None:
    """It was text, for no address has a space; one that is not there stays as it is typed."""
    (tmp_path / "a b.png").write_bytes(b"x")
    context = Context(SourceFolder(tmp_path), Plan("Markdown"), Log(), "c.md")
    made = joined(settle_addresses(numbered('![Sea](a b.png "d e") ![](c d.png) `![](a b.png)`'), context))
    assert made == '![Sea](a%20b.png "d e") ![](c d.png) `![](a b.png)`'


def test_a_block_right_below_code_begins_there() -> None:
    """A waiver was set into the code above it, where it is none."""
    lines = ["a", "```", "b", "```", "c", "d", "", "```", "e"]
    assert [start_of(lines, at) for at in (5, 4, 2, 0)] == [4, 4, 0, 0]


def test_an_id_that_is_none_goes() -> None:
    """And what else its braces hold stays."""
    lines = ["# 6.0 Notes {: #\\6.0}", "### Title {##title}", "# A {: #1 .b }"]
    for number, name in enumerate((r"\6.0", "#title", "1")):
        assert attribute(lines, number, f"'{name}' is no id: begin with a letter")
    assert lines == ["# 6.0 Notes", "### Title", "# A {: .b }"]


def test_what_a_component_shows_stays() -> None:
    """The words of a badge; other attributes are no words."""
    lines = ["## Mode <Badge type='warning' text='new' />", "<Tabs default='a'>"]
    assert tag(lines, 0, "<Badge> is no tag")
    assert tag(lines, 1, "<Tabs> is no tag")
    assert lines == ["## Mode (new)", ""]


def test_an_alternative_text_that_says_nothing_is_told_to_say_nothing() -> None:
    """A picture may be called "placeholder", which is no description either."""
    lines = ["![placeholder](a/placeholder.png)"]
    message = "the alternative text of 'a/placeholder.png' is 'placeholder'"
    assert description(lines, 0, message)
    assert description(lines, 0, message)
    assert lines == ['![placeholder x](a/placeholder.png "placeholder")']


def test_a_sign_that_marks_nothing_is_escaped() -> None:
    """In the words, and in no code."""
    lines = ["Call __hook and `__hook`."]
    assert stray_mark(lines, 0, "'__' is printed as it stands, in “__hook and”")
    assert lines == [r"Call \_\_hook and `__hook`."]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (r"So \\(a\_1 < b\\) and \\[ x \\\\ y \\].", r"So \(a_1 < b\) and \[ x \\ y \]."),
        ("\\\\[\na \\\\\\\\\nb\n\\\\]", "\\[\na \\\\\nb\n\\]"),
        (r"A \\[ n \text{\\(k\\) times} \\].", r"A \[ n \text{\(k\) times} \]."),
        (r"In code `\\(a\\)` it stays, and alone \\( too.", r"In code `\\(a\\)` it stays, and alone \\( too."),
        ("~~~\n\\\\(a\\\\)\n~~~", "~~~\n\\\\(a\\\\)\n~~~"),
        ("\\\\[\n\nno end", "\\\\[\n\nno end"),
    ],
)
def test_formulas_of_mathjax_behind_markdown(text: str, wanted: str) -> None:
    """As mdBook and GitBook have them: Markdown takes a backslash away before MathJax sees the formula."""
    assert joined(turn_formulas(numbered(text))) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("*Wash them.*\n\n**Dry them.**", "Wash them:\n\n**Dry them.**"),
        ("\n__Wash them__\nx", "\nWash them:\nx"),
        ("Wash *them*.\n\n**Dry them.**", None),
    ],
)
def test_only_the_line_that_looks_like_a_heading_is_changed(text: str, wanted: str | None) -> None:
    """In bold or italics; where it is not found, no other line far below loses its emphasis."""
    lines = text.split("\n")
    assert bool(heading_like(lines, 0, "")) is (wanted is not None)
    assert "\n".join(lines) == (wanted or text)


def test_a_text_says_that_it_is_in_another_language() -> None:
    """A chapter in English of a French book was given a waiver, in a fence that it broke."""
    lines = ["```python", "x", "```", "", "# Title"]
    assert other_language(lines, 0, "this part is in 'en', and guide.yaml says 'language: fr'")
    assert lines[:5] == ["---", "lang: en", "---", "", "```python"]
    assert other_language(lines, 0, "this part is in 'de', and guide.yaml says 'language: fr'") == ""


def test_a_sign_that_no_typeface_has_is_called_by_its_name(tmp_path: Path) -> None:
    """In the text marked as English, in code and in settings plain; the report keeps what was there. Letters stay."""
    (tmp_path / "sections").mkdir()
    (tmp_path / "guide.yaml").write_text("title: A \U0001f6ea\n", encoding="utf-8")
    (tmp_path / "import-report.md").write_text("\U0001f6ea", encoding="utf-8")
    (tmp_path / "sections/a.md").write_text(
        "# A\n\nSee \U0001f6ea\ufe0f, `\U0001f6ea`.\n\n```\n\U0001f6ea\n```\n", encoding="utf-8"
    )
    assert name_sign(tmp_path, "no font has the character '\U0001f6ea' (U+1F6EA)", "de")
    name = "northeast-pointing airplane"
    assert (tmp_path / "guide.yaml").read_text(encoding="utf-8") == f"title: A {name}\n"
    text = (tmp_path / "sections/a.md").read_text(encoding="utf-8")
    assert text == f'# A\n\nSee <span lang="en">{name}</span>, `{name}`.\n\n```\n{name}\n```\n'
    assert (tmp_path / "import-report.md").read_text(encoding="utf-8") == "\U0001f6ea"
    assert name_sign(tmp_path, "no font has the character '\u674e' (U+674E)", "de") == ""
    assert name_sign(tmp_path, "no font has 9 characters of Han, such as '\u674e' (U+674E)", "de") == ""


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        ("<td>Name</td><td><b>High</b></td>", "<tr><th>Name</th><th><b>High</b></th></tr>"),
        ('<td><img src="a.png"/></td><td>A song.</td>', "<tr><th>1</th><th>2</th></tr>\n<tr><td><img"),
        (
            "<td colspan=2>" + "long " * 20 + "</td><td>x</td>",
            "<tr><th>1</th><th>2</th><th>3</th></tr>\n<tr><td colspan=2>",
        ),
        ("<td></td><td>x</td>", "<tr><th>1</th><th>2</th></tr>\n<tr><td></td>"),
    ],
)
def test_a_row_that_is_no_head_becomes_none(cells: str, wanted: str) -> None:
    """Heads are short words; a row of pictures or of sentences was printed bold, on every page of its table."""
    lines = ["<table>", "<tbody>", f"<tr>{cells}</tr>", "<tr><td>1</td><td>2</td></tr>", "</tbody>", "</table>"]
    assert head_cell(lines, 0, "")
    assert wanted in "\n".join(lines)
    assert "<tr><td>1</td><td>2</td></tr>" in lines


def test_every_sign_alone_of_a_row_gets_its_name_and_no_other() -> None:
    """A row of ticks is one finding; a tick behind words is none, and stays as it is."""
    lines = ["| ✓ | ✓ | done ✓ | ✓ |"]
    assert lone_sign(lines, 0, "'✓' is all that stands here")
    tick = '✓ <span lang="en">check mark</span>'
    assert lines == [f"| {tick} | {tick} | done ✓ | {tick} |"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("* **A** in **B (b)** of the **C (c) **.", "* **A** in **B (b)** of the **C (c)**."),
        ("**A (a)** of ** B ** here", "**A (a)** of **B** here"),
        ("(*a*) is *b * and *c*", "(*a*) is *b* and *c*"),
    ],
)
def test_a_sound_emphasis_before_a_loose_one_stays(text: str, wanted: str) -> None:
    """What stands between two emphases is no emphasis: it was made bold, and the words beside it were not."""
    lines = [text]
    assert stray_mark(lines, 0, f"'{'**' if '**' in text else '*'}' is printed as it stands, in “x”")
    assert lines == [wanted]


@pytest.mark.parametrize(
    ("text", "at", "wanted"),
    [
        ("3. Do:\n   ```r\n   x\n   ```\n   ```\n\n4. Then", 4, "3. Do:\n   ```r\n   x\n   ```\n\n\n4. Then"),
        ("- a\n  ```\n  x\n\n  y\n\nEnd", 1, "- a\n  ```\n  x\n\n  y\n  ```\n\nEnd"),
        ("- a\n  ~~~\n  x", 1, "- a\n  ~~~\n  x\n  ~~~"),
    ],
)
def test_code_in_an_item_ends_with_the_item(text: str, at: int, wanted: str) -> None:
    """A fence in a list that nobody closes took all that follows for code when it was closed at the end of the file."""
    lines = text.split("\n")
    assert unclosed(lines, at, "this fence is not closed: all that follows is code")
    assert "\n".join(lines) == wanted


def test_a_number_that_is_none_leaves_the_type_of_its_reference(tmp_path: Path) -> None:
    """An ISBN in the field of an ISSN goes to its own; an article with a wrong PMID stays an article."""
    held = [
        {"id": "a", "type": "chapter", "title": "A", "ISSN": "978-1-84169-446-7 (HARDCOVER)"},
        {"id": "b", "type": "article-journal", "title": "B", "PMID": "none"},
        {"id": "c", "type": "book", "title": "C", "ISBN": "978-1-84169-446-8"},
        {"id": "d", "type": "x", "title": "D"},
    ]
    path = tmp_path / "references.json"
    path.write_text(json.dumps(held), encoding="utf-8")
    messages = {
        "REF035": "'a' has the ISSN '978-1-84169-446-7 (HARDCOVER)'",
        "REF022": "'b' has the PMID 'none'",
        "REF036": "'c' has the ISBN '978-1-84169-446-8'",
        "REF008": "'d' has the type 'x'",
    }
    log = Log()
    mend_references(path, [rule_of(code).at(Place("references.json", 1), said) for code, said in messages.items()], log)
    made = {one["id"]: one for one in json.loads(path.read_text(encoding="utf-8"))}
    assert made["a"] == {"id": "a", "type": "chapter", "title": "A", "ISBN": "978-1-84169-446-7"}
    assert made["b"] == {"id": "b", "type": "article-journal", "title": "B"}
    assert made["c"] == {"id": "c", "type": "book", "title": "C"}
    assert made["d"]["type"] == "document"
    assert len(log.losses) == 4


def test_lines_that_begin_alike_become_a_list() -> None:
    """Ticks in the place of points: whatever stands before or behind them stays."""
    lines = ["Mind:", "✅ the tide", "✅ the wind,", "too", "", "✅ not this"]
    assert listed(lines, 1, "3 lines begin with '✅', and are no list")
    assert "\n".join(lines) == "Mind:\n\n- ✅ the tide\n- ✅ the wind,\ntoo\n\n✅ not this"
    assert listed(["Mind:"], 0, "3 lines begin with '✅', and are no list") == ""


def test_a_waiver_beside_the_text_is_no_text() -> None:
    """A mender that escaped the end of one hid all that followed, and one set as typed was printed."""
    waiver = "<!-- waive LAN031: to be judged -->"
    lines = [waiver, "One -- two"]
    assert stray_mark(lines, 0, "'--' is printed as it stands")
    assert lines == [waiver, "One \\-\\- two"]
    assert start_of(lines, 1) == 1
    assert as_it_stands(lines, 1)
    assert lines[0] == waiver


def test_a_comment_that_nobody_closed_ends_with_its_line() -> None:
    """What is commented out is known to its author alone."""
    lines = ["<!-- Ask Ada", "", "Words."]
    assert comment(lines, 0, "this comment is not closed")
    assert lines == ["<!-- Ask Ada -->", "", "Words."]


def test_a_source_that_is_there_twice_is_cited_as_the_first(tmp_path: Path) -> None:
    """Its second entry had its key printed behind its title, and lost its DOI."""
    first = {"id": "snow 1855", "type": "book", "title": "T", "DOI": "10.1000/1"}
    others = [{**first, "id": "snow55"}, {**first, "id": "s.a"}, {"id": "snow55b", "type": "book", "title": "U"}]
    path = tmp_path / "references.json"
    path.write_text(json.dumps([first, *others]), encoding="utf-8")
    text = tmp_path / "sections" / "one.md"
    text.parent.mkdir()
    text.write_text("[@snow55; see @{s.a}, p. 3] @snow55b says, a@snow55.org, \\@snow55 and @s.a.", encoding="utf-8")
    said = {
        "REF003": "'snow55' has the same DOI as 'snow 1855': 10.1000/1",
        "REF004": "'s.a' has the same title and year as 'snow55'",
    }
    log = Log()
    mend_references(path, [rule_of(code).at(Place("references.json", 1), one) for code, one in said.items()], log)
    assert [one["id"] for one in json.loads(path.read_text(encoding="utf-8"))] == ["snow 1855", "snow55b"]
    assert text.read_text(encoding="utf-8") == (
        "[@{snow 1855}; see @{snow 1855}, p. 3] @snow55b says, a@snow55.org, \\@snow55 and @{snow 1855}."
    )
    assert len(log.losses) == 2


HEADINGS = {
    "> #### Mind this": ("'Mind this' has level 4 and comes after level 1", "> **Mind this**"),
    "> #### **Mind** {#a}": ("'Mind' has level 4 and comes after level 1", "> **Mind**"),
    "##### Mind {#a}": ("'Mind' has level 5 and comes after level 2", "### Mind {#a}"),
    "# {'message': 'x'}": ("a heading of level 1 says nothing", "# \\{'message': 'x'}"),
    "Mind": ("a heading of level 1 says nothing", "Mind"),
}


@pytest.mark.parametrize("line", HEADINGS)
def test_headings_that_stop_a_build(line: str) -> None:
    """Within quotations, where no level follows, and in braces that say something."""
    message, wanted = HEADINGS[line]
    lines = [line]
    assert bool(heading(lines, 0, message)) is (wanted != line)
    assert lines == [wanted]


def test_words_of_a_cell_that_look_like_a_heading() -> None:
    """The table was set as it was typed."""
    lines = ["| <p>**Price** </p><p>**Of all**</p> | x |"]
    assert heading_like(lines, 0, "“Of all” looks like a heading and is none")
    assert lines == ["| <p>**Price** </p><p>Of all:</p> | x |"]


def test_a_waiver_stays_out_of_the_code_that_its_block_becomes() -> None:
    """It was printed with the block."""
    lines = ["Before.", "", "<!-- waive LAN031: as it was -->", "**Figure. {x", "more", "", "Behind."]
    assert as_it_stands(lines, 2).startswith("as it was typed")
    assert "\n".join(lines).split("\n")[2:7] == [
        "<!-- waive LAN031: as it was -->",
        "~~~~",
        "**Figure. {x",
        "more",
        "~~~~",
    ]
    assert as_it_stands(["<!-- a -->"], 0) == ""


def test_settings_that_nobody_closed_end_before_the_text() -> None:
    """Whatever mark they began with."""
    lines = ["+++", 'title = "x"', "", "Words"]
    assert settings(lines, 3, "the settings that begin in line 1 end before this line")
    assert "\n".join(lines) == '+++\ntitle = "x"\n\n+++\n\nWords'
