"""Files for a press are the same bytes, whatever else was done with PDFs in the process."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
import pytest
from pikepdf.settings import set_flate_compression_level

from guidepress.typeset.prepress.saving import saved


@pytest.fixture
def packed_hard() -> Iterator[None]:
    """A process in which somebody asked for the hardest packing, as a job of qpdf does."""
    set_flate_compression_level(9)
    yield
    set_flate_compression_level(-1)


def made() -> pikepdf.Pdf:
    """A PDF with a stream that levels of packing pack otherwise."""
    pdf = pikepdf.new()
    pdf.Root.Words = pdf.make_stream(b" ".join(b"%d tides" % (number**3) for number in range(3000)))
    return pdf


def test_another_level_in_the_process_makes_no_difference(packed_hard: None) -> None:
    """The level is that of the process; an edition that was built after a job of qpdf had other bytes."""
    first = saved(made())
    set_flate_compression_level(9)
    assert saved(made()) == first
    set_flate_compression_level(9)
    held = io.BytesIO()
    made().save(held, deterministic_id=True, compress_streams=True)
    assert len(held.getvalue()) < len(first), "the levels do differ on this stream"
