"""Where two files of the same kind part, in words: the entry, the page, the line."""

from __future__ import annotations

import io
import zipfile
from itertools import zip_longest

import pikepdf

from guidepress.prove.measure import Format, format_of
from guidepress.prove.parsers.epub.container import BROKEN

_FEW = 3


def first_difference(old: bytes, new: bytes) -> str:
    """What differs between a file as it lies there and as it should be; never raises for what is in it."""
    kind = format_of(new)
    if format_of(old) is not kind:
        return f"it is {format_of(old).value}, not {kind.value}"
    try:
        match kind:
            case Format.PDF:
                return _pdf(old, new)
            case Format.EPUB:
                return _epub(old, new)
            case _:
                return _lines(old, new)
    except (*BROKEN, pikepdf.PdfError, KeyError, AttributeError, TypeError) as error:
        return f"it cannot be compared: {type(error).__name__}"


def _lines(old: bytes, new: bytes) -> str:
    for number, (ours, theirs) in enumerate(zip_longest(old.splitlines(), new.splitlines()), 1):
        if ours != theirs:
            return f"the first difference is in line {number}"
    return "only the ends of lines differ"


def _epub(old: bytes, new: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(old)) as ours, zipfile.ZipFile(io.BytesIO(new)) as theirs:
        here, due = ({one.filename: (one.CRC, one.file_size) for one in epub.infolist()} for epub in (ours, theirs))
    parts = [
        ("it lacks", sorted(due.keys() - here.keys())),
        ("it adds", sorted(here.keys() - due.keys())),
        ("differing inside", sorted(name for name in here.keys() & due.keys() if here[name] != due[name])),
    ]
    told = [f"{what}: {_listed(names)}" for what, names in parts if names]
    return "; ".join(told) or "only the container differs, not what is in it"


def _pdf(old: bytes, new: bytes) -> str:
    with pikepdf.open(io.BytesIO(old)) as ours, pikepdf.open(io.BytesIO(new)) as theirs:
        if len(ours.pages) != len(theirs.pages):
            return f"it has {len(ours.pages)} pages for {len(theirs.pages)}"
        other = [
            str(number)
            for number, (one, two) in enumerate(zip(ours.pages, theirs.pages, strict=True), 1)
            if _drawn(one) != _drawn(two)
        ]
    if other:
        return f"the content of page {_listed(other)} differs (counted from 1)"
    return "the pages draw the same; metadata, structure, links, fonts or pictures differ"


def _drawn(page: pikepdf.Page) -> bytes:
    contents = page.obj.get("/Contents")
    streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    return b"\n".join(bytes(one.read_bytes()) for one in streams if isinstance(one, pikepdf.Stream))


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - _FEW} more" if len(names) > _FEW else ""
    return ", ".join(names[:_FEW]) + more
