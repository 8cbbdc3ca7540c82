"""`publish.py verify`, `sign` and `status`: whoever has dist/ can check it, alone, signed, or with the guide.

It is long because all of it spoils copies of one built guide.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from guidepress.cli import app as cli
from guidepress.dist.manifest import made_digest, with_proof
from guidepress.model.edition import SCREEN
from guidepress.model.errors import ConfigurationError
from guidepress.pipeline import build as pipeline
from guidepress.pipeline.differences import first_difference
from guidepress.pipeline.verify import verify_with_sources
from guidepress.proof.report_page import proof_page
from guidepress.proof.reported import untold
from guidepress.proof.status import status_of
from guidepress.proof.verify import verify_dist
from tests.support.editions import Editions
from tests.support.outside import missing
from tests.support.places import tree
from tests.support.proven import DUE, EDITIONS, MINIMAL, prove

pytestmark = pytest.mark.xdist_group("built")

WEB = ["web"]
BOOK, REPORT = "one-page.epub", "proof/report.json"


def codes(folder: Path, **how: Any) -> set[str]:
    """What is found in a folder by itself."""
    return {one.code for one in verify_dist(folder, **how).findings}


def put_right(folder: Path, name: str, content: bytes, **facts: object) -> None:
    """Other bytes, and a manifest, a report and its page that say that these were built and proved."""
    data = json.loads((folder / "manifest.json").read_bytes())
    was, size = next((one["sha256"], one["bytes"]) for one in data["files"] if one["file"] == name)
    now = hashlib.sha256(content).hexdigest()
    (folder / name).write_bytes(content)
    for one in data["files"]:
        if one["file"] == name:
            one.update({"sha256": now, "bytes": len(content), **facts})
    made = {f"proof/{file}": content for file, content in tree(folder / "proof").items()}
    if name not in made:
        digest = hashlib.sha256(with_proof(data, {})).hexdigest()
        text = made[REPORT].decode().replace(was, now).replace(f'"bytes": {size},', f'"bytes": {len(content)},')
        made[REPORT] = re.sub(r'"manifest": "\w+"', f'"manifest": "{digest}"', text).encode()
        made["proof/report.html"] = proof_page(json.loads(made[REPORT]))
    (folder / "manifest.json").write_bytes(with_proof(data, made))
    for file, written in made.items():
        (folder / file).write_bytes(written)


def inside(folder: Path, old: bytes, new: bytes) -> bytes:
    """The EPUB with other words on its pages."""
    made = io.BytesIO()
    with zipfile.ZipFile(folder / BOOK) as before, zipfile.ZipFile(made, "w") as after:
        for one in before.infolist():
            content = before.read(one)
            after.writestr(one, content.replace(old, new) if one.filename.endswith(".xhtml") else content)
    return made.getvalue()


def test_what_was_built_holds_and_nothing_is_written(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without the guide: it says what that shows, and what it does not."""
    before = tree(copy)
    assert cli.main(["verify", str(copy)]) == 0
    said = capsys.readouterr().out
    assert "shown: 2 editions say the same 126 words in the same order." in said
    assert "not shown: Who answers for the manifest: there is no signature" in said
    assert "not shown: That the words are those of the manuscript" in said
    assert tree(copy) == before


def test_it_needs_nothing_but_the_folder(copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No guide, no tool, in any place; an empty folder is wrong use."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.chdir(tmp_path)
    assert verify_dist(Path("dist")).holds
    (tmp_path / "empty").mkdir()
    with pytest.raises(ConfigurationError, match="holds no edition") as caught:
        verify_dist(tmp_path / "empty")
    assert "my-guide/dist" in caught.value.hint


def _drop(folder: Path, name: str) -> None:
    (folder / name).unlink()


def _forget(folder: Path, name: str) -> None:
    data = json.loads((folder / "manifest.json").read_bytes())
    data["files"] = [one for one in data["files"] if one["file"] != name]
    (folder / "manifest.json").write_text(json.dumps(data), encoding="utf-8")
    (folder / name).unlink()


def _put(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    put_right(folder, name, text.replace(old, new, 1).encode())


def _proved(folder: Path) -> None:
    data = json.loads((folder / REPORT).read_bytes())
    data["files"][0]["proved"] = False
    put_right(folder, REPORT, (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode())


def _reported(key: str, value: Any) -> Callable[[Path], object]:
    """A report, and its page, that say something else of the guide."""

    def change(folder: Path) -> None:
        data = json.loads((folder / REPORT).read_bytes())
        held = data["guide"] if key in data["guide"] else data
        assert held[key] != value
        held[key] = value
        put_right(folder, REPORT, (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode())
        put_right(folder, "proof/report.html", proof_page(data))

    return change


def _said_twice(folder: Path) -> None:
    path = folder / "manifest.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"title":', '"title": "A cure", "title":', 1), "utf-8")


TAMPERED: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "a byte": (lambda at: (at / BOOK).write_bytes((at / BOOK).read_bytes() + b"\0"), {"PRV002", "PRV009", "PRV018"}),
    "a file gone": (lambda at: _drop(at, BOOK), {"PRV001", "PRV014", "PRV018"}),
    "a file forgotten": (lambda at: _forget(at, BOOK), {"PRV001", "PRV018"}),
    "a file more": (lambda at: (at / "evil.pdf").write_bytes(b"%PDF-1.7"), {"PRV008"}),
    "a file more in the proof": (lambda at: (at / "proof/x.html").write_bytes(b"x"), {"PRV008"}),
    "a pipe": (lambda at: os.mkfifo(at / "pipe"), {"PRV015"}),
    "another report": (lambda at: _put(at, "proof/report.html", "Proof", "Poof"), {"PRV018"}),
    "a report that contradicts itself": (_proved, {"PRV018"}),
    "a report of another title": (_reported("title", "A cure"), {"PRV018"}),
    "a report of other sources": (_reported("inputs", "0" * 64), {"PRV018"}),
    "a report of another policy": (_reported("policy", {"names": ["who"], "weakened": []}), {"PRV018"}),
    "a manifest that says its title twice": (_said_twice, {"PRV006"}),
    "no report": (lambda at: _drop(at, REPORT), {"PRV001"}),
    "no manifest": (lambda at: (at / "manifest.json").write_bytes(b"{}"), {"PRV006"}),
    "nothing due": (lambda at: _due(at, []), {"PRV006"}),
    "something due that is none": (lambda at: _due(at, [{"edition": ["x"]}]), {"PRV006"}),
    "a word on the web": (lambda at: _put(at, "read.html", "tide", "side"), {"PRV014", "PRV019"}),
    "a word in the EPUB": (lambda at: put_right(at, BOOK, inside(at, b"tide", b"side")), {"PRV014", "PRV019"}),
    "the digests of the page": (lambda at: _put(at, "index.html", "<dt>one-page.epub", "<dt>one.epub"), {"PRV014"}),
    "a script": (lambda at: _put(at, "index.html", "<body>", "<body><script>1</script>"), {"WEB002"}),
    "a record that is none": (lambda at: put_right(at, "one-page.onix.xml", b"<x/>"), {"PRV010"}),
    "an EPUB that is none": (lambda at: put_right(at, BOOK, b"PK\x03\x04"), {"PRV007", "PRV010", "PRV014"}),
}


def _due(folder: Path, editions: list[Any]) -> None:
    data = json.loads((folder / "manifest.json").read_bytes())
    data["due"]["editions"] = editions
    (folder / "manifest.json").write_text(json.dumps(data), encoding="utf-8")


@pytest.mark.parametrize("name", TAMPERED)
def test_what_contradicts_itself_is_found(copy: Path, name: str) -> None:
    """With digests put right wherever that is possible; what is shown shrinks to what still is."""
    tamper, wanted = TAMPERED[name]
    tamper(copy)
    verified = verify_dist(copy)
    assert wanted <= {one.code for one in verified.findings}
    shown = " ".join(verified.shown)
    assert ("byte for byte" not in shown) or not wanted & {"PRV001", "PRV002", "PRV008", "PRV015"}
    assert ("the same 126 words" not in shown) or "PRV019" not in wanted
    assert cli.main(["verify", str(copy)]) == 1


def test_a_file_of_the_publishers_own(copy: Path) -> None:
    """One that is named is welcome."""
    (copy / "CNAME").write_bytes(b"guide.example.org")
    assert codes(copy) == {"PRV008"}
    assert codes(copy, also=["CNAME"]) == set()


# Signing


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    """Two keys; press@example.org, who has the first, may sign."""
    program = shutil.which("ssh-keygen") or missing("ssh-keygen", "apt-get install openssh-client")
    for name in ("press", "forger"):
        subprocess.run([program, "-q", "-t", "ed25519", "-N", "", "-f", tmp_path / name], check=True)
    (tmp_path / "allowed").write_text(f"press@example.org {(tmp_path / 'press.pub').read_text()}", encoding="utf-8")
    return tmp_path


def verify(copy: Path, keys: Path, *more: str) -> int:
    """The exit code of a verification by the list of allowed signers."""
    return cli.main(["verify", str(copy), "--allowed-signers", str(keys / "allowed"), *more])


def test_who_signed_is_told(copy: Path, keys: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By name with the list, by the key's fingerprint without it; the name that is asked for must be that of the key."""
    assert cli.main(["sign", str(copy), "--key", str(keys / "press")]) == 0
    assert (copy / "manifest.json.sig").read_bytes().startswith(b"-----BEGIN SSH SIGNATURE-----")
    assert verify(copy, keys) == 0
    assert "is signed by press@example.org" in capsys.readouterr().out
    assert verify(copy, keys, "--signer", "press@example.org") == 0
    assert verify(copy, keys, "--signer", "other@example.org") == 1
    capsys.readouterr()
    assert cli.main(["verify", str(copy)]) == 0
    assert "Whose key signed the manifest (SHA256:" in capsys.readouterr().out


def test_a_signature_that_does_not_hold(copy: Path, keys: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """None, one by another key, one of another manifest, one for another purpose, rubbish: PRV016 each."""
    assert verify(copy, keys) == 1
    assert "PRV016" in capsys.readouterr().out
    assert cli.main(["sign", str(copy), "--key", str(keys / "forger")]) == 0
    assert codes(copy, allowed=keys / "allowed") == {"PRV016"}
    assert cli.main(["sign", str(copy), "--key", str(keys / "press")]) == 0
    signature = (copy / "manifest.json.sig").read_bytes()
    put_right(copy, "index.html", (copy / "index.html").read_bytes() + b"\n")
    assert codes(copy, allowed=keys / "allowed") == {"PRV016"}
    assert codes(copy) == {"PRV016"}, "without a list, too, it must be one of this manifest"
    (copy / "manifest.json.sig").write_bytes(signature[:100])
    assert codes(copy, allowed=keys / "allowed") == {"PRV016"}
    command = ["ssh-keygen", "-q", "-Y", "sign", "-f", str(keys / "press"), "-n", "file", str(copy / "manifest.json")]
    (copy / "manifest.json.sig").unlink()
    subprocess.run(command, check=True)
    assert codes(copy, allowed=keys / "allowed") == {"PRV016"}
    (copy / "manifest.json.sig").unlink()
    os.mkfifo(copy / "manifest.json.sig")
    assert codes(copy, allowed=keys / "allowed") == {"PRV016"}


def test_what_does_not_agree_is_not_signed(copy: Path, keys: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nor with a key that is none; a signature that is there stays."""
    assert cli.main(["sign", str(copy), "--key", str(keys / "none")]) == 2
    assert cli.main(["sign", str(copy), "--key", str(keys / "allowed")]) == 2
    (copy / BOOK).write_bytes(b"x")
    assert cli.main(["sign", str(copy), "--key", str(keys / "press")]) == 1
    assert "Nothing was signed." in capsys.readouterr().err
    assert not (copy / "manifest.json.sig").exists()


def test_a_proof_or_a_build_takes_the_signature_away(dist: Path) -> None:
    """It is one of another manifest then; a proof that changes nothing leaves it."""
    prove(dist)
    (dist / "manifest.json.sig").write_bytes(b"x")
    prove(dist)
    assert (dist / "manifest.json.sig").exists()
    (dist / BOOK).write_bytes(b"x")
    prove(dist)
    assert not (dist / "manifest.json.sig").exists()


def test_without_ssh_keygen(copy: Path, keys: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    """Exit code 3 and what to install where it is needed; where it is not, that the signature was not checked."""
    assert cli.main(["sign", str(copy), "--key", str(keys / "press")]) == 0
    monkeypatch.setenv("PATH", str(keys))
    assert verify(copy, keys) == 3
    assert "openssh-client" in capsys.readouterr().err
    assert cli.main(["sign", str(copy), "--key", str(keys / "press")]) == 3
    assert cli.main(["verify", str(copy)]) == 0
    assert "the signature was not checked" in capsys.readouterr().out


# With the guide


@pytest.fixture
def web(tmp_path: Path) -> tuple[Path, Path]:
    """A guide, and its dist with one edition."""
    guide = Path(shutil.copytree(MINIMAL, tmp_path / "guide"))
    pipeline.build(guide, tmp_path / "dist", WEB)
    return tmp_path / "dist", guide


def test_the_guide_gives_the_same_bytes(web: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    """It says so; a file that was changed with all digests put right is another, and where."""
    dist, guide = web
    before = tree(dist)
    assert cli.main(["verify", str(dist), "--guide", str(guide), "--edition", "web"]) == 0
    assert "byte for byte, what the guide gives today" in capsys.readouterr().out
    assert tree(dist) == before
    page = (dist / "read.html").read_text(encoding="utf-8").replace("twice a day", "once a day")
    put_right(dist, "read.html", page.encode(), words=126)
    listing = (dist / "index.html").read_text(encoding="utf-8")
    was, now = (hashlib.sha256(data).hexdigest() for data in (before["read.html"], page.encode()))
    put_right(dist, "index.html", listing.replace(was, now).encode())
    assert codes(dist) == set(), "by itself the folder is flawless"
    found = verify_with_sources(dist, guide, editions=WEB).findings
    assert {(one.code, str(one.place)) for one in found} == {("PRV017", "index.html"), ("PRV017", "read.html")}
    assert all("it was changed after it was built" in one.message for one in found)
    assert all(re.search(r"first difference is in line \d+", one.message) for one in found)


def test_other_sources_and_tools_are_the_cause(web: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    """Named, each; a guide that cannot be built any more is told with its findings."""
    dist, guide = web
    text = (guide / "sections/01-tides.md").read_text(encoding="utf-8")
    (guide / "sections/01-tides.md").write_text(f"{text}\nAnd more.\n", encoding="utf-8")
    (message,) = {
        one.message for one in verify_with_sources(dist, guide, editions=WEB).findings if str(one.place) == "read.html"
    }
    assert "was made of other sources (sections/01-tides.md)" in message
    states = {one.file: (one.state, one.causes) for one in status_of(dist, guide, editions=WEB)}
    assert states["read.html"] == ("made of an older manuscript", ("sections/01-tides.md",))
    (guide / "sections/01-tides.md").write_text(f"{text}\n[](#none)\n", encoding="utf-8")
    assert cli.main(["verify", str(dist), "--guide", str(guide), "--edition", "web"]) == 1
    assert "nothing to compare with" in capsys.readouterr().err


def test_an_edition_that_the_guide_asks_for_is_missed(copy: Path) -> None:
    """The manifest knows of two, guide.yaml of six; named on the command line, two are enough."""
    found = verify_with_sources(copy, MINIMAL).findings
    assert {one.code for one in found} == {"PRV001"}
    assert len(found) == 4
    assert cli.main(["verify", str(copy), "--guide", str(MINIMAL), *DUE]) == 0
    assert cli.main(["verify", str(copy), *DUE]) == 2


# Status


def test_the_state_of_each_file(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Current, changed, missing, not listed, of nobody: exit code 1 unless all are current."""
    assert {one.state for one in status_of(copy, MINIMAL, editions=EDITIONS)} == {"current"}
    assert cli.main(["status", str(copy), "--guide", str(MINIMAL), *DUE]) == 0
    (copy / BOOK).write_bytes(b"x")
    (copy / "read.html").unlink()
    (copy / "evil.pdf").write_bytes(b"")
    shutil.rmtree(copy / "proof")
    states = {one.file: one.state for one in status_of(copy, MINIMAL, editions=EDITIONS)}
    assert states == {
        "evil.pdf": "belongs to no edition",
        "index.html": "current",
        BOOK: "changed since it was built",
        "one-page.onix.xml": "current",
        REPORT: "not proved",
        "read.html": "not built",
    }
    capsys.readouterr()
    assert cli.main(["status", str(copy), "--guide", str(MINIMAL), *DUE]) == 1
    assert "read.html: not built" in capsys.readouterr().out
    assert status_of(copy, MINIMAL, editions=["web"], also=["evil.pdf"])[0].file == "index.html"


# What differs


def test_where_two_epubs_part(copy: Path) -> None:
    """By the names of what is inside."""
    data = (copy / BOOK).read_bytes()
    other = inside(copy, b"tide", b"side")
    assert "differing inside: " in first_difference(other, data)
    assert ".xhtml" in first_difference(other, data)
    assert first_difference(b"PK", data) == "it is something else, not EPUB"
    assert "cannot be compared" in first_difference(data[:200], data)


def test_where_two_pdfs_part(minimal_editions: Editions) -> None:
    """By their pages, or by what is beyond them."""
    data = minimal_editions.of(SCREEN).data

    def changed(change: Callable[[pikepdf.Pdf], object]) -> bytes:
        made = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            change(pdf)
            pdf.save(made)
        return made.getvalue()

    drawn = changed(lambda pdf: pdf.pages[1].contents_add(b" q Q "))
    assert first_difference(drawn, data) == "the content of page 2 differs (counted from 1)"
    cut = changed(lambda pdf: pdf.pages.__delitem__(0))
    assert re.fullmatch(r"it has \d+ pages for \d+", first_difference(cut, data))
    assert "the pages draw the same" in first_difference(changed(lambda pdf: pdf.Root.__delitem__("/Lang")), data)


def test_what_was_not_checked_stays_told() -> None:
    """A report may leave out more than the manifest says, never less; one of a later manuscript that is not proved is let be."""
    guide = {
        "inputs": {"sha256": "1"},
        "policy": {},
        "statements": [],
        "waivers": [],
        "not-checked": ["a"],
        "files": [],
    }
    report = {
        "manifest": made_digest(guide),
        "guide": {},
        "inputs": "1",
        "proved": True,
        **{k: guide[k] for k in _SAME},
    }
    assert list(untold({**report, "not-checked": ["a", "b"]}, guide)) == []
    assert len(list(untold({**report, "not-checked": []}, guide))) == 1
    assert len(list(untold({**report, "not-checked": ["a"], "waivers": [{}]}, guide))) == 1
    assert list(untold({**report, "not-checked": [], "inputs": "2", "proved": False}, guide)) == []


_SAME = ("policy", "statements", "waivers")
