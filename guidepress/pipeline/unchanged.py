"""A build of what was built already: nothing is read or made where nothing is another than it was.

What a build came to is noted under the digest of all that went in: every file of the guide's folder, what was asked,
the style sheets and the ground. It is known again only while the output folder is, file by file, as the build left it.
Nothing heavy is imported before it is known that there is something to do.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from guidepress.cache.codec import Codec, Named, UnknownKindError
from guidepress.cache.ground import ground, sheet_digest
from guidepress.cache.store import Store
from guidepress.dist.folder import Dist, read_file
from guidepress.model.edition import EDITIONS, Companion, Edition, Published
from guidepress.model.finding import Finding, Rule, Severity
from guidepress.model.place import Place
from guidepress.model.styles import STYLES
from guidepress.pipeline.built import Built
from guidepress.pipeline.stopwatch import Watch

if TYPE_CHECKING:
    from _typeshed import StrPath

_MOST_FILES, _MOST_BYTES = 20_000, 256 * 2**20
"""A folder with more is not compared: the guide is then read, as it is without a cache."""
_ENVIRONMENT = "GUIDEPRESS_"
_OF_THE_CACHE = "GUIDEPRESS_CACHE"


@dataclass(frozen=True, slots=True)
class Note:
    """What a build came to: its editions without their bytes, its warnings, and the output folder as it left it.

    ``files`` are the SHA-256 of the files by their path.
    """

    published: tuple[Published, ...]
    warnings: tuple[Finding, ...]
    files: Mapping[str, str]


CODEC = Codec(
    (Note, Published, Companion, Finding, Rule, Severity, Place),
    [Named(Edition, lambda edition: str(edition.name), EDITIONS.__getitem__)],
)


def build_if_changed(
    guide: Path,
    out: Path,
    names: Sequence[str] = (),
    *,
    strict: bool = False,
    jobs: int = 1,
    watch: Watch | None = None,
    store: Store | None = None,
) -> Built:
    """As `guidepress.pipeline.build.build`; with a ``store``, nothing is done where nothing has changed."""
    watch = watch or Watch()
    key = None
    if store is not None:
        with watch.stage("compare"):
            key = build_key(guide, out, names, strict=strict)
            if key is not None and (built := _known(store, key, out)) is not None:
                return built
    from guidepress.pipeline.build import build

    built = build(guide, out, names, strict=strict, jobs=jobs, watch=watch, store=store)
    if store is not None and key is not None and key == build_key(guide, out, names, strict=strict):
        _note(store, key, out, built)
    return built


def _known(store: Store, key: str, out: Path) -> Built | None:
    data = store.get(key)
    if data is None:
        return None
    try:
        note = CODEC.load(data)
    except (ValueError, LookupError, TypeError):
        note = None
    if not isinstance(note, Note):
        store.discard(key)
        return None
    lies = _contents(out)
    if lies is None or _digests(lies) != dict(note.files):
        return None
    published = tuple(replace(one, data=lies[one.file]) for one in note.published)
    return Built(out, published, note.warnings, tuple(one.edition.name for one in published), changed=False)


def _note(store: Store, key: str, out: Path, built: Built) -> None:
    lies = _contents(out)
    if lies is None or any(lies.get(one.file) != one.data for one in built.published):
        return
    bare = tuple(replace(one, data=b"", companions=()) for one in built.published)
    note = Note(bare, built.warnings, _digests(lies))
    try:
        store.put(key, CODEC.dump(note))
    except UnknownKindError:
        return


def build_key(guide: Path, out: Path, names: Sequence[str], *, strict: bool) -> str | None:
    """The digest of all that goes into a build; ``None`` for a folder that is not compared."""
    files = _inputs(guide, out)
    if files is None:
        return None
    said = {
        "what": "build",
        "ground": ground(),
        "sheets": {
            path.name: sheet_digest(path.relative_to(STYLES).as_posix())
            for path in sorted(STYLES.rglob("*"))
            if path.is_file()
        },
        "guide": files,
        "editions": sorted(names),
        "strict": strict,
        "environment": {
            name: value
            for name, value in sorted(os.environ.items())
            if name.startswith(_ENVIRONMENT) and not name.startswith(_OF_THE_CACHE)
        },
    }
    return _sha256(json.dumps(said, sort_keys=True).encode("utf-8", "surrogatepass"))


def _inputs(guide: Path, out: Path) -> dict[str, str] | None:
    """The SHA-256 of every file of the guide's folder by its path, the output folder and ``.git`` apart.

    ``None`` if there are too many, or if one cannot be read or leads elsewhere.
    """
    found: dict[str, str] = {}
    most = _MOST_BYTES
    try:
        for path in _below(guide, os.path.realpath(out)):
            most -= path.lstat().st_size
            if path.is_symlink() or most < 0 or len(found) == _MOST_FILES:
                return None
            found[path.relative_to(guide).as_posix()] = _sha256(read_file(path))
    except OSError:
        return None
    return found


def _below(guide: Path, out: StrPath) -> Iterator[Path]:
    def fail(error: OSError) -> None:
        raise error

    beside = f".{Path(out).name}."
    for folder, folders, files in os.walk(guide, onerror=fail):
        here = Path(folder)
        links = [here / name for name in folders if (here / name).is_symlink()]
        yield from links
        home = os.path.realpath(here) == os.path.realpath(Path(out).parent)
        folders[:] = sorted(
            name
            for name in folders
            if name != ".git" and os.path.realpath(here / name) != out and not (home and name.startswith(beside))
        )
        yield from (here / name for name in sorted(files))


def _contents(out: Path) -> dict[str, bytes] | None:
    """The bytes of every file in the output folder by its path; ``None`` if one is no plain file, or they are many."""
    most = _MOST_BYTES
    found: dict[str, bytes] = {}
    try:
        for name, path in Dist(out, out).inventory().items():
            most -= path.lstat().st_size
            if path.is_symlink() or most < 0 or len(found) == _MOST_FILES:
                return None
            found[name] = read_file(path)
    except OSError:
        return None
    return found


def contents_digests(out: Path) -> dict[str, str] | None:
    """The SHA-256 of every file in an output folder by its path; ``None`` if it is not compared."""
    lies = _contents(out)
    return None if lies is None else _digests(lies)


def _digests(lies: Mapping[str, bytes]) -> dict[str, str]:
    return {name: _sha256(data) for name, data in lies.items()}


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
