"""Forgeries of PDFs that were thought up without looking at the provers: what a viewer does, how a word is drawn.

It is long because they are one list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from benchmarks.forgery.forged import Forgery, in_pdf
from benchmarks.forgery.pdfs import COVER, PRINT, SCREEN, _append, _body, _content, _notes, _tile, _write

Edit = Callable[[pikepdf.Pdf], None]
_ELSEWHERE = "https://example.com/"


def forgeries() -> Iterator[Forgery]:
    """Every one of them."""
    for file, edits in ((SCREEN, _OF_SCREEN), (PRINT, _OF_PRINT), (COVER, _OF_COVER)):
        for name, edit in edits.items():
            yield Forgery(f"{file}: {name}", file, in_pdf(edit))


def _root(key: str, make: Callable[[pikepdf.Pdf], Any]) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        pdf.Root[key] = make(pdf)

    return edit


def _on_page(key: str, make: Callable[[pikepdf.Pdf], Any]) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        _body(pdf).obj[key] = make(pdf)

    return edit


def _link(start: str) -> Callable[[pikepdf.Pdf], Any]:
    return lambda pdf: next(
        n for n in _notes(pdf) if str(n.get("/A", {}).get("/URI", n.get("/Dest", ""))).startswith(start)
    )


def _on_link(edit: Callable[[Any], None], start: str = "tel:") -> Edit:
    return lambda pdf: edit(_link(start)(pdf))


def _told(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    return [one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == Name(kind) and "/P" in one]


# What a viewer does


def _bookmark_acts(pdf: pikepdf.Pdf) -> None:
    entry = pdf.Root.Outlines.First.Next
    del entry["/Dest"]
    entry.A = Dictionary(S=Name.URI, URI=String(_ELSEWHERE))


def _bookmark_white(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.First.Next.Next.C = Array([1, 1, 1])


def _bookmark_lifted(pdf: pikepdf.Pdf) -> None:
    """An entry of the second rank stands in the first, after the one that it was under."""
    over = next(one for one in pdf.objects if isinstance(one, Dictionary) and "/First" in one and "/Title" in one)
    entry, after = over.First, over.Next
    del over["/First"], over["/Last"]
    over.Count = 0
    entry.Parent, entry.Prev, entry.Next = pdf.Root.Outlines, over, after
    over.Next, after.Prev = entry, entry


def _label_style(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PageLabels.Nums[3].S = Name.A


def _label_of_cover(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PageLabels.Nums[1].P = String("Approved")


def _threads(pdf: pikepdf.Pdf) -> None:
    """An article leads a reader from the first page past the disclaimer."""
    thread = pdf.make_indirect(Dictionary(Type=Name.Thread, I=Dictionary(Title=String("Short"))))
    beads = [
        pdf.make_indirect(Dictionary(Type=Name.Bead, T=thread, P=pdf.pages[at].obj, R=Array([0, 0, 400, 600])))
        for at in (1, 7)
    ]
    for one, other in (beads, beads[::-1]):
        one.N = one.V = other
    thread.F = beads[0]
    pdf.Root.Threads = Array([thread])
    for bead in beads:
        bead.P.B = Array([bead])


def _next_action(note: Any) -> None:
    note.A.Next = Dictionary(S=Name.URI, URI=String(_ELSEWHERE))


def _at_a_touch(note: Any) -> None:
    note.AA = Dictionary(E=Dictionary(S=Name.URI, URI=String(_ELSEWHERE)))


def _looks(pdf: pikepdf.Pdf) -> None:
    box = Array([0, 0, 500, 20])
    look = pdf.make_stream(b"1 1 1 rg 0 0 500 20 re f", Type=Name.XObject, Subtype=Name.Form, BBox=box)
    _link("tel:")(pdf).AP = Dictionary(N=look)


def _bordered(note: Any) -> None:
    note.BS = Dictionary(W=14)
    note.C = Array([1, 1, 1])


def _stretched(note: Any) -> None:
    left, low, right, high = (float(one) for one in note.Rect)
    note.Rect = Array([left - 200, low, right, high])
    note.QuadPoints = Array([left - 200, high, right, high, left - 200, low, right, low])


def _corners_only(note: Any) -> None:
    note.QuadPoints = Array([0, 5, 5, 5, 0, 0, 5, 0])


def _swapped_objects(pdf: pikepdf.Pdf) -> None:
    """In the structure the links for help have changed places."""
    held = [kid for one in _told(pdf, "/Link") for kid in (one.K if isinstance(one.K, Array) else [one.K])]
    objects = [kid for kid in held if isinstance(kid, Dictionary) and "/Obj" in kid]
    one, other = (kid for kid in objects if str(kid.Obj.get("/A", Dictionary()).get("/URI", "")).startswith("tel"))
    one.Obj, other.Obj = other.Obj, one.Obj


def _file_note(pdf: pikepdf.Pdf) -> None:
    spec = pdf.Root.AF[0]
    note = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=Array([60, 300, 80, 320]), F=4, FS=spec)
    page = _body(pdf)
    page.obj.Annots = Array([*page.obj.get("/Annots", []), pdf.make_indirect(note)])


def _attachment_renamed(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AF[0].Desc = String("safe.md")


def _attachment_is_data(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AF[0].AFRelationship = Name.Alternative


# What is told


def _role(role: str, kind: str) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        pdf.Root.StructTreeRoot.RoleMap[role] = Name(kind)

    return edit


def _attribute(kind: str, **values: Any) -> Edit:
    """An attribute of the first element of a kind becomes another."""

    def edit(pdf: pikepdf.Pdf) -> None:
        element = _told(pdf, kind)[0]
        element.A = Dictionary({f"/{key}": value for key, value in values.items()})

    return edit


def _content_lang(pdf: pikepdf.Pdf) -> None:
    page = _body(pdf)
    _write(pdf, page, _content(page).replace(b"/MCID 2>>", b"/MCID 2 /Lang (fr)>>"))


def _content_silent(pdf: pikepdf.Pdf) -> None:
    page = _body(pdf)
    _write(pdf, page, _content(page).replace(b"/MCID 4>>", b"/MCID 4 /Alt (Safe)>>"))


def _parents_exchanged(pdf: pikepdf.Pdf) -> None:
    """Whoever asks what a line of the page belongs to is told another element."""
    page = _body(pdf)
    numbers = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    row = numbers[int(page.obj.StructParents)]
    row[0], row[3] = row[3], row[0]


def _look_alike(pdf: pikepdf.Pdf) -> None:
    """A letter is copied and sought as another that looks alike."""
    for font in _body(pdf).Resources.Font.values():
        mapped = bytes(font.ToUnicode.read_bytes())
        font.ToUnicode = pdf.make_stream(re.sub(rb"(?i)(> <?)0?006f>", rb"\g<1>043e>", mapped))


# How it is drawn


def _again(edit: Callable[[bytes], bytes]) -> Edit:
    def on(pdf: pikepdf.Pdf) -> None:
        page = _body(pdf)
        old = _content(page)
        new = edit(old)
        if new == old:
            raise ValueError("nothing was changed")
        _write(pdf, page, new)

    return on


def _lines_exchanged(data: bytes) -> bytes:
    """Two lines change places: they are seen in another order than they are told."""
    first, second = re.findall(rb"1 0 0 -1 80 (\d+\.\d+) Tm\s+/\w+ 14 Tf", data)[:2]
    return data.replace(first, b"@@").replace(second, first).replace(b"@@", second)


def _default_colours(pdf: pikepdf.Pdf) -> None:
    """What is called red, green and blue is white on this page."""
    space = Array([Name.CalRGB, Dictionary(WhitePoint=Array([0.95, 1, 1.09]), Gamma=Array([0.0001] * 3))])
    for key in ("/DefaultRGB", "/DefaultGray"):
        _body(pdf).Resources.ColorSpace[key] = space


def _masked(pdf: pikepdf.Pdf) -> None:
    """The page is drawn through a mask that lets nothing pass."""
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    form = pdf.make_stream(
        b"0 g 0 0 900 900 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 900, 900]), Group=group
    )
    page = _body(pdf)
    page.Resources.ExtGState["/Forged"] = Dictionary(SMask=Dictionary(S=Name.Luminosity, G=form))
    _write(pdf, page, b"/Forged gs\n" + _content(page))


def _glyphs_mapped(pdf: pikepdf.Pdf) -> None:
    """The codes of 1 and 9 change places on the way from a code to a glyph."""
    from benchmarks.forgery.pdfs import _codes_of

    for font in _body(pdf).Resources.Font.values():
        codes = _codes_of(font)
        if codes["1"] and codes["9"]:
            table = [*range(0x300)]
            for one, nine in zip(codes["1"], codes["9"], strict=False):
                table[one], table[nine] = nine, one
            font.DescendantFonts[0].CIDToGIDMap = pdf.make_stream(b"".join(gid.to_bytes(2, "big") for gid in table))


def _widths(pdf: pikepdf.Pdf) -> None:
    """The letters of a font stand on one another."""
    for font in _body(pdf).Resources.Font.values():
        font.DescendantFonts[0].W = Array([0, 0x2FF, 1])


def _shading(pdf: pikepdf.Pdf) -> None:
    """White is poured over a part of the page."""
    page = _body(pdf)
    look = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([1, 1, 1]), C1=Array([1, 1, 1]), N=1)
    page.Resources.Shading["/Forged"] = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=Array([0, 0, 1, 1]), Function=look, Extend=Array([True, True])
    )
    _append(pdf, page, b"/Artifact BMC q 40 300 400 150 re W n /Forged sh Q EMC")


def _inline(pdf: pikepdf.Pdf) -> None:
    """A white picture of one dot, written into the page, lies over a part of it."""
    data = b"/Artifact BMC q 400 0 0 100 40 320 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q EMC"
    _append(pdf, _body(pdf), data)


def _pattern_ink(pdf: pikepdf.Pdf) -> None:
    """The letters are filled with a pattern of white."""
    page = _body(pdf)
    page.Resources.Pattern["/Forged"] = _tile(pdf, b"1 1 1 rg 0 0 9 9 re f")
    _write(pdf, page, re.sub(rb"\bBT\b", b"/Pattern cs /Forged scn BT", _content(page)))


def _outside(data: bytes) -> bytes:
    return data.replace(b"1 0 0 -1 80 346.906663 Tm", b"1 0 0 -1 8000 346.906663 Tm").replace(
        b"1 0 0 -1 80 366", b"1 0 0 -1 8000 366"
    )


def _transfer(pdf: pikepdf.Pdf) -> None:
    """The press turns ink into none."""
    page = _body(pdf)
    look = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0]), C1=Array([0]), N=1)
    page.Resources.ExtGState["/Forged"] = Dictionary(TR=look)
    _write(pdf, page, b"/Forged gs\n" + _content(page))


def _knocked_out(pdf: pikepdf.Pdf) -> None:
    """What is printed later on the page takes nothing away, so that two inks lie over one another."""
    page = _body(pdf)
    page.Resources.ExtGState["/Forged"] = Dictionary(OP=True, op=True, OPM=1)
    _write(pdf, page, b"/Forged gs\n" + _content(page))


def _separation(pdf: pikepdf.Pdf) -> None:
    """The letters are printed in an ink of their own, which is told to be white."""
    page = _body(pdf)
    look = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0, 0]), C1=Array([0, 0, 0, 0]), N=1)
    page.Resources.ColorSpace["/Forged"] = Array([Name.Separation, Name.Varnish, Name.DeviceCMYK, look])
    _write(pdf, page, re.sub(rb"[\d.]+ [\d.]+ [\d.]+ [\d.]+ k\b", b"/Forged cs 1 scn", _content(page)))


def _intent(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents[0].OutputConditionIdentifier = String("Newsprint")


def _box(key: str, *values: float) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        pdf.pages[-1].obj[key] = Array(values)

    return edit


def _info(key: str, value: str) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo[key] = String(value)

    return edit


def _cover_alt(pdf: pikepdf.Pdf) -> None:
    _told(pdf, "/Figure")[0].Alt = String("Approved by doctors")


def _transfer_cover(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    look = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0]), C1=Array([0]), N=1)
    page.Resources.ExtGState["/Forged"] = Dictionary(TR=look)
    _write(pdf, page, b"/Forged gs\n" + _content(page))


_OF_SCREEN: dict[str, Edit] = {
    "a bookmark that leads out of the file": _bookmark_acts,
    "a bookmark in white": _bookmark_white,
    "a bookmark of another rank": _bookmark_lifted,
    "the front in letters": _label_style,
    "the cover is labelled as approved": _label_of_cover,
    "its title is not shown": _root("/ViewerPreferences", lambda _: Dictionary(DisplayDocTitle=False)),
    "turned from the right, without a window": _root(
        "/ViewerPreferences", lambda _: Dictionary(DisplayDocTitle=True, Direction=Name.R2L, HideMenubar=True)
    ),
    "shown as slides": _root("/PageMode", lambda _: Name.FullScreen),
    "a base for its addresses": _root("/URI", lambda _: Dictionary(Base=String(_ELSEWHERE))),
    "a portfolio of its attachments": _root("/Collection", lambda _: Dictionary(Type=Name.Collection, View=Name.D)),
    "needs of its own": _root("/Requirements", lambda _: Array([Dictionary(S=Name.EnableJavaScripts)])),
    "an article past the disclaimer": _threads,
    "pages that turn by themselves": _on_page("/Dur", lambda _: 1),
    "a page with a small picture of another": _on_page(
        "/Thumb",
        lambda pdf: pdf.make_stream(b"\xff", Width=1, Height=1, ColorSpace=Name.DeviceGray, BitsPerComponent=8),
    ),
    "keys that go from row to row": _on_page("/Tabs", lambda _: Name.R),
    "a link that does two things": _on_link(_next_action),
    "a link that acts at a touch": _on_link(_at_a_touch),
    "a link with a face of its own": _looks,
    "a link with a thick frame": _on_link(_bordered),
    "a link over the words beside it": _on_link(_stretched),
    "a link whose corners are elsewhere": _on_link(_corners_only),
    "two links for help exchanged in the structure": _swapped_objects,
    "a file pinned to a page": _file_note,
    "an attachment of another description": _attachment_renamed,
    "an attachment that is said to be the text": _attachment_is_data,
    "asides are nothing": _role("/Aside", "/Artifact"),
    "folios are quotations": _role("/Folio", "/Quote"),
    "a head cell of rows": _attribute("/TH", O=Name.Table, Scope=Name.Row),
    "a cell of two columns": _attribute("/TD", O=Name.Table, ColSpan=2, Headers=Array([String("table-1-head-1")])),
    "a list without numbers": _attribute("/L", O=Name.List, ListNumbering=Name.Square),
    "a paragraph told as struck": _attribute("/P", O=Name.Layout, TextDecorationType=Name.LineThrough),
    "a line in French": _content_lang,
    "a line with another text": _content_silent,
    "lines that belong elsewhere": _parents_exchanged,
    "letters that only look alike": _look_alike,
    "two lines exchanged": _again(_lines_exchanged),
    "letters that lie on one another": _widths,
    "letters of a hundredth of their width": _again(lambda data: data.replace(b"BT\n", b"BT\n1 Tz\n")),
    "letters raised off the page": _again(lambda data: data.replace(b"BT\n", b"BT\n900 Ts\n")),
    "letters crowded together": _again(lambda data: data.replace(b"BT\n", b"BT\n-8 Tc\n")),
    "lines beyond the edge": _again(_outside),
    "colours that are white here": _default_colours,
    "a page behind a mask": _masked,
    "1 and 9 exchanged on the way to the glyphs": _glyphs_mapped,
    "white poured over the text": _shading,
    "a white dot drawn large": _inline,
    "letters filled with white tiles": _pattern_ink,
    "other keywords": _info("/Keywords", "Cure"),
    "made by somebody else": _info("/Creator", "Ministry of Health"),
    "trapped": _info("/Trapped", "x"),
}
_OF_PRINT: dict[str, Edit] = {
    "ink that the press takes away": _transfer,
    "an ink that is told as white": _separation,
    "inks over one another": _knocked_out,
    "printed for another paper": _intent,
    "a page trimmed otherwise": _box("/TrimBox", 0, 0, 300, 648),
    "two lines exchanged": _again(_lines_exchanged),
    "printed on both sides otherwise": _root(
        "/ViewerPreferences", lambda _: Dictionary(DisplayDocTitle=True, Duplex=Name.DuplexFlipShortEdge, NumCopies=5)
    ),
}
_OF_COVER: dict[str, Edit] = {
    "trimmed a finger to the left": _box("/TrimBox", 29, 9, 876.8915, 657),
    "another text for its picture": _cover_alt,
    "an ink that the press takes away": _transfer_cover,
}
