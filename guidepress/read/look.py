"""The guide's own looks: typefaces, cover picture and style sheets, read from the guide folder or a font package."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from guidepress.model.book import Asset
from guidepress.model.brand import OTHERS, FontFiles, FontRole, Typeface
from guidepress.model.look import Look, OwnFont
from guidepress.model.rules import rule_of
from guidepress.model.settings import Settings
from guidepress.read.folder import Folder, place_in_settings
from guidepress.read.font_packages import faces_of, how_to_get
from guidepress.read.images.images import read_image
from guidepress.read.own_sheets import read_sheets

BRD002 = rule_of("BRD002")

MAX_FONT_BYTES = 8_000_000
"""The greatest size of a font file; those for all of Latin, Greek and Cyrillic have under 2 MB."""
MAX_OTHER_BYTES = 24_000_000
"""The same of one for signs that others lack: all of Chinese takes 8 to 18 MB."""

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
        ("text", fonts.text),
        ("titles", fonts.titles),
        ("sans", fonts.sans),
        *zip(OTHERS, fonts.others, strict=False),
    )
    for role, typeface in roles:
        if isinstance(typeface, FontFiles):
            yield from _of_files(folder, role, typeface)
        elif typeface is not None:
            yield from _of_package(folder, role, typeface)


def _of_files(folder: Folder, role: FontRole, files: FontFiles) -> Iterator[OwnFont]:
    named = (files.regular, files.italic, files.bold, files.bold_italic)
    for (weight, italic), name in zip(_FACES, (name or "" for name in named), strict=True):
        asked_at = place_in_settings(folder, "brand", "fonts", role)
        data = folder.read_bytes(name, asked_at, _most(role)) if name else None
        if data is not None:
            yield OwnFont(role, weight, italic, name, data)


def _most(role: FontRole) -> int:
    return MAX_OTHER_BYTES if role in OTHERS else MAX_FONT_BYTES


def _of_package(folder: Folder, role: FontRole, name: str) -> Iterator[OwnFont]:
    """The faces of a package that is installed: the nearest weights that it has, of each slope that it has."""
    faces = faces_of(name)
    if not faces:
        told = f"there is no font package '{name}' on this machine"
        hint = f"Run: {how_to_get(name)}"
        folder.findings.add(BRD002.at(place_in_settings(folder, "brand", "fonts", role), told, hint=hint))
        return
    held: dict[Path, bytes] = {}
    for face in faces:
        if face.path not in held:
            held[face.path] = face.path.read_bytes()
            digest = hashlib.sha256(held[face.path]).hexdigest()
            folder.packaged[f"{face.package}/{face.path.name}"] = digest
        yield OwnFont(role, face.weight, face.italic, face.package, held[face.path])
