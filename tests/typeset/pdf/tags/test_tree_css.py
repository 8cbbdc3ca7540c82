"""The tree under styles that move, float, add or fade text: the words stay whole and in the manuscript's order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from guidepress.model.edition import SCREEN
from guidepress.prove.speech.pdf import speak_pdf
from guidepress.prove.speech.words import said_words
from guidepress.typeset.paged import layout
from guidepress.typeset.paged.geometry import page_sheet
from guidepress.typeset.pdf.edition import typeset_pdf
from tests.support.small_guide import small_book
from tests.support.tagtree import subtree, tag_tree

TEXT = """\
First paragraph with several words.

Second paragraph, which the styles move.
{: .moved }

Third paragraph, to come last.
"""
WORDS = "First paragraph with several words. Second paragraph, which the styles move. Third paragraph, to come last."


def _typeset(folder: Path, markdown: str, style: str, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """A section set with a further style sheet."""

    def styled(trim: Any) -> str:
        return page_sheet(trim) + style

    monkeypatch.setattr(layout, "page_sheet", styled)
    return typeset_pdf(small_book(folder, f"# The section\n\n{markdown}\n"), SCREEN).data


def _said(data: bytes) -> str:
    words = [word.text for word in said_words(speak_pdf(data))]
    return " ".join(words[words.index("section") :]).partition("section ")[2].rpartition("The section ")[2]


@pytest.mark.parametrize(
    "style",
    [
        ".moved { float: left; width: 40% }",
        ".moved { float: right; width: 30% }",
        ".moved { position: relative; left: 20pt; top: -10pt }",
        ".moved { position: absolute; top: 300pt; left: 0 }",
        ".section { columns: 2 }",
        ".moved { opacity: 0.5 }",
        ".moved { transform: rotate(3deg) }",
        ".moved { display: inline-block; width: 60% }",
        ".moved { display: flex }",
        ".moved { text-transform: uppercase }",
        ".moved { visibility: visible; letter-spacing: 0.2em }",
        ".moved { direction: ltr; text-align: justify }",
    ],
)
def test_words_keep_their_order(style: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever a style puts a paragraph, it is said in its place and whole."""
    assert _said(_typeset(tmp_path, TEXT, style, monkeypatch)).lower().endswith(WORDS.lower())


def test_generated_text_with_a_meaning_is_spoken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a style adds is said if it is words, and is an artifact if it is an ornament."""
    style = (
        '.moved::before { content: "Careful: " } .moved::after { content: " ❦" } .moved { font-family: "Noto Sans" }'
    )
    style = style.replace("❦", "•")
    tree = subtree(tag_tree(_typeset(tmp_path, TEXT, style, monkeypatch)), "The section")
    assert "Careful: Second paragraph, which the styles move." in tree
    assert "•" not in tree


def test_hidden_text_is_not_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Text that no page shows is no content of the file, and the proof of words would report it."""
    data = _typeset(tmp_path, TEXT, ".moved { display: none }", monkeypatch)
    assert "Second" not in tag_tree(data)


def test_a_table_in_a_table_is_refused(tmp_path: Path) -> None:
    """Nested tables are a finding of the manuscript (MAN025), not a riddle for the listener."""
    from guidepress.model.finding import Findings
    from guidepress.read import read_guide
    from tests.support.small_guide import write_guide

    nested = "<table><tr><td>a<table><tr><td>b</td></tr></table></td></tr></table>"
    findings = Findings()
    read_guide(write_guide(tmp_path, f"# The section\n\n{nested}\n"), findings)
    assert "MAN025" in {finding.code for finding in findings.items}
