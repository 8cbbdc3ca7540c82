"""What the cover says, for those who do not see it: the same in every edition that has one."""

from __future__ import annotations

from guidepress.languages.registry import language_for
from guidepress.model.book import Book
from guidepress.model.xhtml import fold


def cover_text(book: Book) -> str:
    """The cover's alternative text: "Cover of TITLE: …" with every word on it."""
    settings = book.settings
    told = language_for(settings.language).book
    names = told.byline.comma.join(person.name for person in settings.authors)
    version = f"{settings.version}, {settings.date.year}"
    words = [words.rstrip(".") for words in (settings.subtitle, names, settings.publisher, version) if words]
    said = [piece for number, piece in enumerate(words) if piece not in words[:number]]
    opening = told.cover.format(title=settings.title)
    return fold(f"{opening}{told.colon} {'. '.join(said)}.")
