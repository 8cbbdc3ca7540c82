"""A guide's own look is tried when it is checked: what a build would refuse, `check` tells at its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.pipeline.own_look import judged_look
from tests.support.small_guide import small_book

COVER = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{{left}} {{top}} {{across}} {{down}}">%s<g fill="{{ink}}">{{title}}</g></svg>'
GROUND = '<rect x="{{left}}" y="{{top}}" width="{{across}}" height="{{down}}" fill="{{ground}}"/>'
TEXT = "# One\n\nWords.\n\n!!! note\n    Do not forget them.\n"
SOUND = {
    "no look of its own": {},
    "sheets for screens": {
        "styles/web.css": "h2 { color: var(--accent); text-wrap: balance }",
        "styles/epub.css": "h2 { margin: 1em }",
    },
    "a cover": {"styles/cover.svg": COVER % GROUND},
}
FAULTS = {
    "a dark screen that is switched to light": (
        {"styles/web.css": "@media (prefers-color-scheme: dark) { .callout { background: #111; color: #eee } }"},
        ("BRD010", "styles/web.css", None),
    ),
    "letters of an EPUB in the colour of their ground": (
        {"styles/epub.css": ".callout { background: #fff; color: #fefefe }"},
        ("BRD010", "styles/epub.css", None),
    ),
    "a cover of one colour": ({"styles/cover.svg": COVER % ""}, ("BRD010", "styles/cover.svg", None)),
    "what the typesetter does not know": (
        {"styles/paged.css": "h1 {\n  colour: red;\n}"},
        ("BRD007", "styles/paged.css", 2),
    ),
    "variables that lead to themselves": (
        {"styles/tokens.css": ":root { --a: var(--b); --b: var(--a) } p { margin: var(--a) }"},
        ("BRD007", "styles/tokens.css", 1),
    ),
    "a space that no number holds": (
        {"styles/paged.css": "p { letter-spacing: -999999em }"},
        ("BRD007", "styles/paged.css", 1),
    ),
}


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_look_passes(name: str, tmp_path: Path) -> None:
    """And what only browsers know is no fault of a sheet for them."""
    assert [str(one) for one in judged_look(small_book(tmp_path, TEXT, **SOUND[name]))] == []


@pytest.mark.parametrize("name", FAULTS)
def test_what_a_build_would_refuse_is_told(name: str, tmp_path: Path) -> None:
    """Once, at the file that it comes of."""
    files, expected = FAULTS[name]
    found = list(judged_look(small_book(tmp_path, TEXT, **files)))
    assert [(one.code, one.place.file, one.place.line) for one in found] == [expected]
