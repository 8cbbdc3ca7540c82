"""Whether the record for shops (ONIX 3.1) describes the guide: every name, number and text in it is the guide's."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of

PRV030 = rule_of("PRV030")

NAMESPACE = "http://ns.editeur.org/onix/3.1/reference"


def prove_record(data: bytes, book: Book) -> Iterator[Finding]:
    """PRV030 for each thing that the record says and the guide does not, or the other way round."""
    settings = book.settings
    here = Place(f"{settings.slug}.onix.xml")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        yield PRV030.at(here, f"it is no XML: {error.msg}")
        return
    if root.tag != f"{{{NAMESPACE}}}Product":
        yield PRV030.at(here, f"it is no product of ONIX 3.1 but <{etree.QName(root).localname}>")
        return
    said: dict[str, list[str]] = {}
    for element in root.iter(f"{{{NAMESPACE}}}*"):
        if (text := (element.text or "").strip()) and not len(element):
            said.setdefault(etree.QName(element).localname, []).append(text)
    isbn = [settings.isbn, settings.isbn] if settings.isbn else []
    wanted = {
        "RecordReference": [settings.urn],
        "IDValue": [*isbn, settings.identifier],
        "TitleText": [settings.title],
        "Subtitle": [settings.subtitle] if settings.subtitle else [],
        "EditionStatement": [settings.version],
        "SubjectHeadingText": ["; ".join(settings.subjects)] if settings.subjects else [],
        "Text": [settings.description],
        "PublisherName": [settings.publisher],
        "Date": [settings.date.strftime("%Y%m%d")],
        "EpubLicenseName": [settings.licence.name],
        "EpubLicenseExpressionLink": [settings.licence.url] if settings.licence.url else [],
    }
    for name, due in wanted.items():
        if [" ".join(text.split()) for text in said.get(name, [])] != [" ".join(text.split()) for text in due]:
            yield PRV030.at(here, f"{name} is {said.get(name, [])}, not {due}")
    people = [*said.get("PersonName", []), *said.get("CorporateName", [])]
    if sorted(people) != sorted(person.name for person in settings.authors):
        yield PRV030.at(here, f"the contributors are {people}")
