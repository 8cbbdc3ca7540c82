"""The report for an officer, read from its bytes: each row follows from rules that ran or from a person's answer.

It is long because all of it reads one report, which is dear to make.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser
from tinyhtml5 import parse

import guidepress
from guidepress.cli import app as cli
from guidepress.findings.catalogue import all_rules
from guidepress.model.edition import EditionKind
from guidepress.proof import file_proof
from guidepress.proof import prove_dist as proving
from guidepress.proof.acr.evaluation import tables
from guidepress.proof.acr.other_validators import criteria_of
from guidepress.prove.validators import validators as others
from guidepress.prove.validators.toolbox import Toolbox
from guidepress.prove.validators.validators import Message, Validator, Verdict
from guidepress.prove.web import prove_download
from guidepress.standards.conformance.criteria import CRITERIA
from tests.support.judged import write_answers
from tests.support.schemas import faults
from tests.support.small_guide import SETTINGS, write_guide
from tests.typeset.web.test_browser import TAGS, asked, opened

SECTION = "# The section\n\nText with [a link to water](https://example.org/a).\n"
STATES = {"Supports", "Partially Supports", "Does Not Support", "Not Applicable", "Not Evaluated"}
CONTACT = {"type": "object", "required": ["email"], "additionalProperties": {"type": "string"}}
OPENACR = {
    "type": "object",
    "required": ["title", "product", "author"],
    "properties": {
        **{
            name: {"type": "string"}
            for name in ("title", "report_date", "last_modified_date", "notes", "catalog", "evaluation_methods_used")
        },
        "version": {"type": "integer"},
        "product": {"type": "object", "required": ["name"], "additionalProperties": {"type": "string"}},
        "author": CONTACT,
        "vendor": CONTACT,
        "chapters": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "properties": {
                    "notes": {"type": "string"},
                    "disabled": {"type": "boolean"},
                    "criteria": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["num"],
                            "properties": {
                                "num": {"type": "string"},
                                "components": {
                                    "type": "array",
                                    "items": {
                                        "type": "object",
                                        "required": ["name"],
                                        "properties": {
                                            "name": {"enum": ["web", "electronic-docs", "none"]},
                                            "adherence": {
                                                "type": "object",
                                                "required": ["level"],
                                                "properties": {
                                                    "level": {
                                                        "enum": [
                                                            one.lower().replace(" ", "-") for one in sorted(STATES)
                                                        ]
                                                    },
                                                    "notes": {"type": "string"},
                                                },
                                            },
                                        },
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}
"""What GSA's schema of OpenACR 0.1.0 asks for, in our words, with the terms and components of its catalogue."""


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without any validator."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.delenv("GUIDEPRESS_CHROMIUM", raising=False)
    monkeypatch.setattr(proving, "Toolbox", lambda: Toolbox(tmp_path))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A guide of which the EPUB was judged and the web page was not; both are built."""
    guide = write_guide(tmp_path_factory.mktemp("acr") / "guide", SECTION)
    path = write_answers(guide, ["epub"], {"1.4.5": "not applicable"})
    with path.open("a", encoding="utf-8") as file:
        file.write("      support-features: {answer: partially supports, remark: Not in the README.}\n")
    guidepress.build(guide, guide / "dist", ["epub", "web"])
    return guide


@pytest.fixture
def guide(built: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(built, tmp_path / "guide"))


def rows(guide: Path) -> dict[str, dict[str, str]]:
    """Every row of the report by its first cell: the cells by the heads of its table."""
    root = parse((guide / "dist/proof/acr.html").read_bytes(), namespace_html_elements=False)
    found: dict[str, dict[str, str]] = {}
    for table in root.iter("table"):
        heads = ["".join(cell.itertext()) for cell in table.find("thead").iter("th")]
        for row in table.find("tbody").iter("tr"):
            cells = ["".join(cell.itertext()) for cell in row]
            found[cells[0]] = dict(zip(heads, cells, strict=True))
    return found


def level(row: dict[str, str], edition: str) -> str:
    """What a row says of an edition."""
    return row[f"Conformance Level: {edition}"]


def prove(guide: Path) -> dict[str, dict[str, str]]:
    """The rows after `prove`, and that it is the same the second time."""
    cli.main(["prove", str(guide / "dist"), "--guide", str(guide), "--edition", "epub", "--edition", "web"])
    first = {path.name: path.read_bytes() for path in (guide / "dist/proof").iterdir()}
    cli.main(["prove", str(guide / "dist"), "--guide", str(guide), "--edition", "epub", "--edition", "web"])
    assert {path.name: path.read_bytes() for path in (guide / "dist/proof").iterdir()} == first
    return rows(guide)


def by_number(found: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """The rows of criteria by their number."""
    return {key.split()[0]: row for key, row in found.items() if re.match(r"\d+\.\d", key)}


def test_a_column_for_each_edition(guide: Path) -> None:
    """Every criterion has a term for each edition; the judged one is settled, the other is not, and none borrows."""
    found = by_number(prove(guide))
    for number, one in CRITERIA.items():
        row = found[number]
        assert {level(row, "EPUB"), level(row, "Web page")} <= STATES
        if one.about == "control":
            assert (level(row, "EPUB"), level(row, "Web page")) == ("Not Applicable", "Not Evaluated")
        elif one.question:
            expected = "Not Applicable" if number == "1.4.5" else "Supports"
            assert (level(row, "EPUB"), level(row, "Web page")) == (expected, "Not Evaluated")
            assert "Ada Auditor, accessibility officer, 2026-01-20" in row["Remarks and Explanations"]
        elif one.about:
            assert level(row, "EPUB") == level(row, "Web page") == "Not Applicable"
    assert level(found["3.1.1"], "Web page") == "Supports"


def test_each_row_names_the_rules_that_looked(guide: Path) -> None:
    """The codes in a row are rules that exist, and those of the criterion."""
    found = by_number(prove(guide))
    for number, one in CRITERIA.items():
        named = set(re.findall(r"\b[A-Z]{3}\d{3}\b", found[number]["Remarks and Explanations"]))
        assert named == {*one.rules(EditionKind.EPUB), *one.rules(EditionKind.WEB)}
        assert named <= all_rules().keys()


def test_the_other_tables_follow(guide: Path) -> None:
    """Section 508 and EN 301 549: from the criteria, from the file's running nothing, from answers, or Not Evaluated."""
    found = by_number(prove(guide))
    for table in tables():
        for number, name, source in table.get("rows", ()):
            assert f"{number} {name}" in rows(guide)
            assert source == "inert" or source.startswith("support-") or set(source.split()) <= CRITERIA.keys()
    assert (level(found["302.1"], "EPUB"), level(found["302.1"], "Web page")) == ("Supports", "Not Evaluated")
    assert level(found["5.3"], "EPUB") == "Not Applicable"
    assert "EPB005" in found["5.3"]["Remarks and Explanations"]
    assert (level(found["602.2"], "EPUB"), level(found["602.2"], "Web page")) == ("Partially Supports", "Not Evaluated")
    assert "Not in the README." in found["602.2"]["Remarks and Explanations"]
    assert level(found["12.1.2"], "EPUB") == "Not Evaluated"
    assert level(found["9.1.1.1"], "Web page") == "Not Evaluated"
    assert "Conformance Level: EPUB" not in found["9.1.1.1"]
    assert level(found["10.1.1.1"], "EPUB") == "Supports"
    assert "10.2.4.1" not in found


@pytest.mark.parametrize("spoil", ["missing", "other bytes", "older"])
def test_what_is_not_the_file_supports_nothing(guide: Path, spoil: str) -> None:
    """A file that is not there, that was changed, or that is of an older text: no row of it is more than Not Evaluated."""
    path = guide / "dist/small.epub"
    if spoil == "missing":
        path.unlink()
    elif spoil == "other bytes":
        path.write_bytes(path.read_bytes()[:-40])
    else:
        write_guide(guide, SECTION + "\nMore.\n")
    found = by_number(prove(guide))
    assert {level(row, "EPUB") for row in found.values() if "Conformance Level: EPUB" in row} == {"Not Evaluated"}
    report = json.loads((guide / "dist/proof/report.json").read_bytes())
    assert {row["state"] for row in report["wcag"]} == {"Not Evaluated"}


def test_a_finding_in_the_text_is_in_the_row_of_both(tmp_path: Path) -> None:
    """A warning of the manuscript: Partially Supports, its code with the count; the claim is gone from the bytes."""
    alt = "A box " * 60
    guide = write_guide(tmp_path / "guide", f'{SECTION}\n![{alt}.](figures/box.svg "Boxes")\n')
    write_answers(guide, ["epub", "web"])
    guidepress.build(guide, guide / "dist", ["epub", "web"])
    row = by_number(prove(guide))["1.1.1"]
    assert level(row, "EPUB") == level(row, "Web page") == "Partially Supports"
    assert "Findings stand: ACC003 (1)." in row["Remarks and Explanations"]
    assert (guide / "dist/index.html").read_text(encoding="utf-8").count("No conformance is claimed") == 2


def test_a_waiver_is_listed_with_its_reason(tmp_path: Path) -> None:
    """What is set aside leaves the criterion to the person, and the report says what and why."""
    alt = "A box " * 60
    waiver = "<!-- waive ACC003: the figure has no shorter words -->"
    text = f'{SECTION}\n![{alt}.](figures/box.svg "Boxes") {waiver}\n'
    guide = write_guide(tmp_path / "guide", text)
    write_answers(guide, ["epub"])
    guidepress.build(guide, guide / "dist", ["epub", "web"])
    found = prove(guide)
    row = by_number(found)["1.1.1"]
    assert (level(row, "EPUB"), level(row, "Web page")) == ("Supports", "Not Evaluated")
    assert "Set aside in the manuscript: ACC003." in row["Remarks and Explanations"]
    assert found["ACC003"]["Reason"] == "the figure has no shorter words"


def test_what_a_validator_finds_is_in_its_row(guide: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """axe holds a contrast against the web page: 1.4.3 falls there, and the earned claim of the EPUB stays."""
    fault = Message("color-contrast", "serious", "Elements must meet contrast", "p")
    verdict = Verdict("axe", "WCAG", "4.14.1", (fault,), 90, b"{}")
    real = others.validators

    def with_axe(kind: EditionKind, claims: Any) -> Any:
        return (
            [Validator("axe", "WCAG", lambda _tools, _data: verdict)] if kind is EditionKind.WEB else real(kind, claims)
        )

    monkeypatch.setattr(file_proof, "validators", with_axe)
    found = prove(guide)
    row = by_number(found)["1.4.3"]
    assert (level(row, "EPUB"), level(row, "Web page")) == ("Supports", "Partially Supports")
    assert "axe color-contrast" in row["Remarks and Explanations"]
    assert "axe 4.14.1 (WCAG): failed" in found["Web page"]["Validators and results"]
    materials = json.loads((guide / "dist/proof/bom.cdx.json").read_bytes())
    assert ("axe", "4.14.1") in {(one["name"], one["version"]) for one in materials["components"]}


@pytest.mark.parametrize(
    ("message", "numbers"),
    [
        ("axe: image-alt critical img: x", ["1.1.1"]),
        ("ace: link-name serious a.xhtml: x", ["2.4.4", "4.1.2"]),
        ("verapdf: 7.3-1 error Figure: x", ["1.1.1"]),
        ("verapdf: 6.1-1 error x: y", []),
        ("epubcheck: RSC-005 error x: y", []),
        ("gibberish", []),
    ],
)
def test_rules_of_other_validators_have_a_criterion(message: str, numbers: list[str]) -> None:
    """By their names; of a rule that is about no criterion, none is said."""
    assert [number for number, _rule in criteria_of(message)] == numbers


def test_who_judged_and_how(guide: Path) -> None:
    """Evaluator with role and date, methods, report date, contact, product: all from the guide and the answers."""
    found = prove(guide)
    evaluator = found["EPUB"]
    assert (evaluator["Who"], evaluator["Date"]) == ("Ada Auditor, accessibility officer", "2026-01-20")
    assert "NVDA 2025.1 with Firefox" in evaluator["Methods"]
    root = parse((guide / "dist/proof/acr.html").read_bytes(), namespace_html_elements=False)
    text = " ".join("".join(root.itertext()).split())
    assert re.search(r"Report date ?2026-01-20", text)
    assert "errors@example.org" in text
    assert "VPAT® 2.5" in text


def test_openacr_is_valid_and_agrees(guide: Path) -> None:
    """One for each edition, by the schema; its levels are those of the page, and every criterion is in it."""
    found = by_number(prove(guide))
    for edition, title, component in (("epub", "EPUB", "electronic-docs"), ("web", "Web page", "web")):
        data = yaml.safe_load((guide / f"dist/proof/openacr-{edition}.yaml").read_text(encoding="utf-8"))
        assert faults(data, OPENACR) == []
        assert data["catalog"] == "2.5-edition-wcag-2.2-508-eu-en"
        told = {
            one["num"]: one["components"][0]
            for name in ("success_criteria_level_a", "success_criteria_level_aa")
            for one in data["chapters"][name]["criteria"]
        }
        assert told.keys() == {*CRITERIA, "4.1.1"}
        assert {one["name"] for one in told.values()} == {component}
        for number, one in told.items():
            assert one["adherence"]["level"] == level(found[number], title).lower().replace(" ", "-")
        assert data["author"]["email"] == "errors@example.org"


def test_the_bill_of_materials_has_fonts_and_tools(guide: Path) -> None:
    """Names, versions, licences; each once; no clock."""
    data = json.loads((guide / "dist/proof/bom.cdx.json").read_bytes())
    assert (data["bomFormat"], data["specVersion"]) == ("CycloneDX", "1.6")
    assert data["metadata"]["timestamp"] == "2026-01-02T00:00:00Z"
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", data["serialNumber"])
    held = {one["name"]: one for one in data["components"]}
    assert len(held) == len(data["components"])
    assert held["fontpkg-source-serif-4"]["licenses"] == [{"expression": "OFL-1.1"}]
    assert held["ebooklib"]["licenses"] == [{"expression": "AGPL-3.0-or-later"}]
    assert {one["version"] for one in held.values() if one["name"] == "weasyprint"} == {"70.0"}
    assert [name for name, one in held.items() if not one.get("licenses")] == []


def test_the_bill_is_valid() -> None:
    """By the schema of CycloneDX 1.6 that its own library brings."""
    validation = pytest.importorskip("cyclonedx.validation.json")
    schema = pytest.importorskip("cyclonedx.schema")
    from guidepress.proof.acr.materials import bill_of_materials
    from tests.support.places import BOOKS

    book = guidepress.read(BOOKS / "minimal").book
    bill = bill_of_materials({"files": []}, book).decode()
    assert validation.JsonStrictValidator(schema.SchemaVersion.V1_6).validate_str(bill) is None


def test_duties_are_answered_by_what_lies_there(guide: Path) -> None:
    """HHS 504, EAA, NHS: editions by file, what is established, and what is not among them."""
    found = prove(guide)
    assert "read.html" in found["84.84(b)"]["Answered by"]
    assert "not evaluated" in found["84.84(b)"]["What is established"]
    assert "EPUB: all 49 criteria settled" in found["84.84(b), 84.83"]["What is established"]
    assert "established" in found["IV(f)(v)"]["What is established"]
    assert "no edition has sound" in found["IV(f)(i)"]["What is established"]
    root = parse((guide / "dist/proof/acr.html").read_bytes(), namespace_html_elements=False)
    nhs = next(table for table in root.iter("table") if "NHS" in "".join(table.find("caption").itertext()))
    said = {"".join(row[1].itertext()): "".join(row[3].itertext()) for row in nhs.find("tbody").iter("tr")}
    assert said["Electronic text for a screen reader"] == "There."
    assert said["Audio"] == said["Large print"] == "Not among the editions."


def test_the_page_is_sound_html(guide: Path) -> None:
    """No syntax error, one heading, no skipped level, no script, nothing from elsewhere; hostile titles are text."""
    assert [str(one) for one in prove_download((guide / "dist/proof/acr.html").read_bytes())] == []
    settings = SETTINGS.replace("title: A Small Guide", "title: '<script>alert(1)</script> & \"quotes\"'")
    hostile = write_guide(guide.parent / "hostile", SECTION, settings=settings)
    guidepress.build(hostile, hostile / "dist", ["epub"])
    page = (hostile / "dist/proof/acr.html").read_bytes()
    assert b"<script>" not in page
    assert [str(one) for one in prove_download(page)] == []


@pytest.mark.slow
@pytest.mark.outside
@pytest.mark.browser
def test_axe_has_nothing_to_say(guide: Path, browser: Browser) -> None:
    """axe-core, light and dark."""
    for scheme in ("light", "dark"):
        page = opened(browser, guide / "dist/proof/acr.html", 1000, scheme=scheme)
        result = asked(page, {"runOnly": {"type": "tag", "values": TAGS}})
        assert [fault["id"] for fault in result["violations"]] == []
        assert len(result["passes"]) > 15
        page.context.close()


def test_a_claim_that_is_no_longer_earned_fails_the_proof(guide: Path) -> None:
    """The answers are taken out after the build: CON020 at the EPUB, and the download page says more than is settled."""
    (guide / "conformance.yaml").unlink()
    proven = proving.prove_dist(guide / "dist", guide, editions=["epub", "web"])
    assert {finding.code for finding in proven.findings} >= {"CON020", "PRV003"}
    assert not proven.report["proved"]


def test_a_tampered_sentence_fails_the_proof(guide: Path) -> None:
    """The download page claims of the web page what nobody judged; the record of shops names another certifier."""
    page = guide / "dist/index.html"
    text = page.read_text(encoding="utf-8")
    assert text.count("No conformance is claimed") == 1
    new = re.sub(r"No conformance is claimed[^<]*", "This publication meets accepted accessibility standards", text)
    page.write_text(new, encoding="utf-8")
    record = guide / "dist/small.onix.xml"
    record.write_text(record.read_text(encoding="utf-8").replace("Ada Auditor", "Bob Buyer"), encoding="utf-8")
    proven = proving.prove_dist(guide / "dist", guide, editions=["epub", "web"])
    found = {finding.code for finding in proven.findings}
    assert found - {"PRV009"} == {"CON022", "CON023", "PRV002"}
