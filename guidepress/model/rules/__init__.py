"""The rules, as data: one table a family, ``MAN.toml`` for the codes that begin with MAN.

A module that applies a rule asks for it by its code (``MAN001 = rule_of("MAN001")``); whoever shows rules reads
the tables.
The words of a rule stand nowhere else, so that they can be translated as a whole.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from guidepress.model.finding import Rule, Severity

FAMILIES: Mapping[str, str] = {
    "MAN": "Manuscript: files, settings, markup",
    "BRD": "Brand: colours, typefaces and style sheets of the guide's own",
    "SRC": "The source against the Book: what reading made of it",
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
RETIRED: Mapping[str, tuple[str, ...]] = {"DIS101": ("DIS110", "DIS111"), "DIS102": ("DIS112",)}
"""Codes that nothing is found under any more, with those that say it now; none is given to another meaning."""


def rule_of(code: str) -> Rule:
    """The rule of a code. Raises `KeyError` if there is none."""
    return family(code[:3])[code]


@cache
def family(prefix: str) -> Mapping[str, Rule]:
    """The rules of a family by code, in the order of the codes. Raises `KeyError` if there is no such family."""
    if prefix not in FAMILIES:
        raise KeyError(prefix)
    table = tomllib.loads((files(__name__) / f"{prefix}.toml").read_text(encoding="utf-8"))
    return MappingProxyType(
        {
            code: Rule(
                code,
                Severity(entry["severity"]),
                entry["title"],
                entry["why"],
                entry["remedy"],
                entry.get("clause", ""),
            )
            for code, entry in sorted(table.items())
        }
    )
