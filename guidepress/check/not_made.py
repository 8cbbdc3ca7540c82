"""The checks that are not made of a guide, by name: what was not looked at has not passed."""

from __future__ import annotations

from collections.abc import Iterator

from guidepress.check.language.recognised import has_enough_words, is_known
from guidepress.check.statements.polarity import grammar_of
from guidepress.languages.registry import primary
from guidepress.model.book import Book, PartKind
from guidepress.policies.load import PackError, pack_of

_ENGLISH_ONLY = (
    "claims without a source (CLM)", "spelling (LAN009)", "reading level (LAN005, LAN014)",
    "sentences in another language (LAN013)",
)  # fmt: skip


def not_made(book: Book, *, retractions: bool = False) -> tuple[str, ...]:
    """A sentence for each, with the reason, for ``check``, the manifest and the proof.

    ``retractions`` says that the references were looked up in a list that is no part of the guide.
    """
    return tuple(_not_made(book, retractions=retractions))


def _not_made(book: Book, *, retractions: bool) -> Iterator[str]:
    language = primary(book.settings.language)
    if language != "en":
        yield f"Not checked, for want of rules for '{language}': {', '.join(_ENGLISH_ONLY)}."
    if not is_known(language):
        yield f"Whether the text is in '{language}' was not checked: it is no language that can be recognised (LAN015)."
    elif not has_enough_words(book):
        yield "Whether the text is in the language of guide.yaml was not checked: it has too few words (LAN015)."
    if book.references and book.settings.retractions is None and not retractions:
        yield "No list of retractions was given: whether a source was retracted was not checked (REF014)."
    try:
        pack = pack_of(book)
    except PackError:
        return
    if pack.statements and book.of_kind(PartKind.DISCLAIMER) is not None:
        if grammar_of(language) is None:
            yield f"The statements were looked for by words only: denials are unknown in '{language}' (DIS020)."
        if unknown := [name for name, one in pack.statements.items() if not one.knows(language)]:
            names = ", ".join(unknown)
            yield f"The policy has no wordings in '{language}', so only markers vouch for: {names} (DIS011)."
