"""Elements written by hand where HTML has no place for them get what they lack; no word is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from guidepress.model.finding import Findings
from guidepress.read import read_guide
from tests.support.small_guide import write_guide

CASES = [
    ("<li>one</li>\n<li>two</li>", "<ul><li>one</li><li>two</li></ul>"),
    ("<ul>text<li>a</li>tail</ul>", "<ul><li>text</li><li>atail</li></ul>"),
    ("<ul><p>one</p><li>two</ul>", "<ul><li><p>one</p></li><li>two</li></ul>"),
    ("<ol><li>a</li><ul><li>b</ul></ol>", "<ol><li>a<ul><li>b</li></ul></li></ol>"),
    ("<dt>one</dt>\n<dd>two</dd>", "<dl><dt>one</dt><dd>two</dd></dl>"),
    ("<dl><dt>one</dt></dl>", "<dl><dt>one</dt><dd/></dl>"),
    ("<dl><dd>one</dd></dl>", "<dl><dt/><dd>one</dd></dl>"),
    ("<dl><div><dt>x</dt></div><p>y</p></dl>", "<dl><div><dt>x</dt><dd/></div><dt/><dd><p>y</p></dd></dl>"),
    ("<p><rt>x</rt> <bdo>y</bdo> <ruby>z</ruby></p>", "<p><span>x</span> <span>y</span> <span>z</span></p>"),
    ("<pre>a<p>b</p>c</pre>", "<pre>a b c</pre>"),
    ("<dl><dt><h2>a</h2></dt><dd>b</dd></dl>", "<dl><dt><p>a</p></dt><dd>b</dd></dl>"),
    ('<a href="#one"><h2 id="q">x</h2><p>y</p></a>', '<h2 id="q"><a href="#one">x</a></h2><p><a href="#one">y</a></p>'),
]


@pytest.mark.parametrize(("text", "made"), CASES)
def test_an_element_gets_what_it_lacks(text: str, made: str, tmp_path: Path) -> None:
    """As EPUBCheck has it: an item stands in a list, a term has a description, a heading holds phrases."""
    write_guide(tmp_path, f"# One\n\n{text}\n")
    book = read_guide(tmp_path, Findings())
    section = next(part for part in book.parts if part.source.startswith("sections/")).tree_copy()
    told = re.sub(r' data-(?:at|own)="[^"]*"', "", etree.tostring(section, encoding="unicode"))
    assert made in told.replace("\n", "")
