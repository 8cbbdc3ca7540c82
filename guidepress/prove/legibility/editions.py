"""Prover of the editions for readers with other needs: what large print and wide spacing promise, measured.

Everything is read from the bytes (`drawn`): the size and colour of each run of glyphs, where it stands on its
baseline, which structure element it belongs to. The values are those of ``docs/editions.md``.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator

import pikepdf

from guidepress.model.edition import Promises
from guidepress.model.finding import Finding, Rule
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.prove.parsers.pdf.drawing.items import DrawnPage, Fill, GlyphRun
from guidepress.prove.parsers.pdf.drawing.lines import lines_of, paragraphs, runs_from_right
from guidepress.prove.parsers.pdf.figures import in_figure
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.parsers.pdf.turning import turns_right_to_left
from guidepress.standards.contrast import ENHANCED, MINIMUM, MINIMUM_LARGE, WHITE, Rgb, blended, contrast

_OURS = "This is a fault of the typesetter or of a changed style sheet; the values are in docs/editions.md."
_HERE = Place("edition.pdf")

PDF030 = rule_of("PDF030")
PDF031 = rule_of("PDF031")
PDF032 = rule_of("PDF032")
PDF033 = rule_of("PDF033")
PDF034 = rule_of("PDF034")
PDF035 = rule_of("PDF035")
PDF036 = rule_of("PDF036")
PDF037 = rule_of("PDF037")
PDF038 = rule_of("PDF038")
PDF039 = rule_of("PDF039")
PDF071 = rule_of("PDF071")
ACC060 = rule_of("ACC060")

_HYPHENS = frozenset("-\u2010\u00ad")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u1950-\u19ff\u1a20-\u1aaf\u2e80-\ua4cf\ua9e0-\ua9ff\uaa60-\uaadf"
    "\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)
"""Letters between which a line may break, for no space parts their words or it need not (UAX #14: ID, H2, H3, SA)."""
_UNBREAKABLE = 29
"""A word of more letters may be too long for a line."""
_OVERHANG = 0.12
"""How far a glyph may reach out of its own width, in sizes: the tail of a j, a mark below the line."""

_OFF_LINE = 0.6
"""How far a raised or lowered figure may stand off the line, in sizes of its letters: the next line is farther."""

_SPACED = re.compile("[\u0000-\u02ff\u0370-\u052f\u1e00-\u1fff\u2000-\u206f\u20ac\u2122]*")
"""Letters that can be spaced out, and what stands among them: Latin, Greek, Cyrillic."""
_UNSPACED_IN = frozenset({"Figure", "Formula", "Code", "Ruby", "H1", "H2", "H3", "H4", "H5", "H6"})
"""What is not spaced out, or less: large letters of headings stand apart as it is."""
_ENOUGH = 20
_KERNED, _KERNED_PAIRS = 0.006, 0.25
"""What a font takes from the room between letters, in em: from all of them, and from a few pairs."""

_ALIKE = 3
"""How many lines may end at the same place by chance; lines of the same words do so anyway."""

_LARGE, _LARGE_BOLD = 18, 14
"""From which size on text is large (pt)."""

_SLACK = 0.06
"""What sizes and distances may differ from their values by (pt): the file rounds them."""


def prove_reading(file: PdfFile | bytes, promises: Promises | None) -> Iterator[Finding]:
    """What the bytes of an edition have against its promises; nothing for an edition that makes none of these.

    Raises `pikepdf.PdfError` for bytes that are no PDF.
    """
    if promises is not None:
        file = PdfFile.of(file)
        yield from _prove_drawing(file, promises, rtl=turns_right_to_left(file.pdf))


def _prove_drawing(file: PdfFile, promises: Promises, *, rtl: bool) -> Iterator[Finding]:
    """``rtl`` says that the document runs from right to left."""
    for page in file.drawing.pages:
        runs = [run for run in page.glyphs if run.inked and run.mode != 3 and not run.mark.layer_off]
        yield from _sizes(file.pdf, page, runs, promises)
        yield from _contrasts(file.pdf, page, runs)
        yield from _slants(page, runs)
        yield from _margins(page, runs, promises)
        yield from _heads(page, runs, promises)
        yield from _paragraphs(page, promises, rtl=rtl)
        yield from _line_ends(page, promises.word)
        yield from _letters_apart(page, runs, promises)


def _at(rule: Rule, page: DrawnPage, message: str) -> Finding:
    return rule.at(_HERE, f"page {page.label}: {message}")


def _short(text: str) -> str:
    return f"“{' '.join(text.split())[:40]}”"


def _sizes(pdf: pikepdf.Pdf, page: DrawnPage, runs: list[GlyphRun], promises: Promises) -> Iterator[Finding]:
    """One finding a page for its text, one for each of its figures, which it names: the smallest."""
    small: dict[str, list[GlyphRun]] = {}
    for run in runs:
        if run.size < promises.floor - _SLACK:
            small.setdefault(in_figure(pdf, run.mark), []).append(run)
    for where, held in small.items():
        for rule, drawn in ((PDF030, False), (PDF031, True)):
            least = min((run for run in held if ("Figure" in run.mark.path) is drawn), key=_size_of, default=None)
            if least is not None:
                yield _at(rule, page, f"{_short(least.text)} is {least.size:.1f} pt{where}, under {promises.floor:g}")


def _size_of(run: GlyphRun) -> float:
    return run.size


def _contrasts(pdf: pikepdf.Pdf, page: DrawnPage, runs: list[GlyphRun]) -> Iterator[Finding]:
    """The colours of a drawing are the guide's own: it may have what `check` lets pass (ACC020), and is told."""
    fills = list(page.fills)
    worst: dict[tuple[Rule, str, Rgb, Rgb], GlyphRun] = {}
    for run in runs:
        ground = _ground(run, fills)
        if run.colour.rgb is None or ground is None:
            continue
        drawn = "Figure" in run.mark.path
        ratio = contrast(blended(run.colour.rgb, ground, run.alpha), ground)
        if ratio < (MINIMUM if drawn and _is_large(run) else ENHANCED):
            rule = ACC060 if drawn and ratio >= MINIMUM_LARGE else PDF033
            where = in_figure(pdf, run.mark) if drawn else ""
            worst.setdefault((rule, where, run.colour.rgb, ground), run)
    for (rule, where, colour, ground), run in worst.items():
        ratio = contrast(blended(colour, ground, run.alpha), ground)
        yield _at(rule, page, f"{_short(run.text)} has {ratio:.1f} to 1{where}")


def _is_large(run: GlyphRun) -> bool:
    """Large text by WCAG 2.2, 1.4.3: 18 pt, or 14 pt and bold."""
    return run.size >= _LARGE - _SLACK or ("Bold" in run.font and run.size >= _LARGE_BOLD - _SLACK)


def _ground(run: GlyphRun, fills: list[Fill]) -> Rgb | None:
    """The colour of what lies below a run: white paper, unless a fill covers all of it.

    ``None`` where it cannot be told: a fill of another shape, or one that covers a part.
    """
    for fill in reversed(fills):
        if fill.order > run.order or fill.visible is None:
            continue
        if any(solid.holds(run.box) for solid in fill.solid) and fill.visible.holds(run.box):
            return fill.colour.rgb if not fill.transparent else None
        shared = fill.visible.meet(run.box)
        if shared is not None and shared.area > 0 and not fill.solid:
            return None
    return WHITE


def _slants(page: DrawnPage, runs: list[GlyphRun]) -> Iterator[Finding]:
    slanted = [run for run in runs if run.italic or "Italic" in run.font or "Oblique" in run.font]
    if slanted:
        yield _at(PDF034, page, f"{_short(slanted[0].text)} is in {slanted[0].font.partition('+')[2]}")


def _margins(page: DrawnPage, runs: list[GlyphRun], promises: Promises) -> Iterator[Finding]:
    """Text keeps its margin; a running head, a folio and a figure keep the margin that printers need."""
    for run in runs:
        outside = "Figure" in run.mark.path or run.mark.artifact == "Pagination"
        area = page.trim.grown(-(promises.edge if outside else promises.margin))
        if not area.holds(run.box, _OVERHANG * run.size):
            yield _at(PDF037, page, _short(run.text))
            return


def _heads(page: DrawnPage, runs: list[GlyphRun], promises: Promises) -> Iterator[Finding]:
    for role, size in promises.heads.items():
        inside = [run for run in runs if role in run.mark.path]
        whole = [run for run in inside if run.size >= size - _SLACK]
        for run in inside:
            if "Bold" not in run.font or not (run.size >= size - _SLACK or _raised(run, whole)):
                yield _at(PDF038, page, f"{role} {_short(run.text)} is {run.size:.1f} pt in {run.font}")


def _raised(run: GlyphRun, line: list[GlyphRun]) -> bool:
    """Whether a run is raised or lowered beside letters of a line at full size: the call of a note, x squared, H2O."""
    is_call = bool({"Link", "Reference", "Note", "FENote"} & set(run.mark.path))
    return any(
        0.1 * other.size < run.origin[1] - other.origin[1] < other.size
        if is_call
        else 0.05 * other.size < abs(run.origin[1] - other.origin[1]) < _OFF_LINE * other.size
        for other in line
    )


def _paragraphs(page: DrawnPage, promises: Promises, *, rtl: bool) -> Iterator[Finding]:
    for lines in paragraphs(page, promises.text, rtl=rtl):
        for above, below in itertools.pairwise(lines):
            if above.baseline - below.baseline < promises.line - _SLACK:
                yield _at(PDF032, page, f"{above.baseline - below.baseline:.1f} pt above {_short(below.text)}")
                break
        starts = [line.start for line in lines if not line.pictured and not line.boxed]
        ends = [line.end for line in lines[:-1]]
        # On the right a line is known by the ink of its first letter, which stands a little off the edge.
        slack = 1.0 if lines[0].start < lines[0].end else _OVERHANG * promises.text
        if starts and max(starts) - min(starts) > slack:
            yield _at(PDF036, page, f"lines of {_short(lines[0].text)} start at different places")
        elif len({line.text for line in lines[:-1]}) > _ALIKE and max(ends) - min(ends) < 1.0:
            yield _at(PDF036, page, f"{_short(lines[0].text)} is justified")
        if promises.letters and (long := [line for line in lines if _letters(line.text) > promises.letters]):
            yield _at(PDF039, page, f"{_letters(long[0].text)} letters: {_short(long[0].text)}")


def _letters_apart(page: DrawnPage, runs: list[GlyphRun], promises: Promises) -> Iterator[Finding]:
    """Letters that are not spaced out as promised, in the blocks that have enough of them to tell; one a page.

    A font moves some pairs of letters together, which counts for less the more of them there are.
    """
    if not promises.apart:
        return
    held: dict[tuple[int, str], list[GlyphRun]] = {}
    for run in runs:
        if not run.mark.artifact and _SPACED.fullmatch(run.text) and _UNSPACED_IN.isdisjoint(run.mark.path):
            held.setdefault((run.mark.elements[-1] if run.mark.elements else 0, run.font), []).append(run)
    for found in held.values():
        joints = sum(run.joints for run in found)
        if joints < _ENOUGH:
            continue
        room = sum(run.room for run in found) / joints
        if room < promises.apart - _KERNED - _KERNED_PAIRS / joints:
            text = "".join(run.text for run in found)
            yield _at(PDF071, page, f"{room:.3f} of the size, not {promises.apart:g}: {_short(text)}")
            return


def _letters(line: str) -> int:
    """How many letters stand beside one another on a line, spaces included: signs over and under them take no room.

    Joined letters (Arabic) are about three quarters as wide as those that the limit was found with.
    """
    seen = [one for one in line.strip() if unicodedata.category(one) not in {"Mn", "Me", "Cf"}]
    joined = sum(unicodedata.bidirectional(one) == "AL" for one in seen)
    return len(seen) - joined // 4


def _line_ends(page: DrawnPage, longest: int) -> Iterator[Finding]:
    """A word that goes on below, with or without a hyphen, whether that was written or set by the line break.

    An address (it holds a slash) may go on below, and so may a word that no line could hold, a compound of more
    than ``longest`` letters among them behind its hyphens. Scripts that run from the right divide no words.
    """
    for lines in lines_of(page):
        if any(runs_from_right(line.text) for line in lines):
            continue
        before, after = "", "".join(line.text for line in lines)
        for line in lines[:-1]:
            before, after = before + line.text, after[len(line.text) :]
            if not line.code and _divides(before, after, longest):
                yield _at(PDF035, page, f"{before.split()[-1]} | {after.split()[0]}")


def _divides(before: str, after: str, longest: int) -> bool:
    """Whether a word goes on from a line to the next; behind a whole word stands a space (`typeset.marking`)."""
    head, tail = before.split(), after.split()
    if not head or not tail or not tail[0][0].isalnum() or "/" in head[-1]:
        return False
    is_long = len(head[-1] + tail[0]) > longest
    hyphen = head[-1][-1] in _HYPHENS and head[-1][-2:-1].isalnum() and not is_long
    if _UNSPACED.match(tail[0]) or _UNSPACED.match(head[-1][-1]):
        return False
    letters = before[-1].isalnum() and after[0].isalnum() and len(head[-1] + tail[0]) <= _UNBREAKABLE
    return hyphen or letters
