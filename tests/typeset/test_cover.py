"""The cover: lettering as outlines, any title inside the page, strong contrast, the same for the same guide."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
from lxml import etree

from guidepress.model.book import Book
from guidepress.model.errors import ConfigurationError
from guidepress.model.xhtml import SVG
from guidepress.typeset import cover
from guidepress.typeset.cover import cover_svg
from guidepress.typeset.fonts import SANS

LONG = (
    "Living Well After a Stroke: A Practical Handbook for Patients, Their Families, and Everyone Who Cares for Them at "
    "Home, in Hospital and in the Community, With Checklists, Exercises and Useful Phone Numbers"
)
TITLES = (
    "1",
    "Pain",
    "Kratom and Chronic Pain Management",
    "Pneumonoultramicroscopicsilicovolcanoconiosis",
    "W" * 200,
    LONG,
)
_PAIR = re.compile(r"(-?[\d.]+) (-?[\d.]+)")


def titled(book: Book, title: str, **other: object) -> Book:
    """The book under another title."""
    return dataclasses.replace(book, settings=book.settings.model_copy(update={"title": title, **other}))


def drawn(data: bytes) -> etree._Element:
    """The cover as a tree."""
    root: etree._Element = etree.fromstring(data)
    return root


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_cover_needs_no_font_and_no_file(guide: Book) -> None:
    """There is no text, no script, no link and no embedded picture: only shapes, so it looks the same everywhere."""
    root = drawn(cover_svg(guide))
    names = {etree.QName(element).localname for element in root.iter()}
    assert names <= {"svg", "rect", "g", "path", "clipPath"}
    assert not [name for element in root.iter() for name in element.attrib if "href" in name or name.startswith("on")]
    assert len(list(root.iter(f"{{{SVG}}}path"))) > 10


def test_cover_takes_its_size(guide: Book) -> None:
    """Shops ask for 1600 by 2560; the page's cover is as large as its page."""
    assert drawn(cover_svg(guide)).get("viewBox") == "0 0 1600 2560"
    assert drawn(cover_svg(guide, 432, 648)).get("viewBox") == "0 0 432 648"


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("size", [(1600.0, 2560.0), (432.0, 648.0)])
def test_lettering_stays_inside_its_room(guide: Book, title: str, size: tuple[float, float]) -> None:
    """Titles of 1 to 200 characters keep the margins, and the words never run into the band at the foot."""
    width, height = size
    book = titled(
        guide, title, subtitle="A subtitle that is itself rather long and has to be broken into lines somewhere"
    )
    groups = [g for g in drawn(cover_svg(book, width, height)) if g.tag == f"{{{SVG}}}g" and g.get("fill") != "none"]
    assert len(groups) == 4
    bottoms = []
    for group in groups:
        points = [
            (float(x), float(y)) for path in group.iter(f"{{{SVG}}}path") for x, y in _PAIR.findall(path.get("d", ""))
        ]
        assert points
        assert min(x for x, _ in points) >= width * 0.08
        assert max(x for x, _ in points) <= width * 0.925
        assert max(y for _, y in points) <= height * 0.985
        bottoms.append(max(y for _, y in points))
    assert bottoms[0] < bottoms[1] < height * 0.835 < bottoms[2] < bottoms[3]


def test_lettering_has_strong_contrast(guide: Book) -> None:
    """Every colour of lettering reaches 7:1 on both grounds (WCAG 2.2, 1.4.6)."""
    root = drawn(cover_svg(guide))
    grounds = [r.get("fill", "") for r in root.iter(f"{{{SVG}}}rect") if r.get("width") == "1600"]
    letters = [g.get("fill", "") for g in root if g.tag == f"{{{SVG}}}g" and g.get("fill") != "none"]
    assert (len(grounds), len(letters)) == (2, 4)
    for ground in grounds:
        for letter in letters:
            assert (luminance(letter) + 0.05) / (luminance(ground) + 0.05) >= 7


def test_same_guide_same_cover(guide: Book) -> None:
    """The cover depends on the metadata alone; another slug changes the ornament and nothing else."""
    first, again = cover_svg(guide), cover_svg(guide)
    assert first == again
    other = cover_svg(titled(guide, guide.settings.title, slug="another-guide"))
    assert other != first
    without = [re.sub(rb"<clipPath.*?</g>", b"", svg, flags=re.DOTALL) for svg in (first, other)]
    assert without[0] == without[1]


def test_characters_that_a_family_lacks_are_drawn() -> None:
    """A letter that the cover's family lacks comes from another pinned font instead of an empty box."""
    letters = cover.Letters(SANS, 700, 100, 1.2)
    box = cover.outline("\U0001f600", letters, 0, 0)
    for text in ("ũ", "Ж", "ש", "ع"):
        assert cover.outline(text, letters, 0, 0) not in ("", box)


def test_template_with_an_unknown_field_is_refused(
    guide: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor who misspells a field of the template is told which, and which there are."""
    template = tmp_path / "cover.svg"
    template.write_text('<svg xmlns="http://www.w3.org/2000/svg">{{titel}}</svg>', encoding="utf-8")
    monkeypatch.setattr(cover, "TEMPLATE", template)
    with pytest.raises(ConfigurationError, match="titel") as caught:
        cover_svg(guide)
    assert "title" in caught.value.hint
