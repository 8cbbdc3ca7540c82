"""Whether a picture made of pixels can be decoded, and what Pillow raises if not: more than its documentation says."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

BROKEN = (
    OSError,
    ValueError,
    SyntaxError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    EOFError,
    OverflowError,
    NotImplementedError,
    struct.error,
    zlib.error,
)
"""What Pillow raises of a picture that is damaged (an ``UnidentifiedImageError`` is an ``OSError``)."""


def load_whole(image: Image) -> None:
    """Decode a picture that was opened. Raises one of `BROKEN` if it cannot be, or lacks its palette."""
    image.load()
    if image.mode in {"P", "PA"} and image.palette is None:
        raise ValueError("its palette is missing")
