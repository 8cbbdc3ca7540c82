"""What the tests of import share."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from guidepress.importing.folder import SourceFolder
from guidepress.importing.plan import Log, Plan
from guidepress.importing.tools import plan_of

DAY = dt.date(2026, 11, 26)


WORDS = "The tide comes in twice a day and goes out again."


def planned(folder: Path, files: dict[str, str], language: str = "") -> tuple[Plan, Log]:
    """The plan of a folder with these files."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    log = Log()
    return plan_of(SourceFolder(folder, language), log), log


def chapter(name: str) -> str:
    """A text with a title of its own."""
    return f"# {name}\n\n{WORDS}\n"
