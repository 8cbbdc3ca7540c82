"""The guide against its policy: what the disclaimer must say, and what no text may say (codes DIS and CLM)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidepress.check.pack import Pack, PackError, pack_of, was_read
from guidepress.check.text.prose import blocks
from guidepress.check.text.running_text import WRITTEN
from guidepress.model.book import Book, Part, PartKind
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import flat_text, place_of

MARK = "data-require"
"""What ``{: require=ID }`` becomes: this element says what the policy's statement ID asks for."""

FEWEST_WORDS = 4
"""A marked element of fewer words says nothing."""

DIS010 = rule_of("DIS010")
DIS011 = rule_of("DIS011")
DIS012 = rule_of("DIS012")
DIS013 = rule_of("DIS013")
DIS014 = rule_of("DIS014")
DIS019 = rule_of("DIS019")
CLM002 = rule_of("CLM002")

_QUOTED = re.compile(r"“[^“”]{0,400}”|\"[^\"]{0,400}\"|‘[^‘’]{0,400}’(?!\w)")


def check_policy(book: Book) -> Iterator[Finding]:
    """DIS010 to DIS014, DIS019 and CLM002; of a guide whose policy cannot be used, DIS010 and nothing else of these."""
    try:
        pack = pack_of(book)
    except PackError as error:
        yield DIS010.at(error.place, f"the policy cannot be used: {error.message}")
        return
    disclaimer = book.of_kind(PartKind.DISCLAIMER)
    if disclaimer is not None:
        yield from _statements(disclaimer, pack, known=was_read(book))
        yield from _contacts(disclaimer, pack)
    yield from _forbidden(book, pack)


def _statements(part: Part, pack: Pack, *, known: bool) -> Iterator[Finding]:
    marked: set[str] = set()
    for element in part.tree.iter():
        name = element.get(MARK)
        if not name:
            continue
        if name not in pack.statements:
            if known:
                yield DIS012.at(place_of(element), f"'require={name}' names no statement of the policy '{pack.title}'")
            continue
        marked.add(name)
        if len(flat_text(element).split()) < FEWEST_WORDS:
            yield DIS013.at(place_of(element), f"'require={name}' marks fewer than {FEWEST_WORDS} words")
    text = flat_text(part.tree)
    for name, statement in pack.statements.items():
        if name not in marked and not any(re.search(one, text, re.IGNORECASE) for one in statement.accept):
            yield DIS011.at(
                place_of(part.tree),
                f"the disclaimer must say {statement.says} ({name}): {statement.why}",
                hint=f"Say it in your own words, with '{{: require={name} }}' in the line below the paragraph.",
            )
            continue
        for words in statement.words:
            if not re.search(words, text, re.IGNORECASE):
                yield DIS019.at(place_of(part.tree), f"no words like '{words}' say {statement.says} ({name})")


def _contacts(part: Part, pack: Pack) -> Iterator[Finding]:
    text = flat_text(part.tree)
    for contact in pack.contacts.values():
        if not any(re.search(one, text, re.IGNORECASE) for one in contact.accept):
            yield DIS014.at(place_of(part.tree), f"the disclaimer must print {contact.says}: {contact.why}")


def _forbidden(book: Book, pack: Pack) -> Iterator[Finding]:
    """In running text, headings, captions, cells, alternative texts and addresses of links; not in quotations."""
    compiled = [(re.compile(one.pattern, re.IGNORECASE), one) for one in pack.forbidden]
    for place, text in _texts(book) if compiled else ():
        said = without_quotations(text)
        for pattern, entry in compiled:
            if found := pattern.search(said):
                yield CLM002.at(place, f"'{found[0]}': {entry.why}", hint=entry.instead)


def _texts(book: Book) -> Iterator[tuple[Place, str]]:
    for part in book.parts:
        if part.kind in WRITTEN:
            for block in blocks(book, part):
                if not any(step.tag in {"blockquote", "q"} for step in (block.element, *block.element.iterancestors())):
                    yield place_of(block.element), block.words
            for image in part.tree.iter("img"):
                yield place_of(image), image.get("alt", "")
            for link in part.tree.iter("a"):
                if (target := link.get("href", "#"))[:1] != "#":
                    yield place_of(link), target


def without_quotations(text: str) -> str:
    """A text in which what stands in quotation marks is blanked out: it is what others say."""
    return _QUOTED.sub(lambda found: " " * len(found[0]), text)
