"""What a measure says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """Yes, partly, no; and what the input format of a tool has no way to express."""

    YES = "Y"
    PARTLY = "~"
    NO = "N"
    NOT_ASKED = "n/a"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A mark with its reason, which names counts: "3 of 4 notes are read after their paragraph"."""

    mark: Mark
    reason: str


def by_count(good: int, of: int, what: str, *, least: int = 1) -> Verdict:
    """Yes if all are good, no if fewer than ``least`` are, partly in between. Nothing to count is a no."""
    reason = f"{good} of {of} {what}"
    if of and good == of:
        return Verdict(Mark.YES, reason)
    return Verdict(Mark.PARTLY if good >= least else Mark.NO, reason)


def graded(ideal: dict[str, bool], *, vital: dict[str, bool]) -> Verdict:
    """Yes if every condition holds; no if a vital one fails; else partly. The reason lists what fails."""
    lacking = [name for name, holds in {**vital, **ideal}.items() if not holds]
    if not all(vital.values()):
        return Verdict(Mark.NO, "; ".join(lacking))
    return Verdict(Mark.PARTLY if lacking else Mark.YES, "; ".join(lacking))
