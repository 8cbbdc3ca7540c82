"""Book to findings: what is wrong with a manuscript that could be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from guidepress.cache.memory import Memory, key_of
from guidepress.check.accessibility.colour_cues import check_cues
from guidepress.check.accessibility.contrast import check_contrast
from guidepress.check.accessibility.cues import check_places
from guidepress.check.accessibility.descriptions import check_descriptions
from guidepress.check.accessibility.looks import check_looks
from guidepress.check.accessibility.markup import check_accessibility
from guidepress.check.accessibility.same_words import check_same_words
from guidepress.check.agreement.check import check_agreement
from guidepress.check.brand.colours import check_colours
from guidepress.check.brand.fonts import check_fonts
from guidepress.check.claims.allowing_rows import check_allowing_rows
from guidepress.check.claims.arithmetic import check_arithmetic
from guidepress.check.claims.claims import check_claims
from guidepress.check.claims.drug_classes import check_drug_classes
from guidepress.check.claims.figure_data import check_figure_data
from guidepress.check.claims.kinds_of_study import check_kinds_of_study
from guidepress.check.claims.lookalikes import check_lookalikes
from guidepress.check.claims.near_misses import check_near_misses
from guidepress.check.claims.numbers import check_numbers
from guidepress.check.claims.organs import check_organs
from guidepress.check.claims.proportions import check_proportions
from guidepress.check.claims.reach import check_reach
from guidepress.check.claims.same_study import check_same_study
from guidepress.check.claims.turned import check_turned
from guidepress.check.claims.wholes import check_wholes
from guidepress.check.claims.wording import check_wording
from guidepress.check.conformance import check_conformance
from guidepress.check.language.capitals import check_capitals
from guidepress.check.language.dates import check_date_forms
from guidepress.check.language.foreign import check_foreign
from guidepress.check.language.glossary import check_glossary
from guidepress.check.language.habits import check_habits
from guidepress.check.language.leftovers import check_leftovers
from guidepress.check.language.numerals import check_numerals
from guidepress.check.language.own_slips import check_own_slips
from guidepress.check.language.plain_style import check_style
from guidepress.check.language.pointers import check_pointers
from guidepress.check.language.punctuation import check_punctuation
from guidepress.check.language.recognised import check_recognised
from guidepress.check.language.slips import check_language
from guidepress.check.language.terms import check_terms
from guidepress.check.language.vocabulary import check_vocabulary
from guidepress.check.language.wrong_words import check_wrong_words
from guidepress.check.pictures.drawings import check_drawings
from guidepress.check.pictures.thin import check_thin
from guidepress.check.policy.dates import check_dates
from guidepress.check.policy.disclaimer import check_disclaimer
from guidepress.check.policy.policy import check_policy
from guidepress.check.references.entries import check_references
from guidepress.check.references.evidence import check_sources
from guidepress.check.references.identifiers import check_identifiers
from guidepress.check.references.listed import check_listed
from guidepress.check.references.retractions import check_own_retractions
from guidepress.check.source.every_word import check_source
from guidepress.check.statements.contacts import check_contacts
from guidepress.check.statements.contradictions import check_contradictions
from guidepress.check.statements.danger_rows import check_danger_rows
from guidepress.check.statements.frames import check_frames
from guidepress.check.statements.in_earnest import check_in_earnest
from guidepress.check.statements.lock import check_lock
from guidepress.check.statements.required import check_statements
from guidepress.check.statements.short_form import check_short_form
from guidepress.check.statements.sign_off import check_sign_offs
from guidepress.check.unseen import check_unseen
from guidepress.model.book import Book
from guidepress.model.digests import book_digest, part_pieces
from guidepress.model.finding import Finding

FAMILIES: tuple[Callable[[Book], Iterator[Finding]], ...] = (
    check_colours,
    check_fonts,
    check_source,
    check_drawings,
    check_thin,
    check_disclaimer,
    check_policy,
    check_statements,
    check_contacts,
    check_short_form,
    check_contradictions,
    check_danger_rows,
    check_frames,
    check_in_earnest,
    check_lock,
    check_sign_offs,
    check_agreement,
    check_dates,
    check_references,
    check_sources,
    check_identifiers,
    check_own_retractions,
    check_listed,
    check_claims,
    check_wording,
    check_allowing_rows,
    check_numbers,
    check_near_misses,
    check_figure_data,
    check_arithmetic,
    check_proportions,
    check_drug_classes,
    check_kinds_of_study,
    check_lookalikes,
    check_organs,
    check_reach,
    check_same_study,
    check_turned,
    check_wholes,
    check_accessibility,
    check_contrast,
    check_cues,
    check_recognised,
    check_places,
    check_descriptions,
    check_looks,
    check_same_words,
    check_language,
    check_foreign,
    check_style,
    check_vocabulary,
    check_capitals,
    check_terms,
    check_wrong_words,
    check_date_forms,
    check_numerals,
    check_punctuation,
    check_own_slips,
    check_leftovers,
    check_pointers,
    check_glossary,
    check_habits,
    check_conformance,
    check_unseen,
)
"""The families of checks, in the order in which they run; each looks at the whole Book and changes nothing."""


BY_PART: frozenset[Callable[[Book], Iterator[Finding]]] = frozenset(
    {
        check_source,
        check_arithmetic,
        check_proportions,
        check_cues,
        check_places,
        check_looks,
        check_language,
        check_foreign,
        check_wrong_words,
    }
)
"""Those that look at one part at a time: what they find in a Book is what they find in each of its parts alone."""


def check_book(book: Book, memory: Memory | None = None) -> Iterator[Finding]:
    """Everything that the families find in a Book (codes BRD, SRC, MAN036, MAN037, MAN109, DIS, REF, CLM, ACC, LAN and CON); raises nothing on one of ours.

    With a ``memory`` a part that is as it was is not looked at again by those that look `BY_PART`.
    """  # noqa: E501
    alone = [] if memory is None else _part_by_part(book, memory)
    for family in FAMILIES:
        if alone and family in BY_PART:
            for found in alone:
                yield from found[family.__name__]
        else:
            yield from family(book)


def _part_by_part(book: Book, memory: Memory) -> list[Mapping[str, tuple[Finding, ...]]]:
    """What the families that look `BY_PART` find in each part, by their names."""
    own = {part.source for part in book.parts}
    common = {name: data for name, data in book.texts.items() if name not in own}
    ground = replace(book, parts=(), texts=common, sources={}, digest="", leaflet=None)
    shared = book_digest(ground).encode()
    told = []
    for part in book.parts:
        text = book.texts.get(part.source)
        texts = common if text is None else {**common, part.source: text}
        alone = replace(ground, parts=(part,), texts=texts)

        def find(alone: Book = alone) -> Mapping[str, tuple[Finding, ...]]:
            return {family.__name__: tuple(family(alone)) for family in FAMILIES if family in BY_PART}

        key = key_of(b"checked", shared, *part_pieces(part), b"" if text is None else text, str(text is None).encode())
        told.append(memory.recall(key, find))
    return told
