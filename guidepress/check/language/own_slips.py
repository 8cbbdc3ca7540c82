"""Slips that only some languages have: a question that is not opened (LAN044), 'das' for 'dass' (LAN045).

Which marks are opened is told by the file of the language. LAN045 is a rule of German grammar and stands here whole: no
other language could fill it with words of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from guidepress.check.text.prose import OBJECT, Block, written
from guidepress.languages.german import LANGUAGE as GERMAN
from guidepress.languages.registry import language_for, primary
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import fold

LAN044 = rule_of("LAN044")
LAN045 = rule_of("LAN045")

_END = re.compile(r"(?<=[\w\")»”’])[?!]")
_SAYS = (
    r"wei(?:ß|ss)t?|wissen|wusste\w{0,2}|sag(?:t|en|te|ten)|glaub(?:t|en|te|ten)|mein(?:t|en|te|ten)|denk(?:t|en)|hoff(?:t|en|te|ten)|zeig(?:t|en|te|ten)|hei(?:ß|ss)t|bedeutet"
    r"|merk(?:t|en)|spür(?:t|en)|find(?:et|en)|fürcht(?:et|en)|behaupt(?:et|en)|vermut(?:et|en)|erwart(?:et|en)|bestätig(?:t|en)|versprech(?:en|t)|sicher|klar|wichtig|bekannt|möglich|so|dafür|davon|darauf|darum"
)
_SUBJECT = r"es|er|sie|ich|du|wir|ihr|man|sich|die|der|eine?|Ihre?|Sie|niemand|jemand|jeder|alle|viele|manche"
_BETWEEN = "nicht|auch|oft|sich|noch|ja|wohl|nur|immer|Ihnen|ihm|ihr|uns|es|niemand|keiner|man"
_DAS = re.compile(rf"\b(?:{_SAYS})(?: (?:{_BETWEEN})){{0,2}}, das (?P<after>{_SUBJECT})\b")
_VERB_AFTER = re.compile(r", das (?:sie|er|ihr|Sie|ich|wir) (?:ist|sind|hat|haben|war|waren|wird|werden)\b")


def check_own_slips(book: Book) -> Iterator[Finding]:
    """LAN044 where marks are opened, LAN045 in guides in German."""
    opened = language_for(book.settings.language).checks.opened
    german = primary(book.settings.language) == GERMAN.tag
    for _part, block in written(book) if opened or german else ():
        if opened:
            yield from _unopened(block, opened)
        else:
            yield from _das(block)


def _unopened(block: Block, opened: Mapping[str, str]) -> Iterator[Finding]:
    """A question or a call without a sign that opens it since the last one; either sign opens."""
    begin = 0
    for end in _END.finditer(block.words):
        asked = block.words[begin : end.end()]
        begin = end.end()
        if not {*opened.values(), OBJECT} & set(asked) and "://" not in asked:
            said = fold(asked[-31:])
            place = block.place_of(" ".join(asked.split()[-4:]))
            yield LAN044.at(place, f"“{said}”: '{opened[end[0]]}' is missing before it")


def _das(block: Block) -> Iterator[Finding]:
    for one in _DAS.finditer(block.words):
        if not _VERB_AFTER.match(block.words, one.end() - len(f", das {one['after']}")):
            yield LAN045.at(block.place_of(one[0]), f"“{one[0]}”: is 'dass' meant?")
