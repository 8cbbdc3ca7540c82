"""Noise for the readers, in this process: each must end with findings or one of our errors, and nothing else."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from guidepress.check import check_book
from guidepress.model.errors import GuidepressError, InternalError
from guidepress.model.finding import Findings
from guidepress.policies.load import PackError, parse
from guidepress.read import read_guide
from guidepress.read.images.drawing import read_drawing
from guidepress.standards.guarded_yaml import UnusableYamlError, load_yaml

_MARKS = (
    "# ",
    "## ",
    "\n\n",
    "\n",
    "- ",
    "1. ",
    "> ",
    "    ",
    "*",
    "**",
    "_",
    "`",
    "```\n",
    "~~~\n",
    "[",
    "](",
    ")",
    "![",
    "{.a}",
    "{#x}",
    "{lang=fr}",
    "[^1]",
    "[^1]: ",
    "^[",
    "[@a]",
    "[@a, p. 5]",
    "$x$",
    "$$\n",
    "\\",
    "|",
    "|---|\n",
    ": ",
    "<div>",
    "</div>",
    "<q>",
    "</q>",
    "<table>",
    "<td>",
    "<!--",
    "-->",
    "<![CDATA[",
    "&#x1f;",
    "&amp;",
    "{{title}}",
    "{{statement:x}}",
    '"',
    "'",
    "--",
    "...",
    "word ",
    "é",
    "\u202e",
    "\u05d0",
    "\u0627",
    "\u0300",
    "\u200b",
    "\t",
    "https://example.org/a%",
    "<https://a b>",
)
_SVG = (
    "<g>",
    "</g>",
    "<rect ",
    "/>",
    ">",
    '<use href="#a"/>',
    'id="a"',
    '<path d="M0 0',
    "L1 1",
    "A1 1 0 0 0 1 1",
    '"',
    'opacity="',
    ".5",
    "-1e9",
    "nan",
    "5%",
    'transform="rotate(',
    ")",
    "<style>",
    "</style>",
    "g{fill:red}",
    "<text>",
    "</text>",
    "a",
    "<!--",
    "-->",
    " ",
    '<mask id="m">',
    "</mask>",
    'mask="url(#m)"',
    "<metadata>",
    "</metadata>",
    'x="',
    'points="',
    "1,2 ",
    "&lt;",
    "&x;",
)
_YAML = (
    "title",
    "a",
    ": ",
    "\n",
    "  ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    '"',
    "'",
    "\\0",
    "|",
    ">",
    "&a",
    "*a",
    "!!x ",
    "2026-02-30",
    "~",
    "#",
    ",",
    "? ",
    "<<",
    "\t",
)


def _made(chance: random.Random, pieces: tuple[str, ...]) -> str:
    few = chance.sample(pieces, k=min(len(pieces), chance.randint(2, 12)))
    return "".join(chance.choice(few if chance.random() < 0.8 else pieces) for _ in range(chance.randint(1, 120)))


def fuzz(seconds: float, seed: int, base: Path) -> tuple[dict[str, int], list[str]]:
    """Feed each reader in turn for so long; how many inputs each had, and what broke one, with the input."""
    counts: dict[str, int] = {}
    broken: list[str] = []
    with tempfile.TemporaryDirectory() as held:
        targets = _targets(base, Path(held))
        end, number = time.monotonic() + seconds, 0
        while time.monotonic() < end:
            name, pieces, feed = targets[number % len(targets)]
            text = _made(random.Random(f"{seed}-{number}"), pieces)  # noqa: S311 - noise, not a secret
            number += 1
            counts[name] = counts.get(name, 0) + 1
            try:
                feed(text)
            except InternalError as error:
                broken.append(f"{name}: {error!r}: {text!r}")
            except (GuidepressError, UnusableYamlError, PackError):
                continue
            except Exception as error:  # noqa: BLE001 - this is what is looked for
                broken.append(f"{name}: {error!r}: {text!r}")
    return counts, broken


def _targets(base: Path, folder: Path) -> list[tuple[str, tuple[str, ...], Callable[[str], object]]]:
    import shutil

    guide = folder / "guide"
    shutil.copytree(base, guide)
    section = guide / "sections/01-introduction.md"
    settings = (guide / "guide.yaml").read_text(encoding="utf-8")

    def manuscript(text: str) -> None:
        section.write_text(f"# Introduction\n\n{text}\n", encoding="utf-8")
        findings = Findings()
        list(check_book(read_guide(guide, findings)))

    def own_settings(text: str) -> None:
        (guide / "guide.yaml").write_text(f"{settings}\nsubtitle: {text}\n", encoding="utf-8")
        try:
            read_guide(guide, Findings())
        finally:
            (guide / "guide.yaml").write_text(settings, encoding="utf-8")

    def drawing(text: str) -> None:
        read_drawing("s.svg", f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{text}</svg>'.encode())

    return [
        ("Markdown, read and checked", _MARKS, manuscript),
        ("SVG", _SVG, drawing),
        ("YAML", _YAML, load_yaml),
        ("policies", _YAML, lambda text: parse(f"title: T\nstatements:\n  a: {text}".encode(), "p.yaml")),
        ("settings", _YAML, own_settings),
    ]
