"""Forgeries of a sixth lot, thought up without looking at the provers: how words are set, told and listed.

It is long because a lot is kept whole, as it was thought up.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, String

from benchmarks.forgery.books import EPUB, INDEX, ONE, OPF, RECORD, WEB
from benchmarks.forgery.fifth import _element, _line, _page, _styled
from benchmarks.forgery.forged import Change, Forgery, in_epub, in_pdf, replaced, within
from benchmarks.forgery.pdfs import PRINT, SCREEN, Edit, _append, _body, _page_with, _tile
from benchmarks.forgery.third_pdf import _around, _in_matrix, _instruction, _on_run

_SAID, _TEXT = "Do not force", "is for healthy"
_PAGE, _NAV = "EPUB/how-much.xhtml", "EPUB/nav.xhtml"


def forgeries() -> Iterator[Forgery]:
    """Every one of them."""
    for file, edits in ((SCREEN, _OF_SCREEN), (PRINT, _OF_PRINT)):
        for name, edit in edits.items():
            yield Forgery(f"{file}: {name}", file, in_pdf(edit))
    for file, changes in ((EPUB, _OF_EPUB), (WEB, _OF_WEB), (INDEX, _OF_INDEX), (RECORD, _OF_ONIX)):
        for name, change in changes.items():
            yield Forgery(f"{file}: {name}", file, change)


# Pages


def _moved(text: str, far: float) -> Edit:
    """The lines of a paragraph, from that with a text on, stand further to the right."""

    def change(held: list[Any], place: int, _reader: Any) -> None:
        first = max(n for n in range(place) if str(held[n].operator) == "Tm")
        height = float(held[first].operands[5])
        for n, one in enumerate(held):
            if str(one.operator) == "Tm" and height <= float(one.operands[5]) < height + _PARAGRAPH:
                *rest, x, y = (float(value) for value in one.operands)
                held[n] = _instruction("Tm", *rest, x + far, y)

    return _on_run(text, change)


_PARAGRAPH = 45.0
"""How high a paragraph is, in pt; what a page shows is written from its head to its foot."""


def _word(word: str, before: tuple[str, list[Any]], after: tuple[str, list[Any]], text: str = _SAID) -> Edit:
    """Operators in force for one word of a line."""
    return _on_run(text, _around(word, [_instruction(before[0], *before[1])], [_instruction(after[0], *after[1])]))


def _fonts(change: Callable[[TTFont], None]) -> Edit:
    """The files of all fonts, changed."""

    def edit(pdf: pikepdf.Pdf) -> None:
        for thing in list(pdf.objects):
            if isinstance(thing, Dictionary) and thing.get("/Type") == Name.FontDescriptor:
                font = TTFont(io.BytesIO(bytes(thing.FontFile2.read_bytes())))
                change(font)
                held = io.BytesIO()
                font.save(held)
                thing.FontFile2 = pdf.make_stream(held.getvalue())
                thing.FontFile2.Length1 = len(held.getvalue())

    return edit


def _shifted(font: TTFont) -> None:
    """Each letter is drawn an em beside its place."""
    for name in font.getGlyphOrder():
        glyph = font["glyf"][name]
        if getattr(glyph, "coordinates", None) is not None:
            glyph.coordinates.translate((font["head"].unitsPerEm, 0))
            glyph.recalcBounds(font["glyf"])


def _scaled(font: TTFont) -> None:
    font["head"].unitsPerEm = font["head"].unitsPerEm * 10


def _widths(pdf: pikepdf.Pdf) -> None:
    """The fonts say that each letter is half as wide."""
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("/Subtype") == Name.CIDFontType2:
            thing.W = Array([Array([one / 2 for one in part]) if isinstance(part, Array) else part for part in thing.W])


def _in_state(state: Dictionary, text: str = _SAID) -> Edit:
    """A graphics state is in force for one line."""

    def edit(pdf: pikepdf.Pdf) -> None:
        page = _page_with(pdf, text)
        held = page.Resources.get("/ExtGState", Dictionary())
        held.Sixth, held.Back = state, Dictionary(ca=1, CA=1, SMask=Name("/None"))
        page.Resources.ExtGState = held
        _line("gs", [Name("/Sixth")], [Name("/Back")], text)(pdf)

    return edit


def _masked(pdf: pikepdf.Pdf) -> None:
    """A line lies behind a mask that lets nothing through."""
    form = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]))
    form.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    _in_state(Dictionary(SMask=Dictionary(S=Name.Luminosity, G=form)))(pdf)


def _tree_element(kind: str, key: str, value: Any, at: int = 0) -> Edit:
    return _element(kind, lambda one: one.__setitem__(key, value), at)


def _roles(pdf: pikepdf.Pdf) -> None:
    """A warning is mapped to what is passed over."""
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(Aside=Name("/Artifact"), P=Name("/NonStruct"))


def _marker_last(pdf: pikepdf.Pdf) -> None:
    """The label of a list or note is told behind its words."""
    found = [one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") in (Name.LI, Name.Note)]
    held = next(one for one in found if isinstance(one.K, Array) and len(one.K) > 1)
    held.K = Array(list(reversed(list(held.K))))


def _turning(pdf: pikepdf.Pdf) -> None:
    """A page goes on by itself after a second, with an effect."""
    _body(pdf).obj.Dur = 1
    _body(pdf).obj.Trans = Dictionary(S=Name.Dissolve)


def _opened(pdf: pikepdf.Pdf) -> None:
    """A page leads elsewhere when it is opened."""
    action = Dictionary(S=Name.URI, URI=String("https://example.com/"))
    _body(pdf).obj.AA = Dictionary(O=action)


def _closed_bookmarks(pdf: pikepdf.Pdf) -> None:
    for one in pdf.objects:
        if isinstance(one, Dictionary) and "/Title" in one and "/Parent" in one:
            one.F, one.C = 3, Array([1, 1, 1])


def _as_type3(pdf: pikepdf.Pdf) -> None:
    """A word of other letters in a font of procedures, told as nothing."""
    page = _body(pdf)
    glyph = pdf.make_stream(b"1000 0 0 0 750 750 d1 0 0 750 750 re f")
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, 0, 750, 750]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        CharProcs=Dictionary(a=glyph),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([97, Name("/a")])),
        FirstChar=97,
        LastChar=97,
        Widths=Array([1000]),
    )
    page.Resources.Font.T3 = font
    _append(pdf, page, b"/Artifact BMC BT /T3 12 Tf 60 300 Td (aaa) Tj ET EMC\n")


def _in_pattern(pdf: pikepdf.Pdf) -> None:
    """A line is filled with a pattern that paints nothing."""
    page = _page_with(pdf, _SAID)
    page.Resources.Pattern = Dictionary(P6=_tile(pdf, b""))
    _on_run(
        _SAID,
        lambda held, place, _reader: held.__setitem__(
            slice(place, place + 1),
            [_instruction("cs", Name.Pattern), _instruction("scn", Name("/P6")), held[place]],
        ),
    )(pdf)


def _inline(pdf: pikepdf.Pdf) -> None:
    """A black picture within the stream lies over a word."""
    page = _page_with(pdf, _SAID)
    data = b"q 40 0 0 12 80 400 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q\n"
    _append(pdf, page, b"/Artifact BMC " + data + b"EMC\n")


def _articles(pdf: pikepdf.Pdf) -> None:
    """Reading goes by an article that leaves pages out."""
    bead = pdf.make_indirect(Dictionary(R=Array([0, 0, 50, 50]), P=pdf.pages[-1].obj))
    bead.N = bead.V = bead
    thread = pdf.make_indirect(Dictionary(F=bead, I=Dictionary(Title=String("Read this"))))
    bead.T = thread
    pdf.Root.Threads = Array([thread])


def _hidden_note(pdf: pikepdf.Pdf) -> None:
    """A hidden note of words."""
    note = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 10, 10]), F=2, Contents=String("Safe"))
    )
    page = _body(pdf)
    page.obj.Annots = Array([*page.obj.Annots, note])


def _associated(pdf: pikepdf.Pdf) -> None:
    """A paragraph has a file of its own to be read instead."""
    data = pdf.make_stream(b"Safe at any dose", Type=Name.EmbeddedFile)
    file = Dictionary(Type=Name.Filespec, F=String("a.txt"), UF=String("a.txt"), EF=Dictionary(F=data))
    file.AFRelationship = Name.Alternative
    _tree_element("/P", "/AF", Array([pdf.make_indirect(file)]), 4)(pdf)


_INK = [0.105882, 0.121569, 0.133333]
_OF_SCREEN: dict[str, Edit] = {
    "a word three times as wide": _word("not", ("Tz", [300]), ("Tz", [100])),
    "a word in hollow letters": _word("not", ("Tr", [1]), ("Tr", [0])),
    "a word sunk below its line": _word("not", ("Ts", [-3]), ("Ts", [0])),
    "a paragraph moved to the right": _moved(_TEXT, 40),
    "letters beside their places": _fonts(_shifted),
    "letters of a tenth of their size": _fonts(_scaled),
    "letters said to be half as wide": _widths,
    "a line behind a mask": _masked,
    "a line that is nearly clear": _in_state(Dictionary(ca=0.04)),
    "a line in a blend of differences": _in_state(Dictionary(BM=Name.Difference)),
    "a line in an empty pattern": _in_pattern,
    "roles that pass over a warning": _roles,
    "a label behind its words": _marker_last,
    "an expansion of a quotation": _tree_element("/Aside", "/E", String("A tip")),
    "another title of a section": _tree_element("/Sect", "/T", String("Safe at any dose"), 5),
    "a table with a summary": _tree_element(
        "/Table", "/A", Dictionary(O=Name.Table, Summary=String("Nobody needs water"))
    ),
    "a page that goes on by itself": _turning,
    "a page that leads elsewhere when opened": _opened,
    "bookmarks in white": _closed_bookmarks,
    "blocks in a font of procedures": _as_type3,
    "a picture in the stream over words": _inline,
    "an article": _articles,
    "a hidden note": _hidden_note,
    "a file for a paragraph": _associated,
    "a page with tabs by rows": _page("/Tabs", Name.R),
    "metadata of a figure": _tree_element("/Figure", "/Metadata", String("Safe")),
}
_OF_PRINT: dict[str, Edit] = {
    "a line of one moved to the right": _in_matrix(lambda m: [*m[:4], m[4] + 30, m[5]]),
    "a page trimmed below its last line": _page("/TrimBox", Array([30, 300, 300, 600])),
    "letters said to be half as wide": _widths,
}


# Books


def _swapped(one: str, other: str, file: str) -> Change:
    """Two stretches of a file change places."""

    def edit(files: dict[str, bytes]) -> None:
        text = files[file].decode()
        if one not in text or other not in text:
            raise ValueError("nothing to exchange")
        files[file] = text.replace(one, "\0").replace(other, one).replace("\0", other).encode()

    return in_epub(edit)


def _encrypted(files: dict[str, bytes]) -> None:
    files["META-INF/com.apple.ibooks.display-options.xml"] = (
        b'<?xml version="1.0"?><display_options><platform name="*"><option name="specified-fonts">false</option>'
        b"</platform></display_options>"
    )


def _lettered(files: dict[str, bytes]) -> None:
    name = next(one for one in files if one.endswith("glass.svg"))
    text = files[name].decode()
    files[name] = re.sub(r"<text\b", '<text font-size="0"', text, count=1).encode()


_ROW = '<th scope="row">Children</th>\n<td class="align-right" data-label="Glasses">6</td>'
_OF_EPUB: dict[str, Change] = {
    "a warning gone in the dark": _styled("@media (prefers-color-scheme: dark){.warning{opacity:0}}"),
    "letters by ranges": _styled("@font-face{font-family:x;src:local(Arial);unicode-range:U+30-39}td{font-family:x}"),
    "a counter behind words": _styled("td::after{counter-increment:a;content:counter(a)}"),
    "quotes behind words": _styled("p{quotes:'not' 'not'}p::after{content:open-quote}"),
    "a shadow over words": _styled("p{color:transparent;text-shadow:0 0 9px #fff}"),
    "words in columns of a letter": _styled("p{column-width:1px;height:1em}"),
    "words from the foot to the head": _styled("section{display:flex;flex-direction:column-reverse}"),
    "words along a side": _styled("p{writing-mode:vertical-rl}"),
    "a number from the right": within(_PAGE, (">9</td>", '><bdo dir="rtl">91</bdo></td>')),
    "a cell under the label of another": within(_PAGE, ('data-label="Glasses">9', 'data-label="Litres">9')),
    "two rows exchanged": _swapped("Children", "Adults", _PAGE),
    "a warning that is no note": within(_PAGE, ('role="note" ', "")),
    "a warning named by another": within(
        _PAGE, ('aria-labelledby="callout-sections-two-md-1"', 'aria-labelledby="tbl-day"')
    ),
    "a paragraph until it is found": within(_PAGE, ("<p>Do not", '<p hidden="until-found">Do not')),
    "a paragraph in a popover": within(_PAGE, ("<p>Do not", '<p popover="auto">Do not')),
    "a raised word": within(_PAGE, ("Do not force", "Do <sup>not</sup> force")),
    "letters with a soft hyphen": within(_PAGE, ("Do not force", "Do n\u00adot force")),
    "a citation by another note": within(ONE, ("references.xhtml#ref-snow1855", "references.xhtml#references")),
    "a note that leads back elsewhere": within(ONE, ('href="#fnref-why-water-1"', 'href="#why-water"')),
    "pages in the list one further": within(_NAV, ('#page-1">1<', '#page-2">1<')),
    "contents on their own page": within(_NAV, ("how-much.xhtml#how-much", "how-much.xhtml")),
    "contents shown as hidden": within(_NAV, ('epub:type="toc"><h1', 'epub:type="toc" hidden=""><h1')),
    "a figure of one pixel": within(ONE, ('width="240" height="120"', 'width="1" height="1"')),
    "lettering of no size": in_epub(_lettered),
    "options for a shop": in_epub(_encrypted),
    "a cover that is the first page": within(OPF, ('properties="cover-image"', "")),
    "a source of another edition": within(OPF, ("PDF and print edition", "second edition")),
    "a related book": within(OPF, ("</metadata>", "<dc:relation>urn:isbn:9780000000002</dc:relation></metadata>")),
    "a subject by its code": within(OPF, ("<dc:subject>Heat</dc:subject>", "<dc:subject>Heatstroke</dc:subject>")),
}

# Web pages and the record
_MAP = '<map name="m"><area href="https://example.com/" shape="default" alt="x"></map>'
_OF_WEB: dict[str, Change] = {
    "a template of words": replaced(("</main>", "<template><p>Safe at any dose</p></template></main>"), count=1),
    "words without a script": replaced(("</main>", "<noscript><p>Safe at any dose</p></noscript></main>"), count=1),
    "an icon of data": replaced(
        ("</title>", '</title><link rel="icon" href="data:image/gif;base64,R0lGODlhAQABAAAAACw=">')
    ),
    "a map over a figure": replaced(
        ("<figure", '<map name="m"><area href="https://example.com/" shape="default" alt="x"></map><figure'), count=1
    ),
}
_OF_INDEX: dict[str, Change] = {
    "other pages of the PDF": replaced((" pages", "0 pages"), count=1),
    "a link that is saved under another name": replaced(('href="water.pdf"', 'href="water.pdf" download="cure.pdf"')),
    "a link to a page on the way": replaced(('href="water.epub"', 'href="water.epub?via=example"')),
}
_OF_ONIX: dict[str, Change] = {
    "a contributor's role": replaced(("<ContributorRole>A01<", "<ContributorRole>B06<"), count=1),
    "a form of paper": replaced(("<ProductForm>E", "<ProductForm>B"), count=1),
    "a day of publishing": replaced(("20260102", "20250102"), count=1),
}
