"""Whether what is drawn around the words of a PDF is what our sheets draw: rules, bars, boxes, lines under links.

A tick in the margin, a line under a phrase, a box in another colour or one that is missing change how words are taken,
and no word. What our sheets draw is a short list (`styles/`): level and upright lines, bars, grounds, in the colours of
the sheets and of the brand; lines under links and abbreviations; a ground and a bar for each callout. A guide that
brings sheets of its own is not held to what these may draw (`own_style`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from guidepress.model.book import Book
from guidepress.model.callouts import callout_type
from guidepress.model.edition import Edition, EditionKind
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.styles import STYLES
from guidepress.model.xhtml import classes, flat_text
from guidepress.prove.likeness.ornaments import Ornaments
from guidepress.prove.likeness.own_style import OwnStyle
from guidepress.prove.likeness.rules import PDF070
from guidepress.prove.parsers.pdf import values
from guidepress.prove.parsers.pdf.drawing.geometry import Box, around, union
from guidepress.prove.parsers.pdf.drawing.items import Drawn, DrawnPage, Fill, GlyphRun, Shading, Stroke
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.speech.words import normal
from guidepress.standards.contrast import Rgb
from guidepress.standards.palette import grounds_of, rgb_of, tokens_of

_TOKEN = re.compile(r"--([\w-]+):\s*(#[0-9a-fA-F]{6})\s*;")
_COLOUR = re.compile(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
_DRAWN_OTHERWISE = re.compile("[\u0600-\u109f\u1780-\u17ff]")
"""Scripts whose letters change their form or their order where they are drawn: Arabic, those of India, Thai, Khmer."""
_SAME = 1.5 / 255
"""How far a channel may be from that of a colour of the sheets."""
_BAR = 8.0
"""The greatest thickness of the bar of a callout, in pt."""
_ON_EDGE = 0.02
"""How far the corner of a rectangle may be from where it would be, in pt."""
_SLACK = 2.0
"""How far letters may reach out of the box of their callout, in pt."""
_UNDER = 0.3
"""A line so near under the foot of letters, in their size, is under these words."""
_MOST = 0.5
"""The share of a run that a line must pass under to be one under its words."""
_STRANGERS = 0.25
"""The share of different letters of such a script that may be others than those of the words."""
_FEW = 3
"""Of so few letters one may be another: "कोई" may be drawn as "कोइई"."""
_LONGER = 1.5
"""A rule that is so many times as long as the words over it is no line under them, but one of a table or a heading."""
_MARKED: Rgb = (1.0, 1.0, 0.0)
"""The ground of ``<mark>`` where no sheet gives it one (HTML, 15.3.4: yellow)."""
_UNDERLINED = ("a", "abbr", "u", "ins", "del", "s", "strike")
_SHOWN = 50
_STRANGE = "a line or a ground in a colour of none of our sheets"
_NOTES = frozenset({"doc-footnote", "doc-endnote"})
_NO_CALLOUT = "aside"
"""What an ``<aside>`` by hand is, which has no box. Where they cannot be told from callouts, none is asked for one."""


def prove_decoration(file: PdfFile, book: Book, edition: Edition, here: Place) -> Iterator[Finding]:
    """PDF070 for shapes, colours and lines that no sheet of ours draws, and for callouts that are not in their box."""
    style = OwnStyle.of(book, edition)
    inked = edition.kind is EditionKind.PDF  # print is in the inks of the press, which it is held to elsewhere
    known = _colours(book, edition) | style.colours if inked and not style.unknown else None
    underlined, marked = _letters_of(book, _UNDERLINED), _letters_of(book, ("mark",))
    ornaments = Ornaments.of(book)
    for page in file.drawing.pages:
        painted: list[Drawn] = [
            one for one in page.items if isinstance(one, Stroke | Fill | Shading) and not _in_picture(one)
        ]
        shapes = [one for one in painted if not _is_plain(one)]
        strange = _strange(painted, shapes, page, known, marked)
        if style.shapes:
            shapes = []
        if shapes or strange:  # unless they are the guide's own ornaments
            painted = ornaments.without(painted)
            shapes = [] if style.shapes else [one for one in painted if not _is_plain(one)]
            strange = _strange(painted, shapes, page, known, marked)
        if (shapes or strange) and not ornaments.take_untold():
            what = "a shape that is neither a line nor a box" if shapes else _STRANGE
            yield PDF070.at(here, f"page {page.label}: {what}")
        if not style.lines:
            yield from _under(page, painted, underlined, here)
    if not style.draws:
        yield from _boxes(file, book, here, edition if inked else None)


def _strange(
    painted: Sequence[Drawn], shapes: Sequence[Drawn], page: DrawnPage, known: frozenset[Rgb] | None, marked: str
) -> bool:
    """Whether a line or a ground is in a colour of none of our sheets, and not the ground of marked words."""
    return known is not None and any(
        isinstance(one, Stroke | Fill) and not _is_known(one.colour.rgb, known) and not _is_mark(one, page, marked)
        for one in painted
        if one not in shapes
    )


def _is_plain(item: Drawn) -> bool:
    """Whether something is a level or upright line, or a rectangle; a border is one less another, and clipped."""
    if isinstance(item, Stroke):
        return min(item.box.width, item.box.height) <= 2 * item.width + 0.5
    return isinstance(item, Fill) and (bool(item.solid) or all(map(_is_rectangle, item.path)))


def _is_rectangle(points: Sequence[tuple[float, float]]) -> bool:
    if not points:
        return True
    box = around(points)
    return all(
        min(abs(x - box.x0), abs(x - box.x1)) < _ON_EDGE and min(abs(y - box.y0), abs(y - box.y1)) < _ON_EDGE
        for x, y in points
    )


def _in_picture(item: Drawn) -> bool:
    """Whether something is drawn by a picture or formula; the caption of a figure is text like any other."""
    path = set(item.mark.path)
    return "Formula" in path or ("Figure" in path and "Caption" not in path)


@cache
def _tokens(sheets: tuple[str, ...]) -> Mapping[str, Rgb]:
    """The colours of some sheets by their names; one that follows another has the last word."""
    texts = ((STYLES / name).read_text(encoding="utf-8") for name in sheets)
    return {name: rgb_of(colour.lower()) for text in texts for name, colour in _TOKEN.findall(text)}


def _colours(book: Book, edition: Edition) -> frozenset[Rgb]:
    """Every colour that the sheets of an edition name, those of the brand, and black."""
    found = {(0.0, 0.0, 0.0), *_tokens(edition.sheets).values()}
    for name in (*edition.sheets, "booklet.css"):
        for digits in _COLOUR.findall((STYLES / name).read_text(encoding="utf-8")):
            found.add(rgb_of("#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits)).lower()))
    brand = book.settings.brand
    if brand is not None and brand.accent is not None:
        sheets = "\n".join((STYLES / name).read_text(encoding="utf-8") for name in edition.sheets)
        found |= {rgb_of(one) for one in tokens_of(rgb_of(brand.accent), grounds_of(sheets)).values()}
    if brand is not None and brand.second is not None:
        found.add(rgb_of(brand.second))
    return frozenset(found)


def _is_known(colour: Rgb | None, known: Iterable[Rgb]) -> bool:
    return colour is not None and any(_alike(colour, one) for one in known)


def _alike(one: Rgb, other: Rgb) -> bool:
    return all(abs(mine - its) <= _SAME for mine, its in zip(one, other, strict=True))


def _letters_of(book: Book, tags: Sequence[str]) -> str:
    """The letters of all elements of some names, one text after another."""
    texts = (flat_text(one) for part in book.parts for one in part.tree.iter(*tags))
    return "\n".join(_letters(text) for text in texts)


def _is_mark(item: Stroke | Fill, page: DrawnPage, marked: str) -> bool:
    """Whether something is the ground of words that the guide marks, and of no others."""
    if not marked or not isinstance(item, Fill) or not _is_known(item.colour.rgb, [_MARKED]):
        return False
    over = [
        run
        for run in page.glyphs
        if run.inked
        and item.box.x0 < (run.box.x0 + run.box.x1) / 2 < item.box.x1
        and item.box.y0 < run.origin[1] < item.box.y1
    ]
    joined = "".join(run.text for run in over if _DRAWN_OTHERWISE.search(run.text))
    plain = (run.text for run in over if not _DRAWN_OTHERWISE.search(run.text))
    return bool(over) and all(_is_among(text, marked) for text in (joined, *plain))


def _letters(text: str) -> str:
    return "".join(letter for letter in normal(text) if letter.isalnum())


def _is_among(text: str, known: str) -> bool:
    """Whether the letters of a run stand among others; they come in the order in which they are drawn."""
    letters = _letters(text)
    if letters in known or letters[::-1] in known:
        return True
    strange = set(letters) - set(known)  # a letter may be made of another one and a sign: "ई" of "इ"
    least = 1 if len(set(letters)) >= _FEW else 0
    return _DRAWN_OTHERWISE.search(letters) is not None and len(strange) <= max(least, _STRANGERS * len(set(letters)))


def _under(page: DrawnPage, painted: Sequence[Drawn], underlined: str, here: Place) -> Iterator[Finding]:
    """Words over a line that are neither a link nor what the guide underlines, strikes out or expands."""
    lines = [
        one.box
        for one in painted
        if isinstance(one, Stroke | Fill) and one.box.height <= _SLACK + 0.5 < 4 * one.box.width
    ]
    for run in page.glyphs if lines else ():
        if not run.inked or run.mark.artifact or _in_picture(run) or {"Link", "Reference"} & set(run.mark.path):
            continue
        if any(_is_under(line, run) for line in lines) and not _is_among(run.text, underlined):
            yield PDF070.at(here, f"page {page.label}: a line under “{run.text[:_SHOWN]}”")
            return


def _is_under(line: Box, run: GlyphRun) -> bool:
    foot = run.origin[1]
    middle = (line.y0 + line.y1) / 2
    shared = min(line.x1, run.box.x1) - max(line.x0, run.box.x0)
    return (
        foot - _UNDER * run.size <= middle <= foot
        and line.width <= _LONGER * max(run.box.width, run.size)
        and shared >= _MOST * min(run.box.width, line.width)
        and shared >= run.size
    )


def _boxes(file: PdfFile, book: Book, here: Place, edition: Edition | None) -> Iterator[Finding]:
    """Each callout stands on a ground beside a bar, on each page on which it stands, in the colours of its type.

    Without an edition the colours are not asked: those of a press are greys or inks.
    """
    kinds = [
        _kind(aside) for part in book.parts for aside in part.tree.iter("aside") if aside.get("role") not in _NOTES
    ]
    order = _told_in_order(file) if kinds else {}
    unknown = _NO_CALLOUT if _NO_CALLOUT in kinds else ""
    told: set[int] = set()
    for page in file.drawing.pages:
        within: dict[int, list[GlyphRun]] = {}
        for run in page.glyphs:
            for number in _asides(run) if run.inked else ():
                within.setdefault(number, []).append(run)
        fills = [one for one in page.fills if one.mark.artifact and one.visible is not None]
        for number, runs in within.items():
            kind = kinds[order[number]] if len(order) == len(kinds) and number in order else unknown
            inner = all([*_asides(run)][-1] != number for run in runs)
            cause = "" if kind == _NO_CALLOUT else _out_of_box(runs, fills, kind, edition, inner=inner)
            if cause and number not in told:
                told.add(number)
                yield PDF070.at(here, f"page {page.label}: {cause}: “{runs[0].text[:_SHOWN]}”")


def _told_in_order(file: PdfFile) -> dict[int, int]:
    """The place of each aside of the structure tree: on a page a note, with what it holds, stands below all else."""
    asides = (one for one in file.elements if values.name(values.entry(one, "/S")) == "Aside")
    return {values.number_of(one)[0]: place for place, one in enumerate(asides)}


def _asides(run: GlyphRun) -> Iterator[int]:
    """The numbers of the asides that a run is in."""
    return (number for kind, number in zip(run.mark.path, run.mark.elements, strict=False) if kind == "Aside")


def _kind(aside: object) -> str:
    """What type of callout an element is, as the tokens name it."""
    names = classes(aside)  # type: ignore[arg-type]
    if "callout" not in names:
        return _NO_CALLOUT
    return callout_type(names)


def _out_of_box(
    runs: Sequence[GlyphRun], fills: Sequence[Fill], kind: str, edition: Edition | None, *, inner: bool
) -> str:
    """What is wrong with the box around words, "" if nothing; ``inner`` says that all stand in a callout within it."""
    words, first = union([run.box for run in runs]), min(run.order for run in runs)
    under = [(one, one.visible) for one in fills if one.order < first and one.visible is not None]
    grounds = [one for one, seen in under if seen.width > _BAR and seen.holds(words, _SLACK)]
    bars = [
        one
        for one, seen in under
        if seen.width <= _BAR and seen.y0 - _SLACK <= words.y0 and words.y1 <= seen.y1 + _SLACK
    ]
    if not grounds:
        return "a callout without its ground"
    if not bars:
        return "a callout without its bar"
    if edition is None or not kind:
        return ""
    tokens = _tokens(edition.sheets)
    ground, hue = tokens[f"{kind}-tint"], tokens[kind]
    # A listing, and a callout in the callout, have a ground of their own on its ground.
    listed = inner or all("Code" in run.mark.path for run in runs)
    if not any(_is_known(one.colour.rgb, [ground]) for one in (grounds if listed else grounds[-1:])):
        return "a callout on the ground of another type"
    return "" if any(_is_known(one.colour.rgb, [hue]) for one in bars) else "a callout with the bar of another type"
