"""The barcode on the cover: read by a scanner, of its nominal size, with its quiet zones; a blank zone without an ISBN."""

from __future__ import annotations

import pytest
import zxingcpp

from guidepress.model.book import Book
from guidepress.model.print.profile import MM
from guidepress.model.print.shops import PROFILES
from guidepress.typeset.prepress.cover_sheet.sheet import cover_sheet
from tests.typeset.prepress.cover_sheet.test_sheet import ISBN, Sheet, changed, pixels, rendered


def test_barcode_is_read_by_a_scanner(guide: Book) -> None:
    """At 300 dpi an independent reader finds one symbol, EAN-13, with the digits of the ISBN."""
    for profile in ("kdp-paperback", "ingram", "offset"):
        data = cover_sheet(changed(guide, print_isbn=ISBN, print_profile=profile), 120)
        (symbol,) = zxingcpp.read_barcodes(rendered(data, 300 / 72))
        assert symbol.text == ISBN
        assert symbol.format == zxingcpp.BarcodeFormat.EAN13


def test_barcode_has_its_nominal_size_and_quiet_zones(guide: Book) -> None:
    """Bars of 95 modules of 0.33 mm; 11 modules of white before them and 7 after (ISO/IEC 15420)."""
    sheet = Sheet(changed(guide, print_isbn=ISBN), 120)
    assert sheet.limits.barcode is not None
    x, y, width, height = sheet.limits.barcode
    middle = sheet.height - y - height / 2
    bars = sheet.cut(x, middle - 5, x + width, middle + 5).convert("L").point(lambda v: 0 if v > 128 else 255).getbbox()
    assert bars is not None
    left, right = bars[0] / Sheet.SCALE, bars[2] / Sheet.SCALE
    assert right - left == pytest.approx(95 * 0.33 * MM, abs=0.7)
    spare = (width - 113 * 0.33 * MM) / 2
    assert spare >= 0
    assert left == pytest.approx(spare + 11 * 0.33 * MM, abs=0.5)
    assert width - right == pytest.approx(spare + 7 * 0.33 * MM, abs=0.5)
    for edge in (x + 0.5, x + width - 1.5):
        strip = sheet.cut(edge, sheet.height - y - height + 1, edge + 1, sheet.height - y - 1)
        assert set(pixels(strip)) == {(255, 255, 255)}


@pytest.mark.parametrize("name", ["kdp-paperback", "ingram", "offset"])
def test_without_an_isbn_there_is_no_box(guide: Book, name: str) -> None:
    """The picture runs on, and nothing that is read stands where the shop may print a barcode of its own."""
    sheet = Sheet(changed(guide, print_profile=name), 120)
    rules = PROFILES[name].cover
    assert rules is not None
    assert sheet.limits.barcode is None
    width, height = rules.barcode
    right, foot = sheet.panel - rules.barcode_edge, sheet.height - rules.barcode_edge
    assert sheet.ink(right - width, foot - height, right, foot) is None
    assert (255, 255, 255) not in set(pixels(sheet.cut(right - width, foot - height, right, foot)))
