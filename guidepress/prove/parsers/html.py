"""A web page that is parsed once, as a browser parses it (tinyhtml5, the algorithm of the HTML standard).

What is judged is so the document that readers get, whatever produced it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import Any
from xml.etree.ElementTree import Element

from tinyhtml5.parser import HTMLParser

from guidepress.model.place import Place
from guidepress.prove.parsers.opened import Opened
from guidepress.standards.html_runs import remember_runs
from guidepress.standards.nesting import tags_too_deep

_MOST_OPEN = 250
"""So many elements may be within one another; a page with more is read as one that says nothing."""


class WebPage(Opened):
    """A page of HTML in UTF-8. ``file`` is the name that findings give."""

    def __init__(self, data: bytes, file: str = "read.html") -> None:
        super().__init__(data)
        self.place = Place(file)

    @cached_property
    def _parsed(self) -> tuple[Any, tuple[str, ...]]:
        remember_runs()
        parser = HTMLParser(namespace_html_elements=False)
        if tags_too_deep(self.data.decode("utf-8", "replace"), _MOST_OPEN):
            told = f"more than {_MOST_OPEN} elements within one another"
            return parser.parse(b"", override_encoding="utf-8"), (told,)
        root = parser.parse(self.data, override_encoding="utf-8")
        return root, tuple(str(error[1]) for error in parser.errors)

    @property
    def root(self) -> Element:
        """Its ``html`` element; elements of HTML have no namespace."""
        root: Element = self._parsed[0]
        return root

    @property
    def errors(self) -> tuple[str, ...]:
        """What the parser had to repair."""
        return self._parsed[1]

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """Every element in document order."""
        return tuple(element for element in self._parsed[0].iter() if isinstance(element.tag, str))

    def named(self, *tags: str) -> Iterator[Element]:
        """Its elements of some names."""
        return (element for element in self.elements if element.tag in tags)

    def ids(self) -> Counter[str]:
        """How often each id is given."""
        return Counter(name for element in self.elements if (name := element.get("id")) is not None)
