"""What is measured: commands on a book, in their order."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.run.books import edit, write_book
from benchmarks.run.measure import Cost, cost_of
from benchmarks.run.stock import write_source

STOCK = "WeasyPrint, same HTML, one PDF"
COLD, EDITED, UNCHANGED = "Guidepress, PDF, cold", "Guidepress, PDF, a sentence later", "Guidepress, PDF, unchanged"
SIX = "Guidepress, six editions, cold"
EPUB, EPUB_KNOWN = "Guidepress, EPUB, cold", "Guidepress, EPUB, after the PDF"
PREVIEW, CHECK = "Guidepress, preview, start and five edits", "Guidepress, check"
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True, slots=True)
class Measured:
    """A tool on a book."""

    name: str
    cost: Cost


def measure(folder: Path, pages: int, *, six: bool) -> Iterator[Measured]:
    """Every tool once on a book of about so many pages, which is written into an empty folder."""
    guide, sections = folder / "guide", write_book(folder / "guide", pages)
    write_source(guide, folder / "stock")
    yield Measured(
        STOCK, cost_of([sys.executable, "-m", "benchmarks.run.stock", str(folder / "stock"), str(folder / "stock.pdf")])
    )

    def ours(*names: str, cache: str = "off") -> Cost:
        command = [sys.executable, "publish.py", "build", "--verbose", "--jobs", "2", *names]
        out = folder / ("-".join(names) or "six")
        return cost_of([*command, "--guide", str(guide), "--out", str(out)], {"GUIDEPRESS_CACHE": cache})

    kept = str(folder / "cache")
    yield Measured(COLD, ours("screen", cache=kept))
    edit(sections[len(sections) // 2], pages)
    yield Measured(EDITED, ours("screen", cache=kept))
    yield Measured(UNCHANGED, ours("screen", cache=kept))
    yield Measured(EPUB_KNOWN, ours("epub", cache=kept))
    if six:
        yield Measured(SIX, ours())
    yield Measured(EPUB, ours("epub"))
    yield Measured(CHECK, cost_of([sys.executable, "publish.py", "check", str(guide)]))
    watched = [sys.executable, "-m", "benchmarks.run.preview", str(guide), str(sections[len(sections) // 2])]
    yield Measured(PREVIEW, cost_of(watched))
    for name, run in _peers(folder, sections):
        yield Measured(name, run())


def _peers(folder: Path, sections: Sequence[Path]) -> Iterator[tuple[str, Callable[[], Cost]]]:
    """The other tools that are installed, on the same Markdown."""
    import pypandoc

    pandoc = [pypandoc.get_pandoc_path(), "--metadata=title:A Book for Measuring", "--metadata=lang:en", "--toc"]
    texts = [str(path) for path in sections]
    yield "pandoc, EPUB", lambda: cost_of([*pandoc, *texts, "-o", str(folder / "pandoc.epub")])
    if importlib.util.find_spec("typst") is not None:
        source = folder / "book.typ"

        def typst() -> Cost:
            first = cost_of([*pandoc, "--standalone", "-t", "typst", *texts, "-o", str(source)])
            code = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], pdf_standards=['ua-1'])"
            then = cost_of([sys.executable, "-c", code, str(source), str(folder / "typst.pdf")])
            return Cost(first.cpu + then.cpu, first.wall + then.wall, max(first.memory, then.memory))

        yield "pandoc and Typst, PDF", typst
    if chromium := next(filter(None, map(shutil.which, _CHROMIUM)), None):
        page = folder / "book.html"

        def print_it() -> Cost:
            first = cost_of([*pandoc, "--standalone", "--embed-resources", *texts, "-o", str(page)])
            options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
            then = cost_of([chromium, *options, f"--print-to-pdf={folder / 'chromium.pdf'}", page.as_uri()])
            return Cost(first.cpu + then.cpu, first.wall + then.wall, max(first.memory, then.memory))

        yield "pandoc and Chromium, PDF", print_it
