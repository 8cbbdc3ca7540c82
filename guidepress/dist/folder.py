"""Writing ``dist/`` so that nothing is lost: beside it first, then into place in one step."""

from __future__ import annotations

import ctypes
import errno
import glob
import hashlib
import json
import os
import shutil
import stat
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guidepress.model.edition import EDITIONS
from guidepress.model.errors import ConfigurationError, naming

MANIFEST = "manifest.json"
SIGNATURE = "manifest.json.sig"
"""The signature of the manifest: whatever changes the manifest takes it away."""
DOWNLOAD_PAGE = "index.html"
PAGE, REPORT = "page", "report"
"""The kinds of the files in a manifest that are no edition and go with none: the download page, the proof."""
MADE_ANEW = frozenset({PAGE, REPORT})
MOST_BYTES = 2**30
"""How large a file is read, in bytes."""
PROOF = "proof"
"""The folder of the proof; whatever lies in it is ours and made anew as a whole."""
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def said_once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """The members of an object of JSON. Raises `ValueError` for a name that stands twice: readers differ in which holds.

    RFC 8259, section 4.
    """
    held = dict(pairs)
    if len(held) != len(pairs):
        raise ValueError("a name stands twice in an object")
    return held


@dataclass(frozen=True, slots=True)
class Dist:
    """The output folder. ``guide`` is the folder that must never be overwritten."""

    out: Path
    guide: Path

    def manifest(self) -> dict[str, Any]:
        """The manifest of the edition that lies there, or nothing."""
        try:
            data = json.loads(read_file(self.out / MANIFEST), object_pairs_hook=said_once)
        except (OSError, ValueError, RecursionError):
            return {}
        return data if isinstance(data, dict) else {}

    def report(self) -> dict[str, Any]:
        """The report of the proof that lies there, or nothing."""
        try:
            data = json.loads(read_file(self.out / PROOF / "report.json"), object_pairs_hook=said_once)
        except (OSError, ValueError, RecursionError):
            return {}
        return data if isinstance(data, dict) else {}

    def refuse_foreign(self, identifier: str) -> None:
        """Raise `ConfigurationError` where writing would destroy something that is not this guide's edition."""
        with suppress(FileNotFoundError):
            try:
                self.out.stat()
            except OSError as error:
                if error.errno != errno.ELOOP:
                    raise
                message = f"'{self.out}' cannot be followed: a link leads to itself"
                raise ConfigurationError(message, hint="Choose another --out, or remove the link.") from error
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

    def inventory(self) -> dict[str, Path]:
        """Everything that lies in the folder and is no folder, by its path in it, in order; nothing is opened."""
        if not self.out.is_dir():
            return {}
        found = (path for path in self.out.rglob("*") if path.is_symlink() or not path.is_dir())
        return {path.relative_to(self.out).as_posix(): path for path in sorted(found)}

    def kept_entries(self, names: Collection[str]) -> list[dict[str, Any]]:
        """Entries of the manifest for files that this build does not make and that are still there."""
        entries = self.manifest().get("files", [])
        return [entry for entry in entries if self._is_kept(entry, names)] if isinstance(entries, list) else []

    def editions_of(self, inputs: str) -> list[str]:
        """The names of the editions that are still there and were made of these ``inputs`` (a digest)."""
        entries = [one for one in self.kept_entries(()) if one.get("inputs") == inputs]
        return [name for name in EDITIONS if any(one.get("edition") == name for one in entries)]

    def _is_kept(self, entry: object, names: Collection[str]) -> bool:
        name = entry.get("file") if isinstance(entry, dict) and entry.get("kind") not in MADE_ANEW else None
        return isinstance(name, str) and name not in names and Path(name).name == name and (self.out / name).is_file()

    def replace(
        self,
        files: Mapping[str, bytes],
        *,
        anew: str = "",
        gone: Collection[str] = (),
        unchanged: Mapping[str, str] | None = None,
    ) -> None:
        """Put these files in place, all at once; files of other editions and of the editor stay.

        Of the folder ``anew`` in it, only what is in ``files`` stays; what is ``gone`` does not. ``unchanged`` are the
        SHA-256 of files that ``files`` say something about: if one is another by now, nothing is replaced. Who does
        this to the same folder at the same time waits.

        Whatever happens before the last step (a full disk, a kill), the folder is as it was. Raises `OSError`, and
        `ConfigurationError` if a file is not ``unchanged``.
        """
        out = self.out.resolve()
        out.parent.mkdir(parents=True, exist_ok=True)
        with _alone(out.parent) as alone:
            _clean_up(out, alone=alone)
            beside = out.with_name(f".{out.name}.new-{os.getpid()}")
            try:
                if out.is_dir():
                    shutil.copytree(out, beside, symlinks=True, copy_function=_copy)
                else:
                    beside.mkdir()
                _hold(beside, unchanged or {})
                for name in (anew, *gone):
                    if name:
                        _forget(beside / name)
                for name, data in files.items():
                    _write(beside / name, data)
                _sync(beside)
                _exchange(beside, out)
            finally:
                _remove(beside)


def read_file(path: Path) -> bytes:
    """The bytes of a file, or of the one that a link leads to.

    Never waits: raises `NoFileError` for a pipe, a device or a socket and for a file of more than `MOST_BYTES`, and
    `OSError` for what is not there or cannot be read.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with open(descriptor, "rb") as file:
        state = os.fstat(descriptor)
        if not stat.S_ISREG(state.st_mode):
            raise NoFileError("it is no regular file")
        if state.st_size > MOST_BYTES:
            raise NoFileError(f"it has more than {MOST_BYTES // 2**20} MB")
        return file.read(MOST_BYTES)


class NoFileError(OSError):
    """What lies there is nothing that could be read to its end; the message says why."""


@contextmanager
def _alone(folder: Path) -> Iterator[bool]:
    """Wait until nobody else who asks the same way is at work in a folder; false where there are no locks (Windows)."""
    try:
        from fcntl import LOCK_EX, flock
    except ImportError:
        yield False
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        flock(descriptor, LOCK_EX)
        yield True
    finally:
        os.close(descriptor)


def _copy(source: str, target: str) -> str:
    """Copy a file as it is; a pipe is made again, for what somebody put there stays."""
    if stat.S_ISFIFO(os.lstat(source).st_mode):
        os.mkfifo(target)
        return target
    return str(shutil.copy2(source, target))


def _hold(folder: Path, unchanged: Mapping[str, str]) -> None:
    for name, digest in unchanged.items():
        try:
            same = hashlib.sha256(read_file(folder / name)).hexdigest() == digest
        except OSError:
            same = False
        if not same:
            raise ConfigurationError(f"'{name}' was changed meanwhile", hint="Run the command again.")


def _clean_up(out: Path, *, alone: bool) -> None:
    """Finish or forget what a killed build left beside the folder.

    Who is ``alone`` at work knows that nobody else's is in use, though its number is that of a process by now.
    """
    previous = out.with_name(f".{out.name}.previous")
    if previous.is_dir():
        if out.exists():
            shutil.rmtree(previous, ignore_errors=True)
        else:
            previous.rename(out)
    for stale in out.parent.glob(f".{glob.escape(out.name)}.new-*"):
        process = stale.name.rpartition("-")[2]
        if alone or not (process.isdigit() and _alive(int(process))):
            _remove(stale)


def _remove(folder: Path) -> None:
    """A folder of ours is gone, also where what it is a copy of may not be written to."""
    if folder.is_symlink():
        folder.unlink()
        return
    for path, _folders, _files in os.walk(folder):
        with suppress(OSError):
            os.chmod(path, stat.S_IRWXU)
    shutil.rmtree(folder, ignore_errors=True)


def _forget(path: Path) -> None:
    """A folder, or a file or link in its place, is gone; what a link leads to stays."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with naming(path), path.open("xb") as file:
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
