"""The cover: lettering as outlines, any title inside the page, strong contrast, the same for the same guide."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
from lxml import etree

from guidepress.model.book import Asset, Book
from guidepress.model.brand import Brand, Logo
from guidepress.model.errors import ConfigurationError
from guidepress.model.settings import Person
from guidepress.model.xhtml import SVG
from guidepress.standards.contrast import contrast
from guidepress.typeset.cover import front as cover
from guidepress.typeset.cover.front import cover_svg
from guidepress.typeset.cover.pictures import logo_tab
from guidepress.typeset.cover.window import Window
from guidepress.typeset.fonts.outlines import Letters, advance, break_lines, outline, shortened
from tests.support.small_guide import SETTINGS, small_book

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


def _groups(book: Book) -> list[etree._Element]:
    """Title, subtitle, authors and imprint of a cover."""
    return [group for group in drawn(cover_svg(book)) if group.tag == f"{{{SVG}}}g"]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Krankenversicherungsbeitragsrückerstattung", ("Krankenversicherungs-", "beitragsrückerstattung")),
        (
            "Schmerzmittelabhängigkeitsberatungsstellenverzeichnis für Norddeutschland",
            ("Schmerzmittelabhängigkeits-", "beratungsstellenverzeichnis", "für Norddeutschland"),
        ),
    ],
)
def test_a_long_compound_is_divided_as_its_language_does(guide: Book, title: str, lines: tuple[str, ...]) -> None:
    """A word that no line holds is divided at a joint and with a hyphen, not cut between any two letters."""
    paths = [path.get("d", "") for path in _groups(titled(guide, title, language="de"))[0]]
    assert len(paths) == len(lines)
    letters = Letters("Source Serif 4", 600, 100, 1.12, language="de")
    measure = max(advance(line, letters) for line in lines) + 1
    assert tuple(break_lines(title, letters, measure)) == lines


def test_five_authors_are_all_named(guide: Book) -> None:
    """Names that need a third line have it, above the last line; what is shortened ends in no comma."""
    people = [
        Person(name=name)
        for name in (
            "Ada Example",
            "Bartholomew Featherstonehaugh",
            "Maria del Carmen Rodríguez",
            "Jo Chu",
            "Wilhelmina van der Berg",
        )
    ]
    groups = _groups(titled(guide, guide.settings.title, authors=people))
    assert len(groups[2]) == 3
    assert max(y for _, y in points(groups[2])) < min(y for _, y in points(groups[3]))
    assert min(y for _, y in points(groups[2])) > 2560 * 0.835
    assert shortened("One, Two, Three", Letters("Source Serif 4", 600, 10, 1), 60) == "One, Two…"


def test_the_last_line_runs_as_the_language_does(guide: Book) -> None:
    """The publisher stands first, at the right, in a guide from right to left, though its name is in other letters."""
    small = Letters("Atkinson Hyperlegible", 400, 44.8, 1.35)
    name = outline("Press", small, 1440 - advance("Press", small), 0)
    imprint = _groups(titled(guide, "دليل", language="ar", publisher="Press"))[3]
    assert {round(float(x)) for x, _ in _PAIR.findall(name)} <= {round(x) for x, _ in points(imprint)}


def test_a_cover_picture_leaves_room_for_many_words(tmp_path: Path) -> None:
    """A subtitle below a picture is not cut: the picture is lower, the letters a little smaller."""
    settings = SETTINGS.replace("title: A Small Guide", f"title: '{LONG[:90]}'") + (
        "subtitle: A guide for patients, families and the people who care for them\n"
        "brand:\n  cover:\n    file: figures/box.svg\n"
    )
    book = small_book(tmp_path, "# One\n\nWords.\n", settings=settings)
    groups = _groups(book)
    assert len(groups[1]) == 2
    assert max(y for _, y in points(groups[1])) < min(y for _, y in points(groups[2]))


def test_a_tall_logo_is_as_large_as_a_wide_one(guide: Book) -> None:
    """Logos have the same area on the cover, whatever their shape, and stay inside 30 per cent of the width."""
    sizes = {}
    for name, box in {"wide": "0 0 40 10", "square": "0 0 20 20", "tall": "0 0 10 30"}.items():
        across, down = (int(n) for n in box.split()[2:])
        asset = Asset(f"figures/{name}.svg", "image/svg+xml", b"<svg/>", across, down)
        brand = Brand(logo=Logo(file=asset.name, alt="Trust"))
        settings = guide.settings.model_copy(update={"brand": brand})
        book = dataclasses.replace(guide, assets={**guide.assets, asset.name: asset}, settings=settings)
        tab = logo_tab(book, 1600, 2560, Window(0, 0, 1600, 2560), right=False)
        found = re.search(r'<image [^>]*width="([\d.]+)" height="([\d.]+)"', tab.drawn)
        assert found is not None
        sizes[name] = (float(found[1]), float(found[2]))
    assert all(width <= 480.01 and height <= 2560 * 0.0851 for width, height in sizes.values())
    areas = [width * height for width, height in sizes.values()]
    assert max(areas) < 4 * min(areas)


@pytest.mark.parametrize(
    ("language", "title", "lines"),
    [
        ("de", "Beweglich bleiben mit Rückenschmerzen", ["Beweglich bleiben", "mit Rückenschmerzen"]),
        (
            "de",
            "Krankenversicherung und Pflegeversicherung im Alter",
            ["Krankenversicherung und", "Pflegeversicherung im Alter"],
        ),
        ("en", "Moving With Back Pain", ["Moving With", "Back Pain"]),  # even as it is: as large as ever
    ],
)
def test_no_short_word_is_alone_on_a_line_of_the_title(language: str, title: str, lines: list[str]) -> None:
    """A title that would have a word such as "mit" alone between two long lines is set smaller, in fewer lines."""
    face = Letters("Source Serif 4 Display", 600, 0, 0, language=language)
    size = cover._fitting_size(title, 480, 326, 600, face, cover._PLANS["horizon"])
    letters = dataclasses.replace(face, size=size)
    assert [
        line.replace("\N{NO-BREAK SPACE}", " ") for line in break_lines(cover._held(title, letters, 480), letters, 480)
    ] == lines
