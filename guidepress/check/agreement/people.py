"""Who reviewed the guide and who paid for it, as the text says and as guide.yaml says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidepress.check.agreement.lines import Line
from guidepress.check.agreement.words import words
from guidepress.languages.registry import months_by_name
from guidepress.model.settings import Settings
from guidepress.policies.wordings import folded

_NAME = re.compile(
    r"\W{0,3}(?:the |our |a |an |two |den |die |der |le |la |el )?"
    r"(?:(?:doctora?|profesora?|docteure?|professeure?|doctor|professor|doktor(?:in)?|médic[oa]) )?"
    r"((?:(?:Dr|Prof|Professor|Doctor|Mr|Mrs|Ms|Herr|Frau|Doctora?|Dra|Mme|M)\.? )*"
    r"[A-ZÀ-ÞŠŽ][\w’'.-]*(?: (?:[A-ZÀ-ÞŠŽ][\w’'.-]*|van|von|de|der|del|la|le|du))*)"
)
_PAYER = re.compile(r"([A-ZÀ-ÞŠŽ][\w’'&-]*(?: (?:[A-ZÀ-ÞŠŽ][\w’'&-]*|of|for|the|and|&))*)")
_ARTICLE = re.compile(r"^(?:The|A|An|Der|Die|Das|Ein|Eine|Le|La|Les|El|Los|Las) ?\b")
_TITLES = re.compile(r"\b(?:dr|prof|professor|doctor|mr|mrs|ms|herr|frau|doctora|dra|mme|md|phd|rn)\b\.?")
_NO_NAMES = frozenset(
    """
    nobody no the we our it this neither a an its in funding support niemand wir der die das keine nous personne le la
    aucun aucune nadie el ningun ninguna
    """.split()
)
"""Words with a capital at the beginning of a sentence that name nobody, in the languages of ``words.toml``."""


def wrong_reviewer(settings: Settings, line: Line) -> Iterator[tuple[int, str]]:
    """A reviewer that guide.yaml does not name; nobody, where it names one."""
    named = settings.review.reviewers
    denied = words("not-reviewed").search(line.text)
    if denied is not None:
        if named and line.in_its_own:
            who = ", ".join(one.name for one in named)
            yield denied.start, f"“{denied.words}”: guide.yaml names {who} under 'reviewers'"
        return
    if not named and line.in_its_own and (by := words("somebody-reviewed").search(line.text)) is not None:
        yield by.start, f"“{by.words}”: guide.yaml names nobody under 'reviewers'"
    for found in words("reviewed-by").all(line.text):
        name = _NAME.match(line.text, found.end)
        if name is None or _is_no_name(name[1], settings.language):
            continue
        if not any(_same_person(name[1], one.name) for one in named):
            known = f"names {', '.join(one.name for one in named)}" if named else "names nobody under 'reviewers'"
            yield found.start, f"“{line.text[found.start : name.end()].strip()}”: guide.yaml {known}"
            continue
        person = next(one for one in named if _same_person(name[1], one.name))
        if person.version is not None and person.version not in line.text:
            said = line.text[found.start : name.end()].strip()
            yield found.start, f"“{said}”: guide.yaml says that this person reviewed version {person.version}"


def wrong_funding(settings: Settings, line: Line) -> Iterator[tuple[int, str]]:
    """Somebody who paid, where guide.yaml says that nobody did or names others; nobody, where it says somebody did."""
    said = f"{settings.funding} {settings.conflicts} {settings.publisher}"
    unpaid = words("not-paid").search(settings.funding) is not None or folded(settings.funding).strip(" .") in {
        "none",
        "no",
        "keine",
        "aucun",
        "aucune",
        "ninguna",
        "ninguno",
        "nadie",
        "niemand",
        "personne",
    }
    denied = words("not-paid").search(line.text)
    if denied is not None:
        if not unpaid and words("paid").search(settings.funding) is not None and line.in_its_own:
            yield denied.start, f"“{denied.words}”: guide.yaml says 'funding' {settings.funding}"
        return
    found = words("paid").search(line.text)
    if found is None or not (line.in_its_own or words("tie").search(line.text)):
        return
    verb = found.words if found.words[:1].islower() else ""
    around = f"{line.text[: found.start]} | {verb} | {line.text[found.end :]}"
    named = [_ARTICLE.sub("", one[1]) for one in _PAYER.finditer(around)]
    payers = [one for one in named if one and not _is_no_name(one, settings.language)]
    if payers and not any(folded(payer) in folded(said) for payer in payers):
        yield found.start, f"“{line.text.strip()[:80]}”: guide.yaml says 'funding' {settings.funding}"
    elif not payers and unpaid and words("own-money").search(line.text) is None:
        yield found.start, f"“{found.words}”: guide.yaml says 'funding' {settings.funding}"


def _is_no_name(text: str, language: str) -> bool:
    """Whether it names nobody: a word that begins a sentence, or a month of the guide's language ("May 2026")."""
    first = folded(text).split()[0].strip(".,")
    return first in _NO_NAMES or first in {folded(month) for month in months_by_name(language)}


def _same_person(written: str, name: str) -> bool:
    """Whether two names are of one person: the same family name, and no other given name."""
    one, other = (_TITLES.sub(" ", folded(text)).replace(".", " ").split() for text in (written, name))
    if not one or not other or one[-1] not in other:
        return False
    return len(one) == 1 or one[0][0] == other[0][0]
