"""The memory of pages: when the garbage collector walks over them, and when not."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_GROWTH = 1.25
"""How many times the memory that the collector left must be taken before it walks over all of it again."""


class _Walked:
    """How many blocks of memory were taken when the collector last walked over the objects that are frozen."""

    blocks = 0


_walked = _Walked()


def collect_pages() -> None:
    """Let the collector walk over everything once: it frees the pages that nobody holds any more."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    _walked.blocks = sys.getallocatedblocks()


@contextmanager
def spared_collector(*, hold: bool = False) -> Iterator[None]:
    """Keep the garbage collector out of the layout: what is laid out stays alive, and it would walk it over and over.

    `units.Setter` collects what laying out leaves behind: what was there before it is frozen, and is not walked over.
    With ``hold`` the pages stay frozen while they are written and proved. The collector comes to those that nobody
    needs before others are laid out, once there is a quarter more than the last time: as it does with all that is old.
    """
    was_on = gc.isenabled()
    # To count the frozen objects is to walk over them: 0.08 s in a large process. Blocks are counted in 0.0001 s.
    if hold and sys.getallocatedblocks() >= _GROWTH * _walked.blocks:
        collect_pages()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        if hold:
            gc.freeze()
        else:
            gc.unfreeze()
        if was_on:
            gc.enable()
