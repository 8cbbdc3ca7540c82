"""From a line to a column: the words of a finding are found in the source as an author typed them."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.findings.spans import Sources, extent, pinpoint, quoted, span
from guidepress.model.finding import Rule, Severity
from guidepress.model.place import Place

RULE = Rule("LAN001", Severity.WARNING, "title", "why", "remedy")


@pytest.mark.parametrize(
    ("line", "fragment", "columns"),
    [
        ("Wash the the hands.", "the the", (6, 12)),
        ("Wash the *the* hands.", "the the", (6, 13)),
        ("Wash [the]{lang=en} the hands.", "the the", (7, 23)),
        ("It's soap", "It’s soap", (1, 9)),
        ('He said "wash"', "“wash”", (9, 14)),
        ("bathe the the", "the the", (7, 13)),
        ("Soap\u00a0\u00a0helps", "Soap helps", (1, 11)),
        ("Wash [*Mytilus edulis*]{lang=la}, then", "Mytilus edulis, then", (8, 38)),
        ("THE soap", "the soap", (1, 8)),
        ("a wait...", "wait…", (3, 9)),
        ("Other words", "soap", None),
        ("Other words", " ", None),
    ],
)
def test_a_fragment_is_found_as_it_was_typed(line: str, fragment: str, columns: tuple[int, int] | None) -> None:
    """Emphasis, attributes, straight marks, other spaces and letter case hide nothing; parts of words do not count."""
    assert span(line, fragment) == columns


def test_the_exact_case_wins() -> None:
    """A hit in the same letter case is preferred to an earlier one in another."""
    assert span("Soap and soap", "soap") == (10, 13)


def test_what_a_message_quotes() -> None:
    """Straight marks quote; an apostrophe in a word does not; addresses in brackets count too."""
    assert quoted("'the doctor's hat' is not 'a hat'") == ["the doctor's hat", "a hat"]
    assert quoted("the address (https://example.org/a?b=1)") == ["https://example.org/a?b=1"]
    assert quoted("don't and won't") == []


def folder_with(tmp_path: Path, text: str) -> Sources:
    """A guide folder with one file."""
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    return Sources(tmp_path)


def test_the_line_is_that_of_the_words_within_the_block(tmp_path: Path) -> None:
    """Words further down in the block move the finding to their line; past an empty line nothing is looked for."""
    sources = folder_with(tmp_path, "One\ntwo soap\n\nbrush\n")
    assert pinpoint(RULE.at(Place("a.md", 1), "'soap' here"), sources).place == Place("a.md", 2, 5)
    assert pinpoint(RULE.at(Place("a.md", 1), "'brush' here"), sources).place == Place("a.md", 1)


def test_a_column_that_is_known_stays(tmp_path: Path) -> None:
    """What the stage itself knew is not guessed at again."""
    finding = RULE.at(Place("a.md", 1, 9), "'One' here")
    assert pinpoint(finding, folder_with(tmp_path, "One\n")) is finding


def test_nothing_outside_the_guide_is_read(tmp_path: Path) -> None:
    """A path or a symbolic link that leads out gives no line; nor does a file that is no text, or not there."""
    guide = tmp_path / "guide"
    guide.mkdir()
    (tmp_path / "secret.md").write_text("secret", encoding="utf-8")
    (guide / "link.md").symlink_to(tmp_path / "secret.md")
    (guide / "image.png").write_bytes(b"\x89PNG\xff")
    sources = Sources(guide)
    for name in ("../secret.md", "link.md", "image.png", "none.md", str(tmp_path / "secret.md")):
        assert sources.line(Place(name, 1)) is None


def test_what_is_underlined() -> None:
    """The quoted words; without them the word at the column; nothing without a column."""
    line = "Wash the the hands"
    assert extent(RULE.at(Place("a.md", 1, 6), "'the the' twice"), line) == (6, 12)
    assert extent(RULE.at(Place("a.md", 1, 14), "a word"), line) == (14, 18)
    assert extent(RULE.at(Place("a.md", 1), "'the the' twice"), line) is None
    assert extent(RULE.at(Place("a.md", 1, 99), "a word"), line) is None


def test_the_time_of_a_search_grows_with_the_line_alone() -> None:
    """Brackets without end, of which each could be markup or meant: the search ends (it took for ever once)."""
    line = "[" * 400 + "x]{.a}" + "]{.a}" * 399
    assert span(line, "[" * 60 + "y") is None
    assert span(line, "x]{.a}") == (401, 406)
