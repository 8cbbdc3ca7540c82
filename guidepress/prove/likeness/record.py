"""Whether the block of data of a web page says of the guide what the guide says: dates, people, for whom it is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.policies.load import PackError, policy_of
from guidepress.policies.sign_offs import reviewers_in_force
from guidepress.prove.likeness.rules import WEB037
from guidepress.prove.parsers.html import WebPage

_TYPE = "application/ld+json"
_MEDICAL = {"@type": "MedicalAudience", "audienceType": "https://schema.org/Patient"}


def prove_page_record(page: WebPage, book: Book) -> Iterator[Finding]:
    """WEB037 for each thing that the block says otherwise than ``guide.yaml`` and ``sign-off.lock``, or leaves out."""
    blocks = [element for element in page.named("script") if element.get("type") == _TYPE]
    if len(blocks) != 1:
        yield WEB037.at(page.place, f"the page has {len(blocks)} blocks of data, not one")
        return
    try:
        said = json.loads(blocks[0].text or "", object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        yield WEB037.at(page.place, f"the block of data is no JSON, or says a thing twice: {error}")
        return
    due = _due(book)
    if not isinstance(said, dict):
        yield WEB037.at(page.place, "the block of data is no record")
        return
    for name in sorted(due.keys() | said.keys()):
        if said.get(name) != due.get(name):
            shown = json.dumps(said.get(name))[:100]
            yield WEB037.at(page.place, f"{name} is {shown}, not {json.dumps(due.get(name))[:100]}")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _due(book: Book) -> Mapping[str, Any]:
    """What the block must say, and nothing beside it."""
    settings = book.settings
    try:
        medical = any(name.split("-")[0] == "health" for name in policy_of(book).names)
    except PackError:
        medical = False
    authors: list[dict[str, str]] = []
    for one in settings.authors:
        body = one.file_as is not None and "," not in one.file_as
        suffix = {"honorificSuffix": one.credentials} if one.credentials and not body else {}
        authors.append({"@type": "Organization" if body else "Person", "name": one.name, **suffix})
    due: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage" if medical else "WebPage",
        "identifier": settings.urn,
        "name": settings.title,
        "description": settings.description,
        "inLanguage": settings.language,
        "version": settings.version,
        "datePublished": str(settings.date),
        "dateModified": str(settings.date),
        "lastReviewed": str(settings.review.reviewed),
        "expires": str(settings.review.next_review),
        "author": authors,
        "publisher": {"@type": "Organization", "name": settings.publisher},
    }
    reviewers = [
        {"@type": "Person", "name": one.name, **({"honorificSuffix": one.credentials} if one.credentials else {})}
        for one in reviewers_in_force(book)
    ]
    due |= {"reviewedBy": reviewers} if reviewers else {}
    due |= {"audience": _MEDICAL} if medical else {}
    return due | ({"license": settings.licence.url} if settings.licence.url else {})
