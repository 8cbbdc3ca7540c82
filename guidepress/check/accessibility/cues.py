"""Colours and places by which the text names things, outside of figures too (codes ACC022 and ACC046)."""

from __future__ import annotations

from collections.abc import Iterator

from guidepress.check.accessibility.colour_cues import ACC022, has_other_cue
from guidepress.check.text.phrases import rules, tokens_of
from guidepress.check.text.prose import written
from guidepress.check.text.sentences import split_sentences
from guidepress.check.text.tables import table_in_words
from guidepress.languages.registry import primary
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of

ACC046 = rule_of("ACC046")


def check_places(book: Book) -> Iterator[Finding]:
    """ACC046, and ACC022 of the words of the text, in each language that has a table of them."""
    language = primary(book.settings.language)
    name = table_in_words("guidepress.check.accessibility", language, "cues")
    if not name:
        return
    table = rules("guidepress.check.accessibility", name)
    for _part, block in written(book):
        for sentence in split_sentences(block.words):
            tokens = tokens_of(sentence)
            for rule in table:
                hit = rule.first(tokens)
                if hit is not None and not (
                    rule.name == "colour" and has_other_cue(sentence, hit.start, hit.end, language)
                ):
                    said = sentence[hit.start : hit.end]
                    which = ACC022 if rule.name == "colour" else ACC046
                    yield which.at(block.place_of(said), f"'{said}' {rule.says}")
