"""The labels of pages: the folios as a reader shows them (ISO 32000-1, 12.4.2)."""

from __future__ import annotations

import pikepdf


def page_labels(pdf: pikepdf.Pdf) -> list[str]:
    """The label of each page; its number where it has none, or one that nobody could read."""
    return [label_of(page, number) for number, page in enumerate(pdf.pages)]


def label_of(page: pikepdf.Page, number: int) -> str:
    """The label of the page with an index; its number where it has none, or a roman numeral without end."""
    try:
        return str(page.label) or str(number + 1)
    except (
        pikepdf.PdfError,
        ValueError,
        TypeError,
        OverflowError,
        LookupError,
        AttributeError,
    ):  # a roman numeral of two thousand million
        return str(number + 1)
