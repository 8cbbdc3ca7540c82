"""Lettering as outlines: every script in its order, every letter from some pinned font, lines that fit."""

from __future__ import annotations

import itertools
import re

import pytest
from bidi import get_display  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from guidepress.standards.bidi import levels, right_to_left, visual_order
from guidepress.typeset.fonts.outlines import Letters, advance, break_lines, held, outline, set_text, shortened
from guidepress.typeset.fonts.pinned import DISPLAY, SANS

LETTERS = Letters(SANS, 700, 100, 1.2)


@given(st.text(alphabet="abאבعغ12\u05b8 ()[]-.,%+", min_size=1, max_size=14))
def test_letters_stand_in_the_order_of_unicode(text: str) -> None:
    """Latin, Hebrew, Arabic, numbers and brackets stand as an independent implementation of UAX #9 puts them."""
    found = levels(text, rtl=right_to_left(text))
    runs = [
        (level, "".join(c for _, c in group))
        for level, group in itertools.groupby(zip(found, text, strict=True), key=lambda pair: pair[0])
    ]
    shown = "".join(
        runs[n][1][::-1] if runs[n][0] % 2 else runs[n][1] for n in visual_order([level for level, _ in runs])
    )
    # Blanks at the end of a line are invisible; UAX #9, L1, moves them.
    if text == text.strip():
        assert shown == get_display(text)


def test_a_line_keeps_the_direction_of_its_paragraph() -> None:
    """A line of a Hebrew paragraph that begins with a Latin word still runs from the right."""
    line = "kratom הוא"
    assert outline(line, LETTERS, 0, 0, rtl=True) != outline(line, LETTERS, 0, 0)
    assert visual_order([level for level, _ in itertools.groupby(levels(line, rtl=True))]) == [1, 0]


def test_hebrew_stands_flush_right() -> None:
    """The last ink of each Hebrew line is at the right edge of the measure, that of a Latin line is not."""
    for text, flush in (("שלום עולם", True), ("peace", False)):
        paths = set_text(text, LETTERS, 10, 0, 1000).paths
        right = max(float(x) for x, _ in re.findall(r"(-?[\d.]+) (-?[\d.]+)", paths))
        assert (right > 990) is flush


def test_characters_that_a_family_lacks_are_drawn() -> None:
    """A letter that the cover's family lacks comes from another pinned font instead of an empty box."""
    box = outline("\U0001f600", LETTERS, 0, 0)
    for text in ("ũ", "Ж", "ש", "ع"):
        assert outline(text, LETTERS, 0, 0) not in ("", box)


@given(st.text(alphabet="abcdef W", max_size=60), st.floats(150, 900))
def test_lines_hold_every_word_and_fit(text: str, measure: float) -> None:
    """No line is wider than the measure, and the lines say the text, words in their order."""
    for even in (True, False):
        lines = break_lines(text, LETTERS, measure, even=even)
        assert all(advance(line, LETTERS) <= measure + 0.01 for line in lines)
        assert "".join("".join(lines).split()) == "".join(text.split())


def test_even_lines_are_no_more_lines() -> None:
    """Lines of even length are as many as lines filled to the brim, and the longest of them is shorter."""
    text = "What is known, what is not, and how to stay safe"
    brim, even = (break_lines(text, LETTERS, 2200, even=wanted) for wanted in (False, True))
    assert len(brim) == len(even) == 2
    assert max(advance(line, LETTERS) for line in even) < max(advance(line, LETTERS) for line in brim)


def test_no_line_ends_inside_held_words() -> None:
    """A name stays on one line where it fits at all."""
    wide = advance("Edmund Ó", LETTERS) + 1
    assert break_lines("Mina Edmund Ó", LETTERS, wide) == ["Mina", "Edmund Ó"]
    assert break_lines(f"{held('Mina Edmund')} Ó", LETTERS, advance("Mina Edmund", LETTERS) + 1) == [
        "Mina\N{NO-BREAK SPACE}Edmund",
        "Ó",
    ]


@pytest.mark.parametrize("text", ["one two three four five six", "W" * 60])
def test_what_is_too_long_ends_with_an_ellipsis(text: str) -> None:
    """A shortened line fits, is a beginning of the text, and ends after a whole word if it holds more than one."""
    letters = Letters(DISPLAY, 600, 20, 1.2)
    short = shortened(text, letters, 150)
    assert advance(short, letters) <= 150
    assert short.endswith("…")
    assert text.startswith(short[:-1])
    assert " " not in text or text[len(short) - 1] == " "
    assert shortened("one", letters, 150) == "one"
