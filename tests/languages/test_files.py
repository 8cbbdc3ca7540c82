"""Every language is whole: what English says, it says, with the same places to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

import pytest

from guidepress.languages.english import ENGLISH
from guidepress.languages.language import Checks, Language
from guidepress.languages.registry import FILES, LANGUAGES, lacking, language_for
from guidepress.model.callouts import CALLOUTS
from guidepress.model.edition import EDITIONS, EditionKind
from guidepress.model.finding import Severity
from guidepress.policies.load import SHIPPED, shipped
from guidepress.proof import wcag
from guidepress.standards.conformance.criteria import CRITERIA
from tests.support.tongues import ALIKE

ALL = {tag: one for file in FILES for tag, one in ({file.LANGUAGE.tag: file.LANGUAGE} | dict(file.REGIONS)).items()}
OTHERS = {tag: one for tag, one in ALL.items() if one.tag != ENGLISH.tag}
every_language = pytest.mark.parametrize("language", ALL.values(), ids=ALL)
every_other = pytest.mark.parametrize("language", OTHERS.values(), ids=OTHERS)
_READING = ("dates.short", "dates.ordinals", "dates.links", "dates.until")
_FREE = (
    "typography",
    "checks",
    "acr",
    "math.symbols",
    "math.powers",
    "terms",
    "articles",
    "speak.languages",
    *_READING,
)
"""What is a language's own affair: which of it there is, and what it looks like."""


def words_of(thing: object, place: str = "") -> Iterator[tuple[str, str]]:
    """Each text of a language, with the path to it."""
    if isinstance(thing, str):
        yield place, thing
    elif isinstance(thing, Mapping):
        for key, one in thing.items():
            yield from words_of(one, f"{place}[{key}]")
    elif isinstance(thing, tuple):
        for number, one in enumerate(thing):
            yield from words_of(one, f"{place}[{number}]")
    elif is_dataclass(thing) and not isinstance(thing, type | Checks):
        for one in fields(thing):
            yield from words_of(getattr(thing, one.name), f"{place}.{one.name}".lstrip("."))


def common(language: Language) -> dict[str, str]:
    """The texts that every language must have."""
    texts = dict(words_of(language))
    return {place: text for place, text in texts.items() if not any(free in place for free in _FREE)}


def patterns_of(checks: Checks) -> Iterator[tuple[str, str]]:
    """The regular expressions of a language by their names."""
    for one in fields(Checks):
        if isinstance(value := getattr(checks, one.name), str):
            yield one.name, value


def holes(text: str) -> set[str]:
    """The places of a text that are filled in."""
    return set(re.findall(r"\{\w*\}", text))


@every_other
def test_a_language_says_all_that_english_says(language: Language) -> None:
    """No word is missing, none is left over, no group is borrowed."""
    ours = {place for place in common(language) if not place.startswith("braille")}
    assert ours == {place for place in common(ENGLISH) if not place.startswith("braille")}
    assert list(lacking(language)) == []


@every_other
def test_what_is_filled_in_is_filled_in_in_every_language(language: Language) -> None:
    """A place that is missing would lose a number or a name; one too many would stop the build."""
    english = common(ENGLISH)
    differ = {
        place: text
        for place, text in common(language).items()
        if place in english and holes(text) != holes(english[place])
    }
    assert differ == {}


@every_language
def test_no_text_is_empty(language: Language) -> None:
    """But for a space that parts thousands, and a braille code that has no contractions to leave out."""
    bare = {place for place, text in common(language).items() if not text.strip()}
    assert bare <= {"numbers.thousands", "braille.plain"}
    assert [place for place, text in words_of(language) if "  " in text] == []


@every_other
def test_few_texts_are_those_of_english(language: Language) -> None:
    """A text that is English in another language was forgotten, but for words that are the same in both."""
    english = common(ENGLISH)
    same = {text for place, text in common(language).items() if english.get(place) == text}
    words = {text for text in same if len(re.sub(r"\{\w*\}|[\W\d]", "", text)) > 6}
    assert words <= ALIKE.get(language.tag, frozenset())


@every_language
def test_what_other_rooms_name_has_a_word(language: Language) -> None:
    """The editions, the elements that 'speak' tells of, the criteria of WCAG, the months, the callouts."""
    assert set(language.download.editions) >= {
        edition.name for edition in EDITIONS.values() if edition.kind is not EditionKind.BRAILLE or language.braille
    }
    assert len(set(language.book.dates.months)) == 12
    assert set(language.proof.criteria) == set(CRITERIA)


@every_other
def test_what_the_report_says_has_a_word(language: Language) -> None:
    """Every sentence of ``report.json`` that the page shows, which is English there."""
    told = {one["question"] for kind in EditionKind for one in wcag.needs_a_person(kind)}
    told |= set(wcag.SENTENCES)
    told |= {"passed", "failed", "not run", *Severity}
    assert told - set(language.proof.terms) == set()
    assert {one for one in told if language.proof.terms[one] == one} <= ALIKE.get(language.tag, frozenset())


@every_language
def test_its_regular_expressions_are_some(language: Language) -> None:
    """Each is a pattern that compiles and does not match nothing, with the groups that its check asks for."""
    patterns = {name: pattern for name, pattern in patterns_of(language.checks) if pattern}
    assert [name for name, pattern in patterns.items() if re.search(pattern, "")] == []
    groups = {"numbered": {"kind", "page", "section"}, "spoken_of": {"table", "figure"}}
    for name, wanted in groups.items():
        assert name not in patterns or set(re.compile(patterns[name]).groupindex) - {"opens"} == wanted


@every_language
def test_contacts_have_the_regions_of_the_policies(language: Language) -> None:
    """A policy's contact stands beside the name of its region."""
    regions = {one.region for name in SHIPPED for one in shipped(name).pack.contacts.values() if one.region}
    assert regions <= set(language.contacts.regions)


@every_language
def test_every_language_is_named_in_every_language(language: Language) -> None:
    """'speak' says which language comes next: all that Guidepress has words in are named."""
    assert set(LANGUAGES) <= set(language.speak.languages)


@every_language
def test_every_type_of_callout_has_a_word(language: Language) -> None:
    """The types that there are are those that each language names."""
    assert set(language.book.callouts) == set(CALLOUTS)


def test_french_has_spaces_before_its_signs() -> None:
    """A no-break space before a colon, a narrow one before ; ! ? and within quotation marks: no line begins with a sign."""
    bad = re.compile(r"(?<!\u00a0):(?=\s|$)|(?<!\u202f)[;!?](?=\s|$)|«(?!\u202f)|(?<!\u202f)»")
    pauses = ("math.semicolon", "typography.partners[»]")  # what is said, and a sign alone
    found = [place for place, text in words_of(language_for("fr")) if bad.search(text) and place not in pauses]
    assert found == []
    assert [language_for(tag).book.colon for tag in ("fr-CA", "de")] == ["\u00a0:", ":"]
