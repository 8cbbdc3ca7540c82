"""The garbage collector, seldom: an edition makes millions of objects that live as long as it does."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

THRESHOLDS = (30_000, 20, 50)
"""When each generation is collected. Python's own 700, 10, 10 walk over the same trees again and again: on the first
guide 0.74 of 9.8 s of the processor, 0.36 with these, while the process grows by three percent."""


@contextmanager
def seldom() -> Iterator[None]:
    """Collect with `THRESHOLDS`; afterwards as before."""
    before = gc.get_threshold()
    gc.set_threshold(*THRESHOLDS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
