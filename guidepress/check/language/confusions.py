"""Right words in the wrong place: 'there stories', 'do not loose heart' (code LAN025).

What stands beside a word tells which of two or three words that look or sound alike is meant. The weights are data
(``data/confusions.json.gz``), learned from some 3.3 million words of public health and government prose by logistic
regression; ``benchmarks/checker/train_confusions.py`` makes them again. A word is reported only if another of its set
fits far better, by a threshold at which text that was not learned from had hardly an alarm.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*|[^\w\s]")
SCALE = 10
"""Weights are kept as whole tenths."""

_ENDINGS = ("ing", "ed", "ly", "tion", "ness", "ity", "ous", "ive", "al", "able", "est", "er", "ies", "s", "y")
_EDGE = "^"
_MAY_OPEN = frozenset(
    {
        "there",
        "their",
        "they're",
        "your",
        "you're",
        "its",
        "it's",
        "then",
        "than",
        "were",
        "where",
        "whose",
        "who's",
        "to",
        "form",
    }
)
"""Words that are looked at at the head of a sentence; others are there what they nowhere else are: 'Vary the length.'"""  # noqa: E501
_BIDS = {
    "note": frozenset(
        """
        what that when how the down any your which who where if each every it them down also
        """.split()
    )
}
"""Words that bid before others: 'and note what happened'."""
_VOUCHED = {
    "cause": frozenset({"single", "one", "root", "main", "likely", "underlying", "exact", "common", "possible"}),
    "case": frozenset({"single"}),
}
"""Words that vouch for the one right behind them, whatever stands beyond: 'there is seldom a single cause'."""
_OWNS = frozenset({"their", "your", "its", "our", "whose"})
"""Words that stand before what is owned."""


@dataclass(frozen=True, slots=True)
class ConfusionSet:
    """Words that are taken for one another; ``weights`` gives for a feature the weight of each, in tenths."""

    words: tuple[str, ...]
    bias: tuple[int, ...]
    threshold: int
    weights: Mapping[str, Sequence[int]]

    def scores(self, features: Sequence[str]) -> list[int]:
        """How well each word fits where a text has these features."""
        found = list(self.bias)
        for feature in features:
            for number, weight in enumerate(self.weights.get(feature, ())):
                found[number] += weight
        return found


@dataclass(frozen=True, slots=True)
class Slip:
    """A word that seems to stand for another; ``start`` and ``end`` are its position."""

    written: str
    meant: str
    start: int
    end: int


def slips(text: str) -> Iterator[Slip]:
    """The words of a sentence or paragraph that seem to stand for others."""
    by_word = _by_word()
    found = list(TOKEN.finditer(text))
    words = [one[0].replace("’", "'") for one in found]
    for at, word in enumerate(words):
        folded = word.casefold()
        known = by_word.get(folded)
        if (
            known is None
            or _bids(folded, words, at)
            or (at and words[at - 1].casefold() in _VOUCHED.get(folded, ()))
            or (word.isupper() and len(word) > 1)
            or not _is_plain(word, words, at)
        ):
            continue
        context = features(words, at)
        for one in known:
            scores = one.scores(context)
            own = scores[one.words.index(folded)]
            best = max(range(len(scores)), key=lambda n: scores[n])
            if scores[best] - own > one.threshold and not (one.words[best] in _OWNS and _ends_here(words, at)):
                yield Slip(found[at][0], one.words[best], *found[at].span())
                break


def _ends_here(words: Sequence[str], at: int) -> bool:
    """Whether nothing follows a word before a mark: 'you find it there: see page 3' owns nothing."""
    return at + 1 == len(words) or not words[at + 1][0].isalnum()


def _is_plain(word: str, words: Sequence[str], at: int) -> bool:
    """Whether it may be a common word: a capital inside a sentence makes a name."""
    return word.islower() or at == 0 or words[at - 1] in {".", "!", "?", ":", "“", '"'}


def _bids(word: str, words: Sequence[str], at: int) -> bool:
    """Whether a word opens a sentence that tells somebody to do something, or may."""
    opens = at == 0 or words[at - 1] in {".", "!", "?", ":", ";"}
    after = words[at + 1].casefold() if at + 1 < len(words) else ""
    return (opens and word not in _MAY_OPEN) or after in _BIDS.get(word, ())


def features(words: Sequence[str], at: int) -> list[str]:
    """What stands beside a word: two words on both sides, and how they end."""
    far, near, after, next_after = (_shape(words, at + step) for step in (-2, -1, 1, 2))
    ends = [_ending(words, at + step) for step in (-2, -1, 1, 2)]
    return [
        f"a{near}",
        f"b{after}",
        f"c{far}",
        f"d{next_after}",
        f"e{far} {near}",
        f"f{after} {next_after}",
        f"g{near} {after}",
        f"h{ends[1]}",
        f"i{ends[2]}",
        f"j{ends[1]}{ends[2]}",
        f"k{ends[2]}{ends[3]}",
        f"l{ends[0]}{ends[1]}",
        f"m{ends[3]}",
    ]


def _shape(words: Sequence[str], at: int) -> str:
    word = words[at] if 0 <= at < len(words) else ""
    return "#" if word[:1].isdigit() else word.casefold() or _EDGE


def _ending(words: Sequence[str], at: int) -> str:
    word = _shape(words, at)
    if not word[0].isalpha() or len(word) <= 3:
        return word
    return "-" + next((ending for ending in _ENDINGS if word.endswith(ending)), "")


@cache
def confusion_sets() -> tuple[ConfusionSet, ...]:
    """The sets of the shipped data."""
    packed = (files("guidepress.check.language") / "data" / "confusions.json.gz").read_bytes()
    return tuple(
        ConfusionSet(tuple(one["words"]), tuple(one["bias"]), one["threshold"], one["weights"])
        for one in json.loads(gzip.decompress(packed))
    )


@cache
def _by_word() -> Mapping[str, tuple[ConfusionSet, ...]]:
    found: dict[str, tuple[ConfusionSet, ...]] = {}
    for one in confusion_sets():
        for word in one.words:
            found[word] = (*found.get(word, ()), one)
    return found
