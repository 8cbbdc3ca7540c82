"""The families together."""

from __future__ import annotations

from lxml import etree

from guidepress.check import check_book
from guidepress.model.book import Book
from guidepress.model.finding import Severity


def test_the_first_guide_has_no_finding(guide: Book) -> None:
    """What we publish ourselves passes with ``--strict``."""
    assert [str(finding) for finding in check_book(guide)] == []


def test_the_handbook_has_no_error(fieldbook: Book) -> None:
    """A guide of another kind, with every feature, in other styles, passes."""
    assert [str(finding) for finding in check_book(fieldbook) if finding.severity is Severity.ERROR] == []


def test_checking_changes_nothing(fieldbook: Book) -> None:
    """The trees are shared by every edition: a check only looks."""
    before = [etree.tostring(part.tree) for part in fieldbook.parts]
    once, twice = list(check_book(fieldbook)), list(check_book(fieldbook))
    assert once == twice
    assert [etree.tostring(part.tree) for part in fieldbook.parts] == before


def test_every_finding_says_where_and_what_to_do(fieldbook: Book) -> None:
    """Each has a file of the guide, a line and a remedy."""
    found = list(check_book(fieldbook))
    assert found
    assert all(one.place.file in fieldbook.sources and one.place.line and one.hint for one in found)
