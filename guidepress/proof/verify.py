"""Verifying ``dist/`` alone: what can be proved of the files without the sources that they were made from.

Nothing is written. What is due then comes from the manifest, and the manifest is as good as its signature.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guidepress.dist import signature
from guidepress.dist.folder import DOWNLOAD_PAGE, MANIFEST, PAGE, PROOF, REPORT, SIGNATURE, Dist, read_file
from guidepress.dist.manifest import plain_entry, sha256
from guidepress.model.edition import BOOKLET, EDITIONS, RECORD, EditionKind
from guidepress.model.errors import ConfigurationError, OutsideToolError
from guidepress.model.finding import Finding, Findings
from guidepress.model.place import Place
from guidepress.proof.download import prove_listing
from guidepress.proof.due import Due, files_of
from guidepress.proof.file_proof import of_its_kind
from guidepress.proof.held import entries_of, manifest_faults, unproved, untrue
from guidepress.proof.officer import prove_officer, settings_of
from guidepress.proof.prove_dist import REPORT_FILE
from guidepress.proof.ran import prove_records, prove_runs
from guidepress.proof.reported import prove_report
from guidepress.proof.rules import PRV001, PRV002, PRV006, PRV008, PRV009, PRV015, PRV016, PRV019
from guidepress.prove import PRV007
from guidepress.prove.parsers.html import WebPage
from guidepress.prove.sourceless import Alone, read_alone
from guidepress.prove.web import prove_download

_FEW = 8
_OF_FILES = frozenset({"PRV001", "PRV002", "PRV008", "PRV015"})


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of it: the findings in order, what is shown by the files alone, and what is not.

    ``signer`` is who signed the manifest, as far as the list of allowed signers says.
    """

    findings: tuple[Finding, ...]
    shown: tuple[str, ...]
    not_shown: tuple[str, ...]
    signer: str = ""
    editions: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether no error was found."""
        return not Findings(list(self.findings)).has_errors()


def verify_dist(
    folder: Path, *, allowed: Path | None = None, signer: str = "", also: Collection[str] = (), signed: bool = True
) -> Verified:
    """Everything that the files of a folder show of one another.

    ``allowed`` is a list of allowed signers: without a signature by one of them nothing holds. ``also`` names files of
    the publisher's own; a signature that is about to be made anew is not looked at (``signed``).

    Raises `ConfigurationError` if the folder holds no edition, and `OutsideToolError` if a
    signature must be checked and ``ssh-keygen`` is missing.
    """
    dist = Dist(folder, folder)
    inventory = dist.inventory()
    if MANIFEST not in inventory:
        raise ConfigurationError(
            f"'{folder}' holds no edition of a guide: there is no {MANIFEST}",
            hint="Name the folder with the editions, as 'publish.py build' leaves it: my-guide/dist.",
        )
    manifest = dist.manifest()
    faults = list(manifest_faults(manifest)) or list(_unusable(manifest))
    found, told, name = _signature(inventory if signed else {}, allowed, signer)
    faults += found
    shown, not_shown = ([told], []) if name else ([], [told])
    if any(fault.code == PRV006.code for fault in faults):
        return Verified(tuple(faults), (), ("Nothing more: the manifest cannot be used.",), name)
    entries = entries_of(manifest)
    held: dict[str, bytes] = {}
    for file, path in inventory.items():
        if file in {MANIFEST, SIGNATURE, *also}:
            continue
        try:
            held[file] = read_file(path)
        except OSError as error:
            faults.append(PRV015.at(Place(file), f"{file}: {error.strerror or error}"))
    faults += _listed(entries, held, inventory)
    names = [one["edition"] for one in manifest["due"]["editions"]]
    due = files_of(manifest["slug"], names)
    faults += _due(due, entries)
    faults += _entries(entries, held, due)
    alone, found = _alone(due, entries, held)
    faults += found
    faults += _same_words(alone, manifest["due"])
    faults += prove_report(manifest, held)
    faults += _recorded(manifest, held, due, alone, entries)
    officer, told_by, unseen = prove_officer(manifest, held)
    faults += officer
    shown += told_by
    if DOWNLOAD_PAGE in held:
        faults += prove_listing(held[DOWNLOAD_PAGE], {**held, MANIFEST: b""}, due)
    shown += _what_is_shown(entries, alone, {fault.code for fault in faults})
    return Verified(
        tuple(_in_order(faults)), tuple(shown), (*not_shown, *unseen, *_NOT_WITHOUT_SOURCES), name, tuple(names)
    )


_NOT_WITHOUT_SOURCES = (
    "That the words are those of the manuscript, and the disclaimer is the one that was approved: --guide.",
    "That the files are what the sources give: --guide rebuilds and compares.",
    "What the validators that are not part of Guidepress say today: 'publish.py prove'.",
)


def _unusable(manifest: Mapping[str, Any]) -> Iterator[Finding]:
    """PRV006 for a manifest that does not say what is due."""
    due = manifest.get("due")
    editions = due.get("editions") if isinstance(due, dict) else None
    listed = editions if isinstance(editions, list) else []
    names = [one.get("edition") if isinstance(one, dict) else None for one in listed]
    if (
        not names
        or not all(isinstance(name, str) and name in EDITIONS for name in names)
        or not isinstance(manifest.get("slug"), str)
    ):
        yield PRV006.at(Place(MANIFEST), "it does not say what is due")


def _signature(inventory: Mapping[str, Path], allowed: Path | None, signer: str) -> tuple[list[Finding], str, str]:
    """Findings, a sentence, and who signed."""
    here = Place(SIGNATURE)
    nobody = "Who answers for the manifest: there is no signature, so it proves only that the files agree with it."
    if SIGNATURE not in inventory:
        if allowed is None:
            return [], nobody, ""
        return [PRV016.at(here, f"there is no {SIGNATURE}")], nobody, ""
    try:
        data, signed = read_file(inventory[MANIFEST]), read_file(inventory[SIGNATURE])
    except OSError as error:
        return [PRV016.at(here, f"it cannot be read: {error.strerror or error}")], "Who answers for the manifest.", ""
    if allowed is not None:
        checked = signature.check(data, signed, allowed, signer)
        if checked.signer:
            return [], f"The manifest, and with it every digest in it, is signed by {checked.signer}.", checked.signer
        return [PRV016.at(here, f"it does not hold: {checked.said}")], "Who answers for the manifest.", ""
    try:
        whole = signature.is_whole(data, signed)
    except OutsideToolError as error:
        return [], f"Who answers for the manifest: the signature was not checked, {error.message}.", ""
    if not whole.signer:
        return [PRV016.at(here, f"it is not one of this manifest: {whole.said}")], "Who answers for the manifest.", ""
    return [], f"Whose key signed the manifest ({whole.signer}): --allowed-signers says who may.", ""


def _listed(
    entries: Mapping[str, Mapping[str, Any]], held: Mapping[str, bytes], inventory: Mapping[str, Path]
) -> Iterator[Finding]:
    for name in sorted(held.keys() - entries.keys()):
        yield PRV008.at(Place(name), f"{name} is not in the manifest")
    for name in sorted(entries.keys() - inventory.keys()):
        yield PRV001.at(Place(name), f"{name} is not there")
    for name, entry in entries.items():
        if name in held and entry["sha256"] != sha256(held[name]):
            yield PRV002.at(Place(name), f"the SHA-256 of {name} is not that of the manifest")


def _due(due: Mapping[str, Due], entries: Mapping[str, Mapping[str, Any]]) -> Iterator[Finding]:
    for name, one in due.items():
        if one.is_due and name not in entries:
            yield PRV001.at(Place(name), f"{name} is due, and the manifest does not list it")
    for name in (f"{PROOF}/{REPORT_FILE}", f"{PROOF}/report.html"):
        if name not in entries:
            yield PRV001.at(Place(name), f"{name} is due, and the manifest does not list it")


def _entries(
    entries: Mapping[str, Mapping[str, Any]], held: Mapping[str, bytes], due: Mapping[str, Due]
) -> Iterator[Finding]:
    """What the manifest says a file is, held against its name and its first bytes."""
    here = Place(MANIFEST)
    for name, entry in entries.items():
        if name.startswith(f"{PROOF}/"):
            if entry.get("kind") != REPORT:
                yield PRV009.at(here, f"{name} is of kind {entry.get('kind')!r}")
            elif name in held and entry != plain_entry(name, REPORT, held[name]):
                yield PRV009.at(here, f"what it says of {name} is not what a proof says of its files")
        elif name not in due:
            yield PRV009.at(here, f"it lists {name}, which is no file of this guide")
        elif entry.get("kind") != due[name].kind:
            yield PRV009.at(here, f"{name} is of kind {entry.get('kind')!r}; its name is that of '{due[name].kind}'")
        elif name in held:
            yield from of_its_kind(due[name], held[name])


def _alone(
    due: Mapping[str, Due], entries: Mapping[str, Mapping[str, Any]], held: Mapping[str, bytes]
) -> tuple[dict[str, Alone], list[Finding]]:
    """What each edition says by itself, and what its own rules hold against it."""
    read: dict[str, Alone] = {}
    found: list[Finding] = []
    for name, one in due.items():
        if name not in held or name not in entries:
            continue
        data = held[name]
        if one.kind == PAGE:
            found += prove_download(WebPage(data, name))
            found += untrue(entries[name], one, data, Alone().measured)
        elif one.is_edition and one.edition is not None:
            said = read_alone(data, one.edition)
            found += said.findings
            if said.unreadable:
                found.append(PRV007.at(Place(name), f"{name} cannot be read: {said.unreadable}"))
                continue
            read[name] = said
            found += untrue(entries[name], one, data, said.measured)
            found += unproved(entries[name], name, said.standards, whole=False)
        elif one.kind in {RECORD, BOOKLET}:
            found += untrue(entries[name], one, data, Alone().measured)
    return read, found


def _same_words(alone: Mapping[str, Alone], due: Mapping[str, Any]) -> Iterator[Finding]:
    """PRV019 for each edition whose words are not those of the first, and for a disclaimer that is not the one due."""
    spoken = [(name, one.words) for name, one in alone.items() if one.words is not None and not one.is_chosen]
    short = {one.get("file"): one.get("disclaimer") for one in due.get("editions", ()) if "disclaimer" in one}
    for name, one in alone.items():
        wanted = short.get(name) if one.is_chosen and name in short else due.get("disclaimer")
        if one.notice is not None and one.notice != wanted:
            yield PRV019.at(Place(name), f"the disclaimer of {name} is not the one that was due")
    if not spoken:
        return
    first, words = spoken[0]
    if len(words) != due.get("words"):
        yield PRV009.at(Place(MANIFEST), f"{due.get('words')!r} words were due; {first} says {len(words)}")
    for name, others in spoken[1:]:
        if others != words:
            at = next((n for n, pair in enumerate(zip(words, others, strict=False)) if pair[0] != pair[1]), None)
            at = min(len(words), len(others)) if at is None else at
            ours, theirs = _stretch(words, at), _stretch(others, at)
            yield PRV019.at(Place(name), f"from word {at + 1} on, {first} says “{ours}” and {name} “{theirs}”")


def _stretch(words: Sequence[str], at: int) -> str:
    return " ".join(words[at : at + _FEW])


def _recorded(
    manifest: Mapping[str, Any],
    held: Mapping[str, bytes],
    due: Mapping[str, Due],
    alone: Mapping[str, Alone],
    entries: Mapping[str, Mapping[str, Any]],
) -> Iterator[Finding]:
    """What the report says of each file and of the provers; that it is of another shape is told elsewhere."""
    try:
        report = json.loads(held[f"{PROOF}/{REPORT_FILE}"])
        yield from prove_records(report, entries, due, manifest["due"]["editions"])
        yield from prove_runs(report, held, due, alone, settings_of(manifest, held), str(manifest["language"]))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return


def _what_is_shown(
    entries: Mapping[str, Mapping[str, Any]], alone: Mapping[str, Alone], codes: Set[str]
) -> Iterator[str]:
    """A sentence for each thing that was looked at and against which nothing was found."""
    if not codes & _OF_FILES:
        yield f"The {len(entries)} files are those that the manifest lists, byte for byte; no other file is there."
    spoken = [name for name, one in alone.items() if one.words is not None and not one.is_chosen]
    if len(spoken) > 1 and not codes & {PRV007.code, PRV019.code}:
        yield f"{len(spoken)} editions say the same {len(alone[spoken[0]].words or ())} words in the same order."
    checked = sorted({standard for one in alone.values() for standard in one.standards})
    if checked and not codes & {"PDF010", "PDF016", PRV007.code}:
        yield f"By machine, as far as a machine can: {', '.join(checked)} (page-validation)."
    kinds = {one.kind for one in alone.values()}
    if kinds & {EditionKind.EPUB, EditionKind.WEB} and not any(code.startswith(("EPB", "WEB")) for code in codes):
        yield "EPUB and web pages run nothing that is not Guidepress's own, load nothing, and lead somewhere within."


def _in_order(findings: Sequence[Finding]) -> list[Finding]:
    every = Findings()
    every.extend(findings)
    return every.in_order()
