"""The store: entries are whole or not there, whoever writes beside, whatever happens to the files."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from guidepress.cache.store import DEFAULT_LIMIT, Store, open_store, users_store
from guidepress.model.errors import ConfigurationError
from tests.support.places import ROOT


def key(text: str) -> str:
    """Key."""
    return hashlib.sha256(text.encode()).hexdigest()


def opened(folder: Path, limit: int = DEFAULT_LIMIT) -> Store:
    """Opened."""
    store = open_store(folder, limit)
    assert store is not None
    return store


def entries(store: Store) -> list[Path]:
    """Entries."""
    return sorted(path for path in store.folder.rglob("*") if path.is_file())


def test_what_was_put_is_there(tmp_path: Path) -> None:
    """What was put is there."""
    store = opened(tmp_path / "cache")
    assert store.get(key("a")) is None
    store.put(key("a"), b"one")
    store.put(key("b"), b"")
    assert (store.get(key("a")), store.get(key("b"))) == (b"one", b"")
    assert opened(tmp_path / "cache").get(key("a")) == b"one"


def test_nobody_else_can_read_or_write_it(tmp_path: Path) -> None:
    """Nobody else can read or write it."""
    store = opened(tmp_path / "a" / "cache")
    store.put(key("a"), b"one")
    modes = {oct(path.stat().st_mode & 0o077) for path in [store.folder, *store.folder.rglob("*")]}
    assert modes == {"0o0"}


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_a_folder_that_others_can_write_is_refused(tmp_path: Path, mode: int) -> None:
    """A folder that others can write is refused."""
    tmp_path.chmod(mode)
    with pytest.raises(ConfigurationError, match="can be written by others"):
        open_store(tmp_path)


def test_no_folder_can_be_made(tmp_path: Path) -> None:
    """No folder can be made."""
    (tmp_path / "file").write_bytes(b"")
    assert open_store(tmp_path / "file" / "cache") is None


@pytest.mark.parametrize("at", [0, 5, 25, 60, -1])
def test_a_damaged_entry_is_removed(tmp_path: Path, at: int) -> None:
    """A damaged entry is removed."""
    store = opened(tmp_path / "cache")
    store.put(key("a"), b"the bytes of an edition")
    (path,) = entries(store)
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
    assert store.get(key("a")) is None
    assert entries(store) == []


@pytest.mark.parametrize("length", [0, 10, 51, 60])
def test_a_cut_entry_is_removed(tmp_path: Path, length: int) -> None:
    """A cut entry is removed."""
    store = opened(tmp_path / "cache")
    store.put(key("a"), b"the bytes of an edition")
    (path,) = entries(store)
    path.write_bytes(path.read_bytes()[:length])
    assert store.get(key("a")) is None
    assert entries(store) == []


def test_an_entry_is_that_of_its_key_only(tmp_path: Path) -> None:
    """An entry is that of its key only."""
    store = opened(tmp_path / "cache")
    store.put(key("a"), b"one")
    (path,) = entries(store)
    other = store.folder / "1" / key("b")[:2] / key("b")[2:]
    other.parent.mkdir(exist_ok=True)
    path.rename(other)
    assert store.get(key("b")) is None


def test_a_link_or_a_pipe_is_no_entry(tmp_path: Path) -> None:
    """A link or a pipe is no entry."""
    store = opened(tmp_path / "cache")
    store.put(key("a"), b"one")
    (path,) = entries(store)
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    assert store.get(key("a")) is None
    path.unlink()
    path.mkdir()
    assert store.get(key("a")) is None


def test_the_least_recently_used_goes(tmp_path: Path) -> None:
    """The least recently used goes."""
    store = opened(tmp_path / "cache", 4096)
    for name in "abcdef":
        store.put(key(name), name.encode() * 900)
    for number, name in enumerate("abcdef"):
        os.utime(store.folder / "1" / key(name)[:2] / key(name)[2:], (number, number))
    assert store.get(key("a")) is not None
    store.trim()
    assert [name for name in "abcdef" if store.get(key(name))] == ["a", "d", "e", "f"]
    assert sum(path.stat().st_size for path in entries(store)) <= 4096


def test_what_is_too_large_is_not_kept(tmp_path: Path) -> None:
    """What is too large is not kept."""
    store = opened(tmp_path / "cache", 4096)
    store.put(key("a"), b"a" * 1024)
    assert entries(store) == []


def test_what_was_begun_long_ago_is_removed(tmp_path: Path) -> None:
    """What was begun long ago is removed."""
    store = opened(tmp_path / "cache")
    store.put(key("a"), b"one")
    (path,) = entries(store)
    for name, age in (("begun-old", 7200), ("begun-now", 0)):
        (path.parent / name).write_bytes(b"half")
        os.utime(path.parent / name, (time.time() - age, time.time() - age))
    store.trim()
    assert {one.name for one in entries(store)} == {path.name, "begun-now"}


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk leaves nothing."""
    store = opened(tmp_path / "cache")

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    store.put(key("a"), b"one")
    assert entries(store) == []


WRITER = """
import sys
from pathlib import Path
from guidepress.cache.store import open_store
store = open_store(Path(sys.argv[1]))
print("ready", flush=True)
while True:
    for number in range(8):
        store.put(f"{number:064d}", bytes([number]) * 300_000)
        got = store.get(f"{number:064d}")
        assert got is None or got == bytes([number]) * 300_000
"""


def test_killed_writers_leave_whole_entries(tmp_path: Path) -> None:
    """Two processes write the same entries at once and are killed in the middle."""
    command = [sys.executable, "-c", WRITER, str(tmp_path / "cache")]
    writers = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) for _each in range(2)]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
    time.sleep(0.3)
    for writer in writers:
        assert writer.poll() is None
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
    store = opened(tmp_path / "cache")
    whole = [path for path in entries(store) if not path.name.startswith("begun-")]
    assert whole
    for path in whole:
        name = path.parent.name + path.name
        assert store.get(name) == bytes([int(name)]) * 300_000


def test_the_environment_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment names it."""
    monkeypatch.setenv("GUIDEPRESS_CACHE", "off")
    assert users_store() is None
    monkeypatch.setenv("GUIDEPRESS_CACHE", str(tmp_path / "there"))
    monkeypatch.setenv("GUIDEPRESS_CACHE_MB", "7")
    assert users_store() == Store(tmp_path / "there", 7 * 2**20)
    monkeypatch.setenv("GUIDEPRESS_CACHE_MB", "much")
    with pytest.raises(ConfigurationError, match="GUIDEPRESS_CACHE_MB is 'much'"):
        users_store()
    monkeypatch.delenv("GUIDEPRESS_CACHE_MB")
    monkeypatch.delenv("GUIDEPRESS_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    store = users_store()
    assert store is not None
    assert store.folder.is_relative_to(tmp_path)
