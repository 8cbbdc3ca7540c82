"""Small EPUBs as other tools may write them, for tests of what is read of files that others made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

XHTML = (
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="en" lang="en">'
    "<head><title>t</title>{head}</head><body>{body}</body></html>"
)
_CONTAINER = '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>{roots}</rootfiles></container>'
_ROOT = '<rootfile full-path="{path}" media-type="application/oebps-package+xml"/>'
_TYPES = {
    "xhtml": "application/xhtml+xml",
    "svg": "image/svg+xml",
    "css": "text/css",
    "png": "image/png",
    "jpg": "image/jpeg",
    "js": "text/javascript",
    "mp3": "audio/mpeg",
    "xml": "application/xml",
}


def make_epub(
    pages: Mapping[str, str],
    *,
    head: str = "",
    files: Mapping[str, str | bytes] | None = None,
    items: str = "",
    spine: str = "",
    roots: str = "",
    nav: str = '<nav epub:type="toc"><ol><li><a href="a.xhtml">One</a></li></ol></nav>',
) -> bytes:
    """An EPUB whose spine holds ``pages`` (name: what is in their body, or the whole document), in order.

    ``files`` lie beside them and are in the manifest; ``items`` and ``spine`` are written into the package, ``roots``
    into the container.
    """
    held: dict[str, str | bytes] = {
        name: body if body.startswith(("<?xml", "<svg")) or "<html" in body else XHTML.format(head=head, body=body)
        for name, body in pages.items()
    }
    held["nav.xhtml"] = XHTML.format(head="", body=nav)
    held |= files or {}
    manifest = "".join(
        f'<item id="i{n}" href="{name}" media-type="{_TYPES[name.rpartition(".")[2]]}"'
        f"{' properties=' + chr(34) + 'nav' + chr(34) if name == 'nav.xhtml' else ''}/>"
        for n, name in enumerate(held)
    )
    order = "".join(f'<itemref idref="i{n}"/>' for n, name in enumerate(held) if name in pages)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="u" xml:lang="en">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="u">urn:x:1</dc:identifier>'
        '<dc:title>t</dc:title><dc:language>en</dc:language><meta property="dcterms:modified">2026-01-01T00:00:00Z</meta>'
        f"</metadata><manifest>{manifest}{items}</manifest><spine>{order}{spine}</spine></package>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr(
            "META-INF/container.xml", _CONTAINER.format(roots=_ROOT.format(path="EPUB/package.opf") + roots)
        )
        archive.writestr("EPUB/package.opf", package)
        for name, content in held.items():
            archive.writestr(f"EPUB/{name}", content)
    return out.getvalue()
