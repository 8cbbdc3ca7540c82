"""Rules about wording, as an editor writes them: phrases in a table, with sentences that they find and spare.

A table is TOML. ``[words]`` names lists of words; each ``[[rule]]`` has a ``name``, what it ``says``, its ``phrases``,
the phrases that excuse it where they stand in the same clause (``unless``), and the examples that a test runs
(``finds``, ``spares``). What is ``before`` a phrase excuses it from anywhere in the sentence: 'Sellers say that ...'.

In a phrase, words stand for themselves in any letter case, and:

====================  ==================================================
``ease*``             a word that begins so
``*fold``             a word that ends so
``<relieve>``         a word, or words, of a list
``(pain | an ache)``  one of several
``effects?``          a word with or without its last letter
``(an)?``             what may be missing; also ``(a | b)?`` and ``<list>?``
``<0-3>``             so many other words of the same clause
``<any 0-9>``         so many words, signs between them included
``<number>``          a number in digits; ``<n>-fold`` and the like too
``<Name>``            a word with a capital
``<money>``           the sign of a currency
``^`` and ``$``       the beginning and the end of the sentence
====================  ==================================================

A sentence is read as words and signs. Matching is by RE2, which takes time in proportion to the text, whatever the
phrase (Cox 2007, "Regular Expression Matching Can Be Simple And Fast").
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from itertools import accumulate

import re2

from guidepress.check.text.anchors import anchors

_TOKEN = re.compile(r"[^\W_]+(?:(?:['’.-]|(?<=\d),(?=\d))[^\W_]+)*|\S")
_PIECE = re.compile(
    r"\s*(?:(?P<gap><(?P<any>any )?(?P<low>\d+)-(?P<high>\d+)>)|(?P<open>\()|(?P<close>\)\??)|(?P<bar>\|)"
    r"|(?P<start>\^)|(?P<end>\$)|(?P<word>[^\s()|]+))"
)
_OTHER_WORD = r'[^ !"#$&(-,./:-@\[-^`{-~–—…«»„“”‘][^ ]* '
"""Anything but a sign; what is none of a few is quicker for RE2 than all letters of Unicode."""
_LIST = re.compile(r"<([A-Za-z-]+)>")
_NUMBER = r"\d[\d.,]*"
_CAPITAL = r"(?-i:[A-Z][\w'.-]*)"
_CUT = re.compile(
    r" (?P<cut>[;:–—.!?] |, (?=(?:but|and|so|yet|because|while|although|though|which|who|or|then|as|when|if)\b))"
)
"""Where a clause ends: after a mark, or a comma before a conjunction."""

_STRAIGHT = str.maketrans("’‘“”", "''\"\"")


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of a text that a rule found: where they begin and end in it."""

    rule: str
    start: int
    end: int


class Tokens:
    """A sentence as phrases read it: its words and signs, a space after each."""

    def __init__(self, text: str) -> None:
        """``text`` is kept, so that a hit can be told by its own words."""
        found = list(_TOKEN.finditer(text))
        self.text = text
        self._spans = [one.span() for one in found]
        straight = text.translate(_STRAIGHT)
        words = [straight[one.start() : one.end()] for one in found]
        self.line = "".join(f"{word} " for word in words)
        self._ends = list(accumulate(len(word) + 1 for word in words))
        self.words = frozenset(self.line.lower().split())

    @cached_property
    def _cuts(self) -> list[int]:
        return [one.end("cut") for one in _CUT.finditer(self.line)]

    def clause(self, start: int, end: int) -> str:
        """The words of the clause, or clauses, that a stretch of `line` stands in."""
        cuts = self._cuts
        first = bisect_right(cuts, start)
        last = bisect_right(cuts, end - 2)
        begin = cuts[first - 1] if first else 0
        return self.line[begin : cuts[last] if last < len(cuts) else len(self.line)]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where words of `line` stand in the text."""
        first, last = bisect_right(self._ends, start), bisect_right(self._ends, max(end - 1, start))
        return self._spans[first][0], self._spans[last][1]


@lru_cache(maxsize=4096)
def tokens_of(sentence: str) -> Tokens:
    """The words and signs of a sentence, once for all tables that it is held against."""
    return Tokens(sentence)


@dataclass(frozen=True)
class Rule:
    """A rule about wording."""

    name: str
    says: str
    phrases: tuple[str, ...]
    unless: tuple[str, ...]
    before: tuple[str, ...]
    finds: tuple[str, ...]
    spares: tuple[str, ...]
    instead: str
    words: Mapping[str, str]

    @cached_property
    def _pattern(self) -> re2._Regexp:
        return compiled(self.phrases, self.words)

    @cached_property
    def _excuse(self) -> re2._Regexp | None:
        return compiled(self.unless, self.words) if self.unless else None

    @cached_property
    def _attribution(self) -> re2._Regexp | None:
        return compiled(self.before, self.words) if self.before else None

    @cached_property
    def _anchors(self) -> frozenset[str] | None:
        """Words one of which a sentence must have for a phrase of the rule to stand in it, if that can be told."""
        found = [anchors(pieces_of(phrase), self.words) for phrase in self.phrases]
        return None if None in found else frozenset().union(*(one for one in found if one is not None))

    def first(self, tokens: Tokens) -> Hit | None:
        """The first phrase of the rule in a sentence that nothing excuses."""
        if self._anchors is not None and self._anchors.isdisjoint(tokens.words):
            return None
        at = 0
        while (found := self._pattern.search(tokens.line, at)) is not None:
            clause = tokens.clause(found.start() + 1, found.end())
            earlier = tokens.line[: found.start() + 1]
            excused = self._excuse is not None and self._excuse.search(clause)
            if not excused and not (self._attribution is not None and self._attribution.search(earlier)):
                return Hit(self.name, *tokens.span(found.start() + (tokens.line[found.start()] == " "), found.end()))
            at = max(found.end() - 1, found.start() + 1)
        return None


class PhraseError(ValueError):
    """A phrase cannot be understood."""


def compiled(phrases: Sequence[str], words: Mapping[str, str]) -> re2._Regexp:
    """One expression for several phrases. Raises `PhraseError`."""
    joined = "|".join(f"(?:{_expression(phrase, words)})" for phrase in phrases)
    return re2.compile(f"(?i){joined}")


def _expression(phrase: str, words: Mapping[str, str]) -> str:
    out, at = ["(?:^| )"], 0
    while at < len(phrase.rstrip()):
        piece = _PIECE.match(phrase, at)
        if piece is None:
            raise PhraseError(f"'{phrase[at:]}' cannot be understood in '{phrase}'")
        at = piece.end()
        out.append(_part(piece, words))
    if len(out) > 1 and out[1] == "^":
        out[0] = ""
    return "".join(out)


def pieces_of(phrase: str) -> list[tuple[str, str]]:
    """The pieces of a phrase by kind, for `anchors`. Raises `PhraseError`."""
    found, at = [], 0
    while at < len(phrase.rstrip()):
        piece = _PIECE.match(phrase, at)
        if piece is None:
            raise PhraseError(f"'{phrase[at:]}' cannot be understood in '{phrase}'")
        at = piece.end()
        kind = next(name for name in ("gap", "open", "close", "bar", "start", "end", "word") if piece[name])
        found.append((kind, piece[kind].translate(_STRAIGHT)))
    return found


def _part(piece: re.Match[str], words: Mapping[str, str]) -> str:
    if piece["gap"]:
        sign = "[^ ]+ " if piece["any"] else _OTHER_WORD
        return f"(?:{sign}){{{piece['low']},{piece['high']}}}"
    if piece["open"]:
        return "(?:"
    if piece["close"]:
        return piece["close"]
    if piece["word"]:
        return _word(piece["word"], words)
    return "^" if piece["start"] else "$" if piece["end"] else "|"


def _word(word: str, words: Mapping[str, str]) -> str:
    """One word of a phrase, with the space after it."""
    optional = word.endswith("?") and len(word) > 1
    bare = word[:-1] if optional else word
    pieces = _LIST.split(bare)
    said = "".join(_list(piece, words) if n % 2 else _literal(piece) for n, piece in enumerate(pieces))
    if optional and not bare.endswith(">"):
        return f"{said}? "
    return f"(?:{said} ){'?' if optional else ''}"


def _literal(text: str) -> str:
    if text.isalnum() and text.isascii():
        return text
    return str(re2.escape(text.translate(_STRAIGHT))).replace(r"\*", r"[^ ]*")


def _list(name: str, words: Mapping[str, str]) -> str:
    if name in {"number", "n"}:
        return _NUMBER
    if name == "Name":
        return _CAPITAL
    if name == "money":
        return "[$€£]"
    if name not in words:
        raise PhraseError(f"there is no list of words '{name}'")
    listed = words[name]
    entries = listed.split(",") if "," in listed else listed.split()
    return f"(?:{'|'.join(_entry(entry.split(), words) for entry in entries if entry.strip())})"


def _entry(entry: Sequence[str], words: Mapping[str, str]) -> str:
    """An entry of a list: words, or another list in angle brackets."""
    inner = (_list(found[1], words) if (found := _LIST.fullmatch(word)) else _literal(word) for word in entry)
    return " ".join(inner)


@cache
def rules(package: str, name: str) -> tuple[Rule, ...]:
    """The rules of a table of the program, ``name`` in ``package``. Raises `PhraseError`, which a test rules out."""
    return read_rules((files(package) / name).read_text(encoding="utf-8"))


def read_rules(text: str) -> tuple[Rule, ...]:
    """The rules of a table."""
    table = tomllib.loads(text)
    words: dict[str, str] = table.get("words", {})
    return tuple(
        Rule(
            entry["name"],
            entry["says"],
            phrases=tuple(entry["phrases"]),
            unless=tuple(entry.get("unless", ())),
            before=tuple(entry.get("before", ())),
            finds=tuple(entry.get("finds", ())),
            spares=tuple(entry.get("spares", ())),
            instead=entry.get("instead", ""),
            words=words,
        )
        for entry in table["rule"]
    )


def hits(table: Sequence[Rule], sentence: str) -> Iterator[Hit]:
    """What the rules of a table find in a sentence: of each its first."""
    tokens = tokens_of(sentence)
    for rule in table:
        if (hit := rule.first(tokens)) is not None:
            yield hit
