"""How accessible a file is, in the words that readers know from other shops and libraries.

Which statements are made follows from the claims and the schema.org metadata of a file alone
(`guidepress.standards.display_guide`); their words are those of the guide's language.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from guidepress.languages.access_statements import worded
from guidepress.languages.language import Language
from guidepress.model.edition import Published
from guidepress.standards.display_guide import Facts, statements


def display_statements(published: Published, language: Language) -> Iterator[tuple[str, list[str]]]:
    """Heading and statements in words, in the order of the Display Guide 2.1."""
    for heading, said in statements(facts_of(published)):
        yield getattr(language.access, heading), [worded(one.name, one.values, language, one.text) for one in said]


def facts_of(published: Published) -> Facts:
    """What was written into a file, as whoever made it says."""
    extra = published.extra
    certified = extra.get("certified")
    return Facts(
        published.edition.kind,
        (*published.claims, *_values(extra.get("settled"))),
        _values(extra.get("accessibilityFeature")),
        _values(extra.get("accessModeSufficient")),
        _values(extra.get("accessibilityHazard")),
        str(extra.get("accessibilitySummary", "")),
        str(extra.get("certifier", "")),
        certified if isinstance(certified, dt.date) else None,
    )


def _values(found: object) -> frozenset[str]:
    """The values of a property; those that are lists of one, such as ``[["textual"]]``, as that one."""
    if not isinstance(found, (list, tuple, set, frozenset)):
        return frozenset()
    lists = [one if isinstance(one, (list, tuple)) else (one,) for one in found]
    return frozenset(str(one[0]) for one in lists if len(one) == 1)
