"""The names by which a sentence speaks of a source whose style has numbers only: "Smith and Jones² say"."""

from __future__ import annotations

from collections.abc import Mapping

from guidepress.languages.language import Language
from guidepress.read.bibliography.csl_data import ET_AL

MOST_NAMES = 2
"""More are "et al." (AMA Manual of Style, 11th edition, 3.15.2)."""


def spoken_names(csl: Mapping[str, object], language: Language) -> str:
    """The family names of the authors, else of the editors; else the short or the whole title."""
    for role in ("author", "editor", "container-author", "translator"):
        people = csl.get(role)
        names = [name for person in people if (name := _name(person))] if isinstance(people, list) else []
        others = bool(names[1:]) and names[-1].rstrip(".").lower() in ET_AL
        if len(names) > MOST_NAMES or others:
            return f"{names[0]} et al."
        if names:
            return language.book.byline.names(names)
    return language.typography.quotes.around(str(csl.get("title-short") or csl.get("title") or ""))


def _name(person: object) -> str:
    if not isinstance(person, Mapping):
        return ""
    if person.get("literal") or not person.get("family"):
        return str(person.get("literal") or person.get("given") or "").strip()
    particles = [person.get("dropping-particle"), person.get("non-dropping-particle"), person["family"]]
    return " ".join(str(part).strip() for part in particles[1:] if part)
