"""What the images in an EPUB are, by their bytes."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

from PIL import Image


@dataclass(frozen=True, slots=True)
class Picture:
    """A raster image: its pixels, how many frames it has, and whether something shows through it.

    What cameras put behind a JPEG (MPO) is no frame of it: nothing shows it.
    """

    width: int
    height: int
    frames: int
    transparent: bool


def picture_of(data: bytes) -> Picture | None:
    """What a raster image is; ``None`` for bytes that are none, or that unpack to too many pixels."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as image:
                frames = 1 if image.format == "MPO" else int(getattr(image, "n_frames", 1))
                return Picture(*image.size, frames, _shows_through(image))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None


def _shows_through(image: Image.Image) -> bool:
    """Whether a pixel of its first frame is not opaque; an alpha channel that is full everywhere does no harm."""
    if not image.has_transparency_data:
        return False
    return any(image.convert("RGBA").getchannel("A").histogram()[:255])
