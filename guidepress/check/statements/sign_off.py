"""Whether those whom guide.yaml names as reviewers read the text as it stands (DIS)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from guidepress.check.text.keys import place_of_key
from guidepress.model.book import Book
from guidepress.model.finding import Finding, Rule
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.settings import Reviewer
from guidepress.model.xhtml import place_of
from guidepress.policies.as_written import digest, paragraphs
from guidepress.policies.sign_offs import SIGN_OFF, SignOff, SignOffError, sign_offs_of, written_parts

DIS033 = rule_of("DIS033")
DIS034 = rule_of("DIS034")
DIS035 = rule_of("DIS035")
DIS043 = rule_of("DIS043")
DIS044 = rule_of("DIS044")


def check_sign_offs(book: Book) -> Iterator[Finding]:
    """DIS033 to DIS035, DIS043 and DIS044: whether each reviewer that guide.yaml names read what it says of them."""
    try:
        signed = sign_offs_of(book)
    except SignOffError as error:
        yield DIS035.at(Place(SIGN_OFF), f"{SIGN_OFF} cannot be used: {error}")
        return
    for person in book.settings.review.reviewers:
        if person.name in signed:
            yield from _judged(book, person, signed[person.name])
        else:
            yield DIS033.at(
                place_of_key(book, "reviewers"), f"{person.name} is named as a reviewer and has not signed off"
            )


def _judged(book: Book, person: Reviewer, signed: SignOff) -> Iterator[Finding]:
    """What changed is an error where the guide says that this person reviewed it, and a note where it says when."""
    if person.version is not None and person.version != signed.version:
        yield DIS044.at(
            place_of_key(book, "reviewers"),
            f"guide.yaml says that {person.name} reviewed version {person.version};"
            f" the sign-off is of version {signed.version}",
        )
    elif person.version is None or person.version == book.settings.version:
        yield from changes_since(book, signed, DIS034)
    else:
        yield from changes_since(book, signed, DIS043)


def changes_since(book: Book, signed: SignOff, rule: Rule) -> Iterator[Finding]:
    """A finding for each part that is not as it was read, at the first paragraph that is new or other."""
    since = f"since {signed.name} read version {signed.version} on {signed.date}"
    now = {part.id: part for part in written_parts(book)}
    for name, part in now.items():
        if name not in signed.parts:
            yield rule.at(place_of(part.tree), f"“{part.title}” was added {since}")
            continue
        texts = paragraphs(part)
        if [digest(text) for _element, text in texts] == list(signed.parts[name]):
            continue
        left = Counter(signed.parts[name])
        new = []
        for element, text in texts:
            left[digest(text)] -= 1
            if left[digest(text)] < 0:
                new.append((element, text))
        gone = sum(left.values()) + len(new)
        place = place_of(new[0][0]) if new else place_of(part.tree)
        yield rule.at(place, f"“{part.title}” was changed {since}: {_told(new, gone)}")
    for name in signed.parts:
        if name not in now:
            yield rule.at(Place("guide.yaml"), f"'{name}' was taken out {since}")


def _told(new: Sequence[tuple[object, str]], gone: int) -> str:
    if not new and not gone:
        return "paragraphs stand in another order"
    words = new[0][1].split() if new else []
    shown = " ".join(words[:8]) + (" …" if len(words) > 8 else "")
    first = f" (the first: “{shown}”)" if new else ""
    return f"paragraphs that are new or other: {len(new)}{first}; gone or replaced: {gone}"
