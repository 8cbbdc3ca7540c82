"""Whether the pages of a PDF show what they say, all of it and nothing else: letters in sight, no words of nobody's.

It is long because a letter is hidden in many ways, and who asks whether a page is seen as it is told finds all here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from math import hypot, inf

from guidepress.languages.direction import runs_right_to_left
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.xhtml import classes, flat_text, heading_text
from guidepress.prove.likeness.drawn_words import drawing_of
from guidepress.prove.likeness.glyphs import agrees
from guidepress.prove.likeness.over import prove_over
from guidepress.prove.likeness.record_heads import repeated_heads
from guidepress.prove.likeness.rules import PDF019, PDF020, PDF025, PDF027
from guidepress.prove.parsers.house_fonts import house_face
from guidepress.prove.parsers.pdf.drawing.items import PLAIN, DrawnPage, GlyphRun, Picture
from guidepress.prove.parsers.pdf.drawing.layers import ground, hiding
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.speech.words import normal
from guidepress.standards.contrast import blended, contrast

_LEAST = 2.0
"""The least contrast of anything that counts as in sight; what people need is more, and asked for elsewhere."""
_SMALLEST = 3.5
"""The least size of anything that counts as in sight, in pt."""
_SHOWN = 50
_TITLES = 6
"""Before which page of a bound book, from 0 on, the half-title, the title page and the imprint stand at least."""
_MAY_BE_LONG = 120
"""From how many pages on parts may wait for a recto if ``guide.yaml`` says nothing: they do from 150 on."""
MEND_DRAWING = (
    "Mend the drawing: its words lie within its viewBox, in letters that can be read and in a colour that differs from "
    "the ground."
)
_OWN_ORDER = re.compile("[\u0590-\u109f\u1780-\u17ff]")
"""Scripts that run from the right, and those of India, Thailand, Laos, Burma and Cambodia."""
_GAP = 0.6
"""How far apart heads of a row stand at least, in sizes of their type; words of one stand nearer."""
_CUT = "..."
"""An ellipsis as `normal` has it."""


_APART = re.compile("[\u0000-\u02ff\u0370-\u052f\u1e00-\u1fff\u2000-\u206f\u20ac\u2122]*")
"""Letters that stand apart: Latin, Greek, Cyrillic."""
_ENOUGH = 20
"""How many pairs of letters tell how close they stand."""
_KERNED = 0.025
"""What a font takes from the room between letters at most, in em, over so many of them."""


def prove_sight(
    file: PdfFile, book: Book, here: Place, *, padded: bool = False, bound: bool = False
) -> Iterator[Finding]:
    """PDF019, PDF020, PDF025, PDF027 and PDF066.

    ``padded``: empty pages may stand at the end (interior, leaflet); ``bound``: where a part waits for a recto as well.
    """
    pages = file.drawing.pages
    furniture = _furniture(book)
    yield from _shapes(pages, here)
    opening = book.settings.page.openings or ("recto" if len(pages) >= _MAY_BE_LONG else "any")
    body = next((page.number for page in pages if page.label == "1"), 0)
    waiting = range(len(pages)) if opening == "recto" else {*range(min(_TITLES, body) + 1), body}
    yield from _blanks(pages, here, padded=padded, waiting=waiting if bound else ())
    yield from _pictures(pages, book, here)
    yield from prove_over(pages, book, here)
    for page in pages:
        where = f"page {page.label}: "
        if not book.look.sheets:
            for words in _squeezed(page):
                yield PDF019.at(here, f"{where}letters that stand closer than their font sets them: “{words[:_SHOWN]}”")
        told: set[str] = set()
        for number, run in enumerate(page.glyphs):
            if run.inked and (cause := _unseen(page, run)) and cause not in told:
                told.add(cause)
                drawn, words = None, run.text
                if "Figure" in run.mark.path:
                    words = next((words for words, _why in _lost(page, islice(page.glyphs, number, None))), words)
                    drawn = drawing_of(book.assets, words)
                hint = "" if drawn is None else MEND_DRAWING
                yield PDF019.at(drawn or here, f"{where}{cause}: “{words[:_SHOWN]}”", hint=hint)
        for words in _strange(page, furniture):
            yield PDF020.at(here, f"{where}“{words[:_SHOWN]}”")


def _squeezed(page: DrawnPage) -> Iterator[str]:
    """The words of each block whose letters stand closer than their font does it, all taken together."""
    held: dict[tuple[int, str], list[GlyphRun]] = {}
    for run in page.glyphs:
        apart = run.joints and run.mark.elements and _APART.fullmatch(run.text)
        if apart and "Figure" not in run.mark.path and "Formula" not in run.mark.path:
            held.setdefault((run.mark.elements[-1], run.font), []).append(run)
    for runs in held.values():
        joints = sum(run.joints for run in runs)
        if joints >= _ENOUGH and sum(run.room for run in runs) < -_KERNED * joints:
            yield "".join(run.text for run in runs)


def lost_words(file: PdfFile) -> Iterator[tuple[str, str]]:
    """What cannot be seen of the words of a drawing that was drawn alone, as letters of one line; and why."""
    for page in file.drawing.pages:
        yield from _lost(page, page.glyphs)


def _lost(page: DrawnPage, runs: Iterable[GlyphRun]) -> Iterator[tuple[str, str]]:
    """The letters of drawings are drawn one by one: those that follow one another on a line, and are hidden alike."""
    words, why, last = "", "", None
    for run in runs:
        cause = hiding(page, run) or _pale(page, run) if run.inked else why
        if words and (cause != why or (last is not None and _apart(last, run))):
            yield words.strip(), why
            words = ""
        words, why, last = (words + run.text if cause else ""), cause, run
    if words.strip():
        yield words.strip(), why


def _apart(last: GlyphRun, run: GlyphRun) -> bool:
    """Whether letters stand on another line than those before them, or far from them."""
    across, up = run.origin[0] - last.origin[0], run.origin[1] - last.origin[1]
    return hypot(across, up) > 2 * max(run.size, last.size)


def _unseen(page: DrawnPage, run: GlyphRun) -> str:
    if cause := hiding(page, run):
        return cause
    if run.turned and "Figure" not in run.mark.path:
        return "letters stand on their head, lie on their side or are squeezed"
    if run.size < _SMALLEST and "Figure" not in run.mark.path and "Formula" not in run.mark.path:
        return f"letters of {run.size:.1f} pt"
    if "Figure" not in run.mark.path and "Formula" not in run.mark.path:
        if run.crowded:
            return "letters that stand on one another, or far apart"
        if run.mode:
            return "letters that are drawn as outlines"
        if run.masked:
            return "letters behind a mask"
        if run.blend not in PLAIN:
            return f"letters that mix their colour with what lies under them ({run.blend})"
        if run.colour.base == "pattern":
            return "letters filled with a pattern"
    return _pale(page, run)


def _pale(page: DrawnPage, run: GlyphRun) -> str:
    colour = run.colour.rgb
    if colour is None:
        return ""
    grounds = ground(page, run)
    best = max(21.0 if one is None else contrast(blended(colour, one, run.alpha), one) for one in grounds)
    return f"a contrast of {best:.1f}:1" if best < _LEAST else ""


def _pictures(pages: Sequence[DrawnPage], book: Book, here: Place) -> Iterator[Finding]:
    """PDF025: no picture is shown that nobody is told of, but the ornaments of the guide."""
    ornaments = sum(1 for part in book.parts for image in part.tree.iter("img") if not image.get("alt"))
    shown = [(page, one) for page in pages for one in page.items if isinstance(one, Picture)]
    heads = {(one.number, one.pixels) for _page, one in shown if "TH" in one.mark.path}
    strange = [
        (page, one)
        for page, one in shown
        if not one.mark.path and not (one.mark.artifact == "Pagination" and (one.number, one.pixels) in heads)
    ]
    for page, _picture in strange[ornaments:]:
        yield PDF025.at(here, f"page {page.label}: a picture is none of the guide's")


def _shapes(pages: Sequence[DrawnPage], here: Place) -> Iterator[Finding]:
    """Every page is as large as the first, upright, and shown whole."""
    for page in pages:
        if page.unit != 1:
            yield PDF027.at(here, f"page {page.label} is {page.unit} times as large as it says")
        if page.rotation:
            yield PDF027.at(here, f"page {page.label} is turned by {page.rotation} degrees")
        if (page.media, page.trim, page.unit) != (pages[0].media, pages[0].trim, pages[0].unit):
            yield PDF027.at(here, f"page {page.label} has other measures than the first")
        if not page.crop.holds(page.trim, 0.1):
            yield PDF027.at(here, f"page {page.label} is cropped")


def _blanks(pages: Sequence[DrawnPage], here: Place, *, padded: bool, waiting: Container[int]) -> Iterator[Finding]:
    """A page is empty only at the end of an interior for print, and in it before a part that waits for a recto.

    ``waiting`` are the pages, from 0 on, that may hold the beginning of such a part.
    """
    full = [page.number for page in pages if _has_content(page)]
    last = full[-1] if full else -1
    for page in pages:
        if page.number in full or (padded and page.number > last):
            continue
        after = pages[page.number + 1] if page.number + 1 < len(pages) else None
        if after is None or after.number not in waiting or not _begins_part(after) or after.number not in full:
            yield PDF027.at(here, f"page {page.label} is empty")


def _has_content(page: DrawnPage) -> bool:
    content = (item for item in page.items if not item.mark.artifact)
    return any(isinstance(item, GlyphRun | Picture) or item.mark.path for item in content)


def _begins_part(page: DrawnPage) -> bool:
    first = next((run for run in page.glyphs if run.inked and not run.mark.artifact), None)
    return first is not None and "H1" in first.mark.path


@dataclass(eq=False, slots=True)
class _Furniture:
    """What may stand on a page beside its content: lines as a whole, and texts of which a piece may stand there.

    ``joined`` has both with the signs that join letters or part them, which are not said and shape what is drawn.
    """

    heads: frozenset[str]
    tables: tuple[str, ...]
    joined: tuple[str, ...]
    rtl: bool = False
    """Whether the guide runs from the right: a number then stands at the right of a title in Latin letters."""
    _known: dict[tuple[tuple[str, tuple[int, ...]], ...], bool] = field(default_factory=dict)

    def knows(self, words: str, runs: Sequence[GlyphRun]) -> bool:
        """Whether a line is one of these."""
        if words in self.heads or not any(map(str.isalnum, words)):
            return True
        begun = words.removesuffix(_CUT).rstrip()
        if words.endswith(_CUT) and any(head.startswith(begun) for head in self.heads):
            return True
        if all(any(_plain(run.text).rstrip(":– ") in text for text in self.tables) for run in runs):
            return True
        if any(house_face(run.font) is None for run in runs):
            return self._is_set_in_own_font(words)
        return (self.rtl or _is_drawn_in_its_own_order(words)) and self._set_anew(runs)

    def _is_set_in_own_font(self, words: str) -> bool:
        """Whether a line in a font of the guide's own is one of these by its letters: its signs may be of any form.

        A font may draw a letter and the signs over it as one, or a sign as two (Thai); its map then lacks some.
        """
        met = _letters(words)
        due = [_letters(text) for text in self.joined if any(unicodedata.category(one)[0] == "M" for one in text)]
        return bool(met) and any(met == one or (words.endswith(_CUT) and one.startswith(met)) for one in due)

    def _set_anew(self, runs: Sequence[GlyphRun]) -> bool:
        """Whether a line is one of these in a script whose glyphs say little of the order of its letters."""
        key = tuple((run.font, run.codes) for run in runs)
        if key not in self._known:
            pieces = {words for text in self.joined for words in (text, f"{text}:", *_beginnings(text))}
            self._known[key] = any(agrees(runs, text) for text in sorted(pieces)) or _are_all(runs, sorted(pieces))
        return self._known[key]


def _are_all(runs: Sequence[GlyphRun], pieces: Sequence[str]) -> bool:
    """Whether runs are some of these texts side by side: heads of a row, of one word or of several."""
    heads: dict[int, list[GlyphRun]] = {}
    head, end = 0, -inf
    places: dict[int, int] = {}
    for number, run in sorted(enumerate(runs), key=lambda one: one[1].box.x0):
        head += run.box.x0 - end > _GAP * run.size
        end = max(end, run.box.x1)
        places[number] = head
    for number, run in enumerate(runs):  # each in the order in which it is drawn: points after letters, or before
        heads.setdefault(places[number], []).append(run)
    return all(any(agrees(held, piece) for piece in pieces) for held in heads.values())


def _beginnings(text: str) -> Iterator[str]:
    """A text cut short behind each of its words, as a head that is too long for its line."""
    words = text.split()
    return (" ".join(words[:count]) + "…" for count in range(1, len(words)))


def _is_drawn_in_its_own_order(text: str) -> bool:
    """Whether a text runs from the right, or has vowels that stand before the letter that they follow."""
    return _OWN_ORDER.search(text) is not None


def _letters(text: str) -> str:
    """The letters and figures of a text, without the signs over and under them."""
    return "".join(filter(str.isalnum, normal(text)))


def _plain(text: str) -> str:
    return " ".join(normal(text).split())


def _furniture(book: Book) -> _Furniture:
    heads = {book.settings.running_title, book.settings.title}
    for part in book.parts:
        heads.add(part.title)
        heads.update(heading_text(heading) for heading in part.tree.iter("h1"))
        if book.settings.theme == "booklet":  # a tab at the edge bears the number of the section, or the first letter
            numbers = [flat_text(one) for one in part.tree.iterfind(".//h1/span") if "number" in classes(one)]
            heads.update(numbers or [part.title[:1]])
    tables = {flat_text(cell) for part in book.parts for cell in part.tree.iter("th")}
    tables.update(text for part in book.parts for table in part.tree.iter("table") for text in repeated_heads(table))
    rtl = runs_right_to_left(book.settings.language)
    known = {_plain(text) for text in (*heads, *tables)} | {" ".join(text.split()) for text in (*heads, *tables)}
    return _Furniture(frozenset(map(_plain, heads)), tuple(sorted(map(_plain, tables))), tuple(sorted(known)), rtl)


def _strange(page: DrawnPage, furniture: _Furniture) -> Iterator[str]:
    """The lines that are neither in the structure nor what a page may bear beside its content."""
    for runs in _lines(run for run in page.glyphs if not run.mark.path):
        words = _plain("".join(run.text for run in runs))
        if not words or (words == page.label and runs[0].mark.artifact):
            continue
        if not runs[0].mark.artifact or not furniture.knows(words, runs):
            yield words


def _lines(runs: Iterable[GlyphRun]) -> Iterator[list[GlyphRun]]:
    """Runs that follow one another on a line; dots and points of vowels stand higher or lower than their letters."""
    line: list[GlyphRun] = []
    for run in runs:
        last = line[-1] if line else run
        if abs(run.origin[1] - last.origin[1]) > 0.7 * run.size or run.mark.artifact != last.mark.artifact:
            yield line
            line = []
        line.append(run)
    if line:
        yield line
