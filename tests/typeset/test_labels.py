"""Labels of lists have the room that their longest needs."""

from __future__ import annotations

import pytest
from lxml import etree

from guidepress.typeset.labels import room_for_labels


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        ("<ol><li/><li/></ol>", None),
        ("<ol start='98'><li/><li/></ol>", None),
        ("<ol start='98'><li/><li/><li/></ol>", "long-labels"),
        ("<ol start='998'><li/><li/><li/></ol>", "long-labels"),
        ("<ol reversed='reversed'>" + "<li/>" * 1000 + "</ol>", "long-labels"),
        ("<ol><li value='100000'/></ol>", "longer-labels"),
        ("<ol type='i' class='own'>" + "<li/>" * 18 + "</ol>", "long-labels own"),
        ("<ol type='I'>" + "<li/>" * 12 + "</ol>", None),
        ("<ol type='i' start='37'><li/><li/></ol>", "longer-labels"),
        ("<ol><li type='i' value='38'/></ol>", "longer-labels"),
        ("<ol type='a' start='700'><li/><li/><li/></ol>", None),
        ("<ol type='A' start='18279'><li/></ol>", "long-labels"),
        ("<ol start='-100'><li/></ol>", "long-labels"),
        ("<ol type='i' start='5000'><li/></ol>", "long-labels"),
    ],
)
def test_a_list_with_long_labels_is_marked(markup: str, name: str | None) -> None:
    """By the longest label of its own items: 1000, xxviii, -100; what is no roman numeral is counted in digits."""
    root = etree.fromstring(f"<section>{markup}</section>")
    room_for_labels(root)
    found = root[0].get("class")
    assert (found and " ".join(sorted(found.split()))) == name
