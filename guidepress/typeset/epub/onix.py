"""What the book trade is told of the EPUB: a ``Product`` of ONIX for Books 3.1, reference names.

Every code follows from the facts of the EPUB's own metadata (`epub_accessibility.Accessibility`): the two cannot
disagree. It is a fragment: whoever sends it puts it into an ``ONIXMessage`` with a header and adds supply and prices.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import langcodes
from lxml import etree

from guidepress.languages.registry import language_for, tongue
from guidepress.model.book import Book
from guidepress.model.settings import Person, Settings
from guidepress.standards.onix_lists import (
    ACCESSIBILITY,
    ASSESSED,
    CERTIFIER,
    CODES,
    CONFORMANCE_CODES,
    CONTACT,
    HAZARD,
    HAZARDS,
    NAMESPACE,
    SUMMARY,
    VERSION,
    WITHOUT_SIGHT,
)
from guidepress.typeset.epub.accessibility import Accessibility
from guidepress.typeset.epub.package import contact_address

ROLES: Mapping[str, str] = {"aut": "A01", "edt": "B01", "ill": "A12", "trl": "B06", "ctb": "Z99"}
"""List 17 for each MARC relator of `Person`."""


def onix_product(book: Book, facts: Accessibility) -> bytes:
    """The ``Product`` of the EPUB as XML; the same Book gives the same bytes."""
    settings = book.settings
    product = etree.Element(f"{{{NAMESPACE}}}Product", nsmap={None: NAMESPACE})
    _say(product, "RecordReference", settings.urn)
    _say(product, "NotificationType", "03")  # list 1: confirmed on publication
    for kind, value in _identifiers(settings):
        identifier = _say(product, "ProductIdentifier")
        _say(identifier, "ProductIDType", kind)
        _say(identifier, "IDValue", value)
    _describe(_say(product, "DescriptiveDetail"), settings, facts)
    collateral = _say(product, "CollateralDetail")
    text = _say(collateral, "TextContent")
    _say(text, "TextType", "03")  # list 153: description
    _say(text, "ContentAudience", "00")
    _say(text, "Text", settings.description)
    _review(_say(collateral, "TextContent"), settings)
    _publish(_say(product, "PublishingDetail"), settings)
    etree.indent(product)
    return etree.tostring(product, encoding="utf-8", xml_declaration=True) + b"\n"


def _say(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    element.text = text
    return element


def _identifiers(settings: Settings) -> Iterator[tuple[str, str]]:
    """Identifiers by list 5: GTIN-13 and ISBN-13 if there is one, and the URN that stays over all editions."""
    if settings.isbn:
        yield "03", settings.isbn
        yield "15", settings.isbn
    yield "22", settings.identifier


def _describe(detail: etree._Element, settings: Settings, facts: Accessibility) -> None:
    """Block 1 in the order of the schema."""
    _say(detail, "ProductComposition", "00")  # list 2: one item
    _say(detail, "ProductForm", "ED")  # list 150: digital download
    for code in ("E101", "E200"):  # list 175: EPUB, reflowable
        _say(detail, "ProductFormDetail", code)
    for kind, value, text in _features(settings, facts):
        feature = _say(detail, "ProductFormFeature")
        _say(feature, "ProductFormFeatureType", kind)
        _say(feature, "ProductFormFeatureValue", value)
        if text:
            _say(feature, "ProductFormFeatureDescription", text)
    _say(detail, "PrimaryContentType", "10")  # list 81: text to be read
    _say(detail, "EpubTechnicalProtection", "00")  # list 144: none
    licence = _say(detail, "EpubLicense")
    _say(licence, "EpubLicenseName", settings.licence.name)
    if settings.licence.url:
        expression = _say(licence, "EpubLicenseExpression")
        _say(expression, "EpubLicenseExpressionType", "01")  # list 218: for people to read
        _say(expression, "EpubLicenseExpressionLink", settings.licence.url)
    _name(detail, settings)
    for number, person in enumerate(settings.authors, 1):
        _contribute(detail, number, person)
    _say(detail, "EditionStatement", settings.version)
    language = langcodes.Language.get(settings.language)
    said = _say(detail, "Language")
    _say(said, "LanguageRole", "01")  # list 22: language of the text
    _say(said, "LanguageCode", language.to_alpha3(variant="B"))
    if language.territory and language.territory.isalpha():
        _say(said, "CountryCode", language.territory)
    if settings.subjects:
        subject = _say(detail, "Subject")
        _say(subject, "SubjectSchemeIdentifier", "20")  # list 27: keywords
        _say(subject, "SubjectHeadingText", "; ".join(settings.subjects))


def _features(settings: Settings, facts: Accessibility) -> Iterator[tuple[str, str, str]]:
    """Type, value and words of each feature."""
    codes = {CODES[name] for name in facts.features if name in CODES}
    if facts.conforms:
        codes.update(CONFORMANCE_CODES)
    if "textual" in facts.sufficient:
        codes.add(WITHOUT_SIGHT)
    yield ACCESSIBILITY, SUMMARY, facts.summary
    for code in sorted(codes):
        yield ACCESSIBILITY, code, ""
    if facts.conforms:
        yield ACCESSIBILITY, CERTIFIER, facts.claim.by
        if facts.claim.date is not None:
            yield ACCESSIBILITY, ASSESSED, facts.claim.date.strftime("%Y%m%d")
    if address := contact_address(settings):
        yield ACCESSIBILITY, CONTACT, address
    for hazard in facts.hazards:
        yield HAZARD, HAZARDS[hazard], ""
    yield VERSION, "101F", ""  # EPUB 3.3


def _name(detail: etree._Element, settings: Settings) -> None:
    title = _say(detail, "TitleDetail")
    _say(title, "TitleType", "01")  # list 15: distinctive title
    element = _say(title, "TitleElement")
    _say(element, "TitleElementLevel", "01")  # list 149: the product
    _say(element, "TitleText", settings.title)
    if settings.subtitle:
        _say(element, "Subtitle", settings.subtitle)


def _contribute(detail: etree._Element, number: int, person: Person) -> None:
    """A person, or a body: a name that is sorted under itself, without a comma, is that of a body."""
    contributor = _say(detail, "Contributor")
    _say(contributor, "SequenceNumber", str(number))
    _say(contributor, "ContributorRole", ROLES[person.role])
    if person.file_as and "," not in person.file_as:
        _say(contributor, "CorporateName", person.name)
        return
    _say(contributor, "PersonName", person.name)
    if person.file_as:
        _say(contributor, "PersonNameInverted", person.file_as)


def _review(text: etree._Element, settings: Settings) -> None:
    """When the text was last reviewed and must be again: a notice, and how long it may be referred to.

    ONIX has no role of a date for a review; a notice of the publisher may say it, and hold until a day.
    """
    review, words = settings.review, language_for(settings.language).book
    _say(text, "TextType", "13")  # list 153: publisher's notice
    _say(text, "ContentAudience", "00")
    said = ((words.reviewed, review.reviewed), (words.next_review, review.next_review))
    notice = _say(text, "Text", ". ".join(f"{term}: {words.dates.long(day)}" for term, day in said) + ".")
    if other := tongue(words, language_for(settings.language)):
        notice.set("language", langcodes.Language.get(other).to_alpha3(variant="B"))
    for role, day in (("17", review.reviewed), ("15", review.next_review)):  # list 155: last updated; until
        date = _say(text, "ContentDate")
        _say(date, "ContentDateRole", role)
        _say(date, "Date", day.strftime("%Y%m%d"))


def _publish(detail: etree._Element, settings: Settings) -> None:
    publisher = _say(detail, "Publisher")
    _say(publisher, "PublishingRole", "01")  # list 45: publisher
    _say(publisher, "PublisherName", settings.publisher)
    _say(detail, "PublishingStatus", "04")  # list 64: active
    date = _say(detail, "PublishingDate")
    _say(date, "PublishingDateRole", "01")  # list 163: publication date
    _say(date, "Date", settings.date.strftime("%Y%m%d"))
