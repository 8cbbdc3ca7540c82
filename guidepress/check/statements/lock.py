"""``statements.lock``: the statements of a guide as somebody approved them, by name, role and date (codes DIS)."""

from __future__ import annotations

import datetime as dt
import difflib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from guidepress.check.statements.required import statements_of
from guidepress.check.text.running_text import language_of
from guidepress.languages.registry import primary
from guidepress.model.book import Book, PartKind
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import place_of
from guidepress.policies.as_written import digest, wording
from guidepress.policies.load import PackError, pack_of

LOCK = "statements.lock"
FORMAT = 1
_COMPARED = 4000
"""Words that are compared one by one; longer texts only differ."""
_HEAD = """\
# The statements of this guide as they were approved: words, who, when. Written by 'publish.py approve'.
format = 1
"""

DIS028 = rule_of("DIS028")
DIS029 = rule_of("DIS029")
DIS030 = rule_of("DIS030")
DIS031 = rule_of("DIS031")


@dataclass(frozen=True, slots=True)
class Approved:
    """A statement as it was approved: its words, their SHA-256 and language, by whom and when."""

    id: str
    text: str
    sha256: str
    language: str
    name: str
    role: str
    date: dt.date


@dataclass(frozen=True, slots=True)
class Current:
    """A statement as it stands in the guide; ``wording`` says whether it is the policy's own approved wording."""

    id: str
    text: str
    language: str
    wording: bool
    element: etree._Element

    @property
    def sha256(self) -> str:
        """The SHA-256 of its words."""
        return digest(self.text)


class LockError(ValueError):
    """The lock file cannot be used; the message says why."""


def read_lock(data: bytes) -> dict[str, Approved]:
    """The approved statements by id. Raises `LockError`."""
    try:
        table = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise LockError(f"it is not as 'publish.py approve' writes it: {error}") from error
    if table.pop("format", None) != FORMAT:
        raise LockError(f"it is not of format {FORMAT}")
    found = {}
    for name, entry in table.items():
        found[name] = _entry(name, entry)
    return found


def _entry(name: str, entry: object) -> Approved:
    keys = ("text", "sha256", "language", "name", "role")
    if not isinstance(entry, dict) or not all(isinstance(entry.get(key), str) for key in keys):
        raise LockError(f"'{name}' lacks one of {', '.join(keys)}")
    if type(entry.get("date")) is not dt.date:
        raise LockError(f"'{name}' has no date")
    if digest(entry["text"]) != entry["sha256"]:
        raise LockError(f"the text of '{name}' is not the one that was approved (its SHA-256 is another)")
    text, sha256, language, person, role = (str(entry[key]) for key in keys)
    return Approved(name, text, sha256, language, person, role, entry["date"])


def written_lock(approved: Mapping[str, Approved]) -> bytes:
    """The file for some approved statements, in the order of their ids."""
    pieces = [_HEAD]
    for name, one in sorted(approved.items()):
        fields = {"text": one.text, "sha256": one.sha256, "language": one.language, "name": one.name, "role": one.role}
        lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
        pieces.append("\n".join([f"[{name}]", *lines, f"date = {one.date.isoformat()}", ""]))
    return "\n".join(pieces).encode("utf-8")


def current_statements(book: Book) -> dict[str, Current]:
    """The statements that the guide makes, by id. Raises `PackError`."""
    part = book.of_kind(PartKind.DISCLAIMER)
    if part is None:
        return {}
    language = language_of(part.tree, book.settings.language)
    made = statements_of(part, pack_of(book), primary(language))
    return {
        name: Current(name, wording(one.elements), language, one.wording, one.elements[0]) for name, one in made.items()
    }


def check_lock(book: Book) -> Iterator[Finding]:
    """DIS028 to DIS031: what was changed since it was approved, what nobody approved yet.

    Of a guide without a lock nothing is asked, unless its policy asks for it; the proof says that nobody approved.
    """
    try:
        approved = read_lock(book.texts[LOCK]) if LOCK in book.texts else {}
    except LockError as error:
        yield DIS031.at(Place(LOCK), f"{LOCK} cannot be used: {error}")
        return
    try:
        pack, current = pack_of(book), current_statements(book)
    except PackError:
        return
    for name, one in approved.items():
        now = current.get(name)
        if now is None:
            yield DIS028.at(
                Place(LOCK), f"'{name}', approved by {one.name} on {one.date}, is not in the guide any more"
            )
        elif now.sha256 != one.sha256:
            told = f"'{name}' was changed since {one.name} ({one.role}) approved it on {one.date}: "
            yield DIS028.at(place_of(now.element), told + difference(one.text, now.text))
    waiting = [now for name, now in current.items() if name not in approved]
    if waiting and (LOCK in book.texts or pack.approval == "required"):
        names = ", ".join(now.id for now in waiting)
        rule = DIS030 if pack.approval == "required" else DIS029
        count = f"{len(waiting)} statement{'s are' if len(waiting) > 1 else ' is'}"
        yield rule.at(place_of(waiting[0].element), f"{count} not approved: {names}")


def difference(old: str, new: str) -> str:
    """What became of the words, in a few of them."""
    before, after = old.split(), new.split()
    if len(before) + len(after) > _COMPARED:
        return f"{len(before)} words became {len(after)} others"
    told = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            told.append(_change(_short(before[a:b]), _short(after[c:d])))
    return "; ".join(told[:3]) + (f"; and {len(told) - 3} more" if len(told) > 3 else "")


def _change(old: str, new: str) -> str:
    if not old:
        return f"“{new}” was put in"
    return f"“{old}” became “{new}”" if new else f"“{old}” was taken out"


def _short(words: list[str]) -> str:
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")
