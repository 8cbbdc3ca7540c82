"""What a proof says of the success criteria of WCAG 2.2, A and AA, and what it leaves to a person.

A criterion is said to be supported only where rules decide all of it, and not to apply only where a rule proves that
the files hold nothing that it is about. Everything else is for a person to judge, whatever rules bear on a part of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, assert_never

from guidepress.model.edition import EditionKind

SUPPORTS = "Supports"
FAILS = "Does not support"
NOT_APPLICABLE = "Not applicable"
NOT_EVALUATED = "Not evaluated"
PERSON = "needs a person"
FOUND = "Found: "

_READ = (EditionKind.PDF, EditionKind.EPUB, EditionKind.WEB)
"""The kinds that the table is about: those that are read on a screen."""
_INERT: Mapping[EditionKind, tuple[str, ...]] = {
    EditionKind.PDF: ("PDF015",), EditionKind.EPUB: ("EPB005",), EditionKind.WEB: ("WEB002", "WEB003", "WEB011"),
}  # fmt: skip
"""The rules that prove that a file runs, plays and sends nothing."""
_WHOLE: Mapping[str, Mapping[EditionKind, tuple[str, ...]]] = {
    "3.1.1": {EditionKind.PDF: ("PDF014",), EditionKind.EPUB: ("EPB010",), EditionKind.WEB: ("WEB007",)},
}
"""Criteria of which the rules decide all, with the rules."""
_PART: Mapping[str, tuple[str, ...]] = {
    "1.1.1": ("ACC", "EPB015", "EPB020", "EPB034", "PDF010", "WEB006"),
    "1.3.1": ("EPB012", "EPB013", "EPB019", "PDF010", "PDF011", "WEB013"),
    "1.3.2": ("SAY001", "SAY002", "SAY003"), "1.4.3": ("DIS116",), "1.4.4": ("DIS115", "EPB045"),
    "2.4.1": ("WEB014",), "2.4.2": ("EPB011", "PDF014", "WEB012"), "2.4.4": ("EPB016", "WEB004"),
    "2.4.5": ("EPB030", "EPB032"), "2.4.6": ("EPB012", "WEB008"), "4.1.2": ("PDF010", "WEB015"),
}  # fmt: skip
"""Criteria of which rules decide a part."""

_CRITERIA = """\
1.1.1 A Non-text Content
1.2.1 A Audio-only and Video-only (Prerecorded) | inert
1.2.2 A Captions (Prerecorded) | inert
1.2.3 A Audio Description or Media Alternative (Prerecorded) | inert
1.2.4 AA Captions (Live) | inert
1.2.5 AA Audio Description (Prerecorded) | inert
1.3.1 A Info and Relationships
1.3.2 A Meaningful Sequence
1.3.3 A Sensory Characteristics
1.3.4 AA Orientation
1.3.5 AA Identify Input Purpose | inert
1.4.1 A Use of Color
1.4.2 A Audio Control | inert
1.4.3 AA Contrast (Minimum)
1.4.4 AA Resize Text
1.4.5 AA Images of Text
1.4.10 AA Reflow
1.4.11 AA Non-text Contrast
1.4.12 AA Text Spacing
1.4.13 AA Content on Hover or Focus
2.1.1 A Keyboard
2.1.2 A No Keyboard Trap
2.1.4 A Character Key Shortcuts | inert
2.2.1 A Timing Adjustable | inert
2.2.2 A Pause, Stop, Hide
2.3.1 A Three Flashes or Below Threshold
2.4.1 A Bypass Blocks
2.4.2 A Page Titled
2.4.3 A Focus Order
2.4.4 A Link Purpose (In Context)
2.4.5 AA Multiple Ways
2.4.6 AA Headings and Labels
2.4.7 AA Focus Visible
2.4.11 AA Focus Not Obscured (Minimum)
2.5.1 A Pointer Gestures | inert
2.5.2 A Pointer Cancellation | inert
2.5.3 A Label in Name
2.5.4 A Motion Actuation | inert
2.5.7 AA Dragging Movements | inert
2.5.8 AA Target Size (Minimum)
3.1.1 A Language of Page
3.1.2 AA Language of Parts
3.2.1 A On Focus | inert
3.2.2 A On Input | inert
3.2.3 AA Consistent Navigation
3.2.4 AA Consistent Identification
3.2.6 A Consistent Help
3.3.1 A Error Identification | inert
3.3.2 A Labels or Instructions | inert
3.3.3 AA Error Suggestion | inert
3.3.4 AA Error Prevention (Legal, Financial, Data) | inert
3.3.7 A Redundant Entry | inert
3.3.8 AA Accessible Authentication (Minimum) | inert
4.1.2 A Name, Role, Value
4.1.3 AA Status Messages | inert"""

_PDF_PERSON = (
    ("Matterhorn 01-006", "Each tag is the right one for what it marks."),
    ("Matterhorn 04", "Nothing is told by colour alone, and the contrast suffices."),
    ("Matterhorn 09-001", "The order of the tags is the order in which a person reads."),
    ("Matterhorn 13-004", "The alternative of each figure says what the figure says."),
    ("Matterhorn 14", "Headings name what follows, and their levels are those of the text."),
    ("Matterhorn 15", "Tables are tables, and their head cells head what they say."),
    ("Matterhorn 19", "Notes are marked as notes and referred to."),
    ("Matterhorn 28", "What a link says tells where it leads."),
)
_WEB_PERSON = (
    ("WCAG 1.1.1", "Descriptions of figures say what the figures say."),
    ("WCAG 1.3.3", "Nothing is told by shape, place or sound alone."),
    ("WCAG 1.4.1", "Nothing is told by colour alone."),
    ("WCAG 1.4.5", "No picture stands for text."),
    ("WCAG 2.4.4", "What a link says tells where it leads."),
    ("WCAG 2.4.6", "Headings name what follows."),
    ("WCAG 3.1.2", "Words of another language are marked as such."),
)
_EPUB_PERSON = (("EPUB Accessibility 1.1, 3.4", "The page numbers are those of the paged edition named as source."),)
_OTHER_PERSON: Mapping[EditionKind, tuple[tuple[str, str], ...]] = {
    EditionKind.PRINT: (("Press proof", "Colours and lines are right on paper."),),
    EditionKind.COVER: (("Press proof", "The spine fits the book, and the colours are right on paper."),),
    EditionKind.BRAILLE: (("Proofreading", "A braille reader has read the translation."),),
}


def needs_a_person(kind: EditionKind) -> list[dict[str, str]]:
    """What a person must still check in a file: ``checkpoint`` and ``question``."""
    asked: tuple[tuple[str, str], ...]
    match kind:
        case EditionKind.PDF:
            asked = _PDF_PERSON
        case EditionKind.EPUB:
            asked = _WEB_PERSON + _EPUB_PERSON
        case EditionKind.WEB:
            asked = _WEB_PERSON
        case EditionKind.PRINT | EditionKind.COVER | EditionKind.BRAILLE:
            asked = _OTHER_PERSON[kind]
        case _:
            assert_never(kind)
    return [{"checkpoint": checkpoint, "question": question} for checkpoint, question in asked]


def criteria(kinds: Collection[EditionKind], codes: Collection[str]) -> list[dict[str, Any]]:
    """The criteria in order, for files of some kinds against which the findings with ``codes`` stand."""
    read = [kind for kind in _READ if kind in kinds]
    return [_row(*line, read, codes) for line in _lines()]


def _lines() -> Iterator[tuple[str, str, str, bool]]:
    for line in _CRITERIA.splitlines():
        text, _bar, inert = line.partition(" | ")
        number, level, name = text.split(" ", 2)
        yield number, level, name, bool(inert)


def _row(
    number: str, level: str, name: str, inert: bool, kinds: Sequence[EditionKind], codes: Collection[str]
) -> dict[str, Any]:
    whole = _INERT if inert else _WHOLE.get(number)
    prefixes = tuple(code for kind in kinds for code in whole[kind]) if whole else _PART.get(number, ())
    against = sorted(code for code in set(codes) if prefixes and code.startswith(prefixes))
    if not kinds:
        state, remark = NOT_EVALUATED, "No file that is read on a screen was proved."
    elif against:
        state, remark = (NOT_EVALUATED if inert else FAILS), f"{FOUND}{', '.join(against)}."
    elif inert:
        state, remark = NOT_APPLICABLE, "The files hold no script, form, sound or film."
    elif whole:
        state, remark = SUPPORTS, "Decided by the rules named."
    else:
        state = NOT_EVALUATED
        remark = f"{PERSON}; the rules named prove a part." if prefixes else PERSON
    return {
        "criterion": number, "name": name, "level": level, "state": state, "rules": sorted(set(prefixes)),
        "remark": remark,
    }  # fmt: skip
