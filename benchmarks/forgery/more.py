"""More forgeries: what stands beside the text, behind it, or is told of it by somebody else than the page.

It is long because each forgery is told in full, beside the others of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from benchmarks.forgery.books import EPUB, INDEX, ONE, OPF, RECORD, WEB, _set, _style, _substituted, _web_style
from benchmarks.forgery.forged import Change, Forgery, in_epub, in_pdf, replaced, within
from benchmarks.forgery.pdfs import COVER, PRINT, SCREEN, _append, _body, _content, _line, _page_with, _write

Edit = Callable[[pikepdf.Pdf], None]
_SAFE = "Safe at any dose"
_P = "<p>A dry mouth comes late."


def forgeries() -> Iterator[Forgery]:
    """Every one of them."""
    for name, edit in _OF_PAGES.items():
        for file in (SCREEN, PRINT):
            yield Forgery(f"{file}: {name}", file, in_pdf(edit))
    for name, edit in _OF_SCREEN.items():
        yield Forgery(f"{SCREEN}: {name}", SCREEN, in_pdf(edit))
    for name, edit in _OF_COVER.items():
        yield Forgery(f"{COVER}: {name}", COVER, in_pdf(edit))
    for file, changes in ((EPUB, _OF_EPUB), (WEB, _OF_WEB), (INDEX, _OF_INDEX), (RECORD, _OF_RECORD)):
        for name, change in changes.items():
            yield Forgery(f"{file}: {name}", file, change)


# PDF


def _folio_changed(pdf: pikepdf.Pdf) -> None:
    """The number of a page is drawn with the glyphs of the next one's."""

    def footer(data: bytes) -> re.Match[bytes]:
        found = re.search(rb"/Footer.*?BDC.*?(\[<[0-9a-f]+>[^\]]*\] TJ)", data, re.DOTALL)
        if found is None:
            raise ValueError("there is no folio")
        return found

    one, other = pdf.pages[5], pdf.pages[6]
    data = _content(one)
    old, new = footer(data), footer(_content(other))
    _write(pdf, one, data[: old.start(1)] + new[1] + data[old.end(1) :])


def _head_changed(pdf: pikepdf.Pdf) -> None:
    """The glyphs of a running head stand the other way round."""
    for page in pdf.pages:
        data = _content(page)
        found = re.search(rb"/Header.*?BDC.*?\[((?:<[0-9a-f]+>[-\d.]*)+)\] TJ", data, re.DOTALL)
        if found is not None:
            codes = re.findall(rb"[0-9a-f]{4}", b"".join(re.findall(rb"<([0-9a-f]+)>", found[1])))
            turned = b"<" + b"".join(reversed(codes)) + b">"
            _write(pdf, page, data[: found.start(1)] + turned + data[found.end(1) :])
            return
    raise ValueError("there is no running head")


def _unmapped(pdf: pikepdf.Pdf) -> None:
    """A line is drawn again a little lower with a font that says nothing of its codes."""
    page = _body(pdf)
    line = _line(_content(page))
    name = re.search(rb"/([A-Z]+) [\d.]+ Tf", _content(page)[: line.start()][::-1][:0] + _content(page))
    if name is None:
        raise ValueError("there is no font")
    font = pdf.make_indirect(Dictionary(dict(page.Resources.Font[f"/{name[1].decode()}"].items())))
    del font["/ToUnicode"]
    page.Resources.Font["/Quiet"] = font
    _append(pdf, page, b"/Artifact BMC BT /Quiet 9 Tf 1 0 0 1 60 30 Tm " + line[0] + b" ET EMC")


def _line_of(pdf: pikepdf.Pdf) -> tuple[pikepdf.Page, float, float, float, float]:
    """A page of the body, and a line of it: left, baseline, right, size."""
    from guidepress.prove.parsers.pdf.drawing.pages import read_pages

    drawn = next(page for page in read_pages(pdf).pages if "tired" in page.text)
    run = max((one for one in drawn.glyphs if one.mark.path), key=lambda one: one.box.width)
    return pdf.pages[drawn.number], run.box.x0, run.origin[1], run.box.x1, run.size


def _shape_drawn(pdf: pikepdf.Pdf) -> None:
    """A bar is drawn over the page as an artifact."""
    page, left, base, _right, size = _line_of(pdf)
    _append(pdf, page, f"/Artifact BMC 0 0 0 0.3 k {left} {base} 40 {size / 2} re f EMC".encode())


def _line_through(pdf: pikepdf.Pdf) -> None:
    """A line of text is struck through."""
    page, left, base, right, size = _line_of(pdf)
    middle = base + size / 4
    _append(pdf, page, f"/Artifact BMC 0 0 0 1 K 1 w {left} {middle} m {right} {middle} l S EMC".encode())


def _picture_drawn(pdf: pikepdf.Pdf) -> None:
    """A picture of words is drawn in the margin as an artifact."""
    image = pdf.make_stream(
        b"\x00\xff" * 32,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=8,
        Height=8,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceGray,
    )
    page = _body(pdf)
    if "/XObject" not in page.Resources:
        page.Resources.XObject = Dictionary()
    page.Resources.XObject["/Forged"] = image
    _append(pdf, page, b"/Artifact BMC q 100 0 0 100 200 20 cm /Forged Do Q EMC")


def _figure_clipped(pdf: pikepdf.Pdf) -> None:
    """The drawing of the figure is clipped to nothing."""
    _form_edit(pdf, lambda data: b"0 0 1 1 re W n\n" + data)


def _figure_moved(pdf: pikepdf.Pdf) -> None:
    _form_edit(pdf, lambda data: b"1 0 0 -1 0 0 cm\n" + data)


def _form_edit(pdf: pikepdf.Pdf, edit: Callable[[bytes], bytes]) -> None:
    page = _page_with(pdf, "What a glass holds")
    forms = [one for one in page.Resources.get("/XObject", {}).values() if one.get("/Subtype") == "/Form"]
    if forms:
        form = forms[0]
        form.write(edit(form.read_bytes()))
        return
    data = _content(page)
    at = data.find(b"/Figure")
    if at < 0:
        raise ValueError("there is no figure")
    begin = data.index(b"BDC", at) + 3
    end = data.index(b"EMC", begin)
    _write(pdf, page, data[:begin] + b"\nq " + edit(data[begin:end]) + b" Q\n" + data[end:])


def _blend(pdf: pikepdf.Pdf) -> None:
    """White letters of "difference" are drawn where a line is: the line is seen no more."""
    page = _body(pdf)
    if "/ExtGState" not in page.Resources:
        page.Resources.ExtGState = Dictionary()
    page.Resources.ExtGState["/Forged"] = Dictionary(Type=Name.ExtGState, BM=Name.Screen)
    _append(pdf, page, b"/Artifact BMC /Forged gs 1 1 1 rg 0 300 500 200 re f EMC")


def _annotation_on_top(pdf: pikepdf.Pdf) -> None:
    """A stamp with an appearance of its own lies over the text."""
    page = _body(pdf)
    look = pdf.make_stream(
        b"1 1 1 rg 0 0 300 100 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 300, 100])
    )
    note = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Stamp,
        Rect=Array([60, 300, 360, 400]),
        F=4,
        AP=Dictionary(N=look),
        Contents=String("x"),
    )
    _add_note(pdf, page, note)


def _add_note(pdf: pikepdf.Pdf, page: pikepdf.Page, note: Any) -> None:
    if "/Annots" not in page:
        page.Annots = Array()
    page.Annots.append(pdf.make_indirect(note))


def _contents_of_links(pdf: pikepdf.Pdf) -> None:
    """What a link to help says of itself."""
    for page in pdf.pages:
        for note in page.get("/Annots", ()):
            if "/A" in note and str(note.A.get("/URI", "")).startswith("tel:"):
                note.Contents = String(_SAFE)
                return
    raise ValueError("there is no such link")


def _labels(pdf: pikepdf.Pdf) -> None:
    """The pages of the body count from 50."""
    pdf.Root.PageLabels.Nums[5].St = 50


def _label_prefix(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PageLabels.Nums[5].P = String("A-")


def _attached_other(pdf: pikepdf.Pdf) -> None:
    """The source of a section that is attached is another."""
    spec = next(one for one in pdf.Root.AF if str(one.Desc).endswith("one.md"))
    stream = pdf.make_stream(b"# One\n\nSafe at any dose.\n", Type=Name.EmbeddedFile, Subtype=Name("/text/markdown"))
    spec.EF.F = spec.EF.UF = stream


def _attached_more(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["setup.exe"] = b"MZ"


def _spoken(key: str, kind: str) -> Edit:
    """An element says something else than its content."""

    def edit(pdf: pikepdf.Pdf) -> None:
        for element in _elements(pdf.Root.StructTreeRoot, 0):
            if str(element.get("/S")) == kind:
                element[key] = String(_SAFE)
                return
        raise ValueError(f"there is no {kind}")

    return edit


def _elements(element: Any, depth: int) -> Iterator[Any]:
    kids = element.get("/K", ())
    for kid in kids if isinstance(kids, Array) else (kids,):
        if isinstance(kid, Dictionary) and "/S" in kid and depth < 60:
            yield kid
            yield from _elements(kid, depth + 1)


def _language(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Lang = String("fr")


def _element_language(pdf: pikepdf.Pdf) -> None:
    next(one for one in _elements(pdf.Root.StructTreeRoot, 0) if str(one.get("/S")) == "/P").Lang = String("fr")


def _kind(old: str, new: str) -> Edit:
    """An element is told as another kind."""

    def edit(pdf: pikepdf.Pdf) -> None:
        next(one for one in _elements(pdf.Root.StructTreeRoot, 0) if str(one.get("/S")) == old).S = Name(new)

    return edit


def _order(pdf: pikepdf.Pdf) -> None:
    """Two paragraphs of a section are said in the other order."""
    for element in _elements(pdf.Root.StructTreeRoot, 0):
        kids = element.get("/K")
        if isinstance(kids, Array):
            places = [at for at, kid in enumerate(kids) if isinstance(kid, Dictionary) and str(kid.get("/S")) == "/P"]
            if len(places) > 1:
                kids[places[0]], kids[places[1]] = kids[places[1]], kids[places[0]]
                return
    raise ValueError("there are no two paragraphs")


def _hidden_link(pdf: pikepdf.Pdf) -> None:
    """A link to help is hidden (F 2)."""
    for page in pdf.pages:
        for note in page.get("/Annots", ()):
            if "/A" in note and str(note.A.get("/URI", "")).startswith("tel:"):
                note.F = 2
                return
    raise ValueError("there is no such link")


def _outline_gone(pdf: pikepdf.Pdf) -> None:
    first = pdf.Root.Outlines.First
    pdf.Root.Outlines.First = first.Next
    del first.Next["/Prev"]


def _names_script(pdf: pikepdf.Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    pdf.Root.Names.JavaScript = Dictionary(Names=Array([String("a"), pdf.make_indirect(script)]))


def _unit(pdf: pikepdf.Pdf) -> None:
    """All pages are ten times as large."""
    for page in pdf.pages:
        page.UserUnit = 10


def _pages_exchanged(pdf: pikepdf.Pdf) -> None:
    one, other = pdf.pages[6].obj, pdf.pages[7].obj
    pdf.pages[6], pdf.pages[7] = pikepdf.Page(other), pikepdf.Page(one)


def _stamped(pdf: pikepdf.Pdf) -> None:
    look = pdf.make_stream(
        b"1 1 1 rg 0 0 300 100 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 300, 100])
    )
    _add_note(
        pdf,
        pdf.pages[0],
        Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([60, 100, 660, 400]), F=4, AP=Dictionary(N=look)),
    )


_OF_PAGES: dict[str, Edit] = {
    "words in a font without meaning": _unmapped,
    "a bar drawn over the text": _shape_drawn,
    "a line through the text": _line_through,
    "a picture in the margin": _picture_drawn,
    "the figure clipped away": _figure_clipped,
    "the figure upside down": _figure_moved,
    "a white plate in a blend mode": _blend,
    "two pages exchanged": _pages_exchanged,
    "a larger unit": _unit,
}
_OF_SCREEN: dict[str, Edit] = {
    "a page number is another's": _folio_changed,
    "a running head in other words": _head_changed,
    "a stamp over the text": _annotation_on_top,
    "a link for help says something else": _contents_of_links,
    "a link for help is hidden": _hidden_link,
    "page labels from 50": _labels,
    "page labels with a letter": _label_prefix,
    "an attached source exchanged": _attached_other,
    "a program attached": _attached_more,
    "Alt of a paragraph": _spoken("/Alt", "/P"),
    "E of a paragraph": _spoken("/E", "/P"),
    "T of a heading": _spoken("/T", "/H1"),
    "ActualText of a link": _spoken("/ActualText", "/Link"),
    "Alt of a link": _spoken("/Alt", "/Link"),
    "Alt of the figure": _spoken("/Alt", "/Figure"),
    "the document in French": _language,
    "a paragraph in French": _element_language,
    "a heading told as a paragraph": _kind("/H2", "/P"),
    "a head cell told as a cell": _kind("/TH", "/TD"),
    "a note told as a paragraph": _kind("/Note", "/P"),
    "two paragraphs in the other order": _order,
    "a bookmark gone": _outline_gone,
    "a script among the names": _names_script,
}
_OF_COVER: dict[str, Edit] = {
    "a plate over a half": lambda pdf: _append(pdf, pdf.pages[0], b"1 1 1 rg 0 0 1500 200 re f"),
    "a stamp": _stamped,
}


# EPUB


def _nav(old: str, new: str) -> Change:
    return within("EPUB/nav.xhtml", (old, new), count=1)


def _file_added(name: str, data: bytes) -> Change:
    return _set(name, data)


_OF_EPUB: dict[str, Change] = {
    "hidden on a paragraph": within(ONE, (_P, '<p hidden="">A dry mouth comes late.')),
    "hidden on a section": within(ONE, ('class="part section" role', 'class="part section" hidden="hidden" role')),
    "inert on a paragraph": within(ONE, (_P, '<p inert="">A dry mouth comes late.')),
    "a style attribute that hides": within(ONE, (_P, '<p style="display:none">A dry mouth comes late.')),
    "words said in another order by flex": _style("section.part { display: flex; flex-direction: column-reverse }"),
    "words said in another order by order": _style(
        "section.part { display: flex; flex-direction: column } section.part p { order: 9 }"
    ),
    "a section in grid areas": _style("section.part { display: grid } section.part p { grid-row: 1; grid-column: 1 }"),
    "words added before": _style(f"p::before {{ content: '{_SAFE} ' }}"),
    "words added by an attribute": _style("p::before { content: attr(class) } a::after { content: attr(href) }"),
    "words added by quotes": _style(
        f"q {{ quotes: '{_SAFE}' '{_SAFE}' }} p::before {{ content: open-quote; quotes: '{_SAFE}' '' }}"
    ),
    "words as a background": _style("p { background: url(../images/cover.png); color: transparent }"),
    "words replaced by a picture": _style("section.part p { content: url(../images/cover.png) }"),
    "a paragraph folded": _style("#why-water p { height: 0; overflow: hidden }"),
    "a paragraph of one letter": _style(
        "#why-water p { width: 1px; height: 1px; overflow: hidden; position: absolute }"
    ),
    "a paragraph in another place": _style("#why-water p { position: absolute; left: -9999px }"),
    "a paragraph moved": _style("#why-water p { transform: translateX(-9999px) }"),
    "a paragraph clipped": _style("#why-water p { clip-path: inset(100%) }"),
    "a paragraph by opacity": _style("#why-water p { opacity: 0 }"),
    "a paragraph by filter": _style("#why-water p { filter: opacity(0) }"),
    "a paragraph indented away": _style("#why-water p { text-indent: -9999px; white-space: nowrap; overflow: hidden }"),
    "digits by another font": _style(
        "@font-face { font-family: forged; src: url(../images/cover.png) } p { font-family: forged }"
    ),
    "a line through": _style("#why-water p { text-decoration: line-through }"),
    "only on paper": _style("@media screen { #why-water p { display: none } }"),
    "only if supported": _style("@supports (display: grid) { #why-water p { display: none } }"),
    "nested rules": _style("#why-water { & p { display: none } }"),
    "a layer of rules": _style("@layer a { #why-water p { display: none } }"),
    "an import": in_epub(
        lambda files: files.update(
            {
                "EPUB/styles/epub.css": b"@import 'other.css';" + files["EPUB/styles/epub.css"],
                "EPUB/styles/other.css": b"#why-water p{display:none}",
            }
        )
    ),
    "a style sheet in the head": within(ONE, ("</head>", "<style>#why-water p{display:none}</style></head>")),
    "title on the figure": within(ONE, ('<img alt="A glass', f'<img title="{_SAFE}" alt="A glass')),
    "the alternative text of the figure": within(ONE, ("the glass holds 250 ml", "the glass holds 2500 ml")),
    "longdesc of the figure": within(ONE, ('<img alt="A glass', '<img longdesc="how-much.xhtml" alt="A glass')),
    "aria-label of a citation": within(ONE, ('aria-label="Reference 1"', f'aria-label="{_SAFE}"')),
    "aria-label of a page break": within(ONE, ('id="page-1" aria-label="1"', 'id="page-1" aria-label="19"')),
    "aria-description": within(ONE, (_P, f'<p aria-description="{_SAFE}">A dry mouth comes late.')),
    "aria-roledescription": within(ONE, (_P, f'<p aria-roledescription="{_SAFE}">A dry mouth comes late.')),
    "role: presentation on a heading": within(ONE, ("<h2 id=", '<h2 role="presentation" id=')),
    "role: img on a paragraph": within(ONE, (_P, f'<p role="img" aria-label="{_SAFE}">A dry mouth comes late.')),
    "the language of a paragraph": within(ONE, (_P, '<p lang="fr" xml:lang="fr">A dry mouth comes late.')),
    "the language of a page": within(ONE, ('xml:lang="en" lang="en"', 'xml:lang="fr" lang="fr"')),
    "dir of a paragraph": within(ONE, (_P, '<p dir="rtl">A dry mouth comes late.')),
    "the title of a page": within(ONE, ("<title>1 Why water", f"<title>{_SAFE}")),
    "a heading lowered": within(ONE, ("<h2 id=", "<h3 id="), ("</h2>", "</h3>")),
    "a paragraph struck": within(
        ONE,
        (_P, "<p><del>A dry mouth comes late.</del>"),
    ),
    "words in the fallback of an object": within(ONE, (_P, f'<object data="images/cover.png">{_SAFE}</object>{_P}')),
    "words in ruby": within(ONE, (_P, f"<p><ruby>A dry<rt>{_SAFE}</rt></ruby> mouth comes late.")),
    "a base": within(ONE, ("</head>", '<base href="https://x.example.com/"/></head>')),
    "a meta refresh": within(ONE, ("</head>", '<meta http-equiv="refresh" content="0;url=how-much.xhtml"/></head>')),
    "pages in the list of another number": _nav(">1</a>", ">19</a>"),
    "a landmark elsewhere": in_epub(
        lambda files: files.update(
            {
                "EPUB/nav.xhtml": re.sub(
                    rb'(epub:type="bodymatter"[^>]*href=")[^"]*|(href=")[^"]*("[^>]*epub:type="bodymatter")',
                    lambda m: (m[1] or m[2]) + b"references.xhtml" + (m[3] or b""),
                    files["EPUB/nav.xhtml"],
                )
            }
        )
    ),
    "a file that nothing names": _file_added("EPUB/notes.txt", b"Safe at any dose"),
    "a second rendition": in_epub(
        lambda files: files.update(
            {
                "META-INF/container.xml": files["META-INF/container.xml"].replace(
                    b"</rootfiles>",
                    b'<rootfile full-path="EPUB/other.opf" media-type="application/oebps-package+xml"/></rootfiles>',
                ),
                "EPUB/other.opf": files["EPUB/content.opf"],
            }
        )
    ),
    "the order of the spine": in_epub(
        lambda files: files.update(
            {OPF: re.sub(rb"(<itemref[^>]*page-why-water[^>]*/>)(\s*)(<itemref[^>]*/>)", rb"\3\2\1", files[OPF])}
        )
    ),
    "direction of the pages": within(OPF, ("<spine", '<spine page-progression-direction="rtl"')),
    "dc:language": within(OPF, ("<dc:language>en", "<dc:language>fr")),
    "dcterms:modified": in_epub(
        lambda files: files.update({OPF: re.sub(rb"(dcterms:modified\">)\d{4}", rb"\g<1>2031", files[OPF])})
    ),
    "words in the figure's title": within("EPUB/images/glass.svg", (">", f"><title>{_SAFE}</title>"), count=1),
    "a cover in the package that is a figure": within(OPF, ('href="images/cover.png"', 'href="images/glass.svg"')),
}
_OF_WEB: dict[str, Change] = {
    "hidden on a paragraph": replaced((_P, '<p hidden="until-found">A dry mouth comes late.')),
    "a style attribute that hides": replaced((_P, '<p style="display:none">A dry mouth comes late.')),
    "another order by flex": _web_style("section{display:flex;flex-direction:column-reverse}"),
    "words before": _web_style(f"p::before{{content:'{_SAFE} '}}"),
    "dark only": _web_style("@media (prefers-color-scheme:dark){#why-water{display:none}}"),
    "narrow only": _web_style("@media (max-width:9999px){#why-water p{visibility:hidden}}"),
    "a download that leads elsewhere": _substituted(r'href="water\.epub"', 'href="water.pdf"'),
    "title on the figure": replaced(('alt="A glass', f'title="{_SAFE}" alt="A glass')),
    "the language of the page": replaced(('lang="en"', 'lang="fr"'), count=1),
    "a canonical address": replaced(("</head>", '<link rel="canonical" href="https://x.example.com/"></head>')),
    "an icon from elsewhere": replaced(("</head>", '<link rel="icon" href="https://x.example.com/i.png"></head>')),
    "a refresh": replaced(("</head>", '<meta http-equiv="refresh" content="0;url=https://x.example.com"></head>')),
    "a dialogue": replaced(("<main", f"<dialog open>{_SAFE}</dialog><main"), count=1),
    "words in a template": replaced((_P, f"<template><p>{_SAFE}</p></template>{_P}")),
    "words in noscript": replaced((_P, f"<noscript><p>{_SAFE}</p></noscript>{_P}")),
    "target of a link": replaced(
        ('href="https://www.example.org/heat"', 'ping="https://x.example.com/" href="https://www.example.org/heat"')
    ),
}
_OF_INDEX: dict[str, Change] = {
    "bytes of a file": _substituted(r"\b\d+(?:\.\d)? (?:kB|KB|MB)\b", "1 kB"),
    "a claim that was not earned": replaced(("</main>", "<p>PDF/UA-2, WCAG 2.2 AAA</p></main>")),
    "title on a link": replaced(
        ('class="button" href="water.pdf"', f'title="{_SAFE}" class="button" href="water.pdf"')
    ),
    "the language of the page": replaced(('lang="en"', 'lang="fr"'), count=1),
    "a canonical address": replaced(("</head>", '<link rel="canonical" href="https://x.example.com/"></head>')),
    "a feature by its microdata": replaced(("<main", '<main itemscope itemtype="https://schema.org/Book"'), count=1),
}
_OF_RECORD: dict[str, Change] = {
    "a price": replaced(
        ("</Product>", "<ProductSupply><Price><PriceAmount>9.99</PriceAmount></Price></ProductSupply></Product>")
    ),
    "a prize": replaced(("</DescriptiveDetail>", "<Prize><PrizeName>Nobel</PrizeName></Prize></DescriptiveDetail>")),
    "an accessibility feature": replaced(
        (
            "<ProductFormFeature>",
            "<ProductFormFeature><ProductFormFeatureType>09</ProductFormFeatureType><ProductFormFeatureValue>04</ProductFormFeatureValue></ProductFormFeature><ProductFormFeature>",
        ),
        count=1,
    ),
    "an imprint": replaced(
        ("</DescriptiveDetail>", "<Imprint><ImprintName>WHO</ImprintName></Imprint></DescriptiveDetail>")
    ),
    "the language": replaced(("<LanguageCode>eng", "<LanguageCode>fre")),
    "an audience": replaced(("</DescriptiveDetail>", "<AudienceCode>02</AudienceCode></DescriptiveDetail>")),
}
