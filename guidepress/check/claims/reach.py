"""How far a source reaches: no statistic after it, no cause from a survey (codes CLM041 and CLM042)."""

# ruff: noqa: E501 - the words of four languages stand in rows as long as they are

from __future__ import annotations

import re
from collections.abc import Iterator

from guidepress.check.text.cited import citing
from guidepress.check.text.prose import Block, written
from guidepress.check.text.quotations import without_quotations
from guidepress.check.text.sentences import split_sentences
from guidepress.model.book import Book, PartKind
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import fold
from guidepress.policies.load import PackError, pack_of

CLM041 = rule_of("CLM041")
CLM042 = rule_of("CLM042")

_STATISTIC = re.compile(
    r"(?<![\w.,/-])(?:\d[\d.,]{0,8} (?:in|of|out of|von|sur|de cada) (?:every |each |je |den |les |las |los )?\d[\d.,]{0,9}\b"
    r"|\d{1,3}(?:[.,]\d{1,2})?\s?(?:%|percent\b|per cent\b|Prozent\b|pour cent\b|por ciento\b))"
    r"|\b(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Nn]ine) (?:in|out of) (?:every )?(?:three|four|five|ten|twenty|a hundred)\b"
    r"|\b[Jj]ede[rsnm]? (?:zweite|dritte|vierte|fünfte|zehnte)\b|\b[Uu]ne? \w{3,14} sur (?:deux|trois|quatre|cinq|dix)\b|\b[Uu]n[oa] de cada (?:dos|tres|cuatro|cinco|diez)\b"
)
_BACK = re.compile(
    r"^(?:That|This|These|Those|So|Thus|In other words|Put|It|They|He|She|Of (?:them|those|these)|The (?:rest|other|others)|Do not|If|For example|Imagine|Among (?:them|those)"
    r"|Das|Dies\w{0,2}|Also|Von (?:ihnen|diesen)|Die (?:anderen|übrigen)|Cela|Ce|Soit|Ainsi|Parmi (?:eux|elles)|Les autres|Eso|Esto|Es decir|Así|De (?:ellos|ellas|estos)|Los demás)\b"
)
"""Beginnings by which a sentence speaks of the one before, and of its source."""

_LOOKS_ONLY = re.compile(
    r"\b(?:surveys?|cross-sectional|cohort|case (?:reports?|series)|prevalence|poison (?:centers?|centres?|control)|epidemiolog\w{1,6}|associat\w{2,5}|correlat\w{2,6}|self-report\w{0,4}"
    r"|interviews?|registry|observational|exposures reported|among [\w ]{0,30}(?:consumers|users)|in regular users|use patterns|demographics|Umfrage|Befragung|Querschnitt\w{0,8}|Kohorten?\w{0,8}|enquête|transversale"
    r"|cohorte|encuesta|transversal)\b",
    re.IGNORECASE,
)
"""What a title says of a study that watches and asks, and gives nobody anything."""
_TRIES = re.compile(
    r"\b(?:randomi[sz]ed|trial|placebo|double-blind|controlled|meta-analys\w{2,3}|systematic review|guidelines?|mendelian|versuch|essai|ensayo)\b",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"\b(?:(?:show|shows|showed|prove|proves|proved|mean|means) that (?:it|this|kratom|the \w{2,14}) (?:prevents?|causes?|cures?|protects?|stops?|lowers?|raises?|reduces?|leads? to|keeps?|lifts?|eases?|relieves?|helps?|works?|improves?|treats?|heals?|boosts?|makes?|calms?|cuts?|slows?|harms?|damages?)"
    r"|(?:it|this|kratom|the (?:leaf|drug|medicine|tea|plant)|use|using it|taking it) (?:prevents|causes|protects (?:against|from)|cures)"
    r"|(?:zeigt|zeigen|beweist|beweisen), dass (?:es|er|sie|das \w{2,16}|die \w{2,16}) [^.;]{0,40}(?:verursacht|verhindert|schützt|heilt)"
    r"|(?:montre|montrent|prouve|prouvent) (?:que|qu['’]) ?(?:il|elle|ce|cela|le \w{2,16}|la \w{2,16}) (?:cause|provoque|prévient|protège|guérit)"
    r"|(?:muestra|muestran|prueba|prueban|demuestra) que (?:el \w{2,16} |la \w{2,16} )?(?:causa|provoca|previene|protege|cura))\b",
    re.IGNORECASE,
)
_DOUBTED = re.compile(
    r"\b(?:not|no|cannot|can['’]t|nobody|whether|may|might|could|can|does not|doesn['’]t|nicht|kein\w{0,2}|ob|pas|aucun\w{0,2}|si|personne|nadie|ningun\w{0,2})\b",
    re.IGNORECASE,
)


def check_reach(book: Book) -> Iterator[Finding]:
    """CLM041 and CLM042 in sections, if the policy asks for sources."""
    try:
        if not pack_of(book).claims.cite:
            return
    except PackError:
        return
    watching = {
        one.key
        for one in book.references
        if _LOOKS_ONLY.search(title := str(one.csl.get("title") or "")) and not _TRIES.search(title)
    }
    for part, block in written(book):
        if part.kind is PartKind.SECTION and block.is_running and (cited := list(citing(block))):
            yield from _behind(block, cited[-1][0])
            for sentence, keys in cited:
                found = _CAUSE.search(without_quotations(sentence)) if set(keys) <= watching else None
                if found and not _DOUBTED.search(sentence):
                    said = f"“{fold(found[0])}”, and by its title '{keys[0]}' watched or asked people only"
                    yield CLM042.at(block.place_of(found[0]), said)


def _of_the_same(found: str, last: str) -> bool:
    """Whether a count is of as many as the sentence before counts of, the one that cites: its other arm."""
    whole = re.findall(r"\d[\d.,]*", found)
    return len(whole) > 1 and re.search(rf"(?<!\d){re.escape(whole[-1])}(?!\d)", last) is not None


def _behind(block: Block, last: str) -> Iterator[Finding]:
    """Statistics in the sentences behind the last that cites."""
    behind = False
    for sentence in split_sentences(block.words):
        if behind and not _BACK.match(sentence) and (found := _STATISTIC.search(without_quotations(sentence))):
            if _of_the_same(found[0], last):
                continue
            yield CLM041.at(
                block.place_of(found[0]), f"“{fold(found[0])}” stands behind the last source of its paragraph"
            )
        behind = behind or sentence[:40] in last or last[:40] in sentence
