"""The list of retracted works that comes with Guidepress: every reference with a DOI is looked up in it (codes REF)."""

from __future__ import annotations

import datetime as dt
import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from guidepress.check.references.retractions import REF016, Notice, SnapshotError, findings_of, own_snapshot
from guidepress.model.book import Book, Reference
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.policies.load import PackError, pack_of
from guidepress.standards.doi import normal_doi

LISTED = ("Retraction", "Expression of concern")
"""What the list says of a work, in the words of Retraction Watch; each stands before its DOIs as ``[Retraction]``."""

_DATE = re.compile(rb"^# date: (\d{4}-\d\d-\d\d)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Listed:
    """The DOIs of works that were retracted or doubted until a day: one a line, in the form of `normal_doi`, sorted."""

    date: dt.date
    dois: dict[str, bytes] = field(repr=False)

    def notice(self, reference: Reference) -> Notice | None:
        """What the list says of a work; it knows neither the day nor the reason. ``None`` without a DOI, too."""
        doi = doi_of(reference)
        if not doi:
            return None
        line = f"\n{doi}\n".encode()
        for nature, dois in self.dois.items():
            if line in dois:
                return Notice(nature)
        return None


@lru_cache(1)
def listed() -> Listed:
    """The list, from the package. Its first lines say whose it is, of which day, and under which licence."""
    packed = (files("guidepress.check.references") / "data" / "retracted.txt.xz").read_bytes()
    return read_listed(lzma.decompress(packed))


def read_listed(data: bytes) -> Listed:
    """A list in the form of ``retracted.txt.xz``, unpacked. Raises `ValueError` without a date."""
    date = _DATE.search(data)
    if date is None:
        raise ValueError("the list of retractions has no date")
    dois = {}
    for nature in LISTED:
        _before, _head, rest = data.partition(f"\n[{nature}]\n".encode())
        dois[nature] = b"\n" + rest.partition(b"\n[")[0].strip() + b"\n"
    return Listed(dt.date.fromisoformat(date[1].decode()), dois)


def doi_of(reference: Reference) -> str:
    """The DOI of a reference in the form of `normal_doi`, or nothing."""
    return normal_doi(str(reference.csl.get("DOI") or ""))


def check_listed(book: Book) -> Iterator[Finding]:
    """REF014 and REF015 by the list that comes with Guidepress; REF016 if it is too old for the edition.

    The list of the guide, if it has one, is asked first: it knows dates, reasons and reinstatements, and its age
    counts. But it holds the references of the day on which it was made, so one that was added since is looked up here.
    """
    with_doi = [reference for reference in book.references if doi_of(reference)]
    if not with_doi:
        return
    try:
        own = own_snapshot(book)
    except SnapshotError:
        own = None  # that is REF017
    if own is None:
        yield from _age(book)
    for reference in with_doi:
        if own is not None and own.notices(reference):
            continue
        if notice := listed().notice(reference):
            yield from findings_of(
                reference, (notice,), where=f"the list of {listed().date} that comes with Guidepress"
            )


def _age(book: Book) -> Iterator[Finding]:
    try:
        days = pack_of(book).sources.snapshot_days
    except PackError:
        return
    if (age := (book.settings.date - listed().date).days) > days:
        place = book.references[0].place
        yield REF016.at(
            Place(place.file),
            f"the list of retractions that comes with Guidepress is of {listed().date}, {age} days before the edition"
            f" (limit {days})",
        )
