"""Punctuation: doubled, stray or missing marks (code LAN024)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from guidepress.check.text.prose import OBJECT, Block, written
from guidepress.check.text.sentences import ABBREVIATIONS, WORD
from guidepress.languages.registry import language_for
from guidepress.model.book import Book, PartKind
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import HEADINGS, classes, place_of
from guidepress.standards.markdown_fences import fenced_lines

LAN024 = rule_of("LAN024")

_DOUBLED = re.compile(
    r"(?<![.\w/\\-])\.\.(?![.\w/\\])|(?<=\w)\.\.(?![.\w/\\])|,\s?,|;\s?;|(?<!:):\s:|[,;]\.(?![\d.])|\s,\."
)
_SHOUTED = re.compile(r"[!?]{2,}")
_SPACE_BEFORE = re.compile(r"(?<=[^\W_]|[)”’\"])[ \u00a0]+(?P<mark>[,;.!?])(?=\s|$)")
_NO_SPACE = re.compile(r"(?<![\w@./-])[a-z]{2,}(?:,[a-z]{2,}|[.;!?][A-Z][a-z]+)(?![\w@./(-])")
_BACKTICK = re.compile(r"(?<=[^\W\d_])[`´](?=(?:t|s|re|ve|ll|d|m)\b)")
_SMALL_START = re.compile(r"(?<![^\W\d_])(?P<before>[^\W\d_]{3,})(?P<stop>[.!?])\s+(?P<next>[a-z]{2,})(?![\w.@/(-])")
_ENDS = (*".!?…:;\"'”’)]»", OBJECT)
_SYNTAX = re.compile(r"`[^`]*`|<[^>]*>|\{[^}]*\}|\]\([^)]*\)|\$[^$]*\$")
_CURLY, _STRAIGHT = re.compile(r"[“”’‘„]"), re.compile(r"(?<=\w)['](?=\w)|[\"]")
LONG, MANY = 12, 3
"""Words from which a paragraph of one sentence ends with a mark; items from which a list shows its habit."""


def check_punctuation(book: Book) -> Iterator[Finding]:
    """LAN024 in the text that somebody wrote, and in its Markdown for quotation marks."""
    marks = language_for(book.settings.language).checks.marks
    for part, block in written(book) if marks else ():
        yield from _stray(block, around=marks == "around")
        if block.element.tag in HEADINGS:
            yield from _heading(block)
        elif block.is_running:
            yield from _beginnings(block)
            if part.kind is not PartKind.GLOSSARY:
                yield from _end(block)
    yield from _lists(book)
    yield from _straight(book)


def _stray(block: Block, *, around: bool) -> Iterator[Finding]:
    text = block.text.words
    for pattern, what in ((_DOUBLED, "two marks in a row"), (_SHOUTED, "more than one mark")):
        for one in pattern.finditer(text):
            if "://" not in text[max(one.start() - 10, 0) : one.end() + 2]:
                yield LAN024.at(block.place(one.start()), f"“{_near(text, one)}”: {what}")
    for one in _SPACE_BEFORE.finditer(text) if not around else ():
        within = block.text.owner(one.start()) == block.text.owner(one.start("mark"))
        if (
            within
            and not text[one.end() : one.end() + 2].strip().startswith(".")
            and OBJECT not in text[one.start() - 1 : one.end()]
        ):
            yield LAN024.at(block.place(one.start()), f"“{_near(text, one)}”: a space before '{one['mark']}'")
    for one in _NO_SPACE.finditer(text):
        yield LAN024.at(block.place(one.start()), f"'{one[0]}': a space is missing after the mark")
    for one in _BACKTICK.finditer(text):
        yield LAN024.at(block.place(one.start()), f"“{_near(text, one)}”: '{one[0]}' is no apostrophe")


def _near(text: str, one: re.Match[str]) -> str:
    """The words around a hit."""
    before, after = text[max(one.start() - 24, 0) : one.start()], text[one.end() : one.end() + 16]
    if one.start() > 24:
        before = before.partition(" ")[2]
    return " ".join((before + one[0] + after.rpartition(" ")[0]).replace(OBJECT, "…").split())


def _heading(block: Block) -> Iterator[Finding]:
    said = block.words.rstrip()
    last = said.removesuffix(".").rsplit(maxsplit=1)[-1:] or [""]
    if said.endswith((".", ",", ";", ":")) and not said.endswith("...") and not _is_short(last[0]):
        yield LAN024.at(place_of(block.element), f"the heading “{said}” ends with '{said[-1]}'")


def _is_short(word: str) -> bool:
    """Whether a full stop belongs to the word itself."""
    return word.casefold().strip("(“\"'") in ABBREVIATIONS or len(word) == 1 or "." in word


def _beginnings(block: Block) -> Iterator[Finding]:
    """A small letter where a sentence begins."""
    text = block.text.words
    for one in _SMALL_START.finditer(text):
        if not _is_short(one["before"]) and not text[: one.start()].endswith(("(", "“", '"')):
            yield LAN024.at(block.place(one.start("next")), f"'{one['next']}' begins a sentence with a small letter")
    first = re.match(r"\s*(?P<word>[a-z]{2,})(?![\w.@/(-])", text)
    if first and block.element.tag == "p" and _stands_alone(block) and len(WORD.findall(block.words)) > 4:
        yield LAN024.at(block.place(first.start("word")), f"'{first['word']}' begins a paragraph with a small letter")


def _stands_alone(block: Block) -> bool:
    """Whether a paragraph is a sentence of its own: not the rest of one that a list or a formula broke, nor an item."""
    before, holder = block.element.getprevious(), block.element.getparent()
    goes_on = before is not None and before.tag in {"ul", "ol", "pre", "div", "figure", "blockquote"}
    return not goes_on and holder is not None and holder.tag in {"section", "aside"}


_ADDRESS = re.compile(r"(?:\S@[\w-]{1,63}|\bwww|://\S{1,200}|\b[\w-]{2,63})\.[a-z]{2,24}(?:/\S{0,200})?$")
"""An address of the web or for mail at the end of a text."""


def _end(block: Block) -> Iterator[Finding]:
    said = block.words.rstrip()
    if block.element.tag != "p" or not _stands_alone(block) or said.endswith(_ENDS) or _is_one_phrase(block.element):
        return
    following = block.element.getnext()
    if following is not None and (following.tag == "pre" or "math" in classes(following)):  # the sentence goes on in it
        return
    last = re.split(r"(?<![^\W\d_])[^\W\d_]{2,}[.!?][”’\"')]*\s+(?=\W*[A-Z])", said)
    begun = len(last) > 1 and len(re.findall(r"\b[a-z]{2,}", last[-1])) >= 3
    if _ADDRESS.search(said):  # a stop behind one is taken for a part of it
        return
    if begun or (len(WORD.findall(said)) >= LONG and said[:1].isupper() and said[-1:].isalnum()):
        yield LAN024.at(block.place(len(block.text.words.rstrip()) - 1), f"“… {said[-30:]}” ends without a full stop")


def _is_one_phrase(paragraph: etree._Element) -> bool:
    """Whether all of a paragraph is one link, or bold."""
    pieces = (paragraph.text, *(child.tail for child in paragraph))
    return len(paragraph) == 1 and not any((piece or "").strip() for piece in pieces)


def _lists(book: Book) -> Iterator[Finding]:
    """Items that end otherwise than all others of their list."""
    groups: dict[etree._Element, list[Block]] = {}
    for part, block in written(book):
        holder = block.element.getparent()
        if block.element.tag == "li" and holder is not None and part.kind is not PartKind.GLOSSARY:
            groups.setdefault(holder, []).append(block)
    for items in groups.values():
        yield from _odd_item(items)


def _odd_item(items: Sequence[Block]) -> Iterator[Finding]:
    stopped = [block for block in items if block.words.rstrip().endswith((".", "!", "?", ".”", ".)"))]
    bare = [block for block in items if block.words.rstrip()[-1:].isalnum()]
    plain = [block for block in bare if not block.element.findall("ul") and not classes(block.element)]
    if len(stopped) + len(bare) >= MANY and len(plain) == 1 and len(stopped) >= MANY - 1:
        block = plain[0]
        yield LAN024.at(place_of(block.element), f"“{block.words[:40].strip()}” is the only item without a full stop")


def _straight(book: Book) -> Iterator[Finding]:
    """Straight quotation marks in the Markdown of a file with curly ones: they are set alike, but a search is not."""
    texts = {name: data.decode("utf-8-sig", "replace") for name, data in book.texts.items() if name.endswith(".md")}
    curly = {name: len(_CURLY.findall(text)) for name, text in texts.items()}
    for name, text in texts.items():
        hits, lines = [], text.splitlines()
        fenced = fenced_lines(lines)
        for number, line in enumerate(lines, 1):
            if number - 1 not in fenced and not line.lstrip().startswith(("!!!", "<", "{", "![")):
                hits += [(number, one) for one in _STRAIGHT.finditer(_SYNTAX.sub(lambda m: "x" * len(m[0]), line))]
        if hits and len(hits) * 4 < curly[name]:
            for number, one in hits:
                yield LAN024.at(Place(name, number, one.start() + 1), f"a straight {one[0]} among curly ones")
