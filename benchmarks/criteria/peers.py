"""The tools, and how each makes its PDF of the document."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.criteria.document import peer_html
from benchmarks.criteria.typst_source import typst_source
from guidepress.model.book import Book
from guidepress.model.edition import SCREEN

SECONDS = 300
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")


class PeerError(RuntimeError):
    """A tool that is installed made no PDF."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool.

    ``version`` gives what the tool says of itself, or ``None`` where it is not installed. ``build`` makes the PDF in an
    empty folder and raises `PeerError` if it cannot. ``not_asked`` holds the rows that its input format has no way to
    express, with the reason.
    """

    name: str
    version: Callable[[], str | None]
    build: Callable[[Book, Path], bytes]
    not_asked: Mapping[str, str] = field(default_factory=dict)


def _ours(book: Book, _folder: Path) -> bytes:
    from guidepress.typeset.pdf.edition import typeset_pdf

    return typeset_pdf(book, SCREEN).data


def _weasyprint(book: Book, _folder: Path) -> bytes:
    import weasyprint

    data: bytes | None = weasyprint.HTML(string=peer_html(book, floats=True)).write_pdf(pdf_variant="pdf/ua-1")
    if data is None:
        raise PeerError("WeasyPrint wrote nothing")
    return data


def _typst(book: Book, folder: Path) -> bytes:
    import typst

    source, files = typst_source(book)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    (folder / "main.typ").write_text(source, encoding="utf-8")
    try:
        made: bytes = typst.compile(str(folder / "main.typ"), format="pdf", pdf_standards=["ua-1"])
    except RuntimeError as error:
        raise PeerError(f"Typst: {error}") from error
    return made


def _chromium(book: Book, folder: Path) -> bytes:
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    options = [
        "--headless",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        f"--user-data-dir={folder / 'profile'}",
        *sandbox,
    ]
    printing = ["--no-pdf-header-footer", "--generate-pdf-document-outline", f"--print-to-pdf={folder / 'out.pdf'}"]
    page = _page(book, folder, floats=False)
    return _made([_program(*CHROMIUM_NAMES), *options, *printing, page.as_uri()], folder / "out.pdf")


def _prince(book: Book, folder: Path) -> bytes:
    page, out = _page(book, folder, floats=True), folder / "out.pdf"
    return _made([_program("prince"), "--pdf-profile=PDF/UA-1", "--no-network", str(page), "-o", str(out)], out)


def _libreoffice(book: Book, folder: Path) -> bytes:
    page = _page(book, folder, floats=False)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    export = 'pdf:writer_web_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'
    command = [_program("soffice"), profile, "--headless", "--convert-to", export, "--outdir", str(folder), str(page)]
    return _made(command, folder / "guide.pdf")


def _vivliostyle(book: Book, folder: Path) -> bytes:
    page, out = _page(book, folder, floats=True), folder / "out.pdf"
    return _made([_program("vivliostyle"), "build", str(page), "-o", str(out)], out)


def _page(book: Book, folder: Path, *, floats: bool) -> Path:
    page = folder / "guide.html"
    page.write_text(peer_html(book, floats=floats), encoding="utf-8")
    return page


def _program(*names: str) -> str:
    for name in names:
        if found := shutil.which(name):
            return found
    raise PeerError(f"{names[0]} is not installed")


def _made(command: list[str], out: Path) -> bytes:
    """What a program wrote. Raises `PeerError` with its words if it wrote nothing."""
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PeerError(str(error)) from error
    if done.returncode or not out.is_file():
        raise PeerError(f"exit {done.returncode}: {(done.stderr or done.stdout).strip()[-400:]}")
    return out.read_bytes()


def _package(name: str) -> Callable[[], str | None]:
    def version() -> str | None:
        return importlib.metadata.version(name) if importlib.util.find_spec(name) else None

    return version


def _says(*names: str) -> Callable[[], str | None]:
    def version() -> str | None:
        program = next(filter(None, map(shutil.which, names)), None)
        if program is None:
            return None
        done = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=60, check=False)
        words = done.stdout.split()
        return next((word for word in words if word[:1].isdigit()), "of unknown version")

    return version


def _our_version() -> str:
    import guidepress

    return guidepress.__version__


PEERS: tuple[Peer, ...] = (
    Peer("Guidepress", _our_version, _ours),
    Peer("WeasyPrint", _package("weasyprint"), _weasyprint),
    Peer(
        "Typst",
        _package("typst"),
        _typst,
        {
            "l": "no markup for an abbreviation and its expansion",
            "o": "no element that means a callout; `block` is drawing",
        },
    ),
    Peer("Chromium", _says(*CHROMIUM_NAMES), _chromium),
    Peer("Prince", _says("prince"), _prince),
    Peer("LibreOffice", _says("soffice"), _libreoffice),
    Peer("Vivliostyle", _says("vivliostyle"), _vivliostyle),
)
