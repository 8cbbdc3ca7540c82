"""References as EndNote hands them out as XML: a ``record`` for each, with a kind (``ref-type``) and named fields.

The text of a field stands in ``style`` elements, whose ``face`` says how it is set. The names of the kinds are those of
EndNote's own table; a library that renames them keeps the numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from guidepress.read.bibliography.bodies import is_body
from guidepress.read.bibliography.nbib import LANGUAGES, citable_key, person_of, whole_pages
from guidepress.read.bibliography.written_dates import date_of, parts_of

NO_RECORDS = "there is no record of EndNote in it: export the library as 'XML (*.xml)'"
_KINDS: Mapping[str, str] = {
    "2": "graphic",
    "3": "motion_picture",
    "4": "bill",
    "5": "chapter",
    "6": "book",
    "7": "legal_case",
    "9": "software",
    "10": "book",
    "12": "webpage",
    "14": "hearing",
    "17": "article-journal",
    "19": "article-magazine",
    "20": "map",
    "21": "motion_picture",
    "23": "article-newspaper",
    "24": "pamphlet",
    "25": "patent",
    "26": "personal_communication",
    "27": "report",
    "28": "book",
    "31": "legislation",
    "32": "thesis",
    "34": "manuscript",
    "36": "manuscript",
    "37": "figure",
    "38": "figure",
    "43": "article-journal",
    "44": "book",
    "45": "webpage",
    "46": "report",
    "47": "paper-conference",
    "48": "webpage",
    "49": "classic",
    "50": "legislation",
    "51": "classic",
    "52": "book",
    "53": "book",
    "56": "post-weblog",
    "58": "standard",
    "59": "dataset",
    "60": "chapter",
}
"""CSL's kind by EndNote's number of it."""
_IN_ANOTHER = frozenset({"chapter", "paper-conference", "article-journal", "article-magazine", "article-newspaper"})
_FACES = (("italic", "i"), ("bold", "b"), ("superscript", "sup"), ("subscript", "sub"))
_PLACES_OF_TEXT = (
    ("title", "titles/title"),
    ("title-short", "titles/short-title"),
    ("volume", "volume"),
    ("edition", "edition"),
    ("publisher", "publisher"),
    ("publisher-place", "pub-location"),
    ("genre", "work-type"),
    ("DOI", "electronic-resource-num"),
)
_ROLES = ("author", "editor", "collection-editor", "translator")
_ROLES_OF_BOOKS: Mapping[str, tuple[str, ...]] = {
    "6": ("author", "collection-editor", "editor", "translator"),
    "28": ("editor", "collection-editor", "author", "translator"),
}
"""Who stands in which of the four places for names, in a book and in one that is edited."""
_ADDRESS = re.compile(r"https?://\S+")
_PUBMED = re.compile(r"PubMed|MEDLINE|NLM", re.IGNORECASE)
_CENTRAL = re.compile(r"PMC\d{1,9}")


class NotEndnoteError(ValueError):
    """A text that is no list of EndNote: what is wrong, and in which line."""

    def __init__(self, message: str, line: int) -> None:
        """``line`` counts from 1."""
        super().__init__(message)
        self.message, self.line = message, line


def items_of_endnote(text: str) -> list[tuple[dict[str, Any], int]]:
    """The records as CSL-JSON, each with its line. Raises `NotEndnoteError`.

    A key is the record's label, if it may be cited and nobody has it; else it is made of the first author and the year.
    """
    made: list[tuple[dict[str, Any], int]] = []
    taken: set[str] = set()
    for record in _records(text):
        item = _item(record)
        label = _said(record, "label")
        key = label if re.fullmatch(r"\w[\w:.-]*", label) and label.lower() not in taken else citable_key(item)
        if not key or key.lower() in taken:
            key = f"{key or 'endnote'}_{_said(record, 'rec-number') or len(made) + 1}"
        while key.lower() in taken:
            key = f"{key}-{len(made) + 1}"
        taken.add(key.lower())
        made.append(({"id": key, **item}, record.sourceline or 1))
    return made


def _records(text: str) -> list[etree._Element]:
    if (found := re.search(r"<!(?:DOCTYPE|ENTITY)", text)) is not None:
        raise NotEndnoteError("it declares a document type, which EndNote does not write", _line(text, found.start()))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    bare = re.sub(r"^\ufeff?\s*<\?xml[^>]{0,200}\?>", lambda said: "\n" * said[0].count("\n"), text)
    try:
        root = etree.fromstring(bare.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise NotEndnoteError(f"not valid XML: {error.msg}", error.lineno or 1) from error
    records = [one for one in root.iter("record") if one.find("ref-type") is not None]
    if not records:
        raise NotEndnoteError(NO_RECORDS, 1)
    return records


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _roles(record: etree._Element) -> Iterator[tuple[str, str]]:
    places = ("authors", "secondary-authors", "tertiary-authors", "subsidiary-authors")
    return zip(_ROLES_OF_BOOKS.get(_said(record, "ref-type"), _ROLES), places, strict=True)


def _item(record: etree._Element) -> dict[str, Any]:
    kind = _KINDS.get(_said(record, "ref-type"), "document")
    item: dict[str, Any] = {"type": kind}
    item |= {name: _said(record, place) for name, place in _PLACES_OF_TEXT}
    item["title"] = _set(record, "titles/title")
    item |= {role: list(_people(record, f"contributors/{place}/author")) for role, place in _roles(record)}
    item |= _held_in(record, kind) | _numbers(record, kind) | _addresses(record)
    item["page"] = whole_pages(_said(record, "pages"))
    item["issued"] = _issued(record)
    item["language"] = LANGUAGES.get(_said(record, "language").lower()[:3])
    return {name: value for name, value in item.items() if value}


def _said(record: etree._Element, place: str) -> str:
    """The words of a field, in one line; nothing if the record has no such field."""
    found = record.find(place)
    return "" if found is None else " ".join("".join(str(piece) for piece in found.itertext()).split())


def _set(record: etree._Element, place: str) -> str:
    """The words of a field with the tags that CSL has for how they are set."""
    found = record.find(place)
    if found is None:
        return ""
    pieces = [found.text or ""]
    for style in found:
        words = "".join(str(piece) for piece in style.itertext())
        for face, tag in _FACES if words.strip() else ():
            if face in (style.get("face") or ""):
                words = f"<{tag}>{words}</{tag}>"
        pieces += [words, style.tail or ""]
    return " ".join("".join(pieces).split())


def _people(record: etree._Element, place: str) -> Iterator[dict[str, str]]:
    for one in record.iterfind(place):
        name = " ".join("".join(str(piece) for piece in one.itertext()).split())
        family, comma, given = name.partition(",")
        if name and (is_body(name.rstrip(", ")) or not comma or not given.strip()):
            yield {"literal": name.rstrip(", ")}
        elif family.strip():
            yield person_of(name)


def _held_in(record: etree._Element, kind: str) -> dict[str, str]:
    """The whole that a part stands in, or the series of a whole."""
    second, third = _said(record, "titles/secondary-title"), _said(record, "titles/tertiary-title")
    if kind not in _IN_ANOTHER:
        named = "container-title" if kind in {"webpage", "post-weblog"} else "collection-title"
        return {named: second or third}
    whole = _said(record, "periodical/full-title") or second
    short = _said(record, "periodical/abbr-1") or _said(record, "titles/alt-title")
    if kind in {"chapter", "paper-conference"}:
        return {"container-title": second or whole, "collection-title": third}
    return {"container-title": whole, "container-title-short": short if short != whole else ""}


def _numbers(record: etree._Element, kind: str) -> dict[str, str]:
    standard, number = _said(record, "isbn"), _said(record, "number")
    made = {"issue" if kind.startswith("article-") else "number": number}
    if kind in {"patent", "report", "standard"}:
        made = {"number": number or standard}
    elif standard:
        made["ISSN" if kind.startswith("article-") else "ISBN"] = standard
    if _PUBMED.search(_said(record, "remote-database-name")) and re.fullmatch(
        r"\d{5,9}", found := _said(record, "accession-num")
    ):
        made["PMID"] = found
    if (central := _CENTRAL.fullmatch(_said(record, "custom2"))) is not None:
        made["PMCID"] = central[0]
    return made


def _addresses(record: etree._Element) -> dict[str, Any]:
    """The first address, and when it was seen."""
    words = " ".join(_said(record, f"urls/{kind}") for kind in ("related-urls/url", "web-urls/url"))
    found = _ADDRESS.search(words)
    seen = parts_of(_said(record, "access-date"))
    return {} if found is None else {"URL": found[0], "accessed": {"date-parts": seen} if seen else None}


def _issued(record: etree._Element) -> dict[str, Any] | None:
    year, day = _said(record, "dates/year"), _said(record, "dates/pub-dates/date")
    if not year:
        return date_of(day) if day else None
    for written in (day, f"{year} {day}") if day else ():
        parts = parts_of(written)
        if parts and str(parts[0][0]) == year:
            return {"date-parts": parts}
    return date_of(year)
