"""Markdown that means harm, or that nobody would write: a finding or a clean result, soon, and never a traceback."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import pytest

from guidepress.model.book import Book, PartKind
from guidepress.model.finding import Findings
from guidepress.pipeline.check import check
from guidepress.read import read_guide
from guidepress.read.markdown.bounds import is_bounded
from tests.support.small_guide import write_guide

HANG = 60
"""Seconds after which a reader hangs. No test here takes a tenth of it; a machine may be slow."""


def read(folder: Path, section: str, **files: str) -> tuple[Book, list[str]]:
    """The Book of a small guide with this section, and its findings as ``CODE file:line``."""
    findings = Findings()
    book = read_guide(write_guide(folder, section, **files), findings)
    return book, [f"{finding.code} {finding.place}" for finding in findings.in_order()]


def section_of(book: Book) -> str:
    """The markup of the only section."""
    from lxml import etree

    part = book.of_kind(PartKind.SECTION)
    assert part is not None
    return etree.tostring(part.tree, encoding="unicode")


def repeated(unit: str, times: int, end: str = "") -> str:
    """A section that repeats a piece."""
    return "# T\n\n" + unit * times + end


TOO_MUCH = {
    "list marks": (repeated("- ", 100_000, "x"), "MAN014"),
    "list marks at the limit": (repeated("- ", 59, "x"), "MAN014"),
    "quotation marks": (repeated(">", 100_000, "x"), "MAN014"),
    "numbers": (repeated("1. ", 100_000, "x"), "MAN014"),
    "quoted lists": (repeated("> - 1. ", 50_000, "x"), "MAN014"),
    "indented lists": ("# T\n\n" + "\n".join("    " * n + "- x" for n in range(400)), "MAN014"),
    "lists indented by tabs": ("# T\n\n" + "\n".join("\t" * n + "- x" for n in range(400)), "MAN014"),
    "nested callouts": ("# T\n\n" + "\n".join("    " * n + '!!! note "x"\n' for n in range(400)), "MAN014"),
    "elements": (repeated("<span> ", 1_000, "x"), "MAN014 MAN105"),
    "divisions": (repeated("<div> ", 1_000, "x"), "MAN014"),
    "opening brackets": (repeated("[", 10_000), "MAN013"),
    "closed brackets": (repeated("[", 10_000, "]" * 10_000), "MAN013"),
    "opening images": (repeated("![", 10_000), "MAN013"),
    "half links": (repeated("[a](", 10_000), "MAN013"),
    "half images": (repeated("![a](b ", 10_000), "MAN013"),
    "half spans": (repeated("[a]{", 20_000), "MAN013"),
    "emphasis": (repeated("*x", 50_000), "MAN013"),
    "half citations": (repeated("[@", 20_000), "MAN013"),
    "opening brackets in a cell": ("# T\n\n| a |\n|---|\n| " + "[" * 10_000 + " |", "MAN013"),
    "opening brackets below what is no table": ("# T\n\n| a |\n| - x |\n" + "| [[[[[[[[ |\n" * 2_000, "MAN013"),
    "opening brackets below a table": ("# T\n\n| a |\n|---|\nx" + "[" * 10_000, "MAN013"),
    "a word": (repeated("a", 4_001), "MAN013"),
    "letters of another script": (repeated("我", 4_001), "MAN013"),
    "a paragraph": (repeated("word ", 8_001), "MAN013"),
    "paragraphs": (repeated("word\n\n", 12_001), "MAN013"),
    "backslashes": (repeated("\\", 100_000), "MAN013"),
}
"""What is refused, and the findings with which."""

HARMLESS = {
    "a waiver that never ends": "# T\n\n<!-- waive" + " " * 4_000 + "x",
    "full stops": repeated(". ", 15_000),
    "capitals": repeated("AB ", 5_000),
    "long words": repeated("a" * 3_999 + " ", 9),
    "addresses": repeated("10.1000/ ", 1_000),
    "asterisks": repeated("*", 100_000),
    "parentheses": repeated("(", 50_000),
    "a link that never ends": "# T\n\n[a](" + "(" * 50_000,
    "ampersands": repeated("&", 100_000),
    "apostrophes": repeated("'a ", 20_000),
    "quotes": repeated('"', 20_000),
    "a callout's title that never ends": repeated('!!! note "' + "x " * 20_000, 1),
    "a callout of many words": repeated("!!! " + "x-" * 20_000, 1),
    "a heading after much space": "# " + " " * 100_000 + "T",
    "a heading with much space": "# T" + " " * 100_000 + "x",
    "attributes that never end": "# T {" + " " * 50_000,
    "a figure with much space": "# T\n\n![a](figures/box.svg)" + " " * 50_000 + "x",
    "a table caption with much space": "# T\n\nTable: x" + " " * 50_000 + "y",
    "a long line": repeated("word ", 40_000),
    "many lines": repeated("word\n", 20_000),
    "comments that never end": repeated("<!-- ", 2_000),
    "instructions that never end": repeated("<?x ", 2_000),
    "fences that never end": repeated("~~~ x\n", 3_001),
    "a fence after a fence": repeated("```\n", 5_001),
    "notes that call one another": "# T\n\nx[^a]\n\n[^a]: y[^a] z[^b]\n\n[^b]: w[^a]\n",
    "notes in a circle that nobody calls": "# T\n\nx\n\n[^a]: y[^b]\n\n[^b]: z[^a]\n",
    "deep formula": "# T\n\n$$\n" + "{" * 3_000 + "x" + "}" * 3_000 + "\n$$\n",
    "deep roots": "# T\n\n$" + r"\sqrt{" * 300 + "x" + "}" * 300 + "$\n",
    "a fraction that never ends": "# T\n\n$" + r"\frac{" * 300 + "$\n",
}
"""What may look odd and must end all the same."""


def ends(folder: Path) -> str:
    """The codes of reading a guide; a hang is stopped and seen as one."""

    def stop(signal_number: int, frame: object) -> None:
        raise TimeoutError(f"still reading after {HANG} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(HANG)
    try:
        findings = check(folder)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
    return " ".join(sorted({finding.code for finding in findings.items if finding.code.startswith("MAN")}))


@pytest.mark.parametrize("name", TOO_MUCH)
def test_what_would_exhaust_the_reader_is_refused(tmp_path: Path, name: str) -> None:
    """Depth and cost are bounded: each such text ends with the finding that says so."""
    text, codes = TOO_MUCH[name]
    assert ends(write_guide(tmp_path, text)) == codes


@pytest.mark.parametrize("name", HARMLESS)
def test_what_looks_odd_ends(tmp_path: Path, name: str) -> None:
    """No regular expression backtracks for ever and nothing recurses without bound."""
    codes = ends(write_guide(tmp_path, HARMLESS[name]))
    assert all(re.fullmatch(r"[A-Z]{3}\d{3}", code) for code in codes.split())


def test_a_table_may_have_as_many_rows_as_it_likes() -> None:
    """Each cell is read alone: a table of signs, or of links, is no paragraph full of brackets (MAN013)."""
    findings = Findings()
    assert is_bounded("# T\n\n| a | b |\n|---|---|\n" + "| [x](#t) | *y* |\n" * 2_000, "one.md", findings)
    assert not is_bounded("# T\n\n" + "a [x](#t) *y*\n" * 2_000, "one.md", findings)
