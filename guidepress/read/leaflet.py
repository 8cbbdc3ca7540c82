"""The leaflet: chosen blocks of the guide as a Book of their own, in the order and the words of the guide.

It says the title page, the disclaimer, what is chosen, where the guide says whom to call in an emergency, and the
references that these cite. What is added is a QR code with the address of the whole guide and, where the disclaimer is
shortened or the references are left out (`settings.Leaflet`), where they stand. A number of a section that no link
leads to is left out, for the sections between are not there.
"""

from __future__ import annotations

import io
from dataclasses import replace

from lxml import etree

from guidepress.languages.language import Language
from guidepress.languages.registry import mark
from guidepress.model.book import Asset, Book, Part, PartKind
from guidepress.model.excerpt import copied, keep_cited, targets, uncite, unlink
from guidepress.model.place import Place
from guidepress.model.settings import Leaflet
from guidepress.model.xhtml import classes, flat_text
from guidepress.policies.pack import Pack
from guidepress.read import rules
from guidepress.read.chosen import CHOSEN, chosen_in, emergency_of, stated_in
from guidepress.read.folder import Folder, place_in_settings

QR_FILE = "leaflet-qr.svg"

_ALWAYS = frozenset({PartKind.TITLE_PAGE, PartKind.DISCLAIMER})
_QUIET_ZONE = 4
"""Modules of white around a QR code (ISO/IEC 18004, 6.3.8)."""


def with_leaflet(book: Book, folder: Folder, language: Language, policy: Pack | None = None) -> Book:
    """The Book with what its leaflet says, if anything is chosen for one; the marks are taken off the Book.

    A short disclaimer says what ``policy`` asks for in a leaflet; if it asks for nothing, the disclaimer stays whole.
    Ids that the guide does not have become MAN090, a leaflet of nothing that guide.yaml asks for MAN091.
    """
    chosen = {one for part in book.parts for one in chosen_in(part, frozenset(book.settings.leaflet.blocks))}
    found = bool(chosen)
    known = {str(name) for part in book.parts for name in part.tree.xpath("//@id")}
    for number, name in enumerate(book.settings.leaflet.blocks):
        if name not in known:
            folder.findings.add(rules.MAN090.at(_place(folder, number), f"nothing in the guide has the id '{name}'"))
    if found:
        chosen |= set(emergency_of(book))
    wanted = _wanted(book.settings.leaflet, policy)
    if found and wanted:
        chosen |= {one for part in book.parts if part.kind is PartKind.DISCLAIMER for one in stated_in(part, wanted)}
    whole = _ALWAYS if not wanted else _ALWAYS - {PartKind.DISCLAIMER}
    parts = [_part(part, chosen, whole) for part in book.parts] if found else []
    for part in book.parts:
        _unmark(part.tree)
    if not found:
        if "leaflet" in book.settings.editions and all(name in known for name in book.settings.leaflet.blocks):
            folder.findings.add(rules.MAN091.at(place_in_settings(folder, "editions"), "no block is chosen"))
        return book
    kept = [part for part in parts if part is not None]
    leaflet = _bound(book, kept)
    _say_where(leaflet, language, is_short=bool(wanted))
    return replace(book, leaflet=_with_way(leaflet, language))


def _say_where(leaflet: Book, language: Language, *, is_short: bool) -> None:
    """Say at the end of a short disclaimer where the whole one stands, and at the very end where the sources do."""
    words = language.book
    ends = {leaflet.of_kind(PartKind.DISCLAIMER): words.whole_disclaimer} if is_short else {}
    if leaflet.references and not leaflet.settings.leaflet.references:
        ends[leaflet.parts[-1]] = words.sources_there
    for part, text in ends.items():
        if part is not None:
            mark(etree.SubElement(part.tree, "p", {"class": "elsewhere"}), words, language).text = text


def _wanted(leaflet: Leaflet, policy: Pack | None) -> frozenset[str]:
    """The statements that a short disclaimer must make; none if the disclaimer is to be whole."""
    if leaflet.disclaimer == "whole" or policy is None:
        return frozenset()
    return frozenset(policy.leaflet.statements)


def _place(folder: Folder, number: int) -> Place:
    at = place_in_settings(folder, "leaflet", "blocks", number)
    listed = place_in_settings(folder, "leaflet", number)
    return max(at, listed, key=lambda place: (place.line or 0, place.column or 0))


def _part(part: Part, chosen: set[etree._Element], whole: frozenset[PartKind]) -> Part | None:
    """A copy of a part with its title and what is chosen of it, and the notes that this calls."""
    if part.kind in whole:
        return copied(part)
    places = [place for place, block in enumerate(part.tree) if block in chosen]
    if not places and part.kind is not PartKind.DISCLAIMER:
        return None
    made = copied(part)
    blocks = list(made.tree)
    title = made.tree.find("h1")
    kept = {blocks[place] for place in places} | {title}
    called = {name for block in blocks if block in kept for name in targets(block)}
    for block in blocks:
        is_note = "footnote" in classes(block) and block.get("id") in called
        if block not in kept and not is_note:
            made.tree.remove(block)
    _unmark(made.tree)
    return made


def _bound(book: Book, parts: list[Part]) -> Book:
    """The parts as a Book: with the references that they cite, without links to what is not there."""
    cited = {name for part in parts for name in targets(part.tree)}
    if book.settings.leaflet.references:
        lists = [copied(part) for part in book.parts if part.kind is PartKind.REFERENCES]
        parts = [*parts, *(part for part in lists if keep_cited(part, cited))]
    else:
        for part in parts:
            uncite(part.tree)
    ids = {str(name) for part in parts for name in part.tree.xpath("//@id")}
    if not _says_numbers(parts):
        for part in parts:
            _unnumber(part)
    for part in parts:
        unlink(part.tree, ids)
    shown = {image.get("src", "") for part in parts for image in part.tree.iter("img")}
    assets = {name: asset for name, asset in book.assets.items() if name in shown}
    return replace(book, parts=tuple(parts), assets=assets, leaflet=None)


def _says_numbers(parts: list[Part]) -> bool:
    """Whether a link of the leaflet names a section by its number: one to a figure has a number of its own."""
    titles = {str(name) for part in parts for name in part.tree.xpath("@id|h1/@id|h2/@id")}
    links = [link for part in parts for link in part.tree.iter("a")]
    said = {word for link in links if link.get("href", "")[1:] in titles for word in flat_text(link).split()}
    numbers = {flat_text(one) for part in parts for one in part.tree.xpath("h1/span[@class='number']")}
    return bool(said & numbers)


def _unnumber(part: Part) -> None:
    """Take the number of a section away."""
    for number in part.tree.xpath("h1/span"):
        title = number.getparent()
        if title is not None and "number" in classes(number):
            title.text = f"{title.text or ''}{(number.tail or '').lstrip()}"
            title.remove(number)


def _with_way(book: Book, language: Language) -> Book:
    """The Book with the QR code and the address of the whole guide at its end, if there is an address."""
    address = book.settings.url
    if address is None or not book.parts:
        return book
    words = language.book
    way = mark(etree.SubElement(book.parts[-1].tree, "p", {"class": "way"}), words, language)
    image = etree.SubElement(way, "img", {"src": QR_FILE, "alt": words.qr_code.format(address=address)})
    image.tail = f" {words.whole_guide} "
    etree.SubElement(way, "a", {"href": address}).text = address.removeprefix("https://").rstrip("/")
    code = qr_code(address)
    image.set("width", f"{code.width:g}")
    image.set("height", f"{code.height:g}")
    return replace(book, assets={**book.assets, QR_FILE: code})


def qr_code(address: str) -> Asset:
    """The address as a QR code: a drawing of one path, black on white, that mends 15 % of damage (level M)."""
    import segno

    code = segno.make(address, error="m", micro=False)
    side = code.symbol_size(border=_QUIET_ZONE)[0]
    held = io.BytesIO()
    code.save(
        held, kind="svg", border=_QUIET_ZONE, light="#fff", xmldecl=False, nl=False, svgclass=None, lineclass=None
    )
    return Asset(QR_FILE, "image/svg+xml", held.getvalue(), side * 4, side * 4)


def _unmark(tree: etree._Element) -> None:
    """Take the class away that chose a block: it says nothing to readers."""
    for element in tree.iter():
        if isinstance(element.tag, str) and CHOSEN in classes(element):
            left = [name for name in element.get("class", "").split() if name != CHOSEN]
            if left:
                element.set("class", " ".join(left))
            else:
                del element.attrib["class"]
