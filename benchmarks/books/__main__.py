"""``python -m benchmarks.books NAME=FOLDER...``: imports each book, builds it, runs EPUBCheck, prints a row of a table.

The books are checked out beside the repository and are no part of it. ``--pdf`` builds the PDF too, ``--keep`` keeps
the guides in a folder, ``--into`` puts the rows into a table of a file, by the names of the books. Exit code 1 if a
book could not be built, or EPUBCheck has an error.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import io
import resource
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from guidepress.cli.app import main
from guidepress.importing.bring_in import bring_in
from guidepress.importing.counting import kept
from guidepress.importing.report import Imported
from guidepress.prove.validators.toolbox import MissingToolError, Toolbox
from guidepress.prove.validators.validators import epubcheck

DATE = dt.date(2026, 11, 26)


@dataclass(frozen=True)
class Row:
    """What became of a book."""

    name: str
    imported: Imported
    built: int
    epubcheck: str
    seconds: float

    def line(self) -> str:
        """The row of the table."""
        made = self.imported
        share = kept(made.before, made.missing)
        cells = [
            self.name,
            made.plan.tool,
            made.plan.language,
            str(made.before.of["words"]),
            f"{share:.2f} %",
            str(len(made.log.losses)),
            str(len(made.errors)),
            "yes" if self.built == 0 else f"no ({self.built})",
            self.epubcheck,
            f"{self.seconds:.0f}",
        ]
        return f"| {' | '.join(cells)} |"


def put_into(text: str, rows: dict[str, str]) -> str:
    """A text whose table of books has these rows by their names: known books anew at their place, others at the end.

    ValueError if the text has no such table.
    """
    lines = text.split("\n")
    begin = next((n + 2 for n, line in enumerate(lines) if line == HEAD.partition("\n")[0]), 0)
    if not begin:
        raise ValueError("there is no table of books")
    end = next((n for n, line in enumerate(lines) if n >= begin and not line.startswith("|")), len(lines))
    held = {line.split("|")[1].strip(): line for line in lines[begin:end]}
    return "\n".join([*lines[:begin], *(held | rows).values(), *lines[end:]])


HEAD = (
    "| book | tool | language | words | kept | losses told | errors left | built | EPUBCheck | CPU s |\n"
    "|---|---|---|---:|---:|---:|---:|---|---|---:|"
)


def try_book(name: str, source: Path, folder: Path, *, pdf: bool, language: str = "") -> Row:
    """Import and build one book in an empty folder."""
    before = _cpu()
    guide, out = folder / "guide", folder / "dist"
    made = bring_in(source, guide, DATE, language)
    editions = ["screen", "epub", "web"] if pdf else ["epub", "web"]
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        built = main(["build", *editions, "--guide", str(guide), "--out", str(out)])
    (folder / "build.log").write_text(said.getvalue(), encoding="utf-8")
    return Row(name, made, built, _verdict(out) if built == 0 else "–", _cpu() - before)


def _verdict(out: Path) -> str:
    """What EPUBCheck says: errors and warnings, or that it is not there."""
    try:
        verdict = epubcheck(Toolbox(), next(out.glob("*.epub")).read_bytes())
    except MissingToolError:
        return "not run"
    return "0 / 0" if not verdict.messages else "; ".join(sorted({one.text[:60] for one in verdict.messages}))[:200]


def _cpu() -> float:
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def run(arguments: list[str]) -> int:
    """The command."""
    reader = argparse.ArgumentParser(prog="python -m benchmarks.books", description=__doc__)
    reader.add_argument("books", nargs="+", metavar="[NAME=]FOLDER", help="what the row is called, and where it lies")
    reader.add_argument("--pdf", action="store_true", help="build the PDF too, which takes long")
    reader.add_argument("--language", default="", help="of books in several, the language that is brought in")
    reader.add_argument("--keep", type=Path, help="keep guides and editions in this folder")
    reader.add_argument("--into", type=Path, help="put the rows into the table of this file")
    asked = reader.parse_args(arguments)
    print(HEAD, flush=True)
    failed = False
    for book in asked.books:
        called, _equals, place = book.rpartition("=")
        source = Path(place)
        started = time.monotonic()
        with tempfile.TemporaryDirectory() as temporary:
            kept_as = source.resolve().as_posix().strip("/").replace("/", "_")[-60:]
            folder = asked.keep / kept_as if asked.keep else Path(temporary)
            row = try_book(called or source.name, source, folder, pdf=asked.pdf, language=asked.language)
        print(row.line(), flush=True)
        if asked.into:
            text = asked.into.read_text(encoding="utf-8")
            asked.into.write_text(put_into(text, {row.name: row.line()}), encoding="utf-8")
        print(f"{source}: {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
        failed = failed or row.built != 0 or row.epubcheck not in {"0 / 0", "not run"}
    return int(failed)


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
