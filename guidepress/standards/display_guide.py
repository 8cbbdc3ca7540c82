"""What is shown of a file's accessibility: the W3C Accessibility Metadata Display Guide for Digital Publications 2.1.

Names, not words: a name is that of a field of `guidepress.languages.groups.AccessWords`, whose texts are the compact
statements of the guide. Who shows them takes the facts from the file or from what made it; who proves them, from the
file alone.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from guidepress.model.edition import EditionKind

EPUB_AA = re.compile(r"EPUB Accessibility 1\.\d - WCAG 2\.\d Level AA")
PDF_UA = re.compile(r"PDF/UA-\d")
_AA = re.compile(r"(?:EPUB Accessibility 1\.\d - )?WCAG 2\.\d Level AA")

HAZARDS: Mapping[str, str] = {
    "unknownFlashingHazard": "flashing_unknown",
    "unknownMotionSimulationHazard": "motion_unknown",
    "noSoundHazard": "no_sound",
    "unknown": "hazards_unknown",
}
"""The statement for each value of ``schema:accessibilityHazard`` that Guidepress writes, but ``none``."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a file: the standards it claims, its metadata by the names of schema.org, who certified it.

    ``sufficient`` are the ways that suffice to read it, ``summary`` is its own summary in words.
    """

    kind: EditionKind
    claims: tuple[str, ...] = ()
    features: frozenset[str] = frozenset()
    sufficient: frozenset[str] = frozenset()
    hazards: frozenset[str] = frozenset()
    summary: str = ""
    certifier: str = ""
    certified: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement: the name of its words, and what is filled in; without a name, ``text`` as it is."""

    name: str
    values: Mapping[str, object] = field(default_factory=dict)
    text: str = ""


def statements(facts: Facts) -> Iterator[tuple[str, list[Statement]]]:
    """The name of each heading and the statements under it, in the guide's order; a heading without any is left out.

    "Ways of reading" and "Conformance" are always there (Display Guide 2.1, 3).
    """
    yield "ways_of_reading", _ways_of_reading(facts)
    yield "conformance", _conformance(facts)
    groups: tuple[tuple[str, Collection[tuple[str, str]]], ...] = (
        ("navigation", (("tableOfContents", "toc"), ("structuralNavigation", "headings"), ("pageNavigation", "pages"))),
        ("rich_content", (("MathML", "mathml"), ("describedMath", "described_math"))),
    )
    for heading, known in groups:
        if said := [Statement(name) for feature, name in known if feature in facts.features]:
            yield heading, said
    if said := _hazards(facts):
        yield "hazards", said
    if facts.summary:
        yield "summary", [Statement("", text=facts.summary)]
    additional = (("ARIA", "aria"), ("pageBreakMarkers", "page_breaks"))
    if said := [Statement(name) for feature, name in additional if feature in facts.features]:
        yield "additional", said


def _ways_of_reading(facts: Facts) -> list[Statement]:
    """PDF pages are fixed; PDF/UA asks that all real content can be read and that figures have alternatives."""
    if facts.kind in {EditionKind.PDF, EditionKind.BRAILLE}:
        appearance = "unmodifiable"
    else:
        appearance = "modifiable" if "displayTransformability" in facts.features else "modifiable_unknown"
    tagged = any(PDF_UA.fullmatch(claim) for claim in facts.claims)
    readable = "readable" if tagged or "textual" in facts.sufficient else "readable_unknown"
    said = [Statement(appearance), Statement(readable)]
    return said + [Statement("alternative_text")] * ("alternativeText" in facts.features)


def _conformance(facts: Facts) -> list[Statement]:
    """What is settled, and no more: the level and who certified it, or that no conformance is claimed."""
    said = []
    if settled := [claim for claim in facts.claims if _AA.fullmatch(claim)]:
        said += [Statement("level_aa"), *(Statement("claims", {"standard": claim}) for claim in settled)]
        if facts.certifier:
            said.append(Statement("certified_by", {"certifier": facts.certifier}))
        if facts.certified is not None:
            said.append(Statement("certified_on", {"date": facts.certified}))
    said += [Statement("by_machine", {"standard": claim}) for claim in facts.claims if PDF_UA.fullmatch(claim)]
    if not settled:
        said.append(Statement("not_claimed" if facts.kind.is_read else "conformance_unknown"))
    return said


def _hazards(facts: Facts) -> list[Statement]:
    if "none" in facts.hazards:
        return [Statement("no_hazards")]
    return [Statement(name) for value, name in HAZARDS.items() if value in facts.hazards]
