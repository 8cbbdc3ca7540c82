"""The fonts of the paged editions: cut from pinned packages, and the only ones that the typesetter can see.

Source Serif 4 is a variable font with an optical size axis. We cut static instances from it (text at 11 pt, a
caption cut for notes, a display cut for titles), so that what is embedded is the same on every machine. The cuts
lie in a folder of the user's cache, named by everything they depend on; a fontconfig file lists that folder alone.
"""

from __future__ import annotations

import atexit
import functools
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import fontpkg
import uharfbuzz as harfbuzz  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont
from platformdirs import user_cache_dir

from guidepress.model.errors import OutsideToolError
from guidepress.standards.typefaces import (
    ARABIC,
    ARABIC_SANS,
    CAPTION,
    CUTS,
    DISPLAY,
    HEBREW,
    HEBREW_SANS,
    MONO,
    SANS,
    SERIF,
    SLASHED,
    STYLES,
    SYMBOLS,
    WIDE_SANS,
    Cut,
)
from guidepress.typeset.fonts.zeros import take_slash

__all__ = [
    "ARABIC",
    "ARABIC_SANS",
    "CAPTION",
    "CUTS",
    "DISPLAY",
    "HEBREW",
    "HEBREW_SANS",
    "MONO",
    "SANS",
    "SERIF",
    "STYLES",
    "SYMBOLS",
    "WIDE_SANS",
    "Cut",
    "FontSet",
    "characters",
    "coverage",
    "nominal",
    "pinned_fontconfig",
    "prepare_fonts",
]

_RECIPE = "7"
"""Raise it when the way of cutting changes, so that no stale cut is used."""
_KANA = range(0x3040, 0x3100)


@dataclass(frozen=True, slots=True)
class FontSet:
    """The cut fonts on disk: ``folder`` holds them and ``fonts.conf``, the configuration that lists only them."""

    folder: Path

    @property
    def configuration(self) -> Path:
        """The fontconfig file."""
        return self.folder / "fonts.conf"

    def path(self, cut: Cut) -> Path:
        """Where a cut lies."""
        return self.folder / cut.file

    def find(self, family: str, weight: int = 400, *, italic: bool = False) -> Path:
        """The file of a family, weight and slope; KeyError if we cut none. A guide's own typeface gives the nearest."""
        wanted = (family, weight, italic)
        for cut in CUTS:
            if (cut.family, cut.weight, cut.italic) == wanted:
                return self.path(cut)
        own = [(abs(w - weight - 1) + 1000 * (i != italic), path) for (f, w, i), path in _KNOWN.items() if f == family]
        if not own:
            raise KeyError(wanted)
        return min(own)[1]

    def know(self, fonts: Iterable[tuple[Cut, Path]]) -> None:
        """Let `find` find fonts of a guide's own. Their families are named by their bytes: no two are confused."""
        _KNOWN.update({(cut.family, cut.weight, cut.italic): path for cut, path in fonts})


_KNOWN: dict[tuple[str, int, bool], Path] = {}
"""The fonts that guides brought, by family, weight and slope (`fonts.own`)."""


@functools.lru_cache(maxsize=1)
def prepare_fonts() -> FontSet:
    """The cut fonts, made on first use and kept in the user's cache (in a temporary folder if that is not writable).

    Raises `OutsideToolError` when a font package is not installed.
    """
    home = Path(user_cache_dir("guidepress", appauthor=False)) / "fonts"
    target = home / _key()
    if _complete(target):
        return FontSet(target)
    try:
        home.mkdir(parents=True, exist_ok=True)
        workshop = Path(tempfile.mkdtemp(prefix=".cutting-", dir=home))
    except OSError:
        workshop = Path(tempfile.mkdtemp(prefix="guidepress-fonts-"))
        atexit.register(shutil.rmtree, workshop, ignore_errors=True)
        _cut_all(workshop, workshop)
        return FontSet(workshop)
    try:
        _cut_all(workshop, target)
        _move_into_place(workshop, target)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    return FontSet(target)


@contextmanager
def pinned_fontconfig(fonts: FontSet) -> Iterator[None]:
    """Let fontconfig read our file alone while its configuration is loaded; the environment is put back after it."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(fonts.configuration)
    try:
        yield
    finally:
        if before is None:
            os.environ.pop("FONTCONFIG_FILE", None)
        else:
            os.environ["FONTCONFIG_FILE"] = before


@functools.lru_cache(maxsize=1)
def coverage() -> Mapping[str, frozenset[int]]:
    """Which characters each family has in every one of its cuts: ``{family: code points}``."""
    fonts = prepare_fonts()
    result: dict[str, frozenset[int]] = {}
    for cut in CUTS:
        points = frozenset(harfbuzz.Face(harfbuzz.Blob.from_file_path(str(fonts.path(cut)))).unicodes)
        result[cut.family] = result.get(cut.family, points) & points
    return result


@functools.lru_cache(maxsize=32)
def nominal(family: str, weight: int, *, italic: bool) -> Mapping[int, str]:
    """The character that each glyph of a cut stands for by itself: ``{glyph id: character}``; empty if we cut none."""
    try:
        path = prepare_fonts().find(family, weight, italic=italic)
    except KeyError:
        return {}
    with TTFont(path, lazy=True) as font:
        return {font.getGlyphID(name): chr(point) for point, name in sorted(font.getBestCmap().items(), reverse=True)}


@functools.lru_cache(maxsize=1)
def characters() -> frozenset[int]:
    """Every code point that some pinned font can show."""
    return frozenset().union(*coverage().values())


def _key() -> str:
    """Names the cuts by everything that decides their bytes."""
    packages = sorted({cut.package for cut in CUTS})
    pins = [f"{name} {version(name if name == 'ziamath' else f'fontpkg-{name}')}" for name in packages]
    recipe = "\n".join(
        [_RECIPE, f"fonttools {version('fonttools')}", f"uharfbuzz {version('uharfbuzz')}", *pins, *map(repr, CUTS)]
    )
    return hashlib.sha256(recipe.encode()).hexdigest()[:20]


def _complete(folder: Path) -> bool:
    return (folder / "fonts.conf").is_file() and all((folder / cut.file).is_file() for cut in CUTS)


def _move_into_place(workshop: Path, target: Path) -> None:
    """Rename the folder as one step; another process that was faster made the same bytes."""
    if target.exists() and not _complete(target):
        shutil.rmtree(target, ignore_errors=True)
    try:
        workshop.rename(target)
    except OSError:
        if not _complete(target):
            raise


def _cut_all(workshop: Path, target: Path) -> None:
    """Cut every font into ``workshop``; the configuration names ``target``, where they will lie."""
    for cut in CUTS:
        font = TTFont(BytesIO(_static_bytes(cut)), recalcTimestamp=False)
        rename(font, cut)
        if cut.family == SYMBOLS:
            _keep_signs(font)
        if cut.family == SLASHED:
            take_slash(font)
        font.save(workshop / cut.file)
        font.close()
    (workshop / "fonts.conf").write_text(configuration([str(target)], str(target)), encoding="utf-8")


def _keep_signs(font: TTFont) -> None:
    """Take a kana out of the font of symbols: it has one alone, as a sign of mathematics (U+306E).

    It is the commonest letter of Japanese, and would stand there in another font than all of its neighbours.
    """
    for table in font["cmap"].tables:
        for point in [one for one in table.cmap if one in _KANA]:
            del table.cmap[point]


def configuration(folders: Sequence[str], cache: str) -> str:
    """A file for fontconfig that lists the fonts of some folders, and none besides."""
    generic = {"serif": SERIF, "sans-serif": SANS, "monospace": MONO}
    aliases = "".join(
        f'  <alias binding="same"><family>{name}</family><prefer><family>{family}</family></prefer></alias>\n'
        for name, family in generic.items()
    )
    listed = "".join(f"  <dir>{escape(folder)}</dir>\n" for folder in folders)
    return f"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <reset-dirs/>
{listed}  <cachedir>{escape(cache)}</cachedir>
  <config><rescan><int>0</int></rescan></config>
{aliases}</fontconfig>
"""


def _static_bytes(cut: Cut) -> bytes:
    """The font with its axes pinned; HarfBuzz does in milliseconds what fontTools' instancer does in many seconds."""
    data = _source(cut).read_bytes()
    if not cut.axes:
        return data
    face = harfbuzz.Face(harfbuzz.Blob(data))
    order = harfbuzz.SubsetInput()
    order.keep_everything()
    for axis, value in cut.axes:
        order.pin_axis_location(face, axis, value)
    static: bytes = harfbuzz.subset(face, order).blob.data
    return static


def _source(cut: Cut) -> Path:
    """The file of the package that a cut is made from."""
    if cut.package == "ziamath":
        return Path(str(files("ziamath") / "fonts" / "STIXTwoMath-Regular.ttf"))
    try:
        return Path(fontpkg.path(cut.package, cut.weight, "italic" if cut.italic else "normal"))
    except fontpkg.FontpkgError as error:
        raise OutsideToolError(
            f"the font package for {cut.family} is not usable: {error}", hint="run setup.sh to install the pinned fonts"
        ) from error


def rename(font: TTFont, cut: Cut) -> None:
    """Give the cut one family name, its weight and its slope, whatever the package called it."""
    style = f"{STYLES[cut.weight]}{' Italic' if cut.italic else ''}".replace("Regular Italic", "Italic")
    names = font["name"]
    for identifier in (16, 17, 21, 22, 25):
        names.removeNames(nameID=identifier)
    for identifier, text in (
        (1, cut.family),
        (2, style),
        (3, cut.postscript_name),
        (4, f"{cut.family} {style}"),
        (6, cut.postscript_name),
    ):
        names.removeNames(nameID=identifier)
        names.setName(text, identifier, 3, 1, 0x409)
    bold, italic = cut.weight == 700, cut.italic
    font["OS/2"].usWeightClass = cut.weight
    keep = font["OS/2"].fsSelection & ~0b1100001
    font["OS/2"].fsSelection = keep | (italic << 0) | (bold << 5) | ((not bold and not italic) << 6)
    font["head"].macStyle = (bold << 0) | (italic << 1)
    for table in ("STAT", "DSIG", "MATH"):  # formulas are drawn; with MATH HarfBuzz cannot cut "⇔" out of its font
        if table in font:
            del font[table]
