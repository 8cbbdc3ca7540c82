"""The leaflet: chosen words in the order of the guide, on small pages, with a code that a telephone can read."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from weasyprint.formatting_structure import boxes

from guidepress.model.book import Book, PartKind
from guidepress.model.edition import BOOKLET, LEAFLET, SCREEN, Published
from guidepress.model.errors import ConfigurationError, FindingsError
from guidepress.model.finding import Findings
from guidepress.model.place import Place
from guidepress.model.xhtml import flat_text
from guidepress.pipeline.build import build
from guidepress.prove import prove_published
from guidepress.prove.booklet import prove_booklet, prove_sheets
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.speech.pdf import speak_pdf
from guidepress.prove.speech.words import book_words, said_words
from guidepress.read import read_guide
from guidepress.standards.imposition import saddle
from guidepress.typeset.editions import Press
from guidepress.typeset.paged.layout import render_document
from tests.support.leaflet import ADDRESS, write_leaflet_guide
from tests.support.outside import Flavour, verapdf

HERE = Place("booklet.pdf")
FOLDED = "{blocks: [start], paper: a4-folded, booklet: true}"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The tiny guide, its leaflet folded."""
    findings = Findings()
    made = read_guide(write_leaflet_guide(tmp_path_factory.mktemp("leaflet"), leaflet=FOLDED), findings)
    assert [str(one) for one in findings.items] == []
    return made


@pytest.fixture(scope="module")
def leaflet(book: Book) -> Published:
    """Its leaflet, with the booklet."""
    return Press(book).typeset(LEAFLET)


def words(data: bytes) -> list[str]:
    """What a PDF says."""
    with PdfFile(data) as file:
        return [word.text for word in said_words(speak_pdf(file))]


def is_within(some: list[str], others: list[str]) -> bool:
    """Whether words stand among others in the same order."""
    rest = iter(others)
    return all(word in rest for word in some)


def test_its_words_are_chosen_ones_in_the_order_of_the_guide(book: Book, leaflet: Published) -> None:
    """No prover has anything against it; all but the way to the guide is said in the guide, in this order."""
    assert [str(one) for one in prove_published(leaflet, book)] == []
    said = words(leaflet.data)
    start = said.index("QR")
    way = f"QR code that leads to {ADDRESS} The whole guide: {ADDRESS.removeprefix('https://')}".split()
    assert said[start : start + len(way)] == way
    del said[start : start + len(way)]
    assert is_within(said, [word.text for word in book_words(book)])
    text = " ".join(said)
    for there in ("Version 1.0", "advises nobody", "tide table", "printed each year", "Call 112", "Go back", "Snow J"):
        assert there in text
    for absent in ("Not in the leaflet", "hands this out", "stays out", "Contents"):
        assert absent not in text


def test_the_mark_stays_in_no_edition(book: Book) -> None:
    """What chooses is taken away once it has chosen."""
    held = [*book.parts, *(book.leaflet.parts if book.leaflet else ())]
    assert not any("leaflet" in str(one.get("class", "")).split() for part in held for one in part.tree.iter())


def test_a_telephone_reads_the_code(leaflet: Published) -> None:
    """The code on the rendered page is the address of the guide; it is drawn, not a picture of pixels."""
    pages = [page.render(scale=2).to_pil() for page in pypdfium2.PdfDocument(leaflet.data)]
    assert [one.text for page in pages for one in zxingcpp.read_barcodes(page)] == [ADDRESS]
    with pikepdf.open(io.BytesIO(leaflet.data)) as pdf:
        images = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
    assert images == []


def test_without_an_address_there_is_no_code(tmp_path: Path) -> None:
    """Nothing is made up."""
    made = read_guide(write_leaflet_guide(tmp_path, url=""), Findings()).of(LEAFLET)
    assert list(made.assets) == []
    assert "QR" not in [word.text for word in book_words(made)]


def test_it_is_read_from_the_right(tmp_path: Path) -> None:
    """An Arabic leaflet says its words apart, also those before the address, which stands on a line of its own."""
    folder = write_leaflet_guide(tmp_path)
    settings = folder / "guide.yaml"
    settings.write_text(settings.read_text("utf-8").replace("language: en", "language: ar"), "utf-8")
    made = read_guide(folder, Findings())
    assert [str(one) for one in prove_published(Press(made).typeset(LEAFLET), made)] == []


def test_a_folded_sheet_has_pages_by_fours(leaflet: Published) -> None:
    """A5, four pages, the last ones blank; the disclaimer ends before the chosen text begins."""
    with pikepdf.open(io.BytesIO(leaflet.data)) as pdf:
        assert [tuple(round(float(side)) for side in page.mediabox) for page in pdf.pages] == [(0, 0, 420, 595)] * 4
    assert leaflet.pages == 4


def test_a_section_begins_at_the_top_of_its_page(tmp_path: Path) -> None:
    """The room above a title of a leaflet is for what stands above it: at the top of a page there is none."""
    text = "# First {.leaflet}\n\n" + "Some words to fill the page with, line after line of it.\n\n" * 14
    folder = write_leaflet_guide(tmp_path, leaflet="[]", url="", section=text)
    for name in ("two", "three"):
        (folder / "sections" / f"{name}.md").write_text(text.replace("First", name.title()), "utf-8")
    settings = folder / "guide.yaml"
    named = "  - sections/one.md\n  - sections/two.md\n  - sections/three.md\n"
    settings.write_text(settings.read_text("utf-8").replace("  - sections/one.md\n", named), "utf-8")
    made = read_guide(folder, Findings())
    tops: list[float] = []
    within: list[float] = []
    for page in render_document(made.of(LEAFLET), LEAFLET).pages:
        blocks = [one for one in page._page_box.descendants() if isinstance(one, boxes.BlockBox)]
        top = page._page_box.content_box_y()
        for one in blocks:
            if one.element_tag == "h1::before":
                (tops if one.position_y - top < 30 else within).append(round(one.position_y - top, 1))
    assert tops, "no title came to the top of a page"
    assert set(tops) == {0.0}
    assert within, "no title stood within a page"


def test_a_prover_misses_a_word(book: Book, leaflet: Published) -> None:
    """The leaflet is held against what was chosen: one block less is told."""
    other = book.leaflet
    assert other is not None
    section = next(part for part in other.parts if part.source.startswith("sections"))
    tree = section.tree_copy()
    tree.remove(tree[-1])
    parts = tuple(replace(part, tree=tree) if part is section else part for part in other.parts)
    less = replace(book, leaflet=replace(other, parts=parts))
    assert "SAY002" in {one.code for one in prove_published(leaflet, less)}


def test_the_booklet_is_the_leaflet_two_by_two(leaflet: Published) -> None:
    """4 and 1, then 2 and 3; two pages that change places are told, and a page that is there twice, and a link."""
    booklet = next(one.data for one in leaflet.companions if one.kind == BOOKLET)

    def faults(data: bytes) -> set[str]:
        with PdfFile(data) as sheets, PdfFile(leaflet.data) as pages:
            return {one.code for one in (*prove_sheets(sheets, HERE), *prove_booklet(sheets, pages, HERE))}

    def changed(old: bytes, new: bytes) -> bytes:
        held = io.BytesIO()
        with pikepdf.open(io.BytesIO(booklet)) as pdf:
            side = pdf.pages[0]
            content = side.Contents.read_bytes()
            assert old in content
            side.Contents = pdf.make_stream(content.replace(old, new))
            pdf.save(held)
        return held.getvalue()

    assert faults(booklet) == set()
    with pikepdf.open(io.BytesIO(booklet)) as pdf:
        assert len(pdf.pages) == 2
        pdf.pages[0].Annots = pikepdf.Array()
        pdf.save(held := io.BytesIO())
    assert faults(held.getvalue()) == {"PRT141"}
    assert faults(changed(b"/P1 Do", b"/P4 Do")) == {"PRT140"}
    assert faults(changed(b"1 0 0 1 419.528 0", b"1 0 0 1 400 0")) == {"PRT140"}


@pytest.mark.parametrize(
    ("pages", "rtl", "sides"),
    [
        (4, False, [(3, 0), (1, 2)]),
        (4, True, [(0, 3), (2, 1)]),
        (8, False, [(7, 0), (1, 6), (5, 2), (3, 4)]),
        (6, False, [(None, 0), (1, None), (5, 2), (3, 4)]),
    ],
)
def test_saddle_order(pages: int, rtl: bool, sides: list[tuple[int | None, int | None]]) -> None:
    """As a sheet folded by hand shows it."""
    assert saddle(pages, rtl=rtl) == sides


def test_nothing_chosen_is_told(tmp_path: Path) -> None:
    """On the command line as an error of use, for it is not the guide's."""
    guide = write_leaflet_guide(tmp_path / "guide", leaflet="[]", section="# One\n\nWords.\n")
    with pytest.raises(ConfigurationError, match="nothing is chosen for the leaflet") as caught:
        build(guide, tmp_path / "out", ["leaflet"])
    assert "guide.yaml" in caught.value.hint


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["a5", "letter-folded", "dl"])
def test_every_paper_is_published_and_proved(tmp_path: Path, paper: str) -> None:
    """From the guide to dist/: manifest, download page, PDF/UA-1 and PDF/A-3a read back."""
    guide = write_leaflet_guide(tmp_path / "guide", leaflet=f"{{blocks: [start], paper: {paper}, booklet: true}}")
    try:
        built = build(guide, tmp_path / "out", ["leaflet", "web"])
    except FindingsError as error:
        pytest.fail("\n".join(str(one) for one in error.findings))
    one = next(one for one in built.published if one.edition is LEAFLET)
    assert one.proved == ("PDF/UA-1", "PDF/A-3a")
    assert {path.name for path in (tmp_path / "out").glob("*.pdf")} == {
        "small-leaflet.pdf",
        "small-leaflet-booklet.pdf",
    }
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert 'href="small-leaflet.pdf"' in page
    assert 'href="small-leaflet-booklet.pdf"' in page
    assert SCREEN.file_name("small") not in page


@pytest.mark.outside
@pytest.mark.slow
@pytest.mark.parametrize("flavour", ["ua1", "3a"])
def test_verapdf_has_nothing_to_say(leaflet: Published, tmp_path: Path, flavour: Flavour) -> None:
    """The leaflet is what it claims to be by another judge too."""
    file = tmp_path / "leaflet.pdf"
    file.write_bytes(leaflet.data)
    assert [str(message) for message in verapdf(file, flavour)] == []


@pytest.mark.parametrize(("paragraphs", "pages"), [(12, 2), (13, 3)], ids=["smaller", "in company"])
def test_a_code_stands_on_no_page_alone(tmp_path: Path, paragraphs: int, pages: int) -> None:
    """It is smaller if the page before has room for it then, and is read all the same; if not, text goes with it."""
    text = "# First {.leaflet}\n\n" + "Some words to fill the page with, line after line of it.\n\n" * paragraphs
    findings = Findings()
    made = read_guide(write_leaflet_guide(tmp_path, leaflet="{blocks: [], paper: dl}", section=text), findings)
    drawn = pypdfium2.PdfDocument(Press(made).typeset(LEAFLET).data)
    assert len(drawn) == pages
    last = drawn[pages - 1]
    assert "line after line" in last.get_textpage().get_text_range()
    assert [one.text for one in zxingcpp.read_barcodes(last.render(scale=2).to_pil())] == [ADDRESS]


def test_numbers_of_sections_are_left_out_together(tmp_path: Path) -> None:
    """No section is named by "Figure 1": no title has a number; a link that names one by its number keeps all."""
    for link, titles in (("[](#box)", ["First", "Second"]), ("[section 2](#two)", ["1 First", "2 Second"])):
        folder = tmp_path / titles[0]
        first = f'# First {{.leaflet}}\n\nSee {link}.\n\n![A box.](figures/box.svg "Box"){{#box}}\n'
        write_leaflet_guide(folder, leaflet="[]", url="", section=first)
        (folder / "sections" / "two.md").write_text("# Second {#two .leaflet}\n\nWords.\n", "utf-8")
        settings = folder / "guide.yaml"
        named = "  - sections/one.md\n  - sections/two.md\n"
        text = settings.read_text("utf-8").replace("  - sections/one.md\n", named)
        settings.write_text(text.replace("number-sections: false", "number-sections: true"), "utf-8")
        made = read_guide(folder, Findings()).of(LEAFLET)
        found = [part.tree.xpath("h1")[0] for part in made.parts if part.kind is PartKind.SECTION]
        assert [flat_text(one) for one in found] == titles
