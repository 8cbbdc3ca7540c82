"""How accessible a file is, in the words that readers know from other shops and libraries.

The phrases are the compact statements of the W3C Accessibility Metadata Display Guide for Digital Publications 2.0, in
the language of the guide (`AccessWords`); what is said of a file follows from its claims and schema.org metadata alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidepress.languages.groups import AccessWords
from guidepress.model.edition import EditionKind, Published

_EPUB_AA = re.compile(r"^EPUB Accessibility 1\.\d - WCAG 2\.\d Level AA$")
_PDF_UA = re.compile(r"^PDF/UA-\d")


def display_statements(published: Published, words: AccessWords) -> Iterator[tuple[str, list[str]]]:
    """Heading and statements, in the guide's order; a heading without a statement is left out.

    "Ways of reading" and "Conformance" are always there (Display Guide 2.0, 3).
    """
    features = _values(published, "accessibilityFeature")
    yield words.ways_of_reading, _ways_of_reading(published, features, words)
    yield words.conformance, _conformance(published, words)
    navigation = (
        ("tableOfContents", words.toc),
        ("structuralNavigation", words.headings),
        ("pageNavigation", words.pages),
    )
    rich = (("MathML", words.mathml), ("describedMath", words.described_math))
    groups = (
        (words.navigation, [said for name, said in navigation if name in features]),
        (words.rich_content, [said for name, said in rich if name in features]),
        (words.hazards, [words.no_hazards] if "none" in _values(published, "accessibilityHazard") else []),
        (words.additional, [words.aria] if "ARIA" in features else []),
    )
    for heading, statements in groups:
        if statements:
            yield heading, statements


def _ways_of_reading(published: Published, features: frozenset[str], words: AccessWords) -> list[str]:
    """PDF pages are fixed; PDF/UA asks that all real content can be read and that figures have alternatives."""
    tagged = any(_PDF_UA.match(claim) for claim in published.claims)
    sufficient = published.extra.get("accessModeSufficient")
    modes = sufficient if isinstance(sufficient, (list, tuple)) else ()
    textual = any(mode in ("textual", ["textual"], ("textual",)) for mode in modes)
    if published.edition.kind in {EditionKind.PDF, EditionKind.BRAILLE}:
        appearance = words.unmodifiable
    else:
        appearance = words.modifiable if "displayTransformability" in features else words.modifiable_unknown
    readable = words.readable if tagged or textual else words.readable_unknown
    return [appearance, readable] + [words.alternative_text] * ("alternativeText" in features)


def _conformance(published: Published, words: AccessWords) -> list[str]:
    statements = [words.level_aa] if any(_EPUB_AA.match(claim) for claim in published.claims) else []
    statements += [words.claims.format(standard=claim) for claim in published.claims]
    return statements or [words.conformance_unknown]


def _values(published: Published, name: str) -> frozenset[str]:
    found = published.extra.get(name, ())
    return frozenset(map(str, found)) if isinstance(found, (list, tuple, set, frozenset)) else frozenset()
