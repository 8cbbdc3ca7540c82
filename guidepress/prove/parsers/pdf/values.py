"""The objects of a PDF that anybody may have written: taken for what they should be, or for nothing."""

from __future__ import annotations

from typing import Any

import pikepdf


class TooMuchError(Exception):
    """A file asks for more work or memory than any book needs; the message says of what."""


def dictionary(value: Any) -> Any:
    """A dictionary, or the dictionary of a stream; an empty one for anything else."""
    if isinstance(value, pikepdf.Dictionary):
        return value
    return value.stream_dict if isinstance(value, pikepdf.Stream) else pikepdf.Dictionary()


def entry(value: Any, key: str) -> Any:
    """An entry of a dictionary; ``None`` where there is none, or no dictionary.

    pikepdf has one type for all objects and answers ``None`` itself for those that have no entries: what an object is
    need not be asked, which takes longer than the answer.
    """
    try:
        return value.get(key) if type(value) is pikepdf.Object else dictionary(value).get(key)
    except (pikepdf.PdfError, ValueError, TypeError):
        return None


def items(value: Any) -> list[Any]:
    """The members of an array; none for anything else."""
    return list(value) if isinstance(value, pikepdf.Array) else []


def name(value: Any) -> str:
    """A name without its solidus; "" for anything else. Names need not be UTF-8 (ISO 32000-1, 7.3.5)."""
    if not isinstance(value, pikepdf.Name):
        return ""
    try:
        return str(value)[1:]
    except ValueError:
        return bytes(value)[1:].decode("latin-1")


def text(value: Any) -> str:
    """A text string; "" for anything else."""
    if not isinstance(value, pikepdf.String):
        return ""
    try:
        return str(value)
    except ValueError:
        return bytes(value).decode("latin-1")


def whole(value: Any) -> int | None:
    """A whole number; ``None`` for anything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def number_of(value: Any) -> tuple[int, int]:
    """Object and generation number; (0, 0) for what has none."""
    found: tuple[int, int] = getattr(value, "objgen", (0, 0))
    return found
