"""Guidepress: accessible guides from Markdown, as PDF, EPUB and web page, with proof.

The public face (docs/api.md): `read`, `check`, `build`, `prove` and `speak`. They are defined in `guidepress.api` and
loaded when they are first used, so that ``import guidepress`` costs next to nothing. Three of them have the name of a
room; what lies in a room is imported from there: ``from guidepress.read.guide import read_guide``.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

from guidepress.model.version import __version__

if TYPE_CHECKING:
    from guidepress.api import build, check, prove, read, speak

__all__ = ["__version__", "build", "check", "prove", "read", "speak"]


class _Face(ModuleType):
    """The package: importing the room ``guidepress.read`` does not hide the function ``guidepress.read``."""

    def __getattr__(self, name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module '{__name__}' has no attribute '{name}'", name=name, obj=self)
        from guidepress import api

        value: object = getattr(api, name)
        setattr(self, name, value)
        return value

    def __setattr__(self, name: str, value: object) -> None:
        if name not in __all__ or not isinstance(value, ModuleType):
            super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *__all__})


sys.modules[__name__].__class__ = _Face
