"""``manifest.json``: what lies in ``dist/``, from what, by what; the same for the same input."""

from __future__ import annotations

from tests.support.places import BOOKS
import dataclasses
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from guidepress.dist import manifest
from guidepress.dist.manifest import (inputs_digest, make_manifest, tool_versions)
from guidepress.model.book import Book
from guidepress.model.edition import (EPUB, SCREEN, Published)

PDF = Published(
    SCREEN, "x.pdf", b"pdf", "application/pdf", words=9, pages=4, claims=("PDF/UA-1",), proved=("PDF/UA-1",)
)
BOOK = Published(EPUB, "x.epub", b"epub", "application/epub+zip", words=8)


def read(book: Book, *published: Published, kept: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    """The manifest as data."""
    data: dict[str, Any] = json.loads(make_manifest(book, published, kept))
    return data


def test_an_entry_says_what_the_file_is(minimal: Book) -> None:
    """Name, edition, size, digest, words, pages where there are any, and the standards."""
    pdf, epub = reversed(read(minimal, PDF, BOOK)["files"])
    assert pdf["sha256"] == hashlib.sha256(b"pdf").hexdigest()
    assert (pdf["file"], pdf["edition"], pdf["bytes"], pdf["words"], pdf["pages"]) == ("x.pdf", "screen", 3, 9, 4)
    assert pdf["standards"] == {"claimed": ["PDF/UA-1"], "proved": ["PDF/UA-1"]}
    assert "pages" not in epub
    assert pdf["inputs"] == epub["inputs"] == inputs_digest(minimal)


def test_entries_are_sorted_and_kept_ones_among_them(minimal: Book) -> None:
    """The order in which editions are built does not show."""
    kept = {"file": "a.html", "edition": "web"}
    assert [entry["file"] for entry in read(minimal, PDF, BOOK, kept=(kept,))["files"]] == ["a.html", "x.epub", "x.pdf"]
    assert make_manifest(minimal, [PDF, BOOK], []) == make_manifest(minimal, [BOOK, PDF], [])


def test_every_input_is_named_with_its_digest(minimal: Book) -> None:
    """Paths are relative to the guide and use /; the digest is that of the bytes."""
    root = BOOKS / "minimal"
    files = read(minimal, PDF)["inputs"]["files"]
    assert set(files) == {"guide.yaml", "front/disclaimer.md", "sections/01-tides.md"}
    for name, digest in files.items():
        assert digest == hashlib.sha256((root / name).read_bytes()).hexdigest()


def test_the_guide_says_who_it_is(minimal: Book) -> None:
    """The identifier is the one by which a folder is known again."""
    data = read(minimal, PDF)
    assert data["identifier"] == minimal.settings.identifier
    assert (data["title"], data["version"], data["date"]) == ("One Page About Tides", "1.0", "2026-11-23")


def test_the_digest_of_the_inputs_follows_each_of_them(
    minimal: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another text, another style sheet, another version of a tool: another digest."""
    first = inputs_digest(minimal)
    assert inputs_digest(minimal) == first
    assert inputs_digest(dataclasses.replace(minimal, digest="0" * 64)) != first
    versions = tool_versions()
    monkeypatch.setattr(manifest, "tool_versions", lambda: {**versions, "weasyprint": "0"})
    assert inputs_digest(minimal) != first
    monkeypatch.setattr(manifest, "tool_versions", lambda: versions)
    assert inputs_digest(minimal) == first
    (tmp_path / "a.css").write_text("p {}", encoding="utf-8")
    monkeypatch.setattr(manifest, "STYLES", tmp_path)
    second = inputs_digest(minimal)
    (tmp_path / "a.css").write_text("p { }", encoding="utf-8")
    assert len({first, second, inputs_digest(minimal)}) == 3


def test_nothing_of_the_machine_is_in_it(minimal: Book) -> None:
    """No absolute path, no time of day."""
    text = make_manifest(minimal, [PDF], []).decode()
    assert str(Path.cwd()) not in text
    assert str(Path.home()) + "/" not in text
    assert text.endswith("}\n")


def test_the_versions_of_the_engines_are_there() -> None:
    """What makes an edition is named with its version."""
    versions = tool_versions()
    assert {"guidepress", "weasyprint", "ebooklib", "markdown", "pikepdf"} <= set(versions)
    assert all(versions.values())
