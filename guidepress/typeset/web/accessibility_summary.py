"""How accessible a file is, in the words that readers know from other shops and libraries.

The phrases are the compact statements of the W3C Accessibility Metadata Display Guide for Digital Publications 2.0
(en-US); what is said of a file follows from its claims and its schema.org metadata alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from guidepress.model.edition import EditionKind, Published

LABELS: Mapping[str, str] = {
    "ways-of-reading": "Ways of reading",
    "modifiable": "Appearance can be modified",
    "unmodifiable": "Appearance cannot be modified",
    "modifiable-unknown": "No information about appearance modifiability is available",
    "readable": "Readable in read aloud or dynamic braille",
    "readable-unknown": "No information about nonvisual reading is available",
    "alternative-text": "Has alternative text",
    "conformance": "Conformance",
    "level-aa": "This publication meets accepted accessibility standards",
    "claims": "This publication claims to meet {standard}",
    "conformance-unknown": "No information is available",
    "navigation": "Navigation",
    "toc": "Table of contents",
    "headings": "Headings",
    "pages": "Go to page",
    "rich-content": "Rich content",
    "mathml": "Math as MathML",
    "described-math": "Text descriptions of math are provided",
    "hazards": "Hazards",
    "no-hazards": "No hazards",
    "additional": "Additional accessibility information",
    "aria": "ARIA roles included",
}
"""The guide's headings and statements; only ``claims`` has a gap to fill."""

_EPUB_AA = re.compile(r"^EPUB Accessibility 1\.\d - WCAG 2\.\d Level AA$")
_PDF_UA = re.compile(r"^PDF/UA-\d")

_NAVIGATION = (("tableOfContents", "toc"), ("structuralNavigation", "headings"), ("pageNavigation", "pages"))
_RICH = (("MathML", "mathml"), ("describedMath", "described-math"))


def display_statements(published: Published) -> Iterator[tuple[str, list[str]]]:
    """Heading and statements, in the guide's order; a heading without a statement is left out.

    "Ways of reading" and "Conformance" are always there (Display Guide 2.0, 3).
    """
    features = _values(published, "accessibilityFeature")
    yield LABELS["ways-of-reading"], _ways_of_reading(published, features)
    yield LABELS["conformance"], _conformance(published)
    groups = (
        ("navigation", [LABELS[word] for name, word in _NAVIGATION if name in features]),
        ("rich-content", [LABELS[word] for name, word in _RICH if name in features]),
        ("hazards", [LABELS["no-hazards"]] if "none" in _values(published, "accessibilityHazard") else []),
        ("additional", [LABELS["aria"]] if "ARIA" in features else []),
    )
    for heading, statements in groups:
        if statements:
            yield LABELS[heading], statements


def _ways_of_reading(published: Published, features: frozenset[str]) -> list[str]:
    """PDF pages are fixed; PDF/UA asks that all real content can be read and that figures have alternatives."""
    tagged = any(_PDF_UA.match(claim) for claim in published.claims)
    sufficient = published.extra.get("accessModeSufficient")
    modes = sufficient if isinstance(sufficient, (list, tuple)) else ()
    textual = any(mode in ("textual", ["textual"], ("textual",)) for mode in modes)
    if published.edition.kind in {EditionKind.PDF, EditionKind.BRAILLE}:
        appearance = "unmodifiable"
    else:
        appearance = "modifiable" if "displayTransformability" in features else "modifiable-unknown"
    words = [appearance, "readable" if tagged or textual else "readable-unknown"]
    return [LABELS[word] for word in words] + [LABELS["alternative-text"]] * ("alternativeText" in features)


def _conformance(published: Published) -> list[str]:
    statements = [LABELS["level-aa"]] if any(_EPUB_AA.match(claim) for claim in published.claims) else []
    statements += [LABELS["claims"].format(standard=claim) for claim in published.claims]
    return statements or [LABELS["conformance-unknown"]]


def _values(published: Published, name: str) -> frozenset[str]:
    found = published.extra.get(name, ())
    return frozenset(map(str, found)) if isinstance(found, (list, tuple, set, frozenset)) else frozenset()
