"""What a sentence says of one organ, and its only source of another (code CLM038)."""

# ruff: noqa: E501 - the words of four languages stand in rows as long as they are

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from guidepress.check.text.cited import citing
from guidepress.check.text.prose import Block, written
from guidepress.check.text.sentences import split_sentences
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of

CLM038 = rule_of("CLM038")

_ORGANS: Mapping[str, str] = {
    "liver": r"livers?|hepat\w{2,16}|jaundice|Leber\w{0,20}|foies?|hépat\w{2,14}|ictère|hígado|hepát\w{2,12}|ictericia",
    "kidney": r"kidneys?|renal|nephr\w{2,14}|Nieren?\w{0,20}|reins?|rénale?s?|néphr\w{2,14}|riñ(?:ón|ones)|renales|nefr\w{2,14}",
    "heart": r"hearts?|cardi[aov]\w{0,16}|myocard\w{2,8}|QT|Herz\w{0,20}|cœurs?|cardiaques?|coraz(?:ón|ones)|cardíac[oa]s?",
    "lung": r"lungs?|pulmon\w{1,8}|Lungen?\w{0,20}|poumons?|pulm(?:ón|ones)",
    "brain": r"brains?|cerebr\w{1,10}|encephal\w{2,10}|Gehirn\w{0,14}|Hirn\w{0,14}|cerveaux?|cérébra\w{1,4}|cerebros?",
    "stomach": r"stomachs?|gastr[io]\w{1,14}|Magen\w{0,14}|estomacs?|gastri\w{2,6}|estómagos?",
    "skin": r"skin|derm\w{2,12}|cutaneous|Haut\w{0,14}|peau|cutanée?s?|piel|cutáne[oa]s?",
    "eye": r"eyes?|ocular|ophthalm\w{2,10}|retina\w{0,2}|Augen?\w{0,14}|yeux|oculaires?|ojos?|oculares",
    "thyroid": r"thyroid\w{0,4}|Schilddrüsen?\w{0,14}|thyroïd\w{1,5}|tiroid\w{1,4}",
    "pancreas": r"pancrea\w{1,8}|Bauchspeicheldrüsen?\w{0,14}|pancréa\w{1,8}|páncreas",
    "bladder": r"bladders?|Blasen?\w{0,14}|vessies?|vejigas?",
}
_NAMED = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _ORGANS.items()}
_HARM = re.compile(
    r"\b(?:injur\w{1,3}|diseases?|failures?|damage\w{0,2}|harms?|hurts?|toxic\w{0,6}|cancers?|tumou?rs?|troubles?|\w{3,14}itis|\w{2,14}toxicity|infections?|attacks?"
    r"|\w{0,20}(?:schäd\w{1,9}|schaden|krankheit\w{0,2}|erkrankung\w{0,2}|versagen|krebs)|lésions?|maladies?|insuffisances?|atteintes?|lesi(?:ón|ones)|enfermedad\w{0,2}|insuficiencias?|daños?)\b",
    re.IGNORECASE,
)
"""Words of illness: only what is said to be harmed is held against the title."""


def check_organs(book: Book) -> Iterator[Finding]:
    """CLM038: a sentence of harm to one organ whose sources are, by their titles, about harm to another."""
    titles = {one.key: str(one.csl.get("title") or "") for one in book.references}
    about = {key: organs for key, title in titles.items() if _HARM.search(title) and (organs := _organs(title))}
    for _part, block in written(book) if about else ():
        for sentence, keys in _resting(block):
            if len(keys) != 1 or keys[0] not in about or not _HARM.search(sentence):
                continue
            here, there = _organs(sentence), about[keys[0]]
            if len(here) == 1 and not here & there:
                (organ,) = here
                said = _NAMED[organ].search(sentence)
                words = said[0] if said else organ
                yield CLM038.at(
                    block.place_of(words),
                    f"“{words}” here, and the title of '{keys[0]}' is about the {' and the '.join(sorted(there))}",
                )


def _organs(words: str) -> frozenset[str]:
    return frozenset(name for name, pattern in _NAMED.items() if pattern.search(words))


def _resting(block: Block) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The sentences of a block with what they cite; one that cites nothing rests on the next that does."""
    cited = list(citing(block))
    waiting: list[str] = []
    for sentence in split_sentences(block.words) if cited else ():
        waiting.append(sentence)
        if cited and (cited[0][0].startswith(sentence[:40]) or sentence.startswith(cited[0][0][:40])):
            keys = cited.pop(0)[1]
            yield from ((one, keys) for one in waiting)
            waiting = []
