"""When a guide was reviewed, by whom and until when it holds: read back from the bytes of what was published."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from guidepress.cli import app as cli
from guidepress.dist.manifest import guide_record
from guidepress.pipeline.build import build
from guidepress.policies.sign_offs import read_sign_offs
from guidepress.proof import prove_dist as proving
from guidepress.proof.held import untold
from guidepress.prove.validators.toolbox import Toolbox
from tests.conftest import read_cleanly
from tests.support.outside import missing
from tests.support.places import CASES

JANE = "review:\n  reviewers: [{name: Jane Doe, credentials: MD}]\n"
BY = ["--by", "Jane Doe, MD", "--identifier", "jane@example.org", "--yes"]


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A guide about health that Jane Doe signed off, and the editions that were made of it."""
    folder = tmp_path_factory.mktemp("reviewed") / "guide"
    shutil.copytree(CASES / "_guide", folder)
    change(folder, "guide.yaml", "review:\n", JANE)
    (folder / "policy.yaml").write_text("title: Own\nextends: general\ndates: {review-months: 12}\n", encoding="utf-8")
    assert cli.main(["sign-off", "--guide", str(folder), *BY]) == 0
    build(folder, folder / "dist", ["screen", "epub", "web"])
    return folder


def change(folder: Path, file: str, old: str, new: str) -> None:
    """Other words in a file."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")


def data_of(page: Path) -> dict[str, object]:
    """The block of data of a page."""
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.read_text("utf-8"), re.DOTALL)
    data: dict[str, object] = json.loads(block)
    return data


@pytest.mark.parametrize("file", ["read.html", "index.html"])
def test_the_web_pages_say_it_in_data(reviewed: Path, file: str) -> None:
    """schema.org: the days, the reviewer who signed off, the publisher; and the policy of the page runs no more than before."""
    data = data_of(reviewed / "dist" / file)
    assert (data["lastReviewed"], data["expires"]) == ("2026-01-02", "2027-01-02")
    assert data["reviewedBy"] == [{"@type": "Person", "name": "Jane Doe", "honorificSuffix": "MD"}]
    assert data["publisher"] == {"@type": "Organization", "name": "Example Press"}
    assert data["@type"] == "WebPage"
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', (reviewed / "dist" / file).read_text("utf-8"))
    assert policy is not None
    assert policy[1].count("sha256-") == (2 if file == "read.html" else 1)


def test_the_package_document_says_it(reviewed: Path) -> None:
    """schema:lastReviewed and schema:expires, with the prefix declared."""
    with zipfile.ZipFile(reviewed / "dist" / "clean-hands.epub") as archive:
        package = etree.fromstring(archive.read("EPUB/content.opf"))
    said = {meta.get("property"): meta.text for meta in package.iter("{http://www.idpf.org/2007/opf}meta")}
    assert (said["schema:lastReviewed"], said["schema:expires"]) == ("2026-01-02", "2027-01-02")
    assert package.get("prefix") == "schema: http://schema.org/"


def test_the_metadata_of_the_pdf_say_it(reviewed: Path) -> None:
    """In the XMP, in a schema that is described as PDF/A asks."""
    with pikepdf.open(reviewed / "dist" / "clean-hands.pdf") as pdf:
        xmp = etree.parse(io.BytesIO(pdf.Root.Metadata.read_bytes()))
    said = {etree.QName(one).localname: one.text for one in xmp.iter("{http://schema.org/}*")}
    assert said == {"lastReviewed": "2026-01-02", "expires": "2027-01-02"}
    described = [one.text for one in xmp.iter("{http://www.aiim.org/pdfa/ns/property#}name")]
    assert {"lastReviewed", "expires"} <= set(described)


def test_the_record_for_shops_says_it(reviewed: Path) -> None:
    """A notice with both days, in words and in digits."""
    root = etree.parse(reviewed / "dist" / "clean-hands.onix.xml")
    dates = [one.text for one in root.iterfind(".//{*}ContentDate/{*}Date")]
    assert dates == ["20260102", "20270102"]
    texts = [one.text or "" for one in root.iterfind(".//{*}TextContent/{*}Text")]
    assert "Next review due: 2 January 2027." in texts[1]


def test_the_manifest_says_it_and_is_held_to_it(reviewed: Path) -> None:
    """Days, reviewer, sign-off; whatever is put there otherwise is PRV020."""
    manifest = json.loads((reviewed / "dist" / "manifest.json").read_bytes())
    book = read_cleanly(reviewed)
    assert manifest["review"] == guide_record(book)["review"]
    (jane,) = manifest["review"]["reviewers"]
    assert (jane["holds"], jane["signed"], jane["signed-off"]) == (True, False, "2026-01-02")
    assert list(untold(manifest, book)) == []
    manifest["review"]["next-review"] = "2037-01-02"
    manifest["version"] = "2.0"
    assert [one.code for one in untold(manifest, book)] == ["PRV020", "PRV020"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("policy", {}),
        ("statements", [{"id": "x"}]),
        ("waivers", [{"code": "X"}]),
        ("not-checked", []),
        ("tools", {}),
        ("due", {}),
        ("certified", "by all"),
    ],
)
def test_the_manifest_says_nothing_else_of_the_guide(reviewed: Path, key: str, value: object) -> None:
    """PRV020 for a fact that the guide does not give, and for a key that no manifest has."""
    manifest = json.loads((reviewed / "dist" / "manifest.json").read_bytes())
    book = read_cleanly(reviewed)
    assert list(untold(manifest, book, manifest["waivers"])) == []
    assert [one.code for one in untold({**manifest, key: value}, book, manifest["waivers"])] == ["PRV020"]


def test_a_guide_about_health_is_a_medical_page(guide: object) -> None:
    """Whose policy is `health`, or rests on it; nobody signed it off, so nobody reviewed it."""
    from guidepress.model.book import Book
    from guidepress.typeset.web.record import page_record

    assert isinstance(guide, Book)
    data = json.loads(page_record(guide))
    assert (data["@type"], data["audience"]["audienceType"]) == ("MedicalWebPage", "https://schema.org/Patient")
    assert "reviewedBy" not in data


@pytest.fixture
def copy(reviewed: Path, tmp_path: Path) -> Path:
    """A copy of the guide, to be changed."""
    return Path(shutil.copytree(reviewed, tmp_path / "guide"))


def test_a_changed_text_is_reviewed_by_nobody_until_it_is_said_which_version_was(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An error until it says so; then the pages say it in words, the data name nobody, and what changed is told."""
    change(copy, "sections/01-why.md", "loosens", "does not loosen")
    change(copy, "guide.yaml", 'version: "1.0"', 'version: "1.1"')
    at = ["--guide", str(copy)]
    assert cli.main(["check", *at]) == 1
    assert "DIS034 error sections/01-why.md" in capsys.readouterr().out
    change(copy, "guide.yaml", "credentials: MD}", 'credentials: MD, version: "1.0"}')
    assert cli.main(["check", *at]) == 0
    assert "DIS043 note sections/01-why.md" in capsys.readouterr().out
    build(copy, copy / "dist", ["screen", "epub", "web"])
    for file in ("read.html", "index.html"):
        page = (copy / "dist" / file).read_text("utf-8")
        assert "Version 1.0 was reviewed by Jane Doe, MD." in page
        assert "Reviewed by" not in page
        assert "reviewedBy" not in data_of(copy / "dist" / file)
    (jane,) = json.loads((copy / "dist" / "manifest.json").read_bytes())["review"]["reviewers"]
    assert (jane["version"], jane["holds"]) == ("1.0", False)


def test_the_text_may_not_say_more_than_guide_yaml(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """'Reviewed by' written by hand, of somebody who reviewed an earlier version."""
    change(copy, "guide.yaml", 'version: "1.0"', 'version: "1.1"')
    change(copy, "guide.yaml", "credentials: MD}", 'credentials: MD, version: "1.0"}')
    with (copy / "front/about.md").open("a", encoding="utf-8") as file:
        file.write("\nThis guide was reviewed by Jane Doe.\n")
    assert cli.main(["check", "--guide", str(copy)]) == 1
    assert "reviewed version 1.0" in capsys.readouterr().out
    change(copy, "front/about.md", "This guide was", "Version 1.0 of this guide was")
    cli.main(["check", "--guide", str(copy)])
    assert "DIS038" not in capsys.readouterr().out


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    """The key of the reviewer and one of somebody else, and who may sign."""
    program = shutil.which("ssh-keygen") or missing("ssh-keygen", "apt-get install openssh-client")
    for name in ("jane", "john"):
        command = [str(program), "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(tmp_path / name)]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    lines = [f"{name}@example.org {(tmp_path / f'{name}.pub').read_text()}" for name in ("jane", "john")]
    (tmp_path / "allowed").write_text("".join(lines), encoding="utf-8")
    return tmp_path


def test_a_sign_off_is_signed(
    copy: Path, keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the reviewer's key it passes `check` and `prove`; by another's, changed, or unsigned it does not."""
    monkeypatch.setattr(proving, "Toolbox", lambda: Toolbox(tmp_path))  # no axe: it would be a browser inside another
    at, asked = ["--guide", str(copy)], ["--allowed-signers", str(keys / "allowed")]
    assert cli.main(["check", *at, *asked]) == 1
    assert "the sign-off of Jane Doe is not signed" in capsys.readouterr().out
    assert cli.main(["sign-off", *at, *BY, "--key", str(keys / "jane")]) == 0
    assert cli.main(["check", *at, *asked]) == 0
    build(copy, copy / "dist", ["screen", "epub", "web"])
    assert cli.main(["prove", *at, "--edition", "epub", *asked]) == 0
    (jane,) = json.loads((copy / "dist" / "manifest.json").read_bytes())["review"]["reviewers"]
    assert jane["signed"] is True
    (entry,) = read_sign_offs((copy / "sign-off.lock").read_bytes()).values()
    assert entry.signature.startswith("-----BEGIN SSH SIGNATURE-----")
    change(copy, "sign-off.lock", 'identifier = "jane@example.org"', 'identifier = "john@example.org"')
    assert cli.main(["check", *at, *asked]) == 1
    assert "does not hold" in capsys.readouterr().out
    assert cli.main(["prove", *at, "--edition", "epub", *asked]) == 1
    assert cli.main(["sign-off", *at, *BY, "--key", str(keys / "john")]) == 0
    assert cli.main(["check", *at, *asked]) == 1, "the list knows the reviewer under another key"
    assert cli.main(["check", *at]) == 0, "without a list of signers nobody asks"
