"""The benchmark of PDF criteria: our own file meets all of them, and each measure sees what is broken on purpose.

It is long because there is a fault for each criterion.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import weasyprint

from benchmarks.criteria.__main__ import guide_book
from benchmarks.criteria.document import peer_html
from benchmarks.criteria.facts import Facts, Stretch, facts_of
from benchmarks.criteria.peers import PEERS, Peer, PeerError
from benchmarks.criteria.reading import ReadPdf, read
from benchmarks.criteria.rows import ROWS, broken_rules
from benchmarks.criteria.table import END, START, Column, between_markers, table
from benchmarks.criteria.typst_source import typst_source
from benchmarks.criteria.verdict import Mark, Verdict, by_count, graded
from guidepress.model.book import Book

Change = Callable[[pikepdf.Pdf], None]


@pytest.fixture(scope="module")
def book() -> Book:
    """The document of the benchmark, which has no findings."""
    return guide_book()


@pytest.fixture(scope="module")
def facts(book: Book) -> Facts:
    """What a file must say of it."""
    return facts_of(book)


@pytest.fixture(scope="module")
def ours(book: Book, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Our PDF of it."""
    return PEERS[0].build(book, tmp_path_factory.mktemp("ours"))


@pytest.fixture(scope="module")
def ours_read(ours: bytes) -> ReadPdf:
    """The same, read back."""
    return read(ours)


def test_the_document_asks_every_question(facts: Facts) -> None:
    """Each kind of thing that a row looks for is in the document; an empty list would make its row meaningless."""
    empty = [field.name for field in fields(facts) if not getattr(facts, field.name)]
    assert empty == []
    assert any(fact.nested for fact in facts.lists)
    assert len(facts.words) > 1000


@pytest.mark.parametrize("letter", ROWS)
def test_our_file_meets_the_criterion(letter: str, ours_read: ReadPdf, facts: Facts) -> None:
    """Our PDF of the document gets a plain yes in every row."""
    verdict = ROWS[letter].measure(ours_read, facts)
    assert verdict.mark is Mark.YES, f"{letter} {verdict.mark}: {verdict.reason}"


def test_our_file_breaks_no_rule(ours: bytes) -> None:
    """page-validation finds no rule of PDF/UA-1 broken in it."""
    assert broken_rules(ours) == []


def _elements(pdf: pikepdf.Pdf, *types: str) -> Iterator[Any]:
    """The structure elements of some types, in the order of the file."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and "/S" in thing and "/P" in thing and str(thing["/S"])[1:] in types:
            yield thing


def _renamed(new: str, *old: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        for element in _elements(pdf, *old):
            element.S = pikepdf.Name(f"/{new}")

    change.__name__ = f"{'-'.join(old)}-is-{new}"
    return change


def _without(key: str, *types: str) -> Change:
    """Take an entry from the elements of some types."""

    def change(pdf: pikepdf.Pdf) -> None:
        for element in _elements(pdf, *types):
            if f"/{key}" in element:
                del element[f"/{key}"]

    change.__name__ = f"{'-'.join(types)}-without-{key}"
    return change


def _no_claim(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences


def _no_labels(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.PageLabels


def _other_labels(pdf: pikepdf.Pdf) -> None:
    for entry in pdf.Root.PageLabels.Nums:
        if isinstance(entry, pikepdf.Dictionary) and str(entry.get("/S", "")) == "/D":
            entry.St = 3


def _split_paragraphs(pdf: pikepdf.Pdf) -> None:
    """Every paragraph that begins with two texts or more gives the second to a new paragraph after it."""
    for element in list(_elements(pdf, "P")):
        kids = element.get("/K")
        if isinstance(kids, pikepdf.Array) and len(kids) > 1 and not isinstance(kids[1], pikepdf.Dictionary):
            holder = element.P
            beside = holder.K if isinstance(holder.K, pikepdf.Array) else pikepdf.Array([holder.K])
            second = pdf.make_indirect(
                pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.P, P=holder, K=list(kids)[1:])
            )
            if "/Pg" in element:
                second.Pg = element.Pg
            element.K = pikepdf.Array([kids[0]])
            place = next(number for number, kid in enumerate(beside) if kid.objgen == element.objgen)
            holder.K = pikepdf.Array([*list(beside)[: place + 1], second, *list(beside)[place + 1 :]])


def _notes_last(pdf: pikepdf.Pdf) -> None:
    """All notes are read at the end of their section, as a tool does that tags them where they are drawn."""
    for element in _elements(pdf, "Sect"):
        kids = list(element.K) if isinstance(element.K, pikepdf.Array) else []
        notes = [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and str(kid.get("/S", "")) == "/Note"]
        if notes:
            others = [kid for kid in kids if kid not in notes]
            element.K = pikepdf.Array([*others, *notes])


def _backwards(pdf: pikepdf.Pdf) -> None:
    for element in _elements(pdf, "Sect"):
        if isinstance(element.K, pikepdf.Array):
            element.K = pikepdf.Array(list(element.K)[::-1])


def _silent_links(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        for annotation in page.get("/Annots", []):
            del annotation.Contents


def _plain_artifacts(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        data = b"\n".join(part.read_bytes() for part in _streams(page))
        page.obj.Contents = pdf.make_stream(data.replace(b"/Type /Pagination", b"/Type /Layout"))


def _bare_artifacts(pdf: pikepdf.Pdf) -> None:
    """Heads and folios are neither artifacts nor tagged."""
    for page in pdf.pages:
        instructions = [
            (operands, operator)
            if str(operator) != "BDC" or str(operands[0]) != "/Artifact"
            else ([pikepdf.Name("/Span"), pikepdf.Dictionary()], operator)
            for operands, operator in ((one.operands, one.operator) for one in pikepdf.parse_content_stream(page))
        ]
        page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))


def _streams(page: pikepdf.Page) -> list[Any]:
    contents = page.obj.Contents
    return list(contents) if isinstance(contents, pikepdf.Array) else [contents]


def _hard_hyphens(pdf: pikepdf.Pdf) -> None:
    """What stands for a soft hyphen becomes the hyphen that is drawn."""
    for page in pdf.pages:
        instructions = [
            (_hyphen(one.operands) if str(one.operator) == "BDC" else one.operands, one.operator)
            for one in pikepdf.parse_content_stream(page)
        ]
        page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))


def _hyphen(operands: Any) -> Any:
    properties = operands[1]
    if isinstance(properties, pikepdf.Dictionary) and str(properties.get("/ActualText", "")) == "\N{SOFT HYPHEN}":
        return [operands[0], pikepdf.Dictionary(ActualText="\N{HYPHEN}")]
    return operands


def _missing_fonts(pdf: pikepdf.Pdf) -> None:
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and str(thing.get("/Type")) == "/FontDescriptor":
            for key in ("/FontFile", "/FontFile2", "/FontFile3"):
                if key in thing:
                    del thing[key]


def _mute_fonts(pdf: pikepdf.Pdf) -> None:
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing:
            del thing["/ToUnicode"]


def _caption_outside(pdf: pikepdf.Pdf) -> None:
    for element in _elements(pdf, "Figure"):
        if isinstance(element.K, pikepdf.Array):
            kept = [kid for kid in element.K if not _is_caption(kid)]
            element.P.K = pikepdf.Array([*element.P.K, *(kid for kid in element.K if _is_caption(kid))])
            element.K = pikepdf.Array(kept)


def _is_caption(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and str(kid.get("/S", "")) == "/Caption"


BROKEN: tuple[tuple[str, Change, Mark], ...] = (
    ("a", _no_claim, Mark.PARTLY),
    ("b", _no_labels, Mark.PARTLY),
    ("b", _other_labels, Mark.PARTLY),
    ("c", _renamed("L", "TOC"), Mark.NO),
    ("c", _renamed("Span", "Reference"), Mark.PARTLY),
    ("d", _split_paragraphs, Mark.PARTLY),
    ("e", _without("A", "L"), Mark.PARTLY),
    ("e", _renamed("Div", "LBody"), Mark.PARTLY),
    ("e", _renamed("Sect", "L"), Mark.NO),
    ("f", _without("A", "TH"), Mark.PARTLY),
    ("f", _renamed("TD", "TH"), Mark.PARTLY),
    ("f", _renamed("P", "Caption"), Mark.PARTLY),
    ("g", _without("Alt", "Figure"), Mark.NO),
    ("g", _caption_outside, Mark.PARTLY),
    ("h", _without("ID", "Note"), Mark.PARTLY),
    ("h", _notes_last, Mark.PARTLY),
    ("h", _renamed("P", "Note"), Mark.NO),
    ("i", _silent_links, Mark.PARTLY),
    ("i", _renamed("Span", "Link"), Mark.NO),
    ("j", _renamed("Span", "BibEntry"), Mark.PARTLY),
    ("j", _renamed("Span", "Reference"), Mark.PARTLY),
    ("k", _without("Lang", "Span"), Mark.NO),
    ("l", _without("E", "Span"), Mark.NO),
    ("m", _renamed("Span", "Code"), Mark.NO),
    ("n", _without("Alt", "Formula"), Mark.NO),
    ("o", _without("T", "Aside"), Mark.PARTLY),
    ("o", _renamed("Span", "Aside"), Mark.NO),
    ("p", _plain_artifacts, Mark.PARTLY),
    ("p", _bare_artifacts, Mark.NO),
    ("q", _renamed("Span", "Em"), Mark.PARTLY),
    ("q", _renamed("Span", "Em", "Strong"), Mark.NO),
    ("r", _hard_hyphens, Mark.NO),
    ("s", _backwards, Mark.NO),
    ("t", _missing_fonts, Mark.NO),
    ("t", _mute_fonts, Mark.PARTLY),
)
"""A row, what is broken in our file, and the mark that it must then get."""


@pytest.mark.parametrize(("letter", "change", "mark"), BROKEN, ids=lambda value: getattr(value, "__name__", str(value)))
def test_a_fault_costs_the_mark(letter: str, change: Change, mark: Mark, ours: bytes, facts: Facts) -> None:
    """With one thing broken in the bytes, the row that is about it says so, and gives the reason."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(ours)) as pdf:
        change(pdf)
        pdf.save(out)
    verdict = ROWS[letter].measure(read(out.getvalue()), facts)
    assert (verdict.mark, bool(verdict.reason)) == (mark, True), verdict.reason


def test_every_row_is_broken_once() -> None:
    """No measure goes without a file that it must mark down."""
    assert {letter for letter, _change, _mark in BROKEN} == set(ROWS)


def _stock(html: str, css: str = "") -> bytes:
    """What WeasyPrint writes by itself."""
    page = f"<html lang=en><head><title>A test</title><style>@page {{ size: 300px 200px }}{css}</style><body>{html}"
    data: bytes | None = weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
    assert data is not None
    return data


def _few(**known: Any) -> Facts:
    """Facts of a small document."""
    return Facts(**{field.name: known.get(field.name, ()) for field in fields(Facts)})


LONG = " ".join(
    f"Sentence {word} of a paragraph that does not fit on one small page." for word in "abcdefghijklmnopqrst"
)


def test_a_paragraph_that_a_page_divides_in_two_is_seen() -> None:
    """Stock WeasyPrint makes an element for each page of a paragraph: no. Nor is it a yes if nothing crosses a page."""
    known = _few(paragraphs=(Stretch.of(LONG),))
    divided = ROWS["d"].measure(read(_stock(f"<p>{LONG}</p>")), known)
    assert (divided.mark, divided.reason) == (Mark.NO, "0 of 1 blocks are one element, 0 of them across pages")
    whole = ROWS["d"].measure(read(_stock(f"<p>{LONG}</p>", "@page { size: 900px 900px }")), known)
    assert (whole.mark, whole.reason.split(":")[0]) == (Mark.NO, "nothing crosses a page")


def test_a_leader_that_is_read_aloud_is_seen() -> None:
    """Stock WeasyPrint tags the dots of a leader as text of the link; the same link without a leader has none."""
    html = "<ul><li><a href='#here'>Looking up</a></ul><h1 id=here>Looking up</h1>"
    known = _few(contents=("Looking up",))
    dotted = ROWS["c"].measure(read(_stock(html, "a::after { content: leader('.') '7' }")), known)
    plain = ROWS["c"].measure(read(_stock(html)), known)
    assert dotted.mark is Mark.NO
    assert "1 leaders are read aloud" in dotted.reason
    assert "leaders" not in plain.reason


def test_an_untagged_file_has_no_structure() -> None:
    """Without a structure tree, rows that ask for elements say so and no measure breaks down."""
    data = weasyprint.HTML(string="<title>A test</title><p>Text").write_pdf()
    assert data is not None
    pdf, known = read(data), _few(title="A test", language="en", formulas=0)
    verdicts = {letter: row.measure(pdf, known) for letter, row in ROWS.items()}
    untagged = {letter for letter, one in verdicts.items() if one.reason == "no structure tree"}
    assert untagged == set("cdefghijrso")
    assert all(verdicts[letter].mark is Mark.NO for letter in untagged)


def test_grades() -> None:
    """All is yes, none is no, some is partly; nothing to count is no yes; a vital fault is a no."""
    assert [by_count(*pair, "x").mark for pair in ((2, 2), (1, 2), (0, 2), (0, 0))] == ["Y", "~", "N", "N"]
    assert graded({"a": True}, vital={"b": True}) == Verdict(Mark.YES, "")
    assert graded({"a": False, "c": False}, vital={"b": True}) == Verdict(Mark.PARTLY, "a; c")
    assert graded({"a": True}, vital={"b": False}).mark is Mark.NO


def test_peers_get_the_same_words(book: Book, facts: Facts) -> None:
    """The HTML and the Typst source hold every note, address and cell of the document, and no local path."""
    typst, files = typst_source(book)
    for source in (peer_html(book, floats=True), peer_html(book, floats=False), typst):
        assert all(note.text[:40] in " ".join(source.split()) for note in facts.notes)
        assert all(row in source for one in facts.tables for row in one.rows)
        assert "https://library.wmo.int/records/item/41650" in source
        assert "data-at" not in source
    assert all(f"@article{{{reference.key}," in files["references.bib"].decode() for reference in book.references)


def test_a_note_floats_from_its_call(book: Book) -> None:
    """For tools that set footnotes each note stands once, where it is called, and no call is left to double theirs."""
    html = peer_html(book, floats=True)
    assert html.count('class="note-float"') == 4
    assert "doc-noteref" not in html
    assert '<strong>writing it down at once</strong> is the whole discipline.<span class="note-float"' in html


def test_a_tool_that_is_not_installed_is_named_and_not_judged() -> None:
    """It has no column, and a line that says so; a tool that failed says why."""
    text = table([Column("Prince", missing="not installed"), Column("LibreOffice", "7", missing="failed (exit 1)")])
    assert "Prince: not installed." in text
    assert "LibreOffice: failed (exit 1)." in text
    assert "| Prince" not in text


def test_the_table_stands_between_its_markers() -> None:
    """Writing replaces what is between the markers and nothing else; a page without them is refused."""
    page = f"before\n{START}\nold\n{END}\nafter\n"
    assert between_markers(page, "new\n") == f"before\n{START}\nnew\n{END}\nafter\n"
    with pytest.raises(ValueError, match="no <!-- criteria"):
        between_markers("nothing", "new")


def test_a_program_that_is_missing_makes_no_file(book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its program a peer has no version, and building with it is a `PeerError`, never an invented result."""
    monkeypatch.setenv("PATH", str(tmp_path))
    peers: list[Peer] = [peer for peer in PEERS if peer.name in {"Prince", "LibreOffice", "Vivliostyle", "Chromium"}]
    assert len(peers) == 4
    for peer in peers:
        assert peer.version() is None
        with pytest.raises(PeerError, match="not installed"):
            peer.build(book, tmp_path)
