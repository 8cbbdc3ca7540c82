"""The typefaces of a brand: whether they can be used, may be, and should be (codes BRD003 to BRD005, BRD009).

What a file says of its licence is `fsType` of its OS/2 table (OpenType 1.9.1): bit 1 forbids embedding, bit 2 allows it
for printing and preview only, bits 8 and 9 forbid parts of a font and outlines. The web page carries parts of its fonts
for everybody, so that only installable and editable embedding do.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from lxml import etree

from guidepress.check.brand.colours import place_of_setting
from guidepress.model.book import Book
from guidepress.model.brand import OTHERS
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

BRD003 = rule_of("BRD003")
BRD004 = rule_of("BRD004")
BRD005 = rule_of("BRD005")
BRD009 = rule_of("BRD009")

_FORBIDS = (
    (0x0002, "embedding"),
    (0x0004, "embedding but for preview and print"),
    (0x0100, "parts of it (subsetting)"),
    (0x0200, "its outlines (bitmaps only)"),
)

LEAST_X_HEIGHT = 0.43
"""The least height of small letters, in sizes of the type; that of Garamond is 0.40, of Times 0.45, of Arial 0.52."""

_ALIKE = (("I", "l"), ("O", "0"), ("l", "1"), ("B", "8"))
"""Letters and digits that must not be one form: drug names, doses and telephone numbers are made of them."""

_CLOSE = 0.02
_LETTERS = "anoxHO"
"""Letters that a typeface for text draws, if it draws any."""
_MOST_LETTERS = 12
_TRIED = 400
"""So many letters of a font are taken out of it, to see whether that can be done."""
_OFTEN = 3
"""How often a letter stands in a guide that a typeface ought to have it: more than a name or a sign does."""


def check_fonts(book: Book) -> Iterator[Finding]:
    """BRD009 and BRD003 for each face that cannot or may not be used; else BRD004 and BRD005 of upright text faces."""
    text: str | None = None
    for font in book.look.fonts:
        place = place_of_setting(book, "brand", "fonts", font.role)
        opened = _opened(font.data)
        if isinstance(opened, str):
            yield BRD009.at(place, f"'{font.name}' {opened}")
            continue
        if ord(" ") not in (opened.getBestCmap() or {}):
            yield BRD009.at(place, f"'{font.name}' has no space")
            continue
        letters = [letter for letter in _LETTERS if ord(letter) in (opened.getBestCmap() or {})]
        if font.role not in OTHERS and letters and not any(_outline(font.data, letter) for letter in letters):
            yield BRD009.at(place, f"'{font.name}' draws none of the letters {' '.join(letters)}")
            continue
        if told := [what for bit, what in _FORBIDS if opened["OS/2"].fsType & bit]:
            yield BRD003.at(place, f"the licence bits of '{font.name}' forbid {', '.join(told)}")
            continue
        if font.italic or font.weight != 400 or font.role in OTHERS:
            continue
        if font.role != "titles":
            for fault in _hard(font.data):
                yield BRD004.at(place, f"'{font.name}': {fault}")
        text = text if text is not None else _letters_of(book)
        if lacking := sorted(set(text) - {chr(point) for point in opened.getBestCmap()}):
            shown = " ".join(lacking[:_MOST_LETTERS]) + (" …" if len(lacking) > _MOST_LETTERS else "")
            yield BRD005.at(place, f"'{font.name}' has no {shown}")


@lru_cache(maxsize=16)
def _opened(data: bytes) -> TTFont | str:
    """The font, or what is wrong with it in words. A font is untrusted: whatever its tables do, it is told."""
    from fontTools.ttLib import TTFont, TTLibError  # loaded only where a guide brings fonts

    try:
        font = TTFont(BytesIO(data), lazy=True)
        lacking = {"cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2"} - set(font.keys())
        if lacking:
            return f"lacks the table {min(lacking)}"
        if not {"glyf", "CFF ", "CFF2"} & set(font.keys()):
            return "has no outlines"
        if not font.getBestCmap() or not 16 <= font["head"].unitsPerEm <= 16384:
            return "has no letters in Unicode"
        if not isinstance(font["OS/2"].fsType, int) or not font["name"].names:
            return "has no names"
        font.getGlyphSet()
        if not _can_be_divided(data):
            return "has damaged tables: no part of it can be put into a page"
    except (TTLibError, OSError, ValueError, KeyError, AssertionError, AttributeError, TypeError, IndexError) as error:
        return f"is no font that can be read: {str(error)[:80] or type(error).__name__}"
    except Exception as error:  # noqa: BLE001  # struct.error and whatever else a damaged table brings about
        return f"is no font that can be read: {type(error).__name__}"
    return font


def _can_be_divided(data: bytes) -> bool:
    """Whether HarfBuzz can take letters out of a font, as editions need them; damaged rules for letters keep it."""
    import uharfbuzz as harfbuzz  # type: ignore[import-untyped]

    face = harfbuzz.Face(harfbuzz.Blob(data))
    wanted = harfbuzz.SubsetInput()
    wanted.unicode_set.update(sorted(face.unicodes)[:_TRIED])
    try:
        harfbuzz.subset(face, wanted)
    except RuntimeError:
        return False
    return True


@lru_cache(maxsize=16)
def _hard(data: bytes) -> tuple[str, ...]:
    """What makes a text face hard to read, in words."""
    font = _opened(data)
    if isinstance(font, str):
        return ()
    em, found = font["head"].unitsPerEm, []
    heights = {name: _box(data, name)[3] / em for name in "xH" if _box(data, name) != (0, 0, 0, 0)}
    if heights.get("x", 1) < LEAST_X_HEIGHT:
        found.append(f"its small letters are {heights['x']:.2f} of its size; {LEAST_X_HEIGHT} is the least for text")
    for one, other in _ALIKE:
        boxes = _box(data, one), _box(data, other)
        if (0, 0, 0, 0) in boxes:
            continue
        close = all(abs(a - b) / em < _CLOSE for a, b in zip(*boxes, strict=True))
        if close and _turns(data, one) == _turns(data, other):
            found.append(f"'{one}' and '{other}' look alike")
    return tuple(found)


@lru_cache(maxsize=256)
def _outline(data: bytes, letter: str) -> tuple[tuple[str, Any], ...]:
    """How a letter is drawn, by HarfBuzz: a letter that is made of itself, or of millions of others, has no end."""
    import uharfbuzz as harfbuzz
    from fontTools.pens.recordingPen import RecordingPen

    drawn = harfbuzz.Font(harfbuzz.Face(harfbuzz.Blob(data)))
    glyph, pen = drawn.get_nominal_glyph(ord(letter)), RecordingPen()
    if glyph is not None:
        drawn.draw_glyph_with_pen(glyph, pen)
    return tuple(pen.value)


def _box(data: bytes, letter: str) -> tuple[float, float, float, float]:
    """Left, lower, right and upper edge of a letter's points, in units of the font, from its own left edge."""
    points = [point for _, args in _outline(data, letter) for point in args if point is not None]
    if not points:
        return 0, 0, 0, 0
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return 0, min(ys), max(xs) - min(xs), max(ys)


def _turns(data: bytes, letter: str) -> list[str]:
    """How a letter is drawn: its strokes without their places."""
    return [command for command, _ in _outline(data, letter)]


def _letters_of(book: Book) -> str:
    """The letters and digits in the guide's own language that a typeface of it ought to have."""
    said = " ".join([book.settings.title, *(_own_words(part.tree) for part in book.parts)])
    counted = {letter: said.count(letter) for letter in set(said) if letter.isalnum() and ord(letter) < 0x2000}
    return "".join(sorted(letter for letter, count in counted.items() if count >= _OFTEN))


def _own_words(element: etree._Element) -> str:
    """What an element says, without what is in a language of its own or a formula."""
    words = [element.text or ""]
    for child in element:
        own = isinstance(child.tag, str) and not child.get("lang") and not child.tag.startswith("{")
        words += [_own_words(child) if own else "", child.tail or ""]
    return "".join(words)
