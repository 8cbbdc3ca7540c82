"""Other folios in pages that are laid out: where they are as wide as those that they replace, every line stays.

A reference shows its folio in tabular figures (``paged.css``), so that "87" takes the place of "88" and no part is set
anew for it. What is written is held to the widths that were set: where one differs, nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from typing import Any

_SAME = 1e-6
"""How much two widths may differ that are the same (CSS px)."""


def renumbered(pages: Sequence[Any], changed: Mapping[str, tuple[str, str]], silent: frozenset[str]) -> bool:
    """Show other folios: ``changed`` has the references (``data-n``), each with the folio that it shows and the next.

    Those that are ``silent`` show none. False if the lines could be others with the new folios: then nothing was
    changed, and the pages have to be laid out anew.
    """
    found = [one for page in pages for one in _shown(page._page_box, changed)]
    if {box.element.get("data-n") for box, _text in found} != changed.keys() - silent:
        return False
    if not all(abs(_width(box, text) - _width(box, box.text)) < _SAME for box, text in found):
        return False
    for box, text in found:
        box.text = text
        box.pango_layout = copy(box.pango_layout)
        box.pango_layout.text = text
    return True


def _shown(page: Any, changed: Mapping[str, tuple[str, str]]) -> Iterator[tuple[Any, str]]:
    """The text boxes on a page that show a folio which changed, each with its text as it must be."""
    from weasyprint.formatting_structure import boxes

    for box in page.descendants():
        if not isinstance(box, boxes.TextBox) or box.element is None or not str(box.element_tag).endswith("::after"):
            continue
        old, new = changed.get(box.element.get("data-n", ""), ("", ""))
        places = [found.span() for found in re.finditer(rf"(?<!\w){re.escape(old)}(?!\w)", box.text)] if old else []
        if places:  # else the words before the folio, where a line ends between them
            start, end = places[-1]
            yield box, box.text[:start] + new + box.text[end:]


def _width(box: Any, text: str) -> float:
    """The width of a text in the style of a box, in CSS px."""
    from weasyprint.text.line_break import split_first_line

    width: float = split_first_line(text, box.style, None, None, 0)[3]
    return width
