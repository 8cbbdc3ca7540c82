"""``proof/report.json``: what was proved of each file, by what, and what was not (docs/proof.schema.json)."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from guidepress.check.not_made import not_made
from guidepress.check.statements.record import policy_record, statement_records
from guidepress.dist.manifest import disclaimer_digest, inputs_digest, made_digest
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.run import Run, Status
from guidepress.proof.acr.evaluation import columns
from guidepress.proof.file_proof import FileProof
from guidepress.proof.wcag import criteria, needs_a_person
from guidepress.prove import DISCLAIMER, WORDS

FORMAT = 3
"""The version of the report's own form."""
_BY_OUTSIDE: Mapping[str, str] = {"epubcheck": "EPUB 3.3"}
"""What a validator proves beyond the profile that bears the name of a standard."""
_DIFFERENCES = frozenset({"SAY001", "SAY002", "SAY003"})


def raw_name(file: str, run: Run) -> str:
    """Where a validator's own report lies in ``proof/``."""
    profile = f"-{run.profile.lower().replace('/', '').replace(' ', '-')}" if run.name == "verapdf" else ""
    return f"{file}.{run.name}{profile}.json"


def make_report(
    manifest: Mapping[str, Any],
    book: Book,
    proofs: Sequence[FileProof],
    *,
    due: Collection[str],
    waivers: Sequence[Mapping[str, object]] = (),
    kept: Sequence[Mapping[str, Any]] = (),
    general: Sequence[Finding] = (),
    manuscript: Sequence[Finding] = (),
) -> dict[str, Any]:
    """The report as data; ``kept`` are records of files proved earlier, ``general`` findings on no single file.

    ``manuscript`` are the findings that stand against the text: an error among them leaves nothing proved,
    and they bear on what is said of WCAG.

    ``due`` are the files that must be there: without each of them nothing is proved.
    """
    records = sorted([*(_record(proof, book) for proof in proofs), *kept], key=lambda record: str(record["file"]))
    findings = [_finding(finding) for finding in general]
    text = [_finding(finding) for finding in manuscript]
    everything = [*findings, *text, *(finding for record in records for finding in record["findings"])]
    errors = sum(finding["severity"] == "error" for finding in everything)
    proved = {str(record["file"]) for record in records if record["proved"]}
    settings = book.settings
    guide = {key: str(getattr(settings, key)) for key in ("title", "slug", "identifier", "version", "date", "language")}
    return {
        "format": FORMAT,
        "guide": guide,
        "manifest": made_digest(manifest) if isinstance(manifest.get("files"), list) else "",
        "inputs": inputs_digest(book),
        "due": sorted(due),
        "proved": bool(due) and errors == 0 and {*due, *(str(record["file"]) for record in records)} <= proved,
        "errors": errors,
        "not-run": _named(records, Status.NOT_RUN),
        "broke-down": _named(records, Status.BROKE_DOWN),
        "disclaimer": disclaimer_digest(book),
        "findings": findings,
        "manuscript": text,
        "not-checked": list(not_made(book)),
        "policy": policy_record(book),
        "statements": statement_records(book),
        "waivers": [dict(waiver) for waiver in waivers],
        "files": records,
        "wcag": criteria(columns(records, book, manuscript, waivers)),
    }


def _named(records: Sequence[Mapping[str, Any]], status: Status) -> list[str]:
    return sorted({p["name"] for record in records for p in record["provers"] if p["status"] == status.value})


def report_json(report: Mapping[str, Any]) -> bytes:
    """The report as it is written."""
    return (json.dumps(report, ensure_ascii=False, indent=2) + "\n").encode()


def _record(proof: FileProof, book: Book) -> dict[str, Any]:
    """What is said of a file: the numbers are those of its bytes, and what a prover did not say is not said."""
    warned = (run := proof.run(DISCLAIMER)) is not None and run.passed
    words = proof.run(WORDS)
    differences = sum(one.code in _DIFFERENCES for one in words.findings) if words is not None and words.ran else None
    return {
        "file": proof.name,
        "edition": proof.due.edition_name,
        "kind": proof.due.kind,
        "sha256": proof.sha256,
        "bytes": len(proof.data or b""),
        "pages": proof.measured.pages,
        "words": {"said": proof.measured.words or 0, "differences": differences} if differences is not None else None,
        "disclaimer": disclaimer_digest(_own(proof, book)) if warned else "",
        "statements": _said(proof, book) if warned else [],
        "standards": {"claimed": list(proof.measured.claims), "proved": list(_proved(proof))},
        "proved": proof.proved,
        "provers": [_prover(run, proof.name) for run in proof.runs],
        "findings": [_finding(finding) for finding in proof.everything],
        "needs-a-person": needs_a_person(proof.kind) if proof.kind is not None else [],
    }


def _said(proof: FileProof, book: Book) -> list[dict[str, Any]]:
    """The statements that a file says, each with its page; ``None`` where the file has no pages.

    A leaflet, whose disclaimer may be shortened, says those of which a page is known.
    """
    is_chosen = _own(proof, book) is not book
    return [
        {"id": one["id"], "page": proof.folios.get(one["id"])}
        for one in statement_records(book)
        if not is_chosen or one["id"] in proof.folios
    ]


def _own(proof: FileProof, book: Book) -> Book:
    """What the edition of a file says."""
    edition = proof.due.edition
    return book.leaflet if edition is not None and edition.chosen and book.leaflet is not None else book


def _proved(proof: FileProof) -> Iterator[dict[str, Any]]:
    """Each standard that the file claims and a prover read back from its bytes: it ran, and found no rule broken."""
    if any(finding.code == "PRV002" for finding in proof.findings):
        return
    for run in proof.runs:
        standard = _BY_OUTSIDE.get(run.name, run.profile)
        if run.passed and standard in proof.measured.claims:
            yield {"standard": standard, "prover": run.name, "version": run.version}


def _prover(run: Run, file: str) -> dict[str, Any]:
    return {**run.as_data(), "raw": raw_name(file, run) if run.raw else None}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "place": str(finding.place),
        "message": finding.message,
        "remedy": finding.hint,
    }
