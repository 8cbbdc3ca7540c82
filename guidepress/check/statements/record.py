"""The statements of a guide and its policy as data, for the manifest and the proof."""

from __future__ import annotations

from typing import Any

from guidepress.check.statements.lock import LOCK, Approved, LockError, current_statements, read_lock
from guidepress.languages.english import ENGLISH
from guidepress.model.book import Book
from guidepress.policies.load import PackError, policy_of

WORDING, OWN = ENGLISH.policy.wording, ENGLISH.policy.own
"""Where the words of a statement come from: from the policy, or from whoever wrote the guide."""


def policy_record(book: Book) -> dict[str, Any]:
    """The policies that the guide is held to (its own first), and each thing that they weaken, with who owns it."""
    try:
        policy = policy_of(book)
    except PackError:
        return {"names": [], "weakened": []}
    return {"names": list(policy.names), "weakened": [one.as_data() for one, _place in policy.weakened]}


def statement_records(book: Book) -> list[dict[str, Any]]:
    """Each statement that the guide makes, in the order of the policy.

    ``sha256`` is that of its words as they are approved; ``approved`` says by whom and when, and is ``None`` where
    nobody approved these very words.
    """
    try:
        current = current_statements(book)
        approved = read_lock(book.texts[LOCK]) if LOCK in book.texts else {}
    except (PackError, LockError):
        return []
    return [
        {
            "id": name,
            "sha256": one.sha256,
            "language": one.language,
            "provenance": WORDING if one.wording else OWN,
            "approved": _approval(approved.get(name), one.sha256),
        }
        for name, one in current.items()
    ]


def _approval(one: Approved | None, sha256: str) -> dict[str, str] | None:
    if one is None or one.sha256 != sha256:
        return None
    return {"name": one.name, "role": one.role, "date": one.date.isoformat()}
