"""How a claim is recognised in an English sentence: two tables, of what makes a claim and of what makes none.

Two sets of hand-labelled sentences in ``tests/check`` measure them; docs/checking.md has the results.
Every expression is bounded: no open repeat stands before another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from guidepress.check.claims.facts import states_fact

FACT = "fact"
"""The name of what `states_fact` finds."""

_NUMBER = r"(?:\d[\d,.]{0,12}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w{3,5})?|dozens of|a handful of|half|a (?:third|quarter|fifth|tenth)|two[- ]thirds|three[- ]quarters|one in \w{1,10}|twice|double|(?:one|two|three|four|five|six|seven|eight|nine|ten)(?= (?:in|of|out of) (?:every )?(?:one|two|three|four|five|six|seven|eight|nine|ten|a (?:hundred|thousand|million)|\d)))"  # noqa: E501
_SPELLED = r"(?:one|two|three|four|five|six|seven|eight|nine|ten)"
_TIME = r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)"
_BODY = (
    r"(?:arter(?:y|ies)|baby|bladder|blood|body|bones?|bowels?|brain|breathing|cells?|ears?|eyes?|fetus|gums?|gut|hair|hearing"
    r"|heart|hormones?|joints?|kidneys?|liver|lungs?|memory|metabolism|mood|muscles?|nerves?|nose|pancreas|pulse|sight|skin"
    r"|sleep|spine|stomach|teeth|throat|toes?|vessels?|vision|womb)"
)
_PEOPLE = (
    r"(?:people|persons|adults|children|teens|women|men|patients|users|babies|newborns|cases|deaths|studies|trials"
    r"|calls|Americans|smokers|drivers|visits|adolescents|seniors)"
)
_REGULAR = (
    "affect alter block boost calm damage delay fight harm heal irritate kill lessen lower prevent promote protect "
    "shorten slow strengthen support thin trigger weaken worsen"
)
_WITH_E = (
    "aggravate cause cure decrease double ease halve improve increase interfere raise reduce relieve reverse triple"
)
_FORMS = "|".join([f"{verb}(?:s|ed)?" for verb in _REGULAR.split()] + [f"{verb}[ds]?" for verb in _WITH_E.split()])
_ACTS = (
    _FORMS
    + r"|treats?|acts? on|sets? off|wards? off|crosses the placenta|outgrows?|mends?|(?:does?|did) (?:little|nothing|much) (?:against|for)|loses? (?:its|their) (?:effect|strength|power)|brings? (?:on|back|about|down)|builds? up|breaks? down|cuts?|runs? in (?:the )?famil(?:y|ies)|helps? (?:with|ease|relieve|reduce|prevent|lower|against|you to|to|people|the|some|most|many|keep|your)|hurts? (?:the|your|people|a)|interacts?"  # noqa: E501
    r"|keeps (?:the|your|people|bones)|leads? to|led to|spreads?|stops?|misses"
    r"|works? (?:as well|better|best|for|against|by|in)|wears? off|passes? into|makes? .{0,60}(?:worse|better|stronger|weaker|sleepy|dizzy|drowsy|ill|sick|confused|tired|anxious|weak|shrink|vanish|disappear|grow|swell|bleed|sleep)"  # noqa: E501
    rf"|makes? (?:the|your|people) \w{{1,15}} \w{{1,15}}|makes? (?:no|little|some|all the|a big) difference|levels? (?:rises?|falls?|drops?|rose|fell|dropped)"  # noqa: E501
    rf"|(?:(?!is |was |has |does |this |as |its |us |less )[a-z]{{3,13}}s|(?:can|may|might|could|does not|do not|did not) (?:\w{{1,12}} )?[a-z]{{3,14}}) (?:(?:the|your|a|an|their) )?(?:(?!of |in |on |to |and |or |for |from |with |by |at |is |are )\w{{1,12}} )?{_BODY}"  # noqa: E501
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
            rf"\b{_NUMBER} ?(?:percent\b|per cent\b|%|(?:in|of|out of)(?: every| the)? (?:\d|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|a (?:hundred|thousand|million))|of the \w{3, 15}s (?:who|that|had|have|has|held|were|was|are|is|did|do|got|get)\b|(?:million|billion|thousand)\b"  # noqa: E501
            rf"|(?:of |as )?(?:\w{{1,15}} ){{0,3}}{_PEOPLE}\b|times (?:as|more|less|the|\w{3, 10}er)\b|as (?:likely|much|many|often|high)\b)"  # noqa: E501
            rf"|\b(?:most|many|few|some|fewer) (?:\w{{1,15}} )?{_PEOPLE} (?:who|with|in|are|were|is|was|do|did|have|had|has|get|die|feel|recover|report|need|live|lose|gain|suffer|respond|improve|stop|\w{{2,12}}ed)\b"  # noqa: E501
            rf"|\b(?:million|billion)s? of {_PEOPLE}|\b{_SPELLED} \w{{1,15}} in {_SPELLED}\b"
            rf"|\b{_NUMBER} (?:percent )?of all \w|\bhalf of all \w|\b(?:the average|the mean|on average|an average) \w|\b(?:two[- ]thirds|three[- ]quarters|a third|a quarter|a fifth|a tenth) of (?!(?:an?|the|your|it|this|each|every) )\w"  # noqa: E501
            r"|\b(?:two|three|four|five|six|seven|eight|nine|ten) times (?:as|more|less|the risk|the rate|\w{3,10}er)\b|^(?:Most|Few|Nearly all|Almost all|Only a few|Hardly any) (?!of\b|people (?:find|feel|like|want)\b)\w",  # noqa: E501
            re.IGNORECASE,
        ),
    ),
    "evidence": (
        "what studies, experts or agencies found, said or advise",
        re.compile(
            r"\b(?:studies|study|research|researchers|trials?|surveys?|reviews?|evidence|experts?|scientists|guidelines?"
            r"|doctors|agenc(?:y|ies)|FDA|CDC|NIH|WHO|NHS|NICE|World Health Organization|laborator(?:y|ies)|labs?|tests|reports|cohorts?|meta-analys[ei]s)\b(?: \S{1,20}){0,6}"  # noqa: E501
            r" (?:shows?|showed|shown|suggests?|suggested|finds?|found|links?|linked|reports?|reported|says?|said|agrees?"  # noqa: E501
            r"|advises?|recommends?|warns?|approved|proves?|proved|confirms?|confirmed|concludes?|concluded|estimates?"
            r"|observed|measured|compared|states|saw|detects?|detected|indicates?|indicated|classif(?:y|ies|ied)|considers?|considered)\b"
            r"|\b(?:was|were|been) (?:found|detected|seen|observed|measured|reported) (?:in|among|with|after)\b"
            r"|^(?:In )?(?:Rats|Mice|Monkeys|Animals|rats|mice|monkeys|animals)\b",
            re.IGNORECASE,
        ),
    ),
    "comparison": (
        "one thing set above or below another",
        re.compile(
            r"(?<!no )\b(?:more|less|longer|later|sooner)\b(?: \S{1,20}){0,5} than\b(?! one (?:visit|try|doctor|time|source|person)| once)|\bfewer \w{3,15} (?:with|among|after)\b|\b(?:earlier|fewer|higher|lower|better|worse|safer|stronger|weaker|faster|slower|shorter|larger|"  # noqa: E501
            r"smaller|greater|milder|riskier|cheaper|older|younger|easier|harder)\b(?: \S{1,20}){0,5} than\b"
            r"|\bas (?!far|long|soon|well)(?:\w{1,15}) as\b(?! (?:possible|you|soon|needed|well))|\bthe (?:most common|leading|main|commonest|biggest|safest|most effective) "  # noqa: E501
            r"(?:\w{1,15} ){0,2}(?:cause|risk|reason|illness|disease|treatment|drug|type|symptom|sign|form|side)|\bmore (?:likely|common|often)\b|\b(?:rose|fell|went up|went down|dropped|differs?|differed)\b.{0,60}?(?:\d|fold)"  # noqa: E501
            r"|\b(?:has|have|had) (?:gone up|gone down|risen|fallen|grown|doubled|tripled|halved|dropped)\b|\b(?:compared (?:with|to)|versus)\b|\b(?:is|are|was|were) (?:the )?(?:most|least) (?!of\b|people\b)\w|\bthe same \w{1,15}(?: \w{1,15})? as\b",  # noqa: E501
            re.IGNORECASE,
        ),
    ),
    "risk": (
        "a harm that something brings, or how likely it is",
        re.compile(
            rf"\brisks? (?:of|for|from|to|factor)\b|\bat (?:higher |greater |increased )?risk\b|\b(?:chance|odds|likelihood|rates?) of\b"  # noqa: E501
            rf"|\b(?:can|may|could|might|will|often|sometimes|rarely|usually|is|are|was|were|been|be|has|have|had|include)\b.{{0,80}}?\b(?:{_HARMS})\b"
            rf"|\b(?:{_HARMS})\b.{{0,60}}\b(?:can|may|could|occurs?|happens?|follows?|is|are|was|were|has|have|been) (?:\w{{1,12}} ){{0,2}}"  # noqa: E501
            r"(?:common|rare|possible|likely|fatal|caused|linked|reported|occur|happen|follow|develop|seen|described|known)"
            r"|\b(?:dangerous|unsafe|harmful|poisonous|contagious)\b|\b(?:linked|associated|tied) (?:to|with)\b"
            r"|\b(?:can|may|could|might) be (?:an? |the )?(?:early |first |late |common )?(?:signs?|symptoms?) of\b"
            r"|\bha(?:s|ve|d) no (?:\w{1,12} )?(?:symptoms?|signs?|cure|(?:side )?effects?)\b"
            r"|\bturns? (?:(?:the|your) )?\w{3,12} (?:black|blue|brown|dark|green|orange|pale|red|white|yellow)\b"
            r"|\b(?:is|are|was|were) (?:very |quite |more |less |a )?(?:common|uncommon|rare|frequent|infrequent|typical) ?(?:sign|symptom|after|in|among|with|on|,|\.)",  # noqa: E501
            re.IGNORECASE,
        ),
    ),
    "time": (
        "how soon something acts, or how long it lasts",
        re.compile(
            r"\b(?:acts?|works?|mends?|mended|settles?|resolves?|lasts?|lasted|fades?|faded|peaks?|peaked|begins?|began|starts?|heals?|healed|recovers?|recovered|clears?"
            rf"|disappears?|stays? in|wears? off|lifts?|goes away|go away|returns?)\b.{{0,40}}?\b(?:\d{{1,4}}|an?|{_SPELLED}|several|few|some) {_TIME}\b"  # noqa: E501
            rf"|\b(?:\d{{1,4}}|{_SPELLED}|several|a few) {_TIME} (?:after|before|later)\b|\bwithin (?:about )?(?:\d{{1,4}}|an?|{_SPELLED}) {_TIME}\b"  # noqa: E501
            rf"|\bhalf-life\b.{0, 60}?\b(?:is|was|are|lasts?)\b|\btakes? (?:\w{{1,10}} ){{1,6}}{_TIME} to (?:work|act|heal|help|lift|fade|clear|recover|begin)\b",  # noqa: E501
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
    "|speak|stand|start|stay|stop|store|suppose|take|talk|tell|think|throw|treat|try|turn|use|wait|walk|wash|watch|wear|weigh|write"
)
_ASIDE = r"(?:(?:If|When|Before|After|While|Until|Unless|Once|As soon as|In an emergency|At home|Then|First|Next|Instead|So|And|But|For|To|Every|On|In|With)\b[^,;:]{0,120},? |At once, )?"  # noqa: E501

NO_CLAIMS: Mapping[str, tuple[str, re.Pattern[str]]] = {
    "question": ("a question", re.compile(r"\?[”\"’)]{0,2}$")),
    "instruction": (
        "what the reader is told to do",
        re.compile(
            rf"^[“\"(]?{_ASIDE}(?:{_IMPERATIVE})\b|\b(?:should|must|ought to)\b|\bIt is best to\b", re.IGNORECASE
        ),
    ),
    "about the guide": (
        "what the guide, its makers or its parts say and do",
        re.compile(
            r"\b(?:this|the|our|web)(?: next| last| first)? (?:guide|section|chapter|page|table|figure|list|glossary|appendix|book|leaflet|part)\b|^(?:We|I|Our)\b"  # noqa: E501
            r"|\b(?:questions|forms|pages|sections|words|sentences|letters|readers|chapters) (?:came|come|have|has|are|were|had|was)\b|^(?:In )?(?:Chapter|Section|Page|Table|Figure|Part|Appendix) \d"  # noqa: E501
            r"|\bwe (?:\w{1,12} )?(?:found|know|could|print|give|say|use|advise|hope|want|wrote|explain|mean|list|do|cannot|ask|chose|left)\b",  # noqa: E501
            re.IGNORECASE,
        ),
    ),
    "not known": (
        "that something is not known, not tested or cannot be told",
        re.compile(
            r"\b(?:not|nobody|no one|none|never|cannot|hardly) (?:\w{1,12} ){0,3}(?:known|knows?|tested|studied|sure|clear|certain|"  # noqa: E501
            r"tell|say|shown|proven|proved|measured|been|promise|promises|guarantee)\b|\b(?:unknown|unclear|uncertain|unproven)\b|\b(?:studies|trials|reports|results|experts|doctors) (?:do not agree|don.t agree|disagree|differ)\b|^(?:Whether|How often|How well)\b"  # noqa: E501
            r"|\bmay (?:still )?not\b|^No (?:\w{1,12} )?(?:treatment|medicine|plan|test|answer|method|two)\b.{0,40}\b(?:everyone|everybody|all|the same|alike)\b|\bsays? nothing\b|\bno (?:\w{1,12} ){0,2}(?:study|studies|trials?|evidence|test|safe amount|data|list of|register of|count of|record of)\b|\bno (?:group|amount|dose) of\b|\bnobody\b",  # noqa: E501
            re.IGNORECASE,
        ),
    ),
    "what others say": (
        "what sellers, labels or advertisements say, told as theirs",
        re.compile(
            r"^(?:Sellers|Shops|Vendors|Advertisements|Ads|Labels|Makers|Some websites|Websites)\b", re.IGNORECASE
        ),
    ),
    "history": (
        "what happened long ago",
        re.compile(
            r"\b(?:in|since|of|until|before) 1[0-8]\d\d\b|\b(?:ancient|medieval|centur(?:y|ies)|Middle Ages)\b",
            re.IGNORECASE,
        ),
    ),
    "one person's story": (
        "what somebody tells of himself or of those who are near",
        re.compile(r"^(?:My|His|Her|He|She|Mrs?\.)\b|\bmy (?:mother|father|wife|husband|doctor|son|daughter)\b"),
    ),
    "supposed": (
        "what would be, if",
        re.compile(r"\bwould\b", re.IGNORECASE),
    ),
    "definition": (
        "what a word means",
        re.compile(
            r", which (?:is|are)\b|\b(?:is|are) (?:also )?(?:called|named|short for|known as)\b|\b(?:means|stands for|refers to)\b|\bwe call\b|\b(?:is|are) (?:what (?:happens|some|people|you|doctors|we)|when|another (?:word|name) for)\b",  # noqa: E501
            re.IGNORECASE,
        ),
    ),
    "care": (
        "what those who give care ask and do, and what it takes to get it",
        re.compile(
            r"^(?:(?:The|Your|A|Some|Many|These|Health care|Healthcare) )?(?:doctors?|clinicians?|nurses?|pharmacists?|midwi(?:fe|ves)|providers?|care providers?|therap"  # noqa: E501
            r"ists?|dentists?|teams?|clinics?|hospitals?|technicians?|specialists?|surgeons?) (?:\w{1,12} )?(?:may|might|can|will|should|would) (?:\w{1,12} )?"  # noqa: E501
            r"(?:ask|want|need|give|check|look|talk|help|send|take|tell|explain|perform|do|examine|listen|refer|suggest|offer|order|use|put|make|start|know|decide|show|test|plan|answer|work|go|discuss|prescribe|schedule|feel|measure|write|clean|keep|let|hold|insert|place|see|remove|move|ring)\b"
            r"|^(?:The|Your) (?:clinic|hospital|nurse|doctor|team|pharmacy|laboratory|lab|results?) (?:keeps|gives|sends|asks|calls|takes|comes?|offers|opens|closes|writes|stores|holds)\b"  # noqa: E501
            r"|^(?:The|A|An|Each|Every|This|Our) (?:\w+ )?(?:course|class|visit|session|appointment|meeting|call|program|programme|talk|lesson|form|letter|trip|test|scan|exam|check-up) (?:lasts?|takes?|begins?|starts?|ends?|costs?|is|will|may)\b"  # noqa: E501
            r"|\bhard to (?:describe|say|explain|tell|talk about|put into words)\b|\bcan find\b|\bhelps? your (?:doctor|nurse|team|pharmacist|clinic)\b|\bmay (?:choose|prefer|want|wish|feel differently)\b"  # noqa: E501
            r"|\bby (?:letter|mail|post|phone|e-?mail)\b"
            r"|\b(?:needs?|requires?|without|by) (?:a )?prescription\b"
            r"|^(?:Other|Some|Many|Certain|Several) (?:medicines|treatments|drugs|things|therapies) (?:can|may|might) (?:ease|help|relieve|treat) (?:with )?(?:some|single|many|certain|other|your) ",  # noqa: E501
            re.IGNORECASE,
        ),
    ),
    "to the reader": (
        "comfort, rights and wishes of the reader",
        re.compile(
            r"^(?:It is|It.s|That is|That.s) (?:all right|fine|okay|OK|normal|hard|natural|understandable|not your fault|up to you)\b|\b(?:that|which) is (?:fine|normal|all right|OK)\b"  # noqa: E501
            r"|^If you\b[^,]{0,80}, you (?:may|can|should|must)\b|^You (?:are not|have a right|deserve|need not|do not have to|don.t have to|should|must|will find|may want|may ask|can ask|can call|can also call|can get|may get|can (?:always|choose|decide|find|read|stop at|change your)|(?:may|might|will|do not|don.t) (?:have|need|want) to|may (?:bring|wonder|have (?:come|read|heard|tried))|can (?:bring|use|download|print))\b"  # noqa: E501
            r"|^Your (?:clinician|doctor|pharmacist|nurse|midwife|team) (?:can|may|will|should)\b|^(?:Thank|Welcome|Congratulations)\b",  # noqa: E501
            re.IGNORECASE,
        ),
    ),
}
"""What makes none, whatever words are in it: checked first."""


_SOFT = frozenset({"about the guide", "definition", "care", "to the reader"})
_OF_A_CLAUSE = frozenset({"not known", "supposed"})
"""Excuses that hold for the clause they stand in, and never for a number."""
_CLAUSE = re.compile(r"; |, (?:but|yet|so|and) | but | yet ")
_FEWEST = 3
"""Words of a clause that may claim something."""
_LEADS_IN = re.compile(
    r"^(?:As (?:this|the|our) (?:guide|chapter|section|page|book) (?:explains|shows|says|told you|has shown), )|^(?:If you are (?:unsure|in doubt|not sure), )?(?:(?:You|Readers|People|Patients) (?:should|must|need to|ought to) (?:know|remember|understand)|We (?:all )?know"  # noqa: E501
    r"|(?:Please )?(?:remember|note|understand)|Know|Keep in mind|Bear in mind|Be aware|Do not forget|It is (?:well )?known"  # noqa: E501
    r"|It is a fact|The fact is) that ",
    re.IGNORECASE,
)
"""What stands before a claim and is neither an instruction nor about the guide."""
_BIDS_BECAUSE = re.compile(
    r"(?P<bids>[^,;]{3,80}), (?:because|since|for|as) "
    r"(?P<why>(?!(?:it|they|this|that|you|we|some|your|there)\b)\w+ \w+ \S.*)",
    re.DOTALL,
)
"""What the reader is told to do, and a reason for it that claims something."""
_FIGURES = re.compile(
    r"\d|\b(?:percent|half|twice|thirds?|quarters?|in (?:ten|five|four|three|two|a hundred))\b", re.IGNORECASE
)


@lru_cache(maxsize=16_384)
def claim_in(sentence: str) -> str:
    """The name of the rule in `CLAIMS` by which a sentence is a claim, `FACT` if none fits and it states one, or nothing.

    What is not known, or only supposed, excuses the clause that says so: not the one beside it, and no dose or number.
    """  # noqa: E501
    sentence = _LEADS_IN.sub("", sentence)
    bidden = _BIDS_BECAUSE.match(sentence)
    if bidden is not None and NO_CLAIMS["instruction"][1].search(bidden["bids"]):
        return claim_in(f"{bidden['why'][:1].upper()}{bidden['why'][1:]}")
    excused = {name for name, (_what, pattern) in NO_CLAIMS.items() if pattern.search(sentence)}
    hard = excused - _SOFT
    if hard - _OF_A_CLAUSE:
        return ""
    if hard:
        return _figure_in(sentence) or _beside_excuses(sentence)
    for name, (_what, pattern) in CLAIMS.items():
        if pattern.search(sentence) and (not excused or (name in {"dose", "number"} and excused <= {"definition"})):
            return name
    return FACT if not excused and states_fact(sentence) else ""


def _figure_in(sentence: str) -> str:
    """The rule by which a sentence gives a dose or a share, whatever else it says."""
    if _FIGURES.search(sentence) is None:
        return ""
    return next((name for name in ("dose", "number") if CLAIMS[name][1].search(sentence)), "")


def _beside_excuses(sentence: str) -> str:
    """The rule by which a clause claims something that has no excuse of its own."""
    clauses = [one for one in _CLAUSE.split(sentence) if len(one.split()) >= _FEWEST]
    found = ((one, claim_in(one)) for one in clauses if one != sentence)
    return next((rule for one, rule in found if rule and (rule != "number" or _FIGURES.search(one))), "")
