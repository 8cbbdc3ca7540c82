"""Book to findings: what is wrong with a manuscript that could be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from guidepress.check.accessibility import check_accessibility
from guidepress.check.claims import check_claims
from guidepress.check.contrast import check_contrast
from guidepress.check.cues import check_cues
from guidepress.check.dates import check_dates
from guidepress.check.disclaimer import check_disclaimer
from guidepress.check.foreign import check_foreign
from guidepress.check.language import check_language
from guidepress.check.policy import check_policy
from guidepress.check.references import check_references
from guidepress.check.retractions import check_own_retractions
from guidepress.check.sources import check_sources
from guidepress.check.style import check_style
from guidepress.check.terms import check_terms
from guidepress.check.vocabulary import check_vocabulary
from guidepress.model.book import Book
from guidepress.model.finding import Finding

FAMILIES: tuple[Callable[[Book], Iterator[Finding]], ...] = (
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
    """Everything that the families find in a Book (codes DIS, REF, CLM, ACC and LAN). Raises nothing on a Book of ours."""  # noqa: E501
    for family in FAMILIES:
        yield from family(book)
