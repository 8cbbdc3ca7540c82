"""The fonts of the web pages: subsets of the pinned cuts, inside the page."""

from __future__ import annotations

import functools
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import uharfbuzz as harfbuzz  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont
from lxml import etree

from guidepress.model.errors import ConfigurationError
from guidepress.model.xhtml import MATHML
from guidepress.typeset.engine import data_uri
from guidepress.typeset.fonts.own import PINNED, Typefaces
from guidepress.typeset.fonts.pinned import MONO, prepare_fonts

FEATURES = ("ccmp", "kern", "liga", "locl", "mark", "mkmk", "lnum", "pnum", "tnum")
"""OpenType features that the sheets use, or that a script needs to be set at all."""

NAMES = (0, 1, 2, 4, 6, 7, 13, 14)
"""The name records that stay: names, copyright and licence (the Open Font License asks for the last two)."""

_ITALIC = frozenset({"em", "i", "cite", "dfn", "var"})
_BOLD = frozenset({"strong", "b", "th", "dt", "h3", "h4", "h5", "h6"})
_BOLD_CLASSES = frozenset({"label", "callout-title", "button", "number"})
_CODE = frozenset({"code", "pre", "kbd", "samp"})
_TITLES = frozenset({"h1", "h2"})


@dataclass(frozen=True, slots=True, order=True)
class Face:
    """A font that a page uses."""

    family: str
    weight: int = 400
    italic: bool = False


def font_faces(body: etree._Element, faces: Typefaces = PINNED) -> str:
    """``@font-face`` rules with only the characters that the page sets in each face.

    A character that a face does not have is left to the reader's own fonts. Same page, same bytes.
    """
    used: dict[Face, set[str]] = {}
    _collect(body, Face(faces.sans), used, faces)
    rules = []
    for face in sorted(used):
        data = _subset(prepare_fonts().find(face.family, face.weight, italic=face.italic), _wanted(used[face]))
        if data:
            rules.append(
                f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};'
                f"font-style:{'italic' if face.italic else 'normal'};font-display:swap;"
                f'src:url("{data_uri("font/woff2", data)}") format("woff2")}}'
            )
    return "\n".join(rules) + "\n"


def _wanted(characters: Iterable[str]) -> str:
    """The characters as a key, sorted; a space and a hyphen (the browser may add one) are always there."""
    return "".join(sorted({*characters, " ", "\u2010", "-"} - {"\n", "\t", "\r"}))


def _collect(element: etree._Element, face: Face, used: dict[Face, set[str]], faces: Typefaces) -> None:
    """Add the characters of an element and what is in it to the faces that the sheets set them in."""
    if not isinstance(element.tag, str) or element.tag.startswith(f"{{{MATHML}}}"):
        return
    face = _face_of(element, face, faces)
    used.setdefault(face, set()).update(element.text or "")
    for child in element:
        _collect(child, face, used, faces)
        used[face].update(child.tail or "")


def _face_of(element: etree._Element, face: Face, faces: Typefaces) -> Face:
    tag, names = str(element.tag), set(element.get("class", "").split())
    if tag in _TITLES:
        return Face(faces.titles, 600)
    if tag in _CODE:
        return Face(MONO)
    if face.family != faces.sans:
        return face
    weight = 700 if tag in _BOLD or names & _BOLD_CLASSES else face.weight
    return Face(faces.sans, weight, face.italic or tag in _ITALIC)


@functools.lru_cache(maxsize=64)
def _subset(path: Path, characters: str) -> bytes:
    """A font with only these characters, as WOFF2; empty if it has none of them.

    HarfBuzz takes the rest away; fontTools, which does the same in ten times the time, packs what is left.
    """
    whole = harfbuzz.Face(harfbuzz.Blob.from_file_path(str(path)))
    points = {ord(character) for character in characters} & set(whole.unicodes)
    if not points - {0x20}:
        return b""
    wanted = harfbuzz.SubsetInput()
    wanted.unicode_set.update(points)
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in FEATURES)
    wanted.name_id_set.clear()
    wanted.name_id_set.update(NAMES)
    wanted.flags = harfbuzz.SubsetFlags.NO_HINTING | harfbuzz.SubsetFlags.NOTDEF_OUTLINE
    target = io.BytesIO()
    try:
        part = harfbuzz.subset(whole, wanted).blob.data
    except RuntimeError as error:  # of a font that the guide brings: `check` tries it with fewer letters
        raise ConfigurationError(
            "a typeface of the guide has damaged tables: its letters cannot be put into a web page",
            hint="Take another file in guide.yaml: 'brand: fonts:'.",
        ) from error
    with TTFont(io.BytesIO(part), recalcTimestamp=False) as font:
        font.flavor = "woff2"
        font.save(target)
    return target.getvalue()
