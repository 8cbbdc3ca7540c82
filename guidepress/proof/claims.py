"""The claims of the files in ``dist/``, held against what is settled of them today; the files against each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from guidepress.dist.folder import DOWNLOAD_PAGE
from guidepress.languages.direction import runs_right_to_left
from guidepress.languages.registry import language_for
from guidepress.model.book import Book
from guidepress.model.edition import BOOKLET, BOOKLET_FILE, EPUB, LEAFLET, RECORD, SCREEN
from guidepress.model.errors import words_of_error
from guidepress.model.finding import Finding, Severity
from guidepress.model.place import Place
from guidepress.proof.file_proof import FileProof, published_of
from guidepress.prove import PRV007
from guidepress.prove.booklet import prove_pair
from guidepress.prove.claims import prove_claims
from guidepress.prove.claims.epub import EpubClaims
from guidepress.prove.claims.shops import prove_shop_record, prove_shown
from guidepress.prove.likeness.offered import Offer, prove_told
from guidepress.prove.likeness.page_places import prove_page_places
from guidepress.prove.parsers.html import WebPage
from guidepress.standards.conformance.criteria import READ
from guidepress.standards.conformance.settled import Claim, claim_of

_UNREADABLE = frozenset({"PRV007", "PRV010", "PRV011"})
"""Codes of a file that nobody can open: it claims nothing, and the proof fails for them."""


def with_claims(proofs: Sequence[FileProof], book: Book, manuscript: Sequence[Finding]) -> list[FileProof]:
    """The proofs, each with what is found of the file's claims (CON020 to CON024), and of what it says of other files.

    ``manuscript`` are the findings that stand against the text. A fault that another validator found (PRV005) stands
    against a claim like one of ours.
    """
    files = {proof.name: proof.data for proof in proofs if proof.data is not None}
    read = [proof for proof in proofs if proof.kind in READ and _is_whole(proof)]
    claims = {proof.name: _claim(proof, book, manuscript) for proof in read}
    made = []
    for proof in proofs:
        found: list[Finding] = []
        try:
            if proof.name in claims:
                if proof.told.why:
                    found.append(PRV007.at(Place(proof.name), f"{proof.name} cannot be read: {proof.told.why}"))
                codes = _open_codes([*manuscript, *proof.everything])
                published = published_of(proof.due, files[proof.name])
                found += prove_claims(published, proof.told.access, claims[proof.name], codes)
                found += _places(proof, proofs, book)
            elif proof.name in files:
                found += _told(proof, proofs, files, claims, book)
        except Exception as error:  # noqa: BLE001  # bytes that anybody may have changed; whatever stumbles says so
            told = f"the claims of {proof.name} cannot be read: {words_of_error(error)}"
            found.append(PRV007.at(Place(proof.name), told))
        made.append(replace(proof, findings=(*proof.findings, *found)))
    return made


def _places(proof: FileProof, proofs: Sequence[FileProof], book: Book) -> Iterator[Finding]:
    """Where the pages begin in an EPUB, against the PDF beside it."""
    if proof.due.edition is not EPUB or (marked := proof.told.pages) is None:
        return
    pages = SCREEN.file_name(book.settings.slug)
    for laid in (one.told.pages for one in proofs if one.name == pages):
        if laid is not None:
            yield from prove_page_places(marked, laid)


def _told(
    proof: FileProof, proofs: Sequence[FileProof], files: Mapping[str, bytes], claims: Mapping[str, Claim], book: Book
) -> Iterator[Finding]:
    """What shops and readers are told of other files, against those files."""
    if proof.due.kind == RECORD and _is_whole(proof):
        epub = next((one for one in proofs if one.name == EPUB.file_name(book.settings.slug)), None)
        if epub is not None and isinstance(said := epub.told.access, EpubClaims):
            yield from prove_shop_record(files[proof.name], said, proof.name)
    elif proof.due.kind == BOOKLET:
        leaflet = LEAFLET.file_name(book.settings.slug)
        if leaflet in files:
            rtl = runs_right_to_left(book.settings.language)
            yield from prove_pair(files[proof.name], files[leaflet], proof.name, rtl=rtl)
    elif proof.name == DOWNLOAD_PAGE:
        read = [one for one in proofs if one.name in claims]
        named = {proof.due.edition_name: proof.told.access for proof in read}
        settled = {proof.due.edition_name: claims[proof.name] for proof in read}
        page = WebPage(files[DOWNLOAD_PAGE], DOWNLOAD_PAGE)
        yield from prove_shown(page, named, settled, language_for(book.settings.language))
        gone = {one.due.edition_name for one in proofs if one.data is None and one.due.is_edition}
        yield from prove_told(page, list(_offers(proofs, files, book)), book, gone)


def _offers(proofs: Sequence[FileProof], files: Mapping[str, bytes], book: Book) -> Iterator[Offer]:
    """The editions that lie beside the download page, with what was counted in their bytes."""
    booklet = files.get(BOOKLET_FILE.format(slug=book.settings.slug))
    for proof in proofs:
        if proof.data is not None and proof.due.is_edition and (edition := proof.due.edition) is not None:
            sheets = booklet if edition is LEAFLET else None
            yield Offer(edition, proof.name, proof.data, proof.measured.pages, proof.measured.words, sheets)


def _is_whole(proof: FileProof) -> bool:
    return proof.data is not None and not _UNREADABLE & {finding.code for finding in proof.everything}


def _claim(proof: FileProof, book: Book, manuscript: Sequence[Finding]) -> Claim:
    if proof.due.edition is None:
        raise ValueError(proof.name)
    return claim_of(book, proof.due.edition, _open_codes([*manuscript, *proof.everything]))


def _open_codes(findings: Collection[Finding]) -> frozenset[str]:
    """The codes of the findings that stand; notes ask for nothing."""
    return frozenset(finding.code for finding in findings if finding.severity is not Severity.NOTE)
