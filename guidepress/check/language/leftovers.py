"""What was not meant to be printed: notes to self, marks of Markdown, unseen signs, a paragraph twice (codes LAN)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from guidepress.check.text.keys import strings_in
from guidepress.check.text.prose import RUNNING, Block, written
from guidepress.check.text.sentences import WORD, split_sentences
from guidepress.model.book import Book, PartKind
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import place_of
from guidepress.standards.markdown_fences import without_fences
from guidepress.standards.shown_tags import SHOWN_TAG

LAN029 = rule_of("LAN029")
LAN030 = rule_of("LAN030")
LAN031 = rule_of("LAN031")
LAN032 = rule_of("LAN032")
LAN038 = rule_of("LAN038")
LAN041 = rule_of("LAN041")

_SETTINGS = "guide.yaml"
_PLACEHOLDER = re.compile(
    r"(?<![\w-])(?:PENDIENTE|POR HACER:|REVISAR:|OFFEN:|NACHTRAGEN|À FAIRE|À COMPLÉTER|A FAIRE:)(?![\w-])"
    r"|(?<![\w-])(?:TODO|TO DO:|FIXME|TBD|TBC|TK|TKTK|XXX+|HACK:)(?![\w-])|\?{3,}"
    r"|(?<![\w-])XX(?=%|\s(?:%|percent|of (?:them|all|every)|(?:people|patients|users|cases|years|days|weeks|mg|grams|times)\b))"  # noqa: E501
    r"|(?i:\blorem ipsum\b|\bdolor sit amet\b|\[(?:citation needed|(?:insert|add|fill in|confirm|verify) [^\]]{1,40}|placeholder|your [^\]]{1,30}|name)\]"  # noqa: E501
    r"|<(?:insert|your) [^>]{1,30}>|\bnote to (?:self|(?:the )?(?:editor|author|typesetter|designer|reviewer|translator)):"  # noqa: E501
    r"|\binsert (?:text|figure|table|citation|reference|image) here\b|\bplaceholder text\b"
    r"|\bto be (?:written|added|completed|confirmed by)\b(?=[.\])]))"
)
_MARKUP = re.compile(
    r"<{5,}|>{5,}|={7,}|(?<!\*)\*\*(?!\*)|(?<![\w_])__(?=\w)(?![A-Za-z0-9]{1,40}_\w)|(?<=\w)__(?![\w_])|&(?:[a-zA-Z]{2,8}|#x?\d{1,5});|\]\(|!\["
    r"|&(?:nbsp|amp|quot|mdash|ndash|hellip|[lr][ds]quo|eacute|[aou]uml|[lg]t)(?![\w;=])"
    r"|\]\s(?=\((?:#[\w-]|https?:|mailto:|tel:|[\w./-]{1,80}\.(?:md|html?)[)#]))"
    r"|(?<=[a-z] )\*\s[a-z]{1,30}\s\*(?=\s[a-z])|(?<=[.!?])\\n(?![a-z])"
    r"|(?<=[a-z] )\*(?!n?ix\b)(?=[a-z]{2,40} [a-z])"
    r"|\{(?:[#.:][\w-]|lang=)[^}]*\}|(?<=[\s(])~~|~~(?=[\s).,])|<!--|-->|<\/?(?:b|i|p|br|em|strong|span|div|sup|sub)\s*/?>"
)
_MISREAD = re.compile(
    "\ufffd|â€[\u0080-\u009f\u00a0-\u00bf\u0152\u0153\u017d\u017e\u02dc\u2018-\u201e\u2020-\u2026\u2030\u2039\u203a\u20ac\u2122]?"
    "|Ã[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u201a\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
    "|(?<=[a-z0-9 ])Â[\u00a0-\u00bf\u2018-\u201d]"
)
"""The sign that stands for a letter that could not be read, and UTF-8 that was read as Windows-1252."""
_AT_KEY = re.compile(r"(?<![\w@./-])@(?P<key>[\w][\w:.-]*\w)")
_BRACKET_KEY = re.compile(r"\[(?P<keys>[\w][\w:.-]*\w(?:\s?[;,]\s?@?[\w][\w:.-]*\w)*)(?:,\s?(?:pp?\.\s?)?\d{1,4})?\]")
_UNSEEN = re.compile(
    "[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|(?<![\u0600-\u0dff\u2190-\u2bff\U0001f000-\U0001faff\ufe0f])[\u200c\u200d]"
)
_PRIVATE = re.compile(
    r"(?:https?:)?//(?:[^/@]*@)?(?:localhost|127\.|10\.|192\.168\.|0\.0\.0\.0|\[::1\]|[\w.-]+\.(?:local|localhost|internal|test|invalid)"
    r"|(?:staging|stage|dev|preview)[.-][\w.-]+)(?:[:/?#]|$|\d)|file:",
    re.IGNORECASE,
)
"""Names and addresses that no public network knows (RFC 1918, RFC 6761), and those of machines for trying things out."""  # noqa: E501

_TURNED = re.compile(r"[\u0590-\u08ff]")
_IN_SETTING = re.compile(
    rf"(?i:{SHOWN_TAG.pattern})|&(?:[a-zA-Z]{{2,8}}|#x?[0-9a-fA-F]{{1,6}});|\*\*(?=\w)|(?<=\w)\*\*|\]\((?:https?:|mailto:|#)"
)
"""Markup in a setting: what stands there is printed letter by letter."""
_MERGE = re.compile(r"^(?:<{7} |>{7} |={7}$|\|{7} )")
FEWEST = 8
"""Words of a paragraph that two may not share by chance."""
PAIR = 80
"""Letters that two sentences in a row have together, so that they are not a set phrase such as 'No. Ask first.'."""


def check_leftovers(book: Book) -> Iterator[Finding]:
    """LAN029 to LAN032, LAN038 and LAN041 in the text that somebody wrote, and in the descriptions of images."""
    keys = {reference.key for reference in book.references}
    first: dict[str, Block] = {}
    pairs: dict[tuple[str, str], Block] = {}
    for part, block in written(book):
        yield from _in_text(block, keys, book.texts)
        if part.kind is PartKind.SECTION and block.element.tag in RUNNING:
            told = list(_twice(block, first))
            yield from told or _said_twice(block, pairs)
    for part in book.parts:
        for image in part.tree.iter("img"):
            for one in _PLACEHOLDER.finditer(image.get("alt", "")):
                yield LAN030.at(place_of(image), f"'{one[0]}' in an alternative text")
        for link in part.tree.iterfind(".//a[@href]"):
            if _PRIVATE.match(link.get("href", "")):
                yield LAN038.at(place_of(link), f"'{link.get('href')}'")
    yield from _in_settings(book)
    yield from _merge_marks(book.texts)


def _in_text(block: Block, keys: set[str], texts: Mapping[str, bytes]) -> Iterator[Finding]:
    text = block.text.words
    for one in _PLACEHOLDER.finditer(text):
        yield LAN030.at(block.place(one.start()), f"'{one[0]}' was left in the text")
    for one in _MARKUP.finditer(text):
        if _is_escaped(one[0], block.place(one.start()), texts):
            continue
        shown = text[one.start() : one.end() + 12].split("\n")[0]
        yield LAN031.at(block.place(one.start()), f"'{one[0]}' is printed as it stands, in “{shown}”")
    for one in _MISREAD.finditer(text):
        near = " ".join(text[max(one.start() - 12, 0) : one.end() + 12].split())
        yield LAN041.at(block.place(one.start()), f"'{one[0]}' in “{near}”")
    for one in _AT_KEY.finditer(text):
        if one["key"] in keys:
            yield LAN031.at(block.place(one.start()), f"'{one[0]}' is printed as it stands: write '[{one[0]}]'")
    for one in _BRACKET_KEY.finditer(text):
        if any(key.lstrip("@") in keys for key in re.split(r"\s?[;,]\s?", one["keys"])):
            yield LAN031.at(block.place(one.start()), f"'{one[0]}' is printed as it stands: write '[@{one['keys']}]'")
    turned = _TURNED.search(text) is not None
    for one in _UNSEEN.finditer(text) if not turned else ():
        near = " ".join(text[max(one.start() - 12, 0) : one.end() + 12].split())
        yield LAN032.at(block.place(one.start()), f"an unseen sign, U+{ord(one[0]):04X}, in “{near}”")


def _in_settings(book: Book) -> Iterator[Finding]:
    """Markup in a title, a label, a line of the imprint: nothing there is read as markup, so it would be printed."""
    lines = book.texts.get(_SETTINGS, b"").decode("utf-8", "replace").split("\n")
    for text in dict.fromkeys(strings_in(book.settings.model_dump(mode="python"))):
        if (one := _IN_SETTING.search(text)) is None:
            continue
        number = next((number for number, line in enumerate(lines, 1) if one[0] in line), 1)
        yield LAN031.at(
            Place(_SETTINGS, number),
            f"'{one[0][:60]}' is printed as it stands, in “{text[max(one.start() - 12, 0) : one.end() + 12]}”",
            hint="Write the words alone: in guide.yaml nothing is markup.",
        )


def _is_escaped(mark: str, place: Place, texts: Mapping[str, bytes]) -> bool:
    """Whether the line says that a mark is meant as it stands: a backslash is before it, or before each sign of it."""
    lines = texts.get(place.file, b"").split(b"\n")
    number = place.line or 0
    forms = (f"\\{mark}", "".join(f"\\{sign}" for sign in mark))
    return 0 < number <= len(lines) and any(form.encode() in lines[number - 1] for form in forms)


def _said_twice(block: Block, first: dict[tuple[str, str], Block]) -> Iterator[Finding]:
    """Two sentences in a row that stand in a row elsewhere, in a paragraph that says something else as well."""
    plain = [re.sub(r"\W+", " ", sentence.casefold()).strip() for sentence in split_sentences(block.words)]
    for one in pairwise(plain):
        if min(len(WORD.findall(sentence)) for sentence in one) < FEWEST // 2 or sum(map(len, one)) < PAIR:
            continue
        earlier = first.setdefault(one, block)
        if earlier is not block:
            begins = " ".join(one[0].split()[:6])
            where = place_of(earlier.element)
            yield LAN029.at(block.place(0), f"two sentences in a row (“{begins} …”) stand at {where} already")
            return


def _twice(block: Block, first: dict[str, Block]) -> Iterator[Finding]:
    said = re.sub(r"\W+", " ", block.words.casefold()).strip()
    if len(WORD.findall(said)) < FEWEST:
        return
    earlier = first.setdefault(said, block)
    if earlier is not block:
        begins = " ".join(block.words.split()[:6])
        yield LAN029.at(place_of(block.element), f"“{begins} …” stands at {place_of(earlier.element)} already")


def _merge_marks(texts: Mapping[str, bytes]) -> Iterator[Finding]:
    """Marks of a merge that Markdown took for something else, such as a heading's underline."""
    for name in sorted(texts):
        lines = without_fences(texts[name].decode("utf-8-sig", "replace")).split("\n") if name.endswith(".md") else ()
        marks = [(number, line) for number, line in enumerate(lines, 1) if _MERGE.match(line)]
        if any(line.startswith(("<", ">")) for _number, line in marks):
            for number, line in marks:
                yield LAN031.at(Place(name, number), f"'{line[:20].strip()}': a merge was not finished")
