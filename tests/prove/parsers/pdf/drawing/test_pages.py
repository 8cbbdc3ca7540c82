"""What `read_drawing` says of small PDFs whose drawing is known, and of our own.

It is long because it holds a small PDF for each thing that a page can do.
"""

from __future__ import annotations

import io
from collections import Counter
from typing import Any

import pikepdf
import pytest
import weasyprint

from guidepress.model.edition import SCREEN
from guidepress.prove.parsers.pdf.drawing.colour_spaces import CMYK, GRAY
from guidepress.prove.parsers.pdf.drawing.geometry import Box, Matrix
from guidepress.prove.parsers.pdf.drawing.items import DrawnPage
from guidepress.prove.parsers.pdf.drawing.pages import read_drawing
from guidepress.standards.contrast import contrast, luminance
from tests.support.editions import Editions

WIDTHS = [500] * 95


def make(content: bytes, **resources: Any) -> bytes:
    """A PDF of one page (200 by 300 pt) with Courier-like glyphs half an em wide; ``resources`` join its own."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(200, 300))
    page = pdf.pages[0].obj
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name("/Plain"),
        FirstChar=32,
        LastChar=126,
        Widths=WIDTHS,
        Encoding=pikepdf.Name.WinAnsiEncoding,
        FontDescriptor=pikepdf.Dictionary(Ascent=800, Descent=-200, Flags=32, ItalicAngle=0),
    )
    slanted: Any = pikepdf.Dictionary(dict(font.items()))
    slanted.BaseFont = pikepdf.Name("/ABCDEF+Plain-Italic")
    slanted.FontDescriptor = pikepdf.Dictionary(Ascent=800, Descent=-200, Flags=96, ItalicAngle=-12)
    page.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(F=pdf.make_indirect(font), I=pdf.make_indirect(slanted)),
        **{key: value(pdf) if callable(value) else value for key, value in resources.items()},
    )
    page.Contents = pdf.make_stream(content)
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def page_of(content: bytes, **resources: Any) -> DrawnPage:
    """The one page of such a PDF, read back."""
    (page,) = read_drawing(make(content, **resources)).pages
    return page


def close(box: Box | None, *values: float) -> bool:
    """Whether a box is where it must be."""
    assert box is not None
    return (box.x0, box.y0, box.x1, box.y1) == pytest.approx(values, abs=1e-6)


def test_size_is_that_after_text_matrix_and_page_matrix() -> None:
    """Tf 10, a text matrix that doubles and a page matrix that halves it again and moves it."""
    page = page_of(b"q .5 0 0 .5 20 30 cm BT /F 10 Tf 2 0 0 2 40 60 Tm (ab) Tj ET Q")
    (run,) = page.glyphs
    assert run.size == pytest.approx(10)
    assert run.origin == pytest.approx((40, 60))
    assert (run.text, run.font, run.glyphs, run.mode, run.italic) == ("ab", "Plain", 2, 0, False)
    assert close(run.box, 40, 58, 50, 68), "two glyphs half an em wide, from descent to ascent"


def test_text_operators_move_the_pen() -> None:
    """Td, TD, T*, TL, ', ", TJ, Tc, Tw, Tz and Ts put each string where ISO 32000-1, 9.3 and 9.4 say."""
    page = page_of(
        b"BT /F 10 Tf 10 200 Td (a) Tj 0 -20 TD (b) Tj T* (c) Tj 12 TL (d) ' 1 2 (e f) \" "
        b"[(g) -1000 (h)] TJ 50 Tz (ij) Tj 100 Tz 3 Ts (k) Tj ET"
    )
    origins = {run.text: run.origin for run in page.glyphs}
    assert origins["a"] == pytest.approx((10, 200))
    assert origins["b"] == pytest.approx((10, 180))
    assert origins["c"] == pytest.approx((10, 160))
    assert origins["d"] == pytest.approx((10, 148))
    assert origins["e f"] == pytest.approx((10, 136))
    after = 10 + 3 * 5 + 3 * 2 + 1  # three glyphs, three character spaces of 2, one word space of 1
    assert origins["gh"] == pytest.approx((after, 136))
    assert origins["ij"] == pytest.approx((after + 2 * (5 + 2) + 10, 136))
    assert origins["k"] == pytest.approx((after + 24 + 2 * (5 + 2) / 2, 139))
    assert page.faults == ()


def test_saved_states_come_back() -> None:
    """Q brings back colour, font and matrix; one too many is no disaster."""
    page = page_of(b"BT /F 8 Tf q 2 0 0 2 0 0 cm 1 0 0 rg /I 9 Tf (a) Tj Q (b) Tj ET Q Q")
    first, second = page.glyphs
    assert (first.size, first.font, first.italic) == (18, "ABCDEF+Plain-Italic", True)
    assert first.colour.components == (1.0, 0.0, 0.0)
    assert (second.size, second.font, second.italic) == (8, "Plain", False)
    assert second.colour.components == (0.0,)


@pytest.mark.parametrize(
    ("operators", "space", "components", "base", "coverage"),
    [
        (b".25 g", "DeviceGray", (0.25,), "gray", 75),
        (b"1 0 0 rg", "DeviceRGB", (1, 0, 0), "rgb", None),
        (b".5 .25 0 1 k", "DeviceCMYK", (0.5, 0.25, 0, 1), "cmyk", 175),
        (b"/DeviceCMYK cs .1 .2 .3 .4 sc", "DeviceCMYK", (0.1, 0.2, 0.3, 0.4), "cmyk", 100),
        (b"/DeviceCMYK cs", "DeviceCMYK", (0, 0, 0, 1), "cmyk", 100),
        (b"/Icc cs .1 .2 .3 scn", "ICCBased", (0.1, 0.2, 0.3), "rgb", None),
        (b"/Lab cs 50 0 0 scn", "Lab", (50, 0, 0), "lab", None),
        (b"/Spot cs .5 scn", "Separation", (0.5,), "spot", 50),
        (b"/Key cs .7 scn", "Separation", (0.7,), "cmyk", 70),
        (b"/Two cs .2 .3 scn", "DeviceN", (0.2, 0.3), "cmyk", 50),
        (b"/Table cs 1 scn", "Indexed", (1,), "cmyk", 100),
    ],
)
def test_colours(
    operators: bytes, space: str, components: tuple[float, ...], base: str, coverage: float | None
) -> None:
    """Each way to set a colour, with its space, its components and the sum of its inks."""

    def spaces(pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
        name = pikepdf.Name
        tint = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0, 0, 0, 0], C1=[1, 0, 0, 0])
        return pikepdf.Dictionary(
            Icc=pikepdf.Array([name.ICCBased, pdf.make_stream(b"", N=3)]),
            Lab=pikepdf.Array([name.Lab, pikepdf.Dictionary(WhitePoint=[0.9, 1, 0.8])]),
            Spot=pikepdf.Array([name.Separation, name("/Warm"), name.DeviceCMYK, tint]),
            Key=pikepdf.Array([name.Separation, name.Black, name.DeviceCMYK, tint]),
            Two=pikepdf.Array([name.DeviceN, pikepdf.Array([name.Cyan, name.Black]), name.DeviceCMYK, tint]),
            Table=pikepdf.Array([name.Indexed, name.DeviceCMYK, 1, pikepdf.String(bytes([0] * 4 + [0, 0, 255, 0]))]),
        )

    page = page_of(operators + b" 10 20 30 40 re f", ColorSpace=spaces)
    (fill,) = page.fills
    assert (fill.colour.space, fill.colour.base) == (space, base)
    assert fill.colour.components == pytest.approx(components)
    assert fill.colour.coverage == (None if coverage is None else pytest.approx(coverage))
    assert fill.solid == (fill.box,)
    assert close(fill.box, 10, 20, 40, 60)


def test_strokes_are_measured_where_they_are_thinnest() -> None:
    """A line width of 2 under a matrix that shrinks one direction to a quarter is half a point; 0 stays 0."""
    page = page_of(b"q 1 0 0 .25 0 0 cm 2 w 0 0 1 RG 10 40 m 90 40 l S Q 0 w 5 5 m 5 9 l S")
    first, second = page.strokes
    assert first.width == pytest.approx(0.5)
    assert first.colour.components == (0.0, 0.0, 1.0)
    assert close(first.box, 9, 9, 91, 11)
    assert second.width == 0


def test_paint_operators_fill_and_stroke_as_they_say() -> None:
    """f fills, S strokes, B does both, n neither; a curve's box is that of the curve, not of its handles."""
    page = page_of(b"0 0 9 9 re f 0 0 9 9 re S 0 0 9 9 re B 0 0 9 9 re n 0 0 m 0 40 90 40 90 0 c f 5 6 m 7 8 l h s")
    assert [type(item).__name__ for item in page.items] == ["Fill", "Stroke", "Fill", "Stroke", "Fill", "Stroke"]
    curve = list(page.fills)[2]
    assert curve.box.y1 == pytest.approx(30)
    assert curve.solid == ()


def test_clipping_hides() -> None:
    """What lies outside the clipping path keeps its box and is not visible; Q ends the clip."""
    page = page_of(b"q 0 0 50 50 re W n 40 40 20 20 re f 60 60 9 9 re f Q 60 60 9 9 re f")
    first, second, third = page.fills
    assert close(first.visible, 40, 40, 50, 50)
    assert second.visible is None
    assert third.visible == third.box


def test_images_have_their_printed_size() -> None:
    """300 by 150 pixels on 72 by 72 pt are 150 ppi along the edge that has fewer; a turned image keeps its size."""

    def images(pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
        mask = pdf.make_stream(
            bytes(4),
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=2,
            Height=2,
            ColorSpace=pikepdf.Name.DeviceGray,
            BitsPerComponent=8,
        )
        image = pdf.make_stream(
            bytes(300 * 150 * 3),
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=300,
            Height=150,
            ColorSpace=pikepdf.Name.DeviceRGB,
            BitsPerComponent=8,
            SMask=mask,
        )
        return pikepdf.Dictionary(Im=image)

    inline = b" q 10 0 0 10 5 5 cm BI /W 2 /H 1 /CS /G /BPC 8 ID \x00\xff EI Q"
    page = page_of(b"q 72 0 0 72 10 10 cm /Im Do Q q 0 36 -36 0 100 100 cm /Im Do Q" + inline, XObject=images)
    upright, turned, small = page.pictures
    assert (upright.pixels, upright.base, upright.soft_mask) == ((300, 150), "rgb", True)
    assert upright.printed == pytest.approx((72, 72))
    assert upright.ppi == pytest.approx(150)
    assert close(turned.box, 64, 100, 100, 136)
    assert turned.ppi == pytest.approx(300)
    assert (small.pixels, small.base, small.number) == ((2, 1), "gray", 0)


def test_forms_are_read_under_their_own_matrix() -> None:
    """A form in a form: matrices multiply, the box of the form clips, its colours do not leak."""

    def forms(pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
        kind = {"Type": pikepdf.Name.XObject, "Subtype": pikepdf.Name.Form}
        inner = pdf.make_stream(b"1 g 0 0 10 10 re f", BBox=[0, 0, 5, 5], Matrix=[2, 0, 0, 2, 0, 0], **kind)
        outer = pdf.make_stream(
            b"1 0 0 1 3 4 cm /In Do",
            BBox=[0, 0, 100, 100],
            Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(In=inner)),
            **kind,
        )
        return pikepdf.Dictionary(Out=outer)

    page = page_of(b"q 1 0 0 1 20 30 cm /Out Do Q 0 0 1 1 re f", XObject=forms)
    inside, after = page.fills
    assert close(inside.box, 23, 34, 43, 54)
    assert close(inside.visible, 23, 34, 33, 44)
    assert (inside.colour.components, after.colour.components) == ((1,), (0,))


def test_a_form_that_holds_itself_ends() -> None:
    """A form that draws itself is read once."""

    def forms(pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
        form = pdf.make_stream(b"0 0 1 1 re f /Me Do", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
        form.BBox = [0, 0, 9, 9]
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Me=form))
        return pikepdf.Dictionary(Me=form)

    assert len(list(page_of(b"/Me Do", XObject=forms).fills)) == 1


def test_transparency_is_seen() -> None:
    """ca and CA, a blend mode, a soft mask; and a group passes its opacity on to what is inside."""

    def states(pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
        mask = pikepdf.Dictionary(S=pikepdf.Name.Luminosity)
        return pikepdf.Dictionary(
            Half=pikepdf.Dictionary(ca=0.5, CA=0.25),
            Full=pikepdf.Dictionary(ca=1, CA=1),
            Mix=pikepdf.Dictionary(BM=pikepdf.Name.Multiply),
            Mask=pikepdf.Dictionary(SMask=mask),
        )

    def forms(pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
        group = pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceRGB)
        form = pdf.make_stream(
            b"/Full gs 0 0 9 9 re f",
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Form,
            BBox=[0, 0, 9, 9],
            Group=group,
            Resources=pikepdf.Dictionary(ExtGState=states(pdf)),
        )
        return pikepdf.Dictionary(Gr=form)

    content = b"0 0 1 1 re f q /Half gs 0 0 1 1 re B /Gr Do Q q /Mix gs 0 0 1 1 re f Q q /Mask gs 0 0 1 1 re f Q"
    page = page_of(content, ExtGState=states, XObject=forms)
    plain, half, line, grouped, mixed, masked = page.items
    assert (plain.alpha, plain.transparent) == (1, False)
    assert (half.alpha, line.alpha, half.transparent) == (0.5, 0.25, True)
    assert grouped.alpha == 0.5, "the group's opacity counts, whatever the form sets inside"
    assert (mixed.blend, mixed.transparent) == ("Multiply", True)
    assert masked.masked
    assert masked.transparent
    assert page.groups == ("rgb",)


def test_gradients_are_sampled() -> None:
    """A shading painted with sh and one painted as a pattern give their colours along the way."""
    function = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0, 0, 0, 0], C1=[1, 1, 0, 0])
    shade = pikepdf.Dictionary(
        ShadingType=2, ColorSpace=pikepdf.Name.DeviceCMYK, Coords=[0, 0, 9, 9], Function=function
    )
    pattern = pikepdf.Dictionary(PatternType=2, Shading=shade)
    page = page_of(
        b"q 0 0 20 30 re W n /Sh sh Q /Pattern cs /P scn 50 50 9 9 re f",
        Shading=pikepdf.Dictionary(Sh=shade),
        Pattern=pikepdf.Dictionary(P=pattern),
    )
    first, second = page.shadings
    assert close(first.box, 0, 0, 20, 30)
    assert close(second.box, 50, 50, 59, 59)
    assert max(colour.coverage or 0 for colour in first.colours) == pytest.approx(200)
    assert not list(page.fills)


def test_rendering_modes_and_stroked_text() -> None:
    """Mode 3 is told; mode 1 paints with the stroke colour, mode 2 with both."""
    page = page_of(b"1 0 0 rg 0 0 1 RG BT /F 10 Tf 3 Tr (a) Tj 1 Tr (b) Tj 2 Tr (c) Tj ET")
    hidden, lined, both = page.glyphs
    assert hidden.mode == 3
    assert lined.colour.components == (0.0, 0.0, 1.0)
    assert both.colour.components == (1.0, 0.0, 0.0)
    assert both.stroke is not None
    assert both.stroke.components == (0.0, 0.0, 1.0)


def test_artifacts_and_loose_text() -> None:
    """An artifact has its type, loose text has no mark; spaces are not inked."""
    page = page_of(b"/Artifact <</Type /Pagination>> BDC BT /F 9 Tf (12) Tj ET EMC BT /F 9 Tf ( ) Tj ET")
    folio, loose = page.glyphs
    assert folio.mark.artifact == "Pagination"
    assert (loose.mark.artifact, loose.mark.mcid, loose.inked) == ("", None, False)


def test_boxes_and_labels() -> None:
    """The boxes as the file has them, inherited and default ones included, corners in order."""
    pdf = pikepdf.new()
    for _ in range(2):
        pdf.add_blank_page(page_size=(220, 320))
    pdf.pages[0].obj.TrimBox = [210, 310, 10, 10]
    pdf.pages[0].obj.BleedBox = [5, 5, 215, 315]
    pdf.Root.PageLabels = pikepdf.Dictionary(Nums=[0, pikepdf.Dictionary(S=pikepdf.Name.r), 1, {"/S": "/D"}])
    pdf.Root.PageLabels.Nums[3] = pikepdf.Dictionary(S=pikepdf.Name.D)
    out = io.BytesIO()
    pdf.save(out)
    first, second = read_drawing(out.getvalue()).pages
    assert close(first.trim, 10, 10, 210, 310)
    assert close(first.bleed, 5, 5, 215, 315)
    assert close(second.trim, 0, 0, 220, 320)
    assert {"MediaBox", "BleedBox", "TrimBox"} == first.declared
    assert second.declared == {"MediaBox"}
    assert (first.label, second.label) == ("i", "1")


def test_broken_operators_are_told_and_the_rest_is_read() -> None:
    """An unknown operator, a font that is not there, a missing operand: faults, and the fill after them is found."""
    page = page_of(b"1 2 zz BT /None 9 Tf (a) Tj ET 1 w w 0 0 9 9 re f")
    assert len(page.faults) == 4
    assert len(list(page.fills)) == 1


def test_bytes_that_are_no_pdf() -> None:
    """They raise pikepdf's error, which callers turn into a finding."""
    with pytest.raises(pikepdf.PdfError):
        read_drawing(b"no PDF")


def test_contrast_is_that_of_wcag() -> None:
    """Black on white is 21 : 1, #767676 on white just above 4.5 : 1."""
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    assert contrast((0x76 / 255,) * 3, (1, 1, 1)) == pytest.approx(4.54, abs=0.005)
    assert luminance((1, 1, 1)) == pytest.approx(1)
    assert CMYK.colour((0, 0, 0, 1)).rgb == GRAY.colour((0,)).rgb == (0, 0, 0)


def test_matrices() -> None:
    """A turn, then a shift; the thinnest of a flattened unit."""
    turned = Matrix(0, 1, -1, 0, 0, 0).then(Matrix(e=5, f=6))
    assert turned.point(1, 0) == (5, 7)
    assert Matrix(3, 0, 0, 0.5, 0, 0).thinnest == pytest.approx(0.5)


HTML = """<html lang=en><title>t</title><style>
@page { size: 300pt 400pt; margin: 40pt; @bottom-center { content: counter(page); font-size: 7pt } }
body { margin: 0; font: 11pt sans-serif; color: #123456 } h1 { font-size: 20pt } small { font-size: 6pt } em { font-style: italic }
div { border-top: 0.75pt solid red; background: yellow; opacity: 0.5; height: 20pt }</style>
<h1>Head</h1><p>Words <small>fine</small> and <em>slanted</em>.</p><div></div>"""


def test_a_page_of_weasyprint() -> None:
    """What the style sheet says is read back from the bytes: sizes, colour, place, structure, artifact, opacity."""
    data = weasyprint.HTML(string=HTML).write_pdf(pdf_variant="pdf/ua-1")
    (page,) = read_drawing(data).pages
    sizes = {run.text.strip(): round(run.size, 3) for run in page.glyphs}
    assert sizes["Head"] == 20
    assert sizes["fine"] == 6
    assert sizes["1"] == 7
    roles = {run.text.strip(): run.mark for run in page.glyphs}
    assert "H1" in roles["Head"].path
    assert "NonStruct" in roles["1"].path, "stock WeasyPrint tags the folio"
    words = next(run for run in page.glyphs if run.text.startswith("Words"))
    assert words.colour.components == pytest.approx((0x12 / 255, 0x34 / 255, 0x56 / 255), abs=1e-4)
    assert words.origin[0] == pytest.approx(40)
    assert any(item.alpha == 0.5 for item in page.fills)
    drawing = read_drawing(data)
    assert all(font.embedded and font.subset for font in drawing.fonts.values())


def test_the_guide(guide_editions: Editions) -> None:
    """Its pages are understood whole, and the text is set in 10.5 pt."""
    pages = read_drawing(guide_editions.of(SCREEN).data).pages
    assert [page.faults for page in pages if page.faults] == []
    sizes = Counter(round(run.size, 2) for page in pages for run in page.glyphs if run.inked)
    assert sizes.most_common(1)[0][0] == 10.5
    assert all(page.crop.grown(0.5).holds(run.box) for page in pages for run in page.glyphs)
    assert all(list(page.fills) for page in pages[:1]), "the cover has a ground"
