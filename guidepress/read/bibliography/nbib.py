"""References as PubMed hands them out (``.nbib``, the MEDLINE format of the National Library of Medicine).

A record is a line for each field: a tag of up to four letters, a hyphen in the fifth column, and the value, which goes
on in lines that are indented. https://www.nlm.nih.gov/bsd/mms/medlineelements.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from guidepress.read.bibliography.written_dates import date_of

_FIELD = re.compile(r"(?P<tag>[A-Z]{2,4})[ ]{0,2}- ?(?P<value>.*)")
_NUMBER = re.compile(r"^PMID[ ]*-", re.MULTILINE)
_IDENTIFIER = re.compile(r"(?P<value>\S+) \[(?P<kind>\w+)\]")
_PAGES = re.compile(r"(?P<first>[A-Za-z]*\d+)-(?P<last>\d+)(?P<rest>.*)")
_SUFFIX = re.compile(r"(?:Jr|Sr|2nd|3rd|4th|II|III|IV)\.?")
LANGUAGES = {
    "eng": "en",
    "ger": "de",
    "fre": "fr",
    "spa": "es",
    "ita": "it",
    "por": "pt",
    "rus": "ru",
    "chi": "zh",
    "jpn": "ja",
    "kor": "ko",
    "pol": "pl",
    "dut": "nl",
    "swe": "sv",
    "dan": "da",
    "nor": "no",
    "heb": "he",
    "ara": "ar",
    "per": "fa",
}
"""The tags of languages by the three letters that libraries write."""
_KINDS = (("Book Chapter", "chapter"), ("Book", "book"), ("Preprint", "article"), ("Dataset", "dataset"))
_NOT_CITABLE = re.compile(r"[^\w-]+")


def items_of_nbib(text: str) -> list[dict[str, Any]]:
    """The records as CSL-JSON, their keys made of the first author and the year, or of the number in PubMed."""
    items: list[dict[str, Any]] = []
    taken: set[str] = set()
    for record in _records(text):
        item = _item(record)
        key = str(item["id"])
        if key.lower() in taken:
            key = item["id"] = f"{key}_{item.get('PMID') or len(items) + 1}"
        taken.add(key.lower())
        items.append(item)
    return items


def lines_of_nbib(text: str) -> list[int]:
    """The line where each record begins."""
    return [text.count("\n", 0, found.start()) + 1 for found in _NUMBER.finditer(text)]


def _records(text: str) -> Iterator[dict[str, list[str]]]:
    fields: dict[str, list[str]] = {}
    last = ""
    for line in text.split("\n"):
        found = _FIELD.match(line)
        if found and found["tag"] == "PMID" and fields:
            yield fields
            fields = {}
        if found:
            last = found["tag"]
            fields.setdefault(last, []).append(found["value"].strip())
        elif line.startswith(" ") and last in fields:
            fields[last][-1] = f"{fields[last][-1]} {line.strip()}".strip()
    if fields:
        yield fields


def _item(fields: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    first = {tag: values[0] for tag, values in fields.items() if values[0]}
    kinds = set(fields.get("PT", ()))
    kind = next((csl for name, csl in _KINDS if name in kinds or any(one.startswith(name) for one in kinds)), "")
    kind = kind or (
        "article-journal" if "JT" in first or "TA" in first else "book" if "BTI" in first else "article-journal"
    )
    title = first.get("TI") or first.get("BTI") or first.get("TT") or ""
    item: dict[str, Any] = {
        "type": kind,
        "title": _bare_title(title),
        "container-title": first.get("JT") or (first.get("BTI") if "TI" in first else ""),
        "container-title-short": first.get("TA"),
        "volume": first.get("VI"),
        "issue": first.get("IP"),
        "page": whole_pages(first.get("PG", "")),
        "publisher": first.get("PB"),
        "publisher-place": first.get("PL") if "PB" in first else None,
        "edition": first.get("EN"),
        "ISBN": first.get("ISBN"),
        "PMID": first.get("PMID"),
        "PMCID": first.get("PMC"),
        "language": LANGUAGES.get(first.get("LA", "")),
        "author": [*_people(fields, "FAU", "AU"), *({"literal": name} for name in fields.get("CN", ()))],
        "editor": _people(fields, "FED", "ED"),
        "DOI": _doi(fields),
        "issued": date_of(first["DP"]) if "DP" in first else None,
    }
    item = {name: value for name, value in item.items() if value}
    return {"id": citable_key(item) or f"pmid{item.get('PMID', '')}", **item}


def _bare_title(title: str) -> str:
    """A title without the point behind it, and without the brackets round one that PubMed translated."""
    bare = title.removesuffix(".") if not title.endswith("..") else title
    return bare[1:-1].removesuffix(".") if bare.startswith("[") and bare.endswith("]") else bare


def _people(fields: Mapping[str, Sequence[str]], full: str, short: str) -> list[dict[str, str]]:
    names = fields.get(full) or fields.get(short) or ()
    return [person_of(name) if full in fields else _shortened(name) for name in names]


def person_of(name: str) -> dict[str, str]:
    """Someone written as "Polack, Fernando P" or "King, Martin L Jr", as CSL has names."""
    family, _comma, given = (part.strip() for part in name.partition(","))
    return _divided(family, given)


def _shortened(name: str) -> dict[str, str]:
    """Someone written as "Polack FP" or "van den Berg J Jr"."""
    pieces = name.split()
    tail = 2 if len(pieces) > 2 and _SUFFIX.fullmatch(pieces[-1]) else 1
    family, given = " ".join(pieces[:-tail]), " ".join(pieces[-tail:])
    if not family:
        return {"literal": name}
    initials, _space, suffix = given.partition(" ")
    given = f"{' '.join(f'{letter}.' for letter in initials)} {suffix}".strip() if initials.isupper() else given
    return _divided(family, given)


def _divided(family: str, given: str) -> dict[str, str]:
    if not given:
        return {"literal": family}
    last = given.rsplit(maxsplit=1)[-1]
    if len(given.split()) > 1 and _SUFFIX.fullmatch(last):
        return {"family": family, "given": given.removesuffix(last).strip(" ,"), "suffix": last}
    return {"family": family, "given": given}


def whole_pages(written: str) -> str:
    """The pages, the last of them whole: "2603-15" is 2603 to 2615."""
    found = _PAGES.fullmatch(written)
    if not found:
        return written
    first, last = found["first"], found["last"]
    figures = first.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    if first == figures and len(last) < len(figures):
        last = figures[: len(figures) - len(last)] + last
    return f"{first}-{last}{found['rest']}"


def _doi(fields: Mapping[str, Sequence[str]]) -> str:
    for tag in ("AID", "LID"):
        for value in fields.get(tag, ()):
            if (found := _IDENTIFIER.match(value)) and found["kind"] == "doi":
                return found["value"]
    return ""


def citable_key(item: Mapping[str, Any]) -> str:
    """A key made of the first author and the year ("Snow_1855"); nothing if one of them is not known."""
    authors = item.get("author") or item.get("editor") or [{}]
    name = authors[0].get("family") or authors[0].get("literal", "").partition(" ")[0]
    parts = item.get("issued", {}).get("date-parts", [[""]])
    return _NOT_CITABLE.sub("-", f"{name}_{parts[0][0]}").strip("-_") if name and parts[0][0] else ""
