"""Style sheets of a guide: what no reader of them can go into is refused before one tries."""

from __future__ import annotations

import pytest

from guidepress.read.own_sheets import MAX_DEPTH, faults_of

ENDLESS = {
    "selectors in selectors": "p" + ":is(p" * 3000 + ")" * 3000 + " { color: red }",
    "rules in rules": "@media all {" * 3000 + "p { color: red }" + "}" * 3000,
    "sums in sums": "p { width: calc(" + "(" * 20_000 + "1px" + ")" * 20_000 + ") }",
    "brackets that nobody closes": "[" * 50_000,
    "a number that an engine cannot hold": "p { font-size: 1e9px }",
    "a number in a function": "p { width: calc(1px * -1e30) }",
    "a number of a page": "@page { margin: -1e9cm }",
    "a number in a rule within": "@media print { p { letter-spacing: 10000001% } }",
}


@pytest.mark.parametrize("name", ENDLESS)
def test_what_nobody_can_follow_is_refused(name: str) -> None:
    """BRD006, once, with its line: the recursion of a parser would end in a fault of Guidepress."""
    assert [(one.code, str(one.place)) for one in faults_of(f"\n{ENDLESS[name]}", "styles/web.css")] == [
        ("BRD006", "styles/web.css:2")
    ]


def test_what_sheets_hold_passes() -> None:
    """Brackets in brackets, and numbers as sheets have them."""
    deep = MAX_DEPTH - 4
    sheet = f"p {{ width: calc({'(' * deep}1px{')' * deep}); z-index: 999999; margin: -3.5em }}"
    assert list(faults_of(sheet, "styles/web.css")) == []
