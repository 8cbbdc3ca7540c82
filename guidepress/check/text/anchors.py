"""Words without which a phrase cannot stand in a sentence, so that most sentences need not be searched for it.

Of a phrase, one piece that must be there is chosen: the one with the fewest and rarest words. A sentence that has none of
the words so chosen has none of the phrases. What a phrase means is told in `guidepress.check.text.phrases`.
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

Pieces = Sequence[tuple[str, str]]
"""Pieces of a phrase: kind ('gap', 'open', 'close', 'bar', 'edge', 'word') and text."""

_COMMON = frozenset(
    """
    a an the of to in on at for with from by and or but not no is are was were be been it its this that these those
    they you your we our he she his her i my me them as if so do does can may will have has had all any one more than
    then what which who when , . ; : ! ? ( ) - der die das den dem des ein eine einen und oder nicht sie ihr ihre ist
    sind war zu von mit für le la les un une des de du et ou ne pas que qui est sont vous votre el los las una y o no
    que es son su se lo al del
    """.split()
)
_ALL = 10_000


def anchors(pieces: Pieces, words: Mapping[str, str]) -> frozenset[str] | None:
    """The words one of which a sentence must have, in lower case; ``None`` if no piece names all of its own."""
    found, rest = _alternatives(list(pieces), 0, words)
    return found if rest == len(pieces) else None


def _alternatives(
    pieces: list[tuple[str, str]], at: int, words: Mapping[str, str]
) -> tuple[frozenset[str] | None, int]:
    """Of alternatives up to the bracket that closes them: the words of all, and where they end."""
    union: frozenset[str] | None = frozenset()
    while True:
        best, at = _sequence(pieces, at, words)
        union = None if union is None or best is None else union | best
        if at >= len(pieces) or pieces[at][0] == "close":
            return union, at
        at += 1


def _sequence(pieces: list[tuple[str, str]], at: int, words: Mapping[str, str]) -> tuple[frozenset[str] | None, int]:
    best: frozenset[str] | None = None
    while at < len(pieces) and pieces[at][0] not in {"close", "bar"}:
        kind, text = pieces[at]
        own: frozenset[str] | None = None
        if kind == "open":
            own, at = _alternatives(pieces, at + 1, words)
            if at < len(pieces) and pieces[at][1].endswith("?"):
                own = None
        elif kind == "word":
            own = _of_word(text, words)
        at += 1
        if own is not None and (best is None or _cost(own) < _cost(best)):
            best = own
    return best, at


def _cost(found: frozenset[str]) -> int:
    return sum(_ALL if word in _COMMON else 1 for word in found) if found else 0


def _of_word(text: str, words: Mapping[str, str]) -> frozenset[str] | None:
    """The words that a word of a phrase may be; ``None`` if it may be missing, or may be any."""
    if text.startswith("<") and text.endswith(">") and text.count("<") == 1:
        return _of_list(text[1:-1], words)
    if "<" in text or "*" in text or text.endswith(">?"):
        return None
    plain = text.lower()
    if plain.endswith("?") and len(plain) > 1:
        return frozenset({plain[:-1], plain[:-2]}) - {""} if len(plain) > 2 else None
    return frozenset({plain})


def _of_list(name: str, words: Mapping[str, str]) -> frozenset[str] | None:
    if name == "money":
        return frozenset("$€£")
    if name not in words:
        return None
    listed = words[name]
    entries = listed.split(",") if "," in listed else listed.split()
    union: set[str] = set()
    for entry in filter(None, map(str.split, entries)):
        best = min(_of_entry(entry, words), key=_cost, default=None)
        if best is None:
            return None
        union |= best
    return frozenset(union)


def _of_entry(entry: Sequence[str], words: Mapping[str, str]) -> Iterator[frozenset[str]]:
    for word in entry:
        own = _of_list(word[1:-1], words) if word.startswith("<") and word.endswith(">") else _literal(word)
        if own is not None:
            yield own


def _literal(word: str) -> frozenset[str] | None:
    return None if "*" in word else frozenset({word.lower()})
