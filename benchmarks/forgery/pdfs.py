"""Forgeries of the PDF for screens, of the interior for print and of the cover.

It is long because the forgeries of a PDF are one list.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, String

from benchmarks.forgery.forged import Forgery, in_pdf

SCREEN, PRINT, COVER = "water.pdf", "water-print.pdf", "water-cover.pdf"
Edit = Callable[[pikepdf.Pdf], None]


def forgeries() -> Iterator[Forgery]:
    """Every forgery of a PDF."""
    for file in (SCREEN, PRINT):
        for name, edit in _OF_PAGES.items():
            yield Forgery(f"{file}: {name}", file, in_pdf(edit))
    for name, edit in _OF_SCREEN.items():
        yield Forgery(f"{SCREEN}: {name}", SCREEN, in_pdf(edit))
    for name, edit in _OF_COVER.items():
        yield Forgery(f"{COVER}: {name}", COVER, in_pdf(edit))


def _page_with(pdf: pikepdf.Pdf, text: str) -> pikepdf.Page:
    """The page on which a text is drawn."""
    from guidepress.prove.parsers.pdf.drawing.pages import read_pages

    solid = "".join(text.split())
    number = next(page.number for page in read_pages(pdf).pages if solid in "".join(page.text.split()))
    return pdf.pages[number]


def _content(page: pikepdf.Page) -> bytes:
    page.contents_coalesce()
    return bytes(page.Contents.read_bytes())


def _write(pdf: pikepdf.Pdf, page: pikepdf.Page, data: bytes) -> None:
    page.Contents = pdf.make_stream(data)


def _append(pdf: pikepdf.Pdf, page: pikepdf.Page, data: bytes) -> None:
    _write(pdf, page, b"q\n" + _content(page) + b"\nQ\n" + data)


def _tile(pdf: pikepdf.Pdf, data: bytes) -> Any:
    """A pattern of tiles that are painted so (ISO 32000-1, 8.7.3)."""
    box = Array([0, 0, 9, 9])
    kind = {"Type": Name.Pattern, "PatternType": 1, "PaintType": 1, "TilingType": 1}
    return pdf.make_stream(data, **kind, BBox=box, XStep=9, YStep=9, Resources=Dictionary())


def _body(pdf: pikepdf.Pdf) -> pikepdf.Page:
    return _page_with(pdf, "tired")


def _line(data: bytes) -> re.Match[bytes]:
    """The longest line that a content stream shows."""
    return max(re.finditer(rb"\[[^\]]*\] ?TJ", data), key=lambda one: len(one[0]))


def _said_otherwise(pdf: pikepdf.Pdf) -> None:
    """The first glyphs of a line are exchanged, and ActualText says what they said before."""
    page = _body(pdf)
    data = _content(page)
    found = _line(data)
    codes = [held[n : n + 4] for held in re.findall(rb"<([0-9a-f]+)>", found[0]) for n in range(0, len(held), 4)]
    text = "".join(_text_of(pdf, page, code) for code in codes)
    turned = b"[<" + b"".join([*codes[3:6], *codes[:3], *codes[6:]]) + b">] TJ"
    begin = b"/Span <</ActualText <feff" + text.encode("utf-16-be").hex().encode() + b">>> BDC "
    _write(pdf, page, data[: found.start()] + begin + turned + b" EMC " + data[found.end() :])


def _text_of(pdf: pikepdf.Pdf, page: pikepdf.Page, codes: bytes) -> str:  # noqa: ARG001
    from guidepress.prove.parsers.pdf.to_unicode import read_font

    readers = [read_font(font) for font in page.Resources.Font.values()]
    return max((reader.text(bytes.fromhex(codes.decode())) for reader in readers), key=len)


def _digits_exchanged(pdf: pikepdf.Pdf) -> None:
    """In every font the outlines of 1 and 9 change places."""
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("/Type") == Name.FontDescriptor:
            font = TTFont(io.BytesIO(bytes(thing.FontFile2.read_bytes())))
            _exchange(font, _numbered(pdf, thing))
            held = io.BytesIO()
            font.save(held)
            thing.FontFile2 = pdf.make_stream(held.getvalue())
            thing.FontFile2.Length1 = len(held.getvalue())


def _numbered(pdf: pikepdf.Pdf, descriptor: Any) -> dict[str, list[int]]:
    from guidepress.prove.parsers.pdf.to_unicode import read_font

    found: dict[str, list[int]] = {"1": [], "9": []}
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("/Subtype") == Name.Type0:  # noqa: SIM102
            if thing.DescendantFonts[0].FontDescriptor.objgen == descriptor.objgen:
                for code, text in read_font(thing).unicode.items():
                    if text in found:
                        found[text].append(code)
    return found


def _exchange(font: TTFont, codes: dict[str, list[int]]) -> None:
    order, glyphs = font.getGlyphOrder(), font["glyf"]
    for one, nine in zip(codes["1"], codes["9"], strict=False):
        a, b = order[one], order[nine]
        glyphs[a], glyphs[b] = glyphs[b], glyphs[a]


def _meaning_exchanged(pdf: pikepdf.Pdf) -> None:
    """1 and 9 change places in the text, and in what the fonts say of their codes."""
    for page in pdf.pages:
        data = _content(page)
        for thing in page.get("/Resources", Dictionary()).get("/Font", Dictionary()).values():
            codes = _codes_of(thing)
            if codes["1"] and codes["9"]:
                one, nine = (f"{codes[text][0]:04x}".encode() for text in "19")
                pieces = re.split(rb"(<[0-9a-f]+>)", data)
                data = b"".join(_swap(one_, one, nine) if n % 2 else one_ for n, one_ in enumerate(pieces))
        _write(pdf, page, data)
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("/Subtype") == Name.Type0:
            codes = _codes_of(thing)
            if codes["1"] and codes["9"]:
                mapped = bytes(thing.ToUnicode.read_bytes())
                one, nine = (f"<{codes[text][0]:04x}>".encode() for text in "19")
                lines = [_swap_key(line, one, nine) for line in mapped.split(b"\n")]
                thing.ToUnicode = pdf.make_stream(b"\n".join(lines))


def _codes_of(font: Any) -> dict[str, list[int]]:
    from guidepress.prove.parsers.pdf.to_unicode import read_font

    unicode = read_font(font).unicode
    return {text: [code for code, said in unicode.items() if said == text] for text in "19"}


def _swap(string: bytes, one: bytes, other: bytes) -> bytes:
    held = string[1:-1]
    codes = [held[n : n + 4] for n in range(0, len(held), 4)]
    return b"<" + b"".join({one: other, other: one}.get(code, code) for code in codes) + b">"


def _swap_key(line: bytes, one: bytes, other: bytes) -> bytes:
    for a, b in ((one, other), (other, one)):
        if line.lower().startswith(a):
            return b + line[len(a) :]
    return line


def _artifact_words(pdf: pikepdf.Pdf) -> None:
    """A line of the page is drawn again at its foot, as an artifact."""
    page = _body(pdf)
    data = _content(page)
    line = _line(data)
    shown, font = line[0], list(re.finditer(rb"(/\S+) [\d.]+ Tf", data[: line.start()]))[-1]
    _append(pdf, page, b"/Artifact BMC q BT " + font[1] + b" 12 Tf 1 0 0 1 60 200 Tm " + shown + b" ET Q EMC")


def _folio_head(pdf: pikepdf.Pdf) -> None:
    """As above, but called pagination."""
    _artifact_words(pdf)
    page = _body(pdf)
    _write(pdf, page, _content(page).replace(b"/Artifact BMC q BT", b"/Artifact <</Type /Pagination>> BDC q BT"))


def _white(pdf: pikepdf.Pdf) -> None:
    page = _body(pdf)
    data = re.sub(rb"(?<![\d.])[\d.]+ [\d.]+ [\d.]+ rg|(?<![\d.])[\d.]+ g\b", b"1 1 1 rg", _content(page))
    data = re.sub(rb"(?<![\d.])[\d.]+ [\d.]+ [\d.]+ [\d.]+ k\b", b"0 0 0 0 k", data)
    _write(pdf, page, data.replace(b"BT\n", b"BT\n1 1 1 rg\n").replace(b"BT ", b"BT 1 1 1 rg "))


def _invisible(pdf: pikepdf.Pdf) -> None:
    page = _body(pdf)
    _write(pdf, page, re.sub(rb"\bBT\b", b"BT 3 Tr", _content(page)))


def _painted_over(pdf: pikepdf.Pdf) -> None:
    page = _body(pdf)
    _append(pdf, page, b"/Artifact BMC 1 1 1 rg 0 0 600 700 re f EMC")


def _covered_line(pdf: pikepdf.Pdf) -> None:
    page = _body(pdf)
    run = _longest_run(pdf, page)
    box = f"{run.x0 - 1} {run.y0 - 1} {run.width + 2} {run.height + 2}"
    _append(pdf, page, f"/Artifact BMC 1 1 1 rg {box} re f EMC".encode())


def _place(pdf: pikepdf.Pdf, page: pikepdf.Page) -> int:
    """The number of a page, counted from 0."""
    return next(n for n, one in enumerate(pdf.pages) if one.obj.objgen == page.obj.objgen)


def _longest_run(pdf: pikepdf.Pdf, page: pikepdf.Page) -> Any:
    from guidepress.prove.parsers.pdf.drawing.pages import read_pages

    drawn = read_pages(pdf).pages[_place(pdf, page)]
    return max((run for run in drawn.glyphs if not run.mark.artifact), key=lambda run: len(run.text)).box


def _clipped(pdf: pikepdf.Pdf) -> None:
    page = _body(pdf)
    _write(pdf, page, b"q 0 0 10 10 re W n\n" + _content(page) + b"\nQ")


def _cropped(pdf: pikepdf.Pdf) -> None:
    _body(pdf).obj.CropBox = Array([0, 0, 100, 100])


def _turned(pdf: pikepdf.Pdf) -> None:
    _page_with(pdf, "information").obj.Rotate = 180


def _turned_by_matrix(pdf: pikepdf.Pdf) -> None:
    page = _body(pdf)
    box = [float(value) for value in page.mediabox]
    _write(pdf, page, f"q -1 0 0 -1 {box[2]} {box[3]} cm\n".encode() + _content(page) + b"\nQ")


def _blank_page(pdf: pikepdf.Pdf) -> None:
    number = _place(pdf, _body(pdf))
    page = pdf.pages[number].obj
    blank = Dictionary({key: page[key] for key in ("/Type", "/MediaBox", "/TrimBox", "/BleedBox") if key in page})
    blank.Contents = pdf.make_stream(b"")
    blank.Resources = Dictionary()
    pdf.pages.insert(number + 1, pikepdf.Page(pdf.make_indirect(blank)))


def _layer_off(pdf: pikepdf.Pdf) -> None:
    page = _body(pdf)
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("x")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group])))
    page.Resources.Properties = Dictionary(L0=group)
    _write(pdf, page, b"/OC /L0 BDC\n" + _content(page) + b"\nEMC")


def _transparent(pdf: pikepdf.Pdf) -> None:
    page = _body(pdf)
    page.Resources.ExtGState.FORGED = Dictionary(ca=0.01, CA=0.01)
    data = re.sub(rb"\bBT\b", b"/FORGED gs BT", _content(page))
    _write(pdf, page, data)


def _tiny(pdf: pikepdf.Pdf) -> None:
    page = _body(pdf)
    _write(pdf, page, re.sub(rb"(/\S+) [\d.]+ Tf", rb"\1 0.5 Tf", _content(page)))


def _figure_text(pdf: pikepdf.Pdf) -> None:
    """Two digits of the figure change places wherever they stand behind its bars."""
    page = _page_with(pdf, "1000ml")
    data = _content(page)
    begin = data.index(b"120 20 70 80 re")
    codes = [code for found in re.findall(rb"<([0-9a-f]+)>", data[begin:]) for code in re.findall(rb".{4}", found)]
    one, other = list(dict.fromkeys(code for code in codes if _text_of(pdf, page, code).strip().isdigit()))[:2]
    exchange = {one: other, other: one}

    def exchanged(match: re.Match[bytes]) -> bytes:
        return b"<" + b"".join(exchange.get(code, code) for code in re.findall(rb".{1,4}", match[1])) + b">"

    _write(pdf, page, data[:begin] + re.sub(rb"<([0-9a-f]+)>", exchanged, data[begin:]))


def _figure_bars(pdf: pikepdf.Pdf) -> None:
    """A bar of the figure is a tenth as high."""
    page = _page_with(pdf, "1000ml")
    data = _content(page)
    if b"120 20 70 80 re" not in data:
        raise ValueError("the bar is not there")
    _write(pdf, page, data.replace(b"120 20 70 80 re", b"120 92 70 8 re"))


def _figure_gone(pdf: pikepdf.Pdf) -> None:
    page = _page_with(pdf, "1000ml")
    _write(pdf, page, _content(page).replace(b"120 20 70 80 re", b"120 20 0 0 re"))


def _figure_moved(pdf: pikepdf.Pdf) -> None:
    page = _page_with(pdf, "1000ml")
    _write(pdf, page, _content(page).replace(b"120 20 70 80 re", b"110 20 70 80 re"))


_OF_PAGES: dict[str, Edit] = {
    "glyphs drawn otherwise than ActualText says": _said_otherwise,
    "1 and 9 exchanged in the outlines of the fonts": _digits_exchanged,
    "1 and 9 exchanged in text and ToUnicode": _meaning_exchanged,
    "words as an artifact": _artifact_words,
    "words as pagination": _folio_head,
    "a page in white on white": _white,
    "a page in invisible letters": _invisible,
    "a page painted over": _painted_over,
    "a line painted over": _covered_line,
    "a page clipped away": _clipped,
    "a page cropped": _cropped,
    "a page of the disclaimer turned": _turned,
    "a page turned by its matrix": _turned_by_matrix,
    "an empty page within a section": _blank_page,
    "a page on a layer that is off": _layer_off,
    "transparent letters": _transparent,
    "letters of half a point": _tiny,
    "digits in a figure exchanged": _figure_text,
    "a bar of a figure shortened": _figure_bars,
    "a bar of a figure gone": _figure_gone,
    "a bar of a figure moved": _figure_moved,
}


def _notes(pdf: pikepdf.Pdf) -> Iterator[Any]:
    return (note for page in pdf.pages for note in page.obj.get("/Annots", []))


def _uris_elsewhere(pdf: pikepdf.Pdf) -> None:
    for note in _notes(pdf):
        if "/A" in note and str(note.A.get("/URI", "")).startswith("https"):
            note.A.URI = String("https://example.com/")


def _help_elsewhere(pdf: pikepdf.Pdf) -> None:
    for note in _notes(pdf):
        if "/A" in note and str(note.A.get("/URI", "")).startswith("tel:"):
            note.A.URI = String("tel:+19005550100")


def _one_citation_elsewhere(pdf: pikepdf.Pdf) -> None:
    note = next(note for note in _notes(pdf) if str(note.get("/Dest", "")).startswith("ref-"))
    note.Dest = String("tbl-day")


def _destination_moved(pdf: pikepdf.Pdf) -> None:
    names = pikepdf.NameTree(pdf.Root.Names.Dests)
    place = names["ref-snow1855"]
    place[0] = pdf.pages[0].obj


def _link_moved(pdf: pikepdf.Pdf) -> None:
    note = next(note for note in _notes(pdf) if "/A" in note and str(note.A.get("/URI", "")).startswith("tel:"))
    note.Rect = Array([0, 0, 5, 5])
    note.QuadPoints = Array([0, 0, 5, 0, 0, 5, 5, 5])


def _link_added(pdf: pikepdf.Pdf) -> None:
    page = _body(pdf)
    action = Dictionary(S=Name.URI, URI=String("https://shop.example.com/"))
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([60, 300, 300, 500]), F=4, A=action)
    note.Contents = String("A glass")
    page.obj.Annots = Array([*page.obj.get("/Annots", []), pdf.make_indirect(note)])


def _outline(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.First.Next.Title = String("Safe at any dose")


def _outline_elsewhere(pdf: pikepdf.Pdf) -> None:
    entry = pdf.Root.Outlines.Last
    entry.Dest = Array([pdf.pages[0].obj, Name.Fit])


def _open_action(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Array([pdf.pages[-1].obj, Name.Fit])


def _xmp(old: bytes, new: bytes) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        data = bytes(pdf.Root.Metadata.read_bytes())
        if old not in data:
            raise ValueError(f"there is no {old!r}")
        held = pdf.make_stream(data.replace(old, new))
        held.Type, held.Subtype = Name.Metadata, Name.XML
        pdf.Root.Metadata = held

    return edit


def _info(key: str, value: str) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo[key] = String(value)

    return edit


def _free_text(pdf: pikepdf.Pdf) -> None:
    page = _body(pdf)
    note = Dictionary(
        Type=Name.Annot,
        Subtype=Name.FreeText,
        Rect=Array([60, 300, 300, 400]),
        F=4,
        Contents=String("Safe"),
        DA=String("/Helv 12 Tf"),
    )
    page.obj.Annots = Array([*page.obj.get("/Annots", []), pdf.make_indirect(note)])


_OF_SCREEN: dict[str, Edit] = {
    "all addresses lead elsewhere": _uris_elsewhere,
    "telephone numbers lead elsewhere": _help_elsewhere,
    "a citation leads elsewhere": _one_citation_elsewhere,
    "a destination moved to the cover": _destination_moved,
    "a link for help lies in the corner": _link_moved,
    "a link laid over the text": _link_added,
    "a bookmark of another name": _outline,
    "a bookmark to the cover": _outline_elsewhere,
    "opens at the last page": _open_action,
    "dc:creator": _xmp(b"Ada Example", b"Bob Forger"),
    "dc:description": _xmp(b"How much to drink", b"All there is to drink"),
    "dc:publisher": _xmp(
        b"</rdf:RDF>",
        b'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        b"<dc:publisher><rdf:Bag><rdf:li>WHO</rdf:li></rdf:Bag></dc:publisher></rdf:Description>"
        b"</rdf:RDF>",
    ),
    "schema:lastReviewed": _xmp(b"2026-01-01</schema:lastReviewed>", b"2029-01-01</schema:lastReviewed>"),
    "schema:expires": _xmp(b"2027-01-01</schema:expires>", b"2037-01-01</schema:expires>"),
    "CreateDate": _xmp(b"2026-01-02</xmp:CreateDate>", b"2029-01-02</xmp:CreateDate>"),
    "Info: Author": _info("/Author", "Bob Forger"),
    "Info: Title": _info("/Title", "Safe Water"),
    "a note of free text": _free_text,
}


def _cover_white(pdf: pikepdf.Pdf) -> None:
    _append(pdf, pdf.pages[0], b"/Artifact BMC 0 0 0 0 k 0 0 2000 2000 re f EMC")


def _cover_letters(pdf: pikepdf.Pdf) -> None:
    """Every path of many contours, which is a line of letters, is gone."""
    page = pdf.pages[0]
    lines = [path for path in re.findall(rb"q\n/a1\.0 gs.*?\nQ", _content(page), re.DOTALL) if path.count(b"h\n") > 3]
    data = _content(page)
    for path in lines:
        data = data.replace(path, b"")
    _write(pdf, page, data)


_OF_COVER: dict[str, Edit] = {
    "painted over in white": _cover_white,
    "all lettering taken from it": _cover_letters,
    "dc:title": _xmp(b"Water on Hot Days", b"Another Book"),
}
