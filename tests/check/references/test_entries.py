"""References: DOIs as they are compared, duplicates, required fields."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidepress.check.references.entries import (
    REQUIRED,
    TYPES,
    check_references,
    missing_fields,
    normal_title,
    same_work,
)
from guidepress.model.book import Reference
from guidepress.standards.doi import doi_fault, normal_doi
from tests.check.by_hand import book_of, reference_of, said, section
from tests.standards.test_doi import DOIS, PREFIXES


@given(DOIS, st.sampled_from([p for p in PREFIXES if p]))
def test_the_hint_gives_a_doi_that_has_no_fault(doi: str, prefix: str) -> None:
    """Who writes what the hint of REF006 says is not found again."""
    reference = reference_of(
        "a",
        type="article-journal",
        author=[{"family": "A"}],
        title="T",
        container_title="J",
        issued={"date-parts": [[2020]]},
        DOI=f"{prefix}{doi}.",
    )
    (finding,) = check_references(book_of(section(""), references=(reference,)))
    assert finding.code == "REF006"
    mended = finding.hint.removeprefix('Write "DOI": "').removesuffix('".')
    assert (doi_fault(mended), normal_doi(mended)) == ("", doi.lower())


def an_article(key: str = "a", **fields: object) -> Reference:
    """A whole article; a field of ``None`` is left out."""
    given = {
        "type": "article-journal",
        "title": "On Soap",
        "author": [{"family": "Doe"}],
        "container_title": "J",
        "issued": {"date-parts": [[2020, 5]]},
        "DOI": f"10.1000/{key}",
        **fields,
    }
    return reference_of(key, **{name: value for name, value in given.items() if value is not None})


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"DOI": None}, {}, True),
        ({}, {}, False),
        ({"DOI": None, "title": "<i>On</i>  soap."}, {}, True),
        ({"DOI": None, "title": "On soaps"}, {}, False),
        ({"DOI": None, "issued": {"date-parts": [[2021]]}}, {}, False),
        ({"DOI": None, "author": [{"family": "Roe"}]}, {}, False),
        ({"DOI": None, "author": [{"literal": "DOE"}]}, {}, True),
        ({"DOI": None, "author": None}, {}, True),
        ({"DOI": None, "page": "1-2"}, {"page": "3-4"}, False),
        ({"DOI": None, "page": "1-2"}, {"page": "1–2"}, True),
        ({"DOI": None, "title": ""}, {"title": ""}, False),
    ],
)
def test_when_two_are_the_same_work(one: dict[str, object], other: dict[str, object], same: bool) -> None:
    """Title and year make them the same unless the DOI, the first author or the pages tell them apart."""
    pair = an_article("one", **one), an_article("two", **other)
    assert same_work(*pair) is same
    assert same_work(*reversed(pair)) is same


def test_a_duplicate_is_found_once_and_at_its_later_place() -> None:
    """Two entries alike in DOI and title are one finding, not two; three of a kind are two findings."""
    alike = [an_article(key, DOI=doi) for key, doi in (("x", "10.1000/q"), ("y", "DOI:10.1000/Q"), ("z", "10.1000/Q"))]
    found = list(check_references(book_of(section(""), references=tuple(alike))))
    assert [(f.code, f.message.split()[0]) for f in found if f.code != "REF006"] == [
        ("REF003", "'y'"),
        ("REF003", "'z'"),
    ]


@given(st.text(max_size=30))
def test_a_title_is_compared_without_its_dress(title: str) -> None:
    """Case, markup, punctuation and space around words do not tell titles apart."""
    assert normal_title(f"  {title.upper().lower()}?! ") == normal_title(f"<b>{title.upper().lower()}</b>")
    assert normal_title(normal_title(title)) == normal_title(title)


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({"type": "article-journal", "title": "T"}, ["author", "container-title", "issued"]),
        ({"type": "webpage", "title": "T", "URL": "https://example.org/"}, ["issued|accessed"]),
        ({"type": "webpage", "title": "T", "URL": "u", "accessed": {"date-parts": [[2026]]}}, []),
        ({"type": "book", "title": "T", "editor": [{"family": "E"}], "publisher": "P", "issued": {}}, ["issued"]),
        ({"type": "report", "title": " ", "publisher": "P", "issued": {"date-parts": [[2020]]}}, ["title"]),
        (
            {"type": "thesis", "title": "T", "author": [], "publisher": "P", "issued": {"date-parts": [[]]}},
            ["author", "issued"],
        ),
        ({"type": "thesis", "title": "T", "author": [{"family": ""}], "publisher": "P"}, ["author", "issued"]),
        ({"type": "map", "title": "T"}, []),
        ({"type": "song"}, ["title"]),
        ({"type": "legislation", "title": "T", "number": 7}, []),
    ],
)
def test_what_a_type_needs(fields: dict[str, object], missing: list[str]) -> None:
    """Blank text, an empty list of names and a date without a year are as good as nothing."""
    assert missing_fields(reference_of("a", **fields)) == missing


def test_every_type_with_needs_is_one_of_csl() -> None:
    """The table of needs names no type that CSL does not have."""
    assert set(REQUIRED) <= TYPES


def test_uncited_is_only_said_of_a_whole_guide() -> None:
    """REF002 is found where no section is missing; with one missing, its citations are missing too."""
    uncited = dataclasses.replace(an_article(), citations=())
    one = section("")
    book = book_of(one, references=(uncited,))
    assert said(check_references(dataclasses.replace(book, texts={one.source: b""}))) == ["REF002"]
    assert said(check_references(book)) == []  # its file was too large to be read: the part is empty
    assert said(check_references(book_of(references=(uncited,)))) == []
