"""Signing a guide off: what a named reviewer read, written into the guide's folder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from guidepress.check.statements.sign_off import (
    SIGN_OFF,
    SignOff,
    SignOffError,
    check_sign_offs,
    digests_of,
    read_sign_offs,
    written_sign_offs,
)
from guidepress.model.book import Book
from guidepress.model.errors import ConfigurationError
from guidepress.model.finding import Finding, Findings
from guidepress.pipeline.approve import write_beside
from guidepress.read import read_guide


def to_sign_off(guide: Path, name: str) -> tuple[Book, Sequence[Finding]]:
    """The guide as a reviewer would sign it off, and what changed since this person did so before.

    Raises `ConfigurationError`: an unusable guide or file of sign-offs, a name that guide.yaml does not list.
    """
    book = read_guide(guide, Findings())
    known = [one.name for one in book.settings.review.reviewers]
    if name not in known:
        raise ConfigurationError(
            f"guide.yaml names no reviewer '{name}'",
            hint=f"Under 'reviewers' stand: {', '.join(known)}." if known else "List it under 'reviewers' first.",
        )
    _signed(book)
    return book, [one for one in check_sign_offs(book) if name in one.message]


def sign_off(guide: Path, book: Book, name: str, credentials: str, identifier: str, date: dt.date) -> None:
    """Write that somebody read the guide as it stands in a Book. Raises `OSError` and `ConfigurationError`."""
    version = book.settings.version
    mine = SignOff(name, credentials, identifier, date, version, digests_of(book))
    known = {one.name for one in book.settings.review.reviewers}
    kept = {key: one for key, one in _signed(book).items() if key in known}
    write_beside(guide / SIGN_OFF, written_sign_offs({**kept, name: mine}))


def _signed(book: Book) -> dict[str, SignOff]:
    try:
        return read_sign_offs(book.texts[SIGN_OFF]) if SIGN_OFF in book.texts else {}
    except SignOffError as error:
        raise ConfigurationError(
            f"{SIGN_OFF} cannot be used: {error}", hint=f"Restore {SIGN_OFF}, or delete it."
        ) from error
