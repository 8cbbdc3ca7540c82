"""Editions that are made in no time, for tests of what happens around them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pytest

from guidepress.model.book import Book
from guidepress.model.edition import Edition, Published
from guidepress.model.finding import Finding
from guidepress.model.run import Run
from guidepress.pipeline import build as pipeline
from guidepress.prove import Proved
from guidepress.prove.measure import Measured


def use_fakes(monkeypatch: pytest.MonkeyPatch, faults: Sequence[Finding] = ()) -> list[str]:
    """Let the pipeline make texts in place of editions and find only these faults in them; returns what it made."""
    made: list[str] = []

    class FakePress:
        """Makes a text of three pages in place of each edition."""

        def __init__(self, book: Book, _open_codes: Collection[str] = (), _store: object = None) -> None:
            self.book = book

        def typeset(self, edition: Edition, _against: Collection[str] = ()) -> Published:
            made.append(edition.name)
            name = edition.file_name(self.book.settings.slug)
            text = f"{edition.name} of {self.book.digest}".encode()
            return Published(edition, name, text, "text/plain", words=7, pages=3)

        def let_go(self) -> None:
            """There are no pages."""

    monkeypatch.setattr(pipeline, "_press", FakePress)
    monkeypatch.setattr(pipeline, "_download_page", lambda _book, _published: b"<!DOCTYPE html>")
    said = Proved((Run("guidepress", "words", "0", rules=1, objects=1, findings=tuple(faults)),), Measured(3, 7))
    monkeypatch.setattr(pipeline, "prove_edition", lambda _one, _book, _statements, **_how: said)
    monkeypatch.setattr(pipeline, "_prove_shown", lambda _page, _made, _book: [])
    monkeypatch.setattr(pipeline, "prove_download", lambda _page: [])
    return made
