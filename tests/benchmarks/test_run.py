"""The benchmark of speed: its books, what it counts, and the page it writes."""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from lxml import etree

from benchmarks.run import edits, tools
from benchmarks.run.__main__ import left_out, page, plan
from benchmarks.run.books import edit, words_of, write_book
from benchmarks.run.measure import CommandError, Cost, cost_of
from benchmarks.run.table import plot, ratio, reach_table, stages
from benchmarks.run.tools import CHECK, COLD, EDITED, EPUB, EPUB_KNOWN, PREVIEW, SIX, STOCK, UNCHANGED
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


def test_a_command_that_is_not_done_in_time_is_ended_with_all_its_own() -> None:
    """What it started holds its output open: nobody waits for that either."""
    code = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"
    begun = time.monotonic()
    with pytest.raises(CommandError, match="ended with -9"):
        cost_of([sys.executable, "-c", code], within=0.3)
    assert time.monotonic() - begun < 20


def test_a_tool_that_fails_is_left_out_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are measured, and the page is written; what comes after the end is not begun."""

    def cost(command: Sequence[str], *_: object, **__: object) -> Cost:
        if "check" in command:
            raise CommandError("check … ended with 1")
        return Cost(1, 1, 1, "12\nweb page: 1\npage seen: 1\nfindings: 1\n")

    monkeypatch.setattr(tools, "cost_of", cost)
    measured = list(tools.measure(tmp_path / "book", 1, six=False))
    assert [found.name for found in measured if found.cost is None] == [CHECK]
    rounds = [{found.name: found.cost for found in measured if found.cost is not None}]
    assert "Failed: check (12 pages)." in page({12: rounds}, failed=["check (12 pages)"])
    assert list(tools.measure(tmp_path / "late", 1, six=False, until=0.0)) == []


def test_a_round_that_ended_early_counts_as_far_as_it_came() -> None:
    """Tools that it did not come to have the medians of the other rounds, or no row."""
    early = {name: one(1)[name] for name in (STOCK, COLD)}
    text = page({10: [one(1), early], 100: [early]})
    assert "| EPUB cold, CPU, 10 pages | 2.00 | 3.00 of pandoc |" in text
    assert "EPUB cold, CPU, 100 pages" not in text
    assert "| web page | 0.20 s |" in text
    assert "Not measured." in page({10: [early]})
    assert "20.0 s" not in plot({10: [one(1), early], 100: [early]})


def one(scale: float) -> dict[str, Cost]:
    """A round in which WeasyPrint takes ``scale`` seconds."""
    said = "\n   1.00 s  read\n   3.00 s  prove\n"
    seen = f"web page: {0.2 * scale:.3f}\npage seen: {0.5 * scale:.3f}\nfindings: {scale:.3f}\n"
    costs = {STOCK: 1.0, COLD: 2.0, EDITED: 1.0, UNCHANGED: 0.05, SIX: 5.0, EPUB: 1.5, "pandoc, EPUB": 0.5}
    costs |= {EPUB_KNOWN: 1.0, PREVIEW: 8.0}
    return {
        name: Cost(cost * scale, 2 * cost * scale, 100, {COLD: said, PREVIEW: seen}.get(name, "12\n"))
        for name, cost in costs.items()
    }


def test_ratios_are_medians_of_rounds() -> None:
    """A slow round does not count for more than another."""
    rounds = [one(1), one(100), {**one(1), COLD: Cost(9, 9, 9)}]
    assert ratio(rounds, COLD, "cpu") == 2
    assert stages([one(1), one(1)], COLD) == {"read": 1, "prove": 3}
    aims = reach_table({10: [one(1)], 100: [one(2)]})
    assert "| EPUB cold, CPU, 10 pages | 2.00 | 3.00 of pandoc |" in aims
    assert "| EPUB after the PDF, CPU, 10 pages | 2.00 | 2.00 of pandoc |" in aims
    assert "| page seen after a sentence, 10 pages | 0.60 s | 0.50 s |" in aims
    assert "| page seen after a sentence, 100 pages | 1.50 s | 1.00 s |" in aims
    assert "| PDF cold, by the clock, 10 pages | 0.90 | 2.00 of WeasyPrint |" in aims
    assert "| six editions cold, by the clock, 100 pages | 1.80 | 5.00 of WeasyPrint |" in aims
    assert "| PDF cold, peak memory, 100 pages | 1000 MB | 100 MB |" in aims
    assert "of that at 40 |" in reach_table({10: [one(1)], 40: [one(1)], 500: [one(2)]})


def test_what_does_not_fit_into_the_time_is_left_out_and_said() -> None:
    """Each size once before any is measured again; a long one is left out when a shorter one says that it would take."""
    assert plan([10, 50, 250, 500], 3) == [10, 50, 250, 500, 10, 50, 10, 50]
    assert not left_out(500, {}, 100, 99)
    assert not left_out(500, {10: 2, 250: 100}, 900, 699)
    assert left_out(500, {10: 2, 250: 100}, 900, 701)
    assert left_out(10, {10: 2, 250: 100}, 900, 899)
    assert "No time was left" not in page({10: [one(1)]})
    assert "No time was left for rounds of about 10, 50 pages, or for all of them." in page({10: [one(1)]}, [10, 50])


def test_the_page_and_the_plot() -> None:
    """A row a tool, the shares of the stages; the plot says in words what it shows."""
    sizes = {10: [one(1)], 100: [one(10)]}
    text = page(sizes)
    assert f"| {COLD} | 2.00 | 2.00 | 4.00 | 2.00 | 100 |" in text
    assert "| prove | 75 % | 75 % |" in text
    assert "| web page | 0.20 s | 2.00 s |" in text
    drawn = etree.fromstring(plot(sizes).encode())
    told = drawn.findtext("{http://www.w3.org/2000/svg}desc")
    assert told is not None
    assert f"{COLD}: 2.0 s at 10 pages, 20.0 s at 100 pages" in told
    assert len(drawn.findall("{http://www.w3.org/2000/svg}polyline")) == 4


@pytest.mark.slow
def test_random_edits_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two edits of a short book: both builds are the same, and none was refused."""
    assert edits.compare(tmp_path, 2, 8, 3) == 0
    assert "2 edits, all the same, 0 refused" in capsys.readouterr().out


def test_a_build_that_differs_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The edit and the file are named, and the command fails."""
    made = iter([{"a": b"1", "b": b"2"}, {"a": b"1", "b": b"3"}])
    monkeypatch.setattr(edits, "built", lambda *_: (1.0, next(made)))
    assert edits.compare(tmp_path, 5, 8, 3) == 1
    assert re.search(r"^edit 1 \(seed 3\), \w+ in 001\S*\.md: b is another$", capsys.readouterr().err.strip())


def test_random_edits_keep_the_heading(tmp_path: Path) -> None:
    """Each changes a section, and leaves its first heading and some text."""
    sections = edits.split(write_book(tmp_path, 20))
    dice = random.Random(5)  # noqa: S311 - no secret
    for _each in range(60):
        before = [path.read_text(encoding="utf-8") for path in sections]
        edits.edit(dice, sections)
        after = [path.read_text(encoding="utf-8") for path in sections]
        assert sum(one != other for one, other in zip(before, after, strict=True)) <= 1
        assert all(text.startswith("# ") and len(text.split("\n\n")) > 1 for text in after)
    assert not check(tmp_path).has_errors()
