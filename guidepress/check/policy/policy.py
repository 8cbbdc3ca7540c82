"""The guide against its policy: whether it can be used, what it weakens, what no text may say (codes DIS and CLM)."""

from __future__ import annotations

from collections.abc import Iterator

from guidepress.check.text.prose import blocks
from guidepress.check.text.quotations import without_quotations
from guidepress.model.book import WRITTEN, Book
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import place_of
from guidepress.policies.load import PackError, Policy, policy_of
from guidepress.policies.pack import Pack
from guidepress.policies.wordings import any_of, compiled_of

DIS010 = rule_of("DIS010")
DIS026 = rule_of("DIS026")
DIS027 = rule_of("DIS027")
CLM002 = rule_of("CLM002")


def check_policy(book: Book) -> Iterator[Finding]:
    """DIS010, DIS026, DIS027 and CLM002; of a guide whose policy cannot be used, DIS010 and nothing else of these."""
    try:
        policy = policy_of(book)
    except PackError as error:
        yield DIS010.at(error.place, f"the policy cannot be used: {error.message}")
        return
    yield from _weakened(policy)
    yield from _forbidden(book, policy.pack)


def _weakened(policy: Policy) -> Iterator[Finding]:
    """What a policy of the chain asks less of than the one it extends: refused, or told."""
    for one, place in policy.weakened:
        change = f": {one.was} becomes {one.now}" if one.now else f": without {one.was}"
        if one.is_owned:
            yield DIS027.at(place, f"the policy '{one.pack}' weakens {one.id}{change} ({one.because}; {one.by})")
        else:
            yield DIS026.at(place, f"the policy '{one.pack}' weakens {one.id}{change}, and does not say why")


def _forbidden(book: Book, pack: Pack) -> Iterator[Finding]:
    """In running text, headings, captions, cells, alternative texts and addresses of links; not in quotations."""
    compiled = [(compiled_of((one.pattern,)), one) for one in pack.forbidden]
    first = any_of(tuple(one.pattern for one in pack.forbidden))
    for place, text in _texts(book) if first else ():
        said = without_quotations(text)
        if first is None or first.search(said) is None:
            continue
        for pattern, entry in compiled:
            if found := pattern.search(said):
                yield CLM002.at(place, f"'{found.words}': {entry.why}", hint=entry.instead)


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
