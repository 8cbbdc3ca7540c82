"""What Kindle would drop or refuse: nothing in the EPUBs of the two guides, and each fault put into the bytes is found."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from PIL import Image

from guidepress.model.edition import EPUB
from guidepress.model.finding import Rule, Severity
from guidepress.prove.epub import kindle as epub_kindle
from guidepress.prove.epub.edition import prove_epub
from guidepress.prove.parsers.epub.images import Picture, picture_of
from tests.support.editions import Editions
from tests.support.opened_epub import pack, unpack
from tests.support.places import ROOT

Edit = Callable[[dict[str, bytes]], None]
OPF, NAV, PAGE = "EPUB/content.opf", "EPUB/nav.xhtml", "EPUB/the-shore.xhtml"
SHEET, POOL, COVER = "EPUB/styles/epub.css", "EPUB/images/pool.png", "EPUB/images/cover.png"
KINDLE = ROOT / "docs" / "kindle.md"
RULES = [value for value in vars(epub_kindle).values() if isinstance(value, Rule)]


@pytest.fixture
def good(fieldbook_editions: Editions) -> bytes:
    """The EPUB of the unlike guide, without a page list."""
    return fieldbook_editions.epub_without_pages.published.data


def swap(file: str, old: str, new: str) -> Edit:
    """Replace a pattern in one file; it must be there."""

    def edit(entries: dict[str, bytes]) -> None:
        text, times = re.subn(old, lambda _found: new, entries[file].decode(), count=1, flags=re.DOTALL)
        assert times, f"{old} is not in {file}"
        entries[file] = text.encode()

    return edit


def put(file: str, data: bytes) -> Edit:
    """Other bytes under a name that is there."""

    def edit(entries: dict[str, bytes]) -> None:
        assert file in entries
        entries[file] = data

    return edit


def in_manifest(file: str, old: str, new: str) -> Edit:
    """Another media type for a file."""

    def edit(entries: dict[str, bytes]) -> None:
        item = next(item for item in re.findall(r"<item [^>]*>", entries[OPF].decode()) if file in item)
        assert old in item
        entries[OPF] = entries[OPF].replace(item.encode(), item.replace(old, new).encode())

    return edit


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """An image as the bytes of a file."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def frames() -> bytes:
    """A PNG that moves."""
    return saved(Image.new("RGB", (9, 9)), save_all=True, append_images=[Image.new("RGB", (9, 9), "white")])


def table(rows: int, columns: int, words: str) -> str:
    """A table of cells that all say the same."""
    cells = f"<td>{words}</td>" * columns
    return "<table>" + f"<tr>{cells}</tr>" * rows + "</table>"


END = "</section>"
DEEPER = "<ol><li><a href='the-shore.xhtml'>Deeper</a></li></ol></li></ol></li>"
EDITS: list[tuple[str, Edit]] = [
    ("EPB051", in_manifest("pool.png", "image/png", "image/webp")),
    ("EPB052", put(POOL, saved(Image.new("RGB", (9, 9))) + bytes(epub_kindle.MAX_IMAGE))),
    ("EPB053", put(POOL, frames())),
    ("EPB053", put(POOL, saved(Image.new("RGBA", (9, 9), (1, 2, 3, 254))))),
    ("EPB054", put(COVER, saved(Image.new("RGB", (624, 1000))))),
    ("EPB054", put(COVER, saved(Image.new("RGB", (1600, 999))))),
    ("EPB054", put(COVER, saved(Image.new("1", (700, 10_001))))),
    ("EPB054", put(COVER, b"no picture")),
    ("EPB055", swap(PAGE, END, f"<table><tr><td>{table(1, 1, 'in')}</td></tr></table>{END}")),
    ("EPB056", swap(PAGE, END, table(182, 10, "eleven long") + END)),
    ("EPB057", swap(SHEET, "$", "\np { margin-inline-start: -1em }")),
    ("EPB057", swap(SHEET, "$", "\np { margin: 0 0 0 -5% }")),
    ("EPB057", swap(SHEET, "$", "\np { margin: -1em }")),
    ("EPB057", swap(SHEET, "$", "\n@media (min-width: 1em) { p { line-height: -1 } }")),
    ("EPB058", swap(PAGE, END, f'<svg xmlns="http://www.w3.org/2000/svg"></svg>{END}')),
    ("EPB059", swap(NAV, "</li>\\s*</ol>\\s*</li>", DEEPER)),
    ("EPB060", swap(PAGE, ' type="text/css"', "")),
]
HARMLESS: list[Edit] = [
    put(POOL, saved(Image.new("RGBA", (9, 9), (1, 2, 3, 255)))),
    put(POOL, b"cut short"),
    put(COVER, saved(Image.new("RGB", (625, 1000)))),
    swap(PAGE, END, table(181, 10, "no") + END),
    swap(PAGE, END, table(2, 2, "many words " * 2000) + END),
    swap(SHEET, "$", "\np { text-indent: -1em; padding-inline-start: 1em; margin: 1em }"),
    swap(SHEET, "$", "\np { margin-block-start: -1em } q { margin: -1em 0 }"),
]


def kindle(data: bytes) -> set[str]:
    """The codes of what Kindle has against an EPUB."""
    known = {rule.code for rule in RULES}
    return {finding.code for finding in prove_epub(data)} & known


@pytest.mark.parametrize("editions", ["guide", "fieldbook", "minimal"], indirect=True)
def test_the_guides_lose_nothing_on_kindle(editions: Editions) -> None:
    """No finding of any code on what we bind."""
    assert [str(finding) for finding in prove_epub(editions.of(EPUB).data)] == []


@pytest.mark.parametrize(("code", "edit"), EDITS, ids=[f"{code}-{place}" for place, (code, _) in enumerate(EDITS)])
def test_a_fault_is_found(good: bytes, code: str, edit: Edit) -> None:
    """One thing that Kindle drops or refuses, put into the bytes, is found under its code and no other of these."""
    entries = unpack(good)
    edit(entries)
    assert kindle(pack(entries)) == {code}


@pytest.mark.parametrize("edit", HARMLESS, ids=range(len(HARMLESS)))
def test_what_kindle_takes_is_no_finding(good: bytes, edit: Edit) -> None:
    """At the limit, or close to a fault without being one: nothing is said."""
    entries = unpack(good)
    edit(entries)
    assert kindle(pack(entries)) == set()


def test_a_file_that_is_too_large_is_found(good: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """EPB050 counts the bytes of the file's entries; the limit is lowered, for 200 MB would take long to make."""
    monkeypatch.setattr(epub_kindle, "MAX_BOOK", len(good))
    assert kindle(good) == set()
    monkeypatch.setattr(epub_kindle, "MAX_BOOK", len(good) // 2)
    assert kindle(good) == {"EPB050"}


def test_every_rule_is_a_warning_with_an_edit_and_a_line_in_the_page() -> None:
    """A valid EPUB may lose something on Kindle, but it is none the less valid; the page says on what each rule rests."""
    assert {rule.code for rule in RULES} == {code for code, _ in EDITS} | {"EPB050"}
    assert {rule.severity for rule in RULES} == {Severity.WARNING}
    text = KINDLE.read_text(encoding="utf-8")
    assert all(f"`{rule.code}`" in text for rule in RULES)


def test_an_image_is_never_unpacked_without_bound() -> None:
    """A few bytes that claim a billion pixels are no picture; nor is text."""
    bomb = bytearray(saved(Image.new("1", (9, 9))))
    bomb[16:24] = (60_000).to_bytes(4, "big") * 2
    assert picture_of(bytes(bomb)) is None
    assert picture_of(b"GIF89a") is None
    assert picture_of(saved(Image.new("L", (3, 4)))) == Picture(3, 4, 1, transparent=False)
