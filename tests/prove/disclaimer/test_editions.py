"""Editions from which the disclaimer was cut, in each way: each fails with the code of that cut, and no other.

It is long because the ways of cutting are lists, one for each kind of edition.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from guidepress.dist.manifest import due_record
from guidepress.model.book import Book
from guidepress.model.edition import BRAILLE, COVER, EPUB, PRINT, SCREEN, WEB, Edition, Published
from guidepress.model.finding import Severity
from guidepress.prove.disclaimer import rules
from guidepress.prove.disclaimer.editions import prove_disclaimer_of
from guidepress.prove.disclaimer.words import digest
from guidepress.prove.parsers.pdf.marked_text import kids
from guidepress.prove.sourceless import read_alone
from guidepress.prove.speech.words import Word
from guidepress.typeset.editions import Press
from tests.support.editions import Editions
from tests.support.small_guide import SETTINGS, small_book

TEXT = """\
# The only section

Before you wade, look at the tide table[^n] twice. The second time, look at the date that stands above it.

The second paragraph stands behind the first one, and says no more than that it does.

[^n]: It hangs at the harbour.
"""
NOTICE = """\
# Disclaimer

This text is for a test[^1] and advises nobody about anything.

In an emergency call somebody who can help.

[^1]: A test of the tool.
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A guide of one section whose disclaimer has two paragraphs and a note."""
    return small_book(tmp_path_factory.mktemp("guide"), TEXT, **{"front/disclaimer.md": NOTICE})


@pytest.fixture(scope="module")
def press(book: Book) -> Press:
    """Its press."""
    return Press(book)


@pytest.fixture(scope="module")
def whole(press: Press) -> dict[str, Published]:
    """Its editions that have a disclaimer."""
    return {edition.name: press.typeset(edition) for edition in (SCREEN, PRINT, EPUB, WEB)}


def _codes(data: bytes, edition: Edition, book: Book) -> list[str]:
    one = Published(edition, edition.file_name("small"), data, "", 0)
    return sorted({finding.code for finding in prove_disclaimer_of(one, book)})


@pytest.mark.parametrize("name", ["screen", "print", "epub", "web"])
def test_what_we_write_has_its_disclaimer(whole: dict[str, Published], book: Book, name: str) -> None:
    """Nothing is said of an edition as it was made."""
    assert [str(finding) for finding in prove_disclaimer_of(whole[name], book)] == []


@pytest.mark.parametrize("edition", [EPUB, WEB, SCREEN], ids=lambda edition: edition.name)
def test_real_guides_have_theirs(editions: Editions, edition: Edition) -> None:
    """Long disclaimers with lists, notes, abbreviations and citations are found whole, too."""
    assert [str(finding) for finding in prove_disclaimer_of(editions.of(edition), editions.book)] == []


@pytest.mark.parametrize("edition", [EPUB, WEB], ids=lambda edition: edition.name)
def test_a_table_of_contacts_in_a_disclaimer_is_in_sight_at_every_width(tmp_path: Path, edition: Edition) -> None:
    """Its caption and its heads are as large as the text, also where the rows become records."""
    settings = SETTINGS.replace("slug:", "regions: [uk, us]\nslug:", 1)
    notice = NOTICE.replace("In an", "{{contacts}}\n\n![A box](figures/box.svg)\n\nIn an")
    held = small_book(tmp_path, TEXT, settings=settings, **{"front/disclaimer.md": notice})
    assert any(part.tree.find(".//table") is not None for part in held.parts if part.kind == "disclaimer")
    made = Press(held).typeset(edition)
    assert [str(finding) for finding in prove_disclaimer_of(made, held)] == []
    alone = read_alone(made.data, edition)
    assert alone.notice == due_record(held, [edition.name])["disclaimer"]  # cells and pictures are words apart


def test_a_cover_and_a_braille_file_have_none(book: Book) -> None:
    """A cover shows no disclaimer, and the words of braille cannot be compared; neither is opened."""
    assert _codes(b"", COVER, book) == _codes(b"", BRAILLE, book) == []


def test_a_guide_without_a_disclaimer_is_judged_elsewhere(whole: dict[str, Published], book: Book) -> None:
    """That the manuscript has none is DIS001; its editions are not blamed for it."""
    bare = replace(book, parts=tuple(part for part in book.parts if part.kind != "disclaimer"))
    assert [finding for one in whole.values() for finding in prove_disclaimer_of(one, bare)] == []


def test_the_digest_is_of_words_not_of_their_setting() -> None:
    """Line ends change nothing; a letter does."""
    assert digest([Word("a"), Word("b")]) == digest([Word("a"), Word("b", folio="iv")])
    assert digest([Word("a"), Word("b")]) != digest([Word("a"), Word("B")])
    assert digest([Word("ab")]) != digest([Word("a"), Word("b")])


# PDF


def _cut(data: bytes, fault: Callable[[pikepdf.Pdf], None]) -> bytes:
    held = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fault(pdf)
        pdf.save(held, deterministic_id=True)
    return held.getvalue()


def _section(pdf: pikepdf.Pdf) -> Any:
    """The section of the disclaimer in the structure tree."""
    document = pdf.Root.StructTreeRoot.K[0]
    return next(one for one in kids(document) if str(one.get("/T", "")) == "Disclaimer")


def _page(pdf: pikepdf.Pdf) -> pikepdf.Page:
    """The page of the disclaimer."""
    wanted = _section(pdf).Pg.objgen
    return next(page for page in pdf.pages if page.obj.objgen == wanted)


def _rewrite(change: Callable[[str, list[Any]], list[Any] | None]) -> Callable[[pikepdf.Pdf], None]:
    """A fault that changes the operators of the disclaimer's page; ``None`` takes one out."""

    def fault(pdf: pikepdf.Pdf) -> None:
        page, held = _page(pdf), []
        for one in pikepdf.parse_content_stream(page):
            operands = change(str(one.operator), list(one.operands))
            if operands is not None:
                held.append((operands, one.operator))
        page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(held))

    return fault


def _around(before: bytes, after: bytes = b"") -> Callable[[pikepdf.Pdf], None]:
    """A fault that puts operators before and after those of the disclaimer's page."""

    def fault(pdf: pikepdf.Pdf) -> None:
        page = _page(pdf)
        page.contents_add(before + b"\n", prepend=True)
        page.contents_add(b"\n" + after)

    return fault


def _drop_section(pdf: pikepdf.Pdf) -> None:
    section = _section(pdf)
    held = section.P.K
    del held[next(n for n, kid in enumerate(held) if kid.objgen == section.objgen)]


def _late_section(pdf: pikepdf.Pdf) -> None:
    section = _section(pdf)
    parent = section.P
    _drop_section(pdf)
    parent.K.append(section)


def _after_the_contents(pdf: pikepdf.Pdf) -> None:
    section = _section(pdf)
    held = section.P.K
    _drop_section(pdf)
    held.insert(1 + next(n for n, one in enumerate(held) if str(one.get("/T", "")) == "Contents"), section)


def _late_page(pdf: pikepdf.Pdf) -> None:
    page = _page(pdf).obj
    held = page.Parent.Kids
    number = next(n for n, one in enumerate(held) if one.objgen == page.objgen)
    page.Parent.Kids = pikepdf.Array([*(one for n, one in enumerate(held) if n != number), page])


def _lost_paragraph(pdf: pikepdf.Pdf) -> None:
    held = _section(pdf).K
    del held[next(n for n, kid in enumerate(held) if str(kid.S) == "/P")]


def _no_outline(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Outlines"]


def _outline(change: Callable[[Any], None]) -> Callable[[pikepdf.Pdf], None]:
    def fault(pdf: pikepdf.Pdf) -> None:
        with pdf.open_outline() as outline:
            change(next(entry for entry in outline.root if entry.title == "Disclaimer"))

    return fault


def _other_title(entry: Any) -> None:
    entry.title = "Colophon"


def _leads_elsewhere(pdf: pikepdf.Pdf) -> None:
    entry = pdf.Root.Outlines.First
    while str(entry.Title) != "Disclaimer":
        entry = entry.Next
    if "/A" in entry:
        del entry["/A"]
    entry.Dest = pikepdf.Array([pdf.pages[-1].obj, pikepdf.Name.Fit])


def _crop(pdf: pikepdf.Pdf) -> None:
    _page(pdf).obj.CropBox = pikepdf.Array([0, 0, 40, 40])


def _state(**entries: Any) -> Callable[[pikepdf.Pdf], None]:
    """A fault that sets an ExtGState at the beginning of the page, and keeps the page from setting another."""

    def fault(pdf: pikepdf.Pdf) -> None:
        _rewrite(lambda operator, operands: None if operator == "gs" else operands)(pdf)
        page = _page(pdf)
        states = page.obj.Resources.get("/ExtGState", pikepdf.Dictionary())
        states["/Cut"] = pikepdf.Dictionary(**entries)
        page.obj.Resources.ExtGState = states
        page.contents_add(b"/Cut gs\n", prepend=True)

    return fault


def _layer_off(pdf: pikepdf.Pdf) -> None:
    layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Layer"))
    pdf.Root.OCProperties = pikepdf.Dictionary(
        OCGs=pikepdf.Array([layer]), D=pikepdf.Dictionary(OFF=pikepdf.Array([layer]))
    )
    _page(pdf).obj.Resources.Properties = pikepdf.Dictionary(Hidden=layer)
    _around(b"/OC /Hidden BDC", b"EMC")(pdf)


def _stuck_over(pdf: pikepdf.Pdf) -> None:
    look = pdf.make_stream(b"1 g 0 0 432 648 re f", Subtype=pikepdf.Name.Form, BBox=pikepdf.Array([0, 0, 432, 648]))
    square = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Square,
        Rect=pikepdf.Array([0, 0, 432, 648]),
        F=4,
        AP=pikepdf.Dictionary(N=look),
    )
    page = _page(pdf).obj
    page.Annots = pikepdf.Array([*page.get("/Annots", []), pdf.make_indirect(square)])


def _sized(size: float) -> Callable[[str, list[Any]], list[Any]]:
    return lambda operator, operands: [operands[0], size] if operator == "Tf" else operands


def _inked(*rgb: float) -> Callable[[str, list[Any]], list[Any]]:
    return lambda operator, operands: list(rgb) if operator == "rg" else operands


CUTS: dict[str, tuple[Callable[[pikepdf.Pdf], None], set[str]]] = {
    "not in the tree": (_drop_section, {"DIS110"}),
    "no letters": (
        _rewrite(lambda operator, operands: None if operator in {"Tj", "TJ"} else operands),
        {"DIS111"},
    ),
    "a paragraph less": (_lost_paragraph, {"DIS111"}),
    "last in the tree": (_late_section, {"DIS112"}),
    "after the contents": (_after_the_contents, {"DIS112"}),
    "last page": (_late_page, {"DIS112"}),
    "no outline": (_no_outline, {"DIS113"}),
    "another title in the outline": (_outline(_other_title), {"DIS113"}),
    "the outline leads elsewhere": (_leads_elsewhere, {"DIS113"}),
    "invisible letters": (_around(b"3 Tr"), {"DIS114"}),
    "clipped away": (_around(b"0 0 1 1 re W n"), {"DIS114"}),
    "outside the crop box": (_crop, {"DIS114"}),
    "painted over": (_around(b"q", b"Q 1 1 1 rg 0 0 432 648 re f"), {"DIS114"}),
    "under an annotation": (_stuck_over, {"DIS114"}),
    "on a hidden layer": (_layer_off, {"DIS114"}),
    "fully transparent": (_state(ca=0.0), {"DIS114", "DIS116"}),
    "nearly transparent": (_state(ca=0.3), {"DIS116"}),
    "four points": (_rewrite(_sized(4)), {"DIS115"}),
    "a little small": (_rewrite(_sized(9.5)), {"DIS115"}),
    "white": (_rewrite(_inked(1, 1, 1)), {"DIS116"}),
    "grey": (_rewrite(_inked(0.6, 0.6, 0.6)), {"DIS116"}),
    "on a dark ground": (_around(b"q 0.2 0.2 0.2 rg 0 0 432 648 re f Q"), {"DIS116"}),
    "on a picture": (_around(b"q 432 0 0 648 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q"), {"DIS116"}),
    "not quite dark": (_rewrite(_inked(0.4, 0.4, 0.4)), {"DIS116"}),
    "paler than the text": (_rewrite(_inked(0.3, 0.3, 0.3)), {"DIS117"}),
}


@pytest.mark.parametrize("name", CUTS)
def test_a_cut_in_the_pdf_is_found(whole: dict[str, Published], book: Book, name: str) -> None:
    """The PDF with one cut has the code of that cut, and no other."""
    fault, codes = CUTS[name]
    assert _codes(_cut(whole["screen"].data, fault), SCREEN, book) == sorted(codes)


def test_writing_the_pdf_anew_is_no_cut(whole: dict[str, Published], book: Book) -> None:
    """The cuts are made with pikepdf; that alone changes no verdict."""
    anew = _cut(whole["screen"].data, _rewrite(lambda _operator, operands: operands))
    assert _codes(anew, SCREEN, book) == []


def test_an_interior_for_print_needs_no_outline(whole: dict[str, Published], book: Book) -> None:
    """PDF/X forbids nothing there, but our interior has no outline; its letters are judged as those of the PDF."""
    white = _rewrite(lambda operator, operands: [0, 0, 0, 0] if operator == "k" else operands)
    assert _codes(_cut(whole["print"].data, white), PRINT, book) == ["DIS116"]


def test_what_is_missing_is_named(whole: dict[str, Published], book: Book) -> None:
    """The finding quotes the words that the edition lacks, and where the manuscript has them."""
    one = replace(whole["screen"], data=_cut(whole["screen"].data, _lost_paragraph))
    (finding,) = prove_disclaimer_of(one, book)
    assert "lacks “This text is for a test" in finding.message
    assert str(finding.place).startswith("front/disclaimer.md:3")


# EPUB


def _bound(data: bytes, changes: dict[str, Callable[[str], str]]) -> bytes:
    """The EPUB with some files changed as text; every change must change something."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename in changes:
                changed = changes[entry.filename](content.decode()).encode()
                assert changed != content, entry.filename
                content = changed
            new.writestr(entry, content)
    return held.getvalue()


PAGE, NAV, OPF, CSS = "EPUB/disclaimer.xhtml", "EPUB/nav.xhtml", "EPUB/content.opf", "EPUB/styles/epub.css"


def _sub(pattern: str, replacement: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, replacement, text, count=1, flags=re.DOTALL)


def _css(rule: str) -> dict[str, Callable[[str], str]]:
    return {CSS: lambda text: f"{text}\n{rule}\n"}


def _last_in_spine(text: str) -> str:
    entry = '<itemref idref="page-disclaimer"/>'
    assert entry in text
    return text.replace(entry, "").replace("</spine>", f"{entry}</spine>")


def _after_the_contents_in_spine(text: str) -> str:
    entry, contents = '<itemref idref="page-disclaimer"/>', '<itemref idref="page-nav"/>'
    assert entry in text
    assert contents in text
    return text.replace(entry, "").replace(contents, contents + entry)


# What 'hidden' and 'aria-hidden' take out of sight is not said either: the words are missing too.
BOUND_CUTS: dict[str, tuple[dict[str, Callable[[str], str]], set[str]]] = {
    "not in the spine": ({OPF: _sub(r'<itemref idref="page-disclaimer"/>', "")}, {"DIS110"}),
    "no role": ({PAGE: _sub(r' role="doc-notice"', "")}, {"DIS110"}),
    "an empty page": ({PAGE: _sub(r"(<section[^>]*>).*</section>", r"\1</section>")}, {"DIS111"}),
    "only the title": ({PAGE: _sub(r"</h1>.*</section>", "</h1></section>")}, {"DIS111"}),
    "a word changed": ({PAGE: _sub(r"nobody", "everybody")}, {"DIS111"}),
    "after the body": ({OPF: _last_in_spine}, {"DIS112"}),
    "after the contents": ({OPF: _after_the_contents_in_spine}, {"DIS112"}),
    "after the body, which says that it is none": (
        {OPF: _last_in_spine, "EPUB/only-section.xhtml": _sub("bodymatter", "frontmatter")},
        {"DIS112"},
    ),
    "not turned to": ({OPF: _sub(r'(<itemref idref="page-disclaimer")/>', r'\1 linear="no"/>')}, {"DIS112"}),
    "not in the contents": ({NAV: _sub(r"<li[^>]*><a href=\"disclaimer[^<]*</a></li>", "")}, {"DIS113"}),
    "not in the landmarks": ({NAV: _sub(r'<li><a epub:type="notice"[^<]*</a></li>', "")}, {"DIS113"}),
    "hidden": ({PAGE: _sub(r"<section ", '<section hidden="" ')}, {"DIS111", "DIS114"}),
    "not said": ({PAGE: _sub(r"<section ", '<section aria-hidden="true" ')}, {"DIS111", "DIS114"}),
    "display: none": (_css(".disclaimer { display: none }"), {"DIS111", "DIS114"}),
    "display: none by inline style": (
        {PAGE: _sub(r"<section ", '<section style="display:none" ')},
        {"DIS111", "DIS114"},
    ),
    "display: none on some screens": (_css("@media (max-width: 40em) { #disclaimer { display: none } }"), {"DIS114"}),
    "display: none on paper, nested": (
        _css("@supports (display: grid) { @media print { section { display: none } } }"),
        {"DIS114"},
    ),
    "display: none by a variable": (
        _css(":root { --no: none } .disclaimer { display: var(--no) }"),
        {"DIS111", "DIS114"},
    ),
    "visibility": (
        _css("#disclaimer p { visibility: hidden !important } #disclaimer p { visibility: visible }"),
        {"DIS111", "DIS114"},
    ),
    "opacity": (_css(".disclaimer { opacity: 0 }"), {"DIS114"}),
    "half opaque": (_css(".disclaimer { opacity: 0.4 }"), {"DIS116"}),
    "off the page": (_css(".disclaimer { position: absolute; left: -999em }"), {"DIS114"}),
    "off the line": (_css(".disclaimer p { text-indent: -9999px }"), {"DIS114"}),
    "moved by transform": (_css(".disclaimer { transform: translateX(-9999px) }"), {"DIS114"}),
    "clipped": (_css(".disclaimer { clip-path: inset(50%) }"), {"DIS114"}),
    "squeezed": (_css(".disclaimer { height: 1px; overflow: hidden }"), {"DIS114"}),
    "small": (_css(".disclaimer p { font-size: 0.8em }"), {"DIS115"}),
    "small by per cent": (_css(".disclaimer { font-size: 60% }"), {"DIS115"}),
    "small by shorthand": (_css(".disclaimer p { font: 6pt/1 serif }"), {"DIS115"}),
    "white": (_css(".disclaimer { color: #fff }"), {"DIS116"}),
    "see-through letters": (_css(".disclaimer { color: rgb(0 0 0 / 20%) }"), {"DIS116"}),
    "black on black": (_css(".disclaimer { background: black }"), {"DIS116"}),
    "on a picture": (_css(".disclaimer { background-image: none; background: url(a.png) }"), {"DIS116"}),
    "not quite dark": (_css(".disclaimer { color: #6a6a6a }"), {"DIS116"}),
    "pale": (_css(".disclaimer { color: #505050 }"), {"DIS117"}),
}


@pytest.mark.parametrize("name", BOUND_CUTS)
def test_a_cut_in_the_epub_is_found(whole: dict[str, Published], book: Book, name: str) -> None:
    """The EPUB with one cut has the code of that cut, and no other."""
    changes, codes = BOUND_CUTS[name]
    assert _codes(_bound(whole["epub"].data, changes), EPUB, book) == sorted(codes)


@pytest.mark.parametrize(
    "rule",
    [
        ".disclaimer { font-size: 1.2em; color: black; background: white }",
        ".disclaimer p { text-indent: 1.5em; margin-left: 2em }",
        ".elsewhere { display: none }",
        ".disclaimer::before { font-size: 0.1em; color: white }",
        ".disclaimer { display: none } section.disclaimer { display: block }",
        "#disclaimer { display: none : }",
        ".disclaimer sup { font-size: 0.65em }",
        ".disclaimer { position: relative; top: 1em }",
        "body { font-size: 0.9em }",
    ],
)
def test_a_style_that_cuts_nothing_is_no_cut(whole: dict[str, Published], book: Book, rule: str) -> None:
    """What leaves the disclaimer as large, dark and visible as the text is the designer's affair."""
    assert _codes(_bound(whole["epub"].data, _css(rule)), EPUB, book) == []


def test_bytes_that_are_no_epub_are_judged_elsewhere(book: Book) -> None:
    """EPB001 says so; nothing is raised."""
    assert _codes(b"no zip", EPUB, book) == []


# Web


def _web_css(rule: str) -> Callable[[str], str]:
    return lambda text: text.replace("</style>", f"{rule}</style>", 1)


def _after_body(text: str) -> str:
    notice = re.search(r'<section id="disclaimer".*?</section>', text, re.DOTALL)
    assert notice is not None
    return text.replace(notice[0], "").replace("</main>", f"{notice[0]}</main>")


WEB_CUTS: dict[str, tuple[Callable[[str], str], set[str]]] = {
    "no role": (_sub(r' role="doc-notice"', ""), {"DIS110"}),
    "emptied": (_sub(r'(<section id="disclaimer"[^>]*>).*?</section>', r"\1</section>"), {"DIS111"}),
    "words changed": (_sub(r"advises nobody", "is for you"), {"DIS111"}),
    "after the body": (_after_body, {"DIS112"}),
    "not in the contents": (_sub(r'<li[^>]*><a href="#disclaimer"[^<]*</a></li>', ""), {"DIS113"}),
    "hidden": (_sub(r'<section id="disclaimer"', '<section hidden id="disclaimer"'), {"DIS114"}),
    "in a closed box": (_sub(r'(<section id="disclaimer".*?</section>)', r"<details>\1</details>"), {"DIS114"}),
    "hidden on paper": (_web_css("@media print { #disclaimer { display: none } }"), {"DIS114"}),
    "small": (_web_css(".disclaimer p { font-size: .7rem }"), {"DIS115"}),
    "white": (_web_css(".disclaimer * { color: var(--paper) }"), {"DIS116"}),
    "not quite dark on paper": (_web_css("@media print { #disclaimer, #disclaimer * { color: #666 } }"), {"DIS116"}),
    "pale": (_web_css("@media print { #disclaimer, #disclaimer * { color: #484848 } }"), {"DIS117"}),
}


@pytest.mark.parametrize("name", WEB_CUTS)
def test_a_cut_in_the_web_page_is_found(whole: dict[str, Published], book: Book, name: str) -> None:
    """The web page with one cut has the code of that cut, and no other."""
    change, codes = WEB_CUTS[name]
    text = whole["web"].data.decode()
    cut = change(text)
    assert cut != text
    assert _codes(cut.encode(), WEB, book) == sorted(codes)


def test_every_rule_has_a_cut() -> None:
    """No rule without an edition that breaks it, and each of them stops a build."""
    cuts = (*CUTS.values(), *BOUND_CUTS.values(), *WEB_CUTS.values())
    held = {code: rule for code, rule in vars(rules).items() if code.startswith("DIS")}
    assert set(held) == {code for _, codes in cuts for code in codes}
    assert {rule.severity for rule in held.values()} == {Severity.ERROR}
