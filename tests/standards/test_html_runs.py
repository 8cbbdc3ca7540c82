"""The expressions that a parser of HTML looks for runs of characters with are kept, and the page is the same."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
import tinyhtml5
import tinyhtml5.inputstream

from guidepress.standards.html_runs import Runs, remember_runs

PAGE = (
    "<!DOCTYPE html><title>A &amp; B</title><p class='x' data-y=1>é &lt;<!-- - -- --><b>a]b^c\\d-e</b>\r\n<svg/></p>"
    * 3
)


def test_a_page_is_parsed_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """With and without, the same tree and the same errors."""
    monkeypatch.setattr(tinyhtml5.inputstream, "characters_until_regex", {})
    before = ET.tostring(tinyhtml5.parse(PAGE, namespace_html_elements=False))
    remember_runs()
    assert ET.tostring(tinyhtml5.parse(PAGE, namespace_html_elements=False)) == before


def test_each_expression_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second page makes none; the library still asks by the name that is replaced."""
    monkeypatch.setattr(tinyhtml5.inputstream, "characters_until_regex", {})
    remember_runs()
    tinyhtml5.parse(PAGE)
    kept = tinyhtml5.inputstream.characters_until_regex
    assert isinstance(kept, Runs)
    made = dict(kept)
    assert made, "tinyhtml5 asks for its expressions elsewhere: look at guidepress/standards/html_runs.py"
    tinyhtml5.parse(PAGE)
    assert dict(kept) == made
