"""A file that is longer than 300 lines says why at its head, and the formatter sets every line."""

from __future__ import annotations

import re

from tests.support.places import ROOT

LINES, HEAD = 300, 40
REASON = re.compile(r"\b(?:is|are) long\b|\blonger than\b")
PLACES = ("guidepress/**/*.py", "benchmarks/**/*.py", "tests/**/*.py", "styles/**/*.css", "setup.sh")


def test_long_files_have_a_reason() -> None:
    """It says so in a sentence in its first lines: "It is long because …"."""
    found = []
    for path in (path for place in PLACES for path in ROOT.glob(place)):
        lines = path.read_text(encoding="utf-8").splitlines()
        if len(lines) > LINES and not REASON.search(" ".join(lines[:HEAD])):
            found.append(path.relative_to(ROOT).as_posix())
    assert found == []


def test_the_formatter_sets_every_line() -> None:
    """Long lists of words are set as words that are split, or lie in data files."""
    asked_to_skip = re.compile(r"#\s*fmt:\s*(?:skip|off)")
    found = [
        path.name
        for place in ("guidepress", "benchmarks", "tests")
        for path in ROOT.glob(f"{place}/**/*.py")
        if asked_to_skip.search(path.read_text("utf-8"))
    ]
    assert found == []
