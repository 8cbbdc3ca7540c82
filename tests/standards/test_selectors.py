"""Selectors that look at siblings work in a chapter of any length."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import cssselect2  # type: ignore[import-untyped]
import pytest
import tinycss2

from guidepress.standards import selectors
from guidepress.standards.selectors import allow_many_siblings


def test_the_last_of_many_siblings_is_matched() -> None:
    """``p ~ ul`` behind 3,000 paragraphs, more than calls may lie in one another; the order is that of the library."""
    allow_many_siblings()
    root = ET.fromstring(f"<div><h1/>{'<p/>' * 3000}<ul/></div>")
    last = list(cssselect2.ElementWrapper.from_xml_root(root).iter_children())[-1]
    for wanted, selector in ((True, "p ~ ul"), (True, "h1 ~ ul"), (False, "ul ~ ul")):
        (compiled,) = cssselect2.compile_selector_list(tinycss2.parse_component_value_list(selector))
        assert compiled.test(last) is wanted
    names = [one.local_name for one in last.previous_siblings]
    assert (len(names), names[0], names[-1]) == (3001, "h1", "p")


def test_a_list_of_selectors_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same text gives the same selectors, and one that is not known is refused each time."""
    asked: list[str] = []
    real = cssselect2.compile_selector_list

    def told(text: str) -> object:
        asked.append(text)
        return real(text)

    monkeypatch.setattr(cssselect2, "compile_selector_list", told)
    one = selectors.compiled("p.once-and-no-more > em, li::marker")
    assert selectors.compiled("p.once-and-no-more > em, li::marker") is one
    assert asked == ["p.once-and-no-more > em, li::marker"]
    assert [selector.pseudo_element for selector in one] == [None, "marker"]
    for _each in range(2):
        with pytest.raises(cssselect2.SelectorError):
            selectors.compiled("p:::nothing")
