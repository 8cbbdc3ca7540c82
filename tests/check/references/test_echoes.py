"""A retracted work that two lists know is told once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from guidepress.check.references.echoes import without_echoes
from guidepress.check.references.listed import listed
from guidepress.check.references.retractions import REF014, REF015, check_retractions, read_snapshot
from guidepress.model.place import Place
from guidepress.pipeline.check import check_book_of
from tests.support.places import CASES

HERE = Place("references.json", 3)
SHIPPED = "the list of 2026-08-08 that comes with Guidepress"


@pytest.mark.parametrize(
    ("messages", "kept"),
    [
        (["'a': retraction, says " + SHIPPED, "'a': retraction of 2/2/2010 (10.1/n): Fraud"], [1]),
        (["'a': retraction, says " + SHIPPED, "'b': retraction of 2/2/2010 (10.1/n): Fraud"], [0, 1]),
        (["'a': retraction of 2010-02-02 (10.1/N)", "'a': retraction of 2/2/2010 (10.1/n): Fraud"], [1]),
        (["'a': retraction of 2010-02-02 (10.1/m)", "'a': retraction of 2/2/2010 (10.1/n): Fraud"], [0, 1]),
        (["'a': retraction of 2010-02-02", "'a': retraction of 2/2/2011"], [0, 1]),
        (["'a': retraction, says " + SHIPPED], [0]),
    ],
)
def test_the_richer_list_tells(messages: list[str], kept: list[int]) -> None:
    """The package's list gives way; of one notice the longer message stays; two notices stay two."""
    findings = [REF014.at(HERE, one) for one in messages]
    assert without_echoes(findings) == [findings[number] for number in kept]


def test_another_code_stays() -> None:
    """A reinstated work (REF015) makes the package's plain retraction an echo; other findings are not touched."""
    reinstated = REF015.at(HERE, "'a': retraction of 2/2/2010 (10.1/n): Fraud; reinstated since")
    assert without_echoes([REF014.at(HERE, "'a': retraction, says " + SHIPPED), reinstated]) == [reinstated]


def test_check_with_a_list_tells_once(tmp_path: Path) -> None:
    """``check --retractions``: the work is in the package's list and in the further one; one REF014."""
    doi = listed().dois["Retraction"].decode().split()[0]
    guide = tmp_path / "guide"
    shutil.copytree(CASES / "_guide", guide)
    path = guide / "references.json"
    path.write_text(path.read_text(encoding="utf-8").replace("10.2105/AJPH.2007.124610", doi), encoding="utf-8")
    row = f"1,A,{doi},0,Retraction,1/2/2020 0:00,+Fraud;,10.1000/n\n"
    head = (
        "Record ID,Title,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,RetractionDate,Reason,RetractionDOI\n"
    )
    snapshot = read_snapshot("list.csv", ("# date: 2026-01-01\n" + head + row).encode())
    findings, _book = check_book_of(guide, also=[lambda book: check_retractions(book, snapshot)])
    (told,) = (one for one in findings.items if one.code == "REF014")
    assert "Fraud" in told.message
