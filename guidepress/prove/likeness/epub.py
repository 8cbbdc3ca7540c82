"""Whether an EPUB is the Book's likeness: its pages as shown and heard, its package as described.

It is long because one reading of the archive serves every question that is asked of it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any, cast
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from PIL import Image

from guidepress.languages.direction import runs_right_to_left
from guidepress.languages.registry import language_for
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.xhtml import flat_text, fold, heading_text
from guidepress.prove.disclaimer.epub import as_html, sheets_of
from guidepress.prove.likeness.expected import differences
from guidepress.prove.likeness.markup import (
    around_parts,
    formulas,
    names_of,
    odd_signs,
    of_book,
    out_of_sight,
    parts_of,
    plain,
    shown,
    texts_of,
    unseen_pictures,
    visible,
)
from guidepress.prove.likeness.rules import EPB046, EPB047, EPB048, EPB049, EPB061, EPB062, EPB063, EPB070
from guidepress.prove.parsers.css.cascade import Styles, local
from guidepress.prove.parsers.epub.container import DC, XHTML, EpubFile, PageFile, UnreadableError
from guidepress.prove.parsers.epub.images import picture_of
from guidepress.standards.css.added_words import added_words

_CONTRAST = 16.0
"""How far the lightest and the darkest part of a cover are apart at least, of 255."""


def prove_epub_likeness(epub: EpubFile, book: Book) -> Iterator[Finding]:
    """EPB046 to EPB049 and EPB061 to EPB063; nothing for bytes that are no EPUB (EPB001 says so)."""
    try:
        epub.check()
    except UnreadableError:
        return
    parts = [part for page in epub.spine for part in parts_of(page.root)]
    yield from _markup(epub, book, parts)
    yield from _pictures(epub, book)
    yield from _navigation(epub, book)
    for page in epub.spine:
        yield from _outside(page, book)
    yield from _sight(epub)
    yield from _package(epub, book)


def as_element(element: Any) -> Element:
    """An element of lxml for those who read any."""
    return cast("Element", element)


def _target(element: Any) -> str:
    """The address of a link as the Book writes it: ``#id``, or one outside."""
    href = unquote(str(element.get("href", "")))
    file, _, name = href.partition("#")
    return href if ":" in file or file.startswith("//") else f"#{name}" if name else file


def _markup(epub: EpubFile, book: Book, parts: Sequence[Any]) -> Iterator[Finding]:
    here = Place(epub.package_file)
    expected, found = of_book(book), shown(parts, link=_target, without=_scrolls)
    for wanted, led in differences(expected.links, found.links):
        yield EPB048.at(here, f"{_some(led)} for {_some(wanted)}")
    for wanted, said in differences(expected.names, found.names):
        yield EPB049.at(here, f"{_some(said)} for {_some(wanted)}")
    for wanted, said in differences(expected.kinds, found.kinds):
        yield EPB070.at(here, f"{_some(said)} for {_some(wanted)}")
    due, met = odd_signs(part.tree for part in book.parts), odd_signs(parts)
    for sign in sorted((due | met) - (due & met)):
        told = f"U+{ord(sign):04X} stands {met[sign]} times in the text, in the guide {due[sign]} times"
        yield EPB070.at(here, told)
    yield from _labels(epub, parts)
    trees = [part.tree for part in book.parts]
    for wanted, said in differences(formulas(trees), formulas(parts)):
        yield EPB049.at(here, f"the formula {_some(said)} for {_some(wanted)}")


def _scrolls(element: Any) -> bool:
    """Whether an element is the box of ours around a table whose rows cannot be read alone, under its own name.

    That is its caption's, or else the heads of the table.
    """
    if local(element) != "div" or element.get("role") != "region":
        return False
    if [local(one) for one in element] != ["table"] or (element.text or "").strip() or (element[0].tail or "").strip():
        return False
    label, by = element.get("aria-label"), element.get("aria-labelledby")
    caption = next((one.get("id") for one in element.iter() if local(one) == "caption"), None)
    if caption is not None:
        return (label, by) == (None, caption)
    heads = ", ".join(flat_text(one) for one in element.iter() if local(one) == "th") or "1"
    return (label, by) == (heads, None)


def _labels(epub: EpubFile, parts: Sequence[Any]) -> Iterator[Finding]:
    """What a narrow page shows before a cell is the head of its column, and of nothing else."""
    for part in parts:
        for cell in part.iter(f"{XHTML}*"):
            if (label := cell.get("data-label")) is None:
                continue
            table = next((one for one in cell.iterancestors() if local(as_element(one)) == "table"), None)
            if table is not None and next(table.iter("{*}math"), None) is not None:
                continue  # the sign of a formula is no text of its head
            heads = [] if table is None else [plain(flat_text(one)) for one in table.iter(f"{XHTML}th")]
            left = plain(label)
            for head in sorted(filter(None, heads), key=len, reverse=True):
                left = left.replace(head, "", 1)
            if any(map(str.isalnum, left)):
                yield EPB070.at(Place(epub.package_file), f"a cell is labelled “{label[:60]}”")


def _some(values: Sequence[str]) -> str:
    shown_values = ", ".join(f"'{value[:80]}'" for value in values[:3])
    return f"{shown_values} and {len(values) - 3} more" if len(values) > 3 else shown_values or "nothing"


def _pictures(epub: EpubFile, book: Book) -> Iterator[Finding]:
    """Each picture of the text is the guide's, byte for byte; there is none beside these and the cover."""
    wanted = [str(image.get("src", "")) for part in book.parts for image in part.tree.iter("img")]
    shown_files = [
        (page.file, (page.target(str(image.get("src", ""))) or ("", ""))[0])
        for page in epub.spine
        for part in parts_of(page.root)
        for image in visible(part)
        if local(as_element(image)) == "img"
    ]
    if len(wanted) != len(shown_files):
        yield EPB062.at(Place(epub.package_file), f"{len(shown_files)} pictures are shown, the guide has {len(wanted)}")
    for name, (page_file, file) in zip(wanted, shown_files, strict=False):
        asset = book.assets.get(name)
        if asset is None or file not in epub.contents or epub.contents[file] != asset.data:
            yield EPB062.at(Place(page_file), f"{file or 'what is shown'} is not '{name}' of the guide")
    for item in epub.items:
        if "cover-image" in item.properties and (why := _no_cover(epub.contents.get(item.file, b""))):
            yield EPB062.at(Place(item.file), why)
        elif (
            item.id == "cover-drawing" and epub.contents.get(item.file, b"").count(b"M") < len(book.settings.title) // 2
        ):
            yield EPB062.at(Place(item.file), "the cover bears no lettering")
    cover = {item.file for item in epub.items if item.id in {"cover-image", "cover-drawing"}}
    known = cover | {file for _, file in shown_files}
    for item in epub.items:
        if item.media_type not in {"application/xhtml+xml", "text/css"} and item.file not in known:
            yield EPB062.at(Place(item.file), "no page of the guide shows it")


def _no_cover(data: bytes) -> str:
    """Why a picture is no cover: it cannot be read, or is of one colour."""
    if picture_of(data) is None:
        return "the cover is no picture that can be read"
    try:
        with Image.open(io.BytesIO(data)) as image:
            small = image.convert("L").resize((64, 100))
    except (OSError, ValueError, SyntaxError):  # its head is whole, its rows are not
        return "the cover is no picture that can be read"
    low, high = (float(value) for value in small.getextrema())  # type: ignore[arg-type]
    return "the cover is of one colour" if high - low < _CONTRAST else ""


def _navigation(epub: EpubFile, book: Book) -> Iterator[Finding]:
    """Whatever the contents, the landmarks and the list of pages say is what they lead to."""
    nav = epub.nav()
    if nav is None:
        return
    here = Place(nav.file)
    titles = {plain(part.title) for part in book.parts}
    headings = {heading.id: plain(heading.text) for part in book.parts for heading in part.headings()}
    own = {
        part.id: {plain(part.title), *(plain(heading_text(one)) for one in part.tree.iter("h1"))} for part in book.parts
    }
    words = language_for(book.settings.language).book
    cover = plain(words.cover.format(title=book.settings.running_title))
    for kind in ("toc", "landmarks"):
        for element in (link for one in nav.typed(kind) for link in one.iter(f"{XHTML}a")):
            text, name = plain(flat_text(element)), _target(element).removeprefix("#")
            right = text in {headings.get(name, ""), *own.get(name, ())} - {""}
            if kind == "landmarks":
                right = right or text in titles | {cover, plain(words.start_of_text)}
            if not right:
                yield EPB048.at(here, f"“{text[:60]}” leads to '{element.get('href')}'")


def _outside(page: PageFile, book: Book) -> Iterator[Finding]:
    """Nothing is said or shown outside the parts but the cover; a page break says nothing but its folio."""
    here = Place(page.file)
    body = page.root.find(f"{XHTML}body")
    if body is None:
        return
    if not page.linear:
        yield EPB061.at(here, "who turns the pages never meets this page (linear='no')")
    yield from _head(page, book, here)
    known = _furniture(book)
    for element, text in around_parts(body):
        if text and not (local(as_element(element)) == "h1" and text == plain(_contents(book))):
            yield EPB061.at(here, f"“{text[:60]}” stands outside the parts of the guide")
        for name in set(names_of(element)) - known:
            yield EPB061.at(here, f"{name[:80]} stands outside the parts of the guide")
    yield from _breaks(page, here)
    for element in body.iter():
        if element.get("hidden") is not None and local(as_element(element)) not in {"nav", "ol"}:
            yield EPB046.at(here, f"'hidden': “{flat_text(element)[:60]}”")


def _breaks(page: PageFile, here: Place) -> Iterator[Finding]:
    """A page break says nothing but its folio, and something stands behind it."""
    for element in (*page.typed("pagebreak"), *page.of_role("doc-pagebreak")):
        if (element.text or "").strip() or len(element) or element.get("title"):
            yield EPB061.at(here, f"a page break says “{flat_text(element)[:60]}”")
        behind = " ".join(map(str, element.xpath("following::text()[not(ancestor::*[@hidden])]"))).strip()
        if not behind and not element.xpath("following::*[local-name()='img' or local-name()='math']"):
            yield EPB061.at(here, f"the page break '{element.get('id')}' stands behind all words")


def _contents(book: Book) -> str:
    return language_for(book.settings.language).book.contents


def _furniture(book: Book) -> set[str]:
    """What may be said outside the parts."""
    language = language_for(book.settings.language)
    words = language.book
    settings = book.settings
    people = words.byline.comma.join(person.name for person in settings.authors)
    facts = [settings.subtitle, people, settings.publisher, f"{settings.version}, {settings.date.year}"]
    told = list(dict.fromkeys(fact.rstrip(".") for fact in facts if fact))
    cover = fold(f"{words.cover.format(title=settings.title)}: {'. '.join(told)}.")
    names = {f"aria-label={words.landmarks}", f"aria-label={words.page_list}", f"alt={cover}"}
    tags = {f"lang={tag}" for tag in (settings.language, language.tag, "en")}
    return {plain(name) for name in names} | tags


def _head(page: PageFile, book: Book, here: Place) -> Iterator[Finding]:
    """The title of a page is its heading and the guide's title; its language is the guide's."""
    title = plain(page.root.findtext(f"{XHTML}head/{XHTML}title") or "")
    words = language_for(book.settings.language).book
    guide = book.settings.running_title
    headings = {heading_text(one) for part in parts_of(page.root) for one in part.iter(f"{XHTML}h1")}
    headings |= {words.cover.format(title=guide), words.contents}
    wanted = {plain(text) for one in headings for text in (one, f"{one} – {guide}")}
    bare = title[: title.rfind(" (")] if title.endswith(")") and title.rpartition(" (")[2][:-1].isdigit() else title
    if title not in wanted and bare not in wanted:
        yield EPB063.at(here, f"the page is titled “{title[:80]}”")
    if page.root.get("lang") != book.settings.language:
        yield EPB063.at(here, f"the language of the page is '{page.root.get('lang')}'")


def _sight(epub: EpubFile) -> Iterator[Finding]:
    """All text of all pages is in sight, and the style sheets add nothing to it."""
    told: set[tuple[str, str]] = set()
    for page in epub.spine:
        sheets = list(sheets_of(epub, page))
        for link in page.root.iter(f"{XHTML}link"):
            if link.get("rel") == "stylesheet" and (strange := sorted(set(link.attrib) - {"rel", "href", "type"})):
                yield EPB047.at(Place(page.file), f"a style sheet is linked with {_some(strange)}")
            elif "stylesheet" in (link.get("rel") or "").split() and link.get("rel") != "stylesheet":
                yield EPB047.at(Place(page.file), f"a style sheet is linked as '{link.get('rel')}'")
        for sheet in sheets:
            for fault in added_words(sheet):
                if ("", fault) not in told:
                    told.add(("", fault))
                    yield EPB047.at(Place(page.file), fault[:160])
        body = page.root.find(f"{XHTML}body")
        if body is not None:
            styles = Styles(as_html(page), sheets)
            for fault in (*out_of_sight(texts_of(body), styles), *unseen_pictures(body, styles)):
                yield EPB046.at(Place(page.file), fault)


def _package(epub: EpubFile, book: Book) -> Iterator[Finding]:
    """EPB063: what the package document says is what the guide says, no more and no less."""
    here = Place(epub.package_file)
    settings = book.settings
    language = language_for(settings.language)
    people = [person for person in settings.authors if person.role == "aut"]
    others = [person for person in settings.authors if person.role != "aut"]
    licence = ", ".join(piece for piece in (settings.licence.name, settings.licence.url) if piece)
    wanted: dict[str, list[str]] = {
        "identifier": list(dict.fromkeys([settings.urn, settings.identifier])),
        "title": [title for title in (settings.title, settings.subtitle) if title],
        "language": [settings.language],
        "creator": [person.name for person in people],
        "contributor": [person.name for person in (*others, *settings.review.reviewers)],
        "publisher": [settings.publisher],
        "date": [settings.date.isoformat()],
        "description": [settings.description],
        "subject": list(settings.subjects),
        "rights": [f"© {settings.copyright}. {licence}"],
    }
    said: dict[str, list[str]] = {}
    for element in epub.package.iter(f"{DC}*"):
        said.setdefault(local(as_element(element)), []).append(plain(element.text))
    for name in sorted(wanted.keys() | said.keys()):
        due = [plain(value) for value in wanted.get(name, [])]
        if said.get(name, []) != due:
            yield EPB063.at(here, f"dc:{name} is {_some(said.get(name, []))}, not {_some(due)}")
    source = language.book.page_source.format(
        title=settings.title, version=settings.version, date=settings.date.isoformat()
    )
    sorted_as = [plain(one.file_as) for one in (*settings.authors, *settings.review.reviewers) if one.file_as]
    known: dict[str, set[str]] = {
        "pageBreakSource": {plain(source)},
        "dcterms:modified": {f"{settings.date.isoformat()}T00:00:00Z"},
        "schema:accessMode": {"textual", "visual"},
        "schema:accessModeSufficient": {"textual", "textual,visual"},
        "schema:accessibilityFeature": _FEATURES,
        "schema:accessibilityHazard": _HAZARDS,
        "file-as": set(sorted_as),
        "schema:lastReviewed": {settings.review.reviewed.isoformat()},
        "schema:expires": {settings.review.next_review.isoformat()},
    }
    for name in ("schema:lastReviewed", "schema:expires"):
        if (count := len(list(epub.meta(name)))) != 1:
            yield EPB063.at(here, f"{name} is said {count} times")
    for name, values in known.items():
        for value in (plain(one.text) for one in epub.meta(name)):
            if value not in values:
                yield EPB063.at(here, f"{name} is '{value[:80]}'")
    turned = next((one.get("page-progression-direction") for one in epub.package.iter("{*}spine")), None)
    if (turned == "rtl") != runs_right_to_left(settings.language) and turned != "default":
        yield EPB063.at(here, f"pages turn '{turned or 'ltr'}'")
    yield from _access(epub, book, here)
    yield from _beside(epub, here)


def _beside(epub: EpubFile, here: Place) -> Iterator[Finding]:
    """Nothing in the package leads readers to other pages, or has pages laid out otherwise (EPUB 3.3, 5.6 to 5.9)."""
    for element in epub.package.iter("*"):
        name = local(as_element(element))
        if element.getparent() is epub.package and name not in {"metadata", "manifest", "spine", "guide"}:
            yield EPB063.at(here, f"<{name}> stands in the package")
        strange = sorted(set(element.attrib) - _PACKAGED[name]) if name in _PACKAGED else []
        if strange:
            yield EPB063.at(here, f"an <{name}> has {_some(strange)}")
        if name == "link":
            yield EPB063.at(here, f"the package links '{str(element.get('href'))[:80]}'")
        elif name == "package" and not set(_PREFIX.findall(element.get("prefix", ""))) <= _PREFIXES:
            yield EPB063.at(here, f"prefix is '{str(element.get('prefix'))[:80]}'")
        about = str(element.get("property", "")) if name == "meta" else ""
        if about.startswith(("rendition:", "media:", "belongs-to-collection", "alternate-script")):
            yield EPB063.at(here, f"{about} is '{plain(element.text)[:80]}'")


_PREFIX = re.compile(r"(\S{1,40}):\s+(\S{1,200})")
_PREFIXES = frozenset(
    {("schema", "http://schema.org/"), ("a11y", "http://www.idpf.org/epub/vocab/package/a11y/#"),
     ("dcterms", "http://purl.org/dc/terms/")}
)  # fmt: skip
"""What the prefixes of properties mean: another address behind one is another property."""
_PACKAGED = {
    "item": {"id", "href", "media-type", "properties"},
    "itemref": {"id", "idref", "linear"},
}
"""The attributes that an EPUB of ours gives to what it lists."""
_FEATURES = {
    "alternativeText", "ARIA", "describedMath", "displayTransformability", "MathML", "pageBreakMarkers",
    "pageNavigation", "readingOrder", "structuralNavigation", "tableOfContents", "unlocked",
}  # fmt: skip
"""What an EPUB of ours may have; whether it has it is for EPB043."""
_HAZARDS = {"none", "unknownFlashingHazard", "unknownMotionSimulationHazard", "noSoundHazard"}


def _access(epub: EpubFile, book: Book, here: Place) -> Iterator[Finding]:
    """The summary is made of our own sentences; hazards are none unless a picture moves."""
    access = language_for(book.settings.language).access
    ours = [value for name in access.__dataclass_fields__ if isinstance(value := getattr(access, name), str)]
    for meta in epub.meta("schema:accessibilitySummary"):
        rest = plain(meta.text)
        for sentence in sorted(map(plain, ours), key=len, reverse=True):
            rest = rest.replace(sentence, " ") if sentence else rest
        if any(map(str.isalnum, rest)):
            yield EPB063.at(here, f"schema:accessibilitySummary says “{' '.join(rest.split())[:80]}”")
    hazards = {meta.text for meta in epub.meta("schema:accessibilityHazard")}
    may_move = {"image/gif", "image/webp", "image/apng", "image/png"}
    moving = any(asset.media_type in may_move for asset in book.assets.values())
    if hazards != {"none"} and not moving:
        yield EPB063.at(here, f"schema:accessibilityHazard is {_some(sorted(map(str, hazards)))}, and no picture moves")
