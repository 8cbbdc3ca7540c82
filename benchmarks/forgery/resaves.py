"""Honest re-saves: the same pages, words and links, written by another program or with other settings.

``python -m benchmarks.forgery saved`` proves them all.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

import pikepdf
from lxml import etree
from pikepdf import ObjectStreamMode, StreamDecodeLevel
from pikepdf.settings import set_flate_compression_level

from benchmarks.forgery.forged import Change, Forgery

FILES = ("water.pdf", "water-print.pdf", "water-cover.pdf")
_SETTINGS: dict[str, dict[str, Any]] = {
    "as it is": {},
    "object streams": {"object_stream_mode": ObjectStreamMode.generate},
    "no object streams": {"object_stream_mode": ObjectStreamMode.disable},
    "streams unpacked": {"compress_streams": False, "stream_decode_level": StreamDecodeLevel.generalized},
    "packed anew": {"recompress_flate": True},
    "content normalised": {"normalize_content": True},
    "a fixed id": {"static_id": True},
}
_QPDF: tuple[tuple[str, ...], ...] = (
    (),
    ("--linearize",),
    ("--object-streams=generate",),
    ("--object-streams=disable",),
    ("--qdf",),
    ("--stream-data=uncompress",),
    ("--coalesce-contents",),
    ("--recompress-flate", "--compression-level=9"),
    ("--normalize-content=y",),
    ("--remove-unreferenced-resources=yes",),
    ("--compress-streams=n",),
    ("--preserve-unreferenced",),
)
_TOOLS: dict[str, Sequence[str]] = {  # those that are installed
    "mutool clean": ("mutool", "clean", "{in}", "{out}"),
    "mutool clean -gggg -z": ("mutool", "clean", "-gggg", "-z", "{in}", "{out}"),
    "mutool clean -s": ("mutool", "clean", "-s", "{in}", "{out}"),
    "pdftk": ("pdftk", "{in}", "output", "{out}"),
    "pdftk uncompress": ("pdftk", "{in}", "output", "{out}", "uncompress"),
    "exiftool, with the day": (
        "exiftool",
        "-q",
        "-XMP-xmp:ModifyDate=2027:05:05",
        "-PDF:ModifyDate=2027:05:05",
        "-o",
        "{out}",
        "{in}",
    ),
}
_EPUB = "water.epub"


def resaves() -> Iterator[Forgery]:
    """Re-saves of each PDF by pikepdf, qpdf and what else is installed here, and of the EPUB by zip."""
    for file in FILES:
        for name, settings in _SETTINGS.items():
            yield Forgery(f"{file}: saved by pikepdf, {name}", file, _saved(settings))
        for options in _QPDF:
            yield Forgery(f"{file}: saved by {' '.join(('qpdf', *options))}", file, _by_qpdf(options))
        for name, command in _TOOLS.items():
            if shutil.which(command[0]):
                yield Forgery(f"{file}: saved by {name}", file, _run(command))
    for name, change in _OF_EPUB.items():
        yield Forgery(f"{_EPUB}: saved {name}", _EPUB, change)


def _by_qpdf(options: Sequence[str]) -> Change:
    """qpdf itself, of which pikepdf holds a copy.

    Without the line end before ``endstream`` its files are no PDF/A (ISO 19005-3, 6.1.7.1), and rightly refused.
    """

    def change(data: bytes) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            source, target = Path(folder) / "in.pdf", Path(folder) / "out.pdf"
            source.write_bytes(data)
            try:
                pikepdf.Job(["qpdf", "--newline-before-endstream", *options, str(source), str(target)]).run()
            finally:
                set_flate_compression_level(-1)  # a job leaves it to the whole process
            return target.read_bytes()

    return change


def _zipped_anew(
    *,
    level: int = 9,
    order: int = 1,
    stored: bool = False,
    folders: bool = False,
    edit: Callable[[str, bytes], bytes] = lambda _, data: data,
) -> Change:
    """The container written anew: ``order`` -1 turns it around; the type of the file stays first, and not packed.

    With ``folders`` these have entries of their own, as zip writes them unless it is told not to.
    """

    def change(data: bytes) -> bytes:
        held = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(held, "w") as other:
            first, *names = archive.namelist()
            if folders:
                names += {f"{parent}/" for name in names for parent in PurePosixPath(name).parents if parent.name}
            for name in (first, *sorted(names)[::order]):
                how = zipfile.ZIP_STORED if stored or name == first else zipfile.ZIP_DEFLATED
                info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                data_of = b"" if name.endswith("/") else edit(name, archive.read(name))
                other.writestr(info, data_of, how, level)
        return held.getvalue()

    return change


def _declared(name: str, data: bytes) -> bytes:
    """Pages and package with another declaration of XML, and a blank line at the end."""
    if not name.endswith((".xhtml", ".opf", ".xml")):
        return data
    return re.sub(rb"^<\?xml[^>]*\?>", b'<?xml version="1.0" encoding="UTF-8"?>', data) + b"\n"


def _lines_of_windows(name: str, data: bytes) -> bytes:
    return data.replace(b"\n", b"\r\n") if name.endswith((".opf", ".xml", ".xhtml")) else data


def _marked(name: str, data: bytes) -> bytes:
    return b"\xef\xbb\xbf" + data if name.endswith((".opf", ".xhtml")) else data


def _written_by_lxml(name: str, data: bytes) -> bytes:
    """Pages and package as another program writes the same XML."""
    if not name.endswith((".xhtml", ".opf", ".xml")):
        return data
    return etree.tostring(etree.fromstring(data).getroottree(), encoding="UTF-8", xml_declaration=True)


def _drawings_by_lxml(name: str, data: bytes) -> bytes:
    """Drawings as another program writes the same XML."""
    if not name.endswith(".svg"):
        return data
    return etree.tostring(etree.fromstring(data).getroottree(), encoding="UTF-8", xml_declaration=True)


def _prefixed(name: str, data: bytes) -> bytes:
    """The elements of the package bear a prefix."""
    if not name.endswith(".opf"):
        return data
    text = data.decode().replace('xmlns="http://www.idpf.org/2007/opf"', 'xmlns:p="http://www.idpf.org/2007/opf"')
    names = "package|metadata|meta|manifest|item|spine|itemref|guide|reference"
    return re.sub(rf"<(/?)({names})\b", r"<\1p:\2", text).encode()


_OF_EPUB: dict[str, Change] = {
    "by zip": _zipped_anew(),
    "by zip, little packed": _zipped_anew(level=1),
    "by zip, not packed": _zipped_anew(stored=True),
    "by zip, the other way round": _zipped_anew(order=-1),
    "with other declarations": _zipped_anew(edit=_declared),
    "with the line ends of Windows": _zipped_anew(edit=_lines_of_windows),
    "with marks of the order of bytes": _zipped_anew(edit=_marked),
    "by lxml": _zipped_anew(edit=_written_by_lxml),
    "with prefixes in the package": _zipped_anew(edit=_prefixed),
    "with its drawings by lxml": _zipped_anew(edit=_drawings_by_lxml),
    "with its folders": _zipped_anew(folders=True),
}


def _saved(settings: dict[str, Any]) -> Change:
    def change(data: bytes) -> bytes:
        held = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pdf.save(held, **({"deterministic_id": True} | settings if "static_id" not in settings else settings))
        return held.getvalue()

    return change


def _run(command: Sequence[str]) -> Change:
    def change(data: bytes) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            source, target = Path(folder) / "in.pdf", Path(folder) / "out.pdf"
            source.write_bytes(data)
            filled = [str({"{in}": source, "{out}": target}.get(word, word)) for word in command]
            subprocess.run(filled, check=True, capture_output=True, timeout=60)
            return target.read_bytes()

    return change
