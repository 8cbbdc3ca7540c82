"""Whether anything is drawn over the words of a page: only lines through those that the guide itself strikes out."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from os.path import commonprefix

from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.xhtml import flat_text
from guidepress.prove.likeness.glyphs import agrees
from guidepress.prove.likeness.rules import PDF066
from guidepress.prove.parsers.pdf.drawing.geometry import Box
from guidepress.prove.parsers.pdf.drawing.items import PLAIN, Drawn, DrawnPage, Fill, GlyphRun, Picture, Shading, Stroke
from guidepress.prove.parsers.pdf.marked_text import Key
from guidepress.prove.speech.words import normal

_SHOWN = 50
_PAINTED = Stroke | Fill | Picture | Shading
_AHEAD = 30
"""How many runs are looked ahead, to tell pieces apart that begin alike."""
_WITHOUT_DOTS = {
    ord(letter): bare
    for bare, letters in {
        "\u066e": "بتثپنيىیٹں",
        "\u06a1": "فقٯڤ",
        "\u062d": "جخچ",
        "\u062f": "ذڈ",
        "\u0631": "زژڑ",
        "\u0633": "ش",
        "\u0635": "ض",
        "\u0637": "ظ",
        "\u0639": "غ",
        "\u0643": "کگ",
        "\u0648": "ؤ",
        "\u0627": "أإآٱ",
        "\u0647": "ةہھۀ",
    }.items()
    for letter in letters
}
"""Letters that differ by their dots alone, and the form they share (Unicode: joining groups of Arabic)."""
_DRAWN_OTHERWISE = re.compile("[\u0590-\u109f\u1780-\u17ff]")
"""Scripts whose letters change their form or their order where they are drawn: Arabic, those of India, Thai, Khmer."""
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Scripts without spaces between words: Thai, Lao, Burmese, Khmer."""
_STRUCK = ("del", "s", "strike")
_WHOLE = 0.8
"""The share of a line from the right that a stroke must lie over, if the line is struck out."""
_BLOT = 0.1
"""How wide and how high the smallest plate is that hides something of a letter, in sizes of the type."""


def prove_over(pages: Sequence[DrawnPage], book: Book, here: Place) -> Iterator[Finding]:
    """PDF066: lines and plates that are painted over letters, what mixes its colours with theirs, and lines that lack.

    The words that something is drawn over must be those that the guide strikes out, all of them and no others.
    """
    struck = _struck(book)
    covered: list[tuple[DrawnPage, GlyphRun]] = []
    for page in pages:
        later = [one for one in page.items if isinstance(one, _PAINTED) and not _in_picture(one)]
        if mixed := next((one for one in later if one.blend not in PLAIN), None):
            what = f"something mixes its colour with what lies under it ({mixed.blend})"
            yield PDF066.at(here, f"page {page.label}: {what}")
        else:
            covered += [(page, run) for run in page.glyphs if _covered(run, later)]
    covered = _unexplained(covered, struck)
    told: set[int] = set()
    for at, (page, run) in enumerate(covered):
        coming = "".join(_letters(other.text) for _page, other in covered[at : at + _AHEAD])
        if not any(piece.takes(run) for piece in _likeliest(struck, coming)) and page.number not in told:
            told.add(page.number)
            yield PDF066.at(here, f"page {page.label}: “{run.text[:_SHOWN]}”")
    for piece in struck:
        if piece.left and not piece.drawn and not piece.seen:
            yield PDF066.at(here, f"“{piece.words[:_SHOWN]}” is struck out in the guide and not on its page")


def _likeliest(struck: Sequence[_Piece], coming: str) -> list[_Piece]:
    """The pieces, first those that go on as what comes under the next lines does."""
    alike = {id(piece): len(commonprefix((piece.left, coming))) for piece in struck}  # noqa: RUF071 - letters, no paths
    return sorted(struck, key=lambda piece: -alike[id(piece)])


@dataclass
class _Piece:
    """Words that the guide strikes out: how they read, their letters, and those that were not seen yet."""

    words: str
    letters: str
    left: str
    rest: str
    """The words that no line from the right has shown yet."""
    again: bool
    """Whether they may stand on pages more than once: the head of a table that goes on upon the next page."""
    drawn: bool
    """Whether a picture or formula stands among them, over which lines are not looked for."""
    seen: bool = False
    """Whether all of them were seen at least once."""

    def takes_line(self, line: Sequence[GlyphRun]) -> bool:
        """Whether a line that is set anew shows the next of these words; then they are seen."""
        if self.again and "Table" not in line[0].mark.path:
            return False
        if self.again and not self.rest:
            self.rest, self.seen = self.words, True
        for shown, rest in _beginnings(self.rest, sum(run.glyphs for run in line)):
            if agrees(line, shown):
                self.rest, self.left = rest, _letters(rest)
                return True
        return False

    def takes(self, run: GlyphRun) -> bool:
        """Whether a run is the next of these words; then they are seen."""
        said = _letters(run.text)
        if said == "-" and self.letters != self.left and self.left:
            return True  # a word goes on upon the next line
        if not self.left and self.again and "Table" in run.mark.path:
            self.left, self.seen = self.letters, True
        for one in (said, said.removesuffix("-")):
            if one and self.left.startswith(one):
                self.left = self.left[len(one) :]
                return True
        if _from_right(self.left) and (rest := _without(self.left, said)) is not None:
            self.left = rest  # what a line shows runs the other way
            return True
        if self.left and agrees([run], self.words):
            self.left = ""  # a script whose glyphs say little of its letters
            return True
        return False


def _beginnings(text: str, glyphs: int) -> Iterator[tuple[str, str]]:
    """The beginnings of a text that a line of some glyphs may show, the longest first, each with what is left.

    A line ends behind a word, or anywhere in scripts that have no spaces between words.
    """
    words = text.split()
    if not _UNSPACED.search(text):
        yield from ((" ".join(words[:count]), " ".join(words[count:])) for count in range(len(words), 0, -1))
        return
    longest, shortest = min(len(text), 2 * glyphs + 1), glyphs // 2
    for count in range(longest, max(shortest, 1) - 1, -1):
        if count == len(text) or not unicodedata.category(text[count]).startswith("M"):
            yield text[:count].strip(), text[count:].strip()


def _struck(book: Book) -> list[_Piece]:
    """What the guide strikes out, piece by piece."""
    pieces = []
    for element in (one for part in book.parts for one in part.tree.iter(*_STRUCK)):
        above = {one.tag for one in element.iterancestors()}
        if not above.intersection(_STRUCK):
            words = flat_text(element)
            again = bool(above & {"th", "caption"})
            drawn = any(True for _one in element.iter("{*}math", "img", "{*}svg"))
            pieces.append(_Piece(words, _letters(words), _letters(words), words, again, drawn))
    return pieces


def _unexplained(
    covered: Sequence[tuple[DrawnPage, GlyphRun]], struck: Sequence[_Piece]
) -> list[tuple[DrawnPage, GlyphRun]]:
    """The runs that are not whole lines of words that the guide strikes out, set anew.

    A typeface may draw letters of Arabic as bare forms and their dots as glyphs of their own, and one glyph of dots
    for many letters: what such a glyph is called says nothing, and many alike words cannot be told apart by letters. In
    Thai and the scripts of India one glyph may be a part of two letters, and is called as the first of them.
    """
    due = [piece for piece in struck if _is_set_anew(piece.words)]
    under = {id(run) for _page, run in covered}
    lines: dict[Key, list[GlyphRun]] = {}
    for page in {page.number: page for page, run in covered if due and _is_set_anew(run.text)}.values():
        for run in page.glyphs:
            if run.inked and not run.mark.artifact and run.mark.mcid is not None:
                lines.setdefault((run.page, run.mark.form, run.mark.mcid), []).append(run)
    explained: set[int] = set()
    for line in lines.values():
        wide = sum(run.box.width for run in line)
        struck_out = sum(run.box.width for run in line if id(run) in under)  # dots may stand above the stroke
        if struck_out < _WHOLE * wide or not any(_is_set_anew(run.text) for run in line):
            continue
        in_table = "Table" in line[0].mark.path
        alike = {(piece.rest, piece.again): piece for piece in reversed(due)}.values()  # the first of each
        likeliest = sorted(alike, key=lambda piece: (not piece.rest, piece.again != in_table))
        if any(piece.takes_line(line) for piece in likeliest):
            explained |= {id(run) for run in line}
    return [(page, run) for page, run in covered if id(run) not in explained]


def _letters(text: str) -> str:
    """The letters of a text; of Arabic what is left without dots, which a typeface may draw as glyphs of their own."""
    return "".join(letter for letter in normal(text) if not letter.isspace()).translate(_WITHOUT_DOTS)


def _is_set_anew(text: str) -> bool:
    """Whether the glyphs of a script say little of its letters."""
    return _DRAWN_OTHERWISE.search(text) is not None


def _from_right(text: str) -> bool:
    return any("\u0590" <= letter <= "\u08ff" for letter in text)


def _without(text: str, letters: str) -> str | None:
    """A text without some letters of it, or nothing if they are not all there."""
    wanted, rest = Counter(letters), []
    for letter in text:
        if wanted[letter] > 0:
            wanted[letter] -= 1
        else:
            rest.append(letter)
    return None if wanted.total() else "".join(rest)


def _covered(run: GlyphRun, later: Sequence[Drawn]) -> bool:
    """Whether something painted later lies over a run, from the foot of its letters to their middle.

    A line must be as long as a letter is high; a plate hides a hyphen or a decimal point with less.
    """
    if not run.inked or run.turned or run.mark.artifact or _in_picture(run):
        return False
    y0 = run.origin[1]
    middle = Box(run.box.x0, y0 + 0.15 * run.size, run.box.x1, y0 + 0.5 * run.size)
    least = min(run.size, 0.5 * middle.width)
    above = [one for one in later if one.order > run.order and one.visible and one.alpha > 0.05]
    over = (one.visible.meet(middle) for one in above if one.visible)
    if any(shared is not None and shared.width > least for shared in over):
        return True
    body = Box(run.box.x0, y0 - 0.05 * run.size, run.box.x1, y0 + 0.5 * run.size)
    blots = (one.visible.meet(body) for one in above if one.visible and not isinstance(one, Stroke))
    hides = _BLOT * run.size
    return any(shared is not None and min(shared.width, shared.height) > hides for shared in blots)


def _in_picture(item: Drawn) -> bool:
    """Whether something is drawn by a picture or formula; the caption of a figure is text like any other."""
    path = set(item.mark.path)
    return "Formula" in path or ("Figure" in path and "Caption" not in path)
