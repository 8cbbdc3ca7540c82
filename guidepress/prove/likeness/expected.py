"""What the Book expects of every edition: its links in the order of the text, and where its elements begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from guidepress.languages.registry import language_for
from guidepress.model.book import Book
from guidepress.model.xhtml import flat_text, fold
from guidepress.prove.speech.words import book_words

_MOST = 20


@dataclass(frozen=True, slots=True)
class Link:
    """A link: where it leads (an address, or ``#id`` within the guide), and what it says."""

    target: str
    text: str = ""


def book_links(book: Book) -> list[Link]:
    """The links of the Book in the order of its text."""
    return [
        Link(element.get("href", ""), flat_text(element))
        for part in book.parts
        for element in part.tree.iter("a")
        if element.get("href") is not None
    ]


def words_of(book: Book) -> list[str]:
    """The words of the Book."""
    return [word.text for word in book_words(book)]


def cover_text(book: Book) -> str:
    """What the picture of the cover is said to be: its letters."""
    settings, words = book.settings, language_for(book.settings.language).book
    people = words.byline.comma.join(person.name for person in settings.authors)
    version = f"{settings.version}, {settings.date.year}"
    facts = [settings.subtitle, people, settings.publisher, version]
    told = list(dict.fromkeys(fact.rstrip(".") for fact in facts if fact))
    return fold(f"{words.cover.format(title=settings.title)}{words.colon} {'. '.join(told)}.")


def differences(expected: list[str], found: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Where two lists part: what is expected there, and what is found. At most `_MOST` places."""
    if expected == found:
        return
    count = 0
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, expected, found, autojunk=False).get_opcodes():
        if kind != "equal" and count < _MOST:
            count += 1
            yield expected[a1:a2], found[b1:b2]


def some(values: Sequence[str]) -> str:
    """The first of some values, as a finding says them."""
    shown = ", ".join(f"'{value[:80]}'" for value in values[:3])
    return f"{shown} and {len(values) - 3} more" if len(values) > 3 else shown or "nothing"
