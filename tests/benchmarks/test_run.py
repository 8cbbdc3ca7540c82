"""The benchmark of speed: its books, what it counts, and the page it writes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from lxml import etree

from benchmarks.run.__main__ import page
from benchmarks.run.books import edit, words_of, write_book
from benchmarks.run.measure import CommandError, Cost, cost_of
from benchmarks.run.table import plot, ratio, reach_table, stages
from benchmarks.run.tools import COLD, EDITED, EPUB, SIX, STOCK, UNCHANGED
from guidepress.pipeline.check import check

BUSY = "import time\nwhile time.process_time() < 0.2: pass\nprint('done')"


def test_a_book_has_no_errors_and_its_words(tmp_path: Path) -> None:
    """About as many words as its pages ask for; a sentence can be written into it."""
    sections = write_book(tmp_path, 8)
    words = sum(len(path.read_text(encoding="utf-8").split()) for path in sections)
    assert words_of(8) <= words < words_of(9) + 20
    assert not check(tmp_path).has_errors()
    before = sections[0].read_text(encoding="utf-8")
    edit(sections[0], 3)
    assert sections[0].read_text(encoding="utf-8") == f"{before}\nThis sentence was written in turn 3.\n"


def test_the_processes_that_a_command_starts_are_counted() -> None:
    """Two processes that are busy for a fifth of a second each, and what they say."""
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {BUSY!r}]); exec({BUSY!r})"
    cost = cost_of([sys.executable, "-c", code])
    assert cost.cpu >= 0.4
    assert cost.memory > 5
    assert cost.said.split() == ["done", "done"]
    with pytest.raises(CommandError, match="ended with 3"):
        cost_of([sys.executable, "-c", "raise SystemExit(3)"])


def one(scale: float) -> dict[str, Cost]:
    """A round in which WeasyPrint takes ``scale`` seconds."""
    said = "\n   1.00 s  read\n   3.00 s  prove\n"
    costs = {STOCK: 1.0, COLD: 2.0, EDITED: 1.0, UNCHANGED: 0.05, SIX: 5.0, EPUB: 1.5, "pandoc, EPUB": 0.5}
    return {
        name: Cost(cost * scale, 2 * cost * scale, 100, said if name == COLD else "12\n")
        for name, cost in costs.items()
    }


def test_ratios_are_medians_of_rounds() -> None:
    """A slow round does not count for more than another."""
    rounds = [one(1), one(100), {**one(1), COLD: Cost(9, 9, 9)}]
    assert ratio(rounds, COLD, "cpu") == 2
    assert stages([one(1), one(1)], COLD) == {"read": 1, "prove": 3}
    assert "| EPUB cold, CPU, 10 pages | 2.00 | 3.00 of pandoc |" in reach_table({10: [one(1)]})


def test_the_page_and_the_plot() -> None:
    """A row a tool, the shares of the stages; the plot says in words what it shows."""
    sizes = {10: [one(1)], 100: [one(10)]}
    text = page(sizes)
    assert f"| {COLD} | 2.00 | 2.00 | 4.00 | 2.00 | 100 |" in text
    assert "| prove | 75 % | 75 % |" in text
    drawn = etree.fromstring(plot(sizes).encode())
    told = drawn.findtext("{http://www.w3.org/2000/svg}desc")
    assert told is not None
    assert f"{COLD}: 2.0 s at 10 pages, 20.0 s at 100 pages" in told
    assert len(drawn.findall("{http://www.w3.org/2000/svg}polyline")) == 4
