"""The stages in order: read, check, typeset, prove, write. The only place that joins them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from guidepress.dist.folder import DOWNLOAD_PAGE, MANIFEST, PROOF, SIGNATURE, Dist
from guidepress.dist.manifest import make_manifest, with_proof
from guidepress.model.book import Book
from guidepress.model.edition import EDITIONS, Edition, EditionKind, Published
from guidepress.model.errors import ConfigurationError, FindingsError
from guidepress.model.finding import Finding, Findings
from guidepress.pipeline.check import read_and_check
from guidepress.pipeline.stopwatch import Watch
from guidepress.pipeline.worker import Apart
from guidepress.proof.prove_dist import proof_of_build, statements_of
from guidepress.prove import Proved, prove_edition
from guidepress.prove.web import prove_download
from guidepress.read import read_guide

if TYPE_CHECKING:
    from guidepress.typeset.editions import Press


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: where, which editions, and the warnings that did not stop it."""

    out: Path
    published: tuple[Published, ...]
    warnings: tuple[Finding, ...]


def build(
    guide: Path,
    out: Path,
    names: Sequence[str] = (),
    *,
    strict: bool = False,
    jobs: int = 1,
    watch: Watch | None = None,
) -> Built:
    """Publish a guide: read it, check it, typeset its editions, prove them, and only then replace ``out``.

    Raises `ConfigurationError` (unknown edition, unusable ``guide.yaml``), `FindingsError` (errors in the
    manuscript or in an edition; ``out`` is untouched) and `OSError` (``out`` is untouched). With more than one of
    ``jobs``, editions with pages of their own are made in processes of their own; the bytes are the same.
    """
    watch = watch or Watch()
    findings = Findings()
    choose(names)
    book, waivers = read_and_check(guide, findings, watch)
    _stop_on_errors(findings, strict)
    editions = choose(names or book.settings.editions)
    dist = Dist(out, guide)
    dist.refuse_foreign(book.settings.identifier)
    made = _make_side_by_side(guide, book, editions, jobs, watch)
    published = [one.published for one in made]
    findings.extend(finding for one in made for finding in one.findings)
    with watch.stage("prove"):
        page = _download_page(book, published)
        findings.extend(prove_download(page))
    _stop_on_errors(findings, strict)
    with watch.stage("write"):
        files = {one.file: one.data for one in published}
        files |= {other.file: other.data for one in published for other in one.companions}
        files[DOWNLOAD_PAGE] = page
        unproved = make_manifest(book, published, dist.kept_entries(names=set(files)), waivers, page=page)
        proved = {one.published.file: one.proved for one in made}
        proof = proof_of_build(
            book, unproved, {name: (data, proved.get(name)) for name, data in files.items()}, waivers, dist.report()
        )
        manifest = with_proof(json.loads(unproved), proof)
        dist.replace({**files, **proof, MANIFEST: manifest}, anew=PROOF, gone=[SIGNATURE])
    return Built(out, tuple(published), tuple(findings.in_order()))


def choose(names: Sequence[str]) -> list[Edition]:
    """The editions by name, in their order. Raises `ConfigurationError` for a name that is none."""
    for name in names:
        if name not in EDITIONS:
            known = ", ".join(EDITIONS)
            raise ConfigurationError(f"there is no edition '{name}'", hint=f"The editions are: {known}.")
    return [edition for edition in EDITIONS.values() if edition.name in names]


@dataclass(frozen=True, slots=True)
class Made:
    """An edition, what was found on the way, and what the provers said of its bytes."""

    published: Published
    findings: tuple[Finding, ...]
    proved: Proved


def _make_side_by_side(guide: Path, book: Book, editions: Sequence[Edition], jobs: int, watch: Watch) -> list[Made]:
    """The editions, in their order: those with pages of their own apart, as far as ``jobs`` go, all others here."""
    away = [edition for edition in editions if edition.page is not None][: min(jobs, len(editions)) - 1]
    with ExitStack() as stack:
        running = {
            edition.name: stack.enter_context(Apart(edition.name, make_apart, guide, book.digest, edition.name))
            for edition in away
        }
        made = _make(book, [edition for edition in editions if edition.name not in running], watch)
        for name, call in running.items():
            with watch.stage(f"typeset {name}"):
                made.append(call.result())
    order = [edition.name for edition in editions]
    return sorted(made, key=lambda one: order.index(one.published.edition.name))


def make_apart(guide: Path, digest: str, name: str) -> Made:
    """One edition in a process of its own, which has to read the guide for itself.

    Raises `ConfigurationError` if the guide is no longer the one with that digest.
    """
    book = read_guide(guide, Findings())
    if book.digest != digest:
        raise ConfigurationError("the guide was changed while it was published", hint="Run the command again.")
    return _make(book, choose([name]), Watch())[0]


def _make(book: Book, editions: Sequence[Edition], watch: Watch) -> list[Made]:
    """The editions as bytes, proved."""
    press = _press(book)
    made = []
    for edition in editions:
        with watch.stage(f"typeset {edition.name}"):
            published = press.typeset(edition)
        with watch.stage("prove"):
            made.append(_prove(published, book))
    return made


def _press(book: Book) -> Press:
    from guidepress.typeset.editions import Press

    return Press(book)


def _prove(one: Published, book: Book) -> Made:
    """The edition with what was counted in its bytes, and the standards proved of it.

    These are those that it claims, where a prover of ours read each back from the bytes and none found a fault.
    """
    said = prove_edition(one, book, statements_of(book), strict=True)
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
    return Made(counted, one.findings + said.findings, said)


def _download_page(book: Book, published: Sequence[Published]) -> bytes:
    from guidepress.typeset.web.edition import download_page

    return download_page(book, published)


def _stop_on_errors(findings: Findings, strict: bool) -> None:
    if findings.has_errors(strict=strict):
        raise FindingsError(findings.in_order())
