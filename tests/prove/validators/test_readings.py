"""A verdict is not the list of messages alone: what a validator counts, says and ends with must agree."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from guidepress.model.errors import OutsideToolError
from guidepress.prove.validators.readings import read_ace, read_axe, read_epubcheck, read_verapdf
from guidepress.prove.validators.verdict import Verdict

EPUB: dict[str, Any] = {
    "checker": {"checkerVersion": "5.3.0", "nFatal": 0, "nError": 0, "nWarning": 0, "nUsage": 0},
    "messages": [],
    "items": [{"fileName": "EPUB/a.xhtml"}, {"fileName": "EPUB/nav.xhtml"}],
}
MESSAGE = {"ID": "RSC-007", "severity": "ERROR", "message": "gone", "locations": [{"path": "a.xhtml", "line": 3}]}
ACE: dict[str, Any] = {
    "earl:assertedBy": {"doap:release": {"doap:revision": "1.4.6"}},
    "earl:result": {"earl:outcome": "pass"},
    "assertions": [{"assertions": [], "earl:result": {"earl:outcome": "pass"}, "earl:testSubject": {"url": "a.xhtml"}}],
}
VIOLATION = {
    "earl:test": {"dct:title": "image-alt", "earl:impact": "critical"},
    "earl:result": {"earl:outcome": "fail", "dct:description": "no alt"},
}
VERA: dict[str, Any] = {
    "compliant": True,
    "profileName": "PDF/UA-1 validation profile",
    "details": {"passedRules": 106, "failedRules": 0, "passedChecks": 4230, "failedChecks": 0, "ruleSummaries": []},
}
RULE = {"clause": "7.1", "testNumber": 3, "description": "untagged", "checks": [{"context": "root/page"}]}
NODE = {"target": ["html"]}
AXE: dict[str, Any] = {
    "light": {
        "violations": [],
        "incomplete": [],
        "inapplicable": [{"id": "video", "nodes": []}],
        "passes": [{"id": "html-has-lang", "nodes": [NODE]}],
    },
}
BROKEN = {"id": "region", "impact": "moderate", "help": "in a landmark", "nodes": [NODE]}


def epub(data: Any, code: int = 0) -> Verdict:
    """EPUBCheck's report, read."""
    return read_epubcheck(data, code, b"")


def ace(data: Any, code: int = 0) -> Verdict:
    """Ace's report, read."""
    return read_ace(data, code, b"")


def vera(data: Any, code: int = 0) -> Verdict:
    """veraPDF's result, read."""
    return read_verapdf(data, code, b"", "PDF/UA-1", "1.28.2")


def axe(data: Any, _code: int = 0) -> Verdict:
    """axe-core's result in one colour scheme, read."""
    return read_axe({"light": data["light"]} if isinstance(data, dict) else {"light": data}, "4.14.1")


READERS: dict[str, tuple[Callable[..., Verdict], dict[str, Any]]] = {
    "EPUBCheck": (epub, EPUB),
    "Ace": (ace, ACE),
    "veraPDF": (vera, VERA),
    "axe-core": (axe, AXE),
}


def changed(data: dict[str, Any], *path: Any, to: Any) -> dict[str, Any]:
    """A report with another value at a path."""
    made = copy.deepcopy(data)
    here: Any = made
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = to
    return made


def test_a_good_report_says_how_much_was_looked_at() -> None:
    """Rules and objects, as each tool counts them, and no message."""
    counted = {
        name: (read(data).rules, read(data).objects, read(data).messages) for name, (read, data) in READERS.items()
    }
    assert counted == {
        "EPUBCheck": (None, 2, ()),
        "Ace": (None, 1, ()),
        "veraPDF": (106, 4230, ()),
        "axe-core": (2, 1, ()),
    }


def test_a_bad_report_names_what_is_wrong() -> None:
    """Code, severity, sentence and place."""
    data = changed(changed(EPUB, "messages", to=[MESSAGE]), "checker", "nError", to=1)
    assert [str(one) for one in epub(data, 1).faults] == ["RSC-007 error a.xhtml:3: gone"]
    data = changed(ACE, "assertions", 0, "assertions", to=[VIOLATION])
    data = changed(data, "assertions", 0, "earl:result", to={"earl:outcome": "fail"})
    data = changed(data, "earl:result", to={"earl:outcome": "fail"})
    assert [str(one) for one in ace(data).faults] == ["image-alt critical a.xhtml: no alt"]
    details = {**VERA["details"], "passedRules": 105, "failedRules": 1, "failedChecks": 2, "ruleSummaries": [RULE]}
    verdict = vera({**VERA, "compliant": False, "details": details}, 1)
    assert [str(one) for one in verdict.faults] == ["7.1-3 error root/page: untagged"]
    assert verdict.rules == 106
    assert [str(one) for one in axe(changed(AXE, "light", "violations", to=[BROKEN])).faults] == [
        "region moderate html: in a landmark"
    ]


def test_what_does_not_count_is_no_fault() -> None:
    """EPUBCheck's usage notes, and its warnings that leave the exit code as it is."""
    usage = changed(EPUB, "messages", to=[{**MESSAGE, "severity": "USAGE"}])
    assert epub(usage).faults == ()
    warning = changed(changed(EPUB, "messages", to=[{**MESSAGE, "severity": "WARNING"}]), "checker", "nWarning", to=1)
    assert [one.severity for one in epub(warning).faults] == ["warning"]


CONTRADICTIONS: dict[str, tuple[str, Any, int]] = {
    "EPUBCheck counts errors and names none": ("EPUBCheck", changed(EPUB, "checker", "nError", to=3), 1),
    "EPUBCheck names an error and counts none": ("EPUBCheck", changed(EPUB, "messages", to=[MESSAGE]), 0),
    "EPUBCheck ends with 1 and counts none": ("EPUBCheck", EPUB, 1),
    "EPUBCheck counts fatal ones and names none": ("EPUBCheck", changed(EPUB, "checker", "nFatal", to=1), 1),
    "Ace fails and lists nothing": ("Ace", changed(ACE, "earl:result", to={"earl:outcome": "fail"}), 0),
    "Ace passes a page with a violation": ("Ace", changed(ACE, "assertions", 0, "assertions", to=[VIOLATION]), 0),
    "Ace writes a report and ends with 1": ("Ace", ACE, 1),
    "veraPDF fails and names no rule": ("veraPDF", changed(VERA, "compliant", to=False), 1),
    "veraPDF counts failed rules and names none": ("veraPDF", changed(VERA, "details", "failedRules", to=3), 0),
    "veraPDF counts failed checks and names none": ("veraPDF", changed(VERA, "details", "failedChecks", to=3), 0),
    "veraPDF complies by no rule": ("veraPDF", changed(VERA, "details", "passedRules", to=0), 0),
    "veraPDF complies and checked nothing": ("veraPDF", changed(VERA, "details", "passedChecks", to=0), 0),
    "veraPDF complies and ends with 1": ("veraPDF", VERA, 1),
    "veraPDF judges by another profile": ("veraPDF", changed(VERA, "profileName", to="PDF/A-2B validation profile"), 0),
    "axe-core breaks a rule nowhere": (
        "axe-core",
        changed(AXE, "light", "violations", to=[{**BROKEN, "nodes": []}]),
        0,
    ),
    "axe-core looks at nothing": ("axe-core", changed(AXE, "light", "passes", to=[]), 0),
}


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_a_report_that_contradicts_itself_is_no_verdict(name: str) -> None:
    """It is a breakdown, with the name of the tool: neither passed nor failed."""
    tool, data, code = CONTRADICTIONS[name]
    with pytest.raises(OutsideToolError, match=f"^{tool} contradicts itself: "):
        READERS[tool][0](data, code)


NO_REPORTS: tuple[Any, ...] = (None, [], 7, "x", {})
SHAPES: dict[str, tuple[str, Any]] = {
    **{
        f"{tool}: {value!r}": (tool, value)
        for tool in ("EPUBCheck", "Ace", "veraPDF", "axe-core")
        for value in NO_REPORTS
        if not (tool == "axe-core" and value == {})
    },
    "EPUBCheck without a checker": ("EPUBCheck", {"messages": [], "items": []}),
    "EPUBCheck with messages that are none": ("EPUBCheck", changed(EPUB, "messages", to=[3])),
    "EPUBCheck with a count in words": ("EPUBCheck", changed(EPUB, "checker", "nError", to="none")),
    "EPUBCheck with less than nothing": ("EPUBCheck", changed(EPUB, "checker", "nError", to=-1)),
    "EPUBCheck with another severity": ("EPUBCheck", changed(EPUB, "messages", to=[{**MESSAGE, "severity": "DIRE"}])),
    "Ace without assertions": ("Ace", {key: value for key, value in ACE.items() if key != "assertions"}),
    "Ace with another outcome": ("Ace", changed(ACE, "earl:result", to={"earl:outcome": "cantTell"})),
    "veraPDF without details": ("veraPDF", {"compliant": True, "profileName": "PDF/UA-1"}),
    "veraPDF with a rule without checks": (
        "veraPDF",
        changed(VERA, "details", "ruleSummaries", to=[{**RULE, "checks": []}]),
    ),
    "veraPDF with a word for a verdict": ("veraPDF", changed(VERA, "compliant", to="yes")),
    "axe-core without violations": ("axe-core", {"light": {"passes": [], "incomplete": [], "inapplicable": []}}),
    "axe-core with another impact": (
        "axe-core",
        changed(AXE, "light", "violations", to=[{**BROKEN, "impact": "dire"}]),
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_a_report_of_another_shape_names_its_tool(name: str) -> None:
    """A breakdown of the tool, no internal error of ours."""
    tool, data = SHAPES[name]
    with pytest.raises(OutsideToolError, match=f"^{tool} wrote a report of another shape"):
        READERS[tool][0](data)
