"""Editions that were made before: the same Book, on the same ground, gives the same bytes and the same findings.

An entry is an edition as it was made and proved, with every finding. Its key is the digest of all that goes in: the
Book (its files and what they were read as), the codes of the findings that stand against the manuscript, the edition's
own data, the sheets that it is set with, and the ground (`guidepress.cache.ground`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from guidepress.cache.codec import Codec, Named, UnknownKindError
from guidepress.cache.ground import ground, sheet_digest
from guidepress.cache.store import Store
from guidepress.model.book import Book
from guidepress.model.digests import book_digest
from guidepress.model.edition import EDITIONS, Companion, Edition, EditionKind, Published
from guidepress.model.finding import Finding, Rule, Severity
from guidepress.model.place import Place
from guidepress.model.run import Run
from guidepress.model.styles import STYLES
from guidepress.pipeline.made import Made
from guidepress.prove import Proved
from guidepress.prove.claims.access import WebClaims
from guidepress.prove.claims.epub import EpubClaims
from guidepress.prove.claims.pdf import PdfClaims
from guidepress.prove.likeness.page_places import PageStart, PageStarts
from guidepress.prove.measure import Measured
from guidepress.prove.told import Told
from guidepress.standards.conformance.settled import Claim

CODEC = Codec(
    (
        Made,
        Published,
        Companion,
        Finding,
        Rule,
        Severity,
        Place,
        Proved,
        Run,
        Measured,
        Claim,
        Told,
        EpubClaims,
        PdfClaims,
        WebClaims,
        PageStarts,
        PageStart,
    ),
    [Named(Edition, lambda edition: str(edition.name), EDITIONS.__getitem__)],
)
_NOT_PAGES = ("web.css", "web.js", "download.css", "proof.css", "catalogue.css", "catalogue.js")
"""The sheets that no page is set with: those of the web edition, the download page, the report and the catalogue."""
_NOT_EPUB = ("epub.css", "epub-tables.css")


@dataclass(frozen=True)
class Remembered:
    """The editions of one Book in a store; without a store nothing is known and nothing is kept."""

    book: Book
    open_codes: frozenset[str]
    store: Store | None

    def get(self, edition: Edition) -> Made | None:
        """The edition as it was made before, or ``None``."""
        if self.store is None:
            return None
        key = self._key(edition)
        data = self.store.get(key)
        if data is None:
            return None
        try:
            made = CODEC.load(data)
        except (ValueError, LookupError, TypeError):
            made = None
        if not isinstance(made, Made) or made.published.edition is not edition:
            self.store.discard(key)
            return None
        return made

    def put(self, made: Iterable[Made]) -> None:
        """Keep editions that were made."""
        if self.store is None:
            return
        for one in made:
            try:
                data = CODEC.dump(one)
            except UnknownKindError:
                continue  # an edition that says of itself what is no plain data is made each time
            self.store.put(self._key(one.published.edition), data)

    def _key(self, edition: Edition) -> str:
        sheets = [name for name in _sheets() if name not in _idle(edition)]
        said = {
            "ground": ground(),
            "book": self._book,
            "open": sorted(self.open_codes),
            "edition": repr(edition),
            "sheets": {name: sheet_digest(name) for name in sheets},
        }
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()

    @cached_property
    def _book(self) -> str:
        return book_digest(self.book)


def _sheets() -> Iterator[str]:
    return (path.relative_to(STYLES).as_posix() for path in sorted(STYLES.rglob("*")) if path.is_file())


def _idle(edition: Edition) -> tuple[str, ...]:
    """The files of ``styles/`` that an edition is not set with; in doubt one counts."""
    if not edition.kind.is_paged:
        return ()
    return _NOT_PAGES if edition.kind is EditionKind.EPUB else (*_NOT_PAGES, *_NOT_EPUB)
