"""The typefaces that a guide brings: cut like the pinned ones, each family under a name that follows from its bytes.

The cuts lie beside the pinned ones in the user's cache; what the typesetter sees is those and the pinned ones. Editions
in clear type keep the typefaces that were chosen for them (`Edition.promises`), and so does an EPUB, whose typeface is
the reader's choice.
"""

from __future__ import annotations

import functools
import hashlib
import os
import tempfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import uharfbuzz as harfbuzz  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont

from guidepress.model.brand import OTHERS
from guidepress.model.errors import ConfigurationError
from guidepress.model.look import Look, OwnFont, families_of, place_on_axis
from guidepress.typeset.fonts.pinned import (
    CAPTION,
    DISPLAY,
    SANS,
    SERIF,
    Cut,
    FontSet,
    configuration,
    prepare_fonts,
    rename,
)


@dataclass(frozen=True, slots=True)
class Typefaces:
    """The families in which a guide is set, by what they are for."""

    text: str = SERIF
    notes: str = CAPTION
    titles: str = DISPLAY
    sans: str = SANS
    others: tuple[str, ...] = ()
    """Families for signs that these lack, the first that has one."""


PINNED = Typefaces()
"""Those of a guide that names none."""


def typefaces(look: Look) -> Typefaces:
    """The families of a guide; each that it brings can be found by `FontSet.find` from now on."""
    if not look.fonts:
        return PINNED
    fonts_of(look)
    own = families_of(look)
    return Typefaces(
        own.get("text", SERIF),
        own.get("text", CAPTION),
        own.get("titles", DISPLAY),
        own.get("sans", SANS),
        tuple(own[role] for role in OTHERS if role in own),
    )


def fonts_of(look: Look) -> FontSet:
    """The pinned fonts, and those that the guide brings."""
    return _prepared(look.fonts) if look.fonts else prepare_fonts()


@functools.lru_cache(maxsize=32)
def points_of(font: OwnFont) -> frozenset[int]:
    """The code points that a font of the guide can show; none if it is no font, which is told elsewhere.

    HarfBuzz reads them: fontTools first names every glyph, which takes ten times as long for a typeface of Han signs.
    """
    return frozenset(harfbuzz.Face(font.data).unicodes)


@functools.lru_cache(maxsize=8)
def _prepared(fonts: tuple[OwnFont, ...]) -> FontSet:
    """Cut and kept in the user's cache, each under the name of its bytes: whoever comes second finds the same."""
    pinned = prepare_fonts()
    families = families_of(Look(fonts))
    name = hashlib.sha256("".join(sorted(families.values())).encode()).hexdigest()[:20]
    folder = pinned.folder.parent / f"{pinned.folder.name}-{name}"
    folder.mkdir(parents=True, exist_ok=True)
    known: list[tuple[Cut, Path]] = []
    for font in fonts:
        cut = Cut(families[font.role], font.weight, font.italic, "")
        target = folder / cut.file
        if not target.is_file():
            _write(target, _cut(font, cut))
        known.append((cut, target))
    conf = folder / "fonts.conf"
    if not conf.is_file():
        _write(conf, configuration([str(pinned.folder), str(folder)], str(folder)).encode())
    pinned.know(known)
    return FontSet(folder)


def _write(target: Path, data: bytes) -> None:
    """The file in one step, so that nobody reads half of it."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".cutting-")
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    Path(name).replace(target)


def _cut(font: OwnFont, cut: Cut) -> bytes:
    """The face with its axes pinned, under its family's name. Raises `ConfigurationError` if it is no font."""
    try:
        return _instance(font, cut)
    except Exception as error:
        told = f"'{font.name}' is no font that can be used: {error}"
        raise ConfigurationError(told, hint="Take another file in guide.yaml: 'brand: fonts:'.") from error


def _instance(font: OwnFont, cut: Cut) -> bytes:
    data = font.data
    face = harfbuzz.Face(harfbuzz.Blob(data))
    axes = [(axis.tag, axis.min_value, axis.default_value, axis.max_value) for axis in face.axis_infos]
    if axes:
        order = harfbuzz.SubsetInput()
        order.keep_everything()
        for tag, least, default, most in axes:
            order.pin_axis_location(face, tag, place_on_axis(tag, font.weight, least, default, most))
        data = harfbuzz.subset(face, order).blob.data
    loaded = TTFont(BytesIO(data), recalcTimestamp=False)
    rename(loaded, cut)
    target = BytesIO()
    loaded.save(target)
    loaded.close()
    return target.getvalue()
