"""PDF015: what plays, asks or runs is found, for rows of the conformance report rest on its not being there."""

from __future__ import annotations

import io

import pikepdf
import pytest

from guidepress.model.edition import SCREEN
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.pdf import prove_structure
from tests.support.editions import Editions


def codes(data: bytes, editions: Editions) -> list[str]:
    """The messages of PDF015 on a PDF."""
    with PdfFile(data) as file:
        return [one.message for one in prove_structure(file, editions.book, ()) if one.code == "PDF015"]


@pytest.mark.filterwarnings("ignore:This document has 1 form widget")  # pikepdf 10, of what is made here
@pytest.mark.parametrize("kind", ["Screen", "Movie", "Sound", "RichMedia", "3D", "Widget"])
def test_an_annotation_that_plays_or_asks_is_found(minimal_editions: Editions, kind: str) -> None:
    """By its type, whatever action it has or has not (ISO 32000-1, 12.5.6)."""
    good = minimal_editions.of(SCREEN).data
    assert codes(good, minimal_editions) == []
    with pikepdf.open(io.BytesIO(good)) as pdf:
        annotation = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(f"/{kind}"), Rect=[0, 0, 9, 9])
        pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(annotation)])
        out = io.BytesIO()
        pdf.save(out)
    assert codes(out.getvalue(), minimal_editions) == [f"an annotation of type {kind}"]


def test_a_form_is_found(minimal_editions: Editions) -> None:
    """A form with a field, though no page shows it."""
    with pikepdf.open(io.BytesIO(minimal_editions.of(SCREEN).data)) as pdf:
        field = pdf.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Tx, T=pikepdf.String("name")))
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[field])
        out = io.BytesIO()
        pdf.save(out)
    assert codes(out.getvalue(), minimal_editions) == ["a form"]
