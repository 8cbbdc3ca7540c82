"""`publish.py prove`: a dist that was tampered with does not pass, and the proof says what was proved."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from guidepress.cli import app as cli
from guidepress.model.errors import OutsideToolError
from guidepress.pipeline import build as pipeline
from guidepress.proof import held
from guidepress.proof import prove_dist as proving
from guidepress.prove.validators import validators as outside
from guidepress.prove.validators.toolbox import Toolbox
from guidepress.prove.validators.validators import Message, Verdict
from tests.support.places import ROOT
from tests.support.proven import DUE, MINIMAL, codes, prove, report

BUILT = ["acr.html", "bom.cdx.json", "openacr-epub.yaml", "openacr-web.yaml", "report.html", "report.json"]
"""What a build writes into proof/ of an EPUB and a web page."""
pytestmark = pytest.mark.xdist_group("built")


def without_spine_item(dist: Path) -> None:
    """The disclaimer's page is no longer read."""
    path = dist / "one-page.epub"
    with zipfile.ZipFile(path) as old:
        held = [(item, old.read(item)) for item in old.infolist()]
    cut = 0
    with zipfile.ZipFile(path, "w") as new:
        for item, data in held:
            if item.filename.endswith(".opf"):
                changed, cut = re.subn(rb"<itemref [^>]*disclaimer[^>]*/>", b"", data)
                new.writestr(item, changed)
            else:
                new.writestr(item, data)
    assert cut == 1


def without_section(dist: Path) -> None:
    """The disclaimer is cut from the web page."""
    path = dist / "read.html"
    text, cut = re.subn(r'(?s)<section[^>]*id="disclaimer".*?</section>', "", path.read_text(encoding="utf-8"))
    assert cut == 1
    path.write_text(text, encoding="utf-8")


def flipped(dist: Path) -> None:
    """One bit of one byte is another."""
    path = dist / "one-page.epub"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def gone(dist: Path) -> None:
    """The EPUB is not there."""
    (dist / "one-page.epub").unlink()


@pytest.mark.parametrize(
    ("tamper", "expected"),
    [(without_spine_item, "DIS1"), (without_section, "DIS1"), (flipped, "PRV002"), (gone, "PRV001")],
)
def test_a_tampered_edition_fails(dist: Path, tamper: Callable[[Path], None], expected: str) -> None:
    """Exit code 1, the finding, and a report that does not say proved; the disclaimer's digest is not claimed."""
    tamper(dist)
    assert cli.main(["prove", str(dist), "--guide", str(MINIMAL), *DUE]) == 1
    data = report(dist)
    found = {finding["code"] for record in data["files"] for finding in record["findings"]}
    assert any(code.startswith(expected) for code in found), found
    assert not data["proved"]
    if expected == "DIS1":
        assert "PRV002" in found
        file = "read.html" if tamper is without_section else "one-page.epub"
        assert next(record for record in data["files"] if record["file"] == file)["disclaimer"] == ""


def test_what_is_not_installed_is_not_run(dist: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 0 and 'not run'; exit code 3, and what to install, if it is required."""
    assert cli.main(["prove", str(dist), "--guide", str(MINIMAL), *DUE]) == 0
    assert report(dist)["not-run"] == ["ace", "axe", "epubcheck"]
    assert report(dist)["proved"]
    capsys.readouterr()
    for names in ("all", "epubcheck"):
        assert cli.main(["prove", str(dist), "--guide", str(MINIMAL), *DUE, "--require", names]) == 3
        assert "setup.sh --test" in capsys.readouterr().err
    assert cli.main(["prove", str(dist), "--guide", str(MINIMAL), *DUE, "--require", "verapdf"]) == 0
    assert cli.main(["prove", str(dist), "--guide", str(MINIMAL), *DUE, "--require", "acrobat"]) == 2


def test_a_folder_without_an_edition_is_exit_code_2(tmp_path: Path) -> None:
    """Nothing is written into it."""
    assert cli.main(["prove", str(tmp_path), "--guide", str(MINIMAL), *DUE]) == 2
    assert list(tmp_path.iterdir()) == []


def test_files_of_an_older_manuscript_are_named(dist: Path, tmp_path: Path) -> None:
    """PRV003 names what was changed since."""
    guide = Path(shutil.copytree(MINIMAL, tmp_path / "guide"))
    with (guide / "sections/01-tides.md").open("a", encoding="utf-8") as file:
        file.write("\nAnd more.\n")
    proven = prove(dist, guide)
    messages = [finding.message for finding in proven.findings if finding.code == "PRV003"]
    assert len(messages) == 3
    assert all("sections/01-tides.md" in message for message in messages)
    assert "SAY001" in {finding.code for finding in proven.findings}


def test_other_tools_are_a_warning(dist: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PRV004 if only the style sheets or the tools are others."""
    monkeypatch.setattr(held, "inputs_digest", lambda _book: "0" * 64)
    assert codes(dist) == {"PRV004"}


def test_a_fault_of_a_validator_is_a_finding(dist: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PRV005, the validator's own words beside it, and the standard is not proved."""
    said = Verdict("epubcheck", "EPUB 3.3", "9", (Message("RSC-007", "error", "gone", "x:1"),), raw=b"{}\n")
    monkeypatch.setattr(outside, "epubcheck", lambda _tools, _data: said)
    assert codes(dist) == {"PRV005"}
    book = next(record for record in report(dist)["files"] if record["file"] == "one-page.epub")
    assert book["standards"]["proved"] == []
    assert (dist / "proof/one-page.epub.epubcheck.json").read_bytes() == b"{}\n"
    silent = Verdict("epubcheck", "EPUB 3.3", "9", raw=b"{}\n")
    monkeypatch.setattr(outside, "epubcheck", lambda _tools, _data: silent)
    assert codes(dist) == set()
    book = next(record for record in report(dist)["files"] if record["file"] == "one-page.epub")
    assert book["standards"]["proved"] == [], "what does not tell that it looked at anything proves nothing"
    good = Verdict("epubcheck", "EPUB 3.3", "9", raw=b"{}\n", objects=9)
    monkeypatch.setattr(outside, "epubcheck", lambda _tools, _data: good)
    assert codes(dist) == set()
    book = next(record for record in report(dist)["files"] if record["file"] == "one-page.epub")
    assert book["standards"]["proved"] == [{"standard": "EPUB 3.3", "prover": "epubcheck", "version": "9"}]


def test_a_validator_that_breaks_down_is_exit_code_3(dist: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is recorded at its file, nothing is proved, the others go on, and no old report stays."""
    before = (dist / "proof/report.json").read_bytes()

    def broken(_tools: Toolbox, _data: bytes) -> Verdict:
        raise OutsideToolError("it fell over in /tmp/guidepress-x1y2/book.epub")

    good = Verdict("ace", "EPUB Accessibility 1.1", "9", raw=b"{}\n", objects=9)
    monkeypatch.setattr(outside, "epubcheck", broken)
    monkeypatch.setattr(outside, "ace", lambda _tools, _data: good)
    assert cli.main(["prove", str(dist), "--guide", str(MINIMAL), *DUE]) == 3
    assert (dist / "proof/report.json").read_bytes() != before
    data = report(dist)
    assert not data["proved"]
    assert data["broke-down"] == ["epubcheck"]
    book = next(record for record in data["files"] if record["file"] == "one-page.epub")
    said = {one["name"]: (one["status"], one["why"]) for one in book["provers"]}
    assert said["epubcheck"] == ("broke down", "it fell over in book.epub")
    assert said["ace"] == ("passed", "")
    assert [finding["code"] for finding in book["findings"]] == ["PRV011"]
    assert all(record["proved"] for record in data["files"] if record is not book)
    assert "it fell over" in (dist / "proof/report.html").read_text(encoding="utf-8")


def test_a_build_keeps_no_proof_of_other_bytes(dist: Path) -> None:
    """What validators said goes with a build; a record is of the bytes that lie there, whatever the last one said."""
    (dist / "proof/one-page.epub.epubcheck.json").write_text("{}", encoding="utf-8")
    pipeline.build(MINIMAL, dist, ["web"])
    assert sorted(path.name for path in (dist / "proof").iterdir()) == BUILT
    assert {"one-page.epub", "read.html"} <= {record["file"] for record in report(dist)["files"]}
    old = report(dist)
    next(record for record in old["files"] if record["file"] == "one-page.epub")["sha256"] = "0" * 64
    (dist / "proof/report.json").write_text(json.dumps(old), encoding="utf-8")
    pipeline.build(MINIMAL, dist, ["web"])
    (record,) = (record for record in report(dist)["files"] if record["file"] == "one-page.epub")
    assert record["sha256"] == hashlib.sha256((dist / "one-page.epub").read_bytes()).hexdigest()


def test_a_proof_is_the_same_again(dist: Path) -> None:
    """Two proofs of the same bytes are the same bytes, and name no place of this machine."""
    prove(dist)
    first = {path.name: path.read_bytes() for path in (dist / "proof").iterdir()}
    prove(dist)
    assert {path.name: path.read_bytes() for path in (dist / "proof").iterdir()} == first
    assert not any(str(dist).encode() in data or str(ROOT).encode() in data for data in first.values())


def test_a_cover_fits_the_interior_that_lies_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its spine is measured against the true number of pages: eight leaves more, and the sheet is too narrow."""
    monkeypatch.setattr(proving, "Toolbox", lambda: Toolbox(tmp_path))
    out = tmp_path / "dist"
    pipeline.build(MINIMAL, out, ["print", "cover"])
    sheets = ("print", "cover")
    assert prove(out, editions=sheets).findings == ()
    interior = out / "one-page-print.pdf"
    with pikepdf.open(interior, allow_overwriting_input=True) as pdf:
        for _ in range(16):
            pdf.pages.append(pdf.pages[-1])
        pdf.save(interior)
    assert {"PRT101", "PRV002", "PRV009"} <= {one.code for one in prove(out, editions=sheets).findings}
