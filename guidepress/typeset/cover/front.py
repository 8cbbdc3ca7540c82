"""The front cover: drawn from the guide's metadata, all lettering as outlines, so that it looks the same everywhere.

The picture's frame is a template of ``styles/``, one a design, which a guide may replace by its own; this module breaks
the lines and chooses the sizes, `pictures` draws. One drawing serves all: the first page of the PDF, the EPUB, the web
page, and the front of the print shop's sheet (`cover_sheet`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from guidepress.languages.direction import runs_right_to_left
from guidepress.languages.registry import language_for
from guidepress.model.book import Book
from guidepress.model.errors import ConfigurationError
from guidepress.model.styles import STYLES
from guidepress.standards.bidi import right_to_left
from guidepress.typeset.cover.colours import cover_colours
from guidepress.typeset.cover.pictures import Place, logo_tab, mosaic_fields, picture_fields, scenery
from guidepress.typeset.cover.window import Window
from guidepress.typeset.fonts.division import divisions
from guidepress.typeset.fonts.outlines import Letters, Setting, advance, break_lines, held, number, set_text
from guidepress.typeset.looks import typefaces_of
from guidepress.typeset.titles import held_together

TEMPLATE = STYLES / "cover.svg"

OWN_TEMPLATE = "styles/cover.svg"
"""The template in the guide folder that takes the place of ours."""

SHOP_WIDTH, SHOP_HEIGHT = 1600.0, 2560.0
"""The size that shops ask of an e-book's cover, in px (ratio 1 : 1.6)."""

MARGIN = 0.1
"""What the lettering keeps from the sides, in widths of the front."""

FOOT = 0.835
"""Where the names may begin, in heights of the front; in the design 'horizon' the nearest wave carries them."""

NAMES = 0.868
"""Where one or two lines of names begin, in heights of the front; a third begins higher."""

_DIVIDED = 0.07
"""The size of a title, in widths of the front, under which a long word is divided rather than set smaller."""

_SMALLEST_DIVIDED = 0.055
"""The least size of a title with a divided word: one in two pieces goes before a larger one in three."""

_UNEVEN, _STEPPED_DOWN = 0.42, 0.7
"""A title with a line under this share of its longest is set smaller, down to this share of its size, if that helps."""

_MANY_LETTERS = 110
"""Of title and subtitle together, from which on a picture is lower."""

_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f]")

_RIGHT_TO_LEFT_MARK = "\u200f"


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where a design has its title, in heights of the front: ``top``, the ``room`` down from it, and sizes.

    ``ruled`` designs have a short rule between the title and the subtitle.
    """

    template: str
    top: float
    room: float
    largest: int = 128
    ruled: bool = True


_PLANS = {
    "horizon": _Plan("cover.svg", 0.12, 0.34),
    "contours": _Plan("cover-contours.svg", 0.12, 0.34),
    "mosaic": _Plan("cover-mosaic.svg", 0.0, 0.2, 116),
    "picture": _Plan("cover-picture.svg", 0.0, 0.2, 116, ruled=False),
}


def design_of(book: Book) -> str:
    """The design of a guide's front: 'picture' where it brings one, else what it names, else 'horizon'."""
    return "picture" if book.look.cover else book.settings.cover.design or "horizon"


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
    design = design_of(book)
    plan, settings, faces = _PLANS[design], book.settings, typefaces_of(book)
    right = runs_right_to_left(settings.language)
    colours = cover_colours(book)
    margin = round(width * MARGIN, 2)
    measure = width - 2 * margin
    front = window.of_front(width)
    tab = logo_tab(book, width, height, front, right=right)
    fields = {**window.fields, **colours.fields, "logo": tab.drawn}
    top = max(height * plan.top, tab.bottom + height * 0.045 if tab.drawn else 0.0)
    if design == "mosaic":
        band, more = mosaic_fields(book, colours, height, front)
        top, fields = band + height * 0.05, {**fields, **more}
    elif design == "picture":
        band, more = picture_fields(book, height, front, window, long=_is_long(book))
        top, fields = band + height * 0.055, {**fields, **more}
    language, room = settings.language, height * plan.room
    size = _fitting_size(
        settings.title,
        measure,
        room,
        width,
        Letters(faces.titles, 600, 0, 0, language=language, others=faces.others),
        plan,
    )
    letters = Letters(faces.titles, 600, size, _leading(settings.title), language=language, others=faces.others)
    title = set_text(_held(settings.title, letters, measure), letters, margin, top, measure, flush_right=right)
    rule = top + title.height + height * 0.028
    below = rule + height * 0.034 if plan.ruled else top + title.height + height * 0.022
    foot, names_at = _foot(book, margin, measure, width, height)
    end = names_at - height * 0.02 if top >= height * 0.3 else height
    subtitle = _subtitle(book, margin, below, measure, end - below)
    place = Place(width, height, below + subtitle.height + height * 0.03, height * FOOT)
    fields |= {
        "margin": number(margin),
        "rule": number(rule),
        "rule_x": number(margin + (measure - width * 0.12) * (right or right_to_left(settings.title))),
        "rule_width": number(width * 0.12),
        "rule_height": number(width * 0.0075),
        "title": title.paths,
        "subtitle": subtitle.paths,
        **foot,
        **scenery(design, book, place, window),
    }
    return filled(_template(book, plan), fields, plan.template)


def _is_long(book: Book) -> bool:
    """Whether the words below a picture need more room than its usual height leaves them."""
    settings = book.settings
    return len(settings.title) + len(settings.subtitle or "") > _MANY_LETTERS


def _subtitle(book: Book, margin: float, top: float, measure: float, room: float) -> Setting:
    """The subtitle in at most five lines, smaller where its lines do not fit the room."""
    settings, faces = book.settings, typefaces_of(book)
    text, right = settings.subtitle or "", runs_right_to_left(book.settings.language)
    width = measure / (1 - 2 * MARGIN)
    sizes = [width * share / 10000 for share in (435, 400, 370, 340)]
    candidates = [
        Letters(faces.text, 600, size, 1.36, italic=True, language=settings.language, others=faces.others)
        for size in sizes
    ]
    most = [min(5, max(1, int(room / (one.size * one.leading)))) for one in candidates]
    fitting = (n for n, one in enumerate(candidates) if len(break_lines(text, one, measure)) <= most[n])
    chosen = next(fitting, len(candidates) - 1)
    text = _held(text, candidates[chosen], measure)
    return set_text(text, candidates[chosen], margin, top, measure, most=most[chosen], flush_right=right)


def _held(text: str, letters: Letters, measure: float) -> str:
    """The text with its short words held to the next one, if it has as many lines so and no word is cut for it."""
    tied = held_together(text, letters.language, far=True)
    whole = all(advance(word, letters) <= measure for word in tied.split(" ") if "\N{NO-BREAK SPACE}" in word)
    same = len(break_lines(tied, letters, measure)) == len(break_lines(text, letters, measure))
    return tied if whole and same else text


def _foot(book: Book, margin: float, measure: float, width: float, height: float) -> tuple[dict[str, str], float]:
    """The names and the last line below them, and where the names begin."""
    settings, faces = book.settings, typefaces_of(book)
    right = runs_right_to_left(settings.language)
    mark = _RIGHT_TO_LEFT_MARK * right
    people = mark + language_for(settings.language).book.byline.comma.join(held(one.name) for one in settings.authors)
    candidates = [Letters(faces.sans, 700, width * share / 1000, 1.35, others=faces.others) for share in (34, 34, 28)]
    most = (2, 3, 3)
    fitting = (n for n, one in enumerate(candidates) if len(break_lines(people, one, measure)) <= most[n])
    chosen = next(fitting, len(candidates) - 1)
    letters = candidates[chosen]
    extra = max(0, len(break_lines(people, letters, measure)) - 2) if most[chosen] > 2 else 0
    names_at = height * NAMES - min(extra, 1) * letters.size * letters.leading
    names = set_text(people, letters, margin, names_at, measure, most=most[chosen], flush_right=right)
    small = Letters(faces.sans, 400, width * 0.028, 1.35, others=faces.others)
    last_at = names_at + names.height + height * 0.006
    last = set_text(mark + imprint(book), small, margin, last_at, measure, most=1, flush_right=right)
    return {"authors": names.paths, "imprint": last.paths}, names_at


def _template(book: Book, plan: _Plan) -> str:
    """The guide's own template, or that of the design."""
    own = book.texts.get(OWN_TEMPLATE)
    if own is not None:
        return re.sub(r"^\s*<\?xml[^>]*\?>\s*", "", own.decode("utf-8-sig"))
    path: Path = TEMPLATE if plan.template == "cover.svg" else STYLES / plan.template
    return path.read_text(encoding="utf-8")


def imprint(book: Book) -> str:
    """The last line of the front: the publisher, the version, the year."""
    settings = book.settings
    people = ", ".join(person.name for person in settings.authors)
    publisher = settings.publisher if settings.publisher != people else ""
    version = language_for(settings.language).book.version.format(v=settings.version, date=settings.date.year)
    return "  \N{MIDDLE DOT}  ".join(filter(None, [publisher, version]))


def _leading(title: str) -> float:
    """The distance of a title's lines, in sizes: Arabic letters reach higher and lower than others."""
    return 1.4 if _ARABIC.search(title) else 1.12


def _fitting_size(title: str, measure: float, room: float, width: float, face: Letters, plan: _Plan) -> float:
    """The largest size, between 4.6 and 13 per cent of the width, at which a title fits the room without cut words.

    A word that would make it smaller than 7 per cent is divided where its language allows that. A title that would have
    a short word alone on a line is set smaller where it then has none, and no more lines.
    """
    leading = _leading(title)

    def lines_at(size: float) -> tuple[int, float, bool]:
        """How many lines a title has in a size, the share of its shortest in its longest, if short words lean well."""
        letters = replace(face, size=size)
        tied = _held(title, letters, measure)
        widths = [advance(line, letters) for line in break_lines(tied, letters, measure)]
        parted = tied == title and held_together(title, face.language, far=True) != title
        return len(widths), min(widths, default=1.0) / max(*widths, 1.0), not parted

    def fits(size: float, pieces: int) -> bool:
        letters = replace(face, size=size)
        long = [word for word in title.split() if advance(word, letters) > measure]
        lines = break_lines(title, letters, measure)
        few = len(lines) <= (4 if size > width * 0.08 else 8) and len(lines) * size * leading <= room
        whole = (advance(word, letters) <= measure * (pieces - 0.1) and divisions(word, face.language) for word in long)
        return few and (all(whole) if pieces > 1 else not long)

    steps = [width * share / 1000 for share in range(plan.largest, 44, -4)]
    whole = next((size for size in steps if fits(size, 1)), 0.0)
    if whole < width * _DIVIDED:
        least = max(whole, width * _SMALLEST_DIVIDED)
        divided = (size for pieces in (2, 3) for size in steps if least < size <= width * 0.1 and fits(size, pieces))
        whole = next(divided, whole)
    if whole:
        most, share, _well = lines_at(whole)
        if share < _UNEVEN:
            smaller = [size for size in steps if whole > size >= whole * _STEPPED_DOWN and fits(size, 1)]
            found = ((size, *lines_at(size)) for size in smaller)
            evened = [(size, well) for size, lines, even, well in found if lines <= most and even >= _UNEVEN]
            whole = next((size for size, well in evened if well), next(iter(evened), (whole, True))[0])
    return whole or (steps[-1] if len(title) > 60 else width * 0.08)


def filled(template: str, fields: dict[str, str], name: str) -> str:
    """A template with its fields filled in and its comments removed; ``name`` is its file's.

    Raises `ConfigurationError` for a field that there is not; its hint says which there are.
    """
    text = re.sub(r"\s*<!--.*?-->", "", template, flags=re.DOTALL)

    def value(match: re.Match[str]) -> str:
        try:
            return fields[match[1]]
        except KeyError:
            known = ", ".join(sorted(fields))
            raise ConfigurationError(f"styles/{name} asks for '{match[1]}'", hint=f"it may use: {known}") from None

    return re.sub(r"\{\{(\w+)\}\}", value, text)
