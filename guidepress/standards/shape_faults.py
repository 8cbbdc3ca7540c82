"""What pydantic finds of the shape of a file that people write, in words for those who write it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guidepress.standards.guarded_yaml import DATE_LOOKS

_LIMITS = {
    "less_than_equal": ("le", "must be {} or less"),
    "less_than": ("lt", "must be less than {}"),
    "greater_than_equal": ("ge", "must be {} or more"),
    "greater_than": ("gt", "must be more than {}"),
}
_KINDS = {
    "string": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "'true' or 'false'",
    "date": "a date",
    "list": "a list",
    "tuple": "a list",
    "dict": "names with values",
    "model": "names with values",
    "mapping": "names with values",
}
"""What pydantic's types begin with, and what we call it."""


def told_of(error: Mapping[str, Any]) -> str:
    """One of pydantic's errors, without the name of the value: 'is 130; must be 120 or less'."""
    kind, context, written = str(error["type"]), error.get("ctx", {}), error.get("input")
    if kind in _LIMITS:
        key, words = _LIMITS[kind]
        return f"is {written}; it {words.format(context[key])}"
    if kind.endswith(("too_long", "too_short")):
        return _of_length(kind, context)
    match kind:
        case "extra_forbidden":
            return "is unknown here"
        case "missing":
            return "is required"
        case "literal_error":
            return f"is '{written}'; it must be {context['expected']}"
        case "string_pattern_mismatch":
            return f"'{str(written)[:60]}' does not look as it must ({context['pattern']})"
        case "int_from_float":
            return f"is {written}; it must be a whole number"
    if kind.startswith("date"):
        return f"'{written}' is no date: {DATE_LOOKS}"
    if kind.endswith(("_type", "_parsing")) and (wanted := _KINDS.get(kind.split("_", maxsplit=1)[0])):
        return "holds nothing" if written is None else f"must be {wanted}"
    message = str(error["msg"]).removeprefix("Value error, ")
    return f"{message[:1].lower()}{message[1:]}"


def _of_length(kind: str, context: Mapping[str, Any]) -> str:
    unit = "characters" if kind.startswith("string") else "entries"
    if kind.endswith("too_long"):
        return f"has too many {unit}; {context['max_length']} are the most"
    least = context["min_length"]
    return "is empty" if least == 1 else f"has too few {unit}; {least} are the least"
