"""What the EPUB may say about its accessibility: only what its pages show (EPUB Accessibility 1.1, 2 and 3)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guidepress.languages.groups import AccessWords
from guidepress.model.xhtml import HEADINGS, MATHML, XHTML, XML_LANG
from guidepress.standards.conformance.settled import UNSETTLED, Claim
from guidepress.typeset.epub.content_documents import Page
from guidepress.typeset.epub.places import COVER_FILE
from guidepress.typeset.hazards import NO_HAZARD, UNKNOWN_HAZARDS, is_moving

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from guidepress.model.book import Asset

CONFORMANCE = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
"""The conformance string, to the letter (EPUB Accessibility 1.1, 3.5.2)."""

_H = f"{{{XHTML}}}"
_HEADING_TAGS = tuple(_H + name for name in HEADINGS)


@dataclass(frozen=True, slots=True)
class Accessibility:
    """The accessibility metadata of a package (schema.org names).

    ``shortcomings`` says in words what speaks against a claim of conformance on the pages, ``claim`` what is settled of
    the edition beyond them: by rules, and by a person.
    """

    modes: tuple[str, ...]
    sufficient: tuple[str, ...]
    features: tuple[str, ...]
    hazards: tuple[str, ...]
    summary: str
    shortcomings: tuple[str, ...]
    claim: Claim = UNSETTLED

    @property
    def paged(self) -> bool:
        """Whether the pages of a paged edition are marked and listed."""
        return "pageNavigation" in self.features

    @property
    def conforms(self) -> bool:
        """Whether the claim `CONFORMANCE` may be made."""
        return not self.shortcomings and self.claim.conforms


def accessibility_of(
    pages: Sequence[Page], words: AccessWords, images: Sequence[Asset] = (), claim: Claim = UNSETTLED
) -> Accessibility:
    """The accessibility metadata that the pages of an EPUB and the images on them bear out, in our ``words``."""
    moving = [image.name for image in images if is_moving(image)]
    pictures = [image for page in pages if page.file != COVER_FILE for image in _pictures(page)]
    described = all(image.get("alt") for page in pages for image in _pictures(page))
    formulas = [formula for page in pages for formula in page.root.iter(f"{{{MATHML}}}math")]
    spoken = all(formula.get("alttext") for formula in formulas)
    faults = tuple(fault for page in pages for fault in shortcomings(page)) + tuple(_broken_links(pages))
    faults += tuple(f"{name} moves, and nobody can stop it" for name in moving)  # WCAG 2.2, 2.2.2
    breaks = {str(name) for page in pages for name in page.root.xpath("//*[@role='doc-pagebreak']/@id")}
    paged = bool(breaks) and any(page.root.xpath("//*[@role='doc-pagelist']") for page in pages)
    features = (
        ("alternativeText", bool(pictures) and described),
        ("ARIA", any(element.get("role", "").startswith("doc-") for page in pages for element in page.root.iter())),
        ("describedMath", bool(formulas) and spoken),
        ("displayTransformability", True),
        ("MathML", bool(formulas)),
        ("pageBreakMarkers", bool(breaks)),
        ("pageNavigation", paged),
        ("readingOrder", True),
        ("structuralNavigation", not any(_heading_faults(page) for page in pages)),
        ("tableOfContents", any("nav" in page.properties for page in pages)),
        ("unlocked", True),
    )
    return Accessibility(
        modes=("textual", "visual") if pictures else ("textual",),
        sufficient=("textual",) if described and spoken else (),
        features=tuple(name for name, holds in features if holds),
        hazards=UNKNOWN_HAZARDS if moving else NO_HAZARD,
        summary=_summary(pages, words, bool(pictures) and described, paged=paged),
        shortcomings=faults,
        claim=claim,
    )


def shortcomings(page: Page) -> list[str]:
    """Why a page does not meet what a machine can check of WCAG 2.2 AA, in words; empty if it does."""
    faults = _heading_faults(page)
    if not page.root.get("lang") or page.root.get("lang") != page.root.get(XML_LANG):
        faults.append("has no language")
    if not page.root.findtext(f"{_H}head/{_H}title"):
        faults.append("has no title")
    faults += [f"shows {image.get('src')} without a description" for image in _pictures(page) if not image.get("alt")]
    if any(not formula.get("alttext") for formula in page.root.iter(f"{{{MATHML}}}math")):
        faults.append("has a formula without words")
    if any(not cell.get("scope") for cell in page.root.iter(f"{_H}th")):
        faults.append("has a table head cell without a scope")
    ids = Counter(element.get("id") for element in page.root.iter() if element.get("id"))
    faults += [f"uses the id '{name}' twice" for name, count in ids.items() if count > 1]
    return [f"{page.file} {fault}" for fault in faults]


def _pictures(page: Page) -> Iterator[etree._Element]:
    """The images that mean something: all but those marked as decorative."""
    for image in page.root.iter(f"{_H}img"):
        if "decorative" not in image.get("class", "").split():
            yield image


def _heading_faults(page: Page) -> list[str]:
    levels = [int(str(element.tag)[-1]) for element in page.root.iter(*_HEADING_TAGS)]
    faults = [] if levels.count(1) == 1 else [f"has {levels.count(1)} first-level headings"]
    if any(lower - upper > 1 for upper, lower in zip([0, *levels], levels, strict=False)):
        faults.append("skips a heading level")
    return faults


def _broken_links(pages: Sequence[Page]) -> Iterator[str]:
    targets = {page.file: {str(name) for name in page.root.xpath("//@id")} for page in pages}
    for page in pages:
        for href in page.root.xpath("//*[local-name()='a']/@href"):
            file, _, name = str(href).partition("#")
            if ":" in file:
                continue
            ids = targets.get(file or page.file)
            if ids is None or (name and name not in ids):
                yield f"{page.file} links to {href}, which is not there"


def _summary(pages: Sequence[Page], words: AccessWords, pictures: bool, *, paged: bool) -> str:
    """What the other properties do not say (EPUB Accessibility 1.1, 2.3): short, and only what holds."""
    kinds = {kind for page in pages for kind in page.root.xpath("//@*[local-name()='type']")}
    linked = {
        (True, True): words.summary_notes_and_citations,
        (True, False): words.summary_notes,
        (False, True): words.summary_citations,
        (False, False): "",
    }
    sentences = (
        words.summary_text,
        words.summary_pictures if pictures else "",
        linked["noteref" in kinds, "biblioref" in kinds],
        words.summary_pages if paged else "",
    )
    return " ".join(sentence for sentence in sentences if sentence)
