"""What changed since an edition, from the web page that was published."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lxml import etree

from guidepress.cli import app as cli
from guidepress.pipeline import build as pipeline
from tests.support.places import CASES


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The stock guide and its web edition, in a room of their own."""
    room = tmp_path_factory.mktemp("published")
    shutil.copytree(CASES / "_guide", room / "guide")
    pipeline.build(room / "guide", room / "dist", ["web"])
    return room


@pytest.fixture
def guide(published: Path, tmp_path: Path) -> Path:
    """A copy of the guide to change."""
    return Path(shutil.copytree(published / "guide", tmp_path / "guide"))


def change(guide: Path, file: str, old: str, new: str) -> None:
    """Other words in a file."""
    text = (guide / file).read_text(encoding="utf-8")
    assert old in text
    (guide / file).write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_changed(published: Path, guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder or its page; the guide as it was published has no change."""
    for since in (published / "dist", published / "dist/read.html"):
        assert cli.main(["changes", str(since), "--guide", str(guide)]) == 0
        assert capsys.readouterr().out.endswith("Nothing changed.\n")


def test_without_an_edition_it_is_the_guides_own(
    published: Path, guide: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lies in dist/ of the guide that is named is meant, wherever one stands."""
    shutil.copytree(published / "dist", guide / "dist", dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    assert cli.main(["changes", "--guide", str(guide)]) == 0
    assert capsys.readouterr().out.endswith("Nothing changed.\n")


def test_what_changed(published: Path, guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A paragraph that became another, one that came, a section that came and one that went; the versions."""
    change(guide, "guide.yaml", 'version: "1.0"', 'version: "1.1"')
    change(guide, "sections/01-why.md", "loosens the", "lifts the")
    change(guide, "guide.yaml", "  - sections/03-more.md\n", "  - sections/04-new.md\n")
    (guide / "sections/04-new.md").write_text("# Towels {#towels}\n\nUse a clean one.\n", encoding="utf-8")
    assert cli.main(["changes", str(published / "dist"), "--guide", str(guide)]) == 0
    told = capsys.readouterr().out
    assert "Version 1.0, 2 January 2026 -> Version 1.1, 2 January 2026" in told
    assert "  - Soap loosens the film on the skin.\n  + Soap lifts the film on the skin.\n" in told
    assert "Towels (new)\n" in told
    assert "  + Use a clean one.\n" in told
    assert "More (taken out)" in told
    assert "How it is done" not in told


def test_the_page_for_readers(published: Path, guide: Path, tmp_path: Path) -> None:
    """Well-formed, no script; what went and what came stand in del and ins, in the language of the guide."""
    change(guide, "sections/01-why.md", "loosens the", "lifts the")
    out = tmp_path / "changes.html"
    assert cli.main(["changes", str(published / "dist"), "--guide", str(guide), "--out", str(out)]) == 0
    html = out.read_text(encoding="utf-8")
    assert "<script" not in html
    tree = etree.HTML(html)
    assert [one.text for one in tree.iter("del")] == ["Soap loosens the film on the skin."]
    assert [(one.text, one.get("lang")) for one in tree.iter("ins")] == [("Soap lifts the film on the skin.", "en")]


def test_what_is_no_edition(guide: Path, tmp_path: Path) -> None:
    """A folder without the page, a page without parts: exit code 2; a guide with errors: exit code 1."""
    assert cli.main(["changes", str(tmp_path), "--guide", str(guide)]) == 2
    (tmp_path / "read.html").write_text("<p>Hello.</p>", encoding="utf-8")
    assert cli.main(["changes", str(tmp_path), "--guide", str(guide)]) == 2


def test_a_guide_with_errors(published: Path, guide: Path) -> None:
    """What cannot be built cannot be compared."""
    change(guide, "sections/01-why.md", "{.term}", "{.term} [](#nowhere)")
    assert cli.main(["changes", str(published / "dist"), "--guide", str(guide)]) == 1


@pytest.mark.parametrize("data", [b"\x1d<p>", b"<section>" * 5000, bytes(range(256)), b""])
def test_what_is_no_edition_is_refused(data: bytes, guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever lies there: exit code 2, and which file."""
    page = guide.parent / "read.html"
    page.write_bytes(data)
    assert cli.main(["changes", str(page), "--guide", str(guide)]) == 2
    assert str(page) in capsys.readouterr().err
