"""A file is opened once and read once, whatever its provers ask of it."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from lxml import etree
from tinyhtml5.parser import HTMLParser

import guidepress
from guidepress.model.book import Book
from guidepress.model.edition import COVER, EPUB, LARGE_PRINT, PRINT, SCREEN, WEB, Edition
from guidepress.prove import prove_published
from guidepress.prove.parsers.pdf.drawing.interpreter import Reader
from guidepress.prove.parsers.pdf.drawing.items import Told
from guidepress.prove.parsers.pdf.drawing.pages import read_pages, read_told
from guidepress.prove.parsers.pdf.marked_text import texts_of
from guidepress.typeset.editions import Press
from tests.support.small_guide import write_guide


@pytest.fixture(scope="module")
def press(minimal: Book) -> Press:
    """The press of the smallest guide."""
    return Press(minimal)


class Counted:
    """Counts how often something is done, by what it is done to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch
        self.of: dict[str, Counter[object]] = {}

    def watch(self, name: str, owner: Any, attribute: str, thing: Callable[..., object]) -> None:
        """Let calls of an attribute be counted under a name; ``thing`` says from the arguments what it is done to."""
        real, counter = getattr(owner, attribute), self.of.setdefault(name, Counter())

        def counting(*args: Any, **options: Any) -> Any:
            counter[thing(*args)] += 1
            return real(*args, **options)

        self.monkeypatch.setattr(owner, attribute, counting)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    """All ways into a file, counted."""
    found = Counted(monkeypatch)
    found.watch("opened as PDF", pikepdf, "open", lambda *_: "the file")
    found.watch("pages run", Reader, "read", lambda _reader, _stream, run: run.depth or run.owner[0].objgen)
    found.watch("unpacked", zipfile.ZipFile, "__init__", lambda *_: "the file")
    found.watch("entries read", zipfile.ZipFile, "read", lambda _zip, name: getattr(name, "filename", name))
    found.watch("parsed as XML", etree, "fromstring", lambda text, *_: text)
    found.watch("parsed as HTML", HTMLParser, "parse", lambda _parser, text: text)
    return found


@pytest.mark.parametrize("edition", [SCREEN, LARGE_PRINT, PRINT, COVER], ids=lambda edition: edition.name)
def test_a_pdf_is_opened_once_and_each_page_is_run_once(press: Press, edition: Edition, counted: Counted) -> None:
    """Disclaimer, words, structure, legibility and preflight share one open file and one run of its content streams."""
    published = press.typeset(edition)
    with pikepdf.open(io.BytesIO(published.data)) as pdf:
        pages = [page.obj.objgen for page in pdf.pages]
    for counter in counted.of.values():
        counter.clear()
    assert [one.code for one in prove_published(published, press.book)] == []
    assert counted.of["opened as PDF"] == {"the file": 1}
    runs = {page: count for page, count in counted.of["pages run"].items() if isinstance(page, tuple)}
    assert runs == dict.fromkeys(pages, 1)


def test_an_epub_is_unpacked_once_and_each_page_is_parsed_once(press: Press, counted: Counted) -> None:
    """Its provers, its speech and its disclaimer share one container and one tree of each document."""
    published = press.typeset(EPUB)
    for counter in counted.of.values():
        counter.clear()
    assert [one.code for one in prove_published(published, press.book)] == []
    assert counted.of["unpacked"] == {"the file": 1}
    assert set(counted.of["entries read"].values()) == {1}
    assert len(counted.of["parsed as XML"]) > 5
    assert set(counted.of["parsed as XML"].values()) == {1}
    assert not counted.of["parsed as HTML"]


def test_a_web_page_is_parsed_once(press: Press, counted: Counted) -> None:
    """As a browser would, and never a second time as XML."""
    published = press.typeset(WEB)
    for counter in counted.of.values():
        counter.clear()
    assert [one.code for one in prove_published(published, press.book)] == []
    assert counted.of["parsed as HTML"] == {published.data: 1}
    assert not counted.of["parsed as XML"]


@pytest.mark.parametrize("edition", [SCREEN, PRINT], ids=lambda edition: edition.name)
def test_the_text_alone_is_the_text_of_all(press: Press, edition: Edition) -> None:
    """Who asks for nothing but the text gets the same as who asks for everything that is drawn."""
    with pikepdf.open(io.BytesIO(press.typeset(edition).data)) as pdf:
        alone, whole = (
            texts_of(read_told(pdf)),
            texts_of(Told(page.told, page.meaningless) for page in read_pages(pdf).pages),
        )
    assert alone == whole
    assert alone.content


def test_a_whole_build_opens_each_file_once(tmp_path: Path, counted: Counted) -> None:
    """The proof of the claims, of the record for shops, of the page places and of the download page included."""
    guide = write_guide(tmp_path / "guide", "# One\n\nWords that are read.\n")
    guidepress.build(guide, tmp_path / "dist", ["screen", "epub", "web"], jobs=1)
    (pdf,) = (tmp_path / "dist").glob("*.pdf")
    with pikepdf.open(pdf) as file:
        pages = len(file.pages)
    read = [count for name, count in counted.of["entries read"].items() if str(name).endswith(".xhtml")]
    assert set(read) == {1}
    assert counted.of["opened as PDF"] == {"the file": 2}  # this test opens it too
    runs = [count for page, count in counted.of["pages run"].items() if isinstance(page, tuple)]
    assert runs == [1] * pages
