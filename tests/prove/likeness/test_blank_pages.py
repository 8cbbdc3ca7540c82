"""An empty page: nobody's, but where a part of a bound book waits for a recto (PDF027)."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from guidepress.model.edition import SCREEN
from guidepress.model.place import Place
from guidepress.prove.likeness.sight import prove_sight
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.typeset.pdf.edition import typeset_pdf
from tests.support.small_guide import SETTINGS, small_book

_TWO = SETTINGS.replace("  - sections/one.md\n", "  - sections/one.md\n  - sections/two.md\n")


@pytest.mark.parametrize(
    ("openings", "bound", "told"),
    [("any", False, True), ("recto", False, True), ("any", True, True), ("recto", True, False)],
)
def test_an_empty_page_before_a_part(tmp_path: Path, *, openings: str, bound: bool, told: bool) -> None:
    """On a screen nothing waits; in a bound book parts wait for a recto if they open on one."""
    settings = f"{_TWO}page:\n  openings: {openings}\n"
    book = small_book(
        tmp_path, "# One\n\nWords.\n", settings=settings, **{"sections__two.md": "# Two\n\nMore words.\n"}
    )
    made = typeset_pdf(book, SCREEN).data
    for at in (None, "the second part"):
        with pikepdf.open(BytesIO(made)) as pdf:
            if at is not None:
                page = pdf.pages[-1].obj
                kept = {key: page[key] for key in ("/Type", "/MediaBox", "/TrimBox", "/BleedBox") if key in page}
                blank = pdf.make_indirect(pikepdf.Dictionary({**kept, "/Contents": pdf.make_stream(b"")}))
                pdf.pages.insert(len(pdf.pages) - 1, pikepdf.Page(blank))
            held = BytesIO()
            pdf.save(held)
        found = [one.code for one in prove_sight(PdfFile(held.getvalue()), book, Place("small.pdf"), bound=bound)]
        assert ("PDF027" in found) == (told and at is not None), at
