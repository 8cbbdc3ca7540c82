"""Style sheets as the typesetter reads them: each once, whatever is laid out with it."""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import Any

_KEPT = 48
"""How many sheets are kept: those of all editions of a guide and a few of its own."""


class _Faces:
    """Stands in for the fonts of a document, and sees whether a sheet brings some."""

    asked = False

    def add_font_face(self, _descriptors: Any, _fetcher: Any) -> None:
        """A sheet has an ``@font-face`` rule."""
        self.asked = True


class _Told(logging.Handler):
    """Sees whether the typesetter has something against a sheet."""

    asked = False

    def emit(self, _record: logging.LogRecord) -> None:
        """Something is said."""
        self.asked = True


def parsed(text: str, fonts: Any) -> Any:
    """A sheet, parsed. Nobody changes it, so that one serves every layout.

    One that brings fonts is read for each layout anew, and so is one that is warned about: each layout is told.
    """
    import weasyprint

    return _shared(text) or weasyprint.CSS(string=text, font_config=fonts)


@lru_cache(_KEPT)
def _shared(text: str) -> Any | None:
    import weasyprint

    logger, told, faces = logging.getLogger("weasyprint"), _Told(logging.WARNING), _Faces()
    logger.addHandler(told)
    try:
        sheet = weasyprint.CSS(string=text, font_config=faces)
    finally:
        logger.removeHandler(told)
    return None if faces.asked or told.asked else sheet
