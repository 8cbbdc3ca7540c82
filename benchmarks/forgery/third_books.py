"""Forgeries of the EPUB and of the download page, a third lot: covers, and numbers out of their rows."""

from __future__ import annotations

import base64
import io
import re
import struct
import zlib
from collections.abc import Iterator

from PIL import Image

from benchmarks.forgery.books import EPUB, INDEX, OPF
from benchmarks.forgery.forged import Change, Forgery, in_epub, within

_COVER, _PICTURE, _FIGURE = "EPUB/images/cover.svg", "EPUB/images/cover.png", "EPUB/images/glass.svg"
_STICKER = '<circle cx="400" cy="1900" r="180" fill="#ffd700"/></svg>'
_PAGE, _NAV, _SHEET = "EPUB/how-much.xhtml", "EPUB/nav.xhtml", "EPUB/styles/epub.css"
_SAID = "<p>Do not force water on somebody who is not awake.</p>"


def forgeries() -> Iterator[Forgery]:
    """Every one of them."""
    for name, change in _OF_EPUB.items():
        yield Forgery(f"{EPUB}: {name}", EPUB, change)
    yield Forgery(f"{INDEX}: a sticker on its cover", INDEX, _stuck)


def _painted(files: dict[str, bytes]) -> None:
    """A white label on the picture of the cover."""
    held = io.BytesIO()
    with Image.open(io.BytesIO(files[_PICTURE])) as picture:
        shown = picture.convert("RGB")
    shown.paste((255, 255, 255), (800, 1280, 1000, 1400))
    shown.save(held, "PNG")
    files[_PICTURE] = held.getvalue()


def _remarked(files: dict[str, bytes]) -> None:
    """A text inside the picture of the cover, which some programs show."""
    data, text = files[_PICTURE], b"tEXtComment\0Approved"
    chunk = struct.pack(">I", len(text) - 4) + text + struct.pack(">I", zlib.crc32(text))
    files[_PICTURE] = data[:33] + chunk + data[33:]


def _styled(rule: str) -> Change:
    def edit(files: dict[str, bytes]) -> None:
        files[_SHEET] += b"\n" + rule.encode()

    return in_epub(edit)


def _stuck(data: bytes) -> bytes:
    """The cover on the page with a sticker."""

    def anew(found: re.Match[bytes]) -> bytes:
        drawing = base64.b64decode(found[1]).replace(b"</svg>", _STICKER.encode())
        return b"data:image/svg+xml;base64," + base64.b64encode(drawing)

    return re.sub(rb"data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)", anew, data, count=1)


_OF_EPUB: dict[str, Change] = {
    "a sticker on the drawing of the cover": within(_COVER, ("</svg>", _STICKER)),
    "a sticker on the picture of the cover": in_epub(_painted),
    "a remark in the picture of the cover": in_epub(_remarked),
    "a title on the drawing of the cover": within(_COVER, ("<rect", "<title>Approved</title><rect"), count=1),
    "a cover that fades": within(_COVER, ("</svg>", '<animate attributeName="opacity" to="0" dur="1s"/></svg>')),
    "a cover in another colour": within(_COVER, ('fill="#0c4c54"', 'fill="#540c0c"')),
    "a figure that is shown in part": within(_FIGURE, ('viewBox="0 0 240 120"', 'viewBox="0 0 60 120"')),
    "a number of a figure pushed out of sight": within(_FIGURE, ('x="30" y="116"', 'x="3000" y="116"')),
    "a break with another number": within(_PAGE, ('aria-label="3"', 'aria-label="4"')),
    "a landmark elsewhere": within(
        _NAV,
        (
            'href="disclaimer.xhtml#disclaimer">Read this first</a></li><li>',
            'href="imprint.xhtml#imprint">Read this first</a></li><li>',
        ),
    ),
    "pages from right to left": within(OPF, ("<spine>", '<spine page-progression-direction="rtl">')),
    "numbers moved out of their row": _styled("td{position:relative;top:2em}"),
    "a table turned upside down": _styled("tbody{display:flex;flex-direction:column-reverse}"),
    "a word that may break anywhere": within(_PAGE, ("Do not force", "Do no<wbr/>t force")),
    "a rule before a sentence": within(_PAGE, (_SAID, f"<hr/>{_SAID}")),
}
