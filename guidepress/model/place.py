"""Where something stands in the manuscript."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a file of the guide.

    ``file`` is relative to the guide folder and uses ``/`` on every system, so that no absolute path
    reaches an output. ``line`` and ``column`` count from 1; ``None`` means that only the file is known.
    """

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        """The usual ``file:line:column`` form that editors turn into a link."""
        return ":".join(str(piece) for piece in (self.file, self.line, self.column) if piece is not None)

    @classmethod
    def parse(cls, text: str) -> Place:
        """Read what ``__str__`` wrote (the value of a ``data-at`` attribute)."""
        pieces = text.rsplit(":", 2)
        numbers: list[int] = []
        while len(pieces) > 1 and pieces[-1].isdigit():
            numbers.insert(0, int(pieces.pop()))
        line, column = (*numbers, None, None)[:2]
        return cls(":".join(pieces), line, column)
