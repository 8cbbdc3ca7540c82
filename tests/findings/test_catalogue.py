"""The catalogue holds every rule once, and docs/findings.md says what it holds."""

from __future__ import annotations

import dataclasses
import re
from types import ModuleType

import pytest

from guidepress.findings.catalogue import FAMILIES, all_rules, findings_page, gather
from guidepress.model.errors import InternalError
from guidepress.model.finding import Rule, Severity
from tests.support.places import ROOT

PAGE = ROOT / "docs" / "findings.md"
RULE = Rule("TST001", Severity.ERROR, "title", "why", "remedy")


def module_with(name: str, **constants: object) -> ModuleType:
    """A module with some constants."""
    module = ModuleType(name)
    vars(module).update(constants)
    return module


def test_every_code_in_the_source_is_in_the_catalogue() -> None:
    """A code that some module writes down as a rule's is gathered; none is gathered that no module writes."""
    written = set()
    for path in (ROOT / "guidepress").rglob("*.py"):
        written |= set(
            re.findall(r"^\w+ = _?[Rr]ule\(\s*\"([A-Z]{3}\d{3})\"", path.read_text(encoding="utf-8"), re.MULTILINE)
        )
    assert set(all_rules()) == written
    assert len(written) > 100


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


def test_a_code_that_is_defined_twice_is_an_error() -> None:
    """Even if the two say the same: one of them would be changed one day, and not the other."""
    again = dataclasses.replace(RULE)
    with pytest.raises(InternalError, match="TST001"):
        gather([module_with("one", ONE=RULE), module_with("two", TWO=again)])


def test_a_rule_that_is_imported_is_one_rule() -> None:
    """The same constant in two modules, or under two names, is no second definition."""
    assert gather([module_with("one", ONE=RULE, SAME=RULE), module_with("two", ONE=RULE)]) == {"TST001": RULE}


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
