"""Parts that were laid out before: the same part, from the same side and folio on, has the same pages.

The key of an entry is the digest of all that goes into the first setting of a part: the ground, the sheets and fonts,
the part's own markup and pictures, side and folio, and what stands for each folio that it shows. So a part comes from
the shelf in the very state in which setting it would leave it, and what follows is the same with a shelf as without.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from guidepress.cache.ground import ground
from guidepress.cache.store import Store
from guidepress.typeset.paged.kept import UnknownError, dump_pages, load_pages
from guidepress.typeset.paged.passes import Mending

_STATE = tuple(one.name for one in fields(Mending) if one.name != "folios")


@dataclass(frozen=True, slots=True)
class Taken:
    """A part as it was kept: what it had been set with, the folios that its pages show, the pages."""

    mending: Mending
    shown: Mapping[str, str]
    pages: list[Any]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where parts are kept: a store, and what all parts of a book rest on."""

    store: Store

    def key(self, rests_on: str, content: str, start: tuple[bool, int], mending: Mending, shown: object) -> str:
        """The key of a part for a side and a folio, in a state of mending, with the folios that it shows."""
        said = ["part", ground(), rests_on, content, start, _as_data(mending), shown]
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()

    def take(self, key: str, elements: Sequence[Any], fonts: Any, picture: Any) -> Taken | None:
        """A part that was kept, or ``None``; ``elements`` are those of its markup."""
        data = self.store.get(key)
        if data is None:
            return None
        try:
            length = int.from_bytes(data[:8], "big")
            state, shown = json.loads(data[8 : 8 + length])
            mending = _from_data(state)
            return Taken(mending, dict(shown), load_pages(data[8 + length :], elements, fonts, picture))
        except (ValueError, LookupError, TypeError, ArithmeticError):
            self.store.discard(key)
            return None

    def keep(self, key: str, part: Taken, elements: Sequence[Any], pictures: Mapping[str, Any]) -> None:
        """Keep a part, if it can be written."""
        try:
            data = dump_pages(part.pages, elements, pictures)
        except UnknownError:
            return
        text = json.dumps([_as_data(part.mending), dict(part.shown)]).encode()
        self.store.put(key, len(text).to_bytes(8, "big") + text + data)


def _as_data(mending: Mending) -> dict[str, Any]:
    """What a part is set with, but for the folios that it shows, as JSON has it."""
    values = {name: getattr(mending, name) for name in _STATE}
    return {name: sorted(one) if isinstance(one, frozenset) else dict(one) for name, one in values.items()}


def _from_data(data: Mapping[str, Any]) -> Mending:
    values: dict[str, Any] = {
        name: frozenset(one)
        if isinstance(one, list)
        else {number: tuple(value) if isinstance(value, list) else value for number, value in one.items()}
        for name, one in data.items()
    }
    return Mending(**values)
