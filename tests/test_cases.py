"""Every finding that a manuscript can cause has a guide that causes it, and one that only just does not."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from guidepress.check import check_book
from guidepress.model.errors import ConfigurationError, FindingsError
from guidepress.model.finding import Finding, Findings
from guidepress.read import read_guide
from guidepress.read.folder import MAX_SETTINGS_BYTES
from tests.support.places import CASES, ROOT

STOCK = CASES / "_guide"
FOLDERS = sorted(path for path in CASES.iterdir() if path.is_dir() and path != STOCK)
EXPECTED, DELETE = "expected.txt", "__delete__.txt"

ELSEWHERE = {
    "MAN013": "tests/test_cases.py::test_a_file_over_the_limit_is_refused",
    "REF018": "tests/check/references/test_online.py::test_links",
    "REF019": "tests/check/references/test_online.py::test_what_crossref_knows",
    "DIS046": "tests/check/statements/test_calls.py::test_numbers_that_changed_places",
    "DIS047": "tests/check/statements/test_frames.py::test_a_heading_a_quotation_a_caption",
    "DIS048": "tests/check/statements/test_calls.py::test_what_is_only_strange_is_a_warning",
    "DIS032": "tests/check/policy/test_lapses.py::test_what_has_lapsed_on_a_day",
    "SRC001": "tests/check/source/test_every_word.py::test_every_loss_is_found",
    "SRC002": "tests/check/source/test_every_word.py::test_words_that_nobody_wrote_are_found",
    "SRC003": "tests/check/source/test_every_word.py::test_other_words_are_found",
    "BRD003": "tests/check/brand/test_fonts.py::test_a_font_that_forbids_embedding_is_refused",
    "BRD004": "tests/check/brand/test_fonts.py::test_a_font_that_is_hard_to_read_is_told",
    "BRD005": "tests/check/brand/test_fonts.py::test_a_font_without_the_letters_of_the_guide_is_told",
    "BRD009": "tests/check/brand/test_fonts.py::test_what_is_no_font_is_refused",
    "LAN044": "tests/check/language/test_own_slips.py::test_spanish_questions_are_opened",
    "LAN045": "tests/check/language/test_own_slips.py::test_german_das_and_dass",
    "DIS004": "tests/check/policy/test_disclaimer.py::test_a_disclaimer_without_its_role_is_found",
}
"""Codes without a folder and the test that shows them: no manuscript of a decent size, or none at all, causes them."""


def lay_over(overlay: Path, target: Path) -> Path:
    """The stock guide with the files of a case laid over it, in a folder of its own."""
    shutil.copytree(STOCK, target)
    shutil.copytree(overlay, target, dirs_exist_ok=True)
    (target / EXPECTED).unlink(missing_ok=True)
    if (listed := target / DELETE).is_file():
        for name in listed.read_text(encoding="utf-8").split():
            (target / name).unlink()
        listed.unlink()
    return target


def findings_of(folder: Path) -> list[Finding]:
    """Everything that reading and checking find in a guide, however they tell."""
    findings = Findings()
    try:
        findings.extend(check_book(read_guide(folder, findings)))
    except (ConfigurationError, FindingsError) as error:
        findings.extend(error.findings)
    return findings.in_order()


def codes_of_manuscripts() -> Iterator[str]:
    """The codes of the rules that the stages before typesetting apply."""
    for stage in ("read", "check"):
        for path in (ROOT / "guidepress" / stage).rglob("*.py"):
            yield from re.findall(r"rule_of\(\"(\w+)\"\)", path.read_text(encoding="utf-8"))


def test_the_stock_guide_has_no_fault() -> None:
    """What the cases start from is a guide without a finding."""
    assert findings_of(STOCK) == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_it_is_found(folder: Path, tmp_path: Path, renew: bool) -> None:
    """The failing guide has exactly the findings that are listed: the code it is there for, and nothing unforeseen."""
    found = [str(finding) for finding in findings_of(lay_over(folder / "fails", tmp_path / "guide"))]
    expected = folder / "fails" / EXPECTED
    if renew:
        expected.write_text("".join(f"{line}\n" for line in found), encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8").splitlines()
    assert any(line.startswith(f"{folder.name} ") for line in found)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_its_mended_form_passes(folder: Path, tmp_path: Path) -> None:
    """The passing guide, which comes as near to the fault as is allowed, has no finding at all."""
    overlay = folder / "passes"
    changed = [path for path in overlay.rglob("*") if path.is_file() and path.name != DELETE]
    assert changed, "the passing case changes nothing"
    assert all((STOCK / path.relative_to(overlay)).exists() is False or differs(path, overlay) for path in changed)
    assert [str(finding) for finding in findings_of(lay_over(overlay, tmp_path / "guide"))] == []


def differs(path: Path, overlay: Path) -> bool:
    """Whether a file of a case is not simply that of the stock guide."""
    return path.read_bytes() != (STOCK / path.relative_to(overlay)).read_bytes()


def test_every_code_has_a_case() -> None:
    """No rule about manuscripts is without a case, and no case without a rule."""
    assert sorted(codes_of_manuscripts()) == sorted([*(folder.name for folder in FOLDERS), *ELSEWHERE])


@pytest.mark.parametrize("name", ELSEWHERE.values())
def test_what_is_shown_elsewhere_is_there(name: str) -> None:
    """Each test that stands in for a case exists."""
    file, function = name.split("::")
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    assert function in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    """MAN013: a file one byte over the limit is a finding where it is asked for; one of just the limit is read."""
    folder = tmp_path / "guide"
    shutil.copytree(STOCK, folder)
    settings = (folder / "guide.yaml").read_bytes()
    (folder / "guide.yaml").write_bytes(settings + b"#" * (MAX_SETTINGS_BYTES - len(settings)))
    assert findings_of(folder) == []
    (folder / "guide.yaml").write_bytes(settings + b"#" * (MAX_SETTINGS_BYTES + 1 - len(settings)))
    (finding,) = findings_of(folder)
    assert (finding.code, finding.place.file) == ("MAN013", "guide.yaml")
