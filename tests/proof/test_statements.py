"""The manifest and the proof say of each statement what it is, who approved it, and on which page a file says it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from guidepress.cli import app as cli
from guidepress.pipeline import build as pipeline
from tests.support.places import CASES, ROOT
from tests.support.schemas import faults

POLICY = """\
title: Own
extends: general
dates: {review-months: 48}
weakens: [{id: dates.review-months, because: Soap does not change., by: "Ada Example, editor"}]
statements:
  storage: {says: where it is kept, why: x, accept: ['out of the reach of children']}
  eyes: {says: to spare the eyes, why: x, accept: ['out of your eyes'], wording: {en: Keep soap out of your eyes.}}
"""


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A guide of two statements, one of them approved, as a PDF, an EPUB and a web page."""
    room = tmp_path_factory.mktemp("statements")
    guide = Path(shutil.copytree(CASES / "_guide", room / "guide"))
    (guide / "policy.yaml").write_text(POLICY, encoding="utf-8")
    with (guide / "guide.yaml").open("a", encoding="utf-8") as file:
        file.write("policy: policy.yaml\n")
    with (guide / "front/disclaimer.md").open("a", encoding="utf-8") as file:
        file.write("\nKeep soap out of the reach of children.\n{: require=storage }\n\n{{statement:eyes}}\n")
    at = ["--guide", str(guide), "--by", "Ada Example, editor", "--yes", "storage"]
    assert cli.main(["approve", *at]) == 0
    pipeline.build(guide, room / "dist", ["screen", "epub", "web"])
    return room / "dist"


def read(dist: Path, name: str) -> dict[str, Any]:
    """A file of the dist as data."""
    data: dict[str, Any] = json.loads((dist / name).read_bytes())
    return data


@pytest.mark.parametrize("name", ["manifest.json", "proof/report.json"])
def test_what_is_recorded(dist: Path, name: str) -> None:
    """The policy with what it weakens and who owns that; each statement with its words' origin and approval."""
    data = read(dist, name)
    assert data["policy"]["names"] == ["policy.yaml", "general"]
    (weak,) = data["policy"]["weakened"]
    assert (weak["id"], weak["was"], weak["now"], weak["by"]) == (
        "dates.review-months",
        "36",
        "48",
        "Ada Example, editor",
    )
    storage, eyes = data["statements"]
    assert (storage["id"], storage["provenance"], storage["language"]) == ("storage", "not the approved wording", "en")
    assert storage["approved"] == {"name": "Ada Example", "role": "editor", "date": "2026-01-02"}
    assert (eyes["id"], eyes["provenance"], eyes["approved"]) == ("eyes", "approved wording", None)
    assert len(storage["sha256"]) == 64
    assert any("REF014" in line for line in data["not-checked"])


def test_where_each_file_says_them(dist: Path) -> None:
    """The folio in the PDF, read from its bytes; no page in a file that has none. The form is the one promised."""
    data = read(dist, "proof/report.json")
    assert faults(data, json.loads((ROOT / "docs/proof.schema.json").read_bytes())) == []
    said = {record["kind"]: {one["id"]: one["page"] for one in record["statements"]} for record in data["files"]}
    assert said["epub"] == said["web"] == {"storage": None, "eyes": None}
    assert set(said["pdf"]) == {"storage", "eyes"}
    assert said["pdf"]["storage"] == said["pdf"]["eyes"] == "v"


def test_the_page_for_people(dist: Path) -> None:
    """It names the statement, who approved it or that nobody did, the weakening, and what was not checked."""
    text = (dist / "proof/report.html").read_text(encoding="utf-8")
    for words in (
        "storage",
        "Ada Example, editor, 2026-01-02",
        "nobody",
        "dates.review-months",
        "screen, page v",
    ):
        assert words in text
    assert "later retractions are unknown" in text
