"""What is measured: commands on a book, in their order."""

from __future__ import annotations

import importlib.util
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.run.books import edit, write_book
from benchmarks.run.measure import CommandError, Cost, cost_of
from benchmarks.run.stock import write_source

STOCK = "WeasyPrint, same HTML, one PDF"
COLD, EDITED, UNCHANGED = "Guidepress, PDF, cold", "Guidepress, PDF, a sentence later", "Guidepress, PDF, unchanged"
SIX = "Guidepress, six editions, cold"
EPUB, EPUB_KNOWN = "Guidepress, EPUB, cold", "Guidepress, EPUB, after the PDF"
PREVIEW, CHECK = "Guidepress, preview, start and five edits", "Guidepress, check"
PANDOC, TYPST, CHROMIUM = "pandoc, EPUB", "pandoc and Typst, PDF", "pandoc and Chromium, PDF"
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True, slots=True)
class Measured:
    """A tool on a book: what it cost, or why that is not known."""

    name: str
    cost: Cost | None
    fault: str = ""


def measure(folder: Path, pages: int, *, six: bool, until: float = float("inf")) -> Iterator[Measured]:
    """Every tool once on a book of about so many pages, which is written into an empty folder.

    Nothing is begun after ``until`` (`time.monotonic`). A tool that fails, or is not done then, has no cost.
    """
    guide, sections = folder / "guide", write_book(folder / "guide", pages)
    write_source(guide, folder / "stock")
    for name, run in (*_ours(folder, guide, sections, pages, six=six), *_peers(folder, sections)):
        left = until - time.monotonic()
        if left <= 0:
            return
        try:
            yield Measured(name, run(left if left != float("inf") else None))
        except CommandError as error:
            yield Measured(name, None, str(error))


Run = Callable[[float | None], Cost]
"""Runs a tool within so many seconds."""


def _ours(folder: Path, guide: Path, sections: Sequence[Path], pages: int, *, six: bool) -> Iterator[tuple[str, Run]]:
    """WeasyPrint, and the commands of Guidepress in the order in which they must follow one another."""
    middle, kept = sections[len(sections) // 2], str(folder / "cache")

    def ours(*names: str, cache: str = "off") -> Run:
        command = [sys.executable, "publish.py", "build", "--verbose", "--jobs", "2", *names]
        command += ["--guide", str(guide), "--out", str(folder / ("-".join(names) or "six"))]
        return lambda within: cost_of(command, {"GUIDEPRESS_CACHE": cache}, within=within)

    def other(*command: str) -> Run:
        return lambda within: cost_of([sys.executable, *command], within=within)

    def edited(within: float | None) -> Cost:
        edit(middle, pages)
        return ours("screen", cache=kept)(within)

    yield STOCK, other("-m", "benchmarks.run.stock", str(folder / "stock"), str(folder / "stock.pdf"))
    yield COLD, ours("screen", cache=kept)
    yield EDITED, edited
    yield UNCHANGED, ours("screen", cache=kept)
    yield EPUB_KNOWN, ours("epub", cache=kept)
    if six:
        yield SIX, ours()
    yield EPUB, ours("epub")
    yield CHECK, other("publish.py", "check", str(guide))
    yield PREVIEW, other("-m", "benchmarks.run.preview", str(guide), str(middle))


def _peers(folder: Path, sections: Sequence[Path]) -> Iterator[tuple[str, Run]]:
    """The other tools that are installed, on the same Markdown."""
    import pypandoc

    pandoc = [pypandoc.get_pandoc_path(), "--metadata=title:A Book for Measuring", "--metadata=lang:en", "--toc"]
    texts = [str(path) for path in sections]
    yield PANDOC, lambda within: cost_of([*pandoc, *texts, "-o", str(folder / "pandoc.epub")], within=within)
    if importlib.util.find_spec("typst") is not None:
        source = str(folder / "book.typ")
        code = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], pdf_standards=['ua-1'])"
        yield (
            TYPST,
            _both(
                [*pandoc, "--standalone", "-t", "typst", *texts, "-o", source],
                [sys.executable, "-c", code, source, str(folder / "typst.pdf")],
            ),
        )
    if chromium := next(filter(None, map(shutil.which, _CHROMIUM)), None):
        page = folder / "book.html"
        options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
        yield (
            CHROMIUM,
            _both(
                [*pandoc, "--standalone", "--embed-resources", *texts, "-o", str(page)],
                [chromium, *options, f"--print-to-pdf={folder / 'chromium.pdf'}", page.as_uri()],
            ),
        )


def _both(one: Sequence[str], other: Sequence[str]) -> Run:
    """Two commands, one after the other, as one."""

    def run(within: float | None) -> Cost:
        first = cost_of(one, within=within)
        then = cost_of(other, within=None if within is None else max(0.1, within - first.wall))
        return Cost(first.cpu + then.cpu, first.wall + then.wall, max(first.memory, then.memory))

    return run
