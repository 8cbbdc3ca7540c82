"""Authors of RIS who are bodies, and the numbers that PubMed gives."""

from __future__ import annotations

from typing import Any

import pytest

from guidepress.read.bibliography.formats import items_of

RECORD = "TY  - JOUR\n{}TI  - On tea\nPY  - 2021\nER  - \n\n"


def first(fields: str) -> dict[str, Any]:
    """The item of a record with some fields."""
    (item,), refused = items_of("references.ris", RECORD.format(fields))
    assert refused == []
    assert isinstance(item, dict)
    return item


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("World Health Organization", {"literal": "World Health Organization"}),
        ("FDA Adverse Event Group,", {"literal": "FDA Adverse Event Group"}),
        ("Centers for Disease Control and Prevention", {"literal": "Centers for Disease Control and Prevention"}),
        ("Deutsche Gesellschaft für Neurologie", {"literal": "Deutsche Gesellschaft für Neurologie"}),
        ("Smith, John", {"family": "Smith", "given": "John"}),
        ("Mary Jones", {"family": "Jones", "given": "Mary"}),
        ("Plato", {"family": "Plato"}),
    ],
)
def test_a_body_is_not_divided_into_names(written: str, read: dict[str, str]) -> None:
    """As "Organization WH" it would be cited otherwise; people keep their names."""
    assert first(f"AU  - {written}\n")["author"] == [read]


def test_pubmed_s_number_comes_in_and_no_other() -> None:
    """An accession number is PubMed's where the record says that it is from there."""
    assert first("AU  - Roe, R\nAN  - 12345678\nDB  - PubMed\n")["PMID"] == "12345678"
    assert "PMID" not in first("AU  - Roe, R\nAN  - 12345678\nDB  - Scopus\n")
