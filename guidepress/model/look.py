"""What a guide brings of its own looks, read and checked: typefaces, style sheets, the picture of its cover."""

from __future__ import annotations

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
