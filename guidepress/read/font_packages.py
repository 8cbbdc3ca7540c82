"""Typefaces that installed packages bring: those of fontpkg, and collections that hold a file for each script.

What fontpkg has not, the extras ``scripts`` and ``cjk`` bring: the Noto fonts of scripts, of signs and emoji, and those
of Chinese, Japanese and Korean.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import fontpkg

_COLLECTIONS = {"manimgx_fonts": "manimgx-fonts", "justmytype_intl_cjk": "justmytype-intl-cjk"}
"""Modules that hold font files, and the packages that bring them."""
_FACES = ((400, False), (400, True), (700, False), (700, True))
_CJK = re.compile(r"noto-(?:sans|serif)-(?:sc|tc|jp|kr)")
_COLLECTED = re.compile(r"noto-(?:sans-[a-z]+|emoji)")


@dataclass(frozen=True, slots=True)
class Face:
    """A face of a typeface: its weight and slope, where its file lies, and the package that brings it."""

    weight: int
    italic: bool
    path: Path
    package: str


def faces_of(name: str) -> tuple[Face, ...]:
    """The faces of a typeface by its name ('noto-sans-thai'), nearest weights first; none if no package has it."""
    return tuple(_of_fontpkg(name)) or tuple(_of_collections(name))


def how_to_get(name: str) -> str:
    """What to type so that a typeface is there."""
    if _CJK.fullmatch(name):
        return "pip install 'guidepress[cjk]'"
    if _COLLECTED.fullmatch(name):
        return f"pip install 'guidepress[scripts]', or fontpkg-{name}"
    return f"pip install fontpkg-{name}"


def _of_fontpkg(name: str) -> Iterator[Face]:
    for weight, italic in _FACES:
        try:
            path = fontpkg.path(name, weight, "italic" if italic else "normal", nearest=True)
        except fontpkg.FontpkgError:
            continue
        yield Face(weight, italic, Path(path), f"fontpkg-{name}")


def _of_collections(name: str) -> Iterator[Face]:
    for module, package in _COLLECTIONS.items():
        for folder in _folders(module):
            for path in sorted(folder.rglob("*.ttf")):
                if _plain(path.name.partition("[")[0].removesuffix(".ttf")) == _plain(name):
                    yield from (Face(weight, False, path, package) for weight in (400, 700))
                    return


def _folders(module: str) -> list[Path]:
    """Where a package lies; it is not imported."""
    spec = importlib.util.find_spec(module)
    return [] if spec is None else [Path(place) for place in spec.submodule_search_locations or ()]


def _plain(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())
