"""The back of the cover: what the guide is, who publishes it on what terms, and its barcode."""

from __future__ import annotations

from dataclasses import dataclass

from stdnum import isbn as isbn_rules

from guidepress.languages.registry import language_for
from guidepress.languages.reviews import of_earlier_versions
from guidepress.model.book import Book
from guidepress.model.print_job.cover_sheet import LABEL, SYMBOL_HEIGHT, SYMBOL_WIDTH, SheetGeometry
from guidepress.standards.bidi import right_to_left
from guidepress.typeset.cover.front import MARGIN
from guidepress.typeset.fonts.outlines import Letters, Setting, break_lines, number, set_text
from guidepress.typeset.fonts.own import Typefaces
from guidepress.typeset.looks import typefaces_of
from guidepress.typeset.prepress.cover_sheet.barcode import barcode_paths

_LONGEST_STATEMENT = 240
"""A statement about the review that has more characters than this stands inside the book only."""


_TITLE_SIZES = ((0.054, 3), (0.046, 4), (0.038, 4), (0.03, 8))
"""Sizes of the title in widths of the back, and how many lines it may take in each."""


@dataclass(frozen=True, slots=True)
class _Column:
    """Where text stands: its left edge, its measure, the height at which it must end; ``right`` if lines end flush."""

    x: float
    measure: float
    bottom: float
    right: bool


def back_words(book: Book) -> tuple[str, ...]:
    """Everything that the back says, in its order."""
    settings = book.settings
    number_line = (f"ISBN {printed_isbn(settings.print.isbn)}",) if settings.print.isbn else ()
    return (settings.title, _blurb(book), _review(book), settings.publisher, *_terms(book), *number_line)


def back_fields(book: Book, geometry: SheetGeometry) -> dict[str, str]:
    """The back's fields of ``styles/cover-sheet.svg``."""
    width, height, box = geometry.width, geometry.height, geometry.barcode
    margin = max(width * MARGIN, geometry.rules.safety)
    x = geometry.back.x + margin
    measure = width - 2 * margin
    right = geometry.bound_right
    title = _title(book, x, height * 0.12, measure, width, right)
    rule = height * 0.12 + title.height + height * 0.02
    foot_top, foot = _foot(book, geometry, x)
    top = rule + height * 0.032
    column = _Column(x, measure, min(box.y, foot_top) - height * 0.03, right)
    return {
        "back_margin": number(x),
        "back_title": title.paths,
        "back_rule": number(rule),
        "back_rule_x": number(x + (measure - width * 0.083) * (right or right_to_left(book.settings.title))),
        "back_rule_width": number(width * 0.083),
        "back_rule_height": number(width * 0.0055),
        **_middle(book, width, top, column),
        **foot,
        **_barcode(book, geometry),
    }


def _middle(book: Book, width: float, top: float, column: _Column) -> dict[str, str]:
    """The description, as large as it stands comfortably, and the word about the review below it."""
    faces = typefaces_of(book)
    statement = Letters(faces.sans, 400, width * 0.0235, 1.45, others=faces.others)
    room = column.bottom - top
    note = set_text(_review(book), statement, column.x, 0, column.measure, most=6)
    gap = width * 0.035 if note.lines else 0.0
    text, text_room = _blurb(book), room - note.height - gap
    sizes = [width * n / 10000 for n in (310, 295, 280, 265, 250, 235, 220, 205)]
    candidates = (_text(size, faces) for size in sizes)
    fitting = (one for one in candidates if _tall(text, one, column.measure) <= text_room)
    letters = next(fitting, _text(sizes[-1], faces))
    most = max(1, int(text_room / (letters.size * letters.leading)))
    blurb = set_text(text, letters, column.x, top, column.measure, most=most, even=False, flush_right=column.right)
    at = top + blurb.height + gap
    note = set_text(_review(book), statement, column.x, at, column.measure, most=6, flush_right=column.right)
    return {"blurb": blurb.paths, "review": note.paths}


def _text(size: float, faces: Typefaces) -> Letters:
    return Letters(faces.text, 400, size, 1.5, others=faces.others)


def _tall(text: str, letters: Letters, measure: float) -> float:
    return len(break_lines(text, letters, measure, even=False)) * letters.size * letters.leading


def _foot(book: Book, geometry: SheetGeometry, x: float) -> tuple[float, dict[str, str]]:
    """Publisher and terms beside the barcode, on the height of the front's names; returns their top."""
    width, height, right = geometry.width, geometry.height, geometry.bound_right
    gap = width * 0.035
    if right:  # the barcode is at the left, by the fold
        measure = x + width - 2 * max(width * MARGIN, geometry.rules.safety) - geometry.barcode.right - gap
        x = geometry.barcode.right + gap
    else:
        measure = geometry.barcode.x - x - gap
    faces = typefaces_of(book)
    name = Letters(faces.sans, 700, width * 0.026, 1.35, others=faces.others)
    small = Letters(faces.sans, 400, max(width * 0.0205, 8.0), 1.4, others=faces.others)
    publisher = set_text(book.settings.publisher, name, x, 0, measure, most=2)
    lines = [set_text(line, small, x, 0, measure, most=2) for line in _terms(book)]
    tall = publisher.height + sum(line.height for line in lines)
    top = min(height * 0.868, height - geometry.rules.safety - tall)
    at, paths = top + publisher.height, []
    for line, setting in zip(_terms(book), lines, strict=True):
        paths.append(set_text(line, small, x, at, measure, most=2, flush_right=right).paths)
        at += setting.height
    publisher = set_text(book.settings.publisher, name, x, top, measure, most=2, flush_right=right)
    return top, {"publisher": publisher.paths, "terms": "".join(paths)}


def _barcode(book: Book, geometry: SheetGeometry) -> dict[str, str]:
    """The box and its barcode if there is an ISBN; else its place is free for a shop that prints its own."""
    box, isbn = geometry.barcode, book.settings.print.isbn
    if isbn is None:
        return {"barcode": "", "barcode_ground": ""}
    place = f'x="{number(box.x)}" y="{number(box.y)}" width="{number(box.width)}" height="{number(box.height)}"'
    ground = f'<rect {place} fill="#ffffff"/>'
    x = box.x + (box.width - SYMBOL_WIDTH) / 2
    y = box.y + (box.height - SYMBOL_HEIGHT - LABEL) / 2
    return {"barcode_ground": ground, "barcode": barcode_paths(isbn, f"ISBN {printed_isbn(isbn)}", x, y)}


def printed_isbn(isbn: str) -> str:
    """An ISBN-13 with its hyphens, which are those of its registrant (ISO 2108:2017, 5.5)."""
    return str(isbn_rules.format(isbn))


def _blurb(book: Book) -> str:
    """What the back says of the guide."""
    brand = book.settings.brand
    return brand.back_text if brand is not None and brand.back_text else book.settings.description


def _review(book: Book) -> str:
    """Who reviewed the guide, or the statement that nobody did, if it is short."""
    review = book.settings.review
    words = language_for(book.settings.language).book
    names = words.byline.comma.join(person.name for person in review.reviewers if person.version is None)
    people = f"{words.reviewed_by}: {names}" if names else ""
    said = " \N{MIDDLE DOT} ".join(filter(None, [people, of_earlier_versions(review, words), review.statement]))
    return said if len(said) <= _LONGEST_STATEMENT else ""


def _terms(book: Book) -> tuple[str, ...]:
    """Copyright and licence, and where the licence can be read."""
    settings = book.settings
    url = (settings.licence.url or "").removeprefix("https://").rstrip("/")
    return tuple(filter(None, [f"© {settings.copyright}", settings.licence.name, url]))


def _title(book: Book, x: float, top: float, measure: float, width: float, right: bool) -> Setting:
    """The title in the largest size in which it takes few lines."""
    text, faces = book.settings.title, typefaces_of(book)
    candidates = [
        (Letters(faces.titles, 600, width * share, 1.16, others=faces.others), most) for share, most in _TITLE_SIZES
    ]
    fitting = (one for one in candidates if len(break_lines(text, one[0], measure)) <= one[1])
    letters, most = next(fitting, candidates[-1])
    return set_text(text, letters, x, top, measure, most=most, flush_right=right)
