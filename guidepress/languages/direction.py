"""In which direction a language runs, whether Guidepress has words in it or not: its script decides."""

from __future__ import annotations

_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "pnb", "ps", "sd", "syr", "ug", "ur", "yi"})
"""Primary subtags of the languages whose usual script runs from right to left (CLDR, likely subtags)."""

_SCRIPTS = frozenset({"adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"})
"""Scripts in use that run from right to left (ISO 15924)."""


_APART = frozenset({"dv", "he", "yi"})
"""Languages from right to left whose letters stand apart; those of the others are joined."""


def is_joined(tag: str) -> bool:
    """Whether the letters of a language are joined, so that no space can be set between them."""
    return runs_right_to_left(tag) and tag.lower().split("-")[0] not in _APART


def runs_right_to_left(tag: str) -> bool:
    """Whether text in a language, by its BCP 47 tag, runs from right to left; a script in the tag decides first."""
    primary, *subtags = tag.lower().split("-")
    script = next((one for one in subtags if len(one) == 4 and one.isalpha()), None)
    return script in _SCRIPTS if script else primary in _LANGUAGES


def direction_of(tag: str) -> str:
    """``"rtl"`` or ``"ltr"``."""
    return "rtl" if runs_right_to_left(tag) else "ltr"
