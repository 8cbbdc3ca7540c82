"""REF035 to REF039: identifiers that cannot be right by what they say themselves."""

from __future__ import annotations

import pytest

from guidepress.check.references.identifiers import check_identifiers, is_isbn, is_issn, is_pii
from tests.check.by_hand import book_of, reference_of, said


@pytest.mark.parametrize(
    ("value", "right"),
    [
        ("0140-6736", True),
        ("0140-6737", False),
        ("2041-1723", True),
        ("2434-561X", True),
        ("2434-5611", False),
        ("123", False),
    ],
)
def test_issn(value: str, right: bool) -> None:
    """The last digit is a check digit by modulus 11; ten is an X (ISO 3297)."""
    assert is_issn(value) is right


@pytest.mark.parametrize(
    ("value", "right"),
    [
        ("978-3-16-148410-0", True),
        ("978-3-16-148410-1", False),
        ("0-306-40615-2", True),
        ("0-306-40615-3", False),
        ("080442957X", True),
    ],
)
def test_isbn(value: str, right: bool) -> None:
    """Of ten digits by modulus 11, of thirteen by modulus 10 (ISO 2108)."""
    assert is_isbn(value) is right


@pytest.mark.parametrize(
    ("value", "right"),
    [
        ("S0140-6736(21)00393-7", True),
        ("S0140-6736(21)00339-7", False),
        ("S0140-6736(97)11096-0", True),
        ("S0092-8674(00)80611-X", True),
        ("S0304-3959(03)00073-3", True),
        ("S0304-3959(03)00037-3", False),
        ("s0167-9236(99)00037-8", True),
        ("S0140-6736(21)393-7", False),
    ],
)
def test_pii(value: str, right: bool) -> None:
    """The last digit of the number in a DOI of Elsevier is a check digit by modulus 11, over primes."""
    assert is_pii(value) is right


LANCET = {"type": "article-journal", "container_title": "The Lancet", "issued": {"date-parts": [[2021, 5]]}}
PAIN = {"type": "article-journal", "container_title": "The Journal of Pain", "issued": {"date-parts": [[2025]]}}


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({**LANCET, "ISSN": "0140-6736, 1474-547X", "DOI": "10.1016/S0140-6736(21)00393-7", "PMID": "34062143"}, []),
        ({**LANCET, "ISSN": "0140-6763"}, ["REF035"]),
        ({"type": "book", "ISBN": "978-3-16-148410-7"}, ["REF036"]),
        ({"type": "book", "ISBN": "9783161484100 0306406152"}, []),
        ({**LANCET, "DOI": "10.1016/S0140-6736(12)00393-7"}, ["REF037", "REF039"]),
        ({**LANCET, "DOI": "10.1016/S0140-6736(21)00339-7"}, ["REF039"]),
        ({**LANCET, "DOI": "10.1056/NEJMoa2100393"}, ["REF038"]),
        ({**LANCET, "container_title": "NEJM Evidence", "DOI": "10.1056/EVIDoa2100393"}, []),
        ({**LANCET, "DOI": "10.1001/jamaneurol.2021.0039"}, ["REF038"]),
        ({**LANCET, "container_title": "JAMA Neurology", "DOI": "10.1001/jamaneurol.2021.0039"}, []),
        ({**LANCET, "DOI": "10.3389/fphar.2021.640140"}, ["REF038"]),
        ({**LANCET, "container_title": "Frontiers in Pharmacology", "DOI": "10.3389/fphar.2021.640140"}, []),
        ({**LANCET, "PMID": "15062143"}, ["REF037"]),
        ({**LANCET, "issued": {"date-parts": [[2003]]}, "PMID": "34062143"}, ["REF037"]),
        ({**LANCET, "issued": {"date-parts": [[1950]]}, "PMID": "20062143"}, []),
        ({**PAIN, "DOI": "10.1016/j.jpain.2024.104726"}, []),
        ({**PAIN, "DOI": "10.1016/j.jpain.2024.01.001"}, []),
        ({**PAIN, "DOI": "10.1016/j.toxicon.2024.01.001"}, ["REF038"]),
        ({**PAIN, "DOI": "10.1016/j.jpain.2014.01.001"}, ["REF037"]),
        ({**PAIN, "DOI": "10.1136/bmj.m4825"}, ["REF038"]),
        ({**LANCET, "container_title": "BMJ", "DOI": "10.1136/bmj.m4825"}, []),
        ({**LANCET, "container_title": "Preventive Medicine", "DOI": "10.1016/j.ypmed.2021.01.001"}, []),
        ({**LANCET, "container_title": "Clinical Toxicology", "DOI": "10.1080/15563650.2020.1812627"}, []),
    ],
)
def test_what_a_reference_says_of_itself(fields: dict[str, object], codes: list[str]) -> None:
    """Year and journal in a DOI, the place of a PMID in their row, check digits."""
    assert said(check_identifiers(book_of(references=(reference_of("one", **fields),)))) == codes
