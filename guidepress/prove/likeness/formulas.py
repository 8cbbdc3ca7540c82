"""What formulas say, show, and hand to whoever copies them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from guidepress.prove.parsers.css.cascade import local


def formulas(trees: Iterable[Any]) -> list[str]:
    """The formulas of trees: what is said for each, its signs, and the source that is copied with them."""
    found: list[str] = []
    for tree in trees:
        for element in tree.iter():
            if isinstance(element.tag, str) and local(element) == "math":
                signs = (
                    one.text or ""
                    for one in element.iter()
                    if isinstance(one.tag, str) and local(one) in {"mi", "mn", "mo", "mtext", "ms"}
                )
                named = element.get("aria-label", element.get("alttext"))
                source = (one.text or "" for one in element.iter() if str(one.tag).rpartition("}")[2] == "annotation")
                told = "".join("".join(signs).split())
                found.append(f"{element.get('alttext')}, {named}: {told} ({' '.join(''.join(source).split())})")
    return found
