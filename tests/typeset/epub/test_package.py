"""What the package says of itself: people, and claims about accessibility that the pages bear out."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from guidepress.model.book import Asset, Book, PartKind
from guidepress.prove.epub.edition import prove_epub
from guidepress.prove.parsers.epub.images import picture_of
from guidepress.typeset.epub.accessibility import CONFORMANCE
from guidepress.typeset.hazards import is_moving
from tests.support.judged import SETTLED
from tests.support.opened_epub import OPF, Epub, bound, change, without
from tests.support.small_guide import SETTINGS, small_book

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def epub(fieldbook: Book) -> Epub:
    """The EPUB of the unlike guide."""
    return bound(fieldbook)


def test_metadata_is_that_of_the_guide(fieldbook: Book, epub: Epub) -> None:
    """EPUB 3.3, 5.5: identifier, titles, people with role and sort name, dates, rights come from guide.yaml."""
    settings = fieldbook.settings
    assert epub.dc("identifier")[0] == settings.urn
    assert epub.dc("title") == [title for title in (settings.title, settings.subtitle) if title]
    assert epub.dc("creator") == [person.name for person in settings.authors if person.role == "aut"]
    assert epub.dc("contributor")[: len(settings.authors)] == [
        person.name for person in (*settings.authors, *settings.review.reviewers) if person.role != "aut"
    ]
    assert epub.meta("file-as") == [person.file_as for person in settings.authors if person.file_as]
    assert [epub.dc("publisher"), epub.dc("language")] == [[settings.publisher], [settings.language]]
    assert epub.dc("date") == [settings.date.isoformat()]
    assert epub.meta("dcterms:modified") == [f"{settings.date.isoformat()}T00:00:00Z"]
    assert settings.copyright in epub.dc("rights")[0]
    schemes = {item.get("scheme") for item in epub.package.iter(f"{OPF}meta") if item.get("property") == "role"}
    assert schemes == {"marc:relators"}


def test_conformance_is_claimed_only_if_a_person_judged(fieldbook: Book, epub: Epub) -> None:
    """EPUB Accessibility 1.1, 3.5: the exact claim, who certifies it and when; without a judgement none of them."""
    assert epub.meta("dcterms:conformsTo") == epub.meta("a11y:certifiedBy") == epub.meta("dcterms:date") == []
    assert epub.published.claims == ("EPUB 3.3",)
    judged = bound(fieldbook, claim=SETTLED)
    assert judged.meta("dcterms:conformsTo") == [CONFORMANCE] == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]
    assert judged.meta("a11y:certifiedBy") == ["Ada Auditor"]
    assert judged.meta("dcterms:date") == ["2026-01-20"]
    assert CONFORMANCE in judged.published.claims
    metas = {item.get("property"): item for item in judged.package.iter(f"{OPF}meta")}
    assert metas["a11y:certifiedBy"].get("refines") == f"#{metas['dcterms:conformsTo'].get('id')}"
    assert metas["dcterms:date"].get("refines") == f"#{metas['a11y:certifiedBy'].get('id')}"
    assert judged.meta("a11y:contactEmail") == [], "EPUBCheck 5.3 calls it undefined (OPF-027)"
    assert [str(finding) for finding in prove_epub(judged.published.data)] == []


def test_what_machines_establish_is_said(epub: Epub) -> None:
    """The features of this book, whether anybody judged it or not."""
    assert epub.meta("schema:accessMode") == ["textual", "visual"]
    assert epub.meta("schema:accessModeSufficient") == ["textual"]
    assert {"alternativeText", "MathML", "tableOfContents"} <= set(epub.meta("schema:accessibilityFeature"))
    assert "index" not in epub.meta("schema:accessibilityFeature")


def test_nothing_is_claimed_that_is_not_there(fieldbook: Book) -> None:
    """Without pictures and formulas nothing is said of them."""
    made = bound(without(fieldbook, "img", "math"))
    assert made.meta("schema:accessMode") == ["textual"]
    assert not set(made.meta("schema:accessibilityFeature")) & {"alternativeText", "MathML", "describedMath"}
    assert "picture" not in made.meta("schema:accessibilitySummary")[0]
    assert not [name for name in made.archive.namelist() if "images/" in name and "cover" not in name]


@pytest.mark.parametrize(
    ("edit", "word"),
    [
        ((r'(<img [^>]*?)alt="[^"]+"', r'\1alt=""'), "without a description"),
        ((r"<h2", "<h2 id='twice'/><h3 id='twice'/><h2"), "'twice' twice"),
        ((r"<h2( [^>]*)>(.*?)</h2>", r"<h4\1>\2</h4>"), "skips a heading level"),
        ((r'href="#[^"]+"', 'href="#nowhere"'), "which is not there"),
        ((r' scope="col"', ""), "without a scope"),
        ((r' alttext="[^"]*"', ""), "without words"),
    ],
)
def test_a_fault_takes_the_claim_away(fieldbook: Book, edit: tuple[str, str], word: str) -> None:
    """One thing that speaks against conformance is enough: no claim, no certifier, and the reason is on record."""
    made = bound(change(fieldbook, PartKind.SECTION, edit), claim=SETTLED)
    assert made.meta("dcterms:conformsTo") == made.meta("a11y:certifiedBy") == []
    assert made.published.claims == ("EPUB 3.3",)
    reasons = made.published.extra["accessibilityShortcomings"]
    assert isinstance(reasons, list)
    assert any(word in reason for reason in reasons), reasons


PEOPLE = """\
authors:
  - {name: Ada Author, file-as: "Author, Ada"}
  - {name: Ed Itor, file-as: "Itor, Ed", role: edt}
  - {name: Il Lustrator, role: ill}
  - {name: Tra Nslator, role: trl}
  - {name: Con Tributor, file-as: "Tributor, Con", role: ctb}
"""
REVIEWERS = "  reviewers:\n    - {name: Re Viewer, file-as: 'Viewer, Re'}\n"


def refined(made: Epub, name: str) -> dict[str, dict[str, str]]:
    """What refines each Dublin Core element of a name, by its text."""
    metadata = {
        f"#{item.get('id')}": item.text or ""
        for item in made.package.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}")
    }
    found: dict[str, dict[str, str]] = {text: {} for text in metadata.values()}
    for meta in made.package.iter(f"{OPF}meta"):
        if meta.get("refines") in metadata:
            found[metadata[meta.get("refines", "")]][meta.get("property", "")] = meta.text or ""
    return found


def test_everybody_has_a_role_and_a_sort_name(tmp_path: Path) -> None:
    """EPUB 3.3, D.3: authors are creators, all others contributors; MARC relators, file-as where given, and the order."""
    settings = SETTINGS.replace("authors:\n  - name: Ada Example\n", PEOPLE)
    settings = settings.replace("review:\n", f"review:\n{REVIEWERS}")
    made = bound(small_book(tmp_path, "# The section\n\nText.\n", settings=settings))
    assert refined(made, "creator") == {"Ada Author": {"role": "aut", "file-as": "Author, Ada", "display-seq": "1"}}
    assert refined(made, "contributor") == {
        "Ed Itor": {"role": "edt", "file-as": "Itor, Ed", "display-seq": "2"},
        "Il Lustrator": {"role": "ill", "display-seq": "3"},
        "Tra Nslator": {"role": "trl", "display-seq": "4"},
        "Con Tributor": {"role": "ctb", "file-as": "Tributor, Con", "display-seq": "5"},
        "Re Viewer": {"role": "sad", "file-as": "Viewer, Re", "display-seq": "6"},
    }


def test_a_guide_of_plain_text_claims_no_more_than_that(tmp_path: Path) -> None:
    """No picture, no formula, no page of paper: nothing is said of them; what is said is exactly this."""
    made = bound(small_book(tmp_path, "# The section\n\nText.\n"))
    assert made.meta("schema:accessMode") == made.meta("schema:accessModeSufficient") == ["textual"]
    assert made.meta("schema:accessibilityFeature") == [
        "ARIA",
        "displayTransformability",
        "readingOrder",
        "structuralNavigation",
        "tableOfContents",
        "unlocked",
    ]
    assert made.meta("schema:accessibilityHazard") == ["none"]
    assert made.meta("schema:accessibilitySummary") == ["All text can be resized, recoloured and read aloud."]
    assert made.meta("pageBreakSource") == []
    assert [str(finding) for finding in prove_epub(made.published.data)] == []


def moving() -> bytes:
    """A GIF of two frames."""
    out = io.BytesIO()
    frames = [Image.new("P", (8, 8), colour) for colour in (0, 1)]
    for frame in frames:
        frame.putpalette([0, 0, 0, 255, 255, 255])
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=100, loop=0)
    return out.getvalue()


def test_a_picture_that_moves_takes_the_claim_away(fieldbook: Book) -> None:
    """Nobody has measured whether it flashes, and nobody can stop it (WCAG 2.2, 2.2.2): no claim, hazards unknown."""
    name = "figures/pool.png"
    assets = {**fieldbook.assets, name: Asset(name, "image/gif", moving(), 8, 8)}
    made = bound(replace(fieldbook, assets=assets), claim=SETTLED)
    assert "none" not in made.meta("schema:accessibilityHazard")
    assert "unknownFlashingHazard" in made.meta("schema:accessibilityHazard")
    assert made.meta("dcterms:conformsTo") == []
    found = {finding.code for finding in prove_epub(made.published.data)}
    assert found == {"EPB053"}
    untrue = made.published.data
    assert "EPB043" in {finding.code for finding in prove_epub(_claiming(untrue))}


def test_a_photo_with_a_second_picture_behind_it_does_not_move() -> None:
    """As cameras write them (MPO): nothing shows the second, and the claim stays."""
    out = io.BytesIO()
    first, second = (Image.new("RGB", (8, 8), colour) for colour in ("red", "blue"))
    first.save(out, "MPO", save_all=True, append_images=[second])
    photo = Asset("photo.jpg", "image/jpeg", out.getvalue(), 8, 8)
    assert not is_moving(photo)
    assert is_moving(Asset("a.gif", "image/gif", moving(), 8, 8))
    picture = picture_of(out.getvalue())
    assert picture is not None
    assert picture.frames == 1


def _claiming(data: bytes) -> bytes:
    """The EPUB with the claim that nothing in it is a hazard."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            new.writestr(entry, old.read(entry).replace(b">noSoundHazard<", b">none<"))
    return made.getvalue()
