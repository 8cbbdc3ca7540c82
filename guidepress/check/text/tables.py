"""What a room of checks knows of each language: a file a language, which is there or not.

That a language is known to a room is said by its file alone: no list names it a second time.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from guidepress.languages.english import ENGLISH
from guidepress.languages.registry import primary


def table_of(package: str, tag: str) -> Mapping[str, Any] | None:
    """The table ``de.toml`` of a room for a language by its tag; ``None`` if the room has none."""
    language = primary(tag)
    path = files(package) / f"{language}.toml"
    if not language.isalpha() or not path.is_file():
        return None
    return tomllib.loads(path.read_text(encoding="utf-8"))


def table_in_words(package: str, tag: str, kind: str) -> str:
    """The name of the table ``tables/german_cues.toml`` of a room, for ``de`` and ``cues``; empty if there is none.

    A language is called in it what it is called in English, in small letters.
    """
    name = f"tables/{ENGLISH.speak.languages.get(primary(tag), '').lower()}_{kind}.toml"
    return name if (files(package) / name).is_file() else ""
