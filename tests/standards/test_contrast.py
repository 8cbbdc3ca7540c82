"""Contrast is that of WCAG 2.2."""

from __future__ import annotations

import pytest

from guidepress.standards.contrast import Rgb, as_channel, contrast, linear, luminance

WHITE: Rgb = (1.0, 1.0, 1.0)


@pytest.mark.parametrize(
    ("colour", "ratio"), [((0, 0, 0), 21), ((255, 255, 255), 1), ((119, 119, 119), 4.48), ((118, 118, 118), 4.54)]
)
def test_the_ratio_is_that_of_wcag(colour: tuple[int, int, int], ratio: float) -> None:
    """Known pairs: black on white, and the two grays on either side of 4.5 to 1."""
    rgb = (colour[0] / 255, colour[1] / 255, colour[2] / 255)
    assert contrast(rgb, WHITE) == pytest.approx(ratio, abs=0.005)
    assert contrast(WHITE, rgb) == contrast(rgb, WHITE)


def test_luminance_is_that_of_wcag() -> None:
    """Mid grey #767676 has 4.54 : 1 on white; what lies outside of the colours counts as the nearest of them."""
    grey = 0x76 / 255
    assert 1.05 / (luminance((grey, grey, grey)) + 0.05) == pytest.approx(4.54, abs=0.01)
    assert luminance((2.0, 1.0, 1.0)) == luminance(WHITE) == pytest.approx(1)


def test_light_and_channel_are_each_other_s_reverse() -> None:
    """All 256 values of a channel come back, and so do the ends; the two parts of the curve meet."""
    assert [round(255 * as_channel(linear(n / 255))) for n in range(256)] == list(range(256))
    assert linear(0.0) == 0
    assert linear(1.0) == pytest.approx(1)
    assert linear(0.04045) == pytest.approx(linear(0.04046), abs=1e-5)
