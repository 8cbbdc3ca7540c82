"""The body as a tree: parts, chapters, sections of chapters; their numbers, ids, contents; what is refused, and where."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from guidepress.languages.registry import LANGUAGES, language_for
from guidepress.model.book import Book, Matter, PartKind
from guidepress.model.errors import ConfigurationError
from guidepress.model.finding import Findings
from guidepress.model.xhtml import flat_text
from guidepress.read import read_guide
from tests.support.small_guide import SETTINGS, small_book
from tests.support.tree_guide import TREE, write_tree


def read(folder: Path, settings: str = TREE) -> Book:
    """The Book of the tree, which has no findings."""
    findings = Findings()
    book = read_guide(write_tree(folder, settings), findings)
    assert [str(finding) for finding in findings.in_order()] == []
    return book


def titles(book: Book) -> list[str]:
    """The titles of the body as they are printed."""
    return [flat_text(heading) for part in book.of_matter(Matter.BODY) for heading in part.tree.findall("h1")]


def test_chapters_are_numbered_through_the_book_and_sections_in_their_chapter(tmp_path: Path) -> None:
    """A part that calls itself one gets no second label; what is not to be numbered is not counted."""
    book = read(tmp_path)
    assert titles(book) == [
        "1 Introduction",
        "Part 1 The harbour",
        "2 Boats",
        "3 Tides",
        "3.1 Spring tides",
        "3.2 Neap tides",
        "3.2.1 Quarters",
        "Part II: The shore",
        "4 Rocks",
        "Afterword",
    ]
    assert [(part.depth, part.within) for part in book.of_matter(Matter.BODY)] == [
        (1, ""),
        (1, ""),
        (2, "part-1"),
        (2, "part-1"),
        (3, "tides"),
        (3, "tides"),
        (4, "neap-tides"),
        (1, ""),
        (2, "part-ii-the-shore"),
        (1, ""),
    ]


def test_nothing_is_numbered_if_the_guide_numbers_no_sections(tmp_path: Path) -> None:
    """Not even the parts."""
    book = read(tmp_path, TREE + "number-sections: false\n")
    assert titles(book)[1:5] == ["The harbour", "Boats", "Tides", "Spring tides"]


def test_what_is_not_numbered_numbers_nothing_below_it(tmp_path: Path) -> None:
    """No "0.1", and no section that is counted with the chapters."""
    text = "# Tides {-}\n\nHere.\n"
    book = read_guide(write_tree(tmp_path), Findings())
    assert "3 Tides" in titles(book)
    (tmp_path / "sections/tides.md").write_text(text)
    assert titles(read_guide(tmp_path, Findings()))[3:7] == ["Tides", "Spring tides", "Neap tides", "Quarters"]


@pytest.mark.parametrize("tag", sorted(LANGUAGES))
def test_a_part_is_called_one_in_every_language(tag: str, tmp_path: Path) -> None:
    """In its own word, and not in English where another is spoken."""
    book = read_guide(write_tree(tmp_path, TREE.replace("language: en", f"language: {tag}")), Findings())
    word = language_for(tag).book.part.format(n=1)
    assert titles(book)[1] == f"{word} The harbour"
    assert tag == "en" or not word.startswith("Part ")


def test_the_contents_show_the_tree(tmp_path: Path) -> None:
    """Parts hold their chapters, chapters their sections, at any depth of headings."""
    book = read(tmp_path, TREE + "contents-depth: 1\n")
    contents = book.of_kind(PartKind.CONTENTS)
    assert contents is not None

    def outline(listed: etree._Element) -> list[object]:
        found: list[object] = []
        for item in listed.findall("li"):
            found += [flat_text(link) for link in item.findall("a")]
            found += [outline(inner) for inner in item.findall("ol")]
        return found

    assert outline(contents.tree.findall("ol")[0]) == [
        "Disclaimer",
        "1 Introduction",
        "Part 1 The harbour",
        ["2 Boats", "3 Tides", ["3.1 Spring tides", "3.2 Neap tides", ["3.2.1 Quarters"]]],
        "Part II: The shore",
        ["4 Rocks"],
        "Afterword",
    ]


def test_roles_say_what_is_a_part_and_what_a_chapter(tmp_path: Path) -> None:
    """DPUB-ARIA 1.1: ``doc-part``, ``doc-chapter``; a section of a chapter has no role of its own."""
    roles = {part.id: part.tree.get("role") for part in read(tmp_path).of_matter(Matter.BODY)}
    assert roles == {
        "introduction": "doc-chapter",
        "part-1": "doc-part",
        "boats": "doc-chapter",
        "tides": "doc-chapter",
        "spring-tides": None,
        "neap-tides": None,
        "quarters": None,
        "part-ii-the-shore": "doc-part",
        "rocks": "doc-chapter",
        "afterword": "doc-chapter",
    }


def test_a_part_takes_no_id_that_somebody_gave(tmp_path: Path) -> None:
    """A section that is called ``part-1`` keeps its name."""
    folder = write_tree(tmp_path)
    (folder / "sections/end.md").write_text("# Afterword {#part-1}\n\nThe end.\n")
    ids = [part.id for part in read_guide(folder, Findings()).of_matter(Matter.BODY)]
    assert (ids[1], ids[-1]) == ("part-1-2", "part-1")


def test_a_plain_list_is_the_same_as_chapters_without_sections(tmp_path: Path) -> None:
    """``- file: a.md`` says no more than ``- a.md``."""
    plain = small_book(tmp_path / "a", "# One\n\nText.\n")
    settings = SETTINGS.replace("  - sections/one.md", "  - file: sections/one.md")
    written = small_book(tmp_path / "b", "# One\n\nText.\n", settings=settings)
    assert [etree.tostring(part.tree) for part in plain.parts] == [etree.tostring(part.tree) for part in written.parts]


DEEP = """\
sections:
  - file: sections/one.md
    sections:
      - file: sections/two.md
        sections:
          - file: sections/three.md
            sections: [sections/four.md]
"""
FAULTS = {
    "a part without sections": ("sections:\n  - part: Harbour\n", "MAN005", 2),
    "an empty part": ("sections:\n  - part: Harbour\n    sections: []\n", "MAN004", 3),
    "a part in a part": (
        "sections:\n  - part: A\n    sections:\n      - part: B\n        sections: [sections/one.md]\n",
        "MAN004",
        4,
    ),
    "a chapter without a file": ("sections:\n  - sections: [sections/one.md]\n", "MAN005", 2),
    "an unknown key": ("sections:\n  - file: sections/one.md\n    title: One\n", "MAN003", 3),
    "a number": ("sections:\n  - sections/one.md\n  - 7\n", "MAN004", 3),
    "too deep": (DEEP, "MAN004", 2),
}


@pytest.mark.parametrize(("body", "code", "line"), FAULTS.values(), ids=FAULTS)
def test_a_fault_in_the_tree_is_told_with_its_line(body: str, code: str, line: int, tmp_path: Path) -> None:
    """The first finding stands at the entry that is wrong, and the name in it is the one that was written."""
    opening = SETTINGS.replace("sections:\n  - sections/one.md\n", "")
    with pytest.raises(ConfigurationError) as caught:
        read_guide(write_tree(tmp_path, opening + body), Findings())
    first = caught.value.findings[0]
    assert (first.code, first.place.line) == (code, len(opening.splitlines()) + line), first
    assert "[" not in first.message


def test_what_cannot_be_read_leaves_the_rest_in_its_place(tmp_path: Path) -> None:
    """The sections of a chapter whose file is missing stand where the chapter would."""
    folder = write_tree(tmp_path)
    (folder / "sections/tides.md").unlink()
    findings = Findings()
    book = read_guide(folder, findings)
    assert "MAN010" in {finding.code for finding in findings.items}
    assert {part.id: part.within for part in book.parts}["spring-tides"] == "part-1"
