"""The guide's own looks: typefaces, cover picture and style sheets, read from the guide folder or a font package."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import fontpkg

from guidepress.model.book import Asset
from guidepress.model.brand import FontFiles, FontRole, Typeface
from guidepress.model.look import Look, OwnFont
from guidepress.model.rules import rule_of
from guidepress.model.settings import Settings
from guidepress.read.folder import Folder, place_in_settings
from guidepress.read.images.images import read_image
from guidepress.read.own_sheets import read_sheets

BRD002 = rule_of("BRD002")

MAX_FONT_BYTES = 8_000_000
"""The greatest size of a font file; those for all of Latin, Greek and Cyrillic have under 2 MB."""

_FACES = ((400, False), (400, True), (700, False), (700, True))


def read_look(folder: Folder, settings: Settings, assets: dict[str, Asset]) -> Look:
    """What ``brand`` names and the folder ``styles`` holds; a picture of the cover goes into ``assets``.

    What cannot be used is told (BRD002, BRD006, BRD008, MAN010, MAN030 to MAN035) and left out.
    """
    brand = settings.brand
    cover = ""
    if brand is not None and brand.cover is not None:
        picture = read_image(folder, brand.cover.file, place_in_settings(folder, "brand", "cover", "file"))
        if picture is not None:
            assets[picture.name] = picture
            cover = picture.name
    return Look(tuple(_fonts(folder, settings)), read_sheets(folder), cover)


def _fonts(folder: Folder, settings: Settings) -> Iterator[OwnFont]:
    fonts = settings.brand.fonts if settings.brand is not None else None
    if fonts is None:
        return
    roles: tuple[tuple[FontRole, Typeface | None], ...] = (
        ("text", fonts.text), ("titles", fonts.titles), ("sans", fonts.sans),
    )  # fmt: skip
    for role, typeface in roles:
        if isinstance(typeface, FontFiles):
            yield from _of_files(folder, role, typeface)
        elif typeface is not None:
            yield from _of_package(folder, role, typeface)


def _of_files(folder: Folder, role: FontRole, files: FontFiles) -> Iterator[OwnFont]:
    named = (files.regular, files.italic, files.bold, files.bold_italic)
    for (weight, italic), name in zip(_FACES, (name or "" for name in named), strict=True):
        asked_at = place_in_settings(folder, "brand", "fonts", role)
        data = folder.read_bytes(name, asked_at, MAX_FONT_BYTES) if name else None
        if data is not None:
            yield OwnFont(role, weight, italic, name, data)


def _of_package(folder: Folder, role: FontRole, name: str) -> Iterator[OwnFont]:
    """The faces of a package that is installed: the nearest weights that it has, of each slope that it has."""
    try:
        fontpkg.path(name, 400, "normal", nearest=True)
    except fontpkg.FontpkgError:
        told = f"there is no font package '{name}' on this machine"
        hint = f"Run: pip install fontpkg-{name}"
        folder.findings.add(BRD002.at(place_in_settings(folder, "brand", "fonts", role), told, hint=hint))
        return
    for weight, italic in _FACES:
        try:
            path = Path(fontpkg.path(name, weight, "italic" if italic else "normal", nearest=True))
        except fontpkg.FontpkgError:
            continue
        data = path.read_bytes()
        folder.packaged[f"fontpkg-{name}/{path.name}"] = hashlib.sha256(data).hexdigest()
        yield OwnFont(role, weight, italic, f"fontpkg-{name}", data)
