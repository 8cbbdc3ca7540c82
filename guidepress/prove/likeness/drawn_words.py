"""Which drawing of the guide says some words: what is wrong with them is mended there."""

from __future__ import annotations

from lxml import etree

from guidepress.model.book import Book
from guidepress.model.place import Place
from guidepress.model.xhtml import SVG


def drawing_of(book: Book, words: str) -> Place | None:
    """The line of a drawing where these words are set; ``None`` if none of the guide's says them."""
    wanted = " ".join(words.split())
    for name, asset in book.assets.items() if wanted else ():
        if asset.media_type != "image/svg+xml":
            continue
        root = etree.fromstring(asset.data, etree.XMLParser(resolve_entities=False, no_network=True))
        for text in root.iter(f"{{{SVG}}}text"):
            if wanted in " ".join("".join(map(str, text.itertext())).split()):
                return Place(name, text.sourceline)
    return None
