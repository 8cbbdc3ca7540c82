"""First pages that are settings alone: what VitePress and its kin show of ``hero`` and ``features``, as text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from guidepress.importing.folder import section_of, text_of
from guidepress.importing.text.lines import Line

_MARKS = re.compile(r"([\\`*_\[\]<>#])")
_NO_ADDRESS = re.compile(r"[\s<>()]|\A\Z")


def said_by_settings(settings: Mapping[str, Any]) -> tuple[str, list[Line]]:
    """The title that settings give a text, and lines for what the tool shows of them on a first page."""
    hero = section_of(settings, "hero")
    title = text_of(settings.get("title")) or text_of(hero.get("name")) or text_of(hero.get("text"))
    said = list(_said(settings, hero, title))
    return title, [Line(1, line) for text in said for line in (text, "")]


def _said(settings: Mapping[str, Any], hero: Mapping[str, Any], title: str) -> Iterator[str]:
    for name in ("name", "text", "tagline"):
        if (words := _words(hero, name)) and words != title:
            yield words
    for action in _mappings(hero.get("actions")):
        if linked := _led_to(action, "text"):
            yield linked
    for feature in _mappings(settings.get("features")) if hero else ():
        head, words = _words(feature, "title"), _words(feature, "details")
        words = " ".join(filter(None, (words, _led_to(feature))))
        if head or words:
            yield f"**{head}** {words}".strip() if head else words


def _led_to(held: Mapping[str, Any], name: str = "linkText") -> str:
    """What names a link of its own, with it, if that can be written so."""
    words, link = _words(held, name), text_of(held.get("link"))
    return words if not words or _NO_ADDRESS.search(link) else f"[{words}]({link})"


def _words(held: Mapping[str, Any], name: str) -> str:
    """A setting as text that says nothing in Markdown."""
    return _MARKS.sub(r"\\\1", text_of(held.get(name)))


def _mappings(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
