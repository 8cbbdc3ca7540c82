"""Where everything lies in the EPUB: files, names, ids."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guidepress.model.book import Asset, Book, PartKind
from guidepress.model.errors import InternalError

if TYPE_CHECKING:
    from collections.abc import Mapping


OPS = "http://www.idpf.org/2007/ops"


EPUB_TYPE = f"{{{OPS}}}type"


NAV_FILE = "nav.xhtml"


COVER_FILE = "cover.xhtml"


COVER_PAGE = "page-cover"
COVER_IMAGE = "images/cover.svg"


COVER_PICTURE = "images/cover.png"


_ENDINGS = {
    "image/svg+xml": ".svg",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
}


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything of the Book lies in the EPUB.

    ``files`` maps part ids to files, ``homes`` element ids to part ids, ``images`` asset names to files; all files are
    relative to the package document.
    """

    files: Mapping[str, str]
    homes: Mapping[str, str]
    images: Mapping[str, str]

    def link(self, target: str, here: str = "") -> str:
        """The address of an element, seen from the file ``here``: ``#id`` in the same file, else ``file#id``."""
        file = self.files.get(self.homes.get(target, ""), here)
        return f"#{target}" if file == here else f"{file}#{target}"


def places_of(book: Book) -> Places:
    """Names for the files: plain ASCII, unique without regard to case, the same in every build."""
    files: dict[str, str] = {}
    taken = {NAV_FILE, COVER_FILE, COVER_IMAGE, COVER_PICTURE}
    for part in book.parts:
        if part.kind is PartKind.CONTENTS and NAV_FILE not in files.values():
            files[part.id] = NAV_FILE
        else:
            files[part.id] = _free_name(part.id, ".xhtml", taken, part.kind.value)
    images = {
        asset.name: "images/" + _free_name(asset.name, _ending(asset), taken, "image", folder="images/")
        for asset in shown_assets(book)
    }
    return Places(files, book.homes(), images)


def _free_name(text: str, ending: str, taken: set[str], otherwise: str, folder: str = "") -> str:
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", text.rsplit("/", 1)[-1]) if folder else text
    stem = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[:60].strip("-") if stem.isascii() else ""
    stem = stem or otherwise
    name, number = f"{stem}{ending}", 1
    while folder + name in taken:
        number += 1
        name = f"{stem}-{number}{ending}"
    taken.add(folder + name)
    return name


def _ending(asset: Asset) -> str:
    try:
        return _ENDINGS[asset.media_type]
    except KeyError:
        raise InternalError(f"'{asset.name}' is of type {asset.media_type}, which no EPUB may hold") from None


def shown_assets(book: Book) -> list[Asset]:
    """The assets that the parts show, by name; what nobody sees is not shipped."""
    names = {image.get("src", "") for part in book.parts for image in part.tree.iter("img")}
    return [book.assets[name] for name in sorted(names) if name in book.assets]
