"""Waivers: what they cover, what they may not cover, and that none is silent."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from guidepress.dist.manifest import make_manifest
from guidepress.findings.waivers import apply_waivers, read_waivers
from guidepress.model.book import Book
from guidepress.model.finding import Finding, Rule, Severity
from guidepress.model.place import Place
from guidepress.pipeline.check import check
from tests.support.places import CASES

STOCK = CASES / "_guide"


def rule(code: str, severity: Severity = Severity.WARNING) -> Rule:
    """A rule with a code."""
    return Rule(code, severity, "title", "why.", "remedy.")


def found(code: str, line: int | None, severity: Severity = Severity.WARNING) -> Finding:
    """A finding in ``a.md``."""
    return rule(code, severity).at(Place("a.md", line))


def left(text: str, *findings: Finding) -> list[str]:
    """What stands after the waivers of a text: codes and lines."""
    outcome = apply_waivers(findings, {"a.md": text.encode()})
    return [f"{one.code}:{one.place.line}" for one in outcome.findings]


def test_a_waiver_before_a_block_covers_the_block_and_no_more() -> None:
    """Every line of the paragraph below, not the one after it, and not other codes."""
    text = "<!-- waive LAN004: quoted law -->\nOne\ntwo\n\nThree\n"
    assert left(text, found("LAN004", 2), found("LAN004", 3), found("LAN004", 5), found("LAN005", 2)) == [
        "LAN004:5",
        "LAN005:2",
    ]


@pytest.mark.parametrize(
    "text", ["One <!-- waive LAN004: law -->\ntwo\n\nThree\n", "One\ntwo <!-- waive LAN004: law -->\n\nThree\n"]
)
def test_a_waiver_in_a_line_covers_its_block(text: str) -> None:
    """At the end of any line of it."""
    assert left(text, found("LAN004", 1), found("LAN004", 2), found("LAN004", 4)) == ["LAN004:4"]


def test_an_empty_line_or_other_waivers_may_follow() -> None:
    """Two waivers above one block both are about it; an empty line between does not part them from it."""
    text = "<!-- waive LAN004: law -->\n<!-- waive LAN005: law -->\n\nOne\n"
    assert left(text, found("LAN004", 4), found("LAN005", 4)) == []


def test_a_callout_is_one_block() -> None:
    """Indented lines after an empty line belong to the block above them."""
    text = '<!-- waive LAN004: law -->\n!!! note "N"\n    One\n\n    Two\n\nThree\n'
    assert left(text, found("LAN004", 5), found("LAN004", 7)) == ["LAN004:7"]


def test_what_stands_in_code_is_no_waiver() -> None:
    """Neither in a fence nor in a code span: a guide may explain waivers."""
    text = "```\n<!-- waive LAN004: law -->\n```\n\nWrite `<!-- waive LAN004: law -->` here.\n"
    assert list(read_waivers("a.md", text.encode())) == []
    assert left(text, found("LAN004", 5)) == ["LAN004:5"]


@pytest.mark.parametrize(
    "comment", ["<!-- waive LAN004 -->", "<!-- waive LAN004: -->", "<!-- waive: law -->", "<!--waive LAN004 because-->"]
)
def test_a_waiver_without_a_reason_or_a_code_holds_nothing(comment: str) -> None:
    """It is an error, and the finding stands."""
    assert left(f"{comment}\nOne\n", found("LAN004", 2)) == ["WAI001:1", "LAN004:2"]


def test_a_waiver_that_is_not_needed_is_reported() -> None:
    """Where the fault is mended, or stands elsewhere, or the code is another."""
    assert left("<!-- waive LAN004: law -->\nOne\n\nTwo\n", found("LAN004", 4)) == ["LAN004:4", "WAI002:1"]


@pytest.mark.parametrize(
    "code", ["MAN020", "DIS001", "SAY001", "PDF001", "EPB001", "WEB001", "PRT001", "WAI002", "REF001"]
)
def test_some_codes_cannot_be_waived(code: str) -> None:
    """Safety, the disclaimer, dead sources, what an edition says: an error, and the finding stands."""
    assert left(f"<!-- waive {code}: please -->\nOne\n", found(code, 2)) == ["WAI003:1", f"{code}:2"]


def test_no_error_of_accessibility_can_be_waived() -> None:
    """The editions claim WCAG and PDF/UA; a warning can be waived."""
    text = "<!-- waive ACC001: no time -->\nOne\n"
    assert left(text, found("ACC001", 2, Severity.ERROR)) == ["ACC001:2", "WAI003:1"]
    assert left(text, found("ACC001", 2)) == []


def test_other_comments_and_other_files_are_left_alone() -> None:
    """Only Markdown has waivers, and only comments that begin with the word."""
    assert left("<!-- waiver of rights -->\n<!-- note: waive LAN004: x -->\nOne\n", found("LAN004", 3)) == ["LAN004:3"]
    assert apply_waivers((), {"references.json": b"<!-- waive LAN004: law -->"}).findings == ()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_matter(end: str) -> None:
    """Lines count the same in files of every system."""
    text = end.join(["One", "", "<!-- waive LAN004: law -->", "Two", ""])
    (waiver,) = read_waivers("a.md", text.encode())
    assert (waiver.place.line, waiver.first, waiver.last, waiver.reason) == (3, 4, 4, "law")


def guide_with(tmp_path: Path, text: str) -> Path:
    """The stock guide with a last section of this text."""
    folder = tmp_path / "guide"
    shutil.copytree(STOCK, folder)
    (folder / "sections" / "03-more.md").write_text(text, encoding="utf-8")
    return folder


def test_the_whole_way(tmp_path: Path) -> None:
    """In a real guide the waived finding is gone, its neighbour stands, and no edition carries the comment."""
    folder = guide_with(tmp_path, "# More\n\n<!-- waive LAN001: a quotation -->\nThe the soap.\n\nThe the brush.\n")
    assert [str(one) for one in check(folder).in_order()] == [
        "LAN001 warning sections/03-more.md:6:1 'The the': a word twice in a row"
    ]


def test_the_manifest_lists_what_was_waived(minimal: Book) -> None:
    """Code, file, line and reason of each waiver that was used."""
    outcome = apply_waivers([found("LAN004", 2)], {"a.md": b"<!-- waive LAN004: quoted law -->\nOne\n"})
    manifest = json.loads(make_manifest(minimal, (), (), outcome.used))
    assert manifest["waivers"] == [{"code": "LAN004", "file": "a.md", "line": 1, "reason": "quoted law"}]
