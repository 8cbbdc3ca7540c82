"""Forgeries of an eighth lot, over every file that is published: the other editions, the braille, the proof itself.

Written down before any of them was tried; what is not found yet stands at the foot (`OPEN`). It is long because they
are one list.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator, String

from benchmarks.forgery.books import EPUB, INDEX, ONE, OPF, RECORD, WEB
from benchmarks.forgery.fifth import _styled
from benchmarks.forgery.forged import (
    BRAILLE,
    DYSLEXIA,
    LARGE,
    LEAFLET,
    PHONE,
    Change,
    Forgery,
    in_epub,
    in_pdf,
    replaced,
    within,
)
from benchmarks.forgery.pdfs import COVER, PRINT, SCREEN, Edit, _append, _body, _notes, _page_with
from benchmarks.forgery.third_pdf import Instructions, _element, _in_matrix, _instruction, _on_run

_SAID, _LAST = "Do not force", "Salt is lost"
_PAGE, _NAV = "EPUB/how-much.xhtml", "EPUB/nav.xhtml"
MANIFEST, REPORT, OFFICER, BILL = "manifest.json", "proof/report.json", "proof/acr.html", "proof/bom.cdx.json"


def forgeries() -> Iterator[Forgery]:
    """Every one of them."""
    for file, edits in _OF_PDF.items():
        for name, edit in edits.items():
            yield Forgery(f"{file}: {name}", file, in_pdf(edit))
    for file, changes in _OF_OTHERS.items():
        for name, change in changes.items():
            yield Forgery(f"{file}: {name}", file, change)


# Pages


def _lines(change: Callable[[list[float]], list[float]], text: str, high: float = 45.0) -> Edit:
    """The matrices of the lines from the one with a text on, and of those so far below it: y grows towards the foot."""

    def at(held: Instructions, place: int, _reader: Any) -> None:
        first = max(n for n in range(place + 1) if str(held[n].operator) == "Tm")
        top = float(held[first].operands[5])
        for n, one in enumerate(held):
            if str(one.operator) == "Tm" and top <= float(one.operands[5]) < top + high:
                held[n] = _instruction("Tm", *change([float(value) for value in one.operands]))

    return _on_run(text, at)


def _moved(text: str, right: float, up: float = 0.0) -> Edit:
    return _lines(lambda m: [*m[:4], m[4] + right, m[5] - up], text)


def _closer(thousandths: float) -> Edit:
    """The letters of every line stand so much closer than they were set."""

    def edit(pdf: pikepdf.Pdf) -> None:
        page = _page_with(pdf, "healthypeople")
        held: Instructions = list(pikepdf.parse_content_stream(page))
        for n, one in enumerate(held):
            if str(one.operator) == "TJ":
                shown: list[Any] = []
                for piece in one.operands[0]:
                    codes = bytes(piece) if isinstance(piece, String) else b""
                    for at in range(0, len(codes), 2):
                        shown += [String(codes[at : at + 2]), thousandths]
                    if not codes:
                        shown.append(piece)
                held[n] = _instruction("TJ", Array(shown))
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(held))

    return edit


def _spread(factor: float) -> Edit:
    """The lines of a paragraph stand closer to one another."""

    def at(held: Instructions, place: int, _reader: Any) -> None:
        first = max(n for n in range(place + 1) if str(held[n].operator) == "Tm")
        top = float(held[first].operands[5])
        for n, one in enumerate(held):
            if str(one.operator) == "Tm" and top < float(one.operands[5]) < top + 60:
                *rest, y = (float(value) for value in one.operands)
                held[n] = _instruction("Tm", *rest, top + factor * (y - top))

    return _on_run("is for healthy", at)


def _smaller(factor: float, text: str = _SAID) -> Edit:
    return _in_matrix(lambda m: [factor * one for one in m[:4]] + m[4:], text)


def _destination(name: str, up: float) -> Edit:
    """A named place lies higher or lower on its page."""

    def edit(pdf: pikepdf.Pdf) -> None:
        names = pdf.Root.Names.Dests.Names
        at = next(n for n in range(0, len(names), 2) if str(names[n]) == name)
        held = list(names[at + 1])
        names[at + 1] = Array([*held[:3], float(held[3]) + up, *held[4:]])

    return edit


def _state(page: pikepdf.Page, state: Dictionary) -> None:
    held = page.Resources.get("/ExtGState", Dictionary())
    held.Eighth = state
    page.Resources.ExtGState = held


def _veil(pdf: pikepdf.Pdf) -> None:
    page = _body(pdf)
    _state(page, Dictionary(ca=0.9))
    _append(pdf, page, b"/Artifact BMC q /Eighth gs 1 1 1 rg 0 0 900 900 re f Q EMC\n")


def _screened(pdf: pikepdf.Pdf) -> None:
    page = _body(pdf)
    _state(page, Dictionary(BM=Name.Screen))
    _append(pdf, page, b"/Artifact BMC q /Eighth gs 0.8 0.8 0.8 rg 0 0 900 900 re f Q EMC\n")


def _shaded(pdf: pikepdf.Pdf) -> None:
    page = _body(pdf)
    white = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([1, 1, 1]), C1=Array([1, 1, 1]), N=1)
    page.Resources.Shading = Dictionary(
        E8=Dictionary(
            ShadingType=2,
            ColorSpace=Name.DeviceRGB,
            Coords=Array([0, 0, 400, 0]),
            Function=white,
            Extend=Array([True, True]),
        )
    )
    _append(pdf, page, b"/Artifact BMC q 0 300 500 120 re W n /E8 sh Q EMC\n")


def _faint_figure(pdf: pikepdf.Pdf) -> None:
    page = _body(pdf)
    _state(page, Dictionary(ca=0.08, CA=0.08))
    held: Instructions = list(pikepdf.parse_content_stream(page))
    at = next(n for n, one in enumerate(held) if str(one.operator) == "BDC" and str(one.operands[0]) == "/Figure")
    held[at + 1 : at + 1] = [_instruction("q"), _instruction("gs", Name("/Eighth"))]
    end = next(n for n in range(at, len(held)) if str(held[n].operator) == "EMC")
    held.insert(end, _instruction("Q"))
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(held))


def _stamped(kind: str) -> Edit:
    """An annotation that draws white over the words, of a kind that few programs list."""

    def edit(pdf: pikepdf.Pdf) -> None:
        page = _body(pdf)
        form = pdf.make_stream(
            b"1 1 1 rg 0 0 400 200 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 400, 200])
        )
        note = Dictionary(
            Type=Name.Annot, Subtype=Name(kind), Rect=Array([40, 300, 440, 500]), F=4, AP=Dictionary(N=form)
        )
        page.obj.Annots = Array([*page.obj.get("/Annots", Array()), pdf.make_indirect(note)])

    return edit


def _unprinted(pdf: pikepdf.Pdf) -> None:
    """The warning lies on a layer that is not printed."""
    layer = pdf.make_indirect(
        Dictionary(
            Type=Name.OCG, Name=String("x"), Usage=Dictionary(Print=Dictionary(PrintState=Name.OFF, Subtype=Name.Print))
        )
    )
    asked = Dictionary(Event=Name.Print, OCGs=Array([layer]), Category=Array([Name.Print]))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(AS=Array([asked]), Order=Array([])))
    _page_with(pdf, _SAID).Resources.Properties = Dictionary(L8=layer)
    begin = ContentStreamInstruction([Name.OC, Name("/L8")], Operator("BDC"))
    _on_run(
        _SAID,
        lambda held, place, _reader: held.__setitem__(
            slice(place, place + 1), [begin, held[place], _instruction("EMC")]
        ),
    )(pdf)


def _mapped(pdf: pikepdf.Pdf) -> None:
    """The fonts send the codes of two glyphs to one another's outlines."""
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("/Subtype") == Name.CIDFontType2:
            table = bytearray(b"".join(n.to_bytes(2, "big") for n in range(4000)))
            table[40:42], table[44:46] = table[44:46], table[40:42]
            for one in range(0, len(table), 2):  # every glyph is drawn as the one behind it
                table[one : one + 2] = min(one // 2 + 1, 3999).to_bytes(2, "big")
            thing.CIDToGIDMap = pdf.make_stream(bytes(table))


def _downward(pdf: pikepdf.Pdf) -> None:
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("/Subtype") == Name.Type0:
            thing.Encoding = Name("/Identity-V")


def _root(key: str, make: Callable[[pikepdf.Pdf], Any]) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        pdf.Root[key] = make(pdf)

    return edit


def _entries(pdf: pikepdf.Pdf) -> Iterator[Any]:
    waiting = [pdf.Root.Outlines.First]
    while waiting:
        one = waiting.pop()
        waiting += [one[key] for key in ("/Next", "/First") if key in one]
        yield one


def _structured_bookmark(pdf: pikepdf.Pdf) -> None:
    """A bookmark has a place in the structure that is another's."""
    ends = [one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == Name.H1]
    next(one for one in _entries(pdf) if "How much" in str(one.Title)).SE = ends[0]


def _closed(pdf: pikepdf.Pdf) -> None:
    for one in _entries(pdf):
        if "/First" in one:
            one.Count = -abs(int(one.get("/Count", 1)))


def _old_names(pdf: pikepdf.Pdf) -> None:
    """A second table of named places, as PDF 1.1 has it, sends all to the first page."""
    names = pdf.Root.Names.Dests.Names
    first = Array([pdf.pages[0].obj, Name.Fit])
    pdf.Root.Dests = Dictionary({f"/{names[n]}": first for n in range(0, len(names), 2)})


def _suspect(pdf: pikepdf.Pdf) -> None:
    pdf.Root.MarkInfo.Suspects = True


def _head_as_body(pdf: pikepdf.Pdf) -> None:
    next(one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == Name.THead).S = Name.TBody


def _metadata(old: bytes, new: bytes) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        data = bytes(pdf.Root.Metadata.read_bytes())
        if old not in data:
            raise ValueError(f"there is no {old!r}")
        made = data.replace(old, new)
        pdf.Root.Metadata = pdf.make_stream(made, Type=Name.Metadata, Subtype=Name.XML)

    return edit


def _viewed(key: str, value: Any) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        held = pdf.Root.get("/ViewerPreferences", Dictionary())
        held[key] = value
        pdf.Root.ViewerPreferences = held

    return edit


def _page(key: str, value: Any) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        _body(pdf).obj[key] = value

    return edit


def _shifted(right: float, up: float) -> Edit:
    """Everything on a page stands elsewhere."""

    def edit(pdf: pikepdf.Pdf) -> None:
        page = _page_with(pdf, "healthypeople")
        page.contents_coalesce()
        data = bytes(page.Contents.read_bytes())
        page.Contents = pdf.make_stream(f"q 1 0 0 1 {right} {up} cm\n".encode() + data + b"\nQ")

    return edit


def _elsewhere(pdf: pikepdf.Pdf) -> None:
    for note in _notes(pdf):
        if isinstance(note, Dictionary) and "/URI" in note.get("/A", {}):
            note.A.URI = String("https://example.com/")


def _exchanged_pages(pdf: pikepdf.Pdf) -> None:
    pages = list(pdf.pages)
    one, other = pages[-1], pages[-2]
    held = pdf.Root.Pages.Kids
    at = {tuple(kid.objgen): n for n, kid in enumerate(held)}
    a, b = at[one.obj.objgen], at[other.obj.objgen]
    held[a], held[b] = other.obj, one.obj


def _over(pdf: pikepdf.Pdf) -> None:
    _append(pdf, _page_with(pdf, "healthypeople"), b"/Artifact BMC 1 1 1 rg 0 0 900 900 re f EMC\n")


def _front(edit: bytes) -> Edit:
    def change(pdf: pikepdf.Pdf) -> None:
        _append(pdf, pdf.pages[0], edit)

    return change


def _turned(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Rotate = 180


_LAYOUT = Dictionary(O=Name.Layout, TextDecorationType=Name.LineThrough)
_OF_PDF: dict[str, dict[str, Edit]] = {
    SCREEN: {
        "an expansion of a link": _element("/Link", "/E", String("Ask nobody")),
        "an alternative for a paragraph": _element("/P", "/Alt", String("Safe at any dose"), 4),
        "a link in French": _element("/Link", "/Lang", String("fr")),
        "a paragraph that is told as struck out": _element("/P", "/A", _LAYOUT, 5),
        "a paragraph over the one below": _moved("is for healthy", 0, -22),
        "a paragraph moved by its size": _moved("is for healthy", 12),
        "a paragraph apart from the others": _moved("is for healthy", 0, -60),
        "a heading away from its text": _moved("How to", 0, 30),
        "a veil over a page": _veil,
        "a page under a screen of light": _screened,
        "a paragraph under a shading": _shaded,
        "a watermark in white": _stamped("/Watermark"),
        "a mark for a press in white": _stamped("/PrinterMark"),
        "a net for traps in white": _stamped("/TrapNet"),
        "a redaction": _stamped("/Redact"),
        "words that are not printed": _unprinted,
        "glyphs by a map of their own": _mapped,
        "letters from the head to the foot": _downward,
        "data of another program": _root(
            "/PieceInfo", lambda _pdf: Dictionary(X=Dictionary(LastModified=String("D:2026"), Private=String("Safe")))
        ),
        "an attestation": _root("/Legal", lambda _pdf: Dictionary(Attestation=String("Approved by the FDA"))),
        "permissions by a signature": _root("/Perms", lambda _pdf: Dictionary()),
        "requirements of a program": _root(
            "/Requirements", lambda _pdf: Array([Dictionary(Type=Name.Requirement, S=Name.EnableJavaScripts)])
        ),
        "a bookmark that names another heading": _structured_bookmark,
        "bookmarks folded": _closed,
        "a second table of places": _old_names,
        "structure that is said to be doubtful": _suspect,
        "heads of a table told as its body": _head_as_body,
        "a claim of another level": _metadata(b'conformance="A"', b'conformance="U"'),
        "a window without its bars": _viewed("/HideToolbar", True),
        "a window of the whole screen": _viewed("/NonFullScreenPageMode", Name.UseOC),
        "a box of art": _page("/ArtBox", Array([100, 100, 120, 120])),
        "a box of bleed": _page("/BleedBox", Array([0, 300, 400, 600])),
        "a measure of a page": _page("/VP", Array([Dictionary(Type=Name.Viewport, BBox=Array([0, 0, 99, 99]))])),
    },
    PRINT: {
        "words that are not printed": _unprinted,
        "a veil over a page": _veil,
    },
    COVER: {
        "a cover on its head": _turned,
        "a veil over the front": _front(b"q 0 0 0 0 k 0 0 2000 2000 re f Q"),
        "words in the margin": _front(b"/Artifact BMC 0 0 0 1 k 2 2 30 4 re f EMC"),
    },
    LARGE: {
        "a line in smaller letters": _smaller(0.7),
        "lines closer together": _spread(0.8),
        "a paragraph under a veil": _veil,
        "links for help elsewhere": _elsewhere,
        "a paragraph nearer to the edge": _moved("is for healthy", -40),
    },
    DYSLEXIA: {
        "letters closer together": _closer(25),
        "letters a little closer together": _closer(12),
        "lines closer together": _spread(0.85),
        "a line in smaller letters": _smaller(0.8),
    },
    PHONE: {
        "letters a little smaller": _smaller(0.8),
        "links elsewhere": _elsewhere,
        "a page painted over": _over,
        "a page as large as a sheet": _page("/MediaBox", Array([0, 0, 595, 842])),
    },
    LEAFLET: {
        "a page painted over": _over,
        "a paragraph moved to the right": _moved("is for healthy", 40),
        "links for help elsewhere": _elsewhere,
        "its last pages exchanged": _exchanged_pages,
        "letters closer together": _closer(40),
    },
}


# Books


def _added(name: str, data: bytes, *changes: tuple[str, str, str]) -> Change:
    """A file more, and the places that name it."""

    def edit(files: dict[str, bytes]) -> None:
        files[name] = data
        for file, old, new in changes:
            text = files[file].decode()
            if old not in text:
                raise ValueError(f"there is no '{old}'")
            files[file] = text.replace(old, new, 1).encode()

    return in_epub(edit)


_LEXICON = (
    b'<?xml version="1.0"?><lexicon version="1.0" alphabet="ipa" xml:lang="en" '
    b'xmlns="http://www.w3.org/2005/01/pronunciation-lexicon"><lexeme><grapheme>not</grapheme>'
    b"<alias>now</alias></lexeme></lexicon>"
)
_SSML = 'xmlns:ssml="http://www.w3.org/2001/10/synthesis" ssml:ph="naU"'
_OF_EPUB: dict[str, Change] = {
    "a word with its sounds": within(_PAGE, ("Do not force", f"Do <span {_SSML}>not</span> force")),
    "a lexicon of sounds": _added(
        "EPUB/x.pls",
        _LEXICON,
        (OPF, "</manifest>", '<item href="x.pls" id="pls" media-type="application/pls+xml"/></manifest>'),
        (
            _PAGE,
            "</head>",
            '<link rel="pronunciation" type="application/pls+xml" hreflang="en" href="x.pls"/></head>',
        ),
    ),
    "words that no voice says": _styled(".warning{-epub-speak:none}"),
    "words that no voice says, as CSS has it": _styled("p{speak:never}"),
    "numbers said digit by digit": _styled("td{-epub-speak-as:digits}"),
    "rotated by a property": _styled("p{rotate:180deg}"),
    "scaled by a property": _styled("p{scale:.05}"),
    "moved by a property": _styled("p{translate:-9999px}"),
    "small by a zoom": _styled("p{zoom:.05}"),
    "contents that are skipped": _styled("section{content-visibility:hidden}"),
    "lines that are clamped": _styled("p{-webkit-line-clamp:1;display:-webkit-box;-webkit-box-orient:vertical}"),
    "along a path": _styled("p{offset-path:circle(9px)}"),
    "an animation to nothing": _styled("@keyframes x{to{opacity:0}}p{animation:x 1s forwards}"),
    "a mask of nothing": _styled("p{mask-image:linear-gradient(transparent,transparent)}"),
    "a blend of differences": _styled("p{mix-blend-mode:difference}"),
    "letters of its own": _styled("@counter-style x{system:cyclic;symbols:'9'}ol{list-style:x}"),
    "another word at a break": _styled("p{hyphenate-character:' not'}"),
    "words in capitals": _styled("p{text-transform:uppercase}"),
    "a letter for every letter": _styled("p{-webkit-text-security:disc}"),
    "a paragraph owned by another": within(_PAGE, ('class="callout warning"', 'class="callout warning" aria-owns="x"')),
    "reading that goes on elsewhere": within(_PAGE, ("<p>Do not", '<p aria-flowto="tbl-day">Do not')),
    "a note that is no footnote": within(ONE, ('role="doc-footnote"', 'role="doc-tip"')),
    "a paragraph that is no article": within(_PAGE, ("<p>Do not", '<p epub:type="annotation">Do not')),
    "the beginning of the text elsewhere": within(
        _NAV,
        ('epub:type="bodymatter" href="why-water.xhtml#why-water"', 'epub:type="bodymatter" href="how-much.xhtml"'),
    ),
    "contents that skip the disclaimer": within(
        _NAV,
        (
            'href="disclaimer.xhtml#disclaimer">Read this first</a></li><li class="toc-body">',
            'href="why-water.xhtml#why-water">Read this first</a></li><li class="toc-body">',
        ),
    ),
    "a claim of level AAA": within(
        OPF,
        (
            "</metadata>",
            '<meta property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.2 Level AAA</meta></metadata>',
        ),
    ),
    "who certified it": within(
        OPF, ("</metadata>", '<meta property="a11y:certifiedBy">Institute of Health</meta></metadata>')
    ),
    "a report of a certifier": within(
        OPF, ("</metadata>", '<link rel="a11y:certifierReport" href="https://example.com/"/></metadata>')
    ),
    "an exemption": within(
        OPF, ("</metadata>", '<meta property="a11y:exemption">eaa-microenterprise</meta></metadata>')
    ),
    "a source": within(OPF, ("</metadata>", "<dc:source>urn:isbn:9780000000002</dc:source></metadata>")),
    "rights of its own": _added("META-INF/rights.xml", b"<rights>FDA approved</rights>"),
    "a signature of nobody": _added(
        "META-INF/signatures.xml", b'<signatures xmlns="urn:oasis:names:tc:opendocument:xmlns:container"/>'
    ),
    "a page read by a recording": within(
        OPF, ('id="page-how-much" media', 'id="page-how-much" media-overlay="cover-drawing" media')
    ),
}

_OF_WEB: dict[str, Change] = {
    "a paragraph that is not translated": replaced(("<p>Do not", '<p translate="no">Do not'), count=1),
    "a place that takes the keys": replaced(("<p>Do not", '<p tabindex="0" autofocus>Do not'), count=1),
    "a word in a details": replaced(("<p>Do not", "<details><summary>Do</summary>not</details><p>Do not"), count=1),
    "a frame": replaced(("</main>", '<iframe srcdoc="Safe"></iframe></main>'), count=1),
    "a progress": replaced(("</main>", '<meter value="1">x</meter></main>'), count=1),
    "a claim in the head": replaced(
        ("</title>", '</title><meta name="dcterms.conformsTo" content="WCAG 2.2 AAA">'), count=1
    ),
}
_OF_INDEX: dict[str, Change] = {
    "a size of a file": replaced((" kB", "0 kB"), count=1),
    "a reader who approved it": replaced(("Not reviewed.", "Reviewed by the FDA."), count=1),
    "another day of the review": replaced(("1 January 2026", "1 January 2027"), count=1),
    "a kind of a file": replaced(('href="water.epub"', 'href="water.epub" type="text/html"'), count=1),
}
_FEATURE = (
    "<ProductFormFeature><ProductFormFeatureType>09</ProductFormFeatureType>"
    "<ProductFormFeatureValue>86</ProductFormFeatureValue></ProductFormFeature>"
)
_OF_ONIX: dict[str, Change] = {
    "a licence of another": replaced(("<EpubLicenseName>CC0", "<EpubLicenseName>All rights reserved"), count=1),
    "a protection": replaced(("<EpubTechnicalProtection>00", "<EpubTechnicalProtection>03"), count=1),
    "a claim of level AAA": replaced(
        (
            "<PrimaryContentType>",
            _FEATURE + "<PrimaryContentType>",
        ),
        count=1,
    ),
    "a notice that it is withdrawn": replaced(("<NotificationType>03", "<NotificationType>05"), count=1),
    "another publisher": replaced(("Example Press", "Institute of Health"), count=1),
}


# Braille


def _rows(change: Callable[[list[str]], None]) -> Change:
    """The lines of the braille, form feeds at the beginning of the line behind them."""

    def edit(data: bytes) -> bytes:
        rows = data.decode("ascii").split("\r\n")
        before = list(rows)
        change(rows)
        if rows == before:
            raise ValueError("nothing was changed")
        return "\r\n".join(rows).encode("ascii")

    return edit


def _indented(rows: list[str]) -> None:
    at = next(n for n, row in enumerate(rows) if row.startswith("  ,! NUMB]"))
    rows[at] = rows[at][2:]


def _title_aside(rows: list[str]) -> None:
    at = next(n for n, row in enumerate(rows) if row.strip() == ",BY ,ADA ,EXAMPLE")
    rows[at] = rows[at].strip()


def _notes_heading(rows: list[str]) -> None:
    at = next(n for n, row in enumerate(rows) if row.strip("\f ") == ",TRANSCRIB]'S ,NOTES")
    rows[at] = "\f" + rows[at].strip("\f ")


def _page_later(rows: list[str]) -> None:
    """A page of print begins a paragraph later."""
    at = next(n for n, row in enumerate(rows) if re.fullmatch(r"-{20,}II", row))
    rows[at], rows[at + 1 : at + 3] = rows[at + 1], [rows[at + 2], rows[at]]


def _page_line_later(rows: list[str]) -> None:
    """A page of print begins a line of words later, within a section."""
    at = next(n for n, row in enumerate(rows) if re.fullmatch(r"-{20,}#B", row))
    after = next(n for n in range(at + 1, len(rows)) if rows[n].strip())
    rows[at : after + 1] = [*rows[at + 1 : after + 1], rows[at]]


def _head(rows: list[str]) -> None:
    at = next(n for n, row in enumerate(rows) if row.startswith("\f") and "#A" in row)
    rows[at] = rows[at].replace(",HOT", ",C4D", 1)


def _unboxed(rows: list[str]) -> None:
    at = next(n for n, row in enumerate(rows) if re.fullmatch("7{30,}", row))
    rows[at] = ""


def _guide(rows: list[str]) -> None:
    at = next(n for n, row in enumerate(rows) if '""' in row and row.endswith("#C"))
    rows[at] = rows[at][:-1] + "B"


_OF_BRAILLE: dict[str, Change] = {
    "a paragraph of the transcriber that is not indented": _rows(_indented),
    "a line of the title page at the edge": _rows(_title_aside),
    "a heading of the transcriber at the edge": _rows(_notes_heading),
    "a page of print that begins a line later": _rows(_page_line_later),
    "another running head": _rows(_head),
    "a box without its beginning": _rows(_unboxed),
    "a page in the contents": _rows(_guide),
    "another day among the facts": replaced((",JANU>Y #BJBF", ",JANU>Y #BJBG"), count=1),
}


# The proof


def _said(change: Callable[[dict[str, Any]], None]) -> Change:
    """A change of what a file of JSON says."""

    def edit(data: bytes) -> bytes:
        said = json.loads(data)
        change(said)
        return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()

    return edit


def _set(*path: str | int, value: Any) -> Change:
    def change(said: Any) -> None:
        for step in path[:-1]:
            said = said[step]
        if said[path[-1]] == value:
            raise ValueError("nothing was changed")
        said[path[-1]] = value

    return _said(change)


def _file(said: dict[str, Any], name: str) -> Any:
    return next(one for one in said["files"] if one["file"] == name)


def _prover(key: str, value: Any) -> Change:
    return _said(lambda said: _file(said, SCREEN)["provers"][0].__setitem__(key, value))


def _bill(said: dict[str, Any]) -> None:
    one = next(one for one in said["components"] if "licenses" in one)
    one["licenses"] = [{"license": {"id": "0BSD"}}]


_OF_MANIFEST: dict[str, Change] = {
    "a reader who approved it": _set("review", "reviewers", value=["Institute of Health"]),
    "the day of the next review": _set("review", "next-review", value="2037-01-01"),
    "nothing that was not checked": _set("not-checked", value=[]),
    "an approved statement": _set("statements", value=[{"id": "x", "approved": "2026-01-01", "by": "The FDA"}]),
    "a version of a tool": _set("tools", "weasyprint", value="99.0"),
    "a standard of the interior": _said(
        lambda said: _file(said, PRINT).__setitem__("standards", {"claimed": ["PDF/X-4"], "proved": ["PDF/X-4"]})
    ),
    "another policy": _set("policy", "names", value=["general", "harm-reduction"]),
}
_OF_REPORT: dict[str, Change] = {
    "rules of a prover": _prover("rules", 999),
    "objects of a prover": _prover("objects", 999999),
    "a version of a prover": _prover("version", "9.9"),
    "a prover of another": _said(
        lambda said: _file(said, SCREEN)["provers"].append(
            {**_file(said, SCREEN)["provers"][0], "name": "verapdf", "profile": "PDF/UA-1"}
        )
    ),
    "a prover gone": _said(lambda said: _file(said, SCREEN)["provers"].pop()),
    "words of a file": _said(lambda said: _file(said, SCREEN).__setitem__("words", 999)),
    "pages of a file": _said(lambda said: _file(said, SCREEN).__setitem__("pages", 999)),
    "a standard of the EPUB": _said(
        lambda said: _file(said, EPUB).__setitem__(
            "standards", {"claimed": ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"], "proved": []}
        )
    ),
    "a criterion that is met": _set("wcag", 0, "state", value="Supports"),
    "nothing that a person must check": _said(lambda said: _file(said, SCREEN).__setitem__("needs-a-person", [])),
    "a statement on a page": _said(
        lambda said: _file(said, SCREEN).__setitem__("statements", [{"id": "x", "folio": "iii"}])
    ),
}
_OF_OTHERS: dict[str, dict[str, Change]] = {
    EPUB: _OF_EPUB,
    WEB: _OF_WEB,
    INDEX: _OF_INDEX,
    RECORD: _OF_ONIX,
    BRAILLE: _OF_BRAILLE,
    MANIFEST: _OF_MANIFEST,
    REPORT: _OF_REPORT,
    OFFICER: {
        "a criterion that is met": replaced(("Not Evaluated", "Supports"), count=1),
        "who evaluated it": replaced(("Example Press", "Institute of Health"), count=1),
    },
    "proof/openacr-epub.yaml": {
        "a criterion that is met": replaced(("level: not-evaluated", "level: supports"), count=1)
    },
    "proof/report.html": {"words added": replaced(("</main>", "<p>Approved by the FDA.</p></main>"), count=1)},
    BILL: {"a licence of a font": _said(_bill)},
}
OPEN: dict[str, dict[str, Edit]] = {
    SCREEN: {
        "a heading's place in the middle of its page": _destination("why-water-how-to-notice-thirst", -150),
        "a figure's place below it": _destination("fig-glass", -260),
        "a source's place at the foot": _destination("ref-snow1855", -300),
        "a figure that is nearly clear": _faint_figure,
    },
    PRINT: {
        "a paragraph over the one below": _moved("is for healthy", 0, -22),
        "a page nearer to the spine": _shifted(-20, 0),
    },
}
OPEN_OF_OTHERS: dict[str, dict[str, Change]] = {
    BRAILLE: {"a page of print that begins later": _rows(_page_later)},
    INDEX: {"a language of a file": replaced(('href="water.epub"', 'href="water.epub" hreflang="fr"'), count=1)},
}
"""Those that are not found yet: places moved within their part, a page moved as a whole, a print page in braille."""
