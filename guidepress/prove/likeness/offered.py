"""Whether the download page says what there is to say of the files beside it, and nothing else.

The page is written once more here as a list of texts and links: from the guide, from the words of its language and from
what was measured of each file. What the page says is held against that list.

It is long because it follows the page from its head to its foot.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Collection, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from guidepress.languages.language import Language
from guidepress.languages.registry import language_for
from guidepress.languages.reviews import of_earlier_versions, of_this_text
from guidepress.model.book import Book, PartKind
from guidepress.model.edition import BOOKLET_FILE, EDITIONS, Edition, EditionKind
from guidepress.model.finding import Finding
from guidepress.model.xhtml import HEADINGS, block_after, classes, heading_text
from guidepress.prove.likeness.expected import differences
from guidepress.prove.likeness.heads import strange_heads
from guidepress.prove.likeness.markup import names_of, out_of_sight, plain, texts_of
from guidepress.prove.likeness.remarks import remarks_of_html
from guidepress.prove.likeness.rules import WEB038
from guidepress.prove.parsers.css.cascade import Styles
from guidepress.prove.parsers.html import WebPage
from guidepress.standards.css.added_words import added_words

_CARD = "edition-"
_ELEMENTS = frozenset(
    """
    a article bdi body code dd details div dl dt h1 h2 h3 header img li main p section strong summary time ul
    """.split()
)
"""What the body of the page is made of."""
_DATA = frozenset({"itemscope", "itemtype", "itemprop", "itemid", "itemref", "typeof", "vocab", "resource", "prefix"})
"""Attributes by which machines are told of a book; the page does so in one block of data."""
_HIDING = ("hidden", "inert", "popover", "style")
_ACCESS = frozenset({"level_aa", "claims", "certified_by", "certified_on", "by_machine"})
"""The statements on accessibility that claim something: whether they may is asked where claims are (CON023)."""
_STANDARD = r"PDF/UA-\d|(?:EPUB Accessibility 1\.\d - )?WCAG 2\.\d Level AA"


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that the page may offer: the edition it is, its bytes, and what was counted in them.

    ``pages`` and ``words`` are ``None`` where nothing was counted (of braille, the words are those of the Book);
    ``booklet`` are the sheets of a leaflet that is to be folded; ``None`` where there are none.
    """

    edition: Edition
    file: str
    data: bytes
    pages: int | None = None
    words: int | None = None
    booklet: bytes | None = None

    @property
    def place(self) -> tuple[int, int, str]:
        """Where the page shows it: files for readers first, among them those that fit any screen."""
        first = (EditionKind.WEB, EditionKind.EPUB)
        kind = self.edition.kind
        place = first.index(kind) - len(first) if kind in first else list(EDITIONS).index(self.edition.name)
        return int(self.edition.trade), place, self.file


@dataclass(slots=True)
class _Page:
    """What the page says and where it leads, in its order."""

    texts: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def say(self, *texts: str | None) -> None:
        for text in texts:
            self.texts += plain(text).split()

    def lead(self, target: str, text: str) -> None:
        self.links.append(target)
        self.say(text)


def prove_told(page: WebPage, offers: Sequence[Offer], book: Book, missing: Collection[str] = ()) -> Iterator[Finding]:
    """WEB038 for each stretch of the page that says, shows, names or leads to something else than is due.

    ``offers`` are all editions that lie beside it: of these the page lists those of the last build. Where it lists one
    of ``missing`` (names of editions that cannot be read, which is a finding of its own), its words are not compared.
    """
    body = next(page.named("body"), page.root)
    ids = {element.get("id") for element in body.iter()}
    listed = sorted((one for one in offers if f"{_CARD}{one.edition.name}" in ids), key=lambda one: one.place)
    due, found = _due(listed, book), _found(body)
    whole = not any(f"{_CARD}{name}" in ids for name in missing)
    for wanted, said in differences(due.texts, found.texts) if whole else ():
        yield WEB038.at(page.place, f"it says {_some(said)} for {_some(wanted)}")
    for wanted, led in differences(due.links, found.links) if whole else ():
        yield WEB038.at(page.place, f"it leads to {_some(led)} for {_some(wanted)}")
    yield from _statements(page, body, book)
    yield from _names(page, body, book)
    yield from _look(page)
    for told in remarks_of_html(page):
        yield WEB038.at(page.place, told)
    for fact in strange_heads(page, book, "website"):
        yield WEB038.at(page.place, fact)


def _some(values: Sequence[str]) -> str:
    return f"“{' '.join(values)[:120]}”" if values else "nothing"


def _found(body: Any) -> _Page:
    """What is there, the statements on accessibility left out."""
    found = _Page()

    def read(element: Any) -> None:
        if not isinstance(element.tag, str):
            return
        if element.tag == "a":
            found.links.append(element.get("href") or "")
        found.say(element.text)
        for kid in element:
            if not _is_statements(element, kid):
                read(kid)
            found.say(kid.tail)

    read(body)
    return found


def _is_statements(parent: Any, element: Any) -> bool:
    """Whether an element is the list of statements on the accessibility of a file."""
    return bool(element.tag == "dl" and parent.tag == "details" and not element.get("class"))


def _due(listed: Sequence[Offer], book: Book) -> _Page:
    """What the page has to say and where it has to lead."""
    language = language_for(book.settings.language)
    words, due = language.download, _Page()
    readers = [one for one in listed if not one.edition.trade]
    trade = [one for one in listed if one.edition.trade]
    due.lead("#editions", words.skip)
    _masthead(due, readers, book, language)
    due.say(words.editions_heading)
    if len(readers) > 1:
        before, after = words.unsure.split("{edition}")
        due.say(before)
        due.lead(readers[0].file, words.editions[readers[0].edition.name].title)
        due.say(after)
    for one in readers:
        _card(due, one, book, language)
    _about(due, book, language)
    if trade:
        due.say(words.trade)
    for one in trade:
        due.lead(one.file, _facts(one, language))
        due.say(words.editions[one.edition.name].summary)
    _check(due, [*readers, *trade], book, language)
    return due


def _masthead(due: _Page, readers: Sequence[Offer], book: Book, language: Language) -> None:
    settings, told = book.settings, language.book
    review = settings.review
    due.say(settings.title, settings.subtitle)
    due.say(told.byline.line([person.name for person in settings.authors]), settings.description)
    if people := of_this_text(review):
        due.say(language.download.reviewed_by.format(names=told.byline.comma.join(people)))
    due.say(of_earlier_versions(review, told), review.statement)
    part = book.of_kind(PartKind.DISCLAIMER)
    if part is None:
        return
    opening = next((one for one in part.tree if one.tag not in HEADINGS), None)
    if opening is not None and opening.tag == "aside":
        due.say(*(heading_text(one) for one in opening.iterfind("p") if "callout-title" not in classes(one)))
    first = next(chain(part.tree.iterfind("p"), part.tree.iter("p")), None)
    if first is not None:
        due.say(heading_text(first))
        follows = block_after(first)
        if follows is not None and follows.tag in {"ul", "ol"}:
            due.say(*(heading_text(item) for item in follows.iterfind("li")))
    web = next((one for one in readers if one.edition.kind is EditionKind.WEB), None)
    if web is not None:
        due.lead(f"{web.file}#{part.id}", language.download.whole_notice)


def _card(due: _Page, one: Offer, book: Book, language: Language) -> None:
    words, numbers = language.download, language.numbers
    told = words.editions[one.edition.name]
    due.say(told.title, told.summary)
    due.lead(one.file, _facts(one, language))
    if one.booklet is not None:
        due.lead(_booklet(book), f"{words.booklet} ({numbers.size(len(one.booklet))})")
    size = words.bytes.format(n=numbers.count(len(one.data)))
    count = sum(len(text.split()) for text in book.text()) if one.words is None else one.words
    due.say(f"{one.file} · {size} · {words.words.format(n=numbers.count(count))}", words.accessibility)


def _booklet(book: Book) -> str:
    return BOOKLET_FILE.format(slug=book.settings.slug)


def _facts(one: Offer, language: Language) -> str:
    words = language.download
    pages = words.page if one.pages == 1 else words.pages.format(n=language.numbers.count(one.pages or 0))
    facts = [language.numbers.size(len(one.data)), *([pages] if one.pages else [])]
    told = language.book.byline.comma.join(facts)
    return words.with_facts.format(link=words.editions[one.edition.name].link, facts=told)


def _about(due: _Page, book: Book, language: Language) -> None:
    settings, told, review = book.settings, language.book, book.settings.review
    due.say(told.imprint, language.download.released, f"{settings.version}{told.byline.comma}")
    due.say(told.dates.long(settings.date), told.reviewed, told.dates.long(review.reviewed))
    due.say(told.next_review, told.dates.long(review.next_review))
    if language.tag.partition("-")[0] == settings.language.partition("-")[0].lower():
        due.say(language.download.language, language.name)
    if settings.translations:
        due.say(language.download.translations)
    for other in settings.translations:
        due.lead(other.url, other.title)
    due.say(told.publisher, settings.publisher, told.licence)
    if settings.licence.url:
        due.lead(settings.licence.url, settings.licence.name)
    else:
        due.say(settings.licence.name)
    due.say(told.contact, settings.contact)


def _check(due: _Page, listed: Sequence[Offer], book: Book, language: Language) -> None:
    words = language.download
    due.say(words.verify, words.verify_how)
    before, between = words.verify_commands.split("{unix}")
    between, after = between.split("{windows}")
    due.say(
        before, f"shasum -a 256 {words.file}", between, f"certutil -hashfile {words.file} SHA256", after, words.sums
    )
    for one in listed:
        due.say(one.file, _sha256(one.data))
    for one in listed:
        if one.booklet is not None:
            due.say(_booklet(book), _sha256(one.booklet))
    due.lead("proof/report.html", words.proof)
    due.lead("manifest.json", words.manifest)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _statements(page: WebPage, body: Any, book: Book) -> Iterator[Finding]:
    """The lists on accessibility are made of our own sentences; which of them a file bears out is for CON023."""
    language = language_for(book.settings.language)
    sayings = _sayings(language)
    for parent in body.iter("details"):
        for terms in (one for one in parent if _is_statements(parent, one)):
            for text in (plain(text) for text in terms.itertext()):
                if text and not sayings.fullmatch(text) and _rest(text, language):
                    yield WEB038.at(page.place, f"“{text[:120]}” is no statement on accessibility of ours")


def _sayings(language: Language) -> re.Pattern[str]:
    """A statement with what is filled in: a standard, whoever certified it, a day."""
    dates = language.book.dates
    months = "|".join(re.escape(plain(dates.long(dt.date(2000, month, 1)))) for month in range(1, 13))
    filled = {"standard": _STANDARD, "certifier": ".{1,200}", "date": rf".{{0,12}}\d.{{0,30}}|{months}"}
    patterns = []
    for name in sorted(_ACCESS):
        pieces = re.split(r"\{(\w+)\}", plain(getattr(language.access, name)))
        patterns.append("".join(f"(?:{filled[one]})" if n % 2 else re.escape(one) for n, one in enumerate(pieces)))
    return re.compile("|".join(f"(?:{one})" for one in patterns))


def _rest(text: str, language: Language) -> bool:
    """Whether letters are left of a text when all of our sentences are taken out of it."""
    access = language.access
    ours = (plain(value) for name in access.__dataclass_fields__ if isinstance(value := getattr(access, name), str))
    for sentence in sorted(filter(None, ours), key=len, reverse=True):
        text = text.replace(sentence, " ")
    return any(map(str.isalnum, text))


def _data(page: WebPage) -> Iterator[Finding]:
    """What machines are told of the page."""
    for element in page.elements:
        for name in sorted(_DATA & {str(key) for key in element.attrib}):
            yield WEB038.at(page.place, f"{name} on <{element.tag}>")


def _names(page: WebPage, body: Any, book: Book) -> Iterator[Finding]:
    """What is heard and not read: each name stands where the page has it; pictures are the cover alone."""
    settings = book.settings
    language = language_for(settings.language)
    days = (settings.date, settings.review.reviewed, settings.review.next_review)
    known = {
        ("section", f"aria-label={plain(language.download.notice)}"),
        ("img", f"alt={plain(language.download.cover.format(title=settings.title))}"),
        *(("time", f"datetime={day.isoformat()}") for day in days),
    }
    others = [other.language for other in settings.translations]
    tags = {f"lang={tag}" for tag in (settings.language, language.tag, "en", *others)}
    yield from _data(page)
    for element in (one for one in body.iter() if isinstance(one.tag, str)):
        if element.tag not in _ELEMENTS:
            yield WEB038.at(page.place, f"<{str(element.tag)[:40]}> on the page")
        for name in names_of(element):
            is_type = element.tag == "a" and name.startswith("type=")
            if name not in tags and not is_type and (element.tag, name) not in known:
                yield WEB038.at(page.place, f"{name[:80]} on <{element.tag}>")
        for name in _HIDING:
            if element.get(name) is not None:
                yield WEB038.at(page.place, f"{name} on <{element.tag}>")
        if element.get("aria-labelledby") is not None and element.tag not in {"section", "article"}:
            yield WEB038.at(page.place, f"aria-labelledby on <{element.tag}>")
        if element.get("role", "doc-notice") != "doc-notice":
            yield WEB038.at(page.place, f"role={element.get('role')} on <{element.tag}>")
    if (count := sum(1 for _ in body.iter("img"))) != 1:
        yield WEB038.at(page.place, f"{count} pictures, where there is the cover alone")


def _look(page: WebPage) -> Iterator[Finding]:
    """The style sheets add no words, and all that the page says is in sight."""
    sheets = ["".join(element.itertext()) for element in page.named("style")]
    for sheet in sheets:
        for fault in added_words(sheet):
            yield WEB038.at(page.place, fault[:160])
    root = deepcopy(page.root)
    for element in root.iter("details"):
        element.set("open", "")  # whoever opens them must see what is in them
    texts = (one for one in texts_of(next(root.iter("body"), root)) if one.get("class") != "skip")
    for fault in out_of_sight(texts, Styles(root, sheets)):
        yield WEB038.at(page.place, fault)
