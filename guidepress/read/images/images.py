"""Images: read from the guide folder, and checked to be what they say."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from guidepress.model.book import Asset
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.read import rules
from guidepress.read.folder import MAX_IMAGE_BYTES, Folder
from guidepress.read.images.drawing import read_drawing
from guidepress.read.images.fit import fit
from guidepress.read.images.shrink import shrink
from guidepress.read.images.whole import BROKEN, MAX_PASSED, load_whole, passes

MAX_PIXELS = 100_000_000
MAX_PIXELS_OF = {"WEBP": 40_000_000}
"""A WebP takes 15 bytes a pixel while it is decoded, whatever it shows."""
RASTERS = {
    "PNG": ("image/png", {".png"}),
    "JPEG": ("image/jpeg", {".jpg", ".jpeg"}),
    "GIF": ("image/gif", {".gif"}),
    "WEBP": ("image/webp", {".webp"}),
}
"""Pillow's name of a format: its media type and its file endings (EPUB 3.3, core media types)."""


def read_image(folder: Folder, source: str, asked_at: Place) -> Asset | None:
    """The image that a manuscript names, or ``None`` with a finding (MAN030 to MAN038) at the place that names it."""
    if _is_elsewhere(source):
        folder.findings.add(rules.MAN032.at(asked_at, f"'{source[:80]}' is not a file of the guide"))
        return None
    name = str(PurePosixPath(unquote(source)))
    before = len(folder.findings.items)
    data = folder.read_bytes(name, asked_at, MAX_IMAGE_BYTES)
    if data is None:
        _in_terms_of_images(folder, before, asked_at)
        return None
    checked = read_drawing(name, data) if name.lower().endswith(".svg") else read_raster(name, data, asked_at)
    if isinstance(checked, Finding):
        folder.findings.add(checked)
        return None
    return checked


def _is_elsewhere(source: str) -> bool:
    try:
        return bool(urlsplit(source).scheme) or source.startswith("//")
    except ValueError:
        return True


def _in_terms_of_images(folder: Folder, before: int, asked_at: Place) -> None:
    """Turn what was found of a file since (MAN010, MAN013) into what it is of an image (MAN030, MAN034)."""
    alike = {"MAN010": rules.MAN030, "MAN013": rules.MAN034}
    found = folder.findings.items[before:]
    del folder.findings.items[before:]
    for finding in found:
        rule = alike.get(finding.code)
        folder.findings.add(rule.at(asked_at, finding.message) if rule else finding)


@contextmanager
def _whole_images() -> Iterator[None]:
    """Refuse half an image, also where WeasyPrint, once imported, has told Pillow to make do with it."""
    from PIL import ImageFile

    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def read_raster(name: str, data: bytes, asked_at: Place) -> Asset | Finding:
    """A PNG, JPEG, GIF or WebP, decoded once to be sure."""
    from PIL import Image

    try:
        with warnings.catch_warnings(), _whole_images():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=list(RASTERS)) as image:
                width, height = image.size
                if width * height > MAX_PIXELS_OF.get(image.format or "", MAX_PIXELS):
                    return rules.MAN034.at(asked_at, f"'{name}' has {width} × {height} pixels")
                if passes(image.format, data) * width * height > MAX_PASSED:
                    told = f"'{name}' is drawn in {passes(image.format, data)} passes over {width} × {height} pixels"
                    return rules.MAN034.at(asked_at, told)
                load_whole(image)
                media_type, endings = RASTERS[image.format or ""]
                data, (width, height) = fit(image, data)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        return rules.MAN034.at(asked_at, f"'{name}' has too many pixels")
    except BROKEN:
        return rules.MAN033.at(asked_at, f"'{name}' is not a PNG, JPEG, GIF, WebP or SVG image")
    if PurePosixPath(name).suffix.lower() not in endings:
        return rules.MAN033.at(asked_at, f"'{name}' is {media_type}: its name should end in {min(endings)}")
    return Asset(name, media_type, shrink(data, media_type, width * height), float(width), float(height))
