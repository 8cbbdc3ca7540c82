"""What a build comes to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from guidepress.model.edition import Published
from guidepress.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: where, which editions, and the warnings that did not stop it.

    ``remembered`` names the editions that a store had as they are; ``changed`` says whether anything was written.
    """

    out: Path
    published: tuple[Published, ...]
    warnings: tuple[Finding, ...]
    remembered: tuple[str, ...] = ()
    changed: bool = True
