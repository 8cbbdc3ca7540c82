"""Where the style sheets lie: in ``styles/`` beside the package, or inside it where it was installed."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]

STYLES = next(
    folder for folder in (_PACKAGE / "styles", _PACKAGE.parent / "styles") if (folder / "tokens.css").is_file()
)
"""The folder of tokens, sheets and drawings that every edition is set with."""
