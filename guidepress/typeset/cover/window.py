"""The part of a cover's plane that is shown."""

from __future__ import annotations

from dataclasses import dataclass

from guidepress.typeset.fonts.outlines import number


@dataclass(frozen=True, slots=True)
class Window:
    """What is shown: the front's upper left corner is the origin, y runs down."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def fields(self) -> dict[str, str]:
        """The window as a template's fields."""
        return {
            "left": number(self.left),
            "top": number(self.top),
            "across": number(self.right - self.left),
            "down": number(self.bottom - self.top),
        }

    def of_front(self, width: float) -> Window:
        """The front alone with the bleed at its free edges: nothing of it goes over the fold."""
        bound_right = self.right > width * 1.5
        bound_left = self.left < -width * 0.5
        return Window(0 if bound_left else self.left, self.top, width if bound_right else self.right, self.bottom)
