"""The report for an accessibility officer is held against what it was made of, without the guide."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from guidepress.dist.manifest import plain_entry
from guidepress.pipeline import build as pipeline
from guidepress.proof.report_page import proof_page
from guidepress.proof.verify import Verified, verify_dist
from tests.support.proven import MINIMAL

pytestmark = pytest.mark.xdist_group("officer")
ACR, BILL, OPEN = "proof/acr.html", "proof/bom.cdx.json", "proof/openacr-screen.yaml"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A guide as a PDF for screens, which carries its sources, and its proof."""
    out = tmp_path_factory.mktemp("officer") / "dist"
    pipeline.build(MINIMAL, out, ["screen"])
    return out


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    """A copy of it to spoil."""
    return Path(shutil.copytree(whole, tmp_path / "dist"))


def _manifest(folder: Path, change: Any) -> None:
    path = folder / "manifest.json"
    data = json.loads(path.read_bytes())
    change(data)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _forged(folder: Path, name: str, old: str, new: str) -> Verified:
    """What is found once a file says something else, and the manifest gives its new size and digest."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def right(data: Any) -> None:
        data["files"] = [
            plain_entry(name, one["kind"], path.read_bytes()) if one["file"] == name else one for one in data["files"]
        ]

    _manifest(folder, right)
    return verify_dist(folder)


def _told(verified: Verified) -> list[tuple[str, str]]:
    return [(one.code, one.place.file) for one in verified.findings]


def test_what_was_built_is_shown(whole: Path) -> None:
    """Nothing is found, and it is told that the report was looked at."""
    verified = verify_dist(whole)
    assert _told(verified) == []
    assert any("accessibility officer says what report.json" in one for one in verified.shown)
    assert not any("accessibility officer" in one for one in verified.not_shown)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (ACR, "</main>", "<p>Approved by the agency.</p></main>"),
        (ACR, "Not Evaluated", "Supports"),
        (ACR, "<dt>Vendor</dt><dd>", "<dt>Vendor</dt><dd>Another "),
        (OPEN, "level: not-evaluated", "level: supports"),
        (OPEN, "chapters:", "feedback: all is well\nchapters:"),
        (BILL, '"specVersion": "1.6"', '"specVersion": "1.5"'),
        (BILL, '"name": "weasyprint"', '"name": "weasyprint-safe"'),
        (BILL, '"components": [', '"components": [\n    {"type": "library", "name": "more", "version": "1"},'),
        (BILL, '"components": [', '"components":  ['),
    ],
)
def test_a_line_that_nobody_wrote_is_found(copy: Path, name: str, old: str, new: str) -> None:
    """PRV018 names the file, whatever the manifest says of its digest."""
    assert _told(_forged(copy, name, old, new)) == [("PRV018", name)]


def test_a_package_of_another_version_is_no_forgery(copy: Path) -> None:
    """A package that makes no bytes of an edition may be another where the proof was made."""
    bill = json.loads((copy / BILL).read_bytes())
    one = next(one for one in bill["components"] if one["name"] == "pydantic")
    other = {key: value.replace(one["version"], "99.0") for key, value in one.items() if isinstance(value, str)}
    assert (
        _told(
            _forged(
                copy,
                BILL,
                *(
                    json.dumps(held, indent=2)[1:-1].replace("\n", "\n    ").strip()
                    for held in ({key: one[key] for key in other}, other)
                ),
            )
        )
        == []
    )


def test_without_a_pdf_it_is_said_not_to_be_shown(copy: Path) -> None:
    """Where the sources are not carried along, nothing is claimed of the report."""

    def older(data: Any) -> None:
        data["inputs"]["files"]["guide.yaml"] = "0" * 64

    _manifest(copy, older)
    verified = verify_dist(copy)
    assert not any("accessibility officer" in one for one in verified.shown)
    assert any("acr.html" in one and "--guide" in one for one in verified.not_shown)


def test_a_report_on_no_edition_is_found(copy: Path) -> None:
    """A file for another edition, listed and called a report, is about nothing that was proved."""
    (copy / "proof/openacr-epub.yaml").write_bytes((copy / OPEN).read_bytes())
    data = (copy / OPEN).read_bytes()
    _manifest(copy, lambda held: held["files"].append(plain_entry("proof/openacr-epub.yaml", "report", data)))
    assert ("PRV018", "proof/openacr-epub.yaml") in _told(verify_dist(copy))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda one: one.update({"media-type": "text/plain"}), "media-type"),
        (lambda one: one["standards"]["proved"].append("PDF/UA-2"), "PDF/UA-2 is proved"),
    ],
)
def test_a_manifest_that_says_more_is_found(copy: Path, change: Any, told: str) -> None:
    """PRV009 for a media type, or a standard called proved, that the bytes do not bear out."""

    def changed(data: Any) -> None:
        change(next(one for one in data["files"] if one["kind"] == "pdf"))

    _manifest(copy, changed)
    assert any(one.code == "PRV009" and told in one.message for one in verify_dist(copy).findings)


def test_what_a_manifest_says_of_a_report_is_held(copy: Path) -> None:
    """PRV009 for a media type of a file of the proof that no proof gives."""

    def changed(data: Any) -> None:
        next(one for one in data["files"] if one["file"] == ACR)["media-type"] = "text/plain"

    _manifest(copy, changed)
    assert ("PRV009", "manifest.json") in _told(verify_dist(copy))


def test_rows_that_do_not_follow_are_found(copy: Path) -> None:
    """A criterion that is called supported, with the page of the report made anew."""
    path = copy / "proof/report.json"
    report = json.loads(path.read_bytes())
    row = next(one for one in report["wcag"] if one["state"] == "Not Evaluated")
    row["state"] = "Supports"
    path.write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    (copy / "proof/report.html").write_bytes(proof_page(report))

    def right(data: Any) -> None:
        data["files"] = [
            plain_entry(one["file"], one["kind"], (copy / one["file"]).read_bytes())
            if one["file"].startswith("proof/report")
            else one
            for one in data["files"]
        ]

    _manifest(copy, right)
    assert ("PRV018", "proof/report.json") in _told(verify_dist(copy))


def test_the_licence_of_a_font_is_held(copy: Path) -> None:
    """Of a package at the version that is here; another version may have another licence."""
    assert ("PRV018", BILL) in _told(_forged(copy, BILL, "OFL-1.1", "MIT"))
