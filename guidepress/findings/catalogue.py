"""The catalogue of findings: every rule of the package, gathered from the code that applies it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType, ModuleType

import guidepress
from guidepress.model.errors import InternalError
from guidepress.model.finding import Rule

FAMILIES: Mapping[str, str] = {
    "MAN": "Manuscript: files, settings, markup",
    "DIS": "Disclaimer",
    "REF": "References and citations",
    "CLM": "Claims",
    "ACC": "Accessibility of the text",
    "LAN": "Language of the text",
    "WAI": "Waivers in the manuscript",
    "PDF": "The PDF, as it says itself",
    "EPB": "The EPUB, as it says itself",
    "WEB": "The web pages, as they say themselves",
    "BRL": "The braille file, as it says itself",
    "PRT": "Print",
    "SAY": "What an edition says aloud",
    "PRV": "The proof: the files and the manuscript they were made of",
}
"""What the letters of a code stand for, in the order of the stages."""


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its code, in the order of the families and of the codes.

    Imports every module of the package. Raises `InternalError` if two rules share a code or a code is of no family.
    """
    gathered = gather(_modules())
    place = {prefix: number for number, prefix in enumerate(FAMILIES)}
    if strays := sorted(code for code in gathered if code[:3] not in place):
        raise InternalError(f"no family has the codes {', '.join(strays)}")
    ordered = sorted(gathered, key=lambda code: (place[code[:3]], code))
    return MappingProxyType({code: gathered[code] for code in ordered})


def gather(modules: Iterable[ModuleType]) -> dict[str, Rule]:
    """The rules that are constants of some modules, by code; `InternalError` if two different ones share a code."""
    rules: dict[str, Rule] = {}
    for module in modules:
        for value in vars(module).values():
            if isinstance(value, Rule) and rules.setdefault(value.code, value) is not value:
                raise InternalError(f"the code {value.code} is defined twice, once in {module.__name__}")
    return rules


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(guidepress.__path__, f"{guidepress.__name__}."):
        yield importlib.import_module(found.name)


def findings_page() -> str:
    """``docs/findings.md``: every finding with its meaning, remedy and clause, as Markdown."""
    rules = all_rules()
    lines = [
        "# Findings",
        "",
        "Made from the code (`guidepress/findings/catalogue.py`); to renew it, run",
        "`pytest tests/findings/test_catalogue.py --renew`.",
        "",
        "Everything that Guidepress has to say about a manuscript or an edition has a permanent code. An error stops a",
        "build; a warning does so only with `--strict`. `python publish.py explain CODE` says the same as this page.",
    ]
    for prefix, family in FAMILIES.items():
        of_family = [rule for code, rule in rules.items() if code[:3] == prefix]
        if of_family:
            lines += ["", f"## {prefix}: {family}"]
        for rule in of_family:
            lines += _entry(rule)
    return "\n".join(lines) + "\n"


def _entry(rule: Rule) -> Iterator[str]:
    name = rule.title.split(maxsplit=1)[0]
    title = rule.title[:1].upper() + rule.title[1:] if "." not in name else rule.title  # guide.yaml stays small
    yield from ("", f"### {rule.code}", "", f"**{_plain(title)}.** ({rule.severity.value})", "")
    yield f"- Why: {_plain(rule.why)}"
    yield f"- Remedy: {_plain(rule.remedy)}"
    if rule.clause:
        yield f"- Rests on: {_plain(rule.clause)}"


def _plain(text: str) -> str:
    """Text that Markdown shows as it is: no tag, emphasis or link is made of it; `code` stays code."""
    pieces = text.split("`")
    marks = str.maketrans({sign: f"\\{sign}" for sign in "\\*_<>[]"})
    return "`".join(piece if n % 2 else piece.translate(marks) for n, piece in enumerate(pieces))
