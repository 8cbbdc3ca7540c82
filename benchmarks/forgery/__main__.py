"""Which forgeries of a published guide the built-in provers find, and whether honest re-saves pass.

``python -m benchmarks.forgery [WORD...]``: all, or those whose names hold a word.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks.forgery import (
    books,
    decorations,
    eighth,
    fifth,
    fresh_books,
    fresh_pdf,
    more,
    passed_over,
    pdfs,
    resaves,
    seventh,
    sixth,
    slight,
    third_books,
    third_pdf,
    unasked,
)
from benchmarks.forgery.forged import GUIDE, Forgery, codes_of, codes_of_file, published, table
from guidepress.model.finding import Findings
from guidepress.read import read_guide


def forgeries() -> list[Forgery]:
    """Every forgery, with names of their own."""
    lists = (
        pdfs,
        books,
        more,
        slight,
        unasked,
        fresh_pdf,
        fresh_books,
        third_pdf,
        third_books,
        decorations,
        passed_over,
        fifth,
        sixth,
        seventh,
        eighth,
    )
    return [forgery for one in lists for forgery in one.forgeries()]


def main() -> int:
    """Measure, and print; returns the exit status, 1 if a forgery is not found or an honest file is refused."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.forgery", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("words", nargs="*", metavar="WORD", help="only what is called so")
    chosen = parser.parse_args().words
    asked = [one for one in forgeries() if not chosen or any(word in one.name for word in chosen)]
    honest = [one for one in resaves.resaves() if not chosen or any(word in one.name for word in chosen)]
    with tempfile.TemporaryDirectory() as held:
        work = Path(held)
        dist = published(work / "published")
        book = read_guide(GUIDE, Findings())
        found = {one.name: codes_of(dist, one, book) for one in asked}
        refused = {one.name: codes_of(dist, one, book) for one in honest}
        names = sorted(path.name for path in dist.iterdir() if path.is_file() and path.name != "manifest.json")
        clean = [code for name in names for code in codes_of_file(dist, name, (dist / name).read_bytes(), book)]
    missed = [name for name, codes in found.items() if not codes]
    wrong = [name for name, codes in refused.items() if codes]
    print(table(found))
    print(f"\n{len(found) - len(missed)} of {len(found)} forgeries found; not found: {', '.join(missed) or 'none'}")
    print(
        f"{len(honest) - len(wrong)} of {len(honest)} honest re-saves pass", *(f"\n  {n}: {refused[n]}" for n in wrong)
    )
    print(f"as published: {' '.join(clean) or 'no finding'}")
    return 1 if missed or wrong or clean else 0


if __name__ == "__main__":
    raise SystemExit(main())
