"""The cover's flat sheet: its measures, its spine, its barcode, its colours, read from the file."""

from __future__ import annotations

import dataclasses
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from guidepress.model.book import Book
from guidepress.model.errors import ConfigurationError
from guidepress.model.print.profile import INCH, Inks
from guidepress.model.print.shops import INGRAM, KDP, OFFSET, PROFILES
from guidepress.model.print_job.cover_sheet import cover_limits
from guidepress.typeset.cover import front as cover
from guidepress.typeset.paged.geometry import TRIMS
from guidepress.typeset.prepress.cover_sheet import sheet as cover_sheet

ISBN = "9780306406157"
SHOPS = [
    (profile.name, trim, paper)
    for profile in (KDP, INGRAM, OFFSET)
    for trim in profile.trims
    for paper in (profile.cover.leaf if profile.cover else ())
]
HOSTILE = (
    "W" * 300,
    "A guide to everything that anybody could ever want to know about it, " * 5,
    "קרטום וכאב כרוני (7-OH), מהדורה 1.0",
    "دليل عن الألم المزمن",
    "<script>alert(1)</script> & {{title}} ]]> \" ' --> $&",
    "Tea \U0001f375\U0001f469\N{ZERO WIDTH JOINER}\U0001f52c and pain",
    "1",
)


def changed(book: Book, *, trim: str = "6x9", **settings: Any) -> Book:
    """The book with other settings; ``print_*`` and ``trim`` reach into their groups."""
    printing = {name.removeprefix("print_"): settings.pop(name) for name in list(settings) if name.startswith("print_")}
    update = {
        "page": book.settings.page.model_copy(update={"trim": trim}),
        "print": book.settings.print.model_copy(update=printing),
        **settings,
    }
    return dataclasses.replace(book, settings=book.settings.model_copy(update=update))


def boxes(data: bytes) -> dict[str, list[float]]:
    """The boxes of the one page."""
    with pikepdf.open(BytesIO(data)) as pdf:
        assert len(pdf.pages) == 1
        return {
            str(name): [float(v) for v in pdf.pages[0].obj[name]] for name in ("/MediaBox", "/TrimBox", "/BleedBox")
        }


def rendered(data: bytes, scale: float) -> Image.Image:
    """The one page as a picture."""
    picture: Image.Image = pypdfium2.PdfDocument(data)[0].render(scale=scale).to_pil().convert("RGB")
    return picture


def pixels(picture: Image.Image) -> list[tuple[int, int, int]]:
    """The pixels of a picture in RGB, row by row."""
    data = picture.tobytes()
    return list(zip(data[::3], data[1::3], data[2::3], strict=True))


class Sheet:
    """A sheet as a picture, addressed in pt from the upper left corner of the trimmed sheet."""

    SCALE = 3.0

    def __init__(self, book: Book, pages: int) -> None:
        """Draw it."""
        self.data = cover_sheet.cover_sheet(book, pages)
        self.limits = cover_limits(book, pages)
        self.picture = rendered(self.data, self.SCALE)
        self.bleed = self.limits.bleed.top
        self.width, self.height = self.limits.trim
        self.panel = (self.width - (self.limits.spine or 0)) / 2

    def cut(self, left: float, top: float, right: float, bottom: float) -> Image.Image:
        """A part of the picture."""
        edges = [(value + self.bleed) * self.SCALE for value in (left, top, right, bottom)]
        return self.picture.crop((round(edges[0]), round(edges[1]), round(edges[2]), round(edges[3])))

    def ink(self, left: float, top: float, right: float, bottom: float) -> tuple[int, int, int, int] | None:
        """What is lighter than every wave in a part of the picture: lettering, the box, the sun; in its pixels."""
        return self.cut(left, top, right, bottom).convert("L").point(lambda v: 255 if v > 150 else 0).getbbox()

    @property
    def spine_ink(self) -> tuple[int, int, int, int] | None:
        """Lettering between the folds."""
        return self.ink(self.panel, 0, self.width - self.panel, self.height)

    def keeps_clear(self) -> None:
        """Nothing that is read stands at the trim, at the folds, or beyond."""
        safety, bleed = self.limits.live.top, self.bleed
        assert self.ink(-bleed, -bleed, self.width + bleed, safety - 0.5) is None
        assert self.ink(-bleed, self.height - safety + 0.5, self.width + bleed, self.height + bleed) is None
        assert self.ink(-bleed, -bleed, safety - 0.5, self.height + bleed) is None
        assert self.ink(self.width - safety + 0.5, -bleed, self.width + bleed, self.height + bleed) is None
        for fold, inward in ((self.panel, -1), (self.width - self.panel, 1)):
            near = min(self.limits.spine_clear, (self.limits.spine or 0) / 2) - 0.4
            edges = sorted((fold + inward * (safety - 0.5), fold - inward * near))
            assert self.ink(edges[0], 0, edges[1], self.height) is None


@pytest.fixture(scope="module")
def plain(minimal: Book) -> Book:
    """A book whose cover is quickly drawn."""
    return changed(minimal, title="1", description="2", subtitle=None)


@pytest.mark.parametrize(
    "place",
    [
        pytest.param(place, id="-".join(shop), marks=[pytest.mark.slow] if place % 8 else [])
        for place, shop in enumerate(SHOPS)
    ],
)
def test_boxes_are_those_of_the_shop(plain: Book, place: int) -> None:
    """Two trims and a spine, bleed at four edges, to a hundredth of a point: for every shop, trim and paper."""
    name, trim, paper = SHOPS[place]
    profile = PROFILES[name]
    assert profile.cover is not None
    book = changed(plain, trim=trim, print_profile=name, print_paper=paper)
    least, most = profile.pages
    pages = profile.padded((least, 79, 151, 300, most)[place % 5])
    bleed, page = profile.cover.bleed, TRIMS[trim]
    spine = pages * profile.cover.leaf[paper]
    found = boxes(cover_sheet.cover_sheet(book, pages))
    width, height = 2 * page.width + spine + 2 * bleed, page.height + 2 * bleed
    assert found["/MediaBox"] == pytest.approx([0, 0, width, height], abs=0.01)
    assert found["/BleedBox"] == found["/MediaBox"]
    assert found["/TrimBox"] == pytest.approx([bleed, bleed, width - bleed, height - bleed], abs=0.01)


def test_kdp_names_the_measures_of_a_sheet(guide: Book) -> None:
    """The sum that the shop itself gives for 300 pages of white paper at 6 by 9 inches."""
    found = boxes(cover_sheet.cover_sheet(guide, 300))["/MediaBox"]
    assert found == pytest.approx([0, 0, (0.125 + 6 + 300 * 0.002252 + 6 + 0.125) * INCH, 9.25 * INCH], abs=0.01)


@pytest.mark.parametrize("place", range(0, len(SHOPS), 7))
def test_limits_are_those_of_the_file(plain: Book, place: int) -> None:
    """What preflight is told agrees with the boxes, the profile, and the number of pages."""
    name, trim, paper = SHOPS[place]
    book = changed(plain, trim=trim, print_profile=name, print_paper=paper)
    limits, found = cover_limits(book, 120), boxes(cover_sheet.cover_sheet(book, 120))
    left, foot, right, top = found["/TrimBox"]
    assert limits.trim == pytest.approx((right - left, top - foot), abs=0.01)
    assert limits.bleed.inner == pytest.approx(left, abs=0.01)
    assert limits.spine == pytest.approx(limits.trim[0] - 2 * TRIMS[trim].width)
    assert (limits.inks, limits.pages, limits.multiple) == (Inks.CMYK, (1, 1), 1)
    assert limits.spine_text


@pytest.mark.parametrize(
    ("profile", "pages", "lettered"),
    [
        *(("kdp-paperback", pages, False) for pages in (24, 78, 80)),
        *(("kdp-paperback", pages, True) for pages in (130, 828)),
        ("ingram", 46, False),
        ("ingram", 130, True),
        ("offset", 80, False),
        ("offset", 400, True),
    ],
)
def test_spine_is_lettered_when_it_may_be(guide: Book, profile: str, pages: int, lettered: bool) -> None:
    """Only from the shop's number of pages on, and only if letters of the shop's least size keep the folds.

    80 pages leave 4 pt between the clear zones of the folds: no letter of 7 pt stands there, though the shop allows it.
    """
    sheet = Sheet(changed(guide, print_profile=profile, print_isbn=ISBN), pages)
    assert (sheet.spine_ink is not None) is lettered
    sheet.keeps_clear()


def test_spine_lettering_is_never_below_the_least_size(guide: Book) -> None:
    """On the thinnest spine that is lettered at all, a line with ascenders and descenders is as high as in 7 pt."""
    book = changed(guide, title="dgpq", short_title=None)
    sheets = (Sheet(book, pages) for pages in range(84, 120, 4))
    box = next(sheet.spine_ink for sheet in sheets if sheet.spine_ink is not None)
    assert box is not None
    # An ascender is 0.7 em above the baseline, a descender 0.2 em below it; a pixel of either is too faint to count.
    assert (box[2] - box[0]) / Sheet.SCALE >= 0.9 * 7 - 1 / Sheet.SCALE


def test_spine_reads_downwards_in_english_and_upwards_in_german(guide: Book) -> None:
    """The foot of an L, on the baseline, is at the left when the line runs down, at the right when it runs up."""
    down = changed(guide, title="L" * 12, short_title=None, authors=guide.settings.authors)
    up = changed(down, language="de")
    halves = []
    for book in (down, up):
        sheet = Sheet(book, 400)
        spine = sheet.cut(sheet.panel, 0, sheet.width - sheet.panel, sheet.height).convert("L")
        mask = spine.point(lambda v: 255 if v > 150 else 0)
        halves.append(
            [
                sum(part.histogram()[255:])
                for part in (
                    mask.crop((0, 0, mask.width // 2, mask.height)),
                    mask.crop((mask.width // 2, 0, mask.width, mask.height)),
                )
            ]
        )
        title, authors = (
            mask.crop((0, 0, mask.width, mask.height // 4)),
            mask.crop((0, mask.height * 3 // 4, mask.width, mask.height)),
        )
        wider = [box[2] - box[0] for box in (title.getbbox(), authors.getbbox()) if box]
        assert (wider[0] > wider[1]) is (book is down), "the title, which is larger, stands where the line begins"
    assert halves[0][0] > halves[0][1]
    assert halves[1][0] < halves[1][1]


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_titles_stay_in_their_room(guide: Book, title: str) -> None:
    """300 letters, other scripts, emoji, markup: all in their places, and said in the alternative text as they are."""
    book = changed(guide, title=title, short_title=None, description=(title + " ") * 4, print_isbn=ISBN)
    sheet = Sheet(book, 240)
    sheet.keeps_clear()
    with pikepdf.open(BytesIO(sheet.data)) as pdf:
        (figure,) = [e for e in pdf.objects if isinstance(e, pikepdf.Dictionary) and e.get("/S") == "/Figure"]
        assert title in str(figure.Alt)
        assert str(pdf.docinfo.Title) == title


def test_front_is_the_cover_of_the_screen_edition(guide: Book, guide_pdf: Any) -> None:
    """Between the fold and the trim, the sheet shows the first page of the PDF, pixel by pixel."""
    data = cover_sheet.cover_sheet(guide, 300)
    _left, foot, right, top = boxes(data)["/TrimBox"]
    with pikepdf.open(BytesIO(data)) as pdf:
        page = pdf.pages[0].obj
        page.MediaBox = page.TrimBox = page.BleedBox = pikepdf.Array([right - 432, foot, right, top])
        out = BytesIO()
        pdf.save(out)
    front = rendered(out.getvalue(), 2)
    screen = guide_pdf.pictures[0].render(scale=2).to_pil().convert("RGB")
    assert front.size == screen.size == (864, 1296)
    difference = ImageChops.difference(front, screen)
    # A coordinate that is rounded elsewhere moves the edge of a letter by less than a hundredth of a point.
    assert max(difference.tobytes()) <= 2
    assert len(set(pixels(front))) > 50


def test_picture_runs_on_over_the_folds(guide: Book) -> None:
    """Along both folds no edge shows: a pixel's colours differ by no more than one wave from its neighbour's."""
    sheet = Sheet(guide, 300)
    for fold in (sheet.panel, sheet.width - sheet.panel):
        before, after = (sheet.cut(fold + by, 0, fold + by + 1 / Sheet.SCALE, sheet.height) for by in (-1, 1))
        same = sum(one == other for one, other in zip(pixels(before), pixels(after), strict=True))
        assert same > 0.98 * before.height
        assert len(set(pixels(before))) > 5


def test_same_book_same_sheet(guide: Book) -> None:
    """The sheet depends on the book and the number of pages alone."""
    first, again = (cover_sheet.cover_sheet(guide, 300) for _ in range(2))
    assert first == again
    assert cover_sheet.cover_sheet(guide, 302) != first


def test_no_cover_where_the_profile_has_none(guide: Book) -> None:
    """An office printer binds no book: the remedy names the shops."""
    book = changed(guide, trim="a4", print_profile="office-a4")
    for refused in (cover_sheet.cover_sheet, cover_limits):
        with pytest.raises(ConfigurationError, match="office-a4") as caught:
            refused(book, 100)
        assert "kdp-paperback" in caught.value.hint


def test_a_paper_that_the_shop_has_not_is_refused(guide: Book) -> None:
    """The remedy names the papers."""
    with pytest.raises(ConfigurationError, match="vellum") as caught:
        cover_sheet.cover_sheet(changed(guide, print_paper="vellum"), 100)
    assert "cream" in caught.value.hint


def test_templates_are_the_editors(guide: Book, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another ground in cover.svg is the ground of the whole sheet; a wrong field in cover-sheet.svg is named."""
    template = tmp_path / "cover.svg"
    template.write_text(cover.TEMPLATE.read_text(encoding="utf-8").replace("{{ground}}", "#12345a"), encoding="utf-8")
    monkeypatch.setattr(cover, "TEMPLATE", template)
    sheet = Sheet(guide, 300)
    for corner in ((-8, -8), (sheet.width + 6, -8), (sheet.panel + 2, 5)):
        assert sheet.cut(corner[0], corner[1], corner[0] + 2, corner[1] + 2).getcolors() == [(36, (0x12, 0x34, 0x5A))]
    wrong = tmp_path / "cover-sheet.svg"
    wrong.write_text('<svg xmlns="http://www.w3.org/2000/svg">{{back}}</svg>', encoding="utf-8")
    monkeypatch.setattr(cover_sheet, "TEMPLATE", wrong)
    with pytest.raises(ConfigurationError, match=r"styles/cover-sheet.svg asks for 'back'") as caught:
        cover_sheet.cover_sheet(guide, 300)
    assert "blurb" in caught.value.hint
