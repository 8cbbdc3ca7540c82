"""A heading whose lines are made alike stays what it is."""

from __future__ import annotations

from lxml import etree

from guidepress.typeset.paged.passes import Mending


def test_a_heading_keeps_its_level_in_the_outline() -> None:
    """It stood at the top of the bookmarks (PDF024) wherever a long title lay in a chapter; set anew, it has one padding."""
    heading = etree.fromstring('<div><h1 data-n="7" style="bookmark-level: 3">A long title</h1></div>')
    for padding in (12.0, 30.5):
        Mending(balanced={"7": (padding, 2)}).apply([heading])
    assert heading[0].get("style") == "bookmark-level: 3; padding-inline-end: 30.5px"
