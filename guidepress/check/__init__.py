"""Book to findings: what is wrong with a manuscript that could be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from guidepress.check.accessibility.colour_cues import check_cues
from guidepress.check.accessibility.contrast import check_contrast
from guidepress.check.accessibility.markup import check_accessibility
from guidepress.check.claims.claims import check_claims
from guidepress.check.language.foreign import check_foreign
from guidepress.check.language.plain_style import check_style
from guidepress.check.language.slips import check_language
from guidepress.check.language.terms import check_terms
from guidepress.check.language.vocabulary import check_vocabulary
from guidepress.check.policy.dates import check_dates
from guidepress.check.policy.disclaimer import check_disclaimer
from guidepress.check.policy.policy import check_policy
from guidepress.check.references.entries import check_references
from guidepress.check.references.evidence import check_sources
from guidepress.check.references.retractions import check_own_retractions
from guidepress.check.source.every_word import check_source
from guidepress.model.book import Book
from guidepress.model.finding import Finding

FAMILIES: tuple[Callable[[Book], Iterator[Finding]], ...] = (
    check_source,
    check_disclaimer,
    check_policy,
    check_dates,
    check_references,
    check_sources,
    check_own_retractions,
    check_claims,
    check_accessibility,
    check_contrast,
    check_cues,
    check_language,
    check_foreign,
    check_style,
    check_vocabulary,
    check_terms,
)
"""The families of checks, in the order in which they run; each looks at the whole Book and changes nothing."""


def check_book(book: Book) -> Iterator[Finding]:
    """Everything that the families find in a Book (codes SRC, DIS, REF, CLM, ACC and LAN). Raises nothing on a Book of ours."""  # noqa: E501
    for family in FAMILIES:
        yield from family(book)
