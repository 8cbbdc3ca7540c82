"""What a file on disk says, whichever kind it is."""

from __future__ import annotations

from pathlib import Path

from guidepress.model.errors import ConfigurationError
from guidepress.model.speech import Said


def speak_file(path: Path) -> Said:
    """What a screen reader says of a PDF or an EPUB, from the file's own structure; the first bytes tell the kind.

    Raises `ConfigurationError` for a file that is neither PDF nor EPUB, or is damaged, and `OSError` if it cannot be
    read.
    """
    data = path.read_bytes()
    if data[:1024].lstrip().startswith(b"%PDF-"):
        from pikepdf import PasswordError, PikepdfError

        from guidepress.prove.speech.pdf import speak_pdf

        try:
            return speak_pdf(data)
        except PasswordError as error:
            raise ConfigurationError(f"'{path}' opens only with a password", hint="Save it without one.") from error
        except PikepdfError as error:
            raise ConfigurationError(f"'{path}' is a damaged PDF", hint="Build it again.") from error
    if data[:2] == b"PK":
        from guidepress.prove.speech.epub import speak_epub

        return speak_epub(data)
    raise ConfigurationError(f"'{path}' is neither a PDF nor an EPUB", hint="Name a .pdf or .epub file.")
