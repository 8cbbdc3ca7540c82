"""What in a manuscript cites and what is text, and what a citation says of its sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.model.book import PartKind
from guidepress.model.finding import Findings
from guidepress.model.xhtml import flat_text
from guidepress.read import read_guide
from guidepress.read.markdown.citation_syntax import Cite, Mode, parse_citation
from tests.support.small_guide import write_guide

KNOWN = frozenset({"a", "b", "doe:1999", "smith_2010", "x/y", "http://z/1", "my key"})


@pytest.mark.parametrize(
    ("written", "cites"),
    [
        ("[@a]", [Cite("a")]),
        ("[@a; @b, p. 4]", [Cite("a"), Cite("b", suffix=", p. 4")]),
        ("[see @a, p. 3; -@b]", [Cite("a", "see", ", p. 3"), Cite("b", mode=Mode.WITHOUT_AUTHOR)]),
        ("[@a p. 3]", [Cite("a", suffix=" p. 3")]),
        ("[@{http://z/1}, p. 3]", [Cite("http://z/1", suffix=", p. 3")]),
        ("[@{my key}, p. 3]", [Cite("my key", suffix=", p. 3")]),
        ("[@doe:1999.]", [Cite("doe:1999", suffix=".")]),
        ("[@a, {p. 3; more}; @b]", [Cite("a", suffix=", {p. 3; more}"), Cite("b")]),
        ("[@a and @b]", [Cite("a"), Cite("b", "and")]),
        ("[@a, write to me@example.org]", [Cite("a", suffix=", write to me@example.org")]),
        ("[first; @a; and table 2]", [Cite("a", "first;", "; and table 2")]),
        ("@a", [Cite("a", mode=Mode.IN_SENTENCE)]),
        ("-@a", [Cite("a", mode=Mode.WITHOUT_AUTHOR)]),
        ("@a [p. 3]", [Cite("a", suffix="p. 3", mode=Mode.IN_SENTENCE)]),
        ("@a [p. 3; see @b]", [Cite("a", suffix="p. 3", mode=Mode.IN_SENTENCE), Cite("b", "see")]),
        ("@a [@b]", [Cite("a", mode=Mode.IN_SENTENCE), Cite("b")]),
        ("[no key]", []),
    ],
)
def test_a_citation_is_taken_apart(written: str, cites: list[Cite]) -> None:
    """Keys, words before and after, and how the source is named."""
    assert list(parse_citation(written, KNOWN)) == cites


def read(folder: Path, text: str) -> tuple[str, list[str]]:
    """The section of a guide whose one reference is ``snow1855``, in text, and its findings."""
    findings = Findings()
    book = read_guide(write_guide(folder, f"# T\n\n{text}\n"), findings)
    section = book.of_kind(PartKind.SECTION)
    assert section is not None
    return flat_text(section.tree).removeprefix("T "), [f"{one.code}:{one.place.line}" for one in findings.in_order()]


@pytest.mark.parametrize(
    "text",
    [
        "Write to someone@example.org or <me@example.org>.",
        "The package @types/yargs, and [@scope/x](https://npmjs.com/x), [@babel/core].",
        "See @fig-one, [@sec-x] and \\@ref(fig:x).",
        "Ask @friend, [write to @friend] or [@friend](https://social.example.org/@friend2010).",
        "A page: https://social.example.org/@friend2010 and [x](https://s.example.org/@friend2010).",
        "An array a[@i] of a language.",
        "[mail me@snow1855.org] and x@snow1855 too.",
        '<a href="https://example.org/@snow1855">x</a>',
    ],
)
def test_an_at_sign_that_cites_nothing_is_text(tmp_path: Path, text: str) -> None:
    """No finding, but for the references of another dialect, and no word lost."""
    said, found = read(tmp_path, text.replace("a[@i]", "`a[@i]`"))
    assert found == (["MAN084:3"] * 3 if "@fig" in text else [])
    assert "Snow" not in said
    for word in ("friend", "types", "babel", "fig-one", "sec-x"):
        assert said.count(f"@{word}") == text.count(f"@{word}]") + text.count(f"@{word}/") * 0 + (
            text.count(f"@{word}") - text.count(f"@{word}]") - text.count(f"/@{word}2010)")
        )


@pytest.mark.parametrize(
    "text", ["`[@snow1855]` and `@snow1855`", "    [@snow1855] @snow1855", "```\n[see @snow1855]\n```", "`[^@]`"]
)
def test_code_is_code(tmp_path: Path, text: str) -> None:
    """Brackets and signs in code are what they are."""
    said, found = read(tmp_path, text)
    assert found == []
    assert "1" not in said.replace("1855", "")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("As @snow1855 says.", "As Snow1 says."),
        ("As *@snow1855* says, **see @snow1855**.", "As Snow1 says, see Snow.1"),
        ("(@snow1855) and --@snow1855", "(Snow1) and –Snow1"),
        ("A \\@snow1855 B.", "A @snow1855 B."),
        ("A [@snow1855,\np. 3] B.", "A1(p3) B."),
        ("A [see\n@snow1855] B.", "A see 1 B."),
        ("@snow1855\n[p. 3] says.", "Snow1(p3) says."),
        ("- @snow1855: yes", "Snow1: yes"),
        ("| a | b |\n|---|---|\n| @snow1855 | [@snow1855] |", "a b Snow1 1"),
        ("A \\[@snow1855\\] B.", "A [Snow1] B."),
        ("x[^n].\n\n[^n]: As @snow1855 says [@snow1855].", "xa. a As Snow1 says.1"),
    ],
)
def test_a_known_key_cites_wherever_it_stands(tmp_path: Path, text: str, wanted: str) -> None:
    """In emphasis, lists, tables and notes, over the end of a line."""
    said, found = read(tmp_path, text)
    assert found == []
    assert said == wanted


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("x [@nobody].", 3),
        ("x [@nobody1999; @snow1855].", 3),
        ("x\n[see @nobody1999].", 4),
        ("As @doe1999 says.", 3),
        ("x\ny, as @snow1856 says.", 4),
        ("As @snow185 [p. 3] says.", 3),
    ],
)
def test_a_citation_that_was_meant_is_told(tmp_path: Path, text: str, line: int) -> None:
    """REF001 at its line, and the words are not lost."""
    said, found = read(tmp_path, text)
    assert found == [f"REF001:{line}"]
    assert "x" in said or "As" in said


def test_a_mistyped_key_is_told_with_the_one_that_is_meant(tmp_path: Path) -> None:
    """The message names the key that is nearest."""
    findings = Findings()
    read_guide(write_guide(tmp_path, "# T\n\nAs [@snow1854] says.\n"), findings)
    assert [one.message for one in findings.in_order()] == ["no reference has the id 'snow1854'; is 'snow1855' meant?"]


def test_many_brackets_are_soon_read(tmp_path: Path) -> None:
    """Brackets in brackets, and brackets that never close."""
    for n, text in enumerate(
        ("[" * 9_000 + "@a", "[@a " * 9_000, "[@a] " * 7_000, "[@snow1855; " * 3_000, "@a[" * 9_000)
    ):
        read(tmp_path / str(n), text)
