"""The download page: what there is, what each file is good for, how to check it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence

from lxml import etree

from guidepress.model.book import Book, PartKind
from guidepress.model.edition import EDITIONS, EditionKind, Published
from guidepress.model.xhtml import flat_text
from guidepress.typeset.cover.front import cover_svg
from guidepress.typeset.engine import data_uri
from guidepress.typeset.fonts.web import font_faces
from guidepress.typeset.web.accessibility_summary import display_statements
from guidepress.typeset.web.html_page import Head, add, in_tool_language, page, read_sheets

LABELS: Mapping[str, str] = {
    "skip": "Skip to the downloads",
    "cover": "Cover of “{title}”",
    "by": "By {names}",
    "version": "Version {version},",
    "editions": "Read or download",
    "read": "Read {title} ({facts})",
    "download": "Download the {title} ({facts})",
    "edition-read": "the {title} in your browser",
    "pages": "{count} pages",
    "page": "1 page",
    "bytes": "{count} bytes",
    "words": "{count} words",
    "facts": "Facts",
    "trade": "For print shops",
    "proof": "How these files were checked: the proof",
    "accessibility": "Accessibility of this file",
    "disclaimer": "Read the whole notice",
    "disclaimer-label": "Please note",
    "about": "About this edition",
    "verify": "Check your download",
    "verify-how": "A file is complete and unchanged if its SHA-256 checksum is the one below.",
    "verify-commands": "On Linux and macOS, {unix} prints it; on Windows, {windows} does.",
    "manifest": "All facts for machines: manifest.json",
    "review": "Review",
    "reviewed-by": "Reviewed by {names}.",
    "reviewed": "Last reviewed",
    "next-review": "Next review due",
    "released": "Version",
    "licence": "Licence",
    "contact": "Contact",
    "publisher": "Publisher",
}
"""The words that this page adds, for translation; the statements on accessibility are in `web_display`."""

SHEETS = ("tokens.css", "download.css")
_UNITS = (("GB", 10**9), ("MB", 10**6), ("kB", 10**3))
_FIRST = (EditionKind.WEB, EditionKind.EPUB)
"""What comes first: the editions that fit any screen and any reader. All others are in the order of `EDITIONS`."""


def download_page(book: Book, published: Sequence[Published]) -> bytes:
    """``index.html``: one self-contained page in UTF-8 that lists the files of an edition.

    Sizes and checksums are counted from the bytes in ``published``; the files lie beside the page.
    """
    settings = book.settings
    listed = sorted((item for item in published if not item.edition.trade), key=_place)
    trade = sorted((item for item in published if item.edition.trade), key=_place)
    body = etree.Element("body")
    _say(book, body, "a", LABELS["skip"], class_="skip", href="#editions")
    _masthead(body, book, listed)
    main = add(body, "main")
    _editions(main, book, listed)
    _about(main, book)
    if trade:
        _trade(main, book, trade)
    _verify(main, book, (*listed, *trade))
    title = f"{settings.title}: {settings.subtitle}" if settings.subtitle else settings.title
    authors = ", ".join(person.name for person in settings.authors)
    styles = font_faces(body) + read_sheets(SHEETS)
    return page(Head(settings.language, title, settings.description, styles, authors), body)


def _place(item: Published) -> tuple[int, str]:
    kind, names = item.edition.kind, list(EDITIONS)
    if kind in _FIRST:
        return _FIRST.index(kind) - len(_FIRST), item.file
    return (names.index(item.edition.name) if item.edition.name in names else len(names)), item.file


def human_size(count: int) -> str:
    """A size in decimal units, as file managers and shops show it: ``1.2 MB``."""
    if count < 1000:
        return f"{count} B"
    unit, size = next((unit, size) for unit, size in _UNITS if round(count / size, 1) >= 1)
    return f"{count / size:.1f} {unit}" if round(count / size, 1) < 10 else f"{round(count / size)} {unit}"


def _say(book: Book, parent: etree._Element, tag: str, text: str = "", **attributes: str) -> etree._Element:
    """A child with words of ours, marked as English in a guide that is not."""
    return in_tool_language(add(parent, tag, text, **attributes), book.settings.language)


def _masthead(body: etree._Element, book: Book, published: Sequence[Published]) -> None:
    settings = book.settings
    header = add(body, "header", class_="masthead")
    picture = _say(book, header, "p", class_="cover")
    alt = LABELS["cover"].format(title=settings.title)
    add(picture, "img", src=data_uri("image/svg+xml", cover_svg(book)), alt=alt, width="240", height="360")
    words = add(header, "div", class_="words")
    add(words, "h1", settings.title)
    if settings.subtitle:
        add(words, "p", settings.subtitle, class_="subtitle")
    _say(book, words, "p", LABELS["by"].format(names=_names(book)), class_="authors")
    add(words, "p", settings.description, class_="description")
    _review(book, words)
    _notice(book, words, published)


def _names(book: Book) -> str:
    return ", ".join(person.name for person in book.settings.authors)


def _review(book: Book, parent: etree._Element) -> None:
    """Who reviewed the guide, or the statement that nobody did, as ``guide.yaml`` has it."""
    review = book.settings.review
    if review.reviewers:
        names = ", ".join(f"{p.name}, {p.credentials}" if p.credentials else p.name for p in review.reviewers)
        _say(book, parent, "p", LABELS["reviewed-by"].format(names=names), class_="review")
    if review.statement:
        add(parent, "p", review.statement, class_="review")


def _notice(book: Book, parent: etree._Element, published: Sequence[Published]) -> None:
    """The first paragraph of the guide's own disclaimer, and the way to the rest of it in the web edition."""
    part = book.of_kind(PartKind.DISCLAIMER)
    if part is None:
        return
    notice = _say(book, parent, "section", class_="notice", role="doc-notice", aria_label=LABELS["disclaimer-label"])
    first = next(iter(part.tree.iter("p")), None)
    if first is not None:
        add(notice, "p", flat_text(first), lang=book.settings.language)
    web = next((item for item in published if item.edition.kind is EditionKind.WEB), None)
    if web is not None:
        add(add(notice, "p"), "a", LABELS["disclaimer"], href=f"{web.file}#{part.id}")


def _editions(main: etree._Element, book: Book, published: Sequence[Published]) -> None:
    section = add(main, "section", id="editions", tabindex="-1", aria_labelledby="editions-title")
    _say(book, section, "h2", LABELS["editions"], id="editions-title")
    listed = add(section, "div", class_="editions")
    for item in published:
        _edition(add(listed, "article", class_="edition", id=f"edition-{item.edition.name}"), book, item)


def _trade(main: etree._Element, book: Book, published: Sequence[Published]) -> None:
    """The files for print shops: a quiet list, out of a reader's way."""
    section = _say(book, main, "section", class_="trade", aria_labelledby="trade-title")
    add(section, "h2", LABELS["trade"], id="trade-title")
    listed = add(section, "ul")
    for item in published:
        entry = add(listed, "li")
        facts = ", ".join(filter(None, [human_size(len(item.data)), _pages(item), *item.claims]))
        words = LABELS["download"].format(title=_in_sentence(item), facts=facts)
        link = add(entry, "a", words, href=item.file, id=f"edition-{item.edition.name}")
        link.set("type", item.media_type)
        add(entry, "p", item.edition.summary, class_="summary")


def _edition(card: etree._Element, book: Book, item: Published) -> None:
    """What the edition is, what it is good for, the link, and its facts."""
    name = f"edition-{item.edition.name}-title"
    card.set("aria-labelledby", name)
    _say(book, card, "h3", item.edition.title, id=name)
    _say(book, card, "p", item.edition.summary, class_="summary")
    size, pages = human_size(len(item.data)), _pages(item)
    facts = ", ".join(filter(None, [size, pages]))
    if item.edition.kind is EditionKind.WEB:
        words = LABELS["read"].format(title=LABELS["edition-read"].format(title=_in_sentence(item)), facts=facts)
    else:
        words = LABELS["download"].format(title=_in_sentence(item), facts=facts)
    link = _say(book, add(card, "p"), "a", words, class_="button", href=item.file)
    link.set("type", item.media_type)
    counted = [LABELS["bytes"].format(count=f"{len(item.data):,}"), LABELS["words"].format(count=f"{item.words:,}")]
    _say(book, card, "p", " · ".join([item.file, *counted]), class_="counted")
    details = _say(book, card, "details")
    add(details, "summary", LABELS["accessibility"]).tail = "\n"
    terms = add(details, "dl")
    for heading, statements in display_statements(item):
        add(terms, "dt", heading)
        for statement in statements:
            add(terms, "dd", statement)


def _in_sentence(item: Published) -> str:
    """An edition's title as a common noun: "web page", but "PDF"."""
    title = item.edition.title
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def _pages(item: Published) -> str:
    if not item.pages:
        return ""
    return LABELS["page"] if item.pages == 1 else LABELS["pages"].format(count=item.pages)


def _about(main: etree._Element, book: Book) -> None:
    settings = book.settings
    section = add(main, "section", class_="about", aria_labelledby="about-title")
    _say(book, section, "h2", LABELS["about"], id="about-title")
    terms = add(section, "dl", class_="facts")
    _say(book, terms, "dt", LABELS["released"])
    _dated(book, add(terms, "dd"), settings.date, f"{settings.version}, ")
    _say(book, terms, "dt", LABELS["reviewed"])
    _dated(book, add(terms, "dd"), settings.review.reviewed)
    _say(book, terms, "dt", LABELS["next-review"])
    _dated(book, add(terms, "dd"), settings.review.next_review)
    _say(book, terms, "dt", LABELS["publisher"])
    add(terms, "dd", settings.publisher)
    _say(book, terms, "dt", LABELS["licence"])
    licence = add(terms, "dd")
    if settings.licence.url:
        add(licence, "a", settings.licence.name, href=settings.licence.url, rel="license")
    else:
        licence.text = settings.licence.name
    _say(book, terms, "dt", LABELS["contact"])
    add(terms, "dd", settings.contact)


def _dated(book: Book, parent: etree._Element, date: dt.date, before: str = "") -> None:
    """A date in the guide's language, if the Book has the words for it, else in ISO 8601 form."""
    months, form = book.labels.get("months", "").split(), book.labels.get("date", "")
    words = form.format(day=date.day, month=months[date.month - 1], year=date.year) if form and months else str(date)
    parent.text = before or None
    add(parent, "time", words, datetime=date.isoformat())


def _verify(main: etree._Element, book: Book, published: Sequence[Published]) -> None:
    section = _say(book, main, "section", class_="verify", aria_labelledby="verify-title")
    add(section, "h2", LABELS["verify"], id="verify-title")
    add(section, "p", LABELS["verify-how"])
    how = add(section, "p")
    before, between = LABELS["verify-commands"].split("{unix}")
    between, after = between.split("{windows}")
    how.text = before
    add(how, "code", "shasum -a 256 FILE").tail = between
    add(how, "code", "certutil -hashfile FILE SHA256").tail = after
    terms = add(section, "dl", class_="sums")
    for item in published:
        add(terms, "dt", item.file)
        add(add(terms, "dd"), "code", hashlib.sha256(item.data).hexdigest())
    add(add(section, "p"), "a", LABELS["proof"], href="proof/report.html")
    add(add(section, "p"), "a", LABELS["manifest"], href="manifest.json")
