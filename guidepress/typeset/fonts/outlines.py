"""Lettering: text set in lines and drawn as outlines (SVG paths), so that it needs no font where it is shown."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import uharfbuzz as harfbuzz  # type: ignore[import-untyped]

from guidepress.standards.bidi import levels, right_to_left, visual_order
from guidepress.typeset.fonts.division import divisions
from guidepress.typeset.fonts.pinned import (
    ARABIC,
    ARABIC_SANS,
    HEBREW,
    HEBREW_SANS,
    SANS,
    SERIF,
    SYMBOLS,
    WIDE_SANS,
    prepare_fonts,
)

_SERIFS = (WIDE_SANS, SERIF, HEBREW, ARABIC, SYMBOLS)
_SANS_SERIFS = (WIDE_SANS, HEBREW_SANS, ARABIC_SANS, SERIF, HEBREW, ARABIC, SYMBOLS)
"""Where a character comes from that the wanted font lacks: for lettering with serifs, for that without."""

_SPACES = re.compile(r"[ \t\r\n]+")
"""Where a line may break: a no-break space holds."""

_LOOSE_ENDS = " \t\r\n,;:\N{MIDDLE DOT}\N{EN DASH}\N{EM DASH}\N{ARABIC COMMA}\N{ARABIC SEMICOLON}"
"""What does not stand before an ellipsis."""


@dataclass(frozen=True, slots=True)
class Letters:
    """How a piece of text is set: family, weight, slope, size and distance of lines in units of the drawing.

    A word that is wider than its line is divided by the rules of ``language`` (BCP 47); without one, anywhere.
    """

    family: str
    weight: int
    size: float
    leading: float
    italic: bool = False
    language: str = ""
    others: tuple[str, ...] = ()
    """Families of the guide's own for signs that no other has."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Text set in lines: outlines as SVG paths, and how much height they take."""

    paths: str
    lines: int
    height: float


@dataclass(frozen=True, slots=True)
class _Face:
    """A pinned font by its family, weight and slope."""

    family: str
    weight: int
    italic: bool


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of one font in one direction (``level`` is odd from right to left); ``scale`` is size per font unit."""

    font: _Face
    scale: float
    level: int
    text: str


def held(text: str) -> str:
    """The text as one that no line end divides."""
    return _SPACES.sub("\N{NO-BREAK SPACE}", text.strip())


def set_text(
    text: str,
    letters: Letters,
    x: float,
    top: float,
    measure: float,
    most: int = 12,
    *,
    even: bool = True,
    flush_right: bool = False,
) -> Setting:
    """Set text in at most ``most`` lines, ``even`` ones if wanted; what is too long ends with an ellipsis.

    Lines stand flush left from ``x``, or flush right if the text begins with a script that runs that way, or if that is
    wanted.
    """
    lines = break_lines(text, letters, measure, even=even)
    if len(lines) > most:
        lines = [*lines[: most - 1], shortened(" ".join(lines[most - 1 :]), letters, measure)]
    step = letters.size * letters.leading
    rtl = right_to_left(text)
    starts = [x + (rtl or flush_right) * (measure - advance(line, letters)) for line in lines]
    bases = [top + letters.size * 0.76 + step * place for place in range(len(lines))]
    paths = [outline(line, letters, *at, rtl=rtl) for line, *at in zip(lines, starts, bases, strict=True)]
    return Setting("".join(paths), len(lines), step * len(lines))


def shortened(text: str, letters: Letters, measure: float) -> str:
    """The text on one line: its beginning and an ellipsis if it is wider than ``measure``; whole words if there are."""
    if advance(text, letters) <= measure:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if advance(f"{text[:middle].rstrip()}…", letters) <= measure:
            low = middle
        else:
            high = middle - 1
    words = text[:low].rstrip() if text[low : low + 1].isspace() else text[:low].rpartition(" ")[0].rstrip()
    return f"{(words or text[:low]).rstrip(_LOOSE_ENDS)}…"


def break_lines(text: str, letters: Letters, measure: float, *, even: bool = True) -> list[str]:
    """As few lines as fit; ``even`` ones are of the narrowest measure that needs no more of them."""
    words = [piece for word in _SPACES.split(text.strip()) for piece in _fitting_pieces(word, letters, measure)]
    lines = _greedy(words, letters, measure)
    if not even:
        return lines
    narrow, wide = max((advance(word, letters) for word in words), default=0.0), measure
    for _ in range(12):
        middle = (narrow + wide) / 2
        if len(_greedy(words, letters, middle)) <= len(lines):
            wide = middle
        else:
            narrow = middle
    return _greedy(words, letters, wide)


def _greedy(words: list[str], letters: Letters, measure: float) -> list[str]:
    """Lines filled one after the other. The kerning of spaces is left out: in our fonts it only ever tightens."""
    lines: list[str] = []
    space, used = advance(" ", letters), 0.0
    for word in words:
        wide = advance(word, letters)
        if lines and used + space + wide <= measure:
            lines[-1] = f"{lines[-1]} {word}"
            used += space + wide
        else:
            lines.append(word)
            used = wide
    return lines


def _fitting_pieces(word: str, letters: Letters, measure: float) -> Iterator[str]:
    """A word that is wider than a line, in pieces that are not.

    It is divided where its language allows it, into lines as even as can be: in a compound that is mostly its joint.
    """
    while (wide := advance(word, letters)) > measure:
        fitting = [n for n in divisions(word, letters.language) if advance(f"{word[:n]}-", letters) <= measure]
        if not fitting:
            yield from _cut(word, letters, measure)
            return
        share = len(word) / math.ceil(wide / measure)
        place = min(fitting, key=lambda n: abs(n - share))
        yield f"{word[:place]}-"
        word = word[place:]
    if word:
        yield word


def _cut(word: str, letters: Letters, measure: float) -> Iterator[str]:
    """A word without a place to divide it, cut anywhere."""
    start = 0
    for end in range(1, len(word) + 1):
        if end - start > 1 and advance(word[start:end], letters) > measure:
            yield word[start : end - 1]
            start = end - 1
    if word[start:]:
        yield word[start:]


@functools.lru_cache(maxsize=64)
def _font(face: _Face) -> tuple[harfbuzz.Font, int]:
    """The font and its units per em."""
    path = prepare_fonts().find(face.family, face.weight, italic=face.italic)
    loaded = harfbuzz.Face(harfbuzz.Blob.from_file_path(str(path)))
    return harfbuzz.Font(loaded), loaded.upem


@functools.lru_cache(maxsize=4096)
def _home(faces: tuple[_Face, ...], character: str) -> int:
    """The number of the first face that has a character; 0 if none has."""
    return next((n for n, face in enumerate(faces) if _font(face)[0].get_nominal_glyph(ord(character))), 0)


def _runs(text: str, letters: Letters, *, rtl: bool) -> Iterator[_Run]:
    """The text in runs as they stand from left to right: what the wanted font lacks comes from the next that has it."""
    weight = 700 if letters.weight > 500 else 400
    families: tuple[str, ...] = _SANS_SERIFS if letters.family == SANS else _SERIFS
    families = (*families, *letters.others)
    others = (_Face(family, 400 if family == SYMBOLS else weight, False) for family in families)
    faces = (_Face(letters.family, letters.weight, letters.italic), *others)
    found: list[tuple[int, int, str]] = []
    for character, level in zip(text, levels(text, rtl=rtl), strict=True):
        last, before, run = found[-1] if found else (0, level, "")
        wanted = last if character.isspace() else _home(faces, character)
        if found and (wanted, level) == (last, before):
            found[-1] = (last, level, run + character)
        else:
            found.append((wanted, level, character))
    for place in visual_order([level for _, level, _ in found]):
        home, level, run = found[place]
        yield _Run(faces[home], letters.size / _font(faces[home])[1], level, run)


@functools.lru_cache(maxsize=8192)
def advance(text: str, letters: Letters) -> float:
    """The width of a line of text, kerned."""
    runs = _runs(text, letters, rtl=right_to_left(text))
    return sum((run.scale * sum(place.x_advance for place in _shaped(run).glyph_positions) for run in runs), 0.0)


def _shaped(run: _Run) -> harfbuzz.Buffer:
    buffer = harfbuzz.Buffer()
    buffer.add_str(run.text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if run.level % 2 else "ltr"
    harfbuzz.shape(_font(run.font)[0], buffer, {"kern": True, "liga": True})
    return buffer


def outline(text: str, letters: Letters, x: float, y: float, *, rtl: bool | None = None) -> str:
    """A line of text as one path from ``x`` to the right; ``y`` is the baseline.

    ``rtl`` is the direction of the paragraph that it belongs to, if it is not a paragraph by itself.
    """
    commands: list[str] = []
    for run in _runs(text, letters, rtl=right_to_left(text) if rtl is None else rtl):
        shaped = _shaped(run)
        for info, position in zip(shaped.glyph_infos, shaped.glyph_positions, strict=True):
            left, base = x + position.x_offset * run.scale, y - position.y_offset * run.scale
            commands += _glyph(run.font, info.codepoint, left, base, run.scale)
            x += position.x_advance * run.scale
    return f'<path d="{"".join(commands)}"/>' if commands else ""


def rise_and_fall(text: str, letters: Letters) -> tuple[float, float]:
    """How far the ink of a line reaches above its baseline and below it, both positive in units of the drawing."""
    tops, bottoms = [0.0], [0.0]
    for run in _runs(text, letters, rtl=right_to_left(text)):
        for info in _shaped(run).glyph_infos:
            extents = _font(run.font)[0].get_glyph_extents(info.codepoint)
            if extents is not None:
                tops.append(extents.y_bearing * run.scale)
                bottoms.append(-(extents.y_bearing + extents.height) * run.scale)
    return max(tops), max(bottoms)


def _glyph(face: _Face, glyph: int, x: float, y: float, scale: float) -> Iterator[str]:
    """A glyph's outline at its place, as SVG path commands."""
    for command, values in _strokes(face, glyph):
        points = (number(x + v * scale if n % 2 == 0 else y - v * scale) for n, v in enumerate(values))
        yield command + " ".join(points)


@functools.lru_cache(maxsize=2048)
def _strokes(face: _Face, glyph: int) -> tuple[tuple[str, tuple[float, ...]], ...]:
    """A glyph's outline in font units."""
    recorded: list[tuple[str, tuple[float, ...]]] = []

    def recorder(command: str) -> Callable[..., None]:
        return lambda *values: recorded.append((command, values[:-1]))

    functions = harfbuzz.DrawFuncs()
    functions.set_move_to_func(recorder("M"))
    functions.set_line_to_func(recorder("L"))
    functions.set_quadratic_to_func(recorder("Q"))
    functions.set_cubic_to_func(recorder("C"))
    functions.set_close_path_func(recorder("Z"))
    _font(face)[0].draw_glyph(glyph, functions, None)
    return tuple(recorded)


def number(value: float) -> str:
    """A number as SVG writes it, to a hundredth."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
