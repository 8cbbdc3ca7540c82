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


MAX_PASSED = 1_000_000_000
"""Pixels times passes over them: what takes a second or two. A progressive JPEG of a camera has about ten passes."""
_FEW = 20
"""Passes that are not counted: no picture of ours is too large for them (`guidepress.read.images.images`)."""


def passes(kind: str | None, data: bytes) -> int:
    """How often a decoder goes over a picture: the scans of a JPEG (ITU-T T.81, B.2.3), a few of which count as one.

    The marker stands nowhere in what is coded; in a preview within the metadata it stands a few times.
    """
    scans = data.count(b"\xff\xda") if kind in {"JPEG", "MPO"} else 1
    return scans if scans > _FEW else 1


def load_whole(image: Image) -> None:
    """Decode a picture that was opened. Raises one of `BROKEN` if it cannot be, or lacks its palette."""
    image.load()
    if image.mode in {"P", "PA"} and image.palette is None:
        raise ValueError("its palette is missing")
