"""What the text says of its figures: nothing that only those can follow who see its colours (code ACC022)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from guidepress.check.text.prose import Block, blocks
from guidepress.check.text.running_text import WRITTEN, language_of
from guidepress.check.text.word_lists import primary
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import fold, place_of

ACC022 = rule_of("ACC022")

_EN = r"(?:red|green|blue|yellow|orange|purple|violet|pink|brown|teal)"
_DE = r"(?:rot|grün|blau|gelb|orange|lila|violett|rosa|braun)"
_FR = r"(?:rouge|vert|bleu|jaune|orange|violet|rose|brun)"
"""Hues. Black, gray and white differ in lightness, which a print in gray keeps."""
BY_COLOUR: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        rf"\b(?:the|this|that|these|those|each|every)(?: \w{{1,12}})? {_EN}(?: \w{{1,12}})? (?:line|bar|curve|dot|point|slice|segment|sector|arrow|box|square|circle"  # noqa: E501
        rf"|area|column|row|cell|shape|field)s?\b|\b(?:shown|marked|drawn|printed|highlighted|shaded|colou?red|plotted|set|given) (?:in )?{_EN}\b"  # noqa: E501
        rf"|\b(?:colou?r|{_EN}) (?:means|shows|stands for|marks|indicates)\b",
        re.IGNORECASE,
    ),
    "de": re.compile(
        rf"\b(?:der|die|das|den|dem|jede[rsn]?|diese[rsnm]?) (?:\w{{1,15}} )?{_DE}(?:e|en|er|es|em)? (?:\w{{1,15}} )?(?:linien?|balken|kurven?|punkte?n?|flächen?|säulen?|pfeile?n?|kästen|kasten|kreise?|felder|feld)\b"  # noqa: E501
        rf"|\bin {_DE} (?:dargestellt|markiert|gezeichnet|gezeigt|gedruckt)\b|\b{_DE} (?:markiert|dargestellt|unterlegt|bedeutet|zeigt)\b",  # noqa: E501
        re.IGNORECASE,
    ),
    "fr": re.compile(
        rf"\b(?:la|le|les|chaque|cette|ces|ce) (?:lignes?|barres?|courbes?|points?|zones?|flèches?|cases?|cercles?|secteurs?|carrés?) {_FR}(?:e|es|s|he|hes|te|tes)?\b"  # noqa: E501
        rf"|\b(?:en|de couleur) {_FR}\b",
        re.IGNORECASE,
    ),
}
"""What names a thing by its colour, by primary language subtag."""

_PICTURE = re.compile(
    r"\b(?:figure|chart|graph|diagram|drawing|picture|map|plot|abbildung|grafik|diagramm|schaubild|zeichnung|karte|graphique"
    r"|schéma|dessin|carte|illustration)s?\b",
    re.IGNORECASE,
)
_OTHER_CUE = re.compile(
    r"\b(?:dash|dott|solid|thick|thin|strip|hatch|cross|label|named?\b|upper|lower|left|right|top|bottom|long|short|first|last"
    r"|large|small|big|outer|inner|wide|narrow|round|gestrichelt|gepunktet|schraffiert|beschriftet|dick|dünn|ober|unter|link|recht"
    r"|pointillé|hachur|épais|gauche|droite|haut|bas)|\([A-Z0-9]\)",
    re.IGNORECASE,
)
_NEAR = 30
"""Signs on both sides in which another cue counts."""


def check_cues(book: Book) -> Iterator[Finding]:
    """ACC022 in captions and in paragraphs that speak of a figure or refer to one, in English, German and French."""
    for part in book.parts:
        for block in blocks(book, part) if part.kind in WRITTEN else ():
            pattern = BY_COLOUR.get(primary(language_of(block.element, book.settings.language)))
            found = next(_by_colour(block.words, pattern), None) if pattern is not None else None
            if found is not None and _is_about_a_figure(block):
                yield ACC022.at(place_of(block.element), f"'{fold(found)}' names something by its colour alone")


def _by_colour(text: str, pattern: re.Pattern[str]) -> Iterator[str]:
    for found in pattern.finditer(text):
        if not _OTHER_CUE.search(text[max(found.start() - _NEAR, 0) : found.end() + _NEAR]):
            yield found[0]


def _is_about_a_figure(block: Block) -> bool:
    """A caption, or text with a word such as 'figure' in it, which references to figures have."""
    return block.element.tag == "figcaption" or _PICTURE.search(block.text.words) is not None
