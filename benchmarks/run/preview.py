"""``python -m benchmarks.run.preview GUIDE SECTION``: seconds from a saved sentence to what a preview shows of it.

The time until a file watcher tells of a save is the watcher's, and is not in it.
"""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path
from queue import SimpleQueue
from statistics import median

from benchmarks.run.books import edit
from guidepress.cli.preview.session import Session, State

EDITS, PATIENCE = 5, 600.0
SHOWN = ("web page", "page seen", "findings")
"""What is waited for, in the order in which it comes."""


def main() -> None:
    """Edit, wait, and print the medians, a line each."""
    guide, section = Path(sys.argv[1]), Path(sys.argv[2])
    session = Session(guide)
    thread = threading.Thread(target=session.run, daemon=True)
    thread.start()
    with session.listening() as states:
        _await(states, "transcript")
        told = [_after(session, states, section, turn) for turn in range(EDITS)]
    session.stop()
    thread.join(PATIENCE)
    for number, name in enumerate(SHOWN):
        print(f"{name}: {median(one[number] for one in told):.3f}")


def _after(session: Session, states: SimpleQueue[State | None], section: Path, turn: int) -> tuple[float, ...]:
    """Seconds until each of `SHOWN` after one more sentence."""
    edit(section, turn)
    begun = time.perf_counter()
    session.touch()
    _await(states, "web page")
    web = time.perf_counter() - begun
    page = _await(states, "pages")
    if session.picture(page.changed) is None:
        raise RuntimeError("the page that changed cannot be seen")
    seen = time.perf_counter() - begun
    _await(states, "check")
    told = time.perf_counter() - begun
    _await(states, "transcript")
    return web, seen, told


def _await(states: SimpleQueue[State | None], step: str) -> State:
    """The first state from now on in which a step is done. Raises `RuntimeError` if the guide cannot be shown."""
    while True:
        state = states.get(timeout=PATIENCE)
        if state is None or state.broken:
            raise RuntimeError(state.broken if state else "the preview ended")
        if step in state.seconds:
            return state


if __name__ == "__main__":
    main()
