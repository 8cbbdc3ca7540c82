"""Guides that look like their publishers': six brands, and what each edition makes of one."""

from __future__ import annotations

import ctypes
import dataclasses
import io
import re
import zipfile
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from lxml import etree
from PIL import Image, ImageChops

from guidepress.check.brand.colours import check_colours
from guidepress.model.book import Book
from guidepress.model.brand import Brand, Cover
from guidepress.model.edition import COVER, EDITIONS, EPUB, LARGE_PRINT, SCREEN, WEB, Edition
from guidepress.model.errors import FindingsError
from guidepress.model.place import Place
from guidepress.prove import prove_published
from guidepress.prove.epub.edition import prove_epub
from guidepress.prove.likeness.cover import prove_cover
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.standards.contrast import blended, contrast
from guidepress.standards.palette import grounds_of, hex_of, nearest, rgb_of, tokens_of
from guidepress.typeset.cover.colours import cover_colours
from guidepress.typeset.cover.front import cover_svg
from guidepress.typeset.editions import Press
from guidepress.typeset.engine import read_sheet
from guidepress.typeset.epub.edition import bind_epub
from guidepress.typeset.looks import brand_sheet, typefaces_of
from guidepress.typeset.prepress.cover_sheet.sheet import typeset_cover
from guidepress.typeset.web.download_page import download_page
from guidepress.typeset.web.edition import web_page
from tests.support.small_guide import SETTINGS, small_book

BRANDS = {
    "blue": ("#005eb8", "#41b6e6", "mosaic"),
    "plum": ("#7a1f5c", "#f5b335", "horizon"),
    "green": ("#2e7d32", None, "contours"),
    "red": ("#b3261e", None, "mosaic"),
    "grey": ("#333333", "#ffb81c", "contours"),
    "teal": ("#265564", "#fff3c4", "horizon"),
}
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="40" height="10" fill="#005eb8"/></svg>'
BRANDED = (
    SETTINGS
    + """brand:
  accent: "#7a1f5c"
  fonts:
    titles: source-code-pro
    sans: noto-sans
  logo:
    file: figures/logo.svg
    alt: Shoreline Trust
  cover:
    file: figures/box.svg
  back-text: A line for the back.
"""
)


def branded(book: Book, name: str) -> Book:
    """The book under a brand."""
    accent, second, design = BRANDS[name]
    update = {"brand": Brand(accent=accent, second=second), "cover": Cover(design=design)}
    return dataclasses.replace(book, settings=book.settings.model_copy(update=update))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A small guide with typefaces, a logo and a picture of its own."""
    folder = tmp_path_factory.mktemp("branded")
    return small_book(folder, "# One\n\nWords to read.\n", settings=BRANDED, **{"figures/logo.svg": LOGO})


@pytest.mark.parametrize("name", BRANDS)
def test_everything_that_is_text_reaches_seven_to_one(guide: Book, name: str) -> None:
    """Links and section numbers on paper and tint, light and dark; lettering of the cover on its grounds."""
    assert list(check_colours(branded(guide, name))) == []
    tokens = {key: rgb_of(value) for key, value in tokens_of(rgb_of(BRANDS[name][0])).items()}
    papers = {"": (1.0, 1.0, 1.0), "dark-": rgb_of("#14181a")}
    for theme, paper in papers.items():
        for text in ("accent", "link"):
            assert contrast(tokens[theme + text], paper) >= 7
            assert contrast(tokens[theme + text], tokens[f"{theme}accent-tint"]) >= 7
    colours = cover_colours(branded(guide, name))
    for letters in ("#ffffff", colours.soft):
        for ground in (colours.ground, colours.deep):
            assert contrast(rgb_of(letters), rgb_of(ground)) >= 7
    assert min(contrast(rgb_of("#ffffff"), rgb_of(tone)) for tone in colours.tones) >= 4.5
    assert contrast(rgb_of(colours.second), rgb_of(colours.ground)) >= 3


@pytest.mark.parametrize("name", BRANDS)
@pytest.mark.parametrize("edition", [SCREEN, EDITIONS["dyslexia"], WEB], ids=lambda one: one.name)
def test_links_reach_seven_to_one_on_every_paper_and_tint(guide: Book, name: str, edition: Edition) -> None:
    """In boxes and on the cream of the dyslexia edition too, where the red of a brand had 6.5 and stopped the build."""
    sheets = "\n".join(read_sheet(one) for one in edition.sheets)
    grounds = grounds_of(sheets)
    assert {"#ffffff", "#fbefee"} <= {hex_of(one) for one in grounds}
    assert ("#f4ebd6" in {hex_of(one) for one in grounds}) is (edition.name == "dyslexia")
    said = dict(
        re.findall(r"--(accent|link):(#[0-9a-f]{6});", brand_sheet(branded(guide, name), edition.sheets, edition))
    )
    assert min(contrast(rgb_of(said[one]), ground) for one in ("accent", "link") for ground in grounds) >= 7


def test_the_title_of_a_cover_is_read_in_the_guides_own_typeface(book: Book) -> None:
    """A title in letters of a brand is found on the printed cover, where its letters were taken for ours; another title is not."""
    drawn = dataclasses.replace(book, look=dataclasses.replace(book.look, cover=""))
    other = book.settings.model_copy(update={"title": "Quite another"})
    with PdfFile(typeset_cover(drawn, COVER, 40).data) as file:
        assert list(prove_cover(file, drawn, Place("small-cover.pdf"))) == []
        found = prove_cover(file, dataclasses.replace(drawn, settings=other), Place("small-cover.pdf"))
        assert [one.code for one in found] == ["PDF029"]


def test_a_logo_stands_on_white_in_the_panel_of_a_leaflet(tmp_path: Path) -> None:
    """One in the accent was drawn on the accent, and not seen: on the page white is around it, and the accent around that."""
    book = small_book(tmp_path, "# One {.leaflet}\n\nWords.\n", settings=BRANDED, **{"figures/logo.svg": SQUARE})
    with pypdfium2.PdfDocument(Press(book).typeset(EDITIONS["leaflet"]).data) as pdf:
        page = pdf[0].render(scale=2).to_pil().convert("RGB")
    pink, panel = (
        Image.eval(
            ImageChops.difference(page, Image.new("RGB", page.size, colour)).convert("L"), lambda one: 255 * (one < 8)
        )
        for colour in ("#f0f", "#7a1f5c")
    )
    logo, around = pink.getbbox(), panel.getbbox()
    assert logo is not None
    assert around is not None
    left, top, right, bottom = logo
    ring = [page.getpixel((x, y)) for x in (left - 3, right + 2) for y in range(top, bottom)]
    ring += [page.getpixel((x, y)) for y in (top - 3, bottom + 2) for x in range(left, right)]
    assert set(ring) == {(255, 255, 255)}
    assert around[0] < left - 3
    assert around[1] < top - 3
    assert around[2] > right + 3
    assert around[3] > bottom + 3


def test_no_two_covers_are_alike(guide: Book) -> None:
    """The six have six pictures; one brand and design on two guides have two; the same guide has the same again."""
    drawn = {cover_svg(branded(guide, name)) for name in BRANDS}
    assert len(drawn) == len(BRANDS)
    for name in ("blue", "plum", "green"):
        one = branded(guide, name)
        identifier = "urn:uuid:00000000-c3b5-432b-85d5-8499a85ca20f"
        other = dataclasses.replace(one, settings=one.settings.model_copy(update={"identifier": identifier}))
        assert cover_svg(one) != cover_svg(other)
        assert cover_svg(one) == cover_svg(branded(guide, name))


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[] if name == "blue" else pytest.mark.slow) for name in BRANDS]
)
def test_the_press_accepts_the_cover(guide: Book, name: str) -> None:
    """Inks, bleed, folds and lettering of the sheet, read back from its bytes."""
    published = typeset_cover(branded(guide, name), COVER, 100)
    assert [str(finding) for finding in prove_published(published, branded(guide, name))] == []


@pytest.mark.parametrize("light", [("#f58220", 4.5), ("#ffd200", 4.5), ("#8a8a8a", 7.0), ("#00b3a4", 4.5)])
def test_the_nearest_colour_passes_only_just(light: tuple[str, float]) -> None:
    """It has the contrast, and what lies a little nearer to the colour that was asked for does not."""
    colour, ratio = light
    near = rgb_of(hex_of(nearest(rgb_of(colour), ((1, 1, 1),), ratio)))
    assert ratio <= contrast(near, (1, 1, 1)) < ratio * 1.02
    assert contrast(blended(rgb_of(colour), near, 0.05), (1, 1, 1)) < ratio


def test_every_edition_has_the_brand(book: Book) -> None:
    """The PDF's title is in the brand's typeface, and its logo has its words; large print keeps its own typeface."""
    press = Press(book)
    with pikepdf.open(io.BytesIO(press.typeset(SCREEN).data)) as pdf:
        fonts = {str(one.get("/BaseFont", "")) for one in pdf.objects if isinstance(one, pikepdf.Dictionary)}
        alts = {str(one["/Alt"]) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one}
    assert sum("Own" in font for font in fonts) >= 2, fonts
    assert "Shoreline Trust" in alts
    with pikepdf.open(io.BytesIO(press.typeset(LARGE_PRINT).data)) as pdf:
        fonts = {str(one.get("/BaseFont", "")) for one in pdf.objects if isinstance(one, pikepdf.Dictionary)}
    assert not any("Own" in font for font in fonts)
    assert any("Atkinson" in font for font in fonts)


def test_the_pages_of_the_web_have_the_brand(book: Book) -> None:
    """Accent and typefaces of both pages are the guide's; the logo is in the text, the picture on the cover."""
    web = web_page(book, WEB).data.decode()
    page = download_page(book, []).decode()
    family = typefaces_of(book).sans
    for text in (web, page):
        assert f'@font-face{{font-family:"{family}"' in text
        assert re.search(rf'--sans:"{family}",', text)
        assert "--accent:#7a1f5c;" in text
    root = etree.fromstring(re.sub(r"^<!DOCTYPE html>", "", web).replace("&nbsp;", " "), etree.HTMLParser())
    assert [image.get("alt") for image in root.iterfind(".//p[@class='logo']/img")] == ["Shoreline Trust"]


SQUARE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 160">
<rect width="200" height="160" fill="#f0f"/></svg>"""


@pytest.mark.parametrize("edition", [SCREEN, EDITIONS["leaflet"]], ids=lambda edition: edition.name)
def test_a_logo_and_a_width_are_kept_on_paper(tmp_path: Path, edition: Edition) -> None:
    """A drawing that says no size fills its column otherwise: a logo would lie over the title and the authors."""
    text = "# One {.leaflet}\n\n![A box](figures/logo.svg){width=110px}\n\nWords.\n"
    book = small_book(tmp_path, text, settings=BRANDED, **{"figures/logo.svg": SQUARE})
    with pypdfium2.PdfDocument(Press(book).typeset(edition).data) as pdf:
        boxes = [one.get_bounds() for page in pdf for one in page.get_objects() if _is_pink(one)]
    sizes = [(round(right - left), round(top - bottom)) for left, bottom, right, top in boxes]
    assert (60, 48) in sizes  # 80 px
    if edition is SCREEN:  # in clear type a figure fills its column
        assert sizes[-1] == (82, 66)  # 110 px
    else:
        assert len(sizes) > 1


def _is_pink(drawn: pypdfium2.PdfObject) -> bool:
    """Whether an object of a page is a path that is filled with the square's colour."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    is_path = drawn.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH
    told = is_path and pypdfium2.raw.FPDFPageObj_GetFillColor(drawn, red, green, blue, alpha)
    return bool(told) and (red.value, green.value, blue.value) == (255, 0, 255)


def test_the_epub_has_logo_and_cover(book: Book) -> None:
    """The title page shows the logo, and the cover carries the picture; no typeface is forced on the reader."""
    with zipfile.ZipFile(io.BytesIO(bind_epub(book, EPUB).data)) as archive:
        names = archive.namelist()
        cover = archive.read(next(name for name in names if name.endswith("images/cover.svg"))).decode()
        title = archive.read(next(name for name in names if name.endswith("title-page.xhtml"))).decode()
    assert cover.count("<image ") == 2
    assert 'alt="Shoreline Trust"' in title
    assert not [name for name in names if name.endswith((".ttf", ".otf", ".woff2"))]
    assert [str(finding) for finding in prove_epub(bind_epub(book, EPUB).data)] == []


def test_the_back_says_the_brands_words(book: Book) -> None:
    """The printed cover's alternative text has them instead of the description."""
    with pikepdf.open(io.BytesIO(typeset_cover(book, COVER, 100).data)) as pdf:
        said = " ".join(
            str(one["/Alt"]) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
        )
    assert "A line for the back." in said
    assert book.settings.description not in said


def test_a_sheet_is_laid_over_ours(tmp_path: Path) -> None:
    """A guide's own web.css follows ours; what the typesetter does not know in its paged.css is told with its line."""
    sheets = {"styles/web.css": "h2 { letter-spacing: 0.0321em }\n", "styles/paged.css": "h1 {\n  colour: red;\n}\n"}
    book = small_book(tmp_path, "# One\n\nWords.\n", **sheets)
    web = web_page(book, WEB).data.decode()
    assert web.index("h2 { letter-spacing: 0.0321em }") > web.index("nav.contents")
    with pytest.raises(FindingsError) as caught:
        Press(book).typeset(SCREEN)
    (finding,) = caught.value.findings
    assert (finding.code, finding.place.file, finding.place.line) == ("BRD007", "styles/paged.css", 2)


def test_a_template_of_ones_own_takes_the_place_of_ours(tmp_path: Path) -> None:
    """The guide's styles/cover.svg is the front; its fields are filled in."""
    own = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{{left}} {{top}} {{across}} {{down}}"><g fill="{{ink}}">{{title}}</g></svg>'
    book = small_book(tmp_path, "# One\n\nWords.\n", **{"styles/cover.svg": own})
    drawn = etree.fromstring(cover_svg(book))
    assert [etree.QName(child).localname for child in drawn] == ["g"]
    assert len(drawn[0]) >= 1
