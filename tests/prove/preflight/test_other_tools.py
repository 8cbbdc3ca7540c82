"""Preflight of files that other tools made, which are not meant for a press: what it finds there, code by code."""

from __future__ import annotations

import subprocess
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
import weasyprint

from guidepress.model.print.profile import Edges, Inks, PrintLimits
from guidepress.prove.preflight.interior_and_cover import preflight
from tests.support.outside import chromium, chromium_arguments

PAGE = """\
<!DOCTYPE html><html lang="en"><head><title>A page</title><style>
@page { size: 6in 9in; margin: 0.75in }
body { font: 11pt/1.4 serif; color: #1b1f22; margin: 0 }
small { font-size: 5pt }
hr { border: 0; border-top: 0.3pt solid #000 }
.pale { opacity: 0.5 }
</style></head><body><h1>A heading</h1>
<p>A paragraph with a <a href="https://example.org/">link</a>, <small>small print</small>, and TODO words.</p>
<hr><p class="pale">Pale.</p></body></html>
"""
MARGIN = Edges(36, 27, 27, 27)
LIMITS = PrintLimits(
    trim=(432, 648),
    bleed=Edges(0, 0, 0, 0),
    live=MARGIN,
    inks=Inks.BLACK,
    ink_limit=240,
    least_grey=0.1,
    least_ppi=300,
    least_text=7,
    least_line=0.75,
    transparency=False,
    pages=(24, 828),
    multiple=2,
)


def _codes(data: bytes, limits: PrintLimits = LIMITS) -> set[str]:
    return {finding.code for finding in preflight(data, limits, "page.pdf")}


@pytest.fixture(scope="module")
def stock() -> bytes:
    """What WeasyPrint makes of the page by itself."""
    data = weasyprint.HTML(string=PAGE).write_pdf()
    assert isinstance(data, bytes)
    return data


def test_a_page_of_stock_weasyprint_is_no_file_for_a_press(stock: bytes) -> None:
    """No claim, no output intent, RGB, a link, transparency, one page, small letters, a thin rule, a placeholder."""
    found = Counter(finding.code for finding in preflight(stock, LIMITS, "page.pdf"))
    expected = {"PRT103", "PRT104", "PRT105", "PRT114", "PRT117", "PRT120", "PRT121", "PRT125"}
    assert expected <= set(found)
    assert set(found) <= expected | {"PRT102", "PRT111", "PRT115", "PRT128"}


def test_limits_decide_what_is_a_fault(stock: bytes) -> None:
    """The same bytes under other limits: what was a fault only because of a limit is none any more."""
    loose = replace(LIMITS, least_text=4, transparency=True, pages=(1, 10), multiple=1)
    assert _codes(stock) - _codes(stock, loose) == {"PRT114", "PRT120", "PRT121"}
    larger = replace(LIMITS, trim=(504, 720))
    assert _codes(stock, larger) - _codes(stock) == {"PRT101"}
    narrow = replace(LIMITS, live=Edges(72, 72, 72, 72))
    assert _codes(stock, narrow) - _codes(stock) == {"PRT116"}


@pytest.mark.browser
@pytest.mark.slow
def test_a_page_printed_by_chromium_is_no_file_for_a_press(tmp_path: Path) -> None:
    """Chromium's PDF of the page has the same faults, found by reading what it draws."""
    page, printed = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_text(PAGE, encoding="utf-8")
    options = ["--headless", f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={printed}"]
    command = [str(chromium()), *chromium_arguments(), *options, "--no-pdf-header-footer", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    data = printed.read_bytes()
    found = _codes(data)
    expected = {"PRT102", "PRT103", "PRT104", "PRT105", "PRT114", "PRT117", "PRT120", "PRT121", "PRT125"}
    assert expected <= found
    assert found <= expected | {"PRT106", "PRT112", "PRT115"}
