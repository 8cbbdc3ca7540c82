"""A guide of one section, for tests of a single construct."""

from __future__ import annotations

from pathlib import Path

from guidepress.model.book import Book
from guidepress.model.finding import Findings
from guidepress.read import read_guide

SETTINGS = """\
title: A Small Guide
slug: small
language: en
description: For a test.
authors:
  - name: Ada Example
publisher: Example Press
contact: errors@example.org
identifier: urn:uuid:5b1f2a52-6a3c-4b83-9a43-0f0e8c5d7a10
version: "1.0"
date: 2026-01-02
licence:
  name: CC0
copyright: 2026 Ada Example
review:
  statement: Not reviewed.
  reviewed: 2026-01-01
  next-review: 2027-01-01
funding: None.
conflicts: None.
number-sections: false
front:
  - title-page
  - disclaimer: front/disclaimer.md
  - contents
sections:
  - sections/one.md
"""
PAGES = "page: {openings: any}\n"
"""Each part on a page of its own, as in longer guides, if the settings of a test say nothing of pages."""
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><title>Box</title><rect width="40" height="20"/></svg>'
)
REFERENCES = """\
[
 {"id": "snow1855", "type": "book", "title": "On the Mode of Communication of Cholera", "author": [{"family": "Snow",
  "given": "John"}], "publisher": "Churchill", "issued": {"date-parts": [[1855]]}}
]
"""


def write_guide(folder: Path, section: str, *, settings: str = SETTINGS, **files: str) -> Path:
    """Write a guide whose only section is the given Markdown; further files by name (``/`` written ``__``)."""
    held = {
        "guide.yaml": settings if "\npage:" in settings or "\nsections:" not in settings else f"{settings}{PAGES}",
        "front/disclaimer.md": "# Disclaimer\n\nThis text is for a test and advises nobody about anything.\n",
        "sections/one.md": section,
        "figures/box.svg": PICTURE,
        "references.json": REFERENCES,
        **{name.replace("__", "/"): text for name, text in files.items()},
    }
    for name, text in held.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def small_book(folder: Path, section: str, *, settings: str = SETTINGS, **files: str) -> Book:
    """The Book of such a guide; it must have no findings."""
    findings = Findings()
    book = read_guide(write_guide(folder, section, settings=settings, **files), findings)
    assert [str(finding) for finding in findings.in_order()] == []
    return book
