"""YAML that somebody else wrote: bounded before it is parsed, without aliases and tags, every date a day that exists.

The guide's settings and the policy files come through this one door (YAML 1.2.2, 3.2.2 and 6.8).
"""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, ReusedAnchorWarning, YAMLError
from ruamel.yaml.events import AliasEvent, MappingStartEvent, ScalarEvent, SequenceStartEvent
from ruamel.yaml.parser import RoundTripParser

from guidepress.standards.nesting import line_too_deep
from guidepress.standards.usual_signs import FORBIDDEN

DATE_LOOKS = "a date is year-month-day in digits, such as 2026-11-23"

MAX_DEPTH = 100
"""Brackets and braces that may be open at a time: the parser works in the square of their number."""
MAX_MARKS = 500
"""Marks of a nested list in one line, keys with a question mark, tabs: the same."""

UNREADABLE = (
    YAMLError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    NotImplementedError,
    RecursionError,
)
"""What ruamel.yaml raises of a text that it cannot read: its own errors, and those of the places where it gives up."""

_SECOND = "a second document begins here ('---'), and only one is read"
_DIRECTIVE = re.compile(r"\ufeff?(?:[ \t]*(?:#[^\n]*)?\n)*(%[A-Za-z]{1,20}[^\n]{0,40})")
"""What YAML has before a document (1.2.2, 6.8): by an older version the word no would be no word."""
_KEYS = "a key must be a word, not a list or keys of its own"
_MARKS = ("? ", "- -", "\t")
_LONG_NUMBER = re.compile(r"\d{4000}")
_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")


class UnusableYamlError(ValueError):
    """Text that is no YAML of ours: what is wrong, and the line and column (from 1) if they are known."""

    def __init__(self, message: str, line: int | None = None, column: int | None = None, *, date: bool = False) -> None:
        """``date`` says that a value looks like a date and is none."""
        super().__init__(message)
        self.message, self.line, self.column, self.is_date = message, line, column, date


def load_plain(text: str) -> Any:
    """What YAML of other tools holds, without places; whoever asks bounds the text. Raises one of `UNREADABLE`.

    A key that stands twice is no fault here: the tools take one of the two, and a book must not be lost for it.
    """
    reader = YAML(typ="safe", pure=True)
    reader.allow_duplicate_keys = True
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ReusedAnchorWarning)  # nobody who publishes a guide can do anything about it
        return reader.load(io.StringIO(text))


def load_yaml(text: str) -> dict[str, Any]:
    """The mapping that a YAML text holds, with line numbers (``.lc``) on it. Raises `UnusableYamlError`."""
    if sum(map(text.count, _MARKS)) > MAX_MARKS:
        raise UnusableYamlError("nested too deeply", 1)
    if (line := line_too_deep(text, "[{]}", MAX_DEPTH)) is not None:
        raise UnusableYamlError("nested too deeply", line)
    if directive := _DIRECTIVE.match(text):
        told = f"'{directive[1]}' is a directive of YAML, and none is read: take the line out"
        raise UnusableYamlError(told, text.count("\n", 0, directive.start(1)) + 1)
    reader = YAML()
    reader.Parser = _Guarded
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ReusedAnchorWarning)  # an alias is refused, an anchor alone says nothing
            data = reader.load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (None, None)
        problem = (error.problem or "cannot be parsed").strip()
        raise UnusableYamlError(_SECOND if problem == "but found another document" else problem, *place) from error
    except UnusableYamlError:
        raise
    except TypeError as error:  # no dictionary can hold it
        asked = re.search(r"(?m)^.*?\? ", text)
        line = text.count("\n", 0, asked.end()) + 1 if asked else 1
        raise UnusableYamlError(_KEYS, line) from error
    except UNREADABLE as error:
        number = _LONG_NUMBER.search(text)
        line = text.count("\n", 0, number.start()) + 1 if number else 1
        raise UnusableYamlError("holds a number that is too long" if number else "cannot be parsed", line) from error
    if not isinstance(data, dict):
        raise UnusableYamlError("must hold keys, each 'name: value'", 1)
    _refuse_keys(data)
    return data


def _refuse_keys(data: Any) -> None:
    """Raise `UnusableYamlError` for a key that is a list or has keys of its own, wherever it stands."""
    waiting = [data]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            for key in node:
                if not isinstance(key, str | int | float | dt.date | None):
                    raise UnusableYamlError(_KEYS, *line_of(node, (key,)))
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node


class _Guarded(RoundTripParser):
    """The parser, which hands no event on that is refused: the text is parsed once, by what guards it."""

    def get_event(self) -> Any:
        """See `ruamel.yaml.parser.Parser`; raises `UnusableYamlError`."""
        event = super().get_event()
        _refuse(event)
        return event


def _refuse(event: Any) -> None:
    """Raise `UnusableYamlError` for an alias, a tag, a merge, and for a day that no calendar has."""
    line, column = event.start_mark.line + 1, event.start_mark.column + 1
    if isinstance(event, AliasEvent):
        raise UnusableYamlError("aliases (*name) are not allowed", line, column)
    if isinstance(event, ScalarEvent | MappingStartEvent | SequenceStartEvent) and getattr(event, "tag", None):
        raise UnusableYamlError("tags (!name) are not allowed", line, column)
    if isinstance(event, ScalarEvent) and event.style == '"' and (found := FORBIDDEN.search(event.value)):
        raise UnusableYamlError(f"the character U+{ord(found[0]):04X} is not allowed", line, column)
    if not isinstance(event, ScalarEvent) or event.style is not None:
        return
    if event.value == "<<":
        raise UnusableYamlError("merges (<<) are not allowed", line, column)
    if _DATE.fullmatch(event.value):
        try:
            dt.date.fromisoformat(event.value)
        except ValueError as error:
            raise UnusableYamlError(f"'{event.value}' is no date: {DATE_LOOKS}", line, column, date=True) from error


def line_of(node: Any, steps: tuple[Any, ...]) -> tuple[int, int | None]:
    """The line and column of the deepest step of a path that is in the text; (1, None) if none is."""
    line, column = 1, None
    for step in steps:
        try:
            position = node.lc.item(step) if isinstance(step, int) else node.lc.key(step)
            node = node[step]
        except (AttributeError, KeyError, IndexError, TypeError):
            continue
        line, column = position[0] + 1, position[1] + 1
    return line, column
