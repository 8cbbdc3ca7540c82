"""A published guide in a folder, changed by a forger who puts the manifest right."""

from __future__ import annotations

import io
import json
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

from guidepress.dist.folder import MANIFEST, PROOF
from guidepress.dist.manifest import made_digest, sha256
from guidepress.model.book import Book
from guidepress.model.edition import EDITIONS, EPUB, SCREEN, EditionKind, Published
from guidepress.model.finding import Finding, Severity
from guidepress.model.place import Place
from guidepress.pipeline.build import build
from guidepress.proof.art import cover_art
from guidepress.proof.download import prove_listing
from guidepress.proof.due import due_files
from guidepress.proof.held import untold
from guidepress.proof.report import report_json
from guidepress.proof.report_page import proof_page
from guidepress.proof.verify import verify_dist
from guidepress.prove import prove_published
from guidepress.prove.likeness.art import COVER_ART, prove_page_art
from guidepress.prove.likeness.download import prove_offered
from guidepress.prove.likeness.offered import Offer, prove_told
from guidepress.prove.likeness.page_places import epub_page_starts, pdf_page_starts, prove_page_places
from guidepress.prove.onix import prove_record
from guidepress.prove.parsers.epub.container import EpubFile
from guidepress.prove.parsers.html import WebPage
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.web import prove_download

BRAILLE, DYSLEXIA, LARGE, LEAFLET, PHONE = (
    "water.brf",
    "water-dyslexia.pdf",
    "water-large-print.pdf",
    "water-leaflet.pdf",
    "water-phone.pdf",
)
GUIDE = Path(__file__).parent / "guide"
"""A guide with everything that a forger might change: a disclaimer, links for help, a figure, a table, numbers."""

Change = Callable[[bytes], bytes]
"""What a forger makes of the bytes of a file."""

Entries = Mapping[str, Mapping[str, Any]]
"""What the manifest says of each file, by its name."""

UNREADABLE = "PRV007"
"""The code of a file that a prover stumbles over."""


@dataclass(frozen=True, slots=True)
class Forgery:
    """A change of one file of ``dist/``; ``name`` says what a reader would notice, or not."""

    name: str
    file: str
    change: Change


def published(folder: Path) -> Path:
    """The guide, published into a folder, in every edition."""
    build(GUIDE, folder, [edition.name for edition in EDITIONS.values()])
    return folder


def codes_of(dist: Path, forgery: Forgery, book: Book) -> list[str]:
    """The codes that the built-in provers give for a file after a forgery.

    Each file is proved as `publish.py prove` proves it once the manifest gives its new size and digest: the manifest
    is the forger's, so it is not asked.
    """
    before = (dist / forgery.file).read_bytes()
    after = forgery.change(before)
    return codes_of_file(dist, forgery.file, after, book)


def is_found(dist: Path, forgery: Forgery, book: Book, code: str = "") -> bool:
    """Whether the provers find a forgery, by a code if one is named; those behind the first to say so are not asked."""
    after = forgery.change((dist / forgery.file).read_bytes())
    try:
        return any(code in ("", one) for one in _errors(dist, forgery.file, after, book))
    except Exception:  # noqa: BLE001  # as `codes_of_file` tells it
        return code in ("", UNREADABLE)


def codes_of_file(dist: Path, file: str, data: bytes, book: Book) -> list[str]:
    """The codes of the errors that the built-in provers find in the bytes of a file; PRV007 if they cannot read it."""
    try:
        return sorted(set(_errors(dist, file, data, book)))
    except Exception:  # noqa: BLE001  # as `publish.py prove` tells it
        return [UNREADABLE]


def _errors(dist: Path, file: str, data: bytes, book: Book) -> Iterator[str]:
    """The codes of the errors, as the provers come to them. Whatever stumbles over the bytes raises."""
    if file == MANIFEST or file.startswith(f"{PROOF}/"):
        yield from _errors_of_proof(dist, file, data, book)
        return
    manifest = json.loads((dist / "manifest.json").read_bytes())
    entries = {entry["file"]: entry for entry in manifest["files"]}
    entry = entries.get(file)
    if entry is None or file == "index.html":
        found = _found_in_listing(data, file, dist, entries, book)
    elif entry["kind"] not in {*EditionKind}:
        found = iter(prove_record(data, book, Place(file)))
    else:
        found = _found_in_edition(data, entry, dist, entries, book)
    yield from (finding.code for finding in found if finding.severity is Severity.ERROR)


def _errors_of_proof(dist: Path, file: str, data: bytes, book: Book) -> Iterator[str]:
    """The codes of the errors in the manifest or the proof: as `verify` finds them, and `prove` in the manifest.

    The forger gives the manifest the new size and digest, makes the page of the report anew from a report that he
    changed, and lets it be about the manifest that lies there.
    """
    with tempfile.TemporaryDirectory() as held:
        forged = Path(held) / "dist"
        shutil.copytree(dist, forged)
        (forged / file).write_bytes(data)
        report = json.loads((forged / PROOF / "report.json").read_bytes())
        manifest = json.loads((forged / MANIFEST).read_bytes())
        report["manifest"] = made_digest(manifest)
        files = {}
        if file in {MANIFEST, f"{PROOF}/report.json"}:
            files = {"report.json": report_json(report), "report.html": proof_page(report)}
        for name, made in files.items():
            (forged / PROOF / name).write_bytes(made)
        for entry in manifest["files"]:
            if entry["file"].startswith(f"{PROOF}/"):
                made = (forged / entry["file"]).read_bytes()
                entry.update(bytes=len(made), sha256=sha256(made))
        (forged / MANIFEST).write_bytes((json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode())
        if file == MANIFEST:
            yield from (one.code for one in untold(manifest, book) if one.severity is Severity.ERROR)
        yield from (one.code for one in verify_dist(forged).findings if one.severity is Severity.ERROR)


def _found_in_listing(data: bytes, file: str, dist: Path, entries: Entries, book: Book) -> Iterator[Finding]:
    """What is found in the download page, beside the files that it offers."""
    files = {path.name: path.read_bytes() for path in dist.iterdir() if path.is_file()}
    due = due_files(book, [str(one["edition"]) for one in entries.values() if one.get("edition")])
    yield from prove_download(data)
    yield from prove_offered(WebPage(data, file), files.keys(), book)
    yield from prove_listing(data, files, due)
    yield from prove_page_art(WebPage(data, file), cover_art(book))
    yield from prove_told(WebPage(data, file), _offers(entries, files), book)


def _found_in_edition(
    data: bytes, entry: Mapping[str, Any], dist: Path, entries: Entries, book: Book
) -> Iterator[Finding]:
    """What is found in an edition that the manifest has; in an EPUB, with the PDF whose pages it names."""
    inside = next((one["pages"] for one in entries.values() if one.get("edition") == "print"), 0)
    edition, claims = EDITIONS[entry["edition"]], tuple(entry.get("standards", {}).get("claimed", ()))
    said = str(entry.get("media-type", "")), int(entry.get("words") or 0), entry.get("pages")
    facts = {"interior-pages": inside, COVER_ART: cover_art(book)}
    yield from prove_published(Published(edition, entry["file"], data, *said, claims, extra=facts), book)
    if edition is EPUB:
        with PdfFile((dist / SCREEN.file_name(book.settings.slug)).read_bytes(), drawn=False) as pdf:
            yield from prove_page_places(epub_page_starts(EpubFile(data)), pdf_page_starts(pdf))


def _offers(entries: Entries, files: Mapping[str, bytes]) -> list[Offer]:
    """The editions beside the download page: none of them is changed here, so that their entries hold."""
    return [
        Offer(EDITIONS[one["edition"]], name, files[name], one.get("pages"), one.get("words"))
        for name, one in entries.items()
        if one.get("edition") and one["kind"] in {*EditionKind}
    ]


# Changes of files


def in_pdf(edit: Callable[[pikepdf.Pdf], None]) -> Change:
    """A change of a PDF's objects."""

    def change(data: bytes) -> bytes:
        held = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            edit(pdf)
            pdf.save(held, deterministic_id=True)
        return held.getvalue()

    return change


def in_epub(edit: Callable[[dict[str, bytes]], None]) -> Change:
    """A change of an EPUB's files, by name."""

    def change(data: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = {info.filename: info for info in archive.infolist()}
            files = {name: archive.read(name) for name in infos}
        edit(files)
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as archive:
            date = next(iter(infos.values())).date_time
            for name in ["mimetype", *sorted(set(files) - {"mimetype"})]:
                how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
                archive.writestr(zipfile.ZipInfo(name, date), files[name], how)
        return held.getvalue()

    return change


def replaced(*pairs: tuple[str, str], count: int = -1) -> Change:
    """A change of text: each first member of a pair becomes the second."""

    def change(data: bytes) -> bytes:
        text = data.decode()
        for old, new in pairs:
            if old not in text:
                raise ValueError(f"there is no '{old}'")
            text = text.replace(old, new, count)
        return text.encode()

    return change


def within(file: str, *pairs: tuple[str, str], count: int = -1) -> Change:
    """A change of the text of one file of an EPUB."""
    inner = replaced(*pairs, count=count)

    def edit(files: dict[str, bytes]) -> None:
        files[file] = inner(files[file])

    return in_epub(edit)


def table(rows: Mapping[str, list[str]]) -> str:
    """What was found of each forgery, as lines of text."""
    width = max(map(len, rows), default=0)
    return "\n".join(f"{name:{width}}  {' '.join(codes) or 'NOT FOUND'}" for name, codes in rows.items())
