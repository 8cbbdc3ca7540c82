"""``sign-off.lock``: who reviewed the guide, and digests of the paragraphs that this person read (DIS)."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from guidepress.check.statements.wording import digest, paragraphs
from guidepress.check.text.running_text import WRITTEN
from guidepress.model.book import Book, Part
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import place_of

SIGN_OFF = "sign-off.lock"
FORMAT = 1
_HEAD = """\
# Who reviewed this guide, and digests of the paragraphs read, by part. Written by 'publish.py sign-off'.
format = 1
"""

DIS033 = rule_of("DIS033")
DIS034 = rule_of("DIS034")
DIS035 = rule_of("DIS035")


@dataclass(frozen=True, slots=True)
class SignOff:
    """That somebody read a version of the guide on a day: ``parts`` holds by id the SHA-256 of each paragraph."""

    name: str
    credentials: str
    identifier: str
    date: dt.date
    version: str
    parts: Mapping[str, Sequence[str]]


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
    name, credentials, identifier, version = (str(entry[key]) for key in keys)
    return SignOff(name, credentials, identifier, entry["date"], version, parts)


def written_sign_offs(sign_offs: Mapping[str, SignOff]) -> bytes:
    """The file for some sign-offs, in the order of the names."""
    pieces = [_HEAD]
    for _name, one in sorted(sign_offs.items()):
        fields = {"name": one.name, "credentials": one.credentials, "identifier": one.identifier}
        lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
        lines += [f"date = {one.date.isoformat()}", f"version = {json.dumps(one.version, ensure_ascii=False)}"]
        parts = [f"{json.dumps(name)} = {json.dumps(list(hashes), indent=2)}" for name, hashes in one.parts.items()]
        pieces.append("\n".join(["[[sign-off]]", *lines, "[sign-off.parts]", *parts, ""]))
    return "\n".join(pieces).encode("utf-8")


def digests_of(book: Book) -> dict[str, list[str]]:
    """The SHA-256 of each paragraph that somebody wrote, by part."""
    return {part.id: [digest(text) for _element, text in paragraphs(part)] for part in _parts(book)}


def _parts(book: Book) -> list[Part]:
    return [part for part in book.parts if part.kind in WRITTEN]


def check_sign_offs(book: Book) -> Iterator[Finding]:
    """DIS033 to DIS035: whether each reviewer that guide.yaml names read the text as it stands."""
    reviewers = book.settings.review.reviewers
    if not reviewers:
        return
    try:
        signed = read_sign_offs(book.texts[SIGN_OFF]) if SIGN_OFF in book.texts else {}
    except SignOffError as error:
        yield DIS035.at(Place(SIGN_OFF), f"{SIGN_OFF} cannot be used: {error}")
        return
    for person in reviewers:
        if person.name in signed:
            yield from _changed(book, signed[person.name])
        else:
            yield DIS033.at(Place("guide.yaml"), f"{person.name} is named as a reviewer and has not signed off")


def _changed(book: Book, signed: SignOff) -> Iterator[Finding]:
    """A finding for each part that is not as it was read, at the first paragraph that is new or other."""
    since = f"since {signed.name} read version {signed.version} on {signed.date}"
    now = {part.id: part for part in _parts(book)}
    for name, part in now.items():
        if name not in signed.parts:
            yield DIS034.at(place_of(part.tree), f"“{part.title}” was added {since}")
            continue
        texts = paragraphs(part)
        if [digest(text) for _element, text in texts] == list(signed.parts[name]):
            continue
        left = Counter(signed.parts[name])
        new = []
        for element, text in texts:
            left[digest(text)] -= 1
            if left[digest(text)] < 0:
                new.append((element, text))
        gone = sum(left.values()) + len(new)
        place = place_of(new[0][0]) if new else place_of(part.tree)
        yield DIS034.at(place, f"“{part.title}” was changed {since}: {_told(new, gone)}")
    for name in signed.parts:
        if name not in now:
            yield DIS034.at(Place("guide.yaml"), f"'{name}' was taken out {since}")


def _told(new: Sequence[tuple[object, str]], gone: int) -> str:
    if not new and not gone:
        return "paragraphs stand in another order"
    words = new[0][1].split() if new else []
    shown = " ".join(words[:8]) + (" …" if len(words) > 8 else "")
    first = f" (the first: “{shown}”)" if new else ""
    return f"paragraphs that are new or other: {len(new)}{first}; gone or replaced: {gone}"
