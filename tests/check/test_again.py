"""What was read and checked before is not looked at again, and what is told is the same."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

import pytest
from lxml import etree

from guidepress.cache.memory import Memory
from guidepress.check import BY_PART, FAMILIES, check_book
from guidepress.model.book import Book
from guidepress.model.errors import ConfigurationError
from guidepress.model.finding import Finding, Findings
from guidepress.read import read_guide
from tests.support.small_guide import write_guide
from tests.test_cases import FOLDERS, lay_over

FAILING = [one / "fails" for one in FOLDERS]
FAULTY = "# Tides {#tides}\n\nThe tide came in in the night, and you can loose you're boots to it.\n"
SOUND = "# Tides {#tides}\n\nThe tide came in at night, and you can lose your boots to it.\n"


def told(folder: Path, memory: Memory | None) -> tuple[list[bytes], list[Finding]]:
    """The trees of a guide, and what is found in it."""
    findings = Findings()
    try:
        book = read_guide(folder, findings, memory)
    except ConfigurationError as error:
        return [], [*findings.items, *error.findings]
    findings.extend(check_book(book, memory))
    return [etree.tostring(part.tree) for part in book.parts], findings.in_order()


def agrees(folders: Iterable[Path], tmp_path: Path) -> None:
    """One guide after another with one memory: each is told as without."""
    memory = Memory()
    for number, overlay in enumerate(folders):
        folder = lay_over(overlay, tmp_path / f"{number}" / "guide")
        assert told(folder, memory) == told(folder, None), overlay.name


def test_a_guide_after_another_is_told_as_without_a_memory(tmp_path: Path) -> None:
    """Guides that differ in one fault are each told as they are: one in forty here, one in five where time is."""
    agrees(FAILING[::40], tmp_path)


@pytest.mark.slow
def test_all_cases_are_told_as_without_a_memory(tmp_path: Path) -> None:
    """The same for one case in five, of every family."""
    agrees(FAILING[1::5], tmp_path)


def test_a_mended_part_is_looked_at_again(tmp_path: Path) -> None:
    """A fault goes when it is mended, and comes back with it."""
    memory, codes = Memory(), []
    for text in (FAULTY, SOUND, FAULTY):
        folder = write_guide(tmp_path, text)
        codes.append({one.code for one in told(folder, memory)[1]})
    assert codes[0] == codes[2]
    assert codes[0] - codes[1] >= {"LAN001", "LAN025"}


def test_only_what_changed_is_looked_at(fieldbook: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """The families that look at one part at a time are asked once for each, and not again."""
    asked: list[str] = []

    def watched(book: Book) -> Sequence[Finding]:
        asked.extend(part.id for part in book.parts)
        return ()

    families = sys.modules["guidepress.check"]
    monkeypatch.setattr(families, "FAMILIES", (watched,))
    monkeypatch.setattr(families, "BY_PART", frozenset({watched}))
    memory = Memory()
    list(check_book(fieldbook, memory))
    assert asked == [part.id for part in fieldbook.parts]
    list(check_book(fieldbook, memory))
    assert len(asked) == len(fieldbook.parts)


def test_they_look_at_one_part_at_a_time(fieldbook: Book) -> None:
    """Each is one of the families, and finds in a guide what it finds in its parts."""
    assert set(FAMILIES) >= BY_PART
    assert list(check_book(fieldbook, Memory())) == list(check_book(fieldbook))


def test_a_memory_is_bounded() -> None:
    """What was asked for longest ago goes first."""
    memory = Memory(most=2)
    made: list[str] = []

    def make(name: str) -> str:
        made.append(name)
        return name

    for name in "abacbab":
        assert memory.recall(name, partial(make, name)) == name
    assert "".join(made) == "abcba"
