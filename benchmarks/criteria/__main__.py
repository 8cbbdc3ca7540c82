"""``python -m benchmarks.criteria``: build the document with every tool that is installed, and print the table."""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pikepdf

from benchmarks.criteria.facts import Facts, facts_of
from benchmarks.criteria.peers import PEERS, Peer, PeerError
from benchmarks.criteria.rows import broken_rules, judge
from benchmarks.criteria.table import Column, between_markers, table
from benchmarks.criteria.validators import verapdf_rules
from benchmarks.criteria.verdict import Mark, Verdict
from guidepress.model.book import Book
from guidepress.model.finding import Findings
from guidepress.read import read_guide

GUIDE = Path(__file__).parent / "guide"
PAGE = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; 0 if every tool that is installed made a file, 1 if one did not."""
    names = [peer.name.lower() for peer in PEERS]
    parser = argparse.ArgumentParser(prog="python -m benchmarks.criteria", description=__doc__)
    parser.add_argument("--only", nargs="+", metavar="NAME", type=str.lower, choices=names, help=", ".join(names))
    parser.add_argument("--out", type=Path, help="keep the PDFs in this folder")
    parser.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    options = parser.parse_args(arguments)
    if options.write and options.only:
        parser.error("--write is for the whole table, not for --only")
    book = guide_book()
    facts = facts_of(book)
    chosen = [peer for peer in PEERS if not options.only or peer.name.lower() in options.only]
    columns = [column_of(peer, book, facts, options.out) for peer in chosen]
    content = table(columns)
    print(content, end="")
    if options.write:
        PAGE.write_text(between_markers(PAGE.read_text(encoding="utf-8"), content), encoding="utf-8")
    return int(any(column.missing.startswith("failed") for column in columns))


def guide_book() -> Book:
    """The document. Raises `ValueError` if it has findings."""
    findings = Findings()
    book = read_guide(GUIDE, findings)
    if findings.items:
        raise ValueError("; ".join(str(finding) for finding in findings.in_order()))
    return book


def column_of(peer: Peer, book: Book, facts: Facts, out: Path | None) -> Column:
    """Build with a tool and judge what it made."""
    version = peer.version()
    if version is None:
        return Column(peer.name, missing="not installed")
    print(f"{peer.name} {version} …", file=sys.stderr)
    try:
        with tempfile.TemporaryDirectory() as folder:
            data = peer.build(book, Path(folder))
    except PeerError as error:
        return Column(peer.name, version, missing=f"failed ({' '.join(str(error).split())})")
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        (out / f"{peer.name.lower()}.pdf").write_bytes(data)
    asked = {letter: Verdict(Mark.NOT_ASKED, reason) for letter, reason in peer.not_asked.items()}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = len(pdf.pages)
    return Column(
        peer.name,
        version,
        pages=pages,
        verdicts=judge(data, facts) | asked,
        rules=broken_rules(data),
        verapdf=verapdf_rules(data),
    )


if __name__ == "__main__":
    sys.exit(main())
