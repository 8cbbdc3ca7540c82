"""The claims of the files in ``dist/``, held against what is settled of them today."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from guidepress.languages.registry import language_for
from guidepress.model.book import Book
from guidepress.model.edition import EDITIONS, Published
from guidepress.model.finding import Finding, Severity
from guidepress.model.place import Place
from guidepress.proof.report import FileProof
from guidepress.proof.rules import PRV007
from guidepress.prove.claims import prove_claims
from guidepress.prove.claims.shops import prove_record, prove_shown
from guidepress.standards.conformance.criteria import READ
from guidepress.standards.conformance.settled import Claim, claim_of

_UNREADABLE = frozenset({"PRV001", "PRV007"})
"""Codes of a file that is not there, or that nobody can open: it claims nothing, and the proof fails for them."""


def with_claims(proof: FileProof, out: Path, book: Book, manuscript: Sequence[Finding]) -> FileProof:
    """The proof of a file, with what is found of its claims (CON020 to CON022, CON024) by the built-in provers.

    ``manuscript`` are the findings that stand against the text. A fault that an outside validator found (PRV005) stands
    against a claim like one of ours.
    """
    try:
        found = tuple(_claims(proof, out, book, manuscript))
    except Exception as error:  # noqa: BLE001  # bytes that anybody may have changed; whatever stumbles says so
        told = f"the claims of {proof.name} cannot be read: {type(error).__name__}: {error}"
        found = (PRV007.at(Place(proof.name), told),)
    return replace(proof, findings=(*proof.findings, *found))


def _claims(proof: FileProof, out: Path, book: Book, manuscript: Sequence[Finding]) -> Iterator[Finding]:
    if _UNREADABLE & {finding.code for finding in proof.findings}:
        return
    data, name = (out / proof.name).read_bytes(), str(proof.entry.get("edition"))
    if proof.entry.get("kind") == "onix":
        epub = out / EDITIONS["epub"].file_name(book.settings.slug)
        if epub.is_file():
            yield from prove_record(data, epub.read_bytes(), proof.name)
    elif proof.kind in READ:
        codes = open_codes([*manuscript, *proof.findings])
        one = Published(EDITIONS[name], proof.name, data, "", 0)
        yield from prove_claims(one, claim_of(book, EDITIONS[name], codes), codes)


def open_codes(findings: Collection[Finding]) -> frozenset[str]:
    """The codes of the findings that stand; notes ask for nothing."""
    return frozenset(finding.code for finding in findings if finding.severity is not Severity.NOTE)


def shown_claims(
    proofs: Sequence[FileProof], out: Path, book: Book, manuscript: Sequence[Finding]
) -> Iterator[Finding]:
    """CON023 for what the download page says otherwise than the files; nothing of files that nobody can open."""
    page = out / "index.html"
    files: dict[str, bytes] = {}
    claims: dict[str, Claim] = {}
    for proof in proofs:
        name = str(proof.entry.get("edition"))
        if proof.kind in READ and not _UNREADABLE & {finding.code for finding in proof.findings}:
            files[name] = (out / proof.name).read_bytes()
            claims[name] = claim_of(book, EDITIONS[name], open_codes([*manuscript, *proof.findings]))
    if page.is_file():
        yield from _shown(page.read_bytes(), files, claims, book)


def _shown(page: bytes, files: dict[str, bytes], claims: dict[str, Claim], book: Book) -> Iterator[Finding]:
    try:
        yield from prove_shown(page, files, claims, language_for(book.settings.language))
    except Exception as error:  # noqa: BLE001  # as above
        yield PRV007.at(Place("index.html"), f"its statements cannot be compared: {type(error).__name__}: {error}")
