"""The results as a page: a table a size, the parts of the time, and a plot."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from statistics import median
from xml.sax.saxutils import escape

from benchmarks.run.measure import Cost
from benchmarks.run.preview import SHOWN
from benchmarks.run.tools import COLD, EDITED, EPUB, EPUB_KNOWN, PANDOC, PREVIEW, SIX, STOCK, UNCHANGED

Rounds = Sequence[Mapping[str, Cost]]
"""The costs of each tool by its name, a mapping a round."""
COLOURS = ("#0b4f55", "#8a1c1c", "#6d4100", "#4f3a73", "#1f5232", "#2b4a6f")
_STAGE = re.compile(r"^ *(\d+\.\d+) s  (.+)$", re.MULTILINE)
_PLOTTED = (STOCK, COLD, EDITED, UNCHANGED)
_RATIOS = (
    ("PDF cold, CPU", COLD, "cpu", STOCK, "1.40", 2, "WeasyPrint"),
    ("PDF cold, by the clock", COLD, "wall", STOCK, "0.90", 2, "WeasyPrint"),
    ("PDF unchanged, CPU", UNCHANGED, "cpu", COLD, "0.03", 3, "cold"),
    ("six editions cold, CPU", SIX, "cpu", STOCK, "3.30", 2, "WeasyPrint"),
    ("six editions cold, by the clock", SIX, "wall", STOCK, "1.80", 2, "WeasyPrint"),
    ("EPUB cold, CPU", EPUB, "cpu", PANDOC, "2.00", 2, "pandoc"),
    ("EPUB after the PDF, CPU", EPUB_KNOWN, "cpu", PANDOC, "2.00", 2, "pandoc"),
)
"""What is aimed at as a ratio: of what, of which tool, measured how, to which other, at most, with so many digits."""
_USUAL = 50
"""The pages of a guide that a page of a long book is compared with."""
_SHORT = 70
"""Pages up to which a preview shall show a changed page within 0.6 s."""
_WIDTH, _HEIGHT, _LEFT, _BOTTOM = 720, 400, 60, 40


def ratio(rounds: Rounds, name: str, part: str, to: str = STOCK) -> float:
    """The median over the rounds of what a tool cost, as a multiple of another's cost in the same round."""
    both = (one for one in rounds if name in one and to in one)
    return median(float(getattr(one[name], part)) / float(getattr(one[to], part)) for one in both)


def middle(rounds: Rounds, name: str, part: str) -> float:
    """The median over the rounds."""
    return median(float(getattr(one[name], part)) for one in rounds if name in one)


def names_in(rounds: Rounds) -> list[str]:
    """The tools that were measured in any round; the last round may have ended early."""
    return list(dict.fromkeys(name for one in rounds for name in one))


def size_table(pages: int, rounds: Rounds) -> str:
    """A table for one size of book; ratios are to stock WeasyPrint in the same round."""
    lines = [
        f"### {pages} pages ({len(rounds)} rounds)" if len(rounds) > 1 else f"### {pages} pages (1 round)",
        "",
        "| | CPU s | ratio | wall s | ratio | peak MB |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    lines += [
        f"| {name} | {middle(rounds, name, 'cpu'):.2f} | {ratio(rounds, name, 'cpu'):.2f} "
        f"| {middle(rounds, name, 'wall'):.2f} | {ratio(rounds, name, 'wall'):.2f} "
        f"| {middle(rounds, name, 'memory'):.0f} |"
        for name in names_in(rounds)
    ]
    return "\n".join(lines) + "\n"


def pages_of(said: str) -> int:
    """The number of pages that the stock run printed."""
    found = re.search(r"^(\d+)$", said, re.MULTILINE)
    return int(found[1]) if found else 0


def stages(rounds: Rounds, name: str) -> dict[str, float]:
    """Seconds by the clock of each stage of a build, as ``--verbose`` tells them, the median over the rounds."""
    told = [
        {stage: float(seconds) for seconds, stage in _STAGE.findall(one[name].said)} for one in rounds if name in one
    ]
    return {stage: median(one.get(stage, 0.0) for one in told) for stage in told[0]}


def shown(rounds: Rounds, name: str) -> float:
    """Seconds by the clock from a saved sentence to what a preview shows of it, the median over the rounds."""
    pattern = re.compile(rf"^{name}: ([\d.]+)$", re.MULTILINE)
    told = (pattern.search(one[PREVIEW].said) for one in rounds if PREVIEW in one)
    return median(float(found[1]) for found in told if found)


def with_tool(sizes: Mapping[int, Rounds], name: str) -> dict[int, Rounds]:
    """The sizes of which a tool was measured."""
    return {size: rounds for size, rounds in sizes.items() if name in names_in(rounds)}


def shown_table(sizes: Mapping[int, Rounds]) -> str:
    """How soon a preview shows what, by size."""
    sizes = with_tool(sizes, PREVIEW)
    if not sizes:
        return "Not measured.\n"
    lines = ["| | " + " | ".join(f"{pages} pages" for pages in sizes) + " |", "| --- |" + " ---: |" * len(sizes)]
    lines += [
        f"| {name} | " + " | ".join(f"{shown(rounds, name):.2f} s" for rounds in sizes.values()) + " |"
        for name in SHOWN
    ]
    return "\n".join(lines) + "\n"


def stage_table(sizes: Mapping[int, Rounds]) -> str:
    """The shares of the stages of a cold build of the PDF, by size."""
    columns = {pages: stages(rounds, COLD) for pages, rounds in sizes.items()}
    names = list(dict.fromkeys(name for column in columns.values() for name in column))
    lines = [
        "| stage | " + " | ".join(f"{pages} pages" for pages in columns) + " |",
        "| --- |" + " ---: |" * len(columns),
    ]
    for name in names:
        cells = (f"{100 * column.get(name, 0) / (sum(column.values()) or 1):.0f} %" for column in columns.values())
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def reach_table(sizes: Mapping[int, Rounds]) -> str:
    """What was aimed at, and what was reached on the sizes that were run."""
    aims = [
        (f"{what}, {size} pages", aim, f"{ratio(rounds, name, part, to):.{digits}f} of {whose}")
        for what, name, part, to, aim, digits, whose in _RATIOS
        for size, rounds in with_tool(with_tool(sizes, name), to).items()
    ]
    aims += [
        (f"{name} after a sentence, {size} pages", aim, f"{shown(rounds, name):.2f} s")
        for size, rounds in with_tool(sizes, PREVIEW).items()
        for name, aim in (("web page", "0.30 s"), ("page seen", "0.60 s" if size <= _SHORT else "1.50 s"))
    ]
    first, last = min(sizes, key=lambda size: abs(size - _USUAL)), max(sizes)
    if first != last:
        per_page = [middle(sizes[size], COLD, "cpu") / size for size in (first, last)]
        aims.append((f"CPU a page, {last} pages", "1.10", f"{per_page[1] / per_page[0]:.2f} of that at {first}"))
    aims.append((f"PDF cold, peak memory, {last} pages", "1000 MB", f"{middle(sizes[last], COLD, 'memory'):.0f} MB"))
    lines = ["| | aim, at most | reached |", "| --- | ---: | ---: |"]
    lines += [f"| {name} | {aim} | {reached} |" for name, aim, reached in aims]
    return "\n".join(lines) + "\n"


def plot(sizes: Mapping[int, Rounds]) -> str:
    """Seconds of the processors over pages, both by powers of ten, as SVG with a text for who does not see it."""
    series = {
        name: [(size, middle(rounds, name, "cpu")) for size, rounds in with_tool(sizes, name).items()]
        for name in _PLOTTED
        if with_tool(sizes, name)
    }
    xs = [math.log10(size) for size in sizes]
    ys = [math.log10(max(seconds, 0.01)) for points in series.values() for _size, seconds in points]
    low, high = math.floor(min(ys)), math.ceil(max(ys))
    span = (max(xs) - min(xs)) or 1

    def at(size: float, seconds: float) -> tuple[float, float]:
        x = _LEFT + (math.log10(size) - min(xs)) / span * (_WIDTH - _LEFT - 230)
        y = _HEIGHT - _BOTTOM - (math.log10(max(seconds, 0.01)) - low) / (high - low) * (_HEIGHT - _BOTTOM - 30)
        return round(x, 1), round(y, 1)

    told = "; ".join(
        f"{name}: " + ", ".join(f"{seconds:.1f} s at {size} pages" for size, seconds in points)
        for name, points in series.items()
    )
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
            f'font-family="sans-serif" font-size="13">'
            f"<title>Seconds of the processors over pages</title><desc>{escape(told)}</desc>"
        ),
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
    ]
    for power in range(low, high + 1):
        _x, y = at(min(sizes), 10**power)
        parts.append(f'<path d="M{_LEFT} {y}H{_WIDTH - 230}" stroke="#c3c9cd"/>')
        parts.append(f'<text x="{_LEFT - 8}" y="{y + 4}" text-anchor="end">{10**power:g} s</text>')
    for size in sizes:
        x, _y = at(size, 10**low)
        parts.append(f'<text x="{x}" y="{_HEIGHT - 15}" text-anchor="middle">{size} pages</text>')
    for number, (name, points) in enumerate(series.items()):
        colour, dash = COLOURS[number % len(COLOURS)], ("", "8 4", "2 3", "12 3 2 3")[number % 4]
        path = " ".join(f"{x},{y}" for x, y in (at(*point) for point in points))
        parts.append(
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2.5" stroke-dasharray="{dash}"/>'
        )
        parts += [f'<circle cx="{x}" cy="{y}" r="4" fill="{colour}"/>' for x, y in (at(*point) for point in points)]
        x, y = at(*points[-1])
        parts.append(f'<text x="{x + 8}" y="{y + 4}" fill="{colour}">{escape(name)}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"
