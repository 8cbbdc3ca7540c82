"""The download page is held against the guide, the language and the files beside it, text by text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from guidepress.model.book import Book
from guidepress.model.edition import BOOKLET, BOOKLET_FILE, EDITIONS, LEAFLET, Companion, Published
from guidepress.model.settings import Translation
from guidepress.prove.likeness.offered import Offer, prove_told
from guidepress.prove.parsers.html import WebPage
from guidepress.typeset.web.edition import download_page
from tests.conftest import read_cleanly
from tests.support.places import ROOT
from tests.support.tongues import write_guide_in

SOME = ("screen", "leaflet", "epub", "web", "braille", "print", "cover")


def published(book: Book, names: tuple[str, ...]) -> list[Published]:
    """Editions of no content, with numbers of their own; the leaflet can be folded."""
    made = []
    for number, name in enumerate(names, 1):
        edition = EDITIONS[name]
        words = sum(len(text.split()) for text in book.text()) if name == "braille" else 1234 * number
        sheets = Companion(BOOKLET_FILE.format(slug=book.settings.slug), BOOKLET, "application/pdf", b"sheets")
        data = name.encode() * 321 * number
        made.append(
            Published(
                edition,
                edition.file_name(book.settings.slug),
                data,
                "application/pdf",
                words,
                pages=None if name in {"epub", "web"} else number,
                claims=edition.standards,
                companions=(sheets,) if edition is LEAFLET else (),
            )
        )
    return made


def offers(made: list[Published]) -> list[Offer]:
    """What a prover measures of them: of braille and of covers no words."""
    return [
        Offer(
            one.edition,
            one.file,
            one.data,
            one.pages,
            None if one.edition.name in {"braille", "cover"} else one.words,
            b"sheets" if one.companions else None,
        )
        for one in made
    ]


def faults(page: bytes, made: list[Published], book: Book) -> list[str]:
    """What is found, as text."""
    found = list(prove_told(WebPage(page, "index.html"), offers(made), book))
    assert {one.code for one in found} <= {"WEB038"}
    return [one.message for one in found]


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A guide in German."""
    return read_cleanly(write_guide_in("de", tmp_path_factory.mktemp("de") / "guide"))


@pytest.fixture(scope="module")
def page(german: Book) -> str:
    """Its download page, with all kinds of files."""
    return download_page(german, published(german, SOME)).decode()


@pytest.mark.parametrize("names", [SOME, ("screen",), ("epub",), ("leaflet", "print"), ("web", "cover")], ids=" ".join)
def test_any_choice_of_editions_has_no_finding(german: Book, names: tuple[str, ...]) -> None:
    """The page of a whole build, and of those of a part, whatever else lies beside it."""
    page = download_page(german, published(german, names))
    assert faults(page, published(german, names), german) == []
    rest = [one for one in published(german, SOME) if one.edition.name not in names]
    assert faults(page, [*published(german, names), *rest], german) == []


@pytest.mark.parametrize("tag", ["he", "ar", "fr"])
def test_a_page_of_any_language_has_no_finding(tmp_path: Path, tag: str) -> None:
    """Right to left, and where signs have spaces before them."""
    book = read_cleanly(write_guide_in(tag, tmp_path / "guide"))
    assert faults(download_page(book, published(book, SOME)), published(book, SOME), book) == []


@pytest.mark.parametrize("name", ["minimal", "sampler", pytest.param("tidepools", marks=pytest.mark.slow)])
def test_the_page_of_any_guide_has_no_finding(name: str) -> None:
    """A guide with a list in its notice, a licence of its own, several authors."""
    book = read_cleanly(ROOT / "tests/books" / name)
    assert faults(download_page(book, published(book, SOME)), published(book, SOME), book) == []


OTHERS = (
    Translation(language="es", title="Manos limpias", url="https://example.org/es"),
    Translation(language="ar", title="أيد نظيفة", url="https://example.org/ar"),
)


def test_the_page_says_in_which_languages_the_guide_is(german: Book) -> None:
    """Its own by the name that its speakers give it; the others by their titles, marked, with a link each."""
    book = replace(german, settings=german.settings.model_copy(update={"translations": OTHERS}))
    page = download_page(book, published(book, SOME))
    assert faults(page, published(book, SOME), book) == []
    text = page.decode()
    assert "<dt>Sprache</dt><dd>Deutsch</dd>" in text
    assert "<dt>In anderen Sprachen</dt>" in text
    assert '<dd><a href="https://example.org/es" hreflang="es" lang="es">Manos limpias</a></dd>' in text
    assert '<a href="https://example.org/ar" hreflang="ar" lang="ar" dir="rtl">' in text
    for old, new in (("org/es", "org/us"), ("Manos", "Pies"), ("<dd>Deutsch", "<dd>English")):
        assert faults(text.replace(old, new).encode(), published(book, SOME), book), old


Spoil = Callable[[str], str]
SPOILT: dict[str, Spoil] = {
    "a sentence more": lambda text: text.replace("</main>", "<p>In jeder Menge sicher.</p></main>"),
    "a number changed": lambda text: text.replace("1.234", "1.235", 1),
    "the notice taken out": lambda text: re.sub(r'<section class="notice".*?</section>', "", text),
    "the size of the sheets": lambda text: text.replace("(6\u00a0", "(7 ").replace("(6 ", "(7 "),
    "a link led to another file": lambda text: text.replace('class="button" href="read.html"', 'href="manifest.json"'),
    "a name that is only heard": lambda text: text.replace("<main>", '<main aria-label="Sicher">'),
    "a name on another element": lambda text: text.replace("<main>", '<main title="Sicher">'),
    "a name by reference": lambda text: text.replace("<a class=", '<a aria-labelledby="trade-title" class=', 1),
    "another role": lambda text: text.replace("<main>", '<main role="presentation">'),
    "hidden words": lambda text: text.replace('class="unsure"', 'class="unsure" hidden=""'),
    "a picture more": lambda text: re.sub(r"(<img [^>]*>)", r"\1\1", text),
    "a form": lambda text: text.replace("</main>", '<input value="Sicher"></main>'),
    "a statement": lambda text: text.replace(
        "</dl></details></article>", "<dd>Sicher</dd></dl></details></article>", 1
    ),
    "a rule that hides": lambda text: text.replace("</style>", ".notice{display:none}</style>"),
    "a rule that hides what is folded": lambda text: text.replace("</style>", ".sums{display:none}</style>"),
    "a rule that adds": lambda text: text.replace("</style>", "h2::after{content:'Sicher'}</style>"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_whatever_is_changed_is_found(german: Book, page: str, name: str) -> None:
    """Words, numbers, links, names, looks."""
    spoilt = SPOILT[name](page)
    assert spoilt != page
    assert faults(spoilt.encode(), published(german, SOME), german)


def test_a_file_that_is_missing_is_told_once(german: Book, page: str) -> None:
    """That it is not there is a finding of its own; a name alone makes none missing."""
    made = published(german, SOME)[1:]
    told = WebPage(page.encode(), "index.html")
    assert list(prove_told(told, offers(made), german, {"screen"})) == []
    assert list(prove_told(told, offers(made), german))
    more = WebPage(page.replace("</main>", "<p>Sicher.</p></main>").encode(), "index.html")
    assert list(prove_told(more, offers(published(german, SOME)), german, {"phone"}))
