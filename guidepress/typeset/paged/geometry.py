"""The page of a paged edition: trim size, margins, size of the text. All lengths are in pt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from guidepress.languages.direction import is_joined
from guidepress.model.edition import Edition, OwnPage
from guidepress.model.print.shops import PROFILES
from guidepress.model.print.trims import LEAFLET_SIZES, TRIM_SIZES
from guidepress.model.settings import Openings, Settings


@dataclass(frozen=True, slots=True)
class Trim:
    """A page: trim size and margins in pt, and the size of the text in pt.

    ``openings`` says where parts begin. ``inner`` is the gutter margin. The line is 10/7 of the text where the
    edition's sheet does not say another. With the 6 by 9 page a line holds about 64 characters, a page 35 lines.
    """

    width: float
    height: float
    inner: float
    outer: float
    top: float
    bottom: float
    text: float
    openings: Openings = "any"


_MARGINS: Mapping[str, tuple[float, float, float, float, float]] = {
    "6x9": (60, 52, 66, 57, 10.5),
    "5.5x8.5": (56, 46, 63, 54, 10),
    "7x10": (72, 72, 72, 63, 11.2),
    "8.5x11": (108, 108, 81, 74, 12.25),
    "a4": (102, 102, 84, 81, 12.25),
    "a5": (58, 50, 60, 52, 10.15),
}
"""Inner, outer, top and bottom margin and the size of the text on a page of each trim size."""
TRIMS: Mapping[str, Trim] = {name: Trim(*size, *_MARGINS[name]) for name, size in TRIM_SIZES.items()}
"""The pages of `Page.trim`."""

_A4, _LETTER = TRIM_SIZES["a4"], TRIM_SIZES["8.5x11"]
_LETTER_REGIONS = frozenset({"US", "CA"})
"""Regions whose printers hold Letter paper; everywhere else it is A4 (ISO 216)."""

SHORT_BOOK = 16
"""Under how many pages the parts of a book run on: in a booklet that is stapled from a few sheets each page counts."""

LONG_BOOK = 150
"""From how many pages on every part of a book opens on a recto, if ``guide.yaml`` says nothing else."""

LETTERS_A_PAGE = 1100.0
"""How many letters a page of 6 x 9 inches has in a book of much text, headings and lists between it."""

_TYPE_AREA = (432 - 60 - 52) * (648 - 66 - 57)
"""Width times height of the type area of that page (pt)."""

_BOOKLET = 11.5 / 10.5
"""How much larger the theme 'booklet' sets the text (``styles/booklet.css``)."""

_SMALL, _LEAST_OF_BOOKLETS = 0.88, 10.02
"""How large tables, captions and boxes of a booklet are, in sizes of the text, and their least in pt."""

_JOINED = 0.8
"""What is left of a measure for letters that are spaced out, where they are joined and cannot be."""

_FURNITURE = 27.0
"""What running head and folio need between the type area and the margin that a print shop keeps free (pt)."""


def geometry(settings: Settings, edition: Edition, pages: int) -> Trim:
    """The page of an edition of so many pages.

    The screen and the print edition share their page breaks, so both keep the margins of the print shop. The inner
    margin follows the table of the shop (`PrintProfile.gutter`), which never falls while pages rise. The editions with
    pages of their own are for the reader's own printer: see `own_page`.
    """
    if edition.chosen and edition.page is not None:
        leaf = own_page(settings, replace(edition.page, paper=LEAFLET_SIZES[settings.leaflet.paper]))
        return replace(leaf, openings="run-on")
    if edition.page is not None:
        own = own_page(settings, edition.page)
        return replace(own, openings=_openings_of_own(settings, pages * letters_of(own) / LETTERS_A_PAGE))
    trim = TRIMS[settings.page.trim]
    profile = PROFILES[settings.print.profile]
    least = profile.margin
    larger = _BOOKLET if settings.theme == "booklet" else 1.0
    return replace(
        trim,
        text=round(trim.text * larger, 2),
        inner=max(trim.inner, profile.gutter(pages)),
        outer=max(trim.outer, least),
        top=max(trim.top, least + _FURNITURE),
        bottom=max(trim.bottom, least + _FURNITURE),
        openings=settings.page.openings or _openings_of(pages),
    )


def _openings_of(pages: float) -> Openings:
    """Where the parts of a book of so many pages begin if nobody says."""
    if pages < SHORT_BOOK:
        return "run-on"
    return "any" if pages < LONG_BOOK else "recto"


def _openings_of_own(settings: Settings, pages: float) -> Openings:
    """The same on pages of their own: they are clipped or turned over on a screen, so nothing waits for a recto.

    ``pages`` are as many as the book would have on the page of 6 by 9 inches: large type makes no short guide long.
    """
    wanted = settings.page.openings or _openings_of(pages)
    return "any" if wanted == "recto" else wanted


def own_page(settings: Settings, page: OwnPage) -> Trim:
    """The page of an edition that shares none with another.

    Without a paper of its own it is Letter if ``language`` names the region US or CA ("en-US"), else A4. Both sides
    have the same margin, for such a page is clipped or stapled and turned over, or read on a screen, not bound.
    """
    regions = {part.upper() for part in settings.language.split("-")[1:]}
    width, height = page.paper or (_LETTER if regions & _LETTER_REGIONS else _A4)
    measure = page.measure and page.measure * (_JOINED if is_joined(settings.language) else 1)
    side = page.margin if measure is None else max(page.margin, (width - measure) / 2)
    ends = page.margin + page.head
    ends += (height - 2 * ends) % (page.leading * page.text) / 2
    return Trim(width, height, side, side, ends, ends, page.text)


def letters_of(trim: Trim) -> float:
    """About how many letters of the text are on a page; books differ by a third."""
    room = (trim.width - trim.inner - trim.outer) * (trim.height - trim.top - trim.bottom)
    return LETTERS_A_PAGE * room / _TYPE_AREA * (TRIMS["6x9"].text / trim.text) ** 2


def grown(trim: Trim, wanted: Trim) -> Trim:
    """The page of a book that was laid out on ``trim`` and has so many pages that it asks for another."""
    return replace(
        wanted,
        inner=max(trim.inner, wanted.inner),
        openings=max(trim.openings, wanted.openings, key=_ORDER.index),
    )


def page_sheet(trim: Trim) -> str:
    """The sheet that gives a page its measures; ``paged.css`` has all the rest."""
    return f"""
@page {{
  size: {trim.width:g}pt {trim.height:g}pt;
  margin: {trim.top:g}pt {trim.outer:g}pt {trim.bottom:g}pt {trim.inner:g}pt;
}}
@page :left {{ margin-left: {trim.outer:g}pt; margin-right: {trim.inner:g}pt }}
@page cover {{ margin: 0 }}
:root {{
  font-size: {trim.text:g}pt;
  --page-width: {trim.width:g}pt;
  --page-height: {trim.height:g}pt;
  --type-height: {trim.height - trim.top - trim.bottom:g}pt;
  --legible: {max(_SMALL, _LEAST_OF_BOOKLETS / trim.text):.4f}rem;
}}
{_OPENINGS[trim.openings]}"""


_LAST_LEAF = """.part.colophon { break-before: auto; break-inside: avoid }
.part.colophon > h1 { padding-top: calc(2 * var(--line)); margin-bottom: var(--line) }
"""
_ORDER: tuple[Openings, ...] = ("run-on", "any", "recto")
"""From the fewest pages to the most: while a book is laid out, it never goes back."""
_RUN_ON = ".pages-body:not(.opens-body)"
_OPENINGS: Mapping[Openings, str] = {
    "recto": ".part { break-before: recto }\n.part.imprint { break-before: verso }\n",
    "any": _LAST_LEAF,
    "run-on": f"""{_RUN_ON}, .contents + .about {{ break-before: auto }}
.opens-body {{ page: body }}
{_RUN_ON} > h1 {{ padding-top: 0; margin-top: calc(2 * var(--line)); margin-break: discard; break-after: avoid }}
""",
}
"""Where parts begin, as a sheet; ``paged.css`` lets each begin a page (``any``), and has the look of titles."""
