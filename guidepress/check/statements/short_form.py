"""The short disclaimer of a leaflet: what the policy asks of it, and the contacts (DIS050 and DIS051)."""

from __future__ import annotations

from collections.abc import Iterator

from guidepress.check.statements.contacts import contact_faults
from guidepress.check.statements.required import statement_faults
from guidepress.check.text.keys import place_of_key
from guidepress.check.text.running_text import language_of
from guidepress.languages.registry import primary
from guidepress.model.book import Book, Part, PartKind
from guidepress.model.finding import Finding
from guidepress.model.rules import rule_of
from guidepress.policies.load import PackError, pack_of
from guidepress.policies.pack import Pack

DIS050 = rule_of("DIS050")
DIS051 = rule_of("DIS051")


def check_short_form(book: Book) -> Iterator[Finding]:
    """DIS050 for what a short disclaimer lacks and the whole one has, DIS051 if nobody says what it must hold."""
    whole = book.of_kind(PartKind.DISCLAIMER)
    if book.settings.leaflet.disclaimer == "whole" or whole is None:
        return
    try:
        pack = pack_of(book)
    except PackError:
        return
    if not pack.leaflet.statements:
        yield DIS051.at(place_of_key(book, "leaflet"), f"the policy '{pack.title}' does not say what a leaflet must")
        return
    short = None if book.leaflet is None else book.leaflet.of_kind(PartKind.DISCLAIMER)
    if short is None:
        return
    language = primary(language_of(whole.tree, book.settings.language))
    told = {(one.code, one.message) for one in _faults(whole, pack, language)}
    for one in _faults(short, pack, language):
        if (one.code, one.message) not in told:
            yield DIS050.at(one.place, f"in the leaflet {one.message}")


def _faults(part: Part, pack: Pack, language: str) -> Iterator[Finding]:
    """What a disclaimer is at fault with, of what a leaflet must say."""
    for name in pack.leaflet.statements:
        if name in pack.statements:
            yield from statement_faults(part, name, pack.statements[name], language, pack)
    yield from contact_faults(part, pack, language)
