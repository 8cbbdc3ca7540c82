"""Images are untrusted: nothing outside the guide, nothing that runs, nothing that exhausts the machine.

It is long because it holds a small picture for each danger.
"""

from __future__ import annotations

import base64
import io
import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from guidepress.model.book import Book
from guidepress.model.finding import Findings
from guidepress.read import read_guide
from guidepress.read.images import images
from tests.support.small_guide import write_guide

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 4 2"{}>{}</svg>'


def read(folder: Path, source: str, data: bytes | str | None = None) -> tuple[Book, list[str]]:
    """A guide with one image, and its findings as ``CODE file:line``."""
    write_guide(folder, f"# T\n\nx\n\n![What it shows.]({source})\n", **{"references.json": "[]"})
    if data is not None:
        (folder / source).write_bytes(data.encode() if isinstance(data, str) else data)
    findings = Findings()
    book = read_guide(folder, findings)
    return book, [f"{finding.code} {finding.place}" for finding in findings.in_order()]


def picture(kind: str, size: tuple[int, int] = (4, 2)) -> bytes:
    """A small picture in a format."""
    held = io.BytesIO()
    Image.new("RGB", size, "red").save(held, kind)
    return held.getvalue()


def png(width: int, height: int, depth: int, colour: int, data: bytes) -> bytes:
    """A PNG of these bytes."""

    def chunk(kind: bytes, held: bytes) -> bytes:
        return struct.pack(">I", len(held)) + kind + held + struct.pack(">I", zlib.crc32(kind + held))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def png_header(width: int, height: int) -> bytes:
    """A PNG that says it is this large."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )


HERE = "sections/one.md:5"
RASTERS = {
    "a script as a PNG": ("x.png", b"<html><script>alert(1)</script></html>", [f"MAN033 {HERE}"]),
    "nothing": ("x.png", b"", [f"MAN033 {HERE}"]),
    "half a PNG": ("x.png", picture("PNG")[:50], [f"MAN033 {HERE}"]),
    "a JPEG as a PNG": ("x.png", picture("JPEG"), [f"MAN033 {HERE}"]),
    "an SVG as a PNG": ("x.png", SVG.format("", "").encode(), [f"MAN033 {HERE}"]),
    "a PNG as an SVG": ("x.svg", picture("PNG"), ["MAN033 x.svg:1"]),
    "a BMP": ("x.bmp", picture("BMP"), [f"MAN033 {HERE}"]),
    "a text": ("x.txt", b"words", [f"MAN033 {HERE}"]),
    "a PostScript file as a JPEG": ("x.jpg", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", [f"MAN033 {HERE}"]),
    "a palette that is missing": ("x.png", png(4, 4, 8, 3, zlib.compress((b"\0" + b"\1" * 4) * 4)), [f"MAN033 {HERE}"]),
    "forty gigapixels": ("x.png", png_header(200_000, 200_000), [f"MAN034 {HERE}"]),
    "a hundred megapixels and a line": ("x.png", png_header(10_001, 10_000), [f"MAN034 {HERE}"]),
}


@pytest.mark.parametrize("name", RASTERS)
def test_a_raster_that_is_not_what_it_says_is_refused(tmp_path: Path, name: str) -> None:
    """Its bytes decide, not its name; its pixels are counted before they are decoded."""
    file, data, findings = RASTERS[name]
    book, found = read(tmp_path, file, data)
    assert found == findings
    assert book.assets == {}


@pytest.mark.parametrize(
    ("kind", "file"), [("PNG", "x.png"), ("JPEG", "x.jpg"), ("JPEG", "x.JPEG"), ("GIF", "x.gif"), ("WEBP", "x.webp")]
)
def test_a_real_raster_enters_with_its_size(tmp_path: Path, kind: str, file: str) -> None:
    """The four formats that every edition can show."""
    book, found = read(tmp_path, file, picture(kind))
    assert found == []
    asset = book.assets[file]
    assert (asset.width, asset.height) == (4, 2)
    assert len(asset.data) <= len(picture(kind))
    with Image.open(io.BytesIO(asset.data)) as made, Image.open(io.BytesIO(picture(kind))) as source:
        assert made.format == source.format
        assert made.convert("RGBA").tobytes() == source.convert("RGBA").tobytes()


def test_a_large_webp_is_refused_before_it_is_decoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its decoder takes several times the memory that a PNG's does."""
    monkeypatch.setitem(images.MAX_PIXELS_OF, "WEBP", 7)
    assert read(tmp_path, "x.webp", picture("WEBP"))[1] == [f"MAN034 {HERE}"]
    assert read(tmp_path, "x.png", picture("PNG"))[1] == []


def test_fifty_megabytes_are_not_read(tmp_path: Path) -> None:
    """A file over the limit is refused by its size; its digest is not taken."""
    write_guide(tmp_path, "# T\n\nx\n\n![What it shows.](x.png)\n", **{"references.json": "[]"})
    with (tmp_path / "x.png").open("wb") as file:
        file.truncate(50_000_000)
    findings = Findings()
    book = read_guide(tmp_path, findings)
    assert [f"{finding.code} {finding.place}" for finding in findings.items] == [f"MAN034 {HERE}"]
    assert "50" in findings.items[0].message
    assert "x.png" not in book.sources


BOMB = (
    '<!DOCTYPE svg [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(20))
    + "]>"
)
DRAWINGS = {
    "a script": (SVG.format("", "<script>alert(1)</script>"), "MAN035"),
    "a script of another namespace": (SVG.format("", '<script xmlns="http://www.w3.org/1999/xhtml"/>'), "MAN035"),
    "a handler": (SVG.format(' onload="alert(1)"', ""), "MAN035"),
    "a handler inside": (SVG.format("", '<rect width="1" height="1" ONCLICK="alert(1)"/>'), "MAN035"),
    "a link that runs": (SVG.format("", '<a href="javascript:alert(1)"><text>x</text></a>'), "MAN035"),
    "a link that runs by XLink": (SVG.format("", '<a xlink:href="javascript:alert(1)"/>'), "MAN035"),
    "an image elsewhere": (SVG.format("", '<image href="https://example.org/x.png"/>'), "MAN035"),
    "a file": (SVG.format("", '<image href="file:///etc/passwd"/>'), "MAN035"),
    "a neighbour": (SVG.format("", '<use href="other.svg#a"/>'), "MAN035"),
    "an SVG in an address": (SVG.format("", '<image href="data:image/svg+xml,x"/>'), "MAN035"),
    "an import": (SVG.format("", '<style>@import "https://example.org/a.css";</style>'), "MAN035"),
    "an import, disguised": (SVG.format("", r'<style>@\69mport "https://example.org/a.css";</style>'), "MAN035"),
    "a font elsewhere": (
        SVG.format("", "<style>@font-face { src: url(https://example.org/a.woff) }</style>"),
        "MAN035",
    ),
    "an address, disguised": (SVG.format("", r"<style>rect { fill: u\72l(https://example.org/a) }</style>"), "MAN035"),
    "a fill elsewhere": (SVG.format("", '<rect width="1" height="1" fill="url(https://example.org/#a)"/>'), "MAN035"),
    "a style elsewhere": (SVG.format("", '<rect style="fill: url(https://example.org/#a)"/>'), "MAN035"),
    "an image set": (SVG.format("", "<style>rect { fill: image-set('https://example.org/a' 1x) }</style>"), "MAN035"),
    "HTML inside": (SVG.format("", "<foreignObject/>"), "MAN035"),
    "a value set to a script": (
        SVG.format("", '<a><set attributeName="href" to="javascript:alert(1)"/></a>'),
        "MAN035",
    ),
    "a value animated": (
        SVG.format("", '<a><animate attributeName="href" values="javascript:alert(1)"/></a>'),
        "MAN035",
    ),
    "a style sheet beside it": ('<?xml-stylesheet href="https://example.org/a.css"?>' + SVG.format("", ""), "MAN035"),
    "an instruction inside": (SVG.format("", "<?php echo 1 ?>"), "MAN035"),
    "a base elsewhere": (SVG.format(' xml:base="https://example.org/"', '<use href="#a"/>'), "MAN035"),
    "a bomb of entities": (BOMB + SVG.format("", "<text>&u;</text>"), "MAN035"),
    "an entity from a file": (
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + SVG.format("", "<text>&a;</text>"),
        "MAN035",
    ),
    "depth": (SVG.format("", "<g>" * 100_000 + "</g>" * 100_000), "MAN033"),
    "no end": ('<svg xmlns="http://www.w3.org/2000/svg">', "MAN033"),
    "no namespace": ('<svg viewBox="0 0 4 2"/>', "MAN033"),
    "no size": ('<svg xmlns="http://www.w3.org/2000/svg"/>', "MAN033"),
    "no number for a size": ('<svg xmlns="http://www.w3.org/2000/svg" width="1.2.3" height="4"/>', "MAN038"),
    "a size of nothing": ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 0"/>', "MAN038"),
    "an endless size": ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 inf nan"/>', "MAN038"),
    "HTML": ("<html><script>alert(1)</script></html>", "MAN033"),
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_that_does_more_than_draw_is_refused(tmp_path: Path, name: str) -> None:
    """No script, no handler, no entity, nothing from elsewhere; soon, however large it would become."""
    data, code = DRAWINGS[name]
    book, found = read(tmp_path, "x.svg", data)
    assert [finding.split()[0] for finding in found] == [code]
    assert found[0].split()[1].startswith("x.svg")
    assert book.assets == {}


def test_a_document_type_in_another_encoding_is_refused(tmp_path: Path) -> None:
    """UTF-16 hides the letters of a DTD from a search of the bytes, not from us."""
    data = ('<?xml version="1.0" encoding="UTF-16"?>' + BOMB + SVG.format("", "<text>&u;</text>")).encode("utf-16")
    book, found = read(tmp_path, "x.svg", data)
    assert [finding.split()[0] for finding in found] in (["MAN035"], ["MAN033"])
    assert book.assets == {}


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"\n  "https://example.org/svg11.dtd">',
        "<!DOCTYPE svg SYSTEM 'x'>",
        "<!DOCTYPE svg>",
        '<!DOCTYPE svg PUBLIC "x" "y" [\n<!ENTITY ns "http://www.w3.org/2000/svg">\n]>',
    ],
)
def test_a_document_type_that_does_nothing_is_taken_out(tmp_path: Path, declared: str) -> None:
    """Drawing programs write one. The drawing enters without it, and its lines keep their numbers."""
    data = f'<?xml version="1.0"?>{declared}' + SVG.format("", "<rect/>")
    book, found = read(tmp_path, "x.svg", data)
    assert found == []
    assert b"DOCTYPE" not in book.assets["x.svg"].data
    assert book.assets["x.svg"].data.count(b"\n") == data.count("\n")


def saved(image: Image.Image, kind: str, **how: object) -> bytes:
    """The bytes of a picture."""
    held = io.BytesIO()
    image.save(held, kind, **how)
    return held.getvalue()


def shown(book: Book, name: str) -> Image.Image:
    """The picture that the Book has, decoded, and as large as the Book says."""
    asset = book.assets[name]
    image = Image.open(io.BytesIO(asset.data))
    assert [*image.size] == [asset.width, asset.height]
    return image


def colour(image: Image.Image, x: int, y: int) -> tuple[int, ...]:
    """Red, green and blue of a pixel."""
    value = image.getpixel((x, y))
    assert isinstance(value, tuple)
    return value


def test_sixteen_bits_become_eight(tmp_path: Path) -> None:
    """Each pixel keeps its more significant byte."""
    wide = Image.frombytes("I;16", (2, 1), bytes([0x34, 0x12, 0xFF, 0xFE]))
    book, found = read(tmp_path, "x.png", saved(wide, "PNG"))
    image = shown(book, "x.png")
    assert (found, image.mode, image.tobytes()) == ([], "L", bytes([0x12, 0xFE]))


def test_inks_become_light(tmp_path: Path) -> None:
    """A picture in CMYK is one in RGB, of about the same colour."""
    book, found = read(tmp_path, "x.jpg", saved(Image.new("CMYK", (16, 16), (0, 255, 255, 0)), "JPEG", quality=95))
    image = shown(book, "x.jpg")
    assert (found, image.mode) == ([], "RGB")
    red, green, blue = colour(image, 8, 8)
    assert red > 240
    assert max(green, blue) < 15


@pytest.mark.parametrize("turned", range(2, 9))
def test_a_turned_picture_is_set_upright(tmp_path: Path, turned: int) -> None:
    """Its pixels are turned, its size is that of what is seen, and nothing in it says that it is to be turned again."""
    image = Image.new("RGB", (64, 32), "white")
    image.paste("red", (0, 0, 32, 16))
    exif = Image.Exif()
    exif[0x0112] = turned
    book, found = read(tmp_path, "x.jpg", saved(image, "JPEG", exif=exif, quality=95))
    made = shown(book, "x.jpg")
    corner = {2: "ne", 3: "se", 4: "sw", 5: "nw", 6: "ne", 7: "se", 8: "sw"}[turned]
    place = (4 if "w" in corner else made.width - 4, 4 if "n" in corner else made.height - 4)
    assert found == []
    assert made.size == ((64, 32) if turned < 5 else (32, 64))
    assert made.getexif().get(0x0112, 1) == 1
    assert colour(made, *place)[1] < 60
    assert sum(colour(made, x, y)[1] < 128 for x in (4, made.width - 4) for y in (4, made.height - 4)) == 1


def test_a_picture_lies_beside_the_file_that_names_it(tmp_path: Path) -> None:
    """Its path is taken from the file, and from the guide's folder if nothing lies there."""
    write_guide(tmp_path, "# T\n\n![a](x.png)\n\n![b](../y.png)\n\n![c](z.png)\n")
    for name in ("sections/x.png", "x.png", "y.png", "z.png"):
        (tmp_path / name).write_bytes(picture("PNG"))
    findings = Findings()
    book = read_guide(tmp_path, findings)
    assert findings.in_order() == []
    assert sorted(book.assets) == ["sections/x.png", "y.png", "z.png"]


def test_a_drawing_that_draws_enters(tmp_path: Path) -> None:
    """Gradients, styles, references within and a raster inside are what drawings are made of."""
    inside = (
        '<defs><linearGradient id="a"/></defs><style>.b { fill: url(#a) }</style><rect class="b" fill="url(\'#a\')"/>'
        '<use href="#a"/>'
        f'<image href="data:image/png;base64,{base64.b64encode(picture("PNG")).decode()}"/><!-- note -->'
    )
    book, found = read(tmp_path, "x.svg", SVG.format(' width="10mm" height="5mm"', inside))
    assert found == []
    assert round(book.assets["x.svg"].width, 2) == 37.8


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("figures/none.svg", "MAN030"),
        ("figures", "MAN030"),
        ("https://example.org/x.png", "MAN032"),
        ("//example.org/x.png", "MAN032"),
        ("file:///etc/passwd", "MAN032"),
        ("data:image/png;base64,iVBORw0KGgo=", "MAN032"),
        ("/etc/passwd", "MAN011"),
        ("../outside.svg", "MAN011"),
        ("figures/../../outside.svg", "MAN011"),
        ("%2e%2e/outside.svg", "MAN011"),
        ("..%2foutside.svg", "MAN011"),
        ("%2fetc%2fpasswd", "MAN011"),
        ("figures%5c..%5c..%5coutside.svg", "MAN011"),
        ("figures/link.svg", "MAN011"),
        ("figures/x%00.svg", "MAN011"),
        ("x" * 300 + ".png", "MAN011"),
        ("https://[", "MAN032"),
    ],
)
def test_an_image_is_a_file_of_the_guide(tmp_path: Path, source: str, code: str) -> None:
    """Neither the network nor a file outside is read, however the path is written; the finding names the line."""
    folder = tmp_path / "guide"
    (folder / "figures").mkdir(parents=True)
    (tmp_path / "outside.svg").write_text(SVG.format("", ""), encoding="utf-8")
    (folder / "figures/link.svg").symlink_to(tmp_path / "outside.svg")
    book, found = read(folder, source)
    assert found == [f"{code} {HERE}"]
    assert book.assets == {}


def test_a_picture_is_not_drawn_over_and_over(tmp_path: Path) -> None:
    """MAN034 for a JPEG of few kilobytes that asks a decoder to go over four megapixels a thousand times."""
    held = io.BytesIO()
    Image.new("RGB", (2000, 2000), "red").save(held, "JPEG", progressive=True)
    whole = held.getvalue()
    last = whole.rindex(b"\xff\xda")
    assert read(tmp_path / "few", "x.jpg", whole)[1] == []
    assert read(tmp_path / "many", "x.jpg", whole[:-2] + whole[last:-2] * 1000 + whole[-2:])[1] == [f"MAN034 {HERE}"]


def test_a_pipe_is_no_image(tmp_path: Path) -> None:
    """A named pipe would never end; it is not opened."""
    os.mkfifo(tmp_path / "x.png")
    assert read(tmp_path, "x.png")[1] == [f"MAN030 {HERE}"]


def test_an_image_that_may_not_enter_leaves_its_words(tmp_path: Path) -> None:
    """Readers still get the alternative text."""
    book, _found = read(tmp_path, "https://example.org/x.png")
    assert any("What it shows." in text for text in book.text())
