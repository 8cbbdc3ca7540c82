"""The last page of a leaflet: not one that holds the code of the whole guide and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from weasyprint import Document

_SMALL = 20
"""How wide the smaller code is (mm)."""
_LEAST_MODULE = 0.42
"""The least width of a module that a telephone reads in poor light (mm)."""
_PX = 4
"""How wide a module is drawn (CSS px)."""


def firmer(document: Document) -> Iterator[str]:
    """Sheets to try in turn, each instead of the one before, while `stands_alone` is true of the pages.

    A smaller code may find room on the page before. If not, it takes the end of the text with it.
    """
    codes = [one for one in _ways(document) if one.tag == "img"]
    width = float(codes[0].get("width") or 0) if codes else 0.0
    if width and _SMALL / (width / _PX) >= _LEAST_MODULE:
        yield (
            f".way {{ margin-top: var(--half); min-height: {_SMALL + 1}mm }}\n"
            f".way img {{ width: {_SMALL}mm; height: {_SMALL}mm }}\n"
        )
    yield ".way, .elsewhere { break-before: avoid }\n"


def stands_alone(document: Document) -> bool:
    """Whether nothing stands on the last page but where the whole guide is."""
    if len(document.pages) < 2:
        return False
    ways = _ways(document)
    found = [one for one in _elements(document) if one.get("data-n") and one.tag != "section"]
    return bool(ways) and all(one in ways for one in found)


def _ways(document: Document) -> list[Any]:
    """The elements on the last page that say where the whole guide is, and what is in them."""
    said = (one for one in _elements(document) if {"way", "elsewhere"} & set((one.get("class") or "").split()))
    return [inner for one in said for inner in one.iter()]


def _elements(document: Document) -> list[Any]:
    boxes = document.pages[-1]._page_box.descendants()
    return list(dict.fromkeys(box.element for box in boxes if box.element is not None))
