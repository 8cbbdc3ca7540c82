"""The guide against its policy: what the disclaimer must say, and what no text may say (codes DIS and CLM)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidepress.check.pack import Pack, PackError, pack_of, was_read
from guidepress.check.text.prose import blocks
from guidepress.check.text.running_text import WRITTEN
from guidepress.model.book import Book, Part, PartKind
from guidepress.model.finding import Finding, Rule, Severity
from guidepress.model.place import Place
from guidepress.model.xhtml import flat_text, place_of

MARK = "data-require"
"""What ``{: require=ID }`` becomes: this element says what the policy's statement ID asks for."""

FEWEST_WORDS = 4
"""A marked element of fewer words says nothing."""

DIS010 = Rule(
    "DIS010", Severity.ERROR, "The policy cannot be used",
    "The guide would be published without the checks that its editors rely on.",
    "Mend the policy file, or name one of the shipped policies in guide.yaml: 'policy: health'.",
)  # fmt: skip
DIS011 = Rule(
    "DIS011", Severity.ERROR, "The disclaimer lacks a statement that the policy requires",
    "Readers act on what they read; what is left unsaid here can harm them.",
    "Say it in the disclaimer in your own words, and write '{: require=ID }' in the line below the paragraph.",
    "HONcode principles 1 to 8; PIF TICK criteria",
)  # fmt: skip
DIS012 = Rule(
    "DIS012", Severity.ERROR, "A marker names no statement of the policy",
    "The statement it was meant for counts as missing, or nobody asks for it any more.",
    "Correct the id after 'require=', or delete the marker; docs/policies.md lists the ids.",
)  # fmt: skip
DIS013 = Rule(
    "DIS013", Severity.ERROR, "A marked statement says nothing",
    "The marker vouches for words that are not there.",
    "Write out what the policy asks for, below or in the marked element.",
)  # fmt: skip
DIS014 = Rule(
    "DIS014", Severity.ERROR, "The disclaimer lacks a contact that the policy requires",
    "In an emergency nobody searches for a number.",
    "Print it in the disclaimer, written as people dial or type it.", "PIF TICK: where to find further help",
)  # fmt: skip
DIS019 = Rule(
    "DIS019", Severity.ERROR, "The disclaimer lacks words that a statement cannot do without",
    "A marker vouches for a paragraph, but a reader in danger looks for the plain words.",
    "Use the words in the disclaimer; the policy lists them with the statement.",
    "HONcode principles 1 to 8; PIF TICK criteria",
)  # fmt: skip
CLM002 = Rule(
    "CLM002", Severity.ERROR, "A phrase that the policy forbids",
    "It promises, sells or soothes, and so takes from the reader the chance to weigh.",
    "Say what is known instead. Put it in quotation marks if you report what others say.",
    "HONcode principle 5 (justifiability); DISCERN question 6",
)  # fmt: skip

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
