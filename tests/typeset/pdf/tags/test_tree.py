"""The structure tree, read back from the bytes: one golden for each construct, and what holds of every tree."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import weasyprint.pdf
from lxml import etree
from weasyprint.pdf.stream import Stream
from weasyprint.pdf.tags import add_tags

from guidepress.model.book import Book
from guidepress.model.edition import SCREEN
from guidepress.typeset.paged.geometry import page_sheet
from guidepress.typeset.paged.layout import render_document
from guidepress.typeset.pdf.edition import typeset_pdf
from guidepress.typeset.pdf.tags.marked_content import MarkedStream
from guidepress.typeset.pdf.tags.tree import _text, own_structure
from guidepress.typeset.pdf.write import write_document
from tests.support import places
from tests.support.small_guide import SETTINGS, small_book
from tests.support.tagtree import subtree, tag_tree

GOLDEN = places.GOLDEN / "tags"
LONG = " ".join(f"Sentence {number} of a paragraph that is longer than a page can hold." for number in range(1, 70))

CONSTRUCTS = {
    "headings": "## Two\n\n### Three\n\n#### Four",
    "paragraph-over-pages": LONG,
    "hyphenation": "Pneumonoultramicroscopicsilicovolcanoconiosis internationalisation uncharacteristically " * 6,
    "emphasis": "Some *light*, **strong** and ***both*** words, and _one_.",
    "code": "Type `print()` or press <kbd>Enter</kbd>.\n\n```python\nfor n in range(3):\n    print(n)\n```",
    "list-nested": "- one\n- two\n    1. inner\n    2. second\n\n        with a paragraph\n\n- three",
    "list-loose": "1. one\n\n    more\n\n2. two",
    "list-over-pages": "\n".join(f"{n}. Item {n}, which says something." for n in range(1, 61)),
    "definitions": "Tide\n:   The sea's rise and fall.\n\nEbb\nOutflow\n:   Its fall.\n:   Also decline.",
    "quotation": "> A quoted paragraph.\n>\n> > And one within.",
    "figure": '![A black box.](figures/box.svg "The box."){#fig-box}',
    "figure-plain": "![A black box.](figures/box.svg)",
    "figure-inline": "A box ![box](figures/box.svg) in a line.",
    "decorative": "![](figures/box.svg){.decorative}\n\nWords.",
    "table": "Table: Heights. {#tbl-heights}\n\n| Place | High | Low |\n|---|--:|--:|\n| Harbour | 5.1 | 0.9 |\n| Bay | 4.8 | 1.1 |",
    "table-without-row-heads": "Table: Pairs. {.no-row-heads}\n\n| A | B |\n|---|---|\n| 1 | 2 |",
    "table-over-pages": "Table: Many.\n\n| N | Square |\n|---|---|\n"
    + "\n".join(f"| {n} | {n * n} |" for n in range(1, 46)),
    "callout": '!!! warning "Mind the tide"\n    It comes in fast.\n\n    - Look.\n    - Leave.',
    "note": "A word[^n] and more words.\n\nNext paragraph.\n\n[^n]: The note, with *emphasis*.\n\n    Its second paragraph.",
    "note-with-lists": "A word[^n].\n\n[^n]: Bring:\n\n    - a lamp,\n    - a rope.\n\n    In order:\n\n    1. rope,\n    2. lamp.",
    "note-called-twice": "First[^n], second[^n].\n\n[^n]: One note.",
    "citation": "It came from the pump [@snow1855, p. 12].",
    "link": "See [the tables](https://example.org/tables) or https written out <https://example.org/x>.",
    "link-of-code": "See [`tables`](https://example.org/tables), [*those* of old](https://example.org/x) and more.",
    "link-over-lines": "Read "
    "[" + "a link whose words take more than one line of the page " * 3 + "](https://example.org/).",
    "cross-reference": '![A box.](figures/box.svg "Box."){#fig-box}\n\nSee [](#fig-box).',
    "language": "He said [bon voyage]{lang=fr} and left.\n\nUn paragraphe entier.\n{: lang=fr }",
    "right-to-left": "The word [שלום עולם]{lang=he dir=rtl} means peace.\n\nבְּרֵאשִׁית בָּרָא.\n{: lang=he dir=rtl }",
    "abbreviation": "The WHO says so.\n\n*[WHO]: World Health Organization",
    "math": "Inline $x^2$ and\n\n$$\n\\frac{a}{b}\n$$",
    "line-break": "One line  \nand the next.",
    "figure-late": "Some words that fill the page. " * 38
    + '\n\n![A late box.](figures/box.svg "The late box."){#fig-late}\n\nWords that move up.\n\n'
    + "Words that go on below. " * 20,
}


@pytest.fixture(scope="module")
def constructs(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A guide with a section for each construct, whose title is the construct's name."""
    names = [f"sections/{name}.md" for name in CONSTRUCTS]
    settings = SETTINGS.replace("  - sections/one.md\n", "".join(f"  - {name}\n" for name in names))
    sections = {
        f"sections/{name}.md": f"# {name}\n\n{text.replace('fig-box', f'fig-{name}')}\n"
        for name, text in CONSTRUCTS.items()
    }
    return small_book(tmp_path_factory.mktemp("constructs"), "# Unused", settings=settings, **sections)


@pytest.fixture(scope="module")
def document(constructs: Book) -> Any:
    """Its pages."""
    return render_document(constructs, SCREEN)


@pytest.fixture(scope="module")
def written(constructs: Book, document: Any) -> bytes:
    """Its PDF."""
    return write_document(document, constructs)


@pytest.fixture(scope="module")
def tree(written: bytes) -> str:
    """Its structure tree as YAML."""
    return tag_tree(written)


def _compare(tree: str, name: str, renew: bool) -> None:
    golden = GOLDEN / f"{name}.yaml"
    if renew:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(tree, encoding="utf-8")
    assert tree == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_construct_has_its_tree(tree: str, name: str, renew: bool) -> None:
    """The section's subtree is the golden one, word for word."""
    _compare(subtree(tree, name), name, renew)


def test_contents_are_a_table_of_contents(tree: str, renew: bool) -> None:
    """TOC holds TOCI holds Reference holds Link; leaders are not in it (criterion c)."""
    contents = subtree(tree, "Contents")
    _compare(contents, "contents", renew)
    assert "..." not in contents


def test_pages_look_as_without_our_tree(document: Any, written: bytes) -> None:
    """What we add is invisible: every page is, pixel for pixel, as WeasyPrint alone draws it."""
    ours = pypdfium2.PdfDocument(written)
    stock = pypdfium2.PdfDocument(document.write_pdf(pdf_variant="pdf/ua-1"))
    assert len(ours) == len(stock) > 20
    for page in range(len(ours)):
        one, other = (file[page].render(scale=1).to_pil() for file in (ours, stock))
        assert one.tobytes() == other.tobytes(), f"page {page + 1}"


def test_every_mark_is_an_element_or_an_artifact(written: bytes) -> None:
    """No content stream paints text or a picture outside of marked content (PDF/UA-1 7.1-3)."""
    with pikepdf.open(io.BytesIO(written)) as pdf:
        for page in pdf.pages:
            depth = 0
            for instruction in pikepdf.parse_content_stream(page):
                operator = str(instruction.operator)
                depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(operator, 0)
                assert depth > 0 or operator not in {"Tj", "TJ", "Do", "f", "f*", "S", "B", "sh"}


def test_transparent_text_stays_in_the_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Text in a form XObject (opacity makes one) is reached through /Stm and has its own StructParents."""
    book = small_book(tmp_path, "# The section\n\nFaint words here.\n{: .faint }\n\nAnd plain ones.")
    from guidepress.typeset.paged import layout

    monkeypatch.setattr(layout, "page_sheet", lambda trim: page_sheet(trim) + ".faint { opacity: 0.6 }")
    data = typeset_pdf(book, SCREEN).data
    tree = tag_tree(data)
    assert "P: Faint words here." in tree
    assert "P: And plain ones." in tree
    with pikepdf.open(io.BytesIO(data)) as file:
        forms = [thing for thing in file.objects if isinstance(thing, pikepdf.Stream) and "/StructParents" in thing]
        assert len(forms) == 1


@pytest.mark.parametrize("word", ["j\u030c\u0323", "q\u0302ue"])
def test_letter_keeps_its_sign(tmp_path: Path, word: str) -> None:
    """A cluster that is the first use of its letter says letter and sign, whatever the letter says later."""
    tree = tag_tree(typeset_pdf(small_book(tmp_path, f"# The section\n\n{word} is a {word}.\n\nA queue."), SCREEN).data)
    assert f"P: {word} is a {word}." in tree
    assert "P: A queue." in tree


def test_readings_keep_their_brackets(tmp_path: Path) -> None:
    """A reading beside its sign stands in the line on paper, in the brackets that were written for that."""
    text = "A <ruby>sign<rp>(</rp><rt>its reading</rt><rp>)</rp></ruby> is read."
    tree = tag_tree(typeset_pdf(small_book(tmp_path, f"# The section\n\n{text}"), SCREEN).data)
    assert "sign(its reading) is read." in "".join(tree.split("P:")[-1].replace("\n", "").split("'"))


def test_seam_is_where_it_was() -> None:
    """The canary: WeasyPrint still calls the two names that we swap. If this fails, WeasyPrint changed under us."""
    why = "WeasyPrint's seam has moved: pin the version that typeset/structure.py was written for, or mend it"
    assert weasyprint.__version__ == "70.0", why
    assert weasyprint.pdf.Stream is Stream, why
    assert weasyprint.pdf.add_tags is add_tags, why
    for name in ("marked", "artifact", "clone", "show_text", "end_text", "begin_marked_content"):
        assert hasattr(Stream, name), f"{why} (Stream.{name})"


def test_names_are_put_back(tmp_path: Path) -> None:
    """Also when writing fails, WeasyPrint is left as it was."""
    document = render_document(small_book(tmp_path, "# The section\n\nWords."), SCREEN)
    swapped = own_structure(document)
    with swapped:
        assert weasyprint.pdf.Stream is MarkedStream
    with pytest.raises(ZeroDivisionError), own_structure(document):
        _ = 1 / 0
    assert weasyprint.pdf.Stream is Stream
    assert weasyprint.pdf.add_tags is add_tags


def test_a_section_is_not_called_by_the_note_of_its_heading() -> None:
    """In large print the note lies in the heading that calls it; the title is the heading's words (PDF067)."""
    called = '<a role="doc-noteref">a</a><aside role="doc-footnote">a A note.</aside>'
    heading = etree.fromstring(f"<h1>Title with a <em>note</em>{called}, and more</h1>")
    assert _text(heading) == "Title with a notea, and more"
