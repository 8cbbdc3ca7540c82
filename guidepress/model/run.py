"""What came of a prover: that it ran, on how much, by how many rules, and what it found; or why it did not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from guidepress.model.finding import Finding, Severity


class Status(StrEnum):
    """What may be said of a prover afterwards. Only the first three say anything of the file."""

    PASSED = "passed"
    WARNED = "passed with warnings"
    FAILED = "failed"
    NOT_RUN = "not run"
    BROKE_DOWN = "broke down"


LOOKED = frozenset({Status.PASSED, Status.WARNED, Status.FAILED})
"""The states of a prover that came to its end, having looked at something."""


@dataclass(frozen=True, slots=True)
class Run:
    """One prover on one file.

    Attributes:
        name: the program: ``guidepress``, ``page-validation``, ``verapdf``, ...
        profile: what it judges: a standard, or for our own provers what they look at.
        version: the program's version; empty if it did not run.
        rules: how many rules it holds the file to; ``None`` if the program does not tell.
        objects: how much it looked at (words, pages, objects); ``None`` if the program does not tell.
        findings: what it has against the file.
        why: why it did not run, or how it broke down; empty if it ran to its end.
        broke: whether it began and did not come to its end.
        raw: the program's own report, if it writes one.
        missing: the program or part that is not installed, if that is why.
    """

    name: str
    profile: str
    version: str = ""
    rules: int | None = None
    objects: int | None = None
    findings: tuple[Finding, ...] = ()
    why: str = ""
    broke: bool = False
    raw: bytes = b""
    missing: str = ""

    @property
    def status(self) -> Status:
        """The verdict; a prover that looked at nothing, or holds the file to no rule, did not run."""
        if self.broke:
            return Status.BROKE_DOWN
        if self.why:
            return Status.NOT_RUN
        if self.findings:
            return Status.FAILED if any(one.severity is Severity.ERROR for one in self.findings) else Status.WARNED
        counted = [count for count in (self.rules, self.objects) if count is not None]
        return Status.PASSED if counted and all(counted) else Status.NOT_RUN

    def as_data(self) -> dict[str, Any]:
        """The same as plain data, with the number of the findings."""
        return {
            "name": self.name,
            "version": self.version,
            "profile": self.profile,
            "status": self.status.value,
            "rules": self.rules,
            "objects": self.objects,
            "findings": len(self.findings),
            "why": self.why,
        }

    @property
    def ran(self) -> bool:
        """Whether it came to its end, having looked at something."""
        return self.status in LOOKED

    @property
    def passed(self) -> bool:
        """Whether it ran and found nothing, warnings included."""
        return self.status is Status.PASSED
