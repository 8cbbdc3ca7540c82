"""``proof/report.json``: what was proved of each file, by what, and what was not (docs/proof.schema.json)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any

from guidepress.check.not_made import not_made
from guidepress.check.statements.record import policy_record, statement_records
from guidepress.model.book import Book, PartKind
from guidepress.model.edition import EDITIONS, EditionKind
from guidepress.model.finding import Finding, Severity
from guidepress.model.place import Place
from guidepress.proof.acr.evaluation import columns
from guidepress.proof.wcag import criteria, needs_a_person
from guidepress.prove.disclaimer.words import digest
from guidepress.prove.speech.words import tree_words
from guidepress.prove.validators.validators import FAULTS, Verdict

FORMAT = 1
"""The version of the report's own form."""
BUILT_IN = "guidepress"
VALIDATION = "page-validation"
_DECIDED: Mapping[str, str] = {"PDF/UA-1": "PDF010", "PDF/A-3a": "PDF016"}
"""The standards whose machine-checkable rules page-validation holds a PDF to, and the finding if one is broken."""
_BY_OUTSIDE: Mapping[str, str] = {"epubcheck": "EPUB 3.3"}
"""What a validator proves beyond the profile that bears the name of a standard."""
_SPOKEN = frozenset({EditionKind.PDF, EditionKind.PRINT, EditionKind.EPUB, EditionKind.WEB})
_WARNED = frozenset({EditionKind.PDF, EditionKind.PRINT, EditionKind.EPUB, EditionKind.WEB})


@dataclass(frozen=True, slots=True)
class FileProof:
    """A file as the manifest lists it, what was found in it, and what the outside validators said.

    ``rules`` are the numbers of rules of page-validation's profiles, by standard; ``folios`` the page on which the file
    says each statement, by its id.
    """

    entry: Mapping[str, Any]
    findings: Sequence[Finding] = ()
    verdicts: Sequence[Verdict] = ()
    rules: Mapping[str, int] = field(default_factory=dict)
    folios: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The file's name in ``dist/``."""
        return str(self.entry["file"])

    @property
    def kind(self) -> EditionKind | None:
        """The kind of edition; ``None`` for a file that only goes with one."""
        edition = EDITIONS.get(str(self.entry.get("edition")))
        return edition.kind if edition and edition.kind.value == self.entry.get("kind") else None

    @property
    def failed(self) -> bool:
        """Whether anything of severity error was found."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def raw_name(file: str, verdict: Verdict) -> str:
    """Where a validator's own report lies in ``proof/``."""
    profile = f"-{verdict.profile.lower().replace('/', '').replace(' ', '-')}" if verdict.tool == "verapdf" else ""
    return f"{file}.{verdict.tool}{profile}.json"


def make_report(
    manifest: Mapping[str, Any],
    manifest_sha256: str,
    book: Book,
    proofs: Sequence[FileProof],
    *,
    waivers: Sequence[Mapping[str, object]] = (),
    kept: Sequence[Mapping[str, Any]] = (),
    general: Sequence[Finding] = (),
    manuscript: Sequence[Finding] = (),
) -> dict[str, Any]:
    """The report as data; ``kept`` are records of files proved earlier, ``general`` findings on no single file.

    ``manuscript`` are the findings that stand against the text: they bear on what is said of WCAG.
    """
    records = [*(_record(proof, book) for proof in proofs), *kept]
    errors = sum(finding["severity"] == "error" for record in records for finding in record["findings"])
    errors += sum(finding.severity is Severity.ERROR for finding in general)
    return {
        "format": FORMAT,
        "guide": {key: manifest.get(key, "") for key in ("title", "slug", "identifier", "version", "date", "language")},
        "manifest": manifest_sha256,
        "inputs": dict(manifest.get("inputs", {})).get("sha256", ""),
        "proved": errors == 0,
        "errors": errors,
        "not-run": sorted({p["name"] for record in records for p in record["provers"] if p["status"] == "not run"}),
        "disclaimer": _disclaimer(book),
        "findings": [_finding(finding) for finding in general],
        "not-checked": list(not_made(book)),
        "policy": policy_record(book),
        "statements": statement_records(book),
        "waivers": [dict(waiver) for waiver in waivers],
        "files": sorted(records, key=lambda record: str(record["file"])),
        "wcag": criteria(columns(records, book, manuscript, waivers)),
    }


def report_json(report: Mapping[str, Any]) -> bytes:
    """The report as it is written."""
    return (json.dumps(report, ensure_ascii=False, indent=2) + "\n").encode()


def _record(proof: FileProof, book: Book) -> dict[str, Any]:
    entry, kind = proof.entry, proof.kind
    codes = [finding.code for finding in proof.findings]
    differences = sum(code in {"SAY001", "SAY002", "SAY003"} for code in codes)
    spoken = kind in _SPOKEN
    return {
        "file": proof.name,
        "edition": entry.get("edition", ""),
        "kind": entry.get("kind", ""),
        "sha256": entry.get("sha256", ""),
        "bytes": entry.get("bytes", 0),
        "pages": entry.get("pages"),
        "words": {"said": entry["words"], "differences": differences} if spoken and "words" in entry else None,
        "disclaimer": _disclaimer(book) if kind in _WARNED and not any(c.startswith("DIS") for c in codes) else "",
        "statements": _said(proof, book) if kind in _WARNED and not any(c.startswith("DIS") for c in codes) else [],
        "standards": {
            "claimed": list(dict(entry.get("standards", {})).get("claimed", [])),
            "proved": list(_proved(proof)),
        },
        "provers": list(_provers(proof)),
        "findings": [_finding(finding) for finding in proof.findings],
        "needs-a-person": needs_a_person(kind) if kind is not None else [],
    }


def _said(proof: FileProof, book: Book) -> list[dict[str, Any]]:
    """The statements that a file says, each with its page; ``None`` where the file has no pages."""
    return [{"id": one["id"], "page": proof.folios.get(one["id"])} for one in statement_records(book)]


def _proved(proof: FileProof) -> Iterator[dict[str, Any]]:
    """Each standard that a prover read back from the bytes: in which it found no rule broken."""
    codes = {finding.code for finding in proof.findings}
    claimed = dict(proof.entry.get("standards", {})).get("claimed", [])
    readable = not any(code in {"PRV001", "PRV002", "PRV007"} for code in codes)
    for standard in claimed:
        if readable and standard in _DECIDED and _DECIDED[standard] not in codes:
            yield {"standard": standard, "prover": VALIDATION, "version": version(VALIDATION)}
    for verdict in proof.verdicts:
        standard = _BY_OUTSIDE.get(verdict.tool, verdict.profile)
        if readable and standard in claimed and not verdict.missing and not faults(verdict):
            yield {"standard": standard, "prover": verdict.tool, "version": verdict.version}


def faults(verdict: Verdict) -> list[str]:
    """What a validator holds against a file, a line each."""
    return [str(message) for message in verdict.messages if message.severity in FAULTS]


def _provers(proof: FileProof) -> Iterator[dict[str, Any]]:
    ours = [finding for finding in proof.findings if finding.code != "PRV005"]
    yield _prover(BUILT_IN, version_of_ours(), "", len(ours), failed=bool(ours))
    for standard in dict(proof.entry.get("standards", {})).get("claimed", []):
        if standard in _DECIDED:
            count = sum(finding.code == _DECIDED[standard] for finding in ours)
            rules = proof.rules.get(standard)
            yield _prover(VALIDATION, version(VALIDATION), standard, count, failed=bool(count), rules=rules)
    for verdict in proof.verdicts:
        if verdict.missing:
            yield {**_prover(verdict.tool, "", verdict.profile, 0, failed=False), "status": "not run"}
        else:
            count = len(faults(verdict))
            one = _prover(verdict.tool, verdict.version, verdict.profile, count, failed=bool(count))
            yield {**one, "rules": verdict.rules, "raw": raw_name(proof.name, verdict)}


def _prover(
    name: str, release: str, profile: str, found: int, *, failed: bool, rules: int | None = None
) -> dict[str, Any]:
    return {
        "name": name, "version": release, "profile": profile, "status": "failed" if failed else "passed",
        "rules": rules, "findings": found, "raw": None,
    }  # fmt: skip


def version_of_ours() -> str:
    """Our own version."""
    from guidepress.model.version import __version__

    return __version__


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "place": str(finding.place),
        "message": finding.message,
        "remedy": finding.hint,
    }


def _disclaimer(book: Book) -> str:
    """The SHA-256 of the words of the manuscript's disclaimer, one space between two; empty if there is none."""
    part = book.of_kind(PartKind.DISCLAIMER)
    return digest(list(tree_words(part.tree, Place(part.source)))) if part is not None else ""
