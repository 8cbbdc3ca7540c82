"""What shops and readers are told of the files, held against the files: the ONIX record, the download page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from lxml import etree

from guidepress.languages.access_statements import worded
from guidepress.languages.language import Language
from guidepress.model.edition import EDITIONS, EditionKind
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.prove.claims.access import Access, WebClaims
from guidepress.prove.claims.epub import EpubClaims
from guidepress.prove.claims.pdf import PdfClaims
from guidepress.prove.claims.rules import CON022, CON023
from guidepress.prove.parsers.html import WebPage
from guidepress.standards import onix_lists
from guidepress.standards.conformance.settled import WCAG_AA, Claim
from guidepress.standards.display_guide import Facts, statements

_N = f"{{{onix_lists.NAMESPACE}}}"


def prove_shop_record(record: bytes, said: EpubClaims, file: str) -> Iterator[Finding]:
    """CON022 for each thing in which the ``Product`` of an EPUB says other than its package document ``said``."""
    here = Place(file)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        product = etree.fromstring(record, parser)
    except etree.XMLSyntaxError as error:
        yield CON022.at(here, f"the record is no XML: {error.msg}")
        return
    if product.tag != f"{_N}Product":
        yield CON022.at(here, f"the record is no Product of ONIX 3.1 but <{str(product.tag)[:60]}>")
        return
    told: dict[str, dict[str, str]] = {onix_lists.ACCESSIBILITY: {}, onix_lists.HAZARD: {}}
    for feature in product.iter(f"{_N}ProductFormFeature"):
        kind = feature.findtext(f"{_N}ProductFormFeatureType") or ""
        value = feature.findtext(f"{_N}ProductFormFeatureValue") or ""
        told.setdefault(kind, {})[value] = feature.findtext(f"{_N}ProductFormFeatureDescription") or ""
    contact = told[onix_lists.ACCESSIBILITY].pop(onix_lists.CONTACT, None)
    if contact == "":
        yield CON022.at(here, "list 196, 99: the contact is empty")
    yield from _differ("list 196", told[onix_lists.ACCESSIBILITY], _access_codes(said), here)
    hazards = {onix_lists.HAZARDS.get(one, one): "" for one in said.hazards}
    yield from _differ("list 143", told[onix_lists.HAZARD], hazards, here)


def _access_codes(said: EpubClaims) -> dict[str, str]:
    """What list 196 must say, with the words beside the code."""
    codes = {onix_lists.CODES[name]: "" for name in said.features if name in onix_lists.CODES}
    codes[onix_lists.SUMMARY] = said.summary
    if said.conforms_to:
        codes |= dict.fromkeys(onix_lists.CONFORMANCE_CODES, "")
        codes[onix_lists.CERTIFIER] = " ".join(said.certified_by)
    if said.certified_on:
        codes[onix_lists.ASSESSED] = said.certified_on[0].replace("-", "")
    if "textual" in said.sufficient:
        codes[onix_lists.WITHOUT_SIGHT] = ""
    return codes


def _differ(name: str, told: Mapping[str, str], due: Mapping[str, str], here: Place) -> Iterator[Finding]:
    for code in sorted(told.keys() | due.keys()):
        if code not in told:
            yield CON022.at(here, f"{name}: the record lacks {code}, which the EPUB bears out")
        elif code not in due:
            yield CON022.at(here, f"{name}: the record says {code}, which the EPUB does not")
        elif " ".join(told[code].split()) != due[code]:
            yield CON022.at(here, f"{name}, {code}: the record says '{told[code][:80]}', the EPUB '{due[code][:80]}'")


def prove_shown(
    page: WebPage | bytes, files: Mapping[str, Access | None], claims: Mapping[str, Claim], language: Language
) -> Iterator[Finding]:
    """CON023 for each edition of which the download page says other than its file.

    ``files`` is what each says of itself, by the name of its edition, ``claims`` what is settled of each. Of a web
    edition, which has no metadata of its own, only the conformance is compared.
    """
    page = WebPage.of(page, file="index.html")
    for name, own in files.items():
        card = next((one for one in page.elements if one.get("id") == f"edition-{name}"), None)
        if card is None:
            continue  # the page lists the editions of one build; files of an earlier one may lie beside
        told = [_plain(one.itertext()) for one in card.iter("dd")]
        facts = facts_of(EDITIONS[name].kind, own, claims[name])
        said = {
            heading: [_plain([worded(one.name, one.values, language, one.text)]) for one in group]
            for heading, group in statements(facts)
        }
        if EDITIONS[name].kind is EditionKind.WEB:
            due = said["conformance"]
            known = {_plain([text]) for text in _conformance_words(language)}
            told = [text for text in told if text in due or any(text.startswith(one) for one in known if one)]
        else:
            due = [text for group in said.values() for text in group]
        if told != due:
            more = [text for text in told if text not in due]
            less = [text for text in due if text not in told]
            shown = f"it says “{more[0]}”" if more else f"it lacks “{less[0]}”" if less else "the order is another"
            yield CON023.at(page.place, f"edition {name}: {shown}")


def facts_of(kind: EditionKind, said: Access | None, claim: Claim) -> Facts:
    """What a file ``said`` of its accessibility; of a PDF and a web page, which cannot say it, what is settled."""
    settled = (WCAG_AA,) if claim.conforms else ()
    by, date = (claim.by, claim.date) if claim.conforms else ("", None)
    match said:
        case EpubClaims():
            day = dt.date.fromisoformat(said.certified_on[0]) if said.certified_on else None
            return Facts(
                kind,
                said.conforms_to,
                frozenset(said.features),
                frozenset(said.sufficient),
                frozenset(said.hazards),
                said.summary,
                " ".join(said.certified_by),
                day,
            )
        case PdfClaims():
            claims = (f"PDF/UA-{said.ua}",) if said.ua else ()
            settled = settled if said.ua else ()
            by, date = (by, date) if said.ua else ("", None)
            return Facts(kind, claims + settled, hazards=frozenset({"none"}), certifier=by, certified=date)
        case WebClaims() | None:
            return Facts(kind, settled, certifier=by, certified=date)
        case _:
            assert_never(said)


def _conformance_words(language: Language) -> Iterable[str]:
    """How the statements on conformance begin."""
    access = language.access
    texts = (
        access.level_aa,
        access.claims,
        access.certified_by,
        access.certified_on,
        access.by_machine,
        access.not_claimed,
        access.conformance_unknown,
    )
    return (text.partition("{")[0] for text in texts)


def _plain(texts: Iterable[str]) -> str:
    return " ".join("".join(texts).split())
