"""BibTeX as people and programs write it: made fit for pandoc's reader, and what that leaves behind mended.

Pandoc reads a file whole or not at all, and drops some signs. So entries in round brackets get braces, names of signs
become signs, and where the file is refused its entries are asked in halves until those that cannot be read stand alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from guidepress.read.bibliography.bibtex_dates import set_date
from guidepress.read.bibliography.bibtex_text import fields_of, prepared, with_language
from guidepress.read.bibliography.spellings import decoded

MOST_RUNS = 60
"""How often halves of a file are asked anew; what is refused then is told as it stands."""

Ask = Callable[[str], list[Any]]
"""Reads BibTeX; raises `ValueError` with what is wrong in it."""

_ENTRY = re.compile(r"^[ \t]*@[ \t]*(?P<type>[A-Za-z]+)[ \t\n]*(?P<open>[{(])", re.MULTILINE)
_KEY = re.compile(r"[ \t\n]*(?P<key>[^\s,{}()=]+)[ \t\n]*,")
_PARENTS = re.compile(r"\b(?:crossref|xdata|xref)\s*=\s*[{\"]([^}\"]+)[}\"]", re.IGNORECASE)
_BARE = frozenset({"DOI", "URL"})
_VERBATIM = frozenset({"ISBN", "ISSN", "genre"})
"""Fields that pandoc takes as they are written."""
_BRACES = re.compile("[{}]")
_ESCAPED = re.compile(r"\{\\?([_%&#~$])(?:\{\})?\}|\\([_%&#$])|\{?\\textasciitilde(?:\{\}|(?![A-Za-z]))\}?|\{\\~\{\}\}")
_NO_ENTRIES = frozenset({"string", "preamble", "comment"})
_DOTLESS = re.compile("[ıȷ](?=[\u0300-\u036f])")
_FORMULA = re.compile(r"(?<!\\)\$(?P<tex>[^$]{1,200})\$")
_SCRIPT = re.compile(r"(?P<sign>[\^_])(?:\{(?P<held>(?:[^{}]|\{[^{}]*\})*)\}|(?P<one>\\[A-Za-z]+|\S))")
_NAMED = re.compile(r"\\([A-Za-z]+)(?:\{([^{}]*)\})?\s*")
_FONTS = frozenset(
    {"mathrm", "text", "textrm", "mathit", "mathbf", "mathsf", "rm", "ensuremath", "mbox", "operatorname"}
)
_EPRINT = re.compile(
    r"\beprint\s*=\s*[{\"]?(?:PMC\s?(?P<pmc>\d{1,9})|(?P<number>\d{1,9}))(?:\.\d)?\s*[}\",\n]", re.IGNORECASE
)
_ARCHIVE = re.compile(r"\b(?:eprinttype|archiveprefix)\s*=\s*[{\"]([^{}\"]{1,30})[}\"]", re.IGNORECASE)
_PUBMED = frozenset({"pubmed", "pmid", "medline"})
_CENTRAL = frozenset({"pmc", "pmcid", "pubmed central", "pubmedcentral"})

_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its text in braces, its type and key, and its line in the file."""

    text: str
    type: str
    key: str
    line: int


@dataclass(frozen=True, slots=True)
class Refused:
    """An entry that cannot be read: its line, its key, and what is wrong with it."""

    line: int
    key: str
    message: str


def entries_of(text: str) -> list[Entry]:
    """The entries of a file. One that is not closed ends where the next one begins."""
    found = list(_ENTRY.finditer(text))
    made: list[Entry] = []
    line, position = 1, 0
    for number, opening in enumerate(found):
        if opening.start() < position:
            continue
        limit = found[number + 1].start() if number + 1 < len(found) else len(text)
        end = _end(text, opening.end(), opening["open"], limit)
        body = text[opening.end() : end].rstrip(" \t\r\n")
        if body.endswith("}" if opening["open"] == "{" else ")"):
            body = body[:-1]
        key = _KEY.match(body)
        line += text.count("\n", position, opening.start())
        position = opening.start()
        kind = opening["type"].lower()
        named = key["key"] if key and kind not in _NO_ENTRIES else ""
        made.append(Entry(f"@{kind}{{{prepared(body) if named else body}}}", kind, named, line))
    return made


def _end(text: str, at: int, opening: str, limit: int) -> int:
    """Where an entry ends that is opened before an offset: behind its bracket, or at the limit if that never comes."""
    depth = 0
    for found in re.compile(r"[{})]").finditer(text, at):
        sign = found[0]
        if sign == "{":
            depth += 1
        elif sign == "}" and depth:
            depth -= 1
        elif (sign == "}" and opening == "{") or (sign == ")" and opening == "(" and not depth):
            return found.end()
        if found.start() > limit and depth > 20:
            break
    return limit


def read_entries(text: str, ask: Ask) -> tuple[list[Any], list[Refused]]:
    """The items of a file, and its entries that cannot be read. Raises `ValueError` if nothing of it can."""
    entries = [one for one in entries_of(text) if one.type not in {"comment", "preamble"}]
    strings = [one for one in entries if one.type == "string"]
    held = [one for one in entries if one.type != "string"]
    try:
        return _finished(ask(_joined(entries)), held), []
    except ValueError as refusal:
        if len(held) < 2:
            raise
        first = refusal
    strings = _readable(strings, ask)
    parents = {name for one in held for name in parents_of(one)}
    asked = _Halves(ask, strings, [one for one in held if one.key in parents])
    asked.read(held)
    if not asked.items:
        raise first
    return _finished(asked.items, held), asked.refused


def parents_of(entry: Entry) -> list[str]:
    """The keys of the entries that one inherits from."""
    return [name.strip() for found in _PARENTS.finditer(entry.text) for name in found[1].split(",")]


def _readable(strings: Sequence[Entry], ask: Ask) -> list[Entry]:
    """The abbreviations that can be read."""
    try:
        ask(_joined(strings))
    except ValueError:
        return [one for one in strings[:MOST_RUNS] if _is_readable(one, ask)]
    return list(strings)


def _is_readable(entry: Entry, ask: Ask) -> bool:
    try:
        ask(entry.text)
    except ValueError:
        return False
    return True


def _joined(entries: Sequence[Entry]) -> str:
    return "\n\n".join(one.text for one in entries) + "\n"


class _Halves:
    """Asks for entries, and for halves of what is refused."""

    def __init__(self, ask: Ask, strings: Sequence[Entry], parents: Sequence[Entry]) -> None:
        self.ask, self.strings, self.parents = ask, list(strings), list(parents)
        self.items: list[Any] = []
        self.refused: list[Refused] = []
        self.runs = 0

    def read(self, entries: Sequence[Entry]) -> None:
        """Take in what can be read of these."""
        keys = {one.key for one in entries}
        around = [one for one in self.parents if one.key not in keys and one.key not in {no.key for no in self.refused}]
        self.runs += 1
        try:
            made = self.ask(_joined([*self.strings, *entries, *around]))
        except ValueError as refusal:
            if len(entries) == 1 or self.runs >= MOST_RUNS:
                self.refused += (Refused(one.line, one.key, str(refusal)) for one in entries)
                return
            middle = len(entries) // 2
            self.read(entries[:middle])
            self.read(entries[middle:])
            return
        self.items += [one for one in made if isinstance(one, dict) and one.get("id") in keys]


def _finished(items: Sequence[Any], entries: Sequence[Entry]) -> list[Any]:
    """The items with what pandoc leaves of TeX as text, and with what it does not take over."""
    written = {one.key: one.text for one in reversed(entries)}
    return [_one(item, written.get(str(item.get("id")), "")) if isinstance(item, dict) else item for item in items]


def _one(item: dict[str, Any], text: str) -> dict[str, Any]:
    texts = {name: decoded(value) if name != "id" else value for name, value in item.items()}
    made = {name: _plain(value) if isinstance(value, str) and name != "id" else value for name, value in texts.items()}
    for name, people in item.items():
        if isinstance(people, list) and all(isinstance(one, dict) for one in people):
            made[name] = [_person(one) for one in people]
    for name in _BARE & made.keys():  # which programs escape as if they were words
        made[name] = _ESCAPED.sub(lambda found: found[1] or found[2] or "~", str(made[name]))
    for name in (_BARE | _VERBATIM) & made.keys():  # Zotero and others put a second pair of braces around a field
        made[name] = _BRACES.sub("", str(made[name]))
    body = text.partition("{")[2]
    with_language(made, body)
    set_date(made, text, _plain)
    _set_numbers(made, text)
    if "issue" not in made and "issue" in (fields := fields_of(body)):
        made["issue"] = body[slice(*fields["issue"])].strip("{} ")
    address = made.get("publisher")
    if isinstance(address, str) and _ADDRESS.fullmatch(address) and not made.get("URL"):
        made["URL"] = made.pop("publisher")
    if (
        made.get("type") == "article-journal"
        and not made.get("container-title")
        and "arxiv.org" in str(made.get("URL"))
    ):
        made["type"] = "article"
    return made


def _person(name: dict[str, Any]) -> dict[str, Any]:
    r"""A name: in BibTeX "van der" is of the family's name, and cited with it.

    A word with a capital is no such particle: that of ``{\L}ukasz Nowak``, a command, pandoc takes for small.
    """
    made = {part: _plain(value) if isinstance(value, str) else value for part, value in name.items()}
    if str(made.get("dropping-particle", ""))[:1].isupper():
        word, rest = str(made.pop("dropping-particle")), "family" if made.get("given") else "given"
        made[rest] = f"{word} {made.get(rest, '')}".strip()
    if (particle := made.pop("dropping-particle", None)) and not made.get("non-dropping-particle"):
        made["non-dropping-particle"] = particle
    elif particle:
        made["dropping-particle"] = particle
    return made


def _set_numbers(item: dict[str, Any], text: str) -> None:
    """The numbers of PubMed and PubMed Central, which people write where arXiv's stand."""
    found = _EPRINT.search(text)
    archive = (_ARCHIVE.search(text) or ("", ""))[1].lower()
    if not found:
        return
    if found["pmc"]:
        item.setdefault("PMCID", f"PMC{found['pmc']}")
    elif archive in _PUBMED:
        item.setdefault("PMID", found["number"])
    elif archive in _CENTRAL:
        item.setdefault("PMCID", f"PMC{found['number']}")


def _plain(text: str) -> str:
    """A text without formulas of TeX that are signs, and with letters that carry their accents."""
    if "$" in text:
        text = _FORMULA.sub(lambda found: _signs_of(found["tex"]) or found[0], text)
    return unicodedata.normalize("NFC", _DOTLESS.sub(lambda found: "i" if found[0] == "ı" else "j", text))


def _signs_of(tex: str) -> str:
    """A formula as letters and signs, its indices raised or lowered as CSL has them; nothing if it is more."""
    made: list[str] = []
    at = 0
    for found in _SCRIPT.finditer(tex):
        held = found["held"] if found["held"] is not None else found["one"]
        tag = "sup" if found["sign"] == "^" else "sub"
        made += [_letters(tex[at : found.start()]), f"<{tag}>{_letters(held)}</{tag}>"]
        at = found.end()
    text = "".join((*made, _letters(tex[at:]))).strip()
    return "" if re.search(r"[\\{}^_\0]", text) else text


def _letters(tex: str) -> str:
    """Signs for the names of signs; what has no sign leaves one that no text has."""
    from latex2mathml.symbols_parser import convert_symbol  # here, for few entries hold a formula

    def change(found: re.Match[str]) -> str:
        if found[1] in _FONTS:
            return found[2] or ""
        sign = convert_symbol(f"\\{found[1]}")
        return f"{chr(int(sign, 16))}{found[2] or ''}" if sign else "\0"

    return _NAMED.sub(change, tex).replace("~", "\u00a0").replace("-", "−").replace("\\,", " ")


def lines_of_entries(text: str) -> Iterator[tuple[str, int]]:
    """The key and the line of every entry."""
    return ((one.key, one.line) for one in entries_of(text) if one.key)
