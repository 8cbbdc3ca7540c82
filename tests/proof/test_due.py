"""What is due comes from the guide: a manifest that lies beside the files cannot make them proved, or be a lie itself."""

from __future__ import annotations

import hashlib
import json
import os
import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from guidepress.cli import app as cli
from guidepress.dist.folder import Dist
from guidepress.model.errors import ConfigurationError
from guidepress.proof import prove_dist as proving
from tests.support.proven import DUE, MINIMAL, codes, manifest, prove, record, report

BOOK, RECORD = "one-page.epub", "one-page.onix.xml"
Change = Callable[[dict[str, Any]], object]

pytestmark = pytest.mark.xdist_group("built")


def rewrite(dist: Path, change: Change) -> None:
    """Change the manifest that lies there."""
    data = json.loads((dist / "manifest.json").read_bytes())
    change(data)
    (dist / "manifest.json").write_text(json.dumps(data), encoding="utf-8")


def entry(data: dict[str, Any], name: str) -> dict[str, Any]:
    """The entry of a file."""
    found: dict[str, Any] = next(one for one in data["files"] if one["file"] == name)
    return found


def put_right(dist: Path, name: str, content: bytes, **facts: object) -> None:
    """Put other bytes into a file and let the manifest say that they were always there."""
    (dist / name).write_bytes(content)
    sums: dict[str, object] = {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    rewrite(dist, lambda data: entry(data, name).update({**sums, **facts}))


def without(name: str) -> Change:
    """Take a file out of the manifest."""
    return lambda data: data["files"].remove(entry(data, name))


def test_what_was_built_is_proved_and_described(dist: Path) -> None:
    """No finding, before and after a proof; the manifest lists every file, and has the form that is promised."""
    for _again in range(2):
        listed = manifest(dist)
        files = {path.relative_to(dist).as_posix() for path in dist.rglob("*") if path.is_file()} - {"manifest.json"}
        assert {one["file"] for one in listed["files"]} == files
        for one in listed["files"]:
            data = (dist / one["file"]).read_bytes()
            assert (one["bytes"], one["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
        assert [one["edition"] for one in listed["due"]["editions"]] == ["epub", "web"]
        assert prove(dist).findings == ()
        assert report(dist)["proved"]
    assert report(dist)["due"] == ["index.html", BOOK, RECORD, "read.html"]


LIES: dict[str, tuple[Change, str]] = {
    "no files": (lambda data: data.update(files=[]), "PRV020"),
    "files that are none": (lambda data: data.update(files=[1, {}, {"file": 3, "sha256": ""}]), "PRV006"),
    "no list of files": (lambda data: data.update(files=7), "PRV006"),
    "another form": (lambda data: data.update(format=1), "PRV006"),
    "the EPUB left out": (without(BOOK), "PRV009"),
    "the download page left out": (without("index.html"), "PRV009"),
    "the EPUB twice": (lambda data: data["files"].append(entry(data, BOOK)), "PRV006"),
    "a file of another guide": (lambda data: data["files"].append({**entry(data, BOOK), "file": "b.epub"}), "PRV009"),
    "the EPUB called a record": (lambda data: entry(data, BOOK).update(kind="onix"), "PRV009"),
    "the EPUB called the web edition": (lambda data: entry(data, BOOK).update(edition="web"), "PRV009"),
    "other words": (lambda data: entry(data, BOOK).update(words=1), "PRV009"),
    "pages where there are none": (lambda data: entry(data, BOOK).update(pages=999), "PRV009"),
    "another size": (lambda data: entry(data, BOOK).update(bytes=5), "PRV009"),
    "no claims": (lambda data: entry(data, BOOK)["standards"].update(claimed=[]), "PRV009"),
    "more claims": (lambda data: entry(data, BOOK)["standards"]["claimed"].append("PDF/UA-1"), "PRV009"),
    "standards that are none": (lambda data: entry(data, BOOK).update(standards=3), "PRV009"),
    "half a surrogate": (lambda data: data.update(title="\ud800"), "PRV020"),
    "another day of the review": (lambda data: data["review"].update({"next-review": "2099-01-01"}), "PRV020"),
    "a reviewer more": (lambda data: data["review"]["reviewers"].append({"name": "WHO", "holds": True}), "PRV020"),
}


@pytest.mark.parametrize("name", LIES)
def test_a_manifest_that_lies_is_found(dist: Path, name: str) -> None:
    """Whatever it says, the files are judged as the guide has them; a lie about them is an error."""
    change, code = LIES[name]
    rewrite(dist, change)
    proven = prove(dist)
    found = {finding.code for finding in proven.findings}
    also = {"PRV020"} if name in {"files that are none", "no list of files"} else set()  # nor does it say what is due
    assert found - {"PRV009"} == ({code} | also) - {"PRV009", ""}
    assert bool(found) is bool(code)
    assert proven.report["proved"] is not bool(code)
    said = {one["file"]: one["words"] for one in report(dist)["files"]}
    assert said[BOOK] == said["read.html"] == {"said": 126, "differences": 0}
    assert "PDF/UA-1" not in record(dist, BOOK)["standards"]["claimed"]


@pytest.mark.parametrize("content", [None, "{", "[]", "7", "null", "[" * 100_000], ids=range(6))
def test_no_manifest_at_all(dist: Path, content: str | None) -> None:
    """One that is missing, broken, of another shape or too deep is an error, and no internal one."""
    (dist / "manifest.json").unlink()
    if content is not None:
        (dist / "manifest.json").write_text(content, encoding="utf-8")
    assert codes(dist) == {"PRV006"}
    assert not report(dist)["proved"]


@pytest.mark.parametrize("name", [BOOK, RECORD, "read.html", "index.html"])
def test_what_is_due_and_gone_is_missed(dist: Path, name: str) -> None:
    """Also if the manifest forgets it: the guide does not."""
    (dist / name).unlink()
    rewrite(dist, without(name))
    assert "PRV001" in codes(dist)
    assert [one["code"] for one in record(dist, name)["findings"]] == ["PRV001"]
    assert record(dist, name)["provers"] == []


def test_guide_yaml_says_what_is_due(dist: Path) -> None:
    """Without names on the command line, the editions of the guide are due, here six; a name that is none is refused."""
    proven = proving.prove_dist(dist, MINIMAL)
    missing = {str(one.place) for one in proven.findings if one.code == "PRV001"}
    assert missing == {"one-page.pdf", "one-page-large-print.pdf", "one-page-print.pdf", "one-page-cover.pdf"}
    assert not proven.report["proved"]
    with pytest.raises(ConfigurationError, match="no edition 'vellum'"):
        proving.prove_dist(dist, MINIMAL, editions=["vellum"])


def test_a_file_of_nobody_is_an_error(dist: Path) -> None:
    """Wherever it lies; one that the editor names is welcome."""
    (dist / "evil.pdf").write_bytes(b"%PDF-1.7")
    (dist / "fonts").mkdir()
    (dist / "fonts/a.woff").write_bytes(b"")
    found = {str(one.place): one.code for one in prove(dist).findings}
    assert found == {"evil.pdf": "PRV008", "fonts/a.woff": "PRV008"}
    also = ["--also", "evil.pdf", "--also", "fonts/a.woff"]
    assert cli.main(["prove", str(dist), "--guide", str(MINIMAL), *DUE, *also]) == 0


OTHER_BYTES = {
    "rubbish as EPUB": (BOOK, b"rubbish", {"PRV007", "PRV010", "EPB001"}),
    "nothing as EPUB": (BOOK, b"", {"PRV007", "PRV010", "EPB001"}),
    "a page as EPUB": (BOOK, b"<!DOCTYPE html><title>x</title>", {"PRV007", "PRV010", "EPB001"}),
    "rubbish as record": (RECORD, b"<x/>", {"PRV010", "PRV013"}),
    "no XML as record": (RECORD, b"<x", {"PRV010", "PRV011"}),
    "rubbish as page": ("read.html", b"rubbish", {"PRV010", "SAY001", "DIS110"}),
}


@pytest.mark.parametrize("name", OTHER_BYTES)
def test_bytes_of_another_kind(dist: Path, name: str) -> None:
    """With sizes and digests put right: they are told from the bytes, and what was not looked at is not called passed."""
    file, content, wanted = OTHER_BYTES[name]
    put_right(dist, file, content)
    assert wanted <= codes(dist)
    said = record(dist, file)
    assert not said["proved"]
    assert said["disclaimer"] == ""
    assert said["sha256"] == hashlib.sha256(content).hexdigest()
    assert said["standards"]["proved"] == []
    assert "passed" not in {one["status"] for one in said["provers"]}
    if "PRV007" in wanted:
        assert said["words"] is None
        assert {one["status"] for one in said["provers"] if one["profile"] != "structure"} == {"not run"}
        assert all("cannot be opened" in one["why"] for one in said["provers"] if one["profile"] == "words")
    states = {row["state"] for row in report(dist)["wcag"]}
    assert ("Supports" not in states) or file == RECORD


def test_a_record_that_says_something_else(dist: Path) -> None:
    """Each fact of the guide that a shop would show is held against it."""
    data = (dist / RECORD).read_bytes()
    for was, now in ((b"One Page About Tides", b"Safe at any dose"), (b"<Date>20261123", b"<Date>19991123")):
        put_right(dist, RECORD, data.replace(was, now, 1))
        assert codes(dist) == {"PRV013"}, was
    names = re.sub(rb"(?s)<Contributor>.*?</Contributor>", b"", data)
    put_right(dist, RECORD, names)
    assert codes(dist) == {"PRV013"}


def test_a_download_page_that_says_something_else(dist: Path) -> None:
    """Its digests are those of the files, and its links lead to what lies there."""
    text = (dist / "index.html").read_text(encoding="utf-8")
    digest = hashlib.sha256((dist / BOOK).read_bytes()).hexdigest()
    for was, now in ((digest, "0" * 64), (f'href="{BOOK}"', 'href="other.epub"'), (f"<dt>{BOOK}", "<dt>other.epub")):
        assert was in text
        put_right(dist, "index.html", text.replace(was, now).encode())
        assert codes(dist) == {"PRV014", "WEB038"}, was


def test_a_pipe_and_a_link_into_nothing_are_not_waited_for(dist: Path) -> None:
    """They are told, everything else is proved, and the pipe is still there afterwards."""
    (dist / BOOK).unlink()
    os.mkfifo(dist / BOOK)
    (dist / RECORD).unlink()
    (dist / RECORD).symlink_to("nowhere")
    done: list[set[str]] = []
    worker = threading.Thread(target=lambda: done.append(codes(dist)), daemon=True)
    worker.start()
    worker.join(20)
    assert done == [{"PRV014", "PRV015"}]
    assert (dist / BOOK).is_fifo()
    assert [one["code"] for one in record(dist, BOOK)["findings"]] == ["PRV015"]
    assert not record(dist, BOOK)["proved"]


def test_two_proofs_at_once(dist: Path) -> None:
    """Both come to their end, and what lies there afterwards is one of them, whole."""
    prove(dist)
    alone = {path.name: path.read_bytes() for path in (dist / "proof").iterdir()}
    done: list[bool] = []
    workers = [threading.Thread(target=lambda: done.append(prove(dist).report["proved"])) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert done == [True, True, True]
    assert {path.name: path.read_bytes() for path in (dist / "proof").iterdir()} == alone
    assert sorted(path.name for path in dist.parent.iterdir() if path.name.startswith(".dist")) == []


def test_a_file_that_changes_meanwhile(dist: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proof of bytes that are no longer there is not written."""
    real, before = Dist.replace, (dist / "proof/report.json").read_bytes()

    def late(self: Dist, *args: Any, **options: Any) -> None:
        (dist / BOOK).write_bytes(b"another build")
        real(self, *args, **options)

    monkeypatch.setattr(Dist, "replace", late)
    assert cli.main(["prove", str(dist), "--guide", str(MINIMAL), *DUE]) == 2
    assert (dist / "proof/report.json").read_bytes() == before
    assert (dist / BOOK).read_bytes() == b"another build"
