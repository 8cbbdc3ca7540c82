"""The catalogue holds every rule once, and docs/findings.md says what it holds."""

from __future__ import annotations

import re

import pytest

from guidepress.findings.catalogue import all_rules, findings_page
from guidepress.model.finding import Rule
from guidepress.model.rules import FAMILIES, RETIRED
from tests.support.places import ROOT

PAGE = ROOT / "docs" / "findings.md"
ASKED = re.compile(r"^(\w+) = rule_of\(\"([A-Z]{3}\d{3})\"\)$", re.MULTILINE)


def test_every_rule_is_applied_by_one_module() -> None:
    """Each code of the tables is asked for once, under its own name; none is asked for that no table has."""
    asked = [
        found
        for path in (ROOT / "guidepress").rglob("*.py")
        for found in ASKED.findall(path.read_text(encoding="utf-8"))
    ]
    assert all(name == code for name, code in asked)
    assert sorted(code for _, code in asked) == sorted(all_rules())
    assert len(asked) > 200


def test_a_retired_code_is_given_to_nothing_else() -> None:
    """It is in no table, those that took its place are, and the page names it."""
    page = PAGE.read_text(encoding="utf-8")
    for code, heirs in RETIRED.items():
        assert code not in all_rules()
        assert all_rules().keys() >= set(heirs)
        assert f"- {code}: see " in page


def test_the_order_is_that_of_the_families() -> None:
    """Families in the order of the stages, codes in order within."""
    prefixes = [code[:3] for code in all_rules()]
    assert prefixes == sorted(prefixes, key=list(FAMILIES).index)
    for prefix in set(prefixes):
        codes = [code for code in all_rules() if code.startswith(prefix)]
        assert codes == sorted(codes)


@pytest.mark.parametrize("rule", all_rules().values(), ids=lambda rule: rule.code)
def test_a_rule_says_all_that_it_must(rule: Rule) -> None:
    """Code, title, whom it harms, what to do: none is empty, and sentences end as sentences."""
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    assert rule.title
    assert not rule.title.endswith(".")
    assert rule.why.endswith((".", "!", "?")), rule.why
    assert rule.remedy.rstrip("')\"").endswith(("…", ".", "!")) or rule.remedy.endswith(("}", "]", ")")), rule.remedy


def test_the_page_is_current(renew: bool) -> None:
    """docs/findings.md is what the catalogue says today."""
    if renew:
        PAGE.write_text(findings_page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == findings_page()


def test_the_page_has_every_rule_and_its_clause() -> None:
    """One heading a code; title, remedy and clause stand below it as they are, with Markdown's signs escaped."""
    page = PAGE.read_text(encoding="utf-8")
    assert re.findall(r"^### (\w+)$", page, re.MULTILINE) == list(all_rules())
    shown = re.sub(r"\\([\\*_<>\[\]])", r"\1", page)
    for rule in all_rules().values():
        assert rule.remedy in shown
        assert rule.clause in shown
