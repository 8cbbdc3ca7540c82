"""Files to Book."""

from guidepress.read.guide import read_guide

__all__ = ["read_guide"]
