"""What the editions for readers with other needs promise, in pt; the sources are named in ``docs/editions.md``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """The measures of an edition.

    ``floor`` is the least size of anything that is text, ``text`` and ``line`` are the size of the body and the
    distance of its baselines, ``heads`` the least size of each heading by structure type. ``margin`` is what text keeps
    from the edges of the page, ``edge`` what running heads, folios and the lettering of figures keep. ``letters`` is
    the most that a line holds, spaces included (0: no such promise).
    """

    floor: float
    text: float
    line: float
    heads: Mapping[str, float]
    margin: float
    edge: float
    letters: int = 0


PROFILES: Mapping[str, Profile] = {
    "large-print": Profile(16, 18, 27, {"H1": 22, "H2": 20, "H3": 18}, 72, 23),
    "dyslexia": Profile(12, 14, 21, {"H1": 22, "H2": 18, "H3": 16}, 72, 23, letters=60),
}
"""The promises by the name of the edition."""
