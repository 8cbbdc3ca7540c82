"""The tree of a Book: what is taken out of it takes no words with it."""

from __future__ import annotations

import pytest
from lxml import etree

from guidepress.model.xhtml import detach, take_out


@pytest.mark.parametrize(
    ("before", "instead", "after"),
    [
        ("<p><b>x</b></p>", "", "<p/>"),
        ("<p>a<b>x</b>c</p>", "", "<p>ac</p>"),
        ("<p><i/><b>x</b>c</p>", "", "<p><i/>c</p>"),
        ("<p><i/>a<b>x</b>c<u/></p>", "", "<p><i/>ac<u/></p>"),
        ("<p>a<!-- z --><b>x</b>c</p>", "", "<p>a<!-- z -->c</p>"),
        ("<p>a<b>x</b>c</p>", "M", "<p>aMc</p>"),
        ("<p><i/><b>x</b></p>", "M", "<p><i/>M</p>"),
    ],
)
def test_what_follows_an_element_stays(before: str, instead: str, after: str) -> None:
    """The element goes, with no text of its own behind it; its place may say something else."""
    root = etree.fromstring(before)
    (taken,) = root.iter("b")
    take_out(taken, instead)
    assert etree.tostring(root, encoding="unicode") == after
    assert etree.tostring(taken, encoding="unicode") == "<b>x</b>"
    take_out(taken)  # it has no parent any more


def test_a_detached_element_takes_what_follows_it() -> None:
    """The other way: for an element among blocks, behind which nothing but white space stands."""
    root = etree.fromstring("<p>a<b>x</b>c</p>")
    detach(root[0])
    assert etree.tostring(root, encoding="unicode") == "<p>a</p>"
