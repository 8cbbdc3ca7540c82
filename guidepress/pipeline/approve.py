"""Approving the statements of a guide: what is new or changed, and the lock that says who answers for it."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from guidepress.check.statements.contacts import check_contacts
from guidepress.check.statements.contradictions import check_contradictions
from guidepress.check.statements.frames import check_frames
from guidepress.check.statements.lock import (
    LOCK,
    Approved,
    Current,
    LockError,
    current_statements,
    read_lock,
    written_lock,
)
from guidepress.check.statements.required import check_statements
from guidepress.model.book import Book
from guidepress.model.errors import ConfigurationError, FindingsError, naming
from guidepress.model.finding import Findings
from guidepress.policies.load import PackError
from guidepress.read import read_guide


@dataclass(frozen=True, slots=True)
class Proposal:
    """A statement that waits for approval: its id, the words that were approved before (or none), those of today."""

    id: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Approval:
    """What approving would do: the statements that wait, those that are in the lock and in the guide no more."""

    book: Book
    proposals: tuple[Proposal, ...]
    gone: tuple[str, ...]


def proposed(guide: Path, names: Sequence[str] = ()) -> Approval:
    """What waits for approval in a guide; of the statements with these ids, if any are given.

    Raises `ConfigurationError` (an unusable guide, policy or lock, an id that is none) and `FindingsError`: a statement
    that is missing, turned round or hidden cannot be approved.
    """
    findings = Findings()
    book = read_guide(guide, findings)
    unsound = Findings()
    for check in (check_statements, check_contacts, check_contradictions, check_frames):
        unsound.extend(check(book))
    if unsound.has_errors():
        raise FindingsError(unsound.in_order())
    current, approved = _current(book), _approved(book)
    if strange := sorted(set(names) - set(current)):
        raise ConfigurationError(
            f"the guide makes no statement '{strange[0]}'", hint=f"It makes {', '.join(current) or 'none'}."
        )
    wanted = set(names) or set(current)
    waiting = [
        Proposal(name, approved[name].text if name in approved else "", one.text)
        for name, one in current.items()
        if name in wanted and (name not in approved or approved[name].sha256 != one.sha256)
    ]
    gone = () if names else tuple(sorted(set(approved) - set(current)))
    return Approval(book, tuple(waiting), gone)


def approve(guide: Path, approval: Approval, name: str, role: str, date: dt.date) -> None:
    """Write the lock with what was proposed approved; what was approved before stays as it is. Raises `OSError`."""
    current = _current(approval.book)
    lock = {key: one for key, one in _approved(approval.book).items() if key not in approval.gone}
    for one in approval.proposals:
        now = current[one.id]
        lock[one.id] = Approved(one.id, now.text, now.sha256, now.language, name, role, date)
    write_beside(guide / LOCK, written_lock(lock))


def write_beside(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    beside = path.with_name(f".{path.name}.new-{os.getpid()}")
    try:
        with naming(path):
            beside.write_bytes(data)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _current(book: Book) -> dict[str, Current]:
    try:
        return current_statements(book)
    except PackError as error:
        raise ConfigurationError(f"the policy cannot be used: {error.place} {error.message}") from error


def _approved(book: Book) -> dict[str, Approved]:
    try:
        return read_lock(book.texts[LOCK]) if LOCK in book.texts else {}
    except LockError as error:
        raise ConfigurationError(f"{LOCK} cannot be used: {error}", hint=f"Restore {LOCK}, or delete it.") from error
