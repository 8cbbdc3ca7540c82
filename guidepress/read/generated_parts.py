"""The parts that no file is written for: half-title, title page, imprint, contents, references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from guidepress.languages.groups import BookWords
from guidepress.languages.language import Language
from guidepress.languages.registry import mark
from guidepress.languages.reviews import named, of_earlier_versions, of_this_text
from guidepress.model.book import Part, PartKind
from guidepress.model.settings import Person, Review, Settings
from guidepress.model.xhtml import PLACE, classes, flat_text
from guidepress.read.heading_words import add_words
from guidepress.read.markdown.typography import with_typography
from guidepress.read.settings_faults import SETTINGS_FILE

ROLES: Mapping[PartKind, str] = {
    PartKind.DISCLAIMER: "doc-notice",
    PartKind.CONTENTS: "doc-toc",
    PartKind.ABOUT: "doc-preface",
    PartKind.DIVISION: "doc-part",
    PartKind.SECTION: "doc-chapter",
    PartKind.GLOSSARY: "doc-glossary",
    PartKind.REFERENCES: "doc-bibliography",
    PartKind.COLOPHON: "doc-colophon",
}
"""The DPUB-ARIA 1.1 role of each kind of part, where there is one."""

_CONTENTS_LINES, _CONTENTS_LETTERS = 28, 48
"""How many lines the contents have on a page of the 6 by 9 trim, and how many letters a line."""


def part_section(kind: PartKind, part_id: str, title_id: str) -> etree._Element:
    """The root of a part."""
    section = etree.Element("section", {"id": part_id, "class": f"part {kind.value}"})
    if kind in ROLES:
        section.set("role", ROLES[kind])
    section.set("aria-labelledby", title_id)
    return section


def as_shown(settings: Settings) -> Settings:
    """The settings with quotation marks, apostrophes and dashes of print in what stands on covers and in page heads."""
    names = [name for name in ("title", "subtitle", "short_title", "description") if getattr(settings, name)]
    typed = {name: with_typography(getattr(settings, name), settings.language) for name in names}
    changed = {name: text for name, text in typed.items() if text != getattr(settings, name)}
    return settings.model_copy(update=changed) if changed else settings


def half_title(settings: Settings) -> Part:
    """The title alone on the first page."""
    return _part(PartKind.HALF_TITLE, settings.title, [])


def title_page(settings: Settings, language: Language) -> Part:
    """Title, subtitle, authors, version, publisher and its logo."""
    words = language.book
    lines = [
        _paragraph(settings.subtitle or "", "subtitle"),
        mark(_paragraph(words.byline.line([named(person) for person in settings.authors]), "authors"), words, language),
        mark(_paragraph(_version(settings, words), "version"), words, language),
        _paragraph(settings.publisher, "publisher"),
    ]
    content = [line for line in lines if line.text]
    if settings.brand is not None and (logo := settings.brand.logo) is not None:
        content.append(_paragraph("", "logo"))
        etree.SubElement(content[-1], "img", {"src": logo.file, "alt": logo.alt, "class": "logo"})
    return _part(PartKind.TITLE_PAGE, settings.title, content)


def imprint(settings: Settings, language: Language) -> Part:
    """Who made the edition, when, on what terms, who reviewed it, who paid: the facts of ``guide.yaml``, printed."""
    words = language.book
    rights = _paragraph(f"© {settings.copyright}", "copyright")
    licence = mark(_paragraph("", "licence"), words, language)
    licence.text = f"{words.licence}{words.colon} "
    if settings.licence.url:
        etree.SubElement(licence, "a", {"href": settings.licence.url}).text = settings.licence.name
    else:
        licence.text += settings.licence.name
    listed = etree.Element("dl", {"class": "facts"})
    for term, value in _facts(settings, words):
        if value:
            mark(etree.SubElement(listed, "dt"), words, language).text = term
            told = etree.SubElement(listed, "dd")
            told.text = value if isinstance(value, str) else value.text
            if not isinstance(value, str):
                mark(told, words, language)
    return _part(PartKind.IMPRINT, words.imprint, [rights, licence, listed], language)


@dataclass(frozen=True, slots=True)
class _Ours:
    """A text in the words of Guidepress, not of ``guide.yaml``."""

    text: str


def _facts(settings: Settings, words: BookWords) -> Iterator[tuple[str, str | _Ours]]:
    """The facts of the imprint, some of them empty, and whether we word them."""
    review, authors = settings.review, [named(person) for person in settings.authors]
    yield words.author if _is_one_person(settings.authors) else words.authors, words.byline.names(authors)
    yield words.publisher, settings.publisher
    yield words.edition, _Ours(_version(settings, words))
    yield words.isbn, settings.isbn or ""
    yield words.identifier, settings.identifier
    yield words.reviewed_by, _reviewed(review, words)
    for term, date in (
        (words.reviewed, review.reviewed),
        (words.next_review, review.next_review),
        (words.law_checked, review.law_checked),
        (words.evidence, review.evidence_searched),
    ):
        yield term, _Ours(words.dates.long(date)) if date else ""
    yield words.funding, settings.funding
    yield words.conflicts, settings.conflicts
    yield words.provenance, settings.provenance or ""
    yield words.contact, settings.contact


def _reviewed(review: Review, words: BookWords) -> str | _Ours:
    """Who read the text as it stands, and who an earlier version: that sentence is ours."""
    people, earlier = of_this_text(review), of_earlier_versions(review, words)
    names = words.byline.names(people) if people else ""
    if not earlier:
        return " ".join(filter(None, [names, review.statement]))
    return _Ours(" ".join(filter(None, [names and f"{names}.", earlier, review.statement])))


def _is_one_person(people: Sequence[Person]) -> bool:
    """Whether there is one author who is a person; a body (sorted under its whole name) may be many."""
    return len(people) == 1 and (people[0].file_as is None or "," in people[0].file_as)


def contents(parts: Iterable[Part], language: Language, depth: int | None = None) -> Part:
    """The contents: every part with a text of its own, and at a ``depth`` of 2 the headings below those of sections.

    What the body holds as a tree, the contents show as one, whatever the depth. Without one it is 2 if the list then
    fits a page of the 6 by 9 trim, else 1: contents that are turned over are hard to search, and programs for reading
    have all headings in their outline.
    """
    unlisted = {PartKind.HALF_TITLE, PartKind.TITLE_PAGE, PartKind.IMPRINT, PartKind.CONTENTS}
    listed = [part for part in parts if part.kind not in unlisted]
    below = {part.id: part.tree.findall("h2") if part.kind is PartKind.SECTION else [] for part in listed}
    if depth is None:
        depth = 2 if _lines(listed, below) <= _CONTENTS_LINES else 1
    content = etree.Element("ol", {"class": "toc"})
    items: dict[str, etree._Element] = {}
    for part in listed:
        holder = items.get(part.within)
        item = items[part.id] = _toc_item(_list_in(holder, content), part.id, part.tree.find("h1"))
        if holder is None:
            item.set("class", f"toc-{part.matter}" + (" toc-part" if part.kind is PartKind.DIVISION else ""))
        for second in below[part.id] if depth > 1 else ():
            _toc_item(_list_in(item, content), second.get("id", ""), second)
    return _part(PartKind.CONTENTS, language.book.contents, [content], language)


def _list_in(item: etree._Element | None, outer: etree._Element) -> etree._Element:
    """The list of what an entry holds, made if there is none yet; the outer list if there is no entry."""
    if item is None:
        return outer
    inner = item.find("ol")
    return etree.SubElement(item, "ol") if inner is None else inner


def _lines(parts: Sequence[Part], below: Mapping[str, Sequence[etree._Element]]) -> float:
    """How many lines the contents take on paper: a quarter of one before each part, long headings on more than one."""
    titles = [heading for part in parts if (heading := part.tree.find("h1")) is not None]
    headings = [*titles, *(heading for part in parts for heading in below[part.id])]
    return len(titles) / 4 + sum(1 + len(flat_text(heading)) // _CONTENTS_LETTERS for heading in headings)


def references(content: list[etree._Element], language: Language) -> Part:
    """The references page: the list, and further reading below a heading."""
    return _part(PartKind.REFERENCES, language.book.references, content, language)


def _toc_item(listed: etree._Element, target: str, heading: etree._Element | None) -> etree._Element:
    item = etree.SubElement(listed, "li")
    link = etree.SubElement(item, "a", {"href": f"#{target}"})
    if heading is None:
        return item
    number = next((span for span in heading.findall("span") if "number" in classes(span)), None)
    if number is not None:
        label = etree.SubElement(link, "span", {"class": "number"})
        label.text = flat_text(number)
        label.tail = " "
    add_words(link, heading)
    for name in ("lang", "dir"):
        if heading.get(name):
            link.set(name, heading.get(name, ""))
    return item


def _part(kind: PartKind, title: str, content: list[etree._Element], language: Language | None = None) -> Part:
    """A part of ours; ``language`` is that of the guide where the title is in our words."""
    part = titled(kind, kind.value, title)
    heading = part.tree.find("h1")
    if language is not None and heading is not None:
        mark(heading, language.book, language)
    part.tree.extend(content)
    return part


def titled(kind: PartKind, part_id: str, title: str) -> Part:
    """A part that is nothing but its title."""
    section = part_section(kind, part_id, f"{part_id}-title")
    section.set(PLACE, f"{SETTINGS_FILE}:1")
    etree.SubElement(section, "h1", {"id": f"{part_id}-title"}).text = title
    return Part(part_id, kind, title, section, SETTINGS_FILE)


def _paragraph(text: str, name: str) -> etree._Element:
    paragraph = etree.Element("p", {"class": name})
    paragraph.text = text
    return paragraph


def _version(settings: Settings, words: BookWords) -> str:
    return words.version.format(v=settings.version, date=words.dates.long(settings.date))
