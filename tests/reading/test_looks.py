"""Light and dark, and the themes of reading systems: text keeps its contrast (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.reading.bound import Bound
from tests.reading.systems import SystemName, opened

pytestmark = [pytest.mark.browser, pytest.mark.outside]

SHEETS = {
    "none": "",
    "night": "html, body {background: #111 !important; color: #ddd !important}",
    "sepia": "html, body {background: #f4ecd8 !important; color: #433422 !important}",
}
"""What a system sets on the page for its themes."""


@pytest.mark.parametrize(
    ("system", "editions"),
    [
        ("epubjs", "guide"),
        pytest.param("foliate", "guide", marks=pytest.mark.slow),
        pytest.param("epubjs", "fieldbook", marks=pytest.mark.slow),
        pytest.param("foliate", "fieldbook", marks=pytest.mark.slow),
    ],
    indirect=["editions"],
)
def test_text_has_contrast_in_light_dark_and_themes(browser: Browser, bound: Bound, system: SystemName) -> None:
    """In light and dark, by night and on sepia, no text of any file is under 4.5 to 1; the colours are the reader's."""
    script = "const {contrastsThrough} = await import('/probe.js'); return contrastsThrough(reader, argument)"
    with opened(browser, system, bound.epub) as reader:
        light, night, sepia = reader.ask(script, list(SHEETS.values()))
        reader.page.emulate_media(color_scheme="dark")
        (dark,) = reader.ask(script, [""])
    found: dict[str, list[dict[str, Any]]] = {"light": light, "dark": dark, "night": night, "sepia": sepia}
    assert [pair for pairs in found.values() for pair in pairs if pair["ratio"] < 4.5] == []
    colours = {look: {pair["colours"] for pair in pairs} for look, pairs in found.items()}
    assert colours["light"] == {"0,0,0 on 255,255,255"}
    assert colours["night"] == {"221,221,221 on 17,17,17"}
    assert colours["sepia"] == {"67,52,34 on 244,236,216"}
    assert [colour.startswith("255,255,255 on ") for colour in colours["dark"]] == [True]
