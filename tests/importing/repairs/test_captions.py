"""Numbers that captions bring along: taken out where the guide gives them the same, else told."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.importing.bring_in import bring_in
from tests.importing.planning import DAY, WORDS, planned

TABLE = "\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"


@pytest.mark.parametrize(
    ("captions", "wanted"),
    [
        (["Table 1: Heights", "Table 2. Depths"], ["Heights", "Depths"]),
        (["Table 1 Heights", "Of nothing", "Table 3 Depths"], ["Heights", "Of nothing", "Depths"]),
        (["Tabelle 1: Höhen", "Tab. 2 Tiefen"], ["Höhen", "Tiefen"]),
        (["Table 1: Heights", "Table 7: Depths"], None),
        (["Table 1.1: Heights", "Table 2 shows all"], None),
        (["Table 1", "Tables 2: Depths"], None),
    ],
)
def test_a_caption_says_its_number_once(tmp_path: Path, captions: list[str], wanted: list[str] | None) -> None:
    """A document's "Table 2: Depths" was printed "Table 2 Table 2: Depths"; what the text calls it stays right."""
    text = "# Tides\n\n" + WORDS + "".join(f"{TABLE}: {one}\n\nAs Table 2 shows.\n" for one in captions)
    planned(tmp_path / "source", {"a.md": text})
    made = bring_in(tmp_path / "source", tmp_path / "guide", DAY)
    written = (tmp_path / "guide/sections/a.md").read_text(encoding="utf-8")
    found = [
        line.removeprefix(": ").removeprefix("Table: ")
        for line in written.split("\n")
        if line.startswith((": ", "Table: "))
    ]
    assert found == (captions if wanted is None else wanted)
    assert written.count("As Table 2 shows.") == len(captions)
    told = [loss.what for loss in made.log.losses if loss.kind == "Numbers of captions"]
    assert len(told) == (2 if captions[-1] == "Table 7: Depths" else 0)
    assert made.errors == ()
