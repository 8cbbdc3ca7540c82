"""``guide.yaml`` of a guide that was brought in: what the source says, and in words where it says nothing."""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata
import uuid
from collections.abc import Iterable, Sequence

from guidepress.importing.plan import Node, Plan
from guidepress.languages.registry import language_for
from guidepress.model.outline import MAX_LEVELS

_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_SPACE = uuid.UUID("7d0f1c62-4f5a-5c1e-9d4e-6a3b7f1e2c90")


def settings_text(
    plan: Plan,
    places: dict[int, str],
    today: dt.date,
    *,
    has_references: bool,
    cited: Iterable[str] = (),
    fonts: Sequence[str] = (),
) -> str:
    """The settings of a guide whose texts lie at ``places``, by the identity of their entries.

    ``cited`` are keys of further reading, ``fonts`` the names of typefaces for signs that ours have not.
    """
    words = language_for(plan.language).importing
    title = plan.title or "Untitled"
    authors = plan.authors or [words.unknown]
    settings = [
        "# Made by 'publish.py import'; docs/guide.schema.json explains every key. See import-report.md.",
        f"title: {_text(title)}",
        *([f"subtitle: {_text(plan.subtitle)}"] if plan.subtitle else []),
        f"slug: {_text(slug_of(title))}",
        f"language: {_text(plan.language)}",
        f"description: {_text(plan.description or title)}",
        "authors:",
        *(f"  - name: {_text(name)}" for name in authors[:50]),
        f"publisher: {_text(plan.publisher or ', '.join(authors)[:500])}",
        f"contact: {_text(words.unknown)}",
        f"identifier: urn:uuid:{uuid.uuid5(_SPACE, f'{title}|{authors}|{today}')}",
        'version: "1.0"',
        f"date: {today.isoformat()}",
        "licence:",
        f"  name: {_text(plan.licence or words.unknown)}",
        f"copyright: {_text(', '.join(authors)[:500])}",
        "review:",
        f"  statement: {_text(words.not_reviewed)}",
        f"  reviewed: {today.isoformat()}",
        f"  next-review: {(today + dt.timedelta(days=365)).isoformat()}",
        f"funding: {_text(words.unknown)}",
        f"conflicts: {_text(words.unknown)}",
        f"references: {'references.json' if has_references else 'null'}",
        *([f"nocite: {json.dumps(list(cited), ensure_ascii=False)}"] if cited else []),
        *(["brand:", "  fonts:", f"    others: [{', '.join(fonts)}]"] if fonts else []),
        "front:",
        "  - title-page",
        "  - imprint",
        "  - disclaimer: front/disclaimer.md",
        "  - contents",
        "sections:",
        *_sections(plan.nodes, places, "  "),
        "editions: [screen, epub, web]",
    ]
    return "\n".join(settings) + "\n"


def _text(value: str) -> str:
    """A text as YAML has it in quotation marks, which is as JSON has it."""
    return json.dumps(value[:1900], ensure_ascii=False)


def slug_of(title: str) -> str:
    """The stem of file names for a title; letters without the signs over them."""
    bare = unicodedata.normalize("NFKD", title.lower().translate(_LETTERS))
    plain = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "guide"


def _sections(nodes: Sequence[Node], places: dict[int, str], indent: str, level: int = 1) -> list[str]:
    lines: list[str] = []
    for node in nodes:
        place = places.get(id(node))
        if node.is_part and node.children:
            inner = _sections(node.children, places, indent + "    ")
            if inner:
                name = place or f"{node.title}{'' if node.is_numbered else ' {-}'}"
                lines += [f"{indent}- part: {_text(name)}", f"{indent}  sections:", *inner]
        elif place is None:
            lines += _sections(node.children, places, indent, level)
        elif node.children and level < MAX_LEVELS:
            inner = _sections(node.children, places, indent + "    ", level + 1)
            lines += [f"{indent}- file: {_text(place)}", *([f"{indent}  sections:", *inner] if inner else [])]
        else:
            lines += [f"{indent}- {_text(place)}", *_sections(node.children, places, indent, level)]
    return lines
