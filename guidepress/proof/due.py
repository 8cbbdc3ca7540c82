"""Which files are due, and what each of them is: from the guide, never from what lies beside the files."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from guidepress.dist.folder import DOWNLOAD_PAGE, PAGE
from guidepress.model.book import Book
from guidepress.model.edition import BOOKLET, BOOKLET_FILE, EDITIONS, EPUB, LEAFLET, RECORD, RECORD_FILE, Edition
from guidepress.model.errors import ConfigurationError

DOWNLOAD = "download"
"""What a report calls the edition of the download page."""


@dataclass(frozen=True, slots=True)
class Due:
    """A file that a guide may have: ``edition`` is the one it is or goes with, ``kind`` as a manifest names kinds.

    ``is_due`` says that the guide asks for it; any other was built on request, and is proved as well where it lies.
    """

    file: str
    kind: str
    edition: Edition | None
    is_due: bool

    @property
    def is_edition(self) -> bool:
        """Whether it is an edition itself, and no file that goes with one."""
        return self.edition is not None and self.kind == self.edition.kind.value

    @property
    def edition_name(self) -> str:
        """The name of its edition, as a report gives it."""
        return self.edition.name if self.edition is not None else DOWNLOAD


def due_files(book: Book, names: Sequence[str] = ()) -> Mapping[str, Due]:
    """All files that the guide can have, by name; ``names`` are the editions due, else those of ``guide.yaml``.

    Raises `ConfigurationError` for a name that is none.
    """
    for name in names:
        if name not in EDITIONS:
            raise ConfigurationError(f"there is no edition '{name}'", hint=f"The editions are: {', '.join(EDITIONS)}.")
    settings = book.settings
    return files_of(settings.slug, names or settings.editions, booklet=settings.leaflet.booklet)


def files_of(slug: str, names: Collection[str], *, booklet: bool = False) -> Mapping[str, Due]:
    """The files of a guide with that slug of which the editions ``names`` are due, the leaflet as a booklet too."""
    found = [Due(one.file_name(slug), one.kind.value, one, one.name in names) for one in EDITIONS.values()]
    found.append(Due(RECORD_FILE.format(slug=slug), RECORD, EPUB, EPUB.name in names))
    folded = booklet and LEAFLET.name in names
    found.append(Due(BOOKLET_FILE.format(slug=slug), BOOKLET, LEAFLET, folded))
    found.append(Due(DOWNLOAD_PAGE, PAGE, None, is_due=True))
    return {one.file: one for one in found}
