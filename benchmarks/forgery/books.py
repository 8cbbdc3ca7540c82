"""Forgeries of the EPUB, of the web edition and of the files beside them."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator

from PIL import Image

from benchmarks.forgery.forged import Change, Forgery, in_epub, replaced, within

EPUB, WEB, INDEX, RECORD = "water.epub", "read.html", "index.html", "water.onix.xml"
ONE, OPF, CSS = "EPUB/why-water.xhtml", "EPUB/content.opf", "EPUB/styles/epub.css"
_SAFE = "Safe at any dose"


def forgeries() -> Iterator[Forgery]:
    """Every forgery of these files."""
    for name, change in _OF_EPUB.items():
        yield Forgery(f"{EPUB}: {name}", EPUB, change)
    for name, change in _OF_WEB.items():
        yield Forgery(f"{WEB}: {name}", WEB, change)
    for name, change in _OF_INDEX.items():
        yield Forgery(f"{INDEX}: {name}", INDEX, change)
    for name, change in _OF_RECORD.items():
        yield Forgery(f"{RECORD}: {name}", RECORD, change)


def _style(rule: str) -> Change:
    def edit(files: dict[str, bytes]) -> None:
        files[CSS] += f"\n{rule}\n".encode()

    return in_epub(edit)


def _pages(edit_page: Callable[[str], str]) -> Change:
    def edit(files: dict[str, bytes]) -> None:
        for name, data in list(files.items()):
            if name.endswith(".xhtml"):
                files[name] = edit_page(data.decode()).encode()

    return in_epub(edit)


def _set(file: str, data: bytes) -> Change:
    def edit(files: dict[str, bytes]) -> None:
        files[file] = data

    return in_epub(edit)


def _sources(text: str) -> str:
    return re.sub(r'href="https?://[^"]*"', 'href="https://x.example.com/"', text)


def _help(text: str) -> str:
    return re.sub(r'href="tel:[^"]*"', 'href="tel:+19005550100"', text)


def _breaks_moved(files: dict[str, bytes]) -> None:
    """Page breaks stand at the ends of their files."""
    for name, data in list(files.items()):
        if name.endswith(".xhtml"):
            text = data.decode()
            marks = re.findall(r"<span [^>]*doc-pagebreak[^>]*></span>", text)
            for mark in marks:
                text = text.replace(mark, "", 1)
            files[name] = text.replace("</body>", "".join(marks) + "</body>").encode()


def _break_later(files: dict[str, bytes]) -> None:
    """A page break stands a word later, where it stands in front of a word or of a heading."""
    for name, data in sorted(files.items()):
        if name.endswith(".xhtml"):
            text, count = re.subn(
                r"(<span [^>]*doc-pagebreak[^>]*></span>)((?:<h1[^>]*>)?\w+ )", r"\2\1", data.decode(), count=1
            )
            files[name] = text.encode()
            if count:
                return
    raise ValueError("no page break stands in front of a word")


def _breaks_exchanged(files: dict[str, bytes]) -> None:
    """Two page breaks of a file change places, and the list of pages with them."""
    for name, data in sorted(files.items()):
        marks = re.findall(rb"<span [^>]*doc-pagebreak[^>]*></span>", data)
        if len(marks) > 1:
            one, other = marks[:2]
            files[name] = data.replace(one, b"\0").replace(other, one).replace(b"\0", other)
            return
    raise ValueError("no file has two page breaks")


def _white_png() -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (1600, 2560), "white").save(held, "PNG")
    return held.getvalue()


def _opf(old: str, new: str) -> Change:
    return within(OPF, (old, new), count=1)


_P = "<p>A dry mouth comes late."
_OF_EPUB: dict[str, Change] = {
    "a section hidden (display)": _style("#why-water { display: none }"),
    "a section hidden (visibility)": _style("section.section { visibility: hidden }"),
    "a section in white": _style("#why-water p { color: #fff; background: #fff }"),
    "the text in letters of a pixel": _style("#why-water p { font-size: 0.02em }"),
    "words added to headings": _style(f"h1::after {{ content: ' {_SAFE}' }}"),
    "words added to the disclaimer": _style(f"#disclaimer h1::after {{ content: ' {_SAFE}' }}"),
    "words as the marks of a list": _style(f"li::marker {{ content: '{_SAFE} ' }}"),
    "words said in another order": _style("p { unicode-bidi: bidi-override; direction: rtl }"),
    "words that are not heard": within(ONE, (_P, f'<p aria-hidden="true">{_SAFE}.</p>{_P}')),
    "words in a page break": within(ONE, (_P, f'<div role="doc-pagebreak">{_SAFE}</div>{_P}')),
    "words on the cover's page": within("EPUB/cover.xhtml", ("</body>", f"<p>{_SAFE}</p></body>")),
    "aria-label on a paragraph": within(ONE, (_P, f'<p aria-label="{_SAFE}">A dry mouth comes late.')),
    "title on a paragraph": within(ONE, (_P, f'<p title="{_SAFE}">A dry mouth comes late.')),
    "a form field": within(ONE, (_P, f'<input type="text" value="{_SAFE}"/>{_P}')),
    "a film": within(ONE, (_P, f'<video src="images/cover.png"></video>{_P}')),
    "a sound": within(ONE, (_P, f'<audio autoplay="autoplay" src="images/cover.png"></audio>{_P}')),
    "all sources lead elsewhere": _pages(_sources),
    "telephone numbers lead elsewhere": _pages(_help),
    "a citation leads elsewhere": within(ONE, ("references.xhtml#ref-snow1855", "how-much.xhtml#tbl-day")),
    "a bookmark of another name": within("EPUB/nav.xhtml", ("How to notice thirst</a>", f"{_SAFE}</a>"), count=1),
    "numbers of a figure": within("EPUB/images/glass.svg", ("1000 ml", "2500 ml")),
    "a figure exchanged": _set("EPUB/images/glass.svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'),
    "the cover in white": _set("EPUB/images/cover.png", _white_png()),
    "the cover destroyed": _set("EPUB/images/cover.png", b"\x89PNG\r\n\x1a\n"),
    "the drawing of the cover exchanged": _set(
        "EPUB/images/cover.svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 2560"/>'
    ),
    "a page that is not turned to": within(
        OPF, ('<itemref idref="page-why-water"', '<itemref linear="no" idref="page-why-water"')
    ),
    "page breaks at the ends": in_epub(_breaks_moved),
    "a page break a word later": in_epub(_break_later),
    "two page breaks exchanged": in_epub(_breaks_exchanged),
    "dc:title": _opf("Water on Hot Days</dc:title>", "Cold Water</dc:title>"),
    "dc:creator": _opf("Ada Example</dc:creator>", "Bob Forger</dc:creator>"),
    "dc:publisher": _opf("Example Press</dc:publisher>", "WHO</dc:publisher>"),
    "dc:identifier": _opf("7d9d31a4-", "00000000-"),
    "dc:date": _opf("2026-01-02</dc:date>", "2029-01-02</dc:date>"),
    "dc:rights": _opf("© 2026 Ada Example", "© 2029 Bob Forger"),
    "dc:description": _opf("How much to drink", "All there is to drink"),
    "accessibilitySummary": _opf("All text can be resized", "Signed in every language. All text can be resized"),
    "accessibilityHazard": _opf('Hazard">none', 'Hazard">flashing'),
    "accessModeSufficient": _opf('Sufficient">textual', 'Sufficient">auditory'),
    "a feature: signLanguage": _opf('Feature">ARIA', 'Feature">signLanguage'),
    "a feature: longDescription": _opf('Feature">ARIA', 'Feature">longDescription'),
    "schema:lastReviewed": _opf('lastReviewed">2026-01-01', 'lastReviewed">2029-01-01'),
    "schema:expires": _opf('expires">2027-01-01', 'expires">2037-01-01'),
    "schema:expires said twice": _opf(
        '<meta property="schema:expires">',
        '<meta property="schema:expires">2037-01-01</meta><meta property="schema:expires">',
    ),
    "schema:expires taken out": _opf('<meta property="schema:expires">2027-01-01</meta>', ""),
    "pageBreakSource": _opf("PDF and print edition", "the first edition of another"),
}


def _web_style(rule: str) -> Change:
    """A rule in the style sheet of the page, with the digest of the Content Security Policy made anew."""

    def change(data: bytes) -> bytes:
        import base64
        import hashlib

        text = data.decode()
        found = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
        if found is None:
            raise ValueError("there is no style sheet")
        sheet = f"{found[1]}{rule}\n"
        digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
        text = text.replace(found[1], sheet)
        return re.sub(r"sha256-[A-Za-z0-9+/=]+", lambda _: f"sha256-{digest}", text, count=1).encode()

    return change


def _reviewer_added() -> Change:
    return replaced(('"publisher": {', '"reviewedBy": [{"@type": "Person", "name": "WHO"}],\n "publisher": {'))


def _substituted(pattern: str, new: str) -> Change:
    def change(data: bytes) -> bytes:
        return re.sub(pattern, lambda _: new, data.decode(), flags=re.DOTALL).encode()

    return change


_OF_WEB: dict[str, Change] = {
    "words before the parts": replaced(("<header", f"<p>{_SAFE}</p><header"), count=1),
    "words after the parts": replaced(("</footer>", f"<p>{_SAFE}</p></footer>")),
    "a section hidden, with the digest made anew": _web_style("#why-water{display:none}"),
    "words added by style, with the digest made anew": _web_style(f"h2::after{{content:' {_SAFE}'}}"),
    "a section in white, with the digest made anew": _web_style("#why-water p{color:#fff;background:#fff}"),
    "all sources lead elsewhere": _substituted(r'href="https?://[^"]*"', 'href="https://x.example.com/"'),
    "telephone numbers lead elsewhere": _substituted(r'href="tel:[^"]*"', 'href="tel:+19005550100"'),
    "its title": _substituted(r"<title>[^<]*</title>", f"<title>{_SAFE}</title>"),
    "its description": replaced(("How much to drink", "All there is to drink"), count=1),
    "a figure exchanged": _substituted(
        r'src="data:image/svg\+xml;base64,[^"]*"', 'src="data:image/svg+xml;base64,PHN2Zy8+"'
    ),
    "aria-label on a paragraph": replaced((_P, f'<p aria-label="{_SAFE}">A dry mouth comes late.')),
    "a form field": replaced((_P, f'<input type="text" value="{_SAFE}" aria-label="x">{_P}')),
    "words that are not heard": replaced((_P, f'<p aria-hidden="true">{_SAFE}.</p>{_P}')),
    "the day of the review in the data": replaced(('"lastReviewed": "2026-01-01"', '"lastReviewed": "2029-01-01"')),
    "the day of the next review in the data": replaced(('"expires": "2027-01-01"', '"expires": "2037-01-01"')),
    "a reviewer in the data": _reviewer_added(),
    "another publisher in the data": replaced(('"name": "Example Press"', '"name": "WHO"')),
    "an edition of tomorrow in the data": replaced(('"dateModified": "2026-01-02"', '"dateModified": "2029-01-02"')),
    "data for doctors": replaced(('"@type": "WebPage"', '"@type": "MedicalWebPage"')),
    "the data taken out": _substituted(r'<script type="application/ld\+json">[^<]*</script>', ""),
    "the data twice": _substituted(
        r"<style>", '<script type="application/ld+json">{"lastReviewed": "2029-01-01"}</script><style>'
    ),
    "a script called data": _substituted(
        r'<script type="application/ld\+json">', '<script type="application/ld+json" src="data:,alert(1)">'
    ),
    "a paragraph hidden": replaced((_P, '<p hidden="">A dry mouth comes late.')),
}

_OF_INDEX: dict[str, Change] = {
    "digests zeroed": _substituted(r"\b[0-9a-f]{64}\b", "0" * 64),
    "words added": replaced(("</main>", f"<p>This book is {_SAFE.lower()}.</p></main>")),
    "a word changed": replaced(("works without a network", "works without side effects")),
    "words gone": _substituted(r'<p class="review">[^<]*</p>', ""),
    "a number of pages": _substituted(r"\b\d+ pages", "3 pages"),
    "links exchanged": replaced(('class="button" href="water.pdf"', 'class="button" href="read.html"')),
    "words that are only heard": replaced(("<h2 id=", f'<h2 aria-label="{_SAFE}" id='), count=1),
    "a picture added": replaced(
        ("</main>", '<img alt="Cover of “Water on Hot Days”" src="data:image/svg+xml,%3Csvg/%3E"></main>')
    ),
    "a statement on accessibility": replaced(("<dd>No hazards</dd>", f"<dd>No hazards. {_SAFE}</dd>")),
    "words added by style, with the digest made anew": _web_style(f"h2::after{{content:' {_SAFE}'}}"),
    "the notice hidden, with the digest made anew": _web_style(".notice{display:none}"),
    "the digests hidden, with the digest made anew": _web_style(".sums{display:none}"),
    "a link to another host": _substituted(r'href="water\.pdf"', 'href="https://x.example.com/water.pdf"'),
    "a link to no file": _substituted(r'href="water\.pdf"', 'href="wine.pdf"'),
    "its title": _substituted(r"<title>[^<]*</title>", f"<title>{_SAFE}</title>"),
    "the day of the next review in the data": replaced(('"expires": "2027-01-01"', '"expires": "2037-01-01"')),
    "a reviewer in the data": replaced(
        ('"publisher": {', '"reviewedBy": [{"@type": "Person", "name": "WHO"}],\n "publisher": {')
    ),
    "the disclaimer's link gone": _substituted(r'href="read\.html#disclaimer"', 'href="read.html"'),
}

_OF_RECORD: dict[str, Change] = {
    "no ONIX at all": lambda _: b"<x/>",
    "another title": replaced(("Water on Hot Days", "Cold Water")),
    "another author": replaced(("Ada Example", "Bob Forger")),
    "another publisher": replaced(("Example Press", "WHO")),
    "another identifier": replaced(("7d9d31a4-", "00000000-")),
    "another day of the review": replaced(("<Date>20260101</Date>", "<Date>20290101</Date>")),
    "another day of the next review": replaced(("<Date>20270101</Date>", "<Date>20370101</Date>")),
    "no day of the review": _substituted(r"<ContentDate>.*?</ContentDate>\s*", ""),
    "the next review in other words": replaced(("1 January 2027", "1 January 2037")),
    "another description": replaced(("How much to drink", "All there is to drink")),
}
