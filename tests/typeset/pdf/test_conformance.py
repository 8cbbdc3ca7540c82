"""What PDF/A-3a adds to a PDF, read back from the bytes."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zlib
from itertools import count
from pathlib import Path
from typing import Any

import pikepdf
import pydyf
import pypdfium2
import pytest

from guidepress.model.edition import SCREEN
from guidepress.typeset.paged.layout import render_document
from guidepress.typeset.pdf.conformance import plain_ends
from guidepress.typeset.pdf.edition import typeset_pdf
from guidepress.typeset.pdf.write import write_document
from tests.support.proof import Proof
from tests.support.small_guide import SETTINGS, small_book

TEXT = "# The section\n\nWords, and a box ![box](figures/box.svg) in a line.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small guide."""
    return tmp_path_factory.mktemp("guide")


@pytest.fixture(scope="module")
def data(folder: Path) -> bytes:
    """Its PDF."""
    book = small_book(folder, TEXT.replace("\n", "\r\n"), settings=SETTINGS + "references: references.json\n")
    return typeset_pdf(book, SCREEN).data


@pytest.fixture(scope="module")
def pdf(data: bytes) -> pikepdf.Pdf:
    """Its PDF, opened."""
    return pikepdf.open(io.BytesIO(data))


def _attached(pdf: pikepdf.Pdf) -> dict[str, Any]:
    return {str(name): value for name, value in pikepdf.NameTree(pdf.Root.Names.EmbeddedFiles).items()}


def test_sources_are_attached_byte_for_byte(pdf: pikepdf.Pdf, folder: Path) -> None:
    """The Markdown, guide.yaml and references.json can be taken out of the file as they lie in the folder, with line feeds."""
    attached = _attached(pdf)
    assert list(attached) == ["front/disclaimer.md", "guide.yaml", "references.json", "sections/one.md"]
    for name, specification in attached.items():
        assert specification.EF.F.read_bytes() == (folder / name).read_bytes().replace(b"\r\n", b"\n"), name
        assert specification.EF.F.objgen == specification.EF.UF.objgen


def test_attachments_say_what_they_are(pdf: pikepdf.Pdf, folder: Path) -> None:
    """Each has its relationship, its media type, its size, the edition's date, and a name that a viewer can save."""
    kinds = {
        "front/disclaimer.md": ("/Source", "/text/markdown"),
        "guide.yaml": ("/Source", "/application/yaml"),
        "references.json": ("/Data", "/application/json"),
        "sections/one.md": ("/Source", "/text/markdown"),
    }
    for name, specification in _attached(pdf).items():
        stream = specification.EF.F
        assert (str(specification.AFRelationship), str(stream.Subtype)) == kinds[name]
        assert int(stream.Params.Size) == len(stream.read_bytes())
        assert str(stream.Params.ModDate) == "D:20260102"
        assert str(specification.F) == str(specification.UF) == name.replace("/", "-")


def test_all_attachments_are_associated_with_the_document(pdf: pikepdf.Pdf) -> None:
    """The catalogue's AF names every file specification, once (ISO 19005-3, 6.8)."""
    attached = [specification.objgen for specification in _attached(pdf).values()]
    assert [specification.objgen for specification in pdf.Root.AF] == attached


def test_names_beyond_ascii_are_kept(tmp_path: Path) -> None:
    """A section's file may have a name in any script; the tree of names stays in the order of its bytes."""
    names = ["sections/два.md", "sections/étude.md"]
    settings = SETTINGS.replace("  - sections/one.md\n", "".join(f"  - {name}\n" for name in names))
    book = small_book(tmp_path, TEXT, settings=settings, **{names[0]: "# Two\n", names[1]: "# Study\n"})
    with pikepdf.open(io.BytesIO(typeset_pdf(book, SCREEN).data)) as file:
        attached = _attached(file)
        assert {str(attached[name].UF) for name in names} == {"sections-два.md", "sections-étude.md"}
        assert str(attached[names[1]].F) == "sections-_tude.md"
        keys = [bytes(key) for key in file.Root.Names.EmbeddedFiles.Names[::2]]
        assert keys == sorted(keys)


def test_every_text_of_the_guides_is_attached(proof: Proof) -> None:
    """What is attached to the guides has the digests of their sources."""
    digests = {
        name: hashlib.sha256(specification.EF.F.read_bytes()).hexdigest()
        for name, specification in _attached(proof.pdf).items()
    }
    texts = {name for name in proof.book.sources if name in proof.book.texts}
    assert digests == {name: proof.book.sources[name] for name in texts}
    references = proof.book.settings.references
    assert references is None or json.loads(_attached(proof.pdf)[references].EF.F.read_bytes())


def test_both_claims_stand_in_the_metadata(pdf: pikepdf.Pdf) -> None:
    """XMP says PDF/UA-1 and PDF/A-3a, describes the schema that PDF/A does not know, and lies there as plain text."""
    assert "/Filter" not in pdf.Root.Metadata
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
    packet = pdf.Root.Metadata.read_bytes().decode()
    assert packet.count("</rdf:RDF>") == 1
    assert "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/<" in packet


def test_claims_of_the_edition_are_those_of_the_file(proof: Proof) -> None:
    """What the manifest will say of the edition is what the file says."""
    assert proof.published.claims == ("PDF/UA-1", "PDF/A-3a")


def test_metadata_and_information_agree(proof: Proof) -> None:
    """Title, description, dates, tool: XMP and the information dictionary say the same (ISO 19005-3, 6.6.2)."""
    info = proof.pdf.docinfo
    with proof.pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        assert metadata["dc:title"] == str(info.Title) == proof.book.settings.title
        assert metadata["dc:description"] == str(info.Subject)
        assert ", ".join(metadata["dc:creator"]) == str(info.Author)
        assert metadata["pdf:Producer"] == str(info.Producer)
        assert metadata["xmp:CreatorTool"] == str(info.Creator)
        date = f"{proof.book.settings.date:%Y%m%d}"
        for own, other in (("xmp:CreateDate", info.CreationDate), ("xmp:ModifyDate", info.ModDate)):
            assert re.sub(r"\D", "", metadata[own])[:8] == str(other)[2:10] == date


def test_colours_are_srgb(pdf: pikepdf.Pdf) -> None:
    """One output intent, with the ICC's profile of sRGB in it."""
    (intent,) = pdf.Root.OutputIntents
    assert str(intent.S) == "/GTS_PDFA1"
    profile = intent.DestOutputProfile.read_bytes()
    assert (int(intent.DestOutputProfile.N), profile[16:20], profile[36:40]) == (3, b"RGB ", b"acsp")


def test_no_picture_asks_for_interpolation(proof: Proof) -> None:
    """PDF/A forbids it (ISO 19005-3, 6.2.8), and veraPDF found it in a guide with a photograph."""
    assert not [one for one in proof.pdf.objects if isinstance(one, pikepdf.Stream) and "/Interpolate" in one]


def test_annotations_are_printed(proof: Proof) -> None:
    """Every link has the flag Print and no flag that hides it (ISO 19005-3, 6.3.2)."""
    flags = {int(one.get("/F", 0)) for page in proof.pdf.pages for one in page.obj.get("/Annots", [])}
    assert flags == {4}


def test_two_writings_are_the_same_bytes(tmp_path: Path) -> None:
    """Nothing in the file depends on the folder or on a writing before."""
    one, other = (small_book(tmp_path / name, TEXT) for name in ("here", "there"))
    document = render_document(one, SCREEN)
    first = typeset_pdf(one, SCREEN, document).data
    assert typeset_pdf(one, SCREEN, document).data == first
    assert typeset_pdf(other, SCREEN).data == first


def test_pages_are_those_that_would_be_without(tmp_path: Path) -> None:
    """Pixel for pixel, gradients and transparency included: what PDF/A asks for is not seen."""
    picture = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><title>Box</title><defs><linearGradient id="g">'
        '<stop offset="0" stop-color="#124"/><stop offset="1" stop-color="#fb8" stop-opacity="0.5"/></linearGradient>'
        '</defs><rect width="40" height="20" fill="url(#g)"/>'
        '<circle r="9" cx="20" cy="10" fill="#080" opacity="0.4"/></svg>'
    )
    book = small_book(
        tmp_path, '# The section\n\n![A box.](figures/box.svg "A box.")\n', **{"figures/box.svg": picture}
    )
    document = render_document(book, SCREEN)
    ours = pypdfium2.PdfDocument(write_document(document, book))
    stock = pypdfium2.PdfDocument(document.write_pdf(pdf_variant="pdf/ua-1"))
    assert len(ours) == len(stock)
    for page in range(len(ours)):
        one, other = (file[page].render(scale=2).to_pil() for file in (ours, stock))
        assert one.tobytes() == other.tobytes(), f"page {page + 1}"


def test_stream_ends_cannot_be_misread() -> None:
    """A stream whose last byte is a carriage return is followed by a line end of its own (ISO 19005-3, 6.1.7.1)."""
    text = next(text for number in count() if zlib.compress(text := b"%d" % number, 9).endswith(b"\r"))
    stock = pydyf.Stream([text], compress=True).data
    assert stock.endswith(b"\r\nendstream")
    with plain_ends():
        assert pydyf.Stream([text], compress=True).data == stock.removesuffix(b"\nendstream") + b"\r\nendstream"
        assert pydyf.Stream([b"plain"]).data == b"<</Length 5>>\nstream\nplain\nendstream"
    assert pydyf.Stream([text], compress=True).data == stock
