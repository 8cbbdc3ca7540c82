"""A whole catalogue: find the guides, build what has changed, write the table."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from guidepress.cache.store import Store
from guidepress.catalogue.find import SETTINGS, guides_below
from guidepress.catalogue.job import Outcome, Task, known, work, write_whole
from guidepress.catalogue.page import catalogue_page
from guidepress.catalogue.row import FORMAT, Row
from guidepress.model.edition import EDITIONS
from guidepress.model.errors import ConfigurationError

PAGE, DATA, DONE = "catalogue.html", "catalogue.json", ".catalogue"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The rows by name, and how many guides there was something to do for. ``exit_code`` is the gravest of theirs."""

    rows: tuple[Row, ...]
    worked: int

    @property
    def exit_code(self) -> int:
        """0 if every guide is built."""
        return max((row.exit_code for row in self.rows), default=0)


def build_catalogue(
    folders: Sequence[Path],
    out: Path,
    *,
    editions: Sequence[str] = (),
    strict: bool = False,
    jobs: int = 1,
    store: Store | None = None,
    apart: bool = False,
    cluster: str = "",
    shared: str = "",
    tell: Callable[[Outcome, int, int], None] = lambda _outcome, _done, _all: None,
) -> Catalogue:
    """Build every guide below some folders into ``out``, and write ``catalogue.html`` and ``catalogue.json`` there.

    A guide that fails stops no other: its row says why. What an earlier run built, even one that was killed, is not
    built again while guide, program and output are as they were. With ``apart`` guides are built in processes of their
    own, ``jobs`` side by side, so that one that takes all memory is ended alone. ``cluster`` is the address of a Dask
    scheduler, ``shared`` a folder (as fsspec knows it) that its workers see, for files that then need not travel.

    Raises `ConfigurationError` (no guide, an unknown edition), `OutsideToolError` (no Dask, no scheduler), `OSError`.
    """
    for name in editions:
        if name not in EDITIONS:
            raise ConfigurationError(f"there is no edition '{name}'", hint=f"The editions are: {', '.join(EDITIONS)}.")
    if (out / SETTINGS).is_file():
        raise ConfigurationError(f"'{out}' is a guide, and nothing is written into one", hint="Choose another --out.")
    found = guides_below(folders, out)
    place = out.resolve()
    tasks = [
        Task(one.name, one.folder.resolve(), place / one.name, _done(place, one.name), tuple(editions), strict, store)
        for one in found
    ]
    rows: dict[str, Row] = {}
    worked = 0
    with closing(_outcomes(tasks, jobs if apart else 0, cluster, shared)) as coming:
        for outcome in coming:
            rows[outcome.row.name] = outcome.row
            worked += outcome.changed
            tell(outcome, len(rows), len(tasks))
    ordered = tuple(rows[name] for name in sorted(rows))
    data = {"format": FORMAT, "guides": [row.as_data() for row in ordered]}
    write_whole(out / DATA, (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass"))
    write_whole(out / PAGE, catalogue_page(ordered))
    return Catalogue(ordered, worked)


def _outcomes(tasks: Sequence[Task], jobs: int, cluster: str, shared: str) -> Generator[Outcome, None, None]:
    if cluster:
        from guidepress.catalogue.cluster import on_cluster

        yield from on_cluster(tasks, cluster, shared)
        return
    left = []
    for task in tasks:
        if (outcome := known(task)) is not None:
            yield outcome
        else:
            left.append(task)
    if not jobs:
        yield from map(work, left)
    elif left:
        from guidepress.catalogue.pool import outcomes

        yield from outcomes(left, min(jobs, len(left)))


def _done(out: Path, name: str) -> Path:
    return out / DONE / f"{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}.json"
