"""What a guide brings of its own looks, read and checked: typefaces, style sheets, the picture of its cover."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from guidepress.model.brand import FontRole


@dataclass(frozen=True, slots=True)
class OwnFont:
    """One face of a typeface: what it is for, its weight (400, 600 or 700) and slope, the bytes of its font file.

    ``name`` says where it is from, for whoever has to mend it.
    """

    role: FontRole
    weight: int
    italic: bool
    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Look:
    """The guide's own: ``sheets`` by the name of that sheet of ours over which each is laid, ``cover`` by its asset."""

    fonts: tuple[OwnFont, ...] = ()
    sheets: Mapping[str, str] = field(default_factory=dict)
    cover: str = ""


_RECIPE = "1"
"""Raise it when the way of cutting changes."""


@functools.lru_cache(maxsize=32)
def family_of(fonts: tuple[OwnFont, ...]) -> str:
    """What the family of the fonts of a role is called: a name that follows from their bytes, and no other has."""
    digest = hashlib.sha256(_RECIPE.encode())
    for font in fonts:
        digest.update(f"{font.weight} {font.italic} {len(font.data)}\n".encode() + font.data)
    return f"Own {digest.hexdigest()[:16]}"


def families_of(look: Look) -> Mapping[FontRole, str]:
    """The family of each role that the guide brings fonts for."""
    roles = dict.fromkeys(font.role for font in look.fonts)
    return {role: family_of(tuple(font for font in look.fonts if font.role == role)) for role in roles}


def place_on_axis(tag: str, weight: int, least: float, default: float, most: float) -> float:
    """Where on an axis of a variable font a face of some weight is cut."""
    wanted = float(weight) if tag == "wght" else 11.0 if tag == "opsz" else default
    return min(max(wanted, least), most)
