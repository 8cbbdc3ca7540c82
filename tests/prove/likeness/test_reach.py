"""Links of a PDF that nobody can hit are found (PDF069), those of a sound file are not."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from guidepress.model.edition import LARGE_PRINT, SCREEN, Edition
from guidepress.model.place import Place
from guidepress.prove.likeness.reach import prove_reach
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.typeset.pdf.edition import typeset_pdf
from tests.support.small_guide import small_book

TEXT = """\
# The only section

Call [1-800-222-1222](tel:+18002221222) whenever the tide comes in, and read [what the harbour master has written about
boats that are tied up for the night with ropes that are too short](https://www.example.org/ropes) before you leave.
"""
_TEL = "tel:"
Fault = Callable[[Any], None]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The PDF of a guide with a short link and one over several lines."""
    return typeset_pdf(small_book(tmp_path_factory.mktemp("guide"), TEXT), SCREEN).data


def _reach(data: bytes) -> list[str]:
    with PdfFile(data) as file:
        found = list(prove_reach(file, Place("small.pdf")))
    assert {finding.code for finding in found} <= {"PDF069"}
    return [finding.message for finding in found]


def _note(pdf: pikepdf.Pdf, start: str = _TEL) -> Any:
    notes = (note for page in pdf.pages for note in page.obj.get("/Annots", []))
    return next(note for note in notes if str(note.get("/A", Dictionary()).get("/URI", "")).startswith(start))


def _set(note: Any, x0: float, y0: float, x1: float, y1: float) -> None:
    """Put a link elsewhere, its corners with it."""
    note.Rect = Array([x0, y0, x1, y1])
    note.QuadPoints = Array([x0, y1, x1, y1, x0, y0, x1, y0])


def _box(note: Any) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = map(float, note.Rect)
    return x0, y0, x1, y1


def _flat(note: Any) -> None:
    x0, y0, x1, _ = _box(note)
    _set(note, x0, y0, x1, y0)


def _narrow(note: Any) -> None:
    x0, y0, _, y1 = _box(note)
    _set(note, x0, y0, x0 + 4, y1)


def _without_corners(note: Any) -> None:
    _flat(note)
    del note["/QuadPoints"]


def _corners_without_height(note: Any) -> None:
    x0, y0, x1, _ = _box(note)
    note.QuadPoints = Array([x0, y0, x1, y0, x0, y0, x1, y0])


def _flag(bits: int) -> Fault:
    def fault(note: Any) -> None:
        note.F = int(note.F) | bits

    return fault


FAULTS: dict[str, tuple[Fault, str]] = {
    "no height": (_flat, "has no area on a page"),
    "no height, and no corners": (_without_corners, "has no area on a page"),
    "corners of no height": (_corners_without_height, "has no area on a page"),
    "no rectangle": (lambda note: note.__delitem__("/Rect"), "has no area on a page"),
    "off the page": (lambda note: _set(note, 2000, 2000, 2100, 2012), "has no area on a page"),
    "half off the page": (lambda note: _set(note, -50, 300, 50, 312), "lies on 0% of its words"),
    "elsewhere on the page": (lambda note: _set(note, 10, 10, 80, 22), "lies on 0% of its words"),
    "on a letter of its words": (_narrow, "of its words"),
    "hidden": (_flag(2), "is marked as inert"),
    "not on screens": (_flag(32), "is marked as inert"),
    "for no hand": (_flag(64), "is marked as inert"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_link_that_cannot_be_hit_is_found(good: bytes, name: str) -> None:
    """One fault of the link for help is told, with its address, and nothing of the other."""
    fault, told = FAULTS[name]
    held = io.BytesIO()
    with pikepdf.open(io.BytesIO(good)) as pdf:
        fault(_note(pdf))
        pdf.save(held, deterministic_id=True)
    found = _reach(held.getvalue())
    assert found
    assert all("tel:+18002221222" in message for message in found)
    assert any(told in message for message in found)


def test_a_link_may_reach_beyond_the_page(good: bytes) -> None:
    """Where all of its words are, it can be hit, however far it goes on beside them."""
    held = io.BytesIO()
    with pikepdf.open(io.BytesIO(good)) as pdf:
        note = _note(pdf)
        x0, y0, _, y1 = _box(note)
        _set(note, x0, y0, 900, y1)
        pdf.save(held, deterministic_id=True)
    assert _reach(held.getvalue()) == []


def test_a_page_cut_off_takes_its_links_along(good: bytes) -> None:
    """Who cuts a page so that a link is outside has taken the link away."""
    held = io.BytesIO()
    with pikepdf.open(io.BytesIO(good)) as pdf:
        page = next(page for page in pdf.pages if "/Annots" in page.obj)
        page.obj.CropBox = Array([0, 0, 40, 40])
        pdf.save(held, deterministic_id=True)
    assert any("has no area on a page" in message for message in _reach(held.getvalue()))


@pytest.mark.parametrize("edition", [SCREEN, LARGE_PRINT], ids=lambda edition: edition.name)
def test_links_that_can_be_hit_pass(tmp_path: Path, edition: Edition) -> None:
    """Links in a line, over several, on a picture, in notes and contents: as they are set, each can be hit."""
    text = f"{TEXT}\nA note[^n].\n\n| Who | Where |\n|---|---|\n| All | [here](https://www.example.org/table) |\n\n[^n]: See <https://www.example.org/a>.\n"
    data = typeset_pdf(small_book(tmp_path, text), edition).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert sum(len(page.obj.get("/Annots", [])) for page in pdf.pages) >= 6
    assert _reach(data) == []


def test_a_link_on_a_picture_has_no_words(good: bytes) -> None:
    """A link that no letters belong to is asked for its area and its page alone."""
    held = io.BytesIO()
    with pikepdf.open(io.BytesIO(good)) as pdf:
        page = next(page for page in pdf.pages if "/Annots" in page.obj)
        note = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=Array([100, 100, 120, 120]),
                F=4,
                A=Dictionary(S=Name.URI, URI=String("https://www.example.org/picture")),
            )
        )
        page.obj.Annots.append(note)
        root = pdf.Root.StructTreeRoot
        link = pdf.make_indirect(Dictionary(S=Name.Link, P=root, K=Array([Dictionary(Type=Name.OBJR, Obj=note)])))
        root.K = Array([*(root.K if isinstance(root.K, Array) else [root.K]), link])
        pdf.save(held, deterministic_id=True)
    assert _reach(held.getvalue()) == []
