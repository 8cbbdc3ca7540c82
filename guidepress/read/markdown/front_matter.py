"""Settings that a file has at its beginning, between two lines of hyphens (YAML) or plus signs (TOML, Hugo)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import Any

from ruamel.yaml.error import MarkedYAMLError

from guidepress.model.finding import Findings
from guidepress.model.place import Place
from guidepress.read import rules
from guidepress.standards.guarded_yaml import UNREADABLE, load_plain
from guidepress.standards.markdown_fences import without_fences

MAX_LINES = 200
"""Lines in which the end of the settings is looked for."""

MAX_MARKS = 200
"""Brackets, braces and marks of a list: YAML is read in the square of their number."""

_KNOWN = frozenset({"title", "id", "lang", "language"})
_USUAL = _KNOWN | set("author authors date description draft keywords layout slug subtitle tags weight".split())
_YAML_ENDS = ("---", "...")
_TOML_ENDS = ("+++",)
_INNER = " \t#-[{]})\"'"
"""What a line of settings begins with that goes on with the setting above it."""
_TITLE = re.compile(r"^(?:#[ \t]+\S|.*\n=+[ \t]*$|<h1[\s>])", re.MULTILINE | re.IGNORECASE)
_TOML_KEY = re.compile(r"[ \t]*(?:[\w.-]+|\"[^\"]+\")[ \t]*=|[ \t]*\[{1,2}[\w.-]+\]")
_KEY = re.compile(r"(?:[\w$.-]+|\"[^\"]+\"|'[^']+')[ \t]*:(?:[ \t]|$)")


@dataclass(frozen=True, slots=True)
class Opened:
    """A file without its settings: its text, in which every line has its number, and the language it says it is in."""

    text: str
    language: str | None = None


def open_file(text: str, file: str, findings: Findings) -> Opened:
    """Take the settings from a file. A title becomes its heading if it has none; MAN085 names those that do nothing.

    MAN111 tells settings that nobody closed, at the line before which they should end.
    """
    lines = text.split("\n")
    begin = next((n for n, line in enumerate(lines[:MAX_LINES]) if line.strip()), 0)
    ends = _ends(lines, begin)
    end = next((n for n, line in enumerate(lines[:MAX_LINES]) if n > begin and line.rstrip() in ends), None)
    is_toml = ends == _TOML_ENDS
    is_sound = is_toml and end is not None and _is_toml("\n".join(lines[begin + 1 : end]))
    if ends and not is_sound and (beyond := _beyond(lines, begin, end, is_toml=is_toml)) is not None:
        message = f"the settings that begin in line {begin + 1} end before this line"
        findings.add(rules.MAN111.at(Place(file, beyond + 1), message))
        end = first = beyond
        findings = Findings()  # what else is told of them waits until they end where they should
    elif end is None:
        return Opened(text)
    else:
        first = end + 1
    data = _parsed("\n".join(lines[begin + 1 : end]), Place(file, begin + 1), findings, is_toml=is_toml)
    rest = "\n".join(lines[first:])
    unknown = [str(name) for name in data if str(name) not in _KNOWN]
    if unknown:
        listed = ", ".join(f"'{name}'" for name in unknown[:8])
        does = "does" if len(unknown) == 1 else "do"
        findings.add(rules.MAN085.at(Place(file, begin + 1), f"{listed} {does} nothing here"))
    held = [""] * first
    title, name = str(data.get("title") or "").strip(), str(data.get("id") or "").strip()
    if title and not _TITLE.search(without_fences(rest)):
        number = next((n for n, line in enumerate(lines[:end]) if line.startswith("title")), 0)
        held[number] = f"# {' '.join(title.split())}" + (f" {{#{name}}}" if name else "")
    language = data.get("lang") or data.get("language")
    return Opened("\n".join((*held, rest)), str(language) if language else None)


def _ends(lines: list[str], begin: int) -> tuple[str, ...]:
    """What closes the settings that begin at a line; nothing if none do."""
    behind = lines[begin + 1 : begin + MAX_LINES]
    first = next((line for line in behind if line.strip() and not line.lstrip().startswith("#")), "")
    if len(behind) < 2:
        return ()
    if lines[begin].rstrip() == "+++" and _TOML_KEY.match(first):
        return _TOML_ENDS
    if lines[begin].rstrip() == "---" and _KEY.match(behind[0]):
        return _YAML_ENDS
    return ()


def _is_toml(text: str) -> bool:
    """Whether all of a text is TOML; a value of several lines may look like anything."""
    try:
        tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return False
    return True


def _beyond(lines: list[str], begin: int, end: int | None, *, is_toml: bool) -> int | None:
    """The first line that is text and no setting, where settings have no end, or text stands before it; else nothing.

    Without an end, one setting that is not a usual one may be a sentence below a rule.
    """
    key_of = _TOML_KEY if is_toml else _KEY
    keys: list[str] = []
    for number in range(begin + 1, min(len(lines), begin + MAX_LINES) if end is None else end):
        line, before = lines[number], lines[number - 1].strip()
        if key := key_of.match(line):
            keys.append(key[0].strip(" \t:=\"'"))
        if before:
            goes_on = bool(key) or line[:1] in _INNER
        else:
            goes_on = not line or line[0] in " \t#" or (bool(key) and not line[0].isupper())
        if not goes_on or (end is None and not line.strip("-+=~*_. \t")):
            break
    else:
        return None if end is not None else len(lines) - 1
    if end is not None or len(keys) > 1 or _USUAL.intersection(keys):
        return next((n for n in range(number, len(lines)) if lines[n].strip()), len(lines) - 1)
    return None


def _parsed(text: str, opening: Place, findings: Findings, *, is_toml: bool) -> dict[Any, Any]:
    """The settings behind the line that opens them; none, and MAN085, if they cannot be read."""
    line = 0
    try:
        if is_toml:
            return tomllib.loads(text)
        if sum(map(text.count, "[{&*")) + text.count("- ") > MAX_MARKS:
            raise ValueError("too many marks")
        data = load_plain(text)
        return data if isinstance(data, dict) else {}
    except (*UNREADABLE, tomllib.TOMLDecodeError, RecursionError) as error:
        if isinstance(error, MarkedYAMLError) and error.problem_mark:
            line = error.problem_mark.line + 1
    place = Place(opening.file, (opening.line or 1) + line)
    findings.add(rules.MAN085.at(place, "the settings before the text cannot be read"))
    return {}
