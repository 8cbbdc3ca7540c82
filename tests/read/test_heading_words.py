"""The words of a heading where another place shows them."""

from __future__ import annotations

import pytest
from lxml import etree

from guidepress.read.heading_words import add_words


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [
        ("Chapter 9<br/>Factorials", "Chapter 9 Factorials"),
        ("Chapter 9 <br/>\n<em>Factorials</em> and more", "Chapter 9 <em>Factorials</em> and more"),
        ('<span class="number">1</span> One<br/>', "One"),
    ],
)
def test_a_new_line_of_a_heading_is_a_space(heading: str, wanted: str) -> None:
    """The contents said "Chapter 9Factorials"."""
    link = etree.Element("a")
    add_words(link, etree.fromstring(f"<h1>{heading}</h1>"))
    said = etree.tostring(link, encoding="unicode").removeprefix("<a>").removesuffix("</a>")
    assert " ".join(said.split()) == wanted
