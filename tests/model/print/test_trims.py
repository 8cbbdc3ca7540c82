"""Trim sizes stand in one table, and whatever names one names one of these."""

from __future__ import annotations

from typing import get_args

from guidepress.model.print.shops import PROFILES
from guidepress.model.print.trims import TRIM_SIZES
from guidepress.model.settings import Page
from guidepress.typeset.paged.geometry import TRIMS


def test_every_trim_that_a_guide_may_name_has_a_size_and_margins() -> None:
    """``guide.yaml``, the shops and the typesetter know the same sizes."""
    assert set(get_args(Page.model_fields["trim"].annotation)) == set(TRIM_SIZES) == set(TRIMS)
    assert {name: (page.width, page.height) for name, page in TRIMS.items()} == dict(TRIM_SIZES)
    assert {name for profile in PROFILES.values() for name in profile.trims} <= set(TRIM_SIZES)
