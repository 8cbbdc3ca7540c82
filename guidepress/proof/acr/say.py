"""The sentences of the conformance report in the language of its reader.

They stand in the code in English, which is also the language of OpenACR; a language that has them gives its own for
each (`Language.acr`). Names that a standard gives, and what rules say, stay English and are marked as English.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from guidepress.languages.english import ENGLISH
from guidepress.languages.language import Language
from guidepress.standards.conformance.criteria import Criterion
from guidepress.standards.conformance.settled import State


@dataclass(frozen=True, slots=True)
class Say:
    """Says the sentences of the report in a language; in English if the language has not all of them."""

    language: Language = ENGLISH

    def __call__(self, sentence: str, **filled: object) -> str:
        """A sentence, with its places filled in. Raises `KeyError` if a language of its own lacks it."""
        words: Mapping[str, str] = self.language.acr
        return (words[sentence] if words else sentence).format(**filled)

    def state(self, state: State) -> str:
        """How far a criterion is met."""
        return self.language.proof.term(state.value)

    def criterion(self, one: Criterion) -> str:
        """The name of a success criterion of WCAG, as W3C's translation has it."""
        return self.language.proof.criteria[one.number]

    def edition(self, name: str) -> str:
        """What an edition is called."""
        return self.language.download.editions[name].title

    def in_english(self, element: etree._Element) -> etree._Element:
        """An element whose words are English in any report, said to be (WCAG 2.2, 3.1.2)."""
        if self.language.tag != ENGLISH.tag:
            element.attrib.update({"lang": ENGLISH.tag, "dir": "ltr"})
        return element


ENGLISH_REPORT = Say()
"""The report as OpenACR has it, and every reader whose language lacks its sentences."""


def say_in(language: Language) -> Say:
    """Says them in a language that has them, else in English."""
    return Say(language) if language.acr else ENGLISH_REPORT
