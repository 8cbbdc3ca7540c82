"""Where an edition says each statement of the disclaimer: the folio on which it begins, read from its bytes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from guidepress.model.book import Book, PartKind
from guidepress.model.edition import EditionKind, Published
from guidepress.model.place import Place
from guidepress.model.xhtml import PLACE
from guidepress.prove.disclaimer.words import said_section
from guidepress.prove.speech.words import tree_words

_ENOUGH = 8
"""The words by which a statement is found."""


def folios_of(one: Published, book: Book, elements: Mapping[str, etree._Element], file: Any = None) -> dict[str, str]:
    """The folio of each statement (by id) in a PDF whose disclaimer says it; of another kind of edition nothing.

    ``book`` is what the edition says: in a leaflet the same paragraph may cite nothing, so that its words are others.
    ``file`` is its `PdfFile` where it is opened already.
    """
    part = book.of_kind(PartKind.DISCLAIMER)
    if part is None or not elements or one.edition.kind not in {EditionKind.PDF, EditionKind.PRINT}:
        return {}
    from guidepress.prove.speech.pdf import speak_pdf

    said = said_section(speak_pdf(file or one.data), part)
    texts = [word.text for word in said]
    here: dict[tuple[object, str | None], etree._Element] = {}
    for element in part.tree.iterfind(f".//*[@{PLACE}]"):
        here.setdefault((element.tag, element.get(PLACE)), element)
    found: dict[str, str] = {}
    for name, written in elements.items():
        element = here.get((written.tag, written.get(PLACE)), written)
        wanted = [word.text for word in tree_words(element, Place(part.source))][:_ENOUGH]
        at = next((n for n in range(len(texts)) if wanted and texts[n : n + len(wanted)] == wanted), None)
        if at is not None:
            found[name] = said[at].folio
    return found
