"""Whether the sign-offs of a guide are signed by somebody who may sign; asked for with a list of allowed signers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from guidepress.dist import signature
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.policies.sign_offs import NAMESPACE, SIGN_OFF, SignOffError, sign_offs_of, signed_bytes

DIS045 = rule_of("DIS045")

_QUOTED, _BARE = re.compile(r'"([^"]*)"'), re.compile(r"(\S+)")


def check_signatures(book: Book, allowed: Path) -> Iterator[Finding]:
    """DIS045 for each reviewer's sign-off without a signature that holds, by a key of the list; no network is asked.

    If the list has a principal that is called as the reviewer's identifier or name, it must be that one. Raises
    `ConfigurationError` without the list, `OutsideToolError` without ``ssh-keygen``.
    """
    try:
        signed = sign_offs_of(book)
    except SignOffError:
        return  # DIS035 says so
    known = principals(allowed)
    for person in book.settings.review.reviewers:
        one = signed.get(person.name)
        if one is None:
            continue  # DIS033 says so
        if not one.signature:
            yield DIS045.at(Place(SIGN_OFF), f"the sign-off of {one.name} is not signed")
            continue
        who = next((name for name in (one.identifier, one.name) if name and name in known), "")
        checked = signature.check(signed_bytes(one), one.signature.encode(), allowed, who, NAMESPACE)
        if not checked.signer:
            yield DIS045.at(
                Place(SIGN_OFF), f"the signature on the sign-off of {one.name} does not hold: {checked.said}"
            )


def principals(allowed: Path) -> frozenset[str]:
    """The names on a list of allowed signers (``ssh-keygen(1)``): patterns parted by commas, perhaps in quotes."""
    try:
        lines = allowed.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return frozenset()  # whoever asks for a signature says so
    heads = [_QUOTED.match(line) or _BARE.match(line) for line in lines if not line.startswith("#")]
    return frozenset(name for head in heads if head is not None for name in head[1].split(",") if name)
