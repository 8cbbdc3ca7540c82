"""The words of the text: spelled right, and in one way throughout (codes LAN)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from guidepress.check.language.dictionaries import speller_for
from guidepress.check.language.spelling import (
    SPELLED,
    UNITS,
    WORD_LIST,
    dictionary,
    is_known,
    is_vowel_slip,
    own_words,
    suggestion,
)
from guidepress.check.language.tokens import (
    Token,
    holders,
    without_addresses,
    words_of,
    words_of_descriptions,
    words_of_drawings,
    words_of_settings,
)
from guidepress.check.language.variants import american, british
from guidepress.check.text.prose import Block, blocks
from guidepress.check.text.word_lists import TWO_WAYS
from guidepress.languages.registry import language_for, primary
from guidepress.model.book import WRITTEN, Book, PartKind
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import PUT_IN, flat_text

LAN006 = rule_of("LAN006")
LAN007 = rule_of("LAN007")
LAN009 = rule_of("LAN009")
_LATIN = re.compile("[\u0000-\u024f\u0300-\u036f\u1e00-\u1eff\u2019-]+")
_WITH_DIGITS = re.compile(
    r"(?<![\w./@-])(?:\d{1,4}-?(?P<unit>[A-Z][A-Za-z]{0,9})|[A-Z][A-Za-z]{0,9}-?\d{1,4})(?![\w/@-]|\.\w)"
)
_OFTEN = 3
"""How often a name is written in one way before another way of it is a slip."""
_SHORT_PIECE = re.compile(r"(?<![\w.'’@/-])[a-z]{2,3}(?![\w.'’@/-])")
_WORD_BEFORE = re.compile(r"(?<![\w'’-])(?P<word>[a-z]{1,14}) $")
_WORD_AFTER = re.compile(r" (?P<word>[a-z]{1,14})(?![\w'’-])")
_HARDLY, _COMMON = 2_000, 100_000
"""Uses in the texts of the dictionary up to which a short word is hardly one, and from which a word is common."""
_AMERICAN = frozenset({"us"})
_BRITISH = frozenset({"gb", "ie", "au", "nz", "za", "in"})


def check_vocabulary(book: Book) -> Iterator[Finding]:
    """LAN006, LAN007 and LAN009 over the parts that somebody wrote."""
    read = [(part, list(blocks(book, part))) for part in book.parts if part.kind in WRITTEN]
    tokens = [token for part, found in read for token in [*words_of(found), *words_of_descriptions(book, part)]]
    drawn = [*words_of_drawings(book), *words_of_settings(book)]
    if primary(book.settings.language) == "en":
        yield from _two_ways(tokens, [block for _part, found in read for block in found])
        yield from _split(book, [block for _part, found in read for block in found])
        yield from _countries(book, tokens)
        yield from _small_letters([block for _part, found in read for block in found])
    yield from _spelling(book, [*tokens, *drawn])


def _two_ways(tokens: Sequence[Token], found: Sequence[Block]) -> Iterator[Finding]:
    """The rarer way is reported, once; where both are as frequent, the one with the hyphen or the space."""
    counts = Counter(token.word.replace("’", "'").casefold() for token in tokens)
    first = {token.word.casefold(): token for token in reversed(tokens)}
    ways: dict[str, set[str]] = {}
    for word in counts:
        if "-" in word and word.replace("-", "") in counts:
            ways.setdefault(word.replace("-", ""), set()).update({word, word.replace("-", "")})
    joined = "\n".join(block.words.casefold() for block in found)
    for closed, forms in _with_digits(found, counts).items():
        ways.setdefault(closed, set()).update(forms)
    for closed in TWO_WAYS:
        apart = TWO_WAYS[closed]
        if closed in counts and (number := len(re.findall(rf"(?<!\w){apart}(?!\w)", joined))):
            counts[apart] = number
            ways.setdefault(closed, {closed}).add(apart)
    for closed, forms in sorted(ways.items()):
        rare = min(sorted(forms), key=lambda form: (counts[form], form == closed))
        usual = next(form for form in sorted(forms, key=lambda form: -counts[form]) if form != rare)
        place = first[rare].place if rare in first else _place_of(rare, found)
        yield LAN006.at(place, f"'{rare}' is also written '{usual}'")


def _with_digits(found: Sequence[Block], counts: Counter[str]) -> dict[str, set[str]]:
    """Words with a number in them that are written with a hyphen here and without there: 7-OH and 7OH, COVID-19."""
    ways: dict[str, set[str]] = {}
    for block in found:
        for one in _WITH_DIGITS.finditer(block.text.words):
            form = one[0].casefold()
            if one["unit"] is None or one["unit"].casefold() not in UNITS:
                counts[form] += 1
                ways.setdefault(form.replace("-", ""), set()).add(form)
    return {closed: forms for closed, forms in ways.items() if len(forms) > 1}


def _small_letters(found: Sequence[Block]) -> Iterator[Finding]:
    """A name with a number and capitals that is once written without them: 7-oh, covid-19."""
    counts = Counter(
        one[0]
        for block in found
        for one in _WITH_DIGITS.finditer(block.text.words)
        if one["unit"] is None or one["unit"].casefold() not in UNITS
    )
    for form, count in sorted(counts.items()):
        small = form.casefold()
        if count < _OFTEN or small == form or sum(map(str.isalpha, form)) < 2:
            continue
        pattern = re.compile(rf"(?<![\w./@-]){re.escape(small)}(?![\w/@-]|\.\w)")
        hits = [(block, one) for block in found for one in pattern.finditer(without_addresses(block.text.words))]
        for block, one in hits[:1] if 2 * len(hits) < count else ():
            yield LAN006.at(block.place(one.start()), f"'{small}' is also written '{form}'")


def _place_of(phrase: str, found: Sequence[Block]) -> Place:
    pattern = re.compile(r"\s+".join(map(re.escape, phrase.split())), re.IGNORECASE)
    hits = ((block, hit) for block in found if (hit := pattern.search(block.text.words)))
    return next((block.place(hit.start()) for block, hit in hits), Place(""))


def _countries(book: Book, tokens: Sequence[Token]) -> Iterator[Finding]:
    """Words of the other country; where the guide names none, those of the country that has fewer."""
    region = book.settings.language.casefold().split("-")[-1]
    theirs = {token.word: (token, own) for token in reversed(tokens) if (own := american(token.word.casefold()))}
    ours = {token.word: (token, other) for token in reversed(tokens) if (other := british(token.word.casefold()))}
    if region in _AMERICAN:
        wrong = theirs
    elif region in _BRITISH:
        wrong = ours
    elif theirs and ours and region == "en":
        wrong = theirs if len(theirs) <= len(ours) else ours
    else:
        wrong = {}
    country = "British" if wrong is theirs else "American"
    for word, (token, other) in sorted(wrong.items(), key=lambda item: item[1][0].place):
        put_in = any(
            step.get(PUT_IN) is not None for step in (*token.block.element.iterancestors(), token.block.element)
        )
        if primary(token.language) == "en" and not put_in and not (token.word[:1].isupper() and not token.opens):
            yield LAN007.at(token.place, f"'{word}' is {country} spelling; the guide has '{other}'")


def _spelling(book: Book, tokens: Sequence[Token]) -> Iterator[Finding]:
    """Each unknown word once, where it first stands. Names and words in capitals are let pass.

    A name is a word with a capital inside a sentence; at the beginning of one it is a name if it is one elsewhere.
    """
    own = own_words(book.texts.get(WORD_LIST, b"")) | _glossary_words(book)
    yield from _by_hunspell(tokens, own)
    names = {_plain(token.word) for token in tokens if token.word[:1].isupper() and not token.opens}
    seen: dict[str, list[Token]] = {}
    for token in tokens:
        word = token.word.rstrip("'’")
        if sum(map(str.isalpha, word)) < 2 or word[1:] != word[1:].lower() or not _LATIN.fullmatch(word):
            continue
        if word[:1].isupper() and (not token.opens or _plain(word) in names):
            continue
        folded = unicodedata.normalize("NFC", word.casefold())
        known = is_known(folded, own) and (folded in own or not is_vowel_slip(folded))
        if not known and primary(token.language) in SPELLED and "abbr" not in holders(token):
            seen.setdefault(folded, []).append(token)
    for folded, uses in seen.items():
        meant = suggestion(folded)
        guess = f"; is '{meant}' meant?" if meant else ""
        more = f" ({len(uses)} times)" if len(uses) > 1 else ""
        yield LAN009.at(uses[0].place, f"'{uses[0].word.rstrip(chr(39) + '’')}' is in no dictionary{more}{guess}")


def _split(book: Book, found: Sequence[Block]) -> Iterator[Finding]:
    """A space in a common word, one piece of which is hardly a word: 'fr om'."""
    own = own_words(book.texts.get(WORD_LIST, b""))
    for block in found:
        text = without_addresses(block.text.words)
        for one in _SHORT_PIECE.finditer(text):
            piece = one[0]
            if piece in own or piece in UNITS or not 0 < dictionary().uses(piece) <= _HARDLY:
                continue
            before, after = (
                _WORD_BEFORE.search(text, max(one.start() - 24, 0), one.start()),
                _WORD_AFTER.match(text, one.end()),
            )
            for whole, words in (
                (before, f"{before['word']} {piece}" if before else ""),
                (after, f"{piece} {after['word']}" if after else ""),
            ):
                if whole is not None and dictionary().uses(words.replace(" ", "")) >= _COMMON:
                    yield LAN009.at(block.place(one.start()), f"'{words}': is '{words.replace(' ', '')}' meant?")
                    break


def _by_hunspell(tokens: Sequence[Token], own: frozenset[str]) -> Iterator[Finding]:
    """The words of other languages, each once, by the dictionaries of this machine.

    A word with a capital inside a sentence is a name, but in German, whose nouns have one: there it is a slip only if
    the dictionary has a word that is like it.
    """
    seen: dict[tuple[str, str], Token] = {}
    for token in tokens:
        word = token.word.rstrip("'’")
        is_word = word[1:] == word[1:].lower() and sum(map(str.isalpha, word)) > 1
        if is_word and primary(token.language) not in SPELLED and "abbr" not in holders(token):
            seen.setdefault((token.language, word), token)
    for (tag, word), token in seen.items():
        speller = speller_for(tag)
        plain = unicodedata.normalize("NFC", word)
        if speller is None or plain.casefold() in own or speller.knows(plain):
            continue
        capital = plain[:1].isupper()
        is_noun = not token.opens and language_for(tag).checks.nouns_capital
        if capital and not is_noun and (not token.opens or speller.knows(plain[:1].lower() + plain[1:])):
            continue
        meant = speller.suggestion(plain)
        if capital and not (meant and _is_like(plain, meant)):
            continue
        guess = f"; is '{meant}' meant?" if meant else ""
        yield LAN009.at(token.place, f"'{word}' is not in the dictionary {speller.name}{guess}")


def _is_like(word: str, other: str) -> bool:
    """Whether two words differ in a letter or two, and are long enough for that to mean something."""
    return len(word) > 4 and SequenceMatcher(None, word.casefold(), other.casefold()).ratio() > 0.8


def _plain(word: str) -> str:
    """A word without a genitive's ending, in lower case."""
    return re.sub(r"['’]s?$", "", word).casefold()


def _glossary_words(book: Book) -> frozenset[str]:
    """The words of the glossary's heads: they are explained, so they are right."""
    glossary = book.of_kind(PartKind.GLOSSARY)
    heads = () if glossary is None else glossary.tree.iter("dt")
    return frozenset(word.casefold() for head in heads for word in re.findall(r"[^\W\d_]+", flat_text(head)))
