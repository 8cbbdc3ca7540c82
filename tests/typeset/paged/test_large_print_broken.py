"""Large print and wide spacing of the smallest guide: nothing against them, and what a changed sheet breaks."""

from __future__ import annotations

import pytest

from guidepress.model.book import Book
from guidepress.model.edition import DYSLEXIA, LARGE_PRINT, Edition
from guidepress.prove import prove_published
from guidepress.typeset.engine import read_sheet
from guidepress.typeset.paged import layout
from guidepress.typeset.pdf.edition import typeset_pdf
from tests.support.editions import Editions


@pytest.mark.parametrize("edition", [LARGE_PRINT, DYSLEXIA], ids=["large-print", "dyslexia"])
def test_the_smallest_guide(minimal: Book, minimal_editions: Editions, edition: Edition) -> None:
    """No fault of a page, and no finding of any prover on the bytes."""
    published = minimal_editions.of(edition)
    assert [str(one) for one in published.findings] == []
    assert [str(one) for one in prove_published(published, minimal)] == []
    assert published.file == f"{minimal.settings.slug}-{edition.name}.pdf"


@pytest.mark.parametrize(
    ("edition", "sheet", "code"),
    [
        (LARGE_PRINT, ":root { --floor: 15pt }", "PDF030"),
        (LARGE_PRINT, "p { line-height: 1.3 }", "PDF032"),
        (LARGE_PRINT, "p { color: #777 }", "PDF033"),
        (LARGE_PRINT, "p { font-style: italic !important }", "PDF034"),
        (LARGE_PRINT, "p { hyphens: auto !important; width: 80pt; hyphenate-limit-chars: 4 2 2 }", "PDF035"),
        (LARGE_PRINT, "p { text-align: right; width: 200pt }", "PDF036"),
        (LARGE_PRINT, "p { margin-left: -30pt }", "PDF037"),
        (LARGE_PRINT, ".part > h1 { font-size: 20pt }", "PDF038"),
        (DYSLEXIA, "body { letter-spacing: 0; word-spacing: 0 }", "PDF039"),
        (DYSLEXIA, "p { color: #777 }", "PDF033"),
    ],
)
def test_a_changed_sheet_is_found(
    minimal: Book, monkeypatch: pytest.MonkeyPatch, edition: Edition, sheet: str, code: str
) -> None:
    """An editor who breaks a promise in the edition's style sheet is told which."""
    read = read_sheet
    own = edition.sheets[-1]
    monkeypatch.setattr(layout, "read_sheet", lambda name: read(name) + (f"\n{sheet}\n" if name == own else ""))
    assert any(one.code == code for one in prove_published(typeset_pdf(minimal, edition), minimal))
