"""Images made smaller without a change to any pixel, and without what nobody should publish by accident.

A camera writes into a picture where and when it was taken and by whose device. None of that is shown, and all of it
would be published. Colour profiles and the orientation stay, for they change what is seen.
"""

from __future__ import annotations

import io
from functools import lru_cache

MANY_PIXELS = 4_000_000
"""From so many on, fewer ways of packing a PNG are tried: time is bounded by size, never by a clock."""

_ORIENTATION = 0x0112
_START = b"\xff\xd8"


@lru_cache(maxsize=256)
def shrink(data: bytes, media_type: str, pixels: int) -> bytes:
    """The same picture in fewer bytes, or the bytes themselves if they cannot be fewer.

    PNG loses its text, time and EXIF chunks, JPEG its EXIF, XMP, comments and thumbnails; GIF and WebP stay as they
    are. Both keep an ICC profile. ``data`` must be an image that decodes.
    """
    if media_type == "image/png":
        made = _png(data, pixels)
    elif media_type == "image/jpeg":
        made = _jpeg(data)
    else:
        return data
    return made if len(made) < len(data) else data


def _png(data: bytes, pixels: int) -> bytes:
    import oxipng

    try:
        return bytes(
            oxipng.optimize_from_memory(
                data, level=1 if pixels > MANY_PIXELS else 2, strip=oxipng.StripChunks.safe(), interlace=None
            )
        )
    except oxipng.PngError:
        return data


def _jpeg(data: bytes) -> bytes:
    import mozjpeg_lossless_optimization as mozjpeg  # type: ignore[import-untyped] # it has no stubs

    try:
        made = bytes(mozjpeg.optimize(data, copy=mozjpeg.COPY_MARKERS.ICC))
    except (ValueError, OSError):
        return data
    if not made.startswith(_START):
        return data
    from PIL import Image

    with Image.open(io.BytesIO(data)) as image:
        turned = image.getexif().get(_ORIENTATION, 1)
    if turned in range(2, 9):
        exif = Image.Exif()
        exif[_ORIENTATION] = turned
        body = exif.tobytes()
        made = _START + b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body + made[2:]
    return made
