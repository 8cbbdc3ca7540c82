"""A tag that nobody closed ends with its block; it does not go on through the chapter."""

from __future__ import annotations

import pytest

from guidepress.model.finding import Findings
from guidepress.read.markdown.closing import close_phrases


@pytest.mark.parametrize(
    ("html", "closed", "told"),
    [
        ("<p>a <code> b</p><p>c</p>", "<p>a <code> b</code></p><p>c</p>", ["code"]),
        ("<ul><li>a <b>b</li><li>c</li></ul>", "<ul><li>a <b>b</b></li><li>c</li></ul>", ["b"]),
        ("<p>a <b><i>b</p>", "<p>a <b><i>b</i></b></p>", ["b", "i"]),
        ("<p>a <b>b<p>c</p>", "<p>a <b>b</b><p>c</p>", ["b"]),
        ("<p>a <b>b<p>c</b></p>", "<p>a <b>b<p>c</b></p>", []),
        ("<tr><td><b>a<td>c</tr>", "<tr><td><b>a</b><td>c</tr>", ["b"]),
        ("<em>a", "<em>a</em>", ["em"]),
        ('<p><a id="x"/>b</p>', '<p><a id="x"></a>b</p>', []),
        ("<p>a<br/>b <wbr> c</p>", "<p>a<br/>b <wbr> c</p>", []),
        ("<em><p>a</p></em>", "<em><p>a</p></em>", []),
        ("<p><b><i>a</b></i></p>", "<p><b><i>a</b></i></p>", []),
        ('<p title="<b>">a</p><!-- <b> -->', '<p title="<b>">a</p><!-- <b> -->', []),
        ("<pre><code>&lt;b&gt;</code></pre></em>", "<pre><code>&lt;b&gt;</code></pre></em>", []),
    ],
)
def test_a_phrase_ends_with_its_block(html: str, closed: str, told: list[str]) -> None:
    """Every phrase has an end in its block, and each that had none is told once."""
    findings = Findings()
    assert close_phrases(html, "a.md", findings) == closed
    assert [one.message.split(">")[0].lstrip("<") for one in findings.in_order()] == told
