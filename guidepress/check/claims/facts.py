"""Plain statements about health: what a sentence says of the body, an illness or a remedy, whatever its verb.

No list of verbs is ever whole ("magnesium loosens the stool"). So a sentence that is no instruction, no question and not about the
reader, the guide or the people who give care is taken to state a fact if it names something of the body, an illness or a
remedy before or after its verb. The words are a table, ``tables/english_facts.toml``, that an editor can change.
"""  # noqa: E501

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

FEWEST = 4
"""Words of a sentence that states something."""

_HEAD = 5
"""Words at the head of a clause in which its subject stands."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W_]+)*")
_WHOLE = re.compile(r"^[“\"(]?[A-Z0-9].*[.!][”\"’)]{0,2}$", re.DOTALL)
_ASIDE = re.compile(
    r"^(?:If|When|Before|After|While|Until|Unless|Once|As soon as|To|For|With|At|In|On|During|By|Without|Even if)\b[^,;:]{0,120}, ",  # noqa: E501
    re.IGNORECASE,
)
"""What stands before the clause that says something: 'If the tick is still attached, ...'."""

_IS = re.compile(r"^(?:[^\s,]+ ){1,5}(?:is|are|was|were)(?: [^\s,]+){1,4}", re.IGNORECASE)
_IS_A_MATTER = re.compile(
    r"\b(?:is|are|was|were) (?:\w+ly )?(?:very |quite |just |as |so |too |not |no )?(?:good|bad|healthy|unhealthy|safe|vital|essential|effective|"  # noqa: E501
    r"enough|useless|useful|harmless|addictive|strong|weak|deadly|best|worst|right|responsible|due|able|unable|full of|rich in|"  # noqa: E501
    r"immune|resistant|sensitive|prone|curable|incurable|inherited|needed|necessary|linked|tied|absorbed|broken down|born|killed|"  # noqa: E501
    r"destroyed|damaged|passed on|spread|caught|caused|brought on|triggered|gone|behind|worth)\b",
    re.IGNORECASE,
)
"""What a sentence says with 'is' that is no mere description."""

_DESCRIBES = re.compile(
    r"\b(?:comes? (?:in|from|with)|like to|shows? |knows? best|feels? (?:ashamed|alone|free|that|like \w+ing)|need not|are you|have you)\b|^Living with\b|^(?:some|many|most|a few) (?:people|readers|users|patients) (?:use|drink|eat|buy|take|try|like|prefer|forget|keep)\b|\b(?:911|999|112)\b|\bfor (?:two|three|four|several|many) reasons\b",  # noqa: E501
    re.IGNORECASE,
)
_FRAGMENT = re.compile(
    r"^(?:all (?:the |your |other )?\w+(?: \w+)?,|what you\b|how (?:much|many|often|long)\b)", re.IGNORECASE
)
"""What an item of a list may be: no sentence."""

_CLAUSES = re.compile(r"(?:; |, (?:and|but|so|yet|or) )")
_VERBS = (
    "add aim allow apply arrange ask avoid bake be begin bend book breathe bring brush build buy call carry change check "  # noqa: E501
    "choose claim clean close come compare complete consider continue cook count cover cut dial discuss do don't draw dress "  # noqa: E501
    "drink drive drop dry eat empty enjoy ensure enter examine expect explain feel fill find finish fix fold follow forget "  # noqa: E501
    "gather get give go grab grip hang have help hold imagine include inform insert join keep know lay lean learn leave let "  # noqa: E501
    "lie lift limit listen live lock look lower make mark measure meet memorise memorize mix monitor move name never note "  # noqa: E501
    "notice observe offer open order pack pay pick place plan play please pour practice practise prepare press print pull push put raise "  # noqa: E501
    "reach read record relax remember remove repeat replace report request rest return ride rinse run save say schedule see seek "  # noqa: E501
    "select send serve set share shop show sign sit skip sleep slide speak spend spread stand start stay step stick stir stop store "  # noqa: E501
    "stretch swallow chew apply inhale peel switch take talk tape tear tell test thank think throw tie touch train treat trust try turn type use visit wait wake "  # noqa: E501
    "walk warm wash watch wear weigh wipe work wrap write"
)
_TELLS = re.compile(
    r"^(?:[^\w]*)(?:(?:then|first|next|also|always|instead|so|and|but|or|now|just|simply|please|twice|once) )?(?:"
    + "|".join(_VERBS.split())
    + r")\b(?! (?:is|are|was|were|has|have|can|may|helps?|makes?|causes?|leads?)\b)",
    re.IGNORECASE,
)
_TO_READERS = re.compile(
    r"^(?:you (?:can|may|might|could|will|would|have|need|are|feel|want|do|did|should|must|get|had|were|know|and)|your"
    r"|we|our|i|my|he|she|his|her|more on|how to|this matters|that may feel|it is (?:your|up|best|hard|worth|important|good|better|wise|fine|easy)|it may be (?:hard|best)|let)\b",  # noqa: E501
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:deserves?|rights|have the right|has the right|is up to you|differs? from|this (?:guide|page|chapter|section)|chapter \d|page \d)\b"  # noqa: E501
    r"|\b(?:is|are) (?:an? |the |another |what |when |one of |also |called |part of )"
    r"|\byou (?:can|may|might|should|must|will|need to)\b"
    r"|^(?:An? |The )?\w+(?: \w+)? (?:is|are) (?:measured|given|used|made|grown|sold|found) (?:in|by|as|with|from)\b",
    re.IGNORECASE,
)


def states_fact(sentence: str) -> bool:
    """Whether an English sentence says something of the body, of an illness or of a remedy, as a fact."""
    return (
        _WHOLE.match(sentence) is not None
        and _OTHERWISE.search(sentence) is None
        and _FRAGMENT.match(sentence) is None
        and any(_states(clause) for clause in _CLAUSES.split(sentence))
    )


def is_told(clause: str) -> bool:
    """Whether an English clause tells readers to do something: it begins with a verb as one does that tells."""
    return _TELLS.match(clause) is not None


def _states(clause: str) -> bool:
    clause = _ASIDE.sub("", clause, count=1)
    words = [one.casefold() for one in _WORD.findall(clause)]
    if len(words) < FEWEST or _TELLS.match(clause) or _TO_READERS.match(clause) or _DESCRIBES.search(clause):
        return False
    if _IS.match(clause) and not _IS_A_MATTER.search(clause):
        return False
    names = _names()
    return not any(_is_one_of(word, names["care"]) for word in words[:_HEAD]) and any(
        _is_one_of(word, names["topics"]) for word in words
    )


def _is_one_of(word: str, names: tuple[frozenset[str], tuple[str, ...]]) -> bool:
    whole, endings = names
    single = word.removesuffix("’s").removesuffix("'s")
    if single in whole or (single.endswith("s") and (single[:-1] in whole or single.removesuffix("es") in whole)):
        return True
    return len(single) > 6 and single.rstrip("s").endswith(endings) if endings else False


@cache
def _names() -> Mapping[str, tuple[frozenset[str], tuple[str, ...]]]:
    table = tomllib.loads(
        (files("guidepress.check.claims") / "tables" / "english_facts.toml").read_text(encoding="utf-8")
    )
    topics = ", ".join(table["topics"].values())
    return {"topics": _split(topics), "care": _split(table["subjects"]["care"])}


def _split(listed: str) -> tuple[frozenset[str], tuple[str, ...]]:
    entries = [one.strip().casefold() for one in listed.split(",")]
    return (
        frozenset(one for one in entries if not one.startswith("*")),
        tuple(one[1:] for one in entries if one.startswith("*")),
    )
