"""References are looked up in the list that comes with Guidepress; the list itself; how it is made."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from benchmarks.checker.make_retracted import listed_of
from guidepress.check.not_made import not_made
from guidepress.check.references.listed import check_listed, listed, read_listed
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from tests.check.by_hand import book_of, reference_of, said

WITHDRAWN = "10.1016/S0140-6736(97)11096-0"
"""The paper of 1998 on a vaccine that The Lancet withdrew in 2010."""


def found(date: str = "2026-08-09", *, texts: dict[str, bytes] | None = None, **csl: object) -> list[Finding]:
    """What is found of a guide of a day with one reference."""
    return list(check_listed(_book(date, texts=texts, **csl)))


def _book(date: str = "2026-08-09", *, texts: dict[str, bytes] | None = None, **csl: object) -> Book:
    book = book_of(references=(reference_of("a2020", type="article-journal", title="A", **csl),))
    own = {"date": dt.date.fromisoformat(date), "retractions": "list.csv" if texts else None}
    return dataclasses.replace(book, settings=book.settings.model_copy(update=own), texts=texts or {})


@pytest.mark.parametrize("doi", [WITHDRAWN, WITHDRAWN.lower(), f"https://doi.org/{WITHDRAWN}"])
def test_a_withdrawn_work_is_found(doi: str) -> None:
    """Nobody has to bring a list for that."""
    (finding,) = found(DOI=doi)
    assert finding.code == "REF014"
    assert finding.message == f"'a2020': retraction, says the list of {listed().date} that comes with Guidepress"


@pytest.mark.parametrize("doi", [WITHDRAWN[:-1], WITHDRAWN[3:], "10.1016", "", "\n", "10.1000/none"])
def test_only_the_whole_doi_is_meant(doi: str) -> None:
    """A part of a DOI is another work, or none."""
    assert found(DOI=doi) == []


def test_a_list_that_is_too_old_for_the_edition_is_told_once() -> None:
    """180 days after the list somebody has to bring a newer one; the guide's own then counts."""
    last = listed().date + dt.timedelta(days=180)
    assert found(str(last), DOI="10.1000/none") == []
    late = str(last + dt.timedelta(days=1))
    (finding,) = found(late, DOI="10.1000/none")
    assert (finding.code, finding.place.line) == ("REF016", None)
    assert "181 days before the edition (limit 180)" in finding.message
    assert found(late) == []  # no DOI: there is nothing that an old list could have missed
    own = b"# date: 2027-01-01\nOriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,RetractionDate\n"
    assert found(late, texts={"list.csv": own}, DOI="10.1000/none") == []


def test_the_list_of_the_guide_is_asked_first() -> None:
    """It knows of a reinstatement; of what it does not hold, ours is asked; one that is broken is another finding."""
    head = "# date: 2027-01-01\nOriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,RetractionDate\n"
    known = f"{head}{WITHDRAWN},0,Retraction,2010\n{WITHDRAWN},0,Reinstatement,2026\n"
    assert found(texts={"list.csv": known.encode()}, DOI=WITHDRAWN) == []
    assert said(found(texts={"list.csv": head.encode()}, DOI=WITHDRAWN)) == ["REF014"]
    assert said(found(texts={"list.csv": b"none"}, DOI=WITHDRAWN)) == ["REF014"]


def test_what_was_not_looked_up_is_said() -> None:
    """The day of the list, and how many sources it could be asked about."""
    (told,) = (line for line in not_made(_book(DOI=WITHDRAWN)) if "REF014" in line)
    assert f"the list of {listed().date}" in told
    assert "(1 of 1 sources)" in told
    (told,) = (line for line in not_made(_book()) if "REF014" in line)
    assert "(0 of 1 sources)" in told


def test_the_list_is_whole() -> None:
    """Sorted, each DOI in the form in which it is compared, none twice; its origin and licence at its head."""
    kinds = {nature: dois.decode().split() for nature, dois in listed().dois.items()}
    assert {nature: len(dois) for nature, dois in kinds.items()} == {"Retraction": 59876, "Expression of concern": 1665}
    for dois in kinds.values():
        assert dois == sorted(set(dois))
        assert all(doi.startswith("10.") and doi == doi.lower() for doi in dois)


def test_it_is_made_of_the_list_of_retraction_watch() -> None:
    """Reinstated works and corrections are left out; a retraction is more than a concern."""
    rows = (
        "10.1/b,1,Retraction,1/2/2020",
        "10.1/A,1,Retraction,1/2/2020",
        "10.1/a,1,Expression of concern,1/2/2019",
        "10.1/c,1,Expression of concern,1/2/2019",
        "10.1/d,1,Correction,1/2/2019",
        "10.1/e,1,Retraction,1/2/2019",
        "10.1/e,1,Reinstatement,1/2/2020",
        "unavailable,1,Retraction,1/2/2019",
    )
    head = "OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,RetractionDate\n"
    made = read_listed(listed_of((head + "\n".join(rows)).encode(), dt.date(2026, 1, 2)))
    assert made.date == dt.date(2026, 1, 2)
    assert made.dois == {"Retraction": b"\n10.1/a\n10.1/b\n", "Expression of concern": b"\n10.1/c\n"}
    with pytest.raises(ValueError, match="no date"):
        read_listed(b"[Retraction]\n10.1/a\n")
