"""The cover as shops and shelves want it: a picture of 1600 by 2560 pixels, made from the same drawing."""

from __future__ import annotations

import functools
import io

from PIL import Image

from guidepress.model.book import Book
from guidepress.model.errors import InternalError
from guidepress.typeset.cover.front import cover_svg
from guidepress.typeset.engine import closed_fetcher, no_warnings
from guidepress.typeset.fonts.pinned import pinned_fontconfig, prepare_fonts

WIDTH, HEIGHT = 1600, 2560
"""The ideal cover of Kindle Direct Publishing (a ratio of 1.6 to 1); other shops want 1400 px or more across."""

_POINTS = 0.24
"""The drawing's own size: 384 by 614.4 pt, near the trim size for which it was made."""
_COLOURS = 256


def cover_picture(book: Book) -> bytes:
    """The cover as PNG with a palette: its flat colours need no more, and the same Book gives the same bytes."""
    return _picture(cover_svg(book, WIDTH * _POINTS, HEIGHT * _POINTS))


@functools.lru_cache(maxsize=4)
def _picture(drawing: bytes) -> bytes:
    import pypdfium2
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    width, height = WIDTH * _POINTS, HEIGHT * _POINTS
    page = f"@page {{ size: {width}pt {height}pt; margin: 0 }} body {{ margin: 0 }}"
    page += f"img {{ display: block; width: {width}pt; height: {height}pt }}"

    with no_warnings(), pinned_fontconfig(prepare_fonts()):
        fonts = FontConfiguration()
        sheet = weasyprint.CSS(string=page, font_config=fonts)
        fetcher = closed_fetcher({"cover:front.svg": ("image/svg+xml", drawing)}.get)
        html = weasyprint.HTML(string="<img src='cover:front.svg'>", url_fetcher=fetcher)
        data = html.write_pdf(stylesheets=[sheet], font_config=fonts)
    if data is None:
        raise InternalError("the cover could not be drawn")
    document = pypdfium2.PdfDocument(data)
    try:
        picture = document[0].render(scale=1 / _POINTS).to_pil().convert("RGB")
    finally:
        document.close()
    if picture.size != (WIDTH, HEIGHT):
        picture = picture.crop((0, 0, WIDTH, HEIGHT))
    buffer = io.BytesIO()
    palette = picture.quantize(_COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    palette.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
