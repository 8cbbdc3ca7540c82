"""The words of the text: spelled right, in one way throughout, and explained (codes LAN)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from guidepress.check.language import WRITTEN
from guidepress.check.prose import Block, blocks
from guidepress.check.spelling import SPELLED, WORD_LIST, dictionary, is_known, own_words, suggestion
from guidepress.check.variants import american, british
from guidepress.check.words import KNOWN_ABBREVIATIONS, TWO_WAYS, primary
from guidepress.model.book import Book, Part, PartKind
from guidepress.model.finding import Finding, Rule, Severity
from guidepress.model.place import Place
from guidepress.model.xhtml import HEADINGS, classes, flat_text, fold

LAN006 = Rule(
    "LAN006", Severity.WARNING, "A word is written in two ways",
    "Readers wonder whether two things are meant, and a search finds only one of them.",
    "Choose one way and write it so throughout.",
)  # fmt: skip
LAN007 = Rule(
    "LAN007", Severity.WARNING, "A word is spelled as in another country than the rest",
    "It looks like a slip, and a search for the other spelling does not find it.",
    "Spell as the 'language' in guide.yaml has it: en-US color, en-GB colour.",
)  # fmt: skip
LAN009 = Rule(
    "LAN009", Severity.WARNING, "A word is in no dictionary",
    "A screen reader guesses at how it is said, and a reader at what it means.",
    f"Correct it; if it is right, add it to {WORD_LIST} in the guide folder (one word a line), or mark a foreign "
    "phrase with its language: [bonjour]{lang=fr}.",
)  # fmt: skip
LAN010 = Rule(
    "LAN010", Severity.WARNING, "An abbreviation is not explained",
    "Who does not know it cannot look it up, and a screen reader may say it as a word.",
    "Write '*[WHO]: World Health Organization' at the end of the file, or give its words at the first use: World "
    "Health Organization (WHO).", "WCAG 2.2, 3.1.4",
)  # fmt: skip
LAN011 = Rule(
    "LAN011", Severity.WARNING, "A term of the glossary is not linked where a section first uses it",
    "Readers who jump to a section do not learn that the word is explained.",
    "Link it: [word]{.term}, or [words]{term=key}.", "WCAG 2.2, 3.1.3",
)  # fmt: skip

_RUN = r"(?:[^\W\d_²³¹⁰ªº][\u00ad\u0300-\u036f\u200b-\u200d\u2060]*)+"
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060]")
"""Marks inside words that are not said: where to break, where to join."""
_LATIN = re.compile("[\u0000-\u024f\u0300-\u036f\u1e00-\u1eff\u2019-]+")
_WORD = re.compile(rf"(?<![\w@/.#&\\]){_RUN}(?:['’-]{_RUN})*['’]?(?![\w@/\\]|\.\w)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")
_CAPITALS = re.compile(r"(?<![\w./@-])[A-Z]{2,6}(?=s?(?![\w./@-]|['’]\w{2}))")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_AMERICAN = frozenset({"us"})
_BRITISH = frozenset({"gb", "ie", "au", "nz", "za", "in"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word in the text: where, in which language, whether it begins a sentence."""

    word: str
    place: Place
    language: str
    opens: bool
    block: Block
    start: int


def check_vocabulary(book: Book) -> Iterator[Finding]:
    """LAN006, LAN007 and LAN009 to LAN011 over the parts that somebody wrote."""
    read = [(part, list(blocks(book, part))) for part in book.parts if part.kind in WRITTEN]
    tokens = [token for part, found in read for token in [*_tokens(found), *_described(book, part)]]
    if primary(book.settings.language) == "en":
        yield from _two_ways(tokens, [block for _part, found in read for block in found])
        yield from _countries(book, tokens)
    yield from _spelling(book, tokens)
    explained = _explained(book)
    for part, found in read:
        yield from _abbreviations(part, found, explained)
        if part.kind is PartKind.SECTION:
            yield from _terms(book, found)


def _tokens(found: Sequence[Block]) -> Iterator[Token]:
    for block in found:
        text = _ADDRESS.sub(lambda address: " " * len(address[0]), block.text.words)
        for one in _WORD.finditer(text):
            before = text[: one.start()].rstrip(" \n\"'“‘([«")
            opens = not before or before[-1] in ".!?:…\ufffc" or block.element.tag in HEADINGS
            yield Token(
                _UNSEEN.sub("", one[0]),
                block.place(one.start()),
                block.language(one.start()),
                opens,
                block,
                one.start(),
            )


def _described(book: Book, part: Part) -> Iterator[Token]:
    """The words of alternative texts."""
    from guidepress.check.language import Text, language_of

    for image in part.tree.iter("img"):
        text = Text(image.get("alt", ""), (0,), (image,), (language_of(image, book.settings.language),))
        yield from _tokens([Block(image, text)])


def _two_ways(tokens: Sequence[Token], found: Sequence[Block]) -> Iterator[Finding]:
    """The rarer way is reported, once; where both are as frequent, the one with the hyphen or the space."""
    counts = Counter(token.word.replace("’", "'").casefold() for token in tokens)
    first = {token.word.casefold(): token for token in reversed(tokens)}
    ways: dict[str, set[str]] = {}
    for word in counts:
        if "-" in word and word.replace("-", "") in counts:
            ways.setdefault(word.replace("-", ""), set()).update({word, word.replace("-", "")})
    joined = "\n".join(block.words.casefold() for block in found)
    for closed in TWO_WAYS:
        apart = TWO_WAYS[closed]
        if (number := len(re.findall(rf"(?<!\w){apart}(?!\w)", joined))) and closed in counts:
            counts[apart] = number
            ways.setdefault(closed, {closed}).add(apart)
    for closed, forms in sorted(ways.items()):
        rare = min(sorted(forms), key=lambda form: (counts[form], form == closed))
        usual = next(form for form in sorted(forms, key=lambda form: -counts[form]) if form != rare)
        place = first[rare].place if rare in first else _place_of(rare, found)
        yield LAN006.at(place, f"'{rare}' is also written '{usual}'")


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
        if primary(token.language) == "en" and not (token.word[:1].isupper() and not token.opens):
            yield LAN007.at(token.place, f"'{word}' is {country} spelling; the guide has '{other}'")


def _spelling(book: Book, tokens: Sequence[Token]) -> Iterator[Finding]:
    """Each unknown word once, where it first stands. Names and words in capitals are let pass.

    A name is a word with a capital inside a sentence; at the beginning of one it is a name if it is one elsewhere.
    """
    own = own_words(book.texts.get(WORD_LIST, b"")) | _glossary_words(book)
    names = {_plain(token.word) for token in tokens if token.word[:1].isupper() and not token.opens}
    seen: dict[str, list[Token]] = {}
    for token in tokens:
        word = token.word.rstrip("'’")
        if primary(token.language) not in SPELLED or not _LATIN.fullmatch(word):
            continue
        if sum(map(str.isalpha, word)) < 2 or word[1:] != word[1:].lower():
            continue
        is_name = word[:1].isupper() and (not token.opens or _plain(word) in names)
        if not is_name and "abbr" not in _holders(token.block, token.start):
            seen.setdefault(unicodedata.normalize("NFC", word.casefold()), []).append(token)
    for folded, uses in seen.items():
        if not is_known(folded, own):
            meant = suggestion(folded)
            guess = f"; is '{meant}' meant?" if meant else ""
            more = f" ({len(uses)} times)" if len(uses) > 1 else ""
            yield LAN009.at(uses[0].place, f"'{uses[0].word.rstrip(chr(39) + '’')}' is in no dictionary{more}{guess}")


def _plain(word: str) -> str:
    """A word without a genitive's ending, in lower case."""
    return re.sub(r"['’]s?$", "", word).casefold()


def _holders(block: Block, position: int) -> set[str]:
    """The tags of the elements that the text at a position stands in."""
    element = block.owner(position)
    return {str(element.tag), *(str(step.tag) for step in element.iterancestors())}


def _glossary_words(book: Book) -> frozenset[str]:
    """The words of the glossary's heads: they are explained, so they are right."""
    glossary = book.of_kind(PartKind.GLOSSARY)
    heads = () if glossary is None else glossary.tree.iter("dt")
    return frozenset(word.casefold() for head in heads for word in re.findall(r"[^\W\d_]+", flat_text(head)))


def _explained(book: Book) -> frozenset[str]:
    """Abbreviations that the glossary explains, in its heads or in its text."""
    glossary = book.of_kind(PartKind.GLOSSARY)
    return frozenset(_CAPITALS.findall(flat_text(glossary.tree))) if glossary is not None else frozenset()


def _abbreviations(part: Part, found: Sequence[Block], explained: frozenset[str]) -> Iterator[Finding]:
    told = {flat_text(one).removesuffix("s") for one in part.tree.iter("abbr") if one.get("title")} | explained
    for block in found:
        text = block.text.words
        for one in _CAPITALS.finditer(text):
            if one[0] in told or one[0] in KNOWN_ABBREVIATIONS or _ROMAN.fullmatch(one[0]) or _shouted(text, one):
                continue
            told.add(one[0])
            if not _has_words_beside(text, one):
                yield LAN010.at(block.place(one.start()), f"'{one[0]}' is not explained")


def _shouted(text: str, one: re.Match[str]) -> bool:
    """Whether it is a word in capitals among others: DO NOT."""
    around = text[max(one.start() - 12, 0) : one.start()].split()[-1:] + text[one.end() :].split()[:1]
    beside = [word.strip(".,;:!?") for word in around]
    return one[0].casefold() in dictionary() and any(len(word) > 1 and word.isupper() for word in beside)


def _has_words_beside(text: str, one: re.Match[str]) -> bool:
    """Whether the words stand in brackets after it, or it in brackets after the words."""
    in_brackets = text[: one.start()].rstrip().endswith("(") and re.match(r"s?\s*[),;]", text[one.end() :])
    return bool(in_brackets) or bool(re.match(r"s?\s*\((?:[^\W\d_]+[\s-]){1,}", text[one.end() :]))


def _terms(book: Book, found: Sequence[Block]) -> Iterator[Finding]:
    """Terms of the glossary whose first use in the running text of a section is no link, and no earlier one is."""
    terms = _terms_of(book)
    if not terms:
        return
    done: set[str] = set()
    longest = sorted(terms, key=lambda words: (-len(words), words))
    pattern = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, longest))})(?:s|es|['’]s)?(?![\w-])", re.IGNORECASE)
    for block in found:
        if not block.is_running:
            continue
        links = _links(block)
        folded = block.text.words.replace("\n", " ")
        for one in pattern.finditer(folded):
            if "a" in _holders(block, one.start()):
                continue
            key = terms[fold(one[1]).casefold()]
            done |= {link for at, link in links if at <= one.start()}
            if key not in done:
                done.add(key)
                yield LAN011.at(block.place(one.start()), f"'{one[0]}' is in the glossary, but not linked here")
        done |= {link for _at, link in links}


def _links(block: Block) -> list[tuple[int, str]]:
    """Where links to terms begin in a block, and to which."""
    found = []
    for start, element in zip(block.text.starts, block.text.elements, strict=True):
        link = next((one for one in (element, *element.iterancestors()) if one.tag == "a"), None)
        if link is not None and "term" in classes(link):
            found.append((start, link.get("href", "").removeprefix("#")))
    return found


def _terms_of(book: Book) -> Mapping[str, str]:
    """The glossary's terms in lower case, and the ids they have; not those in the title, which every page is about."""
    glossary = book.of_kind(PartKind.GLOSSARY)
    heads = () if glossary is None else glossary.tree.iter("dt")
    subject = " " + fold(re.sub(r"[^\w-]", " ", book.settings.title)).casefold() + " "
    named = ((flat_text(head).casefold(), head.get("id")) for head in heads)
    return {words: name for words, name in named if words and name and f" {words} " not in subject}
