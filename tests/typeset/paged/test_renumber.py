"""A book is set a few times a part and no more, whatever its length; other folios are written into pages that are set."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest

from guidepress.model.book import Book
from guidepress.model.edition import PRINT, SCREEN, Edition, Published
from guidepress.pipeline import build
from guidepress.pipeline.stopwatch import Watch
from guidepress.prove import Proved
from guidepress.prove.measure import Measured
from guidepress.typeset.editions import Press
from guidepress.typeset.paged import geometry as geometry_module
from guidepress.typeset.paged import layout, memory, units
from guidepress.typeset.paged.geometry import LETTERS_A_PAGE, TRIMS, Trim, geometry, letters_of
from guidepress.typeset.paged.layout import render_document
from guidepress.typeset.paged.settling import Extent, settle
from guidepress.typeset.pdf.write import write_document
from tests.support.small_guide import SETTINGS, small_book

_LISTED = """# Chapter {number} {{#chapter-{number}}}

See [](#chapter-{next}) and [the one that is told there](#chapter-{later}), and [](#chapter-{before}) as well.

{text}
"""
_TEXT = "\n\n".join(f"Paragraph {n} of a chapter that fills some pages. " + "It says little. " * 22 for n in range(5))


def _book(folder: Path, chapters: int, text: str = _TEXT) -> Book:
    """Chapters that refer to those before and behind them."""
    names = [f"sections/c{n}.md" for n in range(chapters)]
    settings = SETTINGS.replace("  - sections/one.md\n", "".join(f"  - {name}\n" for name in names))
    files = {
        name.replace("/", "__"): _LISTED.format(
            number=n, next=(n + 1) % chapters, later=(n + 5) % chapters, before=(n - 1) % chapters, text=text
        )
        for n, name in enumerate(names)
    }
    return small_book(folder, "# Unused\n", settings=settings, **files)


@pytest.fixture
def set_units(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The units of each book that is laid out from now on, when it is done."""
    found: list[Any] = []

    def agreed(setter: Any, rows: Any, book: Book) -> Any:
        document = before(setter, rows, book)
        found.append(setter.units)
        return document

    before = layout.agreed
    monkeypatch.setattr(layout, "agreed", agreed)
    return found


def test_other_folios_leave_the_file_that_setting_anew_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, set_units: list[Any]
) -> None:
    """The same bytes as without: lines, tags, links, labels. Less was set."""
    book = _book(tmp_path, 7)
    written = write_document(render_document(book, SCREEN), book)
    monkeypatch.setattr(units, "renumbered", lambda *_: False)
    assert write_document(render_document(book, SCREEN), book) == written
    (_small, few), (_other, many) = ((len(one), sum(unit.settings for unit in one)) for one in set_units)
    assert few < many


@pytest.mark.parametrize("chapters", [6, 12])
@pytest.mark.parametrize(
    ("text", "most"), [(f"{_TEXT}\n\n{_TEXT[:1500]}", 2), (_TEXT, 4)], ids=["", "few lines at the end"]
)
def test_a_part_is_set_as_often_in_a_long_book_as_in_a_short_one(
    tmp_path: Path, chapters: int, text: str, most: int, set_units: list[Any]
) -> None:
    """Each part once, and once more for what its own lines teach; the folios of 12 chapters cost nothing.

    Where a few lines stand alone on its last page it is tried with less white, which may be undone.
    """
    render_document(_book(tmp_path, chapters, text), SCREEN)
    (parts,) = set_units
    assert len(parts) > chapters
    assert max(unit.settings for unit in parts) <= most


def test_what_laying_out_leaves_behind_is_gone_when_a_part_is_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Memory is that of the pages: of the work on one part nothing is left when the next begins."""
    import weasyprint.document

    made: list[weakref.ref[Any]] = []
    alive: list[int] = []

    class Context(weasyprint.document.LayoutContext):  # type: ignore[misc]  # WeasyPrint has no types
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            alive.append(sum(one() is not None for one in made))
            made.append(weakref.ref(self))

    monkeypatch.setattr(weasyprint.document, "LayoutContext", Context)
    render_document(_book(tmp_path, 4), SCREEN)
    gc.collect()
    assert len(made) > 6
    assert max(alive) <= 4  # the settings of a single part
    assert alive[-1] < len(made) - 2


def test_pages_that_are_laid_out_are_not_walked_over_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The collector leaves pages alone while they are written and proved, and frees them before others are set."""
    monkeypatch.setattr(memory, "_GROWTH", 0)
    book = _book(tmp_path, 1, "Short.")
    gc.unfreeze()
    pages = [weakref.ref(render_document(book, SCREEN).pages[-1])]
    assert gc.get_freeze_count() > 0
    render_document(book, SCREEN)
    assert pages[0]() is None
    gc.unfreeze()


def test_the_pages_of_a_long_book_are_gone_when_it_is_proved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory is that of the pages or that of their proof. A short book keeps them: it may have to be made again."""
    book = _book(tmp_path, 1, "Short.")
    pages: list[weakref.ref[Any]] = []
    made: list[bytes] = []

    class Watched(Press):
        def typeset(self, edition: Edition, against: Collection[str] = ()) -> Published:
            published = super().typeset(edition, against)
            pages.append(weakref.ref(self.pages.pages[-1]))
            return published

    def prove(one: Published, *_: object, **__: object) -> Proved:
        made.append(one.data)
        alive.append(pages[-1]() is not None)
        return Proved((), Measured(3, 7))

    alive: list[bool] = []
    monkeypatch.setattr(build, "_press", lambda book, *_: Watched(book))
    monkeypatch.setattr(build, "prove_edition", prove)
    for long, held in ((2, [False, False]), (1000, [True, True])):
        monkeypatch.setattr(geometry_module, "LONG_BOOK", long)
        alive.clear()
        build._make(book, [SCREEN, PRINT], Watch(), frozenset(), None)
        assert alive == held
    assert made[:2] == made[2:]


def test_a_short_book_costs_the_same_beside_much_that_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a layout adds little to what is there (a pool, a preview), the collector does not walk over all of it."""
    walks: list[int] = []
    held = [[number] for number in range(400_000)]
    book = _book(tmp_path, 1, "Short.")
    render_document(book, SCREEN)
    memory.collect_pages()  # whatever tests before this one left, it is counted from here
    with monkeypatch.context() as patch:
        patch.setattr(gc, "unfreeze", lambda: walks.append(len(held)))
        for _ in range(3):
            render_document(book, SCREEN)
    assert walks == []
    gc.unfreeze()


def test_how_much_is_held_is_not_counted_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before each layout it is asked whether the collector has to walk; the answer must not cost a walk."""
    monkeypatch.setattr(gc, "get_freeze_count", lambda: pytest.fail("walks over all that is frozen"))
    monkeypatch.setattr(gc, "get_objects", lambda: pytest.fail("walks over all that is not"))
    with memory.spared_collector(hold=True):
        assert not gc.isenabled()
    gc.unfreeze()
    assert gc.isenabled()


def test_a_long_book_is_laid_out_once(minimal: Book) -> None:
    """Whether its parts open on rectos is known before; a guess that was wrong costs a round, and nothing else."""
    rounds: list[Trim] = []
    page = minimal.settings.page.model_copy(update={"openings": None})
    settings = minimal.settings.model_copy(update={"page": page})

    def lay_out(trim: Trim, _watch: object) -> Trim:
        rounds.append(trim)
        return trim

    def laid(pages: int, blank: int, guess: int) -> list[str]:
        rounds.clear()
        settle(
            settings,
            SCREEN,
            lay_out,
            lambda trim: Extent(pages + blank * (trim.openings == "recto"), blank * (trim.openings == "recto")),
            lambda _trim: guess,
        )
        return [trim.openings for trim in rounds]

    assert laid(400, 20, 390) == ["recto"]
    assert laid(400, 20, 100) == ["any", "recto"]
    assert laid(100, 20, 400) == ["recto", "any"]
    assert laid(145, 20, 170) == ["recto", "any"]
    assert laid(60, 5, 70) == ["any"]
    assert laid(12, 2, 9) == ["run-on"]
    assert laid(20, 2, 9) == ["run-on", "any"]
    assert laid(12, 2, 30) == ["any", "run-on"]
    assert laid(720, 5, 650) == ["recto", "recto"]  # a wider margin, and no way back
    assert [trim.inner for trim in rounds] == [60, pytest.approx(63)]


def test_the_guess_follows_the_page(minimal: Book) -> None:
    """Larger type and a smaller page hold less."""
    narrow = geometry(minimal.settings, SCREEN, 1)
    assert letters_of(TRIMS["6x9"]) == pytest.approx(LETTERS_A_PAGE)
    assert letters_of(TRIMS["a4"]) > letters_of(narrow) > letters_of(TRIMS["5.5x8.5"])
