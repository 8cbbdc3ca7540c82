"""Whether the structure of a PDF tells its words as what they are in the guide: headings, cells, notes, names.

The words themselves are compared elsewhere (SAY001 to SAY003); here it is asked what each is said to be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from guidepress.languages.registry import language_for, tongue
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.speech import Said
from guidepress.model.xhtml import HEADINGS, MATHML, classes, flat_text
from guidepress.prove.likeness.expected import cover_text, differences
from guidepress.prove.likeness.markup import plain
from guidepress.prove.likeness.rules import PDF065, PDF067
from guidepress.prove.parsers.pdf import values
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.speech.pdf import speak_pdf
from guidepress.standards.addresses import in_ascii

_SPOKEN: Mapping[str, frozenset[str]] = {
    "/Alt": frozenset({"Figure", "Formula"}),
    "/E": frozenset({"Span"}),
    "/Phoneme": frozenset(),
    "/T": frozenset({"Sect", "Aside", "Part", "Document", "Div"}),
}
"""What is said of an element beside its content, and the structure types that have it in an edition of ours."""
_TITLED = frozenset({"Sect", "Aside"})
_SHOWN = 60


def prove_told(file: PdfFile, book: Book, here: Place) -> Iterator[Finding]:
    """PDF065 for headings, tables and notes that are told as something else; PDF067 for what is said beside them."""
    said = speak_pdf(file)
    due = [f"h{_level(tag, depth)} {text}" for tag, depth, text in _headings(book)]
    told = [f"h{one.level} {_letters(one)}" for one in said.walk() if one.kind == "heading"]
    for wanted, heard in differences(due, told):
        yield PDF065.at(here, f"{_some(heard)} for {_some(wanted)}")
    yield from _counts(said, book, here)
    yield from _names(file, book, here)
    yield from _languages(said, book, here)


def _headings(book: Book) -> Iterator[tuple[str, int, str]]:
    for part in book.parts:
        for heading in part.tree.iter(*HEADINGS):
            yield str(heading.tag), part.depth, _solid("".join(_heard(heading)))


def _heard(element: Any) -> Iterator[str]:
    """What a heading says: its words, and the alternative text of a picture in it."""
    if element.tag == "img":
        yield str(element.get("alt", ""))
    elif element.tag == f"{{{MATHML}}}math":
        yield str(element.get("alttext", ""))
    else:
        yield element.text or ""
        for child in element:
            yield from _heard(child)
            yield child.tail or ""


def _pieces(element: Any) -> Iterator[tuple[str, bool]]:
    """The letters of an element, and the addresses behind its links, which paper shows and which may be left out."""
    yield _solid(element.text or ""), False
    for child in element:
        if isinstance(child.tag, str):
            yield from _pieces(child)
            if child.tag == "a" and child.get("href", "").startswith("http"):
                yield _solid(child.get("href", "").removeprefix("https://")), True
        yield _solid(child.tail or ""), False


def _tells(words: str, pieces: tuple[tuple[str, bool], ...]) -> bool:
    """Whether letters are those of pieces in their order, as far as they go."""
    for piece, may_be_left_out in pieces:
        if words.startswith(piece):
            words = words.removeprefix(piece)
        elif piece.startswith(words):
            return True
        elif not may_be_left_out:
            return False
    return True


def _level(tag: str, depth: int) -> int:
    return min(int(tag[1:]) + depth - 1, 6)


def _letters(said: Said) -> str:
    return _solid(said.words())


def _solid(text: str) -> str:
    return "".join(letter for letter in plain(text) if letter.isalnum())[:_SHOWN]


def _some(values_: list[str]) -> str:
    shown = ", ".join(f"“{value[:_SHOWN]}”" for value in values_[:3])
    return f"{shown} and {len(values_) - 3} more" if len(values_) > 3 else shown or "nothing"


def _counts(said: Said, book: Book, here: Place) -> Iterator[Finding]:
    """How many tables, cells and notes there are; a wide table that is set as records has no cells."""
    heard: dict[str, int] = {}
    for one in said.walk():
        heard[one.kind] = heard.get(one.kind, 0) + 1
    trees = [part.tree for part in book.parts]
    count = {tag: sum(1 for tree in trees for _element in tree.iter(tag)) for tag in ("table", "th", "td")}
    notes = sum(1 for tree in trees for aside in tree.iter("aside") if "footnote" in classes(aside))
    pairs = [("note", notes)]
    if heard.get("table", 0) == count["table"]:
        pairs += [("head cell", count["th"]), ("cell", count["td"])]
    for kind, due in pairs:
        if (found := heard.get(kind, 0)) != due:
            yield PDF065.at(here, f"{found} times a {kind}, the guide has {due}")


def _names(file: PdfFile, book: Book, here: Place) -> Iterator[Finding]:
    """Alternative texts, expansions and titles stand where ours do; a link is named by its words and its address."""
    expansions = {plain(one.get("title")) for part in book.parts for one in part.tree.iter("abbr") if one.get("title")}
    names = {plain(one.get("aria-label")) for part in book.parts for one in part.tree.iter() if one.get("aria-label")}
    cover = plain(cover_text(book))
    descriptions = {plain(one.get("alt")) for part in book.parts for one in part.tree.iter("img") if one.get("alt")}
    titles = _titles(book)
    for element in file.elements:
        kind = values.name(values.entry(element, "/S"))
        title = values.text(values.entry(element, "/T")) if kind in _TITLED else ""
        if title and _solid(title) not in titles:
            yield PDF067.at(here, f"T of a {kind} says “{title[:_SHOWN]}”")
        for key, kinds in _SPOKEN.items():
            text = plain(values.text(values.entry(element, key))) if key in element else ""
            known = {"/E": expansions}.get(key)
            if text and (kind not in kinds or (known is not None and text not in known)):
                yield PDF067.at(here, f"{key[1:]} of a {kind} says “{text[:_SHOWN]}”")
        text = plain(values.text(values.entry(element, "/Alt"))) if kind == "Figure" else ""
        if text and text not in descriptions and text.rstrip(".") != cover.rstrip("."):
            yield PDF067.at(here, f"Alt of a Figure says “{text[:_SHOWN]}”")
    known = names | _link_names(book)
    for page, label in zip(file.pdf.pages, file.labels, strict=True):
        for note in values.items(values.entry(page.obj, "/Annots")):
            told = plain(values.text(values.entry(note, "/Contents")))
            if told and told not in known:
                yield PDF067.at(here, f"page {label}: a link is named “{told[:_SHOWN]}”")


def _titles(book: Book) -> set[str]:
    """What parts and callouts are called, with the number or the type before their title or without it."""
    words = language_for(book.settings.language).book.callouts.values()
    found = {book.settings.title, *words}
    for part in book.parts:
        found |= {part.title, part.numbered_title, *("".join(_heard(one)) for one in part.tree.iter("h1"))}
        titles = [one for one in part.tree.iter("p") if "callout-title" in classes(one)]
        called = {text for one in titles for text in (flat_text(one), "".join(_heard(one)))}
        found |= called | {f"{word} {one}" for word in words for one in called}
    return set(map(_solid, found))


def _link_names(book: Book) -> set[str]:
    """What the links of the guide may be named: their words, their titles, their addresses, or words and address."""
    found: set[str] = set()
    for link in (one for part in book.parts for one in part.tree.iter("a") if one.get("href")):
        heard = " ".join(_heard(link))
        words = (
            flat_text(link),
            "".join(map(str, link.itertext())),
            heard,
            link.get("title", ""),
            link.get("href", ""),
        )
        href = link.get("href", "")
        found.update(plain(text) for one in words for text in (one, f"{one} ({href})", f"{one} ({in_ascii(href)})"))
        found.add(plain(in_ascii(href)))
    return found


def _languages(said: Said, book: Book, here: Place) -> Iterator[Finding]:
    """Words in another language are those of the guide."""
    own = book.settings.language
    due = {one.get("lang", "") for part in book.parts for one in part.tree.iter() if one.get("lang")} | {own}
    foreign = {
        (one.get("lang"), _solid("".join(words)))
        for part in book.parts
        for one in part.tree.iter()
        if isinstance(one.tag, str) and one.get("lang")
        for words in (map(str, one.itertext()), _heard(one))
    }
    ours = language_for(own)
    if borrowed := tongue(ours.book, ours):  # of the cover, in a language of which we have no words
        due.add(borrowed)
        foreign.add((borrowed, _solid(cover_text(book))))
    linked = {
        (one.get("lang"), tuple(_pieces(one)))
        for part in book.parts
        for one in part.tree.iter()
        if isinstance(one.tag, str) and one.get("lang") and one.find(".//a") is not None
    }
    for one in said.walk():
        if not one.language or one.kind == "document" or one.language == own:
            continue
        words = _letters(one)
        known = any(language == one.language and (words in text or text in words) for language, text in foreign)
        known = known or any(language == one.language and _tells(words, pieces) for language, pieces in linked)
        if one.language not in due or (words and not known):
            yield PDF067.at(here, f"“{one.words()[:_SHOWN]}” is told as '{one.language}'")
