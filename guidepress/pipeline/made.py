"""What the making of an edition comes to."""

from __future__ import annotations

from dataclasses import dataclass

from guidepress.model.edition import Published
from guidepress.model.finding import Finding
from guidepress.prove import Proved
from guidepress.standards.conformance.settled import UNSETTLED, Claim


@dataclass(frozen=True, slots=True)
class Made:
    """An edition, what was found on the way, what the provers said of its bytes, and what may be claimed of it."""

    published: Published
    findings: tuple[Finding, ...]
    proved: Proved
    claim: Claim = UNSETTLED
