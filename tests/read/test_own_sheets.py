"""Style sheets of a guide: what no reader of them can go into is refused before one tries."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.model.finding import Findings
from guidepress.model.styles import STYLES
from guidepress.read.folder import Folder
from guidepress.read.own_sheets import MAX_DEPTH, faults_of, read_sheets
from guidepress.standards.css.expansion import MOST_TOKENS, swollen

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


def laughing(steps: int) -> str:
    """Custom properties that use one another ten times each."""
    return "".join(f"  --a{n + 1}: {f'var(--a{n}) ' * 10};\n" for n in range(steps))


SWOLLEN = {
    "ten times ten times ten": ({"tokens.css": f":root {{\n--a0: 1px 1px;\n{laughing(11)}}}\n"}, "tokens.css:6 --a4"),
    "used in another sheet": (
        {"tokens.css": f":root {{\n--a0: 1px;\n{laughing(3)}}}\n", "web.css": "p { margin: " + "var(--a3) " * 9 + "}"},
        "web.css:1 margin",
    ),
    "used where one of two is great": (
        {"web.css": f"p {{\n--a0: 1px;\n{laughing(3)}--a1: 1px }}\np {{ margin: {'var(--a3) ' * 9} }}"},
        "web.css:7 margin",
    ),
    "in what stands for it": (
        {"web.css": f"p {{\n--a0: 1px;\n{laughing(4)}}} p {{ margin: var(--x, var(--a4)) }}"},
        "web.css:6 --a4",
    ),
    "in a rule of a rule": ({"web.css": f"@media print {{ p {{\n--a0: 1px;\n{laughing(9)}}} }}"}, "web.css:6 --a4"),
    "a chain": (
        {"web.css": "p {\n" + "".join(f"--a{n}: var(--a{n + 1});\n" for n in range(3000)) + "}"},
        "web.css:2 --a0",
    ),
    "often": ({"web.css": "p { --a: " + "1px " * 50 + "}\n" + "p { margin: var(--a) }\n" * 500}, "web.css:194 margin"),
}


@pytest.mark.parametrize("name", SWOLLEN)
def test_custom_properties_that_have_no_end_are_found(name: str) -> None:
    """What an engine would put in for each element: sheet, line and name of the value that is too much."""
    sheets, place = SWOLLEN[name]
    assert (found := swollen(sheets)) is not None
    assert f"{found[0]}:{found[1]} {found[2]}" == place


def test_sheets_as_they_are_come_to_little() -> None:
    """All of ours together, and a circle, which is no value."""
    ours = {path.name: path.read_text(encoding="utf-8") for path in STYLES.rglob("*.css")}
    assert len(ours) > 10
    assert swollen(ours) is None
    assert swollen({"web.css": "p { --x: var(--y) var(--y); --y: var(--x) var(--x); margin: var(--x) }"}) is None
    assert swollen({"web.css": "p { --a: " + "1px " * (2 * MOST_TOKENS) + "}"}) is None


def test_a_guide_with_such_a_sheet_is_told_and_none_of_its_sheets_is_used(tmp_path: Path) -> None:
    """BRD006 at the line; the other sheets use what this one gives."""
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "tokens.css").write_text(f":root {{\n--a0: 1px;\n{laughing(9)}}}\n", encoding="utf-8")
    (tmp_path / "styles" / "phone.css").write_text("p { margin: var(--a9) }\n", encoding="utf-8")
    folder = Folder(tmp_path, Findings())
    assert read_sheets(folder) == {}
    assert [(one.code, str(one.place)) for one in folder.findings.items] == [("BRD006", "styles/tokens.css:6")]
