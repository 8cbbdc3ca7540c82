"""What a file on disk says, whichever kind it is."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

from guidepress.model.errors import ConfigurationError
from guidepress.model.speech import Said

MOST_BYTES = 2**30
"""How large a file is that is said, in bytes."""


def speak_file(path: Path) -> Said:
    """What a screen reader says of a PDF or an EPUB, from the file's own structure; the first bytes tell the kind.

    Raises `ConfigurationError` for what is no file, cannot be read, is neither PDF nor EPUB, is damaged, opens only
    with a password, or asks for more than any book needs.
    """
    data = bytes_of(path)
    try:
        if data[:1024].lstrip().startswith(b"%PDF-"):
            return _pdf(data, path)
        if data[:2] == b"PK" and not _is_another_kind(data):
            from guidepress.prove.speech.epub import speak_epub

            return speak_epub(data)
    except (MemoryError, RecursionError) as error:
        raise ConfigurationError(f"'{path}' asks for more memory than any book needs", hint=_BOMB) from error
    raise ConfigurationError(f"'{path}' is neither a PDF nor an EPUB", hint="Name a .pdf or .epub file.")


def _is_another_kind(data: bytes) -> bool:
    """Whether a ZIP file is whole and no EPUB: a document of an office, an archive of files."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as held:
            names = held.namelist()
    except Exception:  # noqa: BLE001  # bytes of anybody; the reader of EPUBs says what is wrong with them
        return False
    return bool(names) and not {"mimetype", "META-INF/container.xml"} & set(names)


_BOMB = "It may have been made to do harm. Have whoever made it save it anew."


def bytes_of(path: Path) -> bytes:
    """The bytes of a plain file: whoever reads a pipe or a device may wait for ever.

    Raises `ConfigurationError` for anything else, what cannot be read, and more than `MOST_BYTES`.
    """
    try:
        held = path.stat()
        if stat.S_ISREG(held.st_mode) and held.st_size <= MOST_BYTES:
            with path.open("rb") as opened:
                return opened.read(held.st_size)  # what has no size, as the files of /proc, may have no end
    except FileNotFoundError as error:
        raise ConfigurationError(f"there is no '{path}'", hint="Name a .pdf or .epub file.") from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise ConfigurationError(f"'{path}' cannot be read: {why}", hint="Name a file that you may read.") from error
    if stat.S_ISDIR(held.st_mode):
        raise ConfigurationError(f"'{path}' is a folder", hint="Name a .pdf or .epub file in it.")
    if stat.S_ISREG(held.st_mode):
        raise ConfigurationError(f"'{path}' is larger than 1 GB", hint="Split it, and name one of its parts.")
    raise ConfigurationError(f"'{path}' is a pipe or a device, not a file", hint="Save it as a file first.")


def _pdf(data: bytes, path: Path) -> Said:
    from pikepdf import PasswordError, PikepdfError

    from guidepress.prove.parsers.pdf.values import TooMuchError
    from guidepress.prove.speech.pdf import speak_pdf

    try:
        return speak_pdf(data)
    except PasswordError as error:
        raise ConfigurationError(f"'{path}' opens only with a password", hint="Save it without one.") from error
    except TooMuchError as error:
        raise ConfigurationError(f"'{path}' is no book: {error}", hint=_BOMB) from error
    except PikepdfError as error:
        raise ConfigurationError(f"'{path}' is a damaged PDF", hint="Build it again.") from error
