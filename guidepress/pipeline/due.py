"""Which guides need a look: those in which something has lapsed, or lapses soon."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from guidepress.check.policy.lapses import Lapse, lapses
from guidepress.model.errors import ConfigurationError
from guidepress.model.finding import Findings
from guidepress.read import read_guide

SETTINGS = "guide.yaml"


@dataclass(frozen=True, slots=True)
class Due:
    """A guide with what has lapsed in it or lapses soon; ``fault`` says why it could not be read."""

    folder: Path
    title: str
    lapses: tuple[Lapse, ...]
    fault: str = ""


def guides_in(folders: Sequence[Path]) -> list[Path]:
    """The guides among some folders and right below them. Raises `ConfigurationError` if there is none."""
    found: list[Path] = []
    for folder in folders:
        here = (
            [folder] if (folder / SETTINGS).is_file() else sorted(path.parent for path in folder.glob(f"*/{SETTINGS}"))
        )
        if not here:
            raise ConfigurationError(f"'{folder}' holds no guide", hint=f"A guide is a folder with {SETTINGS}.")
        found += [one for one in here if one not in found]
    return found


def due_guides(folders: Sequence[Path], today: dt.date, days: int) -> Iterator[Due]:
    """Each guide with something that lapses within some days of a day, and each that cannot be read."""
    for folder in guides_in(folders):
        try:
            book = read_guide(folder, Findings())
        except ConfigurationError as error:
            yield Due(folder, "", (), error.message)
            continue
        soon = tuple(one for one in lapses(book) if one.last < today + dt.timedelta(days))
        if soon:
            yield Due(folder, book.settings.title, soon)
