"""Large print: measured in the bytes, and read back as the same words."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

import pikepdf
import pytest

from guidepress.model.book import Book
from guidepress.model.edition import LARGE_PRINT
from guidepress.prove.legibility.editions import prove_reading
from guidepress.prove.parsers.pdf.drawing.pages import read_drawing
from guidepress.typeset.paged.geometry import geometry
from guidepress.typeset.pdf.edition import typeset_pdf
from tests.support.editions import Editions
from tests.support.outside import Flavour, verapdf
from tests.support.proof import Proof
from tests.support.small_guide import small_book
from tests.support.tagged_pdf import prove_pdf


@pytest.mark.parametrize(
    ("language", "size"),
    [("en-US", (612, 792)), ("fr-CA", (612, 792)), ("en-GB", (595.276, 841.89)), ("de", (595.276, 841.89))],
)
def test_paper_is_that_of_the_reader(guide: Book, language: str, size: tuple[float, float]) -> None:
    """Letter where the language names the United States or Canada, A4 elsewhere; an inch of margin at each side."""
    trim = geometry(guide.settings.model_copy(update={"language": language}), LARGE_PRINT, 300)
    assert (trim.width, trim.height) == size
    assert (trim.inner, trim.outer, trim.text) == (72, 72, 18)
    assert min(trim.top, trim.bottom) >= 72


@pytest.mark.slow
def test_the_guide_keeps_every_promise(guide_large_print: Proof) -> None:
    """No finding on size, leading, contrast, slant, divided words, alignment, margins or headings; PDF/UA-1, words."""
    data = guide_large_print.published.data
    assert [str(one) for one in prove_reading(data, LARGE_PRINT.promises)] == []
    assert [str(one) for one in prove_pdf(data, guide_large_print.book)] == []


@pytest.mark.slow
def test_the_unlike_guide_keeps_the_promises(fieldbook_large_print: Proof) -> None:
    """Notes, code, formulas and foreign scripts too; the lettering of one drawn figure is too small, and it says so."""
    data = fieldbook_large_print.published.data
    assert {one.code for one in prove_reading(data, LARGE_PRINT.promises)} == {"PDF031"}
    assert [str(one) for one in prove_pdf(data, fieldbook_large_print.book)] == []


@pytest.mark.slow
def test_the_body_is_18_points(guide_large_print: Proof) -> None:
    """Most letters are of 18 pt; none outside figures is of less than 16."""
    letters: Counter[float] = Counter()
    for run in read_drawing(guide_large_print.published.data).glyphs:
        if run.inked and "Figure" not in run.mark.path:
            letters[round(run.size, 1)] += len(run.text)
    assert letters.most_common(1)[0][0] == 18.0
    assert min(letters) == 16.0


@pytest.mark.slow
def test_a_wide_table_is_told_row_by_row(guide_large_print: Proof) -> None:
    """A table of four columns stays a Table with heads; the heads that are repeated for the eye are artifacts."""
    drawing = read_drawing(guide_large_print.published.data)
    page = next(page for page in drawing.pages if "What it cannot show: " in page.text.replace("\xa0", " "))
    repeated = [run for run in page.glyphs if "cannot show:" in run.text]
    assert repeated
    assert {run.mark.artifact for run in repeated} == {"Layout"}
    said = [run for run in page.glyphs if "TH" in run.mark.path and "TR" in run.mark.path]
    assert any("cannot show" in run.text for run in said)
    with pikepdf.open(io.BytesIO(guide_large_print.published.data)) as pdf:
        cells = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TD"]
        heads = [list(cell.A.get("/Headers", [])) for cell in cells]
    assert max(len(head) for head in heads) == 2


@pytest.mark.slow
def test_cover_labels_and_folios(guide_large_print: Proof) -> None:
    """The cover is page one, folios are the edition's own, and no page is blank."""
    labels = guide_large_print.labels()
    assert labels[0].startswith("Cover")
    assert "1" in labels
    assert [page for page in range(1, len(labels)) if not guide_large_print.text(page).strip()] == []
    assert len(labels) == len(set(labels))


@pytest.mark.slow
@pytest.mark.outside
@pytest.mark.parametrize(("editions", "flavour"), [("fieldbook", "ua1"), ("sampler", "3a")], indirect=["editions"])
def test_verapdf_finds_no_rule_broken(editions: Editions, tmp_path: Path, flavour: Flavour) -> None:
    """veraPDF: no rule of PDF/UA-1 and none of PDF/A-3a fails."""
    path = tmp_path / "large-print.pdf"
    path.write_bytes(editions.of(LARGE_PRINT).data)
    assert [str(message) for message in verapdf(path, flavour)] == []


def test_readings_above_letters_are_set(tmp_path: Path) -> None:
    """A reading in ruby is not under the least size of the edition, and stops no build."""
    book = small_book(tmp_path, "# A section\n\nWe eat <ruby>weed<rt>alga</rt></ruby> now.\n")
    runs = read_drawing(typeset_pdf(book, LARGE_PRINT).data).glyphs
    assert {round(run.size, 1) for run in runs if "alga" in run.text} == {16.0}
