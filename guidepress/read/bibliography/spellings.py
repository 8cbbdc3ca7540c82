"""What people and programs leave in the fields of an entry, and a style would print: labels, ordinals, HTML."""

from __future__ import annotations

import html
import re
from typing import Any

from guidepress.standards.doi import labelled_doi, normal_doi

_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,6}|#x[0-9A-Fa-f]{1,5});")
_ADDRESS = re.compile(r"https?://\S+")
_LABELS = {
    "page": re.compile(r"(?:pages?|pp?|Seiten?|S|págs?|pág)\b\.? ?(?=[\dA-Za-z])", re.IGNORECASE),
    "volume": re.compile(r"(?:volume|vol|Band|Bd|tome)\b\.? ?(?=\d)", re.IGNORECASE),
    "issue": re.compile(r"(?:issue|number|no|nr|Heft|núm)\b\.? ?(?=\d)", re.IGNORECASE),
}
"""Labels before a number, which the style sets itself."""

_ORDINALS = tuple(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
    """.split()
)
_EDITION = re.compile(
    rf"(?:the )?(?:(?P<word>{'|'.join(_ORDINALS)})|(?P<number>\d{{1,3}})(?:st|nd|rd|th))(?: (?:edition|edn?\.?))?",
    re.IGNORECASE,
)
_LANGUAGES = {
    name: tag
    for tag, names in {
        "en": "eng english",
        "de": "ger deu german deutsch",
        "fr": "fre fra french français",
        "es": "spa spanish español castellano",
        "pt": "por portuguese português",
        "it": "ita italian italiano",
        "nl": "dut nld dutch nederlands",
        "ru": "rus russian",
        "pl": "pol polish",
        "sv": "swe swedish",
        "da": "dan danish",
        "nb": "nor nob norwegian",
        "ja": "jpn japanese",
        "zh": "chi zho chinese",
        "ko": "kor korean",
        "ar": "ara arabic",
        "he": "heb hebrew",
        "fa": "per fas persian",
        "tr": "tur turkish",
    }.items()
    for name in names.split()
}
"""Languages as PubMed (ISO 639-2) and people name them: a style sets capitals in titles of those that are English."""
_DATELESS = frozenset(
    {
        "n.d",
        "nd",
        "n. d",
        "no date",
        "undated",
        "o. j",
        "o.j",
        "o. d",
        "s. f",
        "s.f",
        "s. d",
        "s.d",
        "sin fecha",
        "sans date",
    }
)


def decoded(value: Any) -> Any:
    """A text of BibTeX or RIS without names of signs of HTML, which programs take over: "Sleep &amp; health".

    In CSL-JSON somebody meant them.
    """
    return (
        _ENTITY.sub(lambda found: html.unescape(found[0]), value) if isinstance(value, str) and "&" in value else value
    )


def is_dateless(words: str) -> bool:
    """Whether words say that there is no date; a style says so itself, in the guide's language."""
    return words.strip().rstrip(".").lower() in _DATELESS


def mend_spellings(csl: dict[str, Any]) -> None:
    """Take labels from before numbers, write ordinals of editions as numbers, and leave one address of several."""
    for name, label in _LABELS.items():
        if name in csl and (found := label.match(csl[name].strip())):
            csl[name] = csl[name].strip()[found.end() :]
    if found := _EDITION.fullmatch(csl.get("edition", "").strip()):
        csl["edition"] = found["number"] or str(_ORDINALS.index(found["word"].lower()) + 1)
    if language := str(csl.get("language") or "").strip():
        csl["language"] = _LANGUAGES.get(language.lower(), language.replace("_", "-"))
    if "URL" in csl:
        bare = csl["URL"].strip()
        bare = bare[1:-1] if bare.startswith("<") and bare.endswith(">") else bare
        several = _ADDRESS.findall(bare)
        if (doi := labelled_doi(bare)) and normal_doi(csl.get("DOI") or doi) == normal_doi(doi):
            csl["DOI"] = doi
            del csl["URL"]
            return
        csl["URL"] = (
            several[0] if len(several) > 1 and bare.split() == several else bare
        )  # Mendeley writes all it knows
