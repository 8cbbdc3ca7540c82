"""Remarks and instructions are found wherever a program may meet them; forgeries are in `benchmarks.forgery`."""

from __future__ import annotations

import pytest

from guidepress.prove.likeness.remarks import remarks_of_html, remarks_of_xml
from guidepress.prove.parsers.html import WebPage

XML = "<?xml version='1.0' encoding='utf-8'?>\n<a title='-- ? &lt;!-- --'>x &lt;!-- no remark --></a>"
HTML = '<!DOCTYPE html>\n<html lang="en"><title>x</title><p title="<!-- no remark -->">a &lt;!-- b</p></html>\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-7", "no-such-code"])
def test_a_remark_in_xml_is_found(encoding: str) -> None:
    """In whatever letters the file is written; what only looks like one, in a text or an attribute, is let be."""
    written = "utf-8" if encoding.startswith("no") else encoding
    assert list(remarks_of_xml(XML.encode(written), encoding)) == []
    for added, told in (
        ("<!-- Approved -->", "a remark: “Approved”"),
        ("<?a b?>", "an instruction for programs: “a b”"),
    ):
        assert list(remarks_of_xml(XML.replace("x &", f"{added}x &").encode(written), encoding)) == [told]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<p", "<!-- Approved --><p"),
        ("<!DOCTYPE", "<!-- Approved --><!DOCTYPE"),
        ("</html>\n", "</html><!-- Approved -->"),
        ("a &", "<?approved?>a &"),
        ("a &", "</1approved>a &"),
    ],
)
def test_a_remark_in_html_is_found(old: str, new: str) -> None:
    """Before, in and behind the page, and what a browser makes a remark of; an attribute may hold what looks like one."""
    assert list(remarks_of_html(WebPage(HTML.encode()))) == []
    assert list(remarks_of_html(WebPage(HTML.replace(old, new, 1).encode())))
