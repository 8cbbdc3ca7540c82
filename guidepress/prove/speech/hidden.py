"""What the style sheets of an EPUB's page keep from whoever listens: ``display: none``, ``visibility: hidden``."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from lxml import etree

from guidepress.prove.parsers.css.cascade import Styles
from guidepress.prove.parsers.epub.container import XHTML, EpubFile, PageFile, UnreadableError

_HIDES = re.compile(r"(?:display|visibility)\s*:[^;{}]{0,200}(?:none|hidden|collapse)", re.IGNORECASE)
MOST_SHEETS = 4 * 2**20
"""How much the style sheets of a page may hold, in bytes; of more, nothing is taken for hidden."""

MOST_ASKED = 20_000_000
"""Rules of the sheets by elements of the page: each is asked of each. Of more, nothing is taken for hidden."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What the sheets of a page do; ``styles`` is ``None`` where none of them hides anything."""

    styles: Styles | None = None

    def is_gone(self, element: etree._Element) -> bool:
        """Whether an element, with all in it, is not there for anybody."""
        return self.styles is not None and self._word(element, "display") == "none"

    def is_silent(self, element: etree._Element) -> bool:
        """Whether the text of an element is not said; what is in it may be."""
        return self.styles is not None and self._word(element, "visibility") in {"hidden", "collapse"}

    def _word(self, element: etree._Element, name: str) -> str:
        assert self.styles is not None  # noqa: S101  # both callers asked
        return self.styles.look(cast("Element", element)).word(name).removesuffix("!important").strip()


def sight_of(epub: EpubFile, page: PageFile) -> Sight:
    """What the style sheets of a page, and its ``style`` attributes, hide."""
    sheets = list(_sheets(epub, page))
    inline = (element.get("style", "") for element in page.root.iter() if isinstance(element.tag, str))
    if sum(map(len, sheets)) > MOST_SHEETS or not any(map(_HIDES.search, (*sheets, *inline))):
        return Sight()
    if sum(sheet.count("{") for sheet in sheets) * sum(1 for _ in page.root.iter()) > MOST_ASKED:
        return Sight()
    try:
        return Sight(Styles(cast("Element", page.root), sheets))
    except (ValueError, TypeError, RecursionError):  # sheets of other tools hold anything
        return Sight()


def _sheets(epub: EpubFile, page: PageFile) -> Iterator[str]:
    for element in page.root.iter(f"{XHTML}link", f"{XHTML}style"):
        if element.tag == f"{XHTML}style":
            yield "".join(map(str, element.itertext()))
        elif "stylesheet" in element.get("rel", "").split() and "alternate" not in element.get("rel", "").split():
            file = posixpath.normpath(posixpath.join(posixpath.dirname(page.file), unquote(element.get("href", ""))))
            try:
                yield epub.contents.get(file, b"").decode("utf-8", "replace")
            except UnreadableError:
                continue
