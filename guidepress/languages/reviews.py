"""How it is said who reviewed a guide: those who read it as it stands by name, the others with the version they read."""

from __future__ import annotations

from guidepress.languages.groups import BookWords
from guidepress.model.settings import Person, Review


def named(person: Person) -> str:
    """A person with credentials."""
    return f"{person.name}, {person.credentials}" if person.credentials else person.name


def of_this_text(review: Review) -> list[str]:
    """The reviewers of the text as it stands."""
    return [named(one) for one in review.reviewers if one.version is None]


def of_earlier_versions(review: Review, words: BookWords) -> str:
    """A sentence for each earlier version that somebody reviewed, such as 'Version 1.0 was reviewed by NAME.'."""
    earlier: dict[str, list[str]] = {}
    for one in review.reviewers:
        if one.version is not None:
            earlier.setdefault(one.version, []).append(named(one))
    return " ".join(
        words.version_reviewed_by.format(version=version, names=words.byline.names(people))
        for version, people in earlier.items()
    )
