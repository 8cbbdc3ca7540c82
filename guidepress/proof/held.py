"""What lies in ``dist/``, and what its manifest says of it, held against the bytes."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from guidepress.check.not_made import not_made
from guidepress.check.statements.record import policy_record, statement_records
from guidepress.dist.folder import MANIFEST, PAGE, PROOF, SIGNATURE, Dist, read_file
from guidepress.dist.manifest import FORMAT, due_record, guide_record, inputs_digest, tool_versions
from guidepress.model.book import Book
from guidepress.model.edition import BOOKLET, RECORD, EditionKind
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.proof.due import Due
from guidepress.proof.file_proof import FileProof
from guidepress.proof.rules import PRV002, PRV003, PRV004, PRV006, PRV008, PRV009, PRV015, PRV020
from guidepress.prove.measure import Measured
from guidepress.prove.validators.validators import TOOL_NAMES

_KEYS = frozenset(
    """
    format title slug identifier version date language review inputs tools not-checked policy statements waivers due
    files
    """.split()
)
_ENTRY = frozenset(
    """
    file edition kind media-type bytes sha256 words pages standards inputs interior-pages
    """.split()
)
"""What a manifest says, and of each file (docs/manifest.schema.json)."""
_MEDIA: Mapping[str, str] = {
    **dict.fromkeys((EditionKind.PDF, EditionKind.PRINT, EditionKind.COVER, BOOKLET), "application/pdf"),
    EditionKind.EPUB: "application/epub+zip",
    EditionKind.WEB: "text/html",
    PAGE: "text/html",
    EditionKind.BRAILLE: "text/plain; charset=BRF",
    RECORD: "application/xml",
}
"""The media type of each kind of file."""


@dataclass(frozen=True, slots=True)
class Held:
    """What lies in the folder: the bytes that could be read, by name, and what was found on the way."""

    files: Mapping[str, bytes]
    findings: Mapping[str, Finding] = field(default_factory=dict)


def held_in(dist: Dist) -> Held:
    """Read what lies in a folder, the proof apart. Nothing is waited for, and a link is followed once."""
    files: dict[str, bytes] = {}
    found: dict[str, Finding] = {}
    for name, path in dist.inventory().items():
        if name == PROOF or name.startswith(f"{PROOF}/"):
            continue
        try:
            files[name] = read_file(path)
        except OSError as error:
            found[name] = PRV015.at(Place(name), f"{name}: {error.strerror or error}")
    return Held(files, found)


def strangers(held: Held, known: Collection[str]) -> Iterator[Finding]:
    """PRV008 for each file that is none of those that are known."""
    for name in sorted({*held.files, *held.findings} - {*known, MANIFEST, SIGNATURE}):
        yield PRV008.at(Place(name), f"{name} belongs to no edition of the guide")


def manifest_faults(manifest: Mapping[str, Any]) -> Iterator[Finding]:
    """PRV006 for a manifest that cannot be relied on at all."""
    here = Place(MANIFEST)
    if not manifest:
        yield PRV006.at(here, "it is not there, or is no JSON")
    elif manifest.get("format") != FORMAT:
        yield PRV006.at(here, f"its form is {manifest.get('format')!r}; this version of Guidepress writes {FORMAT}")
    elif not isinstance(manifest.get("files"), list):
        yield PRV006.at(here, "it lists no files")
    elif len(entries_of(manifest)) != len(manifest["files"]):
        yield PRV006.at(here, "an entry does not say what file it is about, or two are about the same")


def untold(
    manifest: Mapping[str, Any], book: Book, waivers: Sequence[Mapping[str, Any]] | None = None
) -> Iterator[Finding]:
    """PRV020 for each fact of the guide that the manifest says otherwise, and for what it says beside these.

    What was checked, and with which tools, is asked of a manifest of today's sources and tools alone; of an older one
    PRV003 and PRV004 say that it is. ``waivers`` are those that set a finding aside.
    """
    if manifest.get("format") != FORMAT:
        return  # PRV006 says so
    here = Place(MANIFEST)
    for name, due in _facts_of(manifest, book, waivers).items():
        if manifest.get(name) != due:
            said = json.dumps(manifest.get(name))[:120]
            yield PRV020.at(here, f"'{name}' is {said}, not {json.dumps(due)[:120]}")
    for name in sorted(manifest.keys() - _KEYS):
        yield PRV020.at(here, f"'{name[:60]}' is no fact of a manifest")
    for file, entry in entries_of(manifest).items():
        for name in sorted(entry.keys() - _ENTRY):
            yield PRV020.at(here, f"{file}: '{name[:60]}' is no fact of a file")


def _facts_of(manifest: Mapping[str, Any], book: Book, waivers: Sequence[Mapping[str, Any]] | None) -> dict[str, Any]:
    """What the manifest must say beside its files."""
    facts = guide_record(book)
    inputs = manifest.get("inputs")
    digest = inputs_digest(book)
    if not isinstance(inputs, dict) or inputs.get("sha256") != digest:
        return facts
    listed = [str(entry.get("edition", "")) for entry in entries_of(manifest).values()]
    facts |= {
        "inputs": {"sha256": digest, "files": dict(book.sources)},
        "tools": tool_versions(),
        "not-checked": list(not_made(book, here=False)),
        "policy": policy_record(book),
        "statements": statement_records(book),
        "due": due_record(book, listed),
    }
    return facts if waivers is None else {**facts, "waivers": list(waivers)}


def entries_of(manifest: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The entries of a manifest by file, as far as they can be used."""
    files = manifest.get("files")
    listed = files if isinstance(files, list) else []
    return {
        str(entry["file"]): entry
        for entry in listed
        if isinstance(entry, dict) and isinstance(entry.get("file"), str) and isinstance(entry.get("sha256"), str)
    }


def held_against(
    proof: FileProof, entry: Mapping[str, Any] | None, manifest: Mapping[str, Any], book: Book
) -> FileProof:
    """A proof with what the manifest says of the file held against its bytes."""
    if proof.data is None or not manifest:
        return proof
    here = Place(proof.name)
    current = manifest.get("format") == FORMAT
    if entry is None and not current:
        return proof
    if entry is None:
        missing = PRV009.at(Place(MANIFEST), f"it does not list {proof.name}, which lies there")
        return replace(proof, findings=[*proof.findings, missing])
    found = []
    if entry["sha256"] != proof.sha256:
        found.append(PRV002.at(here, f"the SHA-256 of {proof.name} is not that of the manifest"))
    if current:
        found += untrue(entry, proof.due, proof.data, proof.measured)
        ours = [one for run in proof.runs if run.name not in TOOL_NAMES for one in run.findings]
        found += unproved(entry, proof.name, _proved(proof), whole=not ours)
    if proof.due.edition is not None:
        found += _age(entry, manifest, book)
    return replace(proof, findings=[*proof.findings, *found])


def untrue(entry: Mapping[str, Any], due: Due, data: bytes, measured: Measured) -> Iterator[Finding]:
    """PRV009 for each fact of an entry that is not that of the bytes."""
    facts: dict[str, object] = {"kind": due.kind, "media-type": _MEDIA[due.kind], "bytes": len(data)}
    if due.edition is not None:
        facts["edition"] = due.edition.name
    if due.is_edition:
        facts |= {"words": measured.words, "pages": measured.pages}
    for key, fact in facts.items():
        if entry.get(key) != fact and (key in entry or fact is not None):
            yield PRV009.at(Place(MANIFEST), f"{due.file}: “{key}” is {entry.get(key)!r}; in the bytes it is {fact!r}")
    claimed = dict(entry["standards"]).get("claimed") if isinstance(entry.get("standards"), dict) else []
    if due.is_edition and claimed != list(measured.claims):
        yield PRV009.at(Place(MANIFEST), f"{due.file}: it claims {', '.join(measured.claims) or 'no standard'}")


def unproved(entry: Mapping[str, Any], name: str, proved: Collection[str], *, whole: bool) -> Iterator[Finding]:
    """PRV009 if a manifest calls standards proved that are not; or not all that are, where the ``whole`` is known."""
    standards = entry.get("standards")
    listed = standards.get("proved") if isinstance(standards, dict) else None
    said = [str(one) for one in listed] if isinstance(listed, list) else []
    for one in (one for one in said if one not in proved):
        yield PRV009.at(Place(MANIFEST), f"{name}: it says that {one[:60]} is proved, which no prover of ours did")
    if whole and (said or proved) and sorted(said) != sorted(proved):
        yield PRV009.at(Place(MANIFEST), f"{name}: proved are {', '.join(proved) or 'no standards'}")


def _proved(proof: FileProof) -> tuple[str, ...]:
    """The standards that a build calls proved of a file: by provers of ours, and of no file for a print shop."""
    if proof.due.edition is None or proof.due.edition.kind is not EditionKind.PDF:
        return ()
    passed = {run.profile for run in proof.runs if run.passed and run.name not in TOOL_NAMES}
    return tuple(claim for claim in proof.measured.claims if claim in passed)


def _age(entry: Mapping[str, Any], manifest: Mapping[str, Any], book: Book) -> Iterator[Finding]:
    """PRV003 or PRV004 if the guide, or what it is made with, is not what the file was made of."""
    if entry.get("inputs") == inputs_digest(book):
        return
    name = str(entry["file"])
    changed = changed_sources(entry, manifest, book)
    if changed == []:
        yield PRV004.at(Place(name), f"{name} was made with other style sheets or tools than those of today")
    elif changed:
        shown = ", ".join(changed[:3]) + (f" and {len(changed) - 3} more" if len(changed) > 3 else "")
        yield PRV003.at(Place(name), f"{name} is of an older manuscript; since then changed: {shown}")
    else:
        yield PRV003.at(Place(name), f"{name} is of an older manuscript")


def changed_sources(entry: Mapping[str, Any], manifest: Mapping[str, Any], book: Book) -> list[str] | None:
    """The files of the guide that are others than when a file was made; ``None`` if the manifest does not tell."""
    inputs = manifest.get("inputs")
    then = inputs if isinstance(inputs, dict) and inputs.get("sha256") == entry.get("inputs") else {}
    old, new = then.get("files"), dict(book.sources)
    if not isinstance(old, dict):
        return None
    return sorted(path for path in old.keys() | new.keys() if old.get(path) != new.get(path))
