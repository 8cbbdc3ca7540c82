"""What the cover's sheet is painted with: known colours, inks within the shop's limit, shapes and nothing else."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageCms

from guidepress.model.book import Book
from guidepress.model.edition import COVER
from guidepress.model.print.profile import Inks
from guidepress.standards.contrast import contrast
from guidepress.typeset.prepress.cover_sheet.sheet import cover_sheet, typeset_cover
from guidepress.typeset.prepress.inks import condition, ink_set
from tests.typeset.cover.test_front import rgb
from tests.typeset.prepress.cover_sheet.test_sheet import ISBN, boxes, changed

GROUNDS = ("#0c4c54", "#1d7d80", "#17747a", "#126a6e", "#0f6067", "#0b565e")
"""Sky and waves, the farthest first."""
LIGHT = "#c4e8e2"
"""The lettering that is not white: on the sky and the nearest wave alone."""


def colours(data: bytes) -> set[tuple[float, ...]]:
    """Every colour that the file paints with, as its operands."""
    found = set()
    with pikepdf.open(BytesIO(data)) as pdf:
        streams: list[Any] = [
            pdf.pages[0],
            *(o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Form"),
        ]
        for stream in streams:
            for instruction in pikepdf.parse_content_stream(stream):
                if str(instruction.operator) in {"rg", "k", "g"}:
                    found.add(tuple(round(float(value), 4) for value in instruction.operands))
    return found


def test_colours_are_those_of_the_templates(guide: Book) -> None:
    """Nothing is painted that no test of contrast knows: the cover's colours, white, and the barcode's black."""
    data = cover_sheet(changed(guide, print_isbn=ISBN), 300)
    found = {"#" + "".join(f"{round(255 * value):02x}" for value in colour) for colour in colours(data)}
    assert found == {*GROUNDS, LIGHT, "#f2c46d", "#ffffff", "#000000"}


def test_inks_stay_within_every_shop_and_lettering_legible(guide: Book) -> None:
    """The press's own conversion needs no limit: 240 per cent at most; and back in light, contrast holds."""
    press, srgb = ImageCms.getOpenProfile(BytesIO(condition(guide).data)), ImageCms.createProfile("sRGB")
    how = (ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION)
    to_inks = ImageCms.buildTransform(srgb, press, "RGB", "CMYK", *how)
    to_light = ImageCms.buildTransform(press, srgb, "CMYK", "RGB", *how)
    inks = ink_set(guide, Inks.CMYK)

    def printed(colour: str) -> tuple[float, float, float]:
        raw = ImageCms.applyTransform(Image.new("RGB", (1, 1), colour), to_inks)
        assert raw is not None
        assert sum(raw.tobytes()) / 255 <= 2.4, colour
        ink = tuple(round(255 * value) for value in inks.paint(rgb(colour)))
        back = ImageCms.applyTransform(Image.new("CMYK", (1, 1), ink), to_light)
        assert back is not None
        red, green, blue = (value / 255 for value in back.tobytes())
        return red, green, blue

    grounds = [printed(colour) for colour in GROUNDS]
    assert min(contrast(printed("#ffffff"), ground) for ground in grounds) >= 4.5
    assert contrast(printed(LIGHT), grounds[0]) >= 4.5


def test_edition_is_printed_in_four_inks(guide: Book) -> None:
    """The edition paints in CMYK alone, within the shop's limit, its barcode in black alone."""
    published = typeset_cover(changed(guide, print_isbn=ISBN), COVER, 300)
    found = colours(published.data)
    assert {len(colour) for colour in found} == {4}
    assert max(map(sum, found)) <= 2.4
    assert (0, 0, 0, 1) in found
    assert published.file == f"{guide.settings.slug}-cover.pdf"
    assert boxes(published.data) == boxes(cover_sheet(guide, 300))
    assert published.pages == 1


def test_sheet_holds_shapes_and_no_more(guide: Book) -> None:
    """No font, no picture, no annotation, no transparency; its one figure says all the words, its box is the page."""
    data = cover_sheet(changed(guide, print_isbn=ISBN), 300)
    with pikepdf.open(BytesIO(data)) as pdf:
        page = pdf.pages[0].obj
        assert "/Annots" not in page
        assert not [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"]
        assert not [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]
        states = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and ("/ca" in o or "/SMask" in o)]
        assert all("/SMask" not in state and float(state.get("/ca", 1)) == 1 for state in states)
        (figure,) = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"]
        words = str(figure.Alt)
        settings = guide.settings
        for said in (
            settings.title,
            settings.subtitle,
            settings.description,
            settings.publisher,
            "978-0-306-40615-7",
            "CC BY-SA 4.0",
        ):
            assert said is not None
            assert said in words
        assert [float(v) for v in figure.A.BBox] == pytest.approx([float(v) for v in page.MediaBox])
        assert str(pdf.Root.Lang) == "en-US"
