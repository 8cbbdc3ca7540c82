"""Forgeries of a fifth lot, thought up without looking at the provers: pages, sheets and records."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from benchmarks.forgery.books import EPUB, INDEX, OPF, RECORD, WEB
from benchmarks.forgery.decorations import _drawn
from benchmarks.forgery.forged import Change, Forgery, in_epub, in_pdf, replaced, within
from benchmarks.forgery.pdfs import SCREEN, Edit, _append, _body, _content, _page_with, _write
from benchmarks.forgery.third_pdf import Instructions, _in_matrix, _instruction, _on_run, _phone
from guidepress.prove.parsers.pdf.drawing.geometry import union
from guidepress.prove.parsers.pdf.drawing.pages import read_pages

_SAID, _HEADING = "Do not force", "Why water"
_PAGE, _NAV, _SHEET = "EPUB/how-much.xhtml", "EPUB/nav.xhtml", "EPUB/styles/epub.css"


def forgeries() -> Iterator[Forgery]:
    """Every one of them."""
    for name, edit in _OF_SCREEN.items():
        yield Forgery(f"{SCREEN}: {name}", SCREEN, in_pdf(edit))
    for file, changes in ((EPUB, _OF_EPUB), (WEB, _OF_WEB), (INDEX, _OF_INDEX), (RECORD, _OF_ONIX)):
        for name, change in changes.items():
            yield Forgery(f"{file}: {name}", file, change)


# Pages


def _line(name: str, value: Any, usual: Any, text: str = _SAID) -> Edit:
    """An operator in force for one line."""

    def change(held: Instructions, place: int, _reader: Any) -> None:
        held[place : place + 1] = [_instruction(name, *value), held[place], _instruction(name, *usual)]

    return _on_run(text, change)


def _exchanged(pdf: pikepdf.Pdf) -> None:
    """Two lines of the last paragraph change places on the page."""
    page = _page_with(pdf, _SAID)
    held: Instructions = list(pikepdf.parse_content_stream(page))
    places = [n for n, one in enumerate(held) if str(one.operator) == "Tm"]
    one, other = (places[at] for at in (-3, -2))
    held[one], held[other] = held[other], held[one]
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(held))


def _page(key: str, value: Any) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        _body(pdf).obj[key] = value

    return edit


def _elsewhere(pdf: pikepdf.Pdf) -> None:
    """The link for help lies on the words before it."""
    note = _phone(pdf)
    left, low, right, high = (float(one) for one in note.Rect)
    wide = right - left
    note.Rect = Array([left - wide, low, left, high])
    note.QuadPoints = Array([left - wide, high, left, high, left - wide, low, left, low])


def _over(text: str, draw: str) -> Edit:
    """Something over the run that shows a text, as an artifact."""

    def edit(pdf: pikepdf.Pdf) -> None:
        page = _page_with(pdf, text)
        number = next(n for n, one in enumerate(pdf.pages) if one.obj.objgen == page.obj.objgen)
        run = next(one for one in read_pages(pdf).pages[number].glyphs if text in one.text)
        box = union([run.box])
        foot = run.origin[1]
        made = draw.format(x=box.x0, r=box.x1, w=box.width, y=foot, m=foot + 0.25 * run.size, s=run.size)
        _append(pdf, page, f"/Artifact BMC q {made} Q EMC\n".encode())

    return edit


def _mirrored(pdf: pikepdf.Pdf) -> None:
    """The figure is seen as in a mirror."""
    page = _page_with(pdf, "tired")
    number = next(n for n, one in enumerate(pdf.pages) if one.obj.objgen == page.obj.objgen)
    figure = [one for one in read_pages(pdf).pages[number].items if "Figure" in one.mark.path]
    middle = union(one.box for one in figure if "Caption" not in one.mark.path)
    data = _content(page)
    mcid = next(one.mark.mcid for one in figure if "Caption" not in one.mark.path)
    found = re.search(rf"/MCID {mcid}\s*>>\s*BDC".encode(), data)
    if found is None:
        raise ValueError("no figure is drawn")
    end = data.index(b"EMC", found.end())
    turned = f" q -1 0 0 1 {middle.x0 + middle.x1} 0 cm ".encode()
    _write(pdf, page, data[: found.end()] + turned + data[found.end() : end] + b" Q " + data[end:])


def _barred(pdf: pikepdf.Pdf) -> None:
    page = _page_with(pdf, _SAID)
    data = _content(page)
    if b"0.427451 0.254902 0" not in data:
        raise ValueError("there is no bar")
    _write(pdf, page, data.replace(b"0.427451 0.254902 0", b"0.2 0.4 0.8"))


def _layered(pdf: pikepdf.Pdf) -> None:
    """The warning belongs to a layer that is off."""
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Notes")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer]), Order=Array([])))
    page = _page_with(pdf, _SAID)
    page.Resources.Properties = Dictionary(Off=layer)
    _on_run(
        _SAID,
        lambda held, place, _reader: held.__setitem__(
            slice(place, place + 1),
            [_instruction("BDC", Name.OC, Name.Off), held[place], _instruction("EMC")],
        ),
    )(pdf)


def _labelled(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PageLabels.Nums[-1].St = 21


def _from_right(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences.Direction = Name.R2L


def _element(kind: str, change: Callable[[Any], None], at: int = 0) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        found = [one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == Name(kind)]
        change(found[at])

    return edit


def _scoped(cell: Any) -> None:
    held = cell.A if isinstance(cell.A, Array) else [cell.A]
    for one in held:
        if "/Scope" in one:
            one.Scope = Name.Both if one.Scope != Name.Both else Name.Row
            return
    raise ValueError("no cell has a scope")


def _german(element: Any) -> None:
    element.Lang = String("de")


_OF_SCREEN: dict[str, Edit] = {
    "a curve across the page": _drawn("1 w 60 120 m 150 260 250 40 340 150 c S"),
    "a line of one moved to the right": _in_matrix(lambda m: [*m[:4], m[4] + 30, m[5]]),
    "a line drawn apart": _line("Tc", [8], [0]),
    "a line squeezed": _line("Tz", [30], [100]),
    "two lines of the last paragraph exchanged": _exchanged,
    "a page five times as large": _page("/UserUnit", 5),
    "a link for help on other words": _elsewhere,
    "a page that lies on its side": _page("/Rotate", 90),
    "a heading in light grey": _line("rg", [0.85, 0.85, 0.85], [0.105882, 0.121569, 0.133333], _HEADING),
    "a line struck out by a hair": _over("tired", "0.3 w {x} {m} m {r} {m} l S"),
    "a hyphen covered in white": _over("800-222", "1 1 1 rg {x} {y} 4 {s} re f"),
    "a figure in a mirror": _mirrored,
    "the bar of a warning in another colour": _barred,
    "words in a layer that is off": _layered,
    "labels from twenty-one on": _labelled,
    "pages turned from the right": _from_right,
    "a head cell of both": _element("/TH", _scoped),
    "a paragraph in German": _element("/P", _german, 6),
}


# Books


def _styled(rule: str) -> Change:
    def edit(files: dict[str, bytes]) -> None:
        files[_SHEET] += b"\n" + rule.encode()

    return in_epub(edit)


_TWO = '<itemref idref="page-why-water"/>\n    <itemref idref="page-how-much"/>'
_OF_EPUB: dict[str, Change] = {
    "letters from the right by a sheet": _styled("p{direction:rtl;unicode-bidi:bidi-override}"),
    "figures in a mirror": _styled("img{transform:scaleX(-1)}"),
    "lines on top of one another": _styled("p{line-height:0}"),
    "words pushed out of sight": _styled("p{text-indent:-9999px}"),
    "words in signs": _styled("p{font-family:Wingdings,Symbol}"),
    "two sections exchanged": within(
        OPF, (_TWO, '<itemref idref="page-how-much"/>\n    <itemref idref="page-why-water"/>')
    ),
    "a title in the contents": within(_NAV, ("</span> How much</a>", "</span> How little</a>")),
    "a list that begins elsewhere": within("EPUB/references.xhtml", ("<ol", '<ol start="7"'), count=1),
    "a paragraph in German": within(_PAGE, ("<p>Do not", '<p lang="de" xml:lang="de">Do not')),
    "a head cell without its scope": within(_PAGE, ('<th scope="row">Adults', "<th>Adults")),
    "pages turned from the right": within(OPF, ("<spine>", '<spine page-progression-direction="rtl">')),
    "a page that leads elsewhere": within(
        _PAGE, ("</head>", '<meta http-equiv="refresh" content="1;url=https://example.com/"/></head>')
    ),
}


# Web pages and the record


def _two_links(data: bytes) -> bytes:
    """The links to the PDF and to the EPUB change places."""
    text = data.decode()
    return (
        text.replace('href="water.pdf"', "\0")
        .replace('href="water.epub"', 'href="water.pdf"')
        .replace("\0", 'href="water.epub"')
        .encode()
    )


_OF_WEB: dict[str, Change] = {
    "based elsewhere": replaced(("<head>", '<head><base href="https://example.com/">'), count=1),
    "said to be elsewhere": replaced(("</title>", '</title><link rel="canonical" href="https://example.com/">')),
}
_OF_INDEX: dict[str, Change] = {
    "two editions exchanged": _two_links,
    "in another language": replaced(('<html lang="en"', '<html lang="de"'), count=1),
}
_OF_ONIX: dict[str, Change] = {
    "another number of the book": replaced(("<IDValue>urn:uuid:7d9d", "<IDValue>urn:uuid:8d9d"), count=1),
    "in another language": replaced(("<LanguageCode>eng<", "<LanguageCode>ger<"), count=1),
}
