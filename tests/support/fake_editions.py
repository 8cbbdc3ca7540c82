"""Editions that are made in no time, for tests of what happens around them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from guidepress import pipeline
from guidepress.model.book import Book
from guidepress.model.edition import Edition, Published
from guidepress.model.finding import Finding
from guidepress.pipeline import Watch


def use_fakes(monkeypatch: pytest.MonkeyPatch, faults: Sequence[Finding] = ()) -> list[str]:
    """Let the pipeline make texts in place of editions and find only these faults in them; returns what it made."""
    made: list[str] = []

    def typeset(book: Book, editions: Sequence[Edition], watch: Watch) -> list[Published]:
        return [one(book, edition, watch) for edition in editions]

    def one(book: Book, edition: Edition, watch: Watch) -> Published:
        with watch.stage(f"typeset {edition.name}"):
            made.append(edition.name)
            name = edition.file_name(book.settings.slug)
            return Published(edition, name, f"{edition.name} of {book.digest}".encode(), "text/plain", words=7, pages=3)

    monkeypatch.setattr(pipeline, "_typeset", typeset)
    monkeypatch.setattr(pipeline, "_download_page", lambda _book, _published: b"<!DOCTYPE html>")
    monkeypatch.setattr(pipeline, "prove_published", lambda _one, _book: list(faults))
    monkeypatch.setattr(pipeline, "prove_download", lambda _page: [])
    return made
