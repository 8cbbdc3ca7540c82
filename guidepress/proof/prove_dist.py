"""Proving what lies in ``dist/``: the files against the manifest, the manuscript, the provers and the validators."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guidepress.check import check_book
from guidepress.check.statements.lock import current_statements
from guidepress.dist.folder import MANIFEST, PROOF, Dist
from guidepress.dist.manifest import inputs_digest
from guidepress.findings.waivers import Waiver, apply_waivers
from guidepress.model.book import Book
from guidepress.model.edition import EDITIONS, EditionKind, Published
from guidepress.model.errors import ConfigurationError, OutsideToolError
from guidepress.model.finding import Finding, Findings
from guidepress.model.place import Place
from guidepress.policies.load import PackError
from guidepress.proof.report import FileProof, faults, make_report, raw_name, report_json
from guidepress.proof.report_page import proof_page
from guidepress.proof.rules import PRV001, PRV002, PRV003, PRV004, PRV005, PRV006, PRV007
from guidepress.prove import prove_published
from guidepress.prove.disclaimer.statements import folios_of
from guidepress.prove.likeness.download import prove_offered
from guidepress.prove.likeness.record import prove_record
from guidepress.prove.parsers.html import WebPage
from guidepress.prove.preflight.interior_and_cover import count_pages
from guidepress.prove.validators.toolbox import Toolbox
from guidepress.prove.validators.validators import TOOL_NAMES, Validator, Verdict, axe, validators
from guidepress.prove.web import prove_download
from guidepress.read import read_guide

REPORT = "report.json"
DOWNLOAD_PAGE = "index.html"


@dataclass(frozen=True, slots=True)
class Proven:
    """What came of it: all findings in order, the tools that are missing (name and what to install), the report."""

    findings: tuple[Finding, ...]
    missing: tuple[tuple[str, str], ...]
    report: Mapping[str, Any]


def prove_dist(
    folder: Path,
    guide: Path,
    require: Collection[str] = (),
    *,
    tools: Toolbox | None = None,
    tell: Callable[[str], None] = lambda _what: None,
) -> Proven:
    """Every prover on what lies in a folder; the proof beside the files is replaced in one step.

    Raises `ConfigurationError` (no edition there, an unusable guide, a name in ``require`` that is none) and
    `OutsideToolError` (a validator broke down; the proof is as it was).
    """
    if strange := sorted(set(require) - {*TOOL_NAMES, "all"}):
        raise ConfigurationError(
            f"there is no validator '{strange[0]}'", hint=f"They are: {', '.join(TOOL_NAMES)}, or all."
        )
    dist = Dist(folder, guide)
    manifest = dist.manifest()
    if not isinstance(manifest.get("files"), list):
        raise ConfigurationError(f"'{folder}' holds no edition of a guide", hint="'publish.py build' makes one.")
    findings = Findings()
    book = read_guide(guide, findings)
    outcome = apply_waivers([*findings.items, *check_book(book)], book.texts)
    if manifest.get("identifier") != book.settings.identifier:
        raise ConfigurationError(f"'{folder}' holds the edition of another guide", hint="Choose another --guide.")
    box = tools or Toolbox()
    proofs, general = [], []
    for entry in manifest["files"]:
        if not _usable(entry):
            general.append(PRV006.at(Place(MANIFEST), "an entry does not say what file it is about"))
            continue
        tell(str(entry["file"]))
        proofs.append(_prove_file(dist.out, entry, manifest, book, box))
    tell(DOWNLOAD_PAGE)
    proofs.append(_prove_page(dist.out, book, box))
    made = proof_files(book, manifest, (dist.out / MANIFEST).read_bytes(), proofs, outcome.used, general=general)
    dist.replace(made, anew=PROOF)
    everything = Findings()
    everything.extend([*general, *(finding for proof in proofs for finding in proof.findings)])
    missing = {(one.tool, one.missing) for proof in proofs for one in proof.verdicts if one.missing}
    return Proven(tuple(everything.in_order()), tuple(sorted(missing)), json.loads(made[f"{PROOF}/{REPORT}"]))


def wanting(proven: Proven, require: Collection[str]) -> list[str]:
    """What is required and not installed here."""
    return sorted({what for tool, what in proven.missing if tool in require or "all" in require})


def proof_of_build(
    book: Book,
    manifest: bytes,
    found: Mapping[str, Sequence[Finding]],
    waivers: Sequence[Waiver],
    old: Mapping[str, Any],
    folios: Mapping[str, Mapping[str, str]],
) -> dict[str, bytes]:
    """The proof that a build writes: the built-in provers' alone, so that it is the same on every machine.

    ``found`` are the findings by file name for every file that was made; of the others, what the ``old`` report says
    of the same bytes is kept, without what validators said. ``folios`` say by file name where each statement is.
    """
    data = json.loads(manifest)
    proofs = [
        FileProof(entry, found[entry["file"]], folios=folios.get(entry["file"], {}))
        for entry in data["files"]
        if entry["file"] in found
    ]
    others = {entry["file"]: entry["sha256"] for entry in data["files"] if entry["file"] not in found}
    records = old.get("files", []) if old.get("format") == 1 else []
    kept = [_as_built(record) for record in records if others.get(record["file"]) == record["sha256"]]
    return proof_files(book, data, manifest, proofs, waivers, kept=kept)


def proof_files(
    book: Book,
    manifest: Mapping[str, Any],
    manifest_bytes: bytes,
    proofs: Sequence[FileProof],
    waivers: Sequence[Waiver],
    *,
    kept: Sequence[Mapping[str, Any]] = (),
    general: Sequence[Finding] = (),
) -> dict[str, bytes]:
    """``proof/``: the report for machines and for people, and what each validator said itself."""
    digest = hashlib.sha256(manifest_bytes).hexdigest()
    listed = [waiver.as_data() for waiver in waivers]
    report = make_report(manifest, digest, book, proofs, waivers=listed, kept=kept, general=general)
    files = {f"{PROOF}/{REPORT}": report_json(report), f"{PROOF}/report.html": proof_page(report)}
    for proof in proofs:
        files |= {f"{PROOF}/{raw_name(proof.name, one)}": one.raw for one in proof.verdicts if one.raw}
    return files


def _as_built(record: Mapping[str, Any]) -> dict[str, Any]:
    inside = [one for one in record["provers"] if one["raw"] is None and one["status"] != "not run"]
    names = {one["name"] for one in inside}
    standards = record["standards"]
    proved = [one for one in standards["proved"] if one["prover"] in names]
    findings = [one for one in record["findings"] if one["code"] != "PRV005"]
    record = {"statements": [], **record}
    return {**record, "provers": inside, "standards": {**standards, "proved": proved}, "findings": findings}


def _usable(entry: object) -> bool:
    if not isinstance(entry, dict):
        return False
    name = entry.get("file")
    return isinstance(name, str) and Path(name).name == name and isinstance(entry.get("sha256"), str)


def _prove_file(
    out: Path, entry: Mapping[str, Any], manifest: Mapping[str, Any], book: Book, tools: Toolbox
) -> FileProof:
    name = str(entry["file"])
    try:
        data = (out / name).read_bytes()
    except OSError:
        return FileProof(entry, (PRV001.at(Place(name), f"{name} is not there"),))
    found = Findings()
    if hashlib.sha256(data).hexdigest() != entry["sha256"]:
        found.add(PRV002.at(Place(name), f"the SHA-256 of {name} is not that of the manifest"))
    found.extend(_age(entry, manifest, book))
    verdicts: list[Verdict] = []
    folios: dict[str, str] = {}
    if (kind := FileProof(entry).kind) is not None:
        claims = tuple(map(str, dict(entry.get("standards", {})).get("claimed", [])))
        published = Published(
            EDITIONS[str(entry["edition"])], name, data, str(entry.get("media-type", "")), int(entry.get("words", 0)),
            entry.get("pages"), claims,
            extra={"interior-pages": _interior_pages(out, manifest, entry)} if kind is EditionKind.COVER else {},
        )  # fmt: skip
        found.extend(_built_in(published, book))
        if not any(one.code == "PRV007" for one in found.items):
            folios = folios_of_file(published, book)
        verdicts = _judged(validators(kind, claims), data, name, tools, found)
    elif entry.get("edition") not in EDITIONS or entry.get("kind") in {*EditionKind}:
        found.add(PRV006.at(Place(MANIFEST), f"it does not say which edition {name} is"))
    elif entry.get("kind") == "onix":
        found.extend(prove_record(data, book))
    return FileProof(entry, tuple(found.items), tuple(verdicts), folios=folios)


def folios_of_file(one: Published, book: Book) -> dict[str, str]:
    """The page on which an edition says each statement, by its id."""
    try:
        return folios_of(one, book, {name: now.element for name, now in current_statements(book).items()})
    except PackError:
        return {}


def _interior_pages(out: Path, manifest: Mapping[str, Any], entry: Mapping[str, Any]) -> object:
    """The pages that a cover must fit: those of the interior that lies beside it, else what the manifest says."""
    files = manifest.get("files", [])
    beside = next((str(one["file"]) for one in files if _usable(one) and one.get("edition") == "print"), None)
    try:
        return count_pages((out / beside).read_bytes()) if beside else entry.get("interior-pages")
    except (OSError, ValueError):
        return entry.get("interior-pages")


def _prove_page(out: Path, book: Book, tools: Toolbox) -> FileProof:
    """The download page, which the manifest does not list."""
    entry: dict[str, Any] = {"file": DOWNLOAD_PAGE, "edition": "download", "kind": "page"}
    try:
        data = (out / DOWNLOAD_PAGE).read_bytes()
    except OSError:
        return FileProof(entry, (PRV001.at(Place(DOWNLOAD_PAGE), f"{DOWNLOAD_PAGE} is not there"),))
    entry |= {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
    found = Findings()
    found.extend(prove_download(data))
    beside = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(out.iterdir()) if path.is_file()
    }
    found.extend(prove_offered(WebPage(data, DOWNLOAD_PAGE), beside, book))
    profile = "WCAG 2.2 A and AA, by machine"
    verdicts = _judged([Validator("axe", profile, axe)], data, DOWNLOAD_PAGE, tools, found)
    return FileProof(entry, tuple(found.items), tuple(verdicts))


def _built_in(one: Published, book: Book) -> Iterator[Finding]:
    try:
        yield from prove_published(one, book)
    except Exception as error:  # noqa: BLE001  # bytes that anybody may have changed; whatever stumbles says so
        yield PRV007.at(Place(one.file), f"{one.file} cannot be read: {type(error).__name__}: {error}")


def _judged(
    asked: Collection[Validator] | Iterator[Validator], data: bytes, name: str, tools: Toolbox, found: Findings
) -> list[Verdict]:
    verdicts = []
    for validator in asked:
        try:
            verdict = validator.verdict(data, tools)
        except OutsideToolError:
            if not found.has_errors():
                raise
            found.add(PRV005.at(Place(name), f"{validator.tool} cannot judge {name}"))  # what is broken breaks others
            continue
        verdicts.append(verdict)
        found.extend(PRV005.at(Place(name), f"{verdict.tool}: {fault}") for fault in faults(verdict))
    return verdicts


def _age(entry: Mapping[str, Any], manifest: Mapping[str, Any], book: Book) -> Iterator[Finding]:
    """PRV003 or PRV004 if the guide, or what it is made with, is not what the file was made of."""
    if entry.get("inputs") == inputs_digest(book):
        return
    name, inputs = str(entry["file"]), manifest.get("inputs")
    then = inputs if isinstance(inputs, dict) and inputs.get("sha256") == entry.get("inputs") else {}
    old, new = then.get("files"), dict(book.sources)
    if old == new:
        yield PRV004.at(Place(name), f"{name} was made with other style sheets or tools than those of today")
    elif isinstance(old, dict):
        changed = sorted(path for path in old.keys() | new.keys() if old.get(path) != new.get(path))
        shown = ", ".join(changed[:3]) + (f" and {len(changed) - 3} more" if len(changed) > 3 else "")
        yield PRV003.at(Place(name), f"{name} is of an older manuscript; since then changed: {shown}")
    else:
        yield PRV003.at(Place(name), f"{name} is of an older manuscript")
