"""Chromium for tests: one for each process, with fonts that are the same on every machine.

A page that embeds no font is as wide as the fonts of the machine make it. Here it is shown in the Liberation fonts,
which are as wide as those that most readers have (Times New Roman, Arial, Courier New), and in what Guidepress pins for
other scripts and for formulas; no other font of the machine is seen.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from guidepress.typeset.fonts.pinned import SYMBOLS, prepare_fonts
from tests.support.outside import chromium, chromium_arguments, missing

FONTS = Path("/usr/share/fonts")
FAMILIES = {
    "Liberation Serif": ("serif", "Times New Roman"),
    "Liberation Sans": ("sans-serif", "Arial"),
    "Liberation Mono": ("monospace", "Courier New"),
    SYMBOLS: ("math",),
}
"""What a page that embeds no font is shown in, and the names under which Chromium asks for it."""


@contextmanager
def launched(folder: Path) -> Iterator[Browser]:
    """Chromium, with a profile of its own that is thrown away; ``folder`` is for its list of fonts.

    Skips the running test, or fails it, where Chromium or the fonts are not installed.
    """
    program = chromium()
    environment: dict[str, str | float | bool] = dict(os.environ)
    if sys.platform != "darwin":  # a Mac has the fonts themselves, and no fontconfig
        environment["FONTCONFIG_FILE"] = str(_font_list(folder))
    with sync_playwright() as playwright:
        arguments = [*chromium_arguments(), "--disable-gpu", "--disable-quic"]
        browser = playwright.chromium.launch(executable_path=program, args=arguments, env=environment)
        yield browser
        browser.close()


def _font_list(folder: Path) -> Path:
    """A configuration of fontconfig that lists these fonts alone."""
    liberation = {path.parent for path in FONTS.glob("**/LiberationS*-Regular.ttf")}
    if not liberation:
        missing("the Liberation fonts")
    folders = "".join(f"<dir>{path}</dir>\n" for path in (*sorted(liberation), prepare_fonts().folder))
    aliases = "".join(
        f'<alias binding="same"><family>{name}</family><prefer><family>{family}</family></prefer></alias>\n'
        for family, names in FAMILIES.items()
        for name in names
    )
    path = folder / "fonts.conf"
    path.write_text(
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'
        f"<fontconfig>\n<reset-dirs/>\n{folders}<cachedir>{folder / 'cache'}</cachedir>\n{aliases}</fontconfig>\n",
        encoding="utf-8",
    )
    return path
