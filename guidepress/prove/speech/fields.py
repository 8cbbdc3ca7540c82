"""What a reader may fill in or press in a PDF, and notes that somebody added (ISO 32000-1, 12.7 and 12.5.6)."""

from __future__ import annotations

from typing import Any

import pikepdf

from guidepress.model.speech import Said
from guidepress.model.xhtml import fold
from guidepress.prove.parsers.pdf import values

_RADIO, _PRESSED = 1 << 15, 1 << 16
_KINDS = {"Tx": "text field", "Ch": "choice", "Sig": "signature"}
_SILENT = frozenset({"Link", "Popup", "PrinterMark", "TrapNet", "Watermark"})
_HIDDEN = 1 << 1
_MOST_PARENTS = 20


def said_of(annotation: Any) -> Said | None:
    """What is said of an annotation: a field with its name, state and value, or the words of a note."""
    kind = values.name(values.entry(annotation, "/Subtype"))
    if kind in _SILENT or (values.whole(values.entry(annotation, "/F")) or 0) & _HIDDEN:
        return None
    if kind == "Widget":
        return _field(annotation)
    words = fold(values.text(values.entry(annotation, "/Contents")))
    return Said("annotation", words) if words else None


def _field(widget: Any) -> Said:
    flags = values.whole(_inherited(widget, "/Ff")) or 0
    kind = values.name(_inherited(widget, "/FT"))
    name = fold(values.text(_inherited(widget, "/TU"))) or _full_name(widget)
    if kind == "Btn":
        if flags & _PRESSED:
            caption = fold(values.text(values.entry(values.entry(widget, "/MK"), "/CA")))
            return Said("button", name=fold(values.text(_inherited(widget, "/TU"))) or caption or name)
        state = values.name(values.entry(widget, "/AS")) or values.name(_inherited(widget, "/V"))
        ticked = "checked" if state not in {"", "Off"} else "not checked"
        return Said("radio button" if flags & _RADIO else "checkbox", name=name, state=ticked)
    value = _inherited(widget, "/V")
    chosen = [values.text(one) for one in (values.items(value) or [value])]
    return Said(_KINDS.get(kind, "text field"), fold(", ".join(filter(None, chosen))), name=name)


def _full_name(widget: Any) -> str:
    """The names of the field and of those that it is part of, as a form knows it."""
    names: list[str] = []
    one = widget
    for _ in range(_MOST_PARENTS):
        if name := values.text(values.entry(one, "/T")):
            names.insert(0, name)
        one = values.entry(one, "/Parent")
    return fold(".".join(names))


def _inherited(widget: Any, key: str) -> Any:
    """An entry of a field, or of what it is part of."""
    one = widget
    for _ in range(_MOST_PARENTS):
        if not isinstance(one, pikepdf.Dictionary):
            return None
        if (found := values.entry(one, key)) is not None:
            return found
        one = values.entry(one, "/Parent")
    return None
