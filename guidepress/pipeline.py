"""The stages in order: read, check, typeset, prove, write. The only place that joins them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from guidepress.check import check_book
from guidepress.dist import Dist
from guidepress.manifest import make_manifest
from guidepress.model.book import Book
from guidepress.model.edition import EDITIONS, Edition, EditionKind, Published
from guidepress.model.errors import ConfigurationError, FindingsError
from guidepress.model.finding import Finding, Findings
from guidepress.prove import prove_published
from guidepress.prove.web import prove_download
from guidepress.read import read_guide

DOWNLOAD_PAGE = "index.html"
MANIFEST = "manifest.json"


@dataclass(slots=True)
class Watch:
    """Tells whoever watches which stage runs, and keeps how long each took (seconds)."""

    tell: Callable[[str], None] = lambda _stage: None
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Run a stage under its name."""
        self.tell(name)
        begun = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - begun


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: where, which editions, and the warnings that did not stop it."""

    out: Path
    published: tuple[Published, ...]
    warnings: tuple[Finding, ...]


def check(guide: Path, watch: Watch | None = None) -> Findings:
    """Read and check a guide; nothing is written. Raises `ConfigurationError` if ``guide.yaml`` cannot be used."""
    findings = Findings()
    _read_and_check(guide, findings, watch or Watch())
    return findings


def build(
    guide: Path, out: Path, names: Sequence[str] = (), *, strict: bool = False, watch: Watch | None = None
) -> Built:
    """Publish a guide: read it, check it, typeset its editions, prove them, and only then replace ``out``.

    Raises `ConfigurationError` (unknown edition, unusable ``guide.yaml``), `FindingsError` (errors in the
    manuscript or in an edition; ``out`` is untouched) and `OSError` (``out`` is untouched).
    """
    watch = watch or Watch()
    findings = Findings()
    editions = choose(names)
    book = _read_and_check(guide, findings, watch)
    _stop_on_errors(findings, strict)
    dist = Dist(out, guide)
    dist.refuse_foreign(book.settings.identifier)
    published = [_typeset(book, edition, watch) for edition in editions]
    with watch.stage("prove"):
        for one in published:
            findings.extend(prove_published(one, book))
        page = _download_page(book, published)
        findings.extend(prove_download(page))
    _stop_on_errors(findings, strict)
    with watch.stage("write"):
        files = {one.file: one.data for one in published}
        manifest = make_manifest(book, published, dist.kept_entries(names=set(files)))
        dist.replace({**files, DOWNLOAD_PAGE: page, MANIFEST: manifest})
    return Built(out, tuple(published), tuple(findings.in_order()))


def choose(names: Sequence[str]) -> list[Edition]:
    """The editions by name, or all of them. Raises `ConfigurationError` for a name that is none."""
    for name in names:
        if name not in EDITIONS:
            known = ", ".join(EDITIONS)
            raise ConfigurationError(f"there is no edition '{name}'", hint=f"The editions are: {known}.")
    return [edition for edition in EDITIONS.values() if not names or edition.name in names]


def _read_and_check(guide: Path, findings: Findings, watch: Watch) -> Book:
    with watch.stage("read"):
        book = read_guide(guide, findings)
    with watch.stage("check"):
        findings.extend(check_book(book))
    return book


def _typeset(book: Book, edition: Edition, watch: Watch) -> Published:
    """One edition as bytes. The engines are imported when they are needed: `check` runs without them."""
    with watch.stage(f"typeset {edition.name}"):
        match edition.kind:
            case EditionKind.PDF:
                from guidepress.typeset.pdf import typeset_pdf

                return typeset_pdf(book, edition)
            case EditionKind.EPUB:
                from guidepress.typeset.epub import bind_epub

                return bind_epub(book, edition)
            case EditionKind.WEB:
                from guidepress.typeset.web import web_page

                return web_page(book, edition)


def _download_page(book: Book, published: Sequence[Published]) -> bytes:
    from guidepress.typeset.web import download_page

    return download_page(book, published)


def _stop_on_errors(findings: Findings, strict: bool) -> None:
    if findings.has_errors(strict=strict):
        raise FindingsError(findings.in_order())
