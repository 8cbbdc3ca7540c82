"""Work on a guide in no time, for tests of who shares it out; at the top of a module, where other processes find it."""

from __future__ import annotations

import gc
import os
import signal
import time
from pathlib import Path

from guidepress.catalogue.job import Outcome, Task
from guidepress.catalogue.row import Row


def quick_work(task: Task) -> Outcome:
    """Write down that a guide was worked on, and by whom.

    One called ``deadly`` ends the process that works on it, one called ``hungry`` takes all memory, one called ``slow``
    takes longer than anybody waits.
    """
    if task.name == "deadly":
        os.kill(os.getpid(), signal.SIGKILL)
    if task.name == "hungry":
        raise MemoryError
    Path(task.out).write_text(str(os.getpid()), encoding="utf-8")
    if task.name == "slow":
        time.sleep(600)
    return Outcome(Row(task.name, task.name))


def frozen_work(task: Task) -> Outcome:
    """How many objects of the process no collection looks at, as what is said of the guide."""
    return Outcome(Row(task.name, task.name, why=str(gc.get_freeze_count())))
