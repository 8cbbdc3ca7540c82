"""Settings that a file has at its beginning, between two lines of hyphens (YAML) or plus signs (TOML, Hugo)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from itertools import dropwhile, takewhile
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
_TITLE = re.compile(r"^(?:#[ \t]+\S|.*\n=+[ \t]*$|<h1[\s>])", re.MULTILINE | re.IGNORECASE)
_TOML_KEY = re.compile(r"[ \t]*(?:[\w.-]+|\"[^\"]+\")[ \t]*=|[ \t]*\[{1,2}[\w.-]+\]")
_TOML_LINE = re.compile(_TOML_KEY.pattern + r"|[ \t]*[#\]}\"']")
_KEY = re.compile(r"(?:[\w$.-]+|\"[^\"]+\"|'[^']+')[ \t]*:(?:[ \t]|$)")
_YAML_LINE = re.compile(_KEY.pattern + r"|[ \t]+\S|- |[#\]}\"']")


@dataclass(frozen=True, slots=True)
class Opened:
    """A file without its settings: its text, in which every line has its number, and the language it says it is in."""

    text: str
    language: str | None = None


def open_file(text: str, file: str, findings: Findings) -> Opened:
    """Take the settings from a file. A title becomes its heading if it has none; MAN085 names those that do nothing."""
    lines = text.split("\n")
    end = _end(lines)
    if (end is None or (lines[0].startswith("-") and _holds_text(lines[1:end]))) and _is_open(lines):
        findings.add(rules.MAN112.at(Place(file, 1), f"no line of '{lines[0].rstrip()}' closes these settings"))
        return Opened(text)
    if end is None:
        return Opened(text)
    data = _parsed("\n".join(lines[1:end]), file, findings, is_toml=lines[0].startswith("+"))
    rest = "\n".join(lines[end + 1 :])
    unknown = [str(name) for name in data if str(name) not in _KNOWN]
    if unknown:
        listed = ", ".join(f"'{name}'" for name in unknown[:8])
        findings.add(rules.MAN085.at(Place(file, 1), f"{listed} {'does' if len(unknown) == 1 else 'do'} nothing here"))
    held = [""] * (end + 1)
    title, name = str(data.get("title") or "").strip(), str(data.get("id") or "").strip()
    if title and not _TITLE.search(without_fences(rest)):
        number = next((n for n, line in enumerate(lines[:end]) if line.startswith("title")), 0)
        held[number] = f"# {' '.join(title.split())}" + (f" {{#{name}}}" if name else "")
    language = data.get("lang") or data.get("language")
    return Opened("\n".join((*held, rest)), str(language) if language else None)


def _end(lines: list[str]) -> int | None:
    """The index of the line that closes the settings, if the file begins with some."""
    first = next((line for line in lines[1:MAX_LINES] if line.strip() and not line.lstrip().startswith("#")), "")
    if lines[0].rstrip() == "+++" and len(lines) > 2 and _TOML_KEY.match(first):
        ends: tuple[str, ...] = ("+++",)
    elif lines[0].rstrip() == "---" and len(lines) > 2 and _KEY.match(lines[1]):
        ends = ("---", "...")
    else:
        return None
    return next((n for n, line in enumerate(lines[:MAX_LINES]) if n and line.rstrip() in ends), None)


def _is_open(lines: list[str]) -> bool:
    """Whether a file whose settings nothing closes begins with some: lines of settings right under its first.

    A single line that begins with a capital letter is a sentence under a rule ("Note: wash your hands").
    """
    block = list(takewhile(str.strip, lines[1:MAX_LINES]))
    match lines[0].rstrip():
        case "+++":
            return bool(block) and all(map(_TOML_LINE.match, block))
        case "---":
            return (
                bool(block)
                and _KEY.match(block[0]) is not None
                and all(map(_YAML_LINE.match, block))
                and (len(block) > 1 or block[0][0].islower())
            )
        case _:
            return False


def _holds_text(block: list[str]) -> bool:
    """Whether words stand behind an empty line among settings of YAML: what closes them is a rule farther on."""
    behind = dropwhile(str.strip, block)
    return any(line.strip() and not _YAML_LINE.match(line) for line in behind)


def _parsed(text: str, file: str, findings: Findings, *, is_toml: bool) -> dict[Any, Any]:
    """The settings; none, and MAN085, if they cannot be read."""
    if is_toml:
        try:
            return tomllib.loads(text)
        except (tomllib.TOMLDecodeError, RecursionError):
            findings.add(rules.MAN085.at(Place(file, 1), "the settings before the text cannot be read"))
            return {}
    try:
        if sum(map(text.count, "[{&*")) + text.count("- ") > MAX_MARKS:
            raise ValueError("too many marks")
        data = load_plain(text)
    except UNREADABLE as error:
        line = error.problem_mark.line + 2 if isinstance(error, MarkedYAMLError) and error.problem_mark else 1
        findings.add(rules.MAN085.at(Place(file, line), "the settings before the text cannot be read"))
        return {}
    return data if isinstance(data, dict) else {}
