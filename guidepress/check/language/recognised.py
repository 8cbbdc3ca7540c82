"""The language that a text is in, against the one that guide.yaml says (code LAN015).

A wrong language switches off what is checked by language, and a voice reads the text in the wrong one. The little words
of the declared language are counted first, which takes no time; only where they are few is the text put to a
statistical model (langid: Lui and Baldwin 2012), which gives the most probable of 97 languages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from guidepress.check.text.prose import OBJECT, blocks
from guidepress.check.text.running_text import language_of
from guidepress.check.text.word_lists import LITTLE_WORDS
from guidepress.languages.english import ENGLISH
from guidepress.languages.registry import primary
from guidepress.model.book import WRITTEN, Book, Part
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import place_of

Classify = Callable[[str], str]

LAN015 = rule_of("LAN015")

FEWEST = 25
"""Words of a part in the guide's language; of fewer its language is not told."""
MOST = 6000
"""Letters that the model is shown."""

_WORD = re.compile(r"[^\W\d_]++")
_SURE = 0.12
"""The share of little words of the declared language that settles it, if no other language has more than half of it."""
_NAMES = 0.6
"""The share of words with a capital from which on a text is a list of names and no prose."""
_PARTED = re.compile(r"[,;\n]")
_LISTED = 0.5
"""The share of commas and ends of lines to words from which on a text is a list."""
_LITTLE: Mapping[str, frozenset[str]] = {
    **LITTLE_WORDS,
    "en": ENGLISH.checks.little | {"the", "a", "an", "not", "or", "can", "be"},
}
_ALIKE = (
    {"nb", "nn", "no", "da"},
    {"hr", "bs", "sr", "me", "sh"},
    {"id", "ms"},
    {"cs", "sk"},
    {"gl", "pt"},
    {"lb", "de"},
    {"af", "nl"},
    {"xh", "zu"},
    {"rw", "rn"},
    {"ca", "oc"},
    {"fa", "ps"},
    {"be", "uk"},
)
"""Languages that the model takes for one another."""


def check_recognised(book: Book) -> Iterator[Finding]:
    """LAN015: once for the guide if all its parts are in another language, else for each part that is."""
    declared = primary(book.settings.language)
    told = _recognised(book)
    strange = [part for part in book.parts if told.get(part.id)]
    if not strange:
        return
    others = Counter(told[part.id] for part in strange)
    other, count = others.most_common(1)[0]
    if count == len(told):
        yield LAN015.at(Place("guide.yaml"), f"guide.yaml says 'language: {declared}', and the text is in '{other}'")
        return
    for part in strange:
        message = f"this part is in '{told[part.id]}', and guide.yaml says 'language: {declared}'"
        yield LAN015.at(place_of(part.tree), message)


def has_enough_words(book: Book) -> bool:
    """Whether the language of any part could be told."""
    return bool(_recognised(book))


def _recognised(book: Book) -> dict[str, str]:
    """By id, every part with words enough in the language that it declares: the other one that it is in, or "".

    Where no part has enough, all that are in the guide's language are taken together, under the id of the first.
    """
    found: dict[str, str] = {}
    short: dict[str, str] = {}
    for part in book.parts:
        if part.kind not in WRITTEN:
            continue
        declared = primary(language_of(part.tree, book.settings.language))
        text = _text(book, part, declared)
        if len(_WORD.findall(text)) >= FEWEST:
            found[part.id] = other_language(text, declared)
        elif declared == primary(book.settings.language):
            short[part.id] = text
    together = "\n".join(short.values())
    if not found and len(_WORD.findall(together)) >= FEWEST:
        found[next(iter(short))] = other_language(together, primary(book.settings.language))
    return found


def _text(book: Book, part: Part, declared: str) -> str:
    """The words of a part that are not marked as another language."""
    pieces = []
    for block in blocks(book, part):
        starts = (*block.text.starts, len(block.text.words))
        for number, language in enumerate(block.text.languages):
            if primary(language) == declared:
                pieces.append(block.text.words[starts[number] : starts[number + 1]].replace(OBJECT, " "))
        pieces.append("\n")
    return "".join(pieces)


def other_language(text: str, declared: str) -> str:
    """The language (ISO 639-1) that a text of `FEWEST` words or more is in if that is not the declared one; else ""."""
    written = _WORD.findall(text)
    parted = len(_PARTED.findall(text))
    if sum(word[:1].isupper() for word in written) > _NAMES * len(written) or parted > _LISTED * len(written):
        return ""
    words = Counter(word.casefold() for word in written)
    shares = {tag: sum(words[word] for word in little) / words.total() for tag, little in _LITTLE.items()}
    ours = shares.pop(declared, 0.0)
    if ours >= _SURE and ours > 2 * max(shares.values()):
        return ""
    names, classify = _model()
    if declared not in names:
        return ""
    other = classify(text[:MOST])
    if other == declared or any({declared, other} <= group for group in _ALIKE):
        return ""
    return "" if shares.get(other, 1.0) <= ours else other  # names and lists have no little words


def is_known(declared: str) -> bool:
    """Whether a language can be recognised at all."""
    return declared in _LITTLE or declared in _model()[0]


@cache
def _model() -> tuple[frozenset[str], Classify]:
    """The languages that the model knows, and its verdict."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    return frozenset(model.labels), lambda text: str(model.classify(text)[0])
