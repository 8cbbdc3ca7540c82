"""Whether the head of a page of HTML says what the guide says, and nothing else: what searches and previews show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from guidepress.languages.direction import runs_right_to_left
from guidepress.model.book import Book
from guidepress.prove.likeness.markup import plain
from guidepress.prove.parsers.html import WebPage

_POLICY = "content-security-policy"
"""What it says is for WEB011."""
_HEAD = {
    "meta": {"charset", "name", "property", "content", "http-equiv"},
    "title": set[str](),
    "script": {"type"},
    "style": set[str](),
}


def strange_heads(page: WebPage, book: Book, kind: str) -> Iterator[str]:
    """What a head says otherwise than it must; ``kind`` is what it calls itself by (Open Graph, ``og:type``)."""
    settings = book.settings
    title = f"{settings.title}: {settings.subtitle}" if settings.subtitle else settings.title
    due = Counter(
        {
            ("charset", "utf-8"): 1,
            ("viewport", "width=device-width, initial-scale=1"): 1,
            ("description", plain(settings.description)): 1,
            ("author", plain(", ".join(person.name for person in settings.authors))): 1,
            ("color-scheme", "light dark"): 1,
            ("referrer", "no-referrer"): 1,
            ("og:title", plain(title)): 1,
            ("og:description", plain(settings.description)): 1,
            ("og:type", kind): 1,
            ("og:locale", settings.language.replace("-", "_")): 1,
        }
    )
    due[("title", plain(title))] = 1
    said = Counter(("title", plain("".join(one.itertext()))) for one in page.named("title"))
    for meta in page.named("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("http-equiv", "").lower()
        if name != _POLICY:
            said["charset" if meta.get("charset") else name, plain(meta.get("content") or meta.get("charset"))] += 1
    for name, value in sorted(said - due):
        yield f"its {name or 'fact without a name'} is “{value[:80]}”"
    for name, value in sorted(due - said):
        if not any(other == name for other, _value in said - due):
            yield f"its {name} is not “{value[:80]}”"
    if page.root.get("lang") != settings.language:
        yield f"its language is “{page.root.get('lang')}”"
    if (page.root.get("dir", "ltr") == "rtl") != runs_right_to_left(settings.language):
        yield f"it runs “{page.root.get('dir', 'ltr')}”"
    held: list[Any] = [one for head in page.named("head") for one in head]
    for element in (one for one in held if isinstance(one.tag, str)):
        strange = sorted(set(map(str, element.attrib)) - _HEAD.get(element.tag, set()))
        if element.tag not in _HEAD or strange:
            yield f"its head has <{element.tag[:40]}{f' {strange[0]}' if strange else ''}>"
