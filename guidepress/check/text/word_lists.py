"""Lists of words that checks know beside those of each language (`guidepress.languages.language.Checks`)."""

from __future__ import annotations

from collections.abc import Mapping

from guidepress.languages.registry import LANGUAGES, primary

PLACEHOLDERS = frozenset[str]().union(*(language.checks.placeholders for language in LANGUAGES.values()))
"""Alternative texts that stand in for one, in any of our languages, folded by `folded` (WCAG 2.2, failure F30)."""


def folded(words: str) -> str:
    """Words as these lists have them: lower case, straight apostrophes, no punctuation at the ends, single spaces."""
    return " ".join(words.casefold().replace("’", "'").split()).strip(" .,:;!?…»«›‹→>()[]'\"“”„")


def says_nothing(tag: str) -> frozenset[str]:
    """The link texts of a language that do not say where the link leads, folded."""
    known = LANGUAGES.get(primary(tag))
    return known.checks.says_nothing if known else frozenset()


TWO_WAYS: Mapping[str, str] = {
    "birthdate": "birth date",
    "bloodstream": "blood stream",
    "caregiver": "care giver",
    "database": "data base",
    "healthcare": "health care",
    "heartbeat": "heart beat",
    "helpline": "help line",
    "lifestyle": "life style",
    "longterm": "long term",
    "nationwide": "nation wide",
    "onetime": "one time",
    "painkiller": "pain killer",
    "painkillers": "pain killers",
    "postnatal": "post natal",
    "screenreader": "screen reader",
    "smartphone": "smart phone",
    "timeframe": "time frame",
    "timeline": "time line",
    "videoconference": "video conference",
    "webpage": "web page",
    "website": "web site",
    "wellbeing": "well being",
    "worldwide": "world wide",
}
"""Words that are written as one or as two and mean the same either way."""

KNOWN_ABBREVIATIONS = frozenset(
    """
    AC AD AIDS AM BC BCE BMI CD CE CV DC DIY DNA DVD EU FAQ GPS HIV HTML HTTP HTTPS ID IQ ISBN IT LED OK PC PDF PH PM
    PS RNA SMS SOS SPF SUV SVG TNT TV UK UN URL US USA USB UTC UV XML CC BY SA NC ND
    """.split()
)
"""Abbreviations that are better known than their words, and the marks of the Creative Commons licences."""

_LITTLE = {
    "la": "ab atque cum est esse et hoc nec nisi non quae qui quod sed sunt ut",
    "ms": "adalah akan anda dalam dan dari dengan di ini itu jika oleh pada sedang tidak untuk yang",
    "nl": "aan als bij dat de die dit een en er het ik is maar met naar niet nooit of om ook op te u uw van voor worden"
    " wordt zijn",
    "pl": "do i jak jest na nie od po przez się są w z za że",
    "sv": "att av de den det du en ett för har i inte med och om på som till vid är",
}
"""The little words of languages that have no file of their own."""
LITTLE_WORDS: Mapping[str, frozenset[str]] = {
    **{tag: language.checks.little for tag, language in LANGUAGES.items() if tag != "en"},
    **{tag: frozenset(words.split()) for tag, words in _LITTLE.items()},
}
"""The little words of languages by tag; every text is full of them, and lists of names have none."""
