"""Style sheets keep the numbers of items (EPB046, WEB030), and cut no words off, however high their box is (DIS114)."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from guidepress.prove.disclaimer.html import hidden_by
from guidepress.prove.likeness.formulas import formulas
from guidepress.prove.likeness.list_marks import unmarked
from guidepress.prove.likeness.markup import shown
from guidepress.prove.parsers.css.cascade import Styles
from guidepress.standards.css.dress import unjudged_rule

LISTS = """<html><body><nav><ol class="toc"><li>1 Contents</li></ol></nav>
<ol><li>One<ol><li>below</li></ol></li></ol><ol type="A"><li>Letter</li></ol>
<ul><li class="task-item">Task</li><li>Bullet</li></ul></body></html>"""
OURS = """ol ol:not([type]){list-style-type:lower-alpha}ol[type="A" s]{list-style-type:upper-alpha}.toc{list-style:none}
ul>.task-item{list-style-type:""}ul ul{list-style-type:"–  "}"""


def marks(sheet: str) -> list[str]:
    """What is found of the lists under our sheet and another."""
    tree: Any = etree.fromstring(LISTS)
    return list(unmarked(tree, Styles(tree, [OURS, sheet])))


@pytest.mark.parametrize(
    "sheet", ["", "ul{list-style:square inside}", "ol{list-style-position:inside}", "li{color:red}"]
)
def test_what_keeps_the_numbers(sheet: str) -> None:
    """Other bullets, their place, colours; and contents have none."""
    assert marks(sheet) == []


@pytest.mark.parametrize(
    "sheet",
    [
        "ol{list-style-type:disc}",
        "ol{list-style:none}",
        "ol>li{list-style-type:lower-roman}",
        "ol li{display:block}",
        "ul{list-style-type:decimal}",
        "@media print{ol{list-style:none}}",
        "ol[type]{list-style-type:decimal !important}",
    ],
)
def test_what_takes_the_numbers_away(sheet: str) -> None:
    """Or gives other ones, on paper alone too, or numbers to what has none."""
    assert marks(sheet)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"font-size": "0"}, True),
        ({"color": "transparent"}, True),
        ({"font": "0.1px serif"}, True),
        ({"color": "#474d52"}, False),
        ({"font-size": "0.9em"}, False),
    ],
)
def test_marks_out_of_sight(values: dict[str, str], found: bool) -> None:
    """The mark of an item is no element: its rule is judged by itself."""
    assert bool(list(unjudged_rule(values, "li::marker"))) is found


@pytest.mark.parametrize(
    ("sheet", "found"),
    [
        ("p{max-height:20em;overflow:hidden}", True),
        ("p{block-size:3em;overflow-y:clip}", True),
        ("p{height:50vh;overflow:hidden}", True),
        ("p{max-height:20em;overflow:auto}", False),
        ("p{height:auto;overflow:hidden}", False),
        ("p{max-height:none;overflow:hidden}", False),
    ],
)
def test_a_box_that_cuts_words_off(sheet: str, found: bool) -> None:
    """However high it is, for readers choose the size of the type; one that scrolls, or grows, cuts nothing off."""
    tree: Any = etree.fromstring("<html><body><p>Words</p></body></html>")
    assert bool(hidden_by(Styles(tree, [sheet]), tree[0][0], "")) is found


@pytest.mark.parametrize(
    ("guide", "edition"),
    [
        ("<p>good <del>bad</del></p>", "<p><del>good</del> bad</p>"),
        ('<p><a href="#x">one</a> two</p>', '<p>one <a href="#x">two</a></p>'),
        ("<p>10<sup>5</sup>2</p>", "<p>10<sup>52</sup></p>"),
        ('<p><span lang="fr">un</span> de</p>', '<p>un <span lang="fr">de</span></p>'),
        ("<p><em>not</em> this</p>", "<p>not <em>this</em></p>"),
    ],
)
def test_marks_within_a_line_are_held_to_their_words(guide: str, edition: str) -> None:
    """The same elements in the same order around other words are another sentence."""
    assert shown([etree.fromstring(guide)]).kinds != shown([etree.fromstring(edition)]).kinds


def test_marks_within_a_line_are_held_to_letters_alone() -> None:
    """A soft hyphen, a page break and a formula, which one edition draws, change no word."""
    one = etree.fromstring("<p><em>some thing</em></p>")
    page = "<span role='doc-pagebreak' aria-label='2'></span>"
    other = etree.fromstring(f"<p><em>some {page} th\u00ading</em></p>")
    assert shown([one]).kinds == shown([other]).kinds


def test_the_source_of_a_formula_is_compared() -> None:
    """It is what is copied, and what some readers' programs speak."""
    math = '<p><math alttext="a"><semantics><mi>a</mi><annotation encoding="application/x-tex">{}</annotation></semantics></math></p>'
    one, same, other = (formulas([etree.fromstring(math.format(source))]) for source in ("a ", " a", "b"))
    assert one == same != other
