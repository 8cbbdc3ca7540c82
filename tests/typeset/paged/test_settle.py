"""The inner margin follows the number of pages, which follows the inner margin."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidepress.model.book import Book
from guidepress.model.edition import SCREEN
from guidepress.model.print.profile import Gutter
from guidepress.model.print.shops import KDP, PROFILES
from guidepress.model.settings import Settings
from guidepress.typeset.paged import geometry, layout
from guidepress.typeset.paged.geometry import Trim, grown, letters_of
from guidepress.typeset.paged.layout import render_document
from guidepress.typeset.paged.settling import Extent, Watch, settle
from guidepress.typeset.pdf.write import write_document
from tests.support.small_guide import small_book


def _gutters(patch: pytest.MonkeyPatch, *rows: Gutter) -> None:
    """Give the shop another table."""
    profile = dataclasses.replace(KDP, name="test", gutters=rows)
    patch.setattr(geometry, "PROFILES", {**PROFILES, "kdp-paperback": profile})


def _guessing(pages: int, _book: object = None) -> Callable[[Trim], int]:
    return lambda _trim: pages


def test_a_thin_book_keeps_the_design_margin(minimal: Book) -> None:
    """Where the shop asks for less than the design gives, one round is enough."""
    rounds: list[Trim] = []

    def lay_out(trim: Trim, _watch: Watch) -> Trim:
        rounds.append(trim)
        return trim

    settle(minimal.settings, SCREEN, lay_out, lambda _trim: Extent(70))
    assert [trim.inner for trim in rounds] == [60]


def test_a_thick_book_gets_the_gutter_of_the_shop(minimal: Book) -> None:
    """701 pages ask KDP for 0.875 in, more than the design's 60 pt."""
    laid = settle(minimal.settings, SCREEN, lambda trim, _watch: trim, lambda _trim: Extent(701))
    assert laid.inner == pytest.approx(63)


@given(
    widths=st.lists(st.floats(10, 200), min_size=1, max_size=8),
    base=st.integers(1, 900),
    growth=st.floats(0, 50),
)
def test_it_always_stops_and_always_fits(widths: list[float], base: int, growth: float) -> None:
    """Whatever the table and however fast pages grow with the margin: rounds end, and the margin is wide enough."""
    rows = tuple(Gutter(100 * (n + 1), width) for n, width in enumerate(sorted(widths)))
    rounds: list[Trim] = []

    def lay_out(trim: Trim, _watch: Watch) -> Trim:
        rounds.append(trim)
        return trim

    def count(trim: Trim) -> int:
        return int(base + growth * trim.inner)

    with pytest.MonkeyPatch.context() as patch:
        _gutters(patch, *rows)
        laid = settle(_SETTINGS, SCREEN, lay_out, lambda trim: Extent(count(trim)))
        assert laid.inner >= geometry.geometry(_SETTINGS, SCREEN, count(laid)).inner
    assert len(rounds) <= len(rows) + 2


@given(
    widths=st.lists(st.floats(50, 110), min_size=1, max_size=6),
    letters=st.integers(1_000, 1_000_000),
    parts=st.integers(1, 60),
    spared=st.floats(0, 1),
    guess=st.integers(1, 1200),
    seen=st.lists(st.tuples(st.floats(0.5, 1.5), st.floats(0.01, 1)), max_size=8),
)
def test_whatever_is_guessed_the_page_is_the_same(
    widths: list[float],
    letters: int,
    parts: int,
    spared: float,
    guess: int,
    seen: list[tuple[float, float]],
) -> None:
    """The least page that its own pages ask for, whatever was guessed before and while the first parts were laid out."""
    rows = tuple(Gutter(120 * (n + 1), width) for n, width in enumerate(sorted(widths)))
    rounds: list[Trim] = []

    def extent(trim: Trim) -> Extent:
        blank = parts // 2 if trim.openings == "recto" else 0
        less = int(spared * parts) if trim.openings == "run-on" else 0
        return Extent(max(1, int(parts / 2 + letters / letters_of(trim)) + blank - less), blank, parts)

    def misled(trim: Trim, watch: Watch) -> Trim:
        rounds.append(trim)
        for wrong, share in seen:
            watch(extent(trim).pages * wrong, share)
        return trim

    settings = _SETTINGS.model_copy(update={"page": _SETTINGS.page.model_copy(update={"openings": None})})
    with pytest.MonkeyPatch.context() as patch:
        _gutters(patch, *rows)
        wanted = least = geometry.geometry(settings, SCREEN, 1)
        while (wanted := grown(least, geometry.geometry(settings, SCREEN, extent(least).pages))) != least:
            least = wanted
        assert settle(settings, SCREEN, misled, extent, lambda _trim: guess) == least
    assert len(rounds) <= 3 * len(rows) + 6


def test_a_wrong_guess_is_left_early(minimal: Book) -> None:
    """A tenth of the book says that there are more pages than the row of the table is for: the rest is not laid out."""
    page = minimal.settings.page.model_copy(update={"openings": None})
    settings = minimal.settings.model_copy(update={"page": page})
    whole: list[float] = []

    def lay_out(trim: Trim, watch: Watch) -> Trim:
        watch(800, 0.1)
        whole.append(trim.inner)
        return trim

    for guess in (100, 400, 650, 800, 1600):
        settle(settings, SCREEN, lay_out, lambda _trim: Extent(800, 30, 60), _guessing(guess))
    assert whole == [pytest.approx(63)] * 5


def test_any_guess_gives_the_same_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A real book, on either side of the end of a row: the same bytes, though another page was tried first."""
    book = small_book(tmp_path, "# One\n\n" + "Some words that fill a line or two of it. " * 60)
    tried: list[Trim] = []

    def page_sheet(trim: Trim) -> str:
        tried.append(trim)
        return geometry.page_sheet(trim)

    monkeypatch.setattr(layout, "page_sheet", page_sheet)
    pages = len(render_document(book, SCREEN).pages)
    for row, inner in ((1, 75), (pages + 5, 60)):
        _gutters(monkeypatch, Gutter(row, 40), Gutter(100, 75))
        made = set()
        tried.clear()
        for guess in (1, 60):
            monkeypatch.setattr(layout, "_guess", partial(_guessing, guess))
            made.add(write_document(render_document(book, SCREEN), book))
        assert len(made) == 1
        assert {trim.inner for trim in tried} == {60, 75}
        assert tried[-1].inner == inner


_SETTINGS = Settings.model_validate(
    {
        "title": "A",
        "slug": "a",
        "description": "A.",
        "authors": [{"name": "A"}],
        "publisher": "A",
        "contact": "A",
        "identifier": "urn:uuid:d937eb15-c3b5-432b-85d5-8499a85ca20f",
        "version": "1",
        "date": "2026-01-01",
        "licence": {"name": "CC0"},
        "copyright": "A",
        "funding": "None.",
        "conflicts": "None.",
        "sections": ["a.md"],
        "review": {"statement": "None.", "reviewed": "2026-01-01", "next-review": "2026-06-01"},
    }
)
