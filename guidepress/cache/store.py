"""The store: entries in a folder of the user's, each by its key, whole or not there at all.

An entry is written beside the others and moved into place, so that neither a second build nor an end in the middle of
one leaves half an entry. Each carries the SHA-256 of its key and its bytes: one that is damaged is removed, and made
again. What is in a store is data (bytes), never code: nothing that is read from it is run.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import stat
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guidepress.model.errors import ConfigurationError

VARIABLE, LIMIT_VARIABLE = "GUIDEPRESS_CACHE", "GUIDEPRESS_CACHE_MB"
"""The environment variables with the folder (or ``off``), and with the most that it may hold, in MB."""
OFF = frozenset({"off", "no", "0", "false"})
DEFAULT_LIMIT = 512 * 2**20
_MAGIC = b"guidepress-cache 1\n"
_HEAD = len(_MAGIC) + hashlib.sha256().digest_size
_FORM = "1"
_ABANDONED = 3600.0
"""After so many seconds a file that was begun beside the entries is nobody's."""


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of entries. ``limit`` is the most that they may take together, in bytes.

    A key is the SHA-256 of everything that an entry depends on, in hexadecimal digits. What cannot be read or written
    is as if it were not there: a store makes nothing fail.
    """

    folder: Path
    limit: int = DEFAULT_LIMIT

    def get(self, key: str) -> bytes | None:
        """The bytes of an entry, or ``None``; it is then the one that was used last. A damaged one is removed."""
        path = self._path(key)
        try:
            data = self._read(path)
        except OSError:
            return None
        body = data[_HEAD:]
        if not hmac.compare_digest(data[:_HEAD], _head(key, body)):
            self.discard(key)
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return body

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes under a key. What is larger than a quarter of the store is not kept."""
        if _HEAD + len(data) > self.limit // 4:
            return
        path = self._path(key)
        beside: str | None = None
        try:
            for folder in (path.parent.parent, path.parent):
                folder.mkdir(mode=0o700, exist_ok=True)
            number, beside = tempfile.mkstemp(prefix="begun-", dir=path.parent)
            with os.fdopen(number, "wb") as file:
                file.write(_head(key, data))
                file.write(data)
            Path(beside).replace(path)
        except OSError:
            if beside is not None:
                _remove(Path(beside))

    def discard(self, key: str) -> None:
        """Remove an entry, if it is there."""
        _remove(self._path(key))

    def trim(self) -> None:
        """Remove those that were used longest ago until the rest is within the limit, and what was never finished."""
        now = time.time()
        found: list[tuple[float, int, Path]] = []
        for path, state in self._files():
            if path.name.startswith("begun-"):
                if now - state.st_mtime > _ABANDONED:
                    _remove(path)
            else:
                found.append((state.st_mtime, state.st_size, path))
        total = sum(size for _used, size, _path in found)
        for _used, size, path in sorted(found):
            if total <= self.limit:
                return
            _remove(path)
            total -= size

    def _files(self) -> Iterator[tuple[Path, os.stat_result]]:
        for folder in sorted((self.folder / _FORM).glob("??")):
            with contextlib.suppress(OSError):
                for path in list(folder.iterdir()):
                    with contextlib.suppress(OSError):
                        yield path, path.lstat()

    def _path(self, key: str) -> Path:
        return self.folder / _FORM / key[:2] / key[2:]

    def _read(self, path: Path) -> bytes:
        """The file, if it is a plain one of this user and not longer than an entry can be."""
        number = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        with os.fdopen(number, "rb") as file:
            state = os.fstat(number)
            if not stat.S_ISREG(state.st_mode) or state.st_uid != os.geteuid() or state.st_size > self.limit:
                raise OSError(f"{path} is no entry")
            return file.read()


def open_store(folder: Path, limit: int = DEFAULT_LIMIT) -> Store | None:
    """The store in a folder, which is made (mode 0700) if it is missing; ``None`` if none can be made.

    Raises `ConfigurationError` if the folder is one that other users can write: what they put there would be published.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = folder.stat()
    except OSError:
        return None
    if state.st_uid != os.geteuid() or state.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise ConfigurationError(
            f"the cache folder '{folder}' can be written by others",
            hint=f"Name a folder of your own in {VARIABLE} (mode 0700), or say '--no-cache'.",
        )
    return Store(folder, limit) if os.access(folder, os.W_OK | os.X_OK) else None


def users_store() -> Store | None:
    """The store that the environment names, else that in the user's cache folder; ``None`` if it is switched off.

    Raises `ConfigurationError` as `open_store` does, and for a limit that is no number of MB.
    """
    named = os.environ.get(VARIABLE, "").strip()
    if named.lower() in OFF:
        return None
    most = os.environ.get(LIMIT_VARIABLE, "").strip()
    if most and not (most.isascii() and most.isdigit()):
        raise ConfigurationError(f"{LIMIT_VARIABLE} is '{most}'", hint="Give the most that the cache may hold, in MB.")
    limit = int(most) * 2**20 if most else DEFAULT_LIMIT
    if named:
        return open_store(Path(named).expanduser(), limit)
    from platformdirs import user_cache_path

    return open_store(user_cache_path("guidepress"), limit)


def _head(key: str, body: bytes) -> bytes:
    digest = hashlib.sha256(key.encode() + b"\0")
    digest.update(body)
    return _MAGIC + digest.digest()


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
