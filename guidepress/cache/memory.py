"""What one process has read and found, by what it was made from: nothing is written, it ends with the process."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

Made = TypeVar("Made")

MOST = 2_000
"""How many values are held at most: those of a book of some hundred parts, as it is and as it was a moment ago."""


@dataclass(slots=True)
class Memory:
    """Values by the digest of everything that went into them; what was asked for longest ago goes first.

    Whoever takes a value must not change it.
    """

    most: int = MOST
    _held: OrderedDict[str, Any] = field(default_factory=OrderedDict)

    def recall(self, key: str, make: Callable[[], Made]) -> Made:
        """The value of a key, made if it is not there."""
        if key in self._held:
            self._held.move_to_end(key)
            known: Made = self._held[key]
            return known
        made = self._held[key] = make()
        while len(self._held) > self.most:
            self._held.popitem(last=False)
        return made


def key_of(*pieces: bytes) -> str:
    """SHA-256 over pieces and their lengths, in hexadecimal digits."""
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(len(piece).to_bytes(8, "big"))
        digest.update(piece)
    return digest.hexdigest()
