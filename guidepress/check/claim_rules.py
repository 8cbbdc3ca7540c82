"""How a claim is recognised in an English sentence: two tables, of what makes a claim and of what makes none.

The hand-labelled sentences in ``tests/check/claims_sentences.yaml`` measure them; docs/policies.md has the result.
Every expression is bounded: no open repeat stands before another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_NUMBER = r"(?:\d[\d,.]{0,12}|half|a (?:third|quarter|fifth|tenth)|two[- ]thirds|three[- ]quarters|one in \w{1,10}|twice|double)"  # noqa: E501
_PEOPLE = (
    r"(?:people|persons|adults|children|teens|women|men|patients|users|babies|newborns|cases|deaths|studies|trials"
    r"|calls|Americans|smokers|drivers|visits|adolescents|seniors)"
)
_ACTS = (
    "acts? on|affects?|aggravates?|alters?|blocks?|boosts?|brings? (?:on|back)|builds? up|calms?|causes?|cuts?|cures?"
    "|damages?|decreases?|delays?|doubles?|eases?|fights?|harms?|heals?|helps? (?:with|ease|relieve|reduce|prevent|lower|against|you to|to|people|the|some|most|many|keep|your)|hurts? (?:the|your|people|a)|improves?|increases?|interacts?"  # noqa: E501
    "|interferes?|irritates?|keeps (?:the|your|people|bones)|kills?|leads? to|lessens?|lowers?|prevents?|promotes?|protects?|raises?|reduces?"  # noqa: E501
    "|relieves?|reverses?|shortens?|slows?|spreads?|stops?|strengthens?|supports?|thins?|treats?|triggers?|weakens?"
    "|works? (?:as well|better|best|for|against|by|in)|worsens?|wears? off|passes? into|makes? .{0,60}(?:worse|better|stronger|weaker|sleepy|dizzy|drowsy|ill|sick)"  # noqa: E501
)
_HARMS = (
    "addict(?:ion|ive)|bleeding|birth defects|cancer|coma|damage|deadly|deaths?|dependen(?:ce|t)|died?|dizziness|"
    "drowsiness|fatal|fractures?|hallucinations|heart attacks?|infections?|injur(?:y|ies)|nausea|overdoses?|poisoning|"
    "seizures?|side effects?|slow(?:ed)? breathing|strokes?|toxic|vomiting|withdrawal|liver disease|falls"
)

CLAIMS: Mapping[str, tuple[str, re.Pattern[str]]] = {
    "dose": (
        "an amount that is taken",
        re.compile(
            r"\b\d[\d,.]{0,8}[ -]?(?:mg|milligrams?|mcg|micrograms?|grams?|g|ml|units|tablets?|capsules?|drops)\b"
        ),
    ),
    "number": (
        "a share or a count of people, cases or studies, or a percentage",
        re.compile(
            rf"\b{_NUMBER} ?(?:percent\b|per cent\b|%|(?:in|of|out of)(?: every| the)? \d|(?:million|billion|thousand)\b"  # noqa: E501
            rf"|(?:of |as )?(?:\w{{1,15}} ){{0,3}}{_PEOPLE}\b|times (?:as|more|less)\b|as (?:likely|much|many|often|high)\b)"  # noqa: E501
            rf"|\b(?:most|many|few|some|fewer) (?:\w{{1,15}} )?{_PEOPLE} (?:who|with|have|had|get|die|feel|recover|report|in)\b"  # noqa: E501
            rf"|\b(?:million|billion)s? of {_PEOPLE}",
            re.IGNORECASE,
        ),
    ),
    "evidence": (
        "what studies, experts or agencies found, said or advise",
        re.compile(
            r"\b(?:studies|study|research|researchers|trials?|surveys?|reviews?|evidence|experts?|scientists|guidelines?"
            r"|doctors|agenc(?:y|ies)|FDA|CDC|NIH|WHO|laborator(?:y|ies)|labs?|tests|reports)\b(?: \S{1,20}){0,6}"
            r" (?:shows?|showed|shown|suggests?|suggested|finds?|found|links?|linked|reports?|reported|says?|said|agrees?"  # noqa: E501
            r"|advises?|recommends?|warns?|approved|proves?|proved|confirms?|confirmed|concludes?|concluded|estimates?"
            r"|observed|measured|compared|states)\b",
            re.IGNORECASE,
        ),
    ),
    "comparison": (
        "one thing set above or below another",
        re.compile(
            r"(?<!no )\b(?:more|less|fewer|higher|lower|better|worse|safer|stronger|weaker|faster|slower|longer|shorter|larger|"  # noqa: E501
            r"smaller|greater|milder|riskier|cheaper|older|younger|easier|harder)\b(?: \S{1,20}){0,5} than\b"
            r"|\bas (?!far|long|soon|well)(?:\w{1,15}) as\b(?! (?:possible|you|soon|needed|well))|\bthe (?:most common|leading|main|commonest|biggest|safest|most effective) "  # noqa: E501
            r"(?:\w{1,15} ){0,2}(?:cause|risk|reason|illness|disease|treatment|drug|type|symptom|sign|form|side)|\bmore (?:likely|common|often)\b|\b(?:rose|fell|went up|went down|dropped|differs?|differed)\b.{0,60}?(?:\d|fold)"  # noqa: E501
            r"|\b(?:compared (?:with|to)|versus)\b",
            re.IGNORECASE,
        ),
    ),
    "risk": (
        "a harm that something brings, or how likely it is",
        re.compile(
            rf"\brisks? (?:of|for|from|to|factor)\b|\bat (?:higher |greater |increased )?risk\b"
            rf"|\b(?:can|may|could|might|will|often|sometimes|rarely|usually|is|are|was|were|been|be|has|have|had|include)\b.{{0,80}}?\b(?:{_HARMS})\b"
            rf"|\b(?:{_HARMS})\b.{{0,60}}\b(?:can|may|could|occurs?|happens?|follows?|is|are|was|were|has|have|been) (?:\w{{1,12}} ){{0,2}}"  # noqa: E501
            r"(?:common|rare|possible|likely|fatal|caused|linked|reported|occur|happen|follow|develop|seen|described|known)"
            r"|\b(?:dangerous|unsafe|harmful|poisonous|contagious)\b|\b(?:linked|associated|tied) (?:to|with)\b",
            re.IGNORECASE,
        ),
    ),
    "effect": (
        "what something does to the body, the mind or an illness",
        re.compile(
            rf"\b(?:can|may|could|might|will|does|do|cannot|often|usually|sometimes|also|to)? ?(?:{_ACTS})\b",
            re.IGNORECASE,
        ),
    ),
}
"""What makes a claim: the name of the rule, what it catches in words, and the expression; the first that fits names it."""  # noqa: E501

_IMPERATIVE = (
    "add|allow|always|apply|ask|avoid|be|begin|bring|call|check|choose|clean|compare|consider|count|cover|cut|do not|don.t"  # noqa: E501
    "|drink|eat|fill|find|follow|get|give|go|hold|imagine|keep|learn|leave|let|lie|lift|limit|list|look|make|measure|move"
    "|never|note|pick|place|plan|please|press|put|raise|read|remember|report|rest|rinse|say|see|seek|set|share|show|sit|sleep"
    "|speak|stand|start|stay|stop|store|take|talk|tell|think|throw|treat|try|turn|use|wait|walk|wash|watch|wear|weigh|write"
)
_ASIDE = r"(?:(?:If|When|Before|After|While|Until|Unless|Once|As soon as|In an emergency|At home|Then|First|Next|Instead|So|And|But|For|To|Every|On|In|With)\b[^,;:]{0,120},? |At once, )?"  # noqa: E501

NO_CLAIMS: Mapping[str, tuple[str, re.Pattern[str]]] = {
    "question": ("a question", re.compile(r"\?[”\"’)]{0,2}$")),
    "instruction": (
        "what the reader is told to do",
        re.compile(rf"^[“\"(]?{_ASIDE}(?:{_IMPERATIVE})\b", re.IGNORECASE),
    ),
    "about the guide": (
        "what the guide, its makers or its parts say and do",
        re.compile(
            r"\b(?:this|the|our|web) (?:guide|section|chapter|page|table|figure|list|glossary|appendix|book|leaflet)\b|^(?:We|I|Our)\b"  # noqa: E501
            r"|\bwe (?:\w{1,12} )?(?:found|know|could|print|give|say|use|advise|hope|want|wrote|explain|mean|list|do|cannot|ask|chose|left)\b",  # noqa: E501
            re.IGNORECASE,
        ),
    ),
    "not known": (
        "that something is not known, not tested or cannot be told",
        re.compile(
            r"\b(?:not|nobody|no one|never|cannot|hardly) (?:\w{1,12} ){0,3}(?:known|knows?|tested|studied|sure|clear|certain|"  # noqa: E501
            r"tell|say|shown|proven|proved|measured|been)\b|\b(?:unknown|unclear|uncertain|unproven)\b|^(?:Whether|How often|How well)\b"  # noqa: E501
            r"|\bmay (?:still )?not\b|\bsays? nothing\b|\bno (?:\w{1,12} ){0,2}(?:study|studies|trials?|evidence|test|safe amount|data)\b|\bno (?:group|amount|dose) of\b|\bnobody\b",  # noqa: E501
            re.IGNORECASE,
        ),
    ),
    "what others say": (
        "what sellers, labels or advertisements say, told as theirs",
        re.compile(
            r"^(?:Sellers|Shops|Vendors|Advertisements|Ads|Labels|Makers|Some websites|Websites)\b", re.IGNORECASE
        ),
    ),
    "supposed": (
        "what would be, if",
        re.compile(r"\bwould\b", re.IGNORECASE),
    ),
    "definition": (
        "what a word means",
        re.compile(
            r", which (?:is|are)\b|\b(?:is|are) (?:also )?(?:called|named|short for|known as)\b|\b(?:means|stands for|refers to)\b|\bwe call\b",  # noqa: E501
            re.IGNORECASE,
        ),
    ),
    "to the reader": (
        "comfort, rights and wishes of the reader",
        re.compile(
            r"^(?:It is|It.s|That is|That.s) (?:all right|fine|okay|OK|normal|hard|natural|understandable|not your fault|up to you)\b"  # noqa: E501
            r"|^You (?:are not|have a right|deserve|need not|do not have to|don.t have to|should|must|will find|may want|may ask|can ask|can call|can also call|may (?:bring|wonder|have (?:come|read|heard|tried))|can (?:bring|use|download|print))\b"  # noqa: E501
            r"|^Your (?:clinician|doctor|pharmacist|nurse|midwife|team) (?:can|may|will|should)\b|^(?:Thank|Welcome|Congratulations)\b",  # noqa: E501
            re.IGNORECASE,
        ),
    ),
}
"""What makes none, whatever words are in it: checked first."""


_SOFT = ("about the guide", "definition", "to the reader")


def claim_in(sentence: str) -> str:
    """The name of the rule in `CLAIMS` by which a sentence is a claim, or the empty string."""
    excused = {name for name, (_what, pattern) in NO_CLAIMS.items() if pattern.search(sentence)}
    if excused - set(_SOFT):
        return ""
    for name, (_what, pattern) in CLAIMS.items():
        if pattern.search(sentence) and (not excused or (name in {"dose", "number"} and excused <= {"definition"})):
            return name
    return ""
