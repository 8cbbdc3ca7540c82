"""The lists of chapters of other tools. `plan_of` finds out which tool a folder was written for."""

from __future__ import annotations

from guidepress.importing.tools.detect import plan_of

__all__ = ["plan_of"]
