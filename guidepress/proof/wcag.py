"""What a proof says of the success criteria of WCAG 2.2, A and AA, over all files, and what it leaves to a person.

A criterion is as good as in the worst of the files. The report for the officer (`guidepress.proof.acr`) says it of each
edition, with what it follows from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, assert_never

from guidepress.model.edition import EditionKind
from guidepress.proof.acr.evaluation import Column
from guidepress.standards.conformance.criteria import CRITERIA, Criterion
from guidepress.standards.conformance.settled import State, worst

NO_FILE = "No file that is read on a screen was proved."
INERT = "The files hold no script, form, sound or film."
SILENT = "The files hold no sound or film."
DECIDED = "Decided by the rules named."
JUDGED = "A person judged it."
PERSON = "needs a person"
PART = "needs a person; the rules named prove a part."
FOUND = "Found: "
NOT_RUN = "A prover that decides it did not run."
SENTENCES = (NO_FILE, NOT_RUN, INERT, SILENT, DECIDED, JUDGED, PERSON, PART, *State)
"""All that a row may say, but for the codes that were found."""

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


def criteria(found: Sequence[Column]) -> list[dict[str, Any]]:
    """The criteria in order, each over all editions that were evaluated."""
    return [_row(one, found) for one in CRITERIA.values()]


def _row(one: Criterion, found: Sequence[Column]) -> dict[str, Any]:
    settled = [column.settled[one.number] for column in found]
    state = worst([each.state for each in settled])
    against = sorted({code for each in settled for code in each.against})
    if not found:
        remark = NO_FILE
    elif not all(column.seen.ran for column in found):
        remark = NOT_RUN
    elif against:
        remark = f"{FOUND}{', '.join(against)}."
    elif all(each.by_machine for each in settled) and one.about:
        remark = SILENT if one.about == "media" else INERT
    elif all(each.by_machine for each in settled):
        remark = DECIDED
    elif state is not State.NOT_EVALUATED:
        remark = JUDGED
    else:
        remark = PART if any(each.rules for each in settled) else PERSON
    return {
        "criterion": one.number,
        "name": one.name,
        "level": one.level,
        "state": state.value,
        "rules": sorted({code for each in settled for code in each.rules}),
        "remark": remark,
    }
