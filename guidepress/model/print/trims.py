"""The sizes to which books are trimmed."""

from __future__ import annotations

from collections.abc import Mapping

TRIM_SIZES: Mapping[str, tuple[float, float]] = {
    "6x9": (432.0, 648.0),
    "5.5x8.5": (396.0, 612.0),
    "7x10": (504.0, 720.0),
    "8.5x11": (612.0, 792.0),
    "a4": (595.276, 841.89),
    "a5": (419.528, 595.276),
}
"""Width and height of each `settings.Page.trim` in pt: inches, and the A sizes of ISO 216."""

LEAFLET_SIZES: Mapping[str, tuple[float, float]] = {
    "a5": TRIM_SIZES["a5"],
    "a4-folded": TRIM_SIZES["a5"],
    "letter-folded": TRIM_SIZES["5.5x8.5"],
    "dl": (280.63, 595.276),
}
"""Width and height of a page of each `settings.Leaflet.paper` in pt; DL is a third of A4 (99 by 210 mm)."""
