"""``python -m benchmarks.run``: books of several sizes through every tool; writes benchmarks/RESULTS.md."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks.run.edits import main as compare_edits
from benchmarks.run.measure import Cost, compiled
from benchmarks.run.table import names_in, pages_of, plot, reach_table, shown_table, size_table, stage_table
from benchmarks.run.tools import CHROMIUM, COLD, STOCK, TYPST, measure

HERE = Path(__file__).resolve().parents[1]
RESULTS, PLOT = HERE / "RESULTS.md", HERE / "results.svg"
SIZES = (10, 50, 125, 250, 500)
_SIX_UP_TO = 60
MINUTES = 15
"""How long the default run may take: what does not fit any more is left out, and said."""
_HEAD = """\
# Speed, side by side

Written by `python -m benchmarks.run`. {machine}

Every tool sets the same words: paragraphs, lists, tables and headings of this repository's guides, as often as a size
needs them. In each round the tools run one after another, each in a process of its own; a ratio is that to WeasyPrint
in the same round, and what is shown is the median of the rounds. CPU is that of all processes of a command, memory that
of its largest. Ratios of CPU are to be trusted; seconds by the clock depend on what else the machine does (load when it
ended: {load:.1f} on {processors} processors). WeasyPrint is asked for PDF/UA-1 of the very HTML and style sheets of the
screen edition, once, with stand-ins for page numbers. Guidepress also reads, checks, finds the page numbers, and proves
what it wrote; pandoc does not read the EPUB back. Sizes are the pages that WeasyPrint set. {missing}{cut}

![Seconds of the processors over pages](results.svg)

## Aims

{reach}
## Sizes

{sizes}
## After a sentence, in the preview

Seconds by the clock from a save to what the browser is told, with the guide open: `publish.py preview`.

{shown}
## Where the time of a cold PDF goes

By the clock, as `--verbose` tells it, without the start of Python.

{stages}"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and write; 0 if every command worked. With ``edits`` see `benchmarks.run.edits`."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["edits"]:
        return compare_edits(given[1:])
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("--sizes", nargs="+", type=int, default=list(SIZES), metavar="PAGES", help="such as 500")
    parser.add_argument("--rounds", type=int, default=3, help="how often each size is measured")
    parser.add_argument("--six", action="store_true", help="all editions of long books too")
    parser.add_argument("--minutes", type=float, default=MINUTES, help="what takes longer is left out")
    parser.add_argument("--no-write", action="store_true", help="print the page, write nothing")
    options = parser.parse_args(given)
    sizes: dict[int, list[dict[str, Cost]]] = {}
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="guidepress-") as folder:
        os.environ.update(compiled(Path(folder)))
        until = begun + 60 * options.minutes
        _warm_up(Path(folder), until)
        cut, failed = _run(plan(options.sizes, options.rounds), sizes, six=options.six, until=until)
    sizes = dict(sorted(sizes.items()))
    if not sizes:
        print("Nothing was measured: there was no time for it, or WeasyPrint failed.", file=sys.stderr)
        return 1
    text = page(sizes, cut, failed)
    if options.no_write:
        print(text)
    else:
        RESULTS.write_text(text, encoding="utf-8")
        PLOT.write_text(plot(sizes), encoding="utf-8")
    return 1 if failed else 0


def _warm_up(folder: Path, until: float) -> None:
    """Everything once, unmeasured: modules are compiled, fonts and files are read."""
    for _one in measure(folder / "warm", 1, six=True, until=until):
        pass


def plan(chosen: Sequence[int], rounds: int) -> list[int]:
    """The sizes in the order in which they are measured: each once, then again; long books half as often."""
    often = {size: rounds if size <= _SIX_UP_TO else max(1, rounds // 2) for size in chosen}
    return [size for number in range(rounds) for size in chosen if number < often[size]]


def left_out(size: int, done: Mapping[int, float], until: float, now: float) -> bool:
    """Whether a round of a size would take too long.

    ``done`` has the seconds that a round of each size took; one that was not measured takes as long for its size as
    the nearest that was.
    """
    known = min(done, key=lambda one: abs(one - size), default=0)
    return bool(known) and now + done[known] * max(1.0, size / known) > until


def _run(
    wanted: list[int], sizes: dict[int, list[dict[str, Cost]]], *, six: bool, until: float
) -> tuple[list[int], list[str]]:
    """Measure what fits; the sizes of the rounds that did not, or not to their end, and the tools that failed."""
    done: dict[int, float] = {}
    cut: list[int] = []
    failed: list[str] = []
    for size in wanted:
        begun = time.monotonic()
        if left_out(size, done, until, begun):
            cut.append(size)
            continue
        costs: dict[str, Cost] = {}
        with tempfile.TemporaryDirectory(prefix="guidepress-") as folder:
            for one in measure(Path(folder), size, six=six or size <= _SIX_UP_TO, until=until):
                told = one.fault
                if one.cost is not None:
                    costs[one.name] = one.cost
                    told = f"{one.cost.cpu:.2f} s, {one.cost.memory:.0f} MB"
                elif time.monotonic() < until:
                    failed.append(f"{one.name} ({size} pages)")
                print(f"{size:4} {one.name}: {told}", file=sys.stderr, flush=True)
        done[size] = time.monotonic() - begun
        if time.monotonic() >= until:
            cut.append(size)
        if STOCK in costs and COLD in costs:
            sizes.setdefault(pages_of(costs[STOCK].said) or size, []).append(costs)
    return cut, failed


def page(sizes: dict[int, list[dict[str, Cost]]], cut: Sequence[int] = (), failed: Sequence[str] = ()) -> str:
    """The page for what was measured; ``cut`` are the sizes of rounds that there was no time for, or not for all."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    machine = f"{platform.system()}, {platform.machine()}, {python}, WeasyPrint {version('weasyprint')}."
    there = {name for rounds in sizes.values() for name in names_in(rounds)}
    missing = [name for name in (TYPST, CHROMIUM) if name not in there]
    left = f" No time was left for rounds of about {', '.join(map(str, cut))} pages, or for all of them." if cut else ""
    left += f" Failed: {'; '.join(failed)}." if failed else ""
    return _HEAD.format(
        machine=machine,
        load=os.getloadavg()[0],
        processors=os.cpu_count(),
        missing=f"Not installed, or not measured: {'; '.join(missing)}." if missing else "",
        cut=left,
        reach=reach_table(sizes),
        sizes="\n".join(size_table(size, rounds) for size, rounds in sizes.items()),
        shown=shown_table(sizes),
        stages=stage_table(sizes),
    )


if __name__ == "__main__":
    sys.exit(main())
