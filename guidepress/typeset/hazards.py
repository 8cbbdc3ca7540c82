"""Pictures that move, and what is said of their hazards (schema.org, accessibilityHazard)."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from guidepress.model.book import Asset

NO_HAZARD = ("none",)
UNKNOWN_HAZARDS = ("unknownFlashingHazard", "unknownMotionSimulationHazard", "noSoundHazard")
"""What is said of a book in which a picture moves: nobody has measured whether it flashes."""


def is_moving(image: Asset) -> bool:
    """Whether a picture has more than one frame. Drawings that move are refused when they are read.

    Cameras put a second picture behind a JPEG (MPO), which nothing shows.
    """
    if image.media_type in {"image/svg+xml", "image/jpeg"}:
        return False
    with Image.open(BytesIO(image.data)) as picture:
        return getattr(picture, "n_frames", 1) > 1
