"""Parts that were laid out before come back from a folder: the files are those that laying all out would give."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from guidepress.cache.store import Store, open_store
from guidepress.model.book import Book
from guidepress.model.edition import EDITIONS, SCREEN, Edition
from guidepress.model.finding import Findings
from guidepress.read import read_guide
from guidepress.typeset.editions import Press
from guidepress.typeset.paged import kept, units
from guidepress.typeset.paged.shelf import Shelf
from tests.support.edits import HOW_MANY
from tests.support.small_guide import SETTINGS, write_guide

if TYPE_CHECKING:
    from tests.support.editions import Editions

CHAPTERS = 4
PIECES = (
    "A sentence that was not there before.",
    "## A heading\n\nWith a paragraph below it, which is of some length and is divided by the end of a line. " * 1,
    "- one\n- two\n    - three",
    "1. first\n2. second\n\n    More of the second.",
    "| a | b |\n|---|---|\n| 1 | 2 |\n\nTable: Two numbers.",
    "![A box](figures/box.svg)\n\nFigure: A box.",
    "Said in a note.[^more]\n\n[^more]: What is said there.",
    "See [](#chapter-0), [](#chapter-1) and [](#chapter-3).",
    "> Quoted, and *emphasised*, with `code`.",
    "```python\nprint('a line')\n```",
    "!!! note\n    Noted.",
    "Long. " * 90,
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty store."""
    opened = open_store(tmp_path / "store")
    assert opened is not None
    return opened


@pytest.fixture
def set_parts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the parts that are laid out from now on, as often as they are."""
    found: list[str] = []
    before = units.Setter._render

    def render(self: Any, html: Any, sections: Any, **start: Any) -> Any:
        if (sections and sections[0].text is not None) or any(len(section) for section in sections):
            found.append(sections[0].get("id"))
        return before(self, html, sections, **start)

    monkeypatch.setattr(units.Setter, "_render", render)
    return found


def _text(number: int, pieces: list[str]) -> str:
    head = f"# Chapter {number} {{#chapter-{number}}}\n\nThe beginning of it.\n\n"
    notes = [piece.replace("[^more]", f"[^more-{count}]") for count, piece in enumerate(pieces)]
    return head + "\n\n".join(notes) + "\n"


def _book(folder: Path, chapters: list[list[str]]) -> Book:
    settings = SETTINGS.replace(
        "  - sections/one.md\n", "".join(f"  - sections/c{number}.md\n" for number in range(len(chapters)))
    )
    files = {f"sections__c{number}.md": _text(number, pieces) for number, pieces in enumerate(chapters)}
    return read_guide(write_guide(folder, "# Unused\n", settings=settings, **files), Findings())


def _edit(chance: random.Random, chapters: list[list[str]]) -> None:
    """Write something into a chapter, or take something away."""
    chapter = chance.choice(chapters)
    if chapter and chance.random() < 0.35:
        chapter.pop(chance.randrange(len(chapter)))
    else:
        chapter.insert(chance.randint(0, len(chapter)), chance.choice(PIECES))


def _both(book: Book, store: Store, edition: Edition = SCREEN) -> tuple[bytes, bytes]:
    """An edition with what is kept, and without."""
    return Press(book, shelf=Shelf(store)).typeset(edition).data, Press(book).typeset(edition).data


@pytest.mark.parametrize("seed", range(5))
def test_a_warm_build_gives_the_bytes_of_a_cold_one(tmp_path: Path, store: Store, seed: int) -> None:
    """Whatever was edited, the file is that of a build which knows nothing."""
    chance = random.Random(seed)  # noqa: S311
    chapters = [chance.sample(PIECES, 3) for _ in range(CHAPTERS)]
    Press(_book(tmp_path / "guide", chapters), shelf=Shelf(store)).typeset(SCREEN)
    _edit(chance, chapters)
    warm, cold = _both(_book(tmp_path / "guide", chapters), store)
    assert warm == cold


@pytest.mark.slow
def test_so_it_is_after_many_edits(tmp_path: Path, store: Store, set_parts: list[str]) -> None:
    """One edit after the other on one store; most parts come from there."""
    chance = random.Random(66)  # noqa: S311
    chapters: list[list[str]] = [chance.sample(PIECES, 3) for _ in range(CHAPTERS)]
    laid = spared = 0
    for turn in range(HOW_MANY):
        _edit(chance, chapters)
        edition = EDITIONS["large-print"] if turn % 10 == 9 else SCREEN
        book = _book(tmp_path / "guide", chapters)
        set_parts.clear()
        warm = Press(book, shelf=Shelf(store)).typeset(edition).data
        laid += (after := len(set_parts))
        assert Press(book).typeset(edition).data == warm, (turn, chapters)
        spared += len(set_parts) - 2 * after
    assert spared > laid / 2


def test_a_sentence_lays_out_its_own_part(tmp_path: Path, store: Store, set_parts: list[str]) -> None:
    """The parts that nobody touched are not laid out again."""
    chapters = [["Words. " * 40] for _ in range(CHAPTERS)]
    Press(_book(tmp_path / "guide", chapters), shelf=Shelf(store)).typeset(SCREEN)
    chapters[2].append("A sentence more.")
    set_parts.clear()
    Press(_book(tmp_path / "guide", chapters), shelf=Shelf(store)).typeset(SCREEN)
    assert "chapter-2" in set_parts
    assert not {"chapter-0", "chapter-1", "chapter-3"} & set(set_parts)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("editions", "made"),
    [("sampler", ["screen", "print"]), ("sampler", ["screen", "large-print"])],
    indirect=["editions"],
)
def test_books_come_back_whole(editions: Editions, made: list[str], store: Store) -> None:
    """Notes, pictures, formulas, listings, tables, other scripts; what screen and paper share too."""
    for name in made:
        Press(editions.book, shelf=Shelf(store)).typeset(EDITIONS[name])
    last = EDITIONS[made[-1]]
    assert Press(editions.book, shelf=Shelf(store)).typeset(last).data == editions.of(last).data


def test_a_style_that_lacks_something_costs_a_layout_and_no_more(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever asks for what was not kept is not answered; then nothing kept is used."""
    book = _book(tmp_path / "guide", [["Words."]] * 2)
    before = kept._Writer._style
    monkeypatch.setattr(kept._Writer, "_style", lambda self, style: before(self, _bare(style)))
    Press(book, shelf=Shelf(store)).typeset(SCREEN)
    monkeypatch.undo()
    press = Press(book, shelf=Shelf(store))
    assert press.typeset(SCREEN).data == Press(book).typeset(SCREEN).data
    assert press.shelf is None


def _bare(style: Any) -> Any:
    """A style of which the colour was not asked."""

    class Bare(dict[str, Any]):
        pass

    return Bare({name: value for name, value in style.items() if name != "color"})


def test_what_is_no_part_is_laid_out(tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry that holds something else is made anew."""
    book = _book(tmp_path / "guide", [["Words."]] * 2)
    put = Store.put
    monkeypatch.setattr(Store, "put", lambda self, key, data: put(self, key, data[:40] + b"?" + data[41:60]))
    Press(book, shelf=Shelf(store)).typeset(SCREEN)
    monkeypatch.undo()
    warm, cold = _both(book, store)
    assert warm == cold


def test_only_data_is_written() -> None:
    """A function, or an object of a class that is not named, is not kept."""
    for value in (len, object(), {"a": lambda: 1}):
        with pytest.raises(kept.UnknownError):
            kept._Writer([], {}).value(value)
