"""A Book as EPUB, with the page list of its PDF, and what a reading system must find in it."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from guidepress.model.book import Book, PartKind
from guidepress.model.xhtml import classes, flat_text
from guidepress.prove.speech.words import book_words
from guidepress.typeset.epub.places import places_of
from guidepress.typeset.paged.page_map import PageMap


@dataclass(frozen=True, eq=False)
class Bound:
    """A Book, the pages of its PDF, and the EPUB that has both."""

    book: Book
    pages: PageMap
    epub: bytes

    def href(self, name: str) -> str:
        """Where the element with an id lies, relative to the package document."""
        places = places_of(self.book)
        return f"{places.files[places.homes[name]]}#{name}"

    def words(self) -> list[str]:
        """All words of the Book in order; pictures and formulas say their alternatives."""
        return [word.text for word in book_words(self.book)]

    def contents(self) -> list[tuple[str, str, int]]:
        """Label, address and depth of each entry of the contents; below those that the Book lists, a section's headings."""
        part = self.book.of_kind(PartKind.CONTENTS)
        assert part is not None
        listed = {link.get("href", "")[1:] for link in part.tree.iter("a")}
        below = {
            section.id: [one for one in section.headings() if one.level == 2 and one.id not in listed]
            for section in self.book.parts
            if section.kind is PartKind.SECTION
        }
        entries = []
        for link in part.tree.iter("a"):
            target, depth = link.get("href", "")[1:], len(list(link.iterancestors("ol"))) - 1
            entries.append((flat_text(link), self.href(target), depth))
            entries += [(one.text, self.href(one.id), depth + 1) for one in below.get(target, ())]
        return entries

    def notes(self) -> list[etree._Element]:
        """The notes in order."""
        asides = [aside for part in self.book.parts for aside in part.tree.iter("aside")]
        return [aside for aside in asides if "footnote" in classes(aside)]

    def citation(self) -> tuple[str, str]:
        """The ids of a citation in the text and of the reference it leads to."""
        links = [link for part in self.book.parts for link in part.tree.iter("a")]
        link = next(link for link in links if link.get("role") == "doc-biblioref")
        return link.get("id", ""), link.get("href", "")[1:]
