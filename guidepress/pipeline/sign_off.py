"""Signing a guide off: what a named reviewer read, written into the guide's folder, and perhaps signed with a key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from guidepress.check.statements.sign_off import DIS034, changes_since
from guidepress.dist import signature
from guidepress.model.book import Book
from guidepress.model.errors import ConfigurationError
from guidepress.model.finding import Finding, Findings
from guidepress.pipeline.approve import write_beside
from guidepress.policies.sign_offs import (
    NAMESPACE,
    SIGN_OFF,
    SignOff,
    SignOffError,
    digests_of,
    sign_offs_of,
    signed_bytes,
    written_sign_offs,
)
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
    signed = _signed(book)
    return book, list(changes_since(book, signed[name], DIS034)) if name in signed else []


def sign_off(
    guide: Path, book: Book, name: str, credentials: str, identifier: str, date: dt.date, key: Path | None = None
) -> None:
    """Write that somebody read the guide as it stands in a Book, signed if there is a ``key`` (`signature.sign`).

    Raises `OSError`, `ConfigurationError` and `OutsideToolError`.
    """
    version = book.settings.version
    mine = SignOff(name, credentials, identifier, date, version, digests_of(book))
    if key is not None:
        made = signature.sign(signed_bytes(mine), key, NAMESPACE)
        mine = replace(mine, signature=made.decode("ascii"))
    known = {one.name for one in book.settings.review.reviewers}
    kept = {key_: one for key_, one in _signed(book).items() if key_ in known}
    write_beside(guide / SIGN_OFF, written_sign_offs({**kept, name: mine}))


def _signed(book: Book) -> dict[str, SignOff]:
    try:
        return sign_offs_of(book)
    except SignOffError as error:
        raise ConfigurationError(
            f"{SIGN_OFF} cannot be used: {error}", hint=f"Restore {SIGN_OFF}, or delete it."
        ) from error
