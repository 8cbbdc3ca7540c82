"""Which files of ``dist/`` are what the guide gives today, by the digests alone: nothing is built or proved."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from guidepress.dist.folder import MANIFEST, PROOF, SIGNATURE, Dist
from guidepress.dist.manifest import FORMAT, inputs_digest, sha256
from guidepress.model.book import Book
from guidepress.model.errors import ConfigurationError
from guidepress.model.finding import Findings
from guidepress.proof.due import due_files
from guidepress.proof.held import changed_sources, entries_of, held_in
from guidepress.read import read_guide

CURRENT = "current"


@dataclass(frozen=True, slots=True)
class State:
    """How a file stands to its inputs: ``current``, or else what is wrong, in a few words, with the causes."""

    file: str
    state: str
    causes: tuple[str, ...] = ()

    @property
    def is_current(self) -> bool:
        """Whether building again would give the same bytes, as far as digests tell."""
        return self.state == CURRENT


def status_of(
    folder: Path, guide: Path, *, editions: Sequence[str] = (), also: Collection[str] = ()
) -> tuple[State, ...]:
    """The state of each file that is due or lies there, in the order of names.

    Due are the ``editions`` named, else those of ``guide.yaml``. Raises `ConfigurationError` (an unusable guide, a
    folder that holds another guide's edition).
    """
    book = read_guide(guide, Findings())
    dist = Dist(folder, guide)
    manifest = dist.manifest()
    if manifest and manifest.get("identifier") != book.settings.identifier:
        raise ConfigurationError(f"'{folder}' holds the edition of another guide", hint="Choose another --guide.")
    due, held, entries = due_files(book, editions), held_in(dist), entries_of(manifest)
    known = {*due, *also, MANIFEST, SIGNATURE}
    states = [State(name, "cannot be read", (found.message,)) for name, found in held.findings.items()]
    states += [State(name, "belongs to no edition") for name in held.files if name not in known]
    states += [State(name, "not built") for name, one in due.items() if one.is_due and name not in held.files]
    for name, data in held.files.items():
        if name not in due:
            continue
        entry = entries.get(name)
        if entry is None or manifest.get("format") != FORMAT:
            states.append(State(name, "not in the manifest" if entry is None else "built by an older version"))
        elif entry["sha256"] != sha256(data):
            states.append(State(name, "changed since it was built"))
        elif due[name].edition is not None:
            states.append(_age(name, entry, manifest, book))
        else:
            states.append(State(name, CURRENT))
    if f"{PROOF}/report.json" not in dist.inventory():
        states.append(State(f"{PROOF}/report.json", "not proved"))
    unbuilt = {one.file for one in states if one.state == "not built"} & held.findings.keys()
    return tuple(sorted((one for one in states if one.file not in unbuilt or one.causes), key=lambda one: one.file))


def _age(name: str, entry: dict[str, object], manifest: dict[str, object], book: Book) -> State:
    if entry.get("inputs") == inputs_digest(book):
        return State(name, CURRENT)
    changed = changed_sources(entry, manifest, book)
    if changed == []:
        return State(name, "made with other style sheets or tools")
    return State(name, "made of an older manuscript", tuple(changed or ()))
