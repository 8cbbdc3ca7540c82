"""The ways through the web edition: what is at hand on every screen, from section to section, to each heading.

All of it but the search and the switches works without a script; those two are hidden until the script shows them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from guidepress.languages.language import Language
from guidepress.languages.registry import language_for, mark
from guidepress.model.book import Book, Part, PartKind
from guidepress.model.edition import EDITIONS, EditionKind
from guidepress.model.emergency import emergency_place
from guidepress.model.xhtml import heading_text
from guidepress.typeset.web.html_page import add

_LINKED = frozenset({PartKind.SECTION, PartKind.ABOUT, PartKind.GLOSSARY, PartKind.REFERENCES, PartKind.DISCLAIMER})
"""Parts whose headings have a link of their own."""


def bar(body: etree._Element, book: Book, download_page: str) -> None:
    """What is at hand: emergencies, contents, files, search, display. It stays at the upper edge of the screen."""
    language = language_for(book.settings.language)
    words = language.web
    row = mark(add(body, "div", class_="bar", role="navigation", aria_label=words.ways), words, language)
    links = add(row, "ul", class_="quick")
    if target := emergency_place(book):
        add(add(links, "li"), "a", words.emergency, href=f"#{target}", class_="urgent")
    contents = book.of_kind(PartKind.CONTENTS)
    if contents is not None:
        entry = add(links, "li")
        mark(add(entry, "a", language.book.contents, href=f"#{contents.id}"), language.book, language)
    add(add(links, "li"), "a", words.formats_short, href=download_page)
    tools = add(row, "div", class_="tools")
    _search(tools, language)
    _switches(tools, language)


def _search(tools: etree._Element, language: Language) -> None:
    words = language.web
    tool = add(tools, "details", class_="tool", hidden="")
    add(tool, "summary", words.search)
    form = add(tool, "form", class_="search", role="search", data_found=words.found, data_none=words.nothing)
    add(form, "label", words.field, for_="search-field")
    add(form, "input", type="search", id="search-field", autocomplete="off")
    add(form, "output", for_="search-field")
    add(form, "ol")


def _switches(tools: etree._Element, language: Language) -> None:
    words = language.web
    tool = add(tools, "details", class_="tool", hidden="")
    add(tool, "summary", words.view)
    form = add(tool, "form", class_="switches")
    group = add(form, "fieldset")
    add(group, "legend", words.shade)
    for value, said in (("system", words.system), ("light", words.light), ("dark", words.dark)):
        label = add(group, "label")
        add(label, "input", type="radio", name="theme", value=value).tail = f" {said}"
    label = add(form, "label")
    add(label, "input", type="checkbox", name="contrast", value="more").tail = f" {words.contrast}"


def anchors(tree: etree._Element, part: Part, book: Book) -> None:
    """A link after the title of a part and after each heading below it, to be copied and shared."""
    language = language_for(book.settings.language)
    if part.kind not in _LINKED:
        return
    for heading in list(tree.iter("h2", "h3")):
        parent, name = heading.getparent(), heading.get("id")
        if parent is None or not name or parent.tag == "a":
            continue
        link = etree.Element("a", {"class": "anchor", "href": f"#{name}"})
        link.set("aria-label", language.web.anchor.format(title=heading_text(heading)))
        mark(link, language.web, language)
        link.tail, heading.tail = heading.tail, None
        heading.addnext(link)


def onward(parts: Sequence[Part], place: int, book: Book) -> etree._Element:
    """The way from a part to the one before it, to the contents and to the one after it."""
    language = language_for(book.settings.language)
    words = language.web
    row = mark(etree.Element("p", {"class": "onward"}), words, language)
    for offset, said, name in ((-1, words.previous, "previous"), (1, words.next, "next")):
        other = place + offset
        if 0 <= other < len(parts):
            link = add(row, "a", said.format(title=parts[other].title), href=f"#{parts[other].id}", class_=name)
            link.tail = " "
    contents = book.of_kind(PartKind.CONTENTS)
    if contents is not None:
        link = add(row, "a", language.book.contents, href=f"#{contents.id}", class_="up")
        mark(link, language.book, language)
    return row


def files(book: Book) -> Iterator[tuple[str, str]]:
    """The editions of a guide beside this one, what each is called and its file's name, those for readers only."""
    titles = language_for(book.settings.language).download.editions
    for name in EDITIONS:
        edition = EDITIONS[name]
        if name in book.settings.editions and not edition.trade and edition.kind is not EditionKind.WEB:
            yield titles[name].title, edition.file_name(book.settings.slug)
