"""The download page: what there is, what each file is good for, how to check it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from lxml import etree

from guidepress.languages.direction import direction_of, runs_right_to_left
from guidepress.languages.groups import DownloadWords
from guidepress.languages.language import Language
from guidepress.languages.registry import language_for, mark
from guidepress.languages.reviews import of_earlier_versions, of_this_text
from guidepress.model.book import Book, PartKind
from guidepress.model.edition import BOOKLET, EDITIONS, EditionKind, Published
from guidepress.model.xhtml import HEADINGS, block_after, classes, heading_text
from guidepress.typeset.cover.front import cover_svg
from guidepress.typeset.engine import data_uri
from guidepress.typeset.fonts.web import font_faces
from guidepress.typeset.looks import brand_sheet, typefaces_of
from guidepress.typeset.numbers import tie_numbers
from guidepress.typeset.web.accessibility_summary import display_statements
from guidepress.typeset.web.html_page import Head, add, add_apart, page, read_sheets
from guidepress.typeset.web.record import page_record

SHEETS = ("tokens.css", "download.css")
_FIRST = (EditionKind.WEB, EditionKind.EPUB)
"""What comes first: the editions that fit any screen and any reader. All others are in the order of `EDITIONS`."""


def download_page(book: Book, published: Sequence[Published]) -> bytes:
    """``index.html``: one self-contained page in UTF-8 that lists the files of an edition.

    Sizes and checksums are counted from the bytes in ``published``; the files lie beside the page.
    """
    settings = book.settings
    language = language_for(settings.language)
    listed = sorted((item for item in published if not item.edition.trade), key=_place)
    trade = sorted((item for item in published if item.edition.trade), key=_place)
    body = etree.Element("body")
    writer = _Writer(book, language)
    writer.say(body, "a", language.download.skip, class_="skip", href="#editions")
    writer.masthead(body, listed)
    tie_numbers(body)  # of the notice: whom to call
    main = add(body, "main")
    writer.editions(main, listed)
    writer.about(main)
    if trade:
        writer.trade(main, trade)
    writer.verify(main, (*listed, *trade))
    title = f"{settings.title}: {settings.subtitle}" if settings.subtitle else settings.title
    authors = ", ".join(person.name for person in settings.authors)
    own = [brand_sheet(book, SHEETS), *(book.look.sheets.get(name, "") for name in SHEETS)]
    styles = font_faces(body, typefaces_of(book)) + read_sheets(SHEETS, *own)
    record = page_record(book)
    return page(Head(settings.language, title, settings.description, styles, authors, record=record), body)


def _place(item: Published) -> tuple[int, str]:
    kind, names = item.edition.kind, list(EDITIONS)
    if kind in _FIRST:
        return _FIRST.index(kind) - len(_FIRST), item.file
    return (names.index(item.edition.name) if item.edition.name in names else len(names)), item.file


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the parts of the page, in the words of a language."""

    book: Book
    language: Language

    @property
    def words(self) -> DownloadWords:
        """The words of this page."""
        return self.language.download

    @property
    def _rtl(self) -> bool:
        return runs_right_to_left(self.book.settings.language)

    def say(self, parent: etree._Element, tag: str, text: str = "", **attributes: str) -> etree._Element:
        """A child with words of this page, marked if they are in another language than the guide."""
        return mark(add(parent, tag, text, **attributes), self.words, self.language)

    def masthead(self, body: etree._Element, published: Sequence[Published]) -> None:
        """The cover, the title, who wrote and reviewed it, the notice."""
        settings, told = self.book.settings, self.language.book
        header = add(body, "header", class_="masthead")
        picture = self.say(header, "p", class_="cover")
        alt = self.words.cover.format(title=settings.title)
        drawing = data_uri("image/svg+xml", cover_svg(self.book))
        add(picture, "img", src=drawing, alt=alt, width="240", height="360")
        words = add(header, "div", class_="words")
        add(words, "h1", settings.title)
        if settings.subtitle:
            add(words, "p", settings.subtitle, class_="subtitle")
        names = [person.name for person in settings.authors]
        mark(add(words, "p", told.byline.line(names), class_="authors"), told, self.language)
        add(words, "p", settings.description, class_="description")
        self._review(words)
        self._notice(words, published)

    def _review(self, parent: etree._Element) -> None:
        """Who reviewed the guide, or the statement that nobody did, as ``guide.yaml`` has it."""
        review, told = self.book.settings.review, self.language.book
        if people := of_this_text(review):
            self.say(parent, "p", self.words.reviewed_by.format(names=told.byline.comma.join(people)), class_="review")
        if earlier := of_earlier_versions(review, told):
            mark(add(parent, "p", earlier, class_="review"), told, self.language)
        if review.statement:
            add(parent, "p", review.statement, class_="review")

    def _notice(self, parent: etree._Element, published: Sequence[Published]) -> None:
        """What opens the guide's own disclaimer: a callout, the first paragraph with its list, a link to the rest."""
        part = self.book.of_kind(PartKind.DISCLAIMER)
        if part is None:
            return
        notice = self.say(parent, "section", class_="notice", role="doc-notice", aria_label=self.words.notice)
        opening = next((one for one in part.tree if one.tag not in HEADINGS), None)
        if opening is not None and opening.tag == "aside":
            for paragraph in opening.iterfind("p"):
                if "callout-title" not in classes(paragraph):
                    self._own(add(notice, "p"), "strong", paragraph)
        first = next(chain(part.tree.iterfind("p"), part.tree.iter("p")), None)
        if first is not None:
            self._own(notice, "p", first)
            follows = block_after(first)
            if follows is not None and follows.tag in {"ul", "ol"}:  # whom to call: the sentence leads to the list
                listed = add(notice, "ul")
                for item in follows.iterfind("li"):
                    self._own(listed, "li", item)
        web = next((item for item in published if item.edition.kind is EditionKind.WEB), None)
        if web is not None:
            add(add(notice, "p"), "a", self.words.whole_notice, href=f"{web.file}#{part.id}")

    def _own(self, parent: etree._Element, tag: str, words: etree._Element) -> None:
        """An element with words of the guide, without calls of notes, in its language whatever the page's own is."""
        language = self.book.settings.language
        told = add(parent, tag, heading_text(words), lang=language)
        if self._rtl:
            told.set("dir", direction_of(language))

    def editions(self, main: etree._Element, published: Sequence[Published]) -> None:
        """The editions for readers, a card each."""
        section = add(main, "section", id="editions", tabindex="-1", aria_labelledby="editions-title")
        self.say(section, "h2", self.words.editions_heading, id="editions-title")
        if len(published) > 1:
            line = self.say(section, "p", class_="unsure")
            before, after = self.words.unsure.split("{edition}")
            line.text = before
            first = published[0]
            add(line, "a", self.words.editions[first.edition.name].title, href=first.file).tail = after or None
        listed = add(section, "div", class_="editions")
        for item in published:
            self._edition(add(listed, "article", class_="edition", id=f"edition-{item.edition.name}"), item)

    def trade(self, main: etree._Element, published: Sequence[Published]) -> None:
        """The files for print shops: a quiet list, out of a reader's way."""
        section = self.say(main, "section", class_="trade", aria_labelledby="trade-title")
        add(section, "h2", self.words.trade, id="trade-title")
        listed = add(section, "ul")
        for item in published:
            entry = add(listed, "li")
            edition = self.words.editions[item.edition.name]
            facts = self._facts(item, *item.proved)
            link = add(entry, "a", facts, href=item.file, id=f"edition-{item.edition.name}")
            link.set("type", item.media_type)
            add(entry, "p", edition.summary, class_="summary")

    def _edition(self, card: etree._Element, item: Published) -> None:
        """What the edition is, what it is good for, the link, and its facts."""
        name = f"edition-{item.edition.name}-title"
        card.set("aria-labelledby", name)
        edition = self.words.editions[item.edition.name]
        self.say(card, "h3", edition.title, id=name)
        self.say(card, "p", edition.summary, class_="summary")
        link = self.say(add(card, "p"), "a", self._facts(item), class_="button", href=item.file)
        link.set("type", item.media_type)
        for other in item.companions:
            if other.kind == BOOKLET:
                said = f"{self.words.booklet} ({self.language.numbers.size(len(other.data))})"
                self.say(add(card, "p"), "a", said, href=other.file).set("type", other.media_type)
        numbers = self.language.numbers
        counted = [
            self.words.bytes.format(n=numbers.count(len(item.data))),
            self.words.words.format(n=numbers.count(item.words)),
        ]
        line = self.say(card, "p", class_="counted")
        add_apart(line, item.file, "".join(f" · {one}" for one in counted), rtl=self._rtl)
        details = self.say(card, "details")
        add(details, "summary", self.words.accessibility).tail = "\n"
        terms = mark(add(details, "dl"), self.language.access, self.language)
        if details.get("lang") == terms.get("lang"):
            terms.attrib.pop("lang", None)
            terms.attrib.pop("dir", None)
        for heading, statements in display_statements(item, self.language):
            add(terms, "dt", heading)
            for statement in statements:
                add(terms, "dd", statement)

    def _facts(self, item: Published, *claims: str) -> str:
        """What the link to an edition says: what it does, the size, the pages, the standards."""
        facts = [self.language.numbers.size(len(item.data)), self._pages(item), *claims]
        told = self.language.book.byline.comma.join(filter(None, facts))
        return self.words.with_facts.format(link=self.words.editions[item.edition.name].link, facts=told)

    def _pages(self, item: Published) -> str:
        if not item.pages:
            return ""
        return (
            self.words.page if item.pages == 1 else self.words.pages.format(n=self.language.numbers.count(item.pages))
        )

    def about(self, main: etree._Element) -> None:
        """The facts of the edition."""
        settings, told = self.book.settings, self.language.book
        section = add(main, "section", class_="about", aria_labelledby="about-title")
        mark(add(section, "h2", told.imprint, id="about-title"), told, self.language)
        terms = add(section, "dl", class_="facts")
        self.say(terms, "dt", self.words.released)
        self._dated(add(terms, "dd"), settings.date, f"{settings.version}{told.byline.comma}")
        for term, date in ((told.reviewed, settings.review.reviewed), (told.next_review, settings.review.next_review)):
            self._term(terms, term)
            self._dated(add(terms, "dd"), date)
        self._languages(terms)
        self._term(terms, told.publisher)
        add(terms, "dd", settings.publisher)
        self._term(terms, told.licence)
        licence = add(terms, "dd")
        if settings.licence.url:
            add(licence, "a", settings.licence.name, href=settings.licence.url, rel="license")
        else:
            licence.text = settings.licence.name
        self._term(terms, told.contact)
        add(terms, "dd", settings.contact)

    def _languages(self, terms: etree._Element) -> None:
        """The language of the guide, where it is known what that is called, and the same guide in others."""
        settings = self.book.settings
        if self.language.tag.partition("-")[0] == settings.language.partition("-")[0].lower():
            self.say(terms, "dt", self.words.language)
            add(terms, "dd", self.language.name)
        if settings.translations:
            self.say(terms, "dt", self.words.translations)
        for other in settings.translations:
            link = add(add(terms, "dd"), "a", other.title, href=other.url, hreflang=other.language, lang=other.language)
            if runs_right_to_left(other.language) != self._rtl:
                link.set("dir", direction_of(other.language))

    def _term(self, terms: etree._Element, text: str) -> None:
        mark(add(terms, "dt", text), self.language.book, self.language)

    def _dated(self, parent: etree._Element, date: dt.date, before: str = "") -> None:
        """A date in words, for machines in ISO 8601 form."""
        told = self.language.book
        parent.text = before or None
        mark(add(parent, "time", told.dates.long(date), datetime=date.isoformat()), told, self.language)

    def verify(self, main: etree._Element, published: Sequence[Published]) -> None:
        """How to check a file, the checksums, the way to the proof."""
        section = self.say(main, "section", class_="verify", aria_labelledby="verify-title")
        add(section, "h2", self.words.verify, id="verify-title")
        add(section, "p", self.words.verify_how)
        how = add(section, "p")
        before, between = self.words.verify_commands.split("{unix}")
        between, after = between.split("{windows}")
        how.text = before
        for command, tail in (("shasum -a 256 {}", between), ("certutil -hashfile {} SHA256", after)):
            code = add(how, "code", command.format(self.words.file))
            code.tail = tail
            if self._rtl:
                code.set("dir", "ltr")
        folded = add(section, "details")
        add(folded, "summary", self.words.sums)
        terms = add(folded, "dl", class_="sums")
        files = [(item.file, item.data) for item in published]
        files += [(one.file, one.data) for item in published for one in item.companions if one.kind == BOOKLET]
        for name, data in files:
            add(terms, "dt", name)
            add(add(terms, "dd"), "code", hashlib.sha256(data).hexdigest())
        add(add(section, "p"), "a", self.words.proof, href="proof/report.html")
        add(add(section, "p"), "a", self.words.manifest, href="manifest.json")
