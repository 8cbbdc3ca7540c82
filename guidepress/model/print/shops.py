"""The print profiles that are shipped. To add one, add a `PrintProfile` here, with the source of every value."""

from __future__ import annotations

from collections.abc import Mapping

from guidepress.model.print.profile import INCH, MM, CoverRules, Edges, Gutter, Inks, PrintProfile

_NONE = Edges(0, 0, 0, 0)
_BOOK_TRIMS = ("5.5x8.5", "6x9", "7x10", "8.5x11")
_KDP = "KDP Help, 'Paperback Submission Guidelines', G201857950"
_KDP_COVER = "KDP Help, 'Create a Paperback Cover', G201953020"
_INGRAM = "IngramSpark, 'File Creation Guide' and 'File requirements'"
_OFFSET = "Edwards Brothers Malloy, 'Guide to book manufacturing'; ISO 15930-7:2010"
_OFFICE = "The unprintable edge of office printers, taken as 6.35 mm; no shop is asked"

KDP = PrintProfile(
    name="kdp-paperback",
    title="Amazon KDP paperback",
    trims=(*_BOOK_TRIMS, "a4", "a5"),
    pages=(24, 828),
    multiple=2,
    margin=0.25 * INCH,
    gutters=(
        Gutter(150, 0.375 * INCH),
        Gutter(300, 0.5 * INCH),
        Gutter(500, 0.625 * INCH),
        Gutter(700, 0.75 * INCH),
        Gutter(828, 0.875 * INCH),
    ),
    bleed=_NONE,
    inks=(Inks.BLACK, Inks.CMYK),
    ink_limit=240,
    least_grey=0.10,
    least_ppi=300,
    least_text=7,
    least_line=0.75,
    transparency=False,
    last_blank=False,
    cover=CoverRules(
        bleed=0.125 * INCH,
        leaf={"white": 0.002252 * INCH, "cream": 0.0025 * INCH, "colour": 0.002347 * INCH},
        board=0.0,
        spine_from=79,
        spine_clear=0.0625 * INCH,
        safety=0.25 * INCH,
        barcode=(2 * INCH, 1.2 * INCH),
        barcode_edge=0.25 * INCH,
    ),
    sources={
        "trims": _KDP,
        "pages": _KDP,
        "multiple": "A leaf has two pages.",
        "margin": _KDP,
        "gutters": _KDP,
        "bleed": f"{_KDP}: a file whose pages print nothing at the edge has the size of the trim.",
        "inks": _KDP,
        "ink_limit": f"KDP names none; that of {_INGRAM}, which is the strictest here.",
        "least_grey": _KDP,
        "least_ppi": _KDP,
        "least_text": _KDP,
        "least_line": _KDP,
        "transparency": f"{_KDP}: transparency is to be flattened.",
        "last_blank": _KDP,
        "cover": _KDP_COVER,
    },
)
"""Print on demand by Amazon."""

INGRAM = PrintProfile(
    name="ingram",
    title="IngramSpark and Lightning Source",
    trims=(*_BOOK_TRIMS, "a5"),
    pages=(18, 1200),
    multiple=2,
    margin=0.5 * INCH,
    gutters=(Gutter(1200, 0.5 * INCH),),
    bleed=_NONE,
    inks=(Inks.BLACK, Inks.CMYK),
    ink_limit=240,
    least_grey=0.10,
    least_ppi=300,
    least_text=7,
    least_line=0.75,
    transparency=False,
    last_blank=True,
    cover=CoverRules(
        bleed=0.125 * INCH,
        leaf={"white": 0.002252 * INCH, "cream": 0.0025 * INCH},
        board=0.0,
        spine_from=48,
        spine_clear=0.0625 * INCH,
        safety=0.25 * INCH,
        barcode=(1.75 * INCH, 1 * INCH),
        barcode_edge=0.25 * INCH,
    ),
    sources={
        "trims": _INGRAM,
        "pages": "From knowledge of the trade, not read in a document: ask the shop.",
        "multiple": _INGRAM,
        "margin": _INGRAM,
        "gutters": f"{_INGRAM}: the same at all four edges; nothing within 0.125 in of the spine.",
        "bleed": f"{_INGRAM}: none at the spine, 0.125 in elsewhere for pages that print at the edge; ours do not.",
        "inks": _INGRAM,
        "ink_limit": "Lightning Source, 'File creation': total area coverage 240 per cent.",
        "least_grey": f"That of {_KDP}.",
        "least_ppi": _INGRAM,
        "least_text": f"That of {_KDP}.",
        "least_line": f"That of {_KDP}.",
        "transparency": "PDF/X-1a was the shop's default; a file without transparency serves both.",
        "last_blank": _INGRAM,
        "cover": "Bleed as the interior's. Spine, its least number of pages and the barcode's zone are the trade's "
        "habit, not read in a document: check the sheet against the shop's own template.",
    },
)
"""Print on demand for the book trade."""

OFFSET = PrintProfile(
    name="offset",
    title="Offset printing in signatures of 8 pages",
    trims=(*_BOOK_TRIMS, "a4", "a5"),
    pages=(48, 2000),
    multiple=8,
    margin=0.188 * INCH,
    gutters=(Gutter(2000, 0.5 * INCH),),
    bleed=Edges(3 * MM, 3 * MM, 3 * MM, 3 * MM),
    inks=(Inks.BLACK, Inks.CMYK),
    ink_limit=300,
    least_grey=0.05,
    least_ppi=300,
    least_text=6,
    least_line=0.25,
    transparency=True,
    last_blank=False,
    cover=CoverRules(
        bleed=3 * MM,
        leaf={"white": 0.0022 * INCH, "cream": 0.0025 * INCH},
        board=0.0,
        spine_from=80,
        spine_clear=1.5 * MM,
        safety=0.188 * INCH,
        barcode=(1.75 * INCH, 1 * INCH),
        barcode_edge=0.25 * INCH,
    ),
    sources={
        "trims": "Any size can be cut.",
        "pages": "Fewer pages are stapled, not bound.",
        "multiple": _OFFSET,
        "margin": f"{_OFFSET}: safety 0.188 in.",
        "gutters": "Usual for a perfect-bound book.",
        "bleed": "The shops of Europe ask for 3 mm at all four edges.",
        "inks": _OFFSET,
        "ink_limit": "ISO 12647-2: 300 per cent for coated paper.",
        "least_grey": "Usual.",
        "least_ppi": _OFFSET,
        "least_text": "Usual.",
        "least_line": "A hairline: thinner ones break on the plate.",
        "transparency": "PDF/X-4 keeps it (ISO 15930-7).",
        "last_blank": "Not asked for.",
        "cover": "The paper decides the spine: ask the shop for the thickness of a leaf.",
    },
)
"""A press that prints sheets."""

OFFICE = PrintProfile(
    name="office-a4",
    title="An office printer, A4",
    trims=("a4",),
    pages=(1, 2000),
    multiple=2,
    margin=6.35 * MM,
    gutters=(Gutter(2000, 20 * MM),),
    bleed=_NONE,
    inks=(Inks.BLACK, Inks.CMYK),
    ink_limit=300,
    least_grey=0.05,
    least_ppi=150,
    least_text=7,
    least_line=0.25,
    transparency=True,
    last_blank=False,
    cover=None,
    sources={
        "trims": _OFFICE,
        "pages": _OFFICE,
        "multiple": "A sheet printed on both sides has two pages.",
        "margin": _OFFICE,
        "gutters": "Room for two holes (ISO 838: 12 mm from the edge, 6 mm wide) and their reinforcement.",
        "bleed": "An office printer cannot print to the edge.",
        "inks": _OFFICE,
        "ink_limit": _OFFICE,
        "least_grey": _OFFICE,
        "least_ppi": "Enough for 600 dpi laser printers.",
        "least_text": f"That of {_KDP}.",
        "least_line": "A hairline.",
        "transparency": "The printer's driver flattens it.",
        "last_blank": "Not asked for.",
        "cover": "The cover is the first page of the PDF edition.",
    },
)
"""Printed in the office, both sides, punched and filed."""

PROFILES: Mapping[str, PrintProfile] = {profile.name: profile for profile in (KDP, INGRAM, OFFSET, OFFICE)}
