"""What the bytes of the PDF edition say: metadata, words, links, fonts, folios, contents."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pikepdf

from guidepress.model.book import Matter, PartKind
from guidepress.model.xhtml import classes, flat_text
from guidepress.typeset.fonts.pinned import CUTS

if TYPE_CHECKING:
    from tests.support.proof import Proof

_WORD = re.compile(r"[^\W\d_]{2,}")
_FOLIO = re.compile(r"\d+|[ivxlc]+")


def words(text: str) -> list[str]:
    """The words of Latin letters, for comparisons that do not depend on the direction or the spacing of the text."""
    return [word for word in _WORD.findall(text.replace("\N{SOFT HYPHEN}", "")) if word.isascii()]


def test_file_says_what_it_is(proof: Proof) -> None:
    """Title, authors, subject, language and dates come from guide.yaml; the title is shown; PDF/UA-1 is declared."""
    settings, pdf = proof.book.settings, proof.pdf
    assert str(pdf.docinfo.Title) == settings.title
    assert str(pdf.docinfo.Author) == ", ".join(person.name for person in settings.authors)
    assert str(pdf.docinfo.Subject) == settings.description
    assert str(pdf.Root.Lang) == settings.language
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    day = settings.date.strftime("D:%Y%m%d")
    assert str(pdf.docinfo.CreationDate).startswith(day)
    assert str(pdf.docinfo.ModDate).startswith(day)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        assert xmp["pdfuaid:part"] == "1"
        assert xmp["dc:title"] == settings.title
        assert xmp["xmp:CreateDate"].startswith(settings.date.isoformat())


def test_published_facts_are_those_of_the_file(proof: Proof) -> None:
    """The manifest's page count is the file's; the words are the Book's; the claims are those of the file."""
    assert proof.published.pages == len(proof.pdf.pages)
    assert proof.published.words == sum(len(text.split()) for text in proof.book.text())
    assert proof.published.claims == ("PDF/UA-1", "PDF/A-3a")
    assert proof.published.file == f"{proof.book.settings.slug}.pdf"


def test_no_word_is_lost(proof: Proof) -> None:
    """Every Latin word of the Book stands in the PDF as often as in the Book, or oftener (running heads)."""
    wanted = Counter(word for text in proof.book.text() for word in words(text))
    for part in proof.book.parts:  # what a picture of a formula or an alternative text says is no text of the page
        for formula in part.tree.iter("{http://www.w3.org/1998/Math/MathML}math"):
            wanted.subtract(words(formula.get("alttext", "")))
    printed = Counter(word for number in range(len(proof.pdf.pages)) for word in words(proof.text(number)))
    lost = {word: count - printed[word] for word, count in wanted.items() if count > printed[word]}
    assert sum(lost.values()) <= sum(wanted.values()) * 0.004, dict(Counter(lost).most_common(20))


def test_headings_stand_in_order(proof: Proof) -> None:
    """The parts and their headings come in the order of the Book, page after page."""
    places = proof.destinations()
    order = [places[heading.id] for part in proof.book.parts for heading in part.headings()]
    assert order == sorted(order)
    assert len(order) > 10


def test_every_note_stands_on_the_page_of_its_call(fieldbook_pdf: Proof) -> None:
    """A note is read at the foot of the page that calls it, or of the next one; none is lost."""
    places = fieldbook_pdf.destinations()
    calls = [link for part in fieldbook_pdf.book.parts for link in part.tree.iter("a") if "noteref" in classes(link)]
    assert len(calls) > 30
    carried = 0
    for call in calls:
        called, placed = places[call.get("id", "")], places[call.get("href", "")[1:]]
        assert placed in (called, called + 1), call.get("id")
        carried += placed > called
    assert carried <= len(calls) * 0.15


def test_every_link_has_somewhere_to_go(proof: Proof) -> None:
    """Internal links lead to a destination of the file, external ones to an address of the Book."""
    places = proof.destinations()
    known = {link.get("href") for part in proof.book.parts for link in part.tree.iter("a")}
    inside = outside = 0
    for page in proof.pdf.pages:
        for note in page.get("/Annots", []):
            if note.Subtype != "/Link":
                continue
            if "/A" in note and note.A.S == "/URI":
                assert str(note.A.URI) in known
                outside += 1
            else:
                name = note.get("/Dest") or note.A.D
                assert str(name) in places
                inside += 1
    assert inside > 20
    assert outside > 1


def test_every_link_is_as_high_as_its_letters(proof: Proof) -> None:
    """Raised figures too, whose lines have no height of their own: each quadrilateral can be hit (WCAG 2.2, 2.5.8)."""
    notes = [note for page in proof.pdf.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"]
    heights = [
        float(max(corners[1::2]) - min(corners[1::2]))
        for note in notes
        for corners in zip(*[iter(note.QuadPoints)] * 8, strict=True)
    ]
    assert heights
    assert min(heights) > 5


def test_only_pinned_fonts_are_embedded(proof: Proof) -> None:
    """Every font is embedded as a program, and every family is one of ours: no machine's own font leaks in."""
    families = {cut.family.replace(" ", "-") for cut in CUTS}
    seen = set()
    for entry in proof.pdf.objects:
        if not isinstance(entry, pikepdf.Dictionary) or entry.get("/Type") != "/FontDescriptor":
            continue
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(entry.keys())
        name = str(entry.FontName).removeprefix("/").split("+")[-1]
        family = max((known for known in families if name.startswith(known)), key=len, default="")
        assert family, name
        seen.add(family)
    assert {"Source-Serif-4", "Atkinson-Hyperlegible"} <= seen


def test_every_glyph_says_a_character(proof: Proof) -> None:
    """No glyph maps to an empty text (ISO 14289-1, 7.21.7), and pointed Hebrew keeps every letter."""
    maps = [font.ToUnicode.read_bytes() for font in proof.pdf.objects if is_font(font)]
    assert maps
    assert not [text for text in maps if re.search(rb"<[0-9a-f]{4}> <>", text)]
    letters = Counter(c for text in proof.book.text() for c in text if "\u05d0" <= c <= "\u05ea")
    printed = Counter(
        c for number in range(len(proof.pdf.pages)) for c in proof.text(number) if "\u05d0" <= c <= "\u05ea"
    )
    assert not letters - printed


def is_font(entry: object) -> bool:
    """Whether an object is a font with a map to Unicode."""
    return isinstance(entry, pikepdf.Dictionary) and entry.get("/Type") == "/Font" and "/ToUnicode" in entry


def test_labels_are_the_printed_folios(proof: Proof) -> None:
    """A page's label is the folio on its paper; where none is printed, the page is silent, never wrong."""
    labels = proof.labels()
    assert labels[:2] == ["Cover", "i"]
    assert "1" in labels
    printed = {number: proof.foot(number) for number in range(len(labels))}
    for number, foot in printed.items():
        assert foot in ("", labels[number])
    first = labels.index("1")
    assert all(printed[number] for number in range(first, len(labels)))


def test_folios_stand_at_the_outer_edge(guide_pdf: Proof) -> None:
    """Odd folios stand right, even ones left, so that a thumb finds them."""
    labels = guide_pdf.labels()
    for number in range(labels.index("1"), len(labels)):
        text = guide_pdf.pictures[number].get_textpage()
        half = guide_pdf.trim.width / 2
        left = text.get_text_bounded(left=0, right=half, bottom=0, top=guide_pdf.trim.bottom - 8).strip()
        right = text.get_text_bounded(left=half, bottom=0, top=guide_pdf.trim.bottom - 8).strip()
        assert not (left if int(labels[number]) % 2 else right)


LEAF = (PartKind.TITLE_PAGE, PartKind.IMPRINT)


def test_every_part_begins_a_page(proof: Proof) -> None:
    """Each part has pages of its own, but for a colophon; the title page is a recto, the imprint its back."""
    places, labels = proof.destinations(), proof.labels()
    begin = [places[part.id] for part in proof.book.parts if part.kind is not PartKind.COLOPHON]
    assert begin == sorted(set(begin))
    assert int(labels[places[proof.book.of_matter(Matter.BODY)[0].id]]) == 1
    title, imprint = (place for part, place in zip(proof.book.parts, begin, strict=False) if part.kind in LEAF)
    assert imprint == title + 1
    assert labels[title] in {"i", "iii"}


def test_no_page_is_blank(proof: Proof) -> None:
    """There is something to read on every page of a file for the screen."""
    assert [number for number in range(1, len(proof.pdf.pages)) if not proof.text(number).strip()] == []


def test_openers_carry_no_running_head(proof: Proof) -> None:
    """The page on which a part opens has no running head; the page after it has the book's title or its own."""
    places, labels, titles = proof.destinations(), proof.labels(), 0
    openers = {places[part.id] for part in proof.book.parts if part.kind is not PartKind.COLOPHON}
    for number in openers:
        assert proof.head(number) == ""
    for part in proof.book.of_matter(Matter.BODY):
        after = places[part.id] + 1
        if after not in openers and int(labels[after]) % 2 == 0:
            assert proof.head(after) == proof.book.settings.running_title
            titles += 1
        elif after not in openers:
            assert proof.head(after).endswith(part.title[-10:]) or proof.head(after).endswith("\N{HORIZONTAL ELLIPSIS}")
    assert titles


def test_silent_pages_have_no_furniture(proof: Proof) -> None:
    """Cover, half-title, title page and imprint carry neither folio nor running head."""
    places = proof.destinations()
    kinds = (PartKind.HALF_TITLE, PartKind.TITLE_PAGE, PartKind.IMPRINT)
    silent = [0, *(places[part.id] for part in proof.book.parts if part.kind in kinds)]
    assert [proof.foot(number) for number in silent if number] == [""] * (len(silent) - 1)


def test_contents_show_the_right_pages(proof: Proof) -> None:
    """Behind each entry of the contents stands the folio of the page on which that heading is."""
    places, labels = proof.destinations(), proof.labels()
    contents = proof.book.of_kind(PartKind.CONTENTS)
    assert contents is not None
    start = places[contents.id]
    end = min(place for place in (places[part.id] for part in proof.book.parts) if place > start)
    lines = [line for number in range(start, end) for line in proof.text(number).splitlines()]
    shown = [match[1] for line in lines if (match := re.search(r"\.\s*(\d+|[ivxlc]+)\s*$", line))]
    wanted = [labels[places[link.get("href", "")[1:]]] for link in contents.tree.iter("a")]
    assert shown == wanted


def test_bookmarks_are_parts_and_headings(proof: Proof) -> None:
    """The outline holds the first two levels in order, without the half-title, and each leads to its page."""
    wanted = [
        heading.text
        for part in proof.book.parts
        if part.kind is not PartKind.HALF_TITLE
        for heading in part.headings()
        if heading.level <= 2
    ]
    with proof.pdf.open_outline() as outline:
        shown = []
        for item in outline.root:
            shown.append(item.title)
            shown.extend(child.title for child in item.children)
    assert [" ".join(title.split()) for title in shown] == wanted


def test_cover_has_its_words(proof: Proof) -> None:
    """The first page is the cover, as large as the page, with an alternative text that names the guide."""
    box = [float(value) for value in proof.pdf.pages[0].mediabox]
    assert box == [0, 0, proof.trim.width, proof.trim.height]
    alternatives = [
        str(entry.Alt)
        for entry in proof.pdf.objects
        if isinstance(entry, pikepdf.Dictionary) and "/Alt" in entry and entry.get("/S") == "/Figure"
    ]
    assert any(proof.book.settings.title in text for text in alternatives)
    assert not proof.text(0).strip()


def test_figures_keep_their_captions(proof: Proof) -> None:
    """A caption stands on the page of its figure."""
    places = proof.destinations()
    figures = [figure for part in proof.book.parts for figure in part.tree.iter("figure") if figure.get("id")]
    assert figures
    for figure in figures:
        caption = figure.find("figcaption")
        assert caption is not None
        opening = words(flat_text(caption))[:6]
        assert set(opening) <= set(words(proof.text(places[figure.get("id", "")])))
