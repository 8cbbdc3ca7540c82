"""A file for a press as bytes, the same whatever else this process has done with PDFs."""

from __future__ import annotations

import io
from typing import Any, Final

import pikepdf
from pikepdf.settings import set_flate_compression_level

_USUAL: Final = -1
"""zlib's own choice, which is pikepdf's too until somebody in the process asks for another."""


def saved(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    """The bytes of a PDF with an id made of what it holds; ``options`` are those of `pikepdf.Pdf.save`.

    How hard streams are packed is a setting of the whole process, which qpdf's jobs leave as they had it.
    """
    set_flate_compression_level(_USUAL)
    held = io.BytesIO()
    pdf.save(held, deterministic_id=True, compress_streams=True, **options)
    return held.getvalue()
