"""One fault, one finding: what follows from another fault is folded under it, what is told twice is told once.

`told_once` leaves out the less specific of two findings about the same words. `gathered` puts consequences under their
cause and sums up what repeats itself, for a person at a terminal; data for machines keeps every finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from guidepress.findings.spans import quoted
from guidepress.model.finding import Finding, Severity
from guidepress.model.xhtml import fold

_SAID = frozenset({"CLM012", "CLM013", "CLM014", "CLM015", "CLM016", "CLM017", "CLM018"})
MORE_SPECIFIC: Mapping[str, frozenset[str]] = {
    "CLM003": frozenset({"CLM013"}),
    "CLM001": _SAID,
    "CLM002": _SAID,
    "CLM017": frozenset({"DIS025"}),
}
"""Codes that are not told of words of which one of the others is told."""

CAUSES: Mapping[str, re.Pattern[str]] = {
    "MAN060": re.compile(r"REF001|CLM0(?:0[1-7]|12)|DIS028 .*\[@"),
}
"""What follows from a fault anywhere in the guide: codes, with words of the message where not all of a code does.

Without its references a guide cites nothing (MAN060)."""

STAND_INS = frozenset({"MAN042", "MAN106"})
"""Faults for which an id is printed instead of the words of a reference.

What the checks of language say of that id in the same line follows."""

TEARS: Mapping[str, bool] = {"MAN019": False, "MAN020": False, "MAN082": True, "MAN110": True, "MAN111": True}
"""Faults of markup for which words are lost or read otherwise (SRC001 to SRC003), and whether in all of the file.

A fence, a comment or settings that nothing closes take what follows them, and the notes called before; a second note of
one name, and an element that is not taken in, the words of their own line. The remedy of what follows would be to
report it to us."""
_TORN = frozenset({"SRC001", "SRC002", "SRC003"})

SHOWN: Mapping[Severity, int] = {Severity.ERROR: 10, Severity.WARNING: 3, Severity.NOTE: 3}
"""How many findings of a code are shown of a file; of the others their lines are told."""
_CURLY = re.compile("“([^”]{2,400})”")


@dataclass(frozen=True, slots=True)
class Gathered:
    """A finding that is shown, with those that follow from it and those that repeat it."""

    finding: Finding
    consequences: tuple[Finding, ...] = ()
    repeats: tuple[Finding, ...] = ()


def told_once(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those that a more specific one tells of the same words, at the same place."""
    by_place: dict[tuple[str, int | None], list[Finding]] = {}
    for finding in findings:
        by_place.setdefault((finding.place.file, finding.place.line), []).append(finding)
    return [
        finding
        for finding in findings
        if not any(_says_more(other, finding) for other in by_place[finding.place.file, finding.place.line])
    ]


def _says_more(other: Finding, finding: Finding) -> bool:
    if other is finding:
        return False
    if other.code == finding.code == "CLM002":
        one, longer = _words(finding), _words(other)
        return any(f" {word} " in f" {phrase} " and word != phrase for word in one for phrase in longer)
    if other.code not in MORE_SPECIFIC.get(finding.code, ()):
        return False
    return any(_share(one, two) for one in _words(finding) for two in _words(other))


def _words(finding: Finding) -> list[str]:
    """What a finding quotes, as words."""
    said = [*quoted(finding.message), *_CURLY.findall(finding.message)]
    return [" ".join(re.findall(r"\w+", fold(one).casefold())) for one in said[:1]]


def _share(one: str, other: str) -> bool:
    """Whether a text holds the other, or two words in a row of it."""
    if not one or not other:
        return False
    short, long = sorted((one, other), key=len)
    words = short.split()
    pairs = [" ".join(words[n : n + 2]) for n in range(len(words) - 1)] or [short]
    return any(f" {pair} " in f" {long} " for pair in (short, *pairs))


def cause_of(findings: Sequence[Finding]) -> dict[Finding, Finding]:
    """The cause of each finding that follows from another."""
    causes = [one for one in findings if one.code in CAUSES]
    stand_ins = [one for one in findings if one.code in STAND_INS]
    torn = [one for one in findings if one.code in TEARS]
    found: dict[Finding, Finding] = {}
    for finding in findings:
        told = f"{finding.code} {finding.message}"
        cause = next((one for one in causes if one is not finding and CAUSES[one.code].match(told)), None)
        cause = cause or next((one for one in stand_ins if _is_of_its_id(finding, one)), None)
        if finding.code in _TORN:
            cause = next((one for one in torn if _is_torn_by(finding, one)), cause)
        if cause is not None and finding.code not in CAUSES:
            found[finding] = cause
    return found


def _is_torn_by(finding: Finding, cause: Finding) -> bool:
    """Whether words are missed where a fault of markup took them."""
    if finding.place.file != cause.place.file:
        return False
    return TEARS[cause.code] or finding.place.line == cause.place.line


def _is_of_its_id(finding: Finding, cause: Finding) -> bool:
    """Whether a finding about language is about the id that stands where a reference has no words."""
    if not finding.code.startswith("LAN") or (finding.place.file, finding.place.line) != (
        cause.place.file,
        cause.place.line,
    ):
        return False
    return quoted(finding.message)[:1] == quoted(cause.message)[:1] != []


def gathered(findings: Iterable[Finding]) -> list[Gathered]:
    """Findings in their order, causes first, each with what follows from it and what repeats it in its file."""
    held = list(findings)
    causes = cause_of(held)
    standing = [one for one in held if one not in causes]
    first = [one for one in standing if one in causes.values()]
    rest = [one for one in standing if one not in causes.values()]
    shown: list[Gathered] = [Gathered(one, tuple(other for other in held if causes.get(other) is one)) for one in first]
    return [*shown, *_summed_up(rest)]


def _summed_up(findings: Sequence[Finding]) -> Iterator[Gathered]:
    alike: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        alike.setdefault((finding.place.file, finding.code), []).append(finding)
    for finding in findings:
        same = alike[finding.place.file, finding.code]
        most = SHOWN[finding.severity]
        at = next(n for n, one in enumerate(same) if one is finding)
        if len(same) <= most + 1 or at < most - 1:
            yield Gathered(finding)
        elif at == most - 1:
            yield Gathered(finding, repeats=tuple(same[most:]))
