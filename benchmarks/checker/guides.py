"""Wordings that are judged in a guide: country packs with their numbers, frames around a statement, other sections.

The files are YAML as those of `benchmarks.checker.statements`; a text is Markdown and may have more than one block.
What is found is judged by its words, as a reader of the findings would: it names the statement or the contact.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import markdown
import yaml
from lxml import etree

from benchmarks.checker.statements import SOUND
from guidepress.check.agreement.check import check_agreement
from guidepress.check.statements.contacts import check_contacts
from guidepress.check.statements.contradictions import check_contradictions
from guidepress.check.statements.frames import check_frames
from guidepress.check.statements.required import check_statements
from guidepress.model.book import Book, Part, PartKind
from guidepress.model.settings import Licence, Person, Review, Settings
from guidepress.policies.load import shipped

OF_CONTACTS = (check_contacts, check_contradictions, check_frames)
CHECKS = (check_statements, *OF_CONTACTS)
TOLD = frozenset({"DIS025", "DIS039", "DIS040", "DIS047"})
"""What is told of a wording whatever it is about: a contradiction, a number that nobody knows, a frame."""
MISSED = "DIS011"
"""A statement is nowhere: what is said of all those that a wording is not about."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A wording, what it is about (a statement, a contact, or nothing), and what was found about it."""

    about: str
    is_sound: bool
    text: str
    told: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        """Whether a sound one passes and another is told."""
        return self.is_sound is not bool(self.told)


def in_a_disclaimer(path: Path, language: str, policy: str) -> Iterator[Judged]:
    """Each wording of a file as a whole disclaimer: what is found about its statement, or its contact."""
    for about, kind, text in _wordings(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)):
        book = guide_of(language, policy, (PartKind.DISCLAIMER, text))
        yield Judged(about, kind == SOUND, text, tuple(_about(about, book, policy)))


def in_a_section(path: Path, policy: str = "health") -> Iterator[tuple[str, Judged]]:
    """Each wording of a file by languages, as a section of a guide: its language, and what contradicts a statement."""
    for language, kinds in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader).items():
        for _about, kind, text in _wordings({"": kinds}):
            book = guide_of(language, policy, (PartKind.SECTION, text))
            told = [str(one) for check in (check_contradictions, check_frames, check_agreement) for one in check(book)]
            yield language, Judged("", kind == SOUND, text, tuple(told))


def guide_of(language: str, policy: str, *texts: tuple[PartKind, str]) -> Book:
    """A guide of some parts in Markdown."""
    day = date(2026, 1, 2)
    settings = Settings(
        title="Clean Hands",
        slug="clean-hands",
        language=language,
        description="A test.",
        publisher="Press",
        authors=(Person(name="Ada"),),
        contact="errors@example.org",
        identifier="urn:uuid:0d6a2c1e-9a53-4c57-8f5e-5b8a4d0b7c21",
        version="1",
        date=day,
        licence=Licence(name="CC0 1.0"),
        copyright="2026",
        sections=("one.md",),
        policy=policy,
        funding="None.",
        review=Review(statement="Not reviewed.", reviewed=day, next_review=day.replace(year=2027)),
        conflicts="None.",
        front=({"disclaimer": "disclaimer.md"},),
    )
    parts = []
    for kind, text in texts:
        tree = etree.fromstring(f"<section>{markdown.markdown(text)}</section>")
        for number, element in enumerate(tree.iter()):
            element.set("data-at", f"{kind.value}.md:{number + 1}")
        parts.append(Part(kind.value, kind, "", tree, f"{kind.value}.md"))
    return Book(settings, tuple(parts))


def _wordings(data: dict[str, dict[str, list[str]]]) -> Iterator[tuple[str, str, str]]:
    for about, kinds in data.items():
        for kind, texts in kinds.items():
            yield from ((about, kind, str(text)) for text in texts)


def _about(name: str, book: Book, policy: str) -> Iterator[str]:
    contact = shipped(policy).pack.contacts.get(name)
    is_call = contact is not None and contact.first
    says = contact.says if contact is not None else f"({name})"
    for check in CHECKS if contact is None or is_call else OF_CONTACTS:
        for finding in check(book):
            of_call = is_call and "(emergency)" in finding.message and finding.code != MISSED
            if says in finding.message or finding.code in TOLD or of_call:
                yield str(finding)
