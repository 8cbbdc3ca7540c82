"""The ONIX record: valid against EDItEUR's schema of release 3.1, and of one mind with the EPUB."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import onixcheck  # type: ignore[import-untyped]
import pytest
from lxml import etree

from guidepress.model.book import Book
from guidepress.model.edition import EPUB
from guidepress.standards.conformance.settled import UNSETTLED
from guidepress.standards.onix_lists import CODES, CONFORMANCE_CODES, HAZARDS, NAMESPACE
from guidepress.typeset.epub.edition import bind_with_facts
from guidepress.typeset.epub.onix import ROLES, onix_product
from tests.support.judged import SETTLED

N = f"{{{NAMESPACE}}}"
X = "{http://www.w3.org/2001/XMLSchema}"
SCHEMAS = Path(onixcheck.__file__).parent / "schema" / "xsd3.1"


def record(book: Book) -> etree._Element:
    """The record of a Book, parsed."""
    return etree.fromstring(onix_product(book, bind_with_facts(book, EPUB)[1]))


def faults(product: etree._Element) -> list[str]:
    """What the schema of ONIX 3.1 says of a product in a message: elements, their order, every code on its list."""
    message = etree.Element(f"{N}ONIXMessage", {"release": "3.1"}, nsmap={None: NAMESPACE})
    header = etree.SubElement(message, f"{N}Header")
    etree.SubElement(etree.SubElement(header, f"{N}Sender"), f"{N}SenderName").text = "Test"
    etree.SubElement(header, f"{N}SentDateTime").text = "20260101"
    message.append(product)
    schema = etree.XMLSchema(etree.parse(str(SCHEMAS / "ONIX_BookProduct_3.1_reference.xsd")))
    schema.validate(etree.fromstring(etree.tostring(message)))
    return [str(error) for error in schema.error_log]


def features(product: etree._Element, kind: str) -> list[str]:
    """The values of the features of a type."""
    return [
        feature.findtext(f"{N}ProductFormFeatureValue") or ""
        for feature in product.iter(f"{N}ProductFormFeature")
        if feature.findtext(f"{N}ProductFormFeatureType") == kind
    ]


@pytest.mark.parametrize("name", ["guide", "fieldbook", "minimal"])
def test_the_record_is_valid(name: str, request: pytest.FixtureRequest) -> None:
    """EDItEUR's schema for release 3.1 has nothing to say."""
    assert faults(record(request.getfixturevalue(name))) == []


def test_the_schema_sees_a_wrong_order(minimal: Book) -> None:
    """The check can fail: an element in the wrong place and an unknown code are found."""
    product = record(minimal)
    detail = next(product.iter(f"{N}DescriptiveDetail"))
    detail.append(detail[0])
    assert faults(product)


def test_codes_agree_with_the_metadata_of_the_epub(fieldbook: Book) -> None:
    """List 196 says what schema:accessibilityFeature says, no more; the claim and the hazards likewise."""
    facts = bind_with_facts(fieldbook, EPUB, claim=SETTLED)[1]
    product = etree.fromstring(onix_product(fieldbook, facts))
    said = set(features(product, "09"))
    assert {CODES[name] for name in facts.features} <= said
    assert "@" in fieldbook.settings.contact
    assert said == {CODES[name] for name in facts.features} | {*CONFORMANCE_CODES, "00", "52", "90", "91", "99"}
    assert features(product, "12") == [HAZARDS[hazard] for hazard in facts.hazards]
    for unclaimed in (replace(facts, shortcomings=("a fault",)), replace(facts, claim=UNSETTLED)):
        without = set(features(etree.fromstring(onix_product(fieldbook, unclaimed)), "09"))
        assert not without & {*CONFORMANCE_CODES, "90", "91"}
    silent = replace(facts, sufficient=())
    assert "52" not in features(etree.fromstring(onix_product(fieldbook, silent)), "09")


def test_every_code_is_on_its_list() -> None:
    """All that the tables can say is in EDItEUR's code lists, also where no guide of ours says it."""
    lists = etree.parse(str(SCHEMAS / "ONIX_BookProduct_CodeLists.xsd"))
    for name, codes in (
        ("List196", {*CODES.values(), *CONFORMANCE_CODES, "00", "52", "90", "91", "99"}),
        ("List143", {*HAZARDS.values()}),
        ("List17", {*ROLES.values()}),
    ):
        known = {item.get("value") for item in lists.iterfind(f".//{X}simpleType[@name='{name}']//{X}enumeration")}
        assert codes <= known


def test_hostile_metadata_is_text(minimal: Book) -> None:
    """Markup, quotes and emoji in a title are text, an address in the contact is the publisher's contact."""
    title = '<b>Bold</b> & "quotes" 🐙 ]]>'
    changes = {"title": title, "contact": "Write to help@example.org."}
    product = record(replace(minimal, settings=minimal.settings.model_copy(update=changes)))
    assert product.findtext(f".//{N}TitleText") == title
    assert "99" in features(product, "09")
    assert faults(product) == []


def test_the_same_book_gives_the_same_bytes(minimal: Book) -> None:
    """No clock is asked."""
    facts = bind_with_facts(minimal, EPUB)[1]
    assert onix_product(minimal, facts) == onix_product(minimal, facts)
