"""Findings: what a stage has to say about a manuscript or an edition, as data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from guidepress.model.place import Place


class Severity(StrEnum):
    """How grave a finding is: an error stops a build, a warning does so only with ``--strict``."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of finding. Its code is permanent: it is never reused for another meaning.

    ``title`` names the fault in a few words, ``why`` says whom it harms, ``remedy`` what to do, ``clause`` the
    standard or convention it rests on (empty where the rule is ours alone).

    The words stand in the tables of `guidepress.model.rules`; a module asks for its rules by their codes.
    """

    code: str
    severity: Severity
    title: str
    why: str
    remedy: str
    clause: str = ""

    def at(self, place: Place, message: str = "", *, hint: str = "") -> Finding:
        """A finding of this rule at a place; the message defaults to the rule's title, the hint to its remedy."""
        return Finding(self, place, message or self.title, hint or self.remedy)


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule applied: what is wrong here, and how to mend it."""

    rule: Rule
    place: Place
    message: str
    hint: str

    @property
    def code(self) -> str:
        """The permanent code of the rule."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """The severity of the rule."""
        return self.rule.severity

    def __str__(self) -> str:
        """``CODE severity file:line:column message``, the contract's one-line form."""
        return f"{self.code} {self.severity} {self.place} {self.message}"


@dataclass(slots=True)
class Findings:
    """A collector that the stages share; it keeps the order of discovery and drops exact repetitions."""

    items: list[Finding] = field(default_factory=list)
    _seen: set[Finding] = field(default_factory=set, repr=False, compare=False)

    def add(self, finding: Finding) -> None:
        """Keep a finding unless the same one is there already."""
        if len(self._seen) != len(self.items):  # the list was set from outside
            self._seen = set(self.items)
        if finding not in self._seen:
            self._seen.add(finding)
            self.items.append(finding)

    def extend(self, findings: Iterable[Finding]) -> None:
        """Keep several."""
        for finding in findings:
            self.add(finding)

    def has_errors(self, *, strict: bool = False) -> bool:
        """Whether a build must stop; with ``strict`` a warning stops it too."""
        grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        return any(finding.severity in grave for finding in self.items)

    def in_order(self) -> list[Finding]:
        """By file, line and code, as a person works through them."""
        return sorted(
            self.items, key=lambda f: (f.place.file, f.place.line or 0, f.place.column or 0, f.code, f.message)
        )
