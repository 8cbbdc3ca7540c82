"""Hostile input: whatever a title, a name, an id or a file name holds, and however much there is of it."""

from __future__ import annotations

import io
import re
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from PIL import Image

from guidepress.cli.speak import as_text
from guidepress.model.book import Asset, Book, Matter, Part, PartKind
from guidepress.model.edition import EPUB
from guidepress.model.errors import ConfigurationError, InternalError
from guidepress.model.settings import Person
from guidepress.prove.epub.edition import prove_epub
from guidepress.prove.speech.epub import speak_epub
from guidepress.prove.transcript.every_word import prove_words, without_cover
from guidepress.standards.conformance.settled import Claim
from guidepress.standards.usual_signs import FORBIDDEN
from guidepress.typeset.epub.edition import bind_epub, bind_with_facts
from guidepress.typeset.epub.onix import onix_product
from tests.support.costs import UNSEEN
from tests.support.opened_epub import XHTML, bound
from tests.support.outside import epubcheck
from tests.support.small_guide import SETTINGS, small_book

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = (
    "<b>Bold</b> & 'quotes' \"double\" \\ %s {title}",
    "🐙 Octopus 👩‍🔬 🇬🇧 — ‘emoji’",
    "\u200fעברית\u200e and \u202bback\u202c \u2067isolated\u2069",
    "]]> <!-- not a comment --> &amp; <?pi?>",
    "zero\u200bwidth soft\u00adhyphen bom\ufeff line\u2028feed next\u0085line tag\U000e0041 Z" + "\u0301" * 60,
    "x" * 300,
)
"""Markup, quotes, emoji, marks of direction, characters that steer and are not seen, great length."""


WRITABLE = tuple(FORBIDDEN.sub("", text) for text in HOSTILE)
"""The same as `guide.yaml` may say them: what separates lines and tag characters are refused there."""


def judged(book: Book) -> bytes:
    """The EPUB of a Book, once it is sure that it is sound: no finding but on tags shown as text, and every word said.

    The prover parses every page and follows every link, those of the nav included.
    """
    data = bind_epub(book, EPUB).data
    assert [str(finding) for finding in prove_epub(data) if finding.code != "EPB018"] == []
    said = speak_epub(data)
    assert [str(finding) for finding in prove_words(without_cover(said), book)] == []
    assert len(list(as_text(said))) > len(book.parts)
    return data


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_titles_are_words(fieldbook: Book, title: str) -> None:
    """Markup, quotes, emoji, marks of direction and great length in a title are text everywhere it is shown."""
    author = Person.model_construct(name=title, file_as=title)  # as it stands: guide.yaml may not separate lines
    settings = fieldbook.settings.model_copy(update={"title": title, "short_title": None, "authors": (author,)})
    made = bound(replace(fieldbook, settings=settings))
    assert made.dc("title")[0] == made.dc("creator")[0] == title
    image = next(made.page("cover.xhtml").iter(f"{XHTML}img"))
    assert " ".join(title.split()) in image.get("alt", "")
    assert (made.page("disclaimer.xhtml").findtext(f"{XHTML}head/{XHTML}title") or "").endswith(title)


def test_a_title_with_a_control_character_is_refused(fieldbook: Book) -> None:
    """EbookLib would drop such metadata with a line in the log; we raise."""
    settings = fieldbook.settings.model_copy(update={"description": "bell\x07"})
    with pytest.raises(InternalError):
        bind_epub(replace(fieldbook, settings=settings), EPUB)


def test_parts_of_one_title_get_titles_of_their_own(fieldbook: Book) -> None:
    """Two sections may be called alike; their files are not, nor their titles."""
    section = fieldbook.of_matter(Matter.BODY)[0]
    twin = etree.fromstring(
        re.sub(r' (id|aria-labelledby|href)="#?', r"\g<0>twin-", etree.tostring(section.tree, encoding="unicode"))
    )
    parts = [
        *fieldbook.parts,
        replace(section, id="TWIN of it", tree=twin),
        replace(section, id="twin-of-it", tree=twin),
    ]
    pages = bound(replace(fieldbook, parts=tuple(parts))).pages()
    titles = [page.findtext(f"{XHTML}head/{XHTML}title") for page in pages.values()]
    assert len(set(titles)) == len(titles) == len(parts) + 1
    assert {"twin-of-it.xhtml", "twin-of-it-2.xhtml"} <= set(pages)


def hostile_guide(folder: Path, text: str) -> Book:
    """A guide whose guide.yaml says the text wherever it can, read as any manuscript is."""
    said = f'"{"".join(f"{chr(92)}U{ord(letter):08x}" for letter in text)}"'  # YAML escapes for every character
    settings = SETTINGS
    for old, new in (
        ("title: A Small Guide", f"title: {said}\nsubtitle: {said}\nshort-title: {said}\ncertifier: {said}"),
        ("description: For a test.", f"description: {said}\nsubjects: [{said}, {said}]"),
        (
            "  - name: Ada Example",
            f"  - {{name: {said}, file-as: {said}, credentials: {said}}}\n  - {{name: {said}, role: edt}}",
        ),
        ("publisher: Example Press", f"publisher: {said}"),
        ("contact: errors@example.org", f"contact: {said}"),
        ('version: "1.0"', f"version: {said}"),
        ("  name: CC0", f"  name: {said}"),
        ("copyright: 2026 Ada Example", f"copyright: {said}"),
        ("  statement: Not reviewed.", f"  reviewers: [{{name: {said}, file-as: {said}}}]\n  statement: {said}"),
    ):
        assert old in settings
        settings = settings.replace(old, new)
    return small_book(folder, "# The section\n\nText.\n\n## More\n\nText.\n", settings=settings)


def test_what_steers_and_is_not_seen_is_no_setting(tmp_path: Path) -> None:
    """A line separator that is written as an escape is told with its line."""
    assert [text for text, plain in zip(HOSTILE, WRITABLE, strict=True) if text != plain] == [HOSTILE[4]]
    with pytest.raises(ConfigurationError) as told:
        hostile_guide(tmp_path, HOSTILE[4])
    assert [(one.code, one.place.file, one.place.line) for one in told.value.findings] == [("MAN002", "guide.yaml", 1)]


@pytest.mark.parametrize("number", range(len(WRITABLE)))
def test_metadata_are_words_whatever_they_hold(tmp_path: Path, number: int) -> None:
    """From guide.yaml to the package and the record for shops: the same words, an EPUB without a finding."""
    book = hostile_guide(tmp_path, WRITABLE[number])
    judged(book)
    settings = book.settings
    made = bound(book, claim=Claim(settings.publisher))
    assert made.dc("title") == [settings.title, settings.subtitle]
    assert made.dc("publisher") == made.meta("a11y:certifiedBy") == [settings.publisher]
    assert made.dc("subject") == list(settings.subjects)
    assert made.dc("contributor") == [settings.authors[1].name, settings.review.reviewers[0].name]
    assert made.dc("description") == [settings.description]
    record = etree.fromstring(onix_product(book, bind_with_facts(book, EPUB)[1]))
    assert settings.title in {element.text for element in record.iter()}


@pytest.mark.outside
@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(WRITABLE)))
def test_epubcheck_accepts_hostile_metadata(tmp_path: Path, number: int) -> None:
    """EPUBCheck: no error, no warning."""
    path = tmp_path / "hostile.epub"
    path.write_bytes(bind_epub(hostile_guide(tmp_path / "guide", WRITABLE[number]), EPUB).data)
    assert [str(message) for message in epubcheck(path)] == []


def section(name: str, body: str) -> Part:
    """A section with an id and XHTML in it."""
    tree = etree.Element("section", {"id": name, "class": "part section", "role": "doc-chapter"})
    tree.set("aria-labelledby", f"title-of-{name}")
    etree.SubElement(tree, "h1", {"id": f"title-of-{name}"}).text = f"Section {name[:20]}"
    tree.extend(list(etree.fromstring(f"<div>{body}</div>")))
    return Part(name, PartKind.SECTION, f"Section {name[:20]}", tree, "sections/x.md")


def with_parts(book: Book, *parts: Part, images: dict[str, Asset] | None = None) -> Book:
    """The Book with more parts, and without its contents, so that the nav lists them."""
    kept = [part for part in book.parts if part.kind is not PartKind.CONTENTS]
    return replace(book, parts=(*kept, *parts), assets={**book.assets, **(images or {})})


def dot(name: str, colour: tuple[int, int, int] = (1, 2, 3)) -> Asset:
    """A picture of 8 by 8 pixels."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(out, "PNG")
    return Asset(name, "image/png", out.getvalue(), 8, 8)


def figures(assets: list[Asset]) -> str:
    """A figure for each picture."""
    made = etree.Element("div")
    for number, asset in enumerate(assets):
        figure = etree.SubElement(made, "figure", {"id": f"figure-{number}", "class": "figure"})
        etree.SubElement(figure, "img", {"src": asset.name, "alt": f"Picture {number}", "width": "8", "height": "8"})
        etree.SubElement(figure, "figcaption").text = "A caption."
    return "".join(etree.tostring(figure, encoding="unicode") for figure in made)


IDS = ("Ünïcödé", "UPPER", "upper", "nav", "cover", "עברית", "_", "a" * 300, "con.xhtml", "x--y", "images")
FILES = (
    "figures/a b.png",
    "figures/a%20b.png",
    "figures/a#b?.png",
    'figures/<&".png',
    "figures/עברית.png",
    "figures/🐙.png",
    "figures/A B.PNG",
    "x/" + "n" * 290 + ".png",
    "figures/cover.png",
    "figures/cover.svg.png",
)


def strange(book: Book) -> Book:
    """The Book with parts and pictures of strange names."""
    assets = [dot(name) for name in FILES]
    parts = [section(name, figures(assets) if name == "UPPER" else "<p>Text.</p>") for name in IDS]
    return with_parts(book, *parts, images={asset.name: asset for asset in assets})


def test_ids_and_file_names_become_plain(minimal: Book) -> None:
    """Every file gets a name of its own in plain ASCII, unlike any other whatever the case; all links still lead there."""
    book = strange(minimal)
    judged(book)
    names = bound(book).archive.namelist()
    assert all(re.fullmatch(r"[A-Za-z0-9./-]{1,120}", name) for name in names if name != "mimetype")
    assert len({name.lower() for name in names}) == len(names)
    assert sum(name.endswith(".png") for name in names) == len(FILES) + 1
    pages = bound(book).pages()
    assert sum(len(list(page.iter(f"{XHTML}figure"))) for page in pages.values()) >= len(FILES)


def notes(count: int) -> Part:
    """A section with a note to each paragraph."""
    return section(
        "notes",
        "".join(
            f'<p>Text<sup><a id="fnref-{n}" class="noteref" role="doc-noteref" href="#fn-{n}" aria-label="Note {n}">{n}</a>'
            f'</sup></p><aside id="fn-{n}" class="footnote" role="doc-footnote"><p><a class="backlink" role="doc-backlink" '
            f'href="#fnref-{n}" aria-label="Back to note {n}">{n}</a> Note {n}.</p></aside>'
            for n in range(1, count + 1)
        ),
    )


def many_notes(book: Book, count: int = 2000) -> Book:
    """The Book with very many notes."""
    return with_parts(book, notes(count))


def many_images(book: Book, count: int = 500) -> Book:
    """The Book with very many pictures, no two alike."""
    assets = [dot(f"figures/{n}.png", (n % 256, n // 256, 0)) for n in range(count)]
    return with_parts(book, section("pictures", figures(assets)), images={asset.name: asset for asset in assets})


def long_part(book: Book, size: int = 2_000_000) -> Book:
    """The Book with one very long part, in bytes of XHTML."""
    paragraph = f"<p>{'A sentence of plain words. ' * 20}</p>"
    return with_parts(book, section("long", paragraph * (size // len(paragraph) + 1)))


LARGE = {"notes": many_notes, "images": many_images, "long": long_part}


@pytest.mark.parametrize("name", LARGE)
def test_a_great_deal_is_still_sound(minimal: Book, name: str) -> None:
    """2,000 notes, 500 pictures, a part of 2 MB: no finding, every word said, every note and picture there."""
    made = judged(LARGE[name](minimal))
    if name == "images":
        assert made.count(b"\x89PNG") == 501  # with the cover; pictures are stored, not packed
    if name == "notes":
        assert sum(one.kind == "note" for one in speak_epub(made).walk()) == 2000


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "few", "many"), [("notes", 500, 4000), ("images", 125, 1000), ("long", 500_000, 4_000_000)]
)
def test_binding_takes_time_in_proportion(minimal: Book, name: str, few: int, many: int) -> None:
    """Eight times as much takes less than three times eight times as long: nothing in it is quadratic (64 times)."""
    bind_epub(minimal, EPUB)  # the cover is drawn once
    seconds = []
    for amount in (few, many):
        book = LARGE[name](minimal, amount)
        begun = time.process_time()
        data = bind_epub(book, EPUB).data
        list(prove_epub(data))
        speak_epub(data)
        seconds.append(time.process_time() - begun)
    assert seconds[1] < 24 * seconds[0] + UNSEEN, seconds


@pytest.mark.outside
@pytest.mark.slow
@pytest.mark.parametrize("make", [*LARGE.values(), strange], ids=lambda make: make.__name__)
def test_epubcheck_accepts_a_great_deal(minimal: Book, tmp_path: Path, make: object) -> None:
    """EPUBCheck: no error, no warning."""
    assert callable(make)
    path = tmp_path / "large.epub"
    path.write_bytes(bind_epub(make(minimal), EPUB).data)
    assert [str(message) for message in epubcheck(path)] == []
