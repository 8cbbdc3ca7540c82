"""The prover of large print and wide spacing: each rule on a page that breaks it, and none on one that does not."""

from __future__ import annotations

from urllib.parse import quote

import pytest
import weasyprint

from guidepress.model.edition import EDITIONS
from guidepress.model.finding import Finding
from guidepress.prove.legibility.editions import _divides, prove_reading
from guidepress.typeset.fonts.pinned import pinned_fontconfig, prepare_fonts
from guidepress.typeset.pdf.tags.tree import own_structure

_GOOD = """
@page { size: 612pt 792pt; margin: 72pt }
html { font: 18pt/27pt "Atkinson Hyperlegible"; color: #000 }
p { margin: 0 0 27pt } h1 { font: 700 22pt/33pt "Atkinson Hyperlegible" } h2 { font: 700 20pt/30pt inherit }
"""
_WORDS = "The tide comes in twice a day and goes out again, and what it leaves behind is worth a look. " * 5


def codes(css: str = "", body: str = f"<h1>Tides</h1><p>{_WORDS}</p>", edition: str = "large-print") -> set[str]:
    """The codes of what the prover finds in a page with one more style sheet."""
    return {one.code for one in found(css, body, edition)}


def found(css: str, body: str, edition: str = "large-print") -> list[Finding]:
    """What the prover finds in it."""
    with pinned_fontconfig(prepare_fonts()):
        from weasyprint.text.fonts import FontConfiguration

        fonts = FontConfiguration()
        sheets = [weasyprint.CSS(string=text, font_config=fonts) for text in (_GOOD, css)]
        html = weasyprint.HTML(string=f"<html lang='en'><title>T</title><body>{body}")
        document = html.render(stylesheets=sheets, font_config=fonts, pdf_variant="pdf/ua-1")
    with own_structure(document):
        data = document.write_pdf(pdf_variant="pdf/ua-1")
    return list(prove_reading(data or b"", EDITIONS[edition].promises))


def test_a_good_page_has_no_finding() -> None:
    """A page that keeps to the values passes."""
    assert codes() == set()


def test_a_sign_over_a_letter_is_no_line() -> None:
    """Signs that stand on a sign of their letter, as tanwin on a hamza does, are drawn high: they belong to its line."""
    arabic = "يأتي المد ويذهب مرتين في اليوم تقريباً، ومن يمشي على الشاطئ يراقب الساعة وطريق العودة. " * 4
    body = f"<p lang=ar dir=rtl>{arabic}</p>"
    assert codes("", body) == set()
    assert codes("p { line-height: 26pt }", body) == {"PDF032"}


def test_other_editions_promise_nothing() -> None:
    """The screen edition may be set in 10.5 pt."""
    assert codes("p { font-size: 10.5pt }", edition="screen") == set()


@pytest.mark.parametrize(
    ("css", "code"),
    [
        ("p { font-size: 15.8pt }", "PDF030"),
        ("p::first-line { font-size: 12pt }", "PDF030"),
        ("p { line-height: 26pt }", "PDF032"),
        ("p { color: #777 }", "PDF033"),
        ("p { background: #777 }", "PDF033"),
        ("p { font-style: italic }", "PDF034"),
        ("p { text-align: justify }", "PDF036"),
        ("p { text-align: center }", "PDF036"),
        ("p { text-indent: 2em }", "PDF036"),
        ("p { margin-left: -20pt }", "PDF037"),
        ("p { margin-right: -40pt; }", "PDF037"),
        ("h1 { font-size: 20pt }", "PDF038"),
        ("h1 { font-weight: 400 }", "PDF038"),
    ],
)
def test_a_broken_value_is_found(css: str, code: str) -> None:
    """Each rule finds the one thing that is wrong."""
    assert code in codes(css)


@pytest.mark.parametrize(
    "css", ["p { width: 90pt; hyphens: auto }", "p { width: 200pt; hyphens: auto; hyphenate-limit-chars: 4 2 2 }"]
)
def test_a_divided_word_is_found(css: str) -> None:
    """A hyphen that the line break added, and the rest of the word below it."""
    words = "Neighbourhoods characteristically internationalise extraordinarily misunderstood responsibilities. " * 3
    assert "PDF035" in codes(css, f"<p>{words}</p>")
    assert "PDF035" not in codes("p { hyphens: none }", f"<p>{words}</p>")


def test_the_marker_of_a_step_in_a_step_divides_no_word() -> None:
    """What stands below an item is the marker of the next, not the rest of the item's last word."""
    listing = "<ol><li>first<li>fourth<ol style='list-style-type: lower-alpha'><li>sub one<li>sub two</ol></ol>"
    assert "PDF035" not in codes("li::marker { font-family: 'Atkinson Hyperlegible' }", listing)


@pytest.mark.parametrize(("css", "found"), [("", False), ("sup { vertical-align: baseline }", True)])
def test_a_raised_call_in_a_heading_may_be_smaller(css: str, found: bool) -> None:
    """The call of a note is no part of what the heading promises; small letters on its line are."""
    call = "sup { font-size: 16pt; line-height: 0; vertical-align: super }" + css
    body = f"<h1 id='a'>Tides<sup><a href='#a'>1</a></sup></h1><p>{_WORDS}</p>"
    assert ("PDF038" in codes(call, body)) is found


def test_an_own_hyphen_divides_too() -> None:
    """A compound that the line breaks behind its hyphen is found; an address may go on after one."""
    narrow = "p { width: 60pt }"
    assert "PDF035" in codes(narrow, "<p>ice-cold water</p>")
    assert "PDF035" not in codes(narrow, "<p>ice cold water</p>")
    assert "PDF035" not in codes(narrow, "<p>doi/10-1038 a</p>")


@pytest.mark.parametrize("word", ["이책은바닷가", "これは潮の本です", "这是一本书的开头", "ນີ້ແມ່ນປື້ມຫົວ"])
def test_a_script_without_spaces_divides_no_word(word: str) -> None:
    """Chinese, Japanese, Lao and Korean lines may break between any two letters (UAX #14)."""
    assert not _divides(f"a {word[:4]}", f"{word[4:]} b", 24)
    assert _divides("a barna", "cle b", 24)


def test_a_word_cut_without_a_hyphen_is_found() -> None:
    """A line that breaks between two letters; one word that no line could hold may do so."""
    narrow = "p { width: 60pt; overflow-wrap: anywhere }"
    assert "PDF035" in codes(narrow, "<p>a barnacle here</p>")
    assert "PDF035" not in codes(narrow, "<p>Gezeitenkraftwerksbetriebsordnung</p>")


def test_the_lettering_of_a_figure() -> None:
    """Small letters in a drawing are a warning of their own, which names the picture: each that is on the page."""
    drawing = (
        (
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 400 80' width='400pt'>"
            "<text x='9' y='40' font-size='9' font-family='Atkinson Hyperlegible'>low</text></svg>"
        )
        .replace("'", "%27")
        .replace("<", "%3C")
        .replace(">", "%3E")
        .replace(" ", "%20")
        .replace("#", "%23")
    )
    body = f'<h1>Tides</h1><figure><img alt="a tide" src="data:image/svg+xml,{drawing}"></figure>'
    assert codes(body=body) == {"PDF031"}
    other = body.replace("<h1>Tides</h1>", "").replace("a tide", "a wave")
    assert [(one.code, one.message) for one in found("", body + other)] == [
        ("PDF031", "page 1: “l” is 9.0 pt, in the picture “a tide”, under 16"),
        ("PDF031", "page 1: “l” is 9.0 pt, in the picture “a wave”, under 16"),
    ]


def test_the_contrast_of_lettering_in_a_figure() -> None:
    """A colour of the guide's own drawing stops no build: a warning names the picture, but for large letters; text is held to 7 to 1."""
    drawing = (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 400 80' width='400pt'><rect width='400' height='80' fill='{}'/>"
        "<text x='9' y='40' font-size='{}' font-family='Atkinson Hyperlegible' fill='#fff'>low</text></svg>"
    )
    for colour, size, code in (
        ("#b3261e", 16, {"ACC060"}),  # 6.5 to 1
        ("#8c1d18", 16, set()),
        ("#b3261e", 18, set()),
        ("#e46962", 18, {"ACC060"}),  # 3.2 to 1
        ("#f2b8b5", 18, {"PDF033"}),  # 1.7 to 1: no drawing that `check` lets pass has it
    ):
        image = quote(drawing.format(colour, size))
        body = f'<h1>Tides</h1><figure><img alt="a tide" src="data:image/svg+xml,{image}"></figure>'
        assert {one.code for one in found("", body)} == code, (colour, size)
        assert all("in the picture “a tide”" in one.message for one in found("", body))


def test_a_long_line() -> None:
    """The edition with wide spacing counts the letters of a line."""
    text = f"<p>{_WORDS}</p>"
    narrow = "html { font-size: 14pt; line-height: 21pt; letter-spacing: 0.05em } p { margin: 0 0 21pt }"
    assert codes(narrow, text, "dyslexia") == {"PDF039"}
    assert codes(f"{narrow} p {{ width: 340pt }}", text, "dyslexia") == set()


def test_signs_over_and_under_letters_make_a_line_no_longer() -> None:
    """A pointed Hebrew or vowelled Arabic verse has no more letters beside one another than the same without points."""
    narrow = "html { font-size: 14pt; line-height: 21pt } p { margin: 0 20pt 21pt; width: 330pt }"
    for word, family in (("מִקְוֶה ", "Frank Ruhl Libre"), ("البحرُ ", "Amiri")):
        verse = f"<p dir='rtl' style='font-family: {family}'>{word * 40}</p>"
        assert "PDF039" not in codes(narrow, verse, "dyslexia"), word
    plain = f"<p dir='rtl' style='font-family: Frank Ruhl Libre'>{'מים מים ' * 40}</p>"
    assert "PDF039" in codes(narrow.replace("330pt", "430pt"), plain, "dyslexia")


def _spaced(em: float, body: str = f"<p>{_WORDS}</p>") -> set[str]:
    """What is found in the edition for readers with dyslexia of text whose letters stand apart by so much."""
    css = f"html {{ font-size: 14pt }} p {{ line-height: 21pt; letter-spacing: {em}em; max-width: 380pt }}"
    return {one.code for one in found(css, body, "dyslexia")} & {"PDF071"}


@pytest.mark.parametrize(("em", "expected"), [(0.05, set()), (0.06, set()), (0.038, {"PDF071"}), (0, {"PDF071"})])
def test_letters_stand_apart_as_promised(em: float, expected: set[str]) -> None:
    """The room between letters is measured, beside what the font takes from it by kerning."""
    assert _spaced(em) == expected


def test_what_cannot_be_spaced_out_is_not() -> None:
    """Joined letters and code stand as they are drawn; so do a few letters, of which kerning takes what it likes."""
    arabic = "يأتي المد ويذهب مرتين في اليوم تقريباً. " * 4
    assert _spaced(0, f"<p lang=ar dir=rtl>{arabic}</p><p>AVA To LT.</p>") == set()
    assert _spaced(0, "<h2>A heading of some length about tides and boats</h2>") == set()
    assert codes("p { letter-spacing: 0 }") == set()
