"""The same jobs on a Dask cluster: bytes in, bytes out.

A job is a pure function of the files of a guide, which travel with it by their SHA-256 or lie in a folder that all
workers see. So a job whose worker is lost is run again elsewhere, and what came of it is written once, here.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from guidepress.cache.codec import Codec
from guidepress.cache.ground import program_digest
from guidepress.catalogue.job import Outcome, Task, built, known, lost, note
from guidepress.catalogue.row import row_of
from guidepress.dist.folder import MANIFEST, PROOF, SIGNATURE, Dist, read_file
from guidepress.model.errors import ConfigurationError, OutsideToolError

if TYPE_CHECKING:
    from distributed import Client, Future

_AHEAD = 3
"""So many jobs a thread of the cluster are on their way at once: no more of a catalogue is held in memory."""
_SECONDS = 15
_RETRIES = 3


@dataclass(frozen=True, slots=True)
class Parcel:
    """Files by their path: each as its SHA-256, with the bytes of those that travel. ``about`` says what for."""

    about: Mapping[str, Any]
    files: Mapping[str, str]
    blobs: Mapping[str, bytes]


CODEC = Codec((Parcel,))


def on_cluster(tasks: Sequence[Task], address: str, shared: str = "") -> Iterator[Outcome]:
    """What came of each task, in the order in which they are done; what is done already is not sent.

    Raises `OutsideToolError` without Dask, or if nobody answers at the address.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise OutsideToolError(
            "Dask is not installed", hint="Install Guidepress with its extra: pip install 'guidepress[cluster]'."
        ) from error
    left: list[Task] = []
    for task in tasks:
        if (outcome := known(task)) is not None:
            yield outcome
        else:
            left.append(task)
    if not left:
        return
    try:
        client = Client(address, timeout=_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise OutsideToolError(
            f"no scheduler answers at '{address}'", hint="Start one: dask scheduler; then workers: dask worker ADDRESS."
        ) from error
    with client:
        yield from _sent(client, left, shared)


def _sent(client: Client, tasks: Sequence[Task], shared: str) -> Iterator[Outcome]:
    from distributed import as_completed

    waiting = list(reversed(tasks))
    running: dict[Future, Task] = {}
    coming = as_completed(loop=client.loop)
    ahead = max(2, _AHEAD * sum(client.nthreads().values()))
    while waiting or running:
        while waiting and len(running) < ahead:
            task = waiting.pop()
            data = CODEC.dump(packed(task, shared))
            name = hashlib.sha256(task.name.encode("utf-8", "surrogatepass") + b"\0" + data).hexdigest()
            future = client.submit(run_job, data, key=f"guide-{name}", retries=_RETRIES, pure=True)
            running[future] = task
            coming.add(future)
        future = next(coming)
        task = running.pop(future)
        if future.status == "finished":
            yield _written(task, future.result(), shared)
        else:
            error = future.exception()
            if isinstance(error, ConfigurationError | OutsideToolError):
                raise error
            row = replace(lost(task, None).row, why=f"the cluster gave up: {type(error).__name__}: {error}"[:300])
            yield Outcome(row)
        future.release()


def packed(task: Task, shared: str = "") -> Parcel:
    """A guide as a parcel. Its output folder and hidden folders stay here."""
    files: dict[str, str] = {}
    blobs: dict[str, bytes] = {}
    for path in sorted(task.guide.rglob("*")):
        inside = path.relative_to(task.guide)
        if any(part.startswith(".") for part in inside.parts) or path.is_relative_to(task.out) or not path.is_file():
            continue
        data = read_file(path)
        files[inside.as_posix()] = digest = hashlib.sha256(data).hexdigest()
        blobs[digest] = data
    about = {"editions": list(task.editions), "strict": task.strict, "shared": shared, "program": program_digest()}
    return Parcel(about, files, _kept(blobs, shared))


def run_job(data: bytes) -> bytes:
    """On a worker: the parcel of a guide becomes the parcel of its output folder.

    Raises `ConfigurationError` if the worker has another Guidepress: its bytes would be others.
    """
    parcel = CODEC.load(data)
    about = parcel.about
    if about["program"] != program_digest():
        raise ConfigurationError(
            "a worker of the cluster has another version of Guidepress",
            hint="Install the same version on every worker.",
        )
    with tempfile.TemporaryDirectory(prefix="guidepress-") as room:
        guide, out = Path(room, "guide"), Path(room, "out")
        for name, content in unpacked(parcel).items():
            path = guide / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        task = Task("guide", guide, out, Path(room, "done"), tuple(about["editions"]), about["strict"])
        row = built(task)
        made = {name: read_file(path) for name, path in Dist(out, guide).inventory().items()}
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in made.items()}
    blobs = {digests[name]: content for name, content in made.items()}
    return CODEC.dump(Parcel({"row": json.dumps(row.as_data())}, digests, _kept(blobs, about["shared"])))


def unpacked(parcel: Parcel, shared: str | None = None) -> dict[str, bytes]:
    """The files of a parcel. Raises `OutsideToolError` for one that is not what its digest says, or leads elsewhere."""
    folder = parcel.about["shared"] if shared is None else shared
    found: dict[str, bytes] = {}
    for name, digest in parcel.files.items():
        path = PurePosixPath(name)
        data = parcel.blobs[digest] if digest in parcel.blobs else _fetched(digest, folder)
        if path.is_absolute() or ".." in path.parts or hashlib.sha256(data).hexdigest() != digest:
            raise OutsideToolError(f"'{name}' came damaged", hint="Run the command again.")
        found[name] = data
    return found


def _kept(blobs: Mapping[str, bytes], shared: str) -> Mapping[str, bytes]:
    """Those that have to travel: all, or none where they lie in a shared folder from now on."""
    if not shared:
        return blobs
    files, root = _folder(shared)
    for digest, data in blobs.items():
        path = f"{root}/{digest[:2]}/{digest}"
        if not files.exists(path):
            files.makedirs(f"{root}/{digest[:2]}", exist_ok=True)
            with files.transaction, files.open(path, "wb") as file:
                file.write(data)
    return {}


def _fetched(digest: str, shared: str) -> bytes:
    files, root = _folder(shared)
    data: bytes = files.cat_file(f"{root}/{digest[:2]}/{digest}")
    return data


def _folder(shared: str) -> tuple[Any, str]:
    import fsspec.core

    files, root = fsspec.core.url_to_fs(shared)
    return files, str(root).rstrip("/")


def _written(task: Task, data: bytes, shared: str) -> Outcome:
    """The output of a job, in its place: written here and once."""
    parcel = CODEC.load(data)
    row = replace(row_of(json.loads(parcel.about["row"])), name=task.name)
    if not row.is_built:
        return note(task, row if row.title != "guide" else replace(row, title=task.name))
    files = unpacked(parcel, shared)
    dist = Dist(task.out, task.guide)
    try:
        dist.refuse_foreign(json.loads(files[MANIFEST])["identifier"])
        before = {str(entry["file"]) for entry in dist.manifest().get("files", [])}
        dist.replace(files, anew=PROOF, gone=[name for name in (*before, SIGNATURE) if name not in files])
    except (ConfigurationError, OSError) as error:
        return note(task, replace(row, files=(), exit_code=3, why=str(error)))
    return note(task, row)
