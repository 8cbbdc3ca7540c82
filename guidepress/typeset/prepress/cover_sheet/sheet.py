"""The cover for a print shop: back, spine and front on one flat sheet, drawn from ``styles/cover-sheet.svg``.

The front is the drawing that all editions show (`cover.front_drawing`); its picture runs on over the spine and the
back. All lettering is outlines, so what the sheet says is also the alternative text of its one figure.

`cover_sheet` draws in the colours of a screen; `typeset_cover` turns them into inks.
"""

from __future__ import annotations

from guidepress.languages.direction import runs_right_to_left
from guidepress.languages.registry import language_for
from guidepress.model.book import Book
from guidepress.model.edition import Edition, Published
from guidepress.model.print.profile import Inks
from guidepress.model.print_job.cover_sheet import SheetGeometry, sheet_geometry
from guidepress.model.styles import STYLES
from guidepress.typeset.cover.colours import cover_colours
from guidepress.typeset.cover.front import filled, front_drawing, imprint
from guidepress.typeset.cover.window import Window
from guidepress.typeset.prepress.cover_sheet.back import back_fields, back_words
from guidepress.typeset.prepress.cover_sheet.pdf import drawn_sheet
from guidepress.typeset.prepress.cover_sheet.spine import Spine, spine_lettering
from guidepress.typeset.prepress.inks import ink_set
from guidepress.typeset.prepress.pdfx import CLAIM, print_ready

TEMPLATE = STYLES / "cover-sheet.svg"


def cover_sheet(book: Book, pages: int) -> bytes:
    """The sheet for an interior of so many pages, as a PDF of one page in RGB, with its boxes (ISO 32000-1, 14.11.2).

    ``pages`` is the interior's true count, blank pages included: it decides the width of the spine. Raises
    `ConfigurationError` if the print profile has no cover or not the paper, or if a template names what we do not draw.
    """
    geometry = _geometry(book, pages)
    spine = spine_lettering(book, geometry)
    return drawn_sheet(book, geometry, _svg(book, geometry, spine), _words(book, spine))


def sheet_svg(book: Book, pages: int) -> bytes:
    """The drawing of that sheet, its bleed included, in the colours of a screen; raises as `cover_sheet` does."""
    geometry = _geometry(book, pages)
    return _svg(book, geometry, spine_lettering(book, geometry)).encode()


def typeset_cover(book: Book, edition: Edition, pages: int) -> Published:
    """The sheet in the four inks of the press, as PDF/X-4, for an interior of so many pages.

    A cover is printed in colour whatever the inks of the interior. Raises as `cover_sheet` and `ink_set` do.
    """
    words = _words(book, spine_lettering(book, _geometry(book, pages)))
    return Published(
        edition=edition,
        file=edition.file_name(book.settings.slug),
        data=print_ready(cover_sheet(book, pages), book, ink_set(book, Inks.CMYK)),
        media_type="application/pdf",
        words=len(words.split()),
        pages=1,
        claims=(CLAIM,),
        extra={"interior-pages": pages},
    )


def _geometry(book: Book, pages: int) -> SheetGeometry:
    return sheet_geometry(book, pages, bound_right=runs_right_to_left(book.settings.language))


def _svg(book: Book, geometry: SheetGeometry, spine: Spine) -> str:
    """The sheet with its bleed as SVG without any text element; its unit is the point."""
    sheet = geometry.sheet
    window = Window(sheet.x, sheet.y, sheet.right, sheet.bottom)
    fields = {
        **window.fields,
        "front": front_drawing(book, geometry.width, geometry.height, window),
        "spine": spine.paths,
        **back_fields(book, geometry),
        **cover_colours(book).fields,
    }
    return filled(TEMPLATE.read_text(encoding="utf-8"), fields, TEMPLATE.name)


def _words(book: Book, spine: Spine) -> str:
    """Everything that the sheet says, panel by panel as it is read: back, spine, front."""
    settings = book.settings
    words = language_for(settings.language).book
    people = words.byline.comma.join(person.name for person in settings.authors)
    front = (settings.title, settings.subtitle or "", people, imprint(book))
    cover = words.cover.format(title=settings.title)
    panels = (back_words(book), spine.words, front)
    return f"{cover}. " + " | ".join(" \N{EN DASH} ".join(filter(None, panel)) for panel in panels if panel)
