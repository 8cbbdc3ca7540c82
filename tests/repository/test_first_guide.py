"""The first guide: what its editors promise of it beyond its policy."""

from __future__ import annotations

import json
import re
import subprocess
import sys

from guidepress.check.language.readability import measure
from guidepress.check.text.prose import blocks
from guidepress.model.book import Book, PartKind
from tests.support.places import ROOT

MANUSCRIPT = ROOT / "manuscript"
MEASURED = {PartKind.DISCLAIMER, PartKind.ABOUT, PartKind.SECTION}


def test_every_source_has_its_record() -> None:
    """``review/sources.md`` says of each reference, and of no other, what was read of it."""
    references = {entry["id"] for entry in json.loads((MANUSCRIPT / "references.json").read_bytes())}
    rows = re.findall(r"^\| ([a-z][\w-]{2,40}) \|", (MANUSCRIPT / "review/sources.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(set(rows) - {"source"}) == sorted(references)


def test_the_figures_are_what_the_data_give() -> None:
    """``draw.py --check`` finds no picture that a later change of the data has left behind."""
    done = subprocess.run(
        [sys.executable, str(MANUSCRIPT / "figures/draw.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_each_part_is_read_at_the_eighth_grade(guide: Book) -> None:
    """SMOG 8 at most in each section, in the disclaimer and in About, not only over all."""
    grades = {
        part.id: measure(block.words for block in blocks(guide, part) if block.is_running).smog or 0.0
        for part in guide.parts
        if part.kind in MEASURED
    }
    assert len(grades) > 10
    assert {name: round(grade, 2) for name, grade in grades.items() if round(grade, 1) > 8.0} == {}
