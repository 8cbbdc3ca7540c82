"""The cover: drawn from the guide's metadata, all lettering as outlines, so that it looks the same everywhere.

The picture's frame is ``styles/cover.svg``, which an editor may change; this module breaks the lines, chooses the
sizes and draws the ornament, a set of waves whose shape follows from the guide's slug.
"""

from __future__ import annotations

import functools
import hashlib
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import uharfbuzz as harfbuzz  # type: ignore[import-untyped]

from guidepress.model.book import Book
from guidepress.model.errors import ConfigurationError
from guidepress.typeset.fonts import ARABIC, DISPLAY, HEBREW, SANS, SERIF, SYMBOLS, WIDE_SANS, prepare_fonts

TEMPLATE = Path(__file__).resolve().parents[2] / "styles" / "cover.svg"

SHOP_WIDTH, SHOP_HEIGHT = 1600.0, 2560.0
"""The size that shops ask of an e-book's cover, in px (ratio 1 : 1.6)."""

_FALLBACK = {
    True: ((WIDE_SANS, 700), (SERIF, 700), (HEBREW, 700), (ARABIC, 700), (SYMBOLS, 400)),
    False: ((WIDE_SANS, 400), (SERIF, 400), (HEBREW, 400), (ARABIC, 400), (SYMBOLS, 400)),
}
"""Where a character comes from that the wanted font lacks: for bold lettering, for all other."""


@dataclass(frozen=True, slots=True)
class Letters:
    """How a piece of text is set: family, weight, slope, size and distance of lines in units of the cover."""

    family: str
    weight: int
    size: float
    leading: float
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """Text set in lines: outlines as SVG paths, and how much height they take."""

    paths: str
    lines: int
    height: float


def cover_svg(book: Book, width: float = SHOP_WIDTH, height: float = SHOP_HEIGHT) -> bytes:
    """The front cover as SVG without any text element; ``width`` and ``height`` are its units (px or pt).

    Raises `ConfigurationError` if the template names something that we do not draw.
    """
    settings = book.settings
    margin = round(width * 0.1, 2)
    measure = width - 2 * margin
    top = height * 0.12
    title_size = _fitting_size(settings.title, measure, height * 0.34, width)
    title = set_text(settings.title, Letters(DISPLAY, 600, title_size, 1.12), margin, top, measure)
    rule = top + title.height + height * 0.028
    below = rule + height * 0.034
    subtitle = set_text(
        settings.subtitle or "",
        Letters(DISPLAY, 400, width * 0.0475, 1.32, italic=True),
        margin,
        below,
        measure,
        most=5,
    )
    people = ", ".join(person.name for person in settings.authors)
    names = set_text(people, Letters(SANS, 700, width * 0.034, 1.35), margin, height * 0.868, measure, most=2)
    publisher = settings.publisher if settings.publisher != people else ""
    last = "  \N{MIDDLE DOT}  ".join(filter(None, [publisher, f"{settings.version}, {settings.date.year}"]))
    imprint = set_text(
        last,
        Letters(SANS, 400, width * 0.028, 1.35),
        margin,
        height * 0.868 + names.height + height * 0.006,
        measure,
        most=1,
    )
    band = height * 0.835
    bottom_of_text = below + subtitle.height + height * 0.03
    waves = ornament(settings.slug, width, max(height * 0.5, bottom_of_text), band)
    fields = {
        "width": _number(width), "height": _number(height), "margin": _number(margin),
        "hairline": _number(width * 0.0022), "ornament": waves, "band": _number(band),
        "band_height": _number(height - band),
        "rule": _number(rule), "rule_width": _number(width * 0.12), "rule_height": _number(width * 0.0075),
        "title": title.paths, "subtitle": subtitle.paths, "authors": names.paths, "imprint": imprint.paths,
    }  # fmt: skip
    return _filled(TEMPLATE.read_text(encoding="utf-8"), fields).encode()


def ornament(slug: str, width: float, top: float, bottom: float) -> str:
    """Waves between two heights, quieter towards the top; their rhythm comes from the slug alone."""
    seed = hashlib.sha256(slug.encode()).digest()
    phases = [byte / 255 * math.tau for byte in seed[:3]]
    cycles = [1.1 + byte / 255 * 0.9 for byte in seed[3:6]]
    room = bottom - top
    if room <= 0:
        return ""
    count = max(4, min(26, int(room / (width * 0.026))))
    lines = []
    for number in range(count):
        share = (number + 1) / (count + 1)
        swell = room / count * (0.35 + 1.9 * share)

        def rise(x: float, share: float = share, swell: float = swell) -> float:
            angle = x / width * math.tau
            slow = math.sin(angle * cycles[0] * 0.5 + phases[0] + share * 1.7)
            quick = 0.42 * math.sin(angle * cycles[1] + phases[1] - share * 2.6)
            return swell * (slow + quick)

        lines.append(_curve(width, top + room * share, rise))
    room_path = f"M0 {_number(top)}H{_number(width)}V{_number(bottom)}H0Z"
    return f'<clipPath id="sea"><path d="{room_path}"/></clipPath><g clip-path="url(#sea)">{"".join(lines)}</g>'


def _curve(width: float, height: float, rise: Callable[[float], float]) -> str:
    """A smooth line through 25 points (Catmull-Rom, as cubic Béziers)."""
    count = 24
    points = [(width * n / count, height - rise(width * n / count)) for n in range(-1, count + 2)]
    pieces = [f"M{_number(points[1][0])} {_number(points[1][1])}"]
    for a, b, c, d in zip(points, points[1:], points[2:], points[3:], strict=False):
        controls = (
            b[0] + (c[0] - a[0]) / 6,
            b[1] + (c[1] - a[1]) / 6,
            c[0] - (d[0] - b[0]) / 6,
            c[1] - (d[1] - b[1]) / 6,
            *c,
        )
        pieces.append("C" + " ".join(map(_number, controls)))
    return f'<path d="{"".join(pieces)}"/>'


def set_text(text: str, letters: Letters, x: float, top: float, measure: float, most: int = 12) -> Setting:
    """Set text flush left in at most ``most`` lines; what is too long ends with an ellipsis."""
    lines = break_lines(text, letters, measure)
    if len(lines) > most:
        lines = lines[:most]
        while lines[-1] and advance(f"{lines[-1]}…", letters) > measure:
            lines[-1] = lines[-1][:-1].rstrip()
        lines[-1] += "…"
    step = letters.size * letters.leading
    paths = [outline(line, letters, x, top + letters.size * 0.76 + step * n) for n, line in enumerate(lines)]
    return Setting("".join(paths), len(lines), step * len(lines))


def break_lines(text: str, letters: Letters, measure: float) -> list[str]:
    """Lines of even length: as few as fit, then the narrowest measure that needs no more of them."""
    words = [piece for word in text.split() for piece in _fitting_pieces(word, letters, measure)]
    lines = _greedy(words, letters, measure)
    narrow, wide = max((advance(word, letters) for word in words), default=0.0), measure
    for _ in range(12):
        middle = (narrow + wide) / 2
        if len(_greedy(words, letters, middle)) <= len(lines):
            wide = middle
        else:
            narrow = middle
    return _greedy(words, letters, wide)


def _greedy(words: list[str], letters: Letters, measure: float) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and advance(f"{lines[-1]} {word}", letters) <= measure:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


def _fitting_pieces(word: str, letters: Letters, measure: float) -> Iterator[str]:
    """A word that is wider than a line, cut into pieces that are not."""
    start = 0
    for end in range(1, len(word) + 1):
        if end - start > 1 and advance(word[start:end], letters) > measure:
            yield word[start : end - 1]
            start = end - 1
    if word[start:]:
        yield word[start:]


def _fitting_size(title: str, measure: float, room: float, width: float) -> float:
    """The largest size, between 4.6 and 13 per cent of the width, at which a title fits the room without cut words."""
    steps = [width * share / 1000 for share in range(128, 44, -4)]
    for size in steps:
        letters = Letters(DISPLAY, 600, size, 1.12)
        whole = all(advance(word, letters) <= measure for word in title.split())
        lines = break_lines(title, letters, measure)
        few = len(lines) <= (4 if size > width * 0.08 else 8)
        if whole and few and len(lines) * size * 1.12 <= room:
            return size
    return steps[-1] if len(title) > 60 else width * 0.08


@functools.lru_cache(maxsize=64)
def _font(family: str, weight: int, italic: bool) -> tuple[harfbuzz.Font, int]:
    face = harfbuzz.Face(harfbuzz.Blob.from_file_path(str(prepare_fonts().find(family, weight, italic=italic))))
    return harfbuzz.Font(face), face.upem


def _runs(text: str, letters: Letters) -> Iterator[tuple[harfbuzz.Font, float, str]]:
    """The text in stretches of one font each: what the wanted font lacks comes from the next that has it."""
    fonts = [
        _font(letters.family, letters.weight, letters.italic),
        *(_font(f, w, False) for f, w in _FALLBACK[letters.weight > 500]),
    ]
    current, run = 0, ""
    for character in text:
        nearest = next((n for n, (font, _) in enumerate(fonts) if font.get_nominal_glyph(ord(character))), 0)
        wanted = current if character.isspace() else nearest
        if wanted != current and run:
            yield fonts[current][0], letters.size / fonts[current][1], run
            run = ""
        current, run = wanted, run + character
    if run:
        yield fonts[current][0], letters.size / fonts[current][1], run


@functools.lru_cache(maxsize=4096)
def advance(text: str, letters: Letters) -> float:
    """The width of a line of text, kerned."""
    total = 0.0
    for font, scale, run in _runs(text, letters):
        total += scale * sum(position.x_advance for position in _shaped(font, run).glyph_positions)
    return total


def _shaped(font: harfbuzz.Font, text: str) -> harfbuzz.Buffer:
    buffer = harfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    harfbuzz.shape(font, buffer, {"kern": True, "liga": True})
    return buffer


def outline(text: str, letters: Letters, x: float, y: float) -> str:
    """A line of text as one path; ``y`` is the baseline."""
    commands: list[str] = []
    for font, scale, run in _runs(text, letters):
        shaped = _shaped(font, run)
        for info, position in zip(shaped.glyph_infos, shaped.glyph_positions, strict=True):
            left, base = x + position.x_offset * scale, y - position.y_offset * scale
            commands += _glyph(font, info.codepoint, left, base, scale)
            x += position.x_advance * scale
    return f'<path d="{"".join(commands)}"/>' if commands else ""


def _glyph(font: harfbuzz.Font, glyph: int, x: float, y: float, scale: float) -> Iterator[str]:
    recorded: list[str] = []
    functions = harfbuzz.DrawFuncs()

    def point(*values: float) -> str:
        return " ".join(_number(x + v * scale if n % 2 == 0 else y - v * scale) for n, v in enumerate(values))

    functions.set_move_to_func(lambda px, py, _: recorded.append(f"M{point(px, py)}"))
    functions.set_line_to_func(lambda px, py, _: recorded.append(f"L{point(px, py)}"))
    functions.set_quadratic_to_func(lambda a, b, c, d, _: recorded.append(f"Q{point(a, b, c, d)}"))
    functions.set_cubic_to_func(lambda a, b, c, d, e, f, _: recorded.append(f"C{point(a, b, c, d, e, f)}"))
    functions.set_close_path_func(lambda _: recorded.append("Z"))
    font.draw_glyph(glyph, functions, None)
    return iter(recorded)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _filled(template: str, fields: dict[str, str]) -> str:
    """The template with its fields filled in, comments removed."""
    template = re.sub(r"\s*<!--.*?-->", "", template, flags=re.DOTALL)

    def value(match: re.Match[str]) -> str:
        try:
            return fields[match[1]]
        except KeyError:
            known = ", ".join(sorted(fields))
            raise ConfigurationError(f"styles/cover.svg asks for '{match[1]}'", hint=f"it may use: {known}") from None

    return re.sub(r"\{\{(\w+)\}\}", value, template)
