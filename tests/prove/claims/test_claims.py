"""Claims read from the bytes: each that was not earned is found, and each that was is there."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

import guidepress
from guidepress.languages.registry import LANGUAGES, language_for
from guidepress.model.book import Book
from guidepress.model.edition import EPUB, SCREEN, WEB, Published
from guidepress.model.finding import Findings
from guidepress.pipeline import build as pipeline
from guidepress.prove.claims import prove_claims
from guidepress.prove.claims.access import Access, access_of
from guidepress.prove.claims.epub import EpubClaims
from guidepress.prove.claims.shops import prove_shop_record, prove_shown
from guidepress.prove.parsers.epub.container import EpubFile
from guidepress.prove.parsers.html import WebPage
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.read import read_guide
from guidepress.standards.conformance.settled import UNSETTLED, claim_of
from guidepress.typeset.editions import Press
from guidepress.typeset.web.edition import download_page
from tests.support.judged import SETTLED, write_answers
from tests.support.opened_epub import Epub, pack, unpack
from tests.support.small_guide import write_guide

OPF = "EPUB/content.opf"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A guide of one section that a person judged: the EPUB, the PDF and the web page."""
    folder = write_guide(tmp_path_factory.mktemp("judged") / "guide", "# The section\n\nText.\n")
    write_answers(folder, ["epub", "screen", "screen-ua2", "web"])
    return read_guide(folder, Findings())


@pytest.fixture(scope="module")
def unjudged(book: Book) -> Book:
    """The same guide without the answers."""
    return replace(book, texts={name: data for name, data in book.texts.items() if name != "conformance.yaml"})


@pytest.fixture(scope="module")
def made(book: Book) -> dict[str, Published]:
    """Its editions, with the claims that were earned."""
    press = Press(book)
    return {edition.name: press.typeset(edition) for edition in (EPUB, SCREEN, WEB)}


@pytest.fixture(scope="module")
def plain(unjudged: Book) -> dict[str, Published]:
    """The editions of the guide that nobody judged."""
    press = Press(unjudged)
    return {edition.name: press.typeset(edition) for edition in (EPUB, SCREEN, WEB)}


def changed(one: Published, old: str, new: str) -> Published:
    """An EPUB whose package was edited, its container sound."""
    entries = unpack(one.data)
    text, times = re.subn(old, new, entries[OPF].decode(), flags=re.DOTALL)
    assert times, old
    return replace(one, data=pack({**entries, OPF: text.encode()}))


def said_by(one: Published) -> Access | None:
    """What an edition says of itself."""
    if one.edition is SCREEN:
        with PdfFile(one.data) as file:
            return access_of(file)
    return access_of(EpubFile(one.data) if one.edition is EPUB else WebPage(one.data))


def epub_said(one: Published) -> EpubClaims:
    """What an EPUB says of itself."""
    return EpubClaims.of(EpubFile(one.data))


def codes(one: Published, book: Book, found: tuple[str, ...] = ()) -> set[str]:
    """What is found of its claims."""
    return {finding.code for finding in prove_claims(one, said_by(one), claim_of(book, one.edition, found), found)}


def test_what_was_earned_is_in_the_bytes(book: Book, made: dict[str, Published]) -> None:
    """OPF: claim, certifier, date; ONIX: 04 82 85 90 91; the download page says so; nothing is held against it."""
    epub = Epub(made["epub"])
    assert epub.meta("dcterms:conformsTo") == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]
    assert (epub.meta("a11y:certifiedBy"), epub.meta("dcterms:date")) == (["Ada Auditor"], ["2026-01-20"])
    record = made["epub"].companions[0].data.decode()
    assert re.findall(r"Value>(04|82|85|90|91)<", record) == ["04", "82", "85", "90", "91"]
    assert "20260120" in record
    shown = download_page(book, list(made.values())).decode()
    assert shown.count("This publication meets accepted accessibility standards") == 3
    assert shown.count("The publication was certified by Ada Auditor") == 3
    assert "No conformance is claimed" not in shown
    assert all(codes(one, book) == set() for one in made.values())


def test_nothing_is_claimed_of_what_nobody_judged(unjudged: Book, plain: dict[str, Published]) -> None:
    """No claim, no certifier, no code; the metadata say what machines establish, and the page that nothing is claimed."""
    epub = Epub(plain["epub"])
    assert epub.meta("dcterms:conformsTo") == epub.meta("a11y:certifiedBy") == epub.meta("dcterms:date") == []
    assert epub.meta("schema:accessModeSufficient") == ["textual"]
    assert epub.meta("schema:accessibilityHazard") == ["none"]
    assert not re.findall(r"Value>(04|82|85|90|91)<", plain["epub"].companions[0].data.decode())
    shown = download_page(unjudged, list(plain.values())).decode()
    assert "meets accepted" not in shown
    assert "claims to meet" not in shown
    assert shown.count("No conformance is claimed") == 3
    assert "Readable in read aloud or dynamic braille" in shown
    assert "No information about nonvisual" not in shown.partition('id="edition-web"')[0]
    assert shown.count("No hazards") == 3
    assert all(codes(one, unjudged) == set() for one in plain.values())


def test_an_unearned_claim_is_found(unjudged: Book, made: dict[str, Published], plain: dict[str, Published]) -> None:
    """The EPUB of the judged guide is no EPUB of this one; a certifier alone is a claim as well."""
    assert codes(made["epub"], unjudged) == {"CON020"}
    lone = changed(plain["epub"], "</metadata>", '<meta property="a11y:certifiedBy">Ada Auditor</meta></metadata>')
    assert codes(lone, unjudged) == {"CON020"}
    page = plain["web"].data.replace(b"<title>", b'<meta name="dcterms.conformsTo" content="WCAG 2.2 AA"><title>')
    assert codes(replace(plain["web"], data=page), unjudged) == {"CON020"}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (">Ada Auditor<", ">Bob Buyer<", "CON021"),
        (">2026-01-20<", ">2026-01-21<", "CON021"),
        ('<meta property="dcterms:date".*?</meta>', "", "CON021"),
        ('<meta property="dcterms:conformsTo".*?</meta>', "", "CON024"),
    ],
)
def test_another_certifier_or_day_is_found(
    book: Book, made: dict[str, Published], old: str, new: str, code: str
) -> None:
    """What the package says is what conformance.yaml says."""
    assert codes(changed(made["epub"], old, new), book) == {code}


def test_a_pdf_says_no_more_than_is_settled(book: Book, unjudged: Book, plain: dict[str, Published]) -> None:
    """PDF/UA while a finding stands, and a declaration of WCAG that nobody earned (PDF Declarations, 2019)."""
    assert codes(plain["screen"], unjudged) == set()
    assert codes(plain["screen"], unjudged, ("ACC003",)) == {"CON020"}
    with pikepdf.open(io.BytesIO(plain["screen"].data)) as pdf:
        silent = pdf.Root.Metadata.read_bytes().replace(b'pdfuaid:part="1"', b"")
        pdf.Root.Metadata = pdf.make_stream(silent, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
        bare = io.BytesIO()
        pdf.save(bare)
    assert codes(replace(plain["screen"], data=bare.getvalue()), unjudged) == {"CON025"}
    assert codes(replace(plain["screen"], data=bare.getvalue()), unjudged, ("ACC003",)) == set()
    declared = b'<rdf:Description rdf:about="" xmlns:pdfd="http://pdfa.org/declarations/" pdfd:conformsTo="WCAG 2.2"/></rdf:RDF>'
    with pikepdf.open(io.BytesIO(plain["screen"].data)) as pdf:
        xmp = pdf.Root.Metadata.read_bytes().replace(b"</rdf:RDF>", declared)
        pdf.Root.Metadata = pdf.make_stream(xmp, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
        out = io.BytesIO()
        pdf.save(out)
    forged = replace(plain["screen"], data=out.getvalue())
    assert codes(forged, unjudged) == {"CON020"}
    assert codes(forged, book) == set()


def xmp_of(data: bytes) -> str:
    """The XMP of a PDF."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return pdf.Root.Metadata.read_bytes().decode()


@pytest.mark.parametrize("name", ["screen", "screen-ua2"])
def test_no_claim_survives_an_open_finding(book: Book, name: str) -> None:
    """With a warning on a picture, the PDF does not claim PDF/UA, and all else of it is as sound as before."""
    from guidepress.model.edition import EDITIONS
    from guidepress.prove import prove_published

    press = Press(book, {"ACC003"})
    one = press.typeset(EDITIONS[name])
    assert "pdfuaid:part" not in xmp_of(one.data)
    assert not any("UA" in claim for claim in one.claims)
    assert "settled" not in one.extra
    assert Press(book).typeset(EDITIONS[name]).extra["settled"] == ["WCAG 2.2 Level AA"]
    assert [str(finding) for finding in prove_published(one, book)] == []
    assert codes(one, book, ("ACC003",)) == set()
    assert Epub(press.typeset(EPUB)).meta("dcterms:conformsTo") == []


def test_a_build_holds_claims_back_that_its_provers_speak_against(tmp_path: Path) -> None:
    """From the manuscript to the bytes: a warning of accessibility in the text, answers of a person, no claim."""
    said = " ".join(["A box that holds a second box and so on"] * 12)
    folder = write_guide(tmp_path / "guide", f'# The section\n\n![{said}.](figures/box.svg "Boxes in boxes")\n')
    write_answers(folder, ["epub", "screen", "web"])
    guidepress.build(folder, tmp_path / "out", ["screen", "epub"])
    with zipfile.ZipFile(tmp_path / "out/small.epub") as archive:
        assert b"conformsTo" not in archive.read(OPF)
    assert "pdfuaid:part" not in xmp_of((tmp_path / "out/small.pdf").read_bytes())
    assert "meets accepted" not in (tmp_path / "out/index.html").read_text(encoding="utf-8")


def test_a_prover_that_warns_takes_the_claim_back(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """The edition is made once more, without the claim."""
    from guidepress.model.place import Place
    from guidepress.model.rules import rule_of
    from guidepress.model.run import Run
    from guidepress.prove import Proved

    warning = replace(rule_of("EPB015"), severity=rule_of("ACC003").severity).at(Place("x.xhtml"))
    said = Proved((Run("guidepress", "structure", "0", rules=1, objects=1, findings=(warning,)),))
    monkeypatch.setattr(pipeline, "prove_edition", lambda _one, _book, _statements, **_how: said)
    from guidepress.pipeline.stopwatch import Watch

    (one,) = pipeline._make(book, [EPUB], Watch(), frozenset(), None)
    assert Epub(one.published).meta("dcterms:conformsTo") == []
    assert not one.claim.conforms
    assert {finding.code for finding in one.findings} == {"EPB015"}


def test_the_record_says_what_the_epub_says(made: dict[str, Published], plain: dict[str, Published]) -> None:
    """Both records are of one mind with their EPUB, and neither with the other's."""
    ours, theirs = made["epub"], plain["epub"]
    assert list(prove_shop_record(ours.companions[0].data, epub_said(ours), "x.xml")) == []
    assert list(prove_shop_record(theirs.companions[0].data, epub_said(theirs), "x.xml")) == []
    found = [finding.message for finding in prove_shop_record(ours.companions[0].data, epub_said(theirs), "x.xml")]
    assert [message.partition("says ")[2][:2] for message in found] == ["04", "82", "85", "90", "91"]


TAMPER: dict[str, Callable[[bytes], bytes]] = {
    "another document": lambda _data: b"<x/>",
    "no XML": lambda _data: b"<Product",
    "a feature more": lambda data: data.replace(b"Value>11<", b"Value>12<"),
    "a hazard": lambda data: re.sub(
        rb"(Type>12</ProductFormFeatureType>\s*<ProductFormFeatureValue>)00", rb"\g<1>13", data
    ),
    "another certifier": lambda data: data.replace(
        b"Ada Auditor</ProductFormFeature", b"Bob Buyer</ProductFormFeature"
    ),
    "another summary": lambda data: data.replace(b"All text can be", b"No text can be"),
}


@pytest.mark.parametrize("name", TAMPER)
def test_a_record_that_was_tampered_with_is_found(made: dict[str, Published], name: str) -> None:
    """CON022 for each kind of change."""
    record = made["epub"].companions[0].data
    tampered = TAMPER[name](record)
    assert tampered != record
    assert {finding.code for finding in prove_shop_record(tampered, epub_said(made["epub"]), "x.xml")} == {"CON022"}


SENTENCES = {
    "a claim nobody earned": (
        r"No conformance is claimed[^<]*",
        "This publication meets accepted accessibility standards",
    ),
    "nonvisual reading denied": (
        "Readable in read aloud or dynamic braille",
        "No information about nonvisual reading is available",
    ),
    "hazards denied": ("No hazards", "Flashing hazards not known"),
    "a statement less": ("<dd>Table of contents</dd>", ""),
    "another summary": ("All text can be resized", "All text can be sold"),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_the_download_page_says_what_the_files_say(unjudged: Book, plain: dict[str, Published], name: str) -> None:
    """CON023 for a sentence that the EPUB's own metadata do not bear out; none for the page as it was made."""
    files = {key: said_by(one) for key, one in plain.items()}
    claims = dict.fromkeys(plain, UNSETTLED)
    page = download_page(unjudged, list(plain.values())).decode()
    language = language_for("en")
    assert [str(finding) for finding in prove_shown(page.encode(), files, claims, language)] == []
    old, new = SENTENCES[name]
    head, mark, tail = page.partition('id="edition-epub"')
    tampered = head + mark + re.sub(old, new, tail, count=1)
    assert tampered != page
    assert {finding.code for finding in prove_shown(tampered.encode(), files, claims, language)} == {"CON023"}


@pytest.mark.parametrize("tag", sorted(set(LANGUAGES) - {"en"}))
def test_the_page_says_it_in_every_language(book: Book, made: dict[str, Published], tag: str) -> None:
    """The page of a guide in another language is of one mind with the files, claims and dates included."""
    settings = book.settings.model_copy(update={"language": tag})
    page = download_page(replace(book, settings=settings), list(made.values())).decode()
    access = language_for(tag).access
    assert page.count(access.level_aa) == 3
    files = {key: said_by(one) for key, one in made.items()}
    assert list(prove_shown(page.encode(), files, dict.fromkeys(made, SETTLED), language_for(tag))) == []
