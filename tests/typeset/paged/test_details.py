"""Details that a careful reader of the printed page would miss: where things stand, read back from the bytes."""

from __future__ import annotations

import ctypes
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from lxml import etree
from PIL import ImageOps

from guidepress.model.edition import LARGE_PRINT, PHONE, SCREEN, Edition
from guidepress.model.errors import InternalError
from guidepress.typeset.drawings import drawn
from guidepress.typeset.paged.formulas import draw_math
from guidepress.typeset.paged.geometry import TRIMS
from guidepress.typeset.paged.links import prepare_links
from guidepress.typeset.paged.listings import divide_code
from guidepress.typeset.paged.notes import tie_calls
from guidepress.typeset.pdf.edition import typeset_pdf
from tests.support.small_guide import small_book

if TYPE_CHECKING:
    from tests.support.proof import Proof


def _page_with(document: pypdfium2.PdfDocument, text: str) -> pypdfium2.PdfTextPage:
    for page in document:
        if text in (found := page.get_textpage()).get_text_range():
            return found
    raise AssertionError(f"no page says '{text}'")


def _box(page: pypdfium2.PdfTextPage, text: str) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a text on its page, in pt."""
    index, count = page.search(text, match_case=True).get_next()
    boxes = [page.get_charbox(n) for n in range(index, index + count)]
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _element(markup: str) -> etree._Element:
    return etree.fromstring(markup)


def test_list_begins_at_its_number(fieldbook_pdf: Proof) -> None:
    """A list that starts at six is numbered from six on."""
    for item, number in (("Rinse everything in", "6."), ("Compare the two", "11.")):
        page = _page_with(fieldbook_pdf.pictures, item)
        left, low, _, high = _box(page, item)
        assert page.get_text_bounded(left=0, bottom=low, right=left, top=high).strip() == number


@pytest.mark.parametrize("edition", [SCREEN, PHONE, LARGE_PRINT], ids=lambda one: one.name)
def test_a_task_has_a_box_that_a_pen_can_tick(tmp_path: Path, edition: Edition) -> None:
    """3.5 mm or more, in the column and no bullet before it; the lines of the item begin alike behind it."""
    words = "packed with water and a blanket, so that the line ends somewhere and another one begins "
    book = small_book(tmp_path, f"# One\n\nTick.\n\n- [ ] Bag {words * 2}\n\n- [x] Told\n\n1. [ ] First\n")
    page = _page_with(pypdfium2.PdfDocument(typeset_pdf(book, edition).data), "\N{BALLOT BOX}")
    margin, *_ = _box(page, "Tick")
    left, low, right, high = _box(page, "\N{BALLOT BOX}")
    assert min(right - left, high - low) > 3.5 * 72 / 25.4
    assert margin - 1 < left
    assert "\N{BULLET}" not in page.get_text_range()
    begin, _ = page.search("Bag", match_case=True).get_next()
    runover = page.get_text_range(begin, page.count_chars() - begin).index("\r\n") + begin + 2
    assert page.get_charbox(runover)[0] == pytest.approx(page.get_charbox(begin)[0], abs=1.5)


def test_no_last_line_is_the_end_of_a_word(tmp_path: Path) -> None:
    """Words are divided, but for the last one of a paragraph: its end alone would stand on the line below."""
    fill = "Understanding neighbours recommend extraordinary medicine for them."
    more = [f"{fill} {'so ' * count}responsibilities and more of them." for count in range(26)]
    ends = [f"{'so ' * count}characteristically.{'^*a*^' * (count % 3 == 0)}" for count in range(26)]
    book = small_book(tmp_path, "# One\n\n" + "\n\n".join(more + [f"{fill} {end}" for end in ends]) + "\n")
    whole = {"characteristically.": 0, "responsibilities": 0}
    for page in pypdfium2.PdfDocument(typeset_pdf(book, SCREEN).data):
        for word in whole:
            search = page.get_textpage().search(word, match_case=True)
            while at := search.get_next():
                boxes = [search.textpage.get_charbox(at[0] + n) for n in range(at[1])]
                whole[word] += max(box[3] for box in boxes) - min(box[1] for box in boxes) < 15
    assert whole["characteristically."] == len(ends)
    assert whole["responsibilities"] < len(more)


def test_words_from_the_right_are_flush_right(tmp_path: Path) -> None:
    """A block of Hebrew ends at the right margin and does not begin at the left one."""
    book = small_book(tmp_path, "# One\n\n\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd.\n{: lang=he dir=rtl }\n")
    trim = TRIMS[book.settings.page.trim]
    document = pypdfium2.PdfDocument(typeset_pdf(book, SCREEN).data)
    text, letters = None, []
    for page in document:
        text = page.get_textpage()
        letters = [n for n in range(text.count_chars()) if "\u05d0" <= text.get_text_range(n, 1) <= "\u05ea"]
        if letters:
            break
    assert text is not None
    assert len(letters) == 8
    _, low, _, high = text.get_charbox(letters[0])
    band = (0, round(trim.height - high) - 4, round(trim.width), round(trim.height - low) + 4)
    ink = ImageOps.invert(page.render(scale=1).to_pil().convert("L")).crop(band).getbbox()
    assert ink is not None
    assert ink[0] > trim.width / 2
    assert trim.width - trim.outer - 3 < ink[2] < trim.width - trim.outer + 3


def test_reference_on_its_own_page_shows_no_folio(fieldbook_pdf: Proof) -> None:
    """A reference says the page, but not to a reader who is on it; in brackets it says it after a comma."""
    labels = fieldbook_pdf.labels()
    words = " ".join(
        " ".join(fieldbook_pdf.text(number).split()) + f" <{labels[number]}>" for number in range(len(labels))
    )
    for number, label in enumerate(labels):
        text = " ".join(fieldbook_pdf.text(number).split())
        assert not re.search(rf"(Figure|Table) \d+ \(page {label}\)", text)
        assert not re.search(rf"(Figure|Table) \d+, page {label}\b", text)
    assert re.search(r"\(Figure 1, page 1\)", words)
    assert not re.search(r"\([^()]*\(page", words)


def test_notes_stand_with_their_calls(fieldbook_pdf: Proof) -> None:
    """At most two notes of the field book are carried to the page after their call."""
    places = fieldbook_pdf.destinations()
    calls = [
        link for part in fieldbook_pdf.book.parts for link in part.tree.iter("a") if link.get("role") == "doc-noteref"
    ]
    carried = [call.get("id") for call in calls if places[call.get("href", "")[1:]] != places[call.get("id", "")]]
    assert len(carried) <= 2, carried


def test_nothing_leaves_the_type_area(proof: Proof) -> None:
    """No letter stands more than two points beyond the margins: neither an address nor a wide table runs over."""
    trim = proof.trim
    for number in range(1, len(proof.pictures)):
        page = proof.pictures[number].get_textpage()
        left, right = (trim.inner, trim.outer) if proof.is_recto(number) else (trim.outer, trim.inner)
        for n in range(page.count_chars()):
            x1, _, x2, _ = page.get_charbox(n)
            if x2 > x1 and page.get_text_range(n, 1).strip():
                assert x2 <= trim.width - right + 2, (number, page.get_text_range(max(0, n - 30), 31))
                assert x1 >= left - 3, (number, page.get_text_range(n, 30))


def test_figures_columns_end_together(fieldbook_pdf: Proof) -> None:
    """Figures in a column aligned to the right end at one line."""
    page = _page_with(fieldbook_pdf.pictures, "Mean counts per frame")
    rights = [_box(page, text)[2] for text in ("21.4", "21.0", "22.2")]
    assert max(rights) - min(rights) < 0.5


def test_generic_family_in_a_drawing_is_ours(tmp_path: Path) -> None:
    """In an SVG figure ``sans-serif`` is Atkinson Hyperlegible, whatever fonts the machine has, and after `check` too."""
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40" viewBox="0 0 200 40">'
        '<text x="5" y="25" font-family="sans-serif" font-size="16">Drawn</text></svg>'
    )
    book = small_book(tmp_path, "# One\n\n![The word drawn.](figures/word.svg)\n", **{"figures/word.svg": drawing})
    assert drawn(book.assets["figures/word.svg"]).fault == ""
    document = pypdfium2.PdfDocument(typeset_pdf(book, SCREEN).data)
    page = _page_with(document, "Drawn")
    index, _ = page.search("Drawn").get_next()
    name = ctypes.create_string_buffer(80)
    pdfium.FPDFText_GetFontInfo(page.raw, index, name, len(name), None)
    assert b"Atkinson" in name.value


def test_address_breaks_where_it_may() -> None:
    """An address can break before a slash, a stop or a hyphen after its host, never in the host or in a word."""
    root = _element(
        '<p><a href="https://doi.org/10.1016/j.drug-dep.2019">https://doi.org/10.1016/j.drug-dep.2019</a></p>'
    )
    prepare_links(root, "page")
    link = root[0]
    pieces = [link.text, *(child.tail for child in link)]
    assert pieces == ["https://doi.org", "/10", ".1016/j", ".drug", "-dep", ".2019"]
    assert "".join(link.itertext()) == "https://doi.org/10.1016/j.drug-dep.2019"


def test_a_letter_of_an_address_that_no_typeface_has_is_escaped() -> None:
    """A link to a page in Korean ended the build with an internal error; letters that can be drawn stay."""
    root = _element('<p><a href="https://a.example/ü/왜%20x.md">here</a></p>')
    prepare_links(root, "page", drawable=lambda sign: sign != "왜")
    assert root[0].get("data-address") == "a.example/ü/%EC%99%9C%20x.md"


def test_reference_in_brackets_is_known() -> None:
    """Only a reference inside a bracket that is still open is set in the comma form."""
    root = _element(
        '<section><p>(<em>see</em> <a class="xref" href="#f">Figure 1</a>), <a class="xref" href="#g">Table 2</a></p>'
        '<p><a class="xref" href="#h">Figure 3</a></p></section>'
    )
    prepare_links(root, "page")
    assert ["in-brackets" in link.get("class", "") for link in root.iter("a")] == [True, False, False]


@pytest.mark.parametrize(
    ("markup", "tied"),
    [
        ('<p>the end<sup class="cite">1</sup>. More</p>', "end1."),
        ('<p>an <em>end</em><sup class="cite">1</sup> more</p>', "end1"),
        ('<p>end<sup class="cite">1</sup><sup class="cite">2</sup>, more</p>', "end12,"),
        ('<p>apart <sup class="cite">1</sup> more</p>', None),
        ('<p>an <em>end of words</em><sup class="cite">1</sup> more</p>', None),
    ],
)
def test_call_is_tied_to_its_word(markup: str, tied: str | None) -> None:
    """A raised call stays with the word before it and the stop behind it; no text is lost."""
    root = _element(markup)
    before = "".join(root.itertext())
    tie_calls(root)
    spans = root.findall(".//span[@class='tied']")
    assert ["".join(span.itertext()) for span in spans if span.getparent() is root] == ([tied] if tied else [])
    assert "".join(root.itertext()) == before


def test_line_of_code_goes_on_beyond_its_indent() -> None:
    """A line of a listing hangs four letters deeper than it begins, and the indent stays in the text."""
    block = _element('<pre><code>def f():\n        <span class="k">return</span> 1\n</code></pre>')
    divide_code(block)
    first, second = block.findall(".//span[@class='line']")
    assert "padding-left: 4ch" in first.get("style", "")
    assert "padding-left: 12ch" in second.get("style", "")
    assert "".join(second.itertext()) == "        return 1"


CALLS = "Post.objects.filter(published_date__lte=timezone.now()).order_by('published_date')"


def test_code_without_a_space_may_end_a_line_behind_a_sign() -> None:
    """Where it is long: within and between runs of a colour, and no sign is lost; short code is left alone."""
    block = _element(
        f'<pre><code>&gt;&gt;&gt; {CALLS[:21]}<span class="n">{CALLS[21:70]}</span>{CALLS[70:]}\nshort(a).b(c)</code></pre>'
    )
    divide_code(block)
    first, second = block.findall(".//span[@class='line']")
    assert "".join(first.itertext()) == f">>> {CALLS}"
    assert first.find("wbr") is not None
    assert first.find("span/wbr") is not None
    assert second.find(".//wbr") is None


def test_long_code_of_many_colours_stays_on_its_page(tmp_path: Path) -> None:
    """Of lines that had no end but behind a change of colour, the last words were printed off the page."""
    made = typeset_pdf(small_book(tmp_path, f"# T\n\n```python\n>>> {CALLS}\n```\n"), SCREEN)
    document = pypdfium2.PdfDocument(made.data)
    page = _page_with(document, "timezone")
    rights = [page.get_charbox(n)[2] for n in range(page.count_chars())]
    assert max(rights) < document[0].get_width() - 30


def test_words_below_a_wide_picture_stay_on_the_page(tmp_path: Path) -> None:
    """In a paragraph with an indent, a picture that begins it left less than no room, and words were set in that."""
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="1400" height="300"><rect width="1400" height="300"/></svg>'
    )
    text = "# One\n\nSome words before.\n\n![A bar.](wide.svg)\nCharacterisation of whatever stands below it.\n"
    made = typeset_pdf(small_book(tmp_path, text, **{"wide.svg": drawing}), SCREEN)
    document = pypdfium2.PdfDocument(made.data)
    page = _page_with(document, "whatever stands")
    assert _box(page, "Characterisation")[2] < document[0].get_width() - 30


def test_rows_of_fractions_stand_apart() -> None:
    """Two rows of fractions take more room than the fractions alone."""
    fraction = "<mfrac><mi>a</mi><mi>b</mi></mfrac>"
    opening = '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block">'
    one = draw_math(_element(f"{opening}{fraction}</math>")).height
    row = f"<mtr><mtd>{fraction}</mtd></mtr>"
    two = draw_math(_element(f'{opening}<mtable displaystyle="true">{row}{row}</mtable></math>')).height
    assert two - 2 * one > 0.5


def test_a_formula_is_drawn_once_for_all_editions(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same picture for the same formula, whatever stands behind it; one that cannot be drawn is tried each time."""
    from ziamath import zmath

    drawn: list[object] = []
    made = zmath.Math

    def counting(source: Any, **options: Any) -> object:
        drawn.append(source)
        return made(source, **options)

    monkeypatch.setattr(zmath, "Math", counting)
    text = '<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="{}"><mi>q</mi><mo>+</mo><mn>{}</mn></math>'
    first = draw_math(_element(text.format("one", 4711)))
    assert draw_math(_element(text.format("told otherwise", 4711))) == first
    assert draw_math(_element(text.format("one", 4712))) != first
    assert len(drawn) == 2
    monkeypatch.setattr(zmath, "Math", lambda *_a, **_o: 1 / 0)
    for told in ("this", "that"):
        with pytest.raises(InternalError, match=told):
            draw_math(_element(text.format(told, 4713)))
