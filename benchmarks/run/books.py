"""Books of a wanted length, made of the paragraphs, lists, tables and headings of the guides in this repository."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("manuscript/sections", "tests/books/tidepools/sections")
WORDS_A_PAGE, FRONT = 155, 5
"""About as many words of such text are on a page of 6 x 9 inches; the pages before them."""
WORDS_A_SECTION = 2400
_OURS = re.compile(r"[{}@<\\]|\]\(|\[\^|^(:::|```|~~~|!|\[|=|\$)|\$\$|^:|^\w+ +:|^\*\[|\b20\d\d\b", re.MULTILINE)
"""What only Guidepress knows, or what refers to another place: such a block is left out."""
SETTINGS = """\
title: A Book for Measuring
slug: measured
language: en
description: Texts of two guides, again and again.
authors:
  - name: The Guidepress contributors
publisher: Guidepress
contact: https://example.org/errors
identifier: urn:uuid:6f0c1c34-8e2c-4a55-9a52-2f0b3f6f8a01
version: "1.0"
date: 2026-01-02
licence:
  name: CC0
copyright: 2026 The Guidepress contributors
review:
  statement: Not reviewed.
  reviewed: 2026-01-01
  next-review: 2027-01-01
funding: None.
conflicts: None.
references: null
front:
  - title-page
  - disclaimer: front/disclaimer.md
  - contents
sections:
"""


def write_book(folder: Path, pages: int) -> list[Path]:
    """Write a guide of about so many pages; its sections, which are plain Markdown."""
    blocks = list(_blocks())
    sections: list[list[str]] = []
    words, at, wanted = 0, 0, words_of(pages)
    while words < wanted:
        number = len(sections) + 1
        section, count = [f"# Chapter {number}"], 0
        while count < WORDS_A_SECTION and words + count < wanted:
            block = blocks[at % len(blocks)]
            at += 1
            section.append(f"{block} ({at})" if block.startswith("#") else block)
            count += len(block.split())
        words += count
        sections.append(section)
    paths = [folder / "sections" / f"{number:03}.md" for number in range(1, len(sections) + 1)]
    _write(folder / "guide.yaml", SETTINGS + "".join(f"  - sections/{path.name}\n" for path in paths))
    _write(folder / "front/disclaimer.md", "# Disclaimer\n\nThis book is for measuring and advises nobody.\n")
    for path, section in zip(paths, sections, strict=True):
        _write(path, "\n\n".join(section) + "\n")
    return paths


def words_of(pages: int) -> int:
    """How many words a book of about so many pages has in its sections."""
    return max(1, pages - FRONT) * WORDS_A_PAGE


def edit(section: Path, turn: int) -> None:
    """Write a sentence at the end of a section."""
    with section.open("a", encoding="utf-8") as file:
        file.write(f"\nThis sentence was written in turn {turn}.\n")


def _blocks() -> Iterator[str]:
    for source in SOURCES:
        for path in sorted((ROOT / source).glob("*.md")):
            for block in re.split(r"\n{2,}", path.read_text(encoding="utf-8")):
                text = block.strip()
                if text and not _OURS.search(text) and not text.startswith("# "):
                    yield f"## {text.lstrip('# ')}" if text.startswith("#") else text


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
