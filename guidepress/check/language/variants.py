"""British and American spelling: which word is whose (for LAN007, and so that a dictionary of one knows the other)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

_OUR = (
    "arbour ardour armour behaviour candour clamour colour demeanour endeavour favour fervour flavour harbour honour"
    " humour labour neighbour odour parlour rigour rumour savour splendour tumour valour vapour vigour"
)
_OUR_ENDS = (
    "",
    "s",
    "ed",
    "ing",
    "able",
    "al",
    "ful",
    "fully",
    "hood",
    "hoods",
    "ist",
    "less",
    "ite",
    "ites",
    "er",
    "ers",
)
_RE = "calibre centre fibre kilolitre litre lustre millilitre sombre spectre theatre titre"
_METRE = "metre centimetre kilometre micrometre millimetre nanometre"
_LL = (
    "cancel channel counsel dial equal fuel label level marvel model signal swivel total travel tunnel unravel quarrel"
    " initial refuel relabel"
)
_YSE = "analyse catalyse dialyse electrolyse hydrolyse paralyse"
_AE = {
    "anaem": "anem",
    "anaesth": "anesth",
    "diarrhoea": "diarrhea",
    "faec": "fec",
    "foet": "fet",
    "gynaecolog": "gynecolog",
    "haem": "hem",
    "leukaem": "leukem",
    "oedema": "edema",
    "oesophag": "esophag",
    "oestr": "estr",
    "orthopaed": "orthoped",
    "paediatr": "pediatr",
    "sulph": "sulf",
    "glycaem": "glycem",
    "hypoglycaem": "hypoglycem",
    "hyperglycaem": "hyperglycem",
    "ischaem": "ischem",
    "septicaem": "septicem",
    "caesarean": "cesarean",
}
"""Beginnings of words: everything made of them differs alike."""

_SINGLE: Mapping[str, str] = {
    "ageing": "aging",
    "aluminium": "aluminum",
    "apnoea": "apnea",
    "cosy": "cozy",
    "defence": "defense",
    "defences": "defenses",
    "dyspnoea": "dyspnea",
    "fulfil": "fulfill",
    "fulfils": "fulfills",
    "grey": "gray",
    "greyer": "grayer",
    "greyish": "grayish",
    "greys": "grays",
    "instalment": "installment",
    "jewellery": "jewelry",
    "judgement": "judgment",
    "judgements": "judgments",
    "licence": "license",
    "licences": "licenses",
    "manoeuvre": "maneuver",
    "manoeuvres": "maneuvers",
    "mollusc": "mollusk",
    "molluscs": "mollusks",
    "moustache": "mustache",
    "offence": "offense",
    "offences": "offenses",
    "plough": "plow",
    "ploughed": "plowed",
    "ploughs": "plows",
    "pretence": "pretense",
    "pyjamas": "pajamas",
    "sceptic": "skeptic",
    "sceptical": "skeptical",
    "sceptics": "skeptics",
    "skilful": "skillful",
    "skilfully": "skillfully",
    "smoulder": "smolder",
    "spilt": "spilled",
    "tyre": "tire",
    "tyres": "tires",
    "wilful": "willful",
    "woollen": "woolen",
    "marvellous": "marvelous",
    "counsellor": "counselor",
    "counsellors": "counselors",
    "enrolment": "enrollment",
    "mould": "mold",
    "moulds": "molds",
    "mouldy": "moldy",
    "storeys": "stories",
    "programme": "program",
    "programmes": "programs",
    "enquiry": "inquiry",
    "enquiries": "inquiries",
    "enquire": "inquire",
    "storey": "story",
    "instalments": "installments",
}
_BOTH = frozenset(
    """
    license licenses meter meters program programs story stories tire tires spilled inquiry inquiries inquire mold
    molds moldy humorist
    """.split()
)
"""American spellings that British writers use too, if for something else."""

_IZE = re.compile(
    r"(?:re|un|dis|over)?(?:aggrandi|agoni|apologi|authori|capitali|cannibali|categori|centrali|characteri|civili|coloni|criminali|critici"
    r"|crystalli|customi|stabili|digiti|dramati|economi|emphasi|energi|equali|familiari|fertili|finali|formali|generali|hybridi"
    r"|harmoni|hospitali|humani|hypnoti|immuni|initiali|itemi|legali|locali|maximi|memori|metaboli|minimi|mobili"
    r"|moderni|moisturi|neutrali|normali|optimi|organi|oxidi|patroni|penali|personali|polari|populari|prioriti|publici"
    r"|randomi|rationali|reali|recogni|revolutioni|sensiti|sociali|speciali|standardi|sterili|stigmati|subsidi|summari"
    r"|symboli|sympathi|synchroni|synthesi|theori|traumati|utili|vandali|visuali|vocali)"
    r"(?P<s>s)(?:e|ed|er|ers|es|ing|ation|ations|ational)"
)
"""Verbs that Americans write with z. British usage has both, with one exception: it does not mix them."""


@cache
def _pairs() -> Mapping[str, str]:
    """British to American, every form written out."""
    pairs = dict(_SINGLE)
    for word in _OUR.split():
        pairs |= {word + end: f"{word[:-3]}or{end}" for end in _OUR_ENDS}
    for word in (_RE + " " + _METRE).split():
        own = f"{word[:-2]}er"
        pairs |= {word: own, f"{word}s": f"{own}s"}
        if word in _RE.split():
            pairs |= {f"{word}d": f"{own}ed", f"{word[:-1]}ing": f"{own}ing"}
    for word in _LL.split():
        pairs |= {f"{word}l{end}": word + end for end in ("ed", "er", "ers", "ing")}
    for word in _YSE.split():
        pairs |= {word[:-2] + "s" + end: word[:-2] + "z" + end for end in ("e", "ed", "er", "ers", "ing")}
    return pairs


@cache
def _inverse() -> Mapping[str, str]:
    return {own: theirs for theirs, own in _pairs().items() if own not in _BOTH}


@cache
def american(word: str) -> str | None:
    """The American spelling of a word in lower case that only the British write so; else ``None``."""
    if (found := _pairs().get(word)) is not None:
        return found
    if verb := _IZE.fullmatch(word):
        return f"{word[: verb.start('s')]}z{word[verb.end('s') :]}"
    beginning = next((stem for stem in _AE if word.startswith(stem)), None)
    return None if beginning is None else _AE[beginning] + word[len(beginning) :]


@cache
def british(word: str) -> str | None:
    """The British spelling of a word in lower case that only Americans write so; else ``None``. -ize is British too."""
    if (found := _inverse().get(word)) is not None:
        return found
    beginning = next((own for own in _american_stems() if word.startswith(own)), None)
    return None if beginning is None else _american_stems()[beginning] + word[len(beginning) :]


@cache
def _american_stems() -> Mapping[str, str]:
    """Those beginnings that no other word has."""
    plain = {"fec", "fet", "hem", "estr", "glycem", "anem"}
    return {own: theirs for theirs, own in _AE.items() if own not in plain} | {"anemia": "anaemia", "anemic": "anaemic"}
