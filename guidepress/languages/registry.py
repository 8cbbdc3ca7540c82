"""Finds what Guidepress knows of a language by its tag: the file of the language, else English.

The way from a tag to a language is that of RFC 4647, 3.4: "de-CH-1996" falls back to "de-CH", then to "de".
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import cache

from lxml import etree

from guidepress.languages import arabic, english, french, german, hebrew, italian, portuguese, spanish
from guidepress.languages.direction import runs_right_to_left
from guidepress.languages.english import ENGLISH
from guidepress.languages.language import Checks, Language
from guidepress.languages.unfiled import CHECKS, CSL, LENT_TABLES, SPINES_UP


def primary(tag: str) -> str:
    """The primary language subtag of a BCP 47 tag, in lower case."""
    return tag.split("-", maxsplit=1)[0].lower()


FILES = (arabic, english, french, german, hebrew, italian, portuguese, spanish)
"""A new language is one file, and its name here."""

LANGUAGES: Mapping[str, Language] = {one.LANGUAGE.tag: one.LANGUAGE for one in FILES}
"""The languages that Guidepress speaks, by primary tag."""

_BY_TAG: Mapping[str, Language] = {
    tag.lower(): language
    for file in FILES
    for tag, language in (*file.REGIONS.items(), (file.LANGUAGE.tag, file.LANGUAGE))
}

GROUPS: Mapping[str, str] = {
    "book": "the words of the book and its contents",
    "math": "formulas read aloud",
    "web": "the web page",
    "download": "the download page",
    "access": "the statements on accessibility",
    "proof": "the page of the proof",
    "policy": "the policy on the page of the proof",
    "contacts": "the table of whom to call",
    "speak": "what 'speak' says",
    "importing": "what an import writes where its source says nothing",
}
"""The groups of words of a `Language`, and what each is for."""


@cache
def language_for(tag: str) -> Language:
    """The language of a BCP 47 tag. What it lacks, or all of it if there is no file, is that of English.

    A script in the tag decides the direction ("az-Arab"), else the language does.
    """
    pieces = tag.lower().split("-")
    found = next((_BY_TAG[name] for n in range(len(pieces), 0, -1) if (name := "-".join(pieces[:n])) in _BY_TAG), None)
    rtl = runs_right_to_left(tag)
    if found is not None:
        return found if found.rtl == rtl else replace(found, rtl=rtl)
    own = primary(tag)
    csl, checks = CSL.get(own, ENGLISH.csl), CHECKS.get(own, Checks())
    return replace(ENGLISH, tag=own, rtl=rtl, csl=csl, spine_up=own in SPINES_UP, braille=None, checks=checks)


def lent_table(tag: str) -> str:
    """The table of braille for a phrase in a language, within a text in another; empty if its letters need none."""
    code = LANGUAGES[primary(tag)].braille if primary(tag) in LANGUAGES else None
    if code is None:
        return LENT_TABLES.get(primary(tag), "")
    return code.table if code.lent else ""


def has_decimal_comma(tag: str) -> bool:
    """Whether a comma stands before the decimals in a language; not where that is unknown."""
    return language_for(tag).numbers.decimal == ","


def lacking(language: Language) -> Iterator[str]:
    """What a language takes from English, in words."""
    if language.tag != ENGLISH.tag:
        yield from (said for name, said in GROUPS.items() if getattr(language, name) is getattr(ENGLISH, name))


def tongue(words: object, language: Language) -> str:
    """The tag of the language that a group of words is in, if that is not the language of the guide; else nothing."""
    ours = language.tag != ENGLISH.tag and any(words is getattr(ENGLISH, name) for name in GROUPS)
    return ENGLISH.tag if ours else ""


def mark(element: etree._Element, words: object, language: Language) -> etree._Element:
    """Say of an element whose words are of a group, and in English for want of others, that they are (WCAG 3.1.2)."""
    if other := tongue(words, language):
        element.set("lang", other)
        element.set("dir", "ltr")
    return element


def _bare(name: str) -> str:
    """A name in lower case, without its accents."""
    return "".join(sign for sign in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(sign))


_NAMES: Mapping[str, str] = {
    **{_bare(name): tag for tag, name in ENGLISH.speak.languages.items()},
    **{_bare(one.speak.languages[tag]): tag for tag, one in LANGUAGES.items()},
}
"""What languages are called in English, and those with a file in themselves."""


def language_meant(written: str, known: Collection[str] = ()) -> str:
    """The tag that somebody may have meant who wrote the name of a language; empty if that cannot be told."""
    near = difflib.get_close_matches(_bare(written.strip()), _NAMES, 1, 0.75)
    tag = _NAMES[near[0]] if near else ""
    return tag if not known or tag in known else ""


@cache
def months_by_name(tag: str = "") -> Mapping[str, int]:
    """The number of each month by its names, in small letters: in all languages and regions that have a file, or in one.

    None if that language has no file.
    """
    return {
        unicodedata.normalize("NFC", month.lower()): number
        for language in _BY_TAG.values()
        if not tag or language.tag == primary(tag)
        for number, month in enumerate(language.book.dates.months, 1)
    }
