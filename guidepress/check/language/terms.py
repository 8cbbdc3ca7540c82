"""Words that must be explained where they are first used: abbreviations, terms of the glossary, jargon (codes LAN)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from guidepress.check.language.spelling import dictionary
from guidepress.check.text.prose import Block, blocks
from guidepress.check.text.word_lists import KNOWN_ABBREVIATIONS
from guidepress.model.book import WRITTEN, Book, Part, PartKind
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import HEADINGS, classes, flat_text, fold
from guidepress.policies.load import PackError, pack_of
from guidepress.policies.pack import Jargon
from guidepress.policies.wordings import Found, any_of, compiled_of

LAN010 = rule_of("LAN010")
LAN011 = rule_of("LAN011")
LAN012 = rule_of("LAN012")

_CAPITALS = re.compile(r"(?<![\w./@-])[A-Z]{2,6}(?=s?(?![\w/@-]|\.\w|['’]\w{2}))")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ENDS_BRACKET = re.compile(r"s?\s*+[),;]")
_WORDS_IN_BRACKETS = re.compile(r"s?\s*+\([^\W\d_]++[\s-]")
_NEAR = 60
"""Signs beside a word in which another, or what explains it, has room."""

_PIECE = re.compile(r"\w++")
_EXPLAINED_AFTER = re.compile(
    r"[”’\"']?(?:\s?\(|,? (?:a|an|the|which|or|that is|meaning|called)\b|,? (?:is|are|means?) (?:an?|the|when|that|not)\b)"  # noqa: E501
)
_EXPLAINED_BEFORE = re.compile(
    r"(?:\(|\b(?:called|named|known as|short for|term|word|call (?:it|this|that|them))(?: an?| the)?) ?[“‘\"']?$",
    re.IGNORECASE,
)


def check_terms(book: Book) -> Iterator[Finding]:
    """LAN010 and LAN011 over the parts that somebody wrote, and LAN012 as the policy asks."""
    read = [(part, list(blocks(book, part))) for part in book.parts if part.kind in WRITTEN]
    explained, terms = _explained(book), _terms_of(book)
    patterns = _patterns(terms)
    for part, found in read:
        yield from _abbreviations(part, found, explained)
        if part.kind is PartKind.SECTION:
            yield from _unlinked(found, terms, patterns)
    try:
        asked = pack_of(book).jargon
    except PackError:
        return
    text = [block for part, found in read if part.kind is not PartKind.GLOSSARY for block in found]
    yield from _jargon(book, [block for block in text if block.element.tag not in HEADINGS], asked)


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
            if not _has_words_beside(text, one) and not _is_name_of_site(block, one):
                yield LAN010.at(block.place(one.start()), f"'{one[0]}' is not explained")


def _shouted(text: str, one: re.Match[str]) -> bool:
    """Whether it is a word in capitals among others: DO NOT."""
    before, after = text[max(one.start() - 12, 0) : one.start()], text[one.end() : one.end() + _NEAR]
    beside = [word.strip(".,;:!?") for word in before.split()[-1:] + after.split()[:1]]
    return one[0].casefold() in dictionary() and any(len(word) > 1 and word.isupper() for word in beside)


def _is_name_of_site(block: Block, one: re.Match[str]) -> bool:
    """Whether it is the name of the body whose site it links to: 'the TGA', which leads to tga.gov.au."""
    holder = block.owner(one.start())
    return any(
        one[0].casefold() in step.get("href", "").casefold().split("/")[2:3][0].split(".")
        for step in (holder, *holder.iterancestors("a"))
        if step.get("href", "").startswith("http")
    )


def _has_words_beside(text: str, one: re.Match[str]) -> bool:
    """Whether the words stand in brackets after it, or it in brackets after the words."""
    opened = text[max(one.start() - _NEAR, 0) : one.start()].rstrip().endswith("(")
    in_brackets = opened and _ENDS_BRACKET.match(text, one.end())
    return bool(in_brackets or _WORDS_IN_BRACKETS.match(text, one.end()))


def _unlinked(
    found: Sequence[Block], terms: Mapping[str, str], patterns: Mapping[str, re.Pattern[str]]
) -> Iterator[Finding]:
    """Terms of the glossary whose first use in the running text of a section is no link, and no earlier one is."""
    done: set[str] = set()
    for block in found if terms else ():
        if not block.is_running:
            continue
        links, passed = _links(block), 0
        for one in _uses(block.text.words, patterns):
            while passed < len(links) and links[passed][0] <= one.start():
                done.add(links[passed][1])
                passed += 1
            key = terms[fold(one[1]).casefold()]
            if key not in done and not _stands_in(block, one.start(), "a"):
                done.add(key)
                yield LAN011.at(block.place(one.start()), f"'{fold(one[0])}' is in the glossary, but not linked here")
        done |= {link for _at, link in links}


def _uses(text: str, patterns: Mapping[str, re.Pattern[str]]) -> Iterator[re.Match[str]]:
    """Where terms are used in a text, the longest at each place; none inside another."""
    end = 0
    for piece in _PIECE.finditer(text):
        at = piece.start()
        if at < end or text[at - 1 : at] == "-":
            continue
        first = piece[0].casefold()
        for form in (first, first.removesuffix("s"), first.removesuffix("es")):
            if form in patterns and (one := patterns[form].match(text, at)):
                end = one.end()
                yield one
                break


def _patterns(terms: Mapping[str, str]) -> Mapping[str, re.Pattern[str]]:
    """For the first piece of each term an expression of all terms that begin with it, the longest first."""
    by_piece: dict[str, list[str]] = {}
    for words in sorted(terms, key=lambda words: (-len(words), words)):
        if begins := _PIECE.match(words):
            by_piece.setdefault(begins[0], []).append(r"\s".join(map(re.escape, words.split())))
    ending = r"(?:s|es|['’]s)?(?![\w-])"
    return {piece: re.compile(f"({'|'.join(words)}){ending}", re.IGNORECASE) for piece, words in by_piece.items()}


def _links(block: Block) -> list[tuple[int, str]]:
    """Where links to terms begin in a block, and to which."""
    found = []
    for start, element in zip(block.text.starts, block.text.elements, strict=True):
        link = next((one for one in (element, *element.iterancestors()) if one.tag == "a"), None)
        if link is not None and "term" in classes(link):
            found.append((start, link.get("href", "").removeprefix("#")))
    return found


def _stands_in(block: Block, position: int, *tags: str) -> bool:
    """Whether the text at a position stands in one of some elements."""
    element = block.owner(position)
    return any(step.tag in tags for step in (element, *element.iterancestors()))


def _terms_of(book: Book) -> Mapping[str, str]:
    """The glossary's terms in lower case, and the ids they have; not those in the title, which every page is about."""
    subject = " " + fold(re.sub(r"[^\w-]", " ", book.settings.title)).casefold() + " "
    named = ((flat_text(head).casefold(), head.get("id")) for head in _heads(book))
    return {words: name for words, name in named if words and name and f" {words} " not in subject}


def _heads(book: Book) -> list[etree._Element]:
    glossary = book.of_kind(PartKind.GLOSSARY)
    return [] if glossary is None else list(glossary.tree.iter("dt"))


def _jargon(book: Book, text: Sequence[Block], asked: Sequence[Jargon]) -> Iterator[Finding]:
    """Each word of the policy's list where it is first used, unless it is explained in that paragraph."""
    heads = {head.get("id", ""): flat_text(head) for head in _heads(book)}
    waiting = [(compiled_of((one.words,)), one) for one in asked]
    first = any_of(tuple(one.words for one in asked))
    for block in text if waiting else ():
        words = block.text.words.replace("\n", " ")
        if first is None or first.search(words) is None:
            continue
        used = [(pattern, one) for pattern, one in waiting if pattern.search(words)]
        if not used:
            continue
        linked = " | ".join(f"{heads.get(link, '')}" for _at, link in _links(block))
        for pattern, one in used:
            waiting.remove((pattern, one))
            found = list(pattern.all(words))
            if not pattern.search(linked) and not any(_is_explained(block, words, use) for use in found):
                place = block.place(found[0].start)
                word = found[0].words
                hint = f"Say '{one.plain}'; or explain the word on the spot or in the glossary: [{word}]{{.term}}."
                yield LAN012.at(place, f"'{word}' is not explained where it is first used", hint=hint)


def _is_explained(block: Block, words: str, use: Found) -> bool:
    """Whether a use of a word is a link to the glossary or a definition, or has its meaning beside it."""
    if any(use.start <= at < use.end for at, _link in _links(block)):
        return True
    if _stands_in(block, use.start, "dfn", "abbr") or "term" in classes(block.owner(use.start)):
        return True
    before = words[max(use.start - _NEAR, 0) : use.start]
    return bool(_EXPLAINED_AFTER.match(words, use.end) or _EXPLAINED_BEFORE.search(before))
