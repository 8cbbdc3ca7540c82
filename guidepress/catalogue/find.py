"""Which guides there are below some folders, and under which names."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from guidepress.model.errors import ConfigurationError

SETTINGS = "guide.yaml"


@dataclass(frozen=True, slots=True)
class Found:
    """A guide by its name in the catalogue."""

    name: str
    folder: Path


def guides_below(folders: Sequence[Path], out: Path) -> list[Found]:
    """Every folder with a ``guide.yaml`` in or below some folders, by name; hidden folders and ``out`` are passed over.

    A guide is named by its path below the folder that was given, which is in front where several were. Nothing is
    looked for in the folder of a guide. Raises `ConfigurationError` if a folder holds none, or if two have one name.
    """
    found: dict[str, Found] = {}
    seen: set[Path] = set()
    for folder in folders:
        before = len(seen)
        for guide in _below(folder, out.resolve()):
            inside = guide.relative_to(folder).as_posix()
            top = folder.resolve().name
            name = top if inside == "." else f"{top}/{inside}" if len(folders) > 1 else inside
            if guide.resolve() in seen:
                before -= 1
                continue
            seen.add(guide.resolve())
            if name in found:
                raise ConfigurationError(
                    f"two guides are called '{name}': {found[name].folder} and {guide}",
                    hint="Name the folder that holds both.",
                )
            found[name] = Found(name, guide)
        if len(seen) == before:
            raise ConfigurationError(f"'{folder}' holds no guide", hint=f"A guide is a folder with {SETTINGS}.")
    return [found[name] for name in sorted(found)]


def _below(folder: Path, out: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        if SETTINGS in files:
            folders.clear()
            yield Path(here)
            continue
        folders[:] = sorted(name for name in folders if not name.startswith(".") and Path(here, name).resolve() != out)
