"""The numbers of lists: the same on paper as in HTML, whoever counts."""

from __future__ import annotations

import re
from pathlib import Path

from guidepress.model.edition import EPUB, SCREEN, WEB
from guidepress.model.finding import Findings
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.speech.pdf import speak_pdf
from guidepress.read import read_guide
from guidepress.typeset.editions import Press
from tests.support.opened_epub import Epub
from tests.support.small_guide import write_guide

SECTION = """\
# One

1. plain
2. with steps
    1. below
    2. below

<ol type="a" start="2"><li>from b</li><li>on</li></ol>

<ol type="I"><li>in Roman</li><li>figures</li></ol>

<ol reversed><li>down</li><li>to</li><li>one</li></ol>

<ol reversed start="10"><li>from ten</li><li value="4">a jump</li><li>and on</li></ol>

<ol><li value="5">five</li><li>six</li></ol>
"""
LABELS = ["1.", "2.", "a.", "b.", "b.", "c.", "I.", "II.", "3.", "2.", "1.", "10.", "4.", "3.", "5.", "6."]
"""As HTML numbers them (HTML, 4.4.5 and 15.3.7)."""
_LIST = re.compile(r"<ol([^>]*)>")


def test_lists_are_numbered_alike_in_every_edition(tmp_path: Path) -> None:
    """The PDF's labels are those of HTML; EPUB and web page hand on what HTML counts by, and number steps by letters."""
    findings = Findings()
    press = Press(read_guide(write_guide(tmp_path, SECTION), findings))
    assert [str(one) for one in findings.items] == []
    with PdfFile(press.typeset(SCREEN).data) as file:
        assert [one.words().strip() for one in speak_pdf(file).walk() if one.kind == "label"] == LABELS
    epub = Epub(press.typeset(EPUB))
    page = next(page for page in epub.pages().values() if "in Roman" in "".join(page.itertext()))
    held = [
        (one.get("type"), one.get("start"), one.get("reversed") is not None)
        for one in page.iter("{http://www.w3.org/1999/xhtml}ol")
    ]
    wanted = [
        (None, None, False),
        (None, None, False),
        ("a", "2", False),
        ("I", None, False),
        (None, None, True),
        (None, "10", True),
        (None, None, False),
    ]
    assert held == wanted
    web = press.typeset(WEB).data.decode()
    part = web[web.index("with steps") : web.index("six")]
    assert [("reversed" in one, "start" in one) for one in _LIST.findall(part)] == [
        (down, start is not None) for _type, start, down in wanted[1:]
    ]
    assert "ol ol:not([type]) { list-style-type: lower-alpha; }" in web
