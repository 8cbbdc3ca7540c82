"""A reading edition that is an entry of `guidepress.model.edition` and a sheet: small pages for a phone."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest

from guidepress.model.edition import LARGE_PRINT, PHONE
from guidepress.prove import prove_published
from guidepress.prove.parsers.pdf.drawing.pages import read_drawing

if TYPE_CHECKING:
    from guidepress.model.book import Book
    from guidepress.model.edition import Published
    from tests.support.editions import Editions


@pytest.fixture
def phone(minimal_editions: Editions) -> Published:
    """The smallest guide for a phone."""
    return minimal_editions.of(PHONE)


def test_it_keeps_its_promises_and_says_every_word(phone: Published, minimal: Book) -> None:
    """No prover has anything against it: words, disclaimer, PDF/UA-1, PDF/A-3a, sizes, margins, line ends."""
    assert [str(finding) for finding in (*phone.findings, *prove_published(phone, minimal))] == []


def test_a_smaller_page_would_be_found(phone: Published, minimal: Book) -> None:
    """The promises are held against the bytes: large print's are not kept by these."""
    other = replace(phone, edition=replace(PHONE, promises=LARGE_PRINT.promises))
    assert {"PDF030", "PDF037", "PDF038"} <= {finding.code for finding in prove_published(other, minimal)}


def test_its_pages_are_small_and_none_is_blank(phone: Published) -> None:
    """4.5 by 8 in, 12 pt text, and something on each page."""
    with pikepdf.open(io.BytesIO(phone.data)) as pdf:
        assert {tuple(float(side) for side in page.mediabox) for page in pdf.pages} == {(0, 0, 324, 576)}
    pages = list(read_drawing(phone.data).pages)
    assert all(any(run.text.strip() for run in page.glyphs) for page in pages[1:])
    sizes = {round(run.size, 1) for page in pages[1:] for run in page.glyphs if run.text.strip()}
    assert {10.5, 12.0} <= sizes
    assert min(sizes) == 10.5
