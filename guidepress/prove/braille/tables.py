"""The tables of liblouis by which a braille edition is read back."""

from __future__ import annotations

from guidepress.languages.language import BrailleCode
from guidepress.languages.registry import language_for


def code_of(language: str) -> BrailleCode:
    """The braille code of a language (BCP 47). Raises `KeyError` for a language that has none."""
    code = language_for(language).braille
    if code is None:
        raise KeyError(language)
    return code


def tables_of(language: str) -> tuple[str, ...]:
    """The table of the edition, and that of uncontracted braille where it is another. Raises as `code_of`."""
    code = code_of(language)
    return (code.table, code.plain) if code.plain else (code.table,)
