"""Forgeries of EPUB, web page, download page and record that were thought up without looking at the provers.

It is long because they are one list.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator

from benchmarks.forgery.books import EPUB, INDEX, OPF, RECORD, WEB
from benchmarks.forgery.forged import Change, Forgery, in_epub, replaced, within

_PAGE, _OTHER, _NAV, _NOTICE = "EPUB/how-much.xhtml", "EPUB/why-water.xhtml", "EPUB/nav.xhtml", "EPUB/disclaimer.xhtml"
_FIGURE, _SHEET = "EPUB/images/glass.svg", "EPUB/styles/epub.css"
_SAID = "<p>Do not force water on somebody who is not awake.</p>"
_LATE = "<p>A dry mouth comes late."


def forgeries() -> Iterator[Forgery]:
    """Every one of them."""
    for file, changes in ((EPUB, _OF_EPUB), (WEB, _OF_WEB), (INDEX, _OF_INDEX), (RECORD, _OF_RECORD)):
        for name, change in changes.items():
            yield Forgery(f"{file}: {name}", file, change)


def _zipped(name: str, data: bytes, *, remark: bytes = b"", extra: bytes = b"") -> Change:
    """One more entry in the container, whether or not one of its name is there."""

    def change(old: bytes) -> bytes:
        held = io.BytesIO(old)
        with warnings.catch_warnings(), zipfile.ZipFile(held, "a") as archive:
            warnings.simplefilter("ignore")
            info = zipfile.ZipInfo(name, archive.infolist()[0].date_time)
            info.comment, info.extra = remark, extra
            archive.writestr(info, data)
        return held.getvalue()

    return change


def _remarked(remark: bytes = b"", extra: bytes = b"") -> Change:
    """Each entry of the container bears a remark, or fields of its own."""

    def change(old: bytes) -> bytes:
        held = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(old)) as archive, zipfile.ZipFile(held, "w") as other:
            for info in archive.infolist():
                data = archive.read(info.filename)
                info.comment, info.extra = remark, extra
                other.writestr(info, data, compresslevel=9)
        return held.getvalue()

    return change


def _added(name: str, text: str) -> Change:
    def edit(files: dict[str, bytes]) -> None:
        files[name] = text.encode()

    return in_epub(edit)


def _styled(rule: str) -> Change:
    def edit(files: dict[str, bytes]) -> None:
        files[_SHEET] += f"\n{rule}\n".encode()

    return in_epub(edit)


def _with_ncx(files: dict[str, bytes]) -> None:
    """A second list of contents, for older readers, with names of its own."""
    files["EPUB/toc.ncx"] = (
        b'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head><meta name="dtb:uid" '
        b'content="urn:uuid:7d9d31a4-6a3c-4b83-9a43-0f0e8c5d7a10"/></head><docTitle><text>Water on Hot Days</text>'
        b'</docTitle><navMap><navPoint id="n1"><navLabel><text>Safe at any dose</text></navLabel>'
        b'<content src="how-much.xhtml"/></navPoint></navMap></ncx>'
    )
    item = b'<item href="toc.ncx" id="ncx" media-type="application/x-dtbncx+xml"/></manifest>'
    files[OPF] = files[OPF].replace(b"</manifest>", item).replace(b"<spine>", b'<spine toc="ncx">')


def _spoken(files: dict[str, bytes]) -> None:
    """A recording is heard in place of a page."""
    files["EPUB/a.smil"] = (
        b'<smil xmlns="http://www.w3.org/ns/SMIL" version="3.0"><body><par><text src="how-much.xhtml#tbl-day"/>'
        b'<audio src="a.mp3"/></par></body></smil>'
    )
    files["EPUB/a.mp3"] = b"ID3" + bytes(60)
    package = files[OPF].replace(b'id="page-how-much"', b'id="page-how-much" media-overlay="said"')
    items = (
        b'<item href="a.smil" id="said" media-type="application/smil+xml"/>'
        b'<item href="a.mp3" id="sound" media-type="audio/mpeg"/></manifest>'
    )
    files[OPF] = package.replace(b"</manifest>", items)


def _entity(files: dict[str, bytes]) -> None:
    """The word is an entity of the page's own: one program reads it, and another does not."""
    page = files[_PAGE].replace(b"<!DOCTYPE html>", b'<!DOCTYPE html [<!ENTITY n "not">]>')
    files[_PAGE] = page.replace(b"Do not force", b"Do &n; force")


_OF_EPUB: dict[str, Change] = {
    "a page twice in the container": _zipped(_PAGE, b"<html xmlns='http://www.w3.org/1999/xhtml'/>"),
    "a page that differs in the case of its name": _zipped("EPUB/How-Much.xhtml", b"<html/>"),
    "a remark at an entry": _remarked(b"Safe at any dose"),
    "fields of its own at an entry": _remarked(extra=b"\x99\x99\x04\x00Safe"),
    "an encryption that there is not": _added(
        "META-INF/encryption.xml", '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"/>'
    ),
    "a right that was not given": _added("META-INF/rights.xml", "<rights xmlns='urn:x'>All reserved</rights>"),
    "options for one shop's program": _added(
        "META-INF/com.apple.ibooks.display-options.xml",
        '<display_options><platform name="*"><option name="fixed-layout">true</option></platform></display_options>',
    ),
    "pages of a fixed layout": within(
        OPF, ("</metadata>", '<meta property="rendition:layout">pre-paginated</meta></metadata>')
    ),
    "a page of a fixed layout": within(
        OPF, ('idref="page-how-much"', 'idref="page-how-much" properties="rendition:layout-pre-paginated"')
    ),
    "a page with one to fall back on": within(OPF, ('id="page-how-much"', 'id="page-how-much" fallback="page-cover"')),
    "a doctor who contributed": within(
        OPF, ("<dc:publisher>", "<dc:contributor>Dr. Who</dc:contributor><dc:publisher>")
    ),
    "a source it is not from": within(
        OPF, ("<dc:publisher>", "<dc:source>urn:isbn:9780000000000</dc:source><dc:publisher>")
    ),
    "a part of a collection": within(
        OPF, ("</metadata>", '<meta property="belongs-to-collection">WHO Guides</meta></metadata>')
    ),
    "a number of its own": within(
        OPF, ("<dc:language>", "<dc:identifier>urn:isbn:9783161484100</dc:identifier><dc:language>")
    ),
    "subjects in another order": within(
        OPF,
        (
            "<dc:subject>Water</dc:subject>\n    <dc:subject>Heat<",
            "<dc:subject>Heat</dc:subject>\n    <dc:subject>Water<",
        ),
    ),
    "a title from the right": within(OPF, ('<dc:title id="title-main">', '<dc:title id="title-main" dir="rtl">')),
    "a title in French": within(OPF, ('<dc:title id="title-main">', '<dc:title id="title-main" xml:lang="fr">')),
    "a sheet by an instruction": within(
        _PAGE, ("<!DOCTYPE html>", '<?xml-stylesheet href="styles/epub-tables.css"?><!DOCTYPE html>')
    ),
    "a word by an entity": in_epub(_entity),
    "a figure that changes while it is looked at": within(
        _FIGURE, ('fill="#1d7d80"/>', 'fill="#1d7d80"><set attributeName="height" to="8" begin="1s"/></rect>')
    ),
    "a figure seen through another window": within(_FIGURE, ('viewBox="0 0 240 120"', 'viewBox="0 0 100 120"')),
    "a figure stretched": within(
        _FIGURE, ('viewBox="0 0 240 120"', 'viewBox="0 0 240 120" preserveAspectRatio="none" width="10" height="900"')
    ),
    "a figure of one dot": within(_OTHER, ('width="240" height="120"', 'width="1" height="1"')),
    "a figure with another for fine screens": within(
        _OTHER, ('src="images/glass.svg"', 'src="images/glass.svg" srcset="images/cover.svg 2x"')
    ),
    "a rule for the dark": _styled("@media (prefers-color-scheme: dark) { .warning { display: none } }"),
    "words that are not spoken": _styled("p { speak: none }"),
    "letters on one another": _styled("p { letter-spacing: -1em }"),
    "letters turned around": _styled("table { transform: scaleX(-1) }"),
    "letters as dots": _styled("p { -webkit-text-security: disc }"),
    "old figures for new": _styled("td { font-feature-settings: 'frac' 1 }"),
    "a warning in small letters": _styled(".warning { font-size: 20% }"),
    "numbers that count otherwise": _styled("ol { counter-reset: list-item 40 }"),
    "a first letter of nothing": _styled("p::first-letter { font-size: 0 }"),
    "lines over lines": _styled("p { line-height: 0 }"),
    "a key for a link": within(_OTHER, ('href="tel:+18002221222"', 'href="tel:+18002221222" accesskey="h"')),
    "a link that tells of the reader": within(
        _OTHER,
        ('href="https://www.example.org/heat"', 'href="https://www.example.org/heat" ping="https://example.com/"'),
    ),
    "a link to a download": within(
        _OTHER, ('href="https://www.example.org/heat"', 'href="https://www.example.org/heat" download="x"')
    ),
    "a paragraph that may be edited": within(_PAGE, (_SAID, _SAID.replace("<p>", '<p contenteditable="true">'))),
    "a paragraph described by another": within(
        _PAGE, (_SAID, _SAID.replace("<p>", '<p aria-describedby="how-much-title">'))
    ),
    "a paragraph named by another": within(
        _PAGE, (_SAID, _SAID.replace("<p>", '<p aria-labelledby="how-much-title">'))
    ),
    "a place that lies elsewhere": within(
        _OTHER, (' id="fig-glass"', ""), (_LATE, _LATE.replace("<p>", '<p id="fig-glass">'))
    ),
    "a paragraph that is two": within(_PAGE, ("healthy people. People", "healthy people.</p><p>People")),
    "a word in small": within(_PAGE, ("Do not force", "Do <small>not</small> force")),
    "a word in bold": within(_PAGE, ("healthy people", "<strong>healthy</strong> people")),
    "a line that breaks": within(_PAGE, ("Do not force", "Do not<br/>force")),
    "a place where a word may break": within(_PAGE, ("somebody", "some<wbr/>body")),
    "a rule between paragraphs": within(_PAGE, ("</aside>", "</aside><hr/>")),
    "figures from the right": within(
        _OTHER, ("19 glasses", "\N{RIGHT-TO-LEFT OVERRIDE}19\N{POP DIRECTIONAL FORMATTING} glasses")
    ),
    "a sign that joins nothing": within(_OTHER, ("19 glasses", "1\N{COMBINING GRAPHEME JOINER}9 glasses")),
    "a figure with a variant": within(_OTHER, ("19 glasses", "19\N{VARIATION SELECTOR-15} glasses")),
    "contents for older readers": in_epub(_with_ncx),
    "a recording in place of a page": in_epub(_spoken),
    "a branch of the contents hidden": within(
        _NAV,
        ('<ol><li><a href="why-water.xhtml#why-water-how', '<ol hidden=""><li><a href="why-water.xhtml#why-water-how'),
    ),
    "the pages in sight": within(
        _NAV, ('aria-label="Pages of the print edition" hidden=""', 'aria-label="Pages of the print edition"')
    ),
    "a table of which a row is elsewhere": within(
        _PAGE, ('<tr>\n<th scope="row">Adults', '</tbody><tbody><tr>\n<th scope="row">Adults')
    ),
    "head cells of rows": within(_PAGE, ('<th scope="col">Who', '<th scope="row">Who')),
    "a page of the cover taken from the spine": within(OPF, ('    <itemref idref="page-cover"/>\n', "")),
}
_OF_WEB: dict[str, Change] = {
    "scripts of every kind allowed": replaced(("script-src 'sha256-", "script-src 'unsafe-inline' 'sha256-"), count=1),
    "pictures from everywhere allowed": replaced(("img-src data:", "img-src *"), count=1),
    "not to be enlarged": replaced(("initial-scale=1", "initial-scale=1, user-scalable=no"), count=1),
    "a page fetched beforehand": replaced(
        ("</title>", '</title><link rel="prefetch" href="https://example.com/">'), count=1
    ),
    "a message in another language for machines": replaced(
        ("</title>", '</title><meta http-equiv="content-language" content="fr">'), count=1
    ),
    "no kind of document": replaced(("<!DOCTYPE html>", ""), count=1),
    "letters of another code": replaced(('charset="utf-8"', 'charset="windows-1252"'), count=1),
    "leads past the disclaimer": replaced(('href="#guide">', 'href="#how-much">'), count=1),
    "finds nothing": replaced(('data-found="Places found: {n}"', 'data-found="Safe"'), count=1),
    "a switch for dark that is light": replaced(('name="theme" value="dark"', 'name="theme" value="light"'), count=1),
    "the referrer told": replaced(('content="no-referrer"', 'content="unsafe-url"'), count=1),
    "a body of another class": replaced(("<body", '<body class="quiet"'), count=1),
    "a place that lies elsewhere": replaced(
        (' id="fig-glass"', ""), ("<p>A dry mouth", '<p id="fig-glass">A dry mouth'), count=1
    ),
    "a telephone number among the tools": replaced(
        ('<div class="tools">', '<div class="tools"><a href="tel:+19005550100">Help</a>'), count=1
    ),
}
_OF_INDEX: dict[str, Change] = {
    "not to be enlarged": replaced(("initial-scale=1", "initial-scale=1, user-scalable=no"), count=1),
    "a file under another name": replaced(('href="water.pdf"', 'href="water.pdf" download="setup.exe"'), count=1),
    "a link to a file's kind": replaced(('href="water.epub"', 'href="water.epub" type="text/plain"'), count=1),
    "scripts allowed": replaced(("default-src 'none'", "default-src 'none'; script-src *"), count=1),
    "fetched anew": replaced(
        ("</title>", '</title><meta http-equiv="refresh" content="9;url=https://example.com/">'), count=1
    ),
    "a robot's word": replaced(("</title>", '</title><meta name="robots" content="noindex">'), count=1),
    "a fact for machines": replaced(("<body", '<body itemscope itemtype="https://schema.org/Drug"'), count=1),
    "a class that hides": replaced(("<h1", '<h1 class="visually-hidden"'), count=1),
    "light alone": replaced(
        ('name="color-scheme" content="light dark"', 'name="color-scheme" content="only light"'), count=1
    ),
}
_OF_RECORD: dict[str, Change] = {
    "a record that takes it back": replaced(("<NotificationType>03", "<NotificationType>05"), count=1),
    "out of print": replaced(("<PublishingStatus>04", "<PublishingStatus>07"), count=1),
    "a book of paper": replaced(("<ProductForm>ED", "<ProductForm>BC"), count=1),
    "protected": replaced(("<EpubTechnicalProtection>00", "<EpubTechnicalProtection>01"), count=1),
    "an author who translated": replaced(("<ContributorRole>A01", "<ContributorRole>B06"), count=1),
    "a publisher who only shares": replaced(("<PublishingRole>01", "<PublishingRole>02"), count=1),
    "a description for the trade": replaced(("<ContentAudience>00", "<ContentAudience>02"), count=1),
    "a description in French": replaced(("<Text>How", '<Text language="fre">How'), count=1),
    "a licence elsewhere": replaced(("publicdomain/zero/1.0/<", "licenses/by/4.0/<"), count=1),
    "from another source": replaced(("<RecordReference>", '<RecordReference sourcename="WHO">'), count=1),
    "a remark": replaced(("<DescriptiveDetail>", "<!-- safe at any dose --><DescriptiveDetail>"), count=1),
    "a sheet by an instruction": replaced(
        ("<Product ", '<?xml-stylesheet href="https://example.com/"?><Product '), count=1
    ),
    "a subject": replaced(("Water; Heat", "Cardiology"), count=1),
    "a day to be sold from": replaced(("<PublishingDateRole>01", "<PublishingDateRole>13"), count=1),
    "another number": replaced(("<ProductIDType>22", "<ProductIDType>15"), count=1),
}
