"""The elements of a structure tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf

from guidepress.prove.parsers.pdf import values
from guidepress.prove.parsers.pdf.marked_text import Key, kids


def elements(root: Any) -> Iterator[Any]:
    """The structure elements under a root in their order, each once; none for what is no root."""
    waiting = list(kids(root))[::-1] if root is not None else []
    seen: set[tuple[int, int]] = set()
    while waiting:
        element = waiting.pop()
        if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
            continue
        number = values.number_of(element)
        if number != (0, 0) and number in seen:
            continue
        seen.add(number)
        yield element
        waiting += list(kids(element))[::-1]


def content(root: Any) -> Iterator[tuple[Any, Any]]:
    """What the elements under a root hold themselves, with the element that holds it, in the order of the tree."""
    waiting: list[tuple[Any, Any]] = [(root, kid) for kid in kids(root)][::-1] if root is not None else []
    seen: set[tuple[int, int]] = set()
    while waiting:
        owner, kid = waiting.pop()
        if not isinstance(kid, pikepdf.Dictionary) or "/S" not in kid:
            yield owner, kid
            continue
        number = values.number_of(kid)
        if number != (0, 0) and number in seen:
            continue
        seen.add(number)
        waiting += [(kid, one) for one in kids(kid)][::-1]


def content_key(kid: Any, page: tuple[int, int], numbers: Mapping[tuple[int, int], int]) -> Key | None:
    """The marked content that a kid of an element refers to, if it is one and its page is there.

    ``page`` is the page object of its element, ``numbers`` the index of each.
    """
    if isinstance(kid, int):
        number = numbers.get(page)
        return None if number is None else (number, 0, kid)
    if not isinstance(kid, pikepdf.Dictionary) or values.name(values.entry(kid, "/Type")) != "MCR":
        return None
    on = values.entry(kid, "/Pg")
    number = numbers.get(values.number_of(on) if on is not None else page)
    stream, mcid = values.entry(kid, "/Stm"), values.whole(values.entry(kid, "/MCID"))
    return None if number is None or mcid is None else (number, values.number_of(stream)[0], mcid)
