"""Data that is made by the hundred thousand: what a page draws, the words of a book."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

Made = TypeVar("Made")


@dataclass_transform(frozen_default=True)
def record(cls: type[Made]) -> type[Made]:
    """A dataclass that nobody changes, equal to what holds the same, and with a hash of what it holds.

    The type checker refuses whoever sets a field. While the program runs nothing does: a frozen dataclass calls a
    function for each of its fields, and making one takes five times as long.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)


@dataclass_transform(frozen_default=True, kw_only_default=True)
def named_record(cls: type[Made]) -> type[Made]:
    """A `record` whose fields are given by name."""
    make: Callable[[type[Made]], type[Made]] = dataclass(slots=True, unsafe_hash=True, kw_only=True)
    return make(cls)
