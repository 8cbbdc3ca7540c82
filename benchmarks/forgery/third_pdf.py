"""Forgeries of PDFs, a third lot: words and cells moved on their page, links that act nowhere, entries of the tree.

Thought up without looking at the provers; it is long because they are one list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator, String

from benchmarks.forgery.forged import Forgery, in_pdf
from benchmarks.forgery.pdfs import COVER, PRINT, SCREEN, Edit, _append, _body, _notes, _page_with

Instructions = list[Any]
_INK = (0.105882, 0.121569, 0.133333)
_SAID = "Do not force"


def forgeries() -> Iterator[Forgery]:
    """Every one of them."""
    for file, edits in ((SCREEN, _OF_SCREEN), (PRINT, _OF_PRINT), (COVER, _OF_COVER)):
        for name, edit in edits.items():
            yield Forgery(f"{file}: {name}", file, in_pdf(edit))


# Links


def _phone(pdf: pikepdf.Pdf) -> Any:
    return next(note for note in _notes(pdf) if str(note.get("/A", {}).get("/URI", "")).startswith("tel:+1"))


def _placed(x0: float, y0: float, x1: float, y1: float) -> Edit:
    """The link for help lies elsewhere; numbers below zero are its own edges."""

    def edit(pdf: pikepdf.Pdf) -> None:
        note = _phone(pdf)
        old = [float(one) for one in note.Rect]
        left, low, right, high = (old[n] if one < 0 else one for n, one in enumerate((x0, y0, x1, y1)))
        right = left + 3 if x1 == 0 else right
        high = low if y1 == 0 else high
        note.Rect = Array([left, low, right, high])
        note.QuadPoints = Array([left, high, right, high, left, low, right, low])

    return edit


def _flagged(pdf: pikepdf.Pdf) -> None:
    _phone(pdf).F = 4 | 64 | 128


def _under_another(pdf: pikepdf.Pdf) -> None:
    page, note = _body(pdf), _phone(pdf)
    other = pdf.make_indirect(Dictionary(dict(note.items())))
    other.A = Dictionary(Type=Name.Action, S=Name.URI, URI=String("tel:+19005550100"))
    page.obj.Annots = Array([*page.obj.Annots, other])


def _destinations(place: int, value: Any) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        names = pdf.Root.Names.Dests.Names
        for at in range(1, len(names), 2):
            names[at][place] = value

    return edit


# Words on the page


def _instruction(name: str, *operands: Any) -> ContentStreamInstruction:
    return ContentStreamInstruction(list(operands), Operator(name))


def _on_run(text: str, change: Callable[[Instructions, int, Any], None]) -> Edit:
    """Change the instructions of a page where a text is shown; the change gets them, that place, and the font."""
    from guidepress.prove.parsers.pdf.to_unicode import read_font

    def edit(pdf: pikepdf.Pdf) -> None:
        page = _page_with(pdf, text)
        held: Instructions = list(pikepdf.parse_content_stream(page))
        fonts = {name: read_font(font) for name, font in page.Resources.Font.items()}
        reader = None
        for place, one in enumerate(held):
            if str(one.operator) == "Tf":
                reader = fonts[str(one.operands[0])]
            elif str(one.operator) == "TJ" and reader is not None and text in _text(one, reader):
                change(held, place, reader)
                page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(held))
                return
        raise ValueError(f"nothing shows '{text}'")

    return edit


def _text(one: Any, reader: Any) -> str:
    return "".join(reader.text(bytes(piece)) for piece in one.operands[0] if isinstance(piece, String))


def _around(word: str, before: Sequence[Any], after: Sequence[Any]) -> Callable[[Instructions, int, Any], None]:
    """Instructions before and after one word of a line."""

    def change(held: Instructions, place: int, reader: Any) -> None:
        pieces: list[Any] = []
        for piece in held[place].operands[0]:
            codes = bytes(piece) if isinstance(piece, String) else b""
            pieces += [codes[n : n + 2] for n in range(0, len(codes), 2)] or [piece]
        owners = [n for n, one in enumerate(pieces) if isinstance(one, bytes) for _ in reader.text(one)]
        start = "".join(reader.text(one) for one in pieces if isinstance(one, bytes)).index(word)
        first, last = owners[start], owners[start + len(word) - 1] + 1
        shown = [pieces[:first], pieces[first:last], pieces[last:]]
        lines = [
            _instruction("TJ", Array([String(one) if isinstance(one, bytes) else one for one in part]))
            for part in shown
        ]
        held[place : place + 1] = [lines[0], *before, lines[1], *after, lines[2]]

    return change


def _word(word: str, name: str, value: Any, usual: Any, text: str = _SAID) -> Edit:
    """An operator in force for one word."""
    return _on_run(text, _around(word, [_instruction(name, value)], [_instruction(name, usual)]))


def _in_matrix(change: Callable[[list[float]], list[float]], text: str = _SAID) -> Edit:
    """The matrix of the line that shows a text."""

    def at(held: Instructions, place: int, _reader: Any) -> None:
        line = next(n for n in range(place, -1, -1) if str(held[n].operator) == "Tm")
        held[line] = _instruction("Tm", *change([float(one) for one in held[line].operands]))

    return _on_run(text, at)


def _outlined(pdf: pikepdf.Pdf) -> None:
    thick = [_instruction("w", 30), _instruction("Tr", 1)]
    _on_run(_SAID, _around("not", thick, [_instruction("Tr", 0)]))(pdf)


def _pale(pdf: pikepdf.Pdf) -> None:
    _on_run(_SAID, _around("not", [_instruction("rg", 0.93, 0.93, 0.93)], [_instruction("rg", *_INK)]))(pdf)


def _exchanged(one: str, other: str, text: str = "Children") -> Edit:
    """Two lines or cells change places on the page with a text, and are told as before."""

    def edit(pdf: pikepdf.Pdf) -> None:
        from guidepress.prove.parsers.pdf.to_unicode import read_font

        page = _page_with(pdf, text)
        held: Instructions = list(pikepdf.parse_content_stream(page))
        fonts = {name: read_font(font) for name, font in page.Resources.Font.items()}
        reader, line, places = None, 0, {}
        for place, now in enumerate(held):
            match str(now.operator):
                case "Tf":
                    reader = fonts[str(now.operands[0])]
                case "Tm":
                    line = place
                case "TJ" if reader is not None:
                    places[_text(now, reader).strip()] = line
        first, second = places[one], places[other]
        held[first], held[second] = held[second], held[first]
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(held))

    return edit


def _framed(pdf: pikepdf.Pdf) -> None:
    _append(pdf, _body(pdf), b"/Artifact BMC 0.8 0 0 RG 1 w 55 365 300 20 re S EMC")


# Objects


def _of_page(key: str, make: Callable[[pikepdf.Pdf], Any]) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        _body(pdf).obj[key] = make(pdf)

    return edit


def _element(kind: str, key: str, value: Any, number: int = 0) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        found = [one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == Name(kind)]
        found[number][key] = value

    return edit


def _class_map(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.ClassMap = Dictionary(x=Dictionary(O=Name.Layout, Placement=Name.Block))


def _in_metadata(text: bytes) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        data = bytes(pdf.Root.Metadata.read_bytes())
        end = data.rindex(b"</rdf:RDF>")
        made = data[:end] + text + data[end:]
        pdf.Root.Metadata = pdf.make_stream(made, Type=Name.Metadata, Subtype=Name.XML)

    return edit


def _extended(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Extensions = Dictionary(ADBE=Dictionary(BaseVersion=Name("/1.7"), ExtensionLevel=8))


def _patch(pdf: pikepdf.Pdf) -> None:
    _append(pdf, pdf.pages[0], b"0 0 0 0.2 k 300 300 60 60 re f")


def _sticker(pdf: pikepdf.Pdf) -> None:
    _append(pdf, pdf.pages[0], b"/Artifact BMC 1 0.8 0 rg 40 40 90 90 re f EMC")


def _recoloured(pdf: pikepdf.Pdf) -> None:
    """The ground of the cover in another colour."""
    page = pdf.pages[0]
    page.contents_coalesce()
    held: Instructions = list(pikepdf.parse_content_stream(page))
    place = next(n for n, one in enumerate(held) if str(one.operator) == "rg")
    held[place] = _instruction("rg", 0.5, 0.1, 0.1)
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(held))


_ENDORSED = (
    b'<rdf:Description rdf:about="" xmlns:e="http://example.com/e"><e:approved>yes</e:approved></rdf:Description>'
)
_OF_SCREEN: dict[str, Edit] = {
    "a word squeezed": _word("force", "Tz", 60, 100),
    "a link of no height": _placed(-1, -1, -1, 0),
    "a link off the page": _placed(2000, 2000, 2100, 2020),
    "a link on its first letters alone": _placed(-1, -1, 0, -1),
    "a link that is marked as one that does not act": _flagged,
    "a link under another": _under_another,
    "destinations that are shown forty times as large": _destinations(4, 40),
    "destinations below their pages": _destinations(3, -5000),
    "a word narrowed to a hair": _word("not", "Tz", 2, 100),
    "a word raised into the line above": _word("late", "Ts", 12, 0, "A dry mouth"),
    "letters drawn apart": _word("not", "Tc", 40, 0),
    "a word outlined with thick lines": _outlined,
    "a word in pale grey": _pale,
    "a sentence in mirror writing": _in_matrix(lambda m: [-m[0], *m[1:4], m[4] + 200, m[5]]),
    "a sentence that lies on its side": _in_matrix(lambda m: [*m[:2], 8.0, *m[3:]]),
    "the numbers of two rows change places": _exchanged("6", "9"),
    "the heads of two rows change places": _exchanged("Children", "Adults"),
    "a frame around a sentence": _framed,
    "a picture of a page for the side bar": _of_page(
        "/Thumb", lambda pdf: pdf.make_stream(b"\xff" * 3, Width=1, Height=1, ColorSpace=Name.DeviceRGB)
    ),
    "a page that turns itself": _of_page("/Dur", lambda _pdf: 1),
    "metadata of one page": _of_page("/Metadata", lambda pdf: pdf.make_stream(b"<x/>")),
    "an extension of the standard": _extended,
    "a word of approval in the metadata": _in_metadata(_ENDORSED),
    "a remark in the metadata": _in_metadata(b"<!-- approved -->"),
    "an id that is nobody's": _element("/P", "/ID", String("x"), 3),
    "a class of elements": _element("/P", "/C", Name("/x"), 3),
    "what a class means": _class_map,
    "a summary of a table": _element("/Table", "/A", Dictionary(O=Name.Table, Summary=String("Six are too many"))),
    "a cell under a head of its own": _element("/TD", "/A", Dictionary(O=Name.Table, Headers=Array([String("x")])), 1),
    "a figure said to stand elsewhere": _element("/Figure", "/A", Dictionary(O=Name.Layout, BBox=Array([0, 0, 1, 1]))),
    "a sticker on the cover": _sticker,
    "the cover in another colour": _recoloured,
}
_OF_PRINT: dict[str, Edit] = {
    "the numbers of two rows change places": _exchanged("6", "9"),
    "a word of approval in the metadata": _in_metadata(_ENDORSED),
}
_OF_COVER: dict[str, Edit] = {"a pale patch on the front": _patch}
