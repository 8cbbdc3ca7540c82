"""What the typesetter refuses: characters without a font, files and networks, style sheets it does not understand."""

from __future__ import annotations

import dataclasses
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from guidepress.model.book import Asset, Book, Part
from guidepress.model.edition import EPUB, SCREEN
from guidepress.model.errors import FindingsError, InternalError
from guidepress.standards.usual_signs import UNSEEN, USUAL
from guidepress.typeset.editions import Press
from guidepress.typeset.engine import no_warnings
from guidepress.typeset.fonts.coverage import missing_characters
from guidepress.typeset.fonts.pinned import characters
from guidepress.typeset.paged import layout, units
from guidepress.typeset.paged.document import paged_document
from guidepress.typeset.paged.layout import render_document
from guidepress.typeset.pdf.edition import typeset_pdf
from tests.support.opened_epub import Epub
from tests.support.places import ROOT
from tests.support.small_guide import small_book


def with_paragraph(book: Book, text: str) -> Book:
    """The book with a paragraph more in its last part."""
    part = book.parts[-1]
    tree = part.tree_copy()
    paragraph = etree.SubElement(tree, "p", {"data-at": "back/colophon.md:99"})
    paragraph.text = text
    changed = Part(part.id, part.kind, part.title, tree, part.source)
    return dataclasses.replace(book, parts=(*book.parts[:-1], changed))


def test_character_without_a_font_is_named(minimal: Book) -> None:
    """PDF001 says which character, its code point and its line, before anything is typeset."""
    with pytest.raises(FindingsError) as caught:
        typeset_pdf(with_paragraph(minimal, "A smile \U0001f600 and a yi letter \ua000."), SCREEN)
    found = caught.value.findings
    assert [finding.code for finding in found] == ["PDF001", "PDF001"]
    assert "U+1F600" in found[0].message
    assert str(found[0].place) == "back/colophon.md:99"


def test_format_characters_need_no_font(minimal: Book) -> None:
    """Spaces, joiners, direction marks and soft hyphens are not drawn, so no font has to have them."""
    assert list(missing_characters(with_paragraph(minimal, "a\u00a0b\u202fc\u200dd\u00ade\u200ff\ufeff"))) == []


def test_a_script_is_told_once(minimal: Book) -> None:
    """Not a finding for each of its characters; what a text usually has is not looked up, and some font has it."""
    found = list(missing_characters(with_paragraph(minimal, "\u6f6e\u6c50\u6bcf\u5929\u6765\u4e24\u6b21")))
    assert [one.message for one in found] == ["no font has 7 characters of Han, such as '\u6f6e' (U+6F6E)"]
    assert characters() >= USUAL - UNSEEN


def test_an_epub_needs_no_font(minimal: Book) -> None:
    """It is bound without the pages of a PDF that nobody can make."""
    book = with_paragraph(minimal, "\u6f6e\u6c50")
    archive = Epub(Press(book).typeset(EPUB)).archive
    assert any("\u6f6e\u6c50" in archive.read(name).decode() for name in archive.namelist() if name.endswith(".xhtml"))


def test_both_guides_have_only_characters_with_a_font(guide: Book, fieldbook: Book) -> None:
    """Neither guide asks for a character that would be an empty box."""
    assert [*missing_characters(guide), *missing_characters(fieldbook)] == []


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "https://example.org/a.png", "asset:other.svg", "data:image/png,x"]
)
def test_fetcher_knows_only_the_guide(minimal: Book, url: str) -> None:
    """Nothing but the document's own pictures can be fetched."""
    fetcher = units._closed_fetcher(paged_document(minimal, SCREEN).resources)
    with pytest.raises(ValueError, match="not a part of the guide"):
        fetcher.fetch(url)


def test_picture_that_reaches_outside_stops_the_build(minimal: Book) -> None:
    """An SVG that shows another file is not drawn without it: the build fails and says so."""
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        b'<image href="file:///etc/hostname" width="9" height="9"/></svg>'
    )
    book = dataclasses.replace(
        with_paragraph(minimal, ""), assets={"a.svg": Asset("a.svg", "image/svg+xml", svg, 9, 9)}
    )
    tree = book.parts[-1].tree
    etree.SubElement(tree, "img", {"src": "a.svg", "alt": "A picture", "width": "9", "height": "9"})
    with pytest.raises(InternalError, match="hostname"):
        typeset_pdf(book, SCREEN)


def test_style_that_is_not_understood_stops_the_build(minimal: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """A property that WeasyPrint ignores is an error of ours, not a silent change of the page."""
    monkeypatch.setattr(layout, "read_sheet", lambda _: "p { text-wrap: pretty }")
    with pytest.raises(InternalError, match="text-wrap"):
        render_document(minimal, SCREEN)


def test_warnings_are_collected() -> None:
    """Every warning is named in the error; information is not."""

    def warn() -> None:
        with no_warnings():
            for text in ("one", "two", "one"):
                logging.getLogger("weasyprint").warning(text)
            logging.getLogger("weasyprint").info("nothing")

    with pytest.raises(InternalError, match=r"one; two$"):
        warn()


@pytest.mark.slow
def test_rebuild_is_identical(tmp_path: Path) -> None:
    """Two builds in other folders, time zones, languages and hash seeds give the same bytes."""
    script = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1])\n"
        "from guidepress.read import read_guide; from guidepress.model.finding import Findings\n"
        "from guidepress.model.edition import SCREEN; from guidepress.typeset.pdf.edition import typeset_pdf\n"
        "book = read_guide(Path(sys.argv[1]) / 'tests/books/minimal', Findings())\n"
        "Path('out.pdf').write_bytes(typeset_pdf(book, SCREEN).data)\n"
    )
    results = []
    for name, zone, language, seed in (("a", "UTC", "C.UTF-8", "1"), ("b", "Pacific/Auckland", "he_IL.UTF-8", "2")):
        folder = tmp_path / name
        folder.mkdir()
        environment = {**os.environ, "TZ": zone, "LANG": language, "LC_ALL": language, "PYTHONHASHSEED": seed}
        environment["XDG_CACHE_HOME"] = str(tmp_path / f"cache-{name}")
        subprocess.run([sys.executable, "-c", script, str(ROOT)], cwd=folder, env=environment, check=True)
        results.append((folder / "out.pdf").read_bytes())
    assert results[0] == results[1]


def test_a_sign_without_a_font_is_told_where_it_was_written(tmp_path: Path) -> None:
    """The contents say a heading again; the place is the heading's, not that of the settings."""
    book = small_book(tmp_path, "# One\n\n## Smile \U0001f642\n\nWords.\n")
    assert [(one.place.file, one.place.line) for one in missing_characters(book)] == [("sections/one.md", 3)]
