"""What an edition says aloud, as a tree that is the same for PDF and EPUB."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(slots=True)
class Said:
    """Something said: a run of text (``kind`` "text"), or an element with things said in it.

    ``kind`` is one of heading, paragraph, list, item, label, table, row, cell, head cell, caption, figure, formula,
    note, link, reference, quote, code, contents, entry, section, callout, emphasis, strong, phrase, folio, title,
    annotation, audio, video, text, or one of `FIELDS`.
    ``text`` is what is said of a text, a figure or a formula; ``language`` a BCP 47 tag where it changes;
    ``expansion`` the words of an abbreviation; ``level`` that of a heading; ``page`` the folio where it begins;
    ``marker`` says that a label only counts (a bullet, a number); ``name`` is the accessible name of a link within the
    document where that is not its text ("Note 1" for a raised 1): said instead of the text, and no word of the book;
    of anything else the name by which it is announced. ``state`` is "checked" or "not checked" for what can be ticked.
    ``notes`` of the document count what it does not say, by kind: "untagged" pages, words "outside" the structure,
    "meaningless" characters, "unread" pages, further "renditions".
    """

    kind: str
    text: str = ""
    language: str = ""
    expansion: str = ""
    level: int = 0
    page: str = ""
    marker: bool = False
    target: str = ""
    name: str = ""
    state: str = ""
    notes: Mapping[str, int] = field(default_factory=dict)
    kids: list[Said] = field(default_factory=list)

    def walk(self) -> Iterator[Said]:
        """This and everything in it, in order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def words(self) -> str:
        """Its text and that of everything in it, spaces as they are said."""
        if self.kind == "text":
            return self.text
        return self.text + "".join(kid.words() for kid in self.kids)


INLINE = frozenset({"text", "link", "reference", "quote", "code", "emphasis", "strong", "phrase", "folio", "formula"})
"""Kinds that stand in a line of text."""
FIELDS = frozenset({"text field", "checkbox", "radio button", "button", "choice", "signature"})
"""Kinds of what a reader fills in or presses."""
