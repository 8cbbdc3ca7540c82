"""Preflight against interiors with one fault: each is found, named by its code and its place, and nothing else is said.

It is long because each fault is a line of a table, and a shop has many.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pikepdf
import pytest

from guidepress.model.book import Book
from guidepress.model.edition import PRINT
from guidepress.model.finding import Rule, Severity
from guidepress.model.print.profile import Inks
from guidepress.model.print_job.limits import interior_limits
from guidepress.prove.preflight import rules as preflight_rules
from guidepress.prove.preflight.interior_and_cover import preflight
from tests.support.editions import Editions
from tests.support.press_pdf import (
    ARRAY,
    DICTIONARY,
    LIMITS,
    NAME,
    XMP,
    codes,
    icc,
    image,
    make,
    saved,
)

Fault = Callable[[pikepdf.Pdf], None]


def broken(fault: Fault) -> bytes:
    """The correct interior with a fault."""
    with make() as pdf:
        fault(pdf)
        return saved(pdf)


def drawn(content: bytes, page: int = 0, **resources: Callable[[pikepdf.Pdf], Any]) -> Fault:
    """A fault that draws something more on a page; ``resources`` by kind and name: ``XObject__I=...``."""

    def fault(pdf: pikepdf.Pdf) -> None:
        held = pdf.pages[page].obj
        for key, value in resources.items():
            kind, _, name = key.partition("__")
            if f"/{kind}" not in held.Resources:
                held.Resources[f"/{kind}"] = DICTIONARY()
            held.Resources[f"/{kind}"][f"/{name}"] = value(pdf)
        pdf.pages[page].contents_add(b"\n" + content)

    return fault


def edited(change: Callable[[Any], None], page: int = 0) -> Fault:
    """A fault in a page's dictionary."""
    return lambda pdf: change(pdf.pages[page].obj)


def xmp(old: str, new: str) -> Fault:
    """A fault in the XMP metadata."""

    def fault(pdf: pikepdf.Pdf) -> None:
        assert old in XMP
        pdf.Root.Metadata.write(XMP.replace(old, new).encode())

    return fault


def intent(change: Callable[[pikepdf.Pdf, Any], None]) -> Fault:
    """A fault in the output intent."""
    return lambda pdf: change(pdf, pdf.Root.OutputIntents[0])


def on_root(key: str, value: Callable[[pikepdf.Pdf], Any]) -> Fault:
    """A fault in the catalogue."""

    def fault(pdf: pikepdf.Pdf) -> None:
        pdf.Root[key] = value(pdf)

    return fault


def descriptor(change: Callable[[Any], None]) -> Fault:
    """A fault in the font."""
    return lambda pdf: change(pdf.pages[0].obj.Resources.Font.F)


def _without(key: str) -> Callable[[Any], None]:
    def change(held: Any) -> None:
        del held[key]

    return change


def _with(key: str, value: Any) -> Callable[[Any], None]:
    def change(held: Any) -> None:
        held[key] = value

    return change


def _annotated(pdf: pikepdf.Pdf) -> None:
    note = DICTIONARY(Type=NAME.Annot, Subtype=NAME.Link, Rect=ARRAY([60, 60, 90, 90]))
    pdf.pages[0].obj.Annots = ARRAY([pdf.make_indirect(note)])


def _attached(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["a.txt"] = b"text"


def _bookmarked(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("One", 0))


def _third(pdf: pikepdf.Pdf) -> None:
    """Make the font one of Type 3."""
    face = pdf.pages[0].obj.Resources.Font.F
    for key in ("/FontDescriptor", "/BaseFont"):
        del face[key]
    face.Subtype = NAME.Type3
    face.Name = NAME.T
    face.FontMatrix = ARRAY([0.001, 0, 0, 0.001, 0, 0])
    face.FontBBox = ARRAY([0, 0, 1, 1])
    face.CharProcs = DICTIONARY()


def _fewer(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[2:]


def _odd(pdf: pikepdf.Pdf) -> None:
    pdf.pages.append(pdf.pages[0])


def _two_blank(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].Contents = pdf.make_stream(b"")


def _space(*values: Any) -> Callable[[pikepdf.Pdf], Any]:
    return lambda _: ARRAY(list(values))


def _stateful(**entries: Any) -> Callable[[pikepdf.Pdf], Any]:
    return lambda _: DICTIONARY(**entries)


def _gradient(space: str, start: list[float], end: list[float]) -> Callable[[pikepdf.Pdf], Any]:
    function = DICTIONARY(FunctionType=2, Domain=ARRAY([0, 1]), N=1, C0=ARRAY(start), C1=ARRAY(end))
    coordinates = ARRAY([60, 60, 90, 90])
    return lambda _: DICTIONARY(ShadingType=2, ColorSpace=NAME(f"/{space}"), Coords=coordinates, Function=function)


def _group(space: str) -> Callable[[pikepdf.Pdf], Any]:
    return lambda pdf: pdf.make_stream(
        b"0 0 0 1 k 60 60 9 9 re f",
        Type=NAME.XObject,
        Subtype=NAME.Form,
        BBox=ARRAY([0, 0, 300, 400]),
        Group=DICTIONARY(S=NAME.Transparency, CS=NAME(f"/{space}")),
    )


TINT = DICTIONARY(FunctionType=2, Domain=ARRAY([0, 1]), N=1, C0=ARRAY([0, 0, 0, 0]), C1=ARRAY([0, 1, 0, 0]))
PLACE = b"q 60 0 0 60 60 60 cm /I Do Q"
SHADE = b"q 60 60 30 30 re W n /S sh Q"

FAULTS: dict[str, tuple[str, Fault]] = {
    # size and boxes
    "narrower trim": ("PRT101", edited(_with("/TrimBox", ARRAY([2, 9, 300, 409])))),
    "larger trim": ("PRT101", edited(_with("/TrimBox", ARRAY([0, 9, 300, 410])), page=3)),
    "no trim box": ("PRT102", edited(_without("/TrimBox"))),
    "no bleed box": ("PRT102", edited(_without("/BleedBox"))),
    "bleed at the spine": ("PRT102", edited(_with("/BleedBox", ARRAY([-9, 0, 309, 418])))),
    "too little bleed": ("PRT102", edited(_with("/BleedBox", ARRAY([0, 3, 309, 418])))),
    "a wider sheet": ("PRT102", edited(_with("/MediaBox", ARRAY([-20, -20, 330, 440])))),
    "cropped": ("PRT102", edited(_with("/CropBox", ARRAY([0, 20, 309, 418])))),
    "an art box": ("PRT102", edited(_with("/ArtBox", ARRAY([0, 9, 300, 409])))),
    "turned": ("PRT102", edited(_with("/Rotate", 90))),
    "another unit": ("PRT102", edited(_with("/UserUnit", 2))),
    # output intent
    "no output intent": ("PRT103", lambda pdf: _without("/OutputIntents")(pdf.Root)),
    "an intent of PDF/A": ("PRT103", intent(lambda _, one: _with("/S", NAME.GTS_PDFA1)(one))),
    "no condition": ("PRT103", intent(lambda _, one: _without("/OutputConditionIdentifier")(one))),
    "no profile": ("PRT103", intent(lambda _, one: _without("/DestOutputProfile")(one))),
    "other components": ("PRT103", intent(lambda _, one: _with("/N", 3)(one.DestOutputProfile))),
    "a screen's profile": (
        "PRT103",
        intent(lambda pdf, one: _with("/DestOutputProfile", pdf.make_stream(icc(b"RGB ", b"mntr"), N=3))(one)),
    ),
    "no ICC profile": (
        "PRT103",
        intent(lambda pdf, one: _with("/DestOutputProfile", pdf.make_stream(b"abc" * 50, N=4))(one)),
    ),
    # the claim
    "no claim": ("PRT104", xmp("PDF/X-4", "")),
    "another claim": ("PRT104", xmp("PDF/X-4", "PDF/X-1a:2003")),
    "no metadata": ("PRT104", lambda pdf: _without("/Metadata")(pdf.Root)),
    "broken metadata": ("PRT104", xmp("</rdf:RDF>", "")),
    "no title": ("PRT104", xmp("A title", "")),
    "no date": ("PRT104", xmp("xmp:ModifyDate>", "xmp:OtherDate>")),
    "no document id": ("PRT104", xmp("urn:uuid:1", "")),
    "trapped unknown": ("PRT104", lambda pdf: _with("/Trapped", NAME.Unknown)(pdf.trailer.Info)),
    "trapped twice": ("PRT104", xmp('Trapped="False"', 'Trapped="True"')),
    "not as version 1.7": ("PRT104", on_root("/Version", lambda _: NAME("/1.7"))),
    # colour
    "RGB lettering": ("PRT105", drawn(b"BT 0 0 0 rg /F 9 Tf 60 90 Td (a) Tj ET")),
    "RGB line": ("PRT105", drawn(b"1 0 0 RG 60 60 m 90 60 l S")),
    "RGB area": ("PRT105", drawn(b"1 0 0 rg 60 60 9 9 re f")),
    "white in RGB": ("PRT105", drawn(b"1 1 1 rg 60 60 9 9 re f")),
    "ICC-based RGB": (
        "PRT105",
        drawn(
            b"/C cs 0 0 1 sc 60 60 9 9 re f",
            ColorSpace__C=lambda pdf: ARRAY([NAME.ICCBased, pdf.make_stream(b"", N=3)]),
        ),
    ),
    "CalRGB": (
        "PRT105",
        drawn(b"/C cs 0 0 1 sc 60 60 9 9 re f", ColorSpace__C=_space(NAME.CalRGB, DICTIONARY())),
    ),
    "Lab": ("PRT105", drawn(b"/C cs 50 0 0 sc 60 60 9 9 re f", ColorSpace__C=_space(NAME.Lab, DICTIONARY()))),
    "spot colour": (
        "PRT105",
        drawn(b"/C cs 1 scn 60 60 9 9 re f", ColorSpace__C=_space(NAME.Separation, NAME.Warm, NAME.DeviceCMYK, TINT)),
    ),
    "RGB picture": ("PRT105", drawn(PLACE, XObject__I=lambda pdf: image(pdf, 300, "DeviceRGB", b"abc"))),
    "CMYK picture": ("PRT105", drawn(PLACE, XObject__I=lambda pdf: image(pdf, 300, "DeviceCMYK", b"\0\0\0a"))),
    "RGB gradient": ("PRT105", drawn(SHADE, Shading__S=_gradient("DeviceRGB", [0, 0, 0], [1, 0, 0]))),
    "coloured gradient": ("PRT105", drawn(SHADE, Shading__S=_gradient("DeviceCMYK", [0, 0, 0, 1], [1, 0, 0, 0]))),
    "another ink": ("PRT105", drawn(b"1 0 0 0 k 60 60 9 9 re f")),
    "another ink in a line": ("PRT105", drawn(b"0 1 0 0 K 60 60 m 90 60 l S")),
    "a group in RGB": ("PRT105", drawn(b"/I Do", XObject__I=_group("DeviceRGB"))),
    "grey lettering": ("PRT106", drawn(b"BT 0 0 0 .6 k /F 9 Tf 60 90 Td (a) Tj ET")),
    "rich black lettering": ("PRT106", drawn(b"BT .6 .4 .4 1 k /F 9 Tf 60 90 Td (a) Tj ET")),
    "a tint too light": ("PRT108", drawn(b"0 0 0 .04 k 60 60 9 9 re f")),
    "transparent area": ("PRT120", drawn(b"q /G gs 60 60 9 9 re f Q", ExtGState__G=_stateful(ca=0.5))),
    "blend mode": ("PRT120", drawn(b"q /G gs 60 60 9 9 re f Q", ExtGState__G=_stateful(BM=NAME.Multiply))),
    "soft mask": (
        "PRT120",
        drawn(b"q /G gs 60 60 9 9 re f Q", ExtGState__G=_stateful(SMask=DICTIONARY(S=NAME.Alpha))),
    ),
    "picture with a soft mask": (
        "PRT120",
        drawn(
            PLACE,
            XObject__I=lambda pdf: image(pdf, 300, "DeviceGray", b"a", SMask=image(pdf, 2, "DeviceGray", b"b")),
        ),
    ),
    # fonts, sizes, lines, pictures
    "font not embedded": ("PRT109", descriptor(lambda face: _without("/FontFile2")(face.FontDescriptor))),
    "font not a subset": ("PRT110", descriptor(_with("/BaseFont", NAME.Plain))),
    "font of Type 3": ("PRT111", _third),
    "picture of few pixels": ("PRT113", drawn(PLACE, XObject__I=lambda pdf: image(pdf, 200, "DeviceGray", b"a"))),
    "small letters": ("PRT114", drawn(b"BT /F 6.5 Tf 60 90 Td (small) Tj ET")),
    "letters made small": ("PRT114", drawn(b"q .5 0 0 .5 0 0 cm BT /F 12 Tf 160 190 Td (small) Tj ET Q")),
    "small raised figure": ("PRT133", drawn(b"BT /F 9 Tf 60 90 Td (word) Tj 5 Ts /F 6 Tf (1,) Tj (2) Tj ET")),
    "thin line": ("PRT115", drawn(b"0.4 w 60 60 m 90 60 l S")),
    "hairline": ("PRT134", drawn(b"0 w 60 60 m 90 60 l S")),
    "line made thin": ("PRT134", drawn(b"q .1 0 0 .1 0 0 cm 1 w 600 600 m 900 600 l S Q")),
    "thin area": ("PRT134", drawn(b"0 0 0 1 k 60 60 90 .2 re f")),
    # place
    "letters in the gutter": ("PRT116", drawn(b"BT /F 9 Tf 30 90 Td (a) Tj ET")),
    "letters in the gutter of a verso": ("PRT116", drawn(b"BT /F 9 Tf 270 90 Td (wide) Tj ET", page=1)),
    "letters at the foot": ("PRT116", drawn(b"BT /F 9 Tf 60 20 Td (a) Tj ET")),
    "letters over the trim": ("PRT116", drawn(b"BT /F 9 Tf 290 90 Td (wide) Tj ET")),
    "a line at the head": ("PRT116", drawn(b"1 w 60 400 m 200 400 l S")),
    "a picture at the edge": (
        "PRT116",
        drawn(b"q 60 0 0 60 232 60 cm /I Do Q", XObject__I=lambda pdf: image(pdf, 300, "DeviceGray", b"a")),
    ),
    "an area that ends at the trim": ("PRT130", drawn(b"0 0 0 .5 k 0 0 300 60 re f")),
    "crop marks": ("PRT119", drawn(b"1 w 305 2 m 305 6 l S")),
    # what leads somewhere
    "a link": ("PRT117", _annotated),
    "a form": ("PRT117", on_root("/AcroForm", lambda _: DICTIONARY(Fields=ARRAY([])))),
    "opens somewhere": ("PRT117", on_root("/OpenAction", lambda pdf: ARRAY([pdf.pages[0].obj, NAME.Fit]))),
    "does something on a page": ("PRT117", edited(_with("/AA", DICTIONARY()))),
    "a script": ("PRT117", on_root("/Names", lambda _: DICTIONARY(JavaScript=DICTIONARY(Names=ARRAY([]))))),
    "an attachment": ("PRT117", _attached),
    "layers": ("PRT112", on_root("/OCProperties", lambda _: DICTIONARY(OCGs=ARRAY([]), D=DICTIONARY()))),
    "bookmarks": ("PRT128", _bookmarked),
    # pages
    "too few pages": ("PRT121", _fewer),
    "an odd number of pages": ("PRT121", _odd),
    "page 1 on the left": (
        "PRT122",
        lambda pdf: _with("/Nums", ARRAY([0, DICTIONARY(S=NAME.r), 1, DICTIONARY(S=NAME.D)]))(pdf.Root.PageLabels),
    ),
    "a folio on a blank page": ("PRT123", drawn(b"BT 0 0 0 1 k /F 9 Tf 150 30 Td (xii) Tj ET", page=2)),
    "a running head on a blank page": (
        "PRT123",
        drawn(b"/Artifact BMC BT 0 0 0 1 k /F 9 Tf 60 300 Td (A running head) Tj ET EMC", page=2),
    ),
    "white on a blank page": ("PRT123", drawn(b"0 0 0 0 k 60 60 90 90 re f", page=2)),
    "two blank pages": ("PRT124", _two_blank),
    "turned from the right": ("PRT135", on_root("/ViewerPreferences", lambda _pdf: DICTIONARY(Direction=NAME.R2L))),
    "an unknown operator": ("PRT126", drawn(b"1 2 zz")),
    "invisible letters": ("PRT127", drawn(b"BT /F 9 Tf 3 Tr 60 90 Td (a) Tj ET")),
    "off the paper": ("PRT127", drawn(b"BT /F 9 Tf 600 90 Td (a) Tj ET")),
    "a placeholder": ("PRT125", drawn(b"BT /F 9 Tf 60 90 Td (See TODO here) Tj ET")),
    "another placeholder": ("PRT125", drawn(b"BT /F 9 Tf 60 90 Td (page XXX) Tj ET")),
    "a placeholder over two lines": ("PRT125", drawn(b"BT /F 9 Tf 60 90 Td (Lorem) Tj 0 -12 Td (ipsum dolor) Tj ET")),
}
ALSO = {"no trim box": {"PRT101"}}
"""What follows from a fault by necessity: without a trim box the whole paper counts as the page."""


def test_a_correct_interior_passes() -> None:
    """Nothing is said of the file that all faults are made in."""
    assert [str(finding) for finding in preflight(broken(lambda _: None), LIMITS)] == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named(name: str) -> None:
    """Each fault has its code, and nothing else was reported beyond what follows from it by necessity."""
    code, fault = FAULTS[name]
    assert set(codes(broken(fault))) == {code} | ALSO.get(name, set())


@pytest.mark.parametrize(
    ("content", "code", "message"),
    [
        (
            b"BT /F 6.5 Tf 60 90 Td (small) Tj ET",
            "PRT114",
            "letters of 6.50 pt, in the picture “The tide”, the least is 7",
        ),
        (
            b"0.4 w 60 60 m 90 60 l S",
            "PRT115",
            "a line of 0.4 pt, in the picture “The tide”, the least is 0.5",
        ),
    ],
)
def test_what_a_picture_draws_is_told_with_its_name(content: bytes, code: str, message: str) -> None:
    """An editor looks for the picture, not for a point on a page."""

    def fault(pdf: pikepdf.Pdf) -> None:
        drawn(b"/Figure <</MCID 0>> BDC " + content + b" EMC")(pdf)
        root = pdf.make_indirect(DICTIONARY(Type=pikepdf.Name.StructTreeRoot))
        figure = pdf.make_indirect(DICTIONARY(S=pikepdf.Name.Figure, P=root, Alt="The tide", K=0, Pg=pdf.pages[0].obj))
        root.K = figure
        root.ParentTree = DICTIONARY(Nums=pikepdf.Array([0, pikepdf.Array([figure])]))
        pdf.pages[0].obj.StructParents = 0
        pdf.Root.StructTreeRoot = root

    assert [(one.code, one.message.partition("pt: ")[2]) for one in preflight(broken(fault), LIMITS)] == [
        (code, message)
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"BT 0 0 0 0 k /F 9 Tf 60 90 Td (white) Tj ET",
        b"BT 0 g /F 9 Tf 60 90 Td (black) Tj ET",
        b"0 0 0 .5 k 0 0 309 60 re f",
        b"0 0 0 .5 k 60 60 2 .3 re f",
        b"BT /F 7 Tf 60 90 Td (least) Tj ET",
        b"BT /F 9 Tf 36 90 Td (at the very margin) Tj ET",
        b"q 60 60 60 60 re W n 0 0 0 .5 k 20 20 200 200 re f Q",
        b"BT /F 9 Tf 60 90 Td (ATK todo XX xxxi) Tj ET",
        b"/Separation_none BMC EMC 0 0 0 .1 k 60 60 9 9 re f",
        b"/Code cs 0.5 scn 60 60 9 9 re f",
    ],
)
def test_what_is_right_is_not_reported(content: bytes) -> None:
    """White and black lettering, areas that bleed, least sizes, clipped areas, words that only look like marks."""
    black = _space(NAME.Separation, NAME.Black, NAME.DeviceGray, TINT)
    assert [str(one) for one in preflight(broken(drawn(content, ColorSpace__Code=black)), LIMITS)] == []


def test_a_finding_says_where() -> None:
    """Page, folio and point from the lower left corner of the trim; alike faults of a page are counted."""

    def fault(pdf: pikepdf.Pdf) -> None:
        pdf.Root.PageLabels.Nums = ARRAY([0, DICTIONARY(S=NAME.r), 2, DICTIONARY(S=NAME.D)])
        drawn(b"BT /F 6 Tf 69 109 Td (one) Tj 0 -20 Td (two) Tj ET", page=1)(pdf)

    (finding,) = preflight(broken(fault), LIMITS, "book-print.pdf")
    assert finding.place.file == "book-print.pdf"
    assert finding.message == "page 2 (ii), at 60.0, 98.8 pt: letters of 6.00 pt, the least is 7 (and 1 more)"


def test_faults_of_whole_pages_are_gathered() -> None:
    """One finding lists the pages."""

    def fault(pdf: pikepdf.Pdf) -> None:
        for number in (0, 1, 3):
            del pdf.pages[number].obj["/BleedBox"]

    (finding,) = preflight(broken(fault), LIMITS)
    assert finding.message == "pages 1–2, 4: there is no BleedBox"


CMYK = replace(LIMITS, inks=Inks.CMYK)


@pytest.mark.parametrize(
    ("content", "resources", "found"),
    [
        (b"1 1 .5 0 k 60 60 9 9 re f", {}, ["PRT107"]),
        (b"1 1 0 .3 k 60 60 9 9 re f", {}, []),
        (b"1 1 1 1 K 60 60 m 90 60 l S", {}, ["PRT107"]),
        (PLACE, {"XObject__I": lambda pdf: image(pdf, 300, "DeviceCMYK", b"\xff\xff\xff\x00")}, ["PRT107"]),
        (PLACE, {"XObject__I": lambda pdf: image(pdf, 300, "DeviceCMYK", b"\xff\xff\x00\x00")}, []),
        (SHADE, {"Shading__S": _gradient("DeviceCMYK", [0, 0, 0, 0], [1, 1, 1, 0])}, ["PRT107"]),
        (b"BT 1 0 0 0 k /F 9 Tf 60 90 Td (cyan) Tj ET", {}, []),
        (b"BT .65 .6 .6 .3 k /F 9 Tf 60 90 Td (grey of four) Tj ET", {}, ["PRT106"]),
        (b"BT 0 0 0 .6 k /F 9 Tf 60 90 Td (grey of one) Tj ET", {}, []),
    ],
)
def test_four_inks(content: bytes, resources: dict[str, Any], found: list[str]) -> None:
    """In four colours the sum of inks counts, of areas, lines, gradients' stops and pixels; black letters are black."""
    assert codes(broken(drawn(content, **resources)), CMYK) == found


def test_transparency_is_for_shops_that_take_it() -> None:
    """A shop that takes PDF/X-4 as it is meant gets no error for it."""
    data = broken(FAULTS["transparent area"][1])
    assert codes(data, replace(LIMITS, transparency=True)) == []


def test_locked_and_damaged_files() -> None:
    """A password, an empty password, no PDF at all: one finding each."""
    lock = pikepdf.Encryption(owner="o", user="u")
    with make() as pdf:
        assert codes(saved(pdf, encryption=lock)) == ["PRT118"]
    with make() as pdf:
        assert "PRT118" in codes(saved(pdf, encryption=pikepdf.Encryption(owner="o", user="")))
    assert codes(b"no PDF") == ["PRT129"]


def test_a_newer_version_is_refused() -> None:
    """PDF/X-4 is PDF 1.6."""
    with make() as pdf:
        assert codes(saved(pdf, force_version="1.7")) == ["PRT104"]


def test_an_interior_of_ours_is_fit_for_a_press(minimal: Book, minimal_editions: Editions) -> None:
    """Our interior of the smallest guide has no fault."""
    one = minimal_editions.of(PRINT)
    assert one.pages is not None
    assert [str(finding) for finding in preflight(one.data, interior_limits(minimal, one.pages))] == []


OF_COVERS = {"PRT130", "PRT131", "PRT132"}


def test_every_rule_has_a_fault() -> None:
    """No rule without a file that breaks it; codes are unique; warnings are what a shop would print all the same."""
    rules = {value.code: value for value in vars(preflight_rules).values() if isinstance(value, Rule)}
    tried = {code for code, _ in FAULTS.values()}
    assert set(rules) == tried | OF_COVERS | {"PRT107", "PRT118", "PRT129"}
    assert all(re.fullmatch(r"PRT1\d\d", code) for code in rules)
    mild = {code for code, rule in rules.items() if rule.severity is Severity.WARNING}
    assert mild == {f"PRT{n}" for n in (108, 110, 113, 114, 115, 122, 123, 124, 125, 127, 128, 133)}
