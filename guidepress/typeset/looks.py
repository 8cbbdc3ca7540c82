"""What a guide lays over our style sheets: its brand as a sheet of tokens, and the sheets of its own folder."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator

from guidepress.model.book import Book
from guidepress.model.edition import Edition, EditionKind
from guidepress.model.errors import FindingsError
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.standards.palette import grounds_of, rgb_of, tokens_of
from guidepress.typeset.engine import read_sheet
from guidepress.typeset.fonts.own import PINNED, Typefaces, typefaces

BRD007 = rule_of("BRD007")

_PLACE = re.compile(r" at (\d+):(\d+)")
_MOST_FAULTS = 20


def typefaces_of(book: Book, edition: Edition | None = None) -> Typefaces:
    """The families in which an edition is set, or the cover; one in clear type keeps those that were chosen for it."""
    keeps = edition is not None and (edition.promises is not None or edition.kind is EditionKind.EPUB)
    return PINNED if keeps else typefaces(book.look)


def brand_sheet(book: Book, names: tuple[str, ...], edition: Edition | None = None) -> str:
    """The brand as tokens, to follow our sheets of these names; empty if there is nothing to say.

    ``edition`` is the one that is set, if it is one.
    """
    settings = book.settings.brand
    tokens: dict[str, str] = {}
    sheets = "\n".join(read_sheet(name) for name in names)
    if settings is not None and settings.accent is not None:
        tokens |= tokens_of(rgb_of(settings.accent), grounds_of(sheets))
    if settings is not None and settings.second is not None:
        tokens |= {"second": settings.second, "dark-second": settings.second}
    tokens |= dict(_families(typefaces_of(book, edition), sheets))
    return f":root{{{''.join(f'--{name}:{value};' for name, value in tokens.items())}}}\n" if tokens else ""


def _families(faces: Typefaces, sheets: str) -> Iterator[tuple[str, str]]:
    """The tokens of families, each before those that stand in for it."""
    tokens = {
        "serif": (faces.text, PINNED.text),
        "caption": (faces.notes, PINNED.notes),
        "display": (faces.titles, PINNED.titles),
        "sans": (faces.sans, PINNED.sans),
    }
    for name, (family, ours) in tokens.items():
        written = re.findall(rf"--{name}:\s*([^;]+);", sheets)
        if family != ours and written:
            yield name, f'"{family}", {written[-1]}'


def own_sheets(book: Book, edition: Edition) -> list[str]:
    """What follows the sheets of an edition: its theme, the brand, and the guide's own sheets in the order of ours."""
    shared = edition.page is None and edition.kind in {EditionKind.PDF, EditionKind.PRINT}
    themed = ("booklet.css",) if shared and book.settings.theme == "booklet" else ()
    theme = "".join(map(read_sheet, themed))
    brand = "" if edition.kind is EditionKind.EPUB else brand_sheet(book, edition.sheets, edition)
    return [
        text
        for text in (theme, brand, *(book.look.sheets.get(name, "") for name in (*edition.sheets, *themed)))
        if text
    ]


def refuse_unknown(book: Book, edition: Edition) -> None:
    """See to it that the typesetter understands all that the guide's own sheets say.

    Raises `FindingsError` (BRD007) with the lines that it does not.
    """
    if found := list(unknown_rules(book, (*edition.sheets, "booklet.css"))):
        raise FindingsError(found[:_MOST_FAULTS])


def unknown_rules(book: Book, names: Iterable[str]) -> Iterator[Finding]:
    """BRD007 for what the typesetter does not understand of the guide's own sheets, of those so called."""
    for name in names:
        if name in book.look.sheets:
            yield from _unknown(book, name)


def _unknown(book: Book, name: str) -> Iterator[Finding]:
    import weasyprint

    told: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            told.append(record.getMessage())

    logger, handler = logging.getLogger("weasyprint"), Collector(logging.WARNING)
    before, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        weasyprint.CSS(string=book.look.sheets[name])
    finally:
        logger.removeHandler(handler)
        logger.propagate = before
    for message in told:
        found = _PLACE.search(message)
        line = int(found[1]) if found else None
        yield BRD007.at(Place(f"styles/{name}", line), _PLACE.sub("", message).rstrip("."))
