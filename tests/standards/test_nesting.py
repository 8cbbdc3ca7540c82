"""How deep brackets and tags are nested, before a parser goes into them."""

from __future__ import annotations

import time

import pytest

from guidepress.pipeline.changes import read_edition
from guidepress.prove.parsers.html import WebPage
from guidepress.prove.web import prove_web
from guidepress.standards.nesting import tags_too_deep

SHALLOW = {
    "paragraphs that nobody ended": "<p>x" * 99,
    "items and cells that nobody ended": "<ul><table>" + "<li>x<tr><td>y<dt>z<dd>" * 99,
    "elements that hold nothing": "<br><img src=a><hr><input><wbr>" * 99,
    "elements of XML that hold nothing": "<svg><path d='M0 0'/><circle r=1 /></svg>" * 99,
    "one after another": "<div><B>x</b></DIV>" * 99,
    "ends of what never began": "</div>" * 99,
}
DEEP = {
    "divisions": "<div>" * 11,
    "signs": "<b><i>" * 6,
    "ends of others between": "<div></section>" * 11,
    "tables": "<table><tr><td>" * 11,
    "lists": "<UL><li>" * 11,
    "without an end of the tag": "<div " * 11,
}


@pytest.mark.parametrize("name", SHALLOW)
def test_what_is_not_nested_is_not_deep(name: str) -> None:
    """However long it is."""
    assert not tags_too_deep(SHALLOW[name], 10)


@pytest.mark.parametrize("name", DEEP)
def test_what_is_nested_is_deep(name: str) -> None:
    """However it is written; one element less is not."""
    assert tags_too_deep(DEEP[name], 10)
    assert not tags_too_deep(DEEP[name], 12)


def test_a_page_nested_deeply_is_read_at_once() -> None:
    """A parser of HTML takes the square of it; the page says nothing, and that it does so is a fault of its syntax."""
    deep = b"<!DOCTYPE html><title>T</title><section class=part id=a>" + b"<div>" * 100_000
    begun = time.process_time()
    assert not read_edition(deep).parts
    page = WebPage(deep)
    assert not any(element.tag == "div" for element in page.elements)
    assert "WEB001" in {one.code for one in prove_web(page)}
    assert time.process_time() - begun < 2
