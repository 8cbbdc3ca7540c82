"""What ``report.json`` says of each file and of the provers that ran on it, counted again in the bytes beside it.

Nothing is judged: how many rules a prover applies follows from what kind of file it is, and what it looks at can be
counted without the manuscript. What is drawn is not counted: a book of many pages takes too long for that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from typing import Any

from guidepress.model.book import Book
from guidepress.model.edition import BOOKLET, RECORD, Published
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.run import Status
from guidepress.model.settings import Settings
from guidepress.model.version import __version__
from guidepress.proof.due import Due
from guidepress.proof.rules import PRV018
from guidepress.proof.wcag import needs_a_person
from guidepress.prove import BUILT_IN, opened, provers, rules_of
from guidepress.prove.onix import count_elements
from guidepress.prove.parsers.html import WebPage
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.pdf import VALIDATION
from guidepress.prove.sourceless import Alone

_RAN = frozenset({Status.PASSED.value, Status.WARNED.value, Status.FAILED.value})
_DRAWN = frozenset({"clear type"})
"""The provers that count what is drawn."""

Counts = Mapping[tuple[str, str], tuple[int | None, int | None]]
"""The rules and the objects of provers, by their name and what they prove; ``None`` for what was not counted."""


def prove_records(
    report: Mapping[str, Any],
    entries: Mapping[str, Mapping[str, Any]],
    due: Mapping[str, Due],
    editions: Sequence[Mapping[str, Any]],
) -> Iterator[Finding]:
    """PRV018 for what a report says of a file otherwise than the manifest, whose numbers are those of the bytes.

    ``editions`` are those due, as the manifest has them.
    """
    statements = {str(one["id"]) for one in report["statements"]}
    disclaimers = {report["disclaimer"], *(one["disclaimer"] for one in editions if "disclaimer" in one)}
    for record in report["files"]:
        name = str(record["file"])
        one, entry = due.get(name), entries.get(name)
        if one is None or entry is None:
            continue  # PRV009 and PRV018 say so
        kind = one.edition.kind if one.is_edition and one.edition is not None else None
        facts: dict[str, object] = {
            "edition": one.edition_name,
            "kind": one.kind,
            "bytes": entry.get("bytes"),
            "pages": entry.get("pages"),
            "needs-a-person": needs_a_person(kind) if kind is not None else [],
        }
        others = [key for key, fact in facts.items() if record[key] != fact]
        others += ["words"] if record["words"] and record["words"]["said"] != entry.get("words") else []
        claimed = dict(entry.get("standards") or {}).get("claimed", [])
        proved = {one["standard"] for one in record["standards"]["proved"]}
        others += ["standards"] if record["standards"]["claimed"] != claimed or not proved <= {*claimed} else []
        others += ["statements"] if not {str(said["id"]) for said in record["statements"]} <= statements else []
        ours = {str(run["version"]) for run in record["provers"] if run["name"] == BUILT_IN}
        others += ["provers"] if len(ours) > 1 else []
        others += ["disclaimer"] if record["disclaimer"] not in {"", *disclaimers} else []
        for key in others:
            yield PRV018.at(Place(name), f"the report says something else of “{key}” than the manifest")


def prove_runs(
    report: Mapping[str, Any],
    held: Mapping[str, bytes],
    due: Mapping[str, Due],
    alone: Mapping[str, Alone],
    settings: Settings | None,
    language: str,
) -> Iterator[Finding]:
    """PRV018 for provers that a report names and that such a file has not, and for rules or objects counted otherwise.

    Where other versions counted, nothing is said, nor of files for a print shop where nobody knows the ``settings``;
    of the others, which are read by the ``language`` alone, the rest of them is not asked.
    """
    bare: Any = Settings
    known = settings or bare.model_construct(language=language)
    for record in report["files"]:
        name = str(record["file"])
        one, data = due.get(name), held.get(name)
        ours = [run for run in record["provers"] if run["name"] in {BUILT_IN, VALIDATION}]
        if one is None or data is None or name not in {*alone, *_companions(due)}:
            continue
        if settings is None and one.is_edition and one.edition is not None and one.edition.trade:
            continue
        if {run["version"] for run in ours if run["name"] == BUILT_IN} != {__version__}:
            continue
        counts = dict(_counted(one, data, Book(known, ()), alone.get(name, Alone())))
        found = {(str(run["name"]), str(run["profile"])): run for run in ours}
        if found.keys() != counts.keys():
            told = ", ".join(sorted(profile for _name, profile in found.keys() ^ counts.keys()))
            yield PRV018.at(Place(name), f"the provers that the report names are not those of such a file: {told}")
        for key, run in found.items():
            if run["status"] not in _RAN or (key[0] == VALIDATION and run["version"] != version(VALIDATION)):
                continue
            for what, count in zip(("rules", "objects"), counts.get(key, (None, None)), strict=True):
                if count is not None and run[what] != count:
                    told = f"{run[what]} {what} of the prover “{key[1]}”; there are {count}"
                    yield PRV018.at(Place(name), f"the report tells of {told}")


def _companions(due: Mapping[str, Due]) -> Iterator[str]:
    return (name for name, one in due.items() if not one.is_edition)


def _counted(
    one: Due, data: bytes, book: Book, alone: Alone
) -> Iterator[tuple[tuple[str, str], tuple[int | None, int | None]]]:
    """What each prover of a file applies and looks at."""
    if one.is_edition and one.edition is not None:
        edition = Published(one.edition, one.file, data, "", words=0)
        with opened(edition) as file:
            for prover in provers(edition, book, file):
                if prover.name == VALIDATION:
                    yield (prover.name, prover.profile), alone.counted.get(prover.profile, (None, None))
                    continue
                objects = None if prover.profile in _DRAWN else prover.objects()
                yield (prover.name, prover.profile), (rules_of(prover), objects)
    elif one.kind == RECORD:
        yield (BUILT_IN, "record"), (1, count_elements(data))
    elif one.kind == BOOKLET:
        with PdfFile(data, drawn=False) as pdf:
            yield (BUILT_IN, "sheets"), (None, len(pdf.pdf.pages))
    else:
        yield (BUILT_IN, "structure"), (None, len(WebPage(data).elements))
