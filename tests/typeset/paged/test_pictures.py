"""Pictures of pages, one of each kind, against goldens that a person has looked at.

``--renew`` writes them anew; look at each picture before it is committed. The comparison is tolerant: another
version of the rasteriser may shade an edge differently, but a moved line or a lost table is found.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops, ImageStat

from guidepress.model.book import Book, PartKind
from tests.support.places import GOLDEN as GOLDENS

if TYPE_CHECKING:
    from tests.support.proof import Proof

GOLDEN = GOLDENS / "pages"
DPI = 60
TOLERANCE = 1.2
"""Mean difference of grey values (0 to 255) that is still the same page; one line of text moved is about 4."""


def of_kind(kind: PartKind, after: int = 0) -> Callable[[Book, dict[str, int]], int]:
    """The page on which a part opens, or one of those after it."""

    def find(book: Book, places: dict[str, int]) -> int:
        part = book.of_kind(kind)
        assert part is not None
        return places[part.id] + after

    return find


def first(path: str) -> Callable[[Book, dict[str, int]], int]:
    """The page of the first element with an id that the XPath finds."""

    def find(book: Book, places: dict[str, int]) -> int:
        return next(places[name] for part in book.parts for name in part.tree.xpath(path) if name in places)

    return find


PAGES: dict[str, tuple[str, Callable[[Book, dict[str, int]], int]]] = {
    "cover": ("guide", lambda *_: 0),
    "half-title": ("fieldbook", of_kind(PartKind.HALF_TITLE)),
    "title-page": ("guide", of_kind(PartKind.TITLE_PAGE)),
    "imprint": ("guide", of_kind(PartKind.IMPRINT)),
    "disclaimer": ("guide", of_kind(PartKind.DISCLAIMER)),
    "contents": ("guide", of_kind(PartKind.CONTENTS)),
    "opener": ("guide", of_kind(PartKind.SECTION)),
    "text-verso": ("guide", of_kind(PartKind.SECTION, 1)),
    "figure": ("guide", first(".//figure/@id")),
    "references": ("guide", of_kind(PartKind.REFERENCES)),
    "glossary": ("guide", of_kind(PartKind.GLOSSARY)),
    "table": ("guide", first(".//table/@id")),
    "table-divided": ("fieldbook", first(".//table[count(.//tr) > 20]/@id")),
    "note": ("fieldbook", first(".//aside[@class='footnote']/@id")),
    "formula": (
        "fieldbook",
        first(".//h2[following-sibling::*[1]/following-sibling::div[@class='math block']]/@id"),
    ),
    "code": ("fieldbook", first(".//*[self::h2 or self::h3][following-sibling::*[2][self::pre]]/@id")),
}


def picture(proof: Proof, page: int) -> Image.Image:
    """A page as greys."""
    image: Image.Image = proof.pictures[page].render(scale=DPI / 72).to_pil().convert("L")
    return image


@pytest.mark.parametrize(("name", "editions"), [(name, of) for name, (of, _) in PAGES.items()], indirect=["editions"])
def test_page_looks_as_it_did(name: str, proof: Proof, renew: bool, tmp_path: Path) -> None:
    """The page is drawn as its golden shows it."""
    find = PAGES[name][1]
    shown = picture(proof, find(proof.book, proof.destinations()))
    golden = GOLDEN / f"{name}.png"
    if renew:
        GOLDEN.mkdir(parents=True, exist_ok=True)
        shown.quantize(16).save(golden, optimize=True)
    with Image.open(golden) as kept:
        before = kept.convert("L")
    assert shown.size == before.size
    difference = ImageStat.Stat(ImageChops.difference(shown, before)).mean[0]
    if difference > TOLERANCE:
        shown.save(tmp_path / f"{name}.png")
    assert difference <= TOLERANCE, f"look at {tmp_path / name}.png beside {golden}"


def test_a_moved_line_is_found(guide_pdf: Proof) -> None:
    """The tolerance is not so wide that a page shifted by a line would pass."""
    page = picture(guide_pdf, guide_pdf.labels().index("1"))
    moved = ImageChops.offset(page, 0, round(15 * DPI / 72))
    assert ImageStat.Stat(ImageChops.difference(page, moved)).mean[0] > TOLERANCE * 2
