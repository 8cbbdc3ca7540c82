"""Honest re-saves: the same pages, words and links, written by another program or with other settings."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import ObjectStreamMode, StreamDecodeLevel

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
_TOOLS: dict[str, Sequence[str]] = {
    "qpdf": ("qpdf", "{in}", "{out}"),
    "qpdf --object-streams=disable": ("qpdf", "--object-streams=disable", "{in}", "{out}"),
    "mutool clean": ("mutool", "clean", "{in}", "{out}"),
    "mutool clean -gggg -z": ("mutool", "clean", "-gggg", "-z", "{in}", "{out}"),
}


def resaves() -> Iterator[Forgery]:
    """Re-saves of each PDF by pikepdf, and by what else is installed here."""
    for file in FILES:
        for name, settings in _SETTINGS.items():
            yield Forgery(f"{file}: saved by pikepdf, {name}", file, _saved(settings))
        for name, command in _TOOLS.items():
            if shutil.which(command[0]):
                yield Forgery(f"{file}: saved by {name}", file, _run(command))


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
