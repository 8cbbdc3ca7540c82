"""What an element of a PDF's structure tree is: its type, by the maps of the file (ISO 32000-1, 14.7.3; -2, 14.7.4)."""

from __future__ import annotations

import re
from typing import Any

import pikepdf

from guidepress.prove.parsers.pdf import values

KINDS = {
    "P": "paragraph",
    "L": "list",
    "LI": "item",
    "Lbl": "label",
    "LBody": "body",
    "Table": "table",
    "TR": "row",
    "TH": "head cell",
    "TD": "cell",
    "Caption": "caption",
    "Figure": "figure",
    "Formula": "formula",
    "Note": "note",
    "FENote": "note",
    "Link": "link",
    "Reference": "reference",
    "BibEntry": "entry",
    "Quote": "quote",
    "BlockQuote": "quotation",
    "Code": "code",
    "TOC": "contents",
    "TOCI": "contents entry",
    "Sect": "section",
    "Part": "section",
    "Art": "section",
    "Div": "section",
    "Aside": "callout",
    "Em": "emphasis",
    "Strong": "strong",
    "Span": "phrase",
    "Folio": "folio",
    "Document": "document",
    "DocumentFragment": "section",
    "THead": "rows",
    "TBody": "rows",
    "TFoot": "rows",
    "H": "heading",
    "Title": "title",
    "Form": "section",
    "Annot": "section",
    "Index": "section",
    "NonStruct": "section",
}
"""Structure types, and what they are called aloud."""

_LATER = frozenset({"Title", "FENote", "DocumentFragment"})
"""Types of PDF 2.0 that a file may map to another: then the map counts. The others that we know say more than ours."""
_LEVEL = re.compile(r"H([1-9][0-9]?)", re.ASCII)
_MOST_MAPS = 20


class Roles:
    """The types of a file. A chain of maps is followed to its end; one that leads back to itself means nothing."""

    def __init__(self, root: Any) -> None:
        """``root`` is the root of the structure tree."""
        self._map = values.entry(root, "/RoleMap")

    def role(self, element: Any) -> str:
        """The type of an element, without its solidus."""
        role = values.name(values.entry(element, "/S")) or "Span"
        space = values.entry(element, "/NS")
        seen: set[str] = set()
        while role not in seen and len(seen) < _MOST_MAPS:
            seen.add(role)
            mapped, space = self._mapped(role, space)
            known = role in KINDS or _LEVEL.fullmatch(role) is not None
            if (known and (role not in _LATER or not mapped)) or not mapped:
                return role
            role = mapped
        return role

    def _mapped(self, role: str, space: Any) -> tuple[str, Any]:
        """What a type is mapped to, and the namespace of that."""
        to = values.entry(values.entry(space, "/RoleMapNS"), f"/{role}") if space is not None else None
        if isinstance(to, pikepdf.Array):
            held = [*values.items(to), None][:2]
            return values.name(held[0]), held[1] if len(held) > 1 else None
        return values.name(to) or values.name(values.entry(self._map, f"/{role}")), None


def level_of(role: str) -> int:
    """The level that a type of heading names; 0 for one that names none."""
    found = _LEVEL.fullmatch(role)
    return int(found[1]) if found else 0
