"""A policy pack as data: statements, contacts, dates, sources, claims, wordings; validated and frozen.

It is long because the whole shape of one file is read in one place.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from guidepress.policies.wordings import bounded

LANGUAGES = ("en", "de", "fr", "es")
"""Primary languages whose negations and hedges are known, in which a statement is checked for what it says."""

ANY = "*"
"""Stands for every language where wordings are not given by language."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Wording = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=2, max_length=400), AfterValidator(bounded)
]
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=60)]
Primary = Annotated[str, StringConstraints(pattern=r"^(?:[a-z]{2,3}|\*)$")]
Wordings = Annotated[tuple[Wording, ...], Field(max_length=60)]


def _by_language(value: object) -> object:
    """A list is meant for every language."""
    return {ANY: value} if isinstance(value, list | tuple) else value


ByLanguage = Annotated[Mapping[Primary, Wordings], Field(max_length=40), BeforeValidator(_by_language)]
"""Alternatives by primary language; a plain list is for every language."""
Levels = Annotated[tuple[ByLanguage, ...], Field(max_length=20)]


def _levels(value: object) -> object:
    """What a pack writes is one level; packs that extend each other stack theirs."""
    return value if isinstance(value, tuple) else (value,)


def _one_of(levels: tuple[Mapping[str, tuple[str, ...]], ...], language: str) -> tuple[tuple[str, ...], ...]:
    found = ((*one.get(ANY, ()), *one.get(language, ())) for one in levels)
    return tuple(patterns for patterns in found if patterns)


class Model(BaseModel):
    """Strict and frozen; an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Source(Model):
    """Where a rule or a number comes from, and whether somebody read it there.

    ``read`` is the day on which it was read; ``checked: unverified`` says that it could not be.
    """

    title: Text
    clause: Text | None = None
    url: Text | None = Field(None, pattern=r"^https?://")
    read: dt.date | None = None
    checked: Literal["read", "unverified"] = "read"
    note: Text | None = None

    @model_validator(mode="after")
    def _read_on_a_day(self) -> Source:
        if (self.checked == "read") != (self.read is not None):
            raise ValueError("give the day ('read') on which it was read, or say 'checked: unverified'")
        return self


class Statement(Model):
    """Something the disclaimer must say.

    What is said is judged by five kinds of wordings, each by language; those of a kind are alternatives. In the marked
    element (or, without a marker, under one heading): all of ``words`` must stand; one of ``accept`` must be said and
    not be turned round or hedged, unless a marker vouches for it; what ``affirms`` names must be affirmed, what
    ``denies`` names must be denied, wherever it is named; and nothing of ``says-not`` may be said, there or anywhere
    else in the guide; nothing of ``unadvised`` unless the sentence names those who give care ("you may stop your
    medicine" is for a doctor to say). Where it is ``strict``, a marker does not excuse what is to be accepted.
    ``accept``, ``affirms`` and ``denies`` hold a level for each pack of the chain: all must be met.
    In a sentence that makes it, nothing of ``bounds`` may stand ("in moderation"); elsewhere that is other talk.
    Where ``conditions`` or ``exceptions`` are given, a condition in a sentence that makes the statement may speak of
    the former only, an exception of the latter, and both of those who give care: "on Mondays" weakens, and so does
    "once you have tried all else".
    ``wording`` holds the approved wordings by language, which ``{{statement:ID}}`` inserts.
    """

    says: Text
    why: Text
    sources: tuple[Source, ...] = Field((), max_length=10)
    wording: Mapping[Primary, Prose] = Field(default_factory=dict, max_length=40)
    accept: Annotated[Levels, BeforeValidator(_levels)] = ()
    affirms: Annotated[Levels, BeforeValidator(_levels)] = ()
    denies: Annotated[Levels, BeforeValidator(_levels)] = ()
    strict: bool = False
    words: ByLanguage = Field(default_factory=dict)
    says_not: ByLanguage = Field(default_factory=dict, alias="says-not")
    unadvised: ByLanguage = Field(default_factory=dict)
    bounds: ByLanguage = Field(default_factory=dict)
    conditions: ByLanguage = Field(default_factory=dict)
    exceptions: ByLanguage = Field(default_factory=dict)
    people: ByLanguage = Field(default_factory=dict)

    def of(self, kind: Literal["accept", "affirms", "denies"], language: str) -> tuple[tuple[str, ...], ...]:
        """The alternatives of a kind in a language, a tuple for each pack of the chain that has some."""
        levels: tuple[Mapping[str, tuple[str, ...]], ...] = getattr(self, kind)
        return _one_of(levels, language)

    def all_words(self, language: str) -> tuple[str, ...]:
        """The wordings that must all stand."""
        return (*self.words.get(ANY, ()), *self.words.get(language, ()))

    def forbidden(self, language: str) -> tuple[str, ...]:
        """The wordings of which none may be said."""
        return (*self.says_not.get(ANY, ()), *self.says_not.get(language, ()))

    def left_to_care(self, language: str) -> tuple[str, ...]:
        """The wordings of which none may be said but by those who give care."""
        return (*self.unadvised.get(ANY, ()), *self.unadvised.get(language, ()))

    def bounded_by(self, language: str) -> tuple[str, ...]:
        """The wordings that leave a part of it out, in a sentence that makes it."""
        return (*self.bounds.get(ANY, ()), *self.bounds.get(language, ()))

    def is_bounded(self, language: str) -> bool:
        """Whether it is said of what the statement may depend on; else no condition or exception in it is judged."""
        return bool(self.may_depend_on(language) or self.may_except(language))

    def may_depend_on(self, language: str) -> tuple[str, ...]:
        """The wordings of which a condition may speak; if there are none, it may speak of all."""
        return (*self.conditions.get(ANY, ()), *self.conditions.get(language, ()))

    def may_except(self, language: str) -> tuple[str, ...]:
        """The wordings of which an exception may speak."""
        return (*self.exceptions.get(ANY, ()), *self.exceptions.get(language, ()))

    def warned(self, language: str) -> tuple[str, ...]:
        """The wordings of those whom it warns."""
        return (*self.people.get(ANY, ()), *self.people.get(language, ()))

    def knows(self, language: str) -> bool:
        """Whether there is anything by which the statement can be judged in a language."""
        return bool(
            self.of("accept", language)
            or self.of("affirms", language)
            or self.of("denies", language)
            or self.all_words(language)
        )


class Contact(Model):
    """A number or address that the disclaimer must print, in one of the wordings.

    ``number`` is as it is dialled and printed; ``label`` says by language whom it reaches, for ``{{contacts}}``.
    ``for`` has the wordings of what it is for: a sentence that prints it and names the trouble of another contact only
    sends the reader to the wrong one. A contact for an emergency stands at the beginning of the disclaimer
    (``first``); one that answers day and night (``always``) has no opening hours, one that costs nothing (``free``) no
    price. ``checked`` is the day on which its source was last read.
    """

    says: Text
    why: Text
    accept: Annotated[Levels, BeforeValidator(_levels)] = ()
    number: Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)] | None = None
    url: Text | None = Field(None, pattern=r"^https://")
    label: Mapping[Primary, Text] = Field(default_factory=dict, max_length=40)
    purpose: ByLanguage = Field(default_factory=dict, alias="for")
    region: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")] | None = None
    first: bool = False
    always: bool = False
    free: bool = False
    checked: dt.date | None = None
    sources: tuple[Source, ...] = Field((), max_length=10)

    @model_validator(mode="after")
    def _recognisable(self) -> Contact:
        if not any(patterns for level in self.accept for patterns in level.values()) and not self.number:
            raise ValueError("say in 'accept' or 'number' how it is recognised")
        return self

    def purpose_in(self, language: str) -> tuple[str, ...]:
        """The wordings of what it is for."""
        return (*self.purpose.get(ANY, ()), *self.purpose.get(language, ()))

    def levels(self, language: str) -> tuple[tuple[str, ...], ...]:
        """The alternatives of each pack of the chain; without any, the number itself."""
        found = _one_of(self.accept, language)
        return found or ((number_pattern(self.number or ""),),)


def number_pattern(number: str) -> str:
    """A wording for a telephone number: its digits and letters, however they are parted, and no more digits."""
    groups = "".join(sign if sign.isalnum() else " " for sign in number).split()
    return r"(?:^|[^\w.-])\+?\(?" + r"\)?[ ./\x{a0}-]{0,2}\(?".join(groups) + r"(?:$|\D)"


class Forbidden(Model):
    """A wording that no text of the guide may hold, unless in quotation marks: it is then reported, not said."""

    pattern: Wording
    why: Text
    instead: Text


class Jargon(Model):
    """A technical word that is explained where the guide first uses it, and plain words for it."""

    words: Wording
    plain: Text


class Dates(Model):
    """How old dates may be. Months are calendar months; ``None`` asks nothing."""

    review_months: int | None = Field(None, alias="review-months", ge=1, le=120)
    law_days: int | None = Field(None, alias="law-days", ge=1, le=3660)
    evidence_months: int | None = Field(None, alias="evidence-months", ge=1, le=120)
    contacts_days: int | None = Field(None, alias="contacts-days", ge=1, le=3660)


class Sources(Model):
    """What the references must be: how old, how recent as a whole, whether web pages say when they were read."""

    access_dates: bool = Field(False, alias="access-dates")
    years: int | None = Field(None, ge=1, le=200)
    recent_years: int = Field(10, alias="recent-years", ge=1, le=100)
    recent_percent: int | None = Field(None, alias="recent-percent", ge=1, le=100)
    snapshot_days: int = Field(180, alias="snapshot-days", ge=1, le=3660)


class Claims(Model):
    """Which sentences and sections need a source; how a dose, a relative and an absolute risk are recognised.

    ``unproven`` names what no effect may be claimed of, whatever is cited. ``risk-words`` and ``benefit-words`` say
    which headings tell risks and which benefits.
    """

    cite: bool = False
    cite_sections: bool = Field(False, alias="cite-sections")
    doses: Wordings = ()
    unproven: tuple[Text, ...] = Field((), max_length=60)
    relative: Wordings = ()
    absolute: Wordings = ()
    risk_words: tuple[Text, ...] = Field((), alias="risk-words", max_length=60)
    benefit_words: tuple[Text, ...] = Field((), alias="benefit-words", max_length=60)


class Readability(Model):
    """The limits of the language checks: grades of reading, and numbers of words.

    A section may be as hard as ``smog-max``; the guide as a whole as ``smog-target``, if there is one.
    """

    smog_max: float = Field(10.0, alias="smog-max", gt=3, le=30)
    smog_target: float | None = Field(None, alias="smog-target", gt=3, le=30)
    flesch_kincaid_max: float = Field(10.0, alias="flesch-kincaid-max", gt=0, le=30)
    mean_sentence_max: float = Field(20.0, alias="mean-sentence-max", gt=1, le=200)
    sentence_max: int = Field(30, alias="sentence-max", gt=1, le=500)
    paragraph_words_max: int = Field(150, alias="paragraph-words-max", gt=1, le=5000)


class LeafletStatements(Model):
    """What a leaflet's short disclaimer must say: ids of statements. Where there are none, it may not be shortened."""

    statements: tuple[Identifier, ...] = Field((), max_length=100)


class Limits(Model):
    """How long the disclaimer may be, in words, and within how many of them what is urgent stands."""

    words_max: int | None = Field(None, alias="words-max", ge=50, le=20_000)
    first_words: int = Field(150, alias="first-words", ge=20, le=2000)


class Weakens(Model):
    """A thing of the policy that is extended and that this one asks less of: which, why, and who answers for it.

    ``id`` is ``statements.ID``, ``contacts.ID``, or a key such as ``dates.review-months``.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z-]+(?:\.[a-z0-9-]+)+$|^[a-z]+$", max_length=130)]
    because: Text
    by: Text


class Pack(Model):
    """A policy. What it ``extends`` is merged in, and only becomes stricter (`guidepress.policies.chain`)."""

    title: Text
    extends: Text | None = None
    approval: Literal["optional", "required"] = "optional"
    statements: dict[Identifier, Statement] = Field(default_factory=dict, max_length=100)
    contacts: dict[Identifier, Contact] = Field(default_factory=dict, max_length=50)
    disclaimer: Limits = Field(default_factory=Limits)
    leaflet: LeafletStatements = Field(default_factory=LeafletStatements)
    dates: Dates = Field(default_factory=Dates)
    sources: Sources = Field(default_factory=Sources)
    claims: Claims = Field(default_factory=Claims)
    forbidden: tuple[Forbidden, ...] = Field((), max_length=200)
    jargon: tuple[Jargon, ...] = Field((), max_length=300)
    readability: Readability = Field(default_factory=Readability)
    weakens: tuple[Weakens, ...] = Field((), max_length=50)
