"""Which typefaces a text needs that ours do not replace: Chinese, Georgian, emoji."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guidepress.read.font_packages import faces_of

MOST = 4
_HAN = re.compile("[\u2e80-\u2fdf\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]")
_TRADITIONAL = re.compile(r"zh-(?:hant|tw|hk|mo)", re.IGNORECASE)
_HAN_FACES = ("noto-sans-jp", "noto-sans-sc", "noto-sans-tc", "noto-sans-kr")
_SCRIPTS = (
    ("noto-sans-jp", re.compile("[\u3040-\u30ff]")),
    ("noto-sans-kr", re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")),
    ("noto-sans-devanagari", re.compile("[\u0900-\u097f]")),
    ("noto-sans-bengali", re.compile("[\u0980-\u09ff]")),
    ("noto-sans-tamil", re.compile("[\u0b80-\u0bff]")),
    ("noto-sans-thai", re.compile("[\u0e00-\u0e7f]")),
    ("noto-sans-georgian", re.compile("[\u10a0-\u10ff]")),
    ("noto-sans-armenian", re.compile("[\u0530-\u058f]")),
    ("noto-sans-ethiopic", re.compile("[\u1200-\u137f]")),
    ("noto-sans-khmer", re.compile("[\u1780-\u17ff]")),
    ("noto-emoji", re.compile("[\u2600-\u27bf\u2b50-\u2b55\U0001f000-\U0001faff]")),
)


def typefaces_for(texts: Sequence[str], language: str) -> list[str]:
    """The names of typefaces that texts need and this machine has, those for most signs first."""
    counted: dict[str, int] = {}
    for text in texts:
        for name, signs in (*_SCRIPTS, (_for_han(language), _HAN)):
            if count := len(signs.findall(text)):
                counted[name] = counted.get(name, 0) + count
    found = [name for name in sorted(counted, key=lambda name: -counted[name]) if faces_of(name)]
    return [*found, *_for_the_rest(texts, [name for name in found if name in _HAN_FACES])][:MOST]


def _for_the_rest(texts: Sequence[str], chosen: Sequence[str]) -> Iterator[str]:
    """Typefaces for signs of another land that those chosen do not have: a Chinese name in a book in Japanese."""
    from fontTools.ttLib import TTFont  # here, for it takes long to load

    signs = {ord(sign) for text in texts for sign in _HAN.findall(text)} if chosen else set()
    for name in (*chosen, *(other for other in _HAN_FACES if other not in chosen)):
        if not signs:
            return
        if faces := faces_of(name):
            with TTFont(faces[0].path, lazy=True) as font:
                had = signs & (font.getBestCmap() or {}).keys()
            signs -= had
            if had and name not in chosen:
                yield name


def _for_han(language: str) -> str:
    """The typeface for Han signs, which each language writes in its own forms."""
    if _TRADITIONAL.match(language):
        return "noto-sans-tc"
    return {"ja": "noto-sans-jp", "ko": "noto-sans-kr"}.get(language.partition("-")[0].lower(), "noto-sans-sc")
