"""Draw the figures of this guide from the data beside them.

    python manuscript/figures/draw.py            write the SVG files
    python manuscript/figures/draw.py --check    exit status 1 if one is not what the data give

Standard library only, and the same bytes on every machine. A drawing is 340 units wide, the width of the column of a
telephone or a small e-reader, and a unit is a CSS px: no text is smaller than 14 units (10.5 pt), neither on such a
screen nor on paper. Meaning never hangs on color: every mark is named beside it, and shapes differ where colors do.
"""

# ruff: noqa: INP001 - a script beside its data, not a module of a package
from __future__ import annotations

import csv
import sys
from html import escape
from pathlib import Path

HERE = Path(__file__).resolve().parent
WIDTH = 340
INK, SOFT, RULE, ACCENT = "#1a1a1a", "#4a4a4a", "#8a8a8a", "#1f4e79"
TEXT = 14.0
EDGE = 8.0
"""Free at the sides, where letters are wider: an e-reader may draw them in a typeface of its own."""


def rows(name: str) -> list[dict[str, str]]:
    """The rows of ``NAME.csv``."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def number(value: float) -> str:
    """A coordinate with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def text(
    x: float, y: float, words: str, *, anchor: str = "start", size: float = TEXT, fill: str = INK, bold: bool = False
) -> str:
    """One line of text; ``y`` is its base line."""
    weight = ' font-weight="700"' if bold else ""
    place = "" if anchor == "start" else f' text-anchor="{anchor}"'
    look = f'font-size="{number(size)}" fill="{fill}"{place}{weight}'
    return f'<text x="{number(x)}" y="{number(y)}" {look}>{escape(words)}</text>'


def bar(x: float, y: float, width: float, height: float, *, fill: str, stroke: str = "none") -> str:
    """A rectangle."""
    edge = "" if stroke == "none" else ' stroke-width="1.1"'
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
        f' fill="{fill}" stroke="{stroke}"{edge}/>'
    )


def line(x1: float, y1: float, x2: float, y2: float, *, stroke: str = RULE, width: float = 1.1, dash: str = "") -> str:
    """A straight rule."""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path d="M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}" stroke="{stroke}"'
        f' stroke-width="{number(width)}" fill="none"{dashes}/>'
    )


def svg(height: int, title: str, description: str, marks: list[str]) -> str:
    """A whole drawing on white paper."""
    body = "\n".join(f"    {mark}" for mark in marks)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}"'
        f' width="{WIDTH}" height="{height}" role="img">\n'
        f"  <title>{escape(title)}</title>\n  <desc>{escape(description)}</desc>\n"
        f'  <rect width="{WIDTH}" height="{height}" fill="#ffffff"/>\n'
        f'  <g font-family="Atkinson Hyperlegible, sans-serif">\n{body}\n  </g>\n</svg>\n'
    )


def whole(percent: str) -> str:
    """A share as people of every 100: nobody is 0.6 of a person."""
    return str(round(float(percent))) if float(percent) >= 1 else "fewer than 1"


def signs() -> str:
    """Horizontal bars, longest first: the share of cases with each sign."""
    data = rows("signs")
    cases = data[0]["cases"]
    left, top, step, scale = 206.0, 28.0, 20.0, 5.4
    marks = [text(left - 8, 16, f"Of every 100 cases ({cases} in all):", fill=SOFT, anchor="middle")]
    for place, row in enumerate(data):
        y, share = top + place * step, float(row["percent"])
        marks.append(text(left - 8, y + 12, row["sign"], anchor="end"))
        marks.append(bar(left, y + 1, share * scale, 13, fill=ACCENT))
        marks.append(text(left + share * scale + 5, y + 12, whole(row["percent"])))
    bottom = top + len(data) * step - 4
    marks.append(line(left, top - 3, left, bottom, stroke=INK))
    described = ", ".join(f"{row['sign'].lower()} {whole(row['percent'])}" for row in data)
    return svg(
        int(bottom + 8),
        "Signs in kratom-only poison-center cases",
        f"Of every 100 of {cases} cases: {described}.",
        marks,
    )


def strength() -> str:
    """One range for each weight, from the weakest to the strongest product, on one linear scale of milligrams."""
    data = rows("strength")
    end = {row["quantity"]: float(row["value"]) for row in data if row["quantity"] != "weight"}
    weak, strong = end["weakest product"], end["strongest product"]
    weights = [int(row["value"]) for row in data if row["quantity"] == "weight"]
    left, top, step = 84.0, 62.0, 44.0
    scale = 232 / (strong * weights[-1])
    first, bottom = left + strong * weights[0] * scale, top + step * len(weights) - 8
    marks = [
        text(EDGE, 16, "Milligrams of mitragynine", fill=SOFT),
        text(EDGE, 34, "in a given weight of powder", fill=SOFT),
        line(left, bottom, left + 500 * scale, bottom),
    ]
    for tick in range(0, 501, 100):
        marks.append(line(left + tick * scale, bottom, left + tick * scale, bottom + 4))
        marks.append(text(left + tick * scale, bottom + 17, str(tick), anchor="middle", fill=SOFT))
    for place, weight in enumerate(weights):
        y, low, high = top + place * step, weak * weight, strong * weight
        unit = "gram" if weight == 1 else "grams"
        marks.append(text(EDGE, y + 4.5, f"{weight} {unit}", bold=True))
        marks.append(line(left + low * scale, y, left + high * scale, y, stroke=ACCENT, width=3))
        if place:  # from the strongest gram down to the widest range
            marks.append(line(first, y - (step - (9 if place == 1 else 3)), first, y - 3, dash="3 3"))
        for amount, fill in ((low, "#ffffff"), (high, ACCENT)):
            x = left + amount * scale
            marks.append(
                f'<circle cx="{number(x)}" cy="{number(y)}" r="5" fill="{fill}" stroke="{ACCENT}" stroke-width="2"/>'
            )
        marks.append(text(left + low * scale, y + 20, f"{low:.0f}", anchor="middle"))
        if place:
            marks.append(text(left + high * scale, y + 20, f"{high:.0f}", anchor="middle"))
        else:
            marks.append(text(first + 11, y + 4.5, f"{high:.0f} in 1 gram of the strongest:"))
            marks.append(text(first + 11, y + 20, f"more than {weights[-1]} of the weakest"))
    last = top + (len(weights) - 1) * step + 20
    marks.append(text(left + weak * weights[-1] * scale + 14, last, "weakest", fill=SOFT))
    marks.append(text(left + strong * weights[-1] * scale - 18, last, "strongest", anchor="end", fill=SOFT))
    described = "; ".join(f"{weight} g: {weak * weight:.0f} to {strong * weight:.0f} mg" for weight in weights)
    return svg(
        int(bottom + 26),
        "The same weight, very different amounts",
        f"From the weakest to the strongest product: {described}.",
        marks,
    )


def _square(x: float, y: float, kind: str) -> str:
    """One death: empty (kratom found), filled (judged a cause), or filled with a cross (no other drug found)."""
    side = 9.0
    if kind == "empty":
        return bar(x + 0.5, y + 0.5, side - 1, side - 1, fill="#ffffff", stroke=SOFT)
    filled = bar(x, y, side, side, fill=ACCENT)
    if kind == "filled":
        return filled
    cross = f"M{number(x + 2)} {number(y + 2)}l5 5m0-5l-5 5"
    return f'{filled}<path d="{cross}" stroke="#ffffff" stroke-width="1.8" fill="none"/>'


def deaths() -> str:
    """A bar to scale for all overdose deaths, and one square for each in which kratom was found."""
    every, found, cause, alone = (int(row["deaths"]) for row in rows("deaths"))
    left, right, across, step = EDGE, WIDTH - EDGE, 16, 11.0
    sliver = (right - left) * found / every
    marks = [
        text(left, 16, f"{every:,} overdose deaths", bold=True),
        bar(left, 24, right - left, 16, fill="#d9d9d9", stroke=RULE),
        bar(left, 24, sliver, 16, fill=ACCENT),
        line(left, 40, left, 86),
        line(left + sliver, 40, left + across * step, 86),
        text(right, 58, f"The dark part: kratom found in {found}", anchor="end"),
    ]
    kinds = ["alone"] * alone + ["filled"] * (cause - alone) + ["empty"] * (found - cause)
    top = 91.0
    for place, kind in enumerate(kinds):
        marks.append(_square(left + place % across * step, top + place // across * step, kind))
    key = left + across * step + 11
    for nth, (kind, count, first, second) in enumerate(
        (
            ("alone", alone, "a cause; no", "other drug found"),
            ("filled", cause - alone, "a cause, with", "other drugs"),
            ("empty", found - cause, "found, but not", "judged a cause"),
        )
    ):
        y = top + nth * 34
        marks.append(_square(key, y, kind))
        marks.append(text(key + 16, y + 9, f"{count} {first}"))
        marks.append(text(key + 16, y + 23, second))
    described = (
        f"Of {every:,} overdose deaths, kratom was found in {found}. In {cause} of them it was judged to be a"
        f" cause of the death; in {alone} no other drug was found. Not every lab looked for kratom."
    )
    bottom = top + max(3 * 34, -(-found // across) * step)
    marks.append(text(left, bottom + 14, "Not every lab looked for kratom:", bold=True))
    marks.append(text(left, bottom + 31, f"{found} is the least.", bold=True))
    return svg(int(bottom + 38), "Kratom among overdose deaths", described, marks)


def _face(x: float, y: float, side: int) -> list[str]:
    """A face with closed eyes around a point, and a spray in one of its nostrils: ``side`` is -1 left, 1 right."""
    stroke = f'fill="none" stroke="{INK}" stroke-width="2"'
    shapes = [
        f'<circle cx="{number(x)}" cy="{number(y)}" r="35" fill="#ffffff" stroke="{INK}" stroke-width="2"/>',
        *(f'<path d="M{number(x + at - 8)} {number(y - 12)}q8 6 16 0" {stroke}/>' for at in (-16, 16)),
        f'<path d="M{number(x - 4)} {number(y - 8)}l-6 16q-2 6 4 6h12q6 0 4 -6l-6 -16" {stroke}/>',
        *(f'<circle cx="{number(x + at)}" cy="{number(y + 11)}" r="2.4" fill="{INK}"/>' for at in (-5, 5)),
        f'<path d="M{number(x - 9)} {number(y + 24)}h18" stroke="{INK}" stroke-width="2"/>',
    ]
    # the spray, from below into the nostril: a blunt nozzle, the rest for two fingers, the body, the plunger
    spray = (
        '<path d="M-4 4a4 4 0 0 1 8 0L6 19H17a3 3 0 0 1 0 6H9V37H-9V25H-17a3 3 0 0 1 0 -6H-6Z"/>'
        '<path d="M-5.5 37H5.5V44H-5.5Z"/>'
    )
    at = f"translate({number(x + 5 * side)} {number(y + 10)}) rotate({number(-32 * side)})"
    shapes.append(f'<g transform="{at}" fill="{ACCENT}" stroke="#ffffff" stroke-width="1">{spray}</g>')
    return shapes


def spray() -> str:
    """Where the nose spray goes: the first dose into one side, the second into the other."""
    height, y = 88, 37.0
    marks = [*_face(44, y, -1), *_face(204, y, 1)]
    for x, lines in ((92, ("First dose:", "one side.")), (252, ("No better in", "3 minutes?", "Other side."))):
        marks += [
            text(x, y - 4 - (len(lines) - 2) * 9 + nth * 18, words, bold=nth == len(lines) - 1)
            for nth, words in enumerate(lines)
        ]
    described = (
        "Two faces with closed eyes. In the first a spray is in one nostril: first dose, one side."
        " In the second it is in the other: no better in 3 minutes, other side."
    )
    return svg(height, "Where the nose spray goes", described, marks)


FIGURES = {"signs": signs, "strength": strength, "deaths": deaths, "spray": spray}


def main(arguments: list[str]) -> int:
    """Write the figures, or with ``--check`` compare them; returns the exit status."""
    if arguments not in ([], ["--check"]):
        sys.stderr.write("usage: draw.py [--check]\n")
        return 2
    stale = []
    for name, draw in FIGURES.items():
        path, drawn = HERE / f"{name}.svg", draw().encode("utf-8")
        if not arguments:
            path.write_bytes(drawn)
        elif not path.is_file() or path.read_bytes() != drawn:
            stale.append(path.name)
    for name in stale:
        sys.stderr.write(f"{name} is not what the data give: run draw.py\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
