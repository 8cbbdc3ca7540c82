"""Words that a speller lets pass and a reader stumbles over (codes LAN025 and LAN026)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidepress.check.language.confusions import slips
from guidepress.check.language.readability import pronounced
from guidepress.check.text.phrases import rules, tokens_of
from guidepress.check.text.prose import Block, written
from guidepress.check.text.sentences import split_sentences
from guidepress.languages.registry import primary
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of

LAN025 = rule_of("LAN025")
LAN026 = rule_of("LAN026")

_ARTICLE = re.compile(r"(?<![\w.'’-])(?P<article>[Aa]n?) (?P<next>[^\W\d_][\w'’]*)")
_EITHER = re.compile(
    r"h(?:istor|otel|abitual|ero)|un?i?$|herb|(?:is|are|was|and|or|of|in|to|if|as|at|on)$", re.IGNORECASE
)
"""Words before which both articles are written, and those before which 'a' is a letter."""

_LETTERS = re.compile(
    r"(?<![\w.'’-])(?:(?P<an>[Aa]n)(?= (?:U\.S\.|U\.K\.|(?:US|UK|EU|UN|UV|URL|USB)\b))"
    r"|[Aa](?= (?:FDA|MRI|HIV|NHS|NSAID|SSRI|ECG|EEG|EKG|ICU|RSV|X-ray)\b))"
)
"""Articles before letters that are read one by one: 'a U.S. network', 'an MRI'."""


def check_wrong_words(book: Book) -> Iterator[Finding]:
    """LAN025 and LAN026, in English."""
    if primary(book.settings.language) != "en":
        return
    for _part, block in written(book):
        if primary(block.language(0)) == "en":
            yield from _in_block(block)
            yield from _articles(block)


def _in_block(block: Block) -> Iterator[Finding]:
    table = rules("guidepress.check.language", "tables/english_words.toml")
    for sentence in split_sentences(block.words):
        tokens, told = tokens_of(sentence), False
        for rule in table:
            if (hit := rule.first(tokens)) is not None:
                told = True
                said = sentence[hit.start : hit.end]
                which = LAN026 if rule.name == "agreement" else LAN025
                yield which.at(block.place_of(said), f"'{said}': {rule.says}; {rule.instead}")
        for slip in () if told else slips(sentence):
            near = sentence[max(slip.start - 15, 0) : slip.end + 15].partition(" ")[2].rpartition(" ")[0]
            place = block.place_of(sentence[slip.start : slip.end + 12])
            yield LAN025.at(place, f"'{slip.written}' in “{near or slip.written}”: is '{slip.meant}' meant?")


def _articles(block: Block) -> Iterator[Finding]:
    """'a' before a vowel that is heard, 'an' before a consonant, by the pronouncing dictionary."""
    text = block.text.words
    for one in _LETTERS.finditer(text):
        following = text[one.end() + 1 :].split(maxsplit=1)[0].rstrip(",;:")
        yield LAN026.at(
            block.place(one.start()), f"'{one[0]} {following}': write '{'a' if one['an'] else 'an'} {following}'"
        )
    for one in _ARTICLE.finditer(text):
        word, article = one["next"], one["article"].casefold()
        if (len(word) > 1 and word.isupper()) or len(word) == 1 or _EITHER.match(word):
            continue
        heard = {sound[-1:].isdigit() for sound in pronounced(word.replace("’", "'").casefold())}
        if len(heard) == 1 and heard != {article == "an"}:
            other = "a" if article == "an" else "an"
            yield LAN026.at(block.place(one.start()), f"'{one[0]}': write '{other} {word}'")
