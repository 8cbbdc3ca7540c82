"""The front cover: drawn from the guide's metadata, all lettering as outlines, so that it looks the same everywhere.

The picture's frame is ``styles/cover.svg``, which an editor may change; this module breaks the lines and chooses the
sizes, `cover_waves` draws the sea. One drawing serves all: the first page of the PDF, the EPUB, the web page, and the
front of the print shop's sheet (`cover_sheet`).
"""

from __future__ import annotations

import re
from pathlib import Path

from guidepress.languages.direction import runs_right_to_left
from guidepress.languages.registry import language_for
from guidepress.model.book import Book
from guidepress.model.errors import ConfigurationError
from guidepress.model.styles import STYLES
from guidepress.standards.bidi import right_to_left
from guidepress.typeset.cover.waves import Window, sea
from guidepress.typeset.fonts.outlines import Letters, advance, break_lines, held, number, set_text
from guidepress.typeset.fonts.pinned import DISPLAY, SANS

TEMPLATE = STYLES / "cover.svg"

SHOP_WIDTH, SHOP_HEIGHT = 1600.0, 2560.0
"""The size that shops ask of an e-book's cover, in px (ratio 1 : 1.6)."""

MARGIN = 0.1
"""What the lettering keeps from the sides, in widths of the front."""

FOOT = 0.835
"""Where the nearest wave begins, which carries the names, in heights of the front."""


def cover_svg(book: Book, width: float = SHOP_WIDTH, height: float = SHOP_HEIGHT) -> bytes:
    """The front cover as SVG without any text element; ``width`` and ``height`` are its units (px or pt).

    Raises `ConfigurationError` if the template names something that we do not draw.
    """
    return _drawing(book, width, height, Window(0, 0, width, height)).encode()


def front_drawing(book: Book, width: float, height: float, window: Window) -> str:
    """What stands inside the front cover's ``<svg>``, its picture run on over a window that is larger than the front.

    Raises `ConfigurationError` as `cover_svg` does.
    """
    drawing = _drawing(book, width, height, window)
    return re.sub(r"^.*?<svg\b[^>]*>|</svg>\s*$", "", drawing, flags=re.DOTALL)


def _drawing(book: Book, width: float, height: float, window: Window) -> str:
    settings = book.settings
    right = runs_right_to_left(settings.language)
    margin = round(width * MARGIN, 2)
    measure = width - 2 * margin
    top = height * 0.12
    size = _fitting_size(settings.title, measure, height * 0.34, width)
    title = set_text(settings.title, Letters(DISPLAY, 600, size, 1.12), margin, top, measure, flush_right=right)
    rule = top + title.height + height * 0.028
    below = rule + height * 0.034
    italic = Letters(DISPLAY, 400, width * 0.0475, 1.32, italic=True)
    subtitle = set_text(settings.subtitle or "", italic, margin, below, measure, most=5, flush_right=right)
    comma = language_for(settings.language).book.byline.comma
    people = comma.join(held(person.name) for person in settings.authors)
    names_at = height * 0.868
    names = set_text(
        people, Letters(SANS, 700, width * 0.034, 1.35), margin, names_at, measure, most=2, flush_right=right
    )
    small = Letters(SANS, 400, width * 0.028, 1.35)
    last_at = names_at + names.height + height * 0.006
    last = set_text(imprint(book), small, margin, last_at, measure, most=1, flush_right=right)
    free = below + subtitle.height + height * 0.03
    fields = {
        **window.fields, "margin": number(margin), "rule": number(rule),
        "rule_x": number(margin + (measure - width * 0.12) * (right or right_to_left(settings.title))),
        "rule_width": number(width * 0.12), "rule_height": number(width * 0.0075),
        "title": title.paths, "subtitle": subtitle.paths, "authors": names.paths, "imprint": last.paths,
        **_sky(settings.slug, width, height, free, window),
    }  # fmt: skip
    return filled(TEMPLATE, fields)


def imprint(book: Book) -> str:
    """The last line of the front: the publisher, the version, the year."""
    settings = book.settings
    people = ", ".join(person.name for person in settings.authors)
    publisher = settings.publisher if settings.publisher != people else ""
    version = language_for(settings.language).book.version.format(v=settings.version, date=settings.date.year)
    return "  \N{MIDDLE DOT}  ".join(filter(None, [publisher, version]))


def _sky(slug: str, width: float, height: float, free: float, window: Window) -> dict[str, str]:
    """The sun, as large as the room below the lettering allows, and the waves in front of it."""
    foot = height * FOOT
    horizon = max(height * 0.615, free)
    radius = min(width * 0.15, horizon - free)
    if radius < width * 0.1:
        horizon = min(max(horizon, free + width * 0.1), max(free, foot - height * 0.1))
        radius = min(width * 0.15, max(horizon - free, 0.0))
    waves = sea(slug, width, min(horizon, foot), foot, window)
    return {
        "sun_x": number(width * 0.74), "sun_y": number(horizon), "sun": number(radius),
        **{f"wave_{place}": path for place, path in enumerate(waves, 1)},
    }  # fmt: skip


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


def filled(template: Path, fields: dict[str, str]) -> str:
    """A template with its fields filled in and its comments removed.

    Raises `ConfigurationError` for a field that there is not; its hint says which there are.
    """
    text = re.sub(r"\s*<!--.*?-->", "", template.read_text(encoding="utf-8"), flags=re.DOTALL)

    def value(match: re.Match[str]) -> str:
        try:
            return fields[match[1]]
        except KeyError:
            known = ", ".join(sorted(fields))
            raise ConfigurationError(
                f"styles/{template.name} asks for '{match[1]}'", hint=f"it may use: {known}"
            ) from None

    return re.sub(r"\{\{(\w+)\}\}", value, text)
