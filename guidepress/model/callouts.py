"""The types of callouts: the only list of them."""

from __future__ import annotations

from collections.abc import Container
from typing import Literal, get_args

CalloutType = Literal["note", "tip", "warning", "danger", "example"]

CALLOUTS: tuple[CalloutType, ...] = get_args(CalloutType)
"""The first is what a callout is that names none."""


def callout_type(names: Container[str]) -> CalloutType:
    """The type of a callout whose element has these classes."""
    return next((kind for kind in CALLOUTS[1:] if kind in names), CALLOUTS[0])
