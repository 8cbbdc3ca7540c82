"""``python -m benchmarks.run edits``: after each of many random edits, a build with a cache is one without."""

from __future__ import annotations

import argparse
import random
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.run.books import write_book
from guidepress.cache.store import Store, open_store
from guidepress.model.errors import FindingsError
from guidepress.pipeline.unchanged import build_if_changed

WORDS = "the water boils when it is hot and steam rises over a wide bay at low tide".split()
PIECES = (
    "## Another heading",
    "- one\n- two\n    - three",
    "1. first\n2. second\n\n    More of the second.",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "Said in a note.[^more]\n\n[^more]: What is said there.",
    "> Quoted, and *emphasised*, with `code`.",
    "```python\nprint('a line')\n```",
    "See [the first chapter](001.md).",
)
OFTEN, ALL_TURNS = ("screen",), 10
ALL = ("screen", "large-print", "epub", "web", "print", "cover")
"""Every tenth edit is followed by all editions."""


def main(arguments: Sequence[str]) -> int:
    """Edit and compare; 0 if every build was the same."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run edits", description=__doc__)
    parser.add_argument("--count", type=int, default=100, help="how many edits")
    parser.add_argument("--pages", type=int, default=16, help="about how many pages the book has")
    parser.add_argument("--seed", type=int, default=1, help="of the random edits")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="guidepress-") as folder:
        return compare(Path(folder), options.count, options.pages, options.seed)


def compare(folder: Path, count: int, pages: int, seed: int) -> int:
    """As `main`, in an empty folder."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    guide = folder / "guide"
    sections = split(write_book(guide, pages))
    store = open_store(folder / "cache")
    assert store is not None
    warm = cold = 0.0
    refused = 0
    for turn in range(1, count + 1):
        before = {path: path.read_text(encoding="utf-8") for path in sections}
        what = edit(dice, sections)
        names = ALL if turn % ALL_TURNS == 0 else OFTEN
        first, with_cache = built(guide, folder / "warm", names, store)
        second, without = built(guide, folder / "cold", names, None)
        warm, cold = warm + first, cold + second
        if "manifest.json" not in without:  # the error is told alike: it is taken back, for the next edit to be built
            refused += 1
            for path, text in before.items():
                path.write_text(text, encoding="utf-8")
        if (found := differing(with_cache, without)) is not None:
            print(f"edit {turn} (seed {seed}), {what}: {found} is another", file=sys.stderr)
            return 1
        if turn % ALL_TURNS == 0 or turn == count:
            cost = f"CPU {warm:.0f} s, without a cache {cold:.0f} s: {warm / cold:.2f}"
            print(f"{turn} edits, all the same, {refused} refused for errors in the text; {cost}", flush=True)
    return 0


def split(chapters: Sequence[Path]) -> list[Path]:
    """The chapters of a book, each as several files of a few headings: more parts that may stay as they are."""
    paths: list[Path] = []
    for chapter in chapters:
        pieces = re.split(r"(?m)^(?=## )", chapter.read_text(encoding="utf-8"))
        for number in range(0, len(pieces), 4):
            text = "".join(pieces[number : number + 4]).removeprefix("#") if number else "".join(pieces[:4])
            path = chapter if not number else chapter.with_name(f"{chapter.stem}-{number:02}.md")
            path.write_text(text, encoding="utf-8")
            paths.append(path)
    settings = chapters[0].parents[1] / "guide.yaml"
    head = settings.read_text(encoding="utf-8").partition("sections:\n")[0]
    listed = "".join(f"  - sections/{path.name}\n" for path in paths)
    settings.write_text(f"{head}sections:\n{listed}", encoding="utf-8")
    return paths


def edit(dice: random.Random, sections: Sequence[Path]) -> str:
    """Change one section by a word, a sentence, a block; what was done."""
    path = dice.choice(sections)
    head, *blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
    at = dice.randrange(len(blocks)) if blocks else 0
    sentence = " ".join(dice.choices(WORDS, k=dice.randint(3, 30))).capitalize() + "."
    what = dice.choice(("sentence", "sentence", "sentence", "paragraph", "piece", "take", "swap"))
    if not blocks or what == "paragraph":
        blocks.insert(at, sentence)
    elif what == "sentence" and re.match(r"[A-Z]", blocks[at]) and "|" not in blocks[at]:
        blocks[at] += f" {sentence}"
    elif what == "take" and len(blocks) > 3:
        del blocks[at]
    elif what == "swap":
        other = dice.randrange(len(blocks))
        blocks[at], blocks[other] = blocks[other], blocks[at]
    else:
        number = dice.randrange(10**6)
        blocks.insert(at, dice.choice(PIECES).replace("[^more]", f"[^more-{number}]"))
    path.write_text("\n\n".join([head, *blocks]) + "\n", encoding="utf-8")
    return f"{what} in {path.name}"


def built(guide: Path, out: Path, names: Sequence[str], store: Store | None) -> tuple[float, dict[str, bytes]]:
    """Seconds of the processor, and what lies in a folder after a build; where that fails, what it found."""
    shutil.rmtree(out, ignore_errors=True)
    begun = time.process_time()
    try:
        build_if_changed(guide, out, names, store=store)
    except FindingsError as error:
        return time.process_time() - begun, {
            str(number): repr(one).encode() for number, one in enumerate(error.findings)
        }
    spent = time.process_time() - begun
    return spent, {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> str | None:
    """The first file in which two folders differ."""
    return next((name for name in sorted({*one, *other}) if one.get(name) != other.get(name)), None)
