"""``sign-off.lock``: who reviewed the guide, and digests of the paragraphs that this person read.

Each entry may be signed with an SSH key (`signed_bytes`), so that nobody else can have written it.
"""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from guidepress.model.book import WRITTEN, Book, Part
from guidepress.model.settings import Reviewer
from guidepress.policies.as_written import digest, paragraphs

SIGN_OFF = "sign-off.lock"
FORMAT = 1
NAMESPACE = "guidepress-sign-off"
"""What a signature of an entry is for: one made for anything else, such as a manifest, does not hold."""
_HEAD = """\
# Who reviewed this guide, and digests of the paragraphs read, by part. Written by 'publish.py sign-off'.
format = 1
"""


@dataclass(frozen=True, slots=True)
class SignOff:
    """That somebody read a version of the guide on a day: ``parts`` holds by id the SHA-256 of each paragraph.

    ``signature`` is that of `signed_bytes` as ``ssh-keygen -Y sign`` writes it, or nothing.
    """

    name: str
    credentials: str
    identifier: str
    date: dt.date
    version: str
    parts: Mapping[str, Sequence[str]]
    signature: str = ""


class SignOffError(ValueError):
    """The file cannot be used; the message says why."""


def read_sign_offs(data: bytes) -> dict[str, SignOff]:
    """The sign-offs by the name of the reviewer. Raises `SignOffError`."""
    try:
        table = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise SignOffError(f"it is not as 'publish.py sign-off' writes it: {error}") from error
    entries = table.get("sign-off", [])
    if table.get("format") != FORMAT or not isinstance(entries, list):
        raise SignOffError(f"it is not of format {FORMAT}")
    return {one.name: one for one in map(_entry, entries)}


def _entry(entry: object) -> SignOff:
    keys = ("name", "credentials", "identifier", "version")
    if not isinstance(entry, dict) or not all(isinstance(entry.get(key), str) for key in keys):
        raise SignOffError(f"an entry lacks one of {', '.join(keys)}")
    parts = entry.get("parts")
    if type(entry.get("date")) is not dt.date or not isinstance(parts, dict):
        raise SignOffError(f"the entry of {entry['name']} lacks its date or its parts")
    if not all(isinstance(one, list) and all(isinstance(hash_, str) for hash_ in one) for one in parts.values()):
        raise SignOffError(f"the parts of {entry['name']} are not lists of digests")
    signature = entry.get("signature", "")
    if not isinstance(signature, str):
        raise SignOffError(f"the signature of {entry['name']} is no text")
    name, credentials, identifier, version = (str(entry[key]) for key in keys)
    return SignOff(name, credentials, identifier, entry["date"], version, parts, signature)


def written_sign_offs(sign_offs: Mapping[str, SignOff]) -> bytes:
    """The file for some sign-offs, in the order of the names."""
    return "\n".join([_HEAD, *(_written(one) for _name, one in sorted(sign_offs.items()))]).encode("utf-8")


def _written(one: SignOff, *, signed: bool = True) -> str:
    fields = {"name": one.name, "credentials": one.credentials, "identifier": one.identifier}
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
    lines += [f"date = {one.date.isoformat()}", f"version = {json.dumps(one.version, ensure_ascii=False)}"]
    if signed and one.signature:
        lines.append(f"signature = {json.dumps(one.signature, ensure_ascii=False)}")
    parts = [f"{json.dumps(name)} = {json.dumps(list(hashes), indent=2)}" for name, hashes in one.parts.items()]
    return "\n".join(["[[sign-off]]", *lines, "[sign-off.parts]", *parts, ""])


def signed_bytes(one: SignOff) -> bytes:
    """What a reviewer signs: the entry as it is written, without its signature."""
    return _written(one, signed=False).encode("utf-8")


def digests_of(book: Book) -> dict[str, list[str]]:
    """The SHA-256 of each paragraph that somebody wrote, by part."""
    return {part.id: [digest(text) for _element, text in paragraphs(part)] for part in written_parts(book)}


def written_parts(book: Book) -> list[Part]:
    """The parts that a reviewer reads."""
    return [part for part in book.parts if part.kind in WRITTEN]


def sign_offs_of(book: Book) -> dict[str, SignOff]:
    """The sign-offs that lie beside a guide, by name. Raises `SignOffError`."""
    return read_sign_offs(book.texts[SIGN_OFF]) if SIGN_OFF in book.texts else {}


def reviewers_in_force(book: Book) -> tuple[Reviewer, ...]:
    """The reviewers who signed off the text as it stands: of them alone may be said that they reviewed it."""
    named = [one for one in book.settings.review.reviewers if one.version is None]
    try:
        signed = sign_offs_of(book) if named else {}
    except SignOffError:
        return ()
    now = digests_of(book) if signed else {}
    return tuple(one for one in named if one.name in signed and _same(signed[one.name].parts, now))


def _same(one: Mapping[str, Sequence[str]], other: Mapping[str, Sequence[str]]) -> bool:
    return {name: list(hashes) for name, hashes in one.items()} == other
