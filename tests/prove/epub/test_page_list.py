"""The page list, held against the page breaks: one edition, one order, each folio once."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from guidepress.model.edition import EPUB
from guidepress.prove.epub.edition import prove_epub
from tests.support.editions import Editions
from tests.support.opened_epub import pack, unpack

Edit = Callable[[dict[str, bytes]], None]
OPF = "EPUB/content.opf"
NAV = "EPUB/nav.xhtml"


def codes(data: bytes) -> set[str]:
    """The codes of all findings."""
    return {finding.code for finding in prove_epub(data)}


def swap(file: str, old: str, new: str) -> Edit:
    """Replace a pattern in one file; it must be there."""

    def edit(entries: dict[str, bytes]) -> None:
        text, times = re.subn(old, new, entries[file].decode(), count=1, flags=re.DOTALL)
        assert times, f"{old} is not in {file}"
        entries[file] = text.encode()

    return edit


@pytest.fixture
def paged(minimal_editions: Editions) -> bytes:
    """The EPUB of the smallest guide, with the pages of its paged edition."""
    return minimal_editions.of(EPUB).data


PAGE_ENTRY = '<li><a href="[^"]*#page-[^"]*">([^<]*)</a></li>'
BREAK = '<span epub:type="pagebreak"[^>]*></span>'


def entries_of(text: str) -> list[str]:
    """The entries of the page list."""
    return [found[0] for found in re.finditer(PAGE_ENTRY, text)]


def reorder(entries: dict[str, bytes]) -> None:
    """The last entry of the page list first."""
    text = entries[NAV].decode()
    items = entries_of(text)
    assert len(items) > 2
    entries[NAV] = text.replace("".join(items), "".join([items[-1], *items[:-1]])).encode()


def rename(entries: dict[str, bytes]) -> None:
    """Two entries of the page list under one another's folio."""
    text = entries[NAV].decode()
    first, second, *_ = entries_of(text)
    one, other = (re.fullmatch(PAGE_ENTRY, item) for item in (first, second))
    assert one
    assert other
    swapped = first.replace(f">{one[1]}<", f">{other[1]}<") + second.replace(f">{other[1]}<", f">{one[1]}<")
    entries[NAV] = text.replace(first + second, swapped).encode()


def same_folio(entries: dict[str, bytes]) -> None:
    """Two page breaks of one folio."""
    found = {label for name in entries if name.endswith(".xhtml") for label in _folios(entries[name])}
    one, other = sorted(found)[:2]
    for name, data in entries.items():
        if name.endswith(".xhtml"):
            entries[name] = data.replace(f'aria-label="{one}"'.encode(), f'aria-label="{other}"'.encode())


def _folios(page: bytes) -> list[str]:
    return re.findall('aria-label="([^"]*)"', " ".join(re.findall(BREAK, page.decode())))


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (reorder, "not in the order"),
        (rename, "not in the order"),
        (same_folio, "the same folio"),
        (swap(NAV, PAGE_ENTRY, '<li><a href="cover.xhtml#cover-title">1</a></li>'), "which is no page break"),
        (swap(OPF, '<meta property="pageBreakSource">.*?</meta>', ""), "go together"),
    ],
    ids=["order", "folios", "twice", "elsewhere", "source"],
)
def test_the_page_list_is_that_of_one_edition(paged: bytes, edit: Edit, message: str) -> None:
    """EPB038: an entry out of order, two folios exchanged, one used twice, one that leads elsewhere, no edition named."""
    assert codes(paged) == set()
    entries = unpack(paged)
    edit(entries)
    changed = pack(entries)
    assert "EPB038" in codes(changed) <= {"EPB037", "EPB038"}
    assert any(message in finding.message for finding in prove_epub(changed))
