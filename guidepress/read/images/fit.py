"""Pictures made fit for every edition: eight bits a channel, in RGB or grey, with the right side up.

A typesetter cannot read sixteen bits, a page for screens has no inks, and reading systems do not agree about a picture
that says it is turned. What is fit already keeps its bytes.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_ORIENTATION = 0x0112
_QUALITY = 95


def fit(image: Image, data: bytes) -> tuple[bytes, tuple[int, int]]:
    """The bytes of a decoded PNG or JPEG made fit, and its size in pixels; those of other formats stay as they are.

    CMYK becomes RGB through the picture's own ICC profile, if it has one.
    """
    made = _in_eight_bits(_upright(image)) if image.format == "PNG" else image
    if image.format == "JPEG":
        made = _in_rgb(_upright(image))
    if made is image:
        return data, image.size
    held = io.BytesIO()
    profile = {"icc_profile": made.info["icc_profile"]} if made.info.get("icc_profile") else {}
    if image.format == "PNG":
        made.save(held, "PNG", **profile)
    else:
        made.save(held, "JPEG", quality=_QUALITY, subsampling=0, **profile)
    return held.getvalue(), made.size


def _upright(image: Image) -> Image:
    from PIL import ImageOps

    if image.getexif().get(_ORIENTATION, 1) not in range(2, 9):
        return image
    return ImageOps.exif_transpose(image)


def _in_eight_bits(image: Image) -> Image:
    """Sixteen bits of grey to eight: the more significant byte of each (PNG, third edition, 12.4)."""
    from PIL import Image as Images

    if not image.mode.startswith("I"):
        return image
    wide = image.convert("I")
    made = Images.frombytes("L", wide.size, wide.tobytes("raw", "I;16B")[::2])
    made.info = {key: value for key, value in image.info.items() if key == "icc_profile"}
    return made


def _in_rgb(image: Image) -> Image:
    from PIL import ImageCms

    if image.mode != "CMYK":
        return image
    made = None
    if profile := image.info.get("icc_profile"):
        try:
            target = ImageCms.createProfile("sRGB")
            made = ImageCms.profileToProfile(image, io.BytesIO(profile), target, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            made = None
    made = made or image.convert("RGB")
    made.info = {}
    return made
