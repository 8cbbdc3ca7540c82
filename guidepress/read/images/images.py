"""Images: read from the guide folder, and checked to be what they say."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from lxml import etree

from guidepress.model.book import Asset
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.xhtml import SVG
from guidepress.read import rules
from guidepress.read.folder import MAX_IMAGE_BYTES, Folder
from guidepress.read.images.fit import fit
from guidepress.read.images.shrink import shrink

MAX_PIXELS = 100_000_000
RASTERS = {"PNG": ("image/png", {".png"}), "JPEG": ("image/jpeg", {".jpg", ".jpeg"}),
           "GIF": ("image/gif", {".gif"}), "WEBP": ("image/webp", {".webp"})}  # fmt: skip
"""Pillow's name of a format: its media type and its file endings (EPUB 3.3, core media types)."""

_DOCTYPE = re.compile(
    rb"<!DOCTYPE[ \t\r\n]+svg(?:[ \t\r\n]+(?:PUBLIC|SYSTEM|\"[^\"\[\]<>]*\"|'[^'\[\]<>]*'))*[ \t\r\n]*>"
)
"""A document type without entities, as drawing programs write it: it does nothing, and is taken out."""

_RUNS = frozenset({"script", "foreignObject", "iframe", "object", "embed", "audio", "video", "handler", "listener"})
_LENGTH = re.compile(r"\s*([\d.]+)\s*(px|pt|mm|cm|in|pc)?\s*$")
_UNITS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "pc": 16.0}
_REACHES = re.compile(
    r"@import|\b(?:image|image-set|cross-fade|src)\(|url\(\s*+(?!['\"]?\s*(?:#|data:image/(?:png|jpeg)))", re.IGNORECASE
)


def read_image(folder: Folder, source: str, asked_at: Place) -> Asset | None:
    """The image that a manuscript names, or ``None`` with a finding (MAN030 to MAN035) at the place that names it."""
    if _is_elsewhere(source):
        folder.findings.add(rules.MAN032.at(asked_at, f"'{source[:80]}' is not a file of the guide"))
        return None
    name = str(PurePosixPath(unquote(source)))
    before = len(folder.findings.items)
    data = folder.read_bytes(name, asked_at, MAX_IMAGE_BYTES)
    if data is None:
        _in_terms_of_images(folder, before, asked_at)
        return None
    checked = _svg(name, data) if name.lower().endswith(".svg") else _raster(name, data, asked_at)
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


def _raster(name: str, data: bytes, asked_at: Place) -> Asset | Finding:
    """A PNG, JPEG, GIF or WebP, decoded once to be sure."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings(), _whole_images():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=list(RASTERS)) as image:
                width, height = image.size
                if width * height > MAX_PIXELS:
                    return rules.MAN034.at(asked_at, f"'{name}' has {width} × {height} pixels")
                image.load()
                media_type, endings = RASTERS[image.format or ""]
                data, (width, height) = fit(image, data)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        return rules.MAN034.at(asked_at, f"'{name}' has too many pixels")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, KeyError):
        return rules.MAN033.at(asked_at, f"'{name}' is not a PNG, JPEG, GIF, WebP or SVG image")
    if PurePosixPath(name).suffix.lower() not in endings:
        return rules.MAN033.at(asked_at, f"'{name}' is {media_type}: its name should end in {min(endings)}")
    return Asset(name, media_type, shrink(data, media_type, width * height), float(width), float(height))


def _svg(name: str, data: bytes) -> Asset | Finding:
    """An SVG that draws and does nothing else. Entities are never expanded: a DTD that declares any is refused."""
    here = Place(name)
    data = _DOCTYPE.sub(lambda found: b"\n" * found[0].count(b"\n"), data, count=1)
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", data, re.IGNORECASE):
        return rules.MAN035.at(here, "it has a document type declaration with entities")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return rules.MAN033.at(Place(name, getattr(error, "lineno", None)), "not a well-formed SVG")
    if root.tag != f"{{{SVG}}}svg":
        return rules.MAN033.at(Place(name, 1), "the root is not an <svg> of the SVG namespace")
    if root.getroottree().docinfo.doctype:
        return rules.MAN035.at(here, "it has a document type declaration")
    for element in (*root.itersiblings(preceding=True), *root.itersiblings(), *root.iter()):
        if fault := svg_fault(element):
            return rules.MAN035.at(Place(name, element.sourceline), fault)
    size = _svg_size(root)
    if size is None:
        return rules.MAN033.at(Place(name, 1), "it has neither a viewBox nor a width and height")
    return Asset(name, "image/svg+xml", data, *size)


def svg_fault(element: etree._Element) -> str:
    """What an element does beyond drawing, in words, or nothing."""
    if not isinstance(element.tag, str):
        return "" if isinstance(element, etree._Comment) else "it has a processing instruction"
    name = etree.QName(element).localname
    if name in _RUNS:
        return f"<{name}>"
    if name == "style" and _reaches("".join(element.itertext())):
        return "a style that loads something, or hides what it says"
    target = element.get("attributeName", "").rpartition(":")[2].lower()
    if target == "href" or target.startswith("on"):
        return f"an animation of {target}"
    for attribute, value in element.attrib.items():
        local = etree.QName(attribute).localname.lower()
        if local == "base":
            return "a base address"
        if local.startswith("on"):
            return f"the event handler {local}"
        if local == "href" and not value.startswith(("#", "data:image/png", "data:image/jpeg")):
            return f"a reference to '{value[:60]}'"
        if _REACHES.search(value) or (local == "style" and _reaches(value)):
            return f"a reference in {local}"
    return ""


def _reaches(style: str) -> bool:
    """Whether a style may load something; an escape could spell what loads, so there is no need for one."""
    return "\\" in style or _REACHES.search(style) is not None


def _svg_size(root: etree._Element) -> tuple[float, float] | None:
    """Width and height in CSS px, from the attributes or the viewBox."""
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    sizes: list[float] = []
    for attribute, position in (("width", 2), ("height", 3)):
        found = _LENGTH.match(root.get(attribute, ""))
        try:
            size = float(found[1]) * _UNITS[found[2] or ""] if found else float(box[position])
        except (ValueError, IndexError):
            return None
        if not 0 < size < 1e6:
            return None
        sizes.append(size)
    return sizes[0], sizes[1]
