"""Which drawing of the guide says some words: what is wrong with them is mended there."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from guidepress.model.book import Asset
from guidepress.model.place import Place
from guidepress.model.xhtml import SVG


def drawing_of(assets: Mapping[str, Asset], words: str) -> Place | None:
    """The line of a drawing where these words are set; ``None`` if none of these says them."""
    wanted = "".join(words.split())
    for name, asset in assets.items() if wanted else ():
        if asset.media_type != "image/svg+xml":
            continue
        root = etree.fromstring(asset.data, etree.XMLParser(resolve_entities=False, no_network=True))
        for text in root.iter(f"{{{SVG}}}text"):
            if wanted in "".join("".join(map(str, text.itertext())).split()):
                return Place(name, text.sourceline)
    return None
