"""What a web page says of the guide to search engines and catalogues: a block of data in the terms of schema.org.

The block is JSON-LD in a ``script`` of type ``application/ld+json``: a data block (HTML, 4.12.1), which nothing runs.
So the Content Security Policy of the page need not name it. Who reviewed the text is said of those only who signed it
off as it stands.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from guidepress.policies.load import PackError, policy_of
from guidepress.policies.sign_offs import reviewers_in_force

if TYPE_CHECKING:
    from guidepress.model.book import Book
    from guidepress.model.settings import Person

CONTEXT = "https://schema.org"
HEALTH = "health"


def page_record(book: Book) -> str:
    """The record of a page of a guide as JSON that may stand in a ``script``; the same Book gives the same text."""
    settings, review = book.settings, book.settings.review
    medical = is_medical(book)
    data: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "MedicalWebPage" if medical else "WebPage",
        "identifier": settings.urn,
        "name": settings.title,
        "description": settings.description,
        "inLanguage": settings.language,
        "version": settings.version,
        "datePublished": settings.date.isoformat(),
        "dateModified": settings.date.isoformat(),
        "lastReviewed": review.reviewed.isoformat(),
        "expires": review.next_review.isoformat(),
        "author": [_author(person) for person in settings.authors],
        "publisher": {"@type": "Organization", "name": settings.publisher},
    }
    if reviewers := reviewers_in_force(book):
        data["reviewedBy"] = [_person(person) for person in reviewers]
    if medical:
        data["audience"] = {"@type": "MedicalAudience", "audienceType": f"{CONTEXT}/Patient"}
    if settings.licence.url:
        data["license"] = settings.licence.url
    return json.dumps(data, ensure_ascii=False, indent=1).replace("<", "\\u003c") + "\n"


def is_medical(book: Book) -> bool:
    """Whether the guide is held to a policy about health, directly or through others."""
    try:
        names = policy_of(book).names
    except PackError:
        return False
    return any(name == HEALTH or name.startswith(f"{HEALTH}-") for name in names)


def _author(person: Person) -> dict[str, Any]:
    """A person, or a body: a name that is sorted under itself, without a comma, is that of a body."""
    if person.file_as and "," not in person.file_as:
        return {"@type": "Organization", "name": person.name}
    return _person(person)


def _person(person: Person) -> dict[str, Any]:
    said = {"@type": "Person", "name": person.name}
    return {**said, "honorificSuffix": person.credentials} if person.credentials else said
