"""The stages in order: read, check, typeset, prove, write. The only place that joins them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from guidepress.check import check_book
from guidepress.dist import Dist
from guidepress.locate import Sources, pinpointed
from guidepress.manifest import make_manifest
from guidepress.model.book import Book
from guidepress.model.edition import EDITIONS, Edition, EditionKind, Published
from guidepress.model.errors import ConfigurationError, FindingsError
from guidepress.model.finding import Finding, Findings
from guidepress.prove import prove_published
from guidepress.prove.web import prove_download
from guidepress.read import read_guide
from guidepress.waivers import Waiver, apply_waivers

DOWNLOAD_PAGE = "index.html"
Check = Callable[[Book], Iterable[Finding]]
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
    return check_texts(guide, watch)[0]


def check_texts(
    guide: Path, watch: Watch | None = None, also: Sequence[Check] = ()
) -> tuple[Findings, Mapping[str, bytes]]:
    """As `check`, and the guide's text files by name as they were checked (`Book.texts`), for whoever mends them.

    ``also`` are checks that are made on demand only, such as those that ask the network.
    """
    findings = Findings()
    book, _waivers = _read_and_check(guide, findings, watch or Watch(), also)
    return findings, book.texts


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
    book, waivers = _read_and_check(guide, findings, watch)
    _stop_on_errors(findings, strict)
    dist = Dist(out, guide)
    dist.refuse_foreign(book.settings.identifier)
    published = _typeset(book, editions, watch)
    with watch.stage("prove"):
        published = [_prove(one, book, findings) for one in published]
        page = _download_page(book, published)
        findings.extend(prove_download(page))
    _stop_on_errors(findings, strict)
    with watch.stage("write"):
        files = {one.file: one.data for one in published}
        files |= {other.file: other.data for one in published for other in one.companions}
        manifest = make_manifest(book, published, dist.kept_entries(names=set(files)), waivers)
        dist.replace({**files, DOWNLOAD_PAGE: page, MANIFEST: manifest})
    return Built(out, tuple(published), tuple(findings.in_order()))


def choose(names: Sequence[str]) -> list[Edition]:
    """The editions by name, or all of them. Raises `ConfigurationError` for a name that is none."""
    for name in names:
        if name not in EDITIONS:
            known = ", ".join(EDITIONS)
            raise ConfigurationError(f"there is no edition '{name}'", hint=f"The editions are: {known}.")
    return [edition for edition in EDITIONS.values() if not names or edition.name in names]


def _read_and_check(
    guide: Path, findings: Findings, watch: Watch, also: Sequence[Check] = ()
) -> tuple[Book, tuple[Waiver, ...]]:
    """The Book and the waivers that set something aside; ``findings`` holds what stands, each with its column."""
    with watch.stage("read"):
        book = read_guide(guide, findings)
    with watch.stage("check"):
        findings.extend(check_book(book))
        for further in also:
            findings.extend(further(book))
        outcome = apply_waivers(findings.items, book.texts)
        findings.items = pinpointed(outcome.findings, Sources(guide))
    return book, outcome.used


def _typeset(book: Book, editions: Sequence[Edition], watch: Watch) -> list[Published]:
    """The editions as bytes."""
    from guidepress.typeset.press import Press

    press = Press(book)
    published = []
    for edition in editions:
        with watch.stage(f"typeset {edition.name}"):
            published.append(press.typeset(edition))
    return published


def _prove(one: Published, book: Book, findings: Findings) -> Published:
    """The edition with the standards proved of it: those it claims, where the built-in provers know them all (PDF)."""
    found = list(prove_published(one, book))
    findings.extend(found)
    return replace(one, proved=one.claims if one.edition.kind is EditionKind.PDF and not found else ())


def _download_page(book: Book, published: Sequence[Published]) -> bytes:
    from guidepress.typeset.web import download_page

    return download_page(book, published)


def _stop_on_errors(findings: Findings, strict: bool) -> None:
    if findings.has_errors(strict=strict):
        raise FindingsError(findings.in_order())
