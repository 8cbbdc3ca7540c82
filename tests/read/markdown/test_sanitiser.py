"""HTML in a manuscript: only what is on the list gets in, and what is left out is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from guidepress.model.book import PartKind
from guidepress.model.finding import Findings
from guidepress.model.xhtml import flat_text
from guidepress.read import read_guide
from guidepress.read.markdown.sanitiser import ANYWHERE, ATTRIBUTES, ELEMENTS, SCHEMES
from tests.support.small_guide import write_guide


def read(folder: Path, section: str) -> tuple[etree._Element, list[str]]:
    """The only section of a small guide, and its findings as ``CODE line``."""
    findings = Findings()
    book = read_guide(write_guide(folder, "# T\n\nBefore.\n\n" + section + "\n", **{"references.json": "[]"}), findings)
    part = book.of_kind(PartKind.SECTION)
    assert part is not None
    assert all(finding.place.file == "sections/one.md" for finding in findings.items)
    return part.tree, [f"{finding.code} {finding.place.line}" for finding in findings.in_order()]


LEFT_OUT = {
    "a script": ("<script>alert(1)</script>", ["MAN020 5"], "alert"),
    "a script in capitals": ("<ScRiPt>alert(1)</sCrIpT>", ["MAN020 5"], "alert"),
    "a script in a line": ("words <script>alert(1)</script> words", ["MAN020 5"], "alert"),
    "a style": ("<style>p { color: red }</style>", ["MAN020 5"], "color"),
    "a frame": ('words <iframe src="https://example.org"></iframe>', ["MAN020 5"], "iframe"),
    "an object": ('words <object data="x.swf"></object>', ["MAN020 5"], "object"),
    "an embedded SVG": ('words <svg onload="alert(1)"><circle/></svg>', ["MAN020 5", "MAN020 5"], "onload"),
    "a form": ('words <form action="https://example.org"><input name="a"></form>', ["MAN020 5", "MAN020 5"], "action"),
    "a video": ('words <video src="x.mp4"></video>', ["MAN020 5"], "video"),
    "metadata": ('words <meta http-equiv="refresh" content="0;url=https://example.org">', ["MAN020 5"], "refresh"),
    "a base": ('words <base href="https://example.org/">', ["MAN020 5"], "example.org"),
    "a link to a sheet": ('words <link rel="stylesheet" href="https://example.org/a.css">', ["MAN020 5"], "a.css"),
    "an event handler": ('words <b onclick="alert(1)">x</b>', ["MAN021 5"], "alert"),
    "an event handler in an attribute list": ("words *x*{onclick=alert(1)}", ["MAN021 5"], "alert"),
    "a handler on an image": (
        'words <img src="figures/box.svg" alt="A box." onerror="alert(1)">',
        ["MAN021 5"],
        "alert",
    ),
    "a style attribute": ('words <b style="background: url(https://example.org)">x</b>', ["MAN086 5"], "background"),
    "a style on a heading": ("## Words {style=color:red}", ["MAN086 5"], "color"),
    "a role": ('words <b role="button">x</b>', ["MAN086 5"], "button"),
    "a place of ours": ('words <b data-at="x:1">x</b>', ["MAN086 5"], "x:1"),
    "a link that runs": ("words [x](javascript:alert(1))", ["MAN022 5"], "javascript"),
    "a link that runs, in capitals": ("words [x](JaVaScRiPt:alert(1))", ["MAN022 5"], "lert"),
    "a link that runs, disguised": ('words <a href="java&#10;script:alert(1)">x</a>', ["MAN022 5"], "alert"),
    "a link that runs, after a space": ('words <a href=" &#1;javascript:alert(1)">x</a>', ["MAN022 5"], "alert"),
    "a link that holds data": ("words [x](data:text/html;base64,PHNjcmlwdD4=)", ["MAN022 5"], "data:text"),
    "a link to a file": ("words [x](file:///etc/passwd)", ["MAN022 5"], "passwd"),
    "a link to a path": ("words [x](/etc/passwd)", ["MAN022 5"], "passwd"),
    "a link to a neighbour": ("words [x](//example.org/x)", ["MAN022 5"], "example"),
    "a link with a wrong address": ("words [x](https://[)", ["MAN022 5"], "https"),
    "an autolink that runs": ("words <vbscript:alert>", ["MAN020 5"], "vbscript"),
    "an id that is none": ('words <b id="1 x">x</b>', ["MAN021 5"], "1 x"),
}


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_may_run_or_reach_out_is_left_out(tmp_path: Path, name: str) -> None:
    """The finding names the line, and nothing of it is left in the Book."""
    text, findings, trace = LEFT_OUT[name]
    tree, found = read(tmp_path, text)
    assert found == findings
    markup = etree.tostring(tree, encoding="unicode")
    kept = [value for element in tree.iter() for key, value in element.attrib.items() if trace in value or trace in key]
    assert kept == []
    assert all(str(element.tag) in ELEMENTS for element in tree.iter())
    assert "<!--" not in markup


def test_words_in_an_element_that_may_not_enter_stay(tmp_path: Path) -> None:
    """What is written for readers is never lost with its wrapping."""
    tree, found = read(tmp_path, "One <blink>two *three*</blink> four.")
    assert found == ["MAN020 5"]
    assert flat_text(tree) == "T Before. One two three four."


def test_allowed_html_stays(tmp_path: Path) -> None:
    """Inline markup, a line break, keys, quotations, insertions: as written."""
    text = 'Press <kbd>F1</kbd>, H<sub>2</sub>O, <q cite="https://example.org">so</q>,<br>a <b lang="fr" dir="ltr">mot</b>.'
    tree, found = read(tmp_path, text)
    assert found == []
    assert [element.tag for element in tree[2].iter()] == ["p", "kbd", "sub", "q", "br", "b"]


def test_a_quotation_mark_in_code_is_no_html(tmp_path: Path) -> None:
    """Code shows markup without meaning it."""
    tree, found = read(tmp_path, "`<script>` and\n\n```html\n<script>alert(1)</script>\n```\n\n    <iframe>\n")
    assert found == []
    assert "<script>alert(1)</script>" in "".join(tree.itertext())


def test_a_comment_says_nothing(tmp_path: Path) -> None:
    """A comment reaches no edition, and is no fault."""
    tree, found = read(tmp_path, "<!-- to do: ask a pharmacist -->\n\nAfter <!-- not --> it.")
    assert found == []
    assert "pharmacist" not in etree.tostring(tree, encoding="unicode")
    assert not list(tree.iter(etree.Comment))


def test_the_list_of_what_may_enter_holds_nothing_that_runs() -> None:
    """A later entry on the list is a decision: these are never right."""
    never = {
        "script",
        "style",
        "iframe",
        "object",
        "embed",
        "form",
        "input",
        "svg",
        "math",
        "base",
        "link",
        "meta",
        "video",
    }
    names = ANYWHERE.union(*ATTRIBUTES.values())
    assert not ELEMENTS & never
    assert not {name for name in names if name.startswith("on")} | (names & {"style", "srcdoc", "action", "formaction"})
    assert {"http", "https", "mailto", "tel"} == SCHEMES
