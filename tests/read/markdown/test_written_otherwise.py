"""What CommonMark or another tool lets people write in more than one way is read alike, and held to its source."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.check.accessibility.looks import check_looks
from guidepress.check.source.every_word import check_source
from guidepress.model.book import PartKind
from guidepress.model.finding import Findings
from guidepress.model.xhtml import classes, flat_text
from guidepress.read import read_guide
from tests.support.small_guide import SETTINGS, small_book, write_guide

PICTURES = {
    "a title in double quotes": '![A box](figures/box.svg "The \\"caption\\"")',
    "a title in single quotes": "![A box](figures/box.svg 'The \"caption\"')",
    "a title in brackets": '![A box](figures/box.svg (The "caption"))',
    "a title on the next line": "![A box](figures/box.svg\n'The \"caption\"')",
}


@pytest.mark.parametrize("text", PICTURES.values(), ids=PICTURES)
def test_a_title_of_a_picture_is_its_caption_in_whatever_signs_it_stands(tmp_path: Path, text: str) -> None:
    """Read, numbered, and found in the source (CommonMark 0.31, 6.3): in single quotes it was in no PDF."""
    book = small_book(tmp_path, f"# T\n\n{text}\n")
    assert list(check_source(book)) == []
    part = book.of_kind(PartKind.SECTION)
    assert part is not None
    (caption,) = part.tree.iter("figcaption")
    assert flat_text(caption) == "Figure 1 The “caption”"
    assert [image.get("alt") for image in part.tree.iter("img")] == ["A box"]


@pytest.mark.parametrize("between", ["", " "])
def test_attributes_may_stand_a_space_behind_their_picture(tmp_path: Path, between: str) -> None:
    """They were printed as they were typed, and nobody was told; words in braces behind a picture stay words."""
    book = small_book(tmp_path, f"# T\n\n![A box](figures/box.svg){between}{{width=50%}}\n")
    assert list(check_source(book)) == []
    part = book.of_kind(PartKind.SECTION)
    assert part is not None
    assert flat_text(part.tree).strip() == "T"
    assert [image.get("width") for image in part.tree.iter("img")] == ["220"]


@pytest.mark.parametrize(
    ("info", "title"),
    [
        ("js {linenos=table,hl_lines=[1]}", ""),
        ("sh [npm]", "npm"),
        ("sh {hl_lines=[2]} [npm]", "npm"),
        ('py hl_lines="[1]" title="a.py"', "a.py"),
    ],
)
def test_numbers_of_lines_are_no_title_of_code(tmp_path: Path, info: str, title: str) -> None:
    """``hl_lines=[1]`` (Hugo) was printed above the code as its name."""
    book = small_book(tmp_path, f"# T\n\n```{info}\nx\n```\n")
    assert list(check_source(book)) == []
    part = book.of_kind(PartKind.SECTION)
    assert part is not None
    assert [flat_text(one) for one in part.tree.iter("p") if "code-title" in classes(one)] == ([title] if title else [])


def test_markdown_that_is_shown_as_code_is_no_drawing(tmp_path: Path) -> None:
    """Fences in a fence; signs between them are one still (ACC041)."""
    shown = small_book(tmp_path / "a", "# T\n\n````\n```\nin\n```\n````\n")
    drawn = small_book(tmp_path / "b", "# T\n\n````\n```\n+---+---+\n|   |   |\n+---+---+\n```\n````\n")
    codes = [[one.code for one in check_looks(book)] for book in (shown, drawn)]
    assert codes == [[], ["ACC041"]]


def test_settings_in_toml_before_a_text(tmp_path: Path) -> None:
    """As Hugo has them: the title is the heading, what does nothing is named, and none of it is printed."""
    text = '+++\n# of the page\ntitle = "Tides"\nweight = 3\n[menu]\nmain = "x"\n+++\n\nWords.\n'
    findings = Findings()
    book = read_guide(write_guide(tmp_path, text), findings)
    part = book.of_kind(PartKind.SECTION)
    assert part is not None
    assert (part.title, flat_text(part.tree).split()) == ("Tides", ["Tides", "Words."])
    assert [(one.code, one.place.line) for one in findings.in_order()] == [("MAN085", 1)]
    assert list(check_source(book)) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Words <!-- never closed\n\nmore", [("MAN110", 3)]),
        ("Words <!-- closed too late\n\nmore --> words", [("MAN110", 3)]),
        ("Words <!-- in time\nas it should --> more", []),
        ("Words `<!--` about it", []),
        ("import Tabs from '@theme/Tabs';\n\nWords", [("MAN084", 3)]),
        ("import goods from abroad", []),
    ],
)
def test_what_would_be_printed_as_it_is_typed_is_told(tmp_path: Path, text: str, told: list[tuple[str, int]]) -> None:
    """A comment within a paragraph ends in it or is none; a line of MDX is for a web page."""
    findings = Findings()
    read_guide(write_guide(tmp_path, f"# T\n\n{text}\n", settings=SETTINGS), findings)
    assert [(one.code, one.place.line) for one in findings.in_order()] == told


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("---\ntitle: T\nlang: de\n\n# T\n\nWords.\n", [1]),
        ("---\ntitle: T\n\n# T\n\nWords.\n", [1]),
        ("---\nTitle: T\ntags:\n  - a\n- b\n# of the page\n\n# T\n\nWords.\n", [1]),
        ("+++\ntitle = 'T'\n[menu]\nmain = 'x'\n\n# T\n\nWords.\n", [1]),
        ("---\ntitle: T\n\n# T\n\nWords.\n\n---\n\nMore words.\n", [1]),
        ("---\ntitle: T\n\n## of the page\nlang: de\n\ntags:\n- a\n---\n\n# T\n\nWords.\n", []),
        ("+++\ntitle = 'T'\n\n[menu]\nmain = 'x'\n+++\n\n# T\n\nWords.\n", []),
        ("---\ntitle: T\n---\n\n# T\n\nWords.\n", []),
        ("---\ntitle: T\n...\n\n# T\n\nWords.\n", []),
        ("---\n\n# T\n\nnote: words.\n", []),
        ("# T\n\n---\n\ntitle: words\nlang: words\n", []),
        ("---\nNote: wash your hands.\n\n# T\n\nWords.\n", []),
        ("---\nnote: one\nand then words.\n\n# T\n\nWords.\n", []),
        ("# T\n\n+++\n", []),
    ],
)
def test_settings_that_nothing_closes_are_told(tmp_path: Path, text: str, lines: list[int]) -> None:
    """They are printed as they are typed (MAN112); a rule before words is none."""
    findings = Findings()
    read_guide(write_guide(tmp_path, text, settings=SETTINGS), findings)
    assert [one.place.line for one in findings.in_order() if one.code == "MAN112"] == lines
