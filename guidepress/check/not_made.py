"""The checks that are not made of a guide, by name: what was not looked at has not passed."""

from __future__ import annotations

from collections.abc import Iterator

from guidepress.check.language.dictionaries import speller_for
from guidepress.check.language.recognised import has_enough_words, is_known
from guidepress.check.language.spelling import SPELLED
from guidepress.check.references.listed import doi_of, listed
from guidepress.check.statements.polarity import grammar_of
from guidepress.languages.english import ENGLISH
from guidepress.languages.registry import primary
from guidepress.model.book import Book, PartKind
from guidepress.policies.load import PackError, pack_of

_SAID = ENGLISH.policy


def not_made(book: Book, *, retractions: bool = False, here: bool = True) -> tuple[str, ...]:
    """A sentence for each, with the reason, for ``check``, the manifest and the proof.

    ``retractions`` says that the references were looked up in a list that is no part of the guide. ``here`` asks what
    this machine has; the manifest does not, for it is the same wherever the guide is built.
    """
    return tuple(_not_made(book, retractions=retractions, here=here))


def _not_made(book: Book, *, retractions: bool, here: bool) -> Iterator[str]:
    language = primary(book.settings.language)
    if language != "en":
        yield _SAID.no_rules.format(language=language)
    if language not in SPELLED and not (here and speller_for(book.settings.language)):
        yield (_SAID.no_spelling if here else _SAID.spelling_elsewhere).format(language=language)
    if not is_known(language):
        yield _SAID.unknown_language.format(language=language)
    elif not has_enough_words(book):
        yield _SAID.too_few_words
    if book.references and book.settings.retractions is None and not retractions:
        looked = sum(bool(doi_of(reference)) for reference in book.references)
        yield _SAID.no_retractions.format(date=listed().date, looked=looked, all=len(book.references))
    yield from _of_statements(book, language)


def _of_statements(book: Book, language: str) -> Iterator[str]:
    try:
        pack = pack_of(book)
    except PackError:
        return
    if pack.statements and book.of_kind(PartKind.DISCLAIMER) is not None:
        if grammar_of(language) is None:
            yield _SAID.words_only.format(language=language)
        if unknown := [name for name, one in pack.statements.items() if not one.knows(language)]:
            yield _SAID.no_wordings.format(language=language, names=", ".join(unknown))
