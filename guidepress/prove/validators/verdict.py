"""What a validator that is not part of Guidepress says of a file."""

from __future__ import annotations

from dataclasses import dataclass

FAULTS = frozenset({"fatal", "error", "warning", "minor", "moderate", "serious", "critical"})
"""The severities that count: EPUBCheck's usage notes do not."""
REMARKS = frozenset({"usage", "info", "suppressed"})
"""The severities that do not count. A severity that is in neither set is a report of another shape."""


@dataclass(frozen=True, slots=True)
class Message:
    """What a validator says about a file.

    Attributes:
        code: the validator's name of the rule: `RSC-007`, `image-alt`, or clause and test as in `7.1-3`.
        severity: in the validator's own lower-cased word: `error`, `warning`, `serious`, ...
        text: the sentence that the validator prints.
        where: the file in the container or the object in the PDF, with a line where there is one; may be empty.
    """

    code: str
    severity: str
    text: str
    where: str = ""

    def __str__(self) -> str:
        return f"{self.code} {self.severity} {self.where}: {self.text}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a validator: ``raw`` is its scrubbed report, ``rules`` the number of rules where it says so.

    ``objects`` says how much it looked at: items, pages, checks. ``missing`` says what is not installed; then nothing
    else is known.
    """

    tool: str
    profile: str = ""
    version: str = ""
    messages: tuple[Message, ...] = ()
    rules: int | None = None
    raw: bytes = b""
    missing: str = ""
    objects: int | None = None

    @property
    def faults(self) -> tuple[Message, ...]:
        """What it holds against the file."""
        return tuple(message for message in self.messages if message.severity in FAULTS)
