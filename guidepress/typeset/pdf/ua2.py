"""PDF/UA-2 and PDF/A-4f: what PDF 2.0 says in another way, changed in a file that is about to be written.

The tree stays the same; its types get namespaces, and whatever leads somewhere in the document names the structure
element that it leads to (ISO 14289-2:2024, 8.8).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pydyf

from guidepress.model.book import Book
from guidepress.model.edition import PDF_2, Edition
from guidepress.typeset.pdf.conformance import (
    A3,
    UA1,
    UA_CLAIM,
    Standard,
    attach_sources,
    review_dates,
    set_output_intent,
    set_xmp,
    smooth_nothing,
)
from guidepress.typeset.pdf.tags.element import Element, ObjectReference
from guidepress.typeset.pdf.tags.roles import ROLE_MAP

SPACE_2 = "http://iso.org/pdf2/ssn"
SPACE_1 = "http://iso.org/pdf/ssn"
OWN = "urn:guidepress:structure"
"""Namespaces of structure types: those of PDF 2.0, of PDF 1.7 (ISO 32000-2, 14.8.6), and our own."""

ONLY_PDF_1 = frozenset({"TOC", "TOCI", "BibEntry", "Code", "Reference", "Quote", "BlockQuote"})
"""Types that we use and that PDF 2.0 leaves to the older namespace (ISO 32000-2, annex L)."""

_XMP = b"""\
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="4" pdfaid:rev="2020"
 pdfaid:conformance="F"/>
"""
_UA_XMP = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:rev="2024"/>
"""


def claim_ua2(pdf: pydyf.PDF, book: Book) -> None:
    """Make PDF/UA-2 and PDF/A-4f of the file; its header must say 2.0. The sources stay attached (PDF/A-4, annex A)."""
    _make_2(pdf, book)
    set_xmp(pdf, _XMP + _UA_XMP + review_dates(book), (b'pdfuaid:part="1"', b'pdfuaid:part="2"'))


def claim_a4(pdf: pydyf.PDF, book: Book) -> None:
    """The same, without the claim of PDF/UA-2: findings stand against it."""
    _make_2(pdf, book)
    set_xmp(pdf, _XMP + review_dates(book), (UA_CLAIM, b""))


def _make_2(pdf: pydyf.PDF, book: Book) -> None:
    tree: Element = pdf.structure.root
    targets: Mapping[str, Element] = pdf.structure.targets()
    _set_namespaces(pdf, tree)
    _refer(tree, targets)
    _set_destinations(pdf, targets)
    set_output_intent(pdf)
    smooth_nothing(pdf)
    attach_sources(pdf, book)
    pdf.info.clear()  # PDF/A-4, 6.1.3: the XMP says it all


UA2 = Standard(PDF_2, "2.0", claim_ua2)
A4 = Standard(PDF_2[1:], "2.0", claim_a4)


def standard_of(edition: Edition, *, tagged: bool = True) -> Standard:
    """What the files of an edition claim; without ``tagged``, all but PDF/UA.

    Raises `StopIteration` for an edition that is no PDF.
    """
    both = next(pair for pair in ((UA1, A3), (UA2, A4)) if pair[0].claims == edition.standards)
    return both[0] if tagged else both[1]


def _set_namespaces(pdf: pydyf.PDF, tree: Element) -> None:
    spaces = {}
    for name in (SPACE_2, SPACE_1, OWN):
        spaces[name] = pydyf.Dictionary({"Type": "/Namespace", "NS": pydyf.String(name)})
        pdf.add_object(spaces[name])
    reference = spaces[SPACE_2].reference
    own = {role: pydyf.Array([f"/{ROLE_MAP[role]}", reference]) for role in ("Folio",)}
    spaces[OWN]["RoleMapNS"] = pydyf.Dictionary(own)
    root = pdf.objects[int(pdf.catalog["StructTreeRoot"].split()[0])]
    root["Namespaces"] = pydyf.Array([space.reference for space in spaces.values()])
    del root["RoleMap"]
    for element in tree.elements():
        name = OWN if element.role in own else SPACE_1 if element.role in ONLY_PDF_1 else SPACE_2
        element.dictionary["NS"] = spaces[name].reference
        if element.role == "Note":
            element.dictionary["S"] = "/FENote"
            element.dictionary["A"] = pydyf.Dictionary({"O": "/FENote", "NoteType": "/Footnote"})
        elif element.role == "L" and element.dictionary.get("A", {}).get("ListNumbering") == "/None":
            element.dictionary["A"]["ListNumbering"] = "/Description"  # terms label the items (ISO 14289-2, 8.2.5.25)


def _refer(tree: Element, targets: Mapping[str, Element]) -> None:
    """Entries of the contents and calls of notes name what they stand for, notes what calls them (8.2.5)."""
    calls: dict[Element, list[Element]] = {}
    for link in tree.elements():
        target = _target(link, targets) if link.role == "Link" else None
        if target is None:
            continue
        entry, reference = link.ancestor("TOCI"), link.ancestor("Reference")
        if entry is not None:
            entry.dictionary["Ref"] = pydyf.Array([target.reference])
        elif reference is not None and target.role == "Note":
            reference.dictionary["Ref"] = pydyf.Array([target.reference])
            calls.setdefault(target, []).append(reference)
    for note, callers in calls.items():
        note.dictionary["Ref"] = pydyf.Array([caller.reference for caller in callers])


def _target(link: Element, targets: Mapping[str, Element]) -> Element | None:
    held = [kid.annotation for kid in link.kids if isinstance(kid, ObjectReference)]
    names = [annotation["Dest"].string for annotation in held if "Dest" in annotation]
    return targets[names[0]] if names else None


def _set_destinations(pdf: pydyf.PDF, targets: Mapping[str, Element]) -> None:
    """Links and outline lead to structure elements, and to the place on the page for readers that know no better."""
    names = pdf.catalog["Names"]["Dests"]["Names"]
    places = {key.string: place for key, place in zip(names[::2], names[1::2], strict=True)}
    heads = {bytes(places[name].data): target for name, target in _headings(places, targets)}
    for thing in [one for one in pdf.objects if isinstance(one, pydyf.Dictionary) and "Dest" in one]:
        place = thing.pop("Dest")
        if isinstance(place, pydyf.String):
            target, place = targets[place.string], places[place.string]
        else:
            target = heads[bytes(place.data)]
        way = pydyf.Array([target.reference, *place[1:]])
        thing["A"] = pydyf.Dictionary({"Type": "/Action", "S": "/GoTo", "D": place, "SD": way})


def _headings(places: Mapping[str, Any], targets: Mapping[str, Element]) -> Iterator[tuple[str, Element]]:
    """The headings among the targets: what the outline leads to has the same place as one of them."""
    for name, target in targets.items():
        if name in places and target.role[:1] == "H" and target.role[1:].isdigit():
            yield name, target
