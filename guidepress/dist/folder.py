"""Writing ``dist/`` so that nothing is lost: beside it first, then into place in one step."""

from __future__ import annotations

import ctypes
import glob
import json
import os
import shutil
import sys
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guidepress.model.errors import ConfigurationError

MANIFEST = "manifest.json"
PROOF = "proof"
"""The folder of the proof; whatever lies in it is ours and made anew as a whole."""
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@dataclass(frozen=True, slots=True)
class Dist:
    """The output folder. ``guide`` is the folder that must never be overwritten."""

    out: Path
    guide: Path

    def manifest(self) -> dict[str, Any]:
        """The manifest of the edition that lies there, or nothing."""
        try:
            data = json.loads((self.out / MANIFEST).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return data if isinstance(data, dict) else {}

    def report(self) -> dict[str, Any]:
        """The report of the proof that lies there, or nothing."""
        try:
            data = json.loads((self.out / PROOF / "report.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return data if isinstance(data, dict) else {}

    def refuse_foreign(self, identifier: str) -> None:
        """Raise `ConfigurationError` where writing would destroy something that is not this guide's edition."""
        out, guide = self.out.resolve(), self.guide.resolve()
        if guide == out or guide.is_relative_to(out):
            raise ConfigurationError(
                f"the output folder '{self.out}' holds the manuscript", hint="Choose another --out."
            )
        if out.exists() and not out.is_dir():
            raise ConfigurationError(f"'{self.out}' is a file", hint="Choose another --out.")
        if not out.is_dir() or not any(out.iterdir()):
            return
        known = self.manifest().get("identifier")
        if known is None:
            raise ConfigurationError(
                f"'{self.out}' is not empty and holds no edition of a guide",
                hint="Choose another --out, or empty the folder yourself.",
            )
        if known != identifier:
            raise ConfigurationError(
                f"'{self.out}' holds the edition of another guide ({known})", hint="Choose another --out."
            )

    def kept_entries(self, names: Collection[str]) -> list[dict[str, Any]]:
        """Entries of the manifest for files that this build does not make and that are still there."""
        entries = self.manifest().get("files", [])
        return [entry for entry in entries if self._is_kept(entry, names)] if isinstance(entries, list) else []

    def _is_kept(self, entry: object, names: Collection[str]) -> bool:
        name = entry.get("file") if isinstance(entry, dict) else None
        return isinstance(name, str) and name not in names and Path(name).name == name and (self.out / name).is_file()

    def replace(self, files: Mapping[str, bytes], *, anew: str = "") -> None:
        """Put these files in place, all at once; files of other editions and of the editor stay.

        Of the folder ``anew`` in it, only what is in ``files`` stays.

        Whatever happens before the last step (a full disk, a kill), the folder is as it was. Raises `OSError`.
        """
        out = self.out.resolve()
        out.parent.mkdir(parents=True, exist_ok=True)
        _clean_up(out)
        beside = out.with_name(f".{out.name}.new-{os.getpid()}")
        try:
            if out.is_dir():
                shutil.copytree(out, beside, symlinks=True)
            else:
                beside.mkdir()
            if anew:
                _forget(beside / anew)
            for name, data in files.items():
                _write(beside / name, data)
            _sync(beside)
            _exchange(beside, out)
        finally:
            shutil.rmtree(beside, ignore_errors=True)


def _clean_up(out: Path) -> None:
    """Finish or forget what a killed build left beside the folder."""
    previous = out.with_name(f".{out.name}.previous")
    if previous.is_dir():
        if out.exists():
            shutil.rmtree(previous, ignore_errors=True)
        else:
            previous.rename(out)
    for stale in out.parent.glob(f".{glob.escape(out.name)}.new-*"):
        process = stale.name.rpartition("-")[2]
        if not (process.isdigit() and _alive(int(process))):
            shutil.rmtree(stale, ignore_errors=True)


def _forget(path: Path) -> None:
    """A folder, or a file or link in its place, is gone; what a link leads to stays."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _exchange(new: Path, old: Path) -> None:
    """Swap two folders in one step where the system can (Linux), else by two renames that a later run can finish."""
    if not old.exists():
        new.rename(old)
    elif not _swap(new, old):
        previous = old.with_name(f".{old.name}.previous")
        old.rename(previous)
        new.rename(old)
        shutil.rmtree(previous, ignore_errors=True)


def _swap(one: Path, other: Path) -> bool:
    """Linux's renameat2 with RENAME_EXCHANGE; false where there is none."""
    if not sys.platform.startswith("linux"):
        return False
    function = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if function is None:
        return False
    return bool(function(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
