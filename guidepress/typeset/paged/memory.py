"""The memory of pages: when the garbage collector walks over them, and when not."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_GROWTH = 1.25
"""How many times the objects that the collector left must be there before it walks over all of them again."""


class _Walked:
    """How many objects there were when the collector last walked over those that are frozen."""

    objects = 0


_walked = _Walked()


def collect_pages() -> None:
    """Let the collector walk over everything once: it frees the pages that nobody holds any more."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    _walked.objects = gc.get_freeze_count()


@contextmanager
def spared_collector(*, hold: bool = False) -> Iterator[None]:
    """Keep the garbage collector out of the layout: what is laid out stays alive, and it would walk it over and over.

    `units.Setter` collects what laying out leaves behind: what was there before it is frozen, and is not walked over.
    With ``hold`` the pages stay frozen while they are written and proved. The collector comes to those that nobody
    needs before others are laid out, once there is a quarter more than the last time: as it does with all that is old.
    """
    was_on = gc.isenabled()
    if hold and gc.get_freeze_count() > _GROWTH * _walked.objects:
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
