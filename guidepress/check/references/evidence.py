"""The references as evidence: when they were read, how old they are, who stands behind them (codes REF)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guidepress.check.pack import PackError, Sources, pack_of
from guidepress.model.book import Book, Reference
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of

REF010 = rule_of("REF010")
REF011 = rule_of("REF011")
REF012 = rule_of("REF012")
REF013 = rule_of("REF013")

_WEB = frozenset({"webpage", "post", "post-weblog"})


def check_sources(book: Book) -> Iterator[Finding]:
    """REF010 to REF013, as the policy asks; ages are measured from the year of the edition."""
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
