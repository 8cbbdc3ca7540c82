"""The catalogue of findings: every rule there is, and the page that lists them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from guidepress.model.finding import Rule
from guidepress.model.rules import FAMILIES, RETIRED, family


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its code, in the order of the families and of the codes."""
    return MappingProxyType({code: rule for prefix in FAMILIES for code, rule in family(prefix).items()})


def findings_page() -> str:
    """``docs/findings.md``: every finding with its meaning, remedy and clause, as Markdown."""
    lines = [
        "# Findings",
        "",
        "Made from the tables in `guidepress/model/rules/`; to renew it, run",
        "`pytest tests/findings/test_catalogue.py --renew`.",
        "",
        "Everything that Guidepress has to say about a manuscript or an edition has a permanent code. An error stops a",
        "build; a warning does so only with `--strict`. `python publish.py explain CODE` says the same as this page.",
    ]
    for prefix, name in FAMILIES.items():
        lines += ["", f"## {prefix}: {name}"]
        for rule in family(prefix).values():
            lines += _entry(rule)
    lines += [
        "",
        "## Retired codes",
        "",
        "Nothing is found under these any more, and they are given to nothing else.",
        "",
    ]
    lines += [f"- {code}: see {' and '.join(heirs)}" for code, heirs in RETIRED.items()]
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
