"""The parts that no file is written for: half-title, title page, imprint, contents, references."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from guidepress.languages.registry import long_date
from guidepress.model.book import Part, PartKind
from guidepress.model.settings import Person, Settings
from guidepress.model.xhtml import PLACE, classes, flat_text
from guidepress.read.folder import SETTINGS_FILE

ROLES: Mapping[PartKind, str] = {
    PartKind.DISCLAIMER: "doc-notice",
    PartKind.CONTENTS: "doc-toc",
    PartKind.ABOUT: "doc-preface",
    PartKind.SECTION: "doc-chapter",
    PartKind.GLOSSARY: "doc-glossary",
    PartKind.REFERENCES: "doc-bibliography",
    PartKind.COLOPHON: "doc-colophon",
}
"""The DPUB-ARIA 1.1 role of each kind of part, where there is one."""


def part_section(kind: PartKind, part_id: str, title_id: str) -> etree._Element:
    """The root of a part."""
    section = etree.Element("section", {"id": part_id, "class": f"part {kind.value}"})
    if kind in ROLES:
        section.set("role", ROLES[kind])
    section.set("aria-labelledby", title_id)
    return section


def half_title(settings: Settings) -> Part:
    """The title alone on the first page."""
    return _part(PartKind.HALF_TITLE, settings.title, [])


def title_page(settings: Settings, labels: Mapping[str, str]) -> Part:
    """Title, subtitle, authors, version and publisher."""
    lines = [("subtitle", settings.subtitle or "")]
    lines.append(("authors", labels["by"].format(names=_names(settings.authors, labels))))
    lines.append(("version", labels["version"].format(v=settings.version, date=long_date(settings.date, labels))))
    lines.append(("publisher", settings.publisher))
    return _part(PartKind.TITLE_PAGE, settings.title, [_paragraph(text, name) for name, text in lines if text])


def imprint(settings: Settings, labels: Mapping[str, str]) -> Part:
    """Who made the edition, when, on what terms, who reviewed it, who paid: the facts of ``guide.yaml``, printed."""
    review = settings.review
    reviewers = _names(review.reviewers, labels) if review.reviewers else ""
    facts: list[tuple[str, str]] = [
        (labels["authors"], _names(settings.authors, labels)),
        (labels["publisher"], settings.publisher),
        (labels["edition"], labels["version"].format(v=settings.version, date=long_date(settings.date, labels))),
        (labels["isbn"], settings.isbn or ""),
        (labels["identifier"], settings.identifier),
        (labels["reviewed-by"], " ".join(filter(None, [reviewers, review.statement]))),
        (labels["reviewed"], long_date(review.reviewed, labels)),
        (labels["next-review"], long_date(review.next_review, labels)),
        (labels["law-checked"], long_date(review.law_checked, labels) if review.law_checked else ""),
        (labels["evidence"], long_date(review.evidence_searched, labels) if review.evidence_searched else ""),
        (labels["funding"], settings.funding),
        (labels["conflicts"], settings.conflicts),
        (labels["provenance"], settings.provenance or ""),
        (labels["contact"], settings.contact),
    ]
    rights = _paragraph(f"© {settings.copyright}", "copyright")
    licence = _paragraph("", "licence")
    licence.text = labels["licence"] + ": "
    if settings.licence.url:
        etree.SubElement(licence, "a", {"href": settings.licence.url}).text = settings.licence.name
    else:
        licence.text += settings.licence.name
    listed = etree.Element("dl", {"class": "facts"})
    for term, value in facts:
        if value:
            etree.SubElement(listed, "dt").text = term
            etree.SubElement(listed, "dd").text = value
    return _part(PartKind.IMPRINT, labels["imprint"], [rights, licence, listed])


def contents(parts: Iterable[Part], labels: Mapping[str, str]) -> Part:
    """The contents: every part with a text of its own, and the second-level headings of the sections."""
    listed = etree.Element("ol", {"class": "toc"})
    unlisted = {PartKind.HALF_TITLE, PartKind.TITLE_PAGE, PartKind.IMPRINT, PartKind.CONTENTS}
    for part in parts:
        if part.kind in unlisted:
            continue
        heading = part.tree.find("h1")
        item = _toc_item(listed, part.id, heading)
        item.set("class", f"toc-{part.matter}")
        below = part.tree.findall("h2") if part.kind is PartKind.SECTION else []
        if below:
            inner = etree.SubElement(item, "ol")
            for second in below:
                _toc_item(inner, second.get("id", ""), second)
    return _part(PartKind.CONTENTS, labels["contents"], [listed])


def references(content: list[etree._Element], labels: Mapping[str, str]) -> Part:
    """The references page: the list, and further reading below a heading."""
    return _part(PartKind.REFERENCES, labels["references"], content)


def _toc_item(listed: etree._Element, target: str, heading: etree._Element | None) -> etree._Element:
    item = etree.SubElement(listed, "li")
    link = etree.SubElement(item, "a", {"href": f"#{target}"})
    if heading is None:
        return item
    number = next((span for span in heading.findall("span") if "number" in classes(span)), None)
    words = flat_text(heading)
    if number is None:
        link.text = words
    else:
        label = etree.SubElement(link, "span", {"class": "number"})
        label.text = flat_text(number)
        label.tail = words.removeprefix(label.text)
    if heading.get("lang"):
        link.set("lang", heading.get("lang", ""))
    return item


def _part(kind: PartKind, title: str, content: list[etree._Element]) -> Part:
    section = part_section(kind, kind.value, f"{kind.value}-title")
    section.set(PLACE, f"{SETTINGS_FILE}:1")
    etree.SubElement(section, "h1", {"id": f"{kind.value}-title"}).text = title
    section.extend(content)
    return Part(kind.value, kind, title, section, SETTINGS_FILE)


def _paragraph(text: str, name: str) -> etree._Element:
    paragraph = etree.Element("p", {"class": name})
    paragraph.text = text
    return paragraph


def _names(people: Iterable[Person], labels: Mapping[str, str]) -> str:
    names = [f"{person.name}, {person.credentials}" if person.credentials else person.name for person in people]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {labels['and']} {names[-1]}"
