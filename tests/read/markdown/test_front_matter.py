"""Settings that a file has before its text: where they end, and what is told of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.check.source.every_word import check_source
from guidepress.model.book import PartKind
from guidepress.model.finding import Findings
from guidepress.model.xhtml import flat_text
from guidepress.read import read_guide
from tests.support.small_guide import SETTINGS, write_guide


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("---\ntitle: Tides\n---", []),
        ("\n\n---\ntitle: Tides\n---", []),
        ("---\ntitle: Tides: high\ntags:\n- sea\n\nlayout: x\n---", [("MAN085", 2)]),
        ("---\ntitle: Tides\nlist:\n-\n  a: b\n---", [("MAN085", 1)]),
        ("---\ntitle: Tides\nlist: [a,\n  b\n]\n---", [("MAN085", 1)]),
        ("---\ntitle: Tides\nWords that are text.\n---", [("MAN111", 3)]),
        ("---\ntitle: Tides\n\nWords.\n\nMore words.\n\n---", [("MAN111", 4)]),
        ("---\ntitle: Tides\n\nNote: take two.\n\n---", [("MAN111", 4)]),
        ("---\ntitle: Tides\n\n- Words\n- More\n\n---", [("MAN111", 4)]),
        ("---\ntitle: Tides\n----", [("MAN111", 3)]),
        ("---\ntitle: Tides", [("MAN111", 4)]),
        ("---\nlayout_of: x\nkind: y", [("MAN111", 5)]),
        ("---\nTitle: T\ntags:\n  - a\n- b\n# of the page", [("MAN111", 8)]),
        ("---\nnote: one\nand then words.", []),
        ("---\ntitle: T\n\n## of the page\nlang: de\n\ntags:\n- a\n---", [("MAN085", 1)]),
        ('+++\ntitle = "T"\n\n[menu]\nmain = "x"\n+++', [("MAN085", 1)]),
        ("---\nNote: a sentence below a rule.\n", []),
        ("\n---\n\nWords between rules.\n\n---", []),
        ('+++\ntitle = "x"\n\nWords\n+++', [("MAN111", 4)]),
        ('+++\ntitle = "x"\nwords = """\nMany\n"""\n+++', [("MAN085", 1)]),
        ('+++\ntitle = "x"\nweight = 2', [("MAN111", 5)]),
    ],
)
def test_no_text_is_taken_for_a_setting(tmp_path: Path, head: str, told: list[tuple[str, int]]) -> None:
    """What is text among settings is told at its line; settings alone are taken, wherever empty lines stand."""
    findings = Findings()
    book = read_guide(write_guide(tmp_path, f"{head}\n\n# Tides\n\nThe last words.\n", settings=SETTINGS), findings)
    codes = [(one.code, one.place.line) for one in findings.in_order() if one.code in {"MAN085", "MAN111"}]
    assert codes == told
    part = book.of_kind(PartKind.SECTION)
    assert part is not None
    assert "The last words." in flat_text(part.tree)
    if not told:
        assert list(check_source(book)) == []
