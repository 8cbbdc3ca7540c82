"""The outline of a PDF: its bookmarks in their order (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf


def outline_entries(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Its entries as a reader shows them, each once: one that leads back to another ends there."""
    waiting = [pdf.Root.get("/Outlines", pikepdf.Dictionary()).get("/First")]
    seen: set[tuple[int, int]] = set()
    while waiting:
        one = waiting.pop(0)
        if not isinstance(one, pikepdf.Dictionary) or one.objgen in seen:
            continue
        seen.add(one.objgen)
        waiting = [one.get("/First"), one.get("/Next"), *waiting]
        yield one
