"""Chromium for tests: one for each process, with the fonts that Guidepress pins and no others.

A page that embeds no font is as wide as the fonts of the machine make it. So that a test says the same on every
machine, the names that Chromium asks for by itself lead to pinned fonts.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from guidepress.typeset.fonts.pinned import MONO, SANS, SERIF, prepare_fonts
from tests.support.outside import chromium, chromium_arguments

STAND_INS = {"Times New Roman": SERIF, "Arial": SANS, "Courier New": MONO}
"""What Chromium asks for where a page names no family, or only a generic one."""


@contextmanager
def launched(folder: Path) -> Iterator[Browser]:
    """Chromium, with a profile of its own that is thrown away; ``folder`` is for its list of fonts.

    Skips the running test, or fails it, where Chromium is not installed.
    """
    program = chromium()
    environment: dict[str, str | float | bool] = {**os.environ, "FONTCONFIG_FILE": str(_font_list(folder))}
    with sync_playwright() as playwright:
        arguments = [*chromium_arguments(), "--disable-gpu", "--disable-quic"]
        browser = playwright.chromium.launch(executable_path=program, args=arguments, env=environment)
        yield browser
        browser.close()


def _font_list(folder: Path) -> Path:
    aliases = "".join(
        f'<alias binding="same"><family>{name}</family><prefer><family>{family}</family></prefer></alias>\n'
        for name, family in STAND_INS.items()
    )
    path = folder / "fonts.conf"
    path.write_text(
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'
        f"<fontconfig>\n<include>{prepare_fonts().configuration}</include>\n{aliases}</fontconfig>\n",
        encoding="utf-8",
    )
    return path
