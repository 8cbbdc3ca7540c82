"""Which figures and tables may wait for what stands behind them, by the rules alone: nothing is laid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from guidepress.typeset.paged.late_rules import Blocks


@dataclass
class _Box:
    """As much of a box as the rules ask of it."""

    element: Any
    element_tag: str
    children: tuple[Any, ...] = ()


PLAIN = '<figure id="f"><img/><figcaption>c</figcaption></figure>'
RULES: dict[str, tuple[str, bool]] = {
    "a paragraph": (f"{PLAIN}<p>x</p>", True),
    "nothing": (PLAIN, False),
    "a listing with a caption": ('<figure id="f"><pre/><figcaption>c</figcaption></figure><p>x</p>', False),
    "no caption": ('<figure id="f"><img/></figure><p>x</p>', False),
    "a long table": ('<table id="t"><caption>c</caption></table><p>x</p>', False),
    "a short table": ('<table id="t" class="narrow short"><caption>c</caption></table><p>x</p>', True),
    "a short table without a caption": ('<table id="t" class="narrow short"/><p>x</p>', False),
    "a colon before it": (f"<p>these:</p>{PLAIN}<p>x</p>", False),
    "a colon before a note before it": (f'<p>these:<span class="footnote">n</span></p>{PLAIN}<p>x</p>', False),
    "a colon behind it, and text": (f"{PLAIN}<p>these:</p><ul/>", True),
    "a colon behind it, and a table": (f"{PLAIN}<p>these:</p><table/>", False),
    "a picture without words": (f"{PLAIN}<figure/>", False),
    "a rule": (f"{PLAIN}<hr/>", False),
    "the disclaimer's words": (f'{PLAIN}<p><span data-wording="p">x</span></p>', False),
    "a note of its own": (f'{PLAIN}<aside class="footnote long"/>', False),
    "a callout": (f'{PLAIN}<aside class="callout"/>', True),
    "a callout on it": (f'{PLAIN}<aside class="callout"><a href="#f">x</a></aside>', False),
    "a callout on another": (f'{PLAIN}<aside class="callout"><a href="#g">x</a></aside>', True),
    "a heading of its level": (f"<h2/>{PLAIN}<h2/><p>x</p>", False),
    "a lower heading": (f"<h2/>{PLAIN}<h3/><p>x</p>", True),
    "a lower heading over a table": (f"<h2/>{PLAIN}<h3/><table/>", False),
    "a heading behind the beginning of the part": (f"<h1/>{PLAIN}<h2/><p>x</p>", False),
    "a higher heading": (f"<h3/>{PLAIN}<h2/><p>x</p>", False),
    "a mention of the next figure": (
        f'{PLAIN}<p><a href="#g">x</a></p><figure id="g"><img/><figcaption/></figure>',
        True,
    ),
    "a mention of a figure further on": (
        f'{PLAIN}<p><a href="#f2">x</a></p><p/><figure id="f2"><img/><figcaption/></figure>',
        False,
    ),
    "another figure, and text": (f'{PLAIN}<figure id="g"><img/><figcaption/></figure><p>x</p>', True),
    "another figure alone": (f'{PLAIN}<figure id="g"><img/><figcaption/></figure>', False),
    "a table with a caption": (f'{PLAIN}<table id="t" class="short"><caption>c</caption></table>', True),
    "a table with a note in its caption": (
        f'{PLAIN}<table id="t" class="short"><caption><a role="doc-noteref"/></caption></table>',
        False,
    ),
    "a lower heading over a table with a caption": (
        f'<h2/>{PLAIN}<h3/><table id="t" class="short"><caption>c</caption></table>',
        False,
    ),
    "a colon behind it, and a table with a caption": (
        f'{PLAIN}<p>these:</p><table id="t" class="short"><caption>c</caption></table>',
        False,
    ),
    "a mention of two that follow": (
        PLAIN
        + '<p><a href="#g">x</a><a href="#h">x</a></p>'
        + '<figure id="h"><img/><figcaption/></figure>'
        + '<figure id="g"><img/><figcaption/></figure>',
        True,
    ),
    "a mention of an earlier figure": (
        f'<figure id="f0"><img/><figcaption/></figure>{PLAIN}<p><a href="#f0">x</a></p>',
        True,
    ),
}


@pytest.mark.parametrize("name", RULES)
def test_which_figures_wait_for_what(name: str) -> None:
    """Whether the first figure or table with the id f or t may wait for the block behind it."""
    text, waits = RULES[name]
    boxes = [_Box(one, str(one.tag)) for one in ET.fromstring(f"<section>{text}</section>")]
    number = next(n for n, one in enumerate(boxes) if one.element.get("id") in {"f", "t"} or one.element.tag == "table")
    assert Blocks(boxes, lambda _some: True).may_wait(number) is waits


def test_a_mention_waits_with_a_figure_that_would_not_follow() -> None:
    """Two figures that are too high for one page: the paragraph between them stays with the second."""
    text = f'<section>{PLAIN}<p><a href="#g">x</a></p><figure id="g"><img/><figcaption/></figure></section>'
    boxes = [_Box(one, str(one.tag)) for one in ET.fromstring(text)]
    assert not Blocks(boxes, lambda some: tuple(some) != (0, 2)).may_wait(0)


def test_figures_wait_together_if_a_page_has_room_for_them() -> None:
    """One that does not fit below the other ends the page; a callout on the second waits with both."""
    text = f'<section>{PLAIN}<figure id="g"><img/><figcaption/></figure><aside><a href="#g">x</a></aside><p>x</p></section>'
    boxes = [_Box(one, str(one.tag)) for one in ET.fromstring(text)]
    assert Blocks(boxes, lambda _some: True).may_wait(1, (0,)) is False
    del boxes[2]
    assert Blocks(boxes, lambda _some: True).may_wait(1, (0,)) is True
    assert Blocks(boxes, lambda some: len(some) < 2).may_wait(1, (0,)) is False
