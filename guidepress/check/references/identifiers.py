"""Identifiers of references that cannot be right by what they say themselves (codes REF035 to REF039).

An ISSN and an ISBN have a check digit (ISO 3297, ISO 2108). A DOI of some publishers holds the journal and the year,
and PubMed numbers its records as they come in: so a number may be another work's, though no register is asked.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from guidepress.check.references.evidence import year_of
from guidepress.model.book import Book, Reference
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of
from guidepress.policies.wordings import folded
from guidepress.standards.doi import normal_doi

REF035 = rule_of("REF035")
REF036 = rule_of("REF036")
REF037 = rule_of("REF037")
REF038 = rule_of("REF038")
REF039 = rule_of("REF039")

_ISSN = re.compile(r"\d{4}-?\d{3}[\dX]")
_YEARS = (
    re.compile(r"10\.1016/j\.[a-z]{2,20}\.(?P<year>(?:19|20)\d\d)\.\d\d\.\d{3}$"),
    re.compile(r"10\.1016/s\d{4}-?\d{3}[\dx]\((?P<short>\d\d)\)"),
    re.compile(r"10\.1016/j\.[a-z]{2,20}\.(?P<year>(?:19|20)\d\d)\.1\d{5}$"),
    re.compile(r"10\.1001/[a-z]{3,20}\.(?P<year>20\d\d)\.\d{2,6}$"),
    re.compile(r"10\.1(?:080|081|517)/\d{8}\.(?P<year>(?:19|20)\d\d)\.\d{5,8}$"),
    re.compile(r"10\.1(?:007|186)/s\d{5}-0(?P<short>\d\d)-\d{4,5}-[\dxyz]$"),
    re.compile(r"10\.1038/s\d{5}-0(?P<short>\d\d)-\d{4,5}-[\dxyz]$"),
    re.compile(r"10\.3389/[a-z]{3,12}\.(?P<year>20\d\d)\.\d{5,8}$"),
)
"""DOIs that hold the year in which they were made: Elsevier, JAMA Network, Taylor and Francis, Springer Nature, Frontiers."""  # noqa: E501
_JOURNALS = (
    (re.compile(r"10\.1136/bmj\.[a-z]?\d"), "bmj british medical journal"),
    (re.compile(r"10\.1056/"), "new england journal of medicine nejm n engl j med ai evid evidence catalyst"),
    (re.compile(r"10\.1371/journal\.pone\."), "plos one"),
    (re.compile(r"10\.1371/journal\.pmed\."), "plos medicine"),
    (re.compile(r"10\.1001/jama\.\d"), "jama journal of the american medical association"),
    (re.compile(r"10\.1002/14651858\."), "cochrane database of systematic reviews cochrane database syst rev"),
    (re.compile(r"10\.15585/mmwr\."), "mmwr morbidity and mortality weekly report recommendations and reports"),
    (re.compile(r"10\.1542/peds\."), "pediatrics"),
)
_PUBLISHERS = (
    (re.compile(r"10\.1001/"), frozenset(["jama", "archives", "arch", "american"]), "the JAMA Network"),
    (re.compile(r"10\.1371/"), frozenset(["plos"]), "PLOS"),
    (re.compile(r"10\.3389/"), frozenset(["frontiers", "front"]), "Frontiers"),
)
"""Prefixes of publishers all of whose journals say in their names whose they are."""
_PII = re.compile(r"s(?P<issn>\d{4}-\d{3}[\dx])\((?P<year>\d\d)\)(?P<number>\d{5})-(?P<check>[\dx])$")
"""A Publisher Item Identifier of an article, as old and new DOIs of Elsevier hold one (PII, 1995)."""
_PRIMES = (2, 3, 5, 7, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53)
"""What its digits count for, from the last one on, modulus 11. Of 101 DOIs as others print them 90 keep it; of the rest
most have a slip or were made up, some may have been given out so."""
_ABBREVIATED = re.compile(r"10\.1016/j\.(?P<letters>[a-z]{3,20})\.(?:19|20)\d\d\.")
_ISSN_IN_DOI = re.compile(r"10\.1016/s(?P<issn>\d{4}-\d{3}[\dx])\(")
_REACHED = (
    (10_000_000, 2000),
    (15_000_000, 2005),
    (20_000_000, 2010),
    (24_698_080, 2014),
    (28_436_583, 2017),
    (30_404_789, 2018),
    (31_099_038, 2019),
    (32_607_084, 2020),
    (34_062_143, 2021),
    (36_327_391, 2022),
    (37_499_179, 2023),
    (38_788_532, 2024),
    (39_627_873, 2025),
)
"""PMIDs, and the year in which PubMed had reached them: from 24,698,080 on those of the first guide's own sources."""
_AHEAD, _BEHIND = 2, 8
"""Years that a number may be older than the work (online first), and younger (a journal that was taken in later)."""


def check_identifiers(book: Book) -> Iterator[Finding]:
    """REF035: ISSN; REF036: ISBN; REF037: the year of a DOI or PMID; REF038: its journal; REF039: its check digit."""
    for reference in book.references:
        for value in _values(reference, "ISSN"):
            if not is_issn(value):
                yield REF035.at(reference.place, f"'{reference.key}' has the ISSN '{value[:40]}'")
        for value in _values(reference, "ISBN"):
            if not is_isbn(value) and not all(map(is_isbn, value.split())):
                yield REF036.at(reference.place, f"'{reference.key}' has the ISBN '{value[:40]}'")
        yield from _year(reference)
        yield from _journal(reference)
        doi = normal_doi(str(reference.csl.get("DOI") or ""))
        if (pii := _PII.search(doi)) and not is_pii(pii[0]):
            yield REF039.at(reference.place, f"'{reference.key}' has the DOI {doi}")


def is_issn(value: str) -> bool:
    """Whether a text is an ISSN: eight digits, the last a check digit by modulus 11 (ISO 3297, annex A)."""
    if not _ISSN.fullmatch(value):
        return False
    digits = value.replace("-", "")
    added = sum(int(digit) * (8 - at) for at, digit in enumerate(digits[:7]))
    return digits[7] == "0123456789X"[-added % 11]


def is_pii(value: str) -> bool:
    """Whether a text is a Publisher Item Identifier of an article, 'S' included, with its right check digit."""
    if not _PII.fullmatch(value.casefold()):
        return False
    *digits, check = (10 if one in "xX" else int(one) for one in re.sub(r"[^\dxX]", "", value))
    return sum(digit * prime for digit, prime in zip(reversed(digits), _PRIMES, strict=True)) % 11 == check


def is_isbn(value: str) -> bool:
    """Whether a text is an ISBN of ten or thirteen digits (ISO 2108, annex C); spaces and hyphens may part them."""
    digits = re.sub(r"[ \-\u2010-\u2013]", "", value)
    if re.fullmatch(r"\d{9}[\dX]", digits):
        return sum((10 if one == "X" else int(one)) * (10 - at) for at, one in enumerate(digits)) % 11 == 0
    return bool(re.fullmatch(r"97[89]\d{10}", digits)) and (
        sum(int(one) * (3 if at % 2 else 1) for at, one in enumerate(digits)) % 10 == 0
    )


def _values(reference: Reference, name: str) -> list[str]:
    """The values of a field; a program may put two of them into one text."""
    value = reference.csl.get(name)
    if not isinstance(value, str):
        return []
    return [one.strip().upper() for one in re.split(r"[,;]|\s(?=97[89]|\d{4}-\d{3})", value) if one.strip()]


def _year(reference: Reference) -> Iterator[Finding]:
    issued = year_of(reference, "issued")
    if issued is None:
        return
    doi = normal_doi(str(reference.csl.get("DOI") or ""))
    for pattern in _YEARS:
        if found := pattern.match(doi):
            groups = found.groupdict()
            short = int(groups.get("short") or 0)
            made = int(groups["year"]) if groups.get("year") else short + (1900 if short > 60 else 2000)
            if abs(issued - made) > _AHEAD:
                yield REF037.at(
                    reference.place, f"'{reference.key}' is of {issued}, and its DOI was made in {made}: {doi}"
                )
    pmid = str(reference.csl.get("PMID") or "").strip()
    if not re.fullmatch(r"[1-9]\d{0,7}", pmid):
        return
    at = bisect_left(_REACHED, (int(pmid), 0))
    if at < len(_REACHED) and issued > _REACHED[at][1] + _AHEAD:
        yield REF037.at(
            reference.place, f"'{reference.key}' is of {issued}, and PubMed had its PMID {pmid} by {_REACHED[at][1]}"
        )
    elif at and 1966 < issued < _REACHED[at - 1][1] - _BEHIND:
        since = _REACHED[at - 1][1]
        yield REF037.at(
            reference.place, f"'{reference.key}' is of {issued}, and PubMed gave its PMID {pmid} in {since} or later"
        )


def _journal(reference: Reference) -> Iterator[Finding]:
    doi = normal_doi(str(reference.csl.get("DOI") or ""))
    names = [str(reference.csl.get(name) or "") for name in ("container-title", "container-title-short")]
    titles = [plain for name in names if (plain := " ".join(re.findall(r"[a-z]+", folded(name))))]
    if not titles or reference.csl.get("type") != "article-journal":
        return
    for pattern, known in _JOURNALS:
        if pattern.match(doi) and not any(_is_of(title, known) for title in titles):
            yield REF038.at(reference.place, f"'{reference.key}' is in '{names[0]}', and its DOI is not: {doi}")
    for pattern, words, owner in _PUBLISHERS:
        if pattern.match(doi) and not words & {word for title in titles for word in title.split()}:
            yield REF038.at(reference.place, f"'{reference.key}' is in '{names[0]}', and its DOI is of {owner}: {doi}")
            return
    if (found := _ABBREVIATED.match(doi)) and not any(_spells(found["letters"], title) for title in titles):
        yield REF038.at(
            reference.place, f"'{reference.key}' is in '{names[0]}', and its DOI is of '{found['letters']}': {doi}"
        )
    issn = [value.replace("-", "") for value in _values(reference, "ISSN")]
    inside = _ISSN_IN_DOI.match(doi)
    if inside and issn and inside["issn"].upper().replace("-", "") not in issn and len(issn) > 1:
        yield REF038.at(
            reference.place, f"'{reference.key}' has the ISSN {', '.join(issn)}, and its DOI another: {doi}"
        )


def _is_of(title: str, known: str) -> bool:
    words = title.removeprefix("the ").split()
    return bool(words) and all(word in known.split() for word in words)


def _spells(letters: str, title: str) -> bool:
    """Whether letters stand in a title in their order; a 'y' before them is the mark of an old imprint."""
    for start in {letters, letters.removeprefix("y")}:
        rest = iter(title)
        if all(letter in rest for letter in start):
            return True
    return False
