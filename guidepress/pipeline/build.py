"""The stages in order: read, check, typeset, prove, write. The only place that joins them."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from guidepress.cache.ground import ground
from guidepress.cache.store import Store
from guidepress.dist.folder import DOWNLOAD_PAGE, MANIFEST, PROOF, SIGNATURE, Dist
from guidepress.dist.manifest import inputs_digest, make_manifest, with_proof
from guidepress.languages.direction import runs_right_to_left
from guidepress.languages.registry import language_for
from guidepress.model.book import Book
from guidepress.model.edition import BOOKLET, EDITIONS, RECORD, Edition, EditionKind, Published
from guidepress.model.errors import ConfigurationError, FindingsError
from guidepress.model.finding import Finding, Findings, Severity
from guidepress.model.place import Place
from guidepress.pipeline.built import Built
from guidepress.pipeline.check import read_and_check
from guidepress.pipeline.made import Made
from guidepress.pipeline.remembered import Remembered
from guidepress.pipeline.stopwatch import Watch
from guidepress.pipeline.worker import Apart
from guidepress.proof.prove_dist import proof_of_build, statements_of
from guidepress.prove import prove_edition
from guidepress.prove.booklet import prove_pair, prove_sheets
from guidepress.prove.claims import prove_claims
from guidepress.prove.claims.access import Access
from guidepress.prove.claims.epub import EpubClaims
from guidepress.prove.claims.shops import prove_shop_record, prove_shown
from guidepress.prove.parsers.pdf.drawing.kept import KeptPages
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.web import prove_download
from guidepress.read import read_guide
from guidepress.standards.conformance.criteria import READ, stands_against
from guidepress.standards.conformance.settled import claim_of

if TYPE_CHECKING:
    from guidepress.typeset.editions import Press


def build(
    guide: Path,
    out: Path,
    names: Sequence[str] = (),
    *,
    strict: bool = False,
    jobs: int = 1,
    watch: Watch | None = None,
    store: Store | None = None,
) -> Built:
    """Publish a guide: read it, check it, typeset its editions, prove them, and only then replace ``out``.

    Raises `ConfigurationError` (unknown edition, unusable ``guide.yaml``), `FindingsError` (errors in the
    manuscript or in an edition; ``out`` is untouched) and `OSError` (``out`` is untouched). With more than one of
    ``jobs``, editions with pages of their own are made in processes of their own; the bytes are the same. So they are
    with a ``store``, which gives the editions that were made of the same before, and keeps those that were not.

    Editions that lie in ``out`` and were made of the same guide belong to what is published, asked for or not: the
    download page offers them all. Those of an earlier state of the guide stay where they are and are not offered.
    """
    watch = watch or Watch()
    findings = Findings()
    choose(names)
    book, waivers = read_and_check(guide, findings, watch)
    _stop_on_errors(findings, strict)
    asked = choose(names or book.settings.editions)
    for edition in asked:
        book.of(edition)
    dist = Dist(out, guide)
    dist.refuse_foreign(book.settings.identifier)
    editions = choose([*(edition.name for edition in asked), *dist.editions_of(inputs_digest(book))])
    standing = tuple(findings.items)
    open_codes = frozenset(finding.code for finding in standing if finding.severity is not Severity.NOTE)
    remembered = Remembered(book, open_codes, store)
    known = {edition.name: one for edition in editions if (one := remembered.get(edition))}
    unknown = [edition for edition in editions if edition.name not in known]
    fresh = _make_side_by_side(guide, book, unknown, jobs, watch, open_codes, store)
    remembered.put(fresh)
    made = sorted([*known.values(), *fresh], key=lambda one: editions.index(one.published.edition))
    published = [one.published for one in made]
    findings.extend(finding for one in made for finding in one.findings)
    with watch.stage("prove"):
        page = _download_page(book, published)
        findings.extend(prove_download(page))
        findings.extend(_prove_shown(page, made, book))
    _stop_on_errors(findings, strict)
    with watch.stage("write"):
        files = {one.file: one.data for one in published}
        files |= {other.file: other.data for one in published for other in one.companions}
        files[DOWNLOAD_PAGE] = page
        unproved = make_manifest(book, published, dist.kept_entries(names=set(files)), waivers, page=page)
        proved = {one.published.file: one.proved for one in made}
        all_of_them = {name: (data, proved.get(name)) for name, data in files.items()}
        proof = proof_of_build(book, unproved, all_of_them, waivers, dist.report(), standing)
        manifest = with_proof(json.loads(unproved), proof)
        dist.replace({**files, **proof, MANIFEST: manifest}, anew=PROOF, gone=[SIGNATURE])
    if store is not None:
        store.trim()
    told = tuple(one for one in published if one.edition in asked)
    return Built(out, told, tuple(findings.in_order()), tuple(name for name in known if EDITIONS[name] in asked))


def choose(names: Sequence[str]) -> list[Edition]:
    """The editions by name, in their order. Raises `ConfigurationError` for a name that is none."""
    for name in names:
        if name not in EDITIONS:
            near = difflib.get_close_matches(name.lower(), EDITIONS, 1)
            hint = (f"Did you mean '{near[0]}'? " if near else "") + f"The editions are: {', '.join(EDITIONS)}."
            raise ConfigurationError(f"there is no edition '{name}'", hint=hint)
    return [edition for edition in EDITIONS.values() if edition.name in names]


def _make_side_by_side(
    guide: Path,
    book: Book,
    editions: Sequence[Edition],
    jobs: int,
    watch: Watch,
    open_codes: frozenset[str],
    store: Store | None,
) -> list[Made]:
    """The editions: those with pages of their own apart, as far as ``jobs`` go, all others here.

    ``open_codes`` are those of the findings that stand against the manuscript.
    """
    away = [edition for edition in editions if edition.page is not None][: min(jobs, len(editions)) - 1]
    with ExitStack() as stack:
        running = {
            edition.name: stack.enter_context(
                Apart(edition.name, make_apart, guide, book.digest, edition.name, open_codes, store)
            )
            for edition in away
        }
        here = [edition for edition in editions if edition.name not in running]
        made = _make(book, here, watch, open_codes, store) if here else []
        for name, call in running.items():
            with watch.stage(f"typeset {name}"):
                made.append(call.result())
    return made


def make_apart(guide: Path, digest: str, name: str, open_codes: frozenset[str], store: Store | None = None) -> Made:
    """One edition in a process of its own, which has to read the guide for itself.

    Raises `ConfigurationError` if the guide is no longer the one with that digest.
    """
    book = read_guide(guide, Findings())
    if book.digest != digest:
        raise ConfigurationError("the guide was changed while it was published", hint="Run the command again.")
    return _make(book, choose([name]), Watch(), open_codes, store)[0]


def _make(
    book: Book, editions: Sequence[Edition], watch: Watch, open_codes: frozenset[str], store: Store | None
) -> list[Made]:
    """The editions as bytes, proved. What a prover holds against one is not claimed: it is then made once more."""
    press = _press(book, open_codes, store)
    kept = KeptPages(store, ground()) if store else None
    typeset: dict[str, Published] = {}
    for edition in sorted(editions, key=lambda one: one.page is not None):  # first those that share the pages
        if edition.page is not None:
            press.let_go()
        with watch.stage(f"typeset {edition.name}"):
            typeset[edition.name] = press.typeset(edition)
    press.let_go()  # memory is for the pages or for their proof
    made = []
    for edition in editions:
        published = typeset.pop(edition.name)
        with watch.stage("prove"):
            one = _prove(published, book, open_codes, kept)
        if published.claims and (against := _against(one)):
            with watch.stage(f"typeset {edition.name}"):
                published = press.typeset(edition, against)
            with watch.stage("prove"):
                one = _prove(published, book, open_codes | against, kept)
        made.append(one)
    return made


def _against(one: Made) -> frozenset[str]:
    """The codes of the warnings on an edition that speak against a claim; an error stops the build anyway."""
    found = [finding for finding in one.findings if finding.severity is Severity.WARNING]
    return frozenset(finding.code for finding in found if stands_against(finding.code, one.published.edition.kind))


def _press(book: Book, open_codes: frozenset[str], store: Store | None = None) -> Press:
    from guidepress.typeset.editions import Press
    from guidepress.typeset.paged.shelf import Shelf

    return Press(book, open_codes, Shelf(store) if store else None)


def _prove(one: Published, book: Book, open_codes: frozenset[str], kept: KeptPages | None = None) -> Made:
    """The edition with what was counted in its bytes, and the standards proved of it.

    These are those that it claims, where a prover of ours read each back from the bytes and none found a fault.
    """
    said = prove_edition(one, book, statements_of(book), strict=True, kept=kept)
    measured = said.measured
    passed = {run.profile for run in said.runs if run.passed}
    clean = not said.findings and one.edition.kind is EditionKind.PDF
    counted = replace(
        one,
        words=one.words if measured.words is None else measured.words,
        pages=measured.pages,
        claims=measured.claims,
        proved=tuple(claim for claim in measured.claims if claim in passed) if clean else (),
    )
    claim = claim_of(book, one.edition, open_codes)
    claimed = (
        *prove_claims(one, said.told.access, claim, open_codes),
        *_prove_companions(one, said.told.access, rtl=runs_right_to_left(book.settings.language)),
    )
    return Made(counted, (*one.findings, *said.findings, *claimed), said, claim)


def _prove_companions(one: Published, said: Access | None, *, rtl: bool) -> Iterator[Finding]:
    """The record for shops that goes with an EPUB, against the EPUB; the booklet of a leaflet, against the leaflet."""
    for other in one.companions:
        if other.kind == RECORD and isinstance(said, EpubClaims):
            yield from prove_shop_record(other.data, said, other.file)
        elif other.kind == BOOKLET:
            with PdfFile(other.data) as sheets:
                yield from prove_sheets(sheets, Place(other.file))
            yield from prove_pair(other.data, one.data, other.file, rtl=rtl)


def _prove_shown(page: bytes, made: Sequence[Made], book: Book) -> Iterator[Finding]:
    """What the download page says of the accessibility of the files, against the files."""
    read = [one for one in made if one.published.edition.kind in READ]
    files = {one.published.edition.name: one.proved.told.access for one in read}
    claims = {one.published.edition.name: one.claim for one in made}
    yield from prove_shown(page, files, claims, language_for(book.settings.language))


def _download_page(book: Book, published: Sequence[Published]) -> bytes:
    from guidepress.typeset.web.edition import download_page

    return download_page(book, published)


def _stop_on_errors(findings: Findings, strict: bool) -> None:
    if findings.has_errors(strict=strict):
        raise FindingsError(findings.in_order())
