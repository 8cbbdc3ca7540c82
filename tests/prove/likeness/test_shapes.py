"""The shapes of a figure in a PDF are those of the guide's drawing."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest

from guidepress.model.edition import SCREEN
from guidepress.model.place import Place
from guidepress.prove.likeness.shapes import prove_shapes
from guidepress.prove.parsers.pdf.file import PdfFile
from tests.support.editions import Editions

FRAME = b"10 10 180 180 re"
"""The frame of the sampler's first figure, as it is drawn."""


def faults(data: bytes, editions: Editions) -> list[str]:
    """What is found, as text."""
    with PdfFile(data) as file:
        found = list(prove_shapes(file, editions.book, Place("a.pdf"), covered=True))
    assert {one.code for one in found} <= {"PDF025"}
    return [one.message for one in found]


def edited(data: bytes, edit: Callable[[bytes], bytes]) -> bytes:
    """The PDF with the page of the figure edited."""
    held, changed = io.BytesIO(), False
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.contents_coalesce()
            forms = [one for _, one in page.obj.Resources.get("/XObject", pikepdf.Dictionary()).items()]
            for stream in [page.obj.Contents, *forms]:
                content = bytes(stream.read_bytes()) if stream.get("/Subtype") != "/Image" else b""
                if FRAME in content:
                    changed = edit(content) != content
                    stream.write(edit(content))
        pdf.save(held, deterministic_id=True)
    assert changed
    return held.getvalue()


def test_a_figure_as_it_was_drawn_has_no_finding(sampler_editions: Editions) -> None:
    """A frame, the wires in it, a picture of pixels; the same once another program has saved the file."""
    data = sampler_editions.of(SCREEN).data
    assert faults(data, sampler_editions) == []
    held = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(held, normalize_content=True, deterministic_id=True)
    assert faults(held.getvalue(), sampler_editions) == []


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "smaller": lambda data: data.replace(FRAME, b"10 10 180 150 re"),
    "moved": lambda data: data.replace(FRAME, b"16 10 180 180 re"),
    "gone": lambda data: data.replace(FRAME, b""),
    "twice": lambda data: data.replace(FRAME, FRAME + b" S " + FRAME),
    "nothing": lambda data: data.replace(FRAME, b"0 0 0 0 re"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_shape_that_was_changed_is_found(sampler_editions: Editions, name: str) -> None:
    """Smaller, elsewhere, gone, once more."""
    data = edited(sampler_editions.of(SCREEN).data, SPOILT[name])
    assert faults(data, sampler_editions)


def test_a_figure_that_one_sees_through_is_found(sampler_editions: Editions) -> None:
    """Each shape is where it was, and hardly to be seen."""

    def pale(data: bytes) -> bytes:
        held = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for page in pdf.pages:
                states = page.obj.Resources.get("/ExtGState", pikepdf.Dictionary())
                states.Pale = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, ca=0.1, CA=0.1)
                page.obj.Resources.ExtGState = states
            pdf.save(held, deterministic_id=True)
        return held.getvalue()

    data = pale(sampler_editions.of(SCREEN).data)
    assert faults(data, sampler_editions) == []
    clear = edited(data, lambda content: content.replace(FRAME, b"/Pale gs " + FRAME))
    assert [one.partition(": ")[2] for one in faults(clear, sampler_editions)] == [
        "the page shows through 'figures/quadrat.svg'"
    ]
