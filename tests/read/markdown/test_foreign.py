"""Markdown that was written for GitHub: read as it was meant, or told where it cannot be."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from lxml import etree

from guidepress.model.book import PartKind
from guidepress.model.finding import Findings
from guidepress.read import read_guide
from guidepress.read.markdown import dialect
from guidepress.read.markdown.dialect import new_markdown
from tests.support.places import ROOT
from tests.support.small_guide import write_guide

FOUND = {
    "a heading by its words": ("[x](#what-helps-most)\n\n## What helps, most?", []),
    "two headings of the same words": ("[x](#a)\n\n## A\n\n## A", ["MAN041 3"]),
    "a file that is no section": ("[x](other.md) and [y](../other.md#z)", ["MAN022 3", "MAN022 3"]),
    "an absolute path": ("[x](/other.md)", ["MAN022 3"]),
    "what folds": ("<details>\n<summary>More</summary>\n\nThe rest.\n\n</details>", ["MAN027 3", "MAN027 4"]),
    "what is centred": ('<p align="center">a<br>b <kbd>c</kbd></p>', []),
    "a link that opens elsewhere": ('<a href="https://example.org/" target="_blank" rel="noopener">words</a>', []),
    "a named anchor": ('<a name="here"></a>\n\n[x](#here)', []),
    "a badge": ("[![b](https://example.org/b.svg)](https://example.org/)", ["MAN032 3"]),
    "a list in a list by two": ("- a\n  - b\n  - c\n- d", ["MAN026 4"]),
    "a list in a list by three": ("1. a\n   - b\n2. c", ["MAN026 4"]),
    "a list in a list by four": ("- a\n    - b\n        - c\n- d", []),
    "a list in a list in code": ("```\n- a\n  - b\n```", []),
    "tabs": ("- a\n\t- b", []),
    "tasks": ("- [ ] a\n- [x] b", []),
    "a list that is not straight": ("- a\n - b\n- c", []),
}


@pytest.mark.parametrize("name", FOUND)
def test_it_is_read_or_told(tmp_path: Path, name: str) -> None:
    """Exactly these findings, at these lines."""
    text, wanted = FOUND[name]
    findings = Findings()
    read_guide(write_guide(tmp_path, f"# T\n\n{text}\n"), findings)
    assert [f"{finding.code} {finding.place.line}" for finding in findings.in_order()] == wanted


def test_a_link_by_the_words_leads_to_the_heading(tmp_path: Path) -> None:
    """The link holds the id that the heading has; an explicit id of that name is preferred."""
    text = "# T\n\n[x](#what-helps) [y](#b)\n\n## What helps\n\n## A {#b}\n\n## B\n"
    book = read_guide(write_guide(tmp_path, text), Findings())
    part = book.of_kind(PartKind.SECTION)
    assert part is not None
    heading = part.tree.find("h2")
    assert heading is not None
    assert [link.get("href") for link in part.tree.iter("a")] == [f"#{heading.get('id')}", "#b"]


NASTY = "".join(
    f"## H{n}\n\n- a\n\n    b\n\n```\nx\n\ny\n```\n\n<div>\n\nz\n\n</div>\n\n[l{n}] AB[^{n}]\n\n[^{n}]: c\n\n    d\n\n"
    f'!!! note "e"\n    f\n\n    g\n\n> q\n>\n> r\n\nt\n:   u\n\n    v\n\n[l{n}]: https://example.org/{n}\n\n'
    for n in range(40)
) + "*[AB]: Alpha Beta\n"  # fmt: skip
TEXTS = {
    "nasty": NASTY,
    **{
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
        for folder in ("manuscript", "tests/books", "docs")
        for path in sorted((ROOT / folder).rglob("*.md"))
    },
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_queue_changes_nothing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks taken from a queue make the same HTML, to the byte, as blocks taken from a list."""
    made = []
    for many in (1, 10**9):
        monkeypatch.setattr(dialect, "MANY_BLOCKS", many)
        made.append(new_markdown().convert(TEXTS[name]))
    assert made[0] == made[1]


@pytest.mark.slow
def test_a_section_of_two_megabytes_is_read(tmp_path: Path) -> None:
    """It has no finding, loses no paragraph, and takes about four times as long as a quarter of it."""
    unit = ("Words " * 30).strip() + ' with *one* "quote" and `code`.\n\n'
    seconds = []
    for part, size in enumerate((500_000, 2_000_000)):
        times = size // len(unit)
        findings = Findings()
        begun = time.process_time()
        book = read_guide(write_guide(tmp_path / str(part), "# T\n\n" + unit * times), findings)
        seconds.append(time.process_time() - begun)
        assert findings.items == []
        section = book.of_kind(PartKind.SECTION)
        assert section is not None
        assert len(section.tree.findall("p")) == times
        assert len(etree.tostring(section.tree)) > size
    assert seconds[1] < 10 * seconds[0]
