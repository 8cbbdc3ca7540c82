"""A file that is read once, whoever asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Self, TypeVar, cast

_Made = TypeVar("_Made")


class Opened:
    """The bytes of a file, and what was made of them."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._made: dict[Callable[..., object], object] = {}

    @classmethod
    def of(cls, file: Self | bytes, /, **options: Any) -> Self:
        """A file, whether it is opened or comes as its bytes."""
        return cls(file, **options) if isinstance(file, bytes) else file

    def once(self, make: Callable[[Self], _Made]) -> _Made:
        """What a function makes of the file: made when it is first asked for."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("_Made", self._made[make])
