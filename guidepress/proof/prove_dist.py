"""Proving what lies in ``dist/``: the files against the guide, the manifest, the provers and the validators.

What is due comes from the guide. The manifest lies beside the files and is unsigned: it is one more thing to be proved.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lxml import etree

from guidepress.check import check_book
from guidepress.check.statements.lock import current_statements
from guidepress.dist.folder import DOWNLOAD_PAGE, MANIFEST, PROOF, REPORT, SIGNATURE, Dist, read_file
from guidepress.dist.manifest import FORMAT, sha256, with_proof
from guidepress.findings.waivers import Waiver, apply_waivers
from guidepress.model.book import Book
from guidepress.model.edition import PRINT
from guidepress.model.errors import ConfigurationError
from guidepress.model.finding import Finding, Findings
from guidepress.model.place import Place
from guidepress.model.run import Status
from guidepress.policies.load import PackError
from guidepress.proof.acr import officer_files
from guidepress.proof.art import cover_art
from guidepress.proof.claims import with_claims
from guidepress.proof.download import prove_listing
from guidepress.proof.due import Due, due_files
from guidepress.proof.file_proof import FileProof, of_companion, of_edition, prove_file
from guidepress.proof.held import Held, entries_of, held_against, held_in, manifest_faults, strangers, untold
from guidepress.proof.report import FORMAT as REPORT_FORMAT
from guidepress.proof.report import make_report, raw_name, report_json
from guidepress.proof.report_page import proof_page
from guidepress.proof.rules import BREAKDOWN, PRV001, PRV009
from guidepress.proof.signatures import check_signatures
from guidepress.prove import Proved
from guidepress.prove.likeness.art import prove_page_art
from guidepress.prove.likeness.download import prove_offered
from guidepress.prove.parsers.html import WebPage
from guidepress.prove.validators.toolbox import Toolbox
from guidepress.prove.validators.validators import TOOL_NAMES
from guidepress.read import read_guide

REPORT_FILE = "report.json"


@dataclass(frozen=True, slots=True)
class Proven:
    """What came of it: all findings in order, the tools that are missing (name and what to install), the report.

    ``broke`` says of each prover that broke down the file, its name and how.
    """

    findings: tuple[Finding, ...]
    missing: tuple[tuple[str, str], ...]
    report: Mapping[str, Any]
    broke: tuple[tuple[str, str, str], ...] = ()

    @property
    def at_fault(self) -> bool:
        """Whether an error was found, beyond provers that broke down."""
        return Findings([one for one in self.findings if one.code != BREAKDOWN]).has_errors()


def prove_dist(
    folder: Path,
    guide: Path,
    require: Collection[str] = (),
    *,
    editions: Sequence[str] = (),
    also: Collection[str] = (),
    allowed: Path | None = None,
    tools: Toolbox | None = None,
    tell: Callable[[str], None] = lambda _what: None,
) -> Proven:
    """Every prover on what lies in a folder; the proof beside the files is replaced in one step.

    Due are the ``editions`` named, else those of ``guide.yaml``; any other edition that lies there is proved as well.
    ``also`` names files of the editor's own that may lie there; ``allowed`` lists who may sign sign-offs.

    Raises `ConfigurationError` (no edition there, an unusable guide, a name that is none) and `OSError`.
    """
    if strange := sorted(set(require) - {*TOOL_NAMES, "all"}):
        raise ConfigurationError(
            f"there is no validator '{strange[0]}'", hint=f"They are: {', '.join(TOOL_NAMES)}, or all."
        )
    dist = Dist(folder, guide)
    manifest = dist.manifest()
    findings = Findings()
    book = read_guide(guide, findings)
    outcome = apply_waivers([*findings.items, *check_book(book)], book.texts)
    due = due_files(book, editions)
    held = held_in(dist)
    if not manifest and not any(name in held.files for name, one in due.items() if one.is_edition):
        raise ConfigurationError(f"'{folder}' holds no edition of a guide", hint="'publish.py build' makes one.")
    if manifest.get("identifier", book.settings.identifier) != book.settings.identifier:
        raise ConfigurationError(f"'{folder}' holds the edition of another guide", hint="Choose another --guide.")
    waived = [waiver.as_data() for waiver in outcome.used]
    general = [*manifest_faults(manifest), *strangers(held, {*due, *also}), *untold(manifest, book, waived)]
    if allowed is not None:
        general += check_signatures(book, allowed)
    proofs = list(_prove_all(book, due, held, tools or Toolbox(), tell))
    entries = entries_of(manifest)
    proofs = [held_against(proof, entries.get(proof.name), manifest, book) for proof in proofs]
    proofs = with_claims(proofs, book, outcome.findings)
    general += [
        PRV009.at(Place(MANIFEST), f"it lists {name}, which is no file of this guide")
        for name, entry in entries.items()
        if name not in due and entry.get("kind") != REPORT
    ]
    is_due = [name for name, one in due.items() if one.is_due]
    standing = outcome.findings
    report = make_report(manifest, book, proofs, due=is_due, waivers=waived, general=general, manuscript=standing)
    made = proof_files(report, proofs, book, standing)
    _write(dist, made, manifest, {proof.name: proof.sha256 for proof in proofs if proof.data is not None})
    everything = Findings()
    everything.extend([*general, *(finding for proof in proofs for finding in proof.everything)])
    missing = {(run.name, run.missing) for proof in proofs for run in proof.runs if run.missing}
    broke = [
        (proof.name, run.name, run.why) for proof in proofs for run in proof.runs if run.status is Status.BROKE_DOWN
    ]
    return Proven(tuple(everything.in_order()), tuple(sorted(missing)), report, tuple(broke))


def wanting(proven: Proven, require: Collection[str]) -> list[str]:
    """What is required and not installed here."""
    return sorted({what for tool, what in proven.missing if tool in require or "all" in require})


def statements_of(book: Book) -> dict[str, etree._Element]:
    """The statements of the guide as they stand in it, by id; none where its policy cannot be used."""
    try:
        return {name: now.element for name, now in current_statements(book).items()}
    except PackError:
        return {}


def proof_of_build(
    book: Book,
    manifest: bytes,
    made: Mapping[str, tuple[bytes, Proved | None]],
    waivers: Sequence[Waiver],
    old: Mapping[str, Any],
    manuscript: Sequence[Finding] = (),
) -> dict[str, bytes]:
    """The proof that a build writes: the built-in provers' alone, so that it is the same on every machine.

    ``made`` are the bytes of every file that was made, editions with what was proved of them; of the others, what the
    ``old`` report says of the same bytes is kept, without what validators said. ``manuscript`` are the findings that
    stand against the text.
    """
    data = json.loads(manifest)
    entries = entries_of(data)
    due = due_files(book, [str(entry["edition"]) for entry in entries.values() if entry.get("edition")])
    proofs = [
        of_edition(due[name], content, proved) if proved is not None else of_companion(due[name], content, book)
        for name, (content, proved) in made.items()
    ]
    proofs = with_claims(proofs, book, manuscript)
    others = {name: entry["sha256"] for name, entry in entries.items() if name not in made}
    records = old.get("files", []) if old.get("format") == REPORT_FORMAT else []
    kept = [_as_built(record) for record in records if others.get(record["file"]) == record["sha256"]]
    is_due = [name for name, one in due.items() if one.is_due]
    waived = [waiver.as_data() for waiver in waivers]
    report = make_report(data, book, proofs, due=is_due, waivers=waived, kept=kept, manuscript=manuscript)
    return proof_files(report, proofs, book, manuscript)


def proof_files(
    report: Mapping[str, Any], proofs: Sequence[FileProof], book: Book, manuscript: Sequence[Finding]
) -> dict[str, bytes]:
    """``proof/``: the report for machines and for people, the one for an officer, what each validator said itself."""
    files = {f"{PROOF}/{REPORT_FILE}": report_json(report), f"{PROOF}/report.html": proof_page(report)}
    files |= {f"{PROOF}/{name}": data for name, data in officer_files(report, book, manuscript).items()}
    for proof in proofs:
        files |= {f"{PROOF}/{raw_name(proof.name, run)}": run.raw for run in proof.runs if run.raw}
    return files


def _as_built(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record without what validators said: as a build writes it."""
    inside = [one for one in record["provers"] if one["name"] not in TOOL_NAMES]
    names = {one["name"] for one in inside}
    standards = record["standards"]
    proved = [one for one in standards["proved"] if one["prover"] in names]
    findings = [one for one in record["findings"] if one["code"] not in {"PRV005", BREAKDOWN}]
    return {**record, "provers": inside, "standards": {**standards, "proved": proved}, "findings": findings}


def _prove_all(
    book: Book, due: Mapping[str, Due], held: Held, tools: Toolbox, tell: Callable[[str], None]
) -> Iterator[FileProof]:
    """The proof of each file that lies there or is due; the interior for print first, for the cover must fit it."""
    statements = statements_of(book)
    interior: int | None = None
    for name, one in sorted(due.items(), key=lambda item: (item[1].edition is not PRINT, item[0])):
        if name in held.findings:
            yield FileProof(one, findings=[held.findings[name]])
        elif name in held.files:
            tell(name)
            proof = prove_file(one, held.files[name], book, tools, statements, interior)
            if one.edition is PRINT:
                interior = proof.measured.pages
            if name == DOWNLOAD_PAGE:
                listed = prove_listing(held.files[name], held.files, due)
                page = WebPage(held.files[name], name)
                offered = [*prove_offered(page, held.files.keys(), book), *prove_page_art(page, cover_art(book))]
                proof = replace(proof, findings=[*proof.findings, *listed, *offered])
            yield proof
        elif one.is_due:
            yield FileProof(one, findings=[PRV001.at(Place(name), f"{name} is not there")])


def _write(dist: Dist, made: Mapping[str, bytes], manifest: Mapping[str, Any], unchanged: Mapping[str, str]) -> None:
    """Put the proof in place, with its entries in the manifest; a manifest that cannot be used stays as it is."""
    files = dict(made)
    gone: list[str] = []
    if isinstance(manifest.get("files"), list) and manifest.get("format") == FORMAT:
        files[MANIFEST] = with_proof(manifest, made)
        if sha256(files[MANIFEST]) != sha256(read_file(dist.out / MANIFEST)):
            gone.append(SIGNATURE)
        else:
            del files[MANIFEST]
    else:
        gone.append(SIGNATURE)
    dist.replace(files, anew=PROOF, gone=gone, unchanged=unchanged)
