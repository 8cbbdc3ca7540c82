"""The words by which a sentence says something of the guide itself, as machines."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from guidepress.policies.wordings import Wordings


@cache
def words(name: str) -> Wordings:
    """The machine of a list of ``words.toml``. Raises `KeyError` if there is none."""
    table = tomllib.loads((files("guidepress.check.agreement") / "words.toml").read_text(encoding="utf-8"))
    return Wordings(table[name])
