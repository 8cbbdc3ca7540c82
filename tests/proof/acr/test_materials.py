"""The bill of materials names what makes an edition, whatever else the machine has."""

from __future__ import annotations

import pytest

from guidepress.proof.acr import materials


def test_an_extra_is_no_part_unless_it_is_a_font(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Dask is installed for catalogues, the bill is that of a machine without it."""
    asked = [
        "weasyprint==70.0",
        'distributed>=2026.3; extra == "cluster"',
        "fontpkg-noto-sans-thai>=2.2; extra == 'scripts'",
    ]
    monkeypatch.setattr(materials, "requires", lambda _name: asked)
    assert set(materials._asked()) == {"weasyprint", "fontpkg-noto-sans-thai"}
