"""A drawing of plain shapes as pixels, by another way than the typesetter's: paths of PDF, drawn by PDFium."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pypdfium2
from fontTools.pens.basePen import BasePen
from PIL import Image

from guidepress.prove.likeness.shapes import painted


class _Paths(BasePen):  # type: ignore[misc]
    """Writes what it is told to draw as operators of a content stream (ISO 32000-1, 8.5.2)."""

    def __init__(self) -> None:
        super().__init__(None)
        self.written: list[str] = []

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self.written.append(f"{pt[0]:.4f} {pt[1]:.4f} m")

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self.written.append(f"{pt[0]:.4f} {pt[1]:.4f} l")

    def _curveToOne(self, one: Any, two: Any, end: Any) -> None:  # noqa: N802
        numbers = " ".join(f"{number:.4f}" for point in (one, two, end) for number in point)
        self.written.append(f"{numbers} c")

    def _closePath(self) -> None:  # noqa: N802
        self.written.append("h")


def rastered(drawing: bytes, size: tuple[float, float], pixels: tuple[int, int]) -> Image.Image | None:
    """A drawing of that size (its own units) as a picture; ``None`` if it is not of plain shapes in plain colours."""
    pen = _Paths()
    for colour, path in painted(drawing, pen):
        if not (len(colour) == 7 and colour.startswith("#")):
            return None
        ink = " ".join(f"{int(colour[at : at + 2], 16) / 255:.6f}" for at in (1, 3, 5))
        pen.written.append(f"{ink} rg")
        path()
        pen.written.append("f")
    if not pen.written:
        return None
    content = f"1 0 0 -1 0 {size[1]} cm\n" + "\n".join(pen.written)
    held = io.BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=size)
        page.Contents = pdf.make_stream(content.encode())
        pdf.save(held)
    document = pypdfium2.PdfDocument(held.getvalue())
    try:
        shown: Image.Image = document[0].render(scale=pixels[0] / size[0]).to_pil().convert("RGB")
    finally:
        document.close()
    return shown.crop((0, 0, *pixels))
