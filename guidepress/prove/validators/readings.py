"""The reports of the validators, as each writes them: their shape, and whether they agree with themselves.

A verdict is not taken from the list of messages alone: the counters, the exit code and the summary of the tool must say
the same. A report of another shape, or one that contradicts itself, is an `OutsideToolError` with the tool's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from guidepress.model.errors import OutsideToolError
from guidepress.prove.validators.verdict import FAULTS, REMARKS, Message, Verdict

_Shape = TypeVar("_Shape", bound=BaseModel)
_Outcome = Literal["pass", "fail"]
_Count = Field(ge=0, strict=True)


class _Location(BaseModel):
    path: str
    line: int = -1


class _EpubMessage(BaseModel):
    ID: str
    severity: str
    message: str
    locations: list[_Location]


class _Checker(BaseModel):
    checkerVersion: str = Field(min_length=1)  # noqa: N815  # as EPUBCheck calls it
    nFatal: int = _Count  # noqa: N815
    nError: int = _Count  # noqa: N815
    nWarning: int = _Count  # noqa: N815


class _EpubReport(BaseModel):
    checker: _Checker
    messages: list[_EpubMessage]
    items: list[dict[str, Any]]


class _Dublin(BaseModel):
    model_config = ConfigDict(populate_by_name=True)

    title: str = Field("", alias="dct:title")
    impact: str = Field("", alias="earl:impact")
    description: str = Field("", alias="dct:description")


class _AceResult(BaseModel):
    outcome: _Outcome = Field(alias="earl:outcome")
    description: str = Field("", alias="dct:description")


class _AceFinding(BaseModel):
    test: _Dublin = Field(alias="earl:test")
    result: _AceResult = Field(alias="earl:result")


class _AceSubject(BaseModel):
    url: str


class _AcePage(BaseModel):
    assertions: list[_AceFinding]
    result: _AceResult = Field(alias="earl:result")
    subject: _AceSubject = Field(alias="earl:testSubject")


class _AceRelease(BaseModel):
    revision: str = Field(alias="doap:revision", min_length=1)


class _AceTool(BaseModel):
    release: _AceRelease = Field(alias="doap:release")


class _AceReport(BaseModel):
    tool: _AceTool = Field(alias="earl:assertedBy")
    result: _AceResult = Field(alias="earl:result")
    assertions: list[_AcePage]


class _Check(BaseModel):
    context: str


class _Rule(BaseModel):
    clause: str
    testNumber: int  # noqa: N815  # as veraPDF calls it
    description: str
    checks: list[_Check] = Field(min_length=1)


class _Details(BaseModel):
    passedRules: int = _Count  # noqa: N815
    failedRules: int = _Count  # noqa: N815
    passedChecks: int = _Count  # noqa: N815
    failedChecks: int = _Count  # noqa: N815
    ruleSummaries: list[_Rule]  # noqa: N815


class _VeraResult(BaseModel):
    compliant: bool = Field(strict=True)
    profileName: str  # noqa: N815
    details: _Details


class _Node(BaseModel):
    target: list[Any]


class _AxeRule(BaseModel):
    id: str
    impact: str | None = None
    help: str = ""
    nodes: list[_Node]


class _AxeResult(BaseModel):
    violations: list[_AxeRule]
    passes: list[_AxeRule]
    incomplete: list[_AxeRule]
    inapplicable: list[_AxeRule]


def read_epubcheck(said: object, exit_code: int, raw: bytes) -> Verdict:
    """EPUBCheck's report (``--json``). Exit code 1 is for errors, 0 for none; warnings change nothing about it."""
    report = _shaped("EPUBCheck", _EpubReport, said)
    messages = tuple(
        Message(one.ID, one.severity.lower(), one.message, _epub_place(one.locations)) for one in report.messages
    )
    _known("EPUBCheck", messages)
    named = {message.severity for message in messages}
    counted = {"fatal": report.checker.nFatal, "error": report.checker.nError, "warning": report.checker.nWarning}
    for severity, count in counted.items():
        if bool(count) != (severity in named):
            _contradicts("EPUBCheck", f"it counts {count} messages of severity {severity} and names other ones")
    if (exit_code != 0) != bool(counted["fatal"] or counted["error"]):
        _contradicts("EPUBCheck", f"it ended with exit code {exit_code} and counts {counted['error']} errors")
    version = report.checker.checkerVersion
    return Verdict("epubcheck", "EPUB 3.3", version, messages, raw=raw, objects=len(report.items))


def read_ace(said: object, exit_code: int, raw: bytes) -> Verdict:
    """Ace's report; its exit code says whether it ran, not what it found."""
    report = _shaped("Ace", _AceReport, said)
    if exit_code:
        _contradicts("Ace", f"it wrote a report and ended with exit code {exit_code}")
    messages = tuple(
        Message(one.test.title, one.test.impact, one.result.description, page.subject.url)
        for page in report.assertions
        for one in page.assertions
        if one.result.outcome == "fail"
    )
    _known("Ace", messages)
    for page in report.assertions:
        if (page.result.outcome == "fail") != any(one.result.outcome == "fail" for one in page.assertions):
            _contradicts("Ace", f"its verdict on {page.subject.url} is not that of what it lists")
    if (report.result.outcome == "fail") != bool(messages):
        _contradicts("Ace", f"its verdict is '{report.result.outcome}' and it lists {len(messages)} violations")
    version, pages = report.tool.release.revision, len(report.assertions)
    return Verdict("ace", "EPUB Accessibility 1.1", version, messages, raw=raw, objects=pages)


def read_verapdf(said: object, exit_code: int, raw: bytes, profile: str, version: str) -> Verdict:
    """veraPDF's result for one file: exit code 0 for a file that complies, 1 for one that does not."""
    report = _shaped("veraPDF", _VeraResult, said)
    details = report.details
    messages = tuple(
        Message(f"{rule.clause}-{rule.testNumber}", "error", rule.description, rule.checks[0].context)
        for rule in sorted(details.ruleSummaries, key=lambda rule: (rule.clause, rule.testNumber))  # it has no order
    )
    rules, checks = details.passedRules + details.failedRules, details.passedChecks + details.failedChecks
    if profile and not report.profileName.upper().startswith(profile.upper()):
        _contradicts("veraPDF", f"it was asked for {profile} and judged by '{report.profileName}'")
    if not rules or not checks:
        _contradicts("veraPDF", f"it held the file to {rules} rules and made {checks} checks")
    if details.failedRules != len(messages) or bool(details.failedChecks) != bool(messages):
        _contradicts("veraPDF", f"it counts {details.failedRules} failed rules and lists {len(messages)}")
    if report.compliant == bool(messages):
        _contradicts("veraPDF", f"it says compliant: {report.compliant} and lists {len(messages)} failed rules")
    if (exit_code != 0) == report.compliant:
        _contradicts("veraPDF", f"it ended with exit code {exit_code} and says compliant: {report.compliant}")
    return Verdict("verapdf", profile, version, messages, rules, raw, objects=checks)


def read_axe(said: Mapping[str, object], version: str) -> Verdict:
    """axe-core's results by colour scheme."""
    results = [_shaped("axe-core", _AxeResult, result) for result in said.values()]
    messages = dict.fromkeys(
        Message(rule.id, rule.impact or "serious", rule.help, " ".join(map(str, node.target)))
        for result in results
        for rule in result.violations
        for node in rule.nodes
    )
    _known("axe-core", messages)
    for result in results:
        if any(not rule.nodes for rule in result.violations):
            _contradicts("axe-core", "it names a rule that is broken nowhere")
    rules = max(
        (len(one.violations) + len(one.passes) + len(one.incomplete) + len(one.inapplicable) for one in results),
        default=0,
    )
    looked = sum(len(rule.nodes) for one in results for rule in (*one.passes, *one.violations, *one.incomplete))
    if not rules or not looked:
        _contradicts("axe-core", f"it held the page to {rules} rules and looked at {looked} elements")
    return Verdict("axe", "WCAG 2.2 A and AA, by machine", version, tuple(messages), rules, objects=looked)


def _shaped(tool: str, shape: type[_Shape], said: object) -> _Shape:
    try:
        return shape.model_validate(said)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "the whole"
        raise OutsideToolError(
            f"{tool} wrote a report of another shape ({where}: {first['msg']})",
            hint="Install the version that is pinned: 'sh setup.sh --test'.",
        ) from error


def _known(tool: str, messages: Iterable[Message]) -> None:
    for message in messages:
        if message.severity not in FAULTS | REMARKS:
            raise OutsideToolError(f"{tool} wrote a report of another shape (severity '{message.severity}')")


def _contradicts(tool: str, how: str) -> None:
    raise OutsideToolError(f"{tool} contradicts itself: {how}")


def _epub_place(locations: list[_Location]) -> str:
    if not locations:
        return ""
    first = locations[0]
    return f"{first.path}:{first.line}" if first.line > 0 else first.path
