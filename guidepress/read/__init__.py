"""Files to Book."""

from guidepress.read.assemble import read_guide

__all__ = ["read_guide"]
