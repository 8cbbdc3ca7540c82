"""What work costs as it grows: compared with itself, never with a clock on the wall."""

from __future__ import annotations

import time
from collections.abc import Callable

UNSEEN = 0.05
"""Seconds of the processor that are noise, whatever runs beside."""


def seconds_of(work: Callable[[], object]) -> float:
    """The seconds of the processor that some work takes, in this process; the lesser of two."""
    taken = []
    for _ in range(2):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return min(taken)


def grows_in_proportion(work: Callable[[int], object], few: int, times: int = 4) -> None:
    """Fail if ``times`` as much takes more than two and a half times ``times`` as long; its square would take more."""
    less, more = seconds_of(lambda: work(few)), seconds_of(lambda: work(few * times))
    assert more <= 2.5 * times * less + UNSEEN, f"{few}: {less:.3f} s; {few * times}: {more:.3f} s"
