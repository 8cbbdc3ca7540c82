"""``python -m benchmarks.checker.make_retracted WHOLE.csv YYYY-MM-DD``: the retracted works that every guide is looked up in.

WHOLE is the list of Retraction Watch (``retraction_watch.csv`` of <https://gitlab.com/crossref/retraction-watch-data>), and
the day is that of the list. Kept are the DOIs of works that were retracted or doubted and not reinstated. Same list, same
bytes.
"""  # noqa: E501

from __future__ import annotations

import datetime as dt
import lzma
import sys
from collections.abc import Sequence
from pathlib import Path

from guidepress.check.references.listed import LISTED, read_listed
from guidepress.check.references.retractions import Notice, read_snapshot

OUT = Path(__file__).resolve().parents[2] / "guidepress" / "check" / "references" / "data" / "retracted.txt.xz"

_HEADER = """# Works that were retracted or doubted: DOIs of the Retraction Watch Database.
# (c) The Center for Scientific Integrity (Retraction Watch) and Crossref, https://gitlab.com/crossref/retraction-watch-data,
# CC BY 4.0, https://creativecommons.org/licenses/by/4.0/
# Changed for Guidepress: only DOIs and the nature of the notice, by benchmarks/checker/make_retracted.py.
# date: {date}
"""


def listed_of(data: bytes, date: dt.date) -> bytes:
    """The text of ``retracted.txt.xz`` from a list in the columns of Retraction Watch. Raises `SnapshotError`."""
    natures: dict[str, list[str]] = {nature: [] for nature in LISTED}
    for doi, notices in read_snapshot("", data).by_doi.items():
        if (nature := _nature(notices)) and doi.startswith("10.") and "\n" not in doi:
            natures[nature].append(doi)
    blocks = "".join(
        f"\n[{nature}]\n" + "".join(f"{doi}\n" for doi in sorted(dois)) for nature, dois in natures.items()
    )
    return (_HEADER.format(date=date) + blocks).encode()


def _nature(notices: Sequence[Notice]) -> str | None:
    """What the notices about a work come to: nothing if it was reinstated."""
    if any(notice.is_reinstatement for notice in notices):
        return None
    if any(notice.is_retraction for notice in notices):
        return LISTED[0]
    doubted = any(notice.nature.strip().casefold() == LISTED[1].casefold() for notice in notices)
    return LISTED[1] if doubted else None


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the list; returns the exit status."""
    source, day = sys.argv[1:] if arguments is None else arguments
    text = listed_of(Path(source).read_bytes(), dt.date.fromisoformat(day))
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_bytes(lzma.compress(text, preset=9 | lzma.PRESET_EXTREME))
    counts = {nature: dois.count(b"\n") - 1 for nature, dois in read_listed(text).dois.items()}
    print(f"{counts}, {OUT.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
