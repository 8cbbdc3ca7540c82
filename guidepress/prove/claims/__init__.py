"""What the files claim of their accessibility, read from their bytes and held against what is settled (codes CON)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import assert_never

import pikepdf

from guidepress.model.edition import EditionKind, Published
from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.prove.claims.epub import EpubClaims
from guidepress.prove.claims.pdf import PdfClaims
from guidepress.prove.claims.rules import CON020, CON021, CON024, CON025
from guidepress.prove.parsers.epub.container import EpubFile, UnreadableError
from guidepress.prove.parsers.html import WebPage
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.standards.conformance.criteria import stands_against
from guidepress.standards.conformance.settled import Claim

EPUB_AA = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"


def prove_claims(one: Published, claim: Claim, open_codes: Collection[str] = ()) -> Iterator[Finding]:
    """CON020, 021, 024 and 025 on an edition of which ``claim`` is settled, while findings with some codes stand.

    A file that cannot be opened claims nothing; the other provers tell of it.
    """
    against = sorted(code for code in set(open_codes) if stands_against(code, one.edition.kind))
    try:
        match kind := one.edition.kind:
            case EditionKind.EPUB:
                yield from _epub(EpubClaims.of(EpubFile(one.data)), claim, Place(one.file))
            case EditionKind.PDF:
                with PdfFile(one.data) as file:
                    said = PdfClaims.of(file.pdf)
                    yield from _pdf(said, claim, against, Place(one.file))
                    due = [name for name in one.edition.standards if name.startswith("PDF/UA-")]
                    if due and not against and f"PDF/UA-{said.ua}" not in due:
                        yield CON025.at(Place(one.file), f"the metadata do not claim {due[0]}")
            case EditionKind.WEB:
                yield from _web(WebPage(one.data), claim, Place(one.file))
            case EditionKind.PRINT | EditionKind.COVER | EditionKind.BRAILLE:
                return
            case _:
                assert_never(kind)
    except (UnreadableError, pikepdf.PdfError):
        return


def _epub(said: EpubClaims, claim: Claim, here: Place) -> Iterator[Finding]:
    if not claim.conforms:
        for name in (*said.conforms_to, *(f"certified by {name}" for name in said.certified_by)):
            yield CON020.at(here, f"the package says '{name}', but {_why(claim)}")
        return
    if EPUB_AA not in said.conforms_to:
        yield CON024.at(here, f"{claim.by} judged it on {claim.date}, and the package claims nothing")
        return
    if said.certified_by != (claim.by,):
        told = ", ".join(said.certified_by) or "nobody"
        yield CON021.at(here, f"the package names {told} as the certifier; {claim.by} judged")
    date = claim.date.isoformat() if claim.date else ""
    if said.certified_on != (date,):
        yield CON021.at(here, f"the package says certified on '{', '.join(said.certified_on)}'; it was '{date}'")


def _pdf(said: PdfClaims, claim: Claim, against: Collection[str], here: Place) -> Iterator[Finding]:
    if said.ua and against:
        yield CON020.at(
            here, f"the metadata claim PDF/UA-{said.ua}, but findings stand against it: {', '.join(against)}"
        )
    if said.declared and not claim.conforms:
        yield CON020.at(here, f"the metadata declare {', '.join(said.declared)}, but {_why(claim)}")


def _web(page: WebPage, claim: Claim, here: Place) -> Iterator[Finding]:
    if claim.conforms:
        return
    for element in page.elements:
        names = " ".join(element.get(key, "") for key in ("name", "property", "rel", "itemprop"))
        if "conformsto" in names.lower() or "certifiedby" in names.lower():
            value = element.get("content") or element.get("href") or ""
            yield CON020.at(here, f"the page says '{value[:80]}', but {_why(claim)}")


def _why(claim: Claim) -> str:
    return "; ".join(claim.reasons)
