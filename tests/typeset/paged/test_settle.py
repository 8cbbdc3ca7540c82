"""The inner margin follows the number of pages, which follows the inner margin."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidepress.model.book import Book
from guidepress.model.edition import SCREEN
from guidepress.model.print.profile import Gutter
from guidepress.model.print.shops import KDP, PROFILES
from guidepress.model.settings import Settings
from guidepress.typeset.paged import geometry
from guidepress.typeset.paged.geometry import Trim, settle


def test_a_thin_book_keeps_the_design_margin(minimal: Book) -> None:
    """Where the shop asks for less than the design gives, one round is enough."""
    rounds: list[Trim] = []

    def lay_out(trim: Trim) -> Trim:
        rounds.append(trim)
        return trim

    settle(minimal.settings, SCREEN, lay_out, lambda _trim: 70)
    assert [trim.inner for trim in rounds] == [60]


def test_a_thick_book_gets_the_gutter_of_the_shop(minimal: Book) -> None:
    """701 pages ask KDP for 0.875 in, more than the design's 60 pt."""
    laid = settle(minimal.settings, SCREEN, lambda trim: trim, lambda _trim: 701)
    assert laid.inner == pytest.approx(63)


@given(
    widths=st.lists(st.floats(10, 200), min_size=1, max_size=8),
    base=st.integers(1, 900),
    growth=st.floats(0, 50),
)
def test_it_always_stops_and_always_fits(widths: list[float], base: int, growth: float) -> None:
    """Whatever the table and however fast pages grow with the margin: rounds end, and the margin is wide enough."""
    rows = tuple(Gutter(100 * (n + 1), width) for n, width in enumerate(sorted(widths)))
    profile = dataclasses.replace(KDP, name="test", gutters=rows)
    settings = _SETTINGS
    rounds: list[Trim] = []

    def lay_out(trim: Trim) -> Trim:
        rounds.append(trim)
        return trim

    def count(trim: Trim) -> int:
        return int(base + growth * trim.inner)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(geometry, "PROFILES", {**PROFILES, "kdp-paperback": profile})
        laid = settle(settings, SCREEN, lay_out, count)
    assert len(rounds) <= len(rows) + 1
    assert laid.inner >= profile.gutter(count(laid))


_SETTINGS = Settings.model_validate(
    {
        "title": "A", "slug": "a", "description": "A.", "authors": [{"name": "A"}], "publisher": "A", "contact": "A",
        "identifier": "urn:uuid:d937eb15-c3b5-432b-85d5-8499a85ca20f", "version": "1", "date": "2026-01-01",
        "licence": {"name": "CC0"}, "copyright": "A", "funding": "None.", "conflicts": "None.", "sections": ["a.md"],
        "review": {"statement": "None.", "reviewed": "2026-01-01", "next-review": "2026-06-01"},
    }
)  # fmt: skip
