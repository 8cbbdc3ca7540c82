"""How lists are numbered (HTML, 4.4.5 to 4.4.8; CSS Counter Styles 3)."""

from __future__ import annotations

import pytest
from lxml import etree

from guidepress.standards.list_labels import is_task, labels, numeral


def of(markup: str, *, rtl: bool = False, which: int = 0) -> list[str]:
    """The labels of a list in some markup."""
    root = etree.fromstring(f"<section>{markup}</section>")
    return [label for _item, label in labels(list(root.iter("ol"))[which], rtl=rtl)]


@pytest.mark.parametrize(
    ("markup", "wanted"),
    [
        ("<ol><li/><li/></ol>", ["1", "2"]),
        ("<ol start='7'><li/><li value='20'/><li/></ol>", ["7", "20", "21"]),
        ("<ol reversed=''><li/><li/><li/></ol>", ["3", "2", "1"]),
        ("<ol reversed='' start='10'><li/><li value='4'/><li/></ol>", ["10", "4", "3"]),
        ("<ol type='A' start='26'><li/><li/></ol>", ["Z", "AA"]),
        ("<ol type='i' start='9'><li/></ol>", ["ix"]),
        ("<ol type='I' start='0'><li/><li/></ol>", ["0", "I"]),
        ("<ol start='-1'><li/><li/></ol>", ["-1", "0"]),
        ("<ol type='square' start='x'><li/></ol>", ["1"]),
    ],
)
def test_labels_are_those_of_html(markup: str, wanted: list[str]) -> None:
    """From ``start``, by ``value``, down where the list is reversed, in the style of its ``type``."""
    assert of(markup) == wanted


def test_a_list_in_a_list_counts_by_letters() -> None:
    """Unless it says how, is in a note, or the guide runs from right to left; a list of bullets does not count."""
    inner = "<ol><li>{}<ol><li/><li/></ol></li></ol>"
    assert of(inner.format(""), which=1) == ["a", "b"]
    assert of(inner.format("").replace("<ol><li/>", "<ol type='1'><li/>"), which=1) == ["1", "2"]
    assert of(inner.format(""), which=1, rtl=True) == ["1", "2"]
    assert of("<ul><li><ol><li/></ol></li></ul>") == ["1"]
    assert of("<ol><li><aside class='footnote'><ol><li/></ol></aside></li></ol>", which=1) == ["1"]


def test_a_task_has_a_box_for_a_bullet() -> None:
    """Not where it is numbered, nor an item that is none; in a file of an EPUB as in the Book."""
    markup = "<ul xmlns='{}'><li class='a task-item'/><li/><li><ol><li class='task-item'/></ol></li></ul>"
    for namespace in ("", "http://www.w3.org/1999/xhtml"):
        root = etree.fromstring(markup.format(namespace))
        items = [one for one in root.iter() if etree.QName(one).localname == "li"]
        assert [is_task(one) for one in items] == [True, False, False, False]


def test_what_a_style_cannot_count() -> None:
    """Is in figures."""
    assert [numeral(number, style) for number, style in ((0, "a"), (-3, "A"), (4000, "I"), (3999, "i"))] == [
        "0",
        "-3",
        "4000",
        "mmmcmxcix",
    ]
