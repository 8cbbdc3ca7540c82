"""What the content streams of small PDFs tell, and to which marked content it belongs."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest

from guidepress.prove.parsers.pdf.drawing.items import Told
from guidepress.prove.parsers.pdf.drawing.pages import read_pages
from guidepress.prove.parsers.pdf.marked_text import Texts, read_texts, texts_of


def font(**entries: Any) -> pikepdf.Dictionary:
    """A font whose codes are those of Windows; ``entries`` join its own."""
    name = pikepdf.Name
    return pikepdf.Dictionary(
        Type=name.Font, Subtype=name.Type1, BaseFont=name.Plain, Encoding=name.WinAnsiEncoding, **entries
    )


def make(content: bytes, *, form: bytes = b"", parents: bool = False, **resources: Any) -> pikepdf.Pdf:
    """A PDF of one page whose resources hold the font F and, with a content, the form X."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(200, 300))
    page = pdf.pages[0].obj
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=pdf.make_indirect(font())), **resources)
    if form:
        made = pdf.make_stream(form, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])
        if parents:
            made.StructParents = 3
        page.Resources.XObject = pikepdf.Dictionary(X=made)
    page.Contents = pdf.make_stream(content)
    return pdf


def told(pdf: pikepdf.Pdf) -> Texts:
    """What the document tells: the same to who asks for its text and to who asks for all that is drawn."""
    alone = read_texts(pdf)
    assert alone == texts_of(Told(page.told, page.meaningless) for page in read_pages(pdf).pages)
    return alone


def test_text_goes_to_its_mark() -> None:
    """Tagged, loose, and of two artifacts with and without a type."""
    texts = told(
        make(
            b"BT /F 9 Tf /P <</MCID 2>> BDC (a) Tj [(b) -500 (c)] TJ EMC (d) Tj /Artifact <</Type /Pagination>> BDC (e) ' EMC"
            b' /Artifact BMC 1 2 (f) " EMC ET'
        )
    )
    assert texts.content == {(0, 0, 2): "abc"}
    assert texts.loose == {0: ["d"]}
    assert texts.artifacts == {0: [("Pagination", "e"), ("Artifact", "f")]}


def test_an_actual_text_is_told_once_where_it_begins() -> None:
    """For all that it encloses, another inside it too, and also where it encloses no glyph."""
    texts = told(
        make(
            b"BT /F 9 Tf /P <</MCID 0>> BDC (a) Tj /Span <</ActualText (whole)>> BDC (b) Tj /Span <</ActualText (no)>> BDC"
            b" (c) Tj EMC (d) Tj EMC (e) Tj /Span <</ActualText ( empty)>> BDC EMC EMC ET"
        )
    )
    assert texts.content == {(0, 0, 0): "awholee empty"}


def test_glyphs_know_what_is_told_for_them() -> None:
    """The place of the outermost ``ActualText`` in what the page tells; ``None`` for glyphs that speak for themselves."""
    pdf = make(b"BT /F 9 Tf (a) Tj /Span <</ActualText (whole)>> BDC (b) Tj (c) Tj EMC (d) Tj ET")
    (page,) = read_pages(pdf).pages
    assert [(run.text, run.mark.replaced) for run in page.glyphs] == [("a", None), ("b", 1), ("c", 1), ("d", None)]
    assert [piece.text for piece in page.told] == ["a", "whole", "d"]


@pytest.mark.parametrize("parents", [False, True])
def test_an_id_belongs_to_the_stream_that_gives_it(*, parents: bool) -> None:
    """That of the page goes with the form inside it; a form with ``StructParents`` has ids of its own."""
    form = b"BT /F 9 Tf (a) Tj /P <</MCID 0>> BDC (b) Tj EMC ET"
    pdf = make(b"/P <</MCID 7>> BDC /X Do EMC", form=form, parents=parents)
    number = pdf.pages[0].obj.Resources.XObject.X.objgen[0] if parents else 0
    assert told(pdf).content == {(0, 0, 7): "a", (0, number, 0): "b"}


def test_a_form_ends_no_mark_of_the_page_and_leaves_none_open() -> None:
    """Marked content begins and ends in one stream (ISO 32000-1, 14.6.1), whatever a damaged form does."""
    pdf = make(
        b"/P <</MCID 0>> BDC /X Do BT /F 9 Tf (c) Tj ET EMC BT /F 9 Tf (d) Tj ET",
        form=b"EMC BT /F 9 Tf (a) Tj ET /Span <</MCID 5>> BDC BT (b) Tj ET",
    )
    texts = told(pdf)
    assert texts.content == {(0, 0, 0): "ac", (0, 0, 5): "b"}
    assert texts.loose == {0: ["d"]}


def test_a_mark_that_cannot_be_read_ends_where_it_ends() -> None:
    """Its EMC is not taken for that of the mark around it."""
    texts = told(make(b"BT /F 9 Tf /P <</MCID 0>> BDC /Span <</MCID /None>> BDC (a) Tj EMC (b) Tj EMC (c) Tj ET"))
    assert texts.content == {(0, 0, 0): "ab"}
    assert texts.loose == {0: ["c"]}


def test_resources_and_fonts_come_from_where_they_are_kept() -> None:
    """From the node above the page; a font from the graphics state around a form, or from an ExtGState."""
    pdf = make(b"BT /F 9 Tf ET /X Do", form=b"BT (a) Tj ET")
    above = pdf.pages[0].obj.Parent
    above.Resources = pdf.pages[0].obj.Resources
    del pdf.pages[0].obj["/Resources"]
    assert told(pdf).loose == {0: ["a"]}
    state = pikepdf.Dictionary(G=pikepdf.Dictionary(Font=pikepdf.Array([font(), 9])))
    assert told(make(b"/G gs BT (b) Tj ET", ExtGState=state)).loose == {0: ["b"]}


def test_a_font_that_is_not_there_tells_nothing() -> None:
    """Its codes are not read by the font before."""
    assert told(make(b"BT /F 9 Tf (a) Tj /None 9 Tf (b) Tj /F 9 Tf (c) Tj ET")).loose == {0: ["a", "c"]}


def test_the_cells_of_a_pattern_tell_nothing() -> None:
    """What they draw is found; it is an ornament."""
    pdf = make(b"/Pattern cs /Cell scn 0 0 90 90 re f BT /F 9 Tf (a) Tj ET")
    resources = pdf.pages[0].obj.Resources
    cell = pdf.make_stream(
        b"BT /F 9 Tf (cell) Tj ET",
        PatternType=1,
        PaintType=1,
        TilingType=1,
        BBox=[0, 0, 9, 9],
        XStep=9,
        YStep=9,
        Resources=resources,
    )
    resources.Pattern = pikepdf.Dictionary(Cell=cell)
    assert told(pdf).loose == {0: ["a"]}
    (page,) = read_pages(pdf).pages
    assert [run.text for run in page.glyphs] == ["cell", "a"]


DAMAGED: dict[str, dict[str, Any]] = {
    "widths that are texts": {"Widths": ["x"], "FirstChar": 97},
    "a first code that is a text": {"FirstChar": "x", "Widths": [500]},
    "a matrix without numbers": {"FontMatrix": ["x"]},
    "a descriptor that is a number": {"FontDescriptor": 3},
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_font_that_cannot_be_measured_is_read_all_the_same(name: str) -> None:
    """Its text is told and its glyphs are found; the page says what is wrong with the font."""
    pdf = make(b"BT /D 9 Tf (a) Tj ET")
    pdf.pages[0].obj.Resources.Font.D = font(**DAMAGED[name])
    assert told(pdf).loose == {0: ["a"]}
    (page,) = read_pages(pdf).pages
    assert [run.text for run in page.glyphs] == ["a"]
    assert [fault.startswith("font Plain: ") for fault in page.faults] == [True]


@pytest.mark.parametrize(
    ("ranges", "text"),
    [
        (b"<61> <63> <0041>", "ABC"),
        (b"<61> <63> [<0041> <0042>]", "AB"),
        (b"<61> <FFFFFFFF> <0041>", "ABC"),
        (b"<61> <63> <DBFFDFFF>", "\U0010ffff"),
        (b"<61> <FFFFFFFF> <0041>" * 400, "ABC"),
    ],
    ids=["a range", "a list", "a range without end", "past the last letter", "many ranges without end"],
)
def test_a_range_of_codes_is_read_as_far_as_it_goes(ranges: bytes, text: str) -> None:
    """A few bytes that ask for billions of codes take neither time nor memory."""
    pdf = make(b"BT /D 9 Tf (abc) Tj ET")
    held = pdf.make_stream(b"1 beginbfrange " + ranges + b" endbfrange")
    pdf.pages[0].obj.Resources.Font.D = font(ToUnicode=held)
    expected = text + "abc"[len(text) :]
    assert told(pdf).loose == {0: [expected]}


def test_a_glyph_that_cannot_be_measured_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the font program makes its reader stumble over: the glyph is as wide as its advance."""
    from guidepress.prove.parsers.pdf.drawing import font_metrics

    def broken(_code: int) -> None:
        raise RecursionError("a subroutine that calls itself")

    pdf = make(b"BT /W 10 Tf <0001> Tj ET")
    inner = pikepdf.Dictionary(Subtype=pikepdf.Name.CIDFontType2, DW=500, FontDescriptor=pikepdf.Dictionary(Ascent=800))
    pdf.pages[0].obj.Resources.Font.W = pikepdf.Dictionary(
        Subtype=pikepdf.Name.Type0, BaseFont=pikepdf.Name.Wide, DescendantFonts=[inner]
    )
    monkeypatch.setattr(font_metrics, "_outline", lambda *_: broken)
    (page,) = read_pages(pdf).pages
    (run,) = page.glyphs
    assert run.box.width == pytest.approx(5)
    assert page.faults == ("font Wide: RecursionError",)


def test_damaged_pictures_and_forms_spoil_nothing_around_them() -> None:
    """An image that cannot be read closes its layer; a form whose matrix is none still tells its text."""
    pdf = make(b"/X Do q BI /W 2 /W 3 /H 1 ID x EI Q BT /F 9 Tf (b) Tj ET", form=b"BT /F 9 Tf (a) Tj ET")
    pdf.pages[0].obj.Resources.XObject.X.Matrix = pikepdf.Array([pikepdf.Name.A])
    assert told(pdf).loose == {0: ["a", "b"]}
    layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Layer"))
    pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer], D=pikepdf.Dictionary(OFF=[layer]))
    image = pdf.make_stream(b"", Subtype=pikepdf.Name.Image, OC=layer, Width=pikepdf.Name.A)
    pdf.pages[0].obj.Resources.XObject.I = image
    pdf.pages[0].Contents = pdf.make_stream(b"/I Do BT /F 9 Tf (c) Tj ET")
    (page,) = read_pages(pdf).pages
    assert [(run.text, run.mark.layer_off) for run in page.glyphs] == [("c", False)]


def test_a_page_without_contents_and_an_annotation_that_is_none() -> None:
    """Nothing is told, nothing is raised."""
    pdf = make(b"")
    del pdf.pages[0].obj["/Contents"]
    pdf.pages[0].obj.Annots = pikepdf.Array([None, 3])
    assert told(pdf) == Texts()
