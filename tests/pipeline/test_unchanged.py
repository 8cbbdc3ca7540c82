"""A build with a cache: the same bytes and the same findings as without, and no work where nothing has changed."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from guidepress.cache.ground import sheet_digest
from guidepress.cache.store import Store, open_store
from guidepress.model.errors import FindingsError
from guidepress.pipeline import build as pipeline
from guidepress.pipeline.built import Built
from guidepress.pipeline.made import Made
from guidepress.pipeline.unchanged import build_if_changed
from tests.support.edits import HOW_MANY
from tests.support.fake_editions import use_fakes
from tests.support.places import BOOKS, tree
from tests.support.small_guide import write_guide

SECTION = """\
# One

Water boils when it is hot. See [the box](#box) and [@snow1855].

![A box](figures/box.svg "A box."){#box}

| a | b |
|---|---|
| 1 | 2 |
"""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty store."""
    made = open_store(tmp_path / "cache")
    assert made is not None
    return made


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """A guide of one section."""
    return write_guide(tmp_path / "guide", SECTION)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The editions that were made, as they are made, in no time."""
    use_fakes(monkeypatch)
    made: list[str] = []
    before = pipeline._make

    def make(book: object, editions: list[object], *rest: object) -> list[Made]:
        made.extend(edition.name for edition in editions)  # type: ignore[attr-defined]
        return before(book, editions, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "_make", make)
    return made


def bare(built: Built) -> list[object]:
    """What a build tells of its editions and its warnings."""
    return [*(replace(one, companions=()) for one in built.published), *built.warnings]


def test_nothing_is_done_twice(guide: Path, tmp_path: Path, store: Store, counted: list[str]) -> None:
    """The second build makes nothing and writes nothing, and tells what the first told."""
    out = tmp_path / "out"
    first = build_if_changed(guide, out, ["web"], store=store)
    lies, times = tree(out), {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    second = build_if_changed(guide, out, ["web"], store=store)
    assert (first.changed, second.changed, counted) == (True, False, ["web"])
    assert tree(out) == lies
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == times
    assert bare(second) == bare(first)
    assert second.remembered == ("web",)


def _touched_sheet(out: Path, _guide: Path) -> None:
    (out / "read.html").write_text("changed", encoding="utf-8")


def _gone(out: Path, _guide: Path) -> None:
    (out / "index.html").unlink()


def _further(out: Path, _guide: Path) -> None:
    (out / "CNAME").write_text("example.org", encoding="utf-8")


def _no_output(out: Path, _guide: Path) -> None:
    shutil.rmtree(out)


@pytest.mark.parametrize("change", [_touched_sheet, _gone, _further, _no_output])
def test_another_output_folder_is_written_again(
    guide: Path, tmp_path: Path, store: Store, counted: list[str], change: Callable[[Path, Path], None]
) -> None:
    """The editions come from the cache, the folder is made what it must be, and a file of the editor's stays."""
    out = tmp_path / "out"
    build_if_changed(guide, out, ["web"], store=store)
    lies = tree(out)
    change(out, guide)
    again = build_if_changed(guide, out, ["web"], store=store)
    assert (again.changed, again.remembered, counted) == (True, ("web",), ["web"])
    assert {name: data for name, data in tree(out).items() if name != "CNAME"} == lies


def test_a_changed_guide_is_built_and_the_old_one_is_known_again(
    guide: Path, tmp_path: Path, store: Store, counted: list[str]
) -> None:
    """An edit and its undoing: the third build makes nothing anew."""
    out = tmp_path / "out"
    build_if_changed(guide, out, ["web"], store=store)
    lies = tree(out)
    section = guide / "sections/one.md"
    section.write_text(SECTION.replace("hot", "warm"), encoding="utf-8")
    build_if_changed(guide, out, ["web"], store=store)
    assert tree(out) != lies
    section.write_text(SECTION, encoding="utf-8")
    build_if_changed(guide, out, ["web"], store=store)
    assert counted == ["web", "web"]
    assert tree(out) == lies


def test_a_sheet_of_the_web_edition_leaves_the_pages_alone(
    guide: Path, tmp_path: Path, store: Store, counted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What touches the web edition only does not set the pages again; what touches all of them does."""
    from guidepress.pipeline import remembered

    build_if_changed(guide, tmp_path / "out", ["web", "braille", "epub"], store=store)
    for changed, made in (
        ("web.css", ["web"]),
        ("epub.css", ["epub", "web"]),
        ("tokens.css", ["braille", "epub", "web"]),
    ):
        counted.clear()
        with monkeypatch.context() as patch:
            patch.setattr(
                remembered, "sheet_digest", lambda name, one=changed: sheet_digest(name) + one * (name == one)
            )
            build_if_changed(guide, tmp_path / changed, ["web", "braille", "epub"], store=store)
        assert sorted(counted) == made, changed


def test_findings_are_the_same_from_the_cache(guide: Path, tmp_path: Path, store: Store) -> None:
    """A warning is told again, whether the editions are known or all of it is; with --strict it stops the build."""
    (guide / "sections/one.md").write_text(SECTION + "\nIt is is hot.\n", encoding="utf-8")
    told = [build_if_changed(guide, tmp_path / name, ["web"], store=store).warnings for name in ("a", "a", "b")]
    assert told[0]
    assert told[0] == told[1] == told[2]
    with pytest.raises(FindingsError):
        build_if_changed(guide, tmp_path / "a", ["web"], store=store, strict=True)


def test_damaged_entries_are_made_again(guide: Path, tmp_path: Path, store: Store, counted: list[str]) -> None:
    """Whatever happens to the files of the cache, the editions are what they are without."""
    out = tmp_path / "out"
    build_if_changed(guide, out, ["web"], store=store)
    lies = tree(out)
    for path in store.folder.rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-7] + b"garbage")
    build_if_changed(guide, out, ["web"], store=store)
    assert counted == ["web", "web"]
    assert tree(out) == lies


def test_a_guide_with_errors_is_not_noted(guide: Path, tmp_path: Path, store: Store) -> None:
    """Errors are found each time, and what lies in the output folder stays."""
    build_if_changed(guide, tmp_path / "out", ["web"], store=store)
    lies = tree(tmp_path / "out")
    (guide / "sections/one.md").write_text(SECTION + "\n[@nobody1900]\n", encoding="utf-8")
    for _each in range(2):
        with pytest.raises(FindingsError):
            build_if_changed(guide, tmp_path / "out", ["web"], store=store)
    assert tree(tmp_path / "out") == lies


def test_the_output_folder_may_lie_in_the_guide(guide: Path, store: Store, counted: list[str]) -> None:
    """Then it is no part of what the guide is made from."""
    build_if_changed(guide, guide / "dist", ["web"], store=store)
    assert not build_if_changed(guide, guide / "dist", ["web"], store=store).changed
    assert counted == ["web"]


EDITS: list[Callable[[random.Random, str], str]] = [
    lambda r, text: text.replace("hot", r.choice(["hot", "warm", "cold", "boiling"])),
    lambda r, text: text + f"\nA paragraph with the number {r.randrange(100)}.\n",
    lambda r, text: text + f"\n## A heading {r.randrange(9)}\n\nText below it.\n",
    lambda _r, text: text.rsplit("\n\n", 1)[0] + "\n",
    lambda _r, text: text + "\n",
    lambda r, text: text.replace("| 1 |", f"| {r.randrange(5)} |"),
    lambda _r, _text: SECTION,
]


def told_by(guide: Path, out: Path, names: list[str], store: Store | None) -> list[object]:
    """What a build tells: its editions and warnings, or its errors."""
    try:
        return bare(build_if_changed(guide, out, names, store=store))
    except FindingsError as error:
        return list(error.findings)


def same_after_edits(tmp_path: Path, store: Store, names: list[str], edits: int) -> None:
    """Random edits of a small guide: each build with the cache is, byte for byte, the one without."""
    dice = random.Random(20260101)  # noqa: S311 - no secret
    guide = write_guide(tmp_path / "guide", SECTION)
    section = guide / "sections/one.md"
    for _each in range(edits):
        text = dice.choice(EDITS)(dice, section.read_text(encoding="utf-8"))
        section.write_text(text if text.startswith("# One") else SECTION, encoding="utf-8")
        shutil.rmtree(tmp_path / "cold", ignore_errors=True)
        assert told_by(guide, tmp_path / "warm", names, store) == told_by(guide, tmp_path / "cold", names, None)
        if (tmp_path / "cold").exists():
            assert tree(tmp_path / "warm") == tree(tmp_path / "cold")


def test_a_warm_build_is_a_cold_one(tmp_path: Path, store: Store) -> None:
    """A handful of edits, of the web edition."""
    same_after_edits(tmp_path, store, ["web"], 4)


@pytest.mark.slow
def test_a_warm_build_is_a_cold_one_whatever_the_edit(tmp_path: Path, store: Store) -> None:
    """Many edits, of pages, book and web."""
    same_after_edits(tmp_path, store, ["screen", "epub", "web"], HOW_MANY)


@pytest.mark.slow
def test_all_editions_from_the_cache(tmp_path: Path, store: Store) -> None:
    """Every edition of the smallest guide, made and then known, into two folders."""
    from guidepress.model.edition import EDITIONS

    names = [name for name in EDITIONS if name != "leaflet"]  # of which the smallest guide chooses nothing
    first = build_if_changed(BOOKS / "minimal", tmp_path / "a", names, store=store)
    second = build_if_changed(BOOKS / "minimal", tmp_path / "b", names, store=store)
    assert (first.remembered, set(second.remembered)) == ((), set(names))
    assert tree(tmp_path / "a") == tree(tmp_path / "b")
