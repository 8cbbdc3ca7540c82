"""Hunspell dictionaries of this machine, for the spelling of languages whose words Guidepress does not bring along.

They are no part of a guide: what they find is told by ``check``, a build and the proof, and reaches no edition. Only
folders of the machine are looked into, never the guide's: Hunspell is C++, and a guide may be anybody's.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

FOLDERS_VARIABLE = "GUIDEPRESS_DICTIONARIES"
"""The environment variable that names folders with dictionaries (``de_DE.aff``, ``de_DE.dic``); they come first."""
USUAL = ("/usr/share/hunspell", "/usr/share/myspell/dicts", "/Library/Spelling")
"""Where Debian, Fedora, older systems and macOS have them."""
LONGEST = 100
"""Letters of a word that is looked up."""


class Speller:
    """A Hunspell dictionary of a language, called by its file's name."""

    def __init__(self, name: str, folder: Path) -> None:
        """``folder`` holds ``name.aff`` and ``name.dic``."""
        from hunspell import Hunspell  # type: ignore[import-untyped]

        self.name = name
        self._words: Any = Hunspell(name, hunspell_data_dir=f"{folder}{os.sep}")
        self._known: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Whether a word is in the dictionary as it is written, or its pieces between hyphens and apostrophes are."""
        plain = word.replace("’", "'")
        if plain not in self._known:
            pieces = [piece for piece in plain.replace("-", "'").split("'") if piece]
            self._known[plain] = self._has(plain) or (
                len(pieces) > 1 and all(len(piece) == 1 or self._has(piece) for piece in pieces)
            )
        return self._known[plain]

    def _has(self, word: str) -> bool:
        return len(word) > LONGEST or bool(self._words.spell(word))

    def suggestion(self, word: str) -> str | None:
        """The likeliest word that was meant, or ``None``."""
        found = self._words.suggest(word.replace("’", "'")) if len(word) <= LONGEST else ()
        return str(found[0]) if found else None


def speller_for(tag: str) -> Speller | None:
    """The dictionary of a language on this machine: that of its region, else the first of the language by name."""
    return _speller(tag, tuple(_folders()))


def _folders() -> Iterator[str]:
    yield from (one for one in os.environ.get(FOLDERS_VARIABLE, "").split(os.pathsep) if one)
    yield from USUAL


_LANGUAGE = re.compile(r"[A-Za-z]{2,8}", re.ASCII)
"""The first part of a tag (BCP 47, 2.2.1)."""


@cache
def _speller(tag: str, folders: tuple[str, ...]) -> Speller | None:
    language, _, region = tag.partition("-")
    if not _LANGUAGE.fullmatch(language):  # a tag that is none is told elsewhere; it names no file
        return None
    own = f"{language.lower()}_{region.upper()}" if region else ""
    for folder in map(Path, folders):
        names = sorted(
            path.stem
            for path in folder.glob(f"{language.lower()}*.dic")
            if path.stem.split("_")[0] == language.lower() and path.with_suffix(".aff").is_file()
        )
        chosen = own if own in names else language.lower() if language.lower() in names else next(iter(names), "")
        if chosen:
            return Speller(chosen, folder)
    return None
