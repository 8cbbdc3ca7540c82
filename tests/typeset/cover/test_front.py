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
from guidepress.standards.contrast import contrast
from guidepress.typeset.cover import front as cover
from guidepress.typeset.cover.front import cover_svg

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
    "קרטום וכאב כרוני (7-OH), מהדורה 1.0",
)
_PAIR = re.compile(r"(-?[\d.]+) (-?[\d.]+)")


def titled(book: Book, title: str, **other: object) -> Book:
    """The book under another title."""
    return dataclasses.replace(book, settings=book.settings.model_copy(update={"title": title, **other}))


def drawn(data: bytes) -> etree._Element:
    """The cover as a tree."""
    root: etree._Element = etree.fromstring(data)
    return root


def rgb(colour: str) -> tuple[float, float, float]:
    """A colour as SVG writes it, from 0 to 1."""
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return red, green, blue


def points(group: etree._Element) -> list[tuple[float, float]]:
    """Every point of a group's outlines."""
    return [(float(x), float(y)) for path in group.iter(f"{{{SVG}}}path") for x, y in _PAIR.findall(path.get("d", ""))]


def waves(root: etree._Element) -> list[str]:
    """The shapes that reach over the whole width, the farthest first."""
    return [path.get("d", "") for path in root if path.tag == f"{{{SVG}}}path"]


def test_cover_needs_no_font_and_no_file(guide: Book) -> None:
    """There is no text, no script, no link and no embedded picture: only shapes, so it looks the same everywhere."""
    root = drawn(cover_svg(guide))
    names = {etree.QName(element).localname for element in root.iter()}
    assert names <= {"svg", "rect", "circle", "g", "path"}
    assert not [name for element in root.iter() for name in element.attrib if "href" in name or name.startswith("on")]
    assert len(list(root.iter(f"{{{SVG}}}path"))) > 10


def test_cover_takes_its_size(guide: Book) -> None:
    """Shops ask for 1600 by 2560; the page's cover is as large as its page."""
    assert drawn(cover_svg(guide)).get("viewBox") == "0 0 1600 2560"
    assert drawn(cover_svg(guide, 432, 648)).get("viewBox") == "0 0 432 648"


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("size", [(1600.0, 2560.0), (432.0, 648.0), (612.0, 792.0)])
def test_lettering_stays_inside_its_room(guide: Book, title: str, size: tuple[float, float]) -> None:
    """Titles of 1 to 200 characters keep the margins, and the words never run into the names at the foot."""
    width, height = size
    book = titled(
        guide, title, subtitle="A subtitle that is itself rather long and has to be broken into lines somewhere"
    )
    groups = [g for g in drawn(cover_svg(book, width, height)) if g.tag == f"{{{SVG}}}g"]
    assert len(groups) == 4
    bottoms = []
    for group in groups:
        outline = points(group)
        assert outline
        assert min(x for x, _ in outline) >= width * 0.08
        assert max(x for x, _ in outline) <= width * 0.925
        assert max(y for _, y in outline) <= height - width / 432 * 18
        bottoms.append(max(y for _, y in outline))
    assert bottoms[0] < bottoms[1] < height * 0.835 < bottoms[2] < bottoms[3]


@pytest.mark.parametrize("title", TITLES)
def test_lettering_stands_on_the_sky_or_on_the_nearest_wave(guide: Book, title: str) -> None:
    """Neither the sun nor a wave rises into title or subtitle, and the names stand wholly on the nearest wave."""
    subtitle = "A subtitle that is itself rather long and has to be broken into lines somewhere"
    root = drawn(cover_svg(titled(guide, title, subtitle=subtitle)))
    groups = [points(group) for group in root if group.tag == f"{{{SVG}}}g"]
    sun = next(circle for circle in root if circle.tag == f"{{{SVG}}}circle")
    sun_top = float(sun.get("cy", "")) - float(sun.get("r", ""))
    crests = [[float(y) for _, y in _PAIR.findall(d)] for d in waves(root)]
    assert len(crests) == 6
    words_end = max(y for group in groups[:2] for _, y in group)
    air = 2560 * 0.02
    assert words_end + air < sun_top
    assert words_end + air < min(min(crest) for crest in crests)
    assert max(crests[-1]) < min(y for group in groups[2:] for _, y in group)


def test_a_name_is_not_divided(fieldbook: Book) -> None:
    """A line of authors ends after a name, never inside one."""
    books = [fieldbook, titled(fieldbook, fieldbook.settings.title, authors=fieldbook.settings.authors[:2])]
    lines = [
        [path.get("d", "") for path in next(g for n, g in enumerate(groups) if n == 2)]
        for groups in ([g for g in drawn(cover_svg(book)) if g.tag == f"{{{SVG}}}g"] for book in books)
    ]
    assert [len(found) for found in lines] == [2, 1]
    assert lines[0][0].startswith(lines[1][0]), "the first line is the first two names, as they stand without the third"


def test_lettering_has_strong_contrast(guide: Book) -> None:
    """Every colour of lettering reaches 7:1 on the sky and at the foot, white 4.5:1 on each wave (WCAG 2.2, 1.4.6)."""
    root = drawn(cover_svg(guide))
    grounds = [r.get("fill", "") for r in root.iter(f"{{{SVG}}}rect") if r.get("width") == "1600"]
    sea = [path.get("fill", "") for path in root if path.tag == f"{{{SVG}}}path"]
    letters = [g.get("fill", "") for g in root if g.tag == f"{{{SVG}}}g"]
    assert (len(grounds), len(sea), len(letters)) == (1, 6, 4)
    for letter in letters:
        assert contrast(rgb(letter), rgb(grounds[0])) >= 7
        assert contrast(rgb(letter), rgb(sea[-1])) >= 7
    assert min(contrast(rgb("#ffffff"), rgb(wave)) for wave in sea) >= 4.5


def test_same_guide_same_cover(guide: Book) -> None:
    """The cover depends on the metadata alone; another slug changes the waves and nothing else."""
    first, again = cover_svg(guide), cover_svg(guide)
    assert first == again
    other = cover_svg(titled(guide, guide.settings.title, slug="another-guide"))
    assert waves(drawn(other)) != waves(drawn(first))
    without = [re.sub(rb'<path fill="#[0-9a-f]+" d="[^"]*"/>', b"", svg) for svg in (first, other)]
    assert without[0] == without[1]


def test_template_with_an_unknown_field_is_refused(
    guide: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor who misspells a field of the template is told which, and which there are."""
    template = tmp_path / "cover.svg"
    template.write_text('<svg xmlns="http://www.w3.org/2000/svg">{{titel}}</svg>', encoding="utf-8")
    monkeypatch.setattr(cover, "TEMPLATE", template)
    with pytest.raises(ConfigurationError, match=r"styles/cover.svg asks for 'titel'") as caught:
        cover_svg(guide)
    assert "title" in caught.value.hint
