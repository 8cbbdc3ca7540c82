"""Books made by hand, for checks to look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from lxml import etree

from guidepress.model.book import Book, Part, PartKind, Reference
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.settings import Licence, Person, Review, Settings

DAY = date(2026, 1, 2)
ROLES = {PartKind.DISCLAIMER: "doc-notice", PartKind.SECTION: "doc-chapter", PartKind.CONTENTS: "doc-toc"}

PACK = b"""\
title: Ours
extends: general
statements:
  storage:
    says: where it is kept
    why: Children find it.
    accept: ['out of .{0,20}reach']
forbidden:
  - pattern: 'best ever'
    why: It sells.
    instead: Say what it is.
"""
"""A policy of a guide's own, with a statement and a forbidden phrase."""


def settings_of(language: str, *, disclaimer: bool) -> Settings:
    """The settings of a guide with one section."""
    return Settings(
        title="Clean Hands",
        slug="clean-hands",
        language=language,
        description="For a test.",
        authors=(Person(name="Ada Example"),),
        publisher="Example Press",
        contact="errors@example.org",
        identifier="urn:uuid:0d6a2c1e-9a53-4c57-8f5e-5b8a4d0b7c21",
        version="1",
        date=DAY,
        licence=Licence(name="CC0 1.0"),
        copyright="2026 Ada Example",
        review=Review(statement="Not reviewed.", reviewed=DAY, next_review=date(2027, 1, 2)),
        funding="None.",
        conflicts="None.",
        sections=("one.md",),
        front=("title-page", *(({"disclaimer": "disclaimer.md"},) if disclaimer else ()), "contents"),
    )


def part_of(kind: PartKind, body: str, *, title: str = "Title", role: str | None = None) -> Part:
    """A part of a kind: its body is XHTML without namespace, put after an ``h1`` of the title (none if empty)."""
    file = f"{kind.value}.md"
    head = f'<h1 id="{kind.value}-title" data-at="{file}:1">{title}</h1>' if title else ""
    tree = etree.fromstring(f'<section id="{kind.value}" data-at="{file}:1">{head}{body}</section>')
    given = ROLES.get(kind, "") if role is None else role
    if given:
        tree.set("role", given)
    return Part(kind.value, kind, title, tree, file)


def reference_of(key: str, **csl: object) -> Reference:
    """A cited reference in line 1 of ``references.json``; ``container_title`` stands for ``container-title``."""
    fields: Mapping[str, object] = {"id": key, **{name.replace("_", "-"): value for name, value in csl.items()}}
    return Reference(key, fields, Place("references.json", 1), ("cite-1",))


def book_of(
    *parts: Part, references: tuple[Reference, ...] = (), language: str = "en", disclaimer: bool = False
) -> Book:
    """A Book of some parts in this order; ``disclaimer`` says whether its settings ask for one."""
    return Book(settings_of(language, disclaimer=disclaimer), parts, references=references)


def section(body: str, *, title: str = "Title") -> Part:
    """A section with some XHTML."""
    return part_of(PartKind.SECTION, body, title=title)


def held_to(pack: bytes, disclaimer: str, body: str = "<p>Text.</p>") -> Book:
    """A Book with a policy file of its own."""
    book = book_of(part_of(PartKind.DISCLAIMER, disclaimer), section(body), disclaimer=True)
    return replace(book, settings=book.settings.model_copy(update={"policy": "ours.yaml"}), texts={"ours.yaml": pack})


def said(findings: Iterable[Finding]) -> list[str]:
    """The codes of findings, in the order of discovery."""
    return [finding.code for finding in findings]
