"""References against a dated list of retractions in the columns of Retraction Watch (codes REF)."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from guidepress.model.book import Book, Reference
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.policies.load import PackError, pack_of
from guidepress.standards.doi import normal_doi

REF014 = rule_of("REF014")
REF015 = rule_of("REF015")
REF016 = rule_of("REF016")
REF017 = rule_of("REF017")

NEEDED = frozenset({"OriginalPaperDOI", "OriginalPaperPubMedID", "RetractionNature", "RetractionDate"})
"""The columns without which a list says nothing; the others of Retraction Watch are not needed."""

KEPT = ("OriginalPaperDOI", "OriginalPaperPubMedID", "RetractionNature", "RetractionDate", "Reason", "RetractionDOI")
"""The columns of an extract: those that are read."""

_DAY = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})\b|(?P<iso>\d{4}-\d{2}-\d{2})\b")
_DATE = re.compile(r"#\s*date:\s*(\d{4}-\d{2}-\d{2})\s*$")
_NONE = frozenset({"", "0", "unavailable", "none", "n/a"})
_MAX_FIELD = 1 << 20


class SnapshotError(ValueError):
    """A list of retractions cannot be read; ``line`` is where, if that is known."""

    def __init__(self, message: str, line: int | None = None) -> None:
        """The message says what is wrong with the list."""
        super().__init__(message)
        self.message = message
        self.line = line


@dataclass(frozen=True, slots=True)
class Notice:
    """A row of the list: what happened to a work, when (as the list writes it), why, and the DOI of the notice."""

    nature: str
    date: str = ""
    reason: str = ""
    doi: str = ""

    @property
    def is_retraction(self) -> bool:
        """Whether the work is withdrawn, not corrected, doubted or reinstated."""
        return self.nature.strip().casefold() in {"retraction", "withdrawal", "removal"}

    @property
    def is_reinstatement(self) -> bool:
        """Whether the work counts again."""
        return self.nature.strip().casefold() == "reinstatement"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A list of retractions as it was on a date. Notices by DOI (as `normal_doi` writes it) and by PMID."""

    name: str
    date: dt.date | None = None
    by_doi: Mapping[str, tuple[Notice, ...]] = field(default_factory=dict)
    by_pmid: Mapping[str, tuple[Notice, ...]] = field(default_factory=dict)

    def notices(self, reference: Reference) -> tuple[Notice, ...]:
        """What the list says of a work, by its DOI or else its PMID."""
        doi = normal_doi(str(reference.csl.get("DOI") or ""))
        pmid = re.sub(r"\D", "", str(reference.csl.get("PMID") or ""))
        found = (*self.by_doi.get(doi, ()), *self.by_pmid.get(pmid, ()))
        return tuple(dict.fromkeys(found))


def read_snapshot(name: str, data: bytes, date: dt.date | None = None) -> Snapshot:
    """A list from CSV: UTF-8, a header line, before it any lines of ``#``, of which one may give ``# date: …``.

    A ``date`` that is given wins over the one in the file. Raises `SnapshotError`.
    """
    text = data.decode("utf-8-sig", "replace")
    skipped = 0
    while text.startswith("#"):
        line, _end, text = text.partition("\n")
        skipped += 1
        if (found := _DATE.match(line.rstrip())) and date is None:
            try:
                date = dt.date.fromisoformat(found[1])
            except ValueError as error:
                raise SnapshotError(f"'{found[1]}' is no date", skipped) from error
    rows = csv.DictReader(io.StringIO(text, newline=""))
    by_doi: dict[str, list[Notice]] = {}
    by_pmid: dict[str, list[Notice]] = {}
    csv.field_size_limit(_MAX_FIELD)
    try:
        if missing := NEEDED - {str(name).strip() for name in rows.fieldnames or ()}:
            raise SnapshotError(f"it has no column {', '.join(sorted(missing))}", skipped + 1)
        for row in rows:
            notice = Notice(
                *(_cell(row, key) for key in ("RetractionNature", "RetractionDate", "Reason", "RetractionDOI"))
            )
            if (doi := normal_doi(_cell(row, "OriginalPaperDOI"))) not in _NONE:
                by_doi.setdefault(doi, []).append(notice)
            if (pmid := _cell(row, "OriginalPaperPubMedID")).casefold() not in _NONE:
                by_pmid.setdefault(pmid, []).append(notice)
    except csv.Error as error:
        raise SnapshotError(f"it is no CSV: {error}", skipped + rows.line_num) from error
    return Snapshot(
        name,
        date,
        {key: tuple(value) for key, value in by_doi.items()},
        {key: tuple(value) for key, value in by_pmid.items()},
    )


def extract(data: bytes, references: Iterable[Reference], date: dt.date | None = None) -> bytes:
    """What a list says of some references, as a list that a guide can carry; without rows if it says nothing.

    It has the date of the whole list: one that is given, that of its first lines, or of its newest notice, since the
    list is no older than that. Raises `SnapshotError`.
    """
    whole = read_snapshot("", data, date)
    text = data.decode("utf-8-sig", "replace")
    while text.startswith("#"):
        text = text.partition("\n")[2]
    dois = {normal_doi(str(one.csl.get("DOI") or "")) for one in references} - _NONE
    pmids = {re.sub(r"\D", "", str(one.csl.get("PMID") or "")) for one in references} - _NONE
    newest, kept = whole.date, list[dict[str, str]]()
    for row in csv.DictReader(io.StringIO(text, newline="")):
        if whole.date is None and (day := _day_of(_cell(row, "RetractionDate"))):
            newest = max(newest or day, day)
        if normal_doi(_cell(row, "OriginalPaperDOI")) in dois or _cell(row, "OriginalPaperPubMedID") in pmids:
            kept.append({key: _cell(row, key) for key in KEPT})
    out = io.StringIO()
    if newest is not None:
        out.write(f"# date: {newest}\n")
    rows = csv.DictWriter(out, KEPT, lineterminator="\n")
    rows.writeheader()
    rows.writerows(sorted(kept, key=lambda row: tuple(row.values())))
    return out.getvalue().encode()


def _day_of(written: str) -> dt.date | None:
    """A day as Retraction Watch writes it, month first, or as ISO 8601 has it."""
    found = _DAY.match(written)
    if found is None:
        return None
    try:
        if found["iso"]:
            return dt.date.fromisoformat(found["iso"])
        return dt.date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def _cell(row: Mapping[str, str | None], key: str) -> str:
    return (row.get(key) or "").strip()


def own_snapshot(book: Book) -> Snapshot | None:
    """The list that guide.yaml names; ``None`` if it names none, or ``read`` could not. Raises `SnapshotError`."""
    name = book.settings.retractions
    if name is None or (data := book.texts.get(name)) is None:
        return None
    return read_snapshot(name, data)


def check_own_retractions(book: Book) -> Iterator[Finding]:
    """REF014 to REF017 against the extract that guide.yaml names. One that could not be read is ``read``'s finding."""
    try:
        snapshot = own_snapshot(book)
    except SnapshotError as error:
        place = Place(str(book.settings.retractions), error.line)
        yield REF017.at(place, f"the list of retractions cannot be used: {error.message}")
        return
    if snapshot is not None:
        yield from check_retractions(book, snapshot)


def check_retractions(book: Book, snapshot: Snapshot) -> Iterator[Finding]:
    """REF014 to REF016. The age of the list is measured from the edition's date, never from a clock."""
    yield from _age(book, snapshot)
    for reference in book.references:
        yield from findings_of(reference, snapshot.notices(reference))


def findings_of(reference: Reference, notices: tuple[Notice, ...], where: str = "") -> Iterator[Finding]:
    """What notices mean for a reference: a retraction is an error unless the work was reinstated.

    ``where`` names the list, if the notice does not say when it was given.
    """
    reinstated = any(notice.is_reinstatement for notice in notices)
    for notice in notices:
        if notice.is_reinstatement:
            continue
        told = f"'{reference.key}': {notice.nature.casefold() or 'a notice'}"
        told += f" of {notice.date}" if notice.date else ""
        told += f", says {where}" if where else ""
        told += f" ({notice.doi})" if notice.doi.casefold() not in _NONE else ""
        told += f": {notice.reason.strip('+; ').replace(';+', '; ')}" if notice.reason.strip("+; ") else ""
        rule = REF014 if notice.is_retraction and not reinstated else REF015
        yield rule.at(reference.place, told + ("; reinstated since" if reinstated else ""))


def _age(book: Book, snapshot: Snapshot) -> Iterator[Finding]:
    try:
        days = pack_of(book).sources.snapshot_days
    except PackError:
        return
    place = Place(snapshot.name, 1)
    if snapshot.date is None:
        yield REF016.at(place, "the list of retractions has no date")
    elif (age := (book.settings.date - snapshot.date).days) > days:
        yield REF016.at(
            place, f"the list of retractions is of {snapshot.date}, {age} days before the edition (limit {days})"
        )
