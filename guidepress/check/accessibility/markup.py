"""Accessibility of the text: images, headings, tables, links, languages (codes ACC)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from lxml import etree

from guidepress.check.text.running_text import language_of
from guidepress.check.text.word_lists import PLACEHOLDERS, folded, says_nothing
from guidepress.model.book import Book, Part, PartKind
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import HEADINGS, PUT_IN, classes, flat_text, fold, pieces, place_of

LONGEST_ALT = 250
"""Characters of alternative text that a listener can take in at once; there is no way to pause in it."""

ACC001 = rule_of("ACC001")
ACC002 = rule_of("ACC002")
ACC003 = rule_of("ACC003")
ACC004 = rule_of("ACC004")
ACC005 = rule_of("ACC005")
ACC006 = rule_of("ACC006")
ACC007 = rule_of("ACC007")
ACC008 = rule_of("ACC008")
ACC009 = rule_of("ACC009")
ACC010 = rule_of("ACC010")
ACC011 = rule_of("ACC011")
ACC012 = rule_of("ACC012")
ACC013 = rule_of("ACC013")
ACC014 = rule_of("ACC014")
ACC044 = rule_of("ACC044")

_FILE_LIKE = re.compile(
    r"(?=\S*[_\d-])(?=\S*[^\W\d_])[\w()-]*_[\w()-]*|(?:img|dsc|dcim|fig|figure|image|photo|screenshot|chart)[-_ ]?\d+|\w+-\w*(?:final|v\d+|copy|draft)\w*",  # noqa: E501
    re.IGNORECASE,
)
_FILE_NAME = re.compile(r"[^\s/]+\.(?:avif|bmp|eps|gif|jpe?g|pdf|png|svg|tiff?|webp)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.|doi\.org/|doi:\s?10\.)\S+", re.IGNORECASE)
_USUAL = frozenset(
    """
    da de de-AT de-CH de-DE en en-AU en-CA en-GB en-IE en-NZ en-US es fr fr-CA fr-FR it la ms nl pt sv
    """.split()
)
"""Valid tags that need no look into the registry, which takes longer to load than a guide to check."""
_ATTRIBUTES = re.compile(r"\{[^{}'\"“”‘’]*\}|\{[\w-]+=[^{}]*\}")
"""What Markdown shows of a heading that holds an attribute list and no words: '## {#id}'."""


def check_accessibility(book: Book) -> Iterator[Finding]:
    """ACC001 to ACC014, part by part."""
    if not is_language_tag(book.settings.language):
        yield ACC012.at(Place("guide.yaml"), f"'{book.settings.language}' is not the tag of a language")
    for part in book.parts:
        for check in _CHECKS:
            yield from check(part, book.settings.language)


def _images(part: Part, _language: str) -> Iterator[Finding]:
    for image in part.tree.iter("img"):
        words, decorative = fold(image.get("alt", "")), "decorative" in classes(image)
        place, name = place_of(image), image.get("src", "")
        if decorative and words:
            yield ACC013.at(place, f"'{name}' is decorative but described")
        elif decorative:
            continue
        elif not words:
            yield ACC001.at(place, f"'{name}' has no alternative text")
        elif stands_in(words, name):
            yield ACC002.at(place, f"the alternative text of '{name}' is '{words}'")
        else:
            yield from _description(image, words, name)


def _description(image: etree._Element, words: str, name: str) -> Iterator[Finding]:
    if len(words) > LONGEST_ALT:
        yield ACC003.at(place_of(image), f"the alternative text of '{name}' has {len(words)} characters")
    figure = next(image.iterancestors("figure"), None)
    caption = figure.find("figcaption") if figure is not None else None
    if caption is not None and repeats(words, own_words(caption)):
        yield ACC004.at(place_of(image), f"the alternative text of '{name}' repeats the caption")


def repeats(words: str, caption: str) -> bool:
    """Whether an alternative text says what the caption says: the same words, or four of every five of both."""
    one, other = ({*re.findall(r"\w+", folded(text))} for text in (words, caption))
    return folded(words) == folded(caption) or len(one & other) * 5 >= max(len(one), len(other), 3) * 4


def stands_in(words: str, name: str) -> bool:
    """Whether an alternative text only stands in for one: the name of a file, or a word such as 'image'."""
    path = PurePosixPath(name)
    if _FILE_NAME.fullmatch(words) or words in {name, path.name}:
        return True
    if _FILE_LIKE.fullmatch(words):
        return True
    is_odd = re.search(r"[\d_-]", path.stem) is not None  # the stem of kelp.jpg may well be what it shows
    bare = re.sub(r"[\s\d]+$", "", folded(words))
    return (is_odd and words.casefold() == path.stem.casefold()) or bare in PLACEHOLDERS


def _headings(part: Part, _language: str) -> Iterator[Finding]:
    last = 0
    for heading in part.tree.iter(*HEADINGS):
        level, words = int(str(heading.tag)[1]), own_words(heading)
        if not words or _ATTRIBUTES.fullmatch(words):
            yield ACC006.at(place_of(heading), f"a heading of level {level} says nothing")
        if level > last + 1:
            after = f"after level {last}" if last else "first"
            yield ACC005.at(place_of(heading), f"'{flat_text(heading)}' has level {level} and comes {after}")
        last = level


def _titles(part: Part, _language: str) -> Iterator[Finding]:
    """A part without a title, and titles inside the text. A second title on the top level is MAN016."""
    if not part.tree.findall("h1"):
        yield ACC011.at(place_of(part.tree), "the part has no first-level heading")
    for heading in part.tree.iter("h1"):
        if (parent := heading.getparent()) is not part.tree and parent is not None:
            yield ACC011.at(
                place_of(heading), f"'{flat_text(heading)}' is a first-level heading inside <{parent.tag!s}>"
            )


def _tables(part: Part, _language: str) -> Iterator[Finding]:
    for table in part.tree.iter("table"):
        heads = (
            *table.iterfind("thead/tr/th"),
            *(cell for cell in table.iter("th") if cell.get("scope", "")[:3] == "col"),
        )
        if not any(flat_text(cell) for cell in heads):
            yield ACC007.at(place_of(table))
        yield from _empty_heads(table)
        for cell in table.iter("th"):
            across, down = _spans(cell, "colspan"), _spans(cell, "rowspan")
            if (across or down) and cell.get("scope") not in {"colgroup", "rowgroup"}:
                what = "columns and rows" if across and down else "columns" if across else "rows"
                yield ACC014.at(place_of(cell), f"'{flat_text(cell)}' spans several {what}")
        caption = table.find("caption")
        if caption is None or not own_words(caption):
            yield ACC008.at(place_of(table))


def _empty_heads(table: etree._Element) -> Iterator[Finding]:
    """Heads of columns without words, over columns with them; the corner over the heads of the rows may be empty."""
    rows = table.findall("thead/tr")
    cells = list(rows[-1]) if rows and any(flat_text(cell) for cell in rows[-1]) else []
    body = [list(row) for row in table.iterfind("tbody/tr")]
    for number, cell in enumerate(cells):
        over_rows = number == 0 and any(row and row[0].tag == "th" for row in body)
        if not flat_text(cell) and not over_rows and not cell.findall(".//img"):
            yield ACC044.at(place_of(cell), f"the head of column {number + 1} says nothing")


def _spans(cell: etree._Element, name: str) -> bool:
    """Whether a cell spans several columns or rows; zero means all that follow (HTML, 4.9.11)."""
    value = cell.get(name, "1").strip()
    return value.isdecimal() and int(value) != 1


def _links(part: Part, language: str) -> Iterator[Finding]:
    if part.kind is PartKind.CONTENTS:  # its links are the headings, which are looked at themselves
        return
    for link in part.tree.iterfind(".//a[@href]"):
        described = " ".join(image.get("alt", "") for image in link.iter("img"))
        words = fold(f"{''.join(pieces(link))} {described}")
        target = link.get("href", "")
        if not words and not link.get("aria-label", "").strip():
            yield ACC010.at(place_of(link), f"the link to '{target}' has no words")
        elif part.kind is PartKind.REFERENCES:
            continue
        elif folded(words) in says_nothing(language_of(link, language)):
            yield ACC009.at(place_of(link), f"'{words}' does not say where the link leads ({target})")
        elif _ADDRESS.fullmatch(words) and not _is_to_be_typed(link, part):
            yield ACC009.at(place_of(link), f"the words of the link are its address ({target})")


def _is_to_be_typed(link: etree._Element, part: Part) -> bool:
    """Whether an address is printed for readers on paper: in the disclaimer, and in a table of contacts that is put in."""  # noqa: E501
    return part.kind is PartKind.DISCLAIMER or any(step.get(PUT_IN) is not None for step in link.iterancestors())


def _languages(part: Part, _language: str) -> Iterator[Finding]:
    for element in part.tree.iter(etree.Element):
        tag = element.get("lang")
        if tag is not None and not is_language_tag(tag):
            yield ACC012.at(place_of(element), f"'{tag}' is not the tag of a language")


def is_language_tag(tag: str) -> bool:
    """Whether a tag is well-formed and all its subtags are in the registry of BCP 47 (RFC 5646, 2.2.9)."""
    if tag in _USUAL:
        return True
    from langcodes import Language
    from langcodes.tag_parser import LanguageTagError

    if not re.fullmatch(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*", tag, re.ASCII):
        return False
    try:
        return Language.get(tag, normalize=False).is_valid()
    except LanguageTagError:
        return False


def own_words(element: etree._Element) -> str:
    """The text of a heading or caption without the number that the tool sets before it and without citations."""
    return fold((element.text or "") + "".join(_counted(child) + (child.tail or "") for child in element))


def _counted(child: etree._Element) -> str:
    return "" if classes(child) & {"number", "label", "cite"} or child.tag == "sup" else "".join(pieces(child))


_CHECKS: tuple[Callable[[Part, str], Iterator[Finding]], ...] = (
    _images,
    _headings,
    _titles,
    _tables,
    _links,
    _languages,
)
