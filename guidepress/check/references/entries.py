"""The references: cited, whole, once, and to be found (codes REF; REF001 belongs to ``read``)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from guidepress.model.book import Book, Matter, Reference
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of
from guidepress.standards.doi import doi_fault, normal_doi

REF002 = rule_of("REF002")
REF003 = rule_of("REF003")
REF004 = rule_of("REF004")
REF005 = rule_of("REF005")
REF006 = rule_of("REF006")
REF007 = rule_of("REF007")
REF008 = rule_of("REF008")

_TYPES = (
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset"
    " document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation"
    " manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical"
    " personal_communication post post-weblog regulation report review review-book software song speech standard thesis"
    " treaty webpage"
)
TYPES = frozenset(_TYPES.split())
"""The types of CSL 1.0.2, appendix III."""

_LAW = "title issued|number|container-title|URL"
_PRESS = "title container-title issued"
REQUIRED: Mapping[str, str] = {
    "article-journal": "author title container-title issued",
    "article-magazine": _PRESS,
    "article-newspaper": _PRESS,
    "bill": _LAW,
    "book": "author|editor title publisher issued",
    "chapter": "author title container-title publisher issued",
    "dataset": "title publisher|DOI|URL issued|accessed",
    "legal_case": "title issued authority|container-title|number|URL",
    "legislation": _LAW,
    "paper-conference": "author title issued",
    "post": "title|author URL issued|accessed",
    "post-weblog": "title URL issued|accessed",
    "regulation": _LAW,
    "report": "author|editor|publisher title issued",
    "software": "title publisher|DOI|URL",
    "standard": "title number|publisher|URL",
    "thesis": "author title publisher issued",
    "treaty": "title issued",
    "webpage": "title URL issued|accessed",
}
"""The fields that a type needs, in order; ``a|b`` needs one of them. Every other type needs its title."""

_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>")


def check_references(book: Book) -> Iterator[Finding]:
    """REF002 to REF008. A guide of which a section could not be read is not told that its references are uncited."""
    wanted = frozenset(book.settings.nocite)
    body = book.of_matter(Matter.BODY)
    whole = len(body) == len(book.settings.outline) and all(one.source in book.texts for one in body if one.source)
    for reference in book.references:
        if whole and not reference.citations and not wanted & {reference.key, "*"}:
            yield REF002.at(reference.place, f"'{reference.key}' is not cited")
        yield from _fields(reference)
        yield from _doi(reference)
    yield from _duplicates(book.references)


def _fields(reference: Reference) -> Iterator[Finding]:
    kind = _text(reference, "type")
    if kind not in TYPES:
        yield REF008.at(reference.place, f"'{reference.key}' has the type '{kind}'")
        return
    if missing := missing_fields(reference):
        wanted = ", ".join(f"'{name.replace('|', chr(39) + ' or ' + chr(39))}'" for name in missing)
        yield REF005.at(reference.place, f"'{reference.key}' ({kind}) has no {wanted}")
    if kind == "article-journal" and not any(_text(reference, name) for name in ("DOI", "PMID", "PMCID", "URL")):
        yield REF007.at(reference.place, f"'{reference.key}' has no 'DOI', 'PMID', 'PMCID' or 'URL'")


def missing_fields(reference: Reference) -> list[str]:
    """What `REQUIRED` asks for and the reference does not have; alternatives as ``a|b``."""
    wanted = REQUIRED.get(_text(reference, "type"), "title").split()
    if _has(reference.csl.get("status")):  # "in press" stands where the date will
        wanted = [names for names in wanted if names != "issued"]
    return [names for names in wanted if not any(_has(reference.csl.get(name)) for name in names.split("|"))]


def _has(value: object) -> bool:
    """Whether a CSL value says anything: not blank, no empty list of names, no date without a year."""
    match value:
        case str():
            return bool(value.strip())
        case list():
            return any(any(str(part).strip() for part in name.values()) for name in value if isinstance(name, Mapping))
        case Mapping():
            return _first_year(value) is not None
        case _:
            return value is not None


def _doi(reference: Reference) -> Iterator[Finding]:
    doi = reference.csl.get("DOI")
    if isinstance(doi, str) and doi and (fault := doi_fault(doi)):
        plain = normal_doi(doi).rstrip(".,;")
        hint = f'Write "DOI": "{plain}".' if not doi_fault(plain) else ""
        yield REF006.at(reference.place, f"'{reference.key}': the DOI '{doi[:80]}' {fault}", hint=hint)


def _duplicates(references: tuple[Reference, ...]) -> Iterator[Finding]:
    """Each later one of two that are the same, once: by DOI if they have one, else by what they say of themselves."""
    by_doi: dict[str, Reference] = {}
    by_title: dict[str, list[Reference]] = {}
    for later in references:
        doi, alike = normal_doi(_text(later, "DOI")), by_title.setdefault(normal_title(_text(later, "title")), [])
        if doi in by_doi:
            yield REF003.at(later.place, f"'{later.key}' has the same DOI as '{by_doi[doi].key}': {doi}")
        elif earlier := next((one for one in alike if same_work(one, later)), None):
            yield REF004.at(later.place, f"'{later.key}' has the same title and year as '{earlier.key}'")
        if doi:
            by_doi.setdefault(doi, later)
        alike.append(later)


def same_work(one: Reference, other: Reference) -> bool:
    """Same title, same year, and nothing that tells them apart: not the DOI, nor the first author, nor the pages."""
    if not (title := normal_title(_text(one, "title"))) or title != normal_title(_text(other, "title")):
        return False
    if _first_year(one.csl.get("issued")) != _first_year(other.csl.get("issued")):
        return False
    pairs = [
        (normal_doi(_text(one, "DOI")), normal_doi(_text(other, "DOI"))),
        (_first_author(one), _first_author(other)),
        (normal_title(_text(one, "page")), normal_title(_text(other, "page"))),
    ]
    return all(not this or not that or this == that for this, that in pairs)


def normal_title(title: str) -> str:
    """A title as it is compared: without markup, punctuation, case and presentation forms of letters."""
    plain = unicodedata.normalize("NFKC", _MARKUP.sub("", title)).casefold()
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", plain)))


def _first_author(reference: Reference) -> str:
    authors = reference.csl.get("author")
    first = authors[0] if isinstance(authors, list) and authors else {}
    name = first.get("family") or first.get("literal") if isinstance(first, Mapping) else ""
    return normal_title(str(name or ""))


def _first_year(date: object) -> int | None:
    parts = date.get("date-parts") if isinstance(date, Mapping) else None
    match parts:
        case [[int() as year, *_], *_]:
            return year
        case _:
            return None


def _text(reference: Reference, name: str) -> str:
    value = reference.csl.get(name)
    return str(value).strip() if isinstance(value, str | int) else ""
