"""Lists of words that checks know, by primary language subtag (BCP 47)."""

from __future__ import annotations

from collections.abc import Mapping

MAY_DOUBLE: Mapping[str, frozenset[str]] = {
    "en": frozenset({
        "blah", "bye", "do", "had", "ha", "her", "hush", "knock", "no", "now", "so", "that", "there", "tut", "very",
        "was", "well", "yes",
    }),
    "de": frozenset({
        "bla", "das", "dem", "den", "der", "die", "ihr", "ihnen", "ja", "nein", "nun", "sehr", "sie", "so",
    }),
    "fr": frozenset({"bla", "non", "nous", "oui", "si", "très", "vous"}),
}  # fmt: skip
"""Words that stand twice in a row in good prose: 'He had had enough', 'dass die die Wahl haben', 'nous nous lavons'.

Only in these languages is a doubled word looked for: others double words as grammar.
"""

SAYS_NOTHING: Mapping[str, frozenset[str]] = {
    "en": frozenset({
        "article", "click", "click here", "click this", "details", "document", "download", "file", "find out more",
        "follow this link", "full article", "here", "info", "information", "learn more", "link", "more", "more details",
        "more info", "more information", "open", "page", "pdf", "read", "read here", "read more", "read on", "see",
        "see here", "see more", "site", "source", "tap here", "the link", "the page", "the site", "the website",
        "there", "this", "this article", "this document", "this file", "this link", "this page", "this site",
        "this website", "url", "view", "view more", "visit", "web page", "website",
    }),
    "de": frozenset({
        "artikel", "dieser artikel", "dieser link", "diese seite", "diese webseite", "download", "herunterladen",
        "hier", "hier klicken", "klick", "klicken sie hier", "link", "mehr", "mehr erfahren", "mehr lesen", "mehr dazu",
        "quelle", "seite", "siehe hier", "url", "weiter", "weiterlesen", "weitere informationen", "webseite", "website",
    }),
    "fr": frozenset({
        "article", "ce document", "ce lien", "cet article", "cette page", "ce site", "cliquer ici", "cliquez ici",
        "en savoir plus", "ici", "lien", "lire la suite", "lire plus", "page", "plus", "plus d'informations", "site",
        "source", "suite", "télécharger", "url", "voir", "voir ici", "voir plus",
    }),
}  # fmt: skip
"""Link texts that do not say where the link leads, folded by `folded`."""

PLACEHOLDERS = frozenset({
    "alt", "alt text", "alternative text", "alternativtext", "abbildung", "bild", "caption", "chart", "describe me",
    "description", "diagram", "diagramm", "drawing", "figure", "foto", "grafik", "graph", "graphic", "graphique",
    "illustration", "image", "img", "photo", "photograph", "pic", "picture", "placeholder", "screenshot", "spacer",
    "tbd", "todo", "untitled",
})  # fmt: skip
"""Alternative texts that stand in for one, in any of our languages, folded by `folded` (WCAG 2.2, failure F30)."""


def primary(tag: str) -> str:
    """The primary language subtag of a BCP 47 tag, in lower case."""
    return tag.split("-", maxsplit=1)[0].lower()


def folded(words: str) -> str:
    """Words as these lists have them: lower case, straight apostrophes, no punctuation at the ends, single spaces."""
    return " ".join(words.casefold().replace("’", "'").split()).strip(" .,:;!?…»«›‹→>()[]'\"“”„")


TWO_WAYS: Mapping[str, str] = {
    "birthdate": "birth date", "bloodstream": "blood stream", "caregiver": "care giver", "database": "data base",
    "healthcare": "health care", "heartbeat": "heart beat", "helpline": "help line", "lifestyle": "life style",
    "longterm": "long term", "nationwide": "nation wide", "onetime": "one time", "painkiller": "pain killer",
    "painkillers": "pain killers", "postnatal": "post natal", "screenreader": "screen reader",
    "smartphone": "smart phone", "timeframe": "time frame", "timeline": "time line", "videoconference":
    "video conference", "webpage": "web page", "website": "web site", "wellbeing": "well being", "worldwide":
    "world wide",
}  # fmt: skip
"""Words that are written as one or as two and mean the same either way."""

KNOWN_ABBREVIATIONS = frozenset({
    "AC", "AD", "AIDS", "AM", "BC", "BCE", "BMI", "CD", "CE", "CV", "DC", "DIY", "DNA", "DVD", "EU", "FAQ", "GPS",
    "HIV",
    "HTML", "HTTP", "HTTPS", "ID", "IQ", "ISBN", "IT", "LED", "OK", "PC", "PDF", "PH", "PM", "PS", "RNA", "SMS", "SOS",
    "SPF", "SUV", "SVG", "TNT", "TV", "UK", "UN", "URL", "US", "USA", "USB", "UTC", "UV", "XML",
    "CC", "BY", "SA", "NC", "ND",
})  # fmt: skip
"""Abbreviations that are better known than their words, and the marks of the Creative Commons licences."""

_OF_ENGLISH = "and are by for from have is it of that the their they this to we were which with you your"
OF_ENGLISH = frozenset(_OF_ENGLISH.split())
"""Little words that are English and no other language's: a sentence with one of them is English."""

_LITTLE = {
    "de": "aber auch auf aus bei das dem den der des die durch ein eine einem einen einer er es für haben hat ich ihr"
    " ihre ihres ist kein keine mit nach nicht nur oder ohne sich sie sind und vom von vor wenn werden wie wird zu zum"
    " zur über",
    "es": "como con de del el en es este esta está la las lo los más o para pero por que se si sin sobre son su sus un"
    " una y",
    "fr": "au aux avec ce ces cette dans de des du elle en est et il je la le les mais ne nous on ou où par pas plus"
    " pour que qui sa sans ses son sont sur tous un une vous été être",
    "it": "al alla anche che come con del della delle dei di e gli ha il la le lo ma mi nel nella non per più questa"
    " questo se senza si sono su un una è",
    "la": "ab atque cum est esse et hoc nec nisi non quae qui quod sed sunt ut",
    "ms": "adalah akan anda dalam dan dari dengan di ini itu jika oleh pada sedang tidak untuk yang",
    "nl": "aan als bij dat de die dit een en er het ik is maar met naar niet nooit of om ook op te u uw van voor worden"
    " wordt zijn",
    "pl": "do i jak jest na nie od po przez się są w z za że",
    "pt": "ao as com como da das de do dos e em este esta foi mais mas na nas não o os ou para por que se seu sua são"
    " um uma você é",
    "sv": "att av de den det du en ett för har i inte med och om på som till vid är",
}
LITTLE_WORDS: Mapping[str, frozenset[str]] = {tag: frozenset(words.split()) for tag, words in _LITTLE.items()}
"""The little words of languages by tag; every text is full of them, and lists of names have none."""
