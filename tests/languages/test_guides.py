"""A guide in each language, built and proved: no word in any edition but those of the manuscript and of the language."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import tinyhtml5
from lxml import etree
from PIL import ImageChops

import guidepress
from guidepress.cli.speak import as_text
from guidepress.languages.language import words
from guidepress.languages.registry import lacking, language_for
from guidepress.model.edition import BRAILLE
from guidepress.proof import prove_dist
from guidepress.prove.braille.edition import prove_braille
from guidepress.prove.validators.toolbox import Toolbox
from guidepress.typeset.braille.edition import braille_brf
from tests.languages.test_files import words_of
from tests.support.braille import needs_liblouis, parts_as_pages
from tests.support.outside import ace, epubcheck, verapdf
from tests.support.tongues import TOLD, book_in, write_guide_in

EDITIONS = ("screen", "epub", "web", "print", "cover")
READING = ("screen-ua2", "large-print", "dyslexia", "phone", "leaflet")
"""More pages, with the same words: German is built in them too."""
ATTRIBUTES = ("alt", "alttext", "aria-label", "aria-description", "content", "placeholder", "title")
NAMES = words(
    "aa acc ace axe daisy epub epubcheck guidepress html json page pdf ua verapdf wcag linux macos windows sha matterhorn general website book"
)
"""What is called the same in every language; `general` is a policy, `website` and `book` are types of the Open Graph protocol."""

OFFICER = "proof/acr.html"
"""The conformance report: in English, as the VPAT is, where the language has not its sentences; it says so of itself."""
OF_STANDARDS = words("vpat revised section nhs hhs cfr openacr cyclonedx")
"""What laws and standards of others are called, in a report in any language."""
REPORT = "proof/report.html"

FIXED = re.compile(
    r"\b[0-9a-f]{64}\b|\b[A-Z]{3}\d{3}\b|\b(?:water|read|manifest)[\w.-]*\.\w+\b|no-referrer|page-validation|certutil -hashfile"
    r"|sha\w*sum|EPUB Accessibility 1\.1(?: - WCAG 2\.2 Level AA)?"
)
"""What is not said in words: sums, codes of findings, names of files, commands, the name of a standard as it must be written."""

Build = Callable[[str], "Built"]


@dataclass(frozen=True)
class Built:
    """A guide in a language, and the folder of its editions with their proof."""

    tag: str
    guide: Path
    out: Path

    def file(self, name: str) -> bytes:
        """The bytes of a file that was built."""
        return (self.out / name).read_bytes()


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Builds the guide in a language, once, and proves it with the provers that are part of Guidepress."""
    made: dict[str, Built] = {}

    def built(tag: str) -> Built:
        if tag not in made:
            folder = tmp_path_factory.mktemp(tag)
            one = Built(tag, write_guide_in(tag, folder / "guide"), folder / "out")
            guidepress.build(one.guide, one.out, EDITIONS + (READING if tag == "de" else ()))
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("PATH", str(folder))
                for name in ("GUIDEPRESS_CHROMIUM", "JAVA_HOME"):
                    patch.delenv(name, raising=False)
                patch.setattr(prove_dist, "Toolbox", lambda: Toolbox(folder))
                proven = guidepress.prove(one.out, one.guide)
            assert [str(finding) for finding in proven.findings] == []
            made[tag] = one
        return made[tag]

    return built


def said_by_markup(root: Any) -> Iterator[str]:
    """The texts and the attributes of a document that people read or hear."""
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag.rpartition("}")[2] in {"style", "script"}:
            continue
        yield element.text or ""
        names = ATTRIBUTES if element.get("property") is None else ATTRIBUTES[:-2]
        if element.get("name") not in {"viewport", "color-scheme"} and element.get("http-equiv") is None:
            yield from (element.get(name, "") for name in names)
        yield from (child.tail or "" for child in element)


def said_by_pdf(file: Path) -> Iterator[str]:
    """What a screen reader says of a PDF, its title, its bookmarks, and what its links and figures are called."""
    with pikepdf.open(file) as pdf:
        yield str(pdf.docinfo.get("/Title", ""))
        with pdf.open_outline() as outline:
            waiting = list(outline.root)
            while waiting:
                entry = waiting.pop()
                waiting += entry.children
                yield str(entry.title)
        for page in pdf.pages:
            yield from (str(one.get("/Contents", "")) for one in page.obj.get("/Annots", []))
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == pikepdf.Name.StructElem:
                yield from (str(thing.get(key, "")) for key in ("/Alt", "/ActualText", "/E", "/T"))
    yield from as_text(guidepress.speak(file))


def said(built: Built) -> Iterator[tuple[str, str]]:
    """Everything that the files of a guide say, with the name of the file."""
    for path in sorted(built.out.rglob("*")):
        name = path.relative_to(built.out).as_posix()
        if path.suffix == ".html":
            root = tinyhtml5.parse(path.read_bytes(), namespace_html_elements=False)
            if name == OFFICER and root.get("lang") == "en":
                continue
            for cell in root.iterfind(".//*[@lang='en']") if name in {OFFICER, REPORT} else ():
                tail, cell.tail = cell.tail, None
                cell.clear()  # what a rule found, or what a standard is called: the page says that it is English
                cell.tail = tail
            yield from ((name, text) for text in said_by_markup(root))
        elif path.suffix == ".epub":
            yield from ((name, text) for text in as_text(guidepress.speak(path)))
            with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as book:
                for entry in book.namelist():
                    if entry.endswith((".xhtml", ".svg")):
                        yield from (
                            (f"{name}/{entry}", text) for text in said_by_markup(etree.fromstring(book.read(entry)))
                        )
        elif path.suffix == ".pdf":
            yield from ((name, text) for text in said_by_pdf(path))


def split(text: str) -> set[str]:
    """The words of a text, of two letters or more, without regard to case and places to hyphenate; no roman folios."""
    found = re.findall(r"[^\W\d_]{2,}", FIXED.sub(" ", re.sub("[\u00ad\u200b\u2060]", "", text)))
    return {word.casefold() for word in found if not re.fullmatch("[ivx]+", word, re.IGNORECASE)}


def known(built: Built) -> set[str]:
    """The words of the manuscript, those of its language, and names."""
    texts = [
        path.read_text(encoding="utf-8")
        for path in built.guide.rglob("*.*")
        if path.suffix in {".md", ".yaml", ".json"}
    ]
    language = language_for(built.tag)
    assert list(lacking(language)) == []
    texts += [text for _place, text in words_of(language)]
    texts += language.acr.values()
    texts += [language.book.dates.long(dt.date(2026, month, 2)) for month in range(1, 13)]
    return split(" ".join(texts)) | NAMES | (OF_STANDARDS if language.acr else set())


@pytest.mark.parametrize("tag", sorted(TOLD))
def test_no_edition_has_a_word_of_another_language(build: Build, tag: str) -> None:
    """Each word is the manuscript's or the language's: in pages, books, lists for screen readers, downloads and proof."""
    built = build(tag)
    allowed, counted = known(built), Counter[str]()
    strange = set()
    for name, text in said(built):
        found = split(text)
        counted[name.partition("/EPUB")[0]] += len(found)
        strange |= {(name, word, text) for word in found - allowed}
    assert sorted(strange) == []
    assert len(counted) == len(EDITIONS) + (len(READING) + 1 if tag == "de" else 0) + 2
    assert min(counted.values()) > 40


@pytest.mark.parametrize("tag", sorted(TOLD))
def test_braille_says_no_sign_by_its_english_name(tmp_path: Path, tag: str) -> None:
    """A picture and two formulas stand in note indicators, which the notes explain: no sign that the table has no cells for."""
    needs_liblouis()
    book = book_in(tag, tmp_path)
    brf = braille_brf(book, BRAILLE, parts_as_pages(book)).data
    assert [str(finding) for finding in prove_braille(brf, book)] == []
    assert brf.count(b"@.<") == 4


def lines(page: pypdfium2.PdfPage) -> list[str]:
    """The lines of a page, each with its glyphs as they stand, from the right to the left."""
    text = page.get_textpage()
    found: dict[int, list[tuple[float, str]]] = {}
    for place in range(text.count_chars()):
        left, bottom, right, _top = text.get_charbox(place, loose=True)
        if sign := text.get_text_range(place, 1).strip():
            found.setdefault(round(bottom), []).append(((left + right) / 2, sign))
    return [
        "".join(sign for _x, sign in sorted(line, reverse=True)) for _y, line in sorted(found.items(), reverse=True)
    ]


def edges(page: pypdfium2.PdfPage) -> tuple[float, float]:
    """Where the text of a page begins at the left, and ends at the right, in pt from those edges of the paper."""
    text = page.get_textpage()
    boxes = [text.get_charbox(n) for n in range(text.count_chars()) if text.get_text_range(n, 1).strip()]
    return min(box[0] for box in boxes), page.get_width() - max(box[2] for box in boxes)


@pytest.mark.slow
@pytest.mark.parametrize("tag", ["ar", "he"])
@pytest.mark.parametrize("name", ["water.pdf", "water-print.pdf"])
def test_pages_are_set_from_right_to_left(build: Build, tag: str, name: str) -> None:
    """The first letter stands at the right, lines begin at the right margin, and pages turn that way (ISO 32000-1, 12.2)."""
    built = build(tag)
    book = pypdfium2.PdfDocument(built.file(name))
    shown = [line for page in book for line in lines(page)]
    for wanted in (TOLD[tag].first, TOLD[tag].second, TOLD[tag].about_water):
        assert wanted.replace(" ", "") in shown
    with pikepdf.open(io.BytesIO(built.file(name))) as pdf:
        assert pdf.Root.ViewerPreferences.Direction == pikepdf.Name.R2L


@pytest.mark.slow
@pytest.mark.parametrize(("tag", "right"), [("he", True), ("de", False), ("ar", True)])
def test_the_wider_inner_margin_is_at_the_binding(build: Build, tag: str, right: bool) -> None:
    """A recto is bound at its right edge in a book from right to left, at its left edge in the others."""
    built = build(tag)
    book = pypdfium2.PdfDocument(built.file("water-print.pdf"))
    full = [number for number, page in enumerate(book) if sum(map(len, lines(page))) > 600]
    assert {number % 2 for number in full} == {0, 1}
    for number in full:
        recto = number % 2 == 0
        start, end = edges(book[number])
        assert (end > start) == (recto == right), f"page {number + 1}: {start} and {end}"


@pytest.mark.slow
@pytest.mark.parametrize(("tag", "direction"), [("he", "rtl"), ("de", ""), ("ar", "rtl")])
def test_the_epub_and_the_web_page_run_that_way(build: Build, tag: str, direction: str) -> None:
    """The spine says how pages are turned (EPUB 3.3, 5.7), each page how its text runs."""
    built = build(tag)
    with zipfile.ZipFile(io.BytesIO(built.file("water.epub"))) as book:
        package = etree.fromstring(book.read("EPUB/content.opf"))
        pages = [etree.fromstring(book.read(name)) for name in book.namelist() if name.endswith(".xhtml")]
    (spine,) = package.iter("{*}spine")
    assert (spine.get("page-progression-direction", ""), package.get("dir")) == (direction, direction or "ltr")
    assert len(pages) > 8
    assert {page.get("dir", "") for page in pages} == {direction}
    for name in ("read.html", "index.html", "proof/report.html"):
        root = tinyhtml5.parse(built.file(name), namespace_html_elements=False)
        assert (root.get("lang"), root.get("dir", "")) == (tag, direction)


@pytest.mark.slow
@pytest.mark.parametrize(("tag", "right"), [("he", True), ("de", False), ("ar", True)])
def test_the_back_of_the_cover_is_on_the_side_that_is_bound(build: Build, tag: str, right: bool) -> None:
    """The sun, which is on the front, stands in the left half of a sheet that is bound at the right."""
    picture = pypdfium2.PdfDocument(build(tag).file("water-cover.pdf"))[0].render(scale=1).to_pil().convert("RGB")
    middle = picture.width // 2
    halves = (picture.crop((0, 0, middle, picture.height)), picture.crop((middle, 0, picture.width, picture.height)))
    red, blue = ([half.getchannel(name) for half in halves] for name in ("R", "B"))
    warm = [
        ImageChops.darker(r.point(lambda v: 255 * (v > 200)), b.point(lambda v: 255 * (v < 150))).histogram()[255]
        for r, b in zip(red, blue, strict=True)
    ]
    assert warm[not right] > 3000 > warm[right], warm


@pytest.mark.slow
@pytest.mark.outside
@pytest.mark.parametrize("tag", ["es", "it", "ar"])
def test_validators_have_nothing_to_say(build: Build, tag: str) -> None:
    """EPUBCheck of the EPUB, veraPDF of the PDF, of a Spanish and an Italian guide and of one from right to left; Ace of two."""
    out = build(tag).out
    told = [*epubcheck(out / "water.epub"), *(ace(out / "water.epub") if tag != "it" else ())]
    told += [*verapdf(out / "water.pdf", "ua1"), *verapdf(out / "water.pdf", "3a")]
    assert [str(message) for message in told] == []
