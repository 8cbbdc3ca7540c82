"""What pydantic finds of ``guide.yaml``, in the words of those who write it: setting, line and remedy."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import Any

from guidepress.languages.registry import language_meant
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.settings import Settings
from guidepress.read import rules
from guidepress.standards.guarded_yaml import DATE_LOOKS, line_of
from guidepress.standards.shape_faults import told_of

SETTINGS_FILE = "guide.yaml"

_CHOICE = re.compile(r"constrained-|[A-Z]|(?:literal|dict|tuple|list|function-[a-z]+)\[")
"""What pydantic's name of one of several things begins with that a setting may be."""
_COLOUR = ("no colour", "Write six digits or letters from a to f behind '#', in quotation marks: \"#7a1f5c\".")
_ADDRESS = ("no address of the web", "Write all of it: https://example.org/guide.")
_FONT = ("no file of a typeface", "Name a file of the guide folder that ends with .ttf or .otf; a web font is none.")
_FORMS = {
    "accent": _COLOUR,
    "second": _COLOUR,
    "url": _ADDRESS,
    "regions": ("no country", "Write two small letters for each: regions: [uk, us]."),
    "[key]": ("no name that a guide can give", "Write small letters from a to z, digits and hyphens: before-you-go."),
    "regular": _FONT,
    "italic": _FONT,
    "bold": _FONT,
    "bold-italic": _FONT,
    "slug": ("no stem of a file's name", "Write small letters from a to z, digits and hyphens: living-with-gout."),
}
"""What a setting must look like, by its name: what another value is not, and the remedy."""


def findings_of(data: Any, errors: Iterable[Mapping[str, Any]]) -> list[Finding]:
    """All of pydantic's errors in our terms.

    Where a setting takes one thing or another, pydantic tells of each what keeps the value from being it, under a name
    of its own ("constrained-str"). Here it is told of the one that the value is: what lies deeper, else the first.
    """
    kept: dict[tuple[int | str, ...], list[dict[str, Any]]] = {}
    for error in errors:
        steps, at = _without_choice(data, tuple(error["loc"]))
        told = {**error, "loc": steps}
        kept.setdefault(steps if at is None else steps[:at], []).append(
            told | {"is_deep": at is None or len(steps) > at}
        )
    deep = {prefix: [one for one in told if one["is_deep"]] or told[:1] for prefix, told in kept.items()}
    return [finding_of(data, one) for told in deep.values() for one in told]


def _without_choice(data: Any, steps: tuple[int | str, ...]) -> tuple[tuple[int | str, ...], int | None]:
    """The steps to an error without pydantic's name of a choice, and where that stood; it is no key of the file."""
    held = data
    for at, step in enumerate(steps):
        is_there = isinstance(held, dict) and step in held
        if isinstance(step, str) and not is_there and step != "[key]" and _CHOICE.match(step):
            return (*steps[:at], *steps[at + 1 :]), at
        try:
            held = held[step]
        except (LookupError, TypeError):
            held = None
    return steps, None


def finding_of(data: Any, error: Mapping[str, Any]) -> Finding:
    """One of pydantic's errors in our terms."""
    path = [str(step) for step in error["loc"]]
    place = locate(data, error["loc"])
    name = ".".join(step for step in path if "[" not in step)
    match error["type"]:
        case "extra_forbidden":
            near = name_meant(str(path[-1]), _keys_beside(error["loc"]))
            told = f"unknown setting '{name}'" + (f"; did you mean '{near}'?" if near else "")
            return rules.MAN003.at(place, told)
        case "missing":
            return rules.MAN005.at(place, f"'{name}' is required")
        case "string_type" | "too_short" | "string_too_short":
            return _no_text(path, name, error, place)
        case "date_type" | "date_parsing" | "date_from_datetime_parsing" | "date_from_datetime_inexact":
            written = error.get("input")
            return rules.MAN004.at(
                place, f"'{name}': '{written}' is no date: {DATE_LOOKS}", hint=f"Write the date so: {DATE_LOOKS}."
            )
        case "string_pattern_mismatch":
            return _misshapen(path, name, str(error.get("input")), place)
        case "tuple_type" | "list_type":
            written = error.get("input")
            value = f"[{written}]" if isinstance(written, str | int) else "[one, another]"
            return rules.MAN004.at(place, f"'{name}' must be a list", hint=f"Write '{path[-1]}: {value}'.")
        case "model_type" | "model_attributes_type" | "dict_type" if keys := _keys_beside((*error["loc"], "")):
            hint = "Write them below it, each on a line of its own and farther in, or in braces: {name: value}."
            return rules.MAN004.at(place, f"'{name}' holds settings of its own: {', '.join(keys)}", hint=hint)
        case "too_long" | "string_too_long":
            most = error["ctx"]["max_length"]
            what = "characters" if error["type"] == "string_too_long" else "entries"
            told = f"'{name}' has {len(error['input'])} {what}; {most} are the most"
            return rules.MAN004.at(place, told, hint=f"Leave out what is not needed, down to {most} {what}.")
        case "literal_error":
            known = re.findall(r"'([^']+)'", str(error.get("ctx", {}).get("expected", "")))
            written = str(error.get("input"))
            near = name_meant(written, known)
            told = f"'{name}': '{written[:60]}' is none of {', '.join(known)}"
            return rules.MAN004.at(place, told + (f"; did you mean '{near}'?" if near else ""))
        case _:
            return rules.MAN004.at(place, f"'{name}': {told_of(error)}")


def _no_text(path: list[str], name: str, error: Mapping[str, Any], place: Place) -> Finding:
    """A setting that must be text and is none, or one that is empty."""
    if error["type"] != "string_type":
        hint = "Take the entry out." if path[-1].isdigit() else f"Write what it holds, or leave '{path[-1]}' out."
        return rules.MAN004.at(place, f"'{name}' is empty", hint=hint)
    holds = isinstance(error.get("input"), dict | list)
    hint = f"Write one text: '{path[-1]}: words'." if holds else "Put the value in quotation marks."
    return rules.MAN004.at(place, f"'{name}' must be text", hint=hint)


def _misshapen(path: list[str], name: str, written: str, place: Place) -> Finding:
    """A setting that is not of the form that it takes, which may be that of a list or of a name."""
    if path == ["language"]:
        near = language_meant(written)
        hint = f"Write 'language: {near}'." if near else "Write a tag such as en, en-GB, de, es or fr (BCP 47)."
        return rules.MAN004.at(place, f"'language': '{written[:60]}' is no tag of a language", hint=hint)
    told, hint = _FORMS.get([step for step in path if not step.isdigit()][-1], ("not of the form that it takes", ""))
    return rules.MAN004.at(place, f"'{name}': '{written[:60]}' is {told}", hint=hint)


def name_meant(written: str, known: Collection[str], at_least: float = 0.6) -> str:
    """The word that somebody may have meant; empty if none is alike (`difflib`'s ratio) by ``at_least`` so much."""
    alike = {one.lower(): one for one in known}
    near = difflib.get_close_matches(written.strip().lower(), alike, 1, at_least)
    return alike[near[0]] if near else ""


def _keys_beside(steps: tuple[int | str, ...]) -> list[str]:
    """The settings that may stand where an unknown one stands, as far as the schema names them."""
    schema = _schema()
    here: dict[str, Any] = schema
    for step in steps[:-1]:
        here = here.get("items", {}) if isinstance(step, int) else here.get("properties", {}).get(step, {})
        held = [here, *here.get("anyOf", [])]
        here = next((schema["$defs"][one["$ref"].rpartition("/")[2]] for one in held if "$ref" in one), here)
    return list(here.get("properties", {}))


@cache
def _schema() -> dict[str, Any]:
    """What the settings may be. Pydantic makes it anew at each call, for as long as a page is set."""
    return Settings.model_json_schema()


def locate(data: Any, steps: tuple[int | str, ...]) -> Place:
    """The line of the deepest step of an error's path that is in the file."""
    return Place(SETTINGS_FILE, *line_of(data, steps))
