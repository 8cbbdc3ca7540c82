"""The tokens: every colour of text reaches WCAG 2.2, on every ground it can stand on, light and dark."""

from __future__ import annotations

import re

import pytest

from guidepress.model.callouts import CALLOUTS
from tests.support.places import ROOT

STYLES = ROOT / "styles"
TOKENS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", (STYLES / "tokens.css").read_text(encoding="utf-8")))
CODE = tuple(name for name in TOKENS if name.startswith("code-"))


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two tokens."""
    light, dark = sorted((luminance(TOKENS[one]), luminance(TOKENS[other])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["", "dark-"])
def test_text_reaches_seven_to_one(theme: str) -> None:
    """Ink and links on paper and on every tint, callouts on their own tint, code on its ground: 7:1 (1.4.6)."""
    pairs = [(ink, "paper") for ink in ("ink", "ink-soft", "accent", "link")]
    pairs += [(ink, f"{kind}-tint") for ink in ("ink", "ink-soft", "link") for kind in CALLOUTS]
    pairs += [(kind, f"{kind}-tint") for kind in CALLOUTS]
    pairs += [(name, "tint") for name in (*CODE, "ink")]
    weak = {pair: contrast(theme + pair[0], theme + pair[1]) for pair in pairs}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 7} == {}


@pytest.mark.parametrize("theme", ["", "dark-"])
def test_rules_reach_three_to_one(theme: str) -> None:
    """A line that carries meaning can be seen (1.4.11)."""
    assert contrast(f"{theme}rule", f"{theme}paper") >= 3


def test_dark_has_every_colour_of_light() -> None:
    """No role is forgotten in the dark set."""
    light = {name for name in TOKENS if not name.startswith("dark-")}
    assert {f"dark-{name}" for name in light} == {name for name in TOKENS if name.startswith("dark-")}


@pytest.mark.parametrize("sheet", ["content.css", "paged.css"])
def test_sheets_use_tokens_and_leave_text_whole(sheet: str) -> None:
    """Colours come from the tokens alone; no opacity, transform or filter can take text out of the structure."""
    text = re.sub(r"/\*.*?\*/", "", (STYLES / sheet).read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b\s*[;,)]|rgba?\(|hsla?\(", text)
    assert not re.search(r"\b(opacity|transform|filter|mix-blend-mode)\s*:", text)
