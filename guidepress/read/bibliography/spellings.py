"""What people and programs leave in the fields of an entry, and a style would print: labels, ordinals, HTML."""

from __future__ import annotations

import html
import re
from typing import Any

from guidepress.standards.doi import normal_doi

_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,6}|#x[0-9A-Fa-f]{1,5});")
_ADDRESS = re.compile(r"https?://\S+")
_DOI = re.compile(r"(?:https?://)?doi:[ \t]*(?P<doi>10\.\d{4,9}/\S+)\Z", re.IGNORECASE)
"""A DOI in the field of an address."""
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
_EDITION = re.compile(rf"(?:the )?(?P<word>{'|'.join(_ORDINALS)})(?: (?:edition|ed\.?))?", re.IGNORECASE)
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
        csl["edition"] = str(_ORDINALS.index(found["word"].lower()) + 1)
    if "URL" in csl:
        bare = csl["URL"].strip()
        bare = bare[1:-1] if bare.startswith("<") and bare.endswith(">") else bare
        several = _ADDRESS.findall(bare)
        if (doi := _DOI.match(bare)) and normal_doi(csl.get("DOI") or doi["doi"]) == normal_doi(doi["doi"]):
            csl["DOI"] = doi["doi"].strip()
            del csl["URL"]
            return
        csl["URL"] = (
            several[0] if len(several) > 1 and bare.split() == several else bare
        )  # Mendeley writes all it knows
