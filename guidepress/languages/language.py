"""What a language is to Guidepress: its marks, its numbers, and every word that Guidepress adds in it.

A file of this room holds one `Language`. Its words stand in groups, each a class of `guidepress.languages.groups`, and a group is whole: a language
that has one has all of its words, or mypy says what is missing. What it has not, it takes from English by name
(``math=ENGLISH.math``); editions then say those words as English (``lang="en"``), and `MAN070` tells the editor.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Literal, TypeVar, cast

from guidepress.languages.groups import (
    AccessWords,
    BookWords,
    ContactWords,
    DownloadWords,
    ImportWords,
    MathWords,
    PolicyWords,
    ProofWords,
    SpeakWords,
    WebWords,
)
from guidepress.languages.signs import Numbers, Typography


@dataclass(frozen=True, slots=True)
class BrailleCode:
    """A braille code: its name, liblouis' table of it, what of print it shows, and what the edition says of itself.

    ``plain`` is the table without contractions, or nothing. ``emphasis`` and ``foreign`` say that italics and bold have
    indicators, and that phrases in other languages and program text are left uncontracted. ``statement`` says that
    nobody has read the braille; ``notes`` explain the layout, a paragraph a line; ``notes_title`` heads them. ``struck`` is said before and behind what is struck out. ``elided`` says
    that "’" behind a letter is an apostrophe wherever it stands ("un po’"), for no quotation ends with it. ``lent`` says
    that its table also writes phrases of the language within other texts, for its letters are no Latin ones. ``joined``
    says that some pairs of words are written as one ("par exemple").
    """

    name: str
    table: str
    plain: str
    emphasis: bool
    foreign: bool
    edition: str
    statement: str
    made: str
    struck: tuple[str, str]
    notes_title: str
    notes: str
    elided: bool = False
    lent: bool = False
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Checks:
    """What checks know of a language. Nothing is looked for where a field is empty.

    ``may_double`` are the words that stand twice in a row in good prose ('had had', 'nous nous'); ``None`` means that
    doubled words are not looked for. ``says_nothing`` are link texts that do not say where the link leads,
    ``placeholders`` alternative texts that stand in for one (WCAG 2.2, failure F30), both folded by
    `guidepress.check.text.word_lists.folded`. ``little`` are words that every text in the language is full of.
    ``by_colour``, ``pictures`` and ``other_cues`` are regular expressions: what names a thing by its colour, what says
    that a text is about a figure, and what tells things apart without their colour.

    More of them: ``image_of`` is how an alternative text begins that says no more than that it is one, ``elsewhere`` how it
    sends its reader away. ``numbered`` is a figure, page or section by its number, in the groups ``kind``, ``page``,
    ``section`` and ``opens`` (a sentence begins with it), which ``of_another`` behind it says to be another work's;
    ``spoken_of`` what speaks of a ``table`` or a ``figure``. ``danger`` are the signs of an emergency, ``help`` whom to call.
    The case of letters matters in ``numbered`` alone.

    ``marks`` says how a mark stands in a sentence: with a space ``behind`` it and none before it, or ``around`` some
    ("Vraiment ?"); ``opened`` gives for a mark at the end of a sentence the one that opens it ("¿Sí?"). ``nouns_capital`` says that
    nouns have a capital, so that a capital makes no name.
    """

    may_double: frozenset[str] | None = None
    says_nothing: frozenset[str] = frozenset()
    placeholders: frozenset[str] = frozenset()
    little: frozenset[str] = frozenset()
    by_colour: str = ""
    pictures: str = ""
    other_cues: str = ""
    image_of: str = ""
    elsewhere: str = ""
    numbered: str = ""
    of_another: str = ""
    spoken_of: str = ""
    danger: str = ""
    help: str = ""
    marks: Literal["", "behind", "around"] = ""
    opened: Mapping[str, str] = field(default_factory=dict)
    nouns_capital: bool = False


@dataclass(frozen=True, slots=True)
class Language:
    """A language. ``tag`` is its BCP 47 tag, ``name`` what its speakers call it.

    ``rtl`` says that it runs from right to left, ``csl`` which locale of CSL sets its references, ``spine_up`` that the
    spines of its books read from the foot to the head. ``acr`` gives for the sentences of the conformance report, which
    are English, those of the language; all of them, or none: the report is in English then. All others read from head to foot, as ISO 6357:1985 recommends
    and as books in English do: the title stands upright when the book lies on its back.
    """

    tag: str
    name: str
    rtl: bool
    csl: str
    spine_up: bool
    typography: Typography
    numbers: Numbers
    book: BookWords
    math: MathWords
    web: WebWords
    download: DownloadWords
    access: AccessWords
    proof: ProofWords
    policy: PolicyWords
    contacts: ContactWords
    speak: SpeakWords
    importing: ImportWords
    braille: BrailleCode | None
    checks: Checks = Checks()
    acr: Mapping[str, str] = field(default_factory=dict)


Thing = TypeVar("Thing")


def respelled(thing: Thing, change: Callable[[str], str]) -> Thing:
    """A language, or a part of one, with every word of it changed; keys and regular expressions stay as they are."""
    if isinstance(thing, str):
        return cast("Thing", change(thing))
    if isinstance(thing, tuple):
        return cast("Thing", tuple(respelled(one, change) for one in thing))
    if isinstance(thing, Mapping):
        return cast("Thing", {key: respelled(one, change) for key, one in thing.items()})
    if is_dataclass(thing) and not isinstance(thing, Checks | type):
        changed = {one.name: respelled(getattr(thing, one.name), change) for one in fields(thing)}
        return replace(thing, **changed)
    return thing


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """The phrases of a text, which commas part."""
    return frozenset(" ".join(phrase.split()) for phrase in text.split(","))
