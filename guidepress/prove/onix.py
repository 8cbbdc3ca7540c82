"""The record for shops, read back from its bytes: whose book it says it is, and what it says of the EPUB."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from guidepress.languages.registry import language_for
from guidepress.model.book import Book
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.rules import rule_of
from guidepress.model.settings import Settings
from guidepress.standards.conformance.answers import answers_of
from guidepress.standards.onix_lists import (
    ACCESSIBILITY,
    ASSESSED,
    CERTIFIER,
    CODES,
    CONFORMANCE_CODES,
    CONTACT,
    HAZARD,
    HAZARDS,
    SUMMARY,
    VERSION,
    WITHOUT_SIGHT,
)

PRV013 = rule_of("PRV013")

_ROLES: Mapping[str, str] = {"aut": "A01", "edt": "B01", "ill": "A12", "trl": "B06", "ctb": "Z99"}
"""List 17 for each MARC relator of a person."""
_FEATURE = frozenset(
    {"ProductFormFeature", "ProductFormFeatureType", "ProductFormFeatureValue", "ProductFormFeatureDescription"}
)
_SPACE = "{http://ns.editeur.org/onix/3.1/reference}"


def prove_record(data: bytes, book: Book, place: Place) -> Iterator[Finding]:
    """PRV013 for each fact of the guide that the record lacks or has otherwise.

    Raises `etree.XMLSyntaxError` for bytes that are no XML.
    """
    root = _root(data)
    if root.tag != f"{_SPACE}Product":
        yield PRV013.at(place, f"the root is <{etree.QName(root).localname}>, not a Product of ONIX 3.1")
        return
    for path, wanted in facts(book).items():
        said = _said(root, path)
        if said != wanted:
            shown, due = " | ".join(said) or "nothing", " | ".join(wanted) or "nothing"
            yield PRV013.at(place, f"{path} says “{shown[:80]}” for “{due[:80]}”")
    yield from _strange(root, book, place)
    yield from _features(root, book, place)


def _strange(root: etree._Element, book: Book, place: Place) -> Iterator[Finding]:
    """Elements that no record of ours has: prices, prizes, whom the book is for."""
    known = {name for path in facts(book) for name in path.replace("|", "/").split("/")} | _FEATURE | {"Product"}
    told: set[str] = set()
    for element in root.iter(etree.Element):
        name = str(element.tag).removeprefix(_SPACE)
        if name not in known and name not in told:
            told.add(name)
            yield PRV013.at(place, f"<{name[:60]}> is none of the record's elements")
        for key in map(str, element.attrib):
            yield PRV013.at(place, f"<{name[:60]}> has the attribute '{key[:60]}'")
    inside = root.iter(etree.Comment, etree.ProcessingInstruction)
    if [*inside, *root.itersiblings(), *root.itersiblings(preceding=True)]:
        yield PRV013.at(place, "there are remarks or instructions beside its elements")


def _features(root: etree._Element, book: Book, place: Place) -> Iterator[Finding]:
    """Codes of accessibility are of those that an EPUB of ours may have, and conformance is claimed only if judged."""
    allowed = {
        ACCESSIBILITY: {*CODES.values(), *CONFORMANCE_CODES, WITHOUT_SIGHT, CERTIFIER, ASSESSED, CONTACT, SUMMARY},
        HAZARD: set(HAZARDS.values()),
        VERSION: {"101F"},
    }
    claims = {*CONFORMANCE_CODES, CERTIFIER, ASSESSED}
    for feature in root.iter(f"{_SPACE}ProductFormFeature"):
        kind = (feature.findtext(f"{_SPACE}ProductFormFeatureType") or "").strip()
        value = (feature.findtext(f"{_SPACE}ProductFormFeatureValue") or "").strip()
        if value not in allowed.get(kind, ()):
            yield PRV013.at(place, f"the feature {kind}/{value} is none of an EPUB of ours")
        elif kind == ACCESSIBILITY and value in claims and not _is_judged(book):
            yield PRV013.at(place, f"the feature {kind}/{value} claims conformance, and nobody judged it")


def _said(root: etree._Element, path: str) -> tuple[str, ...]:
    """The texts of the elements at a path, in their order; of its last step, ``A|B`` is either."""
    parent, _, last = path.rpartition("/")
    steps = f"{_SPACE}{parent.replace('/', f'/{_SPACE}')}" if parent else "."
    names = {f"{_SPACE}{name}" for name in last.split("|")}
    return tuple(_text(one) for element in root.iterfind(steps) for one in element if one.tag in names)


def count_elements(data: bytes) -> int:
    """How many elements the record has."""
    return sum(1 for _element in _root(data).iter(etree.Element))


def facts(book: Book) -> Mapping[str, tuple[str, ...]]:
    """What the record must say, by path, from ``guide.yaml``."""
    import langcodes  # here, for it takes long to load

    settings, review = book.settings, book.settings.review
    isbn = (settings.isbn, settings.isbn) if settings.isbn else ()
    detail = "DescriptiveDetail"
    licence = f"{detail}/EpubLicense"
    language = langcodes.Language.get(settings.language)
    country = language.territory if language.territory and language.territory.isalpha() else ""
    return {
        "RecordReference": (settings.urn,),
        "NotificationType": ("03",),
        "ProductIdentifier/ProductIDType": (*(("03", "15") if settings.isbn else ()), "22"),
        f"{detail}/ProductComposition": ("00",),
        f"{detail}/ProductForm": ("ED",),
        f"{detail}/ProductFormDetail": ("E101", "E200"),
        f"{detail}/PrimaryContentType": ("10",),
        f"{detail}/EpubTechnicalProtection": ("00",),
        f"{licence}/EpubLicenseExpression/EpubLicenseExpressionType": ("01",) if settings.licence.url else (),
        f"{detail}/TitleDetail/TitleType": ("01",),
        f"{detail}/TitleDetail/TitleElement/TitleElementLevel": ("01",),
        f"{detail}/Contributor/ContributorRole": tuple(_ROLES.get(one.role, "") for one in settings.authors),
        f"{detail}/Contributor/PersonNameInverted": tuple(
            _plain(one.file_as) for one in settings.authors if one.file_as and "," in one.file_as
        ),
        f"{detail}/Language/LanguageRole": ("01",),
        f"{detail}/Language/LanguageCode": (language.to_alpha3(variant="B"),),
        f"{detail}/Language/CountryCode": (country,) if country else (),
        f"{detail}/Subject/SubjectSchemeIdentifier": ("20",) if settings.subjects else (),
        f"{detail}/Subject/SubjectHeadingText": (_plain("; ".join(settings.subjects)),) if settings.subjects else (),
        "CollateralDetail/TextContent/ContentAudience": ("00", "00"),
        "PublishingDetail/Publisher/PublishingRole": ("01",),
        "PublishingDetail/PublishingStatus": ("04",),
        "PublishingDetail/PublishingDate/PublishingDateRole": ("01",),
        "ProductIdentifier/IDValue": (*isbn, settings.identifier),
        f"{detail}/TitleDetail/TitleElement/TitleText": (_plain(settings.title),),
        f"{detail}/TitleDetail/TitleElement/Subtitle": (_plain(settings.subtitle),) if settings.subtitle else (),
        f"{detail}/Contributor/SequenceNumber": tuple(str(n) for n, _ in enumerate(settings.authors, 1)),
        f"{detail}/Contributor/PersonName|CorporateName": tuple(_plain(one.name) for one in settings.authors),
        f"{detail}/EditionStatement": (settings.version,),
        f"{licence}/EpubLicenseName": (_plain(settings.licence.name),),
        f"{licence}/EpubLicenseExpression/EpubLicenseExpressionLink": (
            (settings.licence.url,) if settings.licence.url else ()
        ),
        "CollateralDetail/TextContent/TextType": ("03", "13"),
        "CollateralDetail/TextContent/Text": (_plain(settings.description), _notice(settings)),
        "CollateralDetail/TextContent/ContentDate/ContentDateRole": ("17", "15"),
        "CollateralDetail/TextContent/ContentDate/Date": (
            review.reviewed.strftime("%Y%m%d"),
            review.next_review.strftime("%Y%m%d"),
        ),
        "PublishingDetail/Publisher/PublisherName": (_plain(settings.publisher),),
        "PublishingDetail/PublishingDate/Date": (settings.date.strftime("%Y%m%d"),),
    }


def _is_judged(book: Book) -> bool:
    """Whether somebody answered for the EPUB."""
    return answers_of(book) is not None


def _notice(settings: Settings) -> str:
    """When the guide was reviewed and must be again, in words."""
    words, review = language_for(settings.language).book, settings.review
    reviewed, due = words.dates.long(review.reviewed), words.dates.long(review.next_review)
    return _plain(f"{words.reviewed}: {reviewed}. {words.next_review}: {due}.")


def _plain(text: str) -> str:
    return " ".join(text.split())


def _text(element: etree._Element) -> str:
    return _plain("".join(str(text) for text in element.itertext()))


def _root(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)
