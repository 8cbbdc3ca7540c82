"""What a file must say, taken from the manuscript and from no edition of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from guidepress.model.book import Book, PartKind
from guidepress.model.xhtml import MATHML, classes, flat_text, fold, take_out

PROBE = 30
"""Letters by which a text is recognised."""

_CALLS = "descendant::sup[a[@role='doc-noteref']] | descendant::*[@class='cite']"
_CUT = "\N{OBJECT REPLACEMENT CHARACTER}"
_SKIPPED = frozenset({"ol", "ul", "p", "a", f"{{{MATHML}}}math"})
_LONGEST_CALL = 2
_NOT_LETTERS = re.compile(r"[\W\d_]+")


def letters(text: str) -> str:
    """The letters of a text, lower case and nothing else: how it is recognised whatever its spaces and hyphens.

    Ligature characters count as their letters; the row about words does not use this.
    """
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKC", text)).casefold()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A text by how it opens and how it ends (`letters`)."""

    opening: str
    closing: str

    @classmethod
    def of(cls, text: str) -> Stretch:
        """The two ends of a text."""
        known = letters(text)
        return cls(known[:PROBE], known[-PROBE:])


@dataclass(frozen=True, slots=True)
class ListFact:
    """A list: each item's own text, and whether it lies in an item of another list."""

    items: tuple[str, ...]
    nested: bool


@dataclass(frozen=True, slots=True)
class TableFact:
    """A table: caption, head cells of columns and rows, as plain text, and how many cells it has."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    cells: int
    closing: str


@dataclass(frozen=True, slots=True)
class FigureFact:
    """A figure with a caption."""

    alt: str
    caption: str


@dataclass(frozen=True, slots=True)
class NoteFact:
    """A note: its text, the opening of the paragraph that calls it, and that of the next paragraph."""

    text: str
    before: str
    following: str


@dataclass(frozen=True, slots=True)
class CalloutFact:
    """A callout: its title, and the two ends of its body."""

    title: str
    body: Stretch


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that the measures look for. Texts are plain; ``words`` are those of the running text, in order."""

    title: str
    language: str
    headings: tuple[str, ...]
    contents: tuple[str, ...]
    paragraphs: tuple[Stretch, ...]
    sections: tuple[Stretch, ...]
    order: tuple[str, ...]
    words: tuple[str, ...]
    lists: tuple[ListFact, ...]
    tables: tuple[TableFact, ...]
    figures: tuple[FigureFact, ...]
    notes: tuple[NoteFact, ...]
    links: tuple[str, ...]
    citations: tuple[str, ...]
    references: tuple[str, ...]
    phrases: tuple[tuple[str, str], ...]
    abbreviations: tuple[tuple[str, str], ...]
    codes: tuple[str, ...]
    formulas: int
    callouts: tuple[CalloutFact, ...]
    emphases: tuple[str, ...]
    strongs: tuple[str, ...]


def facts_of(book: Book) -> Facts:
    """Gather the facts from the sections, the contents and the references of a Book."""
    sections = [part.tree_copy() for part in book.parts if part.kind is PartKind.SECTION]
    contents, references = (book.of_kind(kind) for kind in (PartKind.CONTENTS, PartKind.REFERENCES))
    notes = tuple(fact for section in sections for fact in _notes(section))
    citations = tuple(flat_text(one) for section in sections for one in section.iterfind(".//a[@role='doc-biblioref']"))
    codes = tuple(flat_text(one) for section in sections for one in section.iter("code"))
    formulas = sum(1 for section in sections for _ in section.iter(f"{{{MATHML}}}math"))
    for section in sections:
        _without_calls(section)

    def every(path: str) -> Iterator[etree._Element]:
        for section in sections:
            yield from section.iterfind(path)

    running = [one for section in sections for one in section.iter("p", "li") if not _in_note(one) and _own(one)]
    paragraphs = [one for one in running if one.tag == "p" and len(flat_text(one)) > 3 * PROBE]
    return Facts(
        title=book.settings.title,
        language=book.settings.language,
        headings=tuple(flat_text(one) for section in sections for one in section.iter("h1", "h2")),
        contents=tuple(flat_text(one) for one in contents.tree.iterfind(".//li/a")) if contents else (),
        paragraphs=tuple(_stretch(one) for one in paragraphs),
        sections=tuple(_ends(section) for section in sections),
        order=tuple(stretch.opening for one in running if (stretch := _stretch(one)).opening),
        words=tuple(word for one in running for word in words_of(_said(one))),
        lists=tuple(_list(one) for section in sections for one in section.iter("ol", "ul")),
        tables=tuple(_table(one) for one in every(".//table")),
        figures=tuple(_figure(one) for one in every(".//figure")),
        notes=notes,
        links=tuple(flat_text(one) for one in every(".//a") if one.get("href", "").startswith("http")),
        citations=citations,
        references=tuple(flat_text(one) for one in references.tree.iterfind(".//span[@class='entry']"))
        if references
        else (),
        phrases=tuple((one.get("lang", ""), flat_text(one)) for one in every(".//span[@lang]")),
        abbreviations=tuple((one.get("title", ""), flat_text(one)) for one in every(".//abbr")),
        codes=codes,
        formulas=formulas,
        callouts=tuple(_callout(one) for one in every(".//aside") if "callout" in classes(one)),
        emphases=tuple(flat_text(one) for one in every(".//em")),
        strongs=tuple(flat_text(one) for one in every(".//strong")),
    )


def words_of(text: str) -> list[str]:
    """The words of a text as they are spelled, apostrophes within."""
    return re.findall(r"[^\W\d_]+(?:[’'][^\W\d_]+)*", text)


def _without_calls(section: etree._Element) -> None:
    """Take the calls of notes and sources out, for their numbers stand in no sentence."""
    for call in section.xpath(_CALLS):
        take_out(call)


def _in_note(element: etree._Element) -> bool:
    return any(one.get("role") == "doc-footnote" for one in element.iterancestors())


def _own(element: etree._Element) -> str:
    """The text of a paragraph or item without that of the lists in it; nothing for a formula."""
    return fold(_pieces(element, skip=_SKIPPED - {"a"}).replace(_CUT, " "))


def _said(element: etree._Element) -> str:
    """Its own text without formulas and references, which every tool words in its own way."""
    return fold(_pieces(element, skip=_SKIPPED).replace(_CUT, " "))


def _pieces(element: etree._Element, skip: frozenset[str]) -> str:
    """The text of an element; a mark where something was skipped."""
    text = element.text or ""
    for child in element:
        text += (_CUT if child.tag in skip else _pieces(child, skip)) + (child.tail or "")
    return text


def _stretch(element: etree._Element) -> Stretch:
    """Where a paragraph or item opens and ends, in its first and last run of letters that is long enough.

    A run ends at a formula, a reference or a call, for what stands there differs from tool to tool.
    """
    runs = [letters(run) for run in _pieces(element, skip=_SKIPPED).split(_CUT)]
    long = [run for run in runs if len(run) >= PROBE]
    return Stretch(long[0][:PROBE], long[-1][-PROBE:]) if long else Stretch("", "")


def _ends(section: etree._Element) -> Stretch:
    found = [_stretch(one) for one in section.iterfind("p") if len(flat_text(one)) > 3 * PROBE]
    return Stretch(found[0].opening, found[-1].closing)


def _list(element: etree._Element) -> ListFact:
    nested = any(one.tag == "li" for one in element.iterancestors())
    return ListFact(tuple(_own(item) for item in element.iterfind("li")), nested)


def _table(element: etree._Element) -> TableFact:
    def texts(path: str) -> tuple[str, ...]:
        return tuple(flat_text(one) for one in element.iterfind(path))

    caption, last = element.find("caption"), element.findall("tbody/tr")[-1]
    return TableFact(
        caption=flat_text(caption) if caption is not None else "",
        columns=texts("thead/tr/th"),
        rows=texts("tbody/tr/th"),
        cells=len(texts(".//tr/*")),
        closing=letters(" ".join(flat_text(cell) for cell in last)),
    )


def _figure(element: etree._Element) -> FigureFact:
    image, caption = element.find(".//img"), element.find("figcaption")
    return FigureFact(
        image.get("alt", "") if image is not None else "", flat_text(caption) if caption is not None else ""
    )


def _callout(element: etree._Element) -> CalloutFact:
    title, *body = [flat_text(one) for one in element.iterfind("p")]
    return CalloutFact(title, Stretch.of(" ".join(body)))


def is_call(text: str) -> bool:
    """Whether the text of a link calls a note or a source: a number, or one or two letters."""
    return text.isdigit() or (len(text) <= _LONGEST_CALL and text.isalpha())


def _notes(section: etree._Element) -> Iterator[NoteFact]:
    """Each note with the paragraph that calls it and the text that comes next."""
    blocks = [one for one in section.iterfind("p") if len(flat_text(one)) > 3 * PROBE]
    after = {id(one): _stretch(following).opening for one, following in pairwise(blocks)}
    for note in section.iterfind(".//aside[@role='doc-footnote']"):
        call = section.find(f".//a[@href='#{note.get('id')}']")
        back = {flat_text(one) for one in note.xpath(".//a[@role='doc-backlink']")}
        text = " ".join(word for one in note.iterfind("p") for word in flat_text(one).split() if word not in back)
        caller = next(one for one in call.iterancestors() if one.getparent() is section) if call is not None else note
        yield NoteFact(text, _stretch(caller).opening, after.get(id(caller), ""))
