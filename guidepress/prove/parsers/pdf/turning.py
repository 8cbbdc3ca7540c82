"""In which direction the pages of a PDF are turned."""

from __future__ import annotations

import pikepdf


def turns_right_to_left(pdf: pikepdf.Pdf) -> bool:
    """Whether the next page lies to the left of a page (ISO 32000-1, 12.2, table 150)."""
    preferences = pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary())
    return isinstance(preferences, pikepdf.Dictionary) and preferences.get("/Direction") == pikepdf.Name.R2L
