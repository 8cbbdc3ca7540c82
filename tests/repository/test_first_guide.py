"""The first guide: what its editors promise of it beyond its policy."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from fontTools.ttLib import TTFont

from guidepress.check.language.readability import Measure, measure
from guidepress.check.text.prose import blocks
from guidepress.model.book import Book, PartKind
from guidepress.typeset.fonts.pinned import SANS, prepare_fonts
from tests.support.places import ROOT

MANUSCRIPT = ROOT / "manuscript"
MEASURED = {PartKind.DISCLAIMER, PartKind.ABOUT, PartKind.SECTION}


def test_every_source_has_its_record() -> None:
    """``review/sources.md`` says of each reference, and of no other, what was read of it."""
    references = {entry["id"] for entry in json.loads((MANUSCRIPT / "references.json").read_bytes())}
    rows = re.findall(r"^\| ([a-z][\w-]{2,40}) \|", (MANUSCRIPT / "review/sources.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(set(rows) - {"source"}) == sorted(references)


NAMES = frozenset(
    "Drug Induced Liver Injury Network United States Mitragyna Cochrane Reviews Korth Electrocardiogram July December Chicago".split()
)
"""What has a capital in a title because it is a name, or begins a sentence."""


def test_titles_of_articles_are_printed_as_ama_prints_them() -> None:
    """Small letters but for names, a dash without spaces, the species in italics; an order of the law stays as it is."""
    references = json.loads((MANUSCRIPT / "references.json").read_bytes())
    titles = {
        one["id"]: one["title"] for one in references if one["type"] == "article-journal" and one["id"] != "dea2026"
    }
    capitals = {
        name: sorted(set(re.findall(r"(?<![\w-])[A-Z][a-z]+", re.sub("<[^>]+>", "", title).partition(" ")[2])) - NAMES)
        for name, title in titles.items()
    }
    assert {name: words for name, words in capitals.items() if words} == {}
    assert [name for name, title in titles.items() if " — " in title] == []
    assert [name for name, title in titles.items() if re.search(r"(?<!<i>)Mitragyna", title)] == []


def test_the_figures_are_what_the_data_give() -> None:
    """``draw.py --check`` finds no picture that a later change of the data has left behind."""
    done = subprocess.run(
        [sys.executable, str(MANUSCRIPT / "figures/draw.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_it_fits_on_58_pages() -> None:
    """Paper costs, and who is in pain turns pages: no section ends with a box alone on its last page."""
    files = json.loads((ROOT / "dist/manifest.json").read_bytes())["files"]
    pages = {one["edition"]: one.get("pages") for one in files}
    assert pages["screen"] == pages["print"] <= 58


DRAWINGS = [
    *sorted((MANUSCRIPT / "figures").glob("*.svg")),
    *sorted((ROOT / "guidepress/starter_guide").glob("*/figures/*.svg")),
]
COLUMN = 340
"""The column of a telephone or a small e-reader, in CSS px."""
WIDER = 1.18
"""How much wider the letters may be than ours: in DejaVu Sans the words of the first guide's drawings are, by 14 to 18 %."""


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_the_letters_of_drawings_are_legible_in_a_narrow_column(drawing: Path) -> None:
    """14 px or more where the column is 340 px wide, and nothing is cut off where the letters are wider than ours."""
    svg = "{http://www.w3.org/2000/svg}"
    root = ET.fromstring(drawing.read_bytes())  # our own file
    width = float(root.get("viewBox", "").split()[2])
    fonts = {weight: TTFont(prepare_fonts().find(SANS, weight)) for weight in (400, 700)}
    inherited = {key: one for group in root.iter(f"{svg}g") for key, one in group.attrib.items()}
    for text in root.iter(f"{svg}text"):
        look = inherited | text.attrib
        size, font = float(look["font-size"]), fonts[int(look.get("font-weight", 400))]
        assert size * min(1, COLUMN / width) >= 14, text.text
        names, advances = font.getBestCmap(), font["hmtx"]
        units = sum(advances[names[ord(sign)]][0] for sign in text.text or "")
        long = WIDER * size * units / font["head"].unitsPerEm
        left = float(look["x"]) - long * {"start": 0, "middle": 0.5, "end": 1}[look.get("text-anchor", "start")]
        assert left >= 0, text.text
        assert left + long <= width, text.text


@pytest.fixture(scope="module")
def measured(guide: Book) -> dict[str, Measure]:
    """What was counted in the running text of the disclaimer, of About and of each section."""
    return {
        part.id: measure(block.words for block in blocks(guide, part) if block.is_running)
        for part in guide.parts
        if part.kind in MEASURED
    }


def test_each_part_is_read_at_the_eighth_grade(measured: dict[str, Measure]) -> None:
    """SMOG 8 at most in each section, in the disclaimer and in About, not only over all."""
    grades = {name: counted.smog or 0.0 for name, counted in measured.items()}
    assert len(grades) > 10
    assert {name: round(grade, 2) for name, grade in grades.items() if round(grade, 1) > 8.0} == {}


def test_the_record_of_the_reading_grade_is_of_the_present_text(measured: dict[str, Measure]) -> None:
    """``review/communication.md`` gives the grades that the text has today, wherever it names one."""
    record = " ".join((MANUSCRIPT / "review/communication.md").read_text("utf-8").split())
    whole = sum(measured.values(), Measure(0, 0, 0, 0))
    grades = {name: f"{counted.smog or 0.0:.1f}" for name, counted in measured.items()}
    said = re.search(
        r"SMOG ([\d.]+) over all, and at most ([\d.]+) in each section and in the disclaimer; Flesch-Kincaid ([\d.]+) over"
        r" all; (\d+) words a sentence\. The hardest are the disclaimer \(([\d.]+)\), the introduction and the section on other"
        r" drugs \(([\d.]+) each\); the easiest is the one on the evidence \(([\d.]+)\)\.",
        record,
    )
    assert said is not None
    assert said.groups() == (
        f"{whole.smog or 0.0:.1f}",
        max(grades.values()),
        f"{whole.flesch_kincaid or 0.0:.1f}",
        f"{whole.mean_sentence:.0f}",
        grades["disclaimer"],
        grades["interactions"],
        grades["evidence"],
    )
    assert grades["introduction"] == grades["interactions"] == max(grades.values())
    assert grades["evidence"] == min(grades.values())
    assert re.findall(r"\bSMOG ([\d.]+)", record) == [f"{whole.smog or 0.0:.1f}"] * 2
