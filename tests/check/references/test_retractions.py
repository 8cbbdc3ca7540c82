"""References against a list of retractions: who is matched, what a notice means, how old a list may be."""

from __future__ import annotations

import datetime as dt

import pytest

from guidepress.check.references.retractions import (
    Snapshot,
    SnapshotError,
    check_retractions,
    extract,
    read_snapshot,
)
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from tests.check.by_hand import book_of, reference_of, said

HEAD = "Record ID,Title,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,RetractionDate,Reason,RetractionDOI\n"
DATED = "# date: 2026-01-01\n"


def listed(*rows: str, head: str = DATED + HEAD) -> Snapshot:
    """A list with some rows."""
    return read_snapshot("list.csv", (head + "".join(f"{row}\n" for row in rows)).encode())


def book(**csl: object) -> Book:
    """A Book with one reference."""
    return book_of(references=(reference_of("a2020", type="article-journal", title="A", **csl),))


def found(snapshot: Snapshot, **csl: object) -> list[Finding]:
    """What a list says of one reference."""
    return list(check_retractions(book(**csl), snapshot))


@pytest.mark.parametrize("doi", ["10.1000/AbC", "https://doi.org/10.1000/abc", "doi:10.1000/ABC"])
def test_a_doi_is_matched_however_it_is_written(doi: str) -> None:
    """Case and address do not matter (ISO 26324); the finding names key, date, notice and reason."""
    (finding,) = found(listed("1,A,10.1000/aBc,0,Retraction,1/2/2020 0:00,+Fraud;+Error;,10.1000/n"), DOI=doi)
    assert finding.code == "REF014"
    assert finding.message == "'a2020': retraction of 1/2/2020 0:00 (10.1000/n): Fraud; Error"


def test_a_pmid_is_matched() -> None:
    """A work without a DOI is found by its PMID, a number or a text."""
    snapshot = listed("1,A,unavailable,12345,Retraction,1/2/2020,,")
    assert said(found(snapshot, PMID="12345")) == said(found(snapshot, PMID=12345)) == ["REF014"]
    assert found(snapshot, PMID="1234") == []


@pytest.mark.parametrize("nothing", ["", "0", "unavailable"])
def test_nothing_is_no_identifier(nothing: str) -> None:
    """The list writes 0 and 'unavailable' where it knows none; a reference without one does not match those."""
    snapshot = listed(f"1,A,{nothing},{nothing},Retraction,1/2/2020,,")
    assert found(snapshot) == []
    assert found(snapshot, DOI="unavailable", PMID="0") == []


@pytest.mark.parametrize(
    ("natures", "codes"),
    [
        (["Expression of concern"], ["REF015"]),
        (["Correction"], ["REF015"]),
        (["Reinstatement"], []),
        (["Retraction", "Reinstatement"], ["REF015"]),
        (["Correction", "Retraction"], ["REF015", "REF014"]),
    ],
)
def test_what_a_notice_means(natures: list[str], codes: list[str]) -> None:
    """A retraction is an error unless the work was reinstated; a concern or a correction is a warning."""
    snapshot = listed(*(f"{n},A,10.1000/a,0,{nature},1/{n + 1}/2020,," for n, nature in enumerate(natures)))
    assert said(found(snapshot, DOI="10.1000/a")) == codes


@pytest.mark.parametrize(("date", "codes"), [("2025-07-06", []), ("2025-07-05", ["REF016"]), ("", ["REF016"])])
def test_an_old_list_is_told(date: str, codes: list[str]) -> None:
    """180 days before the edition's date are allowed by the general policy; a list must have a date."""
    head = (f"# date: {date}\n" if date else "") + HEAD
    assert said(found(listed(head=head))) == codes


def test_a_given_date_wins() -> None:
    """Whoever names the date on the command line is believed."""
    assert read_snapshot("x.csv", (DATED + HEAD).encode(), dt.date(2025, 5, 5)).date == dt.date(2025, 5, 5)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no column"),
        (b"DOI,Title\n1,2\n", "no column OriginalPaperDOI"),
        (b"# date: 2026-02-30\n" + HEAD.encode(), "no date"),
        (HEAD.encode() + b'"' + b"x" * (1 << 21), "no CSV"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused(data: bytes, message: str) -> None:
    """Never silently as an empty list."""
    with pytest.raises(SnapshotError, match=message):
        read_snapshot("x.csv", data)


def test_an_extract_says_of_the_references_what_the_whole_list_says() -> None:
    """Rows of other works are left out, the date is kept; the same findings come of it."""
    rows = (
        "1,A,10.1000/aBc,0,Retraction,1/2/2020 0:00,+Fraud;,10.1000/n\n2,B,10.1000/other,0,Retraction,1/2/2020 0:00,,\n"
    )
    data = (DATED + HEAD + rows).encode()
    cut = extract(data, book(DOI="10.1000/abc").references)
    assert b"other" not in cut
    assert cut.startswith(b"# date: 2026-01-01\n")
    whole, part = read_snapshot("list.csv", data), read_snapshot("list.csv", cut)
    assert part.date == whole.date
    assert found(part, DOI="10.1000/abc") == found(whole, DOI="10.1000/abc") != []


def test_an_extract_of_a_list_without_a_date_is_as_old_as_its_newest_notice() -> None:
    """Retraction Watch writes no date into its list, and months before days into its rows."""
    rows = "1,A,10.1000/a,0,Retraction,12/31/2025 0:00,,\n2,B,10.1000/b,0,Correction,2024-02-29,,\n"
    cut = extract((HEAD + rows + "3,C,10.1000/c,0,Retraction,soon,,\n").encode(), book(PMID="7").references)
    assert cut.decode().splitlines()[0] == "# date: 2025-12-31"
    assert len(cut.splitlines()) == 2
    assert found(read_snapshot("list.csv", cut), PMID="7") == []
