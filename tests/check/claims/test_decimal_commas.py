"""Numbers with a comma for the point: "60,76 %" is less than all, whatever the guide's language."""

from __future__ import annotations

import pytest

from guidepress.check.claims.numbers import value


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("60,76", 60.76), ("12,5", 12.5), ("1,234", 1234.0), ("12,345,678", 12345678.0), ("1,234.5", 1234.5),
        ("99", 99.0), ("0.5", 0.5), ("5,", 5.0),
    ],
)  # fmt: skip
def test_a_comma_before_three_figures_groups_them(written: str, said: float) -> None:
    """Any other is a decimal one: "60,76" was read as 6076, and every share of a German guide called too large."""
    assert value(written) == said


@pytest.mark.parametrize(
    ("written", "said"), [("60,76", 60.76), ("12,345", 12.345), ("1.234", 1234.0), ("1.234,5", 1234.5), ("60.5", 60.5)]
)
def test_so_it_is_in_languages_that_write_it(written: str, said: float) -> None:
    """Three figures behind it are decimals too; a point groups three figures, and any other is somebody's decimal one."""
    assert value(written, comma=True) == said
