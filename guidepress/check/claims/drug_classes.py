"""A medicine that is counted among a class of which it is none (code CLM046): 'opioids such as diazepam'.

What belongs to which class is data (``tables/drug_classes.toml``). Three forms of words put a medicine into a
class: the class with a list behind it (in brackets, or after "such as"), "X is an opioid", and what an antidote
undoes. A medicine of no class of ours, or of several, is nothing to go by.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from guidepress.check.text.prose import Block, written
from guidepress.check.text.sentences import split_sentences
from guidepress.model.book import Book, PartKind
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of

CLM046 = rule_of("CLM046")

_LIKE = r"(?:such as|like|including|e\.g\.|for example|namely|wie(?: zum beispiel)?|etwa|zum beispiel|z\. ?b\.|comme|tels que|telles que|par exemple|p\. ex\.|como|tales como|por ejemplo)"  # noqa: E501
_IS = r"(?:is|are|ist ein|ist eine|sind|est une?|sont des|es una?|son)(?: (?:an?|kinds? of|types? of|starkes|starke))*"
_UNDOES = r"(?:undo(?:es)?|reverses?|blocks?|counters?|antidote (?:to|for|against)|against the effects? of|hebt .{0,30}auf|gegenmittel (?:bei|zu|gegen)|antidote (?:des|aux)|antídoto de|revierte)"  # noqa: E501
_NOT = re.compile(
    r"\b(?:not|no|never|nor|neither|than|unlike|instead of|rather|nicht|kein\w{0,2}|statt|pas|ni|plutôt|no es|en vez)\b"
)
_WORD = r"[^\W\d_][\w-]{2,30}"
_AND = r"(?:, (?:and |or |und |oder |et |ou |y |o )?| (?:and|or|und|oder|et|ou|y|o) )"
_NAME = re.compile(r"[^\W\d_][\w-]{3,30}")


@dataclass(frozen=True, slots=True)
class _Classes:
    """How the classes are called, what belongs to each, and the patterns that put a medicine into one."""

    members: Mapping[str, tuple[str, ...]]
    antidotes: Mapping[str, str]
    lists: Mapping[str, re.Pattern[str]]
    names: Mapping[str, re.Pattern[str]]
    undone: Mapping[str, re.Pattern[str]]

    def of(self, name: str) -> set[str]:
        """The classes of a medicine, by its name in any of our languages."""
        return {kind for kind, members in self.members.items() if name.startswith(members)}


def check_drug_classes(book: Book) -> Iterator[Finding]:
    """CLM046 in all that was written."""
    known = _classes()
    for part, block in written(book):
        heading = _term(block) if part.kind is PartKind.GLOSSARY else ""
        for sentence in split_sentences(block.words):
            for name, kind in _put(sentence.casefold(), heading, known):
                own = known.of(name)
                if own and kind not in own and not (own & _OVER.get(kind, frozenset())):
                    said = f"“{name}” is told of as one of '{kind}', and is one of '{min(own)}'"
                    yield CLM046.at(block.place_of(sentence), said)
        yield from _undone(block, known)


_OVER: Mapping[str, frozenset[str]] = {"antidepressant": frozenset({"ssri"}), "ssri": frozenset()}


def _put(sentence: str, heading: str, known: _Classes) -> Iterator[tuple[str, str]]:
    """The medicines of a sentence with the class that it puts each into."""
    for kind, pattern in known.lists.items():
        for one in pattern.finditer(sentence):
            listed = one["list"] or one["bracket"]
            if not _NOT.search(listed):
                yield from ((found[0], kind) for found in _NAME.finditer(listed))
    for kind, pattern in known.names.items():
        for one in pattern.finditer(sentence):
            if not _NOT.search(one[0]):
                yield from ((found[0], kind) for found in _NAME.finditer(one["name"]))
        if heading and pattern.match(f"{heading} is {sentence}"):
            yield heading, kind


def _undone(block: Block, known: _Classes) -> Iterator[Finding]:
    """What an antidote is said to undo, in a block that names one antidote."""
    words = block.words.casefold()
    named = [(name, kind) for name, kind in known.antidotes.items() if name in words]
    if len(named) != 1:
        return
    name, right = named[0]
    for kind, pattern in known.undone.items():
        for one in pattern.finditer(words):
            if kind != right and not _NOT.search(one[0]) and not known.undone[right].search(one[0]):
                start = one.start()
                said = f"“{words[start : one.end()]}” is told of {name}, which is given against '{right}'"
                yield CLM046.at(block.place_of(block.words[start : one.end()]), said)


def _term(block: Block) -> str:
    """The head of the glossary that a definition belongs to."""
    before = block.element.getprevious()
    return "".join(before.itertext()).strip().casefold() if block.element.tag == "dd" and before is not None else ""


@cache
def _classes() -> _Classes:
    table = tomllib.loads(
        (files("guidepress.check.claims") / "tables" / "drug_classes.toml").read_text(encoding="utf-8")
    )
    called = {kind: one["called"] for kind, one in table["classes"].items()}
    members = {kind: tuple(one["members"].split()) for kind, one in table["classes"].items()}
    lists = {
        kind: re.compile(
            rf"\b(?:{names})(?: \((?P<bracket>[^()]{{3,200}})\)|,? {_LIKE} (?P<list>{_WORD}(?:{_AND}{_WORD}){{0,5}}))"
        )
        for kind, names in called.items()
    }
    whole = {
        kind: re.compile(rf"\b(?P<name>(?:{_WORD}{_AND}){{0,5}}{_WORD}),? {_IS} (?:\w{{3,12}} )?(?:{names})\b")
        for kind, names in called.items()
    }
    undone = {
        kind: re.compile(rf"\b{_UNDOES} (?:too much of |an? |the |overdoses? of )*(?:{names})\b")
        for kind, names in called.items()
    }
    return _Classes(members, table["antidotes"], lists, whole, undone)
