"""The references as evidence: when they were read, how old they are, who stands behind them (codes REF)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from guidepress.model.book import Book, Reference
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of
from guidepress.policies.load import PackError, pack_of
from guidepress.policies.pack import Sources

REF010 = rule_of("REF010")
REF011 = rule_of("REF011")
REF012 = rule_of("REF012")
REF013 = rule_of("REF013")
REF022 = rule_of("REF022")
REF023 = rule_of("REF023")
REF024 = rule_of("REF024")

_IDENTIFIERS = {"PMID": re.compile(r"[1-9]\d{0,7}"), "PMCID": re.compile(r"PMC[1-9]\d{0,8}(?:\.\d{1,2})?")}
_RETRACTED = re.compile(
    r"^\W{0,3}(?:retracted|withdrawn|retraction notice|retraction)\b\W{0,2}(?=[:\])]|article\b|paper\b)|\bretracted (?:article|paper)\b"  # noqa: E501
    r"|[\[(](?:retracted|withdrawn)(?: article| paper)?[\])]",
    re.IGNORECASE,
)
_WEB = frozenset({"webpage", "post", "post-weblog"})


def check_sources(book: Book) -> Iterator[Finding]:
    """REF010 to REF013 as the policy asks, REF022 to REF024 always; ages are measured from the year of the edition."""
    for reference in book.references:
        yield from _identity(reference)
        yield from _too_late(book, reference)
    try:
        asked = pack_of(book).sources
    except PackError:
        return
    for reference in book.references:
        if asked.access_dates and reference.csl.get("type") in _WEB and year_of(reference, "accessed") is None:
            yield REF010.at(reference.place, f"'{reference.key}' does not say when it was read")
        year = year_of(reference, "issued")
        if asked.years and year and book.settings.date.year - year > asked.years and not reference.csl.get("note"):
            yield REF011.at(
                reference.place,
                f"'{reference.key}' is of {year}; the policy asks about sources older than {asked.years} years",
            )
        yield from _et_al(reference)
    yield from _share(book, asked)


def _identity(reference: Reference) -> Iterator[Finding]:
    """Numbers of PubMed that cannot be, and a title that says that the work counts no more."""
    for name, pattern in _IDENTIFIERS.items():
        value = reference.csl.get(name)
        if value is not None and not pattern.fullmatch(str(value).strip()):
            yield REF022.at(reference.place, f"'{reference.key}' has the {name} '{str(value)[:40]}'")
    title = str(reference.csl.get("title") or "")
    if (found := _RETRACTED.search(title)) and not reference.csl.get("note"):
        yield REF023.at(reference.place, f"the title of '{reference.key}' says '{found[0].strip(' :[]()')}'")


def _too_late(book: Book, reference: Reference) -> Iterator[Finding]:
    """Issued or read in a year after that of the edition."""
    for name, what in (("issued", "is of"), ("accessed", "was read in")):
        year = year_of(reference, name)
        if year is not None and year > book.settings.date.year:
            yield REF024.at(
                reference.place, f"'{reference.key}' {what} {year}, and this edition of {book.settings.date.year}"
            )


def year_of(reference: Reference, name: str) -> int | None:
    """The first year of a CSL date, written as ``date-parts`` or not at all."""
    date = reference.csl.get(name)
    parts = date.get("date-parts") if isinstance(date, Mapping) else None
    match parts:
        case [[int() as year, *_], *_]:
            return year
        case [[str() as year, *_], *_] if year.isdecimal():
            return int(year)
        case _:
            return None


def _et_al(reference: Reference) -> Iterator[Finding]:
    """A literal 'et al.' is let pass after a named author, at the end of the list."""
    authors = reference.csl.get("author")
    names = [name for name in authors if isinstance(name, Mapping)] if isinstance(authors, list) else []
    for number, name in enumerate(names):
        said = str(name.get("literal") or name.get("family") or "").strip().casefold().rstrip(".")
        if said in {"et al", "and others", "others"} and (number == 0 or number < len(names) - 1):
            yield REF013.at(reference.place, f"'{reference.key}': 'et al.' is author {number + 1} of {len(names)}")


def _share(book: Book, asked: Sources) -> Iterator[Finding]:
    years = [(reference, year) for reference in book.references if (year := year_of(reference, "issued"))]
    if not asked.recent_percent or not years:
        return
    recent = sum(book.settings.date.year - year <= asked.recent_years for _reference, year in years)
    if recent * 100 < asked.recent_percent * len(years):
        yield REF012.at(
            years[0][0].place,
            f"{recent} of {len(years)} sources are of the last {asked.recent_years} years;"
            f" the policy asks for {asked.recent_percent} of every 100",
        )
