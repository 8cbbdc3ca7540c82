"""The characters of a guide, against the pinned fonts."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from lxml import etree

from guidepress.model.book import WRITTEN, Book
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.xhtml import MATHML, SVG, place_of
from guidepress.standards.usual_signs import USUAL
from guidepress.typeset.fonts.own import points_of
from guidepress.typeset.fonts.pinned import characters

PDF001 = rule_of("PDF001")


_FEW = 5
"""Characters of a script that are told one by one."""


def missing_characters(book: Book) -> Iterator[Finding]:
    """PDF001 for what neither a pinned font has nor one that the guide brings, at the place where it first stands.

    It is told for each character, but once for a script of which many are missing.
    """
    places: dict[str, Place] = {}
    for place, text in _texts(book):
        for character in dict.fromkeys(text):
            if ord(character) not in USUAL:
                places.setdefault(character, place)
    own = frozenset[int]().union(*map(points_of, book.look.fonts)) if places else frozenset()
    lacking = [one for one in places if ord(one) not in own and ord(one) not in characters()]
    scripts: dict[str, list[str]] = {}
    for character in lacking:
        scripts.setdefault(_script(character), []).append(character)
    for script, members in scripts.items():
        if len(members) > _FEW and script:
            first = members[0]
            shown = f"{len(members)} characters of {script}, such as '{first}' (U+{ord(first):04X})"
            yield PDF001.at(places[first], f"no font has {shown}")
        else:
            for one in members:
                yield PDF001.at(places[one], f"no font has the character '{one}' (U+{ord(one):04X})")


def drawable(book: Book) -> Callable[[str], bool]:
    """Whether a typeface of this guide has a sign."""
    own = book.look.fonts
    return lambda sign: (
        ord(sign) in USUAL or ord(sign) in characters() or any(ord(sign) in points_of(one) for one in own)
    )


def _script(character: str) -> str:
    """The script of a letter, by the first word of its name; "symbols" for what is none."""
    if unicodedata.category(character)[0] not in "LM":
        return "symbols"
    return unicodedata.name(character, "").partition(" ")[0].capitalize().replace("Cjk", "Han")


def _texts(book: Book) -> Iterator[tuple[Place, str]]:
    settings = book.settings
    names = " ".join(person.name for person in settings.authors)
    yield (
        Place("guide.yaml"),
        f"{settings.title} {settings.subtitle or ''} {settings.running_title} {names} {settings.publisher}",
    )
    for part in sorted(book.parts, key=lambda one: one.kind not in WRITTEN):  # contents say again what sections say
        for element in part.tree.iter():
            if isinstance(element.tag, str) and element.tag != f"{{{MATHML}}}annotation":
                place = place_of(element)
                place = place if place.file else Place(part.source)
                yield place, "".join([element.text or "", *((child.tail or "") for child in element)])
    for asset in book.assets.values():
        if asset.media_type == "image/svg+xml":
            root = etree.fromstring(asset.data, etree.XMLParser(resolve_entities=False, no_network=True))
            yield Place(asset.name), "".join("".join(text.itertext()) for text in root.iter(f"{{{SVG}}}text"))
