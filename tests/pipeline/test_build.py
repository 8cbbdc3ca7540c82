"""The stages in order: nothing is written unless everything before went well."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from guidepress.model.edition import DEFAULT_EDITIONS, EDITIONS
from guidepress.model.errors import ConfigurationError, FindingsError
from guidepress.model.finding import Rule, Severity
from guidepress.model.place import Place
from guidepress.pipeline.build import build
from guidepress.pipeline.check import check
from guidepress.pipeline.stopwatch import Watch
from tests.support.fake_editions import use_fakes
from tests.support.places import BOOKS, tree
from tests.support.small_guide import SETTINGS, write_guide

TEXT = "# T\n\nA claim [@snow1855].\n"


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """A small guide."""
    return write_guide(tmp_path / "guide", TEXT)


def test_a_build_writes_every_edition_the_page_and_the_manifest(
    guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All editions by default, each with its entry in the manifest."""
    use_fakes(monkeypatch)
    built = build(guide, tmp_path / "dist")
    files = ["read.html", "small-cover.pdf", "small-large-print.pdf", "small-print.pdf", "small.epub", "small.pdf"]
    officer = [
        "acr.html",
        "bom.cdx.json",
        *(f"openacr-{name}.yaml" for name in ("epub", "large-print", "screen", "web")),
    ]
    proof = [f"proof/{name}" for name in (*officer, "report.html", "report.json")]
    assert sorted(tree(tmp_path / "dist")) == ["index.html", "manifest.json", *proof, *files]
    assert sorted(one.edition.name for one in built.published) == sorted(DEFAULT_EDITIONS)
    manifest = json.loads((tmp_path / "dist/manifest.json").read_text(encoding="utf-8"))
    assert [entry["file"] for entry in manifest["files"]] == sorted(["index.html", *proof, *files])


def test_guide_yaml_chooses_the_editions(guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it names is built, and nothing else."""
    made = use_fakes(monkeypatch)
    settings = guide / "guide.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "editions: [web, screen]\n", encoding="utf-8")
    build(guide, tmp_path / "dist")
    assert made == ["screen", "web"]


def test_the_stages_run_in_order_and_are_timed(guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever watches is told of each stage as it begins."""
    use_fakes(monkeypatch)
    told: list[str] = []
    watch = Watch(tell=told.append)
    build(guide, tmp_path / "dist", ["epub", "screen"], watch=watch)
    assert told == ["read", "check", "typeset screen", "typeset epub", "prove", "prove", "prove", "write"]
    assert list(watch.seconds) == list(dict.fromkeys(told))
    assert all(seconds >= 0 for seconds in watch.seconds.values())


def test_one_edition_leaves_the_others_and_their_entries(
    guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Building only the EPUB keeps the PDF, its entry and the digest of what it was made from."""
    use_fakes(monkeypatch)
    out = tmp_path / "dist"
    build(guide, out)
    (out / "CNAME").write_text("guide.example.org", encoding="utf-8")
    before, old = tree(out), json.loads((out / "manifest.json").read_bytes())
    write_guide(guide, TEXT + "\nMore.\n")
    build(guide, out, ["epub"])
    after, new = tree(out), json.loads((out / "manifest.json").read_bytes())
    assert {name for name in before if before[name] != after[name]} == {
        "small.epub",
        "manifest.json",
        "proof/report.html",
        "proof/report.json",
        "proof/acr.html",
        "proof/bom.cdx.json",
        "proof/openacr-epub.yaml",
    }
    assert set(after) == set(before)
    entries = {entry["file"]: entry for entry in new["files"]}
    others = [entry for entry in old["files"] if entry["file"] != "small.epub" and entry["kind"] != "report"]
    kept = {name: entry for name, entry in entries.items() if entry["kind"] != "report"}
    assert others == [entry for name, entry in kept.items() if name != "small.epub"]
    assert len(others) == len(DEFAULT_EDITIONS)
    assert entries["small.epub"]["inputs"] == new["inputs"]["sha256"] != entries["small.pdf"]["inputs"]


def test_the_page_offers_what_was_made_of_the_same_guide(tmp_path: Path) -> None:
    """One edition made again leaves the download page as it was; files of an earlier manuscript are not offered."""
    guide, out = Path(shutil.copytree(BOOKS / "minimal", tmp_path / "guide")), tmp_path / "dist"
    build(guide, out, ["epub", "web", "braille"])
    before = tree(out)
    built = build(guide, out, ["epub"])
    assert [one.edition.name for one in built.published] == ["epub"]
    assert tree(out) == before
    section = min((guide / "sections").glob("*.md"))
    section.write_text(f"{section.read_text(encoding='utf-8')}\nA later sentence.\n", encoding="utf-8")
    build(guide, out, ["epub"])
    assert set(tree(out)) >= set(before) - {name for name in before if name.startswith("proof/")}
    cards = re.findall(r'<article[^>]* id="edition-([a-z]+)"', (out / "index.html").read_text(encoding="utf-8"))
    assert cards == ["epub"]


def test_a_fault_of_the_manuscript_stops_before_anything_is_typeset(
    guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error found in the text leaves the old edition alone."""
    made = use_fakes(monkeypatch)
    build(guide, tmp_path / "dist")
    before = tree(tmp_path / "dist")
    made.clear()
    write_guide(guide, TEXT + "\n[](#none)\n")
    with pytest.raises(FindingsError) as caught:
        build(guide, tmp_path / "dist")
    assert [finding.code for finding in caught.value.findings if finding.severity is Severity.ERROR] == ["MAN041"]
    assert made == []
    assert tree(tmp_path / "dist") == before


@pytest.mark.parametrize("severity", [Severity.ERROR, Severity.WARNING, Severity.NOTE])
@pytest.mark.parametrize("strict", [False, True])
def test_a_fault_of_an_edition_stops_before_anything_is_written(
    guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, severity: Severity, strict: bool
) -> None:
    """What a prover finds in the bytes stops the build: an error always, a warning with ``strict``, a note never."""
    fault = Rule("PDF999", severity, "A fault", "It harms.", "Mend it.").at(Place("small.pdf"))
    use_fakes(monkeypatch, [fault])
    if severity is Severity.ERROR or (strict and severity is Severity.WARNING):
        with pytest.raises(FindingsError) as caught:
            build(guide, tmp_path / "dist", strict=strict)
        assert fault in caught.value.findings
        assert not (tmp_path / "dist").exists()
    else:
        built = build(guide, tmp_path / "dist", strict=strict)
        assert fault in built.warnings


@pytest.mark.parametrize("names", [["pdf"], ["screen", "../x"], [""]])
def test_an_unknown_edition_is_refused_before_the_guide_is_read(tmp_path: Path, names: list[str]) -> None:
    """The message names the editions there are."""
    with pytest.raises(ConfigurationError, match="there is no edition") as caught:
        build(tmp_path / "absent", tmp_path / "dist", names)
    assert caught.value.hint == f"The editions are: {', '.join(EDITIONS)}."


def test_another_guides_output_is_refused_before_anything_is_typeset(
    guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same ``--out`` for two guides is a slip that costs nothing."""
    made = use_fakes(monkeypatch)
    build(guide, tmp_path / "dist")
    before = tree(tmp_path / "dist")
    made.clear()
    other = write_guide(tmp_path / "other", TEXT, settings=SETTINGS.replace("5b1f2a52", "5b1f2a53"))
    with pytest.raises(ConfigurationError, match="another guide"):
        build(other, tmp_path / "dist")
    assert made == []
    assert tree(tmp_path / "dist") == before


def test_the_guide_is_never_written_to(guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither by a check nor by a build."""
    use_fakes(monkeypatch)
    before = tree(guide)
    check(guide)
    build(guide, tmp_path / "dist")
    assert tree(guide) == before
