"""Processes that build guides, one after another: warm, and each replaced when it ends.

They are forked from a server that has imported the engines once. What kills a process (no memory, a fault of a
library) costs the guide that it was at, and no other.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from guidepress.catalogue.job import Outcome, Task, lost, work
from guidepress.pipeline import ceiling
from guidepress.pipeline.collector import seldom
from guidepress.pipeline.worker import end_with_command, leave_interrupts, uninterrupted

_WARM = [
    "guidepress.pipeline.build",
    "guidepress.typeset.editions",
    "guidepress.typeset.pdf.edition",
    "guidepress.typeset.paged.layout",
    "guidepress.typeset.epub.edition",
    "guidepress.typeset.web.edition",
    "guidepress.prove.pdf",
]
_GUIDES_A_PROCESS = 40
"""So many guides are built in a process before another takes its place: what engines keep is then given back."""

Work = Callable[[Task], Outcome]


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    task: Task | None = None
    done: int = 0


def outcomes(tasks: Sequence[Task], jobs: int, call: Work = work) -> Iterator[Outcome]:
    """What came of each task, in the order in which they are done.

    ``call`` is a function at the top of a module. Leaving the iterator ends the processes.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_WARM)
    waiting = list(reversed(tasks))
    workers: list[_Worker] = []
    try:
        while waiting or any(one.task for one in workers):
            while waiting and len(workers) < jobs:
                workers.append(_started(context, call))
            for one in workers:
                if one.task is None and waiting:
                    one.task = waiting.pop()
                    one.pipe.send(one.task)
            busy = {one.pipe: one for one in workers if one.task is not None}
            for ready in wait(list(busy)):
                yield _taken(busy[ready], workers)  # type: ignore[index]
    finally:
        for one in workers:
            _ended(one)


def _taken(worker: _Worker, workers: list[_Worker]) -> Outcome:
    task, worker.task = worker.task, None
    assert task is not None  # noqa: S101 - only busy workers are asked
    worker.done += 1
    try:
        outcome: Outcome = worker.pipe.recv()
    except (EOFError, OSError):
        worker.process.join()
        outcome = lost(task, worker.process.exitcode)
        worker.done = _GUIDES_A_PROCESS
    if worker.done >= _GUIDES_A_PROCESS:
        workers.remove(worker)
        _ended(worker)
    return outcome


def _started(context: multiprocessing.context.ForkServerContext, call: Work) -> _Worker:
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, call), daemon=True)
    with uninterrupted():
        process.start()
    theirs.close()
    return _Worker(process, ours)


def _ended(worker: _Worker) -> None:
    worker.pipe.close()
    if worker.task is not None:
        worker.process.terminate()
    worker.process.join()


def _serve(pipe: Connection, call: Work) -> None:
    """In a process: a guide after another, until nobody asks for more.

    It ends with the command, however that ends.
    """
    leave_interrupts()
    end_with_command()
    gc.freeze()  # the engines stay: to walk over them after each guide takes longer than to refuse one
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            with ceiling.under(ceiling.ceiling()), seldom():
                outcome = call(task)
        except (ceiling.CeilingReachedError, MemoryError):
            os._exit(ceiling.EXIT_CEILING)  # whoever waits says why; nothing here can be trusted to have memory
        try:
            pipe.send(outcome)
        except OSError:  # nobody waits any more
            return
        gc.collect()
