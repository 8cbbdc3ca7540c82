"""The rules on the container, the metadata and the style sheets of an EPUB."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

import tinycss2

from guidepress.model.place import Place
from guidepress.model.xhtml import XML_LANG
from guidepress.prove.epub import rules
from guidepress.prove.parsers.epub.container import CONTAINER, DC, MATHML, EpubFile
from guidepress.prove.parsers.epub.images import picture_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guidepress.model.finding import Finding

MIMETYPE = b"application/epub+zip"
CONFORMANCE = re.compile(r"EPUB Accessibility 1\.1 - WCAG 2\.[012] Level (?:A|AA|AAA)")
"""The form of a claim (EPUB Accessibility 1.1, 3.5.2); Guidepress claims WCAG 2.2 Level AA."""
CLAIMED = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
REQUIRED = ("accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard", "accessibilitySummary")
UNSET = frozenset({"font-family", "font-size", "font", "color", "background", "background-color"})
"""What no style sheet may set on the text as a whole."""
_ABSOLUTE = frozenset({"px", "pt", "cm", "mm", "in", "pc", "q"})
_END, _END_LENGTH = b"PK\x05\x06", 22
"""The record at the end of a container, without a comment (APPNOTE 6.3.10, 4.3.16)."""
_TEXT = frozenset({"html", "body", ":root", "*", "p"})


def _twice(names: Sequence[str]) -> Iterator[Finding]:
    """What is in the container more than once: programs differ in which of them they show."""
    for name, count in Counter(names).items():
        if count > 1:
            yield rules.EPB004.at(Place(name), f"{name} is in the container {count} times")


def prove_container(epub: EpubFile, *, house: bool = True) -> Iterator[Finding]:
    """EPB002 to EPB004: the zip file.

    Without ``house`` rules a resource may lie outside, and the container may hold what no package lists (EPUB 3.3,
    4.2.6 and 5.6.2).
    """
    first = epub.entries[0] if epub.entries else None
    if (
        first is None
        or first.filename != "mimetype"
        or first.compress_type != zipfile.ZIP_STORED
        or first.extra
        or epub.contents["mimetype"] != MIMETYPE
        or epub.data[30:58] != b"mimetype" + MIMETYPE
    ):
        yield rules.EPB002.at(Place(first.filename if first else ""))
    if house:
        yield from _beside(epub)
    names = [entry.filename for entry in epub.entries[1:]]
    yield from _twice(names)
    if names != sorted(names):
        yield rules.EPB003.at(Place(""), "the entries are not in the order of their names")
    if len({entry.date_time for entry in epub.entries}) > 1:
        yield rules.EPB003.at(Place(""), "the entries have different dates")
    listed = {item.file for item in epub.items}
    held = set(epub.contents) - {"mimetype", CONTAINER, epub.package_file}
    away = {item.file for item in epub.items if item.away}
    for file in sorted(listed - away):
        if file not in epub.contents:
            yield rules.EPB004.at(Place(file), "listed in the manifest, not in the container")
    if not house:
        return
    for file in sorted(away):
        yield rules.EPB004.at(Place(file), "listed in the manifest, and outside the container")
    folders = set(_folders(epub))
    for file in sorted(held - listed - folders):
        yield rules.EPB004.at(Place(file), "in the container, not listed in the manifest")


def _folders(epub: EpubFile) -> Iterator[str]:
    """The empty entries in which programs that pack write down the folders of the files (APPNOTE 6.3.10, 4.4.17)."""
    for name, data in epub.contents.items():
        if name.endswith("/") and not data and any(other.startswith(name) and other != name for other in epub.contents):
            yield name


def _beside(epub: EpubFile) -> Iterator[Finding]:
    """EPB002 for what some readers show and others do not: bytes behind, remarks, a second package."""
    end = epub.data.rfind(_END)
    if end >= 0 and len(epub.data) != end + _END_LENGTH:
        yield rules.EPB002.at(Place(""), "something stands behind the container")
    for entry in (one for one in epub.entries if one.comment):
        yield rules.EPB002.at(Place(entry.filename), "a remark stands at an entry of the container")
    if epub.contents.get(CONTAINER, b"").count(b"<rootfile ") > 1:
        yield rules.EPB002.at(Place(CONTAINER), "the container has more than one package")


def prove_metadata(epub: EpubFile) -> Iterator[Finding]:
    """EPB010 and EPB040 to EPB043: what the package says of itself, held against the pages."""
    here = Place(epub.package_file)
    languages = [element.text for element in epub.package.iter(f"{DC}language")]
    if not languages or epub.package.get(XML_LANG) not in languages:
        yield rules.EPB010.at(here, "package must say its language in xml:lang, as dc:language does")
    for name in REQUIRED:
        if not any((meta.text or "").strip() for meta in epub.meta(f"schema:{name}")):
            yield rules.EPB042.at(here, f"schema:{name} is missing")
    yield from _conformance(epub, here)
    yield from _untrue(epub, here)


def _conformance(epub: EpubFile, here: Place) -> Iterator[Finding]:
    for claim in epub.meta("dcterms:conformsTo"):
        if not CONFORMANCE.fullmatch(claim.text or "") or claim.text != CLAIMED:
            yield rules.EPB040.at(here, f"'{claim.text}' is not '{CLAIMED}'")
        certified = [
            meta
            for meta in epub.meta("a11y:certifiedBy")
            if (meta.text or "").strip() and meta.get("refines") == f"#{claim.get('id')}"
        ]
        if not certified:
            yield rules.EPB041.at(here)


def _untrue(epub: EpubFile, here: Place) -> Iterator[Finding]:
    cover = {item.file for item in epub.items if "cover-image" in item.properties}
    images = [
        image
        for page in epub.pages
        for image in page.elements("img")
        if image.get("role") != "doc-cover"
        and (page.target(image.get("src", "")) or ("", ""))[0] not in cover
        and image.get("alt") != ""
    ]
    math = [formula for page in epub.pages for formula in page.root.iter(f"{MATHML}math")]
    roles = any(element.get("role", "").startswith("doc-") for page in epub.pages for element in page.root.iter())
    nav = epub.nav()
    breaks = any(True for page in epub.pages for _ in page.typed("pagebreak"))
    features = {meta.text or "" for meta in epub.meta("schema:accessibilityFeature")}
    truths = {
        "alternativeText": bool(images) and all((image.get("alt") or "").strip() for image in images),
        "ARIA": roles,
        "MathML": bool(math),
        "describedMath": bool(math) and all((formula.get("alttext") or "").strip() for formula in math),
        "tableOfContents": nav is not None and any(True for _ in nav.typed("toc")),
        "pageBreakMarkers": breaks,
        "pageNavigation": nav is not None and any(True for _ in nav.typed("page-list")),
        "index": any(True for page in epub.pages for _ in page.typed("index")),
        "unlocked": "META-INF/encryption.xml" not in epub.contents,
        "synchronizedAudioText": any(item.media_type == "application/smil+xml" for item in epub.items),
    }
    for name in sorted(features):
        if not truths.get(name, True):
            yield rules.EPB043.at(here, f"accessibilityFeature '{name}' is claimed and not there")
    visual = "visual" in {meta.text for meta in epub.meta("schema:accessMode")}
    if visual != bool(images):
        message = "no page shows a picture" if visual else "the pages show pictures"
        yield rules.EPB043.at(here, f"accessMode {'names' if visual else 'does not name'} 'visual', but {message}")
    if "none" in {meta.text for meta in epub.meta("schema:accessibilityHazard")}:
        for file in _moving(epub):
            yield rules.EPB043.at(here, f"accessibilityHazard says 'none', but {file} moves")


def _moving(epub: EpubFile) -> Iterator[str]:
    """The pictures with more than one frame: nobody has measured whether they flash."""
    for item in epub.items:
        raster = item.media_type.startswith("image/") and item.media_type != "image/svg+xml"
        picture = picture_of(epub.contents[item.file]) if raster and item.file in epub.contents else None
        if picture is not None and picture.frames > 1:
            yield item.file


def prove_sheets(epub: EpubFile) -> Iterator[Finding]:
    """EPB045: style sheets leave the text to the reader."""
    for item in epub.items:
        if item.media_type != "text/css" or item.file not in epub.contents:
            continue
        place = Place(item.file)
        sheet, _ = tinycss2.parse_stylesheet_bytes(epub.contents[item.file], skip_comments=True, skip_whitespace=True)
        for rule in sheet:
            yield from _sheet_rule(rule, place)


def _sheet_rule(rule: tinycss2.ast.Node, place: Place) -> Iterator[Finding]:
    if rule.type != "qualified-rule":
        return
    names = {part.strip() for part in tinycss2.serialize(rule.prelude).split(",")}
    for declaration in tinycss2.parse_declaration_list(rule.content, skip_comments=True, skip_whitespace=True):
        if declaration.type != "declaration":
            continue
        line = Place(place.file, declaration.source_line)
        if declaration.lower_name in UNSET and names & _TEXT:
            yield rules.EPB045.at(line, f"'{declaration.name}' is set on {', '.join(sorted(names & _TEXT))}")
        if declaration.lower_name in ("font", "font-size", "line-height") and any(
            token.type == "dimension" and token.lower_unit in _ABSOLUTE for token in declaration.value
        ):
            yield rules.EPB045.at(line, f"'{declaration.name}' is set in absolute units")
